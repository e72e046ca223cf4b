"""What came of an introduction, and the steps it took."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from whence.domain.dates import Day
from whence.domain.introductions import IntroductionState
from whence.services.commands.introductions import JudgeIntroduction
from whence.services.introductions import ShownIntroduction
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.introductions.words import OUTCOMES, state_name, translated
from whence.ui.labels import Label, isolated, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.brief_parts import empty, signed_line
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import SectionHeading

_JUDGED = (IntroductionState.MADE, IntroductionState.HAPPENED)


class OutcomePart(QWidget):
    """Hidden until the introduction was made; the verdict can be given again at any time."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._introduction = 0
        self.said = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.words = QLineEdit()
        self.buttons: dict[str, QPushButton] = {
            verdict: push_button(translated(words), f"introduction.outcome.{verdict}", icon_name=icon_name)
            for verdict, (words, icon_name, _tone) in OUTCOMES.items()
        }
        self._lay_out()

    def show_outcome(self, shown: ShownIntroduction) -> None:
        """Show how it went, and ask when it was not said."""
        is_other = self._introduction != shown.introduction.id
        self._introduction = shown.introduction.id
        self.setVisible(shown.introduction.state in _JUDGED or shown.outcome is not None)
        if shown.outcome is None:
            self.said.setText(self.tr("What came of it? It weighs when either is introduced again."))
            kept = ""
        else:
            words, _, _ = OUTCOMES[shown.outcome.verdict]
            day = Day.on(shown.outcome.judged_on).phrase
            self.said.setText(self.tr("{verdict}, judged {day}.").format(verdict=translated(words), day=day))
            kept = shown.outcome.words
        if is_other or not self.words.hasFocus():
            self.words.setText(kept)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(SectionHeading(self.tr("What came of it")))
        column.addWidget(self.said)
        self.words.setPlaceholderText(self.tr("In a few words; may stay empty"))
        name_control(self.words, "introduction.outcome.words", self.tr("What came of it, in a few words"))
        column.addWidget(self.words)
        holder = QWidget()
        flow = FlowLayout(Space.SMALL, parent=holder)
        for verdict, button in self.buttons.items():
            flow.addWidget(button)
            button.clicked.connect(lambda _checked, verdict=verdict: self._judge(verdict))
        column.addWidget(holder)

    def _judge(self, verdict: str) -> None:
        carry_out(self.around, JudgeIntroduction(self._introduction, verdict, self.words.text()))


class StepsPart(QWidget):
    """The steps an introduction took, each with its day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = QVBoxLayout()
        self._body.setSpacing(scaled(Space.TIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionHeading(self.tr("So far")))
        line = QHBoxLayout()
        line.addLayout(self._body)
        column.addLayout(line)

    def show_steps(self, shown: ShownIntroduction, asker: str, asked_for: str) -> None:
        """Show these steps, the first first."""
        empty(self._body)
        asked = {IntroductionState.ASKED_A: asker, IntroductionState.ASKED_B: asked_for}
        for step in shown.steps:
            words = state_name(step.state)
            if step.state in asked:
                words = self.tr("{name} asked").format(name=isolated(asked[step.state]))
            said = ": ".join(part for part in (words, step.words) if part)
            self._body.addWidget(signed_line("check", f"{Day.on(step.day).words} · {said}"))
