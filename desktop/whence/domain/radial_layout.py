"""Radial trees: the middle, rings around it, every branch in a sector as wide as it has ends.

The layout is the plain radial tree (Eades 1992; Wills 1999): a node's sector is divided among its children by their
leaves, its distance from the middle grows by ring; a ring is wide enough for all that stand on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, pi, sin

from whence.domain.network_map import ROOT, MapNode, NetworkTree, NodeKind

RING = 90.0
"""The least distance between two rings, in units of the map."""
SPACING = 14.0
"""The least room along its ring for a node, in units of the map."""
MOST_NEIGHBOURS = 28


@dataclass(frozen=True, slots=True)
class RadialLayout:
    """Where the nodes stand. `shown` are numbers in the tree (None for what sums up others), the middle first.

    `parents` are places in `shown`; the middle is its own. `nodes`, `x`, `y` and `rings` go with `shown`. `beyond`
    holds, by the place that sums them up, the numbers of the nodes that are not shown.
    """

    shown: tuple[int | None, ...]
    nodes: tuple[MapNode, ...]
    parents: tuple[int, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    rings: tuple[int, ...]
    beyond: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is shown, at least half a ring around the middle."""
        half = RING / 2
        return min(-half, *self.x), min(-half, *self.y), max(half, *self.x), max(half, *self.y)

    @property
    def radius(self) -> float:
        """The distance of the outermost node from the middle, at least one ring."""
        return max((max(abs(a), abs(b)) for a, b in zip(self.x, self.y, strict=True)), default=RING) or RING

    def place_of(self, node: int) -> int | None:
        """Where a node of the tree is in `shown`."""
        return self.shown.index(node) if node in self.shown else None


@dataclass(slots=True)
class _Reached:
    shown: list[int | None]
    nodes: list[MapNode]
    parents: list[int]
    rings: list[int]
    beyond: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def add(self, node: int | None, value: MapNode, parent: int, ring: int) -> None:
        self.shown.append(node)
        self.nodes.append(value)
        self.parents.append(parent)
        self.rings.append(ring)


def whole(tree: NetworkTree) -> RadialLayout:
    """Everybody, the owner in the middle."""
    reached = _Reached([ROOT], [tree.nodes[ROOT]], [0], [0])
    place = 0
    while place < len(reached.shown):
        node = reached.shown[place]
        for child in tree.children[node or ROOT]:
            reached.add(child, tree.nodes[child], place, reached.rings[place] + 1)
        place += 1
    return _placed(reached)


def around(tree: NetworkTree, middle: int, hops: int = 2, most: int = MOST_NEIGHBOURS) -> RadialLayout:
    """What is at most `hops` steps from a node; of many neighbours those that most hang on, the rest summed up.

    The middle has at most `most` neighbours, those one step out half as many, and so on.
    """
    reached = _Reached([middle], [tree.nodes[middle]], [0], [0])
    waiting, known = deque([0]), {middle}
    while waiting:
        place = waiting.popleft()
        node = reached.shown[place]
        if node is None or reached.rings[place] >= hops:
            continue
        beside = [one for one in (tree.parents[node], *tree.children[node]) if one not in known]
        beside.sort(key=lambda one: (one != tree.parents[node], -len(tree.children[one])))
        limit = max(1, most >> reached.rings[place])
        for one in beside[:limit]:
            known.add(one)
            waiting.append(len(reached.shown))
            reached.add(one, tree.nodes[one], place, reached.rings[place] + 1)
        if len(beside) > limit:
            more = MapNode(NodeKind.MORE, f"+ {len(beside) - limit}")
            reached.beyond[len(reached.shown)] = tuple(beside[limit:])
            reached.add(None, more, place, reached.rings[place] + 1)
    return _placed(reached)


def _placed(reached: _Reached) -> RadialLayout:
    parents, rings = reached.parents, reached.rings
    leaves = _leaves(parents)
    radii = _radii(rings, leaves)
    starts, widths = [0.0] * len(parents), [0.0] * len(parents)
    taken = [0.0] * len(parents)
    widths[0] = 2 * pi
    x, y = [0.0] * len(parents), [0.0] * len(parents)
    for place in range(1, len(parents)):
        parent = parents[place]
        widths[place] = widths[parent] * leaves[place] / leaves[parent]
        starts[place] = starts[parent] + taken[parent]
        taken[parent] += widths[place]
        angle, radius = starts[place] + widths[place] / 2 - pi / 2, radii[rings[place]]
        x[place], y[place] = radius * cos(angle), radius * sin(angle)
    shown, nodes = tuple(reached.shown), tuple(reached.nodes)
    return RadialLayout(shown, nodes, tuple(parents), tuple(x), tuple(y), tuple(rings), reached.beyond)


def _leaves(parents: list[int]) -> list[int]:
    """How many ends hang on each place; parents stand before their children."""
    found = [0] * len(parents)
    for place in range(len(parents) - 1, -1, -1):
        found[place] = found[place] or 1
        if place:
            found[parents[place]] += found[place]
    return found


def _radii(rings: list[int], leaves: list[int]) -> list[float]:
    """The radius of each ring: all ends of the tree side by side on the last one, evenly spread rings before."""
    depth = max(rings)
    outermost = max(RING * depth, leaves[0] * SPACING / (2 * pi))
    return [outermost * ring / depth if depth else 0.0 for ring in range(depth + 1)]
