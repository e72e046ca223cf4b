"""Today: what is due, who is no longer in your connections, who was added lately."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes, PersonId
from whence.domain.dates import Day
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.today.due_section import DueSection
from whence.ui.today.lately_section import LatelySection
from whence.ui.today.review_day import ReviewDayBanner
from whence.ui.today.sections import PersonLine
from whence.ui.today.vanished_section import VanishedSection
from whence.ui.today.waiting_section import WaitingSection
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.page_stack import PageStack


class TodayScreen(Screen):
    """Sections that are hidden while they have nothing to say; with nothing at all, what to do instead."""

    name = "today"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._is_stale = True
        self.pages = PageStack()
        self.find_button = push_button(self.tr("Find somebody"), "today.find", icon_name="lens")
        self.day_line = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.review_day = ReviewDayBanner(around)
        self.due = DueSection(around)
        self.waiting = WaitingSection(around)
        self.vanished = VanishedSection(around)
        self.lately = LatelySection(around)
        self.first_steps = EmptyState(
            "today.empty",
            "handshake",
            self.tr("Nobody is in this journal yet"),
            self.tr("Type five people you might introduce to each other, or drop your LinkedIn archive on the window."),
            button_text=self.tr("Begin"),
            example="Mara Okafor",
        )
        self._lay_out()
        self.find_button.clicked.connect(self._on_find)
        self.first_steps.started.connect(lambda: around.navigator.open_screen("welcome"))

    def enter(self, subject: object = None) -> None:
        """Show what is due now."""
        self._is_stale = self._is_stale or subject is not None
        self._refresh()
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.find_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def meant_person(self) -> PersonId | None:
        """Whose line has the keyboard."""
        focus = QApplication.focusWidget()
        lines = self.findChildren(PersonLine)
        return next((line.person for line in lines if focus is not None and line.isAncestorOf(focus)), None)

    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        self._is_stale = changes != Changes()
        if self._is_stale and self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        services = self.around.services
        if services.people.count() == 0:
            self.pages.setCurrentWidget(self.first_steps)
            return
        self.pages.setCurrentIndex(0)
        due, gone = self.due.refresh(), self.vanished.refresh()
        waiting = self.waiting.refresh()
        self.lately.refresh()
        self.review_day.refresh()
        self.day_line.setText(_day_line(Day.on(services.journal.clock.today()), due + gone + waiting))

    def _lay_out(self) -> None:
        page = ScrollPage("today.page", self.tr("Today"))
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(scaled(Space.TIGHT))
        words.addWidget(PageHeading(self.tr("Today")))
        words.addWidget(self.day_line)
        top.addLayout(words, 1)
        top.addWidget(self.find_button)
        page.column.addLayout(top)
        for section in (self.review_day, self.due, self.waiting, self.vanished, self.lately):
            page.column.addWidget(section)
        page.column.addStretch(1)
        self.pages.addWidget(page)
        self.pages.addWidget(self.first_steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    @Slot()
    def _on_find(self) -> None:
        self.around.actions["palette.open"].trigger()


def _day_line(day: Day, count: int) -> str:
    """The day, and how much is due, in a sentence that never nags."""
    if count == 0:
        words = QCoreApplication.translate("TodayScreen", "{day}. Nothing is due.")
    elif count == 1:
        words = QCoreApplication.translate("TodayScreen", "{day}. One thing is due.")
    else:
        words = QCoreApplication.translate("TodayScreen", "{day}. {count} things are due.")
    return words.format(day=day.words, count=count)
