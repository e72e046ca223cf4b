"""Several pasted lines and business cards: looked at before they are logged, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.capture.bench import Bench
from whence.ui.capture.bar import CaptureBar

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bar(bench: Bench) -> CaptureBar:
    made = CaptureBar(bench.around)
    bench.put(made)
    made.enter()
    return made


def type_in(bar: CaptureBar, words: str) -> None:
    QTest.keyClicks(bar.editor.field, words)


def press(bar: CaptureBar, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bar.editor.field, key, modifiers)


def names(bench: Bench) -> list[str]:
    people = bench.services.people
    added = people.lately_added(50)
    return [people.names(added)[person] for person in added]


def paste(bar: CaptureBar, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(bar, Qt.Key.Key_V, CTRL)


def test_several_pasted_lines_are_entries_to_look_at(bar: CaptureBar, bench: Bench) -> None:
    paste(bar, "Mara Okafor, lunch\nLena Brandt, dinner\n\nPriya Nair #x")
    assert [entry.text for entry in bar.pasted.entries] == [
        "Mara Okafor, lunch",
        "Lena Brandt, dinner",
        "Priya Nair #x",
    ]
    assert bench.services.capture.draft("capture.pasted").line.count("\n") == 2
    assert bar.pasted.title.text() == "3 entries were pasted. Look at them, then log them."
    bar.pasted.entries[2].box.setChecked(False)
    assert "Log 2" in bar.pasted.log_button.text()
    bar.pasted.log()
    assert [entry.text for entry in bar.pasted.entries] == ["Lena Brandt, dinner", "Priya Nair #x"]
    assert "2 people are named Lena Brandt" in bar.pasted.entries[0].error.sentence.text()
    assert "Mara Okafor" in names(bench)
    again = CaptureBar(bench.around)
    bench.put(again)
    again.enter()
    assert [entry.text for entry in again.pasted.entries] == ["Lena Brandt, dinner", "Priya Nair #x"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Okafor\nORG:Acme\nEND:VCARD", "Mara Okafor, at Acme"),
        ("MECARD:N:Okafor,Mara;EMAIL:m@a.example;;", "Mara Okafor m@a.example"),
    ],
)
def test_business_cards_are_recognised_when_pasted_or_dropped(bar: CaptureBar, text: str, line: str) -> None:
    paste(bar, text)
    assert [entry.text for entry in bar.pasted.entries] == [line]
    assert bar.pasted.title.text() == "1 entry was pasted. Look at it, then log it."
    dropped = QMimeData()
    dropped.setText(text)
    bar.editor.field.take_pasted(dropped)
    assert [entry.text for entry in bar.pasted.entries] == [line, line]


def test_one_pasted_line_goes_into_the_line(bar: CaptureBar) -> None:
    type_in(bar, "Mara ")
    paste(bar, "Okafor, lunch\n")
    assert bar.editor.field.text() == "Mara Okafor, lunch"
