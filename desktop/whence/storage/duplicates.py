"""What finding doubles needs of the journal: everybody with addresses and employers, and who was told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.duplicates import Likable, Pair
from whence.storage import tables
from whence.storage.store import Store

_FOUND_IN = "shelf <> 'bin' AND is_name_missing = 0"


@dataclass(frozen=True, slots=True)
class AddressChange:
    """A profile address that may be a person's new one; `other_id` is whoever came in under it."""

    id: int
    person_id: PersonId
    other_id: PersonId | None
    old_value: str
    new_value: str
    new_key: str
    state: str
    proposed_on: date


def likables(store: Store, among: Sequence[PersonId] = ()) -> list[Likable]:
    """Everybody with a name who is not in the bin, or those among some people, in order of being added."""
    some = f" IN ({','.join(str(int(person)) for person in among)})" if among else " IS NOT NULL"
    addresses: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for person, kind, key, value in store.database.rows(
        f"SELECT person_id, kind, key, value FROM identity WHERE person_id{some} ORDER BY id"
    ):
        addresses[person].append((kind, key, value))
    employers: dict[int, list[str]] = defaultdict(list)
    for person, organisation in store.database.rows(
        "SELECT person_id, organisation FROM affiliation WHERE kind = 'employer' AND organisation <> '' "
        f"AND person_id{some} ORDER BY id"
    ):
        employers[person].append(organisation)
    rows = store.database.rows(f"SELECT id, name FROM person WHERE {_FOUND_IN} AND id{some} ORDER BY id")
    return [Likable(PersonId(row[0]), row[1], tuple(addresses[row[0]]), tuple(employers[row[0]])) for row in rows]


def told_apart(store: Store) -> set[Pair]:
    """Everybody declared not to be the same, the smaller id first; who was introduced to whom counts as told."""
    rows = store.database.rows(
        "SELECT first_id, second_id FROM distinct_pair "
        "UNION SELECT min(asker_id, asked_for_id), max(asker_id, asked_for_id) FROM introduction"
    )
    return {(PersonId(row[0]), PersonId(row[1])) for row in rows}


def address_changes(store: Store) -> list[AddressChange]:
    """New addresses still to be accepted or refused, oldest first."""
    query = tables.AddressChange.select().where(tables.AddressChange.state == "proposed")
    return store.all(query.order_by(tables.AddressChange.id), AddressChange)


def address_change(store: Store, proposal: int) -> AddressChange | None:
    """One proposed address."""
    return store.one(tables.AddressChange.select().where(tables.AddressChange.id == proposal), AddressChange)


def settle_address_change(store: Store, proposal: int, state: str) -> None:
    """Note what was answered to a proposed address."""
    store.amend(tables.AddressChange, proposal, state=state)


def unmark_current_profiles(store: Store, person: PersonId) -> None:
    """Let no profile address of a person be the present one."""
    table = tables.Identity
    store.amend_where(table, (table.person_id == person) & (table.kind == "profile"), is_current=False)


def take_back_vanished_removal(store: Store, person: PersonId, day: Day) -> None:
    """Take from the ledger what was answered earlier about a connection that vanished about a day."""
    table = tables.Removal
    answered = table.what.in_(("removed", "closed")) & table.decision_id.is_null() & (table.day == day)
    store.delete(table, (table.person_id == person) & answered)


def add_vanished_removal(store: Store, person: PersonId, what: str, by_whom: str, *, day: Day, why: str) -> None:
    """Enter into the ledger what became of a vanished connection."""
    store.insert(tables.Removal, person_id=person, what=what, by_whom=by_whom, day=day, why=why)


def confirm_removal_to_dos(store: Store, person: PersonId, on: date) -> None:
    """An archive shows that a removal that was still to be done has been done."""
    table = tables.ToDo
    waiting = (table.person_id == person) & (table.action == "remove") & (table.confirmed_on == "")
    store.amend_where(table, waiting & (table.done_on == ""), done_on=on)
    store.amend_where(table, waiting, confirmed_on=on)
