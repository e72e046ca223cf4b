"""New profile addresses that an archive showed: the person's own, or somebody else's."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.services.commands.tidying import AcceptAddress, RefuseAddress
from whence.services.duplicates import AddressChange
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize
from whence.ui.tidy.panel import CardColumn, TidyPanel
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card
from whence.ui.widgets.page import ScrollPage


class AddressCard(Card):
    """One proposal, what was known before, and the two answers."""

    answered = Signal(bool)
    opened = Signal()

    def __init__(self, proposal: AddressChange, name: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = proposal
        self.accept_button = push_button(self.tr("It is theirs"), "tidy.addresses.accept", icon_name="check")
        self.refuse_button = push_button(
            self.tr("Somebody else’s"), "tidy.addresses.refuse", ButtonLook.QUIET, icon_name="circle-cross"
        )
        self.open_button = push_button(self.tr("Open"), "tidy.addresses.open", ButtonLook.QUIET)
        self.setFocusProxy(self.accept_button)
        name_control(self, "tidy.addresses.card", name)
        self._lay_out(name, other)
        self.accept_button.clicked.connect(lambda: self.answered.emit(True))
        self.refuse_button.clicked.connect(lambda: self.answered.emit(False))
        self.open_button.clicked.connect(self.opened)

    def _lay_out(self, name: str, other: str) -> None:
        one = self.proposal
        self.body.addWidget(Label(one_line(name), TypeSize.TITLE, is_strong=True, is_wrapped=True))
        words = self.tr("The archive read {day} shows somebody alike under another address.")
        self.body.addWidget(Label(words.format(day=Day.on(one.proposed_on).phrase), tint=Tint.TEXT2, is_wrapped=True))
        self.body.addWidget(signed_line("link", self.tr("before: {address}").format(address=isolated(one.old_value))))
        self.body.addWidget(signed_line("link", self.tr("now: {address}").format(address=isolated(one.new_value))))
        if other:
            words = self.tr("{name} came in under it. Accepted, the two become one, and undo takes that back.")
            self.body.addWidget(signed_line("merge", words.format(name=isolated(one_line(other, 80)))))
        line = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, line)
        for button in (self.accept_button, self.refuse_button, self.open_button):
            flow.addWidget(button)
        self.body.addWidget(line)


class AddressesPanel(TidyPanel):
    """The proposals that wait for an answer, the oldest first."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.column: CardColumn[int] = CardColumn(self.tr("People change their address. Say whose these are."))
        page = ScrollPage("tidy.addresses.page", self.tr("New addresses"))
        page.column.addWidget(self.column)
        page.column.addStretch(1)
        whole = QVBoxLayout(self.content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def explanation(self) -> EmptyState:
        """Why nobody is shown."""
        return EmptyState(
            "tidy.addresses.empty",
            "link",
            self.tr("No new addresses"),
            self.tr(
                "When an archive shows somebody alike under another profile address, you are asked here whether it is "
                "the same person. It is never assumed."
            ),
        )

    def refresh(self) -> None:
        """Ask anew."""
        services = self.around.services
        found = services.duplicates.address_changes()
        people = [person for one in found for person in (one.person_id, one.other_id) if person is not None]
        names = services.people.names(people)
        self.column.show_cards({one.id: self._card(one, names) for one in found if one.person_id in names})
        self.show_content(bool(found))
        self.counted.emit(len(found))

    def take_keyboard(self) -> None:
        """Go to the first proposal."""
        self.column.focus_first()

    def _card(self, one: AddressChange, names: Mapping[PersonId, str]) -> AddressCard:
        known = self.column.cards.get(one.id)
        if isinstance(known, AddressCard) and known.proposal == one:
            return known
        other = names.get(one.other_id, "") if one.other_id is not None else ""
        card = AddressCard(one, names[one.person_id], other)
        card.answered.connect(lambda is_theirs: self._answer(one, is_theirs))
        card.opened.connect(lambda: self.around.navigator.open_person(one.person_id))
        return card

    def _answer(self, one: AddressChange, is_theirs: bool) -> None:
        carry_out(self.around, AcceptAddress(one.id) if is_theirs else RefuseAddress(one.id))
