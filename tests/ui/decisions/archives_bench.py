"""Journals whose decisions an archive confirms, contradicts or says nothing about, and a window over one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.journals import TODAY, new_journal
from tests.services.network_archives import network_archive, url
from tests.ui.desk.bench import Bench, bench_over
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationDirection
from whence.services.commands.desk import AddedInvitation, AddInvitations, DecideInvitations, Reasons, Withdraw

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from whence.services.suite import Services

FIRST = date(2026, 9, 1)
DECIDED = date(2026, 10, 4)
LATER = date(2026, 11, 20)
STRANGERS = ("Ida Roth", "Jonas Lindqvist", "Mara Okafor")


def asked(services: Services, name: str, direction: InvitationDirection) -> int:
    """An invitation of the first of October."""
    told = AddedInvitation(name, profile_url=url(name), sent_on=date(2026, 10, 1))
    (made,) = services.journal.do(AddInvitations((told,), direction)).value
    return int(made)


def contradicted_journal(folder: Path) -> Path:
    """Bogdan was declined and Fritz withdrawn, both connected since; Hanna is listed still; three vanished."""
    services = new_journal(folder, DECIDED)
    connected = dict.fromkeys(("Ada Nair", *STRANGERS), "02 Jan 2020")
    services.importing.run(network_archive(folder, FIRST, connected=connected))
    for name in ("Bogdan Ek", "Hanna Meer"):
        invited = asked(services, name, InvitationDirection.INCOMING)
        services.journal.do(DecideInvitations((invited,), Verdict.DECLINE, Reasons(rationale="No reason given.")))
    sent = asked(services, "Fritz Ott", InvitationDirection.OUTGOING)
    services.journal.do(Withdraw((sent,), "Sent by mistake."))
    left = {"Ada Nair": "02 Jan 2020", "Bogdan Ek": "06 Oct 2026", "Fritz Ott": "05 Oct 2026"}
    services.importing.run(network_archive(folder, LATER, connected=left, incoming={"Hanna Meer": "10/1/26"}))
    services.close()
    return folder / "journal.whence"


def opened(bot: QtBot, path: Path, which: str) -> Bench:
    """The screen of decisions with one list shown."""
    bench = bench_over(bot, path, TODAY)
    bench.desk.hide()
    bench.decisions.show()
    bench.decisions.enter(which)
    bench.wait()
    return bench


def words(bench: Bench) -> str:
    """Every word of the list shown."""
    return "\n".join(one.text() for one in bench.decisions.page.findChildren(QLabel) if one.isVisible())


def control(bench: Bench, identifier: str) -> QPushButton:
    """The first control of a name."""
    return next(one for one in bench.decisions.page.findChildren(QPushButton, identifier) if one.isVisible())


def press(bench: Bench, identifier: str) -> None:
    """Space on a control that has the keyboard."""
    chosen = control(bench, identifier)
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    bench.wait()
