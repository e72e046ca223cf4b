"""A field for a day in words, with what it is understood as shown under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.day_words import DayReading, Prefers, parse_day
from whence.domain.errors import Refusal
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import TypeSize, scaled
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow


class DayField(QWidget):
    """Reads "yesterday", "12 Mar" or "spring 2021"; of several readings one is picked, never guessed.

    `prefers` says where a day without a year lies; `today` is asked whenever something is typed.
    """

    read = Signal()

    def __init__(
        self,
        identifier: str,
        spoken: str,
        today: Callable[[], date],
        *,
        prefers: Prefers = "past",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._prefers: Prefers = prefers
        self._picked: Day | None = None
        self._reading = DayReading()
        self.field = QLineEdit()
        self.field.setPlaceholderText(placeholder or self.tr("12 Mar, last Tuesday, spring 2021…"))
        self.said = Label("", TypeSize.META, Tint.TEXT3, is_wrapped=True)
        self.choices = ChipRow(f"{identifier}.choices", self.tr("What it can mean"))
        name_control(self.field, identifier, spoken)
        self.setFocusProxy(self.field)
        self._lay_out()
        self.field.textChanged.connect(self._on_text_changed)

    @property
    def day(self) -> Day | None:
        """The day meant; unknown for an empty field, None while what is written is no single day."""
        if not self.field.text().strip():
            return UNKNOWN_DAY
        return self._picked or self._reading.day

    def checked_day(self, field: str) -> Day:
        """The day meant. Raises Refusal, under the name of the form's field, when it is not settled."""
        day = self.day
        if day is not None:
            return day
        if self._reading.is_ambiguous:
            sentence = self.tr("This can mean {days}. Choose one of them.")
            raise Refusal(sentence.format(days=self._reading.words), field=field)
        raise Refusal(self._reading.problem or self.tr("This is no day."), field=field)

    def show_day(self, day: Day) -> None:
        """Put a day into the field."""
        self.field.setText(day.words if day.is_known else "")
        if day.is_known:
            self._settle(day)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        for part in (self.field, self.said, self.choices):
            column.addWidget(part)
        self.said.setVisible(False)
        self.choices.setVisible(False)

    def _settle(self, day: Day) -> None:
        self._picked = day
        self.choices.show_chips(())
        self._say(day.phrase, Tint.TEXT3)
        self.read.emit()

    def _say(self, words: str, tint: Tint) -> None:
        self.said.setText(words)
        self.said.set_tint(tint)
        self.said.setVisible(bool(words))

    def _chip(self, day: Day) -> Chip:
        chip = Chip(day.words, f"{self.field.objectName()}.choice", icon_name="calendar")
        chip.clicked.connect(lambda: self._settle(day))
        return chip

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._picked = None
        is_day_first = _is_day_first()
        self._reading = (
            parse_day(text, self._today(), prefers=self._prefers, day_first=is_day_first)
            if text.strip()
            else DayReading()
        )
        is_open = self._reading.is_ambiguous
        self.choices.show_chips([self._chip(day) for day in self._reading.readings] if is_open else ())
        if is_open:
            self._say(self.tr("Which day is meant?"), Tint.TEXT2)
        elif self._reading.day is not None:
            self._say(self._reading.day.phrase, Tint.TEXT3)
        else:
            self._say(self._reading.problem or "", Tint.TEXT3)
        self.read.emit()


def _is_day_first() -> bool:
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form.find("d") < form.find("M")
