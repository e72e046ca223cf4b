"""Where a passphrase may come from besides being typed: a file, the environment, the system's keyring."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from whence.system.places import fingerprint

PASSPHRASE_VARIABLE = "WHENCE_PASSPHRASE"
_SERVICE = "whence"
_LARGEST_FILE = 4096


def given_passphrase(file: Path | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """The passphrase from a file (its first line, without the line's end), else from WHENCE_PASSPHRASE, else None.

    Raises OSError when the file cannot be read, ValueError when it is empty, not UTF-8 or far too long.
    """
    if file is None:
        return environment.get(PASSPHRASE_VARIABLE) or None
    with file.open("rb") as opened:
        content = opened.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise ValueError("it is longer than a passphrase can be")
    line = content.decode("utf-8-sig").split("\n", maxsplit=1)[0].removesuffix("\r")
    if not line:
        raise ValueError("its first line is empty")
    return line


def remembered_passphrase(journal: Path) -> str | None:
    """What the system's keyring remembers for a journal; None when it has nothing or does not work."""
    try:
        import keyring

        return keyring.get_password(_SERVICE, fingerprint(journal)) or None
    except Exception:  # noqa: BLE001 -- keyrings fail in every way there is, and are a convenience only
        return None


def remember_passphrase(journal: Path, passphrase: str) -> bool:
    """Have the system's keyring remember the passphrase of a journal; gives whether it does now."""
    try:
        import keyring

        keyring.set_password(_SERVICE, fingerprint(journal), passphrase)
    except Exception:  # noqa: BLE001 -- see above
        return False
    return remembered_passphrase(journal) == passphrase


def forget_passphrase(journal: Path) -> bool:
    """Have the system's keyring forget the passphrase of a journal; gives whether it has none now."""
    try:
        import keyring

        keyring.delete_password(_SERVICE, fingerprint(journal))
    except Exception:  # noqa: BLE001 -- see above
        return remembered_passphrase(journal) is None
    return True
