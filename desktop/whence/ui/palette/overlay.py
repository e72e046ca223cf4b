"""The palette: typed into, it lists whom and what is meant; every key of it works without leaving the line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.services.commands.people import AddPerson
from whence.ui.action_rows import Where
from whence.ui.carrying_out import carry_out
from whence.ui.labels import announce, name_control
from whence.ui.palette.brief_page import BriefPage
from whence.ui.palette.field import PaletteField
from whence.ui.palette.finding import Finding
from whence.ui.palette.hint_line import HintLine
from whence.ui.palette.results import PaletteResults
from whence.ui.palette.rows import PaletteRow
from whence.ui.screen import Surroundings
from whence.ui.theme import Radius, Space, dress, scaled, tokens
from whence.ui.widgets.headings import Rule
from whence.ui.widgets.strokes import fill_box

_WIDTH = 720
_TOP = 64
_READINESS_AFTER = 40


class PaletteOverlay(QWidget):
    """Lies over the whole window while open. `log_wanted` carries a line for the capture bar."""

    log_wanted = Signal(object)

    def __init__(self, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._window = window
        self._finding = Finding(around)
        self._focus_before: QWidget | None = None
        self.panel = QWidget(self)
        self.field = PaletteField(around.actions)
        self.results = PaletteResults()
        self.brief_page = BriefPage()
        self.pages = QStackedWidget()
        self.hints = HintLine(around.actions)
        self._readiness = QTimer(self, interval=_READINESS_AFTER, singleShot=True)
        name_control(self, "palette", self.tr("Find or do"))
        self._lay_out()
        self._connect()
        self.setVisible(False)

    @property
    def current(self) -> PaletteRow | None:
        """The selected line."""
        return self.results.current

    def open(self) -> None:
        """Show the palette with an empty line and the keyboard in it."""
        if not self.isVisible():
            self._focus_before = self._window.focusWidget()
        self._around.actions["form.save"].setEnabled(False)
        self.setGeometry(self._window.rect())
        self.field.clear()
        self.pages.setCurrentWidget(self.results)
        self._find("")
        self.show()
        self.raise_()
        self._fit()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_out(self) -> None:
        """From the brief back to the list, from the list out of the palette."""
        if self.pages.currentWidget() is self.brief_page:
            self._show_results()
        else:
            self.close_up()

    def close_up(self) -> None:
        """Hide the palette and give the keyboard back."""
        self._around.actions["form.save"].setEnabled(True)
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the window and draw the sheet."""
        painter = QPainter(self)
        colours = tokens()
        veil = colours.text if not colours.is_dark else colours.sunken
        painter.setOpacity(0.28 if not colours.is_dark else 0.6)
        painter.fillRect(self.rect(), veil)
        painter.setOpacity(1.0)
        fill_box(painter, self.panel.geometry().adjusted(-1, -1, 1, 1), colours.raised, Radius.CARD, colours.border)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Covers the window whatever size it has."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._fit()
        return super().eventFilter(watched, event)

    @Slot()
    def pick(self) -> None:
        """Open the person, do the action, or add who was typed."""
        row = self.current
        if row is None:
            return
        if row.person is not None:
            person = row.person
            self.close_up()
            self._around.navigator.open_person(person)
        elif row.action:
            self.close_up()
            self._around.actions[row.action].trigger()
        else:
            self.log()

    @Slot()
    def log(self) -> None:
        """Add who was typed as a new person and show their page; a line with signs goes to the capture bar."""
        text = self.field.text().strip()
        if not text:
            return
        self.close_up()
        if any(sign in text for sign in ("@", "^", "#", "!", ",")) and self._around.actions["capture.open"].isEnabled():
            self.log_wanted.emit(text)
            return
        done = carry_out(self._around, AddPerson(text))
        if done is not None:
            self._around.navigator.open_person(done.value)

    @Slot()
    def copy(self) -> None:
        """Put "I met …" of the selected person on the clipboard."""
        person = self._person()
        if person is None:
            return
        spoken = self._around.services.briefs.brief(person).spoken
        QGuiApplication.clipboard().setText(spoken)
        self.hints.say(self.tr("Copied: {sentence}").format(sentence=spoken))
        announce(self, spoken)

    @Slot()
    def introduce(self) -> None:
        """Introduce the selected person to somebody."""
        person = self._person()
        if person is not None:
            self.close_up()
            self._around.navigator.introduce.emit(person)

    @Slot()
    def show_brief(self) -> None:
        """Show the whole brief of the selected person; from there, back to the list."""
        if self.pages.currentWidget() is self.brief_page:
            self._show_results()
            return
        person = self._person()
        if person is None:
            return
        self.brief_page.show_brief(self._around.services.briefs.brief(person))
        self.pages.setCurrentWidget(self.brief_page)
        self._fit()
        self.brief_page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._around.navigator.brief_seen.emit(person)

    def _person(self) -> PersonId | None:
        return None if self.current is None else self.current.person

    def _show_results(self) -> None:
        self.pages.setCurrentWidget(self.results)
        self._fit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _find(self, typed: str) -> None:
        if self.pages.currentWidget() is self.brief_page:
            self._show_results()
        self.results.show_rows(self._finding.rows(typed))
        self.hints.say("")
        self._fit()

    @Slot()
    def _on_current_changed(self) -> None:
        person = self._person()
        if person is None:
            self.results.open_row("", None)
            self._fit()
            return
        sentence = self._around.services.briefs.sentences([person]).get(person, "")
        self.results.open_row(sentence, None)
        self._readiness.start()
        self._fit()

    @Slot()
    def _on_readiness_due(self) -> None:
        person = self._person()
        if person is None or not self.isVisible():
            return
        try:
            brief = self._around.services.briefs.brief(person)
        except NobodyFound:
            return
        self.results.open_row(brief.sentence, brief.readiness)
        announce(self.results, f"{brief.sentence} {brief.readiness.words}")

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._find(self.field.text())

    def _fit(self) -> None:
        """Give the sheet the height its lines need, within the window."""
        margin = scaled(Space.WIDE)
        width = min(scaled(_WIDTH), self.width() - 2 * margin)
        self.results.set_width(width - 2 * scaled(Space.SMALL))
        top = min(scaled(_TOP), self.height() // 12)
        around = self.field.sizeHint().height() + self.hints.sizeHint().height() + scaled(44)
        is_brief = self.pages.currentWidget() is self.brief_page
        wanted = scaled(420) if is_brief else self.results.wanted_height
        height = min(around + wanted, self.height() - top - margin)
        self.panel.setGeometry(QRect((self.width() - width) // 2, top, width, height))
        self.update()

    def _lay_out(self) -> None:
        self.pages.addWidget(self.results)
        self.pages.addWidget(self.brief_page)
        dress(self.field, "bare")
        column = QVBoxLayout(self.panel)
        edge = scaled(Space.SMALL)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.TIGHT))
        column.addWidget(self.field)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)
        column.addWidget(Rule())
        column.addWidget(self.hints)

    def _connect(self) -> None:
        actions = self._around.actions
        actions.belong_to(self, Where.PALETTE)
        for identifier, act in (
            ("palette.pick", self.pick),
            ("palette.log", self.log),
            ("palette.brief", self.show_brief),
            ("brief.copy", self.copy),
        ):
            actions[identifier].triggered.connect(act)
        self._window.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self.results.step)
        self.field.entered.connect(self.show_brief)
        self.field.introduce_wanted.connect(self.introduce)
        self.brief_page.left.connect(self._show_results)
        self.brief_page.view.copied.connect(self.hints.say)
        self.results.current_changed.connect(self._on_current_changed)
        self.results.picked.connect(self.pick)
        self._readiness.timeout.connect(self._on_readiness_due)
        self._around.hub.changed.connect(self._on_changed)
