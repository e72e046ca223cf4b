"""Withdrawing, accepting and removing as later archives show them; ticked off, undone, decided anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from tests.services.network_archives import network_archive
from tests.services.turned_down import BECAUSE, DECIDED, LATER, decline, digest, person, state, waiting, withdraw
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationState
from whence.domain.people import IdentityKind
from whence.services.commands.archives import ChangeMind
from whence.services.commands.desk import (
    DecideInvitations,
    Reasons,
    TickOffToDo,
)
from whence.services.commands.reviews import RemoveTie
from whence.services.desk_rows import DeskList
from whence.services.suite import services_of
from whence.storage import invitations, people
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path, DECIDED)
    yield made
    made.close()


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
