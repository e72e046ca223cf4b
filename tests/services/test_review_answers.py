"""Every answer of the review: what it keeps, when the tie comes back, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journals import TODAY, add, log, new_journal
from tests.services.review_journals import WEEK, connect, quiet, quiet_journal, raise_flag, sitting_of
from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.decisions import Decision, Verdict
from whence.domain.errors import Refusal
from whence.domain.people import Shelf
from whence.domain.tie_flags import Flag
from whence.domain.ties import Category
from whence.services.commands import reviews as commands
from whence.services.commands.people import ShelvePeople
from whence.services.suite import Services, services_of
from whence.storage import connections, decisions, invitations, ties
from whence.storage.store import open_store
from whence.storage.ties import KeptTie
from whence.system.clock import Clock


def tie(services: Services, person: PersonId) -> KeptTie:
    """The tie as it stands."""
    return ties.ties(services.journal.store.database, [person], services.journal.clock.today())[person]


def newest(services: Services, person: PersonId) -> Decision:
    """The newest decision about somebody."""
    return invitations.decisions_of(services.journal.store, person)[0]


def at(services: Services, folder: Path, day: date) -> Services:
    """The same journal on another day."""
    services.close()
    return services_of(open_store(folder / "journal.whence"), Clock(day))


def test_keeping_doubles_each_time_and_contact_begins_anew(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    day, weeks = TODAY, []
    for _ in range(5):
        services.journal.do(commands.KeepTie(person))
        until = newest(services, person).until_on
        assert until is not None
        weeks.append((until - day).days // 7)
        day = until
        services = at(services, tmp_path, day)
    assert weeks == [26, 52, 104, 208, 208]
    log(services, (person,), day.isoformat())
    services = at(services, tmp_path, day + timedelta(days=182))
    services.journal.do(commands.KeepTie(person))
    assert newest(services, person).until_on == day + timedelta(days=182, weeks=26)
    services.close()


def test_keep_holds_the_day_that_was_shown_and_what_was_known(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.KeepTie(person, date(2027, 3, 1), "  he knows the harbour "))
    kept = newest(services, person)
    assert (kept.until_on, kept.rationale) == (date(2027, 3, 1), "he knows the harbour")
    assert kept.facts == {"tie": "never in contact", "per_year": 0.0, "last_contact": ""}
    assert tie(services, person).due_on == day_number(date(2027, 3, 1))


def test_kept_for_good_only_red_flags_and_reminders_come(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.KeepTieForGood(person))
    assert tie(services, person).due_on is None
    services.journal.do(commands.SetReminder(person, date(2027, 1, 7)))
    assert tie(services, person).due_on == day_number(date(2027, 1, 7))
    raise_flag(services, person)
    assert tie(services, person).due_on == day_number(TODAY)


def test_reaching_out_comes_back_on_its_day_as_a_plan(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.ReachOut(person, date(2026, 12, 4), "hello"))
    assert newest(services, person).facts["template"] == "hello"
    services = at(services, tmp_path, date(2026, 12, 4))
    item = services.reviews.week_list().items[0]
    assert item.flag is Flag.REMINDER
    assert item.sentence == "You planned to write on 4 December 2026 and nothing since then is recorded here."
    log(services, (person,), "2026-12-04")
    assert services.reviews.week_list().items == ()
    services.close()


def test_reaching_out_without_a_day_comes_back_after_four_weeks(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.ReachOut(person))
    assert newest(services, person).until_on == TODAY + timedelta(weeks=4)
    services = at(services, tmp_path, TODAY + timedelta(weeks=4))
    assert services.reviews.week_list().items[0].sentence.startswith("You planned to write on 20 November 2026")
    services.close()


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=4000)])
def test_reaching_out_is_refused_for_a_day_that_makes_no_sense(tmp_path: Path, day: date) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    with pytest.raises(Refusal) as refused:
        services.journal.do(commands.ReachOut(person, day))
    assert refused.value.field == "day"


def test_the_third_short_snooze_in_a_row_asks_to_decide(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    for weeks in (1, 4):
        services.journal.do(commands.SnoozeTie(person, weeks))
    services.journal.do(commands.StartReview(WEEK))
    services = at(services, tmp_path, TODAY + timedelta(weeks=5))
    services.journal.do(commands.StartReview(str(services.reviews.week)))
    card = services.reviews.card(sitting_of(services).entries[0])
    assert card is not None
    assert card.must_decide
    assert [weeks for weeks, _ in card.snoozes] == [1, 4, 13, 104]
    with pytest.raises(Refusal, match="1, 4 or 13 weeks"):
        services.journal.do(commands.SnoozeTie(person, 3))
    services.close()


def test_removing_needs_a_reason_a_sentence_and_the_confirmation(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    for command, field in (
        (commands.RemoveTie(person, (), "why", is_confirmed=True), "codes"),
        (commands.RemoveTie(person, ("R-NEVER",), "  ", is_confirmed=True), "rationale"),
        (commands.RemoveTie(person, ("R-NEVER",), "why", is_confirmed=False), "is_confirmed"),
    ):
        with pytest.raises(Refusal) as refused:
            services.journal.do(command)
        assert refused.value.field == field
    with pytest.raises(Refusal, match="not a reason code"):
        services.journal.do(commands.RemoveTie(person, ("R-UGLY",), "why", is_confirmed=True))
    assert invitations.decisions_of(services.journal.store, person) == []


def test_removing_ends_the_connection_and_leaves_the_step_to_do_and_can_be_undone(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    store = services.journal.store
    raise_flag(services, person)
    services.journal.do(commands.RemoveTie(person, ("r-never", "R-NEVER"), "never in touch", is_confirmed=True))
    connection = connections.connection(store, person)
    assert connection is not None
    assert (connection.state, str(connection.ended_on)) == ("removed_by_you", "2026-11-20")
    assert newest(services, person).codes == ("R-NEVER",)
    assert [(row.what, row.by_whom, row.why) for row in decisions.removals(store)] == [
        ("removed", "you", "never in touch")
    ]
    assert [row.action for row in decisions.to_dos(store)] == ["remove"]
    assert tie(services, person).due_on is None
    with pytest.raises(Refusal, match="was removed"):
        services.journal.do(commands.KeepTie(person))
    with pytest.raises(Refusal, match="already"):
        services.journal.do(commands.RemoveTie(person, ("R-NEVER",), "again", is_confirmed=True))
    services.journal.undo()
    assert tie(services, person).due_on is not None
    assert decisions.removals(store) == []
    assert decisions.to_dos(store) == []


def test_somebody_without_a_connection_cannot_be_removed(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    person = add(services, "Ada Nair")
    with pytest.raises(Refusal, match="No connection with Ada"):
        services.journal.do(commands.RemoveTie(person, ("R-NEVER",), "why", is_confirmed=True))


@pytest.mark.parametrize("verdict", [Verdict.LET_PASS, Verdict.REPLY_WATCH])
def test_a_red_flag_is_answered_and_watching_comes_up_again(tmp_path: Path, verdict: Verdict) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    raise_flag(services, person)
    services.journal.do(commands.AnswerRedFlag(person, verdict))
    kept = newest(services, person)
    is_watched = verdict is Verdict.REPLY_WATCH
    assert (kept.stage, kept.look_back_on) == ("red_flag", TODAY + timedelta(weeks=4) if is_watched else None)
    assert tie(services, person).standing.red_flag_on is None
    with pytest.raises(Refusal, match="Let it pass"):
        services.journal.do(commands.AnswerRedFlag(person, Verdict.KEEP))
    services.journal.undo()
    assert tie(services, person).standing.red_flag_on == day_number(TODAY)


def test_a_second_answer_in_a_sitting_replaces_the_first_which_stays_on_record(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    review = services.journal.do(commands.StartReview(WEEK)).value
    services.journal.do(commands.KeepTie(person, review=review))
    services.journal.do(commands.SnoozeTie(person, 1, review=review))
    assert len(invitations.decisions_of(services.journal.store, person)) == 2
    assert tie(services, person).due_on == day_number(TODAY + timedelta(weeks=1))
    kept = ties.ties(services.journal.store.database, [person], TODAY)
    assert ties.answers(services.journal.store.database, kept)[person].keep_streak == 0


def test_a_reminder_that_came_is_answered_and_a_snooze_moves_it(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.KeepTieForGood(person))
    services.journal.do(commands.SetReminder(person, TODAY))
    assert services.reviews.week_list().items[0].sentence == "You asked to be reminded."
    services.journal.do(commands.SnoozeTie(person, 4))
    assert tie(services, person).standing.reminder_on == day_number(TODAY + timedelta(weeks=4))
    services.journal.undo()
    services.journal.do(commands.KeepTieForGood(person))
    assert tie(services, person).due_on is None


def test_the_owners_word_wins_over_what_is_recorded(tmp_path: Path) -> None:
    services, (person,) = quiet_journal(tmp_path, 1)
    services.journal.do(commands.LabelTie(person, Category.FAMILY))
    assert (tie(services, person).standing.label, tie(services, person).due_on) == (Category.FAMILY, None)
    services.journal.do(commands.LabelTie(person, Category.STRONG))
    assert tie(services, person).standing.label is Category.STRONG
    services.journal.do(commands.LabelTie(person, None))
    assert tie(services, person).due_on is not None
    with pytest.raises(Refusal, match="dormant"):
        services.journal.do(commands.LabelTie(person, Category.DORMANT))


def test_removed_merged_archived_people_in_the_middle_of_a_sitting_do_no_harm(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 2)
    review = services.journal.do(commands.StartReview(WEEK)).value
    services.journal.do(ShelvePeople((people[0],), Shelf.BIN))
    services.journal.do(commands.KeepTie(people[0], review=review))
    assert sitting_of(services).open_count == 1
    with pytest.raises(Refusal, match="not in the journal"):
        services.journal.do(commands.KeepTie(PersonId(999), review=review))


def test_people_without_dates_and_connected_in_the_future_are_not_due(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    add(services, "No Dates")
    connect(services, add(services, "From Tomorrow"), -400)
    assert services.reviews.week_list().items == ()


def test_the_clock_set_back_a_year_shows_that_day_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 2)
    log(services, (people[0],), "2026-11-01")
    before = dict(services.journal.store.database.rows("SELECT person, due_on FROM tie"))
    services = at(services, tmp_path, date(2025, 11, 1))
    assert [item.person for item in services.reviews.week_list().items] == []
    services = at(services, tmp_path, date(2025, 12, 31))
    due = {item.person: item.tie.last_day for item in services.reviews.week_list().items}
    assert due == dict.fromkeys(people, "")
    services = at(services, tmp_path, TODAY)
    assert dict(services.journal.store.database.rows("SELECT person, due_on FROM tie")) == before
    services.close()


def test_on_the_last_of_february_weeks_are_counted_in_days(tmp_path: Path) -> None:
    services = at(quiet_journal(tmp_path, 1)[0], tmp_path, date(2028, 2, 29))
    person = services.reviews.week_list().items[0].person
    services.journal.do(commands.SnoozeTie(person, 104))
    assert newest(services, person).until_on == date(2030, 2, 26)
    services.close()


def test_wishes_to_keep_in_touch_are_due_by_how_much_they_are_overdue(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    one, two = quiet(services, "Ada Nair"), quiet(services, "Tom Schmidt")
    log(services, (one,), "2026-10-01")
    log(services, (two,), "2026-10-01")
    services.journal.do(commands.SetKeepInTouch(one, ideal_days=30, longest_days=90))
    services.journal.do(commands.SetKeepInTouch(two, ideal_days=30, longest_days=40))
    assert [wish.name for wish in services.keeping_in_touch.due()] == ["Tom Schmidt", "Ada Nair"]
    assert services.keeping_in_touch.due()[0].sentence == (
        "You wanted to be in touch every 30 days; the last contact was 50 days ago."
    )
    services.journal.do(commands.SetKeepInTouch(two))
    assert [wish.name for wish in services.keeping_in_touch.due()] == ["Ada Nair"]
    with pytest.raises(Refusal, match="between 1 and 3650"):
        services.journal.do(commands.SetKeepInTouch(one, ideal_days=0))
    with pytest.raises(Refusal, match="Say whom"):
        services.journal.do(commands.SetKeepInTouch(tag="nobody", ideal_days=30))
