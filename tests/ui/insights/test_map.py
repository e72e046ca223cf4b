"""The map is walked by mouse and keyboard, has an outline twin, lights the way to somebody, and can be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.ui.introductions.bench import Bench, bench_over
from whence.domain.network_map import ROOT, NodeKind
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.interactions import SetOrigin
from whence.services.commands.people import AddPerson
from whence.ui.insights.screen import InsightsScreen
from whence.ui.widgets.radial_labels import LabelPlaces, placed_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from whence.ui.insights.map_panel import MapPanel


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[InsightsScreen]]:
    made = bench_over(tmp_path / "journal.whence", InsightsScreen)
    qtbot.addWidget(made.window)
    made.screen.enter(made.person("Sam Reyes"))
    made.finish_jobs()
    yield made
    made.services.close()


def names(panel: MapPanel) -> set[str]:
    layout = panel.view.layout_shown
    return {node.label for node in layout.nodes} if layout is not None else set()


def test_two_steps_around_somebody(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    assert panel.said.text() == "Two steps around Sam Reyes."
    assert {"Sam Reyes", "Mara Okafor", "Aiko Morita", "Ingrid Solbakken", "You"} <= names(panel)
    assert "Elena Petrova" not in names(panel)


def test_arrows_walk_and_enter_opens(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    layout = panel.view.layout_shown
    assert layout is not None
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    first = panel.view.current
    assert layout.parents[first] == 0
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.view.current != first
    assert panel.view.accessibleDescription() == panel.explain(panel.view.current)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert bench.opened == [bench.person("Sam Reyes")]


def test_a_dot_is_found_where_it_is_drawn_near_and_far(bench: Bench[InsightsScreen]) -> None:
    view = bench.screen.map.view
    layout = view.layout_shown
    assert layout is not None
    for factor in (1.0, 3.0, 0.02):
        view.fit()
        view.zoom(factor)
        point = view.onto().map(QPointF(layout.x[0], layout.y[0]))
        assert view.place_at(point) == 0
    view.fit()
    mara = next(at for at, node in enumerate(layout.nodes) if node.label == "Mara Okafor")
    point = view.onto().map(QPointF(layout.x[mara], layout.y[mara]))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert bench.opened == [bench.person("Mara Okafor")]
    assert view.place_at(QPointF(2, 2)) is None


def test_hovering_says_the_sentence(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    assert panel.explain(0).startswith("You met Sam Reyes at Estuary Survey kick-off")
    assert panel.explain(0).endswith("Brought 4 into your network.")


def test_searching_lights_the_way_through_everybody(bench: Bench[InsightsScreen], qtbot: QtBot) -> None:
    panel = bench.screen.map
    panel.tools.whole_button.click()
    bench.finish_jobs()
    assert "Elena Petrova" in names(panel)
    QTest.keyClicks(panel.search, "elena pet")
    qtbot.waitUntil(lambda: bool(panel.view.lit))
    layout = panel.view.layout_shown
    assert layout is not None
    lit = {layout.nodes[place].label for place in panel.view.lit}
    assert {"You", "Sam Reyes", "Ingrid Solbakken", "Jonas Lindqvist", "Elena Petrova"} <= lit
    assert panel.said.text().endswith("Jonas Lindqvist → Elena Petrova")
    panel.search.setText("nobody atall")
    qtbot.waitUntil(lambda: not panel.view.lit)
    assert panel.said.text() == "Nobody on the map is called that."


def test_the_outline_says_the_same_tree(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert panel.tree is not None
    assert tester.model() is panel.model
    for node in range(1, len(panel.tree.nodes)):
        index = panel.model.index_of(node)
        assert panel.model.node_of(index.parent()) == panel.tree.parents[node]
        assert str(index.data()).startswith(panel.tree.nodes[node].label)
    words = {str(panel.model.index_of(node).data()) for node in range(1, len(panel.tree.nodes))}
    assert "Nothing recorded about how you met · 17 people" in words
    assert "Sam Reyes · moderate · brought 4" in words
    panel.tools.outline_button.click()
    panel.outline.activated.emit(panel.model.index_of(panel.tree.places[bench.person("Kofi Mensah")]))
    assert bench.opened == [bench.person("Kofi Mensah")]


def test_a_circle_of_introducers_is_drawn(bench: Bench[InsightsScreen]) -> None:
    sam, mara = bench.person("Sam Reyes"), bench.person("Mara Okafor")
    bench.around.hub.do(SetOrigin(sam, introducer=mara))
    bench.finish_jobs()
    tree = bench.screen.map.tree
    assert tree is not None
    assert tree.path(tree.places[mara])[0] == ROOT
    assert tree.path(tree.places[sam])[0] == ROOT


def test_those_who_are_summed_up_are_listed(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    for number in range(40):
        bench.services.journal.do(AddPerson(f"Person Number {number:02}"))
    panel.refresh()
    bench.finish_jobs()
    assert panel.tree is not None
    gate = panel.tree.parents[panel.tree.places[bench.person("Person Number 01")]]
    panel.show_around(gate)
    layout = panel.view.layout_shown
    assert layout is not None
    (place,) = [at for at, node in enumerate(layout.nodes) if node.kind is NodeKind.MORE and layout.parents[at] == 0]
    assert panel.explain(place).startswith(f"{len(layout.beyond[place])} more hang here")
    panel.view.opened.emit(place)
    ((name, wanted),) = [one for one in bench.opened if isinstance(one, tuple)]
    assert name == "people"
    assert isinstance(wanted, PeopleFilter)
    seen = {node.person for node in layout.nodes}
    everybody = {panel.tree.nodes[child].person for child in panel.tree.children[gate]}
    assert wanted.among == everybody - seen


def test_what_was_shown_stays_until_the_new_is_there_and_leaving_wants_it_no_more(bench: Bench[InsightsScreen]) -> None:
    panel = bench.screen.map
    before = names(panel)
    panel.tools.whole_button.click()
    assert names(panel) == before
    assert panel.asking.is_busy
    bench.screen.leave()
    bench.finish_jobs()
    assert names(panel) == before
    bench.screen.enter()
    bench.finish_jobs()
    assert "Elena Petrova" in names(panel)


def test_names_touch_neither_one_another_nor_dots(bench: Bench[InsightsScreen]) -> None:
    view = bench.screen.map.view
    picture = view.picture
    assert picture is not None
    places = LabelPlaces(view.onto(), QRectF(view.rect()), picture.sizes)
    boxes = [QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for _, _, box in placed_names(picture.names, places)]
    assert len(boxes) >= 8
    assert not [one for at, one in enumerate(boxes) if any(one.intersects(other) for other in boxes[:at])]
    dots = [view.onto().map(QPointF(x, y)) for x, y in zip(picture.layout.x, picture.layout.y, strict=True)]
    assert not [box for box in boxes if any(box.contains(dot) for dot in dots)]


def test_shift_and_arrows_move_the_map_and_keys_come_nearer(bench: Bench[InsightsScreen]) -> None:
    view = bench.screen.map.view
    view.setFocus()
    before = view.onto()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.onto().dx() < before.dx()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.onto().m11() > before.m11()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.onto() == before


def test_the_map_is_copied_as_a_picture(bench: Bench[InsightsScreen]) -> None:
    bench.screen.map.tools.copy_button.click()
    image = QGuiApplication.clipboard().image()
    assert image.width() >= 2_000
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert bench.around.theme.tokens.info.name() in colours


def test_names_are_text_in_the_drawing_too(bench: Bench[InsightsScreen], tmp_path: Path) -> None:
    hostile = "<img src=x> & 'Bob'"
    person = bench.around.hub.do(AddPerson(hostile))
    assert person is not None
    bench.screen.enter(person.value)
    bench.finish_jobs()
    assert bench.screen.map.taking.save(tmp_path / "map.svg")
    drawing = ElementTree.parse(tmp_path / "map.svg")
    assert hostile in {element.text for element in drawing.iter() if element.text}
    assert not [element for element in drawing.iter() if element.tag.endswith("image")]


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_map_is_saved(bench: Bench[InsightsScreen], tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"map.{ending}"
    assert bench.screen.map.taking.save(path)
    assert path.stat().st_mode & 0o777 == 0o600
    if ending == "svg":
        assert b"<svg" in path.read_bytes()[:300]
        assert b"Sam Reyes" in path.read_bytes()
    else:
        assert QImage(str(path)).width() == 2_000
    assert not bench.screen.map.taking.save(tmp_path / "nowhere" / f"map.{ending}")
