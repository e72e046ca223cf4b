"""The command that weighs invitations and messages given as JSON lines: judge."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from whence.cli.answers import put_line
from whence.cli.request import Request, existing
from whence.domain.errors import UnreadableInput
from whence.domain.profiles import OwnerProfile, profile_from
from whence.domain.suggestions import Policy
from whence.services.judging import judge_lines
from whence.services.own_records import chosen_policy, journal_notes, owner_profile, standing_finder


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of this module to the parser."""
    judge = commands.add_parser(
        "judge",
        help="evidence and a proposal for invitations given as JSON lines on standard input; nothing is recorded",
    )
    judge.add_argument("--profile", type=Path, metavar="FILE", help="judge by this profile, without the journal's own")
    judge.set_defaults(run=judge_input)


def judge_input(request: Request) -> int:
    """Answer each JSON line with one JSON line. Raises JournalTrouble without a profile and without a journal.

    A given profile stands for the journal's own; earlier notes and contact are the journal's in both cases.
    """
    given: Path | None = request.arguments.profile
    profile = None if given is None else _profile_of(existing(given, "Name the file with --profile."))
    if profile is not None and not request.opening.exists:
        _answer(judge_lines(_lines(), profile))
        return 0
    with request.reading() as services:
        store = services.journal.store
        _answer(
            judge_lines(
                _lines(),
                profile or owner_profile(store),
                journal_notes(store),
                policy=chosen_policy(store) or Policy.SELECTIVE,
                find_standing=standing_finder(store),
            )
        )
    return 0


def _answer(answers: Any) -> None:
    for answer in answers:
        put_line(answer)


def _lines() -> Any:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield from sys.stdin
        return
    for line in stream:
        yield line.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _profile_of(path: Path) -> OwnerProfile:
    try:
        tables = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as wrong:
        raise UnreadableInput(f"{path} can't be read as a JSON profile: {_first_line(wrong)}.") from wrong
    return profile_from(tables)


def _first_line(wrong: Exception) -> str:
    return (str(wrong).splitlines() or ["not JSON"])[0].rstrip(".")
