"""The window's parts that need no window: the trail, the settings of the machine, the table of screens."""

from __future__ import annotations

import importlib
import os
import stat
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from whence.ui.action_rows import ACTION_ROWS
from whence.ui.screen import Screen
from whence.ui.theme import ThemeChoice
from whence.ui.window_screens import SCREENS
from whence.ui.window_settings import WindowSettings
from whence.ui.window_trail import MOST_STEPS, Step, Trail


def test_a_new_step_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for name in ("today", "people", "review"):
        trail.go(Step(name))
    assert trail.back() == Step("people")
    trail.go(Step("insights"))
    assert trail.forward() is None
    assert trail.back() == Step("people")
    assert trail.back() == Step("today")
    assert trail.back() is None


def test_the_same_place_twice_is_one_step_and_long_trails_are_cut() -> None:
    trail = Trail()
    trail.go(Step("people", 7))
    trail.go(Step("people", 7))
    assert not trail.can_go_back
    for number in range(MOST_STEPS + 20):
        trail.go(Step("people", number))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == MOST_STEPS - 1


def test_settings_survive_and_only_their_owner_can_read_them(tmp_path: Path, qapp: QApplication) -> None:
    file = tmp_path / "config" / "window.ini"
    journal = tmp_path / "Mara Okafor.whence"
    kept = WindowSettings(file, qapp)
    kept.theme, kept.text_scale, kept.has_letters = ThemeChoice.DARK, 140, False
    kept.geometry = QByteArray(b"somewhere")
    kept.overrides = {"tag.add": ("Ctrl+L",), "person.bin": ()}
    kept.remember_screen(journal, "people")
    kept.dismiss(journal, "passphrase")
    kept.keep()
    again = WindowSettings(file, qapp)
    assert (again.theme, again.text_scale, again.has_letters) == (ThemeChoice.DARK, 140, False)
    assert again.geometry == QByteArray(b"somewhere")
    assert again.overrides == {"tag.add": ("Ctrl+L",), "person.bin": ()}
    assert again.screen_of(journal) == "people"
    assert again.has_dismissed(journal, "passphrase")
    assert "Mara" not in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_nonsense_in_the_settings_is_read_as_the_usual(tmp_path: Path, qapp: QApplication) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\ntheme=purple\ntext=huge\n[keys]\nchosen=[1\n", encoding="utf-8")
    kept = WindowSettings(file, qapp)
    assert (kept.theme, kept.text_scale, kept.overrides) == (ThemeChoice.SYSTEM, 100, {})


def test_every_screen_of_the_table_exists_and_is_opened_by_an_action_of_its_own() -> None:
    identifiers = {row.identifier for row in ACTION_ROWS}
    for row in SCREENS:
        module, _, kind = row.factory.partition(":")
        found = getattr(importlib.import_module(f"whence.ui.{module}"), kind)
        assert issubclass(found, Screen)
        assert found.name == row.name
        assert row.action in identifiers or row.name == "welcome"
    assert len({row.name for row in SCREENS}) == len(SCREENS)
