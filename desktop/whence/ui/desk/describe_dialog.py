"""What the page of an invitation shows and the archive does not: shared contacts, the relation claimed, the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from whence.domain.errors import Refusal
from whence.domain.invitations import Invitation, NoteKind
from whence.services.commands import Command
from whence.services.commands.desk import DescribeInvitation
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.translation import QT_TRANSLATE_NOOP

_NOTES = (
    (NoteKind.UNKNOWN, QT_TRANSLATE_NOOP("DescribeDialog", "Not known")),
    (NoteKind.NONE, QT_TRANSLATE_NOOP("DescribeDialog", "No note came")),
    (NoteKind.DEFAULT, QT_TRANSLATE_NOOP("DescribeDialog", "Only the network's own text")),
    (NoteKind.TEXT, QT_TRANSLATE_NOOP("DescribeDialog", "A note of their own")),
)


class DescribeDialog(FormDialog):
    """Only what was changed is kept; a number that is emptied is not known any more."""

    def __init__(self, around: Surroundings, invited: Invitation, name: str, parent: QWidget) -> None:
        title = QCoreApplication.translate("DescribeDialog", "What the page shows of {name}")
        super().__init__(around, "describe", title.format(name=isolated(one_line(name, 80))), parent)
        self._invited = invited
        self._counted = "" if invited.mutual_count is None else str(invited.mutual_count)
        self.mutual_count = QLineEdit(self._counted)
        self.mutual_names = self.text_field(invited.mutual_names, height=72)
        self.claim = QLineEdit(invited.claimed_relation)
        self.note_kind = QComboBox()
        self.note = self.text_field(invited.note)
        self._lay_out()
        self.note_kind.currentIndexChanged.connect(self._on_note_kind)
        self._on_note_kind()
        self.mutual_count.setFocus()

    def commands(self) -> Sequence[Command]:
        """Keep what differs. Raises Refusal for a number that is none, and for a note without words."""
        invited = self._invited
        names = "\n".join(line.strip() for line in self.mutual_names.toPlainText().splitlines() if line.strip())
        claim = self.claim.text().strip()
        told = DescribeInvitation(
            invited.id,
            note=self._changed_note(),
            note_kind=self._changed_kind(),
            mutual_count=self._changed_count(),
            mutual_names=None if names == invited.mutual_names else names,
            claimed_relation=None if claim == invited.claimed_relation else claim,
            is_mutual_count_unknown=bool(self._counted) and not self.mutual_count.text().strip(),
        )
        return [] if told == DescribeInvitation(invited.id) else [told]

    @property
    def _kind(self) -> NoteKind:
        return _NOTES[self.note_kind.currentIndex()][0]

    def _changed_count(self) -> int | None:
        text = self.mutual_count.text().strip()
        if text in ("", self._counted):
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 5):
            raise Refusal(
                self.tr("Type the number of shared contacts in digits, such as 12; 0 for none, nothing if not known."),
                field="mutual_count",
            )
        return int(text)

    def _changed_kind(self) -> NoteKind | None:
        return None if self._kind is self._invited.note_kind else self._kind

    def _changed_note(self) -> str | None:
        text = self.note.toPlainText().strip() if self._kind is NoteKind.TEXT else ""
        if self._kind is NoteKind.TEXT and not text:
            raise Refusal(
                self.tr("Type or paste the note, or say above that none came or that it is not known."), field="note"
            )
        return None if text == self._invited.note else text

    def _lay_out(self) -> None:
        for kind, text in _NOTES:
            self.note_kind.addItem(self.tr(text))
            if kind is self._invited.note_kind:
                self.note_kind.setCurrentIndex(self.note_kind.count() - 1)
        self.mutual_count.setPlaceholderText(self.tr("Not known"))
        self.claim.setPlaceholderText(self.tr("Such as: we were colleagues at Lakeshore"))
        self.add_field("mutual_count", self.tr("Shared contacts"), self.mutual_count)
        self.add_field("mutual_names", self.tr("Their names, a line each"), self.mutual_names)
        self.add_field("claimed_relation", self.tr("How they say they know you"), self.claim)
        self.add_field("note_kind", self.tr("The note"), self.note_kind)
        self.add_field("note", self.tr("Its words"), self.note)
        hint = self.tr("What you leave as it is stays as it is. The evidence is drawn up anew.")
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))

    @Slot()
    def _on_note_kind(self) -> None:
        self.note.setEnabled(self._kind is NoteKind.TEXT)
