"""The facts of a case as they are kept with a decision, so that it can be understood and compared years later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from whence.domain.decisions import Decision, Verdict
from whence.domain.evidence import Evidence
from whence.domain.evidence_words import Noticed
from whence.domain.precedents import PastCase, features_of
from whence.domain.rule_facts import FACTS, Facts, facts_of
from whence.domain.suggestions import Policy


def kept_facts(
    evidence: Evidence, facts: Sequence[Noticed], policy: Policy | None, proposal: str = "", rules: Sequence[str] = ()
) -> dict[str, Any]:
    """What was known when a decision was made, as plain values; what was not known is left out."""
    values = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in facts_of(evidence).items()
        if value is not None
    }
    return {
        "facts": values,
        "features": sorted(features_of(evidence, policy or Policy.SELECTIVE)),
        "noticed": list(dict.fromkeys(one.sentence for one in facts)),
        "proposal": proposal,
        "rules": list(rules),
    }


def facts_from(kept: Mapping[str, Any]) -> Facts:
    """The facts a rule can ask for, as they were kept; empty where none were."""
    values = kept.get("facts") or {}
    return {
        name: frozenset(value) if isinstance(value, list | tuple) else value
        for name, value in values.items()
        if name in FACTS
    }


def features_from(kept: Mapping[str, Any], stage: str, codes: Sequence[str]) -> frozenset[str]:
    """The features a case is compared by; of a case kept without facts, its stage and what its codes tell."""
    features = frozenset(kept.get("features") or ())
    return features or frozenset({f"stage:{stage}", *_features_of_codes(codes)})


def is_precedent(stage: str, verdict: str, *, is_replaced: bool) -> bool:
    """Whether a decision counts for later ones: about a request, not reconsidered, and not withdrawing one's own."""
    return stage == "invitation" and not is_replaced and verdict != Verdict.WITHDRAW


def policy_then(policy: str) -> Policy:
    """The policy a decision was made under; selective where none was chosen yet."""
    return Policy(policy) if policy else Policy.SELECTIVE


def past_case(one: Decision, outcome: str | None = None) -> PastCase:
    """A decision as later cases are compared with it, with what became of it."""
    return PastCase(
        one.uid,
        one.decided_on,
        one.verdict,
        features_from(one.facts, one.stage, one.codes),
        one.codes,
        one.rationale,
        policy_then(one.policy),
        one.group_uid or None,
        outcome,
    )


def _features_of_codes(codes: Sequence[str]) -> set[str]:
    return {feature for code in codes for feature in _CODE_FEATURES.get(code, ())}


_CODE_FEATURES: Mapping[str, tuple[str, ...]] = {
    "D-NONOTE": ("note:none", "signal:NO_NOTE", "stranger"),
    "D-GENERIC": ("note:text", "signal:GENERIC"),
    "D-PITCH": ("note:text", "signal:PITCH"),
    "D-GROUP": ("note:text", "signal:GROUP_PUSH"),
    "D-ENDORSE": ("note:text", "signal:ENDORSE_REQ"),
    "D-TEMPLATE": ("note:text", "signal:NEAR_DUP"),
    "D-CLAIM-SCHOOL": ("note:text", "signal:FALSE_CLAIM", "claim:school:contradicted"),
    "D-CLAIM-COLLEAGUE": ("note:text", "signal:FALSE_CLAIM", "claim:colleague:contradicted"),
    "D-STRANGER": ("stranger",),
    "D-OUTFIELD": ("signal:OUTFIELD",),
    "A-NOTE": ("note:text", "signal:ANCHOR"),
    "A-MET": ("known",),
    "A-RECENT": ("known",),
    "A-COLLEAGUE": ("known", "claim:colleague:supported"),
    "A-SCHOOL": ("known", "claim:school:supported"),
}
