"""The brief block: sentence first, private judgements folded, nothing rebuilt without need."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from whence.domain.briefs import Brief, DecisionWords, Evidence, ExchangeWords, Source, TieWords
from whence.domain.dates import Day
from whence.domain.readiness import Readiness, ReadinessAnswer
from whence.ui.labels import Label
from whence.ui.widgets.brief_view import BriefView

BRIEF = Brief(
    uid="one",
    name="Ada Nair",
    profile_url="",
    sentence="You met Ada Nair at PyCon Berlin in 2024.",
    spoken="I met Ada Nair at PyCon Berlin in 2024.",
    evidence=(
        Evidence("met", Source.ENTRY, "Met at PyCon Berlin", Day.year(2024)),
        Evidence("note", Source.ARCHIVE, "Ada invited you with a note: “hello”", Day.year(2023)),
    ),
    tie=TieWords("weak", 3.0, "2026-01-01", "in", (), "", "weak: about 3 exchanges a year"),
    interactions=(ExchangeWords(Day.year(2025), "message", "in", "the paper"),),
    open_loops=("Follow up on 3 May 2026: send it",),
    decisions=(DecisionWords(Day.year(2024), "accept", ("met",), "We had met."),),
    cautions=("A claim of theirs does not match your records.",),
    readiness=ReadinessAnswer(
        Readiness.WARM_UP, ("Your last contact was 400 days ago.",), ("Write a few words first.",)
    ),
)


@pytest.fixture
def view(qtbot: QtBot) -> BriefView:
    made = BriefView("test.brief")
    qtbot.addWidget(made)
    made.show_brief(BRIEF)
    made.resize(600, 500)
    made.show()
    return made


def seen(view: BriefView) -> str:
    """Every word that is in sight."""
    return "\n".join(label.text() for label in view.findChildren(Label) if label.isVisible())


def test_the_answer_is_in_sight_and_its_ground_is_folded(view: BriefView) -> None:
    text = seen(view)
    assert "You met Ada Nair at PyCon Berlin in 2024." in text
    assert "weak: about 3 exchanges a year" in text
    assert "send it" in text
    assert "with a note" not in text
    assert view.evidence.button.words == "your entry, 2024 · the archive"
    view.evidence.unfold()
    assert "(the archive, 2023)" in seen(view)


def test_judgements_stay_folded_until_asked_for_and_fold_again_for_somebody_else(view: BriefView) -> None:
    assert "does not match" not in seen(view)
    assert "We had met" not in seen(view)
    assert (view.cautions.button.words, view.decisions.button.words) == ("1 caution", "1 decision")
    QTest.mouseClick(view.cautions.button, Qt.MouseButton.LeftButton)
    assert "does not match your records" in seen(view)
    view.show_brief(dataclasses.replace(BRIEF, sentence="You met Ada Nair."))
    assert view.cautions.is_unfolded
    view.show_brief(dataclasses.replace(BRIEF, uid="two"))
    assert not view.cautions.is_unfolded


def test_readiness_says_its_verdict_and_on_request_why_and_what_would_change_it(view: BriefView) -> None:
    assert view.verdict.words == "warm up first"
    assert "400 days" not in seen(view)
    QTest.mouseClick(view.verdict, Qt.MouseButton.LeftButton)
    assert "Your last contact was 400 days ago." in seen(view)
    assert "What would change it: Write a few words first." in seen(view)


def test_the_copied_sentence_is_the_spoken_one(view: BriefView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.copied) as told:
        QTest.keyClick(view.copy_button, Qt.Key.Key_Space)
    assert told.args == [BRIEF.spoken]
    assert QGuiApplication.clipboard().text() == BRIEF.spoken


def test_without_an_origin_the_way_to_record_one_is_offered(view: BriefView, qtbot: QtBot) -> None:
    assert not view.origin_button.isVisible()
    view.show_brief(dataclasses.replace(BRIEF, evidence=(), is_origin_missing=True))
    assert view.origin_button.isVisible()
    assert not view.evidence.isVisible()
    with qtbot.waitSignal(view.origin_wanted):
        QTest.mouseClick(view.origin_button, Qt.MouseButton.LeftButton)


def test_parts_without_anything_take_no_room(view: BriefView) -> None:
    bare = dataclasses.replace(BRIEF, interactions=(), open_loops=(), decisions=(), cautions=())
    view.show_brief(bare)
    assert [row.isVisible() for row in (view.last, view.loops, view.private)] == [False, False, False]
    assert view.brief == bare
