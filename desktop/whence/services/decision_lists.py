"""Every decision, how the rules fared, what is still to be done on the network, and what was removed or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Final

from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.domain.decisions import VERDICT_WORDS, Decision, Verdict
from whence.domain.matching import words as folded_words
from whence.domain.outcomes import (
    CONTACTS_FOR_GOOD,
    FEWEST_OUTCOMES,
    LOOK_BACK_DAYS,
    OUTCOME_WORDS,
    JudgedDecision,
    OutcomeSuggestion,
    OutcomeVerdict,
    Score,
    score,
    suggested_outcome,
)
from whence.domain.reason_codes import REASON_WORDS
from whence.exchange.tables import csv_lines
from whence.services.journal import Journal
from whence.services.red_flag_list import RedFlagRow, waiting_red_flags
from whence.storage import decisions, desk, rules
from whence.storage.decisions import KeptOutcome
from whence.storage.rules import KeptRule

ACTION_WORDS: Final = {
    "accept": "Accept the invitation",
    "decline": "Decline the invitation",
    "withdraw": "Withdraw your invitation",
    "remove": "Remove the connection",
}
_WHO: Final = {"you": "you", "them": "they", "account_gone": "account gone", "unknown": "not known"}
_AT_ONCE: Final = 500
_ACCEPTING: Final = frozenset({Verdict.ACCEPT, Verdict.ACCEPT_WATCH})


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a list."""

    decision: Decision
    name: str
    reasons: str
    outcome: OutcomeVerdict | None
    outcome_words: str

    @property
    def person(self) -> PersonId:
        return self.decision.person_id

    @property
    def verdict(self) -> str:
        return VERDICT_WORDS[self.decision.verdict]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with how it fared; without a score below ten outcomes."""

    kept: KeptRule
    score: Score | None


@dataclass(frozen=True, slots=True)
class ToDoEntry:
    """A step on the network that is still to be done, or was done."""

    id: int
    person: PersonId
    name: str
    action: str
    profile_url: str
    created_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A connection removed or an invitation withdrawn: by whom, when, why, and when it can be undone."""

    person: PersonId
    name: str
    what: str
    by_whom: str
    day: Day
    why: str
    again_from: date | None
    undone_on: date | None
    profile_url: str


@dataclass(frozen=True, slots=True)
class DueOutcome:
    """A decision whose outcome is to be judged, with what the records suggest."""

    decision: Decision
    name: str
    suggestion: OutcomeSuggestion | None


class DecisionLists:
    """Answers what the screen of decisions asks."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def decisions(self, words: str = "") -> list[DecisionRow]:
        """Every decision, newest first; with words those that `decision_ids` finds."""
        found = self.decision_ids(words)
        rows = self.rows_of(found)
        return [rows[one] for one in found]

    def decision_ids(self, words: str = "") -> list[int]:
        """Every decision, newest first; with words those with a word beginning with each of them.

        They are looked for in name, verdict, reasons, rationale, exception and what became of it.
        """
        return decisions.ids(self._journal.store, folded_words(words) if words.strip() else None)

    def rows_of(self, wanted: Sequence[int]) -> dict[int, DecisionRow]:
        """Some decisions as they are listed."""
        rows: dict[int, DecisionRow] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            rows |= self._rows_of(wanted[start : start + _AT_ONCE])
        return rows

    def rules(self) -> list[RuleRow]:
        """The rules in force with how each fared."""
        store = self._journal.store
        kept = rules.rules(store)
        if self.outcome_count < FEWEST_OUTCOMES:
            return [RuleRow(one, None) for one in kept if one.is_active]
        tallied = decisions.tallied(store)
        return [RuleRow(one, _score(_versions(one, kept), tallied)) for one in kept if one.is_active]

    @property
    def outcome_count(self) -> int:
        """How many decisions were judged."""
        return desk.count_outcomes(self._journal.store)

    def due_outcomes(self, most: int = -1) -> list[DueOutcome]:
        """Decisions whose day to look back has come, and accepted invitations the records say something about.

        Newest first, up to `most`; all with -1.
        """
        store, today = self._journal.store, self._journal.clock.today()
        found = decisions.due(store, today, CONTACTS_FOR_GOOD, most)
        rows = self.rows_of(found)
        return [DueOutcome(rows[one].decision, rows[one].name, self._suggestion(rows[one], today)) for one in found]

    def red_flags(self) -> list[RedFlagRow]:
        """What people did after being accepted that waits for an answer."""
        return waiting_red_flags(self._journal.store)

    def to_dos(self, *, is_done: bool = False) -> list[ToDoEntry]:
        """What is still to be done on the network, or what was."""
        found = decisions.to_dos(self._journal.store, is_done=is_done)
        about = self._names(one.person_id for one in found)
        return [
            ToDoEntry(
                one.id,
                one.person_id,
                about[one.person_id][0],
                ACTION_WORDS.get(one.action, one.action),
                about[one.person_id][2],
                one.created_on,
                one.done_on,
            )
            for one in found
            if one.person_id in about
        ]

    def ledger(self) -> list[LedgerEntry]:
        """Removed connections and withdrawn invitations, newest first."""
        found = decisions.removals(self._journal.store)
        about = self._names(one.person_id for one in found)
        return [
            LedgerEntry(
                one.person_id,
                about[one.person_id][0],
                one.what,
                _WHO.get(one.by_whom, one.by_whom),
                one.day,
                one.why,
                one.again_from,
                one.undone_on,
                about[one.person_id][2],
            )
            for one in found
            if one.person_id in about
        ]

    def to_do_table(self) -> bytes:
        """The list of things to do on the network as CSV."""
        rows = [(one.name, one.action, one.profile_url, one.created_on.isoformat()) for one in self.to_dos()]
        return _table(("Name", "To do", "Profile", "Decided on"), rows)

    def ledger_table(self) -> bytes:
        """The ledger as CSV."""
        rows = [
            (
                one.name, one.what, one.by_whom, str(one.day), one.why,
                one.again_from.isoformat() if one.again_from else "", one.profile_url,
            )
            for one in self.ledger()
        ]  # fmt: skip
        return _table(("Name", "What", "By whom", "Day", "Why", "Again from", "Profile"), rows)

    def decisions_table(self) -> bytes:
        """Every decision as CSV."""
        rows = [
            (
                row.decision.decided_on.isoformat(), row.name, row.verdict, row.reasons, row.decision.rationale,
                row.decision.exception, OUTCOME_WORDS[row.outcome] if row.outcome else "", row.outcome_words,
            )
            for row in self.decisions()
        ]  # fmt: skip
        return _table(
            ("Day", "Name", "Decision", "Reasons", "Because", "Exception", "Outcome", "Outcome in words"), rows
        )

    def _rows_of(self, wanted: Sequence[int]) -> dict[int, DecisionRow]:
        found = decisions.some(self._journal.store, wanted)
        names = self._names(one.person_id for one in found)
        outcomes = decisions.outcomes(self._journal.store, wanted)
        return {one.id: _row(one, names[one.person_id][0], outcomes.get(one.id)) for one in found}

    def _suggestion(self, row: DecisionRow, today: date) -> OutcomeSuggestion | None:
        one = row.decision
        if one.verdict not in _ACCEPTING:
            return None
        until = min(day_number(today), day_number(one.decided_on) + LOOK_BACK_DAYS)
        exchanges = desk.exchanges_between(self._journal.store, one.person_id, day_number(one.decided_on), until)
        flags = desk.red_flags_with_hours(self._journal.store, one.person_id)
        return suggested_outcome((today - one.decided_on).days, exchanges, flags, row.name.partition(" ")[0])

    def _names(self, people: Iterable[PersonId]) -> Mapping[PersonId, tuple[str, str, str]]:
        wanted = list(dict.fromkeys(people))
        found: dict[PersonId, tuple[str, str, str]] = {}
        for start in range(0, len(wanted), 500):
            found |= decisions.words_about(self._journal.store, wanted[start : start + 500])
        return found


def _row(one: Decision, name: str, outcome: KeptOutcome | None) -> DecisionRow:
    reasons = ", ".join(REASON_WORDS.get(code, code) for code in one.codes)
    verdict = OutcomeVerdict(outcome.verdict) if outcome else None
    return DecisionRow(one, name, reasons, verdict, outcome.words if outcome else "")


def _score(versions: frozenset[int], tallied: Iterable[tuple[int, bool, str, int]]) -> Score:
    return score(
        judged
        for rule, is_exception, turned, count in tallied
        if rule in versions
        for judged in repeat(JudgedDecision(is_exception, OutcomeVerdict(turned) if turned else None), count)
    )


def _versions(newest: KeptRule, kept: Sequence[KeptRule]) -> frozenset[int]:
    before = {one.id: one.previous_id for one in kept}
    chain: set[int] = set()
    current: int | None = newest.id
    while current is not None and current not in chain:
        chain.add(current)
        current = before.get(current)
    return frozenset(chain)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return b"".join(csv_lines(header, rows))
