"""Precedents: what was decided in similar cases, so that answers stay consistent. Nothing is decided by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from whence.domain.decisions import Verdict
from whence.domain.evidence import Evidence
from whence.domain.reason_codes import REASON_WORDS
from whence.domain.suggestions import Policy

SHOWN = 3
CONSIDERED = 20
SIMILAR_FROM = 0.5
"""Weighted Jaccard similarity from which a case counts in "7 of 9 similar cases"."""
FEWEST_DECISIONS = 5
"""Decisions from which precedents are shown at all, and similar cases from which a share is given."""
HALF_AFTER_DAYS = 730
_RANK_OFFSET = 20
_FEATURE_SHARE = 2
_TEXT_SHARE = 1
_STAGE_WEIGHT = 2.0
_PAST_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.ACCEPT_WATCH: "accepted, to watch",
    Verdict.ASK_FIRST: "asked first",
    Verdict.DECLINE: "declined",
    Verdict.LEAVE: "left it unanswered",
    Verdict.WITHDRAW: "withdrew",
    Verdict.KEEP: "kept",
    Verdict.KEEP_FOR_GOOD: "kept for good",
    Verdict.REACH_OUT: "reached out",
    Verdict.SNOOZE: "snoozed",
    Verdict.REMOVE: "removed",
    Verdict.RECONNECT: "reconnected",
    Verdict.LET_PASS: "let it pass",
    Verdict.REPLY_WATCH: "replied, then watched",
    Verdict.LOOK: "looked",
}


@dataclass(frozen=True, slots=True)
class PastCase:
    """A confirmed decision as a precedent. `group` joins the rows of one group decision; undone ones are excluded."""

    uid: str
    decided_on: date
    verdict: Verdict
    features: frozenset[str]
    codes: tuple[str, ...] = ()
    rationale: str = ""
    policy: Policy = Policy.SELECTIVE
    group: str | None = None
    outcome: str | None = None
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Precedents:
    """The nearest cases, the nearest that went the other way, and how the similar ones were decided."""

    nearest: tuple[PastCase, ...] = ()
    other_way: PastCase | None = None
    similar: int = 0
    majority: Verdict | None = None
    majority_count: int = 0
    most_often: str | None = None

    @property
    def share(self) -> float | None:
        """The majority's share from 0 to 1; None below five similar cases."""
        return self.majority_count / self.similar if self.similar >= FEWEST_DECISIONS else None

    @property
    def sentence(self) -> str:
        """ "In 7 of 9 similar cases you declined (most often: selling something)."; empty without similar cases."""
        if self.majority is None:
            return ""
        reason = f" (most often: {REASON_WORDS[self.most_often]})" if self.most_often in REASON_WORDS else ""
        noun = "case" if self.similar == 1 else "cases"
        return f"In {self.majority_count} of {self.similar} similar {noun} you {_PAST_WORDS[self.majority]}{reason}."

    def is_departure(self, verdict: Verdict) -> bool:
        """Whether a verdict goes against the majority of at least five similar cases: pointed out, nothing more."""
        share = self.share
        return share is not None and share > 1 / 2 and self.majority is not None and verdict is not self.majority


def features_of(evidence: Evidence, policy: Policy = Policy.SELECTIVE) -> frozenset[str]:
    """The features by which cases are compared: stage, signals, claims, bands; never names or texts."""
    approach = evidence.approach
    features = {f"stage:{approach.stage.value}", f"note:{evidence.reading.kind.value}", f"policy:{policy.value}"}
    features |= {f"signal:{code.value}" for code in evidence.codes}
    features |= {f"claim:{claim.type.value}:{claim.finding.value}" for claim in evidence.claims}
    features.add("known" if evidence.is_known else "stranger")
    features.add(f"mutual:{mutual_band(approach.sender.mutual_count)}")
    if approach.hours_after_accept is not None:
        features.add("soon" if evidence.is_soon_after else "later")
    if approach.sender.is_same_field is not None:
        features.add("field:same" if approach.sender.is_same_field else "field:other")
    return frozenset(features)


def mutual_band(count: int | None) -> str:
    """Mutual connections in bands: unknown, 0, 1-4, 5-25, 26+."""
    if count is None:
        return "unknown"
    return next((band for limit, band in ((0, "0"), (4, "1-4"), (25, "5-25")) if count <= limit), "26+")


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    """Weighted Jaccard of two feature sets, from 0 to 1; the stage counts twice (Ioffe 2010)."""
    shared = _weight(left & right)
    union = _weight(left) + _weight(right) - shared
    return shared / union if union else 0.0


def aged_similarity(case: PastCase, features: frozenset[str], policy: Policy, today: date) -> float:
    """Similarity, halved after two years and halved when the policy was another."""
    value = similarity(case.features, features)
    if (today - case.decided_on).days > HALF_AFTER_DAYS:
        value /= 2
    return value if case.policy is policy else value / 2


def find_precedents(
    features: frozenset[str],
    past: Iterable[PastCase],
    today: date,
    *,
    policy: Policy = Policy.SELECTIVE,
    text_ranking: Sequence[str] = (),
    own_uid: str | None = None,
) -> Precedents:
    """The precedents of a case.

    `text_ranking` holds uids of past cases, most similar text first (full-text search gives it). Features and text
    are fused by reciprocal rank (Cormack, Clarke and Büttcher 2009). Empty below five decisions.
    """
    cases = _countable(past, own_uid)
    if len(cases) < FEWEST_DECISIONS:
        return Precedents()
    scores = {case.uid: aged_similarity(case, features, policy, today) for case in cases}
    ranked = _once_per_group(_fused(cases, scores, text_ranking))
    nearest = tuple(ranked[:SHOWN])
    other = next((case for case in ranked[:CONSIDERED] if case.verdict is not nearest[0].verdict), None)
    similar = [(case.verdict, case.codes, 1) for case in ranked if scores[case.uid] >= SIMILAR_FROM]
    return majority_of(nearest, other, similar)


def _countable(past: Iterable[PastCase], own_uid: str | None) -> list[PastCase]:
    return [case for case in past if not case.is_undone and case.uid != own_uid]


def _fused(cases: list[PastCase], scores: Mapping[str, float], text_ranking: Sequence[str]) -> list[PastCase]:
    newest_first = sorted(cases, key=lambda case: (-case.decided_on.toordinal(), case.uid))
    by_features = sorted(newest_first, key=lambda case: -scores[case.uid])
    feature_ranks = _ranks([(case.uid, scores[case.uid]) for case in by_features])
    text_ranks = {uid: rank for rank, uid in enumerate(text_ranking, 1)}

    return sorted(newest_first, key=lambda case: -fused_rank(feature_ranks[case.uid], text_ranks.get(case.uid)))


def fused_rank(feature_rank: int, text_rank: int | None) -> float:
    """What two ranks from 1 come to as one, the greatest first (Cormack, Clarke and Büttcher 2009)."""
    return _FEATURE_SHARE / (_RANK_OFFSET + feature_rank) + (
        _TEXT_SHARE / (_RANK_OFFSET + text_rank) if text_rank else 0
    )


def _ranks(scored: Sequence[tuple[str, float]]) -> dict[str, int]:
    """Ranks from 1 in a list sorted by falling score; equal scores share the first rank of theirs."""
    ranks: dict[str, int] = {}
    shared, last = 0, -1.0
    for place, (uid, score) in enumerate(scored, 1):
        if score != last:
            shared, last = place, score
        ranks[uid] = shared
    return ranks


def _once_per_group(cases: Iterable[PastCase]) -> list[PastCase]:
    seen: set[str] = set()
    kept = []
    for case in cases:
        key = case.group or f"case {case.uid}"
        if key not in seen:
            seen.add(key)
            kept.append(case)
    return kept


def majority_of(
    nearest: tuple[PastCase, ...],
    other: PastCase | None,
    similar: Iterable[tuple[Verdict, tuple[str, ...], int]],
) -> Precedents:
    """The precedents with what most of the similar cases came to, told as verdict, codes and how many cases."""
    counts: Counter[Verdict] = Counter()
    codes: dict[Verdict, Counter[str]] = {}
    for verdict, said, count in similar:
        counts[verdict] += count
        of_verdict = codes.setdefault(verdict, Counter())
        for code in said:
            of_verdict[code] += count
    if not counts:
        return Precedents(nearest, other)
    majority, count = max(counts.items(), key=lambda item: (item[1], item[0].value))
    said_most = codes[majority]
    most_often = min(said_most, key=lambda code: (-said_most[code], code)) if said_most else None
    return Precedents(nearest, other, sum(counts.values()), majority, count, most_often)


@lru_cache(maxsize=4_096)
def _weight(features: frozenset[str]) -> float:
    return sum(_STAGE_WEIGHT if feature.startswith("stage:") else 1.0 for feature in features)
