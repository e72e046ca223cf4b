"""Who brought whom: a tree from the owner through events, employers and introducers to everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.ties import Category

ROOT = 0


class NodeKind(StrEnum):
    """What stands at a place of the map."""

    YOU = "you"
    EVENT = "event"
    EMPLOYER = "employer"
    UNKNOWN = "unknown"
    PERSON = "person"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class MapPerson:
    """A person as the map needs them; `event` and `employer` are the gates for those nobody introduced."""

    id: PersonId
    name: str
    introducer: PersonId | None = None
    event: str = ""
    employer: str = ""
    has_origin: bool = False
    category: Category = Category.NEVER


@dataclass(frozen=True, slots=True)
class MapNode:
    """A place of the map; gates have no person."""

    kind: NodeKind
    label: str
    person: PersonId | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class NetworkTree:
    """Nodes by number, the owner first; everybody hangs on exactly one other node."""

    nodes: tuple[MapNode, ...]
    parents: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    places: Mapping[PersonId, int]

    def path(self, node: int) -> list[int]:
        """The nodes from the owner to a node, both included."""
        found = [node]
        while found[-1] != ROOT:
            found.append(self.parents[found[-1]])
        return found[::-1]

    def brought(self, node: int) -> int:
        """How many people hang directly on a node."""
        return sum(1 for child in self.children[node] if self.nodes[child].kind is NodeKind.PERSON)

    def people_at(self, nodes: Iterable[int]) -> list[PersonId]:
        """The people who stand at some nodes; for a gate those whom it let in."""
        found: list[PersonId] = []
        for number in nodes:
            node = self.nodes[number]
            among = [node] if node.person is not None else [self.nodes[child] for child in self.children[number]]
            found += [one.person for one in among if one.person is not None]
        return found


def network_tree(people: Sequence[MapPerson], you: str, unknown: str) -> NetworkTree:
    """The tree by first introducer. Where introducers go round in a circle it is cut at the lowest number.

    Whoever nobody introduced hangs on the event of meeting, else on an employer shared with somebody else in the same
    case, else directly on the owner, or on the gate of those of whom nothing is recorded.
    """
    introducers = _without_circles({one.id: one.introducer for one in people})
    employers = Counter(one.employer for one in people if introducers[one.id] is None and not one.event)
    nodes, parents = [MapNode(NodeKind.YOU, you)], [ROOT]
    places: dict[PersonId, int] = {}
    for one in people:
        places[one.id] = len(nodes)
        nodes.append(MapNode(NodeKind.PERSON, one.name, one.id, one.category))
        parents.append(ROOT)
    gates: dict[tuple[NodeKind, str], int] = {}
    for one in people:
        through = introducers[one.id]
        if through is not None:
            parents[places[one.id]] = places[through]
            continue
        gate = _gate(one, employers, unknown)
        if gate is not None and gate not in gates:
            gates[gate] = len(nodes)
            nodes.append(MapNode(*gate))
            parents.append(ROOT)
        parents[places[one.id]] = gates[gate] if gate is not None else ROOT
    return NetworkTree(tuple(nodes), tuple(parents), _children(parents), places)


def _gate(one: MapPerson, employers: Mapping[str, int], unknown: str) -> tuple[NodeKind, str] | None:
    if one.event:
        return NodeKind.EVENT, one.event
    if one.employer and employers[one.employer] > 1:
        return NodeKind.EMPLOYER, one.employer
    return None if one.has_origin else (NodeKind.UNKNOWN, unknown)


def _without_circles(introducers: Mapping[PersonId, PersonId | None]) -> dict[PersonId, PersonId | None]:
    """Who introduced whom, within those there are, with every circle cut at its lowest number."""
    kept = {one: through if through in introducers else None for one, through in introducers.items()}
    is_done: set[PersonId] = set()
    for start in kept:
        way: dict[PersonId, None] = {}
        at: PersonId | None = start
        while at is not None and at not in is_done and at not in way:
            way[at] = None
            at = kept[at]
        if at is not None and at in way:
            walked = list(way)
            kept[min(walked[walked.index(at) :])] = None
        is_done.update(way)
    return kept


def _children(parents: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = []
    for node, parent in enumerate(parents):
        while len(found) <= max(node, parent):
            found.append([])
        if node != ROOT:
            found[parent].append(node)
    return tuple(tuple(one) for one in found)
