"""`whence introduce`: who is to meet whom, why, and the texts to copy."""

from __future__ import annotations

import argparse
from typing import Any

from whence.cli.answers import put, put_json
from whence.cli.request import Request
from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.introductions import STATE_WORDS
from whence.services.commands.introductions import StartIntroduction
from whence.services.introductions import ShownIntroduction
from whence.services.suite import Services


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command of this module to the parser."""
    introduce = commands.add_parser("introduce", help="introduce two people to each other: briefs and texts to copy")
    introduce.add_argument("asker", metavar="A", help="who asks to be introduced")
    introduce.add_argument("asked_for", metavar="B", help="who is asked for")
    introduce.add_argument("--for", dest="purpose", default="", metavar="TEXT", help="why both would want it")
    introduce.add_argument("--json", action="store_true", help="answer as JSON")
    introduce.set_defaults(run=run, goes_to_window=True)


def run(request: Request) -> int:
    """Start an introduction. Raises NobodyFound or Refusal when one of the two is not told clearly."""
    options = request.arguments
    with request.writing() as services:
        asker, asked_for = _meant(services, options.asker), _meant(services, options.asked_for)
        made = services.journal.do(StartIntroduction(asker, asked_for, options.purpose)).value
        shown = services.introductions.shown(int(made))
    if request.is_json:
        put_json(_value(shown))
    else:
        _put(shown)
    return 0


def _meant(services: Services, name: str) -> PersonId:
    person = services.people.id_of_uid(name)
    if person is not None:
        return person
    meant = services.recall.meant(name)
    if not meant:
        raise NobodyFound(f"Nobody in this journal matches “{name}”. Check the spelling, or log them first.")
    if len(meant) > 1 or not services.recall.is_certain(meant[0], name):
        names = ", ".join(f"{one.name} ({one.uid})" for one in meant[:5])
        raise Refusal(f"Nobody alone is meant by “{name}” for certain: {names}. Name one of them in full, or by uid.")
    return meant[0].person


def _value(shown: ShownIntroduction) -> dict[str, Any]:
    kept = shown.introduction
    return {
        "uid": kept.uid,
        "state": kept.state.value,
        "purpose": kept.purpose,
        "asker": _side(shown.asker),
        "asked_for": _side(shown.asked_for),
        "texts": {
            "to_asker": shown.texts.to_asker,
            "to_asked_for": shown.texts.to_asked_for,
            "to_both": shown.texts.to_both,
        },
    }


def _side(brief: Any) -> dict[str, Any]:
    return {
        "uid": brief.uid,
        "name": brief.name,
        "sentence": brief.sentence,
        "readiness": {"verdict": brief.readiness.verdict.value, "reasons": list(brief.readiness.reasons)},
    }


def _put(shown: ShownIntroduction) -> None:
    put(f"{shown.asker.name} › {shown.asked_for.name}: {STATE_WORDS[shown.introduction.state]}")
    for brief in (shown.asker, shown.asked_for):
        put(f"  {brief.sentence} Introduction: {brief.readiness.words}. {' '.join(brief.readiness.reasons)}")
    put(f"\nAsk {shown.asker.name}:\n{shown.texts.to_asker}")
    put(f"\nAsk {shown.asked_for.name}:\n{shown.texts.to_asked_for}")
    put(f"\nWhen both agreed:\n{shown.texts.to_both}")
