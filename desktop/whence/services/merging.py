"""Making one person of two, with a preview of every part, and two again of a wrong merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from whence.domain.affiliations import Affiliation, current
from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.invitations import InvitationState
from whence.domain.merging import (
    CAN_BE_BOTH,
    TEXT_FIELDS,
    Choice,
    MergeField,
    chosen,
    combined_connection,
    joined,
    most_visible,
)
from whence.domain.people import Identity, IdentityKind, name_parts
from whence.services.commands import tidying as commands
from whence.services.journal import Journal
from whence.services.merge_previews import MergePreview, PersonParts, merged_fields, parts_of, preview_of
from whence.services.work import Work
from whence.storage import merge_splitting, merges, people
from whence.storage.merge_union import Union, clear_own_introductions, settle_address_changes
from whence.storage.store import Store


class Merging:
    """Answers what a merge would do, and which merges a person holds."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def preview(self, kept: PersonId, taken: PersonId) -> MergePreview:
        """What merging two people comes to, part by part. Raises Refusal when it can't be done."""
        store = self._journal.store
        _refuse_impossible(store, kept, taken)
        return preview_of(store, kept, taken)

    def merges_of(self, person: PersonId) -> list[merges.KeptMerge]:
        """Who was taken into a person, the latest first; only the latest can be split."""
        return merges.merges_of(self._journal.store, person)

    def other_names(self, person: PersonId) -> tuple[str, ...]:
        """The other names a person goes by since a merge."""
        return other_names(self._journal.store, person)


def other_names(store: Store, person: PersonId) -> tuple[str, ...]:
    """The names under which somebody taken into a person was known, but for the present one."""
    present = people.names(store, [person]).get(person, "")
    known = [form[0] for one in merges.merges_of(store, person) for form in one.taken["forms"]]
    return tuple(name for name in dict.fromkeys(known) if name != present)


def merge_people(command: commands.MergePeople, work: Work) -> int:
    """Gives the merge. Raises Refusal for one and the same person and for two who were introduced to each other."""
    return _Merger(command, work).run()


def split_merge(command: commands.SplitMerge, work: Work) -> PersonId:
    """Gives the person restored. Raises Refusal when it is gone, or when a later merge stands on it."""
    kept = merges.merge(work.store, command.merge)
    if kept is None:
        raise Refusal("This merge is not in the journal any more; it was split or undone already.")
    latest = merges.merges_of(work.store, kept.person_id)[0]
    if latest.id != kept.id:
        raise Refusal(
            f"“{latest.taken_name}” was merged in after “{kept.taken_name}”. Split that merge first, then this one."
        )
    restored = merge_splitting.split(work.store, kept)
    merges.set_unlike(work.store, kept.person_id, restored, work.today)
    return restored


def declare_distinct(command: commands.DeclareDistinct, work: Work) -> None:
    """Raises Refusal for one and the same person."""
    if command.first == command.second:
        raise Refusal("Choose two people: this is one and the same entry.")
    first, second = work.person(command.first).id, work.person(command.second).id
    merges.set_unlike(work.store, first, second, work.today)


class _Merger:
    """One merge under way."""

    def __init__(self, command: commands.MergePeople, work: Work) -> None:
        _refuse_impossible(work.store, command.kept, command.taken)
        self._work = work
        self._store = work.store
        self._kept = parts_of(work.store, command.kept)
        self._taken = parts_of(work.store, command.taken)
        self._choices = {one.field: one.choice for one in merged_fields(self._kept, self._taken)}
        _refuse_choices(command.choices)
        self._choices |= dict(command.choices)
        self._union = Union(work.store, command.kept, command.taken)

    def run(self) -> int:
        self._set_person()
        settle_address_changes(self._union, self._store)
        clear_own_introductions(self._union, self._store)
        is_connected = self._join_connections()
        self._choose_profile()
        self._choose_employer()
        self._choose_origin()
        self._choose_rows("tie_label", MergeField.LABEL)
        self._choose_rows("keep_in_touch", MergeField.KEEP_IN_TOUCH)
        for table in ("private_note", "person_tag"):
            self._union.drop_doubles(table)
        self._union.share_interactions(joined)
        self._union.hand_over_distinct()
        if is_connected:
            self._settle_invitations()
        return self._union.finish(self._work.stamp)

    def _takes(self, field: MergeField) -> bool:
        return self._choices.get(field) is Choice.TAKEN

    def _set_person(self) -> None:
        kept, taken = self._kept.person, self._taken.person
        name = chosen(self._choices[MergeField.NAME], kept.name, taken.name)
        values: dict[str, Any] = {
            field.value: chosen(self._choices.get(field, Choice.KEPT), getattr(kept, field), getattr(taken, field))
            for field in TEXT_FIELDS
        }
        if name != kept.name:
            values |= dict(zip(("name", "first_name", "last_name"), (name, *name_parts(name)), strict=True))
            values["is_name_missing"] = int(taken.is_name_missing)
        if self._takes(MergeField.MUTUAL_COUNT) or kept.mutual_count is None:
            values["mutual_count"] = taken.mutual_count
        values["shelf"] = self._shelf().value
        values["shelved_on"] = "" if kept.shelf != self._shelf() else str(kept.shelved_on or "")
        values["is_of_interest"] = int(kept.is_of_interest or taken.is_of_interest)
        values["updated_at"] = self._work.stamp
        self._union.change("person", kept.id, **values)

    def _shelf(self) -> Any:
        kept, taken = self._kept.person.shelf, self._taken.person.shelf
        if MergeField.SHELF in self._choices:
            return taken if self._takes(MergeField.SHELF) else kept
        return most_visible(kept, taken)

    def _join_connections(self) -> bool:
        """One connection a network; gives whether the person is connected now."""
        kept, taken = (merges.connections_of(self._store, one.person.id) for one in (self._kept, self._taken))
        choice = self._choices.get(MergeField.CONNECTION)
        states = []
        for network in dict.fromkeys((*kept, *taken)):
            if network in kept and network in taken:
                together = combined_connection(kept[network], taken[network], choice)
                self._union.change("connection", together.id, **_columns(together))
                self._union.drop("connection", taken[network].id, self._taken.person.id)
                states.append(together.state)
            else:
                states.append((kept.get(network) or taken[network]).state)
        return ConnectionState.CONNECTED in states

    def _choose_profile(self) -> None:
        """Both addresses stay; one of them is the present one."""
        kept, taken = (_profiles(one.identities) for one in (self._kept, self._taken))
        doubles = {double: same for same, double in self._union.drop_doubles("identity")}
        winners = {doubles.get(one.id, one.id) for one in taken} if self._takes(MergeField.PROFILE) else set()
        losers = [one.id for one in kept if one.id not in winners] if winners else [one.id for one in taken if kept]
        for loser in losers:
            if loser not in doubles:
                self._union.change("identity", loser, is_current=0)
        for winner in winners:
            self._union.change("identity", winner, is_current=1)

    def _choose_employer(self) -> None:
        """The other employer stays as history."""
        kept, taken = (current(one.affiliations) for one in (self._kept, self._taken))
        doubles = self._union.drop_doubles("affiliation")
        seen = {one.id: one for one in (*self._kept.affiliations, *self._taken.affiliations)}
        loser = kept if self._takes(MergeField.EMPLOYER) else taken
        if kept and taken and loser and not _is_same(kept, taken) and loser.id not in dict(doubles).values():
            self._union.change("affiliation", loser.id, is_current=0)
        for same, double in doubles:
            is_current = seen[same].is_current and (same != (loser.id if loser else 0) or not taken)
            is_current = is_current or (seen[double].is_current and (self._takes(MergeField.EMPLOYER) or not kept))
            self._union.change("affiliation", same, is_current=int(is_current), **_widened(seen[same], seen[double]))

    def _choose_origin(self) -> None:
        kept, taken = self._kept.origins, self._taken.origins
        doubles = {double: same for same, double in self._union.drop_doubles("origin")}
        firsts = [[one.id for one in origins if one.is_first] for origins in (kept, taken)]
        if not all(firsts):
            return
        for loser in firsts[0] if self._takes(MergeField.ORIGIN) else firsts[1]:
            if loser not in doubles:
                self._union.change("origin", loser, is_first=0)
        if self._takes(MergeField.ORIGIN):
            self._union.change("origin", doubles.get(firsts[1][0], firsts[1][0]), is_first=1)

    def _choose_rows(self, table: str, field: MergeField) -> None:
        """Of a table in which a person has one row: the one that was chosen."""
        kept, taken = (merges.keys_of(self._store, table, one.person.id) for one in (self._kept, self._taken))
        if kept and taken:
            loser, person = (kept, self._kept) if self._takes(field) else (taken, self._taken)
            for key in loser:
                self._union.drop(table, key, person.person.id)

    def _settle_invitations(self) -> None:
        """An invitation of somebody who turns out to be connected was accepted, as an import finds too."""
        both = (self._kept.person.id, self._taken.person.id)
        for invitation in merges.waiting_invitations(self._store, both):
            self._union.change(
                "invitation", invitation, state=InvitationState.ACCEPTED.value, updated_at=self._work.stamp
            )


def _refuse_impossible(store: Store, kept: PersonId, taken: PersonId) -> None:
    if kept == taken:
        raise Refusal("Choose two people to merge: this is one and the same entry.")
    for person in (kept, taken):
        if people.person(store, person) is None:
            raise NobodyFound("One of the two is not in the journal any more. Undo the deletion, or choose again.")
    if merges.has_introduction_between(store, kept, taken):
        names = people.names(store, (kept, taken))
        raise Refusal(
            f"An introduction of {names[kept]} to {names[taken]} is recorded, so they are two people. "
            "If that introduction is wrong, delete it first."
        )


def _refuse_choices(choices: tuple[tuple[MergeField, Choice], ...]) -> None:
    for field, choice in choices:
        if choice is Choice.BOTH and field not in CAN_BE_BOTH:
            raise Refusal("Only texts can be joined. Choose one of the two values.", field=field.value)


def _columns(connection: Connection) -> dict[str, Any]:
    left_out = ("id", "person_id", "network")
    values = {one.name: getattr(connection, one.name) for one in fields(connection) if one.name not in left_out}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _profiles(identities: tuple[Identity, ...]) -> list[Identity]:
    return [one for one in identities if one.kind is IdentityKind.PROFILE and one.is_current]


def _is_same(first: Affiliation | None, second: Affiliation | None) -> bool:
    return first is not None and second is not None and first.words == second.words


def _widened(kept: Affiliation, double: Affiliation) -> Mapping[str, Any]:
    """Seen from the earlier of the two days to the later one."""
    first = min((str(one.first_seen_on) for one in (kept, double) if one.first_seen_on), default="")
    last = max((str(one.last_seen_on) for one in (kept, double) if one.last_seen_on), default="")
    return {"first_seen_on": first, "last_seen_on": last}


__all__ = ["MergePreview", "Merging", "PersonParts", "declare_distinct", "merge_people", "other_names", "split_merge"]
