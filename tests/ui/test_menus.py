"""The menu bar holds every action once."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from whence.ui.action_rows import ACTION_ROWS
from whence.ui.actions import Actions
from whence.ui.menus import MENU_ROWS, MenuRow, fill_menu_bar, identifiers_in


def entries(menu: QMenu) -> list[str]:
    """Identifiers in a menu and the menus in it."""
    found: list[str] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += entries(inner)
        elif not action.isSeparator():
            found.append(action.objectName())
    return found


def test_every_action_is_in_one_menu_once() -> None:
    counted = Counter(identifiers_in(MENU_ROWS))
    assert counted == Counter(row.identifier for row in ACTION_ROWS)


def test_the_bar_is_filled_as_written(qtbot: QtBot) -> None:
    bar, actions = QMenuBar(), Actions()
    qtbot.addWidget(bar)
    fill_menu_bar(bar, actions)
    titles = [action.text().replace("&", "") for action in bar.actions()]
    assert titles == ["Journal", "Edit", "View", "Person", "Decide", "Help"]
    menus = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    assert [identifier for menu in menus for identifier in entries(menu)] == list(identifiers_in(MENU_ROWS))


def test_marked_letters_are_unique_within_a_menu(qtbot: QtBot) -> None:
    actions = Actions()

    def letters(row: MenuRow) -> list[str]:
        texts = [
            entry.text if isinstance(entry, MenuRow) else actions[entry].text() for entry in row.entries if entry != "-"
        ]
        return [text[text.index("&") + 1].lower() for text in texts if "&" in text]

    def twice(row: MenuRow) -> list[str]:
        inner = [found for entry in row.entries if isinstance(entry, MenuRow) for found in twice(entry)]
        return inner + [f"{row.name}: {letter}" for letter, count in Counter(letters(row)).items() if count > 1]

    assert [found for row in MENU_ROWS for found in twice(row)] == []


def test_an_unknown_entry_is_refused(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    with pytest.raises(KeyError):
        fill_menu_bar(bar, Actions(), [MenuRow("odd", "Odd", ("no.such",))])
