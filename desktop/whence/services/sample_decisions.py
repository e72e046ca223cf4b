"""What the owner of the sample journal decided about requests to connect, by which rules, and how it turned out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from whence.domain.case_facts import kept_facts
from whence.domain.changes import PersonId
from whence.domain.evidence import Approach, Sender, gather
from whence.domain.evidence_words import noticed
from whence.domain.identifiers import new_uid
from whence.domain.suggestions import Policy
from whence.services.own_records import owner_profile
from whence.services.phrasebooks import phrasebook
from whence.services.sample_tools import SampleTools
from whence.services.starter_rules import starter_rules
from whence.storage import rules, sample_rows
from whence.storage.store import Store

_JUDGED_AFTER = 60


def write_rules(store: Store, told: Sequence[Sequence[Any]], today: date, stamp: str) -> dict[str, int]:
    """Adopt starter rules as of some days ago; gives the row of each."""
    starters = {rule.uid: rule for rule in starter_rules(today)}
    return {
        uid: rules.add_rule(store, new_uid(), replace(starters[uid], since=today - timedelta(days=ago)), stamp)
        for uid, ago in told
    }


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """Writes one decision with the facts as known on its day."""

    tools: SampleTools
    person: PersonId
    invitation: int
    day: date

    def write(self, told: Mapping[str, Any], kept: Mapping[str, int]) -> None:
        """Write the decision, what followed soon after, and what became of it."""
        verdict, codes, rationale = told["decided"]
        store = self.tools.store
        decision = self.tools.decide(
            self.person,
            self.invitation,
            "invitation",
            verdict,
            codes,
            rationale,
            self.day,
            exception=told.get("exception", ""),
            facts=self._facts(told),
            rule=kept.get(told.get("rule", "")),
        )
        if "flagged" in told:
            what, hours, line = told["flagged"]
            after = self.day + timedelta(days=1)
            self.tools.add_interaction([self.person], "message", "in", after, line)
            sample_rows.raise_red_flag(store, self.person, what, hours, after)
        if "outcome" in told:
            outcome, words = told["outcome"]
            judged = min(self.tools.today, self.day + timedelta(days=_JUDGED_AFTER))
            sample_rows.judge(store, decision, None, outcome, words, judged)

    def _facts(self, told: Mapping[str, Any]) -> dict[str, Any]:
        approach = Approach(
            Sender(told["name"], told["headline"], mutual_count=told.get("mutual")),
            told["note"],
            received_on=self.day - timedelta(days=1),
            claimed_relation=told.get("claimed"),
        )
        evidence = gather(approach, owner_profile(self.tools.store), phrasebook())
        return kept_facts(evidence, noticed(evidence), Policy.SELECTIVE)
