"""The smaller splits of the review: invitations, answers awaited, sent invitations gone stale, outcomes to judge."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from whence.domain.changes import PersonId
from whence.domain.reviews import Split
from whence.storage.store import Store

STALE_AFTER = timedelta(days=42)
"""The network lets invitations expire after six months; six weeks without an answer is worth a look before."""


class SplitRow(NamedTuple):
    """One card's row: the row it stands for, whom it is about, its day, and its words."""

    id: int
    uid: str
    person: PersonId
    name: str
    day: str
    until: str
    words: str
    kind: str


_ROWS = {
    Split.INVITATIONS: (
        "SELECT invitation.id, invitation.uid, person_id, name, sent_on, '', note, note_kind FROM invitation "
        "JOIN person ON person.id = person_id WHERE direction = 'incoming' AND state = 'open' AND shelf <> 'bin' "
        "ORDER BY sent_on, invitation.id"
    ),
    Split.ANSWERS: (
        "SELECT coalesce(question.invitation_id, 0), '', question.person_id, name, asked_on, due_on, question.text, "
        "default_verdict FROM question JOIN person ON person.id = question.person_id "
        "WHERE question.answered_on = '' AND shelf <> 'bin' ORDER BY due_on, question.id"
    ),
    Split.SENT: (
        "SELECT invitation.id, invitation.uid, person_id, name, sent_on, '', note, note_kind FROM invitation "
        "JOIN person ON person.id = person_id WHERE direction = 'outgoing' AND state = 'sent' AND sent_on <> '' "
        "AND sent_on <= :stale AND shelf <> 'bin' ORDER BY sent_on, invitation.id"
    ),
    Split.OUTCOMES: (
        "SELECT decision.id, decision.uid, person_id, name, decided_on, look_back_on, rationale, verdict FROM decision "
        "JOIN person ON person.id = person_id WHERE look_back_on <> '' AND look_back_on <= :today AND shelf <> 'bin' "
        "AND NOT EXISTS (SELECT 1 FROM outcome WHERE decision_id = decision.id) "
        "AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.person_id = decision.person_id "
        "AND later.reconsiders_id = decision.id) ORDER BY look_back_on, decision.id"
    ),
}


def rows(store: Store, split: Split, today: date, most: int) -> list[SplitRow]:
    """The oldest rows of a split."""
    found = store.database.rows(f"{_ROWS[split]} LIMIT :most", _values(today) | {"most": most})
    return [SplitRow(*row) for row in found]


def count(store: Store, split: Split, today: date) -> int:
    """How many rows a split has."""
    return int(store.database.value(f"SELECT count(*) FROM ({_ROWS[split]})", _values(today)))


def _values(today: date) -> dict[str, Any]:
    return {"today": today.isoformat(), "stale": (today - STALE_AFTER).isoformat()}
