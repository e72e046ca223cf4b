"""Notes.csv: private notes on connections, exported since 2026."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.names import full_name
from whence.exchange.linkedin.moments import Moment
from whence.exchange.linkedin.parties import Party, party
from whence.exchange.linkedin.plain import joined_breaks
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table


@dataclass(frozen=True, slots=True)
class Note:
    """A private note you kept on LinkedIn about a connection."""

    other: Party
    text: str
    created: Moment
    edited: Moment


def read_notes(table: Table, tally: Tally) -> list[Note]:
    """The notes of a file; rows that name nobody are `anonymous`, those without text `blank`."""
    found: list[Note] = []
    fields = ("first_name", "last_name", "url", "note", "created", "edited")
    for first, last, url, text, created, edited in records(table, tally, *fields, spill_into="note"):
        other = party(full_name(first, last), url)
        if other.is_anonymous or not text:
            tally.skip(Reason.ANONYMOUS if other.is_anonymous else Reason.BLANK)
            continue
        tally.used += 1
        found.append(Note(other, joined_breaks(text), tally.moment(created), tally.moment(edited)))
    return found
