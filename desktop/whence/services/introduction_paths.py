"""Who could introduce the owner to somebody somewhere, and whom somebody should meet: always with what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.names import fold
from whence.domain.readiness import Readiness
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.storage import introductions, people

_SMALL_WORDS = frozenset(
    {"and", "are", "can", "for", "from", "has", "have", "her", "his", "into", "looks", "not", "she", "that", "the",
     "their", "them", "they", "want", "wants", "who", "with", "would", "you", "your"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """Somebody who could help, why, whether what shows it is weak, and how strong contact with them is, in words."""

    person: PersonId
    name: str
    reasons: tuple[str, ...]
    is_weak: bool
    readiness: Readiness | None = None
    tie: str = ""


class _Found:
    """Reasons by person; who has a strong one is not weak."""

    def __init__(self) -> None:
        self.reasons: dict[PersonId, list[str]] = {}
        self.strong: set[PersonId] = set()

    def add(self, person: PersonId, reason: str, *, is_strong: bool) -> None:
        said = self.reasons.setdefault(person, [])
        if reason not in said:
            said.append(reason)
        if is_strong:
            self.strong.add(person)

    def leave_out(self, known: Iterable[PersonId]) -> None:
        for person in known:
            self.reasons.pop(person, None)


class IntroductionPaths:
    """Looks for people by affiliations, introducers, what they give and ask, tags and events."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs

    def into(self, organisation: str, most: int = 10) -> tuple[Path, ...]:
        """Who could introduce the owner to somebody at an organisation; of the sure ones the closest first.

        Sure are those who are there and those who introduced the owner to somebody there; who was there once is weak.
        """
        store, wanted = self._journal.store, organisation.strip()
        there = introductions.at_organisation(store, wanted) if wanted else []
        names = people.names(store, [one.person for one in there])
        introducers = introductions.introducers_of(store, [one.person for one in there])
        found = _Found()
        for one in there:
            words = f"{one.title} at {one.organisation}" if one.title else f"at {one.organisation}"
            said = f"is there now: {words}" if one.is_current else f"was there: {words}"
            found.add(one.person, said, is_strong=one.is_current)
            name = names.get(one.person, "somebody")
            place = "who is there" if one.is_current else "who was there"
            for introducer in introducers.get(one.person, ()):
                found.add(introducer, f"introduced you to {name}, {place}", is_strong=one.is_current)
        return self._paths(found, most, is_closeness_first=True)

    def matches(self, person: PersonId, most: int = 10) -> tuple[Path, ...]:
        """Whom a person should meet: who gives what they ask for, or asks for what they give; most reasons first.

        A shared tag or event alone is weak. Who is recorded as knowing them already is left out.
        """
        store, found = self._journal.store, _Found()
        lines = {one: (give, ask) for one, give, ask in introductions.give_and_ask(store)}
        give, ask = (_words(line) for line in lines.pop(person, ("", "")))
        for other, (other_give, other_ask) in lines.items() if give or ask else ():
            if shared := ask & _words(other_give):
                found.add(other, f"could help: {other_give} ({', '.join(sorted(shared))})", is_strong=True)
            if shared := give & _words(other_ask):
                found.add(other, f"could be helped: {other_ask} ({', '.join(sorted(shared))})", is_strong=True)
        for other, tag in introductions.sharing_a_tag(store, person):
            found.add(other, f"both have #{tag}", is_strong=False)
        for other, event in introductions.met_at_the_same_event(store, person):
            found.add(other, f"you met both at {event}", is_strong=False)
        found.leave_out(introductions.know_each_other(store, person))
        return self._paths(found, most)

    def _paths(self, found: _Found, most: int, *, is_closeness_first: bool = False) -> tuple[Path, ...]:
        reasons, store = found.reasons, self._journal.store
        strength = introductions.strengths(store, list(reasons))

        def order(one: PersonId) -> tuple[bool, float, float, PersonId]:
            close, count = -strength.get(one, 0.0), float(-len(reasons[one]))
            first, second = (close, count) if is_closeness_first else (count, close)
            return one not in found.strong, first, second, one

        chosen = sorted(reasons, key=order)[:most]
        names = people.names(store, chosen)
        briefs = {one: self._briefs.brief(one) for one in chosen}
        return tuple(
            Path(
                one, names.get(one, ""), tuple(reasons[one]), one not in found.strong,
                briefs[one].readiness.verdict, briefs[one].tie.sentence,
            )
            for one in chosen
        )  # fmt: skip


def _words(line: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", fold(line))) - _SMALL_WORDS
