"""What was turned down here and what the archive says later: confirmed, open, or the contrary and asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from tests.services.network_archives import network_archive
from tests.services.turned_down import BECAUSE, DECIDED, LATER, decline, digest, person, state, waiting
from whence.domain.archive_findings import ArchiveAnswer
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationState
from whence.services.commands.archives import AnswerContradiction, ChangeMind
from whence.services.commands.desk import (
    AddedInvitation,
    AddInvitations,
    DecideInvitations,
    Reasons,
)
from whence.storage import connections, invitations, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path, DECIDED)
    yield made
    made.close()


def test_a_declined_invitation_gone_from_the_archive_is_confirmed(services: Services, tmp_path: Path) -> None:
    decline(services, "Bogdan Ek")
    report = services.importing.run(
        network_archive(tmp_path, LATER, connected={"Ada Nair": "02 Jan 2020"}, incoming={})
    )
    assert waiting(services) == []
    (done,) = services.worklist.done()
    assert (done.name, done.is_confirmed, done.done_on) == ("Bogdan Ek", True, LATER)
    assert done.remark == "Confirmed by the archive of 20 November 2026."
    assert report.numbers["steps"] == {"confirmed": 1, "contradicted": 0}


def test_one_still_in_the_archive_stays_on_the_list_and_is_not_asked_again(services: Services, tmp_path: Path) -> None:
    invited = decline(services, "Bogdan Ek")
    services.importing.run(
        network_archive(tmp_path, LATER, connected={"Ada Nair": "02 Jan 2020"}, incoming={"Bogdan Ek": "10/1/26"})
    )
    assert waiting(services) == [
        ("Decline the invitation", "The archive of 20 November 2026 still lists their invitation.")
    ]
    kept = invitations.invitations_of(services.journal.store, person(services, invited))
    assert [one.state for one in kept] == [InvitationState.DECLINED]


@pytest.mark.parametrize(
    ("connected", "incoming"),
    [({"Ada Nair": "02 Jan 2020"}, None), (None, {}), ({}, {})],
    ids=["without invitations", "without connections", "with empty connections"],
)
def test_a_missing_list_proves_nothing(
    services: Services, tmp_path: Path, connected: dict[str, str] | None, incoming: dict[str, str] | None
) -> None:
    decline(services, "Bogdan Ek")
    services.importing.run(network_archive(tmp_path, LATER, connected=connected, incoming=incoming))
    remark = "The archive of 20 November 2026 does not confirm it: its lists don't tell."
    assert waiting(services) == [("Decline the invitation", remark)]


def test_a_list_that_does_not_reach_back_proves_nothing(services: Services, tmp_path: Path) -> None:
    told = AddedInvitation("Bogdan Ek", sent_on=date(2026, 1, 5))
    (old,) = services.journal.do(AddInvitations((told,))).value
    services.journal.do(DecideInvitations((old,), Verdict.DECLINE, BECAUSE))
    services.importing.run(network_archive(tmp_path, LATER, connected={"Ada Nair": "02 Jan 2020"}, incoming={}))
    assert "its lists don't tell" in waiting(services)[0][1]
    reaching = network_archive(
        tmp_path, date(2026, 11, 25), connected={"Ada Nair": "02 Jan 2020"}, incoming={"Tom Lund": "1/2/26"}
    )
    services.importing.run(reaching)
    assert waiting(services) == []


def test_an_archive_of_before_the_decision_says_nothing(services: Services, tmp_path: Path) -> None:
    who = person(services, decline(services, "Bogdan Ek"))
    services.importing.run(
        network_archive(tmp_path, date(2026, 9, 1), connected={"Bogdan Ek": "01 Aug 2026"}, incoming={})
    )
    assert waiting(services) == [("Decline the invitation", "")]
    assert services.worklist.contradictions() == []
    assert state(services, who) is ConnectionState.NONE


def contradicted(services: Services, tmp_path: Path, *, verdict: Verdict = Verdict.DECLINE) -> tuple[int, int]:
    """A turned-down invitation whose sender an archive lists as connected: the step and the invitation."""
    invited = decline(services, "Bogdan Ek", verdict)
    archive = network_archive(tmp_path, LATER, connected={"Bogdan Ek": "06 Oct 2026"}, incoming={})
    report = services.importing.run(archive)
    assert report.numbers["steps"]["contradicted"] == 1
    assert "1 person is connected there against your decision: you will be asked" in report.sentence
    (question,) = services.worklist.contradictions()
    return question.to_do, invited


def test_somebody_connected_who_was_declined_is_asked_about(services: Services, tmp_path: Path) -> None:
    _, invited = contradicted(services, tmp_path)
    (question,) = services.worklist.contradictions()
    assert question.sentence == (
        "You declined Bogdan Ek on 4 October 2026; the archive of 20 November 2026 lists them as connected since "
        "6 October 2026."
    )
    assert waiting(services) == []
    assert services.worklist.count() == 1
    assert state(services, person(services, invited)) is ConnectionState.NONE


def test_a_request_left_unanswered_and_connected_is_asked_about(services: Services, tmp_path: Path) -> None:
    to_do, _ = contradicted(services, tmp_path, verdict=Verdict.LEAVE)
    (question,) = services.worklist.contradictions()
    assert question.sentence.startswith("You left the invitation of Bogdan Ek unanswered on 4 October 2026; ")
    services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.OLDER))
    assert (waiting(services), services.worklist.done()) == ([], [])


def test_the_same_archive_again_asks_and_changes_nothing(services: Services, tmp_path: Path) -> None:
    to_do, _ = contradicted(services, tmp_path)
    services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.OLDER))
    before = digest(services)
    services.importing.run(network_archive(tmp_path, LATER, connected={"Bogdan Ek": "06 Oct 2026"}, incoming={}))
    assert digest(services) == before
    assert services.worklist.contradictions() == []


def test_kept_it_is_a_connection_to_remove_until_an_archive_lacks_it(services: Services, tmp_path: Path) -> None:
    to_do, invited = contradicted(services, tmp_path)
    services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.KEPT))
    assert [one.action for one in services.decisions.to_dos()] == ["Remove the connection"]
    again = network_archive(tmp_path, date(2026, 12, 1), connected={"Bogdan Ek": "06 Oct 2026"}, incoming={})
    services.importing.run(again)
    assert waiting(services) == [
        (
            "Remove the connection, made there against your decision",
            "The archive of 1 December 2026 still lists the connection.",
        )
    ]
    services.importing.run(network_archive(tmp_path, date(2026, 12, 9), connected={"Ada Nair": "02 Jan 2020"}))
    assert waiting(services) == []
    assert services.worklist.done()[0].is_confirmed
    assert state(services, person(services, invited)) is ConnectionState.NONE


def test_an_older_archive_is_believed_again_when_a_newer_one_says_the_same(services: Services, tmp_path: Path) -> None:
    to_do, _ = contradicted(services, tmp_path)
    services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.OLDER))
    assert waiting(services)[0][0] == "Decline the invitation"
    again = network_archive(tmp_path, date(2026, 12, 1), connected={"Bogdan Ek": "06 Oct 2026"}, incoming={})
    services.importing.run(again)
    assert "the archive of 1 December 2026" in services.worklist.contradictions()[0].sentence


def test_changing_ones_mind_makes_a_new_decision_that_points_to_the_old(services: Services, tmp_path: Path) -> None:
    to_do, invited = contradicted(services, tmp_path)
    before = digest(services)
    (old,) = (row.decision for row in services.decisions.decisions())
    made = services.journal.do(ChangeMind(to_do, Verdict.ACCEPT_WATCH, Reasons(rationale="He wrote why."))).value
    assert services.desk.decision(made).reconsiders_id == old.id
    who = person(services, invited)
    kept = connections.connection(services.journal.store, who)
    assert kept is not None
    assert (kept.state, str(kept.connected_on)) == (ConnectionState.CONNECTED, "2026-10-06")
    found = people.person(services.journal.store, who)
    assert found is not None
    assert found.shelf == "people"
    assert services.worklist.contradictions() == []
    assert [(one.action, one.is_confirmed) for one in services.worklist.done()] == [("Accept the invitation", True)]
    services.journal.undo()
    assert digest(services) == before


def test_changing_ones_mind_needs_a_reason_and_something_to_answer(services: Services, tmp_path: Path) -> None:
    to_do, _ = contradicted(services, tmp_path)
    with pytest.raises(Refusal, match="needs a reason"):
        services.journal.do(ChangeMind(to_do, Verdict.ACCEPT))
    with pytest.raises(Refusal, match="choose to accept"):
        services.journal.do(ChangeMind(to_do, Verdict.DECLINE, BECAUSE))
    services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.KEPT))
    with pytest.raises(Refusal, match="answered already"):
        services.journal.do(AnswerContradiction(to_do, ArchiveAnswer.KEPT))
