"""Who is called what, kept folded in memory, so that a list narrows within a frame while a name is typed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from whence.domain.changes import Changes, PersonId
from whence.domain.names import fold
from whence.services.people_lists import PeopleLists

_PAGE = 4_000


class NameMatches:
    """Finds people every typed word of whom begins a word of their name; case and accents are not minded."""

    def __init__(self, people: PeopleLists) -> None:
        self._people = people
        self._folded: dict[PersonId, str] = {}
        self._among: Sequence[PersonId] | None = None
        self._called: list[str] = []
        self._before: tuple[str, Sequence[PersonId], Sequence[str]] = ("", (), ())

    def learn(self, ids: Sequence[PersonId], most: int | None = None) -> bool:
        """Read the names of these people, at most `most` of them now; True once all are known."""
        missing = [person for person in ids if person not in self._folded]
        for first in range(0, len(missing) if most is None else min(most, len(missing)), _PAGE):
            page = missing[first : first + (_PAGE if most is None else min(_PAGE, most - first))]
            for person, name in self._people.names(page).items():
                self._folded[person] = " " + _spread(name)
        if most is not None and len(missing) > most:
            return False
        self._among, self._called = ids, [self._folded.get(person, "") for person in ids]
        self._before = ("", (), ())
        return True

    def matching(self, typed: str, among: Sequence[PersonId]) -> list[PersonId]:
        """Those among these people who are called so, in the same order; everybody when nothing is typed."""
        wanted = _spread(typed)
        words = [" " + word for word in wanted.split()]
        if not words:
            return list(among)
        found, names = self._narrowest(wanted, among)
        for word in words:
            is_called = [word in name for name in names]
            found, names = list(compress(found, is_called)), list(compress(names, is_called))
        self._before = (wanted, found, names)
        return list(found)

    def _narrowest(self, wanted: str, among: Sequence[PersonId]) -> tuple[Sequence[PersonId], Sequence[str]]:
        """The fewest people, with their names, among whom everybody is who is called so."""
        if among is not self._among:
            self.learn(among)
        before, found, names = self._before
        return (found, names) if before and wanted.startswith(before) else (among, self._called)

    def take_changes(self, changes: Changes) -> None:
        """Forget the names that may have changed."""
        self._among = None
        if changes.is_everything:
            self._folded.clear()
        for person in changes.people:
            self._folded.pop(person, None)


def _spread(text: str) -> str:
    return fold(text).replace("-", " ")
