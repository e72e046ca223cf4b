"""Giving people a tag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from whence.domain.changes import PersonId
from whence.services.commands import Command
from whence.services.commands.people import TagPeople
from whence.services.commands.tidying import TagSelection
from whence.ui.carrying_out import MOST_AT_ONCE
from whence.ui.dialogs.form import FormDialog
from whence.ui.models.suggestions import tag_suggestions
from whence.ui.screen import Surroundings
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.choice_field import ChoiceField
from whence.ui.widgets.flow import ChipRow

_MOST_OFFERED = 16


class TagDialog(FormDialog):
    """Asks for a tag, new or known, for one or more people."""

    def __init__(self, around: Surroundings, people: Sequence[PersonId], parent: QWidget) -> None:
        several = QCoreApplication.translate("TagDialog", "Tag {count} people").format(count=len(people))
        title = QCoreApplication.translate("TagDialog", "Add a tag") if len(people) == 1 else several
        super().__init__(around, "tag", title, parent)
        self._people = tuple(people)
        self.concerns = len(self._people)
        known = around.services.people
        examples = self.tr("climbing, rust…")
        self.tag = ChoiceField("tag.tag", self.tr("Tag"), tag_suggestions(known), placeholder=examples)
        self.offers = ChipRow("tag.offers", self.tr("Tags in use"))
        self.add_field("tag", self.tr("Tag"), self.tag)
        self.offers.show_chips([self._offer(tag) for tag in known.tags()[:_MOST_OFFERED]])
        self.column.addWidget(self.offers)
        self.tag.setFocus()

    def commands(self) -> Sequence[Command]:
        """Tag them."""
        tag = self.tag.text().strip().lstrip("#")
        return [TagSelection(self._people, tag) if self.concerns > MOST_AT_ONCE else TagPeople(self._people, tag)]

    def _offer(self, tag: str) -> Chip:
        chip = Chip(tag, "tag.offer", icon_name="tag")
        chip.clicked.connect(lambda: self.tag.choose(tag, tag))
        return chip
