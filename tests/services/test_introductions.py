"""Introductions are made step by step, both asked first, and survive whatever happens to the two people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, add, log, met, new_journal
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.introductions import NEXT, IntroductionState
from whence.domain.people import Shelf
from whence.domain.readiness import Readiness
from whence.services.commands.introductions import (
    AdvanceIntroduction,
    DeleteIntroduction,
    DescribeIntroduction,
    JudgeIntroduction,
    StartIntroduction,
)
from whence.services.commands.people import ShelvePeople
from whence.services.commands.tidying import MergePeople
from whence.services.suite import services_of
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.domain.changes import PersonId
    from whence.services.suite import Services

State = IntroductionState
TO_MADE = (State.ASKED_A, State.ASKED_B, State.BOTH_AGREED, State.MADE)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def pair(services: Services) -> tuple[PersonId, PersonId]:
    return add(services, "Ada Nair"), add(services, "Tom Schmidt")


def start(services: Services, asker: PersonId, asked_for: PersonId, **said: str) -> int:
    return int(services.journal.do(StartIntroduction(asker, asked_for, **said)).value)


def advance(services: Services, introduction: int, *states: State) -> None:
    for state in states:
        services.journal.do(AdvanceIntroduction(introduction, state))


def state_of(services: Services, introduction: int) -> State:
    return services.introductions.shown(introduction).introduction.state


def test_a_new_one_is_an_idea_with_both_briefs(services: Services) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom, purpose="  both work on tides ", asker_reason="wants data", asked_for_reason="")
    shown = services.introductions.shown(made)
    assert shown.introduction.state is State.IDEA
    assert shown.introduction.purpose == "both work on tides"
    assert (shown.asker.name, shown.asked_for.name) == ("Ada Nair", "Tom Schmidt")
    assert [(step.state, step.day) for step in shown.steps] == [(State.IDEA, TODAY)]
    assert shown.outcome is None
    assert [one.id for one in services.introductions.all(is_open=True)] == [made]
    assert services.introductions.all(is_open=False) == []


def test_nobody_is_introduced_to_themselves(services: Services) -> None:
    ada, _ = pair(services)
    with pytest.raises(Refusal, match="Nobody is introduced to themselves"):
        start(services, ada, ada)


def test_a_pair_under_way_is_not_begun_again_from_either_side(services: Services) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom)
    with pytest.raises(Refusal, match="Ada Nair and Tom Schmidt are being introduced already"):
        start(services, ada, tom)
    with pytest.raises(Refusal, match="being introduced already"):
        start(services, tom, ada)
    advance(services, made, State.DROPPED)
    assert start(services, tom, ada) != made


def test_somebody_who_is_not_there_is_refused(services: Services) -> None:
    ada, _ = pair(services)
    with pytest.raises(NobodyFound, match="not in the journal any more"):
        start(services, ada, type(ada)(99_999))
    with pytest.raises(Refusal, match="not in the journal any more"):
        services.introductions.shown(99_999)


@pytest.mark.parametrize("before", list(State))
@pytest.mark.parametrize("after", list(State))
def test_only_steps_that_may_follow_are_taken(services: Services, before: State, after: State) -> None:
    ways = {
        State.IDEA: (), State.ASKED_A: (State.ASKED_A,), State.ASKED_B: (State.ASKED_B,),
        State.BOTH_AGREED: TO_MADE[:3], State.MADE: TO_MADE, State.DECLINED: (State.DECLINED,),
        State.DROPPED: (State.DROPPED,), State.HAPPENED: (*TO_MADE, State.HAPPENED),
    }  # fmt: skip
    made = start(services, *pair(services))
    advance(services, made, *ways[before])
    if after in NEXT[before]:
        advance(services, made, after)
        assert state_of(services, made) is after
    else:
        with pytest.raises(Refusal, match="an introduction cannot become"):
            advance(services, made, after)
        assert state_of(services, made) is before


def test_making_it_counts_as_contact_with_both(services: Services) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom, purpose="both work on tides")
    advance(services, made, *TO_MADE)
    assert services.people.last_contacts([ada, tom]) == {ada: TODAY.isoformat(), tom: TODAY.isoformat()}
    (entry,) = services.people.timeline(ada)
    assert entry.words == "Introduced them: both work on tides"
    assert entry.with_others == ("Tom Schmidt",)


def test_undone_step_by_step_nothing_is_left(services: Services) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom)
    advance(services, made, *TO_MADE)
    services.journal.undo()
    assert state_of(services, made) is State.BOTH_AGREED
    assert services.people.timeline(ada) == []
    for _ in range(4):
        services.journal.undo()
    assert services.introductions.all() == []


def test_it_comes_up_again_until_it_is_judged(services: Services, tmp_path: Path) -> None:
    made = start(services, *pair(services))
    advance(services, made, State.ASKED_A)
    assert services.introductions.due() == []
    assert _due_on(tmp_path, date(2026, 11, 30)) == [made]
    advance(services, made, State.BOTH_AGREED, State.MADE)
    assert _due_on(tmp_path, date(2026, 12, 19)) == []
    assert _due_on(tmp_path, date(2026, 12, 20)) == [made]
    services.journal.do(JudgeIntroduction(made, "good", "They meet every week."))
    assert _due_on(tmp_path, date(2027, 3, 1)) == []


def _due_on(folder: Path, today: date) -> list[int]:
    later = services_of(open_store(folder / "journal.whence"), Clock(today))
    try:
        return [one.id for one in later.introductions.due()]
    finally:
        later.close()


def test_the_outcome_is_judged_once_it_was_made_and_weighs_on_readiness(services: Services) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom)
    with pytest.raises(Refusal, match="not made yet"):
        services.journal.do(JudgeIntroduction(made, "good"))
    advance(services, made, *TO_MADE)
    with pytest.raises(Refusal, match="went well, badly, mixed"):
        services.journal.do(JudgeIntroduction(made, "splendid"))
    services.journal.do(JudgeIntroduction(made, "bad", "He never answered."))
    services.journal.do(JudgeIntroduction(made, "good", "He did after all."))
    outcome = services.introductions.shown(made).outcome
    assert outcome is not None
    assert (outcome.verdict, outcome.words, outcome.judged_on) == ("good", "He did after all.", TODAY)
    log(services, (tom,), "2026-11-20")
    assert "Introduced 1 time, 1 went well." in services.briefs.brief(tom).readiness.reasons


def test_what_it_is_for_can_be_said_in_parts(services: Services) -> None:
    made = start(services, *pair(services), purpose="tides", asker_reason="data")
    services.journal.do(DescribeIntroduction(made, purpose="tide tables"))
    services.journal.do(DescribeIntroduction(made, due_on=date(2026, 12, 1)))
    shown = services.introductions.shown(made).introduction
    assert (shown.purpose, shown.asker_reason, shown.due_on) == ("tide tables", "data", date(2026, 12, 1))


def test_the_texts_say_how_the_owner_knows_both_and_why(services: Services) -> None:
    ada, tom = pair(services)
    met(services, ada, "PyCon Berlin", "2024-03-12")
    made = start(services, ada, tom, purpose="both work on tides", asked_for_reason="She has the data you miss")
    texts = services.introductions.shown(made).texts
    assert texts.to_asked_for.startswith("Hi Tom, may I introduce you to Ada Nair? I met Ada Nair at PyCon Berlin")
    assert "both work on tides. She has the data you miss." in texts.to_asked_for
    assert texts.to_asker.endswith("Shall I ask Tom?")
    assert texts.to_both.startswith("Ada, meet Tom; Tom, meet Ada.")


def test_deleted_it_is_gone_with_its_steps_and_comes_back_whole(services: Services) -> None:
    made = start(services, *pair(services))
    advance(services, made, *TO_MADE)
    services.journal.do(JudgeIntroduction(made, "mixed"))
    services.journal.do(DeleteIntroduction(made))
    with pytest.raises(Refusal, match="not in the journal any more"):
        services.introductions.shown(made)
    with pytest.raises(Refusal, match="not in the journal any more"):
        services.journal.do(DeleteIntroduction(made))
    services.journal.undo()
    shown = services.introductions.shown(made)
    assert len(shown.steps) == 5
    assert shown.outcome is not None


def test_a_merged_side_lives_on_in_the_person_kept(services: Services) -> None:
    ada, tom = pair(services)
    twin = add(services, "Tomas Schmidt")
    made = start(services, ada, tom)
    services.journal.do(MergePeople(twin, tom))
    shown = services.introductions.shown(made)
    assert shown.introduction.asked_for_id == twin
    assert [one.id for one in services.introductions.of_person(twin)] == [made]


def test_two_people_who_are_being_introduced_are_not_one_person(services: Services) -> None:
    ada, twin = add(services, "Ada Nair"), add(services, "Ada Nayar")
    made = start(services, ada, twin)
    with pytest.raises(Refusal, match="so they are two people"):
        services.journal.do(MergePeople(ada, twin))
    services.journal.do(DeleteIntroduction(made))
    services.journal.do(MergePeople(ada, twin))
    assert services.introductions.all() == []


@pytest.mark.parametrize("shelf", [Shelf.ARCHIVED, Shelf.BIN, Shelf.ASIDE])
def test_somebody_put_away_can_still_be_shown_with_a_caution(services: Services, shelf: Shelf) -> None:
    ada, tom = pair(services)
    made = start(services, ada, tom)
    services.journal.do(ShelvePeople((tom,), shelf))
    verdict = services.introductions.shown(made).asked_for.readiness.verdict
    assert (verdict is Readiness.DONT) == (shelf is not Shelf.ARCHIVED)


def test_somebody_in_the_bin_is_brought_back_before_they_are_introduced(services: Services) -> None:
    ada, tom = pair(services)
    services.journal.do(ShelvePeople((tom,), Shelf.BIN))
    for asker, asked_for in ((ada, tom), (tom, ada)):
        with pytest.raises(Refusal, match="Tom Schmidt is in the bin"):
            start(services, asker, asked_for)
    services.journal.undo()
    assert start(services, ada, tom)


def test_the_day_to_look_again_can_be_emptied(services: Services) -> None:
    made = start(services, *pair(services))
    services.journal.do(DescribeIntroduction(made, due_on=date(2026, 12, 3)))
    services.journal.do(DescribeIntroduction(made, purpose="tides"))
    assert services.introductions.shown(made).introduction.due_on == date(2026, 12, 3)
    services.journal.do(DescribeIntroduction(made, is_never_due=True))
    assert services.introductions.shown(made).introduction.due_on is None
    services.journal.undo()
    assert services.introductions.shown(made).introduction.due_on == date(2026, 12, 3)


def test_edited_words_are_there_after_a_restart_and_after_a_deletion_taken_back(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    made = start(services, *pair(services))
    kept = services.introductions.shown(made).introduction
    services.introductions.keep_text(kept, "to_both", "Dear both,\nmeet.")
    services.close()
    again = services_of(open_store(tmp_path / "journal.whence"), Clock(TODAY))
    assert again.introductions.edited_texts(kept) == {"to_both": "Dear both,\nmeet."}
    again.journal.do(DeleteIntroduction(made))
    again.journal.undo()
    assert again.introductions.edited_texts(kept) == {"to_both": "Dear both,\nmeet."}
    again.journal.do(DeleteIntroduction(made))
    start(again, kept.asker_id, kept.asked_for_id)
    assert again.introductions.edited_texts(kept) == {}
    again.close()


def test_one_that_happened_comes_up_to_be_judged(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    number = services.journal.do(StartIntroduction(ada, tom)).value
    for state in ("asked_a", "both_agreed", "made", "happened"):
        services.journal.do(AdvanceIntroduction(number, IntroductionState(state)))
    assert services.introductions.due() == []
    later = services_of(services.journal.store, Clock(TODAY + timedelta(days=40)))
    assert [one.id for one in later.introductions.due()] == [number]
    later.journal.do(JudgeIntroduction(number, "good"))
    assert later.introductions.due() == []
    services.close()
