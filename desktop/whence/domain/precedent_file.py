"""Precedents from cases kept by kind: the answer of `find_precedents`, without looking at every case.

Thousands of cases share a few hundred sets of features. Each set is compared once, and cases are read from the newest
of the likest kind on, only as many as are shown.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple, Protocol

from whence.domain.decisions import Verdict
from whence.domain.precedents import (
    CONSIDERED,
    FEWEST_DECISIONS,
    HALF_AFTER_DAYS,
    SHOWN,
    SIMILAR_FROM,
    PastCase,
    Precedents,
    fused_rank,
    majority_of,
    similarity,
)
from whence.domain.suggestions import Policy

_NEWEST: Final = 9_999_999


def case_place(decided_on: date, uid: str) -> str:
    """Sorts cases from the newest on, those of one day by uid."""
    return f"{_NEWEST - decided_on.toordinal()} {uid}"


def place_after(day: date) -> str:
    """A place behind every case decided on or after a day and before all older ones."""
    return f"{_NEWEST - day.toordinal()}!"


@dataclass(frozen=True, slots=True)
class CaseKind:
    """What cases are compared by, and the policy they were decided under."""

    features: frozenset[str]
    policy: Policy


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """What was answered: verdict and reason codes."""

    verdict: Verdict
    codes: tuple[str, ...]


class KeptCase(NamedTuple):
    """A case in the file: its kind, its place, the group it was decided with (or empty), and its answer, by number."""

    kind: int
    place: str
    group: str
    answer: int

    @property
    def uid(self) -> str:
        return self.place.partition(" ")[2]


class CaseAges(NamedTuple):
    """How many cases of a kind there are, and how many of them are so old that they weigh half."""

    kind: int
    amount: int
    old: int


class CaseFile(Protocol):
    """Cases kept by kind. `limit` is the place behind which cases are old; `own` a case to be passed over, or empty."""

    def kinds(self) -> Mapping[int, CaseKind]:
        """Every kind by its number."""
        ...

    def answers(self) -> Mapping[int, CaseAnswer]:
        """Every answer by its number."""
        ...

    def ages(self, limit: str, own: str) -> Iterable[CaseAges]:
        """How many cases there are."""
        ...

    def tally(self, kinds: Sequence[int], limit: str, own: str, *, is_old: bool) -> Iterable[tuple[int, int]]:
        """Answer and amount of the cases of some kinds and one age that were decided alone."""
        ...

    def first_of_groups(self, kinds: Sequence[int], limit: str, own: str, *, is_old: bool) -> Iterable[KeptCase]:
        """The newest case of each group decision, once for each of some kinds, of one age."""
        ...

    def newest(self, kind: int, limit: str, *, is_old: bool) -> Iterator[KeptCase]:
        """The cases of one kind and age in order of their places, read as they are asked for."""
        ...

    def kept(self, uids: Sequence[str]) -> Mapping[str, KeptCase]:
        """Those of some cases that are in the file."""
        ...

    def cases(self, uids: Sequence[str]) -> Mapping[str, PastCase]:
        """Some cases whole."""
        ...


class _Stretch(NamedTuple):
    """The cases of one kind and age: all are alike to the case in question, and share one rank."""

    kind: int
    is_old: bool
    score: float
    rank: int


class _Ranked(NamedTuple):
    """A case with what it is sorted by: the fused rank, falling, then its place."""

    minus_fused: float
    place: str
    score: float
    kept: KeptCase


def precedents_from(
    file: CaseFile,
    features: frozenset[str],
    today: date,
    *,
    policy: Policy = Policy.SELECTIVE,
    text_ranking: Sequence[str] = (),
    own_uid: str | None = None,
) -> Precedents:
    """The precedents of a case; says what `find_precedents` says over all cases of the file."""
    own = file.kept([own_uid]).get(own_uid) if own_uid else None
    limit, own_place = place_after(today - timedelta(days=HALF_AFTER_DAYS)), own.place if own else ""
    ages = list(file.ages(limit, own_place))
    if sum(one.amount for one in ages) < FEWEST_DECISIONS:
        return Precedents()
    stretches = _stretches(ages, file.kinds(), features, policy)
    by_text = _by_text(file, stretches, text_ranking, limit, own_place)
    answers = file.answers()
    ranked = list(_considered(_merged(file, stretches, by_text, limit, own_place)))
    shown = ranked[:SHOWN]
    first = answers[shown[0].answer].verdict
    other = next((one for one in ranked if answers[one.answer].verdict is not first), None)
    found = file.cases([one.uid for one in (*shown, *([other] if other else []))])
    similar = _answered_alike(file, stretches, by_text, limit, own_place)
    return majority_of(
        tuple(found[one.uid] for one in shown),
        found[other.uid] if other else None,
        ((answers[answer].verdict, answers[answer].codes, amount) for answer, amount in similar),
    )


_Stretches = Mapping[tuple[int, bool], _Stretch]


def _stretches(
    ages: Iterable[CaseAges], kinds: Mapping[int, CaseKind], features: frozenset[str], policy: Policy
) -> _Stretches:
    """Every stretch with its score and rank, the likest first; equal scores share the first rank of theirs."""
    amounts = {}
    for one in ages:
        parts = ((False, one.amount - one.old), (True, one.old))
        amounts.update({(one.kind, is_old): amount for is_old, amount in parts if amount})
    alike = {kind: similarity(kinds[kind].features, features) for kind, _ in amounts}
    scored = sorted(
        ((_aged(alike[kind], is_old, kinds[kind].policy is policy), kind, is_old) for kind, is_old in amounts),
        key=lambda one: -one[0],
    )
    found, before = {}, 0
    for score, same in groupby(scored, key=lambda one: one[0]):
        rank, stretch = before + 1, list(same)
        for _, kind, is_old in stretch:
            found[kind, is_old] = _Stretch(kind, is_old, score, rank)
            before += amounts[kind, is_old]
    return found


def _aged(score: float, is_old: bool, is_same_policy: bool) -> float:
    weighed = score / 2 if is_old else score
    return weighed if is_same_policy else weighed / 2


def _by_text(
    file: CaseFile, stretches: _Stretches, text_ranking: Sequence[str], limit: str, own: str
) -> dict[str, _Ranked]:
    """The cases with similar texts by uid, with what they are sorted by."""
    kept = file.kept(text_ranking)
    return {
        uid: _ranked(kept[uid], stretches[kept[uid].kind, kept[uid].place > limit], rank)
        for rank, uid in enumerate(text_ranking, 1)
        if uid in kept and kept[uid].place != own
    }


def _ranked(kept: KeptCase, stretch: _Stretch, text_rank: int | None = None) -> _Ranked:
    return _Ranked(-fused_rank(stretch.rank, text_rank), kept.place, stretch.score, kept)


def _merged(
    file: CaseFile, stretches: _Stretches, by_text: Mapping[str, _Ranked], limit: str, own: str
) -> Iterator[_Ranked]:
    """All cases in order; those without a similar text are read as they are asked for."""
    return heapq.merge(sorted(by_text.values()), _by_features(file, stretches, by_text, limit, own))


def _by_features(
    file: CaseFile, stretches: _Stretches, by_text: Mapping[str, _Ranked], limit: str, own: str
) -> Iterator[_Ranked]:
    for _, alike in groupby(stretches.values(), key=attrgetter("rank")):
        same = list(alike)
        read = [file.newest(one.kind, limit, is_old=one.is_old) for one in same]
        for kept in heapq.merge(*read, key=attrgetter("place")):
            if kept.place != own and kept.uid not in by_text:
                yield _ranked(kept, same[0])


def _considered(ranked: Iterable[_Ranked]) -> Iterator[KeptCase]:
    """The first cases, each group once."""
    seen: set[str] = set()
    taken = 0
    for one in ranked:
        if one.kept.group and one.kept.group in seen:
            continue
        seen.add(one.kept.group)
        yield one.kept
        taken += 1
        if taken == CONSIDERED:
            return


def _answered_alike(
    file: CaseFile, stretches: _Stretches, by_text: Mapping[str, _Ranked], limit: str, own: str
) -> Iterator[tuple[int, int]]:
    """How the similar cases were answered and how many of them so, each group once."""
    texts = [one for one in by_text.values() if one.kept.group]
    heads: dict[str, _Ranked] = {}
    for is_old in (False, True):
        kinds = [one.kind for one in stretches.values() if one.is_old is is_old and one.score >= SIMILAR_FROM]
        if not kinds:
            continue
        yield from file.tally(kinds, limit, own, is_old=is_old)
        firsts = file.first_of_groups(kinds, limit, own, is_old=is_old)
        _put_first(heads, (_ranked(one, stretches[one.kind, is_old]) for one in firsts))
    _put_first(heads, texts)
    for head in heads.values():
        if head.score >= SIMILAR_FROM:
            yield head.kept.answer, 1


def _put_first(heads: dict[str, _Ranked], ranked: Iterable[_Ranked]) -> None:
    """Let the first case of each group stand for it."""
    for one in ranked:
        before = heads.get(one.kept.group)
        if before is None or one < before:
            heads[one.kept.group] = one
