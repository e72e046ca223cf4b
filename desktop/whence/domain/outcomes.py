"""Outcomes: what became of a decision, judged later; and how an answer to a question is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from whence.domain.amounts import counted

FEWEST_OUTCOMES: Final = 10
"""Judged outcomes from which the scoreboard is shown."""
CONTACTS_FOR_GOOD: Final = 3
"""Exchanges within ninety days of accepting from which a good outcome is suggested."""
LOOK_BACK_DAYS: Final = 90


class OutcomeVerdict(StrEnum):
    """How a decision or introduction turned out."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"
    CANT_TELL = "cant_tell"


OUTCOME_WORDS: Final = {
    OutcomeVerdict.GOOD: "good",
    OutcomeVerdict.MIXED: "mixed",
    OutcomeVerdict.BAD: "bad",
    OutcomeVerdict.CANT_TELL: "can't tell",
}


class AnswerJudged(StrEnum):
    """What came back to a question asked before accepting."""

    SAYS_WHY = "says_why"
    ONE_SENTENCE = "one_sentence"
    SILENCE = "silence"
    WITHDREW = "withdrew"


ANSWER_WORDS: Final = {
    AnswerJudged.SAYS_WHY: "says why",
    AnswerJudged.ONE_SENTENCE: "one sentence only",
    AnswerJudged.SILENCE: "silence",
    AnswerJudged.WITHDREW: "they withdrew",
}


@dataclass(frozen=True, slots=True)
class OutcomeSuggestion:
    """What the records suggest became of a decision, with the reason."""

    verdict: OutcomeVerdict
    why: str


@dataclass(frozen=True, slots=True)
class JudgedDecision:
    """A decision as the scoreboard counts it."""

    is_exception: bool
    outcome: OutcomeVerdict | None


@dataclass(frozen=True, slots=True)
class Score:
    """How often a rule was followed and departed from, and how both turned out."""

    followed: int = 0
    departed: int = 0
    departed_good: int = 0
    departed_bad: int = 0
    followed_good: int = 0
    followed_bad: int = 0

    @property
    def words(self) -> str:
        """ "Followed 9 times; departed from 4 times: 1 good, 2 bad, 1 open." """
        if not self.followed and not self.departed:
            return "Not used yet."
        said = f"Followed {_times(self.followed)}{_turned_out(self.followed_good, self.followed_bad)}"
        if not self.departed:
            return f"{said}; never departed from."
        rest = self.departed - self.departed_good - self.departed_bad
        parts = ((self.departed_good, "good"), (self.departed_bad, "bad"), (rest, "nothing yet"))
        turned = ", ".join(f"{count} {word}" for count, word in parts if count)
        return f"{said}; departed from {_times(self.departed)}: {turned}."


def score(decisions: Iterable[JudgedDecision]) -> Score:
    """Count how a rule fared."""
    followed = departed = departed_good = departed_bad = followed_good = followed_bad = 0
    for one in decisions:
        is_good, is_bad = one.outcome is OutcomeVerdict.GOOD, one.outcome is OutcomeVerdict.BAD
        if one.is_exception:
            departed, departed_good, departed_bad = departed + 1, departed_good + is_good, departed_bad + is_bad
        else:
            followed, followed_good, followed_bad = followed + 1, followed_good + is_good, followed_bad + is_bad
    return Score(followed, departed, departed_good, departed_bad, followed_good, followed_bad)


def suggested_outcome(
    days: int, exchanges: int, red_flags: Iterable[tuple[str, int | None]], name: str
) -> OutcomeSuggestion | None:
    """What to suggest `days` after accepting, from what is recorded; None while it is too early to say."""
    for what, hours in red_flags:
        when = "" if hours is None else f" {counted(hours, 'hour')} after you accepted"
        return OutcomeSuggestion(OutcomeVerdict.BAD, f"{name} {what}{when}.")
    if exchanges >= CONTACTS_FOR_GOOD:
        return OutcomeSuggestion(OutcomeVerdict.GOOD, f"{exchanges} exchanges are recorded within 90 days.")
    if days >= LOOK_BACK_DAYS:
        said = counted(exchanges, "exchange is", "exchanges are") if exchanges else "no exchange is"
        return OutcomeSuggestion(OutcomeVerdict.CANT_TELL, f"In 90 days {said} recorded here.")
    return None


def _times(count: int) -> str:
    return "once" if count == 1 else "never" if not count else f"{count} times"


def _turned_out(good: int, bad: int) -> str:
    parts = [f"{count} {word}" for count, word in ((good, "good"), (bad, "bad")) if count]
    return f" ({', '.join(parts)})" if parts else ""
