"""What the commands answer, as JSON values and as text for a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from whence.domain.amounts import counted
from whence.domain.dates import Day

if TYPE_CHECKING:
    from whence.domain.briefs import Brief

_ONE = {"rows": "row", "interactions": "interaction", "drafts": "draft", "duplicates": "duplicate"}


def put(words: str) -> None:
    """Write a line of an answer."""
    sys.stdout.write(f"{printable(words)}\n")


def put_json(value: object) -> None:
    """Write an answer as one JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def put_json_line(value: object) -> None:
    """Write an answer as one line of JSON, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def put_line(line: str) -> None:
    """Write a line as it is, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def refuse(sentence: str) -> None:
    """Write a refusal where errors go."""
    sys.stderr.write(f"{printable(sentence)}\n")


def printable(text: str) -> str:
    """Text that can do nothing to a terminal: control and direction marks are left out, line ends stay."""
    return "".join(character for character in text if character in "\n\t" or character.isprintable())


def brief_value(brief: Brief) -> dict[str, Any]:
    """A brief in the field names of the public interface."""
    tie = brief.tie
    return {
        "uid": brief.uid,
        "name": brief.name,
        "profile_url": brief.profile_url,
        "affiliation": brief.affiliation,
        "sentence": brief.sentence,
        "evidence": [
            {"part": piece.part, "source": piece.source.value, "text": piece.text, "day": str(piece.day)}
            for piece in brief.evidence
        ],
        "tie": {
            "category": tie.category,
            "per_year": tie.per_year,
            "last_day": tie.last_day or None,
            "last_direction": tie.last_direction or None,
            "flags": list(tie.flags),
            "due_on": tie.due_on or None,
            "sentence": tie.sentence,
        },
        "last_contact": tie.last_day or None,
        "interactions": [
            {"day": str(one.day), "channel": one.channel, "direction": one.direction, "text": one.words}
            for one in brief.interactions
        ],
        "open_loops": list(brief.open_loops),
        "decisions": [
            {"day": str(one.day), "verdict": one.verdict, "codes": list(one.codes), "rationale": one.rationale}
            for one in brief.decisions
        ],
        "cautions": list(brief.cautions),
        "readiness": {
            "verdict": brief.readiness.verdict.value,
            "reasons": list(brief.readiness.reasons),
            "what_would_change_it": list(brief.readiness.changes),
        },
    }


def put_brief(brief: Brief) -> None:
    """Write a brief for reading, the sentence first."""
    put(brief.sentence)
    for piece in brief.evidence:
        put(f"  · {piece.text} ({piece.source.value}{_recorded(piece.day)})")
    put(f"Tie: {brief.tie.sentence}")
    for one in brief.interactions:
        said = f": {one.words.splitlines()[0][:160]}" if one.words else ""
        put(f"  {one.day.words} · {one.channel}{said}")
    _put_list("Open", brief.open_loops)
    _put_list("Decided", [f"{one.day.words}: {one.verdict}. {one.rationale}" for one in brief.decisions])
    _put_list("Mind", brief.cautions)
    put(f"Introduction: {brief.readiness.words}. {' '.join(brief.readiness.reasons)}")


def counts_line(counts: Mapping[str, int]) -> str:
    """Several counts in words: "3 new, 1 changed"."""
    told = ((number, name.replace("_", " ")) for name, number in counts.items())
    return ", ".join(counted(number, _ONE.get(words, words), words) for number, words in told)


def _put_list(title: str, lines: list[str] | tuple[str, ...]) -> None:
    if lines:
        put(f"{title}:")
        for line in lines:
            put(f"  {line}")


def _recorded(day: Day) -> str:
    return f", {day.words}" if day.is_known else ""
