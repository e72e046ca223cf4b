"""An employer or school of the owner: its names, the title, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.domain.affiliations import AffiliationKind, OwnAffiliation
from whence.services.commands import Command
from whence.services.commands.preferences import SetOwnAffiliation
from whence.ui.dialogs.form import FormDialog
from whence.ui.screen import Surroundings
from whence.ui.widgets.day_field import DayField


class CareerDialog(FormDialog):
    """Adds an entry, or changes the one that is shown."""

    def __init__(
        self,
        around: Surroundings,
        parent: QWidget,
        shown: OwnAffiliation | None = None,
        kind: AffiliationKind = AffiliationKind.EMPLOYER,
    ) -> None:
        self._kind = AffiliationKind(shown.kind) if shown is not None else kind
        is_school = self._kind is AffiliationKind.SCHOOL
        title = QCoreApplication.translate("CareerDialog", "A school of yours" if is_school else "A position of yours")
        super().__init__(around, "career", title, parent)
        self._shown = shown
        today = around.services.journal.clock.today
        self.organisation, self.aliases, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.starts = DayField("career.starts_on", self.tr("From"), today)
        self.ends = DayField("career.ends_on", self.tr("Until"), today)
        self._lay_out(is_school=is_school)
        self._fill()

    def commands(self) -> Sequence[Command]:
        """Set the entry."""
        aliases = tuple(part.strip() for part in self.aliases.text().split(",") if part.strip())
        return [
            SetOwnAffiliation(
                self.organisation.text(),
                self.title.text(),
                self._kind,
                self.starts.checked_day("starts_on"),
                self.ends.checked_day("ends_on"),
                aliases,
                self._shown.id if self._shown is not None else None,
            )
        ]

    def _lay_out(self, *, is_school: bool) -> None:
        self.add_field("organisation", self.tr("School") if is_school else self.tr("Employer"), self.organisation)
        hint = self.tr("Short forms and earlier names, separated by commas.")
        self.add_field("aliases", self.tr("Also called"), self.aliases, hint)
        self.add_field("title", self.tr("Degree") if is_school else self.tr("Title"), self.title)
        self.add_field("starts_on", self.tr("From"), self.starts)
        self.add_field("ends_on", self.tr("Until"), self.ends, self.tr("Empty while it lasts."))

    def _fill(self) -> None:
        if self._shown is not None:
            self.organisation.setText(self._shown.organisation)
            self.aliases.setText(", ".join(self._shown.aliases))
            self.title.setText(self._shown.title)
            self.starts.show_day(self._shown.starts_on)
            self.ends.show_day(self._shown.ends_on)
        self.organisation.setFocus()
