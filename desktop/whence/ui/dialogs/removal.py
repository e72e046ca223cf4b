"""Removing a connection: what is lost comes first, then the reasons, the sentence, and the confirmation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.reason_codes import REASON_WORDS
from whence.services.commands import Command
from whence.services.commands.reviews import RemoveTie
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

_WIDTH, _HEIGHT = 640, 720
_REASONS = tuple(code for code in REASON_WORDS if code.startswith("R-"))


class RemovalDialog(FormDialog):
    """Asks for at least one reason, a sentence and the confirmation; removes nothing on a single key."""

    def __init__(
        self, around: Surroundings, person: PersonId, name: str, parent: QWidget, *, review: int | None = None,
        rationale: str = "",
    ) -> None:  # fmt: skip
        title = QCoreApplication.translate("RemovalDialog", "Remove the connection with {name}?")
        super().__init__(around, "removal", title.format(name=isolated(one_line(name, 80))), parent)
        self._person = person
        self._review = review
        self.reasons = ChipRow("removal.codes", self.tr("Reasons"))
        self.rationale = QLineEdit(rationale)
        self.is_confirmed = QCheckBox(self.tr("I have seen what is lost"))
        self._lay_out()
        self.resize(scaled(_WIDTH), scaled(_HEIGHT))
        self.reasons.chips[0].setFocus()

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons that are ticked."""
        ticked = zip(_REASONS, self.reasons.chips, strict=True)
        return tuple(code for code, chip in ticked if chip.isChecked())

    def commands(self) -> Sequence[Command]:
        """Remove the connection."""
        return [
            RemoveTie(
                self._person,
                self.codes,
                self.rationale.text(),
                is_confirmed=self.is_confirmed.isChecked(),
                review=self._review,
            )
        ]

    def _lay_out(self) -> None:
        lost = QWidget()
        column = QVBoxLayout(lost)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        for sentence in self.around.services.losses.sentences(self._person):
            column.addWidget(signed_line("minus", sentence))
        name_control(lost, "removal.lost", self.tr("What is lost"))
        self.add_field("lost", self.tr("What is lost"), lost)
        chips = [Chip(REASON_WORDS[code], f"removal.code.{code.lower()}", is_checkable=True) for code in _REASONS]
        self.reasons.show_chips(chips)
        self.add_field("codes", self.tr("Why (at least one)"), self.reasons)
        self.rationale.setPlaceholderText(self.tr("In a few words; kept with the removal"))
        self.add_field("rationale", self.tr("Because"), self.rationale)
        name_control(self.is_confirmed, "removal.confirmed")
        self.column.addWidget(self.is_confirmed)
        hint = self.tr(
            "The step on the network itself is then on your list of things to do there. Undo brings it back here."
        )
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        self.save_button.setText(self.tr("Remove"))
        self.save_button.setAccessibleName(self.tr("Remove the connection"))
        dress(self.save_button, ButtonLook.DANGER.value)
