"""The weekly review as screens and the command line ask for it: this week's list, the sitting, what was decided."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.reviews import GroupKind, Item, Lane, StockGroup, Week, stock_sentence, waiting_since
from whence.domain.tie_settings import TieSettings
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.services.sitting import Entry, EntryState, Sitting
from whence.storage import own, people, reviews, ties
from whence.storage.reviews import Answer, KeptReview

if TYPE_CHECKING:
    from whence.services.review_cards import ReviewCards, ReviewItem, TieCard, TieReasons
    from whence.services.review_drafts import Draft

_ABSENCE = timedelta(weeks=8)
_BACKLOG_WEEKS = 2
_CARD_KEY = "review.card"
_DECLINED_KEY = "review.fresh_start_declined"


@dataclass(frozen=True, slots=True)
class WeekList:
    """The list of a week with what waits behind it."""

    week: Week
    budget: int
    waiting: int
    items: tuple[ReviewItem, ...]


@dataclass(frozen=True, slots=True)
class PastReview:
    """What came of an earlier sitting: how many answers of each verdict."""

    week: Week
    listed: int
    verdicts: Mapping[Verdict, int]

    @property
    def words(self) -> str:
        """ "12 keep, 3 snooze"; "nothing decided" for none."""
        return verdict_counts(self.verdicts)


class Reviews:
    """Answers what is due, and how the sitting of this week stands."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs
        self._quiet: tuple[date, int] | None = None

    @cached_property
    def _cards(self) -> ReviewCards:
        from whence.services.review_cards import ReviewCards

        return ReviewCards(self._journal, self._briefs)

    @property
    def week(self) -> Week:
        """This week."""
        return Week.of(self._journal.clock.today())

    @property
    def settings(self) -> TieSettings:
        """The numbers ties are reckoned by."""
        return ties.settings(self._journal.store.database)

    def week_list(self, budget: int | None = None) -> WeekList:
        """This week's list: what is still open of it once it is drawn up, else what it would hold now.

        Raises Refusal, naming the range, for a budget outside it.
        """
        from whence.services.review_sittings import list_of_day

        store, today, tie_settings = self._journal.store, self._journal.clock.today(), self.settings
        if budget is not None:
            tie_settings = dataclasses.replace(tie_settings, weekly_budget=budget)
        sitting = self.sitting()
        if sitting is not None and budget in (None, sitting.budget):
            listed, budget = self._listed(sitting), sitting.budget
        else:
            budget = tie_settings.weekly_budget
            listed = list_of_day(store, today, budget, tie_settings)
        items = tuple(self._cards.items(listed, tie_settings))
        return WeekList(self.week, budget, max(0, reviews.count_due(store, today) - len(items)), items)

    def sitting(self) -> Sitting | None:
        """The sitting of this week, None when none was begun."""
        kept = reviews.review_of_week(self._journal.store, str(self.week))
        return None if kept is None else self._sitting(kept)

    def card(self, entry: Entry) -> TieCard | None:
        """The card of a place on the list; None when the person is gone."""
        if entry.person is None:
            return None
        return self._cards.card(entry.person, entry.lane, self._quiet_ties(), self.settings)

    def reasons(self, person: PersonId) -> TieReasons:
        """Why a tie is judged as it is."""
        return self._cards.reasons(person, self.settings)

    def drafts(self, card: TieCard) -> tuple[Draft, ...]:
        """Texts to begin a message with, to be copied."""
        from whence.services.review_drafts import drafts

        return drafts(self._journal, card)

    def count_to_look_at(self) -> int:
        """How many places are open this week: for the badge, and for a notification that says no names."""
        sitting = self.sitting()
        if sitting is not None:
            return 0 if sitting.is_finished else sitting.open_count
        return min(self.settings.weekly_budget, reviews.count_due(self._journal.store, self._journal.clock.today()))

    def stock_sentence(self) -> str:
        """The honest count of what waits, and how long it would take."""
        store, today, tie_settings = self._journal.store, self._journal.clock.today(), self.settings
        return stock_sentence(reviews.count_not_looked_at(store, today, tie_settings), tie_settings.weekly_budget)

    def groups(self, kind: GroupKind) -> list[StockGroup]:
        """The stock in groups that can be decided on at once."""
        from whence.storage import review_groups

        return review_groups.groups(self._journal.store, kind, self._journal.clock.today())

    def members(self, group: StockGroup) -> list[PersonId]:
        """Who is in a group now."""
        from whence.storage import review_groups

        return review_groups.members(self._journal.store, group.kind, group.key, self._journal.clock.today())

    def past(self, most: int = 6) -> list[PastReview]:
        """The sittings of earlier weeks, newest first."""
        store = self._journal.store
        kept = [each for each in reviews.reviews(store, most + 1) if each.week != str(self.week)][:most]
        return [
            PastReview(Week.parse(each.week), len(each.listed), _verdicts(reviews.answers(store, each.id)))
            for each in kept
        ]

    def decided(self, sitting: Sitting) -> Mapping[Verdict, int]:
        """How many answers of each verdict a sitting has."""
        return _verdicts(reviews.answers(self._journal.store, sitting.id))

    @property
    def weekday(self) -> int:
        """The day of the week of the review, 0 for Monday."""
        from whence.services.review_sittings import REVIEW_KEY

        return int(own.setting(self._journal.store, REVIEW_KEY, {}).get("weekday", 0))

    @property
    def is_notified(self) -> bool:
        """Whether a notification may say on that day how much there is to look at."""
        from whence.services.review_sittings import REVIEW_KEY

        return bool(own.setting(self._journal.store, REVIEW_KEY, {}).get("is_notified", False))

    @property
    def next_on(self) -> date:
        """The day of the next review: the chosen weekday of next week."""
        return self.week.next.first_day + timedelta(days=self.weekday)

    @property
    def is_fresh_start_offered(self) -> bool:
        """Whether to offer starting afresh: after eight weeks without a review, when twice a week's list is overdue."""
        store, today = self._journal.store, self._journal.clock.today()
        last = next(iter(reviews.reviews(store, 1)), None)
        if last is None or today - last.started_on < _ABSENCE or own.draft(store, _DECLINED_KEY) == last.uid:
            return False
        return reviews.count_first_due(store, today) > _BACKLOG_WEEKS * self.settings.weekly_budget

    def decline_fresh_start(self) -> None:
        """Not offer it again before the next absence."""
        store = self._journal.store
        last = next(iter(reviews.reviews(store, 1)), None)
        with store.gate.untracked():
            own.save_draft(store, _DECLINED_KEY, last.uid if last is not None else "", self._journal.clock.stamp())

    def saved_card(self) -> str:
        """The uid of the card that was shown last, to go on from."""
        return own.draft(self._journal.store, _CARD_KEY)

    def save_card(self, uid: str) -> None:
        """Keep which card is shown; it survives a crash and is no change to undo."""
        store = self._journal.store
        with store.gate.untracked():
            own.save_draft(store, _CARD_KEY, uid, self._journal.clock.stamp())

    def forget_counts(self) -> None:
        """Count anew what is counted once for many cards; to be called when contact may have changed."""
        self._quiet = None

    def _quiet_ties(self) -> int:
        today = self._journal.clock.today()
        if self._quiet is None or self._quiet[0] != today:
            self._quiet = (today, reviews.count_quiet(self._journal.store, today, self.settings))
        return self._quiet[1]

    def _sitting(self, kept: KeptReview) -> Sitting:
        store, today = self._journal.store, self._journal.clock.today()
        ids = people.ids_of_uids(store, [uid for uid, _ in kept.listed])
        given = reviews.answers(store, kept.id)
        found = ties.ties(store.database, ids.values(), today)
        due = {
            person
            for person, tie in found.items()
            if tie.due_on is not None and tie.due_on <= day_number(today)
        }  # fmt: skip
        entries = tuple(_entry(uid, lane, ids.get(uid), given, due) for uid, lane in kept.listed)
        return Sitting(
            kept.id, Week.parse(kept.week), kept.budget, kept.started_on, kept.ended_on is not None, entries
        )  # fmt: skip

    def _listed(self, sitting: Sitting) -> list[Item]:
        store, today = self._journal.store, self._journal.clock.today()
        places = [each for each in sitting.entries if each.state is EntryState.OPEN and each.person is not None]
        kept = ties.ties(store.database, [each.person for each in places if each.person is not None], today)
        listed = []
        for place in places:
            one = kept.get(place.person) if place.person is not None else None
            if one is not None and one.due_on is not None and place.person is not None:
                since = waiting_since(one.due_on, one.imported_on)
                listed.append(Item(place.person, place.lane, one.due_on, since, 0))
        return listed


def verdict_counts(verdicts: Mapping[Verdict, int]) -> str:
    """Verdicts with their counts, the most frequent first: "12 keep, 3 snooze"."""
    ordered = sorted(verdicts.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{count:,} {VERDICT_WORDS[verdict]}" for verdict, count in ordered) or "nothing decided"


def _verdicts(answers: Mapping[PersonId, Answer]) -> Mapping[Verdict, int]:
    return Counter(answer.verdict for answer in answers.values())


def _entry(
    uid: str, lane: str, person: PersonId | None, answers: Mapping[PersonId, Answer], due: Sequence[int] | set[PersonId]
) -> Entry:
    answer = answers.get(person) if person is not None else None
    if answer is not None:
        return Entry(uid, person, Lane(lane), EntryState.ANSWERED, answer.verdict, answer.until_on)
    return Entry(uid, person, Lane(lane), EntryState.OPEN if person in due else EntryState.SETTLED)
