"""Rows for the people of a generated journal and everything kept about them but interactions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from tests.generating.names import NameMaker
from tests.generating.occasions import PLACES, TAGS, TITLES, companies, events
from tests.generating.texts import TextMaker
from whence.domain.names import fold, profile_key, tokens

TODAY: Final = date(2026, 6, 30)
IMPORT: Final = 1
ARCHIVE: Final = "archive"
_ONE_STRANGER_IN: Final = 37
_WAITING_DAYS: Final = 400  # a request older than that was declined
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A generated person, as far as the other rows need to know."""

    id: int
    first: str
    last: str
    connected: date

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def is_stranger(self) -> bool:
        """Whether they only ever asked to connect."""
        return self.id % _ONE_STRANGER_IN == 0


def uid(rng: Random) -> str:
    """An identifier of the form the journal uses, drawn from the seeded source."""
    return str(UUID(int=rng.getrandbits(128)))


def draw_people(rng: Random, count: int) -> list[Somebody]:
    """The people, those connected first in front."""
    maker = NameMaker(rng, count)
    days = sorted(rng.randint(1, 6_200) for _ in range(count))
    return [
        Somebody(number, *maker.draw(), TODAY - timedelta(days=6_200 - day)) for number, day in enumerate(days, start=1)
    ]


class PeopleRows:
    """Makes the rows of every table about people, one method a table."""

    def __init__(self, rng: Random, people: list[Somebody]) -> None:
        self._rng = rng
        self._people = people
        self._texts = TextMaker(rng)
        self._companies = companies(rng, max(20, min(3_000, len(people) // 8)))
        self.events = events(rng, max(5, min(400, len(people) // 50)))

    def persons(self) -> Iterator[Row]:
        """uid, name, first, last, headline, shelf, shelved on, created at for each person."""
        rng = self._rng
        for person in self._people:
            drawn = rng.choices(("people", "archived", "bin"), (977, 20, 3))[0]
            shelf = "aside" if person.is_stranger else drawn
            shelved = "" if shelf == "people" else person.connected.isoformat()
            stamp = f"{person.connected}T09:00:00Z"
            headline = rng.choice(TITLES) if rng.random() < 0.1 else ""
            yield (
                person.id, uid(rng), person.name, person.first, person.last, headline, shelf, shelved, ARCHIVE,
                IMPORT, stamp, stamp,
            )  # fmt: skip

    def identities(self) -> Iterator[Row]:
        """A profile address each, and an e-mail address for a third."""
        for person in self._people:
            slug = "-".join((*tokens(person.name), f"{person.id:x}"))
            url = f"https://www.linkedin.com/in/{slug}"
            yield person.id, "profile", url, profile_key(url), ARCHIVE
            if self._rng.random() < 0.33:
                mail = f"{'.'.join(tokens(person.name))}{person.id}@example.org"
                yield person.id, "email", mail, fold(mail), ARCHIVE

    def connections(self) -> Iterator[Row]:
        """Most are connected, since their day."""
        for person in self._people:
            if person.is_stranger:
                yield person.id, "invited_by_them", "", TODAY.isoformat(), ARCHIVE
            elif self._rng.random() < 0.93:
                yield person.id, "connected", person.connected.isoformat(), TODAY.isoformat(), ARCHIVE

    def affiliations(self) -> Iterator[Row]:
        """Where they work, and for a quarter where they worked before."""
        rng = self._rng
        for person in self._people:
            day = person.connected.isoformat()
            yield person.id, self._company(), rng.choice(TITLES), day, TODAY.isoformat(), 1
            if rng.random() < 0.25:
                yield person.id, self._company(), rng.choice(TITLES), day, day, 0

    def event_rows(self) -> Iterator[Row]:
        """The events people were met at."""
        for name, place, day in self.events:
            yield uid(self._rng), name, place, day, day, f"{day}T20:00:00Z"

    def origins(self) -> Iterator[Row]:
        """How somebody became known: at an event, at a place, through somebody; for many nothing."""
        rng = self._rng
        for person in self._people:
            if rng.random() > 0.55:
                continue
            event = rng.randint(1, len(self.events)) if rng.random() < 0.6 else None
            place = rng.choice(PLACES) if event is None else ""
            introducer = rng.randint(1, person.id - 1) if person.id > 1 and rng.random() < 0.2 else None
            words = self._texts.origin() if rng.random() < 0.4 else ""
            day = self.events[event - 1][2] if event else person.connected.isoformat()
            yield person.id, 1, event, place, day, introducer, words, f"{day}T21:00:00Z"

    def tags(self) -> Iterator[Row]:
        """Every tag there is."""
        yield from ((name,) for name in TAGS)

    def person_tags(self) -> Iterator[Row]:
        """One or two tags for every seventh person."""
        for person in self._people:
            if self._rng.random() < 0.15:
                for tag in sorted(self._rng.sample(range(1, len(TAGS) + 1), self._rng.randint(1, 2))):
                    yield person.id, tag

    def invitations(self) -> Iterator[Row]:
        """A request from every stranger and for two other people in five, a third of them with a note."""
        rng = self._rng
        for person in self._people:
            if rng.random() > 0.4 and not person.is_stranger:
                continue
            has_note, day = rng.random() < 0.33, person.connected.isoformat()
            is_incoming = rng.random() < 0.7 or person.is_stranger
            answered = "open" if (TODAY - person.connected).days < _WAITING_DAYS else "declined"
            yield (
                uid(rng), person.id, "incoming" if is_incoming else "outgoing",
                answered if person.is_stranger else "accepted", day, f"{day}T08:30:00",
                self._texts.note() if has_note else "", "text" if has_note else "none", ARCHIVE,
                b"i" + person.id.to_bytes(8, "big"), IMPORT, f"{day}T09:00:00Z", f"{day}T09:00:00Z",
            )  # fmt: skip

    def decisions(self) -> Iterator[Row]:
        """What was decided about one in ten, and why."""
        rng = self._rng
        for person in self._people:
            if rng.random() < 0.1:
                verdict = rng.choice(("accept", "accept_watch", "decline", "keep", "keep"))
                day = person.connected.isoformat()
                codes = json.dumps([rng.choice(("A-MET", "D-NONOTE", "D-PITCH", "A-NOTE"))])
                yield (
                    uid(rng), person.id, "tie" if verdict == "keep" else "invitation", verdict, codes,
                    self._texts.rationale(), day, f"{day}T10:00:00Z",
                )  # fmt: skip

    def follow_ups(self) -> Iterator[Row]:
        """A promise for every thirtieth person."""
        for person in self._people:
            if self._rng.random() < 0.03:
                due = TODAY + timedelta(days=self._rng.randint(-20, 60))
                yield person.id, self._texts.line(), due.isoformat(), f"{TODAY}T10:00:00Z"

    def private_notes(self) -> Iterator[Row]:
        """A note for every twentieth person."""
        for person in self._people:
            if self._rng.random() < 0.05:
                text = f"{self._texts.origin()}. {self._texts.rare_word()}"
                yield person.id, text, person.connected.isoformat(), f"{person.connected}T10:00:00Z"

    def introductions(self) -> Iterator[Row]:
        """People brought together."""
        rng = self._rng
        for _ in range(len(self._people) // 150):
            asker, asked_for = rng.sample(range(1, len(self._people) + 1), 2)
            yield (
                uid(rng),
                asker,
                asked_for,
                self._texts.line(),
                rng.choice(("idea", "asked_a", "asked_b", "made")),
                TODAY.isoformat(),
                f"{TODAY}T10:00:00Z",
            )

    def _company(self) -> str:
        """One of the companies, the first ones far more often."""
        return self._companies[int(len(self._companies) * self._rng.random() ** 2)]


INSERTS: Final = {
    "persons": "INSERT INTO person (id, uid, name, first_name, last_name, headline, shelf, shelved_on, source,"
    " import_id, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    "identities": "INSERT INTO identity (person_id, kind, value, key, source) VALUES (?,?,?,?,?)",
    "connections": "INSERT INTO connection (person_id, state, connected_on, last_seen_on, source) VALUES (?,?,?,?,?)",
    "affiliations": "INSERT INTO affiliation (person_id, organisation, title, first_seen_on, last_seen_on, is_current)"
    " VALUES (?,?,?,?,?,?)",
    "event_rows": "INSERT INTO event (uid, name, place, starts_on, ends_on, created_at) VALUES (?,?,?,?,?,?)",
    "origins": "INSERT INTO origin (person_id, is_first, event_id, place, day, introducer_id, words, created_at)"
    " VALUES (?,?,?,?,?,?,?,?)",
    "tags": "INSERT INTO tag (name) VALUES (?)",
    "person_tags": "INSERT INTO person_tag (person_id, tag_id) VALUES (?,?)",
    "invitations": "INSERT INTO invitation (uid, person_id, direction, state, sent_on, sent_at, note, note_kind,"
    " source, source_key, import_id, created_at, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "decisions": "INSERT INTO decision (uid, person_id, stage, verdict, codes, rationale, decided_on, decided_at)"
    " VALUES (?,?,?,?,?,?,?,?)",
    "follow_ups": "INSERT INTO follow_up (person_id, words, due_on, created_at) VALUES (?,?,?,?)",
    "private_notes": "INSERT INTO private_note (person_id, text, written_on, created_at) VALUES (?,?,?,?)",
    "introductions": "INSERT INTO introduction (uid, asker_id, asked_for_id, purpose, state, created_on, updated_at)"
    " VALUES (?,?,?,?,?,?,?)",
}
