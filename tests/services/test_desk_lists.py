"""The lists of the desk and of decisions, asked for by ids: they hold what going through every row would give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmarks.judging.journals import TODAY, write_judged_journal
from whence.domain.dates import day_number
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationDirection, InvitationState
from whence.domain.outcomes import FEWEST_OUTCOMES, suggested_outcome
from whence.domain.people import Shelf
from whence.services.commands.people import ShelvePeople
from whence.services.desk_rows import STALE_DAYS, DeskList
from whence.services.suite import services_of
from whence.storage import desk, tables
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from whence.domain.invitations import Invitation
    from whence.services.suite import Services

_ANSWERED = {
    InvitationState.ACCEPTED,
    InvitationState.ACCEPTED_WATCHED,
    InvitationState.DECLINED,
    InvitationState.LEFT,
    InvitationState.WITHDRAWN_BY_THEM,
    InvitationState.EXPIRED,
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred decisions and twenty open requests; some asleep, sent, in the bin, flagged, with exchanges."""
    path = tmp_path_factory.mktemp("lists") / "journal.whence"
    write_judged_journal(path, count=300, waiting=20)
    store = open_store(path)
    days = [(TODAY + timedelta(days=shift)).isoformat() for shift in (-3, 0, 1, 40)]
    with store.gate.change("Some of each kind", "Test", "2026-11-20T10:00:00Z"):
        write = store.database.write
        for number, waits in enumerate(days, 301):
            write("UPDATE invitation SET waiting_until = ? WHERE id = ?", (waits, number))
        write("UPDATE invitation SET state = 'asked', waiting_until = ? WHERE id IN (310, 311)", (days[0],))
        write("UPDATE invitation SET direction = 'outgoing', state = 'sent' WHERE id BETWEEN 312 AND 318")
        write("UPDATE person SET shelf = 'bin' WHERE id IN (5, 303, 315)")
        write("UPDATE decision SET look_back_on = ? WHERE id IN (7, 8)", (days[1],))
        write("UPDATE decision SET look_back_on = ? WHERE id IN (9, 10)", (days[2],))
        write("UPDATE decision SET verdict = 'accept', decided_on = ? WHERE id BETWEEN 11 AND 20",
              ((TODAY - timedelta(days=20)).isoformat(),))  # fmt: skip
        write("INSERT INTO red_flag (person_id, what, raised_on) VALUES (12, 'pitched', '2026-11-11')")
        for number in range(1, 12):
            person = 13 if number < 4 else 14 + number // 4
            day = day_number(TODAY) - (number if person < 16 else 60)
            write("INSERT INTO interaction (id, day, channel, direction, source, created_at) VALUES "
                  "(?, ?, 'message', 'in', 'entry', '')", (number, day))  # fmt: skip
            write("INSERT INTO participation (interaction_id, person_id, day) VALUES (?, ?, ?)", (number, person, day))
    store.close()
    return path


@pytest.fixture
def services(written: Path) -> Any:
    made = services_of(open_store(written), Clock(TODAY))
    yield made
    made.close()


def every_invitation(services: Services) -> list[Invitation]:
    store = services.journal.store
    rows = store.database.rows("SELECT invitation.id FROM invitation JOIN person ON person.id = person_id "
                               "WHERE shelf <> 'bin'")  # fmt: skip
    return desk.some_invitations(store, [row[0] for row in rows])


def belongs(one: Invitation, which: DeskList) -> bool:
    """The plain definition of each list."""
    is_incoming = one.direction is InvitationDirection.INCOMING
    is_open = one.state is InvitationState.OPEN
    is_asleep = is_open and one.waiting_until is not None and one.waiting_until > TODAY
    return {
        DeskList.INCOMING: is_incoming and is_open and not is_asleep,
        DeskList.AWAITING: is_incoming and (one.state is InvitationState.ASKED or is_asleep),
        DeskList.SENT: not is_incoming and one.state is InvitationState.SENT,
        DeskList.DECIDED: is_incoming and one.state in _ANSWERED,
    }[which]


@pytest.mark.parametrize("which", list(DeskList))
def test_each_list_holds_its_invitations_in_its_order(services: Services, which: DeskList) -> None:
    found = [one for one in every_invitation(services) if belongs(one, which)]
    if which in (DeskList.AWAITING, DeskList.SENT):
        found.sort(key=lambda one: (str(one.waiting_until or ""), str(one.sent_on), one.id))
    else:
        found.sort(key=lambda one: (str(one.sent_on), one.id), reverse=True)
    assert services.desk.ids(which) == [one.id for one in found]
    assert services.desk.counts()[which] == len(found) > 0
    assert [row.id for row in services.desk.rows(which)] == [one.id for one in found]


def test_the_list_of_an_invitation_is_known(services: Services) -> None:
    for one in every_invitation(services):
        expected = next((which for which in DeskList if belongs(one, which)), None)
        assert services.desk.list_of(one.id) is expected
    assert services.desk.list_of(315) is None


def test_those_that_have_waited_for_months_are_those_the_rows_call_stale(services: Services) -> None:
    rows = services.desk.rows(DeskList.SENT)
    stale = {row.id for row in rows if row.is_stale}
    assert set(services.desk.stale_ids()) == stale
    assert stale == {row.id for row in rows if row.days is not None and row.days >= STALE_DAYS}


def test_what_is_due_is_what_looking_at_each_decision_gives(services: Services) -> None:
    store = services.journal.store
    judged = {row[0] for row in store.database.rows("SELECT decision_id FROM outcome")}
    expected = []
    for row in services.decisions.decisions():
        one = row.decision
        is_promised = one.look_back_on is not None and one.look_back_on <= TODAY
        is_accepted = one.verdict in (Verdict.ACCEPT, Verdict.ACCEPT_WATCH)
        until = min(day_number(TODAY), day_number(one.decided_on) + 90)
        exchanges = desk.exchanges_between(store, one.person_id, day_number(one.decided_on), until)
        flags = desk.red_flags_with_hours(store, one.person_id)
        suggestion = suggested_outcome((TODAY - one.decided_on).days, exchanges, flags, "")
        if one.id not in judged and (is_promised or (is_accepted and suggestion is not None)):
            expected.append(one.id)
    due = services.decisions.due_outcomes()
    assert [one.decision.id for one in due] == expected
    assert {7, 8, 12, 13} & set(expected) == {7, 8, 12, 13} - judged
    assert [one.decision.id for one in services.decisions.due_outcomes(3)] == expected[:3]


def test_the_scoreboard_counts_every_decision_by_its_rule(services: Services) -> None:
    database = services.journal.store.database
    assert services.decisions.outcome_count >= FEWEST_OUTCOMES
    for row in services.decisions.rules():
        made = [one for one in services.decisions.decisions() if one.decision.rule_id == row.kept.id]
        assert row.score is not None
        assert row.score.followed == sum(not one.decision.exception for one in made) > 0
        assert row.score.departed == sum(bool(one.decision.exception) for one in made)
        good = [one for one in made if one.outcome is not None and one.outcome.value == "good"]
        assert row.score.followed_good + row.score.departed_good == len(good)
    assert database.value("SELECT count(*) FROM rule") == 3


def test_decisions_come_newest_first_and_are_found_by_the_beginnings_of_words(services: Services) -> None:
    rows = services.decisions.decisions()
    days: list[date] = [row.decision.decided_on for row in rows]
    assert days == sorted(days, reverse=True)
    assert len(rows) == 300
    name = rows[17].name
    first, last = name.casefold().split()
    assert name in {row.name for row in services.decisions.decisions(f"{last[:4]} {first[:3]}")}
    assert services.decisions.decision_ids("!?") == []
    assert services.decisions.decision_ids("  ") == services.decisions.decision_ids()
    assert services.decisions.decision_ids('NEAR("a" OR') == services.decisions.decision_ids("near a or")


def test_a_list_follows_what_is_done_and_undone(written: Path) -> None:
    made = services_of(open_store(written), Clock(TODAY))
    before = made.desk.ids(DeskList.DECIDED)
    person = made.desk.rows_of(before[:1])[before[0]].person
    made.journal.do(ShelvePeople((person,), Shelf.BIN))
    assert made.desk.ids(DeskList.DECIDED) == before[1:]
    made.journal.undo()
    assert made.desk.ids(DeskList.DECIDED) == before
    assert made.journal.store.all(tables.Invitation.select().where(tables.Invitation.id == before[0]), dict)
    made.close()
