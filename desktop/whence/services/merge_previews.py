"""What merging two people would come to, in words, before anything is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.domain.affiliations import Affiliation, current
from whence.domain.amounts import counted
from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.domain.merging import Choice, MergedField, MergeField, combined_connection, most_visible, usual_choice
from whence.domain.origins import Origin
from whence.domain.people import Identity, IdentityKind, Person, Shelf
from whence.domain.tie_sentences import every
from whence.storage import affiliations, connections, events, merges, people
from whence.storage.store import Store

_SHELF_WORDS = {Shelf.PEOPLE: "People", Shelf.ARCHIVED: "the archive", Shelf.ASIDE: "set aside", Shelf.BIN: "the bin"}
_STATE_WORDS = {
    ConnectionState.NONE: "not connected",
    ConnectionState.INVITED_BY_THEM: "invited by them",
    ConnectionState.INVITED_BY_YOU: "invited by you",
    ConnectionState.CONNECTED: "connected",
    ConnectionState.REMOVED_BY_YOU: "removed by you",
    ConnectionState.REMOVED_BY_THEM: "removed by them",
    ConnectionState.GONE: "gone",
}
_COUNTED = (
    ("participation", "interaction"),
    ("invitation", "invitation"),
    ("decision", "decision"),
    ("origin", "record of how you met"),
    ("affiliation", "employer or school"),
    ("identity", "address or number"),
    ("private_note", "private note"),
    ("follow_up", "follow-up"),
    ("introduction", "introduction"),
    ("person_tag", "tag"),
    ("claim", "claim"),
    ("question", "question"),
    ("removal", "removal"),
    ("red_flag", "red flag"),
    ("to_do", "thing to do on LinkedIn"),
)  # fmt: skip
_PLURALS = {
    "record of how you met": "records of how you met",
    "employer or school": "employers or schools",
    "address or number": "addresses or numbers",
    "thing to do on LinkedIn": "things to do on LinkedIn",
}


@dataclass(frozen=True, slots=True)
class PersonParts:
    """A person with what a merge compares."""

    person: Person
    identities: tuple[Identity, ...]
    affiliations: tuple[Affiliation, ...]
    origins: tuple[Origin, ...]
    connection: Connection | None
    label: str
    keep_in_touch: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two people side by side.

    `moves` are the things of the taken person that the kept one gets ("12 interactions"), `cautions` what speaks
    against their being one person.
    """

    kept: PersonId
    taken: PersonId
    fields: tuple[MergedField, ...]
    moves: tuple[str, ...]
    cautions: tuple[str, ...]


def preview_of(store: Store, kept: PersonId, taken: PersonId) -> MergePreview:
    """The preview of a merge that can be done."""
    first, second = parts_of(store, kept), parts_of(store, taken)
    return MergePreview(
        kept, taken, merged_fields(first, second), belongings(store, taken), _cautions(store, first, second)
    )


def belongings(store: Store, person: PersonId) -> tuple[str, ...]:
    """What is recorded under a person, counted in words."""
    counts = merges.amounts(store, person)
    return tuple(counted(counts[table], word, _PLURALS.get(word, "")) for table, word in _COUNTED if table in counts)


def parts_of(store: Store, person_id: PersonId) -> PersonParts:
    """A person who is there, with what a merge compares."""
    person = people.people(store, [person_id])[person_id]
    days = merges.keep_in_touch_days(store, person_id)
    return PersonParts(
        person,
        tuple(people.identities(store, person_id)),
        tuple(affiliations.affiliations(store, person_id)),
        tuple(events.origins(store, person_id)),
        connections.connection(store, person_id),
        merges.tie_label(store, person_id).replace("_", " "),
        "" if days is None else every(days),
    )


def merged_fields(kept: PersonParts, taken: PersonParts) -> tuple[MergedField, ...]:
    """Every part of which at least one of the two says something, with whose value stands unless chosen otherwise."""
    first, second = _words(kept), _words(taken)
    return tuple(
        MergedField(field, first[field], second[field], _usual(field, kept, taken, first[field], second[field]))
        for field in MergeField
        if first[field] or second[field]
    )


def _usual(field: MergeField, kept: PersonParts, taken: PersonParts, first: str, second: str) -> Choice:
    match field:
        case MergeField.NAME:
            return Choice.TAKEN if kept.person.is_name_missing and not taken.person.is_name_missing else Choice.KEPT
        case MergeField.SHELF:
            visible = most_visible(kept.person.shelf, taken.person.shelf)
            return Choice.KEPT if visible is kept.person.shelf else Choice.TAKEN
        case MergeField.EMPLOYER if first and second:
            return Choice.TAKEN if _last_seen(taken) > _last_seen(kept) else Choice.KEPT
        case MergeField.PROFILE if first and second:
            return Choice.TAKEN if _has_gone(kept) and not _has_gone(taken) else Choice.KEPT
        case MergeField.CONNECTION if kept.connection and taken.connection:
            together = combined_connection(kept.connection, taken.connection)
            return Choice.KEPT if together.state is kept.connection.state else Choice.TAKEN
    return usual_choice(field, first, second)


def _words(parts: PersonParts) -> Mapping[MergeField, str]:
    person, employer = parts.person, current(parts.affiliations)
    return {
        MergeField.NAME: person.name,
        MergeField.HEADLINE: person.headline,
        MergeField.GIVE: person.give,
        MergeField.ASK: person.ask,
        MergeField.INTRODUCTION_WISH: person.introduction_wish,
        MergeField.MUTUAL_COUNT: "" if person.mutual_count is None else str(person.mutual_count),
        MergeField.SHELF: _SHELF_WORDS[person.shelf],
        MergeField.PROFILE: _profile(parts),
        MergeField.EMPLOYER: employer.words if employer else "",
        MergeField.CONNECTION: _connection_words(parts.connection),
        MergeField.ORIGIN: _origin_words(parts.origins),
        MergeField.LABEL: parts.label,
        MergeField.KEEP_IN_TOUCH: parts.keep_in_touch,
    }


def _cautions(store: Store, kept: PersonParts, taken: PersonParts) -> tuple[str, ...]:
    first, second = kept.person, taken.person
    found = []
    if merges.unlike(store, first.id, second.id):
        found.append(f"You said that {first.name} and {second.name} are not the same. Merging takes that back.")
    shared = merges.shared_interactions(store, first.id, second.id)
    if shared:
        found.append(f"Both took part in {counted(shared, 'interaction')} together.")
    connected = [
        one.connection is not None and one.connection.state is ConnectionState.CONNECTED for one in (kept, taken)
    ]
    if all(connected) and _profile(kept) and _profile(taken) and not _has_gone(kept) and not _has_gone(taken):
        found.append("Both are connected now, under different profile addresses.")
    return tuple(found)


def _profile(parts: PersonParts) -> str:
    shown = (one.value for one in parts.identities if one.kind is IdentityKind.PROFILE and one.is_current)
    return next(shown, "")


def _connection_words(connection: Connection | None) -> str:
    if connection is None:
        return ""
    words = _STATE_WORDS[connection.state]
    since = f" since {connection.connected_on.words}" if connection.connected_on.is_known else ""
    gone = ", missing in the latest archive" if connection.vanished_on and not connection.vanished_answer else ""
    return words + since + gone


def _origin_words(origins: tuple[Origin, ...]) -> str:
    first = next((one for one in origins if one.is_first), None)
    if first is None:
        return ""
    parts = (first.place, first.words, first.day.words if first.day.is_known else "")
    return ", ".join(part for part in parts if part) or "recorded"


def _last_seen(parts: PersonParts) -> str:
    employer = current(parts.affiliations)
    return str(employer.last_seen_on or "") if employer else ""


def _has_gone(parts: PersonParts) -> bool:
    return parts.connection is not None and parts.connection.vanished_on is not None
