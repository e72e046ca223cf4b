"""A rule of one's own, made or changed: a sentence, a condition, a proposal; with what it would have said so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.domain.rule_facts import FACTS, FactKind
from whence.domain.rules import Comparison, Condition, Term, plain_value
from whence.services.commands import Command
from whence.services.commands.desk import AdoptRule, ReviseRule
from whence.services.decision_lists import RuleRow
from whence.services.starter_rules import starter_rules
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

_VERDICTS = (Verdict.ACCEPT, Verdict.ACCEPT_WATCH, Verdict.ASK_FIRST, Verdict.DECLINE, Verdict.LEAVE)
_HIDDEN = frozenset({"stage", "hours_after_accept"})


class RuleDialog(FormDialog):
    """Parts of the condition are added one by one and stand as chips; one that is chosen counts before it is added.

    Given a rule it changes that one: what it says as it stands is shown beside what it would say; decisions that
    followed it keep the version they followed.
    """

    def __init__(self, around: Surroundings, parent: QWidget, revised: RuleRow | None = None) -> None:
        made = QCoreApplication.translate("RuleDialog", "A rule of your own")
        changed = QCoreApplication.translate("RuleDialog", "Change a rule")
        super().__init__(around, "rule", made if revised is None else changed, parent)
        self._revised = revised
        self._is_any = revised is not None and revised.kept.rule.condition.is_any
        self._terms: list[Term] = []
        self.sentence = QLineEdit()
        self.fact, self.comparison, self.value = QComboBox(), QComboBox(), QComboBox()
        self.count = QSpinBox()
        self.chips = ChipRow("rule.terms", self.tr("Parts of the condition"))
        self.verdict = QComboBox()
        self.preview = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.starters = ChipRow("rule.starters", self.tr("Rules to start from"))
        self._put_together()
        self._on_fact()
        self.fact.currentIndexChanged.connect(self._on_fact)
        self.comparison.currentIndexChanged.connect(self._show_preview)
        self.value.currentTextChanged.connect(self._show_preview)
        self.count.valueChanged.connect(self._show_preview)
        self.verdict.currentIndexChanged.connect(self._show_preview)

    def commands(self) -> Sequence[Command]:
        """Adopt the rule. Raises Refusal without a sentence or condition."""
        sentence, condition = self.sentence.text(), self._condition
        if self._revised is None:
            return [AdoptRule(sentence, condition, self._verdict)]
        before = self._revised.kept.rule
        if (sentence, condition, self._verdict) == (before.sentence, before.condition, before.verdict):
            return []
        return [ReviseRule(self._revised.kept.id, sentence, condition, self._verdict)]

    @property
    def _condition(self) -> Condition:
        """The parts added and the one that is chosen. Raises Refusal without any, and for one that makes no sense."""
        chosen = [self._term()] if self.fact.currentIndex() >= 0 else []
        return Condition(tuple(dict.fromkeys([*self._terms, *chosen])), self._is_any)

    @property
    def _verdict(self) -> Verdict:
        return _VERDICTS[self.verdict.currentIndex()]

    def _put_together(self) -> None:
        self.sentence.setPlaceholderText(self.tr("I accept nobody who…"))
        self.fact.setPlaceholderText(self.tr("Choose a fact"))
        for name, form in FACTS.items():
            if name not in _HIDDEN:
                self.fact.addItem(form.words, name)
        self.fact.setCurrentIndex(-1)
        for verdict in _VERDICTS:
            self.verdict.addItem(VERDICT_WORDS[verdict].capitalize())
        self.verdict.setCurrentIndex(_VERDICTS.index(Verdict.DECLINE))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self.fact, self.comparison, self.value, self.count):
            line.addWidget(part, 1)
        name_control(self.comparison, "rule.comparison", self.tr("Comparison"))
        name_control(self.value, "rule.value", self.tr("Value"))
        name_control(self.count, "rule.count", self.tr("Number"))
        name_control(self.fact, "rule.fact", self.tr("Fact"))
        add = Chip(self.tr("Add this part"), "rule.add", icon_name="plus")
        add.clicked.connect(self._on_add)
        self.add_field("sentence", self.tr("In your own words"), self.sentence)
        self.add_field("condition", self.tr("It speaks when"), row)
        self.column.addWidget(add)
        self.column.addWidget(self.chips)
        self.add_field("verdict", self.tr("And proposes"), self.verdict)
        self.column.addWidget(self.preview)
        if self._revised is not None:
            before = self._revised.kept.rule
            self._begin_with(before.sentence, before.condition, before.verdict)
            self.sentence.setFocus()
            return
        self.starters.show_chips([self._starter(place) for place in range(len(self._offered()))])
        self.column.addWidget(self.starters)
        self.sentence.setFocus()

    def _offered(self) -> list[tuple[str, Condition, Verdict]]:
        held = {kept.rule.sentence for kept in self.around.services.desk.rules()}
        rules = starter_rules(self.around.services.journal.clock.today())
        return [(rule.sentence, rule.condition, rule.verdict) for rule in rules if rule.sentence not in held]

    def _starter(self, place: int) -> Chip:
        sentence, condition, verdict = self._offered()[place]
        chip = Chip(sentence, "rule.starter", icon_name="book")
        chip.clicked.connect(lambda: self._begin_with(sentence, condition, verdict))
        return chip

    def _begin_with(self, sentence: str, condition: Condition, verdict: Verdict) -> None:
        self.sentence.setText(sentence)
        self.verdict.setCurrentIndex(_VERDICTS.index(verdict))
        self._terms = list(condition.terms)
        self._show_terms()

    def _term(self) -> Term:
        name = str(self.fact.currentData())
        kind = FACTS[name].kind
        if kind is FactKind.COUNT:
            return Term(name, Comparison(self.comparison.currentData()), self.count.value())
        if kind is FactKind.FLAG:
            return Term(name, Comparison.IS, bool(self.value.currentData()))
        value = self.value.currentText().strip() if self.value.isEditable() else str(self.value.currentData())
        return Term(name, Comparison(self.comparison.currentData()), value)

    def _show_terms(self) -> None:
        self.chips.show_chips([self._chip(term) for term in self._terms])
        self._show_preview()

    def _chip(self, term: Term) -> Chip:
        chip = Chip(term.words, "rule.term", is_removable=True)
        chip.removed.connect(lambda: self._remove(term))
        return chip

    def _remove(self, term: Term) -> None:
        self._terms.remove(term)
        self._show_terms()

    @Slot()
    def _on_add(self) -> None:
        try:
            terms = self._condition.terms
        except Refusal as refusal:
            self.show_refusal(refusal)
            return
        self._terms = list(terms)
        self.fact.setCurrentIndex(-1)
        self._show_terms()

    @Slot()
    def _on_fact(self) -> None:
        is_chosen = self.fact.currentIndex() >= 0
        for part in (self.comparison, self.value, self.count):
            part.setVisible(is_chosen)
        if is_chosen:
            self._offer_values()
        self._show_preview()

    def _offer_values(self) -> None:
        form = FACTS[str(self.fact.currentData())]
        allowed = {
            FactKind.WORD: ((self.tr("is"), Comparison.IS), (self.tr("is not"), Comparison.IS_NOT)),
            FactKind.FLAG: ((self.tr("is"), Comparison.IS),),
            FactKind.COUNT: ((self.tr("at least"), Comparison.AT_LEAST), (self.tr("at most"), Comparison.AT_MOST)),
            FactKind.WORDS: ((self.tr("includes"), Comparison.INCLUDES), (self.tr("is not"), Comparison.IS_NOT)),
        }[form.kind]
        self.comparison.clear()
        for words, comparison in allowed:
            self.comparison.addItem(words, comparison.value)
        self.value.clear()
        self.value.setEditable(form.kind is FactKind.WORDS and not form.values)
        if form.kind is FactKind.FLAG:
            self.value.addItem(self.tr("yes"), True)
            self.value.addItem(self.tr("no"), False)
        else:
            for value in form.values:
                self.value.addItem(plain_value(value), value)
        self.value.setVisible(form.kind is not FactKind.COUNT)
        self.count.setVisible(form.kind is FactKind.COUNT)

    @Slot()
    def _show_preview(self) -> None:
        try:
            condition = self._condition
        except Refusal:
            self.preview.setText("")
            return
        desk = self.around.services.desk
        words = desk.preview(condition, self._verdict).words
        if self._revised is not None:
            before = self._revised.kept.rule
            as_it_stands = desk.preview(before.condition, before.verdict).words
            words = self.tr("As it stands: {before}\nChanged so: {after}").format(before=as_it_stands, after=words)
        self.preview.setText(words)
