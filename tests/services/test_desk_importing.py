"""The desk and archives: they fill it, change no decision, and confirm what was done on the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, new_journal
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationState
from whence.domain.suggestions import Policy
from whence.services.commands.desk import ChoosePolicy, DecideInvitations, Reasons, Withdraw
from whence.services.desk_rows import DeskList
from whence.storage import invitations
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Ada Byrne,Clara Whitfield,"11/1/26, 9:05 AM",I help teams cut costs. 15 minutes this week?,INCOMING,'
    "https://www.linkedin.com/in/ada-byrne,https://www.linkedin.com/in/clara-w\n"
    'Tom Lund,Clara Whitfield,"11/2/26, 9:05 AM",Your survey helped us on the coast.,INCOMING,'
    "https://www.linkedin.com/in/tom-lund,https://www.linkedin.com/in/clara-w\n"
    'Clara Whitfield,Mo Sands,"1/2/26, 9:05 AM",,OUTGOING,'
    "https://www.linkedin.com/in/clara-w,https://www.linkedin.com/in/mo-sands\n"
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path)
    made.journal.do(ChoosePolicy(Policy.SELECTIVE))
    yield made
    made.close()


def archive(folder: Path, connections: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "Invitations.csv").write_text(INVITATIONS, encoding="utf-8")
    (folder / "Connections.csv").write_text(CONNECTIONS + connections, encoding="utf-8")
    return folder


def ids(services: Services, which: DeskList) -> dict[str, int]:
    return {row.name: row.id for row in services.desk.rows(which)}


def test_an_archive_fills_the_desk_with_evidence(services: Services, tmp_path: Path) -> None:
    services.importing.run(archive(tmp_path / "one"))
    found = ids(services, DeskList.INCOMING)
    assert set(found) == {"Ada Byrne", "Tom Lund"}
    proposal = services.desk.card(found["Ada Byrne"]).case.proposal
    assert proposal is not None
    assert proposal.verdict is Verdict.DECLINE
    (sent,) = services.desk.rows(DeskList.SENT)
    assert (sent.name, sent.is_stale, sent.days) == ("Mo Sands", True, (TODAY - TODAY.replace(month=1, day=2)).days)


def test_a_second_import_changes_no_decision(services: Services, tmp_path: Path) -> None:
    services.importing.run(archive(tmp_path / "one"))
    found = ids(services, DeskList.INCOMING)
    for name, verdict in (("Ada Byrne", Verdict.DECLINE), ("Tom Lund", Verdict.ACCEPT)):
        services.journal.do(DecideInvitations((found[name],), verdict, Reasons(rationale="Because.")))
    services.journal.do(Withdraw((ids(services, DeskList.SENT)["Mo Sands"],), "Never answered."))
    before = dump_digest(services.journal.store.database)
    services.importing.run(archive(tmp_path / "one"))
    assert dump_digest(services.journal.store.database) == before


def test_the_next_archive_confirms_what_was_accepted_there(services: Services, tmp_path: Path) -> None:
    services.importing.run(archive(tmp_path / "one"))
    found = ids(services, DeskList.INCOMING)
    services.journal.do(DecideInvitations((found["Tom Lund"],), Verdict.ACCEPT, Reasons(rationale="Wrote why.")))
    assert [one.name for one in services.decisions.to_dos()] == ["Tom Lund"]
    shown = "Tom,Lund,https://www.linkedin.com/in/tom-lund,,Coast,Surveyor,20 Nov 2026\n"
    services.importing.run(archive(tmp_path / "two", shown))
    assert services.decisions.to_dos() == []
    assert [one.name for one in services.decisions.to_dos(is_done=True)] == ["Tom Lund"]
    kept = invitations.invitation(services.journal.store, found["Tom Lund"])
    assert kept is not None
    assert kept.state is InvitationState.ACCEPTED
