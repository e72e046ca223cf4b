"""The lists on the screen of decisions, each filled anew when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS
from whence.domain.outcomes import FEWEST_OUTCOMES, OUTCOME_WORDS, OutcomeVerdict
from whence.services.commands.desk import JudgeOutcome, RetireRule
from whence.services.decision_lists import DueOutcome, LedgerEntry, RuleRow
from whence.ui.carrying_out import carry_out
from whence.ui.decisions.lines import MOST_LINES, empty_line, line
from whence.ui.screen import Surroundings
from whence.ui.widgets.buttons import ButtonLook, push_button


class DecisionSections(QObject):
    """Builds the lines of each list from what the journal holds; `change_wanted` carries the rule to change."""

    change_wanted = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._lists = around.services.decisions

    def due(self) -> Iterator[QWidget]:
        """The newest decision whose outcome is to be judged, and whether there are others."""
        found = self._lists.due_outcomes(2)
        for one in found[:1]:
            yield self._due(one, self.tr("Others are asked about after this one.") if len(found) > 1 else "")

    def rules(self) -> Iterator[QWidget]:
        """Every rule in force with how it fared."""
        found, outcomes = self._lists.rules(), self._lists.outcome_count
        if not found:
            yield empty_line(
                self.tr(
                    "You have no rules yet. Adopt some when you choose a policy, or make one of your own.",
                )
            )
        for row in found:
            yield self._rule(row)
        if found and outcomes < FEWEST_OUTCOMES:
            words = self.tr("How rules turn out is shown from {most} judged decisions on; {count} so far.")
            yield empty_line(words.format(most=FEWEST_OUTCOMES, count=outcomes))

    def ledger(self) -> Iterator[QWidget]:
        """Connections removed and invitations withdrawn."""
        found = self._lists.ledger()
        if not found:
            yield empty_line(self.tr("Nobody was removed and nothing withdrawn."))
        for one in found[:MOST_LINES]:
            yield self._entry(one)

    def _due(self, due: DueOutcome, others: str) -> QWidget:
        one = due.decision
        title = self.tr("What became of it? {name}, {verdict} on {day}").format(
            name=due.name, verdict=VERDICT_WORDS[one.verdict], day=Day.on(one.decided_on).words
        )
        suggested = due.suggestion.verdict if due.suggestion else None
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for verdict, words in OUTCOME_WORDS.items():
            row.addWidget(self._outcome_button(verdict, words, one.id, is_suggested=verdict is suggested))
        said = due.suggestion.why if due.suggestion else ""
        return line(title, [one.rationale, " ".join(part for part in (said, others) if part)], [buttons])

    def _outcome_button(self, verdict: OutcomeVerdict, words: str, decision: int, *, is_suggested: bool) -> QPushButton:
        look = ButtonLook.PRIMARY if is_suggested else ButtonLook.PLAIN
        button = push_button(words.capitalize(), f"decisions.outcome.{verdict.value}", look)
        button.clicked.connect(lambda: carry_out(self._around, JudgeOutcome(verdict, decision)))
        return button

    def _rule(self, row: RuleRow) -> QWidget:
        rule = row.kept.rule
        retire = push_button(self.tr("Give up"), "decisions.rule.retire", ButtonLook.QUIET)
        retire.clicked.connect(lambda: carry_out(self._around, RetireRule(row.kept.id)))
        change = push_button(self.tr("Change…"), "decisions.rule.change", icon_name="pencil")
        change.clicked.connect(lambda: self.change_wanted.emit(row))
        parts = [term.words for term in rule.condition.terms if term.fact != "stage"]
        joined = self.tr(" or ").join(parts) if rule.condition.is_any else self.tr(" and ").join(parts)
        condition = self.tr("Looks at: {condition}. Proposes: {verdict}.").format(
            condition=joined, verdict=VERDICT_WORDS[rule.verdict]
        )
        since = self.tr("Since {day}, version {version}").format(day=Day.on(rule.since).words, version=rule.version)
        return line(rule.sentence, [condition, row.score.words if row.score else "", since], [change, retire])

    def _entry(self, one: LedgerEntry) -> QWidget:
        kinds = {"removed": self.tr("Connection removed"), "closed": self.tr("Account gone")}
        what = kinds.get(one.what, self.tr("Invitation withdrawn"))
        who = "" if one.what == "closed" else self.tr("by {who}").format(who=one.by_whom)
        day = one.day.words if one.day.is_known else self.tr("day not known")
        words = [f"{what} {who}".strip() + f" · {day}", one.why]
        if one.undone_on is not None:
            words.append(self.tr("Undone on {day}").format(day=Day.on(one.undone_on).words))
        elif one.again_from is not None:
            words.append(self.tr("Can be invited again from {day}").format(day=Day.on(one.again_from).words))
        elif one.what == "removed":
            words.append(self.tr("Only whoever removed can ask to connect again."))
        return line(one.name, words, open_person=self._opener(one.person))

    def _opener(self, person: PersonId) -> Callable[[], None]:
        return lambda: self._around.navigator.open_person(person)
