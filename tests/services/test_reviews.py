"""The sitting of a week: drawn up once, answered, undone, resumed, finished, and honest about what waits."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journals import TODAY, add, log, new_journal
from tests.services.review_journals import WEEK, quiet, quiet_journal, raise_flag, sitting_of
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.people import Shelf
from whence.domain.reviews import GroupKind, Lane
from whence.services.commands import reviews as commands
from whence.services.commands.people import ShelvePeople
from whence.services.commands.preferences import ChangeTieSettings
from whence.services.sitting import EntryState
from whence.services.suite import services_of
from whence.storage import reviews, ties
from whence.storage.store import open_store
from whence.system.clock import Clock


def test_a_list_is_drawn_up_once_and_gone_on_with(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 8)
    made = services.journal.do(commands.StartReview(WEEK, 5)).value
    sitting = sitting_of(services)
    assert (sitting.open_count, sitting.budget) == (5, 5)
    assert [entry.person for entry in sitting.entries] == people[:5]
    again = services.journal.do(commands.StartReview(WEEK, 5))
    assert again.value == made
    assert not again.has_changed


def test_a_greater_budget_adds_to_the_end(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 8)
    services.journal.do(commands.StartReview(WEEK, 5))
    services.journal.do(commands.KeepTie(people[0], review=sitting_of(services).id))
    services.journal.do(commands.StartReview(WEEK, 7))
    assert [entry.person for entry in sitting_of(services).entries] == people[:7]
    assert sitting_of(services).open_count == 6


def test_an_answer_closes_its_place_and_undo_opens_it(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    services.journal.do(commands.StartReview(WEEK))
    services.journal.do(commands.KeepTie(people[1], review=sitting_of(services).id))
    entry = sitting_of(services).entries[1]
    assert (entry.state, entry.verdict, entry.until) == (EntryState.ANSWERED, Verdict.KEEP, TODAY + timedelta(weeks=26))
    services.journal.undo()
    assert sitting_of(services).entries[1].state is EntryState.OPEN


def test_what_is_settled_otherwise_is_no_longer_open(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    services.journal.do(commands.StartReview(WEEK))
    log(services, (people[0],), TODAY.isoformat())
    services.journal.do(ShelvePeople((people[1],), Shelf.ARCHIVED))
    states = [entry.state for entry in sitting_of(services).entries]
    assert states == [EntryState.SETTLED, EntryState.SETTLED, EntryState.OPEN]
    assert sitting_of(services).next_open(-1) == 2


def test_the_list_and_the_card_outlive_the_program(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 6)
    services.journal.do(commands.StartReview(WEEK, 5))
    services.journal.do(commands.KeepTie(people[0], review=sitting_of(services).id))
    before = sitting_of(services)
    services.reviews.save_card(before.entries[3].uid)
    services.close()
    again = services_of(open_store(tmp_path / "journal.whence"), Clock(TODAY))
    assert sitting_of(again) == before
    assert again.reviews.saved_card() == before.entries[3].uid
    again.close()


def test_a_new_week_ends_the_one_that_was_left_open(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 3)
    services.journal.do(commands.StartReview("2026-W46"))
    services.journal.do(commands.StartReview(WEEK))
    kept = {each.week: each.ended_on for each in reviews.reviews(services.journal.store)}
    assert kept == {"2026-W46": TODAY, WEEK: None}


def test_two_windows_at_once_agree_on_one_list_and_one_answer_counts(tmp_path: Path) -> None:
    one, people = quiet_journal(tmp_path, 3)
    two = services_of(open_store(tmp_path / "journal.whence"), Clock(TODAY))
    first = one.journal.do(commands.StartReview(WEEK)).value
    assert two.journal.do(commands.StartReview(WEEK)).value == first
    one.journal.do(commands.KeepTie(people[0], review=first))
    two.journal.do(commands.KeepTie(people[0], review=first))
    kept = ties.ties(two.journal.store.database, [people[0]], TODAY)
    assert ties.answers(two.journal.store.database, kept)[people[0]].keep_streak == 1
    two.close()


@pytest.mark.parametrize("budget", [0, 4, 101, 10_000])
def test_a_budget_outside_its_range_is_refused_with_the_range(tmp_path: Path, budget: int) -> None:
    services = new_journal(tmp_path)
    for ask in (
        lambda: services.journal.do(commands.StartReview(WEEK, budget)),
        lambda: services.reviews.week_list(budget),
    ):
        with pytest.raises(Refusal, match="between 5 and 100"):
            ask()


def test_a_week_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="2026-W47"):
        new_journal(tmp_path).journal.do(commands.StartReview("2025-W53"))


def test_finishing_keeps_what_was_decided_and_can_be_undone(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    review = services.journal.do(commands.StartReview(WEEK)).value
    services.journal.do(commands.KeepTie(people[0], review=review))
    services.journal.do(commands.FinishReview(review))
    assert sitting_of(services).is_finished
    assert services.reviews.decided(sitting_of(services)) == {Verdict.KEEP: 1}
    assert services.reviews.count_to_look_at() == 0
    services.journal.undo()
    assert not sitting_of(services).is_finished


def test_after_a_first_import_nothing_is_due_for_the_first_time(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 12, is_stock=True)
    lanes = {item.lane for item in services.reviews.week_list().items}
    assert lanes == {Lane.LONGEST_WAITING, Lane.BY_VALUE}


def test_the_count_of_what_waits_is_honest(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 12, is_stock=True)
    assert services.reviews.stock_sentence() == "12 quiet ties not yet looked at; at 20 a week that is about 1 week."
    assert services.reviews.week_list(5).waiting == 7


def test_a_red_flag_comes_first_and_its_answer_is_its_own(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    raise_flag(services, people[2])
    first = services.reviews.week_list().items[0]
    assert (first.person, first.lane) == (people[2], Lane.RED_FLAG)
    assert first.sentence == "Person 02 sent a pitch 9 hours after you accepted."
    assert first.reasons[0].points == 40


def test_a_group_is_one_decision_a_person_and_one_place(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    people = [
        quiet(services, f"Somebody {n}", 500 + n, is_stock=True, organisation="Acme" if n < 4 else "")
        for n in range(12)
    ]
    group = services.reviews.groups(GroupKind.EMPLOYER)[0]
    assert (group.words, group.size) == ("Acme", 4)
    members = services.reviews.members(group)
    assert sorted(members) == sorted(people[:4])
    done = services.journal.do(commands.DecideGroup(tuple(members), Verdict.KEEP, "all from the old project"))
    assert (done.value, done.label) == (4, "Keep: 4 ties")
    rows = list(
        services.journal.store.database.rows("SELECT DISTINCT group_uid, rationale, until_on FROM decision")
    )  # fmt: skip
    assert len(rows) == 1
    assert rows[0][1] == "all from the old project"
    services.journal.do(commands.StartReview(WEEK, 5))
    assert len(sitting_of(services).entries) == 4
    assert not set(members) & {entry.person for entry in sitting_of(services).entries}
    services.journal.undo()
    services.journal.undo()
    assert services.reviews.groups(GroupKind.EMPLOYER)[0].size == 4


def test_groups_by_month_and_event_and_import(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 3, is_stock=True)
    assert [(each.words, each.size) for each in services.reviews.groups(GroupKind.MONTH)] == [("2025-10", 3)]
    assert services.reviews.groups(GroupKind.EVENT) == services.reviews.groups(GroupKind.IMPORT) == []


def test_a_group_is_never_removed_and_never_empty(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 2)
    with pytest.raises(Refusal, match="one by one"):
        services.journal.do(commands.DecideGroup(tuple(people), Verdict.REMOVE, "all of them"))
    with pytest.raises(Refusal, match="Nobody"):
        services.journal.do(commands.DecideGroup((), Verdict.KEEP))


def test_a_fresh_start_is_offered_once_after_a_long_absence_and_spreads_the_backlog(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 45)
    services.journal.do(commands.StartReview(WEEK, 5))
    services.journal.do(commands.KeepTie(people[0], review=sitting_of(services).id))
    assert not services.reviews.is_fresh_start_offered
    services.close()
    later = TODAY + timedelta(weeks=10)
    again = services_of(open_store(tmp_path / "journal.whence"), Clock(later))
    offered = [again.reviews.is_fresh_start_offered]
    assert {item.lane for item in again.reviews.week_list().items} == {Lane.FIRST_TIME}
    again.journal.do(commands.FreshStart())
    assert {item.lane for item in again.reviews.week_list().items} == {Lane.LONGEST_WAITING, Lane.BY_VALUE}
    assert len(again.reviews.past()[0].verdicts) == 1
    again.journal.undo()
    assert {item.lane for item in again.reviews.week_list().items} == {Lane.FIRST_TIME}
    offered.append(again.reviews.is_fresh_start_offered)
    again.reviews.decline_fresh_start()
    offered.append(again.reviews.is_fresh_start_offered)
    assert offered == [True, True, False]
    again.close()


def test_a_setting_works_out_every_tie_again_and_so_does_its_undo(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    database = services.journal.store.database

    def due() -> int | None:
        return ties.ties(database, [people[0]], TODAY)[people[0]].due_on

    before = due()
    assert before is not None
    settings = ties.settings(database)
    services.journal.do(ChangeTieSettings(type(settings)(never_days=365)))
    assert due() == before + 335
    services.journal.undo()
    assert due() == before
    services.journal.redo()
    assert due() == before + 335


def test_the_last_weeks_say_what_was_decided(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 3)
    review = services.journal.do(commands.StartReview("2026-W46")).value
    services.journal.do(commands.KeepTie(people[0], review=review))
    services.journal.do(commands.SnoozeTie(people[1], 4, review=review))
    past = services.reviews.past()
    assert [(str(each.week), each.listed, each.words) for each in past] == [("2026-W46", 3, "1 keep, 1 snooze")]


def test_the_next_review_is_on_the_chosen_weekday_of_next_week(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    assert services.reviews.next_on == date(2026, 11, 23)


def test_an_empty_journal_has_nothing_to_look_at(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    add(services, "Ada Nair")
    assert services.reviews.week_list().items == ()
    services.journal.do(commands.StartReview(WEEK))
    assert sitting_of(services).entries == ()
