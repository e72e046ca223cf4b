"""Your rules: sentences of your own with a condition, a proposed verdict, versions and dates. A rule only proposes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from whence.domain.amounts import counted
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.domain.rule_facts import FACTS, FactKind, Facts

LONGEST_SENTENCE = 300
_ACCEPTING = frozenset({Verdict.ACCEPT, Verdict.ACCEPT_WATCH})


class Comparison(StrEnum):
    """How a fact is compared with a value."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INCLUDES = "includes"


_COMPARISON_WORDS = {
    Comparison.IS: "is",
    Comparison.IS_NOT: "is not",
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.INCLUDES: "includes",
}
_ALLOWED = {
    FactKind.WORD: (Comparison.IS, Comparison.IS_NOT),
    FactKind.FLAG: (Comparison.IS,),
    FactKind.COUNT: (Comparison.AT_LEAST, Comparison.AT_MOST),
    FactKind.WORDS: (Comparison.INCLUDES, Comparison.IS_NOT),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison of a condition. Raises Refusal when the fact, comparison or value do not belong together."""

    fact: str
    comparison: Comparison
    value: str | bool | int

    def __post_init__(self) -> None:
        form = FACTS.get(self.fact)
        if form is None:
            raise Refusal(
                f"{self.fact} is not a fact a rule can ask for: choose one of {', '.join(FACTS)}.", field="condition"
            )
        if self.comparison not in _ALLOWED[form.kind]:
            raise Refusal(
                f"\u201c{form.words}\u201d can't be compared that way: choose another comparison.", field="condition"
            )
        wanted = {FactKind.FLAG: bool, FactKind.COUNT: int}.get(form.kind, str)
        if type(self.value) is not wanted or (form.values and self.value not in form.values):
            raise Refusal(
                f"{self.value} is not a value of \u201c{form.words}\u201d: choose one that is.", field="condition"
            )
        if not str(self.value).strip():
            raise Refusal(f"Say what \u201c{form.words}\u201d is to be compared with: type a word.", field="condition")

    def holds(self, facts: Facts) -> bool | None:
        """Whether the facts satisfy the term; None when the fact is not known."""
        fact = facts.get(self.fact)
        if fact is None:
            return None
        if isinstance(fact, frozenset):
            return (self.value in fact) is (self.comparison is Comparison.INCLUDES)
        if self.comparison in (Comparison.AT_LEAST, Comparison.AT_MOST):
            difference = int(fact) - int(self.value)
            return difference >= 0 if self.comparison is Comparison.AT_LEAST else difference <= 0
        return (fact == self.value) is (self.comparison is Comparison.IS)

    @property
    def words(self) -> str:
        form = FACTS[self.fact]
        if form.kind is FactKind.FLAG:
            return form.words if self.value else f"not: {form.words}"
        return f"{form.words} {_COMPARISON_WORDS[self.comparison]} {plain_value(self.value)}"


def plain_value(value: object) -> str:
    """A value of a fact in words: "met at event" for met_at_event."""
    return str(value).replace("_", " ")


@dataclass(frozen=True, slots=True)
class Condition:
    """Terms that must all hold, or of which one must. Raises Refusal when there is none."""

    terms: tuple[Term, ...]
    is_any: bool = False

    def __post_init__(self) -> None:
        if not self.terms:
            raise Refusal(
                "A rule without a condition would speak about everybody: add at least one.", field="condition"
            )

    def holds(self, facts: Facts) -> bool | None:
        """True, False, or None when unknown facts leave it open (Kleene's three-valued logic)."""
        found = [term.holds(facts) for term in self.terms]
        decisive = self.is_any
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    @property
    def words(self) -> str:
        return (" or " if self.is_any else " and ").join(term.words for term in self.terms)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence of the owner's with a condition and the verdict it proposes; revising makes a new version."""

    uid: str
    sentence: str
    condition: Condition
    verdict: Verdict
    since: date
    version: int = 1
    codes: tuple[str, ...] = ()
    retired_on: date | None = None

    def __post_init__(self) -> None:
        if not self.sentence.strip():
            raise Refusal("A rule needs a sentence of yours: write what you want to hold to.", field="sentence")
        if len(self.sentence) > LONGEST_SENTENCE:
            raise Refusal(f"A rule's sentence has at most {LONGEST_SENTENCE} characters: shorten it.", field="sentence")

    def is_in_force(self, day: date) -> bool:
        return self.since <= day and (self.retired_on is None or day < self.retired_on)

    def revised(
        self,
        day: date,
        *,
        sentence: str | None = None,
        condition: Condition | None = None,
        verdict: Verdict | None = None,
    ) -> Rule:
        """The next version, in force from `day`; the present one stays as it was for the decisions made under it."""
        return replace(
            self,
            sentence=sentence or self.sentence,
            condition=condition or self.condition,
            verdict=verdict or self.verdict,
            since=day,
            version=self.version + 1,
            retired_on=None,
        )

    def retired(self, day: date) -> Rule:
        """This version, no longer in force from `day`. Decisions that followed it keep pointing to it."""
        return replace(self, retired_on=day)


def is_departure(rule: Verdict, decided: Verdict) -> bool:
    """Whether a decision goes against what a rule proposes.

    Asking first, or leaving a request, breaks no rule that says not to accept; accepting breaks it, watched or not.
    """
    if rule in _ACCEPTING:
        return decided in (Verdict.DECLINE, Verdict.LEAVE)
    return decided in _ACCEPTING


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What the rules say about a case: those that speak, and a verdict only when they agree."""

    speaking: tuple[Rule, ...]
    verdict: Verdict | None
    undecided: tuple[Rule, ...] = ()

    @property
    def is_contradictory(self) -> bool:
        return bool(self.speaking) and self.verdict is None

    @property
    def words(self) -> str:
        if not self.speaking:
            return "None of your rules speaks about this."
        if self.is_contradictory:
            said = "; ".join(
                f"\u201c{rule.sentence}\u201d proposes to {VERDICT_WORDS[rule.verdict]}" for rule in self.speaking
            )
            return f"Your rules contradict each other here: {said}. None is applied."
        return f"\u201c{self.speaking[0].sentence}\u201d proposes to {VERDICT_WORDS[self.speaking[0].verdict]}."


def ask_rules(rules: Iterable[Rule], facts: Facts, day: date) -> RuleAnswer:
    """What the rules in force on a day say; contradicting ones are all returned and none is applied."""
    found = [(rule, rule.condition.holds(facts)) for rule in rules if rule.is_in_force(day)]
    speaking = tuple(rule for rule, holds in found if holds)
    verdicts = {rule.verdict for rule in speaking}
    return RuleAnswer(
        speaking, verdicts.pop() if len(verdicts) == 1 else None, tuple(rule for rule, holds in found if holds is None)
    )


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A past case as a rule's preview needs it: its facts as known then, and what was decided."""

    uid: str
    facts: Facts
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What a rule would have said about past cases, before it is saved."""

    agreed: tuple[str, ...]
    departed: tuple[str, ...]
    undecided: tuple[str, ...]
    silent: int

    @property
    def words(self) -> str:
        spoken = len(self.agreed) + len(self.departed)
        if not spoken:
            return "It would have spoken about none of your past cases."
        same, other = len(self.agreed), len(self.departed)
        cases = counted(spoken, "past case")
        return f"It would have spoken about {cases}: in {same} you decided the same, in {other} otherwise."


def preview(condition: Condition, verdict: Verdict, cases: Sequence[DecidedCase]) -> RulePreview:
    """Compare what a condition and verdict would have proposed with what was decided."""
    answers = [(case, condition.holds(case.facts)) for case in cases]
    return RulePreview(
        tuple(case.uid for case, holds in answers if holds and case.verdict is verdict),
        tuple(case.uid for case, holds in answers if holds and case.verdict is not verdict),
        tuple(case.uid for case, holds in answers if holds is None),
        sum(holds is False for _, holds in answers),
    )
