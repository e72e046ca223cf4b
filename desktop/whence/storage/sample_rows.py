"""Rows that the sample journal tells its story with."""

from __future__ import annotations

from datetime import date

from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.store import Store


def label(store: Store, person: PersonId, word: str) -> None:
    """Let the owner have a word of their own for a tie."""
    store.insert(tables.TieLabel, person_id=person, label=word)


def remove(store: Store, person: PersonId, decision: int, day: date, why: str) -> None:
    """Enter a removed connection in the ledger."""
    store.insert(
        tables.Removal, person_id=person, decision_id=decision, what="removed", by_whom="you", day=day, why=why
    )


def raise_red_flag(store: Store, person: PersonId, what: str, hours: int, day: date) -> None:
    """Note something that happened after accepting."""
    store.insert(tables.RedFlag, person_id=person, what=what, hours=hours, raised_on=day)


def judge(store: Store, decision: int | None, introduction: int | None, verdict: str, words: str, day: date) -> None:
    """Say what became of a decision or an introduction."""
    store.insert(
        tables.Outcome,
        decision_id=decision,
        introduction_id=introduction,
        verdict=verdict,
        words=words,
        judged_on=day,
    )


def ask(store: Store, person: PersonId, invitation: int, text: str, asked: date, due: date) -> None:
    """Record a question asked before accepting."""
    store.insert(tables.Question, person_id=person, invitation_id=invitation, text=text, asked_on=asked, due_on=due)


def introduce(
    store: Store,
    uid: str,
    asker: PersonId,
    asked_for: PersonId,
    purpose: str,
    state: str,
    day: date,
    stamp: str,
) -> int:
    """Record an introduction with the step it has reached."""
    made = store.insert(
        tables.Introduction,
        uid=uid,
        asker_id=asker,
        asked_for_id=asked_for,
        purpose=purpose,
        state=state,
        created_on=day,
        updated_at=stamp,
    )
    store.insert(tables.IntroductionStep, introduction_id=made, state=state, day=day)
    return made
