"""The state of reading one capture line, and how names are taken from it: people, introducers, events, companies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from whence.domain.capture_known import is_named, key_of, meaning
from whence.domain.capture_parts import Candidate, Choice, Known, Part, PartKind
from whence.domain.capture_signs import Marks, is_abbreviation, past_space, quoted_at, without_escapes, word_ends
from whence.domain.capture_words import INNER_PARTICLES, NO_NAMES, PARTICLES, RELATIVE_DAY
from whence.domain.day_words import FoundDay, find_day
from whence.domain.interactions import Direction

_NAME_WORD: Final = re.compile(r"[^\s,;:!?\"“”„()<>@^#\\/&+=|{}\[\]*%$~`…]+")
_NICKNAME: Final = re.compile(r"[\"“(][^\W\d_][\w'’.-]*[\"”)](?=[\s.,;:]|$)")
_INNER_CAPITAL: Final = re.compile(r"[^\W\d_]{1,4}['’-][^\W\d_]")
_YEAR_NEXT: Final = re.compile(r"\s+(?:19|20)\d\d(?![\w/.-])")
LONGEST_NAME: Final = 120

Lookup = Callable[[str], Sequence[Candidate]]


@dataclass(slots=True)
class Reading:
    """One line while it is being read: what is known, where things end, and the parts found so far."""

    marks: Marks
    known: Known
    today: date
    day_first: bool
    choices: tuple[Choice, ...]
    parts: list[Part] = field(default_factory=list)
    separators: list[tuple[int, int]] = field(default_factory=list)
    direction: Direction | None = None
    kinds: set[PartKind] = field(default_factory=set)

    @property
    def text(self) -> str:
        return self.marks.text

    def has(self, kind: PartKind) -> bool:
        return kind in self.kinds

    def add(self, part: Part) -> int:
        """Keep `part`; the position behind it."""
        self.parts.append(part)
        self.kinds.add(part.kind)
        return part.end

    def skip(self, start: int, more: str = "") -> int:
        """The position behind white space, and behind the characters of `more`."""
        return past_space(self.text, start, more)

    def found_day(self, start: int) -> FoundDay | None:
        """The day of the interaction that begins at `start`, unless one is known already."""
        if self.has(PartKind.DAY):
            return None
        return find_day(self.text, start, self.today, prefers="past", day_first=self.day_first)

    def _is_quoted(self, start: int, end: int) -> bool:
        opening = next((place for place in range(start, end) if self.text[place] in '"“„'), end)
        return quoted_at(self.text, opening) is not None

    def named(self, kind: PartKind, start: int, end: int, typed: str, found: Sequence[Candidate]) -> Part:
        """The part for a name typed at `start`: what it means, with similar people when it is new."""
        is_person = kind in (PartKind.PERSON, PartKind.INTRODUCER)
        is_open = typed[:1] in {'"', "“", "„"} and len(typed) > 1 and not self._is_quoted(start, end)
        typed = typed[1:] if is_open else typed
        similar = self.known.similar_people(typed) if is_person and not found and len(typed) <= LONGEST_NAME else ()
        meant = meaning(kind, typed, found, self.choices, similar)
        part = Part(
            kind, start, end, meant.value, meant.match, meant.candidates, None, meant.problem, meant.is_blocking
        )
        if is_open:
            return replace(part, problem=f"The quotation mark before {typed} is not closed. Close it, or remove it.")
        if len(typed) <= LONGEST_NAME:
            return part
        sentence = f"A name of {len(typed):,} characters is too long. End it with a comma or a full stop."
        return replace(part, problem=sentence, is_blocking=True)


def name_end(marks: Marks, start: int) -> int:
    """Where the unknown name that begins at `start` ends; `start` when no name begins there.

    A name is a run of words that don't begin with a small letter; particles (von, de, bin) count inside it.
    """
    text, limit = marks.text, marks.soft_end(start)
    end = position = start
    while position < limit:
        nickname = _NICKNAME.match(text, position) if end > start else None
        match = nickname or _NAME_WORD.match(text, position)
        if match is None:
            break
        stop = match.end() if nickname else _word_end(text, position, min(match.end(), limit))
        if not nickname and _is_particle(text[position:stop], is_first=end == start):
            position = past_space(text, stop)
            continue
        if not nickname and not _is_name_word(text[position:stop]):
            break
        if text[end - 1 : end] == "." and end > start and key_of(text[position:stop]) in NO_NAMES:
            break
        end = stop
        if stop < match.end() or (stop < len(text) and not text[stop].isspace()):
            break
        position = past_space(text, stop)
    return start if _begins_no_name(text[start:end]) else end


def _word_end(text: str, start: int, end: int) -> int:
    """Without the full stops behind a word, unless they are its own (Jr., J.P.)."""
    while end > start and text[end - 1] == "." and not is_abbreviation(text, end - 1):
        end -= 1
    return end


def _is_particle(word: str, *, is_first: bool) -> bool:
    return word in PARTICLES and not (is_first and word in INNER_PARTICLES)


def _is_name_word(word: str) -> bool:
    if not word or not word[0].isalpha():
        return False
    if not word[0].islower():
        return True
    inner = _INNER_CAPITAL.match(word)
    return inner is not None and inner[0][-1].isupper()


def _begins_no_name(name: str) -> bool:
    words = name.split()
    return bool(words) and key_of(words[0]) in NO_NAMES


def _longest(
    marks: Marks, start: int, extent: int, find: Lookup, accept: Callable[[int, Sequence[Candidate]], bool]
) -> int:
    """The end of the longest run of words from `start` that is known and acceptable; `start` for none.

    Besides the ends of words, `extent` is tried, where an unknown name would end.
    """
    ends = {*word_ends(marks.text, start, marks.hard_end(start)), extent} - {start}
    for end in sorted(ends, reverse=True):
        found = find(marks.text[start:end])
        if found and accept(end, found):
            return end
    return start


def person_at(
    reading: Reading, kind: PartKind, start: int, *, sign: int | None = None, is_new_allowed: bool
) -> Part | None:
    """The person named at `start` (with the sign at `sign` before it): known, or new where that is allowed."""
    text, begin = reading.text, start if sign is None else sign
    find = reading.known.introducers if kind is PartKind.INTRODUCER else reading.known.people
    within = quoted_at(text, start)
    if within:
        found = find(within[0])
        return reading.named(kind, begin, within[1], within[0], found) if found or is_new_allowed else None
    extent = name_end(reading.marks, start)

    def accept(end: int, found: Sequence[Candidate]) -> bool:
        typed = text[start:end]
        is_whole = any(is_named(candidate, typed) for candidate in found)
        if end < extent:
            return is_whole and " " in typed.strip()
        return is_whole or not text[start].islower() or (key_of(typed) not in NO_NAMES and _is_first_name(found, typed))

    end = _longest(reading.marks, start, extent, find, accept)
    if end > start:
        return reading.named(kind, begin, end, text[start:end], find(text[start:end]))
    if is_new_allowed and extent > start:
        return reading.named(kind, begin, extent, " ".join(text[start:extent].split()), ())
    return None


def _is_first_name(found: Sequence[Candidate], typed: str) -> bool:
    return any(key_of(candidate.name).startswith(f"{key_of(typed)} ") for candidate in found)


def occasion_at(reading: Reading, start: int, begin: int, *, is_new_allowed: bool = True) -> Part | None:
    """The event, else the place, named at `start`; `begin` is where its sign or "at" stands.

    A shorter known name than all that is written counts only when it is that name in full.
    """
    marks, text = reading.marks, reading.text
    within = quoted_at(text, start)
    if within:
        typed, end = within
    else:
        soft = _without_day(text, start, marks.soft_end(start))
        end = max(_longest(marks, start, soft, find, _whole_or_all(text, start, soft)) for find in _occasions(reading))
        if end == start and is_new_allowed:
            end = soft
        typed = without_escapes(" ".join(text[start:end].split()))
    if not typed:
        return None
    events, places = (find(typed) for find in _occasions(reading))
    if not events and not places and not is_new_allowed:
        return None
    if any(is_named(place, typed) for place in places) and not any(is_named(event, typed) for event in events):
        return reading.named(PartKind.PLACE, begin, end, typed, places)
    is_place = bool(places) and not events
    return reading.named(PartKind.PLACE if is_place else PartKind.EVENT, begin, end, typed, events or places)


def _occasions(reading: Reading) -> tuple[Lookup, Lookup]:
    return reading.known.events, reading.known.places


def _whole_or_all(text: str, start: int, soft: int) -> Callable[[int, Sequence[Candidate]], bool]:
    def accept(end: int, found: Sequence[Candidate]) -> bool:
        is_other_year = _YEAR_NEXT.match(text, end) is not None
        return end == soft or (not is_other_year and any(is_named(one, text[start:end]) for one in found))

    return accept


def _without_day(text: str, start: int, end: int) -> int:
    """The end of an unknown name, before a day counted from today ("@PyCon yesterday")."""
    day = RELATIVE_DAY.search(text, start, end)
    end = day.start() if day else end
    while end > start and (text[end - 1].isspace() or text[end - 1] == ":"):
        end -= 1
    return end


def company_at(reading: Reading, start: int, begin: int, *, is_new_allowed: bool) -> Part | None:
    """The organisation named at `start`: the longest known one, else the run of words that look like a name."""
    marks, text = reading.marks, reading.text
    within = quoted_at(text, start)
    if within:
        found = reading.known.organisations(within[0])
        return reading.named(PartKind.COMPANY, begin, within[1], within[0], found) if found or is_new_allowed else None
    extent = company_end(marks, start)
    end = _longest(marks, start, extent, reading.known.organisations, _whole_or_all(text, start, extent))
    if end == start and is_new_allowed:
        end = extent
    if end == start:
        return None
    typed = " ".join(text[start:end].split())
    found = reading.known.organisations(typed)
    legal_form = _LEGAL_FORM.match(text, past_space(text, end)) if found else None
    return reading.named(PartKind.COMPANY, begin, legal_form.end() if legal_form else end, typed, found)


_COMPANY_GLUE: Final = frozenset(
    ("of", "for", "and", "&", "the", "de", "des", "der", "van", "von", "für", "et", "y", "+")
)
_LEGAL_FORM: Final = re.compile(r"(?:Inc|Ltd|Co|Corp|Bros)\.(?=\s|$)")


def company_end(marks: Marks, start: int) -> int:
    """Where an unknown organisation ends: at a small word that joins no names, behind "Inc.", or its sentence."""
    text, limit = marks.text, marks.soft_end(start)
    end = start
    for match in re.compile(r"\S+").finditer(text, start, limit):
        word = match[0].rstrip(":!?")
        is_glue = word in _COMPANY_GLUE and end > start
        if not is_glue and not (word[:1].isdigit() or (word[:1].isalpha() and not word[0].islower())):
            break
        if not is_glue:
            end = match.start() + len(word)
        if _LEGAL_FORM.fullmatch(match[0]) or len(word) < len(match[0]):
            break
    return _without_day(text, start, end)
