"""The owner's rules as kept: a row for every version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.decisions import Verdict
from whence.domain.rules import Comparison, Condition, Rule, Term
from whence.storage import tables
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A version of a rule with its row id and that of the version before."""

    id: int
    rule: Rule
    previous_id: int | None
    is_active: bool


def rules(store: Store) -> list[KeptRule]:
    """Every version of every rule, oldest first."""
    return store.all(tables.Rule.select().order_by(tables.Rule.id), _kept)


def rule(store: Store, rule_id: int) -> KeptRule | None:
    """One version of a rule."""
    return store.one(tables.Rule.select().where(tables.Rule.id == rule_id), _kept)


def add_rule(store: Store, uid: str, one: Rule, stamp: str, previous_id: int | None = None) -> int:
    """Write a version of a rule."""
    return store.insert(
        tables.Rule,
        uid=uid,
        version=one.version,
        previous_id=previous_id,
        sentence=one.sentence.strip(),
        condition=condition_columns(one.condition, one.codes),
        verdict=one.verdict,
        starts_on=one.since,
        created_at=stamp,
    )


def retire_rule(store: Store, rule_id: int, day: date) -> None:
    """End a version; decisions that followed it keep pointing to it."""
    store.amend(tables.Rule, rule_id, is_active=False, ends_on=day)


def condition_columns(condition: Condition, codes: tuple[str, ...]) -> dict[str, Any]:
    """A condition as it is kept, with the reason codes the rule proposes."""
    terms = [{"fact": term.fact, "comparison": term.comparison.value, "value": term.value} for term in condition.terms]
    return {"terms": terms, "is_any": condition.is_any, "codes": list(codes)}


def _kept(**columns: Any) -> KeptRule:
    told: Mapping[str, Any] = columns["condition"]
    terms = tuple(Term(one["fact"], Comparison(one["comparison"]), one["value"]) for one in told["terms"])
    made = Rule(
        columns["uid"],
        columns["sentence"],
        Condition(terms, bool(told.get("is_any"))),
        Verdict(columns["verdict"]),
        columns["starts_on"],
        columns["version"],
        tuple(told.get("codes", ())),
        columns["ends_on"],
    )
    return KeptRule(columns["id"], made, columns["previous_id"], bool(columns["is_active"]))
