"""Six stories of people who asked to connect, each lived through in the real window and ended in a picture."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journals import TODAY, add, new_journal
from tests.journeys.desk_keys import (
    choose,
    decide_all_shown,
    find,
    go_to,
    message_from,
    no_note_came,
    request_comes,
    requests_are_pasted,
    save,
    show_tab,
    write_into,
)
from tests.journeys.real_window import RealWindow
from tests.services.review_journals import connect
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.people_filters import PeopleFilter
from whence.domain.suggestions import Policy
from whence.services.commands.desk import ChoosePolicy
from whence.services.commands.preferences import DescribeOwner, SetOwnAffiliation
from whence.services.suite import Services
from whence.storage.dump import dump_digest

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]
SKILLS = "coaching, leadership, strategy, speaking, mentoring, sales, writing"
SENTENCE = "You met Nils Moller at Harbour archive in 2018"
QUESTION = "How do we really know each other?"


@pytest.fixture(autouse=True)
def journal(tmp_path: Path) -> None:
    """Clara's journal: who she is, where she worked, how she wants her network, and one connection of long ago."""
    made = new_journal(tmp_path)
    made.journal.do(DescribeOwner(first_name="Clara", last_name="Whitfield", anchors=("Tidewater atlas",)))
    made.journal.do(SetOwnAffiliation("Harrow & Finch", starts_on=Day.year(2011), ends_on=Day.year(2017)))
    made.journal.do(ChoosePolicy(Policy.SELECTIVE, ("starter-note-required",)))
    connect(made, add(made, "Nils Moller", "Sandbank Institute", "Archivist"), 3_000)
    add(made, "Ada Byrne", "Tidewater Press", "Editor")
    made.close()


def test_she_accepts_only_with_a_personal_note_and_regrets_the_one_exception(
    window_on: Opened, recorded: Recorded
) -> None:
    with window_on(TODAY) as window:
        request_comes(window, "Annika Storm\nSpeaker and author")
        no_note_came(window)
        window.await_checked("invitations.verdict.decline")
        choose(window, 1, "accept")
        window.await_text("invitations.departure", "This departs from your rule")
        write_into(window, "invitations.because", "Her books look good.")
        write_into(window, "invitations.exception", "Just this once.")
        save(window, "Annika Storm")
    with window_on(TODAY + timedelta(days=2)) as window:
        message_from(window, "Annika Storm", "Hi Annette! Join my LinkedIn group today and invite your friends.")
    with window_on(TODAY + timedelta(days=90)) as window:
        go_to(window, "decisions", "decisions.tabs")
        window.await_words("What became of it? Annika Storm", "pushed a group")
        window.tab_to("decisions.outcome.bad")
        window.press("space")
        window.picture("the-one-exception-regretted", "An exception: Just this once.", "Turned out bad.")
    with recorded() as services:
        (row,) = services.decisions.decisions()
        assert (row.decision.exception, row.outcome) == ("Just this once.", "bad")
        assert row.decision.look_back_on == TODAY + timedelta(days=90)


def test_asked_how_we_really_know_each_other_he_is_silent_for_ten_days_and_declined(
    window_on: Opened, recorded: Recorded
) -> None:
    with window_on(TODAY) as window:
        request_comes(window, "Otto Lang\nKeynote speaker\nHi, I help leaders like you. We should talk.")
        choose(window, 3, "ask_first")
        write_into(window, "invitations.question", QUESTION)
        window.tab_to("invitations.copy_question", "shift+Tab")
        window.press("space")
        assert window.await_copied("really know") == QUESTION
        save(window, "Otto Lang")
        show_tab(window, "invitations.tabs.awaiting")
        window.await_text("invitations.proposal", "awaited until 30 November 2026")
    with window_on(TODAY + timedelta(days=11)) as window:
        window.press("ctrl+3")
        window.await_control("invitations.tabs")
        show_tab(window, "invitations.tabs.awaiting")
        window.await_words("no answer")
        window.await_text("invitations.proposal", "For that you chose: Decline.")
        save(window, "Otto Lang")
        show_tab(window, "invitations.tabs.decided")
        window.picture("ten-days-of-silence-declined", "Otto Lang", "declined")
    with recorded() as services:
        newest, asked = (row.decision for row in services.decisions.decisions())
        assert (asked.verdict, newest.verdict) == (Verdict.ASK_FIRST, Verdict.DECLINE)
        assert newest.reconsiders_id == asked.id


def test_we_were_colleagues_says_somebody_who_never_was(window_on: Opened, recorded: Recorded) -> None:
    with window_on(TODAY) as window:
        request_comes(
            window, "Greta Sommer\nConsultant\nHello Clara, we worked together at Harrow & Finch in 2021, remember?"
        )
        window.await_words("Harrow & Finch in 2021 does not match your records")
        window.await_checked("invitations.verdict.ask_first")
        window.await_text("invitations.question", "You write that we worked together at Harrow & Finch.")
        choose(window, 4, "decline")
        window.await_text("invitations.because", "does not match your records")
        window.picture("we-were-colleagues", "Greta Sommer", "does not match your records")
        save(window, "Greta Sommer")
    with recorded() as services:
        (row,) = services.decisions.decisions()
        assert row.decision.codes[0] == "D-CLAIM-COLLEAGUE"
        assert row.decision.rationale.startswith("Harrow & Finch in 2021 does not match your records")


def test_a_connection_is_removed_after_a_demand_for_seven_endorsements(window_on: Opened, recorded: Recorded) -> None:
    demand = f"In an effort to improve my ranking I would ask for your endorsement for: {SKILLS}"
    with window_on(TODAY) as window:
        request_comes(window, "Dana Whitlock\nCoach\nI use the Tidewater atlas in every course of mine.")
        choose(window, 1, "accept")
        save(window, "Dana Whitlock")
    with window_on(TODAY + timedelta(days=1)) as window:
        message_from(window, "Dana Whitlock", demand)
        go_to(window, "decisions", "decisions.tabs")
        show_tab(window, "decisions.tabs.red_flags")
        window.await_words("asked for endorsements")
        window.tab_to("decisions.flag.remove")
        window.press("space")
        window.await_dialog("Remove the connection with")
        window.tab_to("removal.code.r-endorse")
        window.press("space")
        write_into(window, "removal.rationale", "Seven endorsements from somebody I hardly know.")
        window.tab_to("removal.confirmed")
        window.press("space", "ctrl+Return")
        window.await_words("Nothing waits here")
        show_tab(window, "decisions.tabs.ledger")
        window.picture("removed-after-seven-endorsements", "Dana Whitlock", "Connection removed by you")
    with recorded() as services:
        (entry,) = services.decisions.ledger()
        assert (entry.name, entry.by_whom) == ("Dana Whitlock", "you")
        assert "Remove the connection" in {one.action for one in services.decisions.to_dos()}


def test_hundreds_of_invitations_sent_by_mistake_are_withdrawn_in_bulk_and_that_is_undone(
    window_on: Opened, recorded: Recorded
) -> None:
    with window_on(TODAY) as window:
        window.press("ctrl+3")
        show_tab(window, "invitations.tabs.sent")
        requests_are_pasted(window, "\n".join(f"Person {number} Known" for number in range(300)), 300)
        window.await_words("Sent, 300")
        with recorded() as services:
            before = dump_digest(services.journal.store.database)
        decide_all_shown(window, 300, "Withdraw several invitations", "Sent by mistake.")
        window.await_words("Sent, 0")
        go_to(window, "decisions", "decisions.tabs")
        show_tab(window, "decisions.tabs.ledger")
        window.picture(
            "hundreds-withdrawn", "Invitation withdrawn by you", "Can be invited again from 11 December 2026"
        )
        with recorded() as services:
            ledger = services.decisions.ledger()
            assert len(ledger) == 300
            assert {one.again_from for one in ledger} == {TODAY + timedelta(days=21)}
            assert services.decisions.to_do_table().count(b"Withdraw your invitation") == 300
        window.press("ctrl+z")
        window.await_words("Nobody was removed and nothing withdrawn.")
    with recorded() as services:
        assert dump_digest(services.journal.store.database) == before


def test_i_have_no_idea_how_i_know_that_person_is_found_out_before_an_introduction(
    window_on: Opened, recorded: Recorded
) -> None:
    with window_on(TODAY) as window:
        find(window, "nil", "Nils Moller")
        window.press("Tab")
        window.await_words("Nothing is recorded about how you met.", "can't tell")
        window.press("Escape", "Return")
        window.await_text("person.name", "Nils Moller")
        window.await_text("person.brief.verdict", "can't tell")
        write_into(window, "person.quick_origin.where", "Harbour archive")
        write_into(window, "person.quick_origin.day", "2018")
        write_into(window, "person.quick_origin.words", "He found the missing chart for us.")
        window.press("Return")
        window.await_words(SENTENCE)
        find(window, "nil", "Nils Moller")
        window.press("Tab")
        window.picture("i-have-no-idea-how-i-know-that-person", SENTENCE, "warm up first")
        window.press("Escape", "ctrl+i")
        window.await_focus("introductions.begin_form.asker")
        window.write("Ada Byrne")
        window.tab_to("introductions.begin_form.purpose")
        window.write("his charts for her atlas")
        window.press("Return")
        window.await_words("Ada Byrne to Nils Moller", SENTENCE)
    with recorded() as services:
        (nils,) = services.people.ids(PeopleFilter(name="Nils Moller"))
        (begun,) = services.introductions.of_person(nils)
        assert begun.purpose == "his charts for her atlas"
