"""The palette: typed into, it lists whom and what is meant; every key of it works without leaving the line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.services.commands.people import AddPerson
from whence.ui.action_rows import Where
from whence.ui.carrying_out import carry_out
from whence.ui.labels import announce, name_control
from whence.ui.palette.backdrop import Backdrop
from whence.ui.palette.finding import Finding
from whence.ui.palette.rows import PaletteRow
from whence.ui.palette.sheet import PaletteSheet
from whence.ui.screen import Surroundings

_READINESS_AFTER = 40
#: A line with one of these is about more than a name: the capture bar reads it.
_SIGNS = frozenset("@^#!,")


class PaletteOverlay(Backdrop):
    """Lies over the whole window while open. `log_wanted` carries a line for the capture bar."""

    log_wanted = Signal(object)

    def __init__(self, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._finding = Finding(around)
        self._focus_before: QWidget | None = None
        self.sheet = PaletteSheet(around.actions, self)
        self.field, self.results, self.hints = self.sheet.field, self.sheet.results, self.sheet.hints
        self._readiness = QTimer(self, interval=_READINESS_AFTER, singleShot=True)
        name_control(self, "palette", self.tr("Find or do"))
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
        self.cover()
        self.sheet.setGeometry(QRect())
        self.field.clear()
        self.sheet.show_results()
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_out(self) -> None:
        """From the brief back to the list, from the list out of the palette."""
        if self.sheet.is_brief_shown:
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

    @Slot()
    def pick(self) -> None:
        """Open the person, do the action, have the question answered, or add who was typed."""
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
        elif row.question is not None:
            question = row.question
            self.close_up()
            self._around.navigator.open_screen("introductions", question)
        else:
            self.log()

    @Slot()
    def log(self) -> None:
        """Add who was typed as a new person and show their page; a line with signs goes to the capture bar."""
        text = self.field.text().strip()
        if not text:
            return
        self.close_up()
        if not _SIGNS.isdisjoint(text) and self._around.actions["capture.open"].isEnabled():
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
        person = self._person()
        if self.sheet.is_brief_shown:
            self._show_results()
        elif person is not None:
            self.sheet.show_brief(self._around.services.briefs.brief(person))
            self._fit()
            self._around.navigator.brief_seen.emit(person)

    def _person(self) -> PersonId | None:
        return None if self.current is None else self.current.person

    @Slot()
    def _show_results(self) -> None:
        self.sheet.show_results()
        self._fit()

    @Slot(str)
    def _find(self, typed: str) -> None:
        if self.sheet.is_brief_shown:
            self._show_results()
        self.results.show_rows(self._finding.rows(typed))
        self.hints.say("")
        self._fit()

    @Slot()
    def _on_current_changed(self) -> None:
        person = self._person()
        if person is None:
            self.results.open_row("", None)
            return
        self.results.open_row(self._around.services.briefs.sentences([person]).get(person, ""), None)
        self._readiness.start()

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

    @Slot()
    def _fit(self) -> None:
        self.sheet.fit(self.rect())
        self.show_outline(self.sheet.outline)

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
        self.left.connect(self.close_up)
        self.resized.connect(self._fit)
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self.results.step)
        self.field.entered.connect(self.show_brief)
        self.field.introduce_wanted.connect(self.introduce)
        self.sheet.brief_page.left.connect(self._show_results)
        self.sheet.brief_page.view.copied.connect(self.hints.say)
        self.results.current_changed.connect(self._on_current_changed)
        self.results.picked.connect(self.pick)
        self._readiness.timeout.connect(self._on_readiness_due)
        self._around.hub.changed.connect(self._on_changed)
