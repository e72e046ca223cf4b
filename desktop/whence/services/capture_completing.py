"""Completing a capture line: which name is being typed, and what of the journal it can become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from whence.domain.capture_known import key_of
from whence.domain.capture_parts import Candidate, Part, PartKind
from whence.domain.capture_show import shown_name, shown_occasion
from whence.domain.capture_signs import SIGN
from whence.domain.names import fold
from whence.services.capture_known import Hints
from whence.storage import capture, follow_ups
from whence.storage.store import Store

MOST: Final = 6
LONGEST_FRAGMENT: Final = 60
_SIGN_KINDS: Final = {"@": PartKind.EVENT, "^": PartKind.INTRODUCER, "#": PartKind.TAG}
_SIGN_OF: Final = {kind: sign for sign, kind in _SIGN_KINDS.items()}
_SIGNED: Final = re.compile(r"(?<!\S)([@^#])(\"?)([^\W_][^@^#!\"]*)$")
_BEFORE_PERSON: Final = re.compile(r"(?:^|(?<=\s))(?:with|and|&)\s+|,\s+", re.IGNORECASE)
_PERSON: Final = re.compile(r"\"?([^\W\d_][^@^#!,.;:\"]*)")
_SENTENCE_END: Final = re.compile(r"[.!?:]\s")


@dataclass(frozen=True, slots=True)
class Completion:
    """A name that `line[start:end]` can become; `written` is what then stands there, sign included."""

    kind: PartKind
    candidate: Candidate
    start: int
    end: int
    written: str

    def applied(self, line: str) -> tuple[str, int]:
        """The line with it, and where the cursor goes."""
        rest = line[self.end :]
        gap = "" if rest[:1] in {" ", ",", "."} else " "
        return f"{line[: self.start]}{self.written}{gap}{rest}", self.start + len(self.written) + len(gap)


@dataclass(frozen=True, slots=True)
class _Fragment:
    kind: PartKind
    start: int
    end: int
    typed: str


class Completing:
    """Answers what the name at the cursor can become: people as the palette finds them, events, tags."""

    def __init__(self, store: Store, hints: Hints) -> None:
        self._store = store
        self._hints = hints

    def at(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """The completions at a cursor, the likeliest first; none where no name is being typed or it is whole."""
        fragment = _fragment(line, cursor)
        if fragment is None:
            return ()
        if fragment.kind is PartKind.TAG:
            found = self._tags(fragment.typed)
        elif fragment.kind is PartKind.EVENT:
            found = self._events(fragment.typed)
        else:
            found = self._people(fragment.typed)
        if len(found) == 1 and key_of(found[0].name) == key_of(fragment.typed):
            return ()
        return tuple(
            Completion(fragment.kind, one, fragment.start, fragment.end, _written(fragment.kind, one)) for one in found
        )

    def _people(self, typed: str) -> list[Candidate]:
        found = capture.people_beginning(self._store, typed, MOST)
        hints = self._hints([person for person, _, _ in found]) if found else {}
        return [Candidate(uid, name, hints.get(person, "")) for person, uid, name in found]

    def _events(self, typed: str) -> list[Candidate]:
        wanted = fold(typed)
        rows = capture.event_names(self._store)
        begun = [row for row in rows if fold(row[1]).startswith(wanted)]
        held = [row for row in rows if row not in begun and f" {wanted}" in fold(row[1])] if len(begun) < MOST else []
        return [Candidate(uid, name, place) for uid, name, place, _ in (*begun, *held)][:MOST]

    def _tags(self, typed: str) -> list[Candidate]:
        wanted = fold(typed)
        return [Candidate(tag, tag) for tag in follow_ups.tag_names(self._store) if fold(tag).startswith(wanted)][:MOST]


def _fragment(line: str, cursor: int) -> _Fragment | None:
    before = line[:cursor]
    if cursor < len(line) and not line[cursor].isspace() and line[cursor] not in ",.":
        return None
    signed = _SIGNED.search(before)
    if signed is not None:
        kind, typed = _SIGN_KINDS[signed[1]], signed[3]
        is_ended = (kind is PartKind.TAG and " " in typed) or "," in typed or ". " in typed
        return None if is_ended or len(typed) > LONGEST_FRAGMENT else _Fragment(kind, signed.start(), cursor, typed)
    if SIGN.search(before) or _SENTENCE_END.search(before):
        return None
    start = max((match.end() for match in _BEFORE_PERSON.finditer(before)), default=0)
    person = _PERSON.fullmatch(before, start)
    if person is None or len(person[1]) > LONGEST_FRAGMENT or len(person[1].split()) > 4:
        return None
    return _Fragment(PartKind.PERSON, start, cursor, person[1])


def _written(kind: PartKind, candidate: Candidate) -> str:
    sign = _SIGN_OF.get(kind, "")
    if kind is PartKind.EVENT:
        return sign + shown_occasion(candidate.name)
    if kind is PartKind.TAG:
        return sign + (candidate.name if " " not in candidate.name else f'"{candidate.name}"')
    return sign + shown_name(Part(kind, 0, 0, candidate.name))
