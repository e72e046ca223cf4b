"""The first screen of an empty journal: five names, an archive, or a look at the sample; then the first brief."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes, PersonId
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.welcome.first_brief import FirstBrief
from whence.ui.welcome.five_names import FiveNames
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.headings import Card, PageHeading
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.page_stack import PageStack
from whence.ui.widgets.turning_row import TurningRow

#: Narrower than this, in design pixels, the other ways stand below each other.
_NARROW = 440


class WelcomeScreen(Screen):
    """Two pages: how to begin, and the first brief once there is somebody."""

    name = "welcome"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.pages = PageStack()
        self.names = FiveNames(around)
        self.brief = FirstBrief(around)
        self.ways = OtherWays()
        self._lay_out()
        self.names.added.connect(self._on_added)
        self.ways.chosen.connect(self._on_archive_chosen)
        self.ways.sample_wanted.connect(around.actions["sample.open"].trigger)
        self.brief.left.connect(lambda: around.navigator.open_screen("today"))

    def enter(self, subject: object = None) -> None:
        """Put the keyboard into the first line."""
        if subject is not None or self.around.services.people.count() == 0:
            self.pages.setCurrentIndex(0)
            self.names.begin()

    def take_changes(self, changes: Changes) -> None:
        """Keep the brief as it is known now; with everybody gone, begin again."""
        self.brief.take_changes(changes)
        if self.around.services.people.count() == 0:
            self.pages.setCurrentIndex(0)

    def _lay_out(self) -> None:
        page = ScrollPage("welcome.page", self.tr("How to begin"), widest=680)
        page.column.addStretch(1)
        page.column.addWidget(PageHeading(self.tr("How do I know this person?")))
        promise = self.tr(
            "Whence keeps the answer: where you met, through whom, and what has passed between you since. "
            "It stays in one file on this computer and is never sent anywhere."
        )
        page.column.addWidget(Label(promise, TypeSize.TITLE, Tint.TEXT2, is_wrapped=True))
        card = Card()
        card.body.addWidget(self.names)
        page.column.addWidget(card)
        page.column.addWidget(self.ways)
        page.column.addStretch(2)
        self.pages.addWidget(page)
        self.pages.addWidget(self.brief)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    @Slot(object)
    def _on_added(self, people: tuple[PersonId, ...]) -> None:
        self.brief.show_people(people)
        self.pages.setCurrentWidget(self.brief)

    @Slot(object)
    def _on_archive_chosen(self, path: Path) -> None:
        self.around.navigator.open_screen("transfer", path)


class OtherWays(TurningRow):
    """Importing an archive, and looking at the sample; `chosen` carries the path of an archive."""

    chosen = Signal(object)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_NARROW, Space.LARGE, parent)
        self.import_button = push_button(self.tr("Choose an archive…"), "welcome.import", icon_name="tray-down")
        self.sample_button = push_button(self.tr("Open the sample"), "welcome.sample", icon_name="book")
        for title, words, button in (
            (
                self.tr("You have your LinkedIn archive"),
                self.tr("Drop it anywhere on this window. You see what it would bring before anything is written."),
                self.import_button,
            ),
            (
                self.tr("You want to look around first"),
                self.tr("A journal of fictional people opens in a window of its own; yours stays empty."),
                self.sample_button,
            ),
        ):
            self.add(_way(title, words, button), 1)
        self.import_button.clicked.connect(self._on_import)
        self.sample_button.clicked.connect(self.sample_wanted)

    @Slot()
    def _on_import(self) -> None:
        kinds = self.tr("Archives (*.zip *.csv);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose an archive"), "", kinds)
        if chosen:
            self.chosen.emit(Path(chosen))


def _way(title: str, words: str, button: QWidget) -> Card:
    card = Card()
    card.body.setSpacing(scaled(Space.SMALL))
    card.body.addWidget(Label(title, TypeSize.TITLE, is_strong=True, is_wrapped=True))
    card.body.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
    card.body.addStretch(1)
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    card.body.addLayout(line)
    return card
