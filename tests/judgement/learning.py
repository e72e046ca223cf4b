"""Learns the weights of selling from the labelled notes and writes them where the program reads them.

Logistic regression with a quadratic penalty, fitted by gradient steps scaled per feature (Duchi, Hazan and Singer
2011). Nothing is drawn by chance: the same notes give the same weights.

    python -m tests.judgement.learning
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.judgement.measuring import FOLDER, cases, owner
from whence.domain.notes import read_note, selling_features
from whence.domain.profiles import OwnerProfile, profile_from
from whence.services.phrasebooks import phrasebook

WEIGHTS = Path(__file__).resolve().parents[2] / "resources/rules/pitch_weights.toml"
_PENALTY = 0.5
_ROUNDS = 200
_RATE = 0.5
_FEWEST_NOTES = 2
_SMALLEST_WEIGHT = 0.03
_NOBODY = profile_from({"names": {"first": "Zzyzx", "last": "Qwrtz"}})
_HEAD = """# What words say about selling: log-odds learnt from the labelled notes in tests/judgement by
# `python -m tests.judgement.learning`; not to be edited by hand. A key is a stem of up to five letters, a pair of them,
# a phrase family (~), who a sentence speaks of (:), <own> what names the reader or their work.
# False positives: people who talk about selling, prices or clients as a subject; buyers; peers who compare suppliers.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled note by what it has."""

    features: frozenset[str]
    is_pitch: bool


def examples() -> list[Example]:
    """Every labelled note that may be learnt from; what is kept apart for measuring is not among them."""
    rows: list[tuple[OwnerProfile, str, str, bool]] = []
    for row in (*cases("tuning"), *cases("held_out")):
        line = row["line"]
        rows.append((owner(), line["sender"]["name"], line.get("text") or "", "PITCH" in row["gold"]["signals"]))
    owners = [profile_from(entry) for entry in json.loads((FOLDER / "owners.json").read_text(encoding="utf-8"))]
    for row in (*cases("wording"), *cases("examples")):
        whose = _NOBODY if row["owner"] is None else owners[row["owner"]]
        rows.append((whose, "Ilse Varnhold", row["text"], _is_pitch(row)))
    return [
        Example(found, is_pitch)
        for whose, sender, text, is_pitch in rows
        if (found := _features(whose, sender, text)) is not None
    ]


def learnt(notes: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """The bias and the weight of each feature that at least two notes have, in log-odds."""
    counts = Counter(name for note in notes for name in note.features)
    kept = sorted(name for name, count in counts.items() if count >= _FEWEST_NOTES)
    index = {name: place for place, name in enumerate(kept, 1)}
    rows = [([0, *sorted(index[name] for name in note.features if name in index)], note.is_pitch) for note in notes]
    weights, squares = [0.0] * (len(kept) + 1), [1e-8] * (len(kept) + 1)
    for _ in range(_ROUNDS):
        _step(rows, weights, squares)
    return weights[0], {name: weights[place] for name, place in index.items()}


def write_weights(path: Path, bias: float, weights: dict[str, float]) -> None:
    """Write the weights as TOML, the small ones left out."""
    lines = [
        f"{json.dumps(name, ensure_ascii=False)} = {weight:.2f}"
        for name, weight in weights.items()
        if abs(weight) >= _SMALLEST_WEIGHT
    ]
    path.write_text(f"{_HEAD}\nbias = {bias:.2f}\n\n[features]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _step(rows: Iterable[tuple[list[int], bool]], weights: list[float], squares: list[float]) -> None:
    slopes = [_PENALTY * weight for weight in weights]
    slopes[0] = 0.0
    for places, is_pitch in rows:
        wrong = 1 / (1 + math.exp(-sum(weights[place] for place in places))) - is_pitch
        for place in places:
            slopes[place] += wrong
    for place, slope in enumerate(slopes):
        squares[place] += slope * slope
        weights[place] -= _RATE * slope / math.sqrt(squares[place])


def _features(whose: OwnerProfile, sender: str, text: str) -> frozenset[str] | None:
    reading = read_note(text, sender, whose, phrasebook())
    if reading.text is None or not reading.is_checked or reading.has("scam"):
        return None
    return frozenset(feature.name for feature in selling_features(reading))


def _is_pitch(row: dict[str, object]) -> bool:
    return bool(row["pitch"]) if "pitch" in row else "PITCH" in str(row["must"])


if __name__ == "__main__":
    write_weights(WEIGHTS, *learnt(examples()))
    sys.stdout.write(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size} bytes\n")
