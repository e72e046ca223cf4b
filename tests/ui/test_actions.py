"""The table of actions is whole, and its keys can be changed."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.action_rows import ACTION_ROWS, ActionRow, Where
from whence.ui.actions import Actions, Conflict
from whence.ui.icons import icon_names
from whence.ui.menus import MENU_ROWS, MenuRow, identifiers_in

ROWS = pytest.mark.parametrize("row", ACTION_ROWS, ids=lambda row: row.identifier)

#: What the handbook of keys promises: action and its keys.
PROMISED = {
    "capture.open": "Ctrl+N",
    "palette.open": "Ctrl+K",
    "filter.focus": "Ctrl+F",
    "today.open": "Ctrl+1",
    "people.open": "Ctrl+2",
    "invitations.open": "Ctrl+3",
    "review.open": "Ctrl+4",
    "view.back": "Alt+Left",
    "view.forward": "Alt+Right",
    "change.undo": "Ctrl+Z",
    "change.redo": "Ctrl+Shift+Z",
    "shortcuts.open": "F1",
    "preferences.open": "Ctrl+,",
    "view.close": "Esc",
    "form.save": "Ctrl+Return",
    "person.open": "Return",
    "interaction.log": "Ctrl+L",
    "introduction.begin": "Ctrl+I",
    "brief.copy": "Ctrl+C",
    "review.keep": "K",
    "review.keep-for-good": "G",
    "review.reach-out": "R",
    "review.snooze": "S",
    "review.remove": "X",
    "verdict.first": "Alt+1",
    "verdict.fifth": "Alt+5",
    "capture.choices": "Alt+Down",
    "capture.force": "Shift+Return",
    "person.bin": "Shift+Delete",
}


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    return Actions()


@ROWS
def test_every_action_has_words_an_icon_and_a_place(row: ActionRow) -> None:
    assert row.text.replace("&", "").strip()
    assert row.icon_name in icon_names()
    assert row.identifier.count(".") == 1
    assert row.identifier in identifiers_in(MENU_ROWS)


@ROWS
def test_every_action_has_keys_or_a_reason(row: ActionRow) -> None:
    assert bool(row.keys) != bool(row.reason)


@ROWS
def test_every_key_is_one(row: ActionRow, actions: Actions) -> None:
    sequences = [QKeySequence(keys) for keys in row.keys]
    assert all(sequence.count() == 1 for sequence in sequences)
    assert [sequence.toString() for sequence in actions[row.identifier].shortcuts()] == [
        sequence.toString() for sequence in sequences
    ]


def test_identifiers_are_unique() -> None:
    counted = Counter(row.identifier for row in ACTION_ROWS)
    assert [identifier for identifier, count in counted.items() if count > 1] == []


def test_no_two_actions_share_keys_in_one_place(actions: Actions) -> None:
    assert actions.conflicts() == ()


def test_the_promised_keys_are_there(actions: Actions) -> None:
    assert {identifier: actions.keys(identifier)[0] for identifier in PROMISED} == PROMISED
    assert "Ctrl+/" in actions.keys("shortcuts.open")


def test_nothing_that_loses_something_is_on_a_single_key(actions: Actions) -> None:
    losing = ("person.bin", "person.erase", "person.merge", "journal.restore")
    single = [keys for identifier in losing for keys in actions.keys(identifier) if "+" not in keys]
    assert single == []


def test_a_menu_that_is_named_holds_the_action() -> None:
    def holders(rows: tuple[MenuRow, ...], above: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            names = (*above, row.name)
            found |= {entry: names for entry in row.entries if isinstance(entry, str)}
            found |= holders(tuple(entry for entry in row.entries if isinstance(entry, MenuRow)), names)
        return found

    held = holders(MENU_ROWS, ())
    strayed = [row.identifier for row in ACTION_ROWS if row.menu not in held[row.identifier]]
    assert strayed == []


def test_keys_can_be_changed_and_taken_back(qtbot: QtBot, actions: Actions) -> None:
    with qtbot.waitSignal(actions.rebound) as told:
        actions.rebind("capture.open", ("Ctrl+J",))
    assert told.args == ["capture.open"]
    assert actions["capture.open"].shortcut().toString() == "Ctrl+J"
    assert actions.overrides == {"capture.open": ("Ctrl+J",)}
    actions.restore()
    assert actions["capture.open"].shortcut().toString() == "Ctrl+N"
    assert actions.overrides == {}


def test_chosen_keys_come_back_and_unknown_ones_are_kept(qtbot: QtBot) -> None:
    chosen = {"capture.open": ("Ctrl+J",), "view.close": (), "later.thing": ("F9",)}
    actions = Actions(chosen)
    assert actions["capture.open"].shortcut().toString() == "Ctrl+J"
    assert actions["view.close"].shortcuts() == []
    assert actions.overrides == chosen


def test_a_conflict_is_found_where_both_would_answer(qtbot: QtBot) -> None:
    actions = Actions({"tag.add": ("Ctrl+L",), "review.keep": ("Return",), "capture.choices": ("K",)})
    assert set(actions.conflicts()) == {
        Conflict("Ctrl+L", "interaction.log", "tag.add"),
        Conflict("Return", "review.keep", "review.details"),
    }


def test_letters_can_be_switched_off(actions: Actions) -> None:
    actions.allow_letters(False)
    assert actions["review.keep"].shortcuts() == []
    assert actions["capture.open"].shortcut().toString() == "Ctrl+N"
    actions.allow_letters(True)
    assert actions["review.keep"].shortcut().toString() == "K"


def test_a_letter_acts_on_its_screen_but_not_while_writing(qtbot: QtBot, actions: Actions) -> None:
    screen, field, card = QWidget(), QLineEdit(), QWidget()
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(screen)
    column.addWidget(field)
    column.addWidget(card)
    actions.belong_to(screen, Where.REVIEW)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    kept: list[bool] = []
    actions["review.keep"].triggered.connect(lambda: kept.append(True))
    field.setFocus()
    QTest.keyClicks(field, "k")
    assert (field.text(), kept) == ("k", [])
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_K)
    assert len(kept) == 1


def test_titles_are_plain_and_tooltips_name_the_keys(actions: Actions) -> None:
    assert actions.title("capture.open") == "Log someone…"
    assert "Ctrl+N" in actions["capture.open"].toolTip()
    assert actions.row("capture.open").menu == "journal"
    assert len(list(actions)) == len(ACTION_ROWS)
    assert actions["colours.dark"].isCheckable()
    assert actions["preferences.open"].menuRole() is QAction.MenuRole.PreferencesRole
    with pytest.raises(KeyError):
        actions["no.such"]
