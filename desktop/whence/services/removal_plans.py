"""Removing several connections: who is meant, who is to be looked at first, and what is lost in sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.tie_evidence import RemovalCandidate, TraceKind, lost_together
from whence.domain.tie_sentences import CATEGORY_WORDS
from whence.domain.ties import Category
from whence.services.journal import Journal
from whence.services.starter_rules import platform_facts
from whence.storage import tie_evidence, ties

_REMOVAL_FACT = "removal_is_silent"


@dataclass(frozen=True, slots=True)
class RemovalPlan:
    """`plain`: nothing is recorded but the connection. `to_look_at`: some evidence of a tie is.

    `not_connected` counts those who are meant but with whom there is no connection to remove.
    """

    plain: tuple[RemovalCandidate, ...]
    to_look_at: tuple[RemovalCandidate, ...]
    not_connected: int


class RemovalPlans:
    """Draws up removals of several connections."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def plan(self, people: Sequence[PersonId]) -> RemovalPlan:
        """Tell apart who can be removed together and who has to be looked at."""
        store = self._journal.store
        strong = ties.settings(store.database).strong_min
        meant = tie_evidence.connected(store, people)
        found = tie_evidence.traces(store, [one.person for one in meant], strong)
        candidates = [RemovalCandidate(one.person, one.name, _words(one), found.get(one.person, ())) for one in meant]
        return RemovalPlan(
            tuple(one for one in candidates if not one.traces),
            tuple(_in_words(one) for one in candidates if one.traces),
            len(dict.fromkeys(people)) - len(meant),
        )

    def known(self, people: Sequence[PersonId]) -> Mapping[PersonId, str]:
        """What is recorded about each of some people who are not connected, in words; who has nothing is left out."""
        store = self._journal.store
        found = tie_evidence.traces(store, people, ties.settings(store.database).strong_min)
        said = {
            person: _in_words(
                RemovalCandidate(person, "", "", tuple(one for one in traces if one.kind is not TraceKind.ONLY_LINK))
            ).reasons
            for person, traces in found.items()
        }
        return {person: words for person, words in said.items() if words}

    def lost(self, chosen: Iterable[RemovalCandidate]) -> tuple[str, ...]:
        """What is lost in sum; that only the owner can ask again always comes last."""
        checked = next(fact.last_checked for fact in platform_facts() if fact.key == _REMOVAL_FACT)
        return (*lost_together(chosen), f"Only you can ask them to connect again, as of {Day.on(checked).words}.")


def _words(one: tie_evidence.Connected) -> str:
    since = f"connected {one.connected_on.words}" if one.connected_on.is_known else ""
    return " · ".join(part for part in (one.employer, since) if part)


def _in_words(one: RemovalCandidate) -> RemovalCandidate:
    """The same, with the category of an own word as it is said."""
    said = tuple(
        replace(trace, name=CATEGORY_WORDS[Category(trace.name)]) if trace.kind is TraceKind.OWN_WORD else trace
        for trace in one.traces
    )
    return replace(one, traces=said)
