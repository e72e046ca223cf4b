"""The window with its ears and hands: actions that act on it, and answers to what screens tell."""

from __future__ import annotations

from whence.ui.main_window import MainWindow
from whence.ui.screen import Surroundings
from whence.ui.window_actions import WindowActions
from whence.ui.window_answers import WindowAnswers
from whence.ui.window_person_actions import PersonActions
from whence.ui.window_settings import WindowSettings


def built_window(around: Surroundings, settings: WindowSettings) -> MainWindow:
    """A window ready to begin."""
    window = MainWindow(around, settings)
    WindowActions(window)
    PersonActions(window)
    WindowAnswers(window)
    return window
