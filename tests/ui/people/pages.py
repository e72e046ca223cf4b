"""What tests of a person's page do with it: open it, press, write, read."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.people.sample import Bench
from whence.services.people_lists import PersonPage
from whence.ui.dialogs.form import FormDialog
from whence.ui.labels import Label
from whence.ui.people.page_panel import PersonPagePanel

Dialog = TypeVar("Dialog", bound=FormDialog)


def shown(bench: Bench, person: int) -> PersonPagePanel:
    """The page of somebody, open."""
    bench.screen.show_person(person)  # type: ignore[arg-type]
    return bench.screen.page


def page_of(bench: Bench, person: int) -> PersonPage:
    """What is recorded about somebody."""
    return bench.services.people.page(person)  # type: ignore[arg-type]


def press(page: QWidget, identifier: str, place: int = 0) -> None:
    """Press the button of that identifier, the first one unless told."""
    buttons = [one for one in page.findChildren(QAbstractButton, identifier) if not one.isHidden()]
    buttons[place].click()


def opened(bench: Bench, kind: type[Dialog]) -> Dialog:
    """The dialog of a kind that is open."""
    dialog = bench.window.findChildren(kind)[-1]
    QApplication.processEvents()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def write(field: QWidget, text: str) -> None:
    """Put the keyboard into a field and type."""
    field.setFocus()
    QTest.keyClicks(field, text)


def enter(field: QWidget) -> None:
    """Press Enter in a field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)


def line_at(page: PersonPagePanel, place: int) -> QWidget | None:
    """A line of the timeline."""
    item = page.timeline.entries.itemAt(place)
    return None if item is None else item.widget()


def words(widget: QWidget) -> str:
    """Everything a part of the page says."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))
