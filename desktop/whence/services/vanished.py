"""Connections that a newer archive no longer shows: asked about, answered for one or for many, never assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whence.domain.changes import PersonId
from whence.domain.connections import Vanished, day_between, state_after
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.errors import Refusal
from whence.domain.people import clean_text
from whence.services.journal import Journal
from whence.services.work import Work
from whence.storage import affiliations, connections, duplicates, people

if TYPE_CHECKING:
    from whence.services.commands import tidying as commands

_LEDGER: Mapping[Vanished, tuple[str, str]] = {
    Vanished.REMOVED_BY_THEM: ("removed", "them"),
    Vanished.REMOVED_BY_YOU: ("removed", "you"),
    Vanished.CLOSED_ACCOUNT: ("closed", "them"),
    Vanished.UNKNOWN: ("removed", "unknown"),
}


@dataclass(frozen=True, slots=True)
class VanishedRow:
    """Somebody to be asked about: where they work, since when connected, and between which days it ended."""

    person: PersonId
    name: str
    company: str
    connected_on: Day
    last_seen_on: date | None
    missed_on: date


class VanishedList:
    """Answers who is to be asked about."""

    def __init__(self, journal: Journal) -> None:
        self._store = journal.store

    def rows(self) -> list[VanishedRow]:
        """Everybody not answered yet, by name."""
        found = connections.vanished(self._store)
        ids = [one.person_id for one in found]
        names: dict[PersonId, str] = {}
        work: dict[PersonId, tuple[str, str]] = {}
        for start in range(0, len(ids), 500):
            names |= people.names(self._store, ids[start : start + 500])
            work |= affiliations.current_words(self._store, ids[start : start + 500])
        rows = [
            VanishedRow(
                one.person_id, names[one.person_id], work.get(one.person_id, ("", ""))[1], one.connected_on,
                one.last_seen_on, one.vanished_on,
            )
            for one in found
            if one.vanished_on is not None and one.person_id in names
        ]  # fmt: skip
        return sorted(rows, key=lambda row: (row.name.casefold(), row.person))


def answer_vanished(command: commands.AnswerVanished, work: Work) -> None:
    """An answer can be given again. Raises Refusal for somebody whose connection no archive has missed."""
    _answer(command.person, command.what, command.why, work)


def answer_many_vanished(command: commands.AnswerManyVanished, work: Work) -> int:
    """Gives how many people were meant. Raises Refusal for nobody, and as answering for one does."""
    whom = tuple(dict.fromkeys(command.people))
    if not whom:
        raise Refusal("Tick at least one person.", field="people")
    for person in whom:
        _answer(person, command.what, command.why, work)
    return len(whom)


def _answer(person_id: PersonId, what: Vanished, why: str, work: Work) -> None:
    person = work.person(person_id)
    kept = connections.connection(work.store, person.id)
    if kept is None or kept.vanished_on is None:
        raise Refusal(f"No archive has missed {person.name} in your connections, so there is nothing to answer.")
    day = day_between(kept.last_seen_on, kept.vanished_on)
    duplicates.take_back_vanished_removal(work.store, person.id, day)
    if what is Vanished.STILL_CONNECTED:
        connections.amend_connection(
            work.store, kept.id, state=state_after(what), ended_on=UNKNOWN_DAY, vanished_on=None, vanished_answer=""
        )
        return
    connections.amend_connection(work.store, kept.id, state=state_after(what), ended_on=day, vanished_answer=what.value)
    words = clean_text(why).strip()
    duplicates.add_vanished_removal(work.store, person.id, *_LEDGER[what], day=day, why=words)
    if what is Vanished.REMOVED_BY_YOU:
        duplicates.confirm_removal_to_dos(work.store, person.id, work.today)
