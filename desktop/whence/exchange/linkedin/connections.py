"""Connections.csv of every generation, and the Outlook export that came before it."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from whence.domain.dates import Day
from whence.domain.names import full_name
from whence.exchange.linkedin.moments import is_day_before_month
from whence.exchange.linkedin.parties import Party, party
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table

_FIELDS = (
    "first_name", "last_name", "url", "email", "company", "position", "connected_on", "middle_name", "suffix",
)  # fmt: skip


class Connection(NamedTuple):
    """A member you are connected with, as of the day of the export; `key` is the canonical profile key or empty.

    Company and position are those of the export's day, not of the day you connected.
    """

    first_name: str
    last_name: str
    url: str
    key: str
    email: str
    company: str
    position: str
    connected_on: Day

    @property
    def name(self) -> str:
        """First and last name; the key of the address when the file gives no name."""
        return full_name(self.first_name, self.last_name) or self.key or self.email

    @property
    def party(self) -> Party:
        """The connection as somebody named in a file."""
        return Party(self.name, self.url, self.key)


def read_connections(table: Table, tally: Tally) -> list[Connection]:
    """The connections of a file. Members who closed or hid their profile have rows with a date only: `hidden_member`.

    A second row for the same address is a `duplicate`. A date that can't be read leaves the person, without a date.
    """
    rows = list(records(table, tally, *_FIELDS))
    is_day_first = any(is_day_before_month(row[6]) for row in rows)
    if is_day_first:
        tally.warnings.append(f"{table.name}: dates are written day before month, as a spreadsheet saves them.")
    found: list[Connection] = []
    seen: set[str] = set()
    rows.reverse()
    while rows:
        connection = _connection(rows.pop(), tally, is_day_first)
        if connection is None:
            tally.skip(Reason.HIDDEN_MEMBER)
        elif connection.key and connection.key in seen:
            tally.skip(Reason.DUPLICATE)
        else:
            seen.add(connection.key)
            found.append(connection)
            tally.used += 1
    return found


def _connection(row: list[str], tally: Tally, is_day_first: bool) -> Connection | None:
    first, last, url, email, company, position, connected, middle, suffix = row
    who = party(full_name(first, last), url)
    if who.is_anonymous and not email:
        return None
    day = tally.day(connected, is_day_first)
    given = full_name(first, middle) if who.name else ""
    family = ", ".join(part for part in (last, suffix) if part) if who.name else ""
    return Connection(given, family, who.url, who.key, email, intern(company), intern(position), day)
