"""The look that every test of the window needs, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from whence.system.resources import resource_root
from whence.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def installed_theme(qapp: QApplication) -> Theme:
    """The one theme of the test run."""
    return Theme(qapp, resource_root())


@pytest.fixture(autouse=True)
def theme(installed_theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    """Light, at 100 %, from left to right, whatever the test before did."""
    installed_theme.choose(ThemeChoice.LIGHT)
    yield installed_theme
    installed_theme.choose(ThemeChoice.LIGHT)
    installed_theme.set_text_scale(100)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
