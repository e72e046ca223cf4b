"""The signs of a capture line and what they carry: @ ^ # ! +note +in, and names behind "with" and "via"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from whence.domain.capture_known import is_named, key_of
from whence.domain.capture_parts import Part, PartKind
from whence.domain.capture_reading import Reading, occasion_at, person_at
from whence.domain.capture_signs import SIGN, quoted_at, without_escapes, word_ends
from whence.domain.capture_words import PLATFORMS, THROUGH
from whence.domain.day_words import FoundDay, find_day

_TAG: Final = re.compile(r"\S+")
_WORD_START: Final = re.compile(r"(?<!\S)\S")
_BARE_YEAR: Final = re.compile(r"\d{4}")
_MOST_DAY_WORDS: Final = 8
_NO_DAY_AFTER: Final = frozenset(
    (
        "the", "a", "an", "she", "he", "they", "we", "i", "it", "who", "you", "her", "his", "their", "our", "my",
        "about", "of", "every", "since", "under",
    )
)  # fmt: skip


def sign_at(reading: Reading, start: int) -> Part | None:
    """The part whose sign stands at `start`; None when the sign carries nothing."""
    match = SIGN.match(reading.text, start) if reading.marks.is_sign(start) else None
    if match is None:
        return None
    read = _SIGNS.get(match[0])
    if read is not None:
        return read(reading, match.end(), start)
    word = match[0].lower()
    return Part(PartKind.NOTE if word.endswith("note") else PartKind.CONNECTION, start, match.end(), word)


def introducer_at(reading: Reading, start: int, begin: int) -> Part | None:
    """Who is named behind "^": known, a name, or all words up to the next sign, comma or sentence end."""
    person = person_at(reading, PartKind.INTRODUCER, start, sign=begin, is_new_allowed=True)
    if person is not None:
        return person
    typed = without_escapes(" ".join(reading.text[start : reading.marks.soft_end(start)].split()))
    if not typed:
        return None
    end = start + len(reading.text[start : reading.marks.soft_end(start)].rstrip())
    return reading.named(PartKind.INTRODUCER, begin, end, typed, reading.known.introducers(typed))


def through_at(reading: Reading, start: int) -> Part | None:
    """ "via Sam Reyes", "introduced by Sam": an introducer only before a name ("via Zoom" is none)."""
    lead = THROUGH.match(reading.text, start)
    if lead is None:
        return None
    person = person_at(reading, PartKind.INTRODUCER, lead.end(), sign=start, is_new_allowed=True)
    if person is None or (key_of(person.value) in PLATFORMS and not person.candidates):
        return None
    return person


def _tag_at(reading: Reading, start: int, begin: int) -> Part | None:
    text = reading.text
    within = quoted_at(text, start)
    if within:
        return reading.named(PartKind.TAG, begin, within[1], within[0], reading.known.tags(within[0]))
    ends = word_ends(text, start, reading.marks.hard_end(start))
    for end in reversed(ends[1:]):
        found = [tag for tag in reading.known.tags(text[start:end]) if is_named(tag, text[start:end])]
        if found:
            return reading.named(PartKind.TAG, begin, end, text[start:end], found)
    if not ends:
        return None
    found = [tag for tag in reading.known.tags(text[start : ends[0]]) if is_named(tag, text[start : ends[0]])]
    return reading.named(PartKind.TAG, begin, ends[0], text[start : ends[0]], found)


def _follow_up_at(reading: Reading, start: int, begin: int) -> Part | None:
    text, marks = reading.text, reading.marks
    within = quoted_at(text, start)
    if within:
        day = _due(reading, reading.skip(within[1]))
        if day is not None and (day.is_certain or day.end >= _value_end(reading, day.end)):
            return _follow_up(begin, day.end, within[0], day)
        return _follow_up(begin, within[1], within[0], None)
    end = min(marks.sign_after(start), marks.stop_after(start))
    end = start + len(text[start:end].rstrip())
    task_start, task_end, day = _split_due(reading, start, end)
    task = without_escapes(" ".join(text[task_start:task_end].split()))
    return _follow_up(begin, end, task, day)


def _value_end(reading: Reading, start: int) -> int:
    return start + len(reading.text[start : reading.marks.soft_end(start)].rstrip())


def _follow_up(begin: int, end: int, task: str, day: FoundDay | None) -> Part:
    return Part(PartKind.FOLLOW_UP, begin, end, task, day=day.reading if day else None)


def _due(reading: Reading, start: int) -> FoundDay | None:
    return find_day(reading.text, start, reading.today, prefers="future", day_first=reading.day_first)


def _split_due(reading: Reading, start: int, end: int) -> tuple[int, int, FoundDay | None]:
    """The task's span and its day, which stands at the beginning or at the end of the value."""
    text = reading.text
    first = _due(reading, start)
    if first is not None and first.end == end:
        return end, end, first
    starts = [match.start() for match in _WORD_START.finditer(text, start, end)][-_MOST_DAY_WORDS:]
    for position in starts:
        found = _due(reading, position) if position > start else None
        if found is not None and found.end == end and _is_due(text, start, found):
            return start, start + len(text[start:position].rstrip(" ,:;-–(")), found
    if first is not None and first.end < end and first.is_certain:
        return reading.skip(first.end, ",:"), end, first
    if first is not None and first.end < end and text[first.end] in " :," and not _BARE_YEAR.match(text, start):
        return reading.skip(first.end, ",:"), end, first
    return start, end, None


def _is_due(text: str, start: int, found: FoundDay) -> bool:
    """Whether a day at the end of a promise is its day: not in "look at the sun", nor a year without "in"."""
    if found.is_certain:
        return True
    before = text[start : found.start].split()
    if before and before[-1].lower() in _NO_DAY_AFTER:
        return False
    return _BARE_YEAR.fullmatch(text[found.start : found.end]) is None


_SIGNS: Final[dict[str, Callable[[Reading, int, int], Part | None]]] = {
    "@": occasion_at,
    "^": introducer_at,
    "#": _tag_at,
    "!": _follow_up_at,
}
