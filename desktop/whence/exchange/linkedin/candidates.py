"""Contacts.csv and ImportedContacts.csv: entries of address books LinkedIn was given. Candidates, not people."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.names import full_name
from whence.exchange.linkedin.moments import Moment
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of an address book that was once uploaded; `source` says which (MOBILE_CONTACTS, GOOGLE_CONTACTS)."""

    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    company: str
    title: str
    source: str
    created: Moment


def read_candidates(table: Table, tally: Tally) -> list[Candidate]:
    """The entries of a file; rows with neither name nor e-mail address are `nameless`."""
    found: list[Candidate] = []
    fields = (
        "first_name", "middle_name", "last_name", "full_name", "emails", "phones", "companies", "title", "source",
        "created",
    )  # fmt: skip
    for first, middle, last, whole, emails, phones, company, title, source, created in records(table, tally, *fields):
        name = full_name(full_name(first, middle), last) or whole
        addresses = tuple(part for part in _several(emails) if "@" in part)
        if not name and not addresses:
            tally.skip(Reason.NAMELESS)
            continue
        tally.used += 1
        found.append(Candidate(name, addresses, _several(phones), company, title, source, tally.moment(created)))
    return found


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in cell.replace(";", ",").split(",")) if part)
