"""The member's own files: Profile, Positions, Education, Email Addresses."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.dates import Day
from whence.domain.names import full_name
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table


@dataclass(frozen=True, slots=True)
class Position:
    """A job of your own. Without an end it is current."""

    company: str
    title: str
    description: str
    location: str
    started: Day
    finished: Day

    @property
    def is_current(self) -> bool:
        return not self.finished.is_known


@dataclass(frozen=True, slots=True)
class Education:
    """A school of your own."""

    school: str
    degree: str
    started: Day
    finished: Day
    notes: str
    activities: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What your profile says about you. `websites` are pairs of label and address."""

    first_name: str
    last_name: str
    maiden_name: str
    headline: str
    summary: str
    industry: str
    location: str
    websites: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return full_name(self.first_name, self.last_name)


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An e-mail address of your own account."""

    address: str
    is_confirmed: bool
    is_primary: bool


def read_positions(table: Table, tally: Tally) -> list[Position]:
    """Your jobs; a row with neither company nor title is `malformed`."""
    found: list[Position] = []
    fields = ("company", "title", "description", "location", "started", "finished")
    for company, title, description, location, started, finished in records(
        table, tally, *fields, spill_into="description"
    ):
        if not company and not title:
            tally.skip(Reason.MALFORMED)
            continue
        tally.used += 1
        found.append(Position(company, title, description, location, tally.day(started), tally.day(finished)))
    return found


def read_education(table: Table, tally: Tally) -> list[Education]:
    """Your schools; a row without a school is `malformed`."""
    found: list[Education] = []
    fields = ("school", "degree", "started", "finished", "notes", "activities")
    for school, degree, started, finished, notes, activities in records(table, tally, *fields, spill_into="notes"):
        if not school:
            tally.skip(Reason.MALFORMED)
            continue
        tally.used += 1
        found.append(Education(school, degree, tally.day(started), tally.day(finished), notes, activities))
    return found


def read_profile(table: Table, tally: Tally) -> list[Profile]:
    """Your profile, one row; a row without any name is `nameless`, a further one a `duplicate`."""
    found: list[Profile] = []
    fields = ("first_name", "last_name", "maiden_name", "headline", "summary", "industry", "location", "websites")
    for first, last, maiden, headline, summary, industry, location, sites in records(table, tally, *fields):
        if not first and not last:
            tally.skip(Reason.NAMELESS)
        elif found:
            tally.skip(Reason.DUPLICATE)
        else:
            tally.used += 1
            found.append(Profile(first, last, maiden, headline, summary, industry, location, websites(sites)))
    return found


def read_emails(table: Table, tally: Tally) -> list[EmailAddress]:
    """Your e-mail addresses; a row without one is `malformed`."""
    found: list[EmailAddress] = []
    for address, confirmed, primary, _updated in records(table, tally, "email", "confirmed", "primary", "updated"):
        if "@" not in address:
            tally.skip(Reason.MALFORMED)
            continue
        tally.used += 1
        found.append(EmailAddress(address, is_yes(confirmed), is_yes(primary)))
    return found


def is_yes(cell: str) -> bool:
    """Whether a cell says yes, in any of the ways exports say it."""
    return cell.strip().lower() in ("yes", "true", "1", "y")


def websites(cell: str) -> tuple[tuple[str, str], ...]:
    """The pairs of `[PORTFOLIO:https://…,OTHER:https://…]`, with or without brackets; the label may be missing."""
    pairs: list[tuple[str, str]] = []
    for part in cell.strip().removeprefix("[").removesuffix("]").split(","):
        label, colon, address = part.strip().partition(":")
        if colon and not label.lower().startswith("http"):
            pairs.append((label, address.strip()))
        elif part.strip():
            pairs.append(("", part.strip()))
    return tuple(pairs)
