"""The page of a person: the brief first, then everything recorded, all of it editable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.domain.interactions import Channel
from whence.domain.people import Shelf
from whence.ui.carrying_out import carry_out
from whence.ui.dialogs.quick_origin import QuickOriginForm
from whence.ui.people.help_section import HelpSection
from whence.ui.people.known_sections import InvitationsSection, OriginsSection
from whence.ui.people.own_sections import AddressesSection, AffiliationsSection, FollowUpsSection, NotesSection
from whence.ui.people.page_header import PageHeader
from whence.ui.people.tie_part import TiePart
from whence.ui.people.timeline_section import TimelineSection
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, dress, scaled
from whence.ui.widgets.brief_view import BriefView
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.headings import Card

if TYPE_CHECKING:
    from whence.services.people_lists import PersonPage

_WIDEST = 760


class PersonPagePanel(QWidget):
    """Shows one person, or says how to choose one. `back_wanted` asks for the list where only one of both fits."""

    back_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.person: PersonId | None = None
        self.header = PageHeader()
        self.brief = BriefView("person.brief")
        self.tie = TiePart(around)
        self.quick_origin = QuickOriginForm(around)
        self.timeline = TimelineSection(around)
        self.sections = (
            FollowUpsSection(around),
            self.timeline,
            OriginsSection(around),
            InvitationsSection(around),
            AffiliationsSection(around),
            AddressesSection(around),
            HelpSection(around),
            NotesSection(around),
        )
        self.area = QScrollArea()
        self._sheet = QWidget()
        self.nobody = EmptyState(
            "person.nobody",
            "person",
            self.tr("Nobody is chosen"),
            self.tr("Choose somebody in the list to see how you know them."),
        )
        self._pages = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_person(self, person: PersonId | None) -> None:
        """Show somebody from the top of their page; None for nobody."""
        is_other = person != self.person
        self.person = person
        self.refresh()
        if is_other:
            self.area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Ask anew about the person shown; what is the same stays as it is, and so does the place on the page."""
        if self.person is None:
            self._pages.setCurrentWidget(self.nobody)
            return
        services = self.around.services
        try:
            page, brief = services.people.page(self.person), services.briefs.brief(self.person)
        except NobodyFound:
            self.person = None
            self._pages.setCurrentWidget(self.nobody)
            return
        self.brief.show_brief(brief)
        self.tie.show_person(self.person)
        self.brief.origin_button.setVisible(False)
        self.quick_origin.show_person(self.person)
        self.quick_origin.setVisible(brief.is_origin_missing)
        self._show_page(page)
        self._pages.setCurrentWidget(self.area)
        # Every level of the page would lay itself out a turn later than the one inside it, and be seen doing so.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def show_back(self, is_shown: bool) -> None:
        """Offer the way back to the list."""
        self.header.back_button.setVisible(is_shown)

    def log(self, channel: Channel = Channel.IN_PERSON) -> None:
        """Open the form that logs an exchange with the person shown."""
        from whence.ui.dialogs.log import LogDialog

        if self.person is not None:
            LogDialog(self.around, [self.person], self.window(), channel=channel).open()

    def _show_page(self, page: PersonPage) -> None:
        self.header.show_page(page)
        for section in self.sections:
            section.show_page(page)

    def _lay_out(self) -> None:
        sheet = self._sheet
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(edge, scaled(Space.LARGE), edge, edge)
        column.setSpacing(scaled(Space.WIDE))
        column.addWidget(self.header)
        card = Card()
        self.brief.add_under_tie(self.tie)
        card.body.addWidget(self.brief)
        card.body.addWidget(self.quick_origin)
        column.addWidget(card)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        holder = QWidget()
        dress(holder, "page")
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(sheet, 100)
        line.addStretch(1)
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(self.nobody)
        self._pages.addWidget(self.area)

    def _connect(self) -> None:
        header = self.header
        header.renamed.connect(self._on_renamed)
        header.log_wanted.connect(self.log)
        header.untagged.connect(self._on_untagged)
        header.tag_wanted.connect(self._on_tag_wanted)
        header.back_wanted.connect(self.back_wanted)
        header.return_wanted.connect(self._on_return_wanted)
        self.brief.copied.connect(self._on_copied)
        self.around.theme.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self._sheet.setMaximumWidth(scaled(_WIDEST))

    @Slot(str)
    def _on_renamed(self, name: str) -> None:
        from whence.services.commands.people import RenamePerson

        if self.person is not None and carry_out(self.around, RenamePerson(self.person, name)) is None:
            self.refresh()

    @Slot(str)
    def _on_untagged(self, tag: str) -> None:
        from whence.services.commands.people import UntagPeople

        if self.person is not None:
            carry_out(self.around, UntagPeople((self.person,), tag))

    @Slot()
    def _on_tag_wanted(self) -> None:
        from whence.ui.dialogs.tag import TagDialog

        if self.person is not None:
            TagDialog(self.around, [self.person], self.window()).open()

    @Slot()
    def _on_return_wanted(self) -> None:
        from whence.services.commands.people import ShelvePeople

        if self.person is not None:
            carry_out(self.around, ShelvePeople((self.person,), Shelf.PEOPLE))

    @Slot(str)
    def _on_copied(self, sentence: str) -> None:
        self.around.navigator.say(self.tr("Copied: {sentence}").format(sentence=sentence))
