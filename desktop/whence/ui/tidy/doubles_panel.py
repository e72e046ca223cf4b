"""People who may be one, each pair with its reasons: merged, or told apart for good."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.domain.changes import PersonId
from whence.services.commands.tidying import DeclareDistinct
from whence.services.duplicates import Double
from whence.services.people_lists import PersonRow
from whence.ui.carrying_out import carry_out
from whence.ui.dialogs.merge import MergeDialog
from whence.ui.dialogs.merge_fields import PersonHead
from whence.ui.jobs import Err, Outcome, Progress, Ticket
from whence.ui.labels import isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tidy.panel import CardColumn, TidyPanel
from whence.ui.tones import Tone
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card
from whence.ui.widgets.page import ScrollPage

AT_ONCE = 25
_WIDE = 480

Pair = tuple[PersonId, PersonId]


class DoubleCard(Card):
    """Two people side by side, why they may be one, and the two answers."""

    merge_wanted = Signal()
    apart_wanted = Signal()
    opened = Signal(object)

    def __init__(self, double: Double, rows: Mapping[PersonId, PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.double = double
        self.merge_button = push_button(self.tr("Compare and merge…"), "tidy.doubles.merge", icon_name="merge")
        self.apart_button = push_button(
            self.tr("Not the same person"), "tidy.doubles.distinct", ButtonLook.QUIET, icon_name="circle-cross"
        )
        self._two = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.setFocusProxy(self.merge_button)
        names = [isolated(one_line(name, 60)) for name in (double.first_name, double.second_name)]
        name_control(self, "tidy.doubles.card", self.tr("{first} and {second}").format(first=names[0], second=names[1]))
        self.setAccessibleDescription(" ".join(double.reasons))
        self._lay_out([rows[person] for person in (double.first, double.second) if person in rows])
        self.merge_button.clicked.connect(self.merge_wanted)
        self.apart_button.clicked.connect(self.apart_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two below each other where they don't fit beside each other."""
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_WIDE)
        directions = QBoxLayout.Direction
        self._two.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _lay_out(self, rows: list[PersonRow]) -> None:
        self._two.setSpacing(scaled(Space.LARGE))
        for row in rows:
            half = QHBoxLayout()
            half.addWidget(PersonHead(row), 1, Qt.AlignmentFlag.AlignTop)
            half.addWidget(self._open_button(row), 0, Qt.AlignmentFlag.AlignTop)
            self._two.addLayout(half, 1)
        self.body.addLayout(self._two)
        for reason in self.double.reasons:
            self.body.addWidget(signed_line("nearly", reason, Tone.INFO))
        line = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, line)
        flow.addWidget(self.merge_button)
        flow.addWidget(self.apart_button)
        self.body.addWidget(line)

    def _open_button(self, row: PersonRow) -> QPushButton:
        button = push_button(self.tr("Open"), "tidy.doubles.open", ButtonLook.QUIET)
        button.setAccessibleName(self.tr("Open {name}").format(name=isolated(one_line(row.name, 80))))
        button.clicked.connect(lambda: self.opened.emit(row.id))
        return button


class DoublesPanel(TidyPanel):
    """Looks for doubles on the worker; what is shown stays while it looks again."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._doubles: list[Double] = []
        self._shown = AT_ONCE
        self._ticket: Ticket | None = None
        self._is_wanted_again = False
        self.column: CardColumn[Pair] = CardColumn(
            self.tr("These may be one person entered twice. Nothing is merged by itself; “not the same” is remembered.")
        )
        self.more_button = push_button("", "tidy.doubles.more", ButtonLook.QUIET)
        page = ScrollPage("tidy.doubles.page", self.tr("Doubles"))
        page.column.addWidget(self.column)
        page.column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.more_button.clicked.connect(self._show_more)
        self.more_button.setVisible(False)

    @property
    def ticket(self) -> Ticket | None:
        """The look that is under way."""
        return self._ticket

    def explanation(self) -> EmptyState:
        """Why nobody is shown."""
        return EmptyState(
            "tidy.doubles.empty",
            "people",
            self.tr("Nobody seems to be here twice"),
            self.tr(
                "Whoever shares an address with somebody else, or bears nearly the same name at the same employer, is "
                "shown here with the reason. Two people can also be merged from the list of people."
            ),
        )

    def refresh(self) -> None:
        """Look for doubles; asked again meanwhile, it looks once more afterwards."""
        if self._ticket is not None:
            self._is_wanted_again = True
            return
        open_again = self.around.worker_services

        def work(_progress: Progress) -> list[Double]:
            with closing(open_again()) as services:
                return services.duplicates.doubles()

        self._ticket = self.around.jobs.run(work, self._on_found, self.tr("Looking for doubles"))

    def take_keyboard(self) -> None:
        """Go to the first pair."""
        self.column.focus_first()

    def _on_found(self, outcome: Outcome[list[Double]]) -> None:
        if not isValid(self):
            return
        self._ticket = None
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.refresh()
            return
        if isinstance(outcome, Err):
            if not outcome.is_cancelled:
                raise outcome.error
            return
        self._doubles = outcome.value
        self._show()

    def _show(self) -> None:
        shown = self._doubles[: self._shown]
        rows = self.around.services.people.rows([one for pair in shown for one in (pair.first, pair.second)])
        self.column.show_cards({(one.first, one.second): self._card(one, rows) for one in shown})
        more = len(self._doubles) - len(shown)
        self.more_button.setText(self.tr("Show more ({count})").format(count=more))
        self.more_button.setVisible(more > 0)
        self.show_content(bool(self._doubles))
        self.counted.emit(len(self._doubles))

    def _card(self, double: Double, rows: Mapping[PersonId, PersonRow]) -> DoubleCard:
        known = self.column.cards.get((double.first, double.second))
        if isinstance(known, DoubleCard) and known.double == double:
            return known
        card = DoubleCard(double, rows)
        card.merge_wanted.connect(lambda: self._merge(double))
        card.apart_wanted.connect(lambda: self._tell_apart(double))
        card.opened.connect(self.around.navigator.open_person)
        return card

    def _merge(self, double: Double) -> None:
        dialog = MergeDialog(self.around, double.first, double.second, self.window())
        dialog.merged.connect(lambda _kept: self._answered(double))
        dialog.told_apart.connect(lambda: self._answered(double))
        dialog.open()

    def _tell_apart(self, double: Double) -> None:
        if carry_out(self.around, DeclareDistinct(double.first, double.second)) is not None:
            self._answered(double)

    def _answered(self, double: Double) -> None:
        self._doubles = [one for one in self._doubles if one != double]
        self._show()

    @Slot()
    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self._show()
