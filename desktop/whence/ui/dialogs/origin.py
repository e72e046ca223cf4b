"""Recording how a person is known: where, when, through whom, in your own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.interactions import SetOrigin
from whence.services.people_lists import ShownOrigin
from whence.ui.dialogs.form import FormDialog
from whence.ui.models.suggestions import event_suggestions, people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.day_field import DayField


class OriginDialog(FormDialog):
    """Adds a way a person is known, or changes one (`shown`)."""

    def __init__(
        self, around: Surroundings, person: PersonId, parent: QWidget, shown: ShownOrigin | None = None
    ) -> None:
        title = QCoreApplication.translate("OriginDialog", "How you know each other")
        super().__init__(around, "origin", title, parent)
        people = around.services.people
        self._person = person
        self._shown = shown
        self.event_field = ChoiceField("origin.event", self.tr("Event"), event_suggestions(people))
        self.place = QLineEdit()
        self.day = DayField("origin.day", self.tr("When"), around.services.journal.clock.today)
        suggest = people_suggestions(around.services, [person])
        self.through = ChoiceField("origin.introducer", self.tr("Through whom"), suggest)
        self.words = self.text_field(height=64)
        self.evidence = QLineEdit()
        self.is_first = QCheckBox(self.tr("This is how you first met"))
        self._lay_out()
        if shown is not None:
            self._fill(shown)
        self.event_field.setFocus()

    def commands(self) -> Sequence[Command]:
        """Set the origin, with a new event when its name is not in the journal yet."""
        event = self.event_field.subject
        return [
            SetOrigin(
                self._person,
                event=cast("int | None", event),
                new_event="" if event is not None else self.event_field.text(),
                place=self.place.text(),
                day=self.day.checked_day("day"),
                introducer=chosen_person(self.through, "introducer"),
                words=self.words.toPlainText(),
                evidence=self.evidence.text(),
                is_first=self.is_first.isChecked() or None,
                origin=self._shown.origin.id if self._shown is not None else None,
            )
        ]

    def _lay_out(self) -> None:
        hint = self.tr("A name that is not in the journal yet becomes a new event.")
        self.add_field("name", self.tr("Event"), self.event_field, hint)
        self.add_field("place", self.tr("Place"), self.place)
        self.add_field("day", self.tr("When"), self.day)
        self.add_field("introducer", self.tr("Through whom"), self.through)
        self.add_field("words", self.tr("In your own words"), self.words)
        self.add_field("evidence", self.tr("What shows it (a photo, a ticket, an e-mail)"), self.evidence)
        self.column.addWidget(self.is_first)

    def _fill(self, shown: ShownOrigin) -> None:
        origin = shown.origin
        if origin.event_id is not None:
            self.event_field.choose(origin.event_id, shown.event)
        if origin.introducer_id is not None:
            self.through.choose(origin.introducer_id, shown.introducer)
        self.place.setText(origin.place)
        self.day.show_day(origin.day)
        self.words.setPlainText(origin.words)
        self.evidence.setText(origin.evidence)
        self.is_first.setChecked(origin.is_first)
        self.is_first.setEnabled(not origin.is_first)


def chosen_person(field: ChoiceField, name: str) -> PersonId | None:
    """Who stands in a field; None when it is empty. Raises Refusal when it could be nobody or several."""
    written = field.text().strip()
    if not written:
        return None
    subject = field.subject
    if subject is not None:
        return PersonId(cast("int", subject))
    if field.namesakes():
        sentence = QCoreApplication.translate(
            "OriginDialog", "Several people are called “{name}”. Choose one from the list."
        )
    else:
        sentence = QCoreApplication.translate(
            "OriginDialog", "Nobody here is called “{name}”. Choose somebody from the list, or add them first."
        )
    raise Refusal(sentence.format(name=written), field=name)
