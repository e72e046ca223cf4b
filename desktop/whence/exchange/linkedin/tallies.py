"""Accounting: what became of every row of a file, and what its reader has to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from operator import itemgetter

from whence.domain.amounts import counted
from whence.domain.dates import Day
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.moments import UNKNOWN_MOMENT, Moment, read_moment
from whence.exchange.linkedin.texts import Table


class Reason(StrEnum):
    """Why a row was not used."""

    BLANK = "blank"
    SPILL = "spill"
    MALFORMED = "malformed"
    HIDDEN_MEMBER = "hidden_member"
    DUPLICATE = "duplicate"
    UNREADABLE_DATE = "unreadable_date"
    DRAFT = "draft"
    SPAM = "spam"
    SPONSORED = "sponsored"
    ANONYMOUS = "anonymous"
    OWNER_UNKNOWN = "owner_unknown"
    NAMELESS = "nameless"
    UNKNOWN_HEADER = "unknown_header"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: `rows` after its header, those used, those skipped by reason.

    `rows == used + sum(skipped.values())` always.
    """

    name: str
    kind: Kind
    rows: int = 0
    used: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """Counts the rows of one file while it is read."""

    name: str
    kind: Kind
    rows: int = 0
    used: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    warnings: list[str] = field(default_factory=list)
    odd_dates: int = 0
    first_odd_date: str = ""

    def skip(self, reason: Reason) -> None:
        """The current row is not used, for this reason."""
        self.skipped[reason.value] += 1

    def day(self, text: str, is_day_first: bool = False) -> Day:
        """The day of a cell; unknown, and said later, when it can't be read."""
        return self.moment(text, is_day_first).day

    def moment(self, text: str, is_day_first: bool = False) -> Moment:
        """The moment of a cell; unknown, and said later, when it can't be read."""
        moment = read_moment(text, is_day_first)
        if moment is None:
            self.note_odd_date(text)
            return UNKNOWN_MOMENT
        return moment

    def note_odd_date(self, text: str) -> None:
        """Remember that the current row's date can't be read."""
        self.odd_dates += 1
        self.first_odd_date = self.first_odd_date or f'row {self.rows}, "{text[:40]}"'

    def report(self) -> FileReport:
        """The account of the file as a value."""
        return FileReport(self.name, self.kind, self.rows, self.used, dict(sorted(self.skipped.items())))

    def sentences(self) -> list[str]:
        """What the person should know about this file."""
        said = list(self.warnings)
        if self.odd_dates:
            kept = "left out" if self.skipped[Reason.UNREADABLE_DATE] else "kept without a date"
            what = counted(self.odd_dates, "date")
            said.append(f"{self.name}: {what} can't be read (first: {self.first_odd_date}); the rows were {kept}.")
        broken = self.skipped[Reason.MALFORMED]
        if broken:
            what = counted(broken, "row")
            said.append(f"{self.name}: {what} could not be understood, left out.")
        return said


def records(table: Table, tally: Tally, *fields: str, spill_into: str = "") -> Iterator[list[str]]:
    """The wanted cells of each row that holds anything, trimmed; a field the file lacks is empty.

    Counts rows in the tally, and skips blank ones. A row of a single cell in a file of several columns is text that
    spilled over from an unquoted line break; it is added to the field `spill_into` of the row before.
    """
    pick = itemgetter(*table.picked(*fields))
    spill = fields.index(spill_into) if spill_into else -1
    before: list[str] | None = None
    for row in chain(table.rows, [None]):
        if row is None or _is_record(row, table, tally):
            if before is not None:
                yield before
            if row is None:
                return
            before = [cell.strip() for cell in pick(table.widened(row))]
        elif row and row[0].strip() and before is not None and spill >= 0:
            before[spill] = f"{before[spill]}\n{row[0].strip()}"


def _is_record(row: list[str], table: Table, tally: Tally) -> bool:
    tally.rows += 1
    if not any(cell and not cell.isspace() for cell in row):
        tally.skip(Reason.BLANK)
        return False
    if len(row) == 1 and len(table.header) > 2:
        tally.skip(Reason.SPILL)
        return False
    return True
