"""Logging an exchange with one or more people, and changing one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel, Direction, Interaction
from whence.services.commands import Command
from whence.ui.carrying_out import MOST_AT_ONCE
from whence.ui.dialogs.form import FormDialog
from whence.ui.labels import isolated, name_control
from whence.ui.models.suggestions import people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.flow import ChipRow

CHANNELS = {
    Channel.IN_PERSON: QT_TRANSLATE_NOOP("LogDialog", "In person"),
    Channel.CALL: QT_TRANSLATE_NOOP("LogDialog", "Call"),
    Channel.VIDEO: QT_TRANSLATE_NOOP("LogDialog", "Video call"),
    Channel.MESSAGE: QT_TRANSLATE_NOOP("LogDialog", "Message"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("LogDialog", "E-mail"),
    Channel.CHAT: QT_TRANSLATE_NOOP("LogDialog", "Chat"),
    Channel.INTRODUCTION: QT_TRANSLATE_NOOP("LogDialog", "Introduction"),
    Channel.RECOMMENDATION: QT_TRANSLATE_NOOP("LogDialog", "Recommendation"),
    Channel.COMMENT: QT_TRANSLATE_NOOP("LogDialog", "Comment"),
    Channel.REACTION: QT_TRANSLATE_NOOP("LogDialog", "Reaction"),
    Channel.ENDORSEMENT: QT_TRANSLATE_NOOP("LogDialog", "Endorsement"),
    Channel.GROUP_MESSAGE: QT_TRANSLATE_NOOP("LogDialog", "Group message"),
    Channel.INVITATION_NOTE: QT_TRANSLATE_NOOP("LogDialog", "Invitation note"),
}
DIRECTIONS = {
    Direction.MUTUAL: QT_TRANSLATE_NOOP("LogDialog", "Both of you"),
    Direction.OUT: QT_TRANSLATE_NOOP("LogDialog", "From you"),
    Direction.IN: QT_TRANSLATE_NOOP("LogDialog", "From them"),
}
#: Over these channels both sides take part at once; the others have a sender.
TWO_SIDED = frozenset({Channel.IN_PERSON, Channel.CALL, Channel.VIDEO})
#: Chips for more people than this would fill the screen: they are counted instead.
MOST_CHIPS = 12


class LogDialog(FormDialog):
    """Asks for channel, direction, day, a line, a duration and with whom; `interaction` is one to be changed."""

    def __init__(
        self,
        around: Surroundings,
        people: Sequence[PersonId],
        parent: QWidget,
        *,
        channel: Channel = Channel.IN_PERSON,
        interaction: Interaction | None = None,
    ) -> None:
        super().__init__(around, "log", _title(is_new=interaction is None), parent)
        self._people = list(people)
        self._before = interaction
        self.concerns = len(self._people) if interaction is None else 1
        self.channel = _choice(CHANNELS)
        self.direction = _choice(DIRECTIONS)
        self.day = DayField("log.day", self.tr("Day"), around.services.journal.clock.today)
        self.line = self.text_field()
        self.minutes = QLineEdit()
        self.others = ChipRow("log.with", self.tr("With"))
        self.somebody = ChoiceField(
            "log.add_person",
            self.tr("Add somebody who took part"),
            people_suggestions(around.services),
            placeholder=self.tr("Add somebody who took part…"),
        )
        self._lay_out()
        self._fill(channel)
        self.channel.currentIndexChanged.connect(self._on_channel_changed)
        self.somebody.picked.connect(self._on_picked)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """With whom it was."""
        return tuple(self._people)

    def commands(self) -> Sequence[Command]:
        """Log it, or change the one there is."""
        from whence.services.commands.interactions import EditInteraction, LogInteraction
        from whence.services.commands.tidying import LogSelection

        day = self.day.checked_day("day")
        if self.somebody.text().strip():
            raise Refusal(self.tr("Choose somebody from the list, or empty this field."), field="people")
        channel, direction = Channel(self.channel.currentData()), Direction(self.direction.currentData())
        line, minutes = self.line.toPlainText(), int(self.minutes.text() or 0)
        if self.concerns > MOST_AT_ONCE:
            return [LogSelection(self.people, channel, direction, day, line)]
        if self._before is None:
            return [LogInteraction(self.people, channel, direction, day, line, minutes=minutes or None)]
        return [EditInteraction(self._before.id, channel, direction, day, line, minutes, self.people)]

    def _lay_out(self) -> None:
        self.add_field("line", self.tr("What passed between you"), self.line)
        for name, words, box in (
            ("channel", self.tr("How"), self.channel),
            ("direction", self.tr("Who turned to whom"), self.direction),
        ):
            name_control(box, f"log.{name}", words)
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.channel, 1)
        line.addWidget(self.direction, 1)
        pair.setAccessibleName(self.tr("How"))
        self.add_field("how", self.tr("How, and who turned to whom"), pair)
        self.add_field("day", self.tr("When"), self.day)
        self.add_field("people", self.tr("With"), self.somebody)
        self.column.addWidget(self.others)
        self.minutes.setValidator(QIntValidator(0, 7 * 24 * 60, self))
        self.minutes.setPlaceholderText(self.tr("not kept"))
        if self.concerns <= MOST_AT_ONCE:
            self.add_field("minutes", self.tr("How many minutes"), self.minutes)

    def _fill(self, channel: Channel) -> None:
        before = self._before
        _choose(self.channel, before.channel if before else channel)
        _choose(self.direction, before.direction if before else _usual_direction(channel))
        self.day.show_day(before.when if before else Day.on(self.around.services.journal.clock.today()))
        self.line.setPlainText(before.line if before else "")
        self.minutes.setText(str(before.minutes) if before and before.minutes else "")
        self._show_people()
        self.line.setFocus()

    def _show_people(self) -> None:
        names = self.around.services.people.names(self._people[:MOST_CHIPS])
        chips = [self._chip(person, names[person]) for person in self._people[:MOST_CHIPS] if person in names]
        more = len(self._people) - MOST_CHIPS
        if more > 0:
            chips.append(Chip(self.tr("and {count} more").format(count=more), "log.with.more", icon_name="people"))
        self.others.show_chips(chips)

    def _chip(self, person: PersonId, name: str) -> Chip:
        chip = Chip(isolated(name), "log.with.person", icon_name="person", is_removable=len(self._people) > 1)
        chip.removed.connect(lambda: self._leave_out(person))
        return chip

    def _leave_out(self, person: PersonId) -> None:
        if len(self._people) > 1:
            self._people.remove(person)
            self._show_people()

    @Slot()
    def _on_channel_changed(self) -> None:
        if self._before is None:
            _choose(self.direction, _usual_direction(Channel(self.channel.currentData())))

    @Slot(object)
    def _on_picked(self, person: PersonId) -> None:
        if person not in self._people:
            self._people.append(person)
        self.somebody.clear()
        self._show_people()


def _title(*, is_new: bool) -> str:
    if is_new:
        return QCoreApplication.translate("LogDialog", "Log an exchange")
    return QCoreApplication.translate("LogDialog", "Change an exchange")


def _usual_direction(channel: Channel) -> Direction:
    return Direction.MUTUAL if channel in TWO_SIDED else Direction.OUT


def _choice(words: Mapping[Channel, str] | Mapping[Direction, str]) -> QComboBox:
    box = QComboBox()
    for value, text in words.items():
        box.addItem(QCoreApplication.translate("LogDialog", text), value.value)
    return box


def _choose(box: QComboBox, value: Channel | Direction) -> None:
    box.setCurrentIndex(max(0, box.findData(value.value)))
