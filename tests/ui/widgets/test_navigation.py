"""Sidebar, tabs and folds by mouse, keyboard and ear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from whence.ui.theme import Theme
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs
from whence.ui.widgets.sidebar import NavigationEntry, Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar(
        [NavigationEntry("today", "Today", "sun"), NavigationEntry("people", "People", "people")],
        [NavigationEntry("events", "Events", "flag")],
        [NavigationEntry("preferences", "Preferences", "gear")],
        title="Whence",
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_choosing_tells_the_screen_and_marks_it(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.chosen) as told:
        sidebar.button("people").click()
    assert told.args == ["people"]
    assert sidebar.current == "people"


def test_marking_tells_nobody(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.mark("today")
    assert sidebar.current == "today"
    with pytest.raises(KeyError):
        sidebar.mark("nowhere")


def test_more_is_folded_until_wanted(sidebar: Sidebar) -> None:
    assert not sidebar.button("events").isVisible()
    sidebar.button("more").click()
    assert sidebar.button("events").isVisible()
    sidebar.button("more").click()
    assert not sidebar.button("events").isVisible()
    sidebar.mark("events")
    assert sidebar.button("events").isVisible()


def test_counts_are_shown_and_said(sidebar: Sidebar) -> None:
    sidebar.show_badge("today", 2)
    assert (sidebar.button("today").badge, sidebar.button("today").accessibleName()) == ("2", "Today, 2")
    sidebar.show_badge("today", 5_000)
    assert sidebar.button("today").badge == "999+"
    sidebar.show_badge("today", 0)
    assert sidebar.button("today").accessibleName() == "Today"


def test_the_keyboard_walks_and_chooses(qtbot: QtBot, sidebar: Sidebar) -> None:
    chosen: list[str] = []
    sidebar.chosen.connect(chosen.append)
    sidebar.mark("today")
    sidebar.button("today").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sidebar.button("today"), Qt.Key.Key_End)
    assert sidebar.button("preferences").hasFocus()
    assert sidebar.button("preferences").has_ring
    QTest.keyClick(sidebar.button("preferences"), Qt.Key.Key_Return)
    QTest.keyClick(sidebar.button("preferences"), Qt.Key.Key_Home)
    assert sidebar.button("today").hasFocus()
    assert chosen == ["preferences"]


def test_a_narrow_sidebar_shows_icons_and_keeps_names(sidebar: Sidebar, theme: Theme) -> None:
    wide = sidebar.sizeHint().width()
    sidebar.show_badge("people", 3)
    sidebar.set_compact(True)
    assert sidebar.sizeHint().width() < wide / 2
    assert "Today" in sidebar.button("today").toolTip()
    assert sidebar.button("today").accessibleName() == "Today"
    assert not sidebar.grab().isNull()
    sidebar.set_compact(False)
    theme.set_text_scale(200)
    assert sidebar.sizeHint().width() == 2 * wide


@pytest.fixture
def tabs(qtbot: QtBot) -> SegmentedTabs:
    segments = [Segment("incoming", "Incoming", 2), Segment("sent", "Sent", 14), Segment("decided", "Decided")]
    made = SegmentedTabs("desk.splits", "Invitations", segments)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_tabs_begin_with_the_first_and_tell_a_choice(qtbot: QtBot, tabs: SegmentedTabs) -> None:
    assert tabs.current == "incoming"
    with qtbot.waitSignal(tabs.chosen) as told:
        tabs.choose("sent")
    assert told.args == ["sent"]
    with pytest.raises(KeyError):
        tabs.choose("nowhere")


def test_tabs_say_their_counts(tabs: SegmentedTabs) -> None:
    assert tabs.tab("incoming").accessibleName() == "Incoming, 2"
    assert tabs.tab("decided").accessibleName() == "Decided"
    tabs.show_count("incoming", 0)
    assert tabs.tab("incoming").accessibleName() == "Incoming, 0"
    assert not tabs.grab().isNull()


def test_arrows_move_between_tabs(tabs: SegmentedTabs) -> None:
    tabs.tab("incoming").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs.tab("incoming"), Qt.Key.Key_Right)
    assert tabs.current == "sent"
    assert tabs.tab("sent").hasFocus()


def test_arrows_go_on_where_tabs_wrap_and_stop_at_the_last(qtbot: QtBot, tabs: SegmentedTabs) -> None:
    tabs.setFixedWidth(tabs.tab("incoming").sizeHint().width() + 4)
    qtbot.waitUntil(lambda: tabs.tab("sent").y() > tabs.tab("incoming").y())
    tabs.tab("incoming").setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(tabs.tab(tabs.current), key)
        walked.append(tabs.current)
    assert walked == ["sent", "decided", "decided", "sent", "incoming", "incoming"]
    tabs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(tabs.tab("incoming"), Qt.Key.Key_Left)
    assert tabs.current == "sent"


def test_only_the_chosen_tab_is_a_stop_of_the_tab_key(tabs: SegmentedTabs) -> None:
    def stops() -> list[str]:
        names = ("incoming", "sent", "decided")
        return [name for name in names if tabs.tab(name).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == ["incoming"]
    tabs.choose("sent")
    assert stops() == ["sent"]


def test_a_fold_shows_its_content_when_asked(qtbot: QtBot) -> None:
    content = QLabel("evidence")
    fold = Foldable("▸ all <evidence>", "desk.evidence", content)
    qtbot.addWidget(fold)
    fold.show()
    assert not content.isVisible()
    with qtbot.waitSignal(fold.unfolded):
        QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert content.isVisible()
    fold.unfold(False)
    assert not fold.is_unfolded
    assert not content.isVisible()
