"""Buttons by their weight on the page."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from whence.ui.icons import Tint, icon
from whence.ui.labels import caption, name_control, set_tooltip
from whence.ui.theme import dress


class ButtonLook(StrEnum):
    """`PRIMARY`: the one thing to do here; `PLAIN`; `QUIET`: no border until hovered; `DANGER`: loses something."""

    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"


#: Qt leaves four pixels between icon and words however large they are; a quarter of an em more lets them breathe.
_AIR = "\u2005"

_TINTS = {
    ButtonLook.PLAIN: Tint.TEXT2,
    ButtonLook.PRIMARY: Tint.ON_ACCENT,
    ButtonLook.QUIET: Tint.TEXT2,
    ButtonLook.DANGER: Tint.ON_DANGER,
}


def push_button(
    text: str,
    identifier: str,
    look: ButtonLook = ButtonLook.PLAIN,
    *,
    icon_name: str = "",
    menu: QMenu | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with words, perhaps an icon before them, perhaps a menu under them."""
    button = QPushButton(caption(text), parent)
    button.setProperty("look", look.value)
    button.setProperty("hasMenu", menu is not None)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(look is ButtonLook.PRIMARY)
    name_control(button, identifier, text)
    if icon_name:
        button.setText(_AIR + button.text())
        button.setIcon(icon(icon_name, _TINTS[look]))
    if menu is not None:
        button.setMenu(menu)
    return button


def press_by_enter(event: QKeyEvent, focus: QWidget | None) -> bool:
    """Press the button the keyboard is at when the key is Enter; False when that is not what the key is for.

    Left to Qt, Enter on such a button does nothing on a page, and in a dialog presses another one, the default.
    """
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_plain
    if not is_enter or not isinstance(focus, QPushButton | QToolButton):
        return False
    if not event.isAutoRepeat():
        focus.click()
    return True


def icon_button(icon_name: str, spoken: str, identifier: str, parent: QWidget | None = None) -> QToolButton:
    """A quiet button of one icon; `spoken` is its name for screen readers and its tooltip."""
    button = QToolButton(parent)
    button.setIcon(icon(icon_name))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    name_control(button, identifier, spoken)
    set_tooltip(button, spoken)
    dress(button, ButtonLook.QUIET.value)
    return button
