"""Choosing colours and sizes, and Qt following."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.theme import Space, Theme, ThemeChoice, TypeSize, current_theme, dress, scaled, tokens


def test_the_installed_theme_is_found(theme: Theme) -> None:
    assert current_theme() is theme
    assert tokens() is theme.tokens


def test_a_choice_reaches_palette_and_widgets(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert theme.tokens.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens.bg
    assert field.palette().color(QPalette.ColorRole.Text) == theme.tokens.text
    assert theme.tokens.accent.name() in qapp.styleSheet()


def test_choosing_the_same_again_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.LIGHT)
        theme.set_text_scale(100)


def test_following_the_system_gives_one_of_both(theme: Theme) -> None:
    theme.choose(ThemeChoice.SYSTEM)
    assert theme.choice is ThemeChoice.SYSTEM
    assert theme.tokens.bg.name() in {"#f7f6f3", "#171816"}


def test_all_text_and_all_lengths_grow(qtbot: QtBot, theme: Theme) -> None:
    label, meta = Label("Mara"), Label("3 d", TypeSize.META)
    button = QPushButton("Log")
    for widget in (label, meta, button):
        qtbot.addWidget(widget)
    before = [widget.fontMetrics().height() for widget in (label, meta, button)]
    assert (scaled(60), scaled(Space.LARGE)) == (60, 16)
    theme.set_text_scale(200)
    button.ensurePolished()
    after = [widget.fontMetrics().height() for widget in (label, meta, button)]
    assert scaled(60) == 120
    assert all(now >= 1.8 * then for then, now in zip(before, after, strict=True))


def test_the_scale_has_bounds(theme: Theme) -> None:
    theme.set_text_scale(900)
    assert theme.text_scale == 200
    theme.set_text_scale(1)
    assert theme.text_scale == 100


def test_the_type_scale_is_in_order(theme: Theme) -> None:
    sizes = [theme.font(size).pointSizeF() for size in TypeSize]
    assert sizes == sorted(sizes)
    assert theme.font(TypeSize.BODY).pointSizeF() == 10.5
    assert theme.font(TypeSize.BODY, is_strong=True).weight() > theme.font(TypeSize.BODY).weight()


def test_a_label_keeps_its_colour_through_a_change(qtbot: QtBot, theme: Theme) -> None:
    label = Label("3 d", TypeSize.META, Tint.DANGER)
    qtbot.addWidget(label)
    theme.choose(ThemeChoice.DARK)
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.tokens.danger


def test_dressing_takes_effect_at_once(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    dress(widget, "card")
    assert widget.property("look") == "card"
