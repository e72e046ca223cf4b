"""Work on the journal's file that needs the journal closed: restoring a backup, changing the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whence.services.safekeeping import Safekeeping


@dataclass(frozen=True, slots=True)
class ClosedWork:
    """Asked for through the navigator: the window closes, `work` runs on the worker, and the window opens again.

    `work` is handed a way to tell how many rows are done and gives the sentence to be said afterwards; it raises
    Refusal or JournalTrouble, with the file as it was. `passphrase` opens the journal afterwards: None leaves it to
    what opened it before, empty says that none is needed any more.
    """

    label: str
    work: Callable[[Safekeeping, Callable[[int], None]], str]
    passphrase: str | None = None
