"""Small forms about a person: an employer or school, an address, a private note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from whence.domain.affiliations import Affiliation, AffiliationKind
from whence.domain.changes import PersonId
from whence.domain.people import IdentityKind, PrivateNote
from whence.services.commands import Command
from whence.services.commands.people import AddIdentity, SetAffiliation, WritePrivateNote
from whence.ui.dialogs.form import FormDialog
from whence.ui.models.suggestions import company_suggestions
from whence.ui.screen import Surroundings
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.day_field import DayField

ADDRESS_WORDS = {
    IdentityKind.PROFILE: QT_TRANSLATE_NOOP("AddressDialog", "Profile address"),
    IdentityKind.EMAIL: QT_TRANSLATE_NOOP("AddressDialog", "E-mail address"),
    IdentityKind.PHONE: QT_TRANSLATE_NOOP("AddressDialog", "Telephone number"),
}
KIND_WORDS = {
    AffiliationKind.EMPLOYER: QT_TRANSLATE_NOOP("AffiliationDialog", "Employer"),
    AffiliationKind.SCHOOL: QT_TRANSLATE_NOOP("AffiliationDialog", "School"),
}


class AffiliationDialog(FormDialog):
    """Adds an employer or school of a person, or changes one (`before`)."""

    def __init__(
        self, around: Surroundings, person: PersonId, parent: QWidget, before: Affiliation | None = None
    ) -> None:
        title = QCoreApplication.translate("AffiliationDialog", "Work or school")
        super().__init__(around, "affiliation", title, parent)
        self._person = person
        self._before = before
        today = around.services.journal.clock.today
        self.kind = QComboBox()
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(QCoreApplication.translate("AffiliationDialog", words), kind.value)
        suggest = company_suggestions(around.services.people)
        self.organisation = ChoiceField("affiliation.organisation", self.tr("Employer or school"), suggest)
        self.role = QLineEdit()
        self.starts_on = DayField("affiliation.starts_on", self.tr("From"), today)
        self.ends_on = DayField("affiliation.ends_on", self.tr("Until"), today)
        self.is_current = QCheckBox(self.tr("Holds today"))
        self._lay_out()
        self._fill(before)

    def commands(self) -> Sequence[Command]:
        """Set the affiliation."""
        return [
            SetAffiliation(
                self._person,
                self.organisation.text(),
                self.role.text(),
                AffiliationKind(self.kind.currentData()),
                self.starts_on.checked_day("starts_on"),
                self.ends_on.checked_day("ends_on"),
                self.is_current.isChecked(),
                self._before.id if self._before is not None else None,
            )
        ]

    def _lay_out(self) -> None:
        self.add_field("title", self.tr("Title or role"), self.role)
        self.add_field("organisation", self.tr("Employer or school"), self.organisation)
        self.add_field("kind", self.tr("Which of the two"), self.kind)
        self.add_field("starts_on", self.tr("From"), self.starts_on)
        self.add_field("ends_on", self.tr("Until"), self.ends_on)
        self.column.addWidget(self.is_current)
        self.role.setFocus()

    def _fill(self, before: Affiliation | None) -> None:
        self.is_current.setChecked(before is None or before.is_current)
        if before is None:
            return
        self.kind.setCurrentIndex(max(0, self.kind.findData(before.kind.value)))
        self.organisation.setText(before.organisation)
        self.role.setText(before.title)
        self.starts_on.show_day(before.starts_on)
        self.ends_on.show_day(before.ends_on)


class AddressDialog(FormDialog):
    """Adds an address or number of a person."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget) -> None:
        super().__init__(around, "address", QCoreApplication.translate("AddressDialog", "Add an address"), parent)
        self._person = person
        self.kind = QComboBox()
        for kind, words in ADDRESS_WORDS.items():
            self.kind.addItem(QCoreApplication.translate("AddressDialog", words), kind.value)
        self.address = QLineEdit()
        self.add_field("kind", self.tr("What it is"), self.kind)
        self.add_field("address", self.tr("Address or number"), self.address)
        for kind in ADDRESS_WORDS:
            self.errors[kind.value] = self.errors["address"]
        self.address.textEdited.connect(self._on_edited)
        self.address.setFocus()

    def commands(self) -> Sequence[Command]:
        """Record it."""
        return [AddIdentity(self._person, IdentityKind(self.kind.currentData()), self.address.text())]

    def _on_edited(self, text: str) -> None:
        guess = IdentityKind.PROFILE if "/" in text else IdentityKind.EMAIL if "@" in text else None
        if guess is None and text and all(letter.isdigit() or letter in "+ -()/." for letter in text):
            guess = IdentityKind.PHONE
        if guess is not None:
            self.kind.setCurrentIndex(self.kind.findData(guess.value))


class PrivateNoteDialog(FormDialog):
    """Writes a private note, or changes one (`before`); emptied, it is deleted."""

    def __init__(
        self, around: Surroundings, person: PersonId, parent: QWidget, before: PrivateNote | None = None
    ) -> None:
        title = QCoreApplication.translate("PrivateNoteDialog", "Private note")
        super().__init__(around, "private_note", title, parent)
        self._person = person
        self._before = before
        self.text = self.text_field(before.text if before is not None else "", height=180)
        self.add_field("text", self.tr("For your eyes only"), self.text)
        self.text.setFocus()

    def commands(self) -> Sequence[Command]:
        """Write the note."""
        note = self._before.id if self._before is not None else None
        return [WritePrivateNote(self._person, self.text.toPlainText(), note)]
