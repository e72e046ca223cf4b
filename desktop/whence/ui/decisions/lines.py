"""Lines of the lists on the screen of decisions: words on the left, what can be done on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import icon_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card

MOST_LINES = 60


def line(
    title: str, words: Sequence[str], controls: Sequence[QWidget] = (), *, open_person: Callable[[], None] | None = None
) -> QWidget:
    """One entry: a title that opens the person, lines under it, and its controls."""
    card = Card()
    row = QHBoxLayout()
    column = QVBoxLayout()
    column.setSpacing(scaled(Space.TIGHT))
    column.addWidget(Label(title, TypeSize.TITLE, is_strong=True, is_wrapped=True))
    for text in words:
        if text:
            column.addWidget(Label(text, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
    row.addLayout(column, 1)
    for control in (*controls, *_opening(title, open_person)):
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(row)
    return card


def answers_below(entry: QWidget, buttons: Sequence[QPushButton], about: str) -> None:
    """Put answers under the words of an entry; they take further lines where there is no room for all of them."""
    answers = QWidget()
    flow = FlowLayout(Space.SMALL, Space.SMALL, parent=answers)
    for button in buttons:
        button.setAccessibleDescription(about)
        flow.addWidget(button)
    layout = entry.layout()
    if layout is not None:
        layout.addWidget(answers)


def empty_line(words: str) -> QWidget:
    """What is said where a list is empty."""
    return Label(words, TypeSize.BODY, Tint.TEXT3, is_wrapped=True)


def _opening(name: str, open_person: Callable[[], None] | None) -> Sequence[QWidget]:
    if open_person is None:
        return ()
    words = QCoreApplication.translate("DecisionsScreen", "Open {name}").format(name=name)
    button = icon_button("arrow-right", words, "decisions.person")
    button.clicked.connect(lambda _checked: open_person())
    return (button,)
