"""Where things lie on this machine: the journal, its backups, logs, and what only lives while the program runs."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

JOURNAL_VARIABLE = "WHENCE_JOURNAL"
JOURNAL_NAME = "journal.whence"
_APPLICATION = "whence"
_LONGEST_SOCKET_FOLDER = 70


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of the program: `data` and `backups` hold what must not be lost, `runtime` what need not last."""

    data: Path
    backups: Path
    logs: Path
    runtime: Path

    @classmethod
    def of_this_machine(cls) -> Places:
        """The folders the system provides for (XDG base directories, AppData, Library); none is made yet."""
        data = Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))
        logs = Path(platformdirs.user_log_dir(_APPLICATION, appauthor=False))
        return cls(data, data / "backups", logs, _runtime_folder())

    def journal(self, chosen: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
        """The journal to open: the one chosen, else WHENCE_JOURNAL, else the usual one; absolute."""
        named = chosen or environment.get(JOURNAL_VARIABLE) or self.data / JOURNAL_NAME
        return Path(named).expanduser().absolute()

    def backups_of(self, journal: Path) -> Path:
        """The folder of one journal's backups: two journals of the same name have two."""
        return self.backups / f"{journal.stem}-{fingerprint(journal)[:8]}"


def fingerprint(journal: Path) -> str:
    """A short name that stands for the path of a journal, the same through links, saying nothing about it."""
    return hashlib.sha256(os.fsencode(os.path.normcase(journal.resolve()))).hexdigest()[:24]


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner can enter, or make it so. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def make_private_of_ours(folder: Path) -> Path:
    """`make_private` for a folder in a place that others can write: one that somebody else has made is refused.

    Raises PermissionError for a folder or link of another user, OSError when it cannot be made.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.name == "posix":
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid != os.getuid():
            raise PermissionError(f"{folder} belongs to somebody else")
    return make_private(folder)


def _runtime_folder() -> Path:
    """The system's folder for what ends with the session; where it gives none, a private one among temporary files."""
    if sys.platform.startswith("linux"):
        given = os.environ.get("XDG_RUNTIME_DIR", "")
        folder = Path(given) / _APPLICATION if given and Path(given).is_dir() else None
    else:
        folder = Path(platformdirs.user_runtime_dir(_APPLICATION, appauthor=False))
    # The name of a local socket may not be longer than about a hundred bytes.
    if folder is not None and len(os.fsencode(folder)) <= _LONGEST_SOCKET_FOLDER and folder.parent.is_dir():
        return folder
    user = str(os.getuid()) if os.name == "posix" else "user"
    return Path(tempfile.gettempdir()) / f"{_APPLICATION}-{user}"
