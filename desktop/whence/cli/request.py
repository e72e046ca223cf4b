"""One run of the command line: which journal, which day, how to answer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whence.domain.errors import Refusal
from whence.services.opening import Opening
from whence.services.suite import Services

FIRST_YEAR, LAST_YEAR = 1970, 2079


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: the parsed arguments and the way to the journal.

    `at_hand` is the journal as a window has it open, when the command was handed over to it.
    """

    arguments: Namespace
    opening: Opening
    at_hand: Services | None = None

    @property
    def is_json(self) -> bool:
        """Whether the answer is to be JSON."""
        return bool(getattr(self.arguments, "json", False))

    @property
    def today(self) -> date:
        """The day it is, or is said to be."""
        return self.opening.clock.today()

    @contextmanager
    def reading(self) -> Iterator[Services]:
        """The journal, only to be read. Raises JournalTrouble when there is none."""
        services = self.opening.open(is_read_only=True)
        try:
            yield services
        finally:
            services.close()

    @contextmanager
    def writing(self, *, can_begin: bool = False) -> Iterator[Services]:
        """The journal, to be changed; with `can_begin` a new one is started where there is none.

        Raises JournalTrouble when there is none, or another process has it.
        """
        if self.at_hand is not None:
            yield self.at_hand
            return
        held = self.opening.hold()
        try:
            is_new = can_begin and not self.opening.exists
            services = self.opening.create() if is_new else self.opening.open()
            try:
                yield services
            except BaseException:
                services.close()
                if is_new:
                    self.opening.discard()
                raise
            finally:
                services.close()
        finally:
            held.release()


def day(text: str) -> date:
    """An ISO day from the command line. Raises ValueError with a sentence."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a day. Write it as YYYY-MM-DD, for instance 2026-03-31.") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"The day can be of the years {FIRST_YEAR} to {LAST_YEAR}; {text} is not.")
    return found


def named_path(text: str) -> Path | None:
    """The path that was typed; None for nothing, which would otherwise be the folder one is in."""
    return Path(text) if text.strip() else None


def existing(path: Path | None, what_to_do: str) -> Path:
    """A file or folder that must be there. Raises Refusal, with what to do instead, when it is not."""
    if path is None:
        raise Refusal(f"No file is named. {what_to_do}")
    if not path.exists():
        raise Refusal(f"There is no file {path}. Check the path.")
    return path
