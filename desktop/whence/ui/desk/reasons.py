"""The reasons of a decision: facts to tick, the rationale they make, and what an exception needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.evidence_words import Noticed, Weighs
from whence.domain.rules import Rule, is_departure
from whence.services.casebook import Case
from whence.services.commands.desk import Reasons
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

_ACCEPTING = frozenset({Verdict.ACCEPT, Verdict.ACCEPT_WATCH})
_TONES = {Weighs.FOR: Tone.OK, Weighs.AGAINST: Tone.DANGER, Weighs.NEARLY: Tone.WARN, Weighs.OPEN: Tone.INFO}
_MOST_CHIPS = 8
_MOST_TICKED = 2
_WEIGHTY = 5
_BECAUSE = 62


class ReasonsForm(QWidget):
    """Ticking a fact writes its sentence into the rationale; what was typed by hand is never written over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case: Case | None = None
        self._facts: tuple[Noticed, ...] = ()
        self._drafted = ""
        self._verdict: Verdict | None = None
        self.chips = ChipRow("invitations.facts", self.tr("Facts to give as reasons"))
        self.rationale = QPlainTextEdit()
        self.rationale_error = FieldError(self.rationale)
        self.departure = Banner("invitations.departure")
        self.exception = QLineEdit()
        self.exception_error = FieldError(self.exception)
        self.because = Label(self.tr("Because"), TypeSize.SECONDARY, Tint.TEXT2)
        self._lay_out()

    def show_case(self, case: Case, telling: str) -> None:
        """Begin anew with the facts of a case."""
        self._case, self._telling = case, telling
        chosen: dict[str, Noticed] = {}
        for fact in case.facts:
            chosen.setdefault(fact.key, fact)
        self._facts = tuple(chosen.values())[:_MOST_CHIPS]
        self.chips.show_chips([self._chip(fact) for fact in self._facts])
        self.exception.clear()
        self._write("")
        self.clear_refusals()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Tick what speaks for a verdict unless something was typed; a rule that says otherwise needs an exception."""
        self._verdict = verdict
        is_own = self.rationale.toPlainText().strip() != self._drafted.strip()
        if not is_own:
            ticked = self._fitting(verdict)
            for chip, fact in zip(self.chips.chips, self._facts, strict=True):
                chip.setChecked(fact.key in ticked)
            self._write(self._draft())
        self._show_departure()
        self.clear_refusals()

    @property
    def rule_departed_from(self) -> Rule | None:
        """The rule that proposes something else than what was chosen."""
        if self._case is None or self._case.proposal is None or self._verdict is None:
            return None
        proposal = self._case.proposal
        if proposal.rule is None or proposal.verdict is None or not is_departure(proposal.verdict, self._verdict):
            return None
        return self._case.rules.speaking[0]

    @property
    def has_own_words(self) -> bool:
        """Whether anything was typed that ticking facts did not write."""
        return bool(self.exception.text().strip()) or self.rationale.toPlainText().strip() != self._drafted.strip()

    def reasons(self) -> Reasons:
        """What was given. Raises Refusal for an exception without a reason."""
        exception = self.exception.text().strip()
        if self.rule_departed_from is not None and not exception:
            raise Refusal(self.tr("Say why you make an exception to your rule this time."), field="exception")
        case = self._case
        rule = case.proposal.rule if case and case.proposal else None
        return Reasons(
            tuple(dict.fromkeys(fact.code for fact in self._ticked() if fact.code)),
            self.rationale.toPlainText().strip(),
            rule,
            exception if self.rule_departed_from is not None else "",
            facts=case.kept if case else {},
        )

    def show_refusal(self, refusal: Refusal) -> QWidget | None:
        """Say a refusal under its field, and give what says it; None when it is about none of these."""
        found = {"rationale": self.rationale_error, "exception": self.exception_error}.get(refusal.field or "")
        if found is not None:
            found.say(refusal.sentence)
        return found

    def clear_refusals(self) -> None:
        """Take refusals away."""
        self.rationale_error.clear()
        self.exception_error.clear()

    def _fitting(self, verdict: Verdict | None) -> frozenset[str]:
        if verdict is None:
            return frozenset()
        wanted = {Weighs.FOR} if verdict in _ACCEPTING else {Weighs.AGAINST, Weighs.NEARLY}
        if verdict is Verdict.ASK_FIRST:
            wanted |= {Weighs.OPEN}
        found = [
            fact.key for fact in self._facts if fact.weighs in wanted and (fact.rank < _WEIGHTY or len(wanted) > 2)
        ]
        return frozenset(found[:_MOST_TICKED])

    def _ticked(self) -> list[Noticed]:
        return [fact for chip, fact in zip(self.chips.chips, self._facts, strict=True) if chip.isChecked()]

    def _draft(self) -> str:
        return " ".join(fact.sentence for fact in self._ticked())

    def _write(self, text: str) -> None:
        self._drafted = text
        self.rationale.setPlainText(text)

    def _show_departure(self) -> None:
        rule = self.rule_departed_from
        words = ""
        if rule is not None:
            words = self.tr("This departs from your rule “{rule}”").format(rule=rule.sentence)
            words = f"{words} {self._telling}".strip()
        self.departure.say(words, Tone.WARN)
        self.exception.setVisible(rule is not None)

    def _chip(self, fact: Noticed) -> Chip:
        chip = Chip(fact.short, f"invitations.fact.{fact.key}", tone=_TONES[fact.weighs], is_checkable=True)
        chip.setAccessibleDescription(fact.sentence)
        chip.clicked.connect(lambda is_on: self._on_ticked(fact, is_on=is_on))
        return chip

    def _on_ticked(self, fact: Noticed, *, is_on: bool) -> None:
        text = self.rationale.toPlainText().strip()
        if text == self._drafted.strip():
            self._write(self._draft())
        elif is_on and fact.sentence not in text:
            self.rationale.setPlainText(f"{text} {fact.sentence}".strip())
        self.clear_refusals()

    def _lay_out(self) -> None:
        self._telling = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        self.rationale.setTabChangesFocus(True)
        self.rationale.setFixedHeight(scaled(_BECAUSE))
        self.rationale.setPlaceholderText(self.tr("One reason is enough: tick a fact above, or write your own."))
        self.exception.setPlaceholderText(self.tr("Why an exception this time? You will look back in 90 days."))
        name_control(self.rationale, "invitations.because", self.tr("Because"))
        name_control(self.exception, "invitations.exception", self.tr("Why an exception"))
        why = QHBoxLayout()
        why.setSpacing(scaled(Space.SMALL))
        self.because.setContentsMargins(0, scaled(6), 0, 0)
        why.addWidget(self.because, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self.rationale, 1)
        column.addWidget(self.chips)
        column.addLayout(why)
        for part in (self.rationale_error, self.departure, self.exception, self.exception_error):
            column.addWidget(part)
        self.exception.setVisible(False)
        self.rationale.textChanged.connect(self._on_typed)
        self.exception.textChanged.connect(self._on_typed)

    @Slot()
    def _on_typed(self) -> None:
        self.clear_refusals()


def facts_shown(facts: Sequence[Noticed], most: int) -> list[Noticed]:
    """The facts to list, those said twice left out."""
    chosen: dict[str, Noticed] = {}
    for fact in facts:
        chosen.setdefault(fact.sentence, fact)
    return list(chosen.values())[:most]
