"""Decisions, their outcomes, questions, and what they leave to be done by hand, as kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.domain.decisions import Decision
from whence.domain.outcomes import LOOK_BACK_DAYS
from whence.storage import tables
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question asked before accepting, with its deadline and what happens then."""

    id: int
    person_id: PersonId
    invitation_id: int | None
    text: str
    asked_on: date
    due_on: date
    default_verdict: str
    answer: str
    answered_on: date | None
    judged: str


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """What became of a decision."""

    id: int
    decision_id: int | None
    introduction_id: int | None
    verdict: str
    words: str
    judged_on: date


@dataclass(frozen=True, slots=True)
class ToDoRow:
    """Something decided here that must still be done on the network by hand."""

    id: int
    person_id: PersonId
    invitation_id: int | None
    decision_id: int | None
    action: str
    created_on: date
    done_on: date | None
    confirmed_on: date | None
    archive_on: date | None
    finding: str
    answer: str


@dataclass(frozen=True, slots=True)
class RemovalRow:
    """An entry of the ledger of removed connections and withdrawn invitations."""

    id: int
    person_id: PersonId
    invitation_id: int | None
    decision_id: int | None
    what: str
    by_whom: str
    day: Day
    why: str
    again_from: date | None
    undone_on: date | None


def decision(store: Store, decision_id: int) -> Decision | None:
    """One decision."""
    return store.one(tables.Decision.select().where(tables.Decision.id == decision_id), Decision)


def decisions(store: Store) -> list[Decision]:
    """Every decision, newest first."""
    table = tables.Decision
    return store.all(table.select().order_by(table.decided_on.desc(), table.id.desc()), Decision)


def ids(store: Store, sought: Sequence[str] | None = None) -> list[int]:
    """Every decision, newest first; with folded words those that hold a word beginning with each of them."""
    if sought is not None and not sought:
        return []
    having = "" if sought is None else "WHERE id IN (SELECT rowid FROM decision_words WHERE decision_words MATCH ?)"
    found = store.database.value(
        f"SELECT json_group_array(id) FROM (SELECT id FROM decision INDEXED BY decision_by_day {having} "
        "ORDER BY decided_on DESC, id DESC)",
        (" AND ".join(f'"{word}" *' for word in sought),) if sought else (),
    )
    ids: list[int] = json.loads(found)
    return ids


def some(store: Store, wanted: Sequence[int]) -> list[Decision]:
    """Some decisions, in no order."""
    table = tables.Decision
    return store.all(table.select().where(table.id.in_(list(wanted))), Decision)


def due(store: Store, today: date, enough: int, most: int) -> list[int]:
    """Up to `most` decisions without an outcome about which there is something to ask, newest first.

    Those whose day to look back has come, and accepted requests that are LOOK_BACK_DAYS old, came to `enough`
    exchanges within these days, or to a red flag.
    """
    last = (today - timedelta(days=LOOK_BACK_DAYS)).isoformat()
    decided, numbered = "julianday(decided_on) - julianday('2000-01-01')", day_number(today)
    exchanges = (
        "(SELECT count(*) FROM participation p JOIN interaction i ON i.id = interaction_id WHERE p.person_id = "
        f"d.person_id AND p.day > {decided} AND p.day <= min(?4, {decided} + {LOOK_BACK_DAYS}) AND channel NOT IN "
        "('invitation_note', 'reaction', 'endorsement'))"
    )
    rows = store.database.rows(
        "SELECT id FROM decision d INDEXED BY decision_by_day WHERE ((look_back_on <> '' AND look_back_on <= ?1) OR "
        "(verdict IN ('accept', 'accept_watch') AND (decided_on <= ?2 OR EXISTS (SELECT 1 FROM red_flag WHERE "
        f"red_flag.person_id = d.person_id) OR {exchanges} >= ?3))) AND NOT EXISTS (SELECT 1 FROM outcome WHERE "
        "decision_id = d.id) ORDER BY decided_on DESC, id DESC LIMIT ?5",
        (today.isoformat(), last, enough, numbered, most),
    )
    return [row[0] for row in rows]


def tallied(store: Store) -> list[tuple[int, bool, str, int]]:
    """How decisions by each version of a rule fared: its id, whether against it, the outcome or nothing, how many."""
    rows = store.database.rows(
        "SELECT rule_id, exception <> '' AS is_exception, coalesce((SELECT verdict FROM outcome WHERE decision_id = "
        "decision.id ORDER BY id DESC LIMIT 1), '') AS turned, count(*) FROM decision INDEXED BY decision_by_rule "
        "WHERE rule_id IS NOT NULL GROUP BY 1, 2, 3"
    )
    return [(row[0], bool(row[1]), row[2], row[3]) for row in rows]


def newest_about(store: Store, invitation_id: int) -> Decision | None:
    """The decision about an invitation that counts now."""
    table = tables.Decision
    return store.one(table.select().where(table.invitation_id == invitation_id).order_by(table.id.desc()), Decision)


def outcomes(store: Store, of: Sequence[int]) -> dict[int, KeptOutcome]:
    """How some decisions turned out."""
    table = tables.Outcome
    found = store.all(table.select().where(table.decision_id.in_(list(of))).order_by(table.id), KeptOutcome)
    return {one.decision_id: one for one in found if one.decision_id is not None}


def add_outcome(store: Store, **columns: Any) -> int:
    """Write what became of a decision or an introduction; what was said before of the same is replaced."""
    table = tables.Outcome
    for name in ("decision_id", "introduction_id"):
        if columns.get(name) is not None:
            store.delete(table, getattr(table, name) == columns[name])
    return store.insert(table, **columns)


def question(store: Store, question_id: int) -> KeptQuestion | None:
    """One question."""
    return store.one(tables.Question.select().where(tables.Question.id == question_id), KeptQuestion)


def open_question(store: Store, invitation_id: int) -> KeptQuestion | None:
    """The question about an invitation that waits for an answer."""
    table = tables.Question
    query = table.select().where((table.invitation_id == invitation_id) & (table.judged == ""))
    return store.one(query.order_by(table.id.desc()), KeptQuestion)


def add_question(store: Store, **columns: Any) -> int:
    """Write a question."""
    return store.insert(tables.Question, **columns)


def amend_question(store: Store, question_id: int, **columns: Any) -> None:
    """Change columns of a question."""
    store.amend(tables.Question, question_id, **columns)


def to_dos(store: Store, *, is_done: bool = False) -> list[ToDoRow]:
    """What is to be done by hand, oldest first; or what was ticked off, newest first.

    Steps that an archive contradicts are left out until that is answered; a connection made there against a decision
    is then to be removed.
    """
    table = tables.ToDo
    order = (table.done_on.desc(), table.id.desc()) if is_done else (table.created_on, table.id)
    is_asked = (table.finding == "contradicted") & (table.answer == "")
    query = table.select().where(((table.done_on != "") == is_done) & ~is_asked)
    found = store.all(query.order_by(*order), ToDoRow)
    told = [replace(one, action="remove") if one.answer == "kept" else one for one in found]
    return [one for one in told if one.action != "leave"]


def add_to_do(store: Store, **columns: Any) -> int:
    """Write something to be done by hand."""
    return store.insert(tables.ToDo, **columns)


def amend_to_do(store: Store, to_do_id: int, **columns: Any) -> None:
    """Change columns of something to be done."""
    store.amend(tables.ToDo, to_do_id, **columns)


def drop_open_to_dos(store: Store, invitation_id: int) -> None:
    """Forget what an earlier decision about an invitation asked to be done and nobody has done yet."""
    table = tables.ToDo
    store.delete(table, (table.invitation_id == invitation_id) & (table.done_on == ""))


def removals(store: Store) -> list[RemovalRow]:
    """The ledger, newest first."""
    return store.all(tables.Removal.select().order_by(tables.Removal.day.desc(), tables.Removal.id.desc()), RemovalRow)


def add_removal(store: Store, **columns: Any) -> int:
    """Write an entry of the ledger."""
    return store.insert(tables.Removal, **columns)


def undo_removals(store: Store, decision_id: int, on: date) -> None:
    """Note in the ledger that what a decision removed or withdrew was undone on a day."""
    table = tables.Removal
    store.amend_where(table, (table.decision_id == decision_id) & (table.undone_on == ""), undone_on=on)


def answer_red_flags(store: Store, person: PersonId, decision_id: int) -> None:
    """Say that a decision answers every open red flag of a person."""
    table = tables.RedFlag
    store.amend_where(table, (table.person_id == person) & table.decision_id.is_null(), decision_id=decision_id)


def words_about(store: Store, people: Sequence[PersonId]) -> dict[PersonId, tuple[str, str, str]]:
    """Name, uid and profile address of some people."""
    marks = ",".join("?" * len(people))
    rows = store.database.rows(
        "SELECT id, name, uid, coalesce((SELECT value FROM identity WHERE person_id = person.id AND kind = 'profile' "
        f"ORDER BY is_current DESC, id DESC LIMIT 1), '') FROM person WHERE id IN ({marks})",
        list(people),
    )
    return {PersonId(row[0]): (row[1], row[2], row[3]) for row in rows}
