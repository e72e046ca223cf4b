"""Red flags that wait: let it pass, reply and watch, or remove the connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.services.commands import Command
from whence.services.commands.reviews import AnswerRedFlag
from whence.services.red_flag_list import RedFlagRow
from whence.ui.carrying_out import carry_out
from whence.ui.decisions.lines import MOST_LINES, answers_below, empty_line, line
from whence.ui.dialogs.form import FormDialog
from whence.ui.dialogs.removal import RemovalDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.foldable import Foldable

_QUOTED = 400


class RedFlagLines(QObject):
    """Each person with a red flag, what they did, and the three answers."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._window = parent
        self._is_older_open = False

    def lines(self) -> Iterator[QWidget]:
        """Those that wait, newest first."""
        flags = self._around.services.red_flags
        found, older = flags.waiting(), flags.count_older()
        if not found:
            yield empty_line(
                self.tr("Nothing waits here. A first message after connecting that asks for something shows up here.")
            )
        for row in found[:MOST_LINES]:
            yield self._line(row)
        if len(found) > MOST_LINES:
            yield empty_line(
                self.tr("{count} older ones come up as these are answered.").format(count=len(found) - MOST_LINES)
            )
        if older:
            yield self._older(older)

    def _older(self, count: int) -> QWidget:
        """One line for what is long ago; the cases are drawn up when it is opened, and it stays open while answered."""
        one, several = self.tr("1 older case found: look at it"), self.tr("{count} older cases found: look at them")
        fold = Foldable(one if count == 1 else several.format(count=count), "decisions.flag.older", QWidget())
        fold.unfolded.connect(lambda: fold.show_content(self._older_cases()))
        fold.button.toggled.connect(self._keep_open)
        fold.unfold(self._is_older_open)
        return fold

    def _older_cases(self) -> QWidget:
        cases = QWidget()
        column = QVBoxLayout(cases)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        for row in self._around.services.red_flags.older()[:MOST_LINES]:
            column.addWidget(self._line(row))
        return cases

    @Slot(bool)
    def _keep_open(self, is_open: bool) -> None:
        self._is_older_open = is_open

    def _line(self, row: RedFlagRow) -> QWidget:
        message = f"“{one_line(row.message, _QUOTED)}”" if row.message else ""
        noticed = self.tr("Noticed on {day}").format(day=Day.on(row.raised_on).words)
        made = line(
            row.name,
            [*row.sentences, message, noticed],
            open_person=lambda: self._around.navigator.open_person(row.person),
        )
        answers_below(made, self._buttons(row), row.name)
        return made

    def _buttons(self, row: RedFlagRow) -> Sequence[QPushButton]:
        let_pass = push_button(self.tr("Let pass"), "decisions.flag.pass", icon_name="check")
        let_pass.clicked.connect(lambda: carry_out(self._around, AnswerRedFlag(row.person, Verdict.LET_PASS)))
        reply = push_button(self.tr("Reply, then watch…"), "decisions.flag.reply", icon_name="eye")
        reply.clicked.connect(lambda: ReplyDialog(self._around, row, self._window).open())
        remove = push_button(self.tr("Remove…"), "decisions.flag.remove", icon_name="minus")
        remove.clicked.connect(lambda: self._remove(row))
        remove.setVisible(row.is_connected)
        return (let_pass, reply, remove)

    def _remove(self, row: RedFlagRow) -> None:
        RemovalDialog(self._around, row.person, row.name, self._window, rationale=" ".join(row.sentences)).open()


class ReplyDialog(FormDialog):
    """A text to change and to copy; saved, the tie is watched and comes up again after four weeks."""

    def __init__(self, around: Surroundings, row: RedFlagRow, parent: QWidget) -> None:
        title = QCoreApplication.translate("ReplyDialog", "Reply to {name}, then watch")
        super().__init__(around, "reply_watch", title.format(name=isolated(one_line(row.name, 80))), parent)
        self._row = row
        self.column.addWidget(Label(" ".join(row.sentences), TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        self.text = self.text_field(row.reply, height=150)
        self.copy_button = push_button(self.tr("Copy the reply"), "reply_watch.copy", icon_name="copy")
        hint = self.tr("Nothing is sent from here: copy it and paste it there by hand. It is kept with the decision.")
        self.add_field("rationale", self.tr("Your reply"), self.text, hint)
        self.column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_button.setText(self.tr("Watch from now on"))
        self.copy_button.clicked.connect(self._on_copy)
        self.text.setFocus()

    def commands(self) -> Sequence[Command]:
        """Answer the flag, with the reply as the reason on record."""
        words = self.text.toPlainText().strip()
        kept = self.tr("Replied: {words}").format(words=words) if words else ""
        return [AnswerRedFlag(self._row.person, Verdict.REPLY_WATCH, kept)]

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.around.navigator.say(self.tr("Copied. Paste it there by hand; nothing is sent from here."))
