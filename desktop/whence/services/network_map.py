"""The map of who brought whom into the network."""

from __future__ import annotations

from whence.domain.changes import PersonId
from whence.domain.names import fold
from whence.domain.network_map import NetworkTree, network_tree
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.storage import network_map

YOU = "You"
UNKNOWN = "Nothing recorded about how you met"


class NetworkMap:
    """Answers what the map asks."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs
        self._named: NetworkTree | None = None
        self._names: list[str] = []

    def tree(self) -> NetworkTree:
        """Who brought whom, as it stands now."""
        people = network_map.everybody(self._journal.store, self._journal.clock.today())
        return network_tree(people, YOU, UNKNOWN)

    def sentence(self, person: PersonId) -> str:
        """How a person is known, for the map to say."""
        return self._briefs.sentences([person]).get(person, "")

    def find(self, tree: NetworkTree, words: str) -> int | None:
        """The node whose label begins with the words in any of its parts, people before gates; None for none."""
        wanted = fold(words).split()
        if not wanted:
            return None
        if self._named is not tree:
            self._named, self._names = tree, [f" {fold(node.label)}" for node in tree.nodes]
        fitting = (number for number, name in enumerate(self._names) if all(f" {word}" in name for word in wanted))
        return min(fitting, key=lambda number: (tree.nodes[number].person is None, number), default=None)
