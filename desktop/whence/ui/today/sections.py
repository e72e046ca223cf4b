"""What the sections of Today share: a heading with a count, a card of lines, and a line about a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.ui.icons import Tint
from whence.ui.labels import isolated
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card, Rule, SectionHeading
from whence.ui.widgets.turning_row import TurningRow

#: More lines than this are counted instead of shown.
MOST_LINES = 8
#: Narrower than this, in design pixels, the buttons stand below the name.
_NARROW = 420


class Section(QWidget):
    """A heading over a card of lines; hidden without any. `more_wanted` when the rest is asked for."""

    more_wanted = Signal()

    def __init__(self, identifier: str, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._identifier = identifier
        self.heading = SectionHeading(title, remark)
        self.card = Card()
        self.card.body.setSpacing(scaled(Space.SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(self.heading)
        column.addWidget(self.card)

    def show_lines(self, lines: Sequence[QWidget], left_out: int = 0) -> None:
        """Show these lines, and how many more there are."""
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.isAncestorOf(focus)
        empty(self.card.body)
        for place, line in enumerate(lines):
            if place:
                self.card.body.addWidget(Rule())
            self.card.body.addWidget(line)
        if left_out > 0:
            words = QCoreApplication.translate("TodayScreen", "and {count} more").format(count=left_out)
            more = push_button(words, f"{self._identifier}.more", ButtonLook.QUIET)
            more.clicked.connect(self.more_wanted)
            self.card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(lines))
        if was_here and lines:
            lines[0].setFocus(Qt.FocusReason.OtherFocusReason)


class PersonLine(TurningRow):
    """Initials, a name to press, a few words below it, and room for buttons; `opened` carries the person."""

    opened = Signal(object)

    def __init__(
        self, identifier: str, person: PersonId, name: str, words: str, buttons: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(_NARROW)
        self.person = person
        self.name_button = push_button(isolated(name), f"{identifier}.open", ButtonLook.QUIET)
        self.setFocusProxy(self.name_button)
        self.setAccessibleName(f"{name}. {words}")
        self.name_button.clicked.connect(lambda: self.opened.emit(person))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = ElidedLabel(name, TypeSize.TITLE, is_strong=True)
        texts.addWidget(title)
        if words:
            texts.addWidget(ElidedLabel(words, TypeSize.SECONDARY, Tint.TEXT2))
        who = QWidget()
        line = QHBoxLayout(who)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.MEDIUM))
        line.addWidget(Avatar(name))
        line.addLayout(texts, 1)
        holder = QWidget()
        flow = FlowLayout(Space.TIGHT, Space.TIGHT, holder)
        for button in buttons:
            flow.addWidget(button)
        self.name_button.setText(QCoreApplication.translate("TodayScreen", "Open"))
        flow.addWidget(self.name_button)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add(who, 1)
        self.add(holder)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the line opens the person, as the button does."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.person)
