"""How a long reading reports where it is and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ProgressReport = Callable[[str, int, int], None]
"""Called with the name of the file being read, bytes read so far and bytes in all."""


class Cancelled(Exception):
    """The person asked to stop; nothing was kept."""


@dataclass(slots=True)
class Progress:
    """Counts bytes over all files, tells the listener, and raises Cancelled as soon as that is wished."""

    report: ProgressReport | None = None
    is_cancelled: Callable[[], bool] | None = None
    total: int = 0
    done: int = 0

    def advance(self, name: str, amount: int) -> None:
        """Say that `amount` more bytes of the file `name` were read. Raises Cancelled when asked to stop."""
        self.done += amount
        if self.is_cancelled is not None and self.is_cancelled():
            raise Cancelled("The import was stopped. Nothing was changed.")
        if self.report is not None:
            self.report(name, self.done, max(self.total, self.done))
