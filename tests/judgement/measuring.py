"""Judging the invented notes and comparing with their gold labels."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whence.domain.profiles import OwnerProfile, profile_from
from whence.services.judging import judge_lines

FOLDER = Path(__file__).parent
YES = frozenset({"accept", "accept_watch", "keep"})
NO = frozenset({"decline", "remove"})


@dataclass
class Measure:
    """Counts per signal, the confusion of suggestions, and the cases that break a gate."""

    found: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    size: int = 0

    def precision(self, code: str) -> float:
        shown = self.found[code] + self.extra[code]
        return self.found[code] / shown if shown else 1.0

    def recall(self, code: str) -> float:
        wanted = self.found[code] + self.missed[code]
        return self.found[code] / wanted if wanted else 1.0

    def table(self, title: str) -> str:
        codes = sorted(set(self.found) | set(self.extra) | set(self.missed))
        rows = [f"{title}: {self.size} notes", f"{'signal':14}{'found':>6}{'extra':>6}{'missed':>7}{'P':>7}{'R':>7}"]
        for code in codes:
            counts = f"{self.found[code]:6}{self.extra[code]:6}{self.missed[code]:7}"
            rows.append(f"{code:14}{counts}{self.precision(code):7.2f}{self.recall(code):7.2f}")
        rows += [f"{wanted} -> {given}: {count}" for (wanted, given), count in sorted(self.confusion.items())]
        return "\n".join(rows) + "\n"


def cases(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def owner() -> OwnerProfile:
    return profile_from(json.loads((FOLDER / "profile.json").read_text(encoding="utf-8")))


def answers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = [json.dumps(row["line"], ensure_ascii=False) for row in rows]
    return [json.loads(line) for line in judge_lines(lines, owner())]


def measured(*names: str) -> Measure:
    measure = Measure()
    for name in names:
        rows = cases(name)
        for row, answer in zip(rows, answers(rows), strict=True):
            _count(measure, row, answer)
    return measure


def _count(measure: Measure, row: dict[str, Any], answer: dict[str, Any]) -> None:
    wanted, given = set(row["gold"]["signals"]), {signal["code"] for signal in answer["signals"]}
    measure.size += 1
    measure.found.update(wanted & given)
    measure.extra.update(given - wanted)
    measure.missed.update(wanted - given)
    pair = (row["gold"]["suggestion"], answer["suggestion"])
    measure.confusion[pair] += 1
    if (pair[0] in YES and pair[1] in NO) or (pair[0] in NO and pair[1] in YES):
        measure.broken.append(f"{row['line']['id']}: {pair[0]} became {pair[1]}: {row['line'].get('text')}")
