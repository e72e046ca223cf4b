"""A window of 800×600 with text twice as large: every screen fits it, or what does not fit is scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from tests.ui.conftest import Bench
from whence.domain.changes import PersonId
from whence.ui.main_window import MainWindow
from whence.ui.review.screen import ReviewScreen
from whence.ui.theme import Theme
from whence.ui.tidy.screen import TidyScreen
from whence.ui.window_screens import SCREENS

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 800, 600
SHOWN = [row.name for row in SCREENS if row.name != "event_mode"]


@pytest.fixture
def small(theme: Theme, show_window: Callable[[Bench], MainWindow], sample: Bench) -> MainWindow:
    theme.set_text_scale(200)
    window = show_window(sample)
    window.resize(WIDTH, HEIGHT)
    settle()
    return window


def settle() -> None:
    """Let layouts follow each other until nothing moves any more."""
    for _ in range(20):
        QApplication.processEvents()


def outside(window: MainWindow) -> list[str]:
    """What can be seen only in part, with no way to scroll to the rest of it."""
    is_large = window.width() > WIDTH or window.height() > HEIGHT
    found = [f"the window is {window.width()}×{window.height()}"] if is_large else []
    seen = (part for part in window.findChildren(QWidget) if part.isVisible() and not part.isWindow())
    return found + [f"{type(part).__name__} {part.objectName()}" for part in seen if _is_cut(part, window)]


def _is_cut(part: QWidget, window: MainWindow) -> bool:
    room, ways = QRect(QPoint(), window.size()), Qt.Orientation(0)
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea) and above.viewport().isAncestorOf(part):
            ways |= _ways(above)
            if not ways & Qt.Orientation.Horizontal:
                room.setWidth(above.viewport().mapTo(window, QPoint()).x() + above.viewport().width())
        elif isinstance(above, QAbstractScrollArea):
            return False
        above = above.parentWidget()
    box = QRect(part.mapTo(window, QPoint()), part.size())
    is_wide = not ways & Qt.Orientation.Horizontal and (box.left() < 0 or box.right() > room.right())
    is_high = not ways & Qt.Orientation.Vertical and (box.top() < 0 or box.bottom() > room.bottom())
    return is_wide or is_high


def _ways(area: QScrollArea) -> Qt.Orientation:
    ways = Qt.Orientation(0)
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        ways |= Qt.Orientation.Horizontal
    return ways | Qt.Orientation.Vertical


@pytest.mark.parametrize("name", SHOWN)
def test_every_screen_can_be_used_in_a_small_window_with_large_text(small: MainWindow, name: str) -> None:
    small.go(name)
    settle()
    assert small.stack.current_name == name
    assert outside(small) == []


def test_a_card_of_the_review_can_be_used(small: MainWindow) -> None:
    small.go("review")
    screen = small.stack.current
    assert isinstance(screen, ReviewScreen)
    screen.begin()
    settle()
    assert screen.cards.isVisible()
    assert outside(small) == []


def test_a_person_can_be_read(small: MainWindow) -> None:
    (meant, *_) = small.around.services.recall.meant("Mara Okafor")
    small.go("people", PersonId(meant.person))
    settle()
    assert outside(small) == []


def test_every_tab_of_tidying_can_be_used(small: MainWindow) -> None:
    small.go("tidy")
    screen = small.stack.current
    assert isinstance(screen, TidyScreen)
    for name in screen.panels:
        screen.tabs.choose(name)
        settle()
        assert outside(small) == [], name


def test_the_line_and_the_palette_fit_above_a_screen(small: MainWindow) -> None:
    small.capture.begin("Mara Okafor @PyCon Lisbon ^Sam #rust !send paper fri")
    settle()
    assert outside(small) == []
    small.capture.end()
    small.open_palette()
    settle()
    assert outside(small) == []


def test_no_screen_scrolls_in_a_window_of_usual_size(show_window: Callable[[Bench], MainWindow], sample: Bench) -> None:
    window = show_window(sample)
    window.resize(WIDTH, HEIGHT)
    for name in SHOWN:
        window.go(name)
        settle()
        screen = window.stack.current
        assert screen is not None
        assert screen.size() == window.stack.size(), name


def test_a_hidden_page_asks_for_no_room(small: MainWindow) -> None:
    small.go("today")
    settle()
    screen = small.stack.current
    assert screen is not None
    assert screen.minimumSizeHint().height() < HEIGHT // 2
