"""The bin, which can be undone, and erasing somebody, which can't."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from whence.domain.amounts import counted
from whence.domain.changes import Changes, PersonId
from whence.domain.errors import NobodyFound, Refusal
from whence.services.commands import tidying as commands
from whence.services.journal import Journal
from whence.services.left_out import leave_out
from whence.services.merge_previews import belongings
from whence.services.work import Work
from whence.storage import erasing, people

DAYS_IN_BIN = 30


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing somebody came to.

    `redacted` is the number of other texts that mentioned them. `has_namesake` says that mentions of the name were
    left, because somebody else bears it. `copies` still hold them; `unsure_copies` can't be opened to find out.
    `is_wiped` is False while somebody else reads the journal: traces are left in its log until it is closed.
    """

    changes: Changes
    redacted: int
    has_namesake: bool
    copies: tuple[Path, ...]
    unsure_copies: tuple[Path, ...]
    is_wiped: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is to be known about it."""
        said = ["Erased. What was done before can't be undone any more."]
        if self.redacted:
            said.append(f"Mentions in {counted(self.redacted, 'other text was', 'other texts were')} taken out.")
        if self.has_namesake:
            said.append("Somebody else bears the same name, so mentions of that name were left as they are.")
        if self.copies:
            holding = counted(len(self.copies), "backup still holds", "backups still hold")
            said.append(f"{holding} this person until you delete what holds them.")
        if self.unsure_copies:
            said.append(f"{counted(len(self.unsure_copies), 'backup')} can't be opened and may hold this person.")
        if not self.is_wiped:
            said.append("The journal is open elsewhere: the last traces go when it is closed there.")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class ErasePreview:
    """What erasing somebody would take away, and which backups would still hold them or can't be looked into."""

    person: PersonId
    name: str
    belongings: tuple[str, ...]
    copies: tuple[Path, ...]
    unsure_copies: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Binned:
    """Somebody in the bin: since when, and how many days until they count as long enough there (never below 0)."""

    person: PersonId
    since: date | None
    days_left: int


class Erasing:
    """Erases people for good, and answers who lies in the bin."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def binned(self) -> list[Binned]:
        """Who lies in the bin, longest first."""
        today = self._journal.clock.today()
        found = []
        for person, day in people.in_bin(self._journal.store):
            since = date.fromisoformat(day) if day else None
            lain = (today - since).days if since else 0
            found.append(Binned(person, since, max(0, DAYS_IN_BIN + 1 - lain)))
        return found

    def preview(self, person: PersonId, backups: Path | None = None) -> ErasePreview:
        """What erasing a person would come to, looking through the backups in a folder. Raises NobodyFound."""
        store = self._journal.store
        found = people.person(store, person)
        if found is None:
            raise NobodyFound("This person is not in the journal any more.")
        copies = erasing.copies_holding(store.path, backups, erasing.uids_of(store, person), store.database.raw_key)
        sure = tuple(path for path, is_sure in copies if is_sure)
        unsure = tuple(path for path, is_sure in copies if not is_sure)
        return ErasePreview(person, found.name, belongings(store, person), sure, unsure)

    def erase(self, person: PersonId, backups: Path | None = None, *, is_left_out: bool = True) -> Erased:
        """Erase a person from tables, indexes, texts about others and the whole history; there is no undo.

        With `is_left_out` a salted hash stays by which later archives are kept from bringing them back.
        `backups` is the folder of the backups that are looked through. Raises NobodyFound, and JournalTrouble when
        the file cannot be written; where there is no room to write it anew, the person is gone from it all the same.
        """
        store = self._journal.store
        if people.person(store, person) is None:
            raise NobodyFound("This person is not in the journal any more.")
        uids, namesake = erasing.uids_of(store, person), erasing.has_namesake(store, person)
        names = [] if namesake else [name for name in erasing.names_of(store, person) if " " in name.strip()]
        mention = erasing.mention_of((*names, *erasing.addresses_of(store, person)))
        keep_out = leave_out(store, person, self._journal.clock.today()) if is_left_out else None
        with store.gate.erase() as writing:
            if keep_out is not None:
                keep_out()
            erasing.delete_candidates(store, person)
            erasing.delete_own_rows(store, person)
            redacted = erasing.redact(store.database, mention) if mention else 0
        with store.gate.untracked():
            erasing.optimize(store.database)
        is_wiped = erasing.wipe(store.database)
        copies = erasing.copies_holding(store.path, backups, uids, store.database.raw_key)
        sure = tuple(path for path, is_sure in copies if is_sure)
        unsure = tuple(path for path, is_sure in copies if not is_sure)
        return Erased(writing.changes, redacted, namesake, sure, unsure, is_wiped)


def empty_bin(command: commands.EmptyBin, work: Work) -> int:
    """Gives how many people were deleted. Raises Refusal when there is nobody to delete."""
    before = work.today + timedelta(days=1) if command.is_everybody else work.today - timedelta(days=DAYS_IN_BIN)
    found = people.binned_before(work.store, before)
    if not found:
        since = "" if command.is_everybody else f" for longer than {DAYS_IN_BIN} days"
        raise Refusal(f"Nobody lies in the bin{since}. There is nothing to delete.")
    for person in found:
        erasing.delete_own_rows(work.store, person)
    return len(found)
