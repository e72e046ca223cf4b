"""Introductions as kept, and what suggestions for them are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.introductions import Introduction, IntroductionState, IntroductionStep
from whence.storage import tables
from whence.storage.store import Store

_UNDER_WAY = tuple(
    state.value
    for state in (
        IntroductionState.IDEA,
        IntroductionState.ASKED_A,
        IntroductionState.ASKED_B,
        IntroductionState.BOTH_AGREED,
        IntroductionState.MADE,
    )
)


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """How an introduction went, as judged last."""

    verdict: str
    words: str
    judged_on: date


@dataclass(frozen=True, slots=True)
class AtOrganisation:
    """Somebody who belongs or belonged to an organisation."""

    person: PersonId
    organisation: str
    title: str
    is_current: bool


def _introduction(**columns: Any) -> Introduction:
    return Introduction(**{**columns, "state": IntroductionState(columns["state"])})


def _step(**columns: Any) -> IntroductionStep:
    return IntroductionStep(**{**columns, "state": IntroductionState(columns["state"])})


def introduction(store: Store, introduction_id: int) -> Introduction | None:
    """One introduction."""
    return store.one(tables.Introduction.select().where(tables.Introduction.id == introduction_id), _introduction)


def introductions(store: Store, *, is_open: bool | None = None) -> list[Introduction]:
    """Every introduction, or only those under way or ended, the newest first."""
    table = tables.Introduction
    query = table.select().order_by(table.created_on.desc(), table.id.desc())
    if is_open is not None:
        among = table.state.in_(_UNDER_WAY)
        query = query.where(among if is_open else ~among)
    return store.all(query, _introduction)


def introductions_of(store: Store, person: PersonId) -> list[Introduction]:
    """The introductions a person takes part in, the newest first."""
    table = tables.Introduction
    query = table.select().where((table.asker_id == person) | (table.asked_for_id == person))
    return store.all(query.order_by(table.created_on.desc(), table.id.desc()), _introduction)


def due(store: Store, until: date) -> list[Introduction]:
    """Introductions to be looked at or judged up to a day, the longest due first."""
    table = tables.Introduction
    states = (*_UNDER_WAY, IntroductionState.HAPPENED.value)
    query = table.select().where(table.state.in_(states) & (table.due_on != "") & (table.due_on <= until))
    return store.all(query.order_by(table.due_on, table.id), _introduction)


def steps(store: Store, introduction_id: int) -> list[IntroductionStep]:
    """The steps an introduction took, the first first."""
    table = tables.IntroductionStep
    return store.all(table.select().where(table.introduction_id == introduction_id).order_by(table.id), _step)


def outcome(store: Store, introduction_id: int) -> KeptOutcome | None:
    """How an introduction went, None when it was not judged."""
    row = store.database.row(
        "SELECT verdict, words, judged_on FROM outcome WHERE introduction_id = ? ORDER BY id DESC LIMIT 1",
        (introduction_id,),
    )
    return None if row is None else KeptOutcome(row[0], row[1], date.fromisoformat(row[2]))


def add_introduction(store: Store, **columns: Any) -> int:
    """Write a new introduction."""
    return store.insert(tables.Introduction, **columns)


def amend_introduction(store: Store, introduction_id: int, **columns: Any) -> None:
    """Change columns of an introduction."""
    store.amend(tables.Introduction, introduction_id, **columns)


def add_step(store: Store, **columns: Any) -> int:
    """Write a step of an introduction."""
    return store.insert(tables.IntroductionStep, **columns)


def judge(store: Store, introduction_id: int, verdict: str, words: str, judged_on: date) -> None:
    """Write how an introduction went, in place of an earlier judgement."""
    store.delete(tables.Outcome, tables.Outcome.introduction_id == introduction_id)
    store.insert(tables.Outcome, introduction_id=introduction_id, verdict=verdict, words=words, judged_on=judged_on)


def delete_introduction(store: Store, introduction_id: int) -> None:
    """Delete an introduction with its steps and outcome."""
    store.delete(tables.Introduction, tables.Introduction.id == introduction_id)


def forget_texts(store: Store) -> None:
    """Take away the edited texts of introductions that were deleted."""
    store.database.write(
        "DELETE FROM draft WHERE key LIKE 'introduction:%' "
        "AND substr(key, 14, 36) NOT IN (SELECT uid FROM introduction)"
    )


def at_organisation(store: Store, organisation: str) -> list[AtOrganisation]:
    """Who belongs or belonged to an organisation, by the beginning of its name, present ones first."""
    pattern = organisation.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = store.database.rows(
        "SELECT person_id, organisation, title, is_current FROM affiliation JOIN person ON person.id = person_id "
        "WHERE organisation LIKE ? ESCAPE '\\' AND shelf IN ('people', 'archived') "
        "ORDER BY is_current DESC, person_id",
        (pattern,),
    )
    return [AtOrganisation(PersonId(row[0]), row[1], row[2], bool(row[3])) for row in rows]


def introducers_of(store: Store, people: list[PersonId]) -> dict[PersonId, list[PersonId]]:
    """Through whom each of some people was met; nobody in the bin, and nobody through themselves."""
    found: dict[PersonId, list[PersonId]] = {}
    for person, introducer in store.database.rows(
        "SELECT person_id, introducer_id FROM origin JOIN person ON person.id = introducer_id "
        "WHERE shelf IN ('people', 'archived') AND person_id <> introducer_id AND origin.source <> 'claim' "
        "AND person_id IN (SELECT value FROM json_each(?)) ORDER BY person_id, origin.id",
        (json.dumps(people),),
    ):
        found.setdefault(PersonId(person), []).append(PersonId(introducer))
    return found


def give_and_ask(store: Store) -> list[tuple[PersonId, str, str]]:
    """Everybody of whom it is recorded what they could help with, or be helped with."""
    rows = store.database.rows(
        "SELECT id, give, ask FROM person WHERE shelf = 'people' AND (give <> '' OR ask <> '') ORDER BY id"
    )
    return [(PersonId(row[0]), row[1], row[2]) for row in rows]


def sharing_a_tag(store: Store, person: PersonId) -> list[tuple[PersonId, str]]:
    """Others who have a tag of a person, with the tag."""
    rows = store.database.rows(
        "SELECT other.person_id, tag.name FROM person_tag AS own JOIN person_tag AS other USING (tag_id) "
        "JOIN tag ON tag.id = tag_id JOIN person ON person.id = other.person_id "
        "WHERE own.person_id = ?1 AND other.person_id <> ?1 AND shelf = 'people' ORDER BY other.person_id LIMIT 2000",
        (person,),
    )
    return [(PersonId(row[0]), row[1]) for row in rows]


def met_at_the_same_event(store: Store, person: PersonId) -> list[tuple[PersonId, str]]:
    """Others who were met at an event where a person was met, with its name."""
    rows = store.database.rows(
        "SELECT DISTINCT other.person_id, event.name FROM origin AS own JOIN origin AS other USING (event_id) "
        "JOIN event ON event.id = event_id JOIN person ON person.id = other.person_id WHERE own.person_id = ?1 "
        "AND other.person_id <> ?1 AND own.source <> 'claim' AND other.source <> 'claim' AND shelf = 'people' "
        "ORDER BY other.person_id LIMIT 2000",
        (person,),
    )
    return [(PersonId(row[0]), row[1]) for row in rows]


def strengths(store: Store, people: list[PersonId]) -> dict[PersonId, float]:
    """How strong contact with some people is, comparable among one another."""
    rows = store.database.rows(
        "SELECT person, k FROM tie WHERE person IN (SELECT value FROM json_each(?))", (json.dumps(people),)
    )
    return {PersonId(row[0]): row[1] for row in rows}


def know_each_other(store: Store, person: PersonId) -> set[PersonId]:
    """Who is recorded as knowing a person already: met through each other, together in something, introduced."""
    rows = store.database.rows(
        "SELECT introducer_id FROM origin WHERE person_id = ?1 AND introducer_id IS NOT NULL "
        "UNION SELECT person_id FROM origin WHERE introducer_id = ?1 "
        "UNION SELECT b.person_id FROM participation AS a JOIN participation AS b USING (interaction_id) "
        "WHERE a.person_id = ?1 UNION SELECT asked_for_id FROM introduction WHERE asker_id = ?1 "
        "UNION SELECT asker_id FROM introduction WHERE asked_for_id = ?1",
        (person,),
    )
    return {PersonId(row[0]) for row in rows} - {person}
