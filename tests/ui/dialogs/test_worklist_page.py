"""The list of things to do on the network as a page: every step with its link, letter for letter, over many sheets."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.services.commands.removing import RemoveTies
from whence.services.worklist import StepEntry
from whence.ui.decisions.screen import DecisionsScreen
from whence.ui.dialogs.page_document import pdf_of_document
from whence.ui.dialogs.worklist_page import WorklistPageDialog, worklist_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Bench
    from whence.domain.changes import PersonId
    from whence.ui.main_window import MainWindow

HOSTILE = "<img src=file:///etc/passwd> & <b>Bob</b> " + "W" * 400


def step(number: int, name: str, action: str = "Remove the connection") -> StepEntry:
    person: PersonId = number  # type: ignore[assignment]
    link = f"https://www.linkedin.com/in/somebody-{number}"
    return StepEntry(number, person, name, action, link, date(2026, 11, 20), None, False, "")


def test_steps_stand_under_what_is_to_be_done_and_nothing_is_read_as_markup() -> None:
    steps = [step(1, HOSTILE), step(2, "Ada Byrne", "Withdraw your invitation"), step(3, "Tom Lund")]
    lines = worklist_document("To do", "20 November 2026", steps).toPlainText().splitlines()
    assert lines[:3] == ["To do", "20 November 2026", "Remove the connection (2)"]
    assert lines[3].startswith("☐  <img src=file:///etc/passwd> & <b>Bob</b> W")
    assert lines[4] == "https://www.linkedin.com/in/somebody-1"
    assert lines[7:9] == ["Withdraw your invitation (1)", "☐  Ada Byrne"]


def test_five_hundred_go_over_many_sheets() -> None:
    document = worklist_document("To do", "", [step(number, f"Person {number}") for number in range(500)])
    content = pdf_of_document(document, "To do")
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", content)) > 10


def test_what_was_removed_is_on_the_page_and_saved_as_a_pdf(
    sample_window: MainWindow, sample: Bench, tmp_path: Path
) -> None:
    people = sample.services.people.ids(PeopleFilter(), PeopleOrder.ADDED)
    plan = sample.services.removal_plans.plan(people)
    chosen = tuple(one.person for one in plan.to_look_at[:3])
    sample.around.hub.do(RemoveTies(chosen, ("R-NEVER",), "Never any contact.", is_confirmed=True))
    dialog = WorklistPageDialog(sample.around, sample_window)
    dialog.open()
    QTest.qWait(1)
    assert "Remove the connection (3)" in dialog.preview.toPlainText()
    assert dialog.save_pdf(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    assert not dialog.save_pdf(tmp_path / "nowhere" / "page.pdf")
    assert dialog.banner.isVisible()


def test_the_list_on_the_screen_of_decisions_is_printed_from_there(sample_window: MainWindow) -> None:
    sample_window.go("decisions", "decisions")
    screen = sample_window.stack.current
    assert isinstance(screen, DecisionsScreen)
    assert not screen.print_button.isVisible()
    sample_window.go("decisions", "to_do")
    QTest.keyClick(screen.print_button, Qt.Key.Key_Space)
    (dialog,) = screen.findChildren(WorklistPageDialog)
    assert dialog.isVisible()
    dialog.reject()
