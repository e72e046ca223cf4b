"""What briefs are made of, read for several people at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whence.domain.briefs import BriefFacts, KnownInvitation, KnownOrigin, Source
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.storage.store import Store

_SOURCES = {"entry": Source.ENTRY, "claim": Source.CLAIM, "inferred": Source.INFERRED}


def facts(store: Store, people: Iterable[PersonId]) -> Mapping[PersonId, BriefFacts]:
    """Name, origins, connection and first invitation of each person."""
    ids = list(people)
    marks = ",".join("?" * len(ids))
    origins = _origins(store, marks, ids)
    invitations = _invitations(store, marks, ids)
    found: dict[PersonId, BriefFacts] = {}
    for person, name, first_name, state, connected_on, source in store.database.rows(
        "SELECT person.id, name, first_name, state, connected_on, connection.source FROM person LEFT JOIN connection "
        f"ON connection.person_id = person.id WHERE person.id IN ({marks})",
        ids,
    ):
        found[PersonId(person)] = BriefFacts(
            name,
            first_name or name,
            origins=tuple(origins.get(person, ())),
            state=ConnectionState(state) if state else ConnectionState.NONE,
            connected_on=Day.parse(connected_on or ""),
            connection_source=_SOURCES.get(source, Source.ARCHIVE),
            invitation=invitations.get(person),
        )
    return found


def _origins(store: Store, marks: str, ids: list[PersonId]) -> dict[int, list[KnownOrigin]]:
    rows = store.database.rows(
        "SELECT origin.person_id, coalesce(event.name, ''), origin.place, event.place, origin.day, event.starts_on, "
        "coalesce(introducer.name, ''), origin.words, origin.source, origin.created_at, origin.evidence "
        "FROM origin LEFT JOIN event ON event.id = event_id LEFT JOIN person AS introducer "
        f"ON introducer.id = introducer_id WHERE origin.person_id IN ({marks}) AND origin.source <> 'claim' "
        "ORDER BY origin.person_id, is_first DESC, origin.id",
        ids,
    )
    found: dict[int, list[KnownOrigin]] = {}
    for person, event, place, event_place, day, starts_on, introducer, words, source, created_at, shown in rows:
        known = KnownOrigin(
            event,
            place or _place_beside(event, event_place),
            Day.parse(day or starts_on or ""),
            introducer,
            words,
            _SOURCES.get(source, Source.ARCHIVE),
            Day.parse(created_at[:10]),
            shown,
        )
        found.setdefault(person, []).append(known)
    return found


def _place_beside(event: str, place: str | None) -> str:
    """The place of an event, unless its name says it already."""
    return "" if not place or place.casefold() in event.casefold() else place


def _invitations(store: Store, marks: str, ids: list[PersonId]) -> dict[int, KnownInvitation]:
    rows = store.database.rows(
        "SELECT person_id, direction, note_kind, note, sent_on, source FROM invitation "
        f"WHERE person_id IN ({marks}) ORDER BY person_id, sent_on DESC, id DESC",
        ids,
    )
    return {
        row[0]: KnownInvitation(
            InvitationDirection(row[1]),
            NoteKind(row[2]),
            row[3],
            Day.parse(row[4]) if row[4] else UNKNOWN_DAY,
            _SOURCES.get(row[5], Source.ARCHIVE),
        )
        for row in rows
    }
