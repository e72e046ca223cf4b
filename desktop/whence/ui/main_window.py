"""The window: navigation, one screen at a time, the line to capture in, the palette above everything, toasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from whence.ui.action_rows import Where
from whence.ui.jobs import Ticket
from whence.ui.labels import name_control
from whence.ui.menus import fill_menu_bar
from whence.ui.screen import Surroundings
from whence.ui.theme import scaled
from whence.ui.widgets.progress_strip import ProgressStrip
from whence.ui.widgets.toast import ToastHost
from whence.ui.window_capture import CaptureSlot
from whence.ui.window_drop import DropTarget
from whence.ui.window_jobs import AutomaticBackups, JobsStrip, TextIndexing
from whence.ui.window_navigation import Badges, SidebarScroll, built_sidebar
from whence.ui.window_notices import Notices
from whence.ui.window_quiet_work import QuietWork
from whence.ui.window_review_day import ReviewDay, Tray
from whence.ui.window_screens import ScreenStack
from whence.ui.window_settings import WindowSettings
from whence.ui.window_trail import Step, Trail
from whence.ui.window_undo import UndoRedo

if TYPE_CHECKING:
    from whence.ui.palette.overlay import PaletteOverlay

#: Narrower than this, in design pixels, the navigation shows icons alone.
NARROW = 900
_RENEW_AFTER = 500
_WIDTH, _HEIGHT = 1180, 780


class MainWindow(QMainWindow):
    """Everything that is not a screen; `closed` once it was closed and everything it had begun has stopped.

    `renewal_wanted` when the size of text changed and another window with the new sizes should take its place.
    """

    closed = Signal()
    renewal_wanted = Signal()

    def __init__(self, around: Surroundings, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.settings = settings
        self.trail = Trail()
        self.content = QWidget()
        self.stack = ScreenStack(around)
        self.sidebar = built_sidebar()
        self.navigation = SidebarScroll(self.sidebar)
        self.capture = CaptureSlot(around)
        self.strip = ProgressStrip("window.job")
        self.notices = Notices(around, settings)
        self.toasts = ToastHost(self.content, self._kept_clear)
        self.undo_redo = UndoRedo(around, self)
        self.backups = AutomaticBackups(around, self)
        self.indexing = TextIndexing(around, self)
        self.badges = Badges(around, self.sidebar)
        self.tray = Tray(self)
        self.review_day = ReviewDay(around, self.tray, self)
        self.drop = DropTarget(self)
        self._palette: PaletteOverlay | None = None
        self._jobs_strip = JobsStrip(around.jobs, self.strip, self._is_shown_on_screen)
        self._text_scale = around.theme.text_scale
        self.quiet_work = QuietWork(self, self.indexing.begin, self.backups.start, self.review_day.start)
        self._renewal = QTimer(self, interval=_RENEW_AFTER, singleShot=True)
        name_control(self, "window", self.tr("Whence"))
        self._lay_out()
        self._connect()

    def begin(self, screen: str = "") -> None:
        """Show the first screen: the one asked for, else the one last seen, or the welcome of an empty journal."""
        journal = self.around.services.journal.store.path
        wanted = screen or self.settings.screen_of(journal)
        if self.around.services.people.count() == 0:
            wanted = screen or "welcome"
        self.go(wanted if self.stack.has(wanted) else "today")
        self.quiet_work.begin()

    def place(self) -> None:
        """Stand where it stood last time, the first time at a good size for the screen."""
        if not self.restoreGeometry(self.settings.geometry):
            room = self.screen().availableSize()
            self.resize(min(scaled(_WIDTH), room.width() - 40), min(scaled(_HEIGHT), room.height() - 60))

    def go(self, name: str, subject: object = None) -> None:
        """Show a screen, and remember the step."""
        if not self.stack.has(name):
            return
        self.close_palette()
        self.trail.go(Step(name, subject))
        self._show(Step(name, subject))

    def go_back(self) -> None:
        """Show what was shown before."""
        self._show(self.trail.back())

    def go_forward(self) -> None:
        """Show what one came back from."""
        self._show(self.trail.forward())

    def open_palette(self) -> None:
        """Show the palette with an empty line; shown already, it is begun anew."""
        from whence.ui.palette.overlay import PaletteOverlay

        if self._palette is None:
            self._palette = PaletteOverlay(self.around, self)
            self._palette.log_wanted.connect(self.capture.begin)
        self._palette.open()

    def close_palette(self) -> bool:
        """Hide the palette; False when it was not shown."""
        if self._palette is None or not self._palette.isVisible():
            return False
        self._palette.step_out()
        return True

    def open_another(self) -> None:
        """Choose another journal and open it in a window of its own."""
        from whence.ui.window_launching import open_elsewhere

        title, kinds = self.tr("Open another journal"), self.tr("Journals (*.whence);;All files (*)")
        folder = str(self.around.services.journal.store.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if chosen:
            open_elsewhere("--journal", chosen)

    def open_sample(self) -> None:
        """Open the sample journal in a window of its own; this journal stays as it is."""
        from whence.ui.window_launching import open_elsewhere

        if open_elsewhere("demo"):
            self.around.navigator.say(self.tr("The sample journal opens in a window of its own."))

    def open_capture(self, line: str) -> None:
        """Show the line to capture in as a small window of its own, with what was handed over in it."""
        self.capture.open_apart(line)

    def raise_up(self) -> None:
        """Come to the front."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the counts there at the first sight of it."""
        if not event.spontaneous():
            self.badges.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room when there is little."""
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() < scaled(NARROW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where things stood, and stop what runs."""
        self.quiet_work.stop()
        if self.stack.current is not None:
            self.stack.current.leave()
        self.capture.end()
        self.tray.hide()
        self.settings.geometry = self.saveGeometry()
        self.settings.remember_screen(self.around.services.journal.store.path, self.stack.current_name)
        self.settings.overrides = self.around.actions.overrides
        self.settings.has_letters = self.around.actions.has_letters
        self.settings.keep()
        self.around.jobs.close()
        super().closeEvent(event)
        self.closed.emit()

    def _show(self, step: Step | None) -> None:
        if step is None:
            return
        if step.screen != self.stack.current_name:
            self.toasts.leave_page()
        self.stack.show_screen(step.screen, step.subject)
        self.sidebar.mark_shown(step.screen)
        self.notices.offer_passphrase()
        self.around.actions["view.back"].setEnabled(self.trail.can_go_back)
        self.around.actions["view.forward"].setEnabled(self.trail.can_go_forward)

    def _kept_clear(self) -> QWidget | None:
        return self.stack.current.kept_clear() if self.stack.current is not None else None

    def _is_shown_on_screen(self, ticket: Ticket) -> bool:
        return self.stack.current is not None and self.stack.current.shows_job(ticket)

    def _lay_out(self) -> None:
        fill_menu_bar(self.menuBar(), self.around.actions)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.notices, self.capture, self.strip):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        central = QWidget()
        line = QHBoxLayout(central)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addWidget(self.content, 1)
        self.setCentralWidget(central)
        self.setWindowTitle(self.tr("Whence"))

    def _connect(self) -> None:
        around = self.around
        around.actions.belong_to(self, Where.EVERYWHERE)
        self.sidebar.chosen.connect(self.go)
        self.drop.dropped.connect(lambda path: self.go("transfer", path))
        around.navigator.screen.connect(self.go)
        around.theme.changed.connect(self._on_theme_changed)
        self._renewal.timeout.connect(self.renewal_wanted)
        self.tray.pressed.connect(self._on_tray_pressed)
        self.notices.protect_wanted.connect(lambda: self.go("preferences", "passphrase"))

    @Slot()
    def _on_tray_pressed(self) -> None:
        self.raise_up()
        self.go("review")

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._text_scale != self.around.theme.text_scale:
            self._text_scale = self.around.theme.text_scale
            self.navigation.set_compact(self.width() < scaled(NARROW))
            self._renewal.start()
