"""Having people back who were erased: which of those in this archive, and then it is looked into again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from whence.services.commands import Command
from whence.services.commands.tidying import BringBackErased
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.widgets.tick_list import TickLine, TickList

_MOST_ROWS = 8


class BringBackDialog(FormDialog):
    """Nobody is ticked beforehand; `those` are entries with the names the archive gives."""

    def __init__(self, around: Surroundings, those: Sequence[tuple[str, str]], parent: QWidget) -> None:
        title = QCoreApplication.translate("BringBackDialog", "Bring back who was erased?")
        super().__init__(around, "bring_back", title, parent)
        is_alone = len(those) == 1
        lines = [TickLine(entry, name, self.tr("erased, and in this archive")) for entry, name in those]
        self.people = TickList("bring_back.people", self.tr("Who was erased"), lines, is_ticked=is_alone)
        self.people.fit(_MOST_ROWS)
        words = self.tr("What the archive says of them comes into the journal again. What you had written stays gone.")
        self.column.addWidget(Label(words, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self.column.addWidget(self.people)
        self.save_button.setText(self.tr("Bring back"))
        self.people.ticks.ticked.connect(self._on_ticked)
        self._on_ticked()
        self.people.setFocus()

    def commands(self) -> Sequence[Command]:
        """Leave them out no longer."""
        return [BringBackErased(cast("tuple[str, ...]", self.people.ticks.chosen))]

    @Slot()
    def _on_ticked(self) -> None:
        self.save_button.setEnabled(bool(self.people.ticks.chosen))


def ask_back(
    around: Surroundings, those: Sequence[tuple[str, str]], parent: QWidget, look_again: Callable[[], None]
) -> None:
    """Ask who is to come back; once they are left out no longer, the archive is looked into again."""
    form = BringBackDialog(around, those, parent)
    form.accepted.connect(look_again)
    form.open()
