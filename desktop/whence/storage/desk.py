"""What cases are judged by, and the lists of the invitation desk, read from the journal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.invitations import Invitation
from whence.storage import tables
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class Contact:
    """What was exchanged with a person, notes of invitations aside: how often, and the last day."""

    count: int
    last_day: int | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An origin in names: event, place, day, introducer and words, each empty where unknown."""

    event: str
    place: str
    day: Day
    introducer: str
    words: str


def known_names(store: Store) -> list[str]:
    """The names of everybody who is more than somebody that asked to connect."""
    found = store.database.value(
        "SELECT json_group_array(name) FROM person WHERE shelf IN ('people', 'archived') AND id NOT IN (SELECT "
        "person_id FROM connection WHERE state IN ('invited_by_them', 'invited_by_you', 'none'))"
    )
    names: list[str] = json.loads(found)
    return names


def names_and_ids(store: Store) -> list[tuple[str, PersonId]]:
    """Everybody's name, the bin aside."""
    rows = store.database.rows("SELECT name, id FROM person WHERE shelf <> 'bin'")
    return [(row[0], PersonId(row[1])) for row in rows]


def incoming_notes(store: Store) -> list[tuple[str, str, str]]:
    """Every note that came with an invitation: the invitation's uid, the sender's name, the text."""
    rows = store.database.rows(
        "SELECT invitation.uid, name, note FROM invitation JOIN person ON person.id = person_id "
        "WHERE direction = 'incoming' AND note <> '' ORDER BY sent_on, invitation.id"
    )
    return [(row[0], row[1], row[2]) for row in rows]


def note_of(store: Store, uid: str) -> tuple[str, str, str] | None:
    """Whose note it is, its day and what was decided about it last, by the invitation's uid."""
    row = store.database.row(
        "SELECT name, sent_on, coalesce((SELECT verdict FROM decision WHERE invitation_id = invitation.id "
        "ORDER BY id DESC LIMIT 1), '') FROM invitation JOIN person ON person.id = person_id WHERE invitation.uid = ?",
        (uid,),
    )
    return None if row is None else (row[0], row[1], row[2])


def contact_with(store: Store, person: PersonId) -> Contact:
    """What was exchanged with a person."""
    row = store.database.row(
        "SELECT count(*), max(participation.day) FROM participation JOIN interaction ON interaction.id = "
        "interaction_id WHERE person_id = ? AND channel NOT IN ('invitation_note', 'reaction')",
        (person,),
    )
    return Contact(row[0], row[1]) if row else Contact(0, None)


def meetings_with(store: Store, person: PersonId) -> list[Meeting]:
    """How a person is known, as entered; what an import inferred from a connection alone is not among it."""
    rows = store.database.rows(
        "SELECT coalesce(event.name, ''), origin.place, origin.day, coalesce(through.name, ''), origin.words "
        "FROM origin LEFT JOIN event ON event.id = event_id LEFT JOIN person AS through ON through.id = introducer_id "
        "WHERE origin.person_id = ? AND (event_id IS NOT NULL OR introducer_id IS NOT NULL OR origin.place <> '' "
        "OR origin.words <> '') ORDER BY is_first DESC, origin.id",
        (person,),
    )
    return [Meeting(row[0], row[1], Day.parse(row[2]), row[3], row[4]) for row in rows]


def earlier_invitations(store: Store, person: PersonId, before: int | None) -> int:
    """How many invitations of a person came before one (all when None)."""
    return int(
        store.database.value(
            "SELECT count(*) FROM invitation WHERE person_id = ?1 AND direction = 'incoming' AND (?2 = 0 OR id < ?2)",
            (person, before or 0),
        )
    )


def red_flags_of(store: Store, person: PersonId) -> list[str]:
    """What a person did after being accepted that raised a flag."""
    return [row[0] for row in store.database.rows("SELECT what FROM red_flag WHERE person_id = ?", (person,))]


_NOT_IN_BIN = "person_id NOT IN (SELECT id FROM person WHERE shelf = 'bin')"


def ids_in_states(
    store: Store, direction: str, states: Sequence[str], today: date, *, is_longest_first: bool, is_asleep: bool | None
) -> list[int]:
    """Invitations of one direction in some states, newest first; those of people in the bin are left out.

    Or those first that wait longest. Open ones that are put away until a day to come are asleep: only they, all but
    they (of the open ones), or both with None.
    """
    order = "waiting_until, sent_on, id" if is_longest_first else "sent_on DESC, id DESC"
    asleep = {None: "1", True: "(state <> 'open' OR waiting_until > ?2)", False: "waiting_until <= ?2"}[is_asleep]
    marks = ", ".join(f"'{state}'" for state in states)
    found = store.database.value(
        "SELECT json_group_array(id) FROM (SELECT id FROM invitation INDEXED BY invitation_by_day WHERE direction = ?1 "
        f"AND state IN ({marks}) AND {asleep} AND ?2 <> '' AND {_NOT_IN_BIN} ORDER BY {order})",
        (direction, today.isoformat()),
    )
    ids: list[int] = json.loads(found)
    return ids


def sent_until(store: Store, last: date) -> list[int]:
    """One's own invitations that wait since a day or longer."""
    rows = store.database.rows(
        "SELECT id FROM invitation WHERE direction = 'outgoing' AND state = 'sent' AND sent_on <> '' AND sent_on <= ? "
        f"AND {_NOT_IN_BIN}",
        (last.isoformat(),),
    )
    return [row[0] for row in rows]


def some_invitations(store: Store, wanted: Sequence[int]) -> list[Invitation]:
    """Some invitations, in no order."""
    return store.all(tables.Invitation.select().where(tables.Invitation.id.in_(list(wanted))), Invitation)


def counts_by_state(store: Store, today: date) -> list[tuple[str, str, int, int]]:
    """Direction, state, how many invitations, and how many of them wait for a day that is still to come."""
    counts = {
        (row[0], row[1]): [row[2], row[3]]
        for row in store.database.rows(
            "SELECT direction, state, count(*), (SELECT count(*) FROM invitation AS other WHERE other.state = "
            "invitation.state AND other.direction = invitation.direction AND other.waiting_until <> '' AND "
            "other.waiting_until > ?) FROM invitation GROUP BY state, direction",
            (today.isoformat(),),
        )
    }
    binned = store.database.rows(
        "SELECT direction, state, waiting_until > ? FROM person CROSS JOIN invitation ON person_id = person.id "
        "WHERE shelf = 'bin'",
        (today.isoformat(),),
    )
    for direction, state, is_waiting in binned:
        counts[direction, state][0] -= 1
        counts[direction, state][1] -= is_waiting
    return [(direction, state, count, waiting) for (direction, state), (count, waiting) in counts.items()]


def open_invitation_of(store: Store, person: PersonId) -> Invitation | None:
    """The newest invitation of a person that is not answered yet."""
    table = tables.Invitation
    query = table.select().where(
        (table.person_id == person)
        & (table.direction == "incoming")
        & table.state.in_(["open", "asked", "left", "declined"])
    )
    return store.one(query.order_by(table.sent_on.desc(), table.id.desc()), Invitation)


def raise_red_flag(store: Store, person: PersonId, interaction: int, what: str, hours: int | None, day: date) -> None:
    """Note something that happened after accepting."""
    store.insert(tables.RedFlag, person_id=person, interaction_id=interaction, what=what, hours=hours, raised_on=day)


def open_red_flags(store: Store, person: PersonId) -> list[int]:
    """Red flags about a person that wait for an answer."""
    rows = store.database.rows("SELECT id FROM red_flag WHERE person_id = ? AND decision_id IS NULL", (person,))
    return [row[0] for row in rows]


def owner_mark(store: Store) -> object:
    """Differs when what is known of the owner, the events or the connections has changed."""
    return store.database.row(
        "SELECT (SELECT first_name || '/' || last_name || preferred_names || accepted_forms || fields || anchors FROM "
        "own_profile), (SELECT group_concat(organisation || aliases || starts_on "
        "|| ends_on) FROM own_affiliation), (SELECT count(*) FROM event), (SELECT count(*) FROM person), "
        "(SELECT count(*) FROM connection WHERE state = 'connected')"
    )


def count_outcomes(store: Store) -> int:
    """How many decisions have been judged."""
    return int(store.database.value("SELECT count(*) FROM outcome WHERE decision_id IS NOT NULL"))


def came_of_departing(store: Store, rule: int) -> tuple[int, int, int]:
    """Accepted against a rule (all its versions): how many, of those with a red flag, of those that turned out good."""
    row = store.database.row(
        "WITH RECURSIVE version (id) AS (VALUES (?1) UNION SELECT previous_id FROM rule JOIN version USING (id) "
        "WHERE previous_id IS NOT NULL), taken AS (SELECT decision.id, person_id, EXISTS (SELECT 1 FROM red_flag "
        "WHERE red_flag.person_id = decision.person_id) AS is_flagged, EXISTS (SELECT 1 FROM outcome WHERE "
        "decision_id = decision.id AND outcome.verdict = 'good') AS is_good FROM decision WHERE rule_id IN (SELECT id "
        "FROM version) AND exception <> '' AND verdict IN ('accept', 'accept_watch')) SELECT count(*), "
        "total(is_flagged AND NOT is_good), total(is_good) FROM taken",
        (rule,),
    )
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)


def exchanges_between(store: Store, person: PersonId, first: int, last: int) -> int:
    """How many exchanges were recorded after the day `first` up to `last`, notes of invitations and reactions aside."""
    return int(
        store.database.value(
            "SELECT count(*) FROM participation JOIN interaction ON interaction.id = interaction_id WHERE person_id "
            "= ? AND participation.day > ? AND participation.day <= ? AND channel NOT IN ('invitation_note', "
            "'reaction', 'endorsement')",
            (person, first, last),
        )
    )


def red_flags_with_hours(store: Store, person: PersonId) -> list[tuple[str, int | None]]:
    """What a person did after being accepted, and how many hours after where that is known."""
    rows = store.database.rows("SELECT what, hours FROM red_flag WHERE person_id = ? ORDER BY id", (person,))
    return [(row[0], row[1]) for row in rows]


def has_decided(store: Store, count: int) -> bool:
    """Whether there are so many decisions about requests."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM decision WHERE stage = 'invitation' LIMIT ?)"
    return int(store.database.value(sql, (count,))) >= count
