"""The sittings of the weekly review: drawing up the list, ending it, deciding on groups, starting afresh."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from whence.domain.changes import PersonId
from whence.domain.dates import day_number, day_of_number
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_text
from whence.domain.reviews import Item, Week, week_list
from whence.domain.tie_answers import SNOOZE_WEEKS, BackOff, TieDecision, keep, keep_for_good, snooze
from whence.domain.tie_settings import TieSettings
from whence.services.work import Work
from whence.storage import own, people, review_groups, reviews, ties
from whence.storage.store import Store
from whence.storage.tie_facts import FRESH_START_KEY

if TYPE_CHECKING:
    from whence.services.commands import reviews as commands

REVIEW_KEY = "review"
MOST_IN_GROUP = 30_000
_AT_ONCE = 500


def list_of_day(store: Store, today: date, budget: int, tie_settings: TieSettings) -> list[Item]:
    """What is to be looked at on a day, with so many places."""
    return week_list(reviews.candidates(store, today, budget, tie_settings), budget, day_number(today))


def start_review(command: commands.StartReview, work: Work) -> int:
    """Gives the sitting. Raises Refusal for a budget outside its range and for text that is no week.

    A list that was drawn up stays as it is; a greater budget adds to its end. An open sitting of another week ends.
    """
    week = _week(command.week)
    tie_settings = ties.settings(work.store.database)
    if command.budget is not None:
        tie_settings = dataclasses.replace(tie_settings, weekly_budget=command.budget)
    budget = tie_settings.weekly_budget
    reviews.end_other_reviews(work.store, str(week), work.today)
    kept = reviews.review_of_week(work.store, str(week))
    if kept is None:
        listed = _more_for(work, week, budget, set(), tie_settings)
        return reviews.add_review(
            work.store, uid=new_uid(), week=str(week), budget=budget, started_on=work.today, listed=listed
        )
    if kept.ended_on is not None or budget > kept.budget:
        budget = max(budget, kept.budget)
        listed = [*kept.listed, *_more_for(work, week, budget, {uid for uid, _ in kept.listed}, tie_settings)]
        reviews.amend_review(work.store, kept.id, budget=budget, ended_on=None, listed=listed)
    return kept.id


def finish_review(command: commands.FinishReview, work: Work) -> None:
    """Raises Refusal for a sitting that is not in the journal any more. A finished one stays as it is."""
    kept = reviews.review(work.store, command.review)
    if kept is None:
        raise Refusal("This review is not in the journal any more. Start it again.")
    if kept.ended_on is None:
        reviews.amend_review(work.store, kept.id, ended_on=work.today)


def decide_group(command: commands.DecideGroup, work: Work) -> int:
    """Gives how many were decided on. Raises Refusal for nobody, for too many, and for verdicts not given to groups.

    People who are no longer in the journal are left out.
    """
    if not command.people:
        raise Refusal("Nobody is left in this group. Choose another one.")
    if command.verdict not in (Verdict.KEEP, Verdict.KEEP_FOR_GOOD, Verdict.SNOOZE):
        raise Refusal("A group can be kept, kept for good, or left quietly. Removing is decided one by one.")
    if command.verdict is Verdict.SNOOZE and command.weeks not in SNOOZE_WEEKS:
        raise Refusal("A tie can be snoozed for 1, 4 or 13 weeks, or for two years.", field="weeks")
    if len(command.people) > MOST_IN_GROUP:
        raise Refusal(f"A group can have {MOST_IN_GROUP:,} people; choose a smaller one.")
    present = [each.id for each in people.people(work.store, command.people).values()]
    tie_settings = ties.settings(work.store.database)
    quiet = reviews.count_quiet(work.store, work.today, tie_settings)
    group, rationale = new_uid(), clean_text(command.rationale).strip()
    rows: list[tuple[PersonId, TieDecision]] = []
    for start in range(0, len(present), _AT_ONCE):
        some = ties.ties(work.store.database, present[start : start + _AT_ONCE], work.today)
        states = ties.answers(work.store.database, some)
        rows += [(person, _group_answer(command, work, states[person], quiet, tie_settings)) for person in some]
    review_groups.add_decisions(
        work.store,
        [(new_uid(), person, answer.verdict, _until(answer)) for person, answer in rows],
        review=command.review,
        rationale=rationale,
        group=group,
        today=work.today,
        stamp=work.stamp,
    )
    return len(rows)


def fresh_start(_command: commands.FreshStart, work: Work) -> None:
    """What is due now waits in the stock from today on; nothing decided or recorded is changed."""
    own.save_setting(work.store, FRESH_START_KEY, work.today.isoformat())


def _more_for(work: Work, week: Week, budget: int, shown: set[str], tie_settings: TieSettings) -> list[tuple[str, str]]:
    """What joins a list that holds `shown` already, up to the budget; each group decided on took one place."""
    groups = reviews.groups_decided(work.store, week.first_day, work.today)
    places = budget - len(shown) - groups
    if places <= 0:
        return []
    items = list_of_day(work.store, work.today, places + len(shown), tie_settings)
    uids = {one.id: one.uid for one in people.people(work.store, [PersonId(item.person) for item in items]).values()}
    listed = [(uids[PersonId(item.person)], item.lane.value) for item in items if PersonId(item.person) in uids]
    return [each for each in listed if each[0] not in shown][:places]


def _group_answer(
    command: commands.DecideGroup, work: Work, state: BackOff, quiet: int, tie_settings: TieSettings
) -> TieDecision:
    number = day_number(work.today)
    if command.verdict is Verdict.KEEP:
        return keep(state, number, quiet, tie_settings)
    return keep_for_good(number) if command.verdict is Verdict.KEEP_FOR_GOOD else snooze(number, command.weeks)


def _until(answer: TieDecision) -> str:
    return "" if answer.until is None else day_of_number(answer.until).isoformat()


def _week(text: str) -> Week:
    try:
        return Week.parse(text)
    except ValueError as error:
        raise Refusal(f"“{text}” is not a week. Write it as 2026-W47.", field="week") from error
