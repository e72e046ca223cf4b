""" "What happened that week?": a rush of connections, named once, and everybody in it has an origin."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from whence.domain.bursts import Burst
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.services.commands.tidying import NameBurst
from whence.ui.icons import Tint
from whence.ui.labels import Label, caption, isolated, name_control
from whence.ui.models.suggestions import event_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import Card

MOST_BURSTS = 12
MOST_NAMES = 200
_WIDEST = 860


class BurstCard(Card):
    """One rush: `named` after its people were recorded as met at an event."""

    named = Signal()

    def __init__(
        self, around: Surroundings, burst: Burst, names: Mapping[PersonId, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self.burst = burst
        self.occasion = ChoiceField(
            "bursts.event",
            self.tr("What happened"),
            event_suggestions(around.services.people),
            placeholder=self.tr("a conference, a new job, a dinner…"),
        )
        self.place = QLineEdit()
        self.error = FieldError(self.occasion)
        self.ticks = {person: _tick(names[person]) for person in burst.people[:MOST_NAMES] if person in names}
        self.save = push_button("", "bursts.save", ButtonLook.PRIMARY)
        self._lay_out()
        self._tell()
        for tick in self.ticks.values():
            tick.toggled.connect(self._tell)
        self.save.clicked.connect(self.name_it)
        self.occasion.returnPressed.connect(self.name_it)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Everybody who is not unticked."""
        unticked = {person for person, tick in self.ticks.items() if not tick.isChecked()}
        return tuple(person for person in self.burst.people if person not in unticked)

    @Slot()
    def name_it(self) -> None:
        """Record that they were met there, all at once."""
        command = NameBurst(
            self.people,
            self.occasion.text().strip(),
            self.place.text().strip(),
            Day.on(self.burst.first),
            Day.on(self.burst.last),
        )
        try:
            done = self._around.hub.try_to(command)
        except Refusal as refusal:
            self.error.say(refusal.sentence)
            return
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
            self.named.emit()

    def _lay_out(self) -> None:
        name_control(self.place, "bursts.place", self.tr("Place"))
        self.place.setPlaceholderText(self.tr("place"))
        self.body.addWidget(Label(self.burst.sentence, TypeSize.TITLE, is_strong=True, is_wrapped=True))
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.occasion, 2)
        line.addWidget(self.place, 1)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self.body.addWidget(self.error)
        sheet = QWidget()
        flow = FlowLayout(Space.MEDIUM)
        sheet.setLayout(flow)
        for tick in self.ticks.values():
            flow.addWidget(tick)
        first = ", ".join(isolated(tick.text().replace("&&", "&")) for tick in list(self.ticks.values())[:3])
        words = self.tr("{names} and {count} more: untick who doesn't belong").format(
            names=first, count=max(0, len(self.burst.people) - 3)
        )
        self.body.addWidget(Foldable(words, "bursts.people", sheet))

    @Slot()
    def _tell(self) -> None:
        words = self.tr("All {count} were met there").format(count=len(self.people))
        self.save.setText(words)
        self.save.setAccessibleName(words)


class BurstsPanel(QWidget):
    """The rushes without an explanation, the largest first."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.cards: list[BurstCard] = []
        self._column = QVBoxLayout()
        self.empty = EmptyState(
            "bursts.empty",
            "calendar",
            self.tr("No week stands out"),
            self.tr(
                "When many connections of unknown origin fall into a few days, they are offered here, to be named at "
                "once."
            ),
            example=self.tr("23 connections, 12–14 May 2022: an event?"),
        )
        self._lay_out()

    def refresh(self) -> int:
        """Ask anew which rushes there are, and give how many."""
        services = self._around.services
        found = services.bursts.bursts()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        shown = found[:MOST_BURSTS]
        names = services.people.names([person for burst in shown for person in burst.people[:MOST_NAMES]])
        self.cards = [BurstCard(self._around, burst, names) for burst in shown]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place + 1, card)
        self._area.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        return len(found)

    def take_keyboard(self) -> None:
        """Go to the first line to be filled in."""
        if self.cards:
            self.cards[0].occasion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        reason = self.tr("Say once what it was. Everybody who stays ticked was met there; one undo takes it all back.")
        self._column.setSpacing(scaled(Space.MEDIUM))
        self._column.addWidget(Label(reason, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self._column.addStretch(1)
        inside, middle = QWidget(), QWidget()
        middle.setLayout(self._column)
        middle.setMaximumWidth(scaled(_WIDEST))
        across = QHBoxLayout(inside)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        column.addWidget(self.empty)


def _tick(name: str) -> QCheckBox:
    box = QCheckBox(caption(name))
    name_control(box, "bursts.person", name)
    box.setChecked(True)
    return box
