"""Rows are painted from their faces, and the list keeps its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.marks import Mark, marks_of
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.theme import Theme, ThemeChoice, TypeSize, current_theme, tokens
from whence.ui.widgets.marked_line import draw_marked_line
from whence.ui.widgets.row_list import RowList


class People:
    """Invented people by number; titles can be changed."""

    def __init__(self) -> None:
        self.asked = 0

    def fetch(self, ids: Sequence[object]) -> Mapping[object, RowFace]:
        self.asked += 1
        return {identity: RowFace(f"Person {identity}", "met once", "3 d") for identity in ids}


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def rows(qtbot: QtBot, people: People) -> RowList:
    view = RowList("people.list", "People")
    qtbot.addWidget(view)
    model = LazyRowsModel(people.fetch, lambda face: face, parent=view)
    model.show(range(30_000))
    view.setModel(model)
    view.resize(420, 600)
    view.show()
    return view


def drawn(face: RowFace, qtbot: QtBot, width: int = 420) -> QImage:
    """One row as it is painted."""
    view = RowList("one", "One")
    qtbot.addWidget(view)
    model = LazyRowsModel(lambda ids: {0: face}, lambda known: known, parent=view)
    model.show([0])
    view.setModel(model)
    view.resize(width, 60)
    return view.grab().toImage()


def colours(image: QImage) -> set[str]:
    """Every colour in a picture."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_only_what_is_in_sight_is_fetched(rows: RowList, people: People) -> None:
    rows.grab()
    assert 1 <= people.asked <= 2
    rows.scrollToBottom()
    rows.grab()
    assert people.asked <= 5


def test_rows_are_sixty_pixels_and_grow_with_the_text(rows: RowList, theme: Theme) -> None:
    assert rows.visualRect(rows.model().index(1, 0)).height() == 60
    theme.set_text_scale(200)
    QApplication.processEvents()
    assert rows.visualRect(rows.model().index(1, 0)).height() == 120


def test_selection_is_more_than_colour(rows: RowList) -> None:
    rows.setCurrentIndex(rows.model().index(0, 0))
    row = rows.grab(rows.visualRect(rows.currentIndex())).toImage()
    assert row.pixelColor(5, 30) == tokens().accent
    assert row.pixelColor(200, 4) == tokens().selection


def test_the_bar_is_at_the_beginning_from_right_to_left_too(rows: RowList, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rows.setCurrentIndex(rows.model().index(0, 0))
    box = rows.visualRect(rows.currentIndex())
    row = rows.viewport().grab(box).toImage()
    assert row.pixelColor(box.width() - 6, 30) == tokens().accent
    assert row.pixelColor(5, 30) != tokens().accent


def test_matched_letters_are_marked(qtbot: QtBot) -> None:
    plain = RowFace("Mara Okafor", name="x", icon_name="flag")
    marked = RowFace("Mara Okafor", name="x", icon_name="flag", title_marks=marks_of("Mara Okafor", ["mara"]))
    assert tokens().accent.name() not in colours(drawn(plain, qtbot))
    assert tokens().accent.name() in colours(drawn(marked, qtbot))


def test_a_match_far_along_is_brought_into_sight(qtbot: QtBot) -> None:
    text = "We spoke at length about the weather, the food and the trains before she mentioned the panel"
    face = RowFace("Priya", text, icon_name="flag", second_marks=marks_of(text, ["panel"]))
    assert tokens().accent.name() in colours(drawn(face, qtbot, width=300))


@pytest.mark.parametrize("title", ["<b>Bob</b><img src=x>", "\u202egnirts", "x" * 10_000, "نور الدين", "", "\n\t\x00"])
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_any_text_can_be_drawn(qtbot: QtBot, theme: Theme, title: str, choice: ThemeChoice) -> None:
    theme.choose(choice)
    chips = tuple(RowChip(title, "tag") for _ in range(4))
    face = RowFace(title, title, title, chips=chips, title_marks=((0, 3),), second_marks=((5, 400),))
    assert not drawn(face, qtbot, width=200).isNull()


def test_a_row_that_is_not_there_yet_is_empty(qtbot: QtBot) -> None:
    view = RowList("none", "None")
    qtbot.addWidget(view)
    model: LazyRowsModel[RowFace] = LazyRowsModel(lambda ids: {}, lambda face: face, parent=view)
    model.show([1])
    view.setModel(model)
    assert colours(view.grab().toImage()) == {tokens().surface.name()}


def test_the_keyboard_opens_and_moves(qtbot: QtBot, rows: RowList) -> None:
    opened: list[object] = []
    rows.opened.connect(opened.append)
    rows.make_current(5)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_End)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [6, 29_999]


def test_a_double_click_opens(qtbot: QtBot, rows: RowList) -> None:
    opened: list[object] = []
    rows.opened.connect(opened.append)
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [2]


def test_the_row_with_the_keyboard_survives_changes(rows: RowList) -> None:
    model = rows.rows
    assert model is not None
    rows.make_current(20)
    told: list[object] = []
    rows.current_changed.connect(told.append)
    model.show(range(10, 30_000))
    assert rows.current_id == 20
    model.show(range(0, 30_000, 2))
    assert rows.current_id == 20
    assert rows.selected_ids == (20,)
    model.show(range(100, 200))
    assert not rows.make_current(20)


def test_the_menu_is_asked_for_at_the_row(rows: RowList) -> None:
    asked: list[object] = []
    rows.menu_wanted.connect(lambda identity, place: asked.append((identity, type(place))))
    rows.make_current(3)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, QPoint(), QPoint()))
    assert asked == [(3, QPoint)]


def test_every_row_can_be_heard(rows: RowList) -> None:
    spoken = rows.model().index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Person 4, met once, 3 d"
    assert rows.accessibleName() == "People"


def line_drawn(text: str, marks: tuple[Mark, ...], *, is_name: bool) -> QImage:
    """A line of 60 pixels with its marks."""
    image = QImage(60, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    inks = QColor("black"), QColor("black")
    draw_marked_line(painter, image.rect(), text, marks, current_theme().font(TypeSize.BODY), inks, is_name=is_name)
    painter.end()
    return image


def test_a_name_is_never_begun_later_and_a_sentence_is(qtbot: QtBot) -> None:
    name = "Chinwendu Adaobi Okafor"
    assert line_drawn(name, ((17, 6),), is_name=True) == line_drawn(name, (), is_name=True)
    assert line_drawn(name, ((17, 6),), is_name=False) != line_drawn(name, (), is_name=False)
