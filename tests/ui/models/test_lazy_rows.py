"""Rows come by the page, and what stays keeps its place."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from time import process_time

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from whence.ui.models.lazy_rows import ID_ROLE, LazyRowsModel
from whence.ui.models.row_faces import ROW_FACE_ROLE, RowChip, RowFace
from whence.ui.widgets.row_list import RowList


class Shelf:
    """Rows by id, and which of them were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[object]] = []
        self.unknown: set[object] = set()
        self.version = 1

    def fetch(self, ids: Sequence[object]) -> Mapping[object, str]:
        self.asked.append(list(ids))
        return {identity: f"Person {identity} v{self.version}" for identity in ids if identity not in self.unknown}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qtbot: QtBot, shelf: Shelf) -> LazyRowsModel[str]:
    made = LazyRowsModel(shelf.fetch, RowFace, page=4, pages_kept=3)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return made


def titles(model: LazyRowsModel[str]) -> list[str]:
    """What a view would show."""
    return [model.index(place).data() for place in range(model.rowCount())]


class Story:
    """What a model told its views, in words."""

    def __init__(self, model: LazyRowsModel[str]) -> None:
        self.told: list[str] = []
        model.rowsInserted.connect(lambda _, first, last: self.told.append(f"in {first}-{last}"))
        model.rowsRemoved.connect(lambda _, first, last: self.told.append(f"out {first}-{last}"))
        model.rowsMoved.connect(lambda _, first, last, __, to: self.told.append(f"move {first} before {to}"))
        model.layoutChanged.connect(lambda: self.told.append("order"))
        model.modelReset.connect(lambda: self.told.append("afresh"))
        model.dataChanged.connect(lambda one, other: self.told.append(f"changed {one.row()}-{other.row()}"))


def test_only_the_page_in_sight_is_fetched(model: LazyRowsModel[str], shelf: Shelf) -> None:
    model.show(range(100))
    shelf.asked.clear()
    assert model.index(41).data() == "Person 41 v1"
    assert shelf.asked == [[40, 41, 42, 43]]
    assert model.index(43).data() == "Person 43 v1"
    assert len(shelf.asked) == 1


def test_no_more_is_remembered_than_allowed(model: LazyRowsModel[str], shelf: Shelf) -> None:
    model.show(range(100))
    shelf.asked.clear()
    for place in (10, 20, 30, 40, 50):
        model.row_at(place)
    model.row_at(50)
    assert len(shelf.asked) == 5
    model.row_at(10)
    assert shelf.asked[5:] == [[8, 9, 10, 11]]


def test_a_row_answers_every_role(model: LazyRowsModel[str]) -> None:
    model.show([7])
    index = model.index(0)
    face = index.data(ROW_FACE_ROLE)
    assert (index.data(ID_ROLE), face.title, index.data()) == (7, "Person 7 v1", "Person 7 v1")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Person 7 v1"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_a_face_is_spoken_with_its_chips() -> None:
    face = RowFace("Mara Okafor", "PyCon Lisbon", "3 d", chips=(RowChip("moderate"), RowChip("2 open loops")))
    assert face.spoken() == "Mara Okafor, moderate, 2 open loops, PyCon Lisbon, 3 d"


def test_a_row_nobody_knows_has_no_face(model: LazyRowsModel[str], shelf: Shelf) -> None:
    shelf.unknown = {2}
    model.show([1, 2, 3])
    assert titles(model) == ["Person 1 v1", None, "Person 3 v1"]
    assert model.row_at(1) is None
    assert model.row_at(99) is None


def test_ids_and_places_are_found(model: LazyRowsModel[str]) -> None:
    model.show("abc")
    assert [model.place_of(letter) for letter in "cabx"] == [2, 0, 1, -1]
    assert (model.id_at(1), model.id_at(-1), model.id_at(3)) == ("b", None, None)
    assert model.ids == ("a", "b", "c")


@pytest.mark.parametrize(
    ("before", "after", "story"),
    [
        ("abc", "abc", []),
        ("", "abc", ["afresh"]),
        ("abc", "", ["afresh"]),
        ("abc", "xyz", ["afresh"]),
        ("abc", "abcd", ["in 3-3"]),
        ("abcdef", "af", ["out 1-4"]),
        ("abcdef", "bdf", ["out 4-4", "out 2-2", "out 0-0"]),
        ("af", "abcdefg", ["in 1-4", "in 6-6"]),
        ("abcd", "bcda", ["move 0 before 4"]),
        ("abcd", "dabc", ["move 3 before 0"]),
        ("abcd", "bacd", ["move 0 before 2"]),
        ("abcd", "dcba", ["order"]),
        ("abcd", "xdca", ["out 1-1", "order", "in 0-0"]),
    ],
)
def test_a_change_is_told_in_few_words(model: LazyRowsModel[str], before: str, after: str, story: list[str]) -> None:
    model.show(before)
    told = Story(model)
    model.show(after)
    assert told.told == story
    assert model.ids == tuple(after)


def test_many_scattered_changes_start_afresh(model: LazyRowsModel[str]) -> None:
    model.show(range(1_000))
    told = Story(model)
    model.show(range(0, 1_000, 2))
    assert told.told == ["afresh"]


def test_an_id_appears_once(model: LazyRowsModel[str]) -> None:
    with pytest.raises(ValueError, match="an id appears twice"):
        model.show("abca")


def test_forgetting_fetches_again_and_says_where(model: LazyRowsModel[str], shelf: Shelf) -> None:
    model.show(range(10))
    assert titles(model)[5] == "Person 5 v1"
    shelf.version = 2
    told = Story(model)
    model.forget([5, 6, 9, "nobody"])
    assert told.told == ["changed 5-6", "changed 9-9"]
    assert [title[-2:] for title in titles(model)[4:]] == ["v1", "v2", "v2", "v1", "v1", "v2"]
    model.forget_all()
    assert {title[-2:] for title in titles(model)} == {"v2"}


def test_random_changes_keep_every_marked_row(model: LazyRowsModel[str]) -> None:
    chance = random.Random(20261120)
    ids: list[object] = list(range(40))
    model.show(ids)
    for _ in range(200):
        marks = [QPersistentModelIndex(model.index(place)) for place in range(0, len(ids), 3)]
        marked = [ids[mark.row()] for mark in marks]
        fresh = [identity for identity in range(60) if chance.random() < 0.7]
        if chance.random() < 0.3:
            chance.shuffle(fresh)
        was_reset = Story(model)
        model.show(fresh)
        assert titles(model) == [f"Person {identity} v1" for identity in fresh]
        if was_reset.told != ["afresh"]:
            found = [model.id_at(mark.row()) if mark.isValid() else None for mark in marks]
            assert found == [identity if identity in fresh else None for identity in marked]
        ids = list(fresh)


def test_many_comers_start_afresh_and_the_keyboard_stays(model: LazyRowsModel[str], qtbot: QtBot) -> None:
    view = RowList("test.rows", "People")
    qtbot.addWidget(view)
    view.setModel(model)
    model.show(range(2_000))
    assert view.make_current(1_500)
    told = Story(model)
    model.show(range(1_000, 2_500))
    assert told.told == ["afresh"]
    assert view.current_id == 1_500


def test_what_hears_of_a_change_finds_the_rows_as_they_are_now(model: LazyRowsModel[str]) -> None:
    heard: list[tuple[object, ...]] = []
    for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
        signal.connect(lambda *_: heard.append(model.ids))
    before: list[tuple[object, ...]] = []
    for signal in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.modelAboutToBeReset):
        signal.connect(lambda *_: before.append(model.ids))
    for letters in ("abcd", "ad", "axd", ""):
        model.show(letters)
    assert heard == [tuple("abcd"), tuple("ad"), tuple("axd"), ()]
    assert before == [(), tuple("abcd"), tuple("ad"), tuple("axd")]


def test_a_view_lays_out_a_whole_network_within_a_frame(qtbot: QtBot, shelf: Shelf) -> None:
    made = LazyRowsModel(shelf.fetch, RowFace)
    view = RowList("test.rows", "People")
    qtbot.addWidget(view)
    view.setModel(made)
    view.resize(400, 300)
    view.show()
    taken = []
    for _ in range(5):
        made.show(range(30_000))
        began = process_time()
        view.doItemsLayout()
        taken.append(process_time() - began)
        made.show([])
    assert min(taken) < 0.0167
