"""The map of 2,000 people is there before anybody waits for it, and every frame of a walk through it is."""

from __future__ import annotations

from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.pictures.crowd import crowd
from whence.domain.network_map import network_tree
from whence.domain.radial_layout import whole
from whence.ui.widgets.radial_map import RadialMapView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from whence.domain.network_map import MapPerson

FIRST_PAINT, FRAME = 0.150, 0.016
WHOLE_FIRST_PAINT = 1.5


def seconds_to_first_paint(view: RadialMapView, people: list[MapPerson]) -> float:
    begun = process_time()
    tree = network_tree(people, "You", "Nothing recorded")
    layout = whole(tree)
    view.show_layout(layout, [tree.brought(number or 0) for number in layout.shown])
    view.repaint()
    return process_time() - begun


@pytest.mark.benchmark
@pytest.mark.parametrize(("count", "most"), [(2_000, FIRST_PAINT), (30_000, WHOLE_FIRST_PAINT)])
def test_laid_out_and_painted(qtbot: QtBot, count: int, most: float) -> None:
    view, people = RadialMapView("map", lambda _place: ""), crowd(count)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    with qtbot.waitExposed(view):
        view.show()
    assert median(seconds_to_first_paint(view, people) for _ in range(5)) <= most


@pytest.mark.benchmark
def test_every_frame_at_two_thousand(qtbot: QtBot) -> None:
    view = RadialMapView("map", lambda _place: "")
    qtbot.addWidget(view)
    view.resize(1100, 700)
    with qtbot.waitExposed(view):
        view.show()
    seconds_to_first_paint(view, crowd(2_000))
    begun = process_time()
    for _ in range(20):
        view.zoom(1.03)
        view.repaint()
    assert (process_time() - begun) / 20 <= FRAME
