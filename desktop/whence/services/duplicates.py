"""People who may be one: suspected doubles and proposed new addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.duplicates import Suspected, suspected
from whence.domain.errors import Refusal
from whence.domain.merging import Choice, MergeField
from whence.domain.people import IdentityKind
from whence.services.commands import tidying as commands
from whence.services.journal import Journal
from whence.services.merging import merge_people
from whence.services.work import Work
from whence.storage import duplicates, merges, people
from whence.storage.duplicates import AddressChange


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who may be one, by name, with the reasons in words."""

    first: PersonId
    second: PersonId
    first_name: str
    second_name: str
    reasons: tuple[str, ...]


class Duplicates:
    """Answers who may be the same person."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def doubles(self, most: int = 500) -> list[Double]:
        """The suspected doubles, the surest first, without those that were told apart."""
        store = self._journal.store
        everybody = duplicates.likables(store)
        names = {one.id: one.name for one in everybody}
        return [_double(pair, names) for pair in suspected(everybody, duplicates.told_apart(store))[:most]]

    def doubles_of(self, person: PersonId) -> list[Double]:
        """Who may be the same as one person."""
        return [one for one in self.doubles(most=1_000_000) if person in (one.first, one.second)]

    def reasons(self, first: PersonId, second: PersonId) -> tuple[str, ...]:
        """What speaks for two people being one, in words; empty when nothing does."""
        pairs = suspected(duplicates.likables(self._journal.store, (first, second)))
        return tuple(reason.sentence for pair in pairs for reason in pair.reasons)

    def address_changes(self) -> list[AddressChange]:
        """New addresses still to be accepted or refused."""
        return duplicates.address_changes(self._journal.store)


def accept_address(command: commands.AcceptAddress, work: Work) -> None:
    """Merges whoever came in under the new address. Raises Refusal when that was answered already."""
    proposal = _open_proposal(work, command.proposal)
    if proposal.other_id is not None:
        choices = ((MergeField.PROFILE, Choice.TAKEN), (MergeField.EMPLOYER, Choice.TAKEN))
        merge_people(commands.MergePeople(proposal.person_id, proposal.other_id, choices), work)
        return
    kind = IdentityKind.PROFILE
    duplicates.unmark_current_profiles(work.store, proposal.person_id)
    people.add_identity(
        work.store,
        person_id=proposal.person_id,
        kind=kind,
        value=proposal.new_value,
        key=proposal.new_key,
        source="archive",
    )
    duplicates.settle_address_change(work.store, proposal.id, "accepted")


def refuse_address(command: commands.RefuseAddress, work: Work) -> None:
    """The two are not asked about again. Raises Refusal when that was answered already."""
    proposal = _open_proposal(work, command.proposal)
    duplicates.settle_address_change(work.store, proposal.id, "refused")
    if proposal.other_id is not None:
        merges.set_unlike(work.store, proposal.person_id, proposal.other_id, work.today)


def _open_proposal(work: Work, proposal_id: int) -> AddressChange:
    proposal = duplicates.address_change(work.store, proposal_id)
    if proposal is None or proposal.state != "proposed":
        raise Refusal("This proposal of a new address was answered already.")
    work.person(proposal.person_id)
    return proposal


def _double(pair: Suspected, names: Mapping[PersonId, str]) -> Double:
    reasons = tuple(reason.sentence for reason in pair.reasons)
    return Double(pair.first, pair.second, names[pair.first], names[pair.second], reasons)


__all__ = ["AddressChange", "Double", "Duplicates", "accept_address", "refuse_address"]
