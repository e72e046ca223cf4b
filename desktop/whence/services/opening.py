"""Opening a journal: which file, with which key, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from whence.domain.errors import JournalTrouble, Trouble
from whence.services.suite import Services, services_of
from whence.storage import backups, encryption, integrity
from whence.storage.store import create_store, open_store
from whence.system import hardening, places, secrets
from whence.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Opening:
    """The way to one journal: its place, the clock it is used with, and its passphrase where one was given."""

    path: Path
    clock: Clock
    passphrase: str | None = None

    @classmethod
    def of_options(cls, journal: Path | None, clock: Clock, *, passphrase_file: Path | None = None) -> Opening:
        """The opening that options and environment ask for. Raises Refusal for a passphrase file that can't be read."""
        hardening.restrict_files()
        path = places.journal_file(journal)
        return cls(path, clock, secrets.given_passphrase(passphrase_file))

    @property
    def exists(self) -> bool:
        """Whether there is a journal already."""
        return self.path.exists()

    @property
    def needs_passphrase(self) -> bool:
        """Whether the journal is encrypted and no passphrase is at hand."""
        return self.exists and encryption.is_encrypted(self.path) and self._passphrase() is None

    def open(self, *, is_read_only: bool = False) -> Services:
        """Open the journal, migrated after a backup if it is of an older version. Raises JournalTrouble."""
        raw_key = self._raw_key()
        store = open_store(
            self.path,
            raw_key=raw_key,
            is_read_only=is_read_only,
            before_migration=lambda: self._back_up_closed(raw_key),
        )
        return services_of(store, self.clock)

    def create(self, passphrase: str | None = None) -> Services:
        """Start a new journal, encrypted when a passphrase is given. Raises JournalTrouble."""
        raw_key = encryption.new_raw_key(passphrase) if passphrase else None
        return services_of(create_store(self.path, raw_key=raw_key), self.clock)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the journal's place; gives where an unreadable journal was kept. Raises JournalTrouble."""
        key = encryption.raw_key_of(backup, self._passphrase() or "") if encryption.is_encrypted(backup) else None
        present = self._raw_key() if self.exists and self.path.stat().st_size else None
        return backups.restore(
            backup, self.path, places.backup_folder(self.path), datetime.now(UTC), raw_key=key, present_key=present
        )

    def check(self) -> list[str]:
        """What is wrong with the journal file, in sentences; nothing when it is sound. Raises JournalTrouble."""
        return [finding.sentence for finding in integrity.check(self.path, self._raw_key())]

    def _raw_key(self) -> bytes | None:
        if not self.exists or not encryption.is_encrypted(self.path):
            return None
        passphrase = self._passphrase()
        if passphrase is None:
            raise JournalTrouble(
                Trouble.PASSPHRASE,
                f"The journal {self.path} is encrypted. Give its passphrase with --passphrase-file or "
                "WHENCE_PASSPHRASE.",
            )
        hardening.forbid_core_dumps()
        return encryption.raw_key_of(self.path, passphrase)

    def _passphrase(self) -> str | None:
        return self.passphrase or secrets.remembered_passphrase(self.path)

    def _back_up_closed(self, raw_key: bytes | None) -> None:
        store = open_store(self.path, raw_key=raw_key, is_read_only=True)
        try:
            backups.back_up(store.database, places.backup_folder(self.path), datetime.now(UTC))
        finally:
            store.close()
