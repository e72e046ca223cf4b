"""The page to take along is printed dark on white, letter for letter, on as few pages as it can be read on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPageSize, QTextBlock, QTextCharFormat, QTextDocument

from tests.ui.introductions.bench import Bench, bench_over
from whence.ui.dialogs.page_document import PageText, page_document, paper, pdf_of
from whence.ui.introductions.screen import IntroductionsScreen
from whence.ui.theme import ThemeChoice, current_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from whence.domain.briefs import Brief

HOSTILE = "<img src=x> & <b>Bob</b> \u202e 漢字 " + "Very" * 90


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[IntroductionsScreen]]:
    made = bench_over(tmp_path / "journal.whence", IntroductionsScreen)
    qtbot.addWidget(made.window)
    yield made
    made.services.close()


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", content))


def blocks(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def briefs(bench: Bench[IntroductionsScreen]) -> tuple[Brief, Brief]:
    found = [bench.services.briefs.brief(bench.person(name)) for name in ("Emeka Balogun", "Mara Okafor")]
    return found[0], found[1]


def test_two_briefs_are_one_page_with_their_fonts(bench: Bench[IntroductionsScreen]) -> None:
    content = pdf_of(PageText("Emeka to Mara", "maps · 20 November 2026", briefs(bench), has_private=True))
    assert content.startswith(b"%PDF-")
    assert pages(content) == 1
    assert b"/FontFile2" in content
    assert b"/Subtype /Image" not in content


def test_what_is_too_much_for_a_page_begins_each_brief_on_its_own(bench: Bench[IntroductionsScreen]) -> None:
    first, second = briefs(bench)
    long = replace(first, open_loops=tuple(f"Promise number {number} about tides" for number in range(60)))
    assert pages(pdf_of(PageText("Many promises", "", (long, second)))) >= 3
    document = page_document(PageText("Many promises", "", (long, second)))
    assert [one.text() for one in blocks(document) if one.blockFormat().pageBreakPolicy()] == ["Mara Okafor"]


def test_hostile_words_are_printed_letter_for_letter(bench: Bench[IntroductionsScreen]) -> None:
    first, second = briefs(bench)
    hostile = replace(first, name=HOSTILE, affiliation=HOSTILE, sentence=HOSTILE, open_loops=(HOSTILE,))
    page = PageText(HOSTILE, HOSTILE, (hostile, second))
    said = page_document(page).toPlainText()
    assert said.count("<img src=x> & <b>Bob</b>") == 6
    assert pages(pdf_of(page)) >= 1


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_is_dark_on_white_in_either_theme(bench: Bench[IntroductionsScreen], choice: ThemeChoice) -> None:
    current_theme().choose(choice)
    document = page_document(PageText("Emeka to Mara", "maps", briefs(bench), has_private=True))
    formats = [QTextCharFormat(part.format) for block in blocks(document) for part in block.textFormats()]
    assert {one.foreground().color().name() for one in formats} == {"#111111", "#555555"}
    assert not [one for one in formats if one.background().style() != Qt.BrushStyle.NoBrush]


@pytest.mark.parametrize(
    ("locale", "expected"), [("en_US", QPageSize.PageSizeId.Letter), ("de_DE", QPageSize.PageSizeId.A4)]
)
def test_the_paper_is_the_one_usual_there(locale: str, expected: QPageSize.PageSizeId) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert paper().id() is expected
    finally:
        QLocale.setDefault(before)
