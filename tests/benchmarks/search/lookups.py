"""Two hundred realistic look-ups in a journal: somebody is meant, and something about them is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Any, Final

from whence.domain.matching import words
from whence.domain.names import fold, tokens
from whence.storage.database import Database

_LETTERS: Final = "abcdefghijklmnoprstuvwz"
_MOST_AT_COMPANY: Final = 8
_COUNTS: Final = {"name": 80, "misspelt": 40, "surname + event": 20, "company": 20, "word": 20, "name + word": 20}
_PEOPLE: Final = """
SELECT p.id, p.first_name, p.last_name, p.name, coalesce(t.n_days, 0) FROM person p LEFT JOIN tie t ON t.person = p.id
WHERE p.shelf = 'people' ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is typed in the end, and the people who would be right."""

    kind: str
    typed: str
    meant: frozenset[int]

    def keystrokes(self) -> Iterator[str]:
        """What stands in the box after each letter."""
        return (self.typed[:length] for length in range(1, len(self.typed) + 1))


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    first: str
    last: str
    name: str
    days: int


class LookupMaker:
    """Draws look-ups from a journal, the same ones for the same seed.

    Half are for anybody, half for people in the proportion of the days on which something passed between us.
    Names are typed in either order.
    """

    def __init__(self, database: Database, seed: int) -> None:
        self._database = database
        self._rng = Random(seed)
        self._people = [_Person(*row) for row in database.rows(_PEOPLE)]
        self._totals = list(accumulate(person.days + 1 for person in self._people))

    def draw(self) -> list[Lookup]:
        """All look-ups, in random order."""
        makers: dict[str, Callable[[], Lookup | None]] = {
            "name": self._name, "misspelt": self._misspelt, "surname + event": self._event, "company": self._company,
            "word": self._word, "name + word": self._name_and_word,
        }  # fmt: skip
        found: list[Lookup] = []
        for kind, count in _COUNTS.items():
            kept: list[Lookup] = []
            for _ in range(count * 60):
                made = makers[kind]()
                if made is not None:
                    kept.append(made)
                if len(kept) == count:
                    break
            found += kept
        self._rng.shuffle(found)
        return found

    def _person(self) -> _Person:
        if self._rng.random() < 0.5:
            return self._rng.choice(self._people)
        return self._rng.choices(self._people, cum_weights=self._totals)[0]

    def _name(self) -> Lookup | None:
        person = self._person()
        typed = person.name if self._rng.random() < 0.5 else f"{person.last} {person.first}"
        typed = typed.lower() if self._rng.random() < 0.3 else fold(typed)
        return Lookup("name", typed, self._of_name(person.name))

    def _misspelt(self) -> Lookup | None:
        person = self._person()
        parts = list(tokens(person.name))
        long = [place for place, part in enumerate(parts) if len(part) > 3 and part.isascii()]
        if len(parts) < 2 or not long:
            return None
        for _ in range(self._rng.choice((1, 1, 2))):
            place = self._rng.choice(long)
            parts[place] = self._with_error(parts[place])
        typed = " ".join(parts)
        return None if typed == fold(person.name) else Lookup("misspelt", typed, self._of_name(person.name))

    def _with_error(self, word: str) -> str:
        rng, place = self._rng, self._rng.randrange(len(word) - 1)
        letter = rng.choice(_LETTERS)
        return rng.choice(
            (
                word[:place] + word[place + 1 :],
                word[: place + 1] + letter + word[place + 1 :],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            )
        )

    def _event(self) -> Lookup | None:
        person = self._person()
        event = self._database.value(
            "SELECT event.name FROM origin JOIN event ON event.id = event_id WHERE person_id = ?", (person.id,)
        )
        if event is None:
            return None
        typed = f"{tokens(person.last)[-1]} {' '.join(words(event)[:2])}"
        return Lookup("surname + event", typed, frozenset({person.id}))

    def _company(self) -> Lookup | None:
        person = self._person()
        company = self._value("SELECT organisation FROM affiliation WHERE person_id = ? ORDER BY id LIMIT 1", person)
        rows = self._database.rows("SELECT DISTINCT person_id FROM affiliation WHERE organisation = ?", (company,))
        there = frozenset(row[0] for row in rows)
        return Lookup("company", fold(company), there) if len(there) <= _MOST_AT_COMPANY else None

    def _word(self) -> Lookup | None:
        """A word hardly used elsewhere, from a message."""
        person = self._person()
        text = self._value(
            "SELECT i.line FROM participation p JOIN interaction i ON i.id = interaction_id WHERE person_id = ? "
            "AND channel = 'message' AND i.line <> '' ORDER BY p.day DESC LIMIT 1", person,
        )  # fmt: skip
        rare = [word for word in words(text or "") if len(word) > 6 and self._is_rare(word)]
        if not rare:
            return None
        holders = self._database.rows(
            "SELECT person_id FROM participation p JOIN interaction i ON i.id = interaction_id WHERE i.line LIKE ?",
            (f"%{rare[0]}%",),
        )
        return Lookup("word", rare[0], frozenset(row[0] for row in holders))

    def _is_rare(self, word: str) -> bool:
        return self._frequency(word) <= 5

    def _frequency(self, word: str) -> int:
        sql = "SELECT count(*) FROM search_texts WHERE search_texts MATCH ?"
        return int(self._database.value(sql, (f'"{word}"',)))

    def _name_and_word(self) -> Lookup | None:
        person = self._person()
        text = self._value(
            "SELECT i.line FROM participation p JOIN interaction i ON i.id = interaction_id WHERE person_id = ? "
            "AND i.line <> '' ORDER BY p.day DESC LIMIT 1", person,
        )  # fmt: skip
        telling = sorted((word for word in words(text or "") if len(word) > 6), key=self._frequency)
        if not telling or not tokens(person.last):
            return None
        return Lookup("name + word", f"{tokens(person.last)[-1]} {telling[0]}", frozenset({person.id}))

    def _value(self, sql: str, person: _Person) -> Any:
        return self._database.value(sql, (person.id,))

    def _of_name(self, name: str) -> frozenset[int]:
        return frozenset(row[0] for row in self._database.rows("SELECT id FROM person WHERE name = ?", (name,)))
