"""The messages of an archive as something to iterate, read from the file each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from whence.domain.errors import UnreadableInput
from whence.exchange.linkedin.container import Member, Source, opened
from whence.exchange.linkedin.headers import ColumnMapping
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.mark_sets import MarkSet
from whence.exchange.linkedin.messages import Message, Postbox, read_messages
from whence.exchange.linkedin.owners import Owner
from whence.exchange.linkedin.progress import Progress
from whence.exchange.linkedin.tallies import FileReport, Tally
from whence.exchange.linkedin.texts import opened_table


class MessageStream:
    """The messages of an archive, read anew from the file each time they are iterated, never held all at once.

    After one complete pass `reports` accounts for every row. Iterating raises UnreadableInput when the file has
    changed or gone since, and Cancelled when the person asks to stop.
    """

    __slots__ = ("_mapping", "_members", "_names", "_owner", "_path", "_progress", "_stamp", "reports", "warnings")

    def __init__(
        self, source: Source, members: tuple[Member, ...], mapping: Mapping[str, ColumnMapping], progress: Progress
    ) -> None:
        self._path = source.path
        self._members = members
        self._mapping = mapping
        self._progress = progress
        self._stamp = _stamp(source.path)
        self._owner = Owner()
        self._names: frozenset[str] = frozenset()
        self.reports: tuple[FileReport, ...] | None = None if members else ()
        self.warnings: tuple[str, ...] = ()

    def address(self, owner: Owner, names: frozenset[str]) -> None:
        """Say whose messages these are, and by which full names others are known."""
        self._owner, self._names = owner, names

    def __iter__(self) -> Iterator[Message]:
        if not self._members:
            return
        if _stamp(self._path) != self._stamp:
            raise UnreadableInput(f"{self._path.name} was changed while it was being read. Choose it again.")
        postbox = Postbox(self._owner, self._names)
        tallies: list[Tally] = []
        seen = MarkSet()
        oddities: list[str] = []
        self._progress.done = 0
        with opened(self._path) as source:
            for member in self._members:
                tally = Tally(member.name, Kind.MESSAGES)
                tallies.append(tally)
                with source.chunks(member) as pieces:
                    table = opened_table(member, pieces, self._progress, self._mapping.get(member.name))
                    if table is not None:
                        yield from read_messages(table, tally, postbox, seen)
                        oddities += table.oddities
        self.reports = tuple(tally.report() for tally in tallies)
        self.warnings = (*oddities, *(sentence for tally in tallies for sentence in tally.sentences()))

    def counted(self) -> tuple[FileReport, ...]:
        """The account of the message files; reads them through once if that has not happened yet."""
        if self.reports is None:
            for _ in self:
                pass
        return self.reports or ()


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of change, by which a changed file is noticed."""
    try:
        state = path.stat()
    except OSError as trouble:
        raise UnreadableInput(f"{path} is no longer there. Choose the archive again.") from trouble
    return (state.st_size, state.st_mtime_ns)
