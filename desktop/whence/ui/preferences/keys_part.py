"""Keys: the table of shortcuts, and whether single letters act."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from whence.ui.labels import name_control
from whence.ui.preferences.part import PreferencesPart, row_of
from whence.ui.screen import Surroundings
from whence.ui.widgets.buttons import push_button


class KeysPart(PreferencesPart):
    """Kept with the window on this machine."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        card = self.add_card(
            self.tr("Shortcuts"),
            self.tr("Every action with its keys, to be searched and changed. Conflicts are marked."),
        )
        self.open_button = push_button(self.tr("Show all shortcuts…"), "preferences.shortcuts", icon_name="keyboard")
        self.open_button.clicked.connect(around.actions["shortcuts.open"].trigger)
        card.body.addLayout(row_of(self.open_button))
        card = self.add_card(self.tr("Single letters"))
        self.letters = QCheckBox(self.tr("In a review, single letters answer (K keeps, S snoozes …)"))
        name_control(self.letters, "preferences.letters")
        self.letters.setChecked(around.actions.has_letters)
        self.letters.toggled.connect(around.actions.allow_letters)
        card.body.addWidget(self.letters)
