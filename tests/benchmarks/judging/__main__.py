"""Measures judging one invitation against 20,000 earlier notes: python -m tests.benchmarks.judging

The floor is reading the same note without anything to compare it with, in the same run.
"""

from __future__ import annotations

import json
import random
import sys
import time

from whence.domain.profiles import NO_PROFILE
from whence.services.judging import JournalNote, judge_lines

NOTES = 20_000
ROUNDS = 60
TEXT = "Hi Clara, I came across your profile and would love fifteen minutes to show how our platform cuts your cost."


def main() -> None:
    draw = random.Random(5)
    words = [*TEXT.split(), *("".join(draw.choices("aeioulrstn", k=6)) for _ in range(800))]
    notes = [JournalNote(str(n), f"sender {n}", " ".join(draw.choices(words, k=24)), frozenset()) for n in range(NOTES)]
    floor = _median([])
    full = _median(notes)
    sys.stdout.write(
        f"one invitation: {floor:.1f} ms alone, {full:.1f} ms against {NOTES:,} notes (goal 50) "
        f"= {full / floor:.1f} × alone\n"
    )


def _median(notes: list[JournalNote]) -> float:
    lines = [json.dumps({"id": n, "text": TEXT, "sender": {"name": f"S {n}"}}) for n in range(ROUNDS)]
    answers = judge_lines(lines, NO_PROFILE, notes)
    next(answers)
    times = []
    for _ in range(ROUNDS - 1):
        begun = time.perf_counter()
        next(answers)
        times.append((time.perf_counter() - begun) * 1000)
    return sorted(times)[len(times) // 2]


if __name__ == "__main__":
    main()
