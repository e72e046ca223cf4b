"""What is decided here and what the network's archive says later: confirmed, still open, or the contrary and asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from tests.services.network_archives import network_archive, url
from whence.domain.archive_findings import ArchiveAnswer
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationDirection, InvitationState
from whence.domain.people import IdentityKind
from whence.services.commands.archives import AnswerContradiction, ChangeMind
from whence.services.commands.desk import (
    AddedInvitation,
    AddInvitations,
    DecideInvitations,
    Reasons,
    TickOffToDo,
    Withdraw,
)
from whence.services.commands.reviews import RemoveTie
from whence.services.desk import DeskList
from whence.services.suite import services_of
from whence.storage import connections, invitations, people
from whence.storage.dump import dump_digest
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

DECIDED = date(2026, 10, 4)
LATER = date(2026, 11, 20)
BECAUSE = Reasons(rationale="No reason given.")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path, DECIDED)
    yield made
    made.close()


def asked(services: Services, name: str, direction: InvitationDirection = InvitationDirection.INCOMING) -> int:
    """An invitation sent on the first of October."""
    told = AddedInvitation(name, profile_url=url(name), sent_on=date(2026, 10, 1))
    (made,) = services.journal.do(AddInvitations((told,), direction)).value
    return int(made)


def decline(services: Services, name: str, verdict: Verdict = Verdict.DECLINE) -> int:
    invited = asked(services, name)
    services.journal.do(DecideInvitations((invited,), verdict, BECAUSE))
    return invited


def withdraw(services: Services, name: str) -> int:
    invited = asked(services, name, InvitationDirection.OUTGOING)
    services.journal.do(Withdraw((invited,), "Sent by mistake."))
    return invited


def person(services: Services, invited: int) -> PersonId:
    kept = invitations.invitation(services.journal.store, invited)
    assert kept is not None
    return kept.person_id


def state(services: Services, who: PersonId) -> ConnectionState:
    kept = connections.connection(services.journal.store, who)
    assert kept is not None
    return kept.state


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def waiting(services: Services) -> list[tuple[str, str]]:
    return [(one.action, one.remark) for one in services.worklist.waiting()]


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


def test_a_withdrawn_invitation_is_confirmed_listed_still_or_asked_about(services: Services, tmp_path: Path) -> None:
    for name in ("Mo Sands", "Ida Roth", "Tom Lund"):
        withdraw(services, name)
    archive = network_archive(
        tmp_path, LATER, connected={"Tom Lund": "05 Oct 2026"}, outgoing={"Ida Roth": "10/1/26", "Tom Lund": "10/1/26"}
    )
    services.importing.run(archive)
    assert [one.name for one in services.worklist.done()] == ["Mo Sands"]
    assert waiting(services) == [
        ("Withdraw your invitation", "The archive of 20 November 2026 still lists your invitation.")
    ]
    (question,) = services.worklist.contradictions()
    assert question.sentence.startswith("You withdrew your invitation to Tom Lund on 4 October 2026; ")


def test_a_withdrawal_that_came_too_late_is_taken_back(services: Services, tmp_path: Path) -> None:
    invited = withdraw(services, "Tom Lund")
    services.importing.run(network_archive(tmp_path, LATER, connected={"Tom Lund": "05 Oct 2026"}, outgoing={}))
    before = digest(services)
    (question,) = services.worklist.contradictions()
    made = services.journal.do(ChangeMind(question.to_do, Verdict.ACCEPT, Reasons(rationale="Good to know."))).value
    assert services.desk.decision(made).verdict is Verdict.KEEP
    assert services.decisions.ledger()[0].undone_on == DECIDED
    assert state(services, person(services, invited)) is ConnectionState.CONNECTED
    kept = invitations.invitation(services.journal.store, invited)
    assert kept is not None
    assert (kept.state, kept.again_from) == (InvitationState.ACCEPTED, None)
    services.journal.undo()
    assert digest(services) == before


def test_accepted_but_not_connected_there_is_not_taken_for_vanished(services: Services, tmp_path: Path) -> None:
    services.importing.run(
        network_archive(
            tmp_path, date(2026, 9, 30), connected={"Ada Nair": "02 Jan 2020"}, incoming={"Ida Roth": "9/29/26"}
        )
    )
    (row,) = services.desk.rows(DeskList.INCOMING)
    services.journal.do(DecideInvitations((row.id,), Verdict.ACCEPT, BECAUSE))
    services.importing.run(network_archive(tmp_path, LATER, connected={"Ada Nair": "02 Jan 2020"}, incoming={}))
    assert services.people.vanished() == []
    assert waiting(services) == [
        ("Accept the invitation", "The archive of 20 November 2026 does not list them as connected.")
    ]


def test_a_removal_is_confirmed_by_absence_and_never_undone(services: Services, tmp_path: Path) -> None:
    connected = {"Ada Nair": "02 Jan 2020", "Tom Lund": "02 Jan 2021"}
    services.importing.run(network_archive(tmp_path, date(2026, 9, 30), connected=connected))
    (who,) = people.ids_with_identity(services.journal.store, IdentityKind.PROFILE, "ada-nair")
    services.journal.do(RemoveTie(who, ("R-DONTKNOW",), "I don't know her.", is_confirmed=True))
    services.importing.run(network_archive(tmp_path, LATER, connected=connected))
    assert waiting(services) == [
        ("Remove the connection", "The archive of 20 November 2026 still lists the connection.")
    ]
    assert state(services, who) is ConnectionState.REMOVED_BY_YOU
    services.importing.run(network_archive(tmp_path, date(2026, 12, 1), connected={"Tom Lund": "02 Jan 2021"}))
    assert [(one.name, one.is_confirmed) for one in services.worklist.done()] == [("Ada Nair", True)]


def test_ticked_off_but_listed_says_so(services: Services, tmp_path: Path) -> None:
    decline(services, "Bogdan Ek")
    (one,) = services.worklist.waiting()
    services.journal.do(TickOffToDo(one.id))
    archive = network_archive(tmp_path, LATER, connected={"Ada Nair": "02 Jan 2020"}, incoming={"Bogdan Ek": "10/1/26"})
    services.importing.run(archive)
    assert services.worklist.done()[0].remark == (
        "Ticked off, but the archive of 20 November 2026 still lists their invitation."
    )


def test_undoing_the_archive_takes_back_what_it_said(services: Services, tmp_path: Path) -> None:
    decline(services, "Bogdan Ek")
    withdraw(services, "Mo Sands")
    before = digest(services)
    services.importing.run(network_archive(tmp_path, LATER, connected={"Bogdan Ek": "06 Oct 2026"}, outgoing={}))
    assert digest(services) != before
    services.journal.undo()
    assert digest(services) == before


def test_a_decision_made_anew_is_not_held_to_the_old_one(services: Services, tmp_path: Path) -> None:
    invited = decline(services, "Bogdan Ek")
    (step,) = services.worklist.waiting()
    services.journal.do(TickOffToDo(step.id))
    services.journal.do(DecideInvitations((invited,), Verdict.ACCEPT, Reasons(rationale="He wrote why.")))
    services.importing.run(network_archive(tmp_path, LATER, connected={"Bogdan Ek": "06 Oct 2026"}, incoming={}))
    assert services.worklist.contradictions() == []
    assert [one.action for one in services.worklist.done() if one.is_confirmed] == ["Accept the invitation"]


def test_a_journal_of_the_first_version_opens_with_its_steps(services: Services, tmp_path: Path) -> None:
    decline(services, "Bogdan Ek")
    database = services.journal.store.database
    for statement in (
        "DROP INDEX to_do_by_finding",
        *(f"ALTER TABLE to_do DROP COLUMN {name}" for name in ("archive_on", "finding", "answer")),
        "ALTER TABLE red_flag DROP COLUMN kept_back_on",
        "DROP TABLE history_exchange",
        "PRAGMA user_version = 1",
    ):
        for _ in database.rows(statement):
            pass
    services.close()
    opened = services_of(open_store(tmp_path / "journal.whence"), Clock(LATER))
    assert waiting(opened) == [("Decline the invitation", "")]
    opened.close()
