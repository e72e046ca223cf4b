"""Small parts: avatars, headings, key caps, buttons, elided lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from whence.ui.labels import Label
from whence.ui.theme import Theme
from whence.ui.widgets.avatar import Avatar, initials
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.headings import Card, KeyHint, PageHeading, Rule, SectionHeading
from whence.ui.widgets.strokes import is_right_to_left


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara Okafor", "MO"),
        ("Jonas", "J"),
        ("Maria de la Cruz", "MC"),
        ("ada lovelace-byron", "AL"),
        ("李 小龍", "李小"),
        ("", "?"),
        ("(unknown)", "?"),
        ("42", "?"),
        ("<b>Bob</b> Smith", "S"),
        ("x" * 10_000, "X"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_avatar_is_round_and_grows(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar("Mara Okafor")
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    avatar.set_name("Jonas Lindqvist")
    assert avatar.grab().toImage() != before
    assert avatar.sizeHint().width() == 36
    theme.set_text_scale(200)
    assert avatar.sizeHint().width() == 72


def test_a_long_line_is_elided_and_kept_whole_for_the_ear(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.set_line("A company name that goes on & on <b>")
    assert label.text() == "A company name that goes on & on <b>"
    assert "&lt;b&gt;" in label.toolTip()
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    label.set_line("x")
    assert label.toolTip() == ""


def test_headings_and_cards_hold_what_they_are_given(qtbot: QtBot) -> None:
    heading, section, card, rule = PageHeading("People"), SectionHeading("Tie", "3 a year"), Card(), Rule()
    for widget in (heading, section, card, rule):
        qtbot.addWidget(widget)
    button = push_button("Log", "tie.log")
    section.add_control(button)
    card.body.addWidget(Label("inside"))
    assert (heading.text(), section.title.text(), section.remark.text()) == ("People", "Tie", "3 a year")
    assert button.parent() is section
    assert [label.text() for label in card.findChildren(Label)] == ["inside"]
    assert rule.property("look") == "rule"


def test_key_caps_say_their_keys(qtbot: QtBot) -> None:
    hint = KeyHint(QKeySequence("Ctrl+K"))
    qtbot.addWidget(hint)
    wide = hint.sizeHint().width()
    assert hint.accessibleName() == "Ctrl+K"
    assert not hint.grab().isNull()
    hint.set_keys(QKeySequence())
    assert (hint.accessibleName(), hint.sizeHint().width()) == ("", 0)
    assert wide > 40


def test_buttons_have_names_and_looks(qtbot: QtBot) -> None:
    button = push_button("Save & next", "desk.save", ButtonLook.PRIMARY, icon_name="check")
    quiet = icon_button("dots", "More", "person.more")
    menu = QMenu()
    with_menu = push_button("Log", "person.log", menu=menu)
    for widget in (button, quiet, menu, with_menu):
        qtbot.addWidget(widget)
    assert button.text().strip() == "Save && next"
    assert (button.accessibleName(), button.accessibleIdentifier()) == ("Save & next", "desk.save")
    assert button.property("look") == "primary"
    assert (quiet.accessibleName(), quiet.focusPolicy()) == ("More", Qt.FocusPolicy.StrongFocus)
    assert with_menu.menu() is menu
    quiet.ensurePolished()
    assert quiet.sizeHint().height() >= 32
    assert button.sizeHint().height() >= 32


@pytest.mark.parametrize(
    ("text", "is_backwards"), [("Mara", False), ("نور", True), ("14 שלום", True), ("14", False), ("“Mara نور", False)]
)
def test_direction_is_that_of_the_first_letter(text: str, is_backwards: bool) -> None:
    assert is_right_to_left(text) is is_backwards
