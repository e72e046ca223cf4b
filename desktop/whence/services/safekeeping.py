"""Keeping the journal file safe: backups, restoring, checking, salvage, and its passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from whence.domain.errors import Refusal
from whence.storage import backups as kept_copies
from whence.storage import encryption
from whence.storage.backups import Backup
from whence.storage.database import open_database
from whence.system import secrets

if TYPE_CHECKING:
    from whence.storage.integrity import Finding
    from whence.storage.salvage import Salvaged

__all__ = ["Backup", "Finding", "Safekeeping", "Salvaged", "found_passphrase", "key_of"]

EVERY = timedelta(minutes=30)


def found_passphrase(journal: Path, file: Path | None, environment: Mapping[str, str]) -> str | None:
    """The passphrase of a journal without asking: from `file`, the environment, else the keyring; None when nowhere.

    Raises Refusal when the file cannot be read or holds no passphrase.
    """
    try:
        return secrets.given_passphrase(file, environment) or secrets.remembered_passphrase(journal)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Refusal(
            f"The passphrase file {file} cannot be used: {reason}. Write the passphrase into its first line, or name "
            "another file with --passphrase-file."
        ) from error


def key_of(journal: Path, passphrase: str | None) -> bytes | None:
    """The key to open a journal with; None for a plain one, for one that is not there, and without a passphrase.

    To be called before the journal is opened. A quarter of a second, on purpose.
    """
    if passphrase is None or not journal.is_file():
        return None
    return encryption.raw_key_of(journal, passphrase)


class Safekeeping:
    """What is done with one journal file as a whole. Every call opens the file anew and may run on any thread.

    `folder` is where its backups lie, `raw_key` the key it is open under, `now` gives the time in UTC. Restoring,
    and changing the passphrase, need the journal closed everywhere.
    """

    def __init__(self, journal: Path, folder: Path, raw_key: bytes | None, now: Callable[[], datetime]) -> None:
        self.journal = journal
        self.folder = folder
        self._raw_key = raw_key
        self._now = now
        self._tried_at: datetime | None = None
        self._state: tuple[object, ...] | None = None

    @property
    def is_encrypted(self) -> bool:
        """Whether the journal has a passphrase."""
        return self._raw_key is not None

    @property
    def raw_key(self) -> bytes | None:
        """The key the journal is to be opened with now."""
        return self._raw_key

    def back_up(self) -> Backup:
        """Take a backup now. Raises JournalTrouble; the earlier ones are untouched then."""
        database = open_database(self.journal, raw_key=self._raw_key, is_read_only=True)
        try:
            state = kept_copies.state_of(database)
            made = kept_copies.back_up(database, self.folder, self._now())
        finally:
            database.close()
        self._state = state
        return made

    def back_up_if_due(self) -> Backup | None:
        """Take a backup when something has changed since the last one and half an hour has passed; to be asked often.

        One that failed is tried again after half an hour. Raises JournalTrouble.
        """
        now = self._now()
        last = max((moment for moment in (self._tried_at, self._newest_at()) if moment is not None), default=None)
        if last is not None and now - last < EVERY:
            return None
        if not self._has_changed():
            return None
        self._tried_at = now
        return self.back_up()

    def backups(self) -> list[Backup]:
        """The backups of this journal, newest first."""
        return kept_copies.list_backups(self.folder)

    def unprotected_backups(self) -> list[Backup]:
        """Backups in clear of a journal that has a passphrase: whoever has the disk can read them."""
        return [backup for backup in self.backups() if self.is_encrypted and not backup.is_encrypted]

    def protect_backups(self) -> int:
        """Write the backups in clear anew under the journal's key; gives how many. Raises JournalTrouble."""
        found = self.unprotected_backups()
        for backup in found:
            encryption.change_key(backup.path, None, self._raw_key)
        return len(found)

    def delete_unprotected_backups(self) -> int:
        """Delete the backups in clear; gives how many. Refused while there is no other."""
        found = self.unprotected_backups()
        if found and len(found) == len(self.backups()):
            raise Refusal("These are the only backups. Take a new one first, then delete them.")
        for backup in found:
            backup.path.unlink(missing_ok=True)
        return len(found)

    def restore(self, file: Path, passphrase: str | None = None) -> Path | None:
        """Put a backup in the place of the journal; the present state is backed up first, and nothing can be undone.

        `passphrase` is the backup's, where it is another than the journal's present one. Gives where a journal that
        could not be opened was put. Raises JournalTrouble, with the journal as it was.
        """
        raw_key = self._key_of_backup(file, passphrase)
        aside = kept_copies.restore(
            file, self.journal, self.folder, self._now(), raw_key=raw_key, present_key=self._raw_key
        )
        self._raw_key = raw_key
        self._state = None
        return aside

    def check(self) -> list[Finding]:
        """Everything that is wrong with the file, nothing when it is sound. Raises JournalTrouble."""
        from whence.storage.integrity import check

        return check(self.journal, self._raw_key)

    def salvage(self, target: Path) -> Salvaged:
        """Save what can be read into a new journal at `target`. Raises Refusal when something is there already."""
        from whence.storage.salvage import salvage

        try:
            return salvage(self.journal, target, self._raw_key)
        except FileExistsError as error:
            raise Refusal(f"{target} is there already. Name a file that does not exist yet.") from error

    def set_passphrase(self, passphrase: str, *, progress: Callable[[int], None] = lambda _: None) -> None:
        """Protect the journal with a passphrase, or with another one. Raises Refusal when it is empty, JournalTrouble.

        Backups taken before stay as they are: see `unprotected_backups`; those of an earlier passphrase need it still.
        """
        self._change_key(encryption.new_raw_key(passphrase), progress)

    def remove_passphrase(self, *, progress: Callable[[int], None] = lambda _: None) -> None:
        """Write the journal in clear. Raises JournalTrouble."""
        if self.is_encrypted:
            self._change_key(None, progress)

    def _change_key(self, raw_key: bytes | None, progress: Callable[[int], None]) -> None:
        encryption.change_key(self.journal, self._raw_key, raw_key, progress)
        secrets.forget_passphrase(self.journal)
        self._raw_key = raw_key
        self._state = None

    def _key_of_backup(self, file: Path, passphrase: str | None) -> bytes | None:
        if not file.is_file():
            raise Refusal(f"There is no backup at {file}. `whence backup` says where backups lie.")
        if passphrase is not None:
            return encryption.raw_key_of(file, passphrase)
        return self._raw_key if encryption.is_encrypted(file) else None

    def _newest_at(self) -> datetime | None:
        found = self.backups()
        return found[0].taken_at if found else None

    def _has_changed(self) -> bool:
        database = open_database(self.journal, raw_key=self._raw_key, is_read_only=True)
        try:
            state = kept_copies.state_of(database)
        finally:
            database.close()
        if self._state is None:
            self._state = self._state_of_newest()
        return state != self._state

    def _state_of_newest(self) -> tuple[object, ...] | None:
        found = self.backups()
        if not found:
            return None
        try:
            database = open_database(found[0].path, raw_key=self._raw_key, is_read_only=True)
        except Refusal:
            return None
        try:
            return kept_copies.state_of(database)
        finally:
            database.close()
