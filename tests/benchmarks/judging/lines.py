"""Requests given as lines to the command: every note held in memory, none in a journal."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from tests.benchmarks.judging.timing import Times, once
from whence.domain.profiles import NO_PROFILE
from whence.services.judging import JournalNote, judge_lines

if TYPE_CHECKING:
    from tests.benchmarks.judging.timing import Report

_ROUNDS = 100
_TEXT = "Hi Clara, I came across your profile and would love fifteen minutes to show how our platform cuts your cost."


def measure_lines(count: int, report: Report) -> None:
    """One line alone, and one against `count` notes."""
    draw = random.Random(5)
    words = [*_TEXT.split(), *("".join(draw.choices("aeioulrstn", k=6)) for _ in range(800))]
    notes = [JournalNote(str(n), f"sender {n}", " ".join(draw.choices(words, k=24)), frozenset()) for n in range(count)]
    report.tell("a line of the command", _times(notes), _times([]), goal=50)


def _times(notes: list[JournalNote]) -> Times:
    lines = [json.dumps({"id": n, "text": _TEXT, "sender": {"name": f"S {n}"}}) for n in range(_ROUNDS + 1)]
    answers = judge_lines(lines, NO_PROFILE, notes)
    next(answers)
    return once(lambda: next(answers), _ROUNDS)
