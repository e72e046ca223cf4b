"""Reading a capture line for saving: with what was picked, and with the wish for somebody new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from whence.domain.capture import CaptureLine, Part, PartKind, parse
from whence.domain.capture_parts import Choice, Match
from whence.domain.capture_signs import quoted_at
from whence.domain.errors import Refusal
from whence.services.capture_known import JournalKnown
from whence.services.commands import capture as commands

_LEAD = re.compile(r"(?:[@^#]|(?:with|and|via|introduced\s+by)\s+|&\s*|\+\s+)", re.IGNORECASE)


def read_line(command: commands.LogLine, known: JournalKnown, today: date) -> CaptureLine:
    """A line as it would be saved, its choices and the wish for somebody new included."""

    def read(choices: Sequence[Choice]) -> CaptureLine:
        return parse(
            command.line,
            known,
            today,
            day_first=command.day_first,
            is_event_mode=command.occasion is not None,
            choices=choices,
        )

    capture = read(command.choices)
    if not command.is_new or not capture.people:
        return capture
    asked = [part for part in capture.people if part.match in (Match.AMBIGUOUS, Match.SIMILAR)] or capture.people[:1]
    taken = {part.uid for part in asked}
    kept = [one for one in command.choices if one.kind is not PartKind.PERSON or one.uid not in taken]
    return read([*kept, *(Choice(PartKind.PERSON, typed_name(capture, part), "") for part in asked)])


def typed_name(capture: CaptureLine, part: Part) -> str:
    """The name of a part as it was typed, without what led to it and without quotation marks."""
    written = _LEAD.sub("", capture.line[part.start : part.end], count=1)
    within = quoted_at(written, 0)
    return within[0] if within else written


def refuse_unsettled(capture: CaptureLine) -> None:
    """Raises Refusal with the first thing that keeps a line from being saved."""
    if capture.problem:
        raise Refusal(capture.problem, field="line")
    blocking = next((part for part in capture.parts if part.is_blocking), None)
    if blocking is not None:
        raise Refusal(blocking.problem or "This line can't be saved as it stands.", field="line")
