"""People as Markdown (CommonMark), every character of theirs shown as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whence.domain.briefs import Brief

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def escaped(text: str) -> str:
    """Text in which nothing is taken for Markdown or HTML."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def person_sections(briefs: Iterable[Brief]) -> Iterator[bytes]:
    """A section for each person: the sentence, what shows it, the tie, decisions."""
    yield b"# People\n"
    for brief in briefs:
        lines = [f"\n## {escaped(brief.name)}\n", escaped(brief.sentence)]
        if brief.affiliation:
            lines.append(f"\n{escaped(brief.affiliation)}")
        lines += [f"- {escaped(piece.text)} ({piece.source.value})" for piece in brief.evidence]
        lines.append(f"- Tie: {escaped(brief.tie.sentence)}")
        lines += [f"- {one.day.words}: {one.verdict}. {escaped(one.rationale)}" for one in brief.decisions]
        yield ("\n".join(lines) + "\n").encode("utf-8")
