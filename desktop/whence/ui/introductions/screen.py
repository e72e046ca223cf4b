"""The introductions screen: the list, and beside it one introduction, a new one, or two questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from whence.domain.changes import Changes, PersonId
from whence.domain.introductions import Introduction, MeetingFor, WayInto
from whence.ui.dialogs.page_to_take import PageToTakeDialog
from whence.ui.introductions.begin_form import BeginForm
from whence.ui.introductions.finders import FindersPanel
from whence.ui.introductions.list_panel import IntroductionListPanel
from whence.ui.introductions.page_panel import IntroductionPanel
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.page import ScrollPage

#: Below this width, in design pixels, the list and the page are shown one at a time.
NARROW = 800
_LIST, _PAGE = 340, 760


class IntroductionsScreen(Screen):
    """Entered with a `PersonId`, it begins an introduction to them; with an `Introduction`, it shows that one.

    With a `WayInto` or `MeetingFor` it answers that question.
    """

    name = "introductions"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.list = IntroductionListPanel(around)
        self.page = IntroductionPanel(around)
        self.form = BeginForm(around)
        self.finders = FindersPanel(around)
        self.empty = EmptyState(
            "introductions.empty", "introduction", self.tr("No introduction yet"),
            self.tr("Bring two people together: who asks, who is asked for, and why both would want it. "
                    "Both are asked first; the steps, the words and what came of it are kept here."),
            button_text=self.tr("Introduce two people"),
            example=self.tr("Emeka wants to move into mapping; Mara looks for a Rust developer."),
        )  # fmt: skip
        self.beside = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._back_buttons = [self.page.back_button]
        self._is_beside_open = False
        self._is_stale = True
        self._lay_out()
        self._connect()

    @property
    def is_narrow(self) -> bool:
        """Whether only the list or what stands beside it fits."""
        return self.width() < scaled(NARROW)

    def enter(self, subject: object = None) -> None:
        """Begin an introduction to a person, show one, or show what is due first."""
        self.list.refresh()
        self._is_stale = False
        if isinstance(subject, Introduction):
            self.show_introduction(subject.id)
        elif isinstance(subject, (WayInto, MeetingFor)):
            self._show_beside(self._finders_page)
            self.finders.ask(subject)
        elif isinstance(subject, int):
            self.begin(asked_for=PersonId(subject))
        elif self.beside.currentWidget() not in (self._form_page, self._finders_page):
            self._show_current()
            self.list.take_keyboard()

    def leave(self) -> None:
        """Keep the words as they were edited."""
        self.page.texts.keep()

    def begin(self, asked_for: PersonId | None = None, asker: PersonId | None = None) -> None:
        """Show the form for a new introduction."""
        self._show_beside(self._form_page)
        self.form.begin(asked_for, asker)

    def show_introduction(self, introduction: int) -> None:
        """Show one introduction, marked in the list."""
        self.list.choose(introduction)
        self.page.show_introduction(introduction)
        self._show_beside(self.page)

    def take_changes(self, changes: Changes) -> None:
        """Ask anew for what a change concerns; at once only while shown."""
        self._is_stale = True
        if self.isVisible() and changes != Changes():
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both or one of list and page."""
        super().resizeEvent(event)
        self._arrange()

    def _refresh(self) -> None:
        """Show what holds now; the introduction that is shown stays, on whichever tab it stands by now."""
        self._is_stale = False
        rows, is_page = self.list.rows, self.beside.currentWidget() is self.page
        rows.blockSignals(True)
        self.list.refresh()
        is_there = is_page and self.page.refresh()
        if is_there and self.page.shown is not None:
            self.list.choose(self.page.shown.introduction.id)
        rows.blockSignals(False)
        if not is_there and (is_page or self.beside.currentWidget() is self.empty):
            self._show_current()

    def _show_current(self) -> None:
        current = self.list.rows.current_id
        if current is None and self.list.model.rowCount() and not self.is_narrow:
            current = self.list.model.id_at(0)
            self.list.rows.make_current(current)
        if isinstance(current, int):
            self.page.show_introduction(current)
            self._show_beside(self.page, is_opened=self._is_beside_open)
        elif self.list.is_empty or not self.is_narrow:
            self._show_beside(self.empty, is_opened=self.list.is_empty)

    def _show_beside(self, widget: QWidget, *, is_opened: bool = True) -> None:
        self.beside.setCurrentWidget(widget)
        self._is_beside_open = is_opened
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.is_narrow
        self.list.setVisible(not is_narrow or not self._is_beside_open)
        self.beside.setVisible(not is_narrow or self._is_beside_open)
        for back in self._back_buttons:
            back.setVisible(is_narrow)

    def _lay_out(self) -> None:
        self._form_page = ScrollPage("introductions.form", self.tr("Begin an introduction"))
        self._finders_page = ScrollPage("introductions.finders_page", self.tr("Who to whom?"))
        for page, shown in ((self._form_page, self.form), (self._finders_page, self.finders)):
            back = push_button(self.tr("Back"), f"{page.objectName()}.back", ButtonLook.QUIET, icon_name="arrow-left")
            back.clicked.connect(self._on_back)
            page.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
            page.column.addWidget(shown)
            self._back_buttons.append(back)
        for widget in (self.empty, self.page, self._form_page, self._finders_page):
            self.beside.addWidget(widget)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.beside)
        self.splitter.setSizes([scaled(_LIST), scaled(_PAGE)])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.list.setMinimumWidth(scaled(260))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)

    def _connect(self) -> None:
        navigator = self.around.navigator
        self.list.chosen.connect(self._on_chosen)
        self.list.rows.opened.connect(self._on_opened)
        self.list.start_wanted.connect(self.begin)
        self.list.finders_wanted.connect(self._on_finders_wanted)
        self.empty.started.connect(self.begin)
        self.form.begun.connect(self._on_begun)
        self.finders.opened.connect(navigator.open_person)
        self.finders.pair_wanted.connect(lambda asker, asked_for: self.begin(asked_for, asker))
        self.page.back_wanted.connect(self._on_back)
        self.page.page_wanted.connect(self._on_page_wanted)
        self.around.actions["form.save"].triggered.connect(self._on_save)
        self.around.actions["introduction.begin"].triggered.connect(self._on_begin_asked)

    @Slot(object)
    def _on_chosen(self, introduction: object) -> None:
        if isinstance(introduction, int) and not self.is_narrow:
            self.page.show_introduction(introduction)
            self._show_beside(self.page)

    @Slot(object)
    def _on_opened(self, introduction: object) -> None:
        if isinstance(introduction, int):
            self.page.show_introduction(introduction)
            self._show_beside(self.page)
            self.page.more_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_finders_wanted(self) -> None:
        self._show_beside(self._finders_page)
        self.finders.into.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_begun(self, introduction: object) -> None:
        if isinstance(introduction, int):
            self.list.tabs.choose("open")
            self.show_introduction(introduction)
            self.page.texts.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_back(self) -> None:
        self._is_beside_open = False
        self._arrange()
        self.list.take_keyboard()

    @Slot()
    def _on_page_wanted(self) -> None:
        shown = self.page.shown
        if shown is not None:
            PageToTakeDialog(self.around, (shown.introduction.asker_id, shown.introduction.asked_for_id), self.window(),
                             purpose=shown.introduction.purpose).open()  # fmt: skip

    @Slot()
    def _on_begin_asked(self) -> None:
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self.begin()

    @Slot()
    def _on_save(self) -> None:
        if self.isVisible() and self.beside.currentWidget() is self._form_page:
            self.form.save()
