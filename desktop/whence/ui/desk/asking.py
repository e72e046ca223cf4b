"""Asking before accepting: the question to copy, how long to wait, and what was answered."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.outcomes import AnswerJudged
from whence.domain.suggestions import DAYS_TO_ANSWER
from whence.services.commands.desk import AskFirst, Reasons, RecordAnswer
from whence.services.desk import Desk, DeskCard
from whence.ui.icons import Tint
from whence.ui.labels import Label, breakable, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.flow import FlowLayout

_DEFAULTS = (
    (Verdict.DECLINE, QT_TRANSLATE_NOOP("AskForm", "else decline")),
    (Verdict.LEAVE, QT_TRANSLATE_NOOP("AskForm", "else leave it unanswered")),
    (Verdict.ACCEPT_WATCH, QT_TRANSLATE_NOOP("AskForm", "else accept, watch")),
)
_JUDGED = (
    (AnswerJudged.SAYS_WHY, QT_TRANSLATE_NOOP("AnswerForm", "Says why")),
    (AnswerJudged.ONE_SENTENCE, QT_TRANSLATE_NOOP("AnswerForm", "One sentence only")),
    (AnswerJudged.SILENCE, QT_TRANSLATE_NOOP("AnswerForm", "Silence")),
    (AnswerJudged.WITHDREW, QT_TRANSLATE_NOOP("AnswerForm", "They withdrew")),
)


class AskForm(QWidget):
    """Nothing is sent: the question is copied and pasted by hand."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.templates = QComboBox()
        self.question = QPlainTextEdit()
        self.question_error = FieldError(self.question)
        self.due = DayField(
            "invitations.ask_by", self.tr("Ask by"), around.services.journal.clock.today, prefers="future"
        )
        self.due_error = FieldError(self.due.field)
        self.default = QComboBox()
        self.copy_button = push_button(self.tr("Copy the question"), "invitations.copy_question", icon_name="copy")
        self._texts: list[str] = []
        self._lay_out()
        self.templates.currentIndexChanged.connect(self._on_template)
        self.copy_button.clicked.connect(self._on_copy)

    def show_card(self, desk: Desk, card: DeskCard) -> None:
        """Offer the texts for somebody."""
        offered = desk.questions(card)
        self._texts = [text for _, text in offered]
        self.templates.blockSignals(True)
        self.templates.clear()
        for template, _ in offered:
            self.templates.addItem(template.title)
        self.templates.blockSignals(False)
        about_claim = [place for place, (template, _) in enumerate(offered) if "{claim}" in template.text]
        self.templates.setCurrentIndex(about_claim[0] if about_claim else 0)
        self._on_template(self.templates.currentIndex())
        today = self._around.services.journal.clock.today()
        self.due.show_day(Day.on(today + timedelta(days=DAYS_TO_ANSWER)))
        self.question_error.clear()
        self.due_error.clear()

    def command(self, invitation: int, reasons: Reasons, name: str) -> AskFirst:
        """What saving does. Raises Refusal for a day that can't be read."""
        due = self.due.checked_day("due_on")
        verdict = _DEFAULTS[self.default.currentIndex()][0]
        return AskFirst(invitation, self.question.toPlainText(), due.start, verdict, reasons, name)

    def show_refusal(self, refusal: Refusal) -> QWidget | None:
        """Say a refusal under its field, and give what says it; None when it is about none of these."""
        found = {"question": self.question_error, "due_on": self.due_error}.get(refusal.field or "")
        if found is not None:
            found.say(refusal.sentence)
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        self.question.setTabChangesFocus(True)
        self.question.setFixedHeight(scaled(66))
        name_control(self.templates, "invitations.question_template", self.tr("Text to begin with"))
        name_control(self.question, "invitations.question", self.tr("The question"))
        name_control(self.default, "invitations.ask_default", self.tr("When nobody answers"))
        for _, text in _DEFAULTS:
            self.default.addItem(self.tr(text))
        first = QHBoxLayout()
        first.addWidget(self.templates, 1)
        first.addWidget(self.copy_button)
        second = QHBoxLayout()
        second.addWidget(Label(self.tr("Wait until"), TypeSize.SECONDARY, Tint.TEXT2))
        second.addWidget(self.due, 1)
        second.addWidget(self.default)
        column.addLayout(first)
        column.addWidget(self.question)
        column.addWidget(self.question_error)
        column.addLayout(second)
        column.addWidget(self.due_error)

    @Slot(int)
    def _on_template(self, place: int) -> None:
        if 0 <= place < len(self._texts):
            self.question.setPlainText(self._texts[place])

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.question.toPlainText())
        self._around.navigator.say(
            self.tr("Copied. Paste it into the reply on the network; nothing is sent from here.")
        )


class AnswerForm(QWidget):
    """The question that waits, and how its answer is judged; `judged` carries the command."""

    judged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = 0
        self.asked = Label("", TypeSize.BODY, is_wrapped=True)
        self.answer = QPlainTextEdit()
        self._lay_out()

    def show_card(self, card: DeskCard) -> None:
        """Show what was asked; hidden when nothing was."""
        asked = card.question
        self.setVisible(asked is not None)
        if asked is None:
            return
        self._question = asked.id
        words = self.tr("You asked on {day}, waiting until {due}: “{question}”")
        said = words.format(day=Day.on(asked.asked_on).words, due=Day.on(asked.due_on).words, question=asked.text)
        self.asked.setText(breakable(said))
        self.answer.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        self.answer.setTabChangesFocus(True)
        self.answer.setFixedHeight(scaled(64))
        self.answer.setPlaceholderText(self.tr("Paste the answer here, if one came."))
        name_control(self.answer, "invitations.answer", self.tr("The answer"))
        row = QWidget()
        flow = FlowLayout(Space.SMALL, Space.SMALL, parent=row)
        for judged, text in _JUDGED:
            button = push_button(self.tr(text), f"invitations.answer.{judged.value}")
            button.clicked.connect(lambda _checked, judged=judged: self._on_judged(judged))
            flow.addWidget(button)
        for part in (self.asked, self.answer, row):
            column.addWidget(part)

    def _on_judged(self, judged: AnswerJudged) -> None:
        self.judged.emit(RecordAnswer(self._question, judged, self.answer.toPlainText()))
