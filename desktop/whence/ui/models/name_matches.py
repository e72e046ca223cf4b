"""Who is called what, kept folded in memory, so that a list narrows within a frame while a name is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whence.domain.changes import Changes, PersonId
from whence.domain.names import fold
from whence.services.people_lists import PeopleLists

_PAGE = 4_000


class NameMatches:
    """Finds people every typed word of whom begins a word of their name; case and accents are not minded."""

    def __init__(self, people: PeopleLists) -> None:
        self._people = people
        self._folded: dict[PersonId, str] = {}

    def learn(self, ids: Sequence[PersonId], most: int | None = None) -> bool:
        """Read the names of these people, at most `most` of them now; True once all are known."""
        missing = [person for person in ids if person not in self._folded]
        for first in range(0, len(missing) if most is None else min(most, len(missing)), _PAGE):
            page = missing[first : first + (_PAGE if most is None else min(_PAGE, most - first))]
            for person, name in self._people.names(page).items():
                self._folded[person] = " " + _spread(name)
        return most is None or len(missing) <= most

    def matching(self, typed: str, among: Sequence[PersonId]) -> list[PersonId]:
        """Those among these people who are called so, in the same order; everybody when nothing is typed."""
        words = [" " + word for word in _spread(typed).split()]
        if not words:
            return list(among)
        self.learn(among)
        known = self._folded
        found: Iterable[PersonId] = among
        for word in words:
            found = [person for person in found if word in known.get(person, "")]
        return list(found)

    def take_changes(self, changes: Changes) -> None:
        """Forget the names that may have changed."""
        if changes.is_everything:
            self._folded.clear()
        for person in changes.people:
            self._folded.pop(person, None)


def _spread(text: str) -> str:
    return fold(text).replace("-", " ")
