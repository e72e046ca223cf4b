"""People a newer archive no longer lists: what happened is asked, for one or for all that are ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from whence.domain.changes import PersonId
from whence.domain.connections import Vanished
from whence.domain.dates import Day
from whence.services.commands.tidying import AnswerManyVanished
from whence.services.vanished import VanishedRow
from whence.ui.carrying_out import carry_out_for_many
from whence.ui.decisions.lines import empty_line
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card
from whence.ui.widgets.tick_list import TickLine, TickList

_MOST_ROWS = 9
_ANSWERS = (
    (Vanished.REMOVED_BY_YOU, QT_TRANSLATE_NOOP("VanishedPart", "I removed them")),
    (Vanished.REMOVED_BY_THEM, QT_TRANSLATE_NOOP("VanishedPart", "They removed me")),
    (Vanished.CLOSED_ACCOUNT, QT_TRANSLATE_NOOP("VanishedPart", "Account gone")),
    (Vanished.UNKNOWN, QT_TRANSLATE_NOOP("VanishedPart", "I can't tell")),
    (Vanished.STILL_CONNECTED, QT_TRANSLATE_NOOP("VanishedPart", "Still connected: the archive is incomplete")),
)


class VanishedLines(QObject):
    """Builds the part anew when asked."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around

    def lines(self) -> Iterator[QWidget]:
        """The part, or what is said where nobody is missing."""
        rows = self._around.services.vanished.rows()
        if rows:
            yield VanishedPart(self._around, rows)
        else:
            yield empty_line(
                self.tr(
                    "Nobody is missing. Who was among your connections and is not in a newer archive any more is "
                    "asked about here; nobody is taken for removed."
                )
            )


class VanishedPart(Card):
    """Names to tick, a reason if there is one, and the five answers for everybody ticked."""

    ticked_changed = Signal(int)

    def __init__(self, around: Surroundings, rows: Sequence[VanishedRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        lines = [TickLine(row.person, row.name, self._words(row)) for row in rows]
        is_alone = len(rows) == 1
        self.people = TickList("decisions.vanished.people", self.tr("Who is missing"), lines, is_ticked=is_alone)
        self.everybody = QCheckBox(self.tr("All {count}").format(count=self.locale().toString(len(rows))))
        self.counted = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.why = QLineEdit()
        self.buttons = [self._button(what, self.tr(words)) for what, words in _ANSWERS]
        self._lay_out()
        self.everybody.toggled.connect(self._on_everybody)
        self.people.ticks.ticked.connect(self._on_ticked)
        self.people.activated.connect(lambda index: around.navigator.open_person(rows[index.row()].person))
        self._on_ticked()

    @property
    def chosen(self) -> tuple[PersonId, ...]:
        """Who is ticked."""
        return cast("tuple[PersonId, ...]", self.people.ticks.chosen)

    def _words(self, row: VanishedRow) -> str:
        since = self.tr("connected since {day}").format(day=row.connected_on.words) if row.connected_on.is_known else ""
        seen = (
            self.tr("last in the archive of {day}").format(day=Day.on(row.last_seen_on).words)
            if (row.last_seen_on)
            else ""
        )
        return " · ".join(part for part in (row.company, since, seen) if part)

    def _button(self, what: Vanished, words: str) -> QPushButton:
        button = push_button(words, f"decisions.vanished.{what.value}")
        button.clicked.connect(lambda: self._answer(what))
        return button

    def _answer(self, what: Vanished) -> None:
        whom = self.chosen
        if whom:
            carry_out_for_many(self._around, AnswerManyVanished(whom, what, self.why.text()), len(whom))

    def _lay_out(self) -> None:
        head = self.tr("A newer archive no longer lists them. What happened? Nothing is assumed until you answer.")
        self.body.addWidget(Label(head, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        name_control(self.everybody, "decisions.vanished.everybody")
        self.everybody.setVisible(self.people.ticks.rowCount() > 1)
        self.body.addWidget(self.everybody)
        self.people.fit(_MOST_ROWS)
        self.body.addWidget(self.people)
        name_control(self.why, "decisions.vanished.why", self.tr("Why, if you know"))
        self.why.setPlaceholderText(self.tr("Why, if you know; kept in Removed & withdrawn"))
        self.body.addWidget(self.why)
        self.body.addWidget(self.counted)
        answers = QWidget()
        flow = FlowLayout(Space.SMALL, Space.SMALL, parent=answers)
        for button in self.buttons:
            flow.addWidget(button)
        self.body.addWidget(answers)

    @Slot(bool)
    def _on_everybody(self, is_on: bool) -> None:
        state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        for row in range(self.people.ticks.rowCount()):
            self.people.ticks.setData(self.people.ticks.index(row), state, Qt.ItemDataRole.CheckStateRole)

    @Slot()
    def _on_ticked(self) -> None:
        count = len(self.chosen)
        words = {0: self.tr("Tick who the answer is for."), 1: self.tr("The answer is for 1 person.")}
        several = self.tr("The answer is for {count} people.").format(count=self.locale().toString(count))
        self.counted.setText(words.get(count, several))
        for button in self.buttons:
            button.setEnabled(count > 0)
