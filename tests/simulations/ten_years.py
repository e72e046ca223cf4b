"""Ten years of weekly reviews: people arrive, contact happens, and everything on the list is answered.

Of the answers 70 % are keep, 10 % reach out, 10 % snooze, 10 % remove; half of the planned messages are written.
Run from the root of the project: python -m tests.simulations.ten_years
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import NamedTuple

from whence.domain.reviews import Candidate, Item, Lane, is_first_time, waiting_since, week_list
from whence.domain.tie_answers import SNOOZE_WEEKS, BackOff, TieDecision, back_off, keep, reach_out, snooze
from whence.domain.tie_flags import Standing, due_dates
from whence.domain.tie_settings import TieSettings
from whence.domain.tie_worth import Worth, value, value_reasons
from whence.domain.ties import ContactDay, tie_of_days

WEEK = 7
WEEKS = 520
IMPORTED_ON = 9000
STOCKS = (300, 1_500, 5_000, 30_000)


@dataclass(slots=True)
class Person:
    """Somebody in the journal: what was recorded, what was decided, whether they were ever on a list."""

    number: int
    known_on: int
    imported_on: int
    mutual_connections: int
    contacts: list[ContactDay]
    is_stock: bool = False
    decisions: list[TieDecision] = field(default_factory=list)
    was_shown: bool = False

    @property
    def last_contact(self) -> int | None:
        return self.contacts[-1][0] if self.contacts else None

    @property
    def state(self) -> BackOff:
        return back_off(self.decisions, self.last_contact)


class Outcome(NamedTuple):
    """What the years came to, in weeks and in ties.

    first_time_wait: of those due for the first time, 99 in 100 waited no longer; first_time_longest: none did.
    stock_longest: the longest wait of a tie of the stock that was shown; never_shown: how many still wait to be.
    """

    first_time_wait: int
    first_time_longest: int
    stock_longest: int
    never_shown: int
    second_looks_waiting: int
    longest_list: int

    def __str__(self) -> str:
        return (
            f"first-time wait {self.first_time_wait} w (99 of 100), "
            f"{self.first_time_longest} w at most; longest wait in the stock {self.stock_longest} w; "
            f"never shown {self.never_shown:,}; second looks waiting at the end {self.second_looks_waiting:,}"
        )


class Journal:
    """A journal with a stock of quiet ties at its first import, lived with week by week.

    newcomers, contacts: how many people arrive and how many are in contact by chance, each week.
    is_stretched: whether the interval of keeping grows with the number of quiet ties.
    """

    def __init__(self, stock: int, *, newcomers: int = 3, contacts: int = 1, is_stretched: bool = True) -> None:
        self.settings = TieSettings()
        self.chance = Random(stock)
        self.today = IMPORTED_ON
        self.newcomers, self.contacts, self.is_stretched = newcomers, contacts, is_stretched
        self.numbers = count(1)
        self.people: dict[int, Person] = {}
        self.candidates: dict[int, Candidate] = {}
        self.planned: dict[int, list[int]] = defaultdict(list)
        self.first_waits: list[int] = []
        self.stock_waits: list[int] = []
        self.longest_list = 0
        for _ in range(stock):
            self.add(self.quiet_person())

    def live(self, weeks: int) -> None:
        """Let so many weeks pass, each with its review."""
        for _ in range(weeks):
            self.today += WEEK
            for _ in range(self.newcomers):
                self.add(Person(next(self.numbers), self.today, self.today, self.chance.randrange(40), []))
            self.meet()
            items = week_list(self.candidates.values(), self.settings.weekly_budget, self.today)
            self.longest_list = max(self.longest_list, len(items))
            for item in items:
                self.look_at(item)

    def quiet_person(self) -> Person:
        """Somebody connected long before the import, with a single exchange then or none at all."""
        since = self.today - self.chance.randrange(220, 3000)
        contacts = [(since, 1.0, 1.0)] if self.chance.random() < 0.5 else []
        return Person(next(self.numbers), since, self.today, self.chance.randrange(40), contacts, is_stock=True)

    def add(self, person: Person) -> None:
        """Enter the person, and the day on which they are due."""
        self.people[person.number] = person
        self.candidates[person.number] = self.candidate(person)

    def meet(self) -> None:
        """What was planned for this week is written, and a few others are in contact by chance."""
        numbers = self.planned.pop(self.today, [])
        numbers += self.chance.choices(list(self.people), k=self.contacts)
        for number in numbers:
            if number in self.people:
                self.people[number].contacts.append((self.today, 1.0, 1.0))
                self.add(self.people[number])

    def candidate(self, person: Person) -> Candidate:
        """When the person is due, and as what."""
        tie, state = tie_of_days(person.contacts, self.today, self.settings), person.state
        standing = Standing(
            person.known_on, reminder_on=state.reminder_on, suppressed_until=state.suppressed_until
        )  # fmt: skip
        due = min(due_dates(tie, standing).values())
        since = waiting_since(due, person.imported_on)
        worth = Worth(
            tie.category(max(due, self.today)), tie.peak_per_year, since, person.mutual_connections, person.known_on
        )  # fmt: skip
        is_fresh = is_first_time(
            due, person.imported_on, is_decided=state.is_decided, has_reminder=state.reminder_on is not None
        )
        points = value(value_reasons(worth, max(due, self.today), self.settings))
        return Candidate(person.number, due, since, points, is_fresh, has_red_flag=False)

    def look_at(self, item: Item) -> None:
        """Note how long it took, and answer."""
        person = self.people[item.person]
        waited = (self.today - item.waiting_since) // WEEK
        if item.lane is Lane.FIRST_TIME:
            self.first_waits.append(waited)
        elif not person.was_shown:
            self.stock_waits.append(waited)
        person.was_shown = True
        self.answer(person, self.chance.random())

    def answer(self, person: Person, drawn: float) -> None:
        """Seven in ten keep; the rest reach out, snooze or remove, one in ten each."""
        if drawn >= 0.9:
            del self.people[person.number], self.candidates[person.number]
            return
        if drawn < 0.7:
            quiet_ties = len(self.people) if self.is_stretched else 0
            person.decisions.append(keep(person.state, self.today, quiet_ties, self.settings))
        elif drawn < 0.8:
            person.decisions.append(reach_out(self.today))
            if self.chance.random() < 0.5:
                self.planned[self.today + self.chance.randrange(1, 4) * WEEK].append(person.number)
        else:
            person.decisions.append(snooze(self.today, self.chance.choice(SNOOZE_WEEKS[:3])))
        self.add(person)

    def outcome(self) -> Outcome:
        """What it came to so far."""
        waits = sorted(self.first_waits)
        waiting = [self.people[each.person] for each in self.candidates.values() if each.due_on <= self.today]
        return Outcome(
            first_time_wait=waits[len(waits) * 99 // 100],
            first_time_longest=waits[-1],
            stock_longest=max(self.stock_waits, default=0),
            never_shown=sum(each.is_stock and not each.was_shown for each in waiting),
            second_looks_waiting=sum(each.was_shown for each in waiting),
            longest_list=self.longest_list,
        )


def lived(stock: int, weeks: int = WEEKS, *, newcomers: int = 3, is_stretched: bool = True) -> Outcome:
    """What becomes of a journal with such a stock in so many weeks."""
    journal = Journal(stock, newcomers=newcomers, is_stretched=is_stretched)
    journal.live(weeks)
    return journal.outcome()


def main() -> None:
    """Print what ten years come to for each stock, with the interval of keeping stretched and fixed."""
    for stock in STOCKS:
        for is_stretched in (True, False):
            how = "stretched" if is_stretched else "fixed"
            sys.stdout.write(f"stock {stock:>6,}, {how:<9}  {lived(stock, is_stretched=is_stretched)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
