"""The cards of the weekly review: everything needed to decide about one tie, and what each answer means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.domain.briefs import ExchangeWords
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import day_number, day_of_number
from whence.domain.interactions import CHANNEL_WORDS, Interaction
from whence.domain.people import Person
from whence.domain.reviews import Item, Lane, is_first_time, waiting_since
from whence.domain.tie_answers import DAYS_PER_WEEK, REACH_OUT_WEEKS, SNOOZE_WEEKS, BackOff, keep_weeks
from whence.domain.tie_flags import Flag, flags_on
from whence.domain.tie_sentences import category_words, day_reasons, score_sentence, tie_sentence
from whence.domain.tie_settings import TieSettings
from whence.domain.tie_worth import Reason, value_reasons
from whence.domain.ties import Exchange
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.services.review_reasons import why_now
from whence.storage import affiliations, connections, follow_ups, interactions, people, standings, ties
from whence.storage.ties import KeptTie

NOTHING_COUNTED = "No interaction that counts is recorded here."


@dataclass(frozen=True, slots=True)
class TieNow:
    """A tie in the numbers of the public interface; `last_day` is ISO, empty when there is none."""

    category: str
    per_year: float
    last_day: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One tie on the week's list with why it is there."""

    person: PersonId
    uid: str
    name: str
    lane: Lane
    flag: Flag
    sentence: str
    due_on: date
    reasons: tuple[Reason, ...]
    tie: TieNow


@dataclass(frozen=True, slots=True)
class TieCard:
    """One tie to decide about.

    keep_until, reach_out_until, snoozes: the day each answer would bring it back on.
    must_decide: whether it was snoozed twice in a row already, so that another short snooze is questioned.
    next_time: what the owner noted for the next contact.
    """

    item: ReviewItem
    affiliation: str
    known: str
    is_origin_missing: bool
    category: str
    tie_words: str
    last: ExchangeWords | None
    next_time: str
    keep_until: date
    keep_weeks: int
    reach_out_until: date
    snoozes: tuple[tuple[int, date], ...]
    must_decide: bool
    is_connected: bool
    short_name: str

    @property
    def is_red_flag(self) -> bool:
        """Whether something happened after accepting, which has answers of its own."""
        return self.item.flag is Flag.RED_FLAG


@dataclass(frozen=True, slots=True)
class TieReasons:
    """Why a tie is judged as it is, for those who ask: the score in a sentence, the days that count, the points."""

    score: str
    days: tuple[str, ...]
    value: tuple[Reason, ...]


class ReviewCards:
    """Builds the items and cards of the review."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs

    def items(self, listed: Sequence[Item], tie_settings: TieSettings) -> list[ReviewItem]:
        """The items of a list, in its order; whoever is not in the journal any more is left out."""
        store, today = self._journal.store, self._journal.clock.today()
        number = day_number(today)
        ids = [PersonId(item.person) for item in listed]
        found, kept = people.people(store, ids), ties.ties(store.database, ids, today)
        worths, given = ties.worths(store.database, kept, today), ties.answers(store.database, kept)
        items = []
        for item in listed:
            person, tie = found.get(PersonId(item.person)), kept.get(PersonId(item.person))
            if person is None or tie is None:
                continue
            flag = next(iter(flags_on(number, tie.tie, tie.standing)), Flag.REMINDER)
            reasons = value_reasons(worths[person.id], number, tie_settings)
            items.append(self._item(person, item.lane, flag, tie, given[person.id], reasons))
        return items

    def card(self, person_id: PersonId, lane: Lane, quiet: int, tie_settings: TieSettings) -> TieCard | None:
        """The card of one tie; None when the person is not in the journal any more."""
        store, today = self._journal.store, self._journal.clock.today()
        person = people.person(store, person_id)
        if person is None:
            return None
        number, kept = day_number(today), ties.ties(store.database, [person_id], today)[person_id]
        state = ties.answers(store.database, {person_id: kept})[person_id]
        due = kept.due_on if kept.due_on is not None else number
        listed = Item(person_id, lane, due, waiting_since(due, kept.imported_on), 0)
        item = self.items([listed], tie_settings)[0]
        weeks = keep_weeks(state, quiet, tie_settings)
        newest = next(iter(interactions.newest(store, person_id, number, 1)), None)
        connection = connections.connection(store, person_id)
        last = None if newest is None else _exchange(newest)
        title, employer = affiliations.current_words(store, [person_id]).get(person_id, ("", ""))
        return TieCard(
            item=item,
            affiliation=", ".join(part for part in (title, employer) if part) or person.headline,
            known=self._briefs.sentences([person_id]).get(person_id, ""),
            is_origin_missing=standings.has_no_origin(store, person_id),
            category=category_words(kept.tie, kept.standing, number),
            tie_words=_tie_words(kept, newest, number),
            last=last,
            next_time=self._next_time(person_id),
            keep_until=today + timedelta(weeks=weeks),
            keep_weeks=weeks,
            reach_out_until=today + timedelta(weeks=REACH_OUT_WEEKS),
            snoozes=tuple((each, today + timedelta(days=each * DAYS_PER_WEEK)) for each in SNOOZE_WEEKS),
            must_decide=state.must_be_asked_to_decide,
            is_connected=connection is not None and connection.state is ConnectionState.CONNECTED,
            short_name=person.short_name,
        )

    def reasons(self, person_id: PersonId, tie_settings: TieSettings) -> TieReasons:
        """Why a tie is judged as it is."""
        store, today = self._journal.store, self._journal.clock.today()
        kept = ties.ties(store.database, [person_id], today)
        worth = ties.worths(store.database, kept, today)[person_id]
        days = ties.contact_days(store.database, person_id, today)
        return TieReasons(
            score_sentence(kept[person_id].tie, day_number(today)) if days else NOTHING_COUNTED,
            tuple(day_reasons(days[-12:], day_number(today), tie_settings)),
            value_reasons(worth, day_number(today), tie_settings),
        )

    def lane_of(self, kept: KeptTie) -> Lane:
        """The lane a tie would be shown in today, for a card opened on its own."""
        number = day_number(self._journal.clock.today())
        red_flag, reminder = kept.standing.red_flag_on, kept.standing.reminder_on
        if red_flag is not None and red_flag <= number:
            return Lane.RED_FLAG
        has_reminder = reminder is not None and reminder <= number
        is_first = is_first_time(
            kept.due_on or number, kept.imported_on, is_decided=kept.is_decided, has_reminder=has_reminder
        )
        return Lane.FIRST_TIME if is_first else Lane.LONGEST_WAITING

    def _item(
        self, person: Person, lane: Lane, flag: Flag, kept: KeptTie, given: BackOff, reasons: tuple[Reason, ...]
    ) -> ReviewItem:
        number = day_number(self._journal.clock.today())
        last = kept.tie.last_day
        due = kept.due_on if kept.due_on is not None else number
        return ReviewItem(
            person=person.id,
            uid=person.uid,
            name=person.name,
            lane=lane,
            flag=flag,
            sentence=why_now(self._journal.store, person, flag, kept, given, number),
            due_on=day_of_number(due),
            reasons=reasons,
            tie=TieNow(
                kept.tie.category(number, kept.standing.label).value,
                round(kept.tie.per_year(number), 6),
                day_of_number(last).isoformat() if last is not None else "",
            ),
        )

    def _next_time(self, person: PersonId) -> str:
        """What was meant for the next contact: the open follow-up, else the newest private note."""
        store = self._journal.store
        promised = [one.words for one in follow_ups.follow_ups(store, person) if one.state == "open" and one.words]
        notes = [one.text for one in people.private_notes(store, person)]
        return next(iter(promised + notes), "")


def _exchange(newest: tuple[Interaction, str]) -> ExchangeWords:
    one, line = newest
    words = " · ".join(part for part in (one.line, line) if part)
    return ExchangeWords(one.when, CHANNEL_WORDS[one.channel], one.direction.value, words)


def _tie_words(kept: KeptTie, newest: tuple[Interaction, str] | None, number: int) -> str:
    """The tie as it is said, with whose the newest counted exchange was when it is the newest of all."""
    last = None
    if newest is not None and newest[0].day is not None and newest[0].day == kept.tie.last_day:
        last = Exchange(newest[0].day, newest[0].channel, newest[0].direction)
    return tie_sentence(kept.tie, kept.standing, last, number)
