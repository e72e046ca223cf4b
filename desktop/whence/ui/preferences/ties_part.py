"""How ties are measured and how much a week's review holds: numbers with their ranges, and presets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from whence.domain.errors import Refusal
from whence.domain.interactions import CHANNEL_WORDS, Channel
from whence.domain.tie_settings import RANGES, SETTING_WORDS, WEIGHT_RANGE, TieSettings
from whence.services.commands.preferences import ChangeTieSettings
from whence.services.preferences import Preferences
from whence.ui.carrying_out import carry_out_for_many
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.preferences.part import PreferencesPart, row_of
from whence.ui.preferences.review_day import ReviewDayPart
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.foldable import Foldable

_FIRST = ("weekly_budget", "never_days", "silent_days", "dormant_days", "keep_base_weeks", "keep_cap_weeks")
_FRACTIONS = frozenset({"reciprocity", "weak_max", "strong_min", "rhythm_multiple"})

Number = QSpinBox | QDoubleSpinBox


class TiesPart(PreferencesPart):
    """Nothing changes before Save; then every tie is worked out again."""

    tables = ("setting",)

    def __init__(self, around: Surroundings, preferences: Preferences) -> None:
        super().__init__(around)
        self._preferences = preferences
        self.numbers: dict[str, Number] = {name: _number(name) for name in RANGES}
        self.weights: dict[Channel, QDoubleSpinBox] = {channel: _weight(channel) for channel in CHANNEL_WORDS}
        self.fading = QCheckBox(self.tr("Ask when contact becomes much rarer than it used to be"))
        self.day = ReviewDayPart(around)
        self.banner = Banner("ties.refusal")
        self.save_button = push_button(self.tr("Save"), "ties.save", ButtonLook.PRIMARY)
        self.usual_button = push_button(self.tr("Show the usual values"), "ties.usual", ButtonLook.QUIET)
        self.layers_button = push_button(self.tr("2 and 12 a year"), "ties.layers")
        self.granovetter_button = push_button(self.tr("once a year, twice a week"), "ties.granovetter")
        self._lay_out()
        self.save_button.clicked.connect(self.save)
        self.usual_button.clicked.connect(lambda: self.show_settings(TieSettings()))
        self.layers_button.clicked.connect(lambda: self._preset("layers"))
        self.granovetter_button.clicked.connect(lambda: self._preset("granovetter"))

    def refresh(self) -> None:
        """Show what holds now."""
        self.day.refresh()
        self.show_settings(self._preferences.tie_settings())

    def show_settings(self, settings: TieSettings) -> None:
        """Show these numbers, unsaved."""
        for name, box in self.numbers.items():
            value = getattr(settings, name)
            if isinstance(box, QSpinBox):
                box.setValue(round(value))
            else:
                box.setValue(float(value))
        for channel, weight in self.weights.items():
            weight.setValue(settings.weight_of(channel))
        self.fading.setChecked(settings.is_fading_asked)

    @Slot()
    def save(self) -> None:
        """Measure ties so from now on, or say what does not fit together."""
        self.banner.say("")
        try:
            settings = self._typed()
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return
        carry_out_for_many(self.around, ChangeTieSettings(settings), self.around.services.people.count())

    def _typed(self) -> TieSettings:
        kept = self._preferences.tie_settings()
        typed = {name: box.value() for name, box in self.numbers.items()}
        # A box shows fewer digits than are kept: what was not touched stays exactly as it is.
        values: dict[str, Any] = {
            name: getattr(kept, name) if abs(getattr(kept, name) - value) < 0.005 else value
            for name, value in typed.items()
        }
        weights = {channel: box.value() for channel, box in self.weights.items()}
        return TieSettings(**values, is_fading_asked=self.fading.isChecked(), channel_weights=weights)

    def _preset(self, name: str) -> None:
        preset = TieSettings().with_preset(name)
        for number, value in (("weak_max", preset.weak_max), ("strong_min", preset.strong_min)):
            box = self.numbers[number]
            if isinstance(box, QDoubleSpinBox):
                box.setValue(value)

    def _lay_out(self) -> None:
        self.column.addWidget(self.day)
        card = self.add_card(
            self.tr("Review"),
            self.tr("How much a week holds, and after how long you are asked. Silence never removes."),
        )
        card.body.addLayout(self._form(_FIRST))
        name_control(self.fading, "ties.fading")
        card.body.addWidget(self.fading)
        card = self.add_card(
            self.tr("What makes a tie weak or strong"),
            self.tr("In exchanges a year. Both presets come from research: Dunbar 2018, and Granovetter 1973."),
        )
        card.body.addLayout(self._form(("weak_max", "strong_min")))
        card.body.addLayout(row_of(self.layers_button, self.granovetter_button))
        card.body.addWidget(Foldable(self.tr("How contact fades"), "ties.more", self._holder(self._rest())))
        card.body.addWidget(Foldable(self.tr("How much each channel counts"), "ties.weights", self._weights()))
        self.column.addWidget(self.banner)
        self.column.addLayout(row_of(self.save_button, self.usual_button))

    def _rest(self) -> tuple[str, ...]:
        return tuple(name for name in RANGES if name not in {*_FIRST, "weak_max", "strong_min"})

    def _holder(self, names: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._form(names))
        return holder

    def _weights(self) -> QWidget:
        holder = QWidget()
        grid = _empty_grid()
        for row, (channel, box) in enumerate(self.weights.items()):
            _add_row(grid, row, CHANNEL_WORDS[channel], box, WEIGHT_RANGE)
        holder.setLayout(grid)
        return holder

    def _form(self, names: tuple[str, ...]) -> QGridLayout:
        grid = _empty_grid()
        for row, name in enumerate(names):
            _add_row(grid, row, SETTING_WORDS[name], self.numbers[name], RANGES[name])
        return grid


def _add_row(grid: QGridLayout, row: int, words: str, box: Number, bounds: tuple[float, float]) -> None:
    label = Label(words, TypeSize.BODY, Tint.TEXT, is_wrapped=True)
    label.setBuddy(box)
    least, greatest = bounds
    grid.addWidget(label, row, 0)
    grid.addWidget(Label(f"{least:g} – {greatest:g}", TypeSize.META, Tint.TEXT3), row, 1)
    grid.addWidget(box, row, 2)


def _empty_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(scaled(Space.MEDIUM))
    grid.setVerticalSpacing(scaled(Space.SMALL))
    grid.setColumnStretch(0, 1)
    return grid


def _number(name: str) -> Number:
    least, greatest = RANGES[name]
    box: Number
    if name in _FRACTIONS:
        fraction = QDoubleSpinBox()
        fraction.setDecimals(2)
        fraction.setSingleStep(0.5 if greatest > 1 else 0.05)
        fraction.setRange(least, greatest)
        box = fraction
    else:
        box = QSpinBox()
        box.setRange(int(least), int(greatest))
    name_control(box, f"ties.{name}", SETTING_WORDS[name])
    _dress(box)
    return box


def _weight(channel: Channel) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(*WEIGHT_RANGE)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    name_control(box, f"ties.weight.{channel.value}", CHANNEL_WORDS[channel])
    _dress(box)
    return box


def _dress(box: Number) -> None:
    box.setFixedWidth(scaled(96))
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
