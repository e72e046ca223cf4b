"""The capture line: one line of plain words becomes people, role, event, introducer, tags, promises and a note.

The grammar in short: the line begins with people; signs count after a space and before a letter, digit or quote;
what is not recognised is the note; a backslash takes the next word literally. Nothing of a line is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from whence.domain.business_cards import is_business_card
from whence.domain.capture_opening import channel_at, read_opening
from whence.domain.capture_parts import (
    Candidate,
    CaptureLine,
    Choice,
    Known,
    Match,
    Part,
    PartKind,
)
from whence.domain.capture_reading import Reading, occasion_at, person_at
from whence.domain.capture_signs import Marks, without_escapes
from whence.domain.capture_values import sign_at, through_at
from whence.domain.capture_words import AT, CHANNEL, JOINER, WITH

__all__ = ["Candidate", "CaptureLine", "Choice", "Known", "Match", "Part", "PartKind", "parse", "split_entries"]

_EMPTY: Final = "The line is empty. Begin with a name, such as “Mara Okafor, data lead at Acme @PyCon Lisbon”."
_ONLY_SIGNS: Final = "There are only signs here. Begin with a name; “@” takes an event, “#” a tag, “!” a follow-up."
_NOBODY: Final = "Who was it? Begin the line with a name, written with capitals or in quotation marks."
_TOKEN: Final = re.compile(r"\S+")
_CAN_BE_EMBEDDED: Final = frozenset(
    (PartKind.TAG, PartKind.PERSON, PartKind.INTRODUCER, PartKind.EMAIL, PartKind.PHONE, PartKind.LINK)
)
_BEFORE_CHANNEL: Final = frozenset((PartKind.PERSON, PartKind.ROLE, PartKind.COMPANY, PartKind.DAY))
_ONLY_GAP: Final = re.compile(r"[\s,;:.!?…]*")
_AFTER_PART: Final = re.compile(r"[.,;:!?…]+(?=\s|$)|\s+|,")


def parse(
    line: str,
    known: Known,
    today: date,
    *,
    day_first: bool = True,
    is_event_mode: bool = False,
    choices: Iterable[Choice] = (),
) -> CaptureLine:
    """Read one entry. In event mode a line may be about somebody whose name is missing.

    `choices` are what was picked before for names with several meanings. Never raises for any text: what is
    wrong stands as a sentence at its part, or at the line.
    """
    reading = Reading(Marks.of(line), known, today, day_first, tuple(choices))
    _Body(reading).read(read_opening(reading))
    reading.parts += _contacts_in_promises(reading)
    parts = sorted(_checked(reading) + _texts(reading), key=lambda part: (part.start, -part.end))
    return CaptureLine(line, tuple(parts), reading.direction, _line_problem(line, parts, is_event_mode))


class _Body:
    """What follows the opening, token by token."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._is_fresh = True
        self._is_segment_start = True
        self._has_words = False
        self._has_note_begun = False

    def read(self, start: int) -> None:
        position = start
        while True:
            position = self._gap(position)
            if position >= len(self._text):
                return
            part = self._part_at(position)
            position = self._keep(part) if part is not None else self._token(position)

    def _gap(self, start: int) -> int:
        position = self._reading.skip(start, ",;:" if self._is_fresh else "")
        if self._is_fresh and self._text[position : position + 1] == ".":
            after = self._reading.skip(position + 1)
            position = after if after > position + 1 or after >= len(self._text) else position
        return position

    def _keep(self, part: Part) -> int:
        is_embedded = self._has_words and part.kind in _CAN_BE_EMBEDDED and self._text[part.start] != "^"
        self._reading.add(replace(part, is_embedded=is_embedded))
        if not is_embedded:
            self._is_fresh, self._has_words = True, False
            if not self._has_note_begun and not self._reading.has(PartKind.PERSON):
                return read_opening(self._reading, part.end, is_after_sign=True)
        else:
            self._end_token(part.end)
        return part.end

    def _token(self, start: int) -> int:
        match = _TOKEN.match(self._text, start)
        end = match.end() if match else len(self._text)
        if any(character.isalnum() for character in self._text[start:end]):
            self._has_words, self._has_note_begun = True, True
        self._is_fresh = False
        self._end_token(end)
        return end

    def _end_token(self, end: int) -> None:
        """Words that close a sentence or a stretch between commas make room for a day of its own."""
        marks = self._reading.marks
        is_sentence_end = marks.stop_after(end - 1) <= end or end in marks.breaks
        self._is_segment_start = is_sentence_end or self._text[end - 1] in ",;"
        if is_sentence_end:
            self._has_words = False

    def _part_at(self, position: int) -> Part | None:
        if self._text[position] == "\\":
            return None
        contact = self._reading.marks.contact_at(position)
        if contact is not None:
            return Part(contact.kind, position, contact.end, self._text[position : contact.end])
        return (
            sign_at(self._reading, position)
            or through_at(self._reading, position)
            or self._with_at(position)
            or self._when_or_how_at(position)
        )

    def _with_at(self, position: int) -> Part | None:
        lead = WITH.match(self._text, position)
        start = lead.end() if lead else position
        if lead is None:
            last = self._reading.parts[-1] if self._reading.parts else None
            if last is None or last.kind is not PartKind.PERSON or self._reading.skip(last.end) != position:
                return None
            joint = JOINER.match(self._text, last.end)
            if joint is None:
                return None
            start = joint.end()
        is_new_allowed = not self._reading.has(PartKind.PERSON) and self._reading.has(PartKind.CHANNEL)
        return person_at(self._reading, PartKind.PERSON, start, sign=position, is_new_allowed=is_new_allowed)

    def _when_or_how_at(self, position: int) -> Part | None:
        if not self._is_fresh and not self._is_segment_start:
            return None
        day = self._day_at(position)
        if day is not None or not self._is_fresh:
            return day
        last = self._reading.parts[-1] if self._reading.parts else None
        channel = channel_at(self._reading, position) if last is not None and not self._has_note_begun else None
        if last is not None and channel is not None and (last.kind in _BEFORE_CHANNEL or self._is_alone(channel.end)):
            return channel
        at = AT.match(self._text, position)
        return occasion_at(self._reading, at.end(), position, is_new_allowed=False) if at else None

    def _is_alone(self, end: int) -> bool:
        """Whether what ends there fills its stretch between commas, signs and sentence ends."""
        return self._reading.skip(end) >= self._reading.marks.soft_end(end)

    def _day_at(self, position: int) -> Part | None:
        found = self._reading.found_day(position)
        if found is None:
            return None
        is_alone = self._is_alone(found.end)
        can_be_plain = self._is_fresh and (is_alone or CHANNEL.match(self._text, self._reading.skip(found.end, ",")))
        if not can_be_plain and not (found.is_certain and (self._is_fresh or is_alone)):
            return None
        return Part(PartKind.DAY, position, found.end, self._text[position : found.end], day=found.reading)


def _contacts_in_promises(reading: Reading) -> list[Part]:
    """Addresses and numbers are recognised inside a follow-up too; its words keep them."""
    promises = [part for part in reading.parts if part.kind is PartKind.FOLLOW_UP]
    return [
        Part(found.kind, found.start, found.end, reading.text[found.start : found.end], is_embedded=True)
        for found in reading.marks.contacts
        if any(part.start < found.start and found.end <= part.end for part in promises)
    ]


def _texts(reading: Reading) -> list[Part]:
    """What is left between the parts: the note, without the punctuation that only separated it."""
    taken = sorted(
        [(part.start, part.end, True) for part in reading.parts if not part.is_embedded]
        + [(start, end, False) for start, end in reading.separators]
    )
    texts, position = [], 0
    is_after_part = False
    for start, end, is_part in [*taken, (len(reading.text), len(reading.text), True)]:
        text = _text(reading.text, position, start, is_after_part=is_after_part)
        if text is not None:
            texts.append(text)
        position, is_after_part = max(position, end), is_part
    return texts


def _text(line: str, start: int, end: int, *, is_after_part: bool) -> Part | None:
    if start >= end:
        return None
    while is_after_part and (gap := _AFTER_PART.match(line, start, end)):
        start = gap.end()
    words = line[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip().rstrip(",;") if end < len(line) else words.strip())
    value = without_escapes(" ".join(line[start:end].split()))
    is_only_gap = not value or (end - start < len(line.strip()) and _ONLY_GAP.fullmatch(value))
    return None if is_only_gap else Part(PartKind.TEXT, start, end, value)


def _checked(reading: Reading) -> list[Part]:
    """The parts with what is wrong about them: days that don't exist, lie on the wrong side, or mean two things."""
    seen: dict[PartKind, str] = {}
    parts = []
    for part in reading.parts:
        checked = _with_day_problem(part, reading.today)
        if part.kind in (PartKind.NOTE, PartKind.CONNECTION) and seen.setdefault(part.kind, part.value) != part.value:
            sentence = f"The line says both {seen[part.kind]} and {part.value}. Remove one of them."
            checked = replace(part, problem=sentence, is_blocking=True)
        parts.append(checked)
    return parts


def _with_day_problem(part: Part, today: date) -> Part:
    reading = part.day
    if reading is None:
        return part
    if reading.problem:
        return replace(part, problem=reading.problem, is_blocking=True)
    if reading.day is None:
        sentence = f"“{part.value if part.kind is PartKind.DAY else 'The day'}” can be {reading.words}. Pick one."
        return replace(part, problem=sentence, is_blocking=True)
    start, end = reading.day.start, reading.day.end
    if part.kind is PartKind.DAY and start is not None and start > today:
        sentence = (
            f"{_capital(reading.words)} is still to come: it counts from then on. For a promise write “!” before it."
        )
        return replace(part, problem=sentence)
    if part.kind is PartKind.FOLLOW_UP and end is not None and end < today:
        sentence = f"{_capital(reading.words)} is past. A follow-up needs a day from today on."
        return replace(part, problem=sentence, is_blocking=True)
    return part


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line_problem(line: str, parts: list[Part], is_event_mode: bool) -> str | None:
    if not line.strip():
        return _EMPTY
    if not any(character.isalnum() for character in line):
        return _ONLY_SIGNS
    return None if is_event_mode or any(part.kind is PartKind.PERSON for part in parts) else _NOBODY


def split_entries(text: str) -> tuple[str, ...]:
    """The entries of a pasted text: each line that is not empty, unless all of it is one business card."""
    if is_business_card(text):
        return (text.strip(),)
    return tuple(line.strip() for line in text.splitlines() if line.strip())
