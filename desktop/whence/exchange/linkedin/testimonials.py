"""Endorsements and recommendations, received and given."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.interactions import Direction
from whence.domain.names import full_name
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.moments import Moment
from whence.exchange.linkedin.parties import Party, party
from whence.exchange.linkedin.plain import joined_breaks
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table

_GIVEN = frozenset({Kind.ENDORSEMENTS_GIVEN, Kind.RECOMMENDATIONS_GIVEN})


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A click that confirms a skill: IN when they endorsed you. Status as written (ACCEPTED, PENDING, HIDDEN)."""

    direction: Direction
    other: Party
    skill: str
    moment: Moment
    status: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A text somebody wrote about somebody: IN when they wrote about you. Company and title are the other's."""

    direction: Direction
    other: Party
    company: str
    title: str
    text: str
    moment: Moment
    status: str


def read_endorsements(table: Table, tally: Tally) -> list[Endorsement]:
    """The endorsements of a file, in the direction its kind says; rows that name nobody are `anonymous`."""
    found: list[Endorsement] = []
    fields = ("date", "skill", "first_name", "last_name", "url", "status")
    for date, skill, first, last, url, status in records(table, tally, *fields):
        other = party(full_name(first, last), url)
        if other.is_anonymous:
            tally.skip(Reason.ANONYMOUS)
            continue
        tally.used += 1
        found.append(Endorsement(_direction(table), other, skill, tally.moment(date), status.upper()))
    return found


def read_recommendations(table: Table, tally: Tally) -> list[Recommendation]:
    """The recommendations of a file, in the direction its kind says; rows that name nobody are `anonymous`."""
    found: list[Recommendation] = []
    fields = ("first_name", "last_name", "company", "title", "text", "created", "status")
    for first, last, company, title, text, created, status in records(table, tally, *fields, spill_into="text"):
        other = party(full_name(first, last), "")
        if other.is_anonymous:
            tally.skip(Reason.ANONYMOUS)
            continue
        tally.used += 1
        moment = tally.moment(created)
        found.append(
            Recommendation(_direction(table), other, company, title, joined_breaks(text), moment, status.upper())
        )
    return found


def _direction(table: Table) -> Direction:
    return Direction.OUT if table.kind in _GIVEN else Direction.IN
