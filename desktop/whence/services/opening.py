"""Opening a journal: which file, with which key, on which day, and alone."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from whence.domain.errors import JournalTrouble, Trouble
from whence.services.safekeeping import Safekeeping, found_passphrase
from whence.services.suite import Services, services_of
from whence.storage import encryption, held_files
from whence.storage.database import may_be_encrypted
from whence.storage.store import create_store, open_store
from whence.system import hardening
from whence.system.clock import Clock
from whence.system.instance import Instance, Message, hand_over
from whence.system.places import Places

_WAIT_SECONDS = 2.0
_STEP_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Opening:
    """The way to one journal: its place, the clock it is used with, and its passphrase where one was given."""

    path: Path
    clock: Clock
    places: Places
    passphrase: str | None = None

    @classmethod
    def of_options(cls, journal: Path | None, clock: Clock, *, passphrase_file: Path | None = None) -> Opening:
        """The opening that options and environment ask for. Raises Refusal for a passphrase file that can't be read."""
        hardening.make_files_private()
        places = Places.of_this_machine()
        path = places.journal(journal)
        return cls(path, clock, places, found_passphrase(path, passphrase_file, os.environ))

    @property
    def exists(self) -> bool:
        """Whether there is something at the journal's place already."""
        return self.path.exists()

    @property
    def is_encrypted(self) -> bool:
        """Whether the journal needs a passphrase; one that is open here already is not looked into again."""
        if found := held_files.held(self.path):
            return found.raw_key is not None
        return self.path.is_file() and may_be_encrypted(self.path)

    def with_passphrase(self, passphrase: str | None) -> Opening:
        """The same way with another passphrase."""
        return replace(self, passphrase=passphrase)

    def at(self, path: Path) -> Opening:
        """The way to another journal, without a passphrase."""
        return replace(self, path=path, passphrase=None)

    def raw_key(self) -> bytes | None:
        """The key of the journal, None for a plain one; of one that is open here the key it was opened with.

        Raises JournalTrouble when the passphrase is missing.
        """
        if found := held_files.held(self.path):
            return found.raw_key
        if not self.is_encrypted:
            return None
        if self.passphrase is None:
            raise self._without_passphrase()
        hardening.forbid_core_dumps()
        return encryption.raw_key_of(self.path, self.passphrase)

    def open(self, *, is_read_only: bool = False, raw_key: bytes | None = None) -> Services:
        """Open the journal, migrated after a backup if it is of an older version. Raises JournalTrouble.

        `raw_key` spares working the key out again, for a further connection.
        """
        key = raw_key or self.raw_key()
        store = open_store(
            self.path,
            raw_key=key,
            is_read_only=is_read_only,
            before_migration=lambda: self._back_up(key),
        )
        return services_of(store, self.clock)

    def create(self, passphrase: str | None = None) -> Services:
        """Start a new journal, encrypted when a passphrase is given.

        The folder of a journal that was named is made when it is missing, the one above it is not: a path with a
        typing error leaves nothing behind. Raises JournalTrouble.
        """
        self._refuse_missing_folders()
        chosen = passphrase or self.passphrase
        raw_key = encryption.new_raw_key(chosen) if chosen else None
        return services_of(create_store(self.path, raw_key=raw_key), self.clock)

    def discard(self) -> None:
        """Take away a journal that was only just begun and that nothing came of."""
        for path in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
            path.unlink(missing_ok=True)

    def safekeeping(self, raw_key: bytes | None = None) -> Safekeeping:
        """Backups, restoring and checking of this journal. Raises JournalTrouble when the passphrase is missing."""
        key = raw_key or self.raw_key()
        return Safekeeping(self.path, self.places.backups_of(self.path), key, lambda: datetime.now(UTC))

    def safekeeping_for_restore(self) -> Safekeeping:
        """The same for a journal that may be missing, empty or damaged."""
        is_usable = self.path.is_file() and self.path.stat().st_size and self.passphrase is not None
        key = self.raw_key() if is_usable else None
        return Safekeeping(self.path, self.places.backups_of(self.path), key, lambda: datetime.now(UTC))

    def hold(self) -> Instance:
        """Take the hold on the journal. Raises JournalTrouble when a window or another command has it."""
        until = time.monotonic() + _WAIT_SECONDS
        while (held := Instance.acquire(self.path, self.places.runtime)) is None:
            if time.monotonic() > until:
                raise JournalTrouble(
                    Trouble.IN_USE,
                    f"The journal {self.path} is open in another window or being changed by another command. Close "
                    "it there, or do this in that window.",
                )
            time.sleep(_STEP_SECONDS)  # noqa: TID251  the lock of another process sends no word when it is free
        return held

    def hand_over(self, message: Message) -> Message | None:
        """Hand a message to the window that has this journal open; None when there is none. Raises NoAnswer."""
        return hand_over(self.path, self.places.runtime, message)

    def _refuse_missing_folders(self) -> None:
        above = self.path.parent.parent
        if not above.is_dir() and not self.path.is_relative_to(self.places.data):
            raise JournalTrouble(
                Trouble.MISSING,
                f"There is no folder {above} to begin the journal {self.path} in. Check the path, or make the folder "
                "first.",
            )

    def _without_passphrase(self) -> JournalTrouble:
        if encryption.has_whole_pages(self.path):
            return JournalTrouble(
                Trouble.PASSPHRASE,
                f"The journal {self.path} is encrypted. Give its passphrase with --passphrase-file or "
                "WHENCE_PASSPHRASE.",
            )
        return JournalTrouble(
            Trouble.NOT_A_JOURNAL,
            f"{self.path} is not a journal, or it is one with a passphrase that something cut off. Check the path, or "
            "restore a backup with `whence restore`.",
        )

    def _back_up(self, raw_key: bytes | None) -> None:
        self.safekeeping(raw_key).back_up()
