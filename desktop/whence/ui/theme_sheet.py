"""The style sheet for the few things a palette cannot say: buttons, fields, menus, tooltips, scroll bars, cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from whence.ui.theme_palette import Tokens, mixed

_SHEET = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: {p6}px {p8}px; }}

.QPushButton, .QToolButton {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {p6}px;
    padding: {p6}px {p14}px; min-height: {p18}px; icon-size: {p18}px; }}
.QPushButton:hover, .QToolButton:hover {{ background: {sunken}; }}
.QPushButton:pressed, .QToolButton:pressed {{ background: {border}; }}
.QPushButton:checked {{ background: {selection}; border-color: {accent}; }}
.QPushButton:focus, .QToolButton:focus {{ border: 2px solid {focus}; padding: {p5}px {p13}px; }}
.QPushButton:disabled, .QToolButton:disabled {{ color: {border_strong}; border-color: {border}; }}
.QPushButton[look="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
.QPushButton[look="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
.QPushButton[look="primary"]:pressed {{ background: {accent_down}; border-color: {accent_down}; }}
.QPushButton[look="primary"]:focus {{ border: 2px solid {text}; }}
.QPushButton[look="primary"]:disabled {{ background: {sunken}; color: {border_strong}; border-color: {border}; }}
.QPushButton[look="danger"] {{ background: {danger}; color: {on_danger}; border-color: {danger}; font-weight: 600; }}
.QPushButton[look="danger"]:hover, .QPushButton[look="danger"]:pressed {{ background: {danger_hover}; }}
.QPushButton[look="danger"]:focus {{ border: 2px solid {text}; }}
.QPushButton[look="danger"]:disabled {{ background: {sunken}; color: {border_strong}; border-color: {border}; }}
.QPushButton[look="quiet"], .QToolButton[look="quiet"] {{ background: transparent; border-color: transparent; }}
.QPushButton[look="quiet"] {{ padding: {p6}px {p10}px; }}
.QPushButton[look="quiet"]:focus {{ padding: {p5}px {p9}px; border-color: {focus}; }}
.QToolButton[look="quiet"] {{ padding: {p6}px; }}
.QToolButton[look="quiet"]:focus {{ padding: {p5}px; border-color: {focus}; }}
.QPushButton[look="quiet"]:hover, .QToolButton[look="quiet"]:hover {{ background: {hover}; }}
.QPushButton[look="quiet"]:checked, .QToolButton[look="quiet"]:checked {{ background: {selection}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{
    image: url("{arrow}"); width: {p12}px; height: {p12}px; subcontrol-position: right center; right: {p6}px; }}
.QPushButton[isCompact="true"] {{ padding: {p6}px {p7}px; }}
.QPushButton[isCompact="true"]:focus {{ padding: {p5}px {p6}px; }}
.QPushButton[hasMenu="true"] {{ padding-right: {p26}px; }}

QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {p6}px;
    padding: {p6}px {p9}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {p18}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border: 2px solid {focus}; padding: {p5}px {p8}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
    border: none; background: transparent; padding: 0 {p9}px; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; height: 0; border: none; }}
QLineEdit[look="wrong"], QPlainTextEdit[look="wrong"] {{ border-color: {danger}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {sunken}; color: {text3}; border-color: {border}; }}
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus {{ border: none; background: transparent; padding: {p6}px; }}
QCheckBox, QRadioButton {{
    color: {text}; border: 2px solid transparent; border-radius: {p6}px; padding: 2px; spacing: {p8}px;
}}
QCheckBox:focus, QRadioButton:focus {{ border-color: {focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: {p16}px; height: {p16}px; border: 1px solid {border_strong}; background: {surface}; }}
QCheckBox::indicator {{ border-radius: {p4}px; }}
QRadioButton::indicator {{ border-radius: {radio}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QRadioButton::indicator:checked {{
    width: {dot}px; height: {dot}px; border: {p5}px solid {accent}; background: {on_accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {border}; background: {sunken}; }}
QComboBox::drop-down {{ border: none; width: {p26}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {p14}px; height: {p14}px; }}
QComboBox QAbstractItemView {{ background: {raised}; border: 1px solid {border}; padding: {p4}px;
    selection-background-color: {selection}; selection-color: {text}; }}

QMenuBar {{ background: {bg}; color: {text2}; padding: 2px {p8}px; }}
QMenuBar::item {{ background: transparent; padding: {p5}px {p9}px; border-radius: {p6}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {selection}; color: {text}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: {p6}px; }}
QMenu::item {{ padding: {p7}px {p28}px {p7}px {p8}px; border-radius: {p6}px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {border_strong}; }}
QMenu::icon {{ padding-left: {p6}px; }}
QMenu::separator {{ height: 1px; background: {border}; margin: {p6}px {p8}px; }}

QAbstractItemView {{ background: {surface}; color: {text}; border: none; outline: none; }}
QAbstractItemView[look="page"] {{ background: {bg}; }}
QListView[look="offers"] {{ background: {raised}; border: 1px solid {border_strong}; padding: {p4}px; }}
QListView[look="offers"]::item {{ padding: {p5}px {p6}px; }}
QListView::indicator {{ width: {p16}px; height: {p16}px; border: 1px solid {border_strong};
    border-radius: {p4}px; background: {surface}; }}
QListView::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{check}"); }}
QTreeView::item, QTableView::item {{ min-height: {p28}px; padding: 0 {p4}px; }}
QTreeView::item:selected, QTableView::item:selected {{ background: {selection}; color: {text}; }}
QHeaderView::section {{ background: {surface}; color: {text3}; border: none; border-bottom: 1px solid {border};
    padding: {p7}px {p6}px; }}
QTextBrowser, QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[look="page"] {{ background: {bg}; }}
QSplitter::handle {{ background: {border}; }}

QFrame[look="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: {p12}px; }}
QFrame[look="sunken"] {{ background: {sunken}; border: none; border-radius: {p8}px; }}
QFrame[look="foot"] {{ background: {surface}; border: none; border-top: 1px solid {border}; }}
QFrame[look="rule"] {{ background: {border}; border: none; max-height: 1px; min-height: 1px; }}
QDialog {{ background: {bg}; }}

QSlider:horizontal {{ min-height: {p28}px; }}
QSlider::groove:horizontal {{ height: {p4}px; background: {border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ height: {p4}px; background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: {p16}px; height: {p16}px; margin: -{p7}px 0; border-radius: {p8}px;
    background: {accent}; border: 2px solid {surface}; }}
QSlider::handle:horizontal:focus {{ border-color: {focus}; background: {surface}; }}
QScrollBar:vertical {{ background: transparent; width: {p12}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p12}px; margin: 0; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: {p3}px; margin: {p3}px; }}
QScrollBar::handle:vertical {{ min-height: {p32}px; }}
QScrollBar::handle:horizontal {{ min-width: {p32}px; }}
QScrollBar::handle:hover {{ background: {text3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

_LENGTHS = (3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18, 26, 28, 32)


def style_sheet(tokens: Tokens, scaled: Callable[[float], int], resources: Path) -> str:
    """The sheet for these tokens, its lengths grown with the text by `scaled`."""
    colours = {name: getattr(tokens, name).name() for name in tokens.__slots__}
    lengths = {f"p{length}": scaled(length) for length in _LENGTHS}
    return _SHEET.format(
        **colours,
        **lengths,
        hover=mixed(tokens.bg, tokens.text, 0.06).name(),
        accent_hover=mixed(tokens.accent, tokens.text, 0.15).name(),
        accent_down=mixed(tokens.accent, tokens.text, 0.3).name(),
        danger_hover=mixed(tokens.danger, tokens.text, 0.15).name(),
        dot=scaled(16) + 2 - 2 * scaled(5),
        radio=(scaled(16) + 2) // 2,
        check=(resources / "themes" / f"check-{'dark' if tokens.is_dark else 'light'}.svg").as_posix(),
        arrow=(resources / "themes" / "arrow-down.svg").as_posix(),
    )
