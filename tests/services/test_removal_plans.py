"""Removing several connections: who is looked at first, what is lost in sum, and the command that is undone as one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, add, log, met, new_journal
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.interactions import AddFollowUp
from whence.services.commands.people import WritePrivateNote
from whence.services.commands.removing import RemoveTies
from whence.services.commands.reviews import KeepTieForGood
from whence.services.commands.tidying import ConsiderRemoval
from whence.services.deciding import connect
from whence.services.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.domain.changes import PersonId
    from whence.services.suite import Services

STAMP = "2026-11-20T10:00:00Z"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path)
    yield made
    made.close()


def connected(services: Services, name: str, organisation: str = "") -> PersonId:
    person = add(services, name, organisation)
    with services.journal.store.gate.change("Connect", "Connect", STAMP):
        connect(Work(services.journal.store, TODAY, STAMP), person)
    return person


def dump(services: Services) -> bytes:
    stream = io.BytesIO()
    services.exporting.write("json", stream)
    return stream.getvalue()


def reasons(services: Services, person: PersonId) -> str:
    plan = services.removal_plans.plan([person])
    return "; ".join(one.reasons for one in (*plan.plain, *plan.to_look_at))


def test_who_has_nothing_but_the_connection_is_told_apart_from_everybody_else(services: Services) -> None:
    plain, talked, stranger = connected(services, "Ada Plain"), connected(services, "Bo Talked"), add(services, "Cy")
    log(services, (talked,), "2020-03-01", Channel.CALL)
    plan = services.removal_plans.plan([plain, talked, stranger, plain])
    assert [one.person for one in plan.plain] == [plain]
    assert [one.person for one in plan.to_look_at] == [talked]
    assert plan.not_connected == 1
    assert plan.plain[0].words == "connected 20 November 2026"


@pytest.mark.parametrize("channel", [Channel.INVITATION_NOTE, Channel.GROUP_MESSAGE, Channel.REACTION])
def test_what_comes_by_itself_is_no_evidence(services: Services, channel: Channel) -> None:
    person = connected(services, "Ada Plain")
    log(services, (person,), "2020-03-01", channel)
    assert reasons(services, person) == ""


def test_each_kind_of_evidence_is_named(services: Services) -> None:
    person, other = connected(services, "Ada Byrne", "Foo Labs"), add(services, "Bo Lund")
    met(services, person, "PyCon Lisbon", "2024-03-12")
    met(services, other, introducer=person)
    for channel in (Channel.CALL, Channel.ENDORSEMENT, Channel.ENDORSEMENT, Channel.RECOMMENDATION):
        log(services, (person,), "2024-05-01", channel)
    services.journal.do(AddFollowUp(person, "Send the paper", TODAY))
    services.journal.do(WritePrivateNote(person, "Has a boat."))
    services.journal.do(KeepTieForGood(person))
    assert reasons(services, person).split("; ") == [
        "you decided to keep them for good",
        "how you met is recorded: PyCon Lisbon",
        "1 exchange",
        "introduced you to 1 person",
        "1 follow-up",
        "you wrote a private note",
        "1 recommendation",
        "2 endorsements",
        "your only connection at Foo Labs",
    ]


def test_a_colleague_you_are_connected_with_makes_nobody_the_only_link(services: Services) -> None:
    first, second = connected(services, "Ada", "Foo Labs"), connected(services, "Bo", "foo labs")
    assert reasons(services, first) == reasons(services, second) == ""


def test_praise_between_you_is_among_what_is_lost_with_one_person(services: Services) -> None:
    person = connected(services, "Ada Byrne")
    for channel in (Channel.ENDORSEMENT, Channel.ENDORSEMENT, Channel.RECOMMENDATION):
        log(services, (person,), "2024-05-01", channel)
    said = services.losses.sentences(person)
    assert "1 recommendation between you." in said
    assert "2 endorsements between you." in said


def test_what_is_lost_is_said_in_sum(services: Services) -> None:
    people = [connected(services, f"Person {number}", f"Employer {number}") for number in range(3)]
    for person in people[:2]:
        for day in ("2020-01-01", "2020-02-01"):
            log(services, (person,), day)
    said = services.removal_plans.lost(services.removal_plans.plan(people).to_look_at)
    assert said[:2] == (
        "3 are your only connections at their employers.",
        "4 exchanges with 2 people recorded.",
    )
    assert said[-1].startswith("Only you can ask them to connect again, as of ")


def test_five_hundred_are_one_group_in_the_ledger_and_undone_exactly(services: Services) -> None:
    people = tuple(connected(services, f"Person {number}") for number in range(500))
    services.journal.do(ConsiderRemoval(people))
    before = dump(services)
    heard: list[tuple[int, int]] = []
    command = RemoveTies(people, ("R-NEVER",), "Never any contact.", is_confirmed=True)
    done = services.journal.do(command, lambda count, total: heard.append((count, total)))
    assert done.label == "Remove 500 connections"
    assert len(done.value) == 500
    assert heard[-1] == (499, 500)
    kept = [row.decision for row in services.decisions.decisions()]
    assert len({one.group_uid for one in kept}) == 1
    assert {one.verdict for one in kept} == {Verdict.REMOVE}
    assert all(one.facts["tie"] for one in kept)
    assert len(services.decisions.ledger()) == len(services.decisions.to_dos()) == 500
    assert services.people.ids(PeopleFilter(tag="consider for removal")) == []
    services.journal.undo()
    assert dump(services) == before


def test_a_cancelled_removal_changes_nothing(services: Services) -> None:
    people = tuple(connected(services, f"Person {number}") for number in range(5))
    before = dump(services)

    def told(count: int, _total: int) -> None:
        if count == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        services.journal.do(RemoveTies(people, ("R-NEVER",), "Never.", is_confirmed=True), told)
    assert dump(services) == before


@pytest.mark.parametrize(
    ("codes", "why", "is_confirmed", "field"),
    [((), "Why.", True, "codes"), (("R-NEVER",), " ", True, "rationale"), (("R-NEVER",), "W", False, "is_confirmed")],
)
def test_hasty_removals_are_refused(
    services: Services, codes: tuple[str, ...], why: str, is_confirmed: bool, field: str
) -> None:
    person = connected(services, "Ada")
    with pytest.raises(Refusal) as refused:
        services.journal.do(RemoveTies((person,), codes, why, is_confirmed))
    assert refused.value.field == field


def test_nobody_and_somebody_not_connected_are_refused_and_nothing_is_half_done(services: Services) -> None:
    person, stranger = connected(services, "Ada"), add(services, "Bo")
    before = dump(services)
    for people in ((), (person, stranger)):
        with pytest.raises(Refusal):
            services.journal.do(RemoveTies(people, ("R-NEVER",), "Why.", is_confirmed=True))
    assert dump(services) == before


def test_years_before_which_somebody_was_connected(services: Services) -> None:
    assert services.people.connected_years() == []
    person = connected(services, "Ada")
    with services.journal.store.gate.change("Date", "Date", STAMP):
        services.journal.store.database.write(
            "UPDATE connection SET connected_on = ? WHERE person_id = ?", (str(Day.parse("2023-05")), person)
        )
    assert services.people.connected_years() == [2026, 2025, 2024]
    assert services.people.ids(PeopleFilter(connected_before="2024")) == [person]
    assert services.people.ids(PeopleFilter(connected_before="2023")) == []
