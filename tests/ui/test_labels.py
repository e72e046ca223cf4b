"""Text is shown letter for letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.labels import (
    Label,
    PlainMessageBox,
    SafeBrowser,
    announce,
    caption,
    escape_tooltip,
    isolated,
    name_control,
    one_line,
    set_tooltip,
    shortened,
)


def test_a_label_never_guesses(qtbot: QtBot) -> None:
    label = Label("<b>Bob</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>Bob</b>"


@pytest.mark.parametrize("text", ["<b>Bob</b>", "a < b & c", "AT&T", "&lt;", "<img src=file:///etc/hosts>", "a\nb"])
def test_a_tooltip_shows_what_it_was_given(text: str) -> None:
    document = QTextDocument()
    document.setHtml(escape_tooltip(text))
    assert document.toPlainText() == text


def test_no_tooltip_stays_none() -> None:
    assert escape_tooltip("") == ""
    assert escape_tooltip("a").startswith("<qt>")


def test_a_tooltip_is_also_said(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tooltip(widget, "a < b")
    assert widget.accessibleDescription() == "a < b"
    assert "&lt;" in widget.toolTip()


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://example.org/x.png", "data:text/plain,x", "x.png"])
def test_the_browser_loads_nothing_from_outside(qtbot: QtBot, address: str) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    assert browser.loadResource(int(QTextDocument.ResourceType.ImageResource.value), QUrl(address)) is None
    assert not browser.openLinks()
    assert not browser.openExternalLinks()


def test_a_message_box_shows_its_sentences_as_they_are(qtbot: QtBot) -> None:
    box = PlainMessageBox("Whence", "<i>Jonas</i> is there already.")
    qtbot.addWidget(box)
    box.setInformativeText("<b>Merge</b> them.")
    box.show()
    labels = [label for label in box.findChildren(QLabel) if label.text()]
    assert {"<i>Jonas</i> is there already.", "<b>Merge</b> them."} <= {label.text() for label in labels}
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_one_line_has_no_line_ends_and_an_end() -> None:
    assert one_line("a\nb\tc\u2028d\x00") == "a b c d "
    assert one_line("Mara Okafor") == "Mara Okafor"
    assert len(one_line("x" * 10_000)) == 300
    assert shortened("abcdef", 4) == "abc…"


def test_a_fenced_name_cannot_turn_a_sentence_around() -> None:
    fenced = isolated("abc\u202edef\u2069")
    assert fenced == "\u2068abcdef\u2069"


def test_a_caption_has_no_key_marks() -> None:
    assert caption("Marks & Sons") == "Marks && Sons"


def test_a_control_has_one_name_everywhere(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    name_control(widget, "people.filter", "Filter people")
    assert (widget.objectName(), widget.accessibleIdentifier()) == ("people.filter", "people.filter")
    assert widget.accessibleName() == "Filter people"


def test_saying_something_without_a_screen_reader_does_nothing(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "Kept.", is_urgent=True)
    assert not widget.hasFocus()
