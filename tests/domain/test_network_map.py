"""Everybody hangs on exactly one place of the map, circles are cut, and no two dots lie on each other."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.changes import PersonId
from whence.domain.network_map import ROOT, MapPerson, NetworkTree, NodeKind, network_tree
from whence.domain.radial_layout import RING, around, whole

if TYPE_CHECKING:
    from collections.abc import Sequence


def tree_of(people: Sequence[MapPerson]) -> NetworkTree:
    return network_tree(people, "You", "Nothing recorded")


def person(number: int, introducer: int | None = None, event: str = "", employer: str = "") -> MapPerson:
    through = PersonId(introducer) if introducer is not None else None
    return MapPerson(PersonId(number), f"Person {number}", through, event, employer, bool(event or introducer))


def labels(tree: NetworkTree, number: int) -> list[str]:
    return [tree.nodes[node].label for node in tree.path(tree.places[PersonId(number)])]


def test_people_hang_on_who_introduced_them_and_the_first_on_the_event() -> None:
    tree = tree_of([person(1, event="PyCon"), person(2, 1), person(3, 2, event="PyCon")])
    assert labels(tree, 3) == ["You", "PyCon", "Person 1", "Person 2", "Person 3"]
    assert tree.brought(tree.places[PersonId(1)]) == 1


def test_an_employer_is_a_gate_only_when_shared() -> None:
    tree = tree_of([person(1, employer="Acme"), person(2, employer="Acme"), person(3, employer="Solo")])
    assert labels(tree, 1) == ["You", "Acme", "Person 1"]
    assert labels(tree, 3) == ["You", "Nothing recorded", "Person 3"]
    assert tree.nodes[tree.parents[tree.places[PersonId(3)]]].kind is NodeKind.UNKNOWN


@pytest.mark.parametrize("circle", [[1], [1, 2], [1, 2, 3]])
def test_circles_are_cut_at_the_lowest_number(circle: list[int]) -> None:
    following = dict(zip(circle, circle[1:] + circle[:1], strict=True))
    tree = tree_of([person(one, through) for one, through in following.items()] + [person(9, 1)])
    assert labels(tree, 9)[-2:] == ["Person 1", "Person 9"]
    assert labels(tree, 1) == ["You", "Person 1"]


def test_an_introducer_who_is_not_there_leaves_the_event() -> None:
    assert labels(tree_of([person(1, 77, event="PyCon")]), 1) == ["You", "PyCon", "Person 1"]


@given(st.lists(st.integers(0, 12), max_size=40))
def test_every_tree_is_whole(introducers: list[int]) -> None:
    people = [person(at + 1, through or None) for at, through in enumerate(introducers)]
    tree = tree_of(people)
    assert sum(len(children) for children in tree.children) == len(tree.nodes) - 1
    assert all(len(tree.path(node)) <= len(tree.nodes) for node in range(len(tree.nodes)))
    assert set(tree.places) == {one.id for one in people}
    layout = whole(tree)
    assert sorted(number for number in layout.shown if number is not None) == list(range(len(tree.nodes)))


def test_the_whole_is_in_rings_around_the_owner() -> None:
    tree = tree_of([person(1, event="PyCon"), *[person(at, 1) for at in range(2, 60)]])
    layout = whole(tree)
    assert (layout.x[0], layout.y[0]) == (0, 0)
    radii = [hypot(x, y) for x, y in zip(layout.x, layout.y, strict=True)]
    for ring in range(1, max(layout.rings) + 1):
        on_it = {round(radii[at], 6) for at, one in enumerate(layout.rings) if one == ring}
        assert len(on_it) == 1
        assert min(on_it) >= ring * RING - 1e-6
    assert len({(round(x, 3), round(y, 3)) for x, y in zip(layout.x, layout.y, strict=True)}) == len(layout.x)


def test_two_steps_around_somebody_are_their_family() -> None:
    people = [
        person(1, event="PyCon"),
        person(2, 1),
        person(3, 2),
        person(4, 3),
        person(5, 4),
        person(6, event="Other"),
    ]
    tree = tree_of(people)
    layout = around(tree, tree.places[PersonId(3)])
    assert {node.label for node in layout.nodes} == {"Person 3", "Person 2", "Person 4", "Person 1", "Person 5"}
    assert layout.rings[0] == 0
    assert max(layout.rings) == 2


def test_a_crowd_is_summed_up_and_those_who_brought_most_stay() -> None:
    crowd = [person(at, 1) for at in range(2, 60)]
    tree = tree_of([person(1), *crowd, person(99, 58)])
    layout = around(tree, tree.places[PersonId(1)], most=10)
    shown = {node.label for node in layout.nodes}
    assert "+ 49" in shown
    assert {"Person 58", "Person 99", "Nothing recorded"} <= shown


def test_nobody_is_a_map_of_the_owner_alone() -> None:
    layout = whole(tree_of([]))
    assert [node.label for node in layout.nodes] == ["You"]
    assert layout.radius == RING
    assert around(tree_of([]), ROOT).shown == (ROOT,)
