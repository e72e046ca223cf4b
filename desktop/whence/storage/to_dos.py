"""What is to be done on the network by hand, as an archive is compared with it, and what was said to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.storage import tables
from whence.storage.store import Store

_SUPERSEDED = (
    "EXISTS (SELECT 1 FROM decision later WHERE later.person_id = to_do.person_id AND later.id > to_do.decision_id "
    "AND (later.invitation_id = to_do.invitation_id OR later.reconsiders_id = to_do.decision_id OR later.verdict IN "
    "('accept', 'accept_watch', 'reconnect')))"
)
_COLUMNS = (
    "SELECT to_do.id, to_do.person_id, to_do.invitation_id, to_do.decision_id, action, to_do.created_on, done_on, "
    "archive_on, finding, answer, coalesce(sent_on, ''), coalesce(direction, ''), coalesce(connected_on, ''), name, "
    "coalesce((SELECT value FROM identity WHERE person_id = person.id AND kind = 'profile' ORDER BY is_current DESC, "
    "id DESC LIMIT 1), '') FROM to_do JOIN person ON person.id = to_do.person_id LEFT JOIN invitation ON "
    "invitation.id = to_do.invitation_id LEFT JOIN connection ON connection.person_id = to_do.person_id AND network = "
    "'linkedin'"
)


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step with the invitation it is about; `connected_on` is since when an archive lists the two as connected."""

    id: int
    person: PersonId
    invitation: int | None
    decision: int | None
    action: str
    created_on: date
    done_on: date | None
    archive_on: date | None
    finding: str
    answer: str
    sent_on: Day
    direction: str
    connected_on: Day
    name: str
    profile_url: str


def unconfirmed(store: Store) -> list[KeptStep]:
    """Every step no archive has confirmed, ticked off or not, without those decided otherwise since; oldest first."""
    return _steps(store, f"confirmed_on = '' AND NOT {_SUPERSEDED} ORDER BY to_do.created_on, to_do.id")


def contradicted(store: Store) -> list[KeptStep]:
    """Steps of which an archive shows the contrary and that wait to be answered, oldest first; without the bin."""
    return _steps(
        store,
        f"finding = 'contradicted' AND answer = '' AND shelf <> 'bin' AND NOT {_SUPERSEDED} "
        "ORDER BY to_do.created_on, to_do.id",
    )


def count_contradicted(store: Store) -> int:
    """How many steps wait for an answer because an archive shows the contrary."""
    return len(contradicted(store))


def waiting(store: Store) -> list[KeptStep]:
    """What is still to be done, oldest first; without the bin and what waits to be answered first."""
    return _steps(
        store,
        "done_on = '' AND shelf <> 'bin' AND NOT (finding = 'contradicted' AND answer = '') "
        "ORDER BY to_do.created_on, to_do.id",
    )


def done(store: Store, most: int) -> list[tuple[KeptStep, bool]]:
    """What was ticked off or confirmed, newest first, each with whether an archive confirmed it."""
    confirmed = {row[0] for row in store.database.rows("SELECT id FROM to_do WHERE confirmed_on <> ''")}
    found = _steps(
        store,
        "done_on <> '' AND shelf <> 'bin' AND action <> 'leave' AND NOT (finding = 'contradicted' AND answer = '') "
        f"ORDER BY done_on DESC, to_do.id DESC LIMIT {int(most)}",
    )
    return [(one, one.id in confirmed) for one in found]


def step(store: Store, to_do: int) -> KeptStep | None:
    """One step."""
    return next(iter(_steps(store, "to_do.id = ?", to_do)), None)


def amend(store: Store, to_do: int, **columns: Any) -> None:
    """Change columns of a step."""
    store.amend(tables.ToDo, to_do, **columns)


def delete(store: Store, to_do: int) -> None:
    """Forget a step that is decided otherwise."""
    store.delete(tables.ToDo, tables.ToDo.id == to_do)


def left_unanswered(store: Store) -> list[tuple[PersonId, int, int | None, date]]:
    """Invitations left unanswered that no step is kept for: person, invitation, decision, its day."""
    rows = store.database.rows(
        "SELECT invitation.person_id, invitation.id, decision.id, coalesce(decided_on, answered_on) FROM invitation "
        "LEFT JOIN decision ON decision.id = (SELECT max(id) FROM decision WHERE invitation_id = invitation.id) WHERE "
        "state = 'left' AND coalesce(decided_on, answered_on) <> '' AND NOT EXISTS (SELECT 1 FROM to_do WHERE "
        "to_do.invitation_id = invitation.id AND action = 'leave')"
    )
    return [(PersonId(row[0]), row[1], row[2], date.fromisoformat(row[3])) for row in rows]


def turned_down(store: Store) -> dict[PersonId, str]:
    """Whom the owner declined, withdrew from or left unanswered, without an archive's word: since which ISO day."""
    rows = store.database.rows(
        "SELECT person_id, max(day) FROM (SELECT to_do.person_id, created_on AS day FROM to_do WHERE action IN "
        f"('decline', 'withdraw', 'leave') AND confirmed_on = '' AND NOT {_SUPERSEDED} UNION ALL SELECT person_id, "
        "answered_on FROM invitation WHERE state = 'left') GROUP BY person_id"
    )
    return {PersonId(row[0]): row[1] for row in rows}


def being_accepted(store: Store) -> set[PersonId]:
    """Whom the owner has accepted here while no archive shows that it was done there."""
    rows = store.database.rows("SELECT person_id FROM to_do WHERE action = 'accept' AND confirmed_on = ''")
    return {PersonId(row[0]) for row in rows}


def _steps(store: Store, condition: str, *values: object) -> list[KeptStep]:
    return [_step(row) for row in store.database.rows(f"{_COLUMNS} WHERE {condition}", values)]


def _step(row: Any) -> KeptStep:
    return KeptStep(
        row[0], PersonId(row[1]), row[2], row[3], row[4], date.fromisoformat(row[5]), _day(row[6]), _day(row[7]),
        row[8], row[9], Day.parse(row[10]), row[11], Day.parse(row[12]), row[13], row[14],
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
