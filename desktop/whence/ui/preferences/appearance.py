"""How the window looks on this machine: colours and the size of text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSlider

from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.preferences.part import PreferencesPart, row_of
from whence.ui.screen import Surroundings
from whence.ui.theme import TEXT_SCALE_LEAST, TEXT_SCALE_MOST, Space, ThemeChoice, TypeSize, scaled

_STEP = 10
_REST = 250


class AppearancePart(PreferencesPart):
    """Takes effect at once."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.colours = QButtonGroup(self)
        self.choices: dict[ThemeChoice, QRadioButton] = {}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.percent = Label("", TypeSize.BODY, Tint.TEXT2)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._lay_out()
        self.refresh()
        self.colours.idClicked.connect(self._on_colours)
        self.slider.valueChanged.connect(self._on_size)
        self._rest.timeout.connect(self._on_rested)
        around.theme.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen."""
        theme = self.around.theme
        self.choices[theme.choice].setChecked(True)
        if not self._rest.isActive():
            self.slider.setValue(theme.text_scale // _STEP)
        self._say_size()

    def _lay_out(self) -> None:
        card = self.add_card(self.tr("Colours"))
        texts = {
            ThemeChoice.SYSTEM: self.tr("As the system has them"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        for number, (choice, text) in enumerate(texts.items()):
            button = QRadioButton(text)
            name_control(button, f"preferences.colours.{choice.value}")
            self.colours.addButton(button, number)
            self.choices[choice] = button
        card.body.addLayout(row_of(*self.choices.values()))
        card = self.add_card(self.tr("Size of text"), self.tr("Everything grows with it. Ctrl and + or − do the same."))
        self.slider.setRange(TEXT_SCALE_LEAST // _STEP, TEXT_SCALE_MOST // _STEP)
        self.slider.setPageStep(1)
        name_control(self.slider, "preferences.size", self.tr("Size of text"))
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.MEDIUM))
        line.addWidget(self.slider, 1)
        line.addWidget(self.percent)
        card.body.addLayout(line)

    def _say_size(self) -> None:
        self.percent.setText(self.tr("{percent} %").format(percent=self.slider.value() * _STEP))

    @Slot(int)
    def _on_colours(self, number: int) -> None:
        choice = list(self.choices)[number]
        self.around.actions[f"colours.{choice.value}"].trigger()

    @Slot()
    def _on_size(self) -> None:
        self._say_size()
        self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        self.around.theme.set_text_scale(self.slider.value() * _STEP)
