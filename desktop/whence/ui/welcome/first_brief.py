"""The first brief: what is known about somebody just typed, and the quickest way to fill it in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from whence.domain.changes import Changes, PersonId
from whence.ui.dialogs.origin import OriginDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.brief_view import BriefView
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.headings import Card, PageHeading
from whence.ui.widgets.page import ScrollPage


class FirstBrief(ScrollPage):
    """One person at a time, chosen by chips; `left` when it is enough for now."""

    left = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(
            "welcome.first", QCoreApplication.translate("FirstBrief", "The first brief"), widest=680, parent=parent
        )
        self._around = around
        self._people: tuple[PersonId, ...] = ()
        self._person: PersonId | None = None
        self.chips = ChipRow("welcome.people", self.tr("Who was added"))
        self.avatar = Avatar("", 44)
        self.person_name = ElidedLabel("", TypeSize.SECTION, is_strong=True)
        self.view = BriefView("welcome.brief")
        self.page_button = push_button(self.tr("Open the page"), "welcome.page_of_person", icon_name="person")
        self.done_button = push_button(self.tr("Enough for now"), "welcome.done", ButtonLook.QUIET)
        self._fill()
        self.view.origin_wanted.connect(self._on_origin_wanted)
        self.view.copied.connect(lambda sentence: around.navigator.say(self.tr("Copied: {it}").format(it=sentence)))
        self.page_button.clicked.connect(self._on_page_wanted)
        self.done_button.clicked.connect(self.left)

    @property
    def person(self) -> PersonId | None:
        """Whose brief is shown."""
        return self._person

    def show_people(self, people: Sequence[PersonId]) -> None:
        """Offer these people, the first shown."""
        self._people = tuple(people)
        names = self._around.services.people.names(self._people)
        self.chips.show_chips([self._chip(person, names[person]) for person in self._people if person in names])
        if self._people:
            self.show_person(self._people[0])

    def show_person(self, person: PersonId) -> None:
        """Show the brief of one of them."""
        self._person = person
        self._refresh()
        for chip, known in zip(self.chips.chips, self._people, strict=False):
            chip.setChecked(known == person)
        self.view.origin_button.setFocus()
        self._around.navigator.brief_seen.emit(person)

    def take_changes(self, changes: Changes) -> None:
        """Show what is known now."""
        if self._person is not None and changes.concerns(self._person):
            self._refresh()

    def _refresh(self) -> None:
        names = self._around.services.people.names([self._person]) if self._person is not None else {}
        if self._person is None or self._person not in names:
            self._person = None
            self.left.emit()
            return
        self.avatar.set_name(names[self._person])
        self.person_name.set_line(names[self._person])
        self.view.show_brief(self._around.services.briefs.brief(self._person))

    def _chip(self, person: PersonId, name: str) -> Chip:
        chip = Chip(name, f"welcome.person.{person}", icon_name="person", is_checkable=True)
        chip.clicked.connect(lambda: self.show_person(person))
        return chip

    def _fill(self) -> None:
        self.column.addWidget(PageHeading(self.tr("This is a brief")))
        words = self.tr(
            "It answers one question, from evidence only, and says what is not known. Record how you met, and the "
            "first line becomes the sentence you need before an introduction."
        )
        self.column.addWidget(Label(words, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self.column.addWidget(self.chips)
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.MEDIUM))
        top.addWidget(self.avatar)
        top.addWidget(self.person_name, 1)
        card.body.addLayout(top)
        card.body.addWidget(self.view)
        self.column.addWidget(card)
        line = QHBoxLayout()
        line.addWidget(self.page_button)
        line.addStretch(1)
        line.addWidget(self.done_button)
        self.column.addLayout(line)
        hint = self.tr("Ctrl+K finds anybody from anywhere: type three letters.")
        self.column.addWidget(Label(hint, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True))
        self.column.addStretch(1)

    @Slot()
    def _on_origin_wanted(self) -> None:
        if self._person is not None:
            OriginDialog(self._around, self._person, self.window()).open()

    @Slot()
    def _on_page_wanted(self) -> None:
        if self._person is not None:
            self._around.navigator.open_person(self._person)
