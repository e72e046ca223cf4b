"""Comparing what is to be done on the network with an archive: done there, still open, or the contrary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from whence.domain.archive_findings import Finding, Shown, Step, finding_of, reaches_back_to
from whence.domain.changes import PersonId
from whence.domain.invitations import InvitationDirection
from whence.storage import decisions, to_dos
from whence.storage.store import Store
from whence.storage.to_dos import KeptStep


@dataclass(frozen=True, slots=True)
class ArchiveLists:
    """Whom an archive lists. None stands for a list that is not in it; `invited` are open or answered invitations."""

    exported_on: date | None
    connected: frozenset[PersonId] | None
    invited: frozenset[tuple[PersonId, str]] | None
    earliest_invitation: date | None = None


@dataclass(slots=True)
class Compared:
    """How many steps an archive confirmed, how many it shows the contrary of, and whether anything is known anew."""

    confirmed: int = 0
    contradicted: int = 0
    changed: set[PersonId] = field(default_factory=set)


def compare_with_archive(store: Store, lists: ArchiveLists) -> Compared:
    """Note what an archive says about every step no earlier one has confirmed. A decision is never changed by it.

    An archive that is not newer than the one a step was last compared with says nothing new.
    """
    compared = Compared()
    if lists.exported_on is None:
        return compared
    for step in to_dos.unconfirmed(store):
        if step.archive_on is None or step.archive_on < lists.exported_on:
            _compare(store, step, lists, lists.exported_on, compared)
    for person, invitation, decision, day in _left_but_connected(store, lists):
        decisions.add_to_do(
            store, person_id=person, invitation_id=invitation, decision_id=decision, action=Step.LEAVE.value,
            created_on=day, finding=Finding.CONTRADICTED.value, archive_on=lists.exported_on,
        )  # fmt: skip
        compared.contradicted += 1
        compared.changed.add(person)
    return compared


def _compare(store: Store, step: KeptStep, lists: ArchiveLists, exported_on: date, compared: Compared) -> None:
    found = finding_of(Step(step.action), step.created_on, _shown(step, lists, exported_on), step.answer)
    if found is None:
        return
    said: dict[str, object] = {"finding": found.value, "archive_on": exported_on}
    if found is Finding.CONFIRMED:
        said |= {"confirmed_on": exported_on, "done_on": step.done_on or exported_on}
        compared.confirmed += 1
    elif found is Finding.CONTRADICTED:
        said["answer"] = ""
        compared.contradicted += 1
    to_dos.amend(store, step.id, **said)
    compared.changed.add(step.person)


def _shown(step: KeptStep, lists: ArchiveLists, exported_on: date) -> Shown:
    is_connected = None if lists.connected is None else step.person in lists.connected
    return Shown(exported_on, is_connected, _is_listed(step, lists, exported_on))


def _is_listed(step: KeptStep, lists: ArchiveLists, exported_on: date) -> bool | None:
    if lists.invited is None:
        return None
    is_own = step.action == Step.WITHDRAW.value
    direction = InvitationDirection.OUTGOING if is_own else InvitationDirection.INCOMING
    if (step.person, direction.value) in lists.invited:
        return True
    is_reached = reaches_back_to(step.sent_on.start, exported_on, lists.earliest_invitation)
    return False if is_reached else None


def _left_but_connected(store: Store, lists: ArchiveLists) -> Iterator[tuple[PersonId, int, int | None, date]]:
    if lists.connected is None or lists.exported_on is None:
        return
    for person, invitation, decision, day in to_dos.left_unanswered(store):
        if person in lists.connected and day < lists.exported_on:
            yield person, invitation, decision, day
