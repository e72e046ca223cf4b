"""An introduction is begun, taken step by step and judged where it stands, with the words to copy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.introductions.bench import Bench, bench_over
from whence.domain.introductions import IntroductionState, MeetingFor, WayInto
from whence.services.commands.people import AddPerson
from whence.ui.dialogs.page_to_take import PageToTakeDialog
from whence.ui.introductions.screen import IntroductionsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def steps(bench: Bench[IntroductionsScreen]) -> list[str]:
    return [button.accessibleName() for button in bench.screen.page.steps.findChildren(QPushButton)]


def press(bench: Bench[IntroductionsScreen], words: str) -> None:
    (button,) = [one for one in bench.screen.page.steps.findChildren(QPushButton) if one.accessibleName() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def state(bench: Bench[IntroductionsScreen]) -> IntroductionState:
    shown = bench.screen.page.shown
    assert shown is not None
    return shown.introduction.state


def test_the_one_under_way_is_shown_with_both_briefs(bench: Bench[IntroductionsScreen]) -> None:
    page = bench.screen.page
    assert page.heading.text().replace("\u2068", "").replace("\u2069", "") == "Emeka Balogun to Mara Okafor"
    shown = [view.brief for view in page.briefs]
    assert [one.name for one in shown if one is not None] == ["Emeka Balogun", "Mara Okafor"]
    assert steps(bench) == ["I asked Emeka", "Both agreed", "Emeka said no", "Mara said no", "Drop it"]
    assert not page.outcome.isVisible()


def test_from_agreement_to_outcome_by_its_buttons(bench: Bench[IntroductionsScreen]) -> None:
    press(bench, "Both agreed")
    assert bench.screen.page.texts.tabs.current == "to_both"
    press(bench, "I introduced them")
    assert state(bench) is IntroductionState.MADE
    page = bench.screen.page
    assert page.outcome.isVisible()
    QTest.keyClicks(page.outcome.words, "They meet on Fridays.")
    QTest.mouseClick(page.outcome.buttons["good"], Qt.MouseButton.LeftButton)
    assert page.outcome.said.text() == "Went well, judged on 20 November 2026."
    assert page.shown is not None
    assert page.shown.outcome is not None
    assert page.shown.outcome.words == "They meet on Fridays."
    press(bench, "They have met")
    assert state(bench) is IntroductionState.HAPPENED
    assert steps(bench) == []
    assert bench.screen.list.tabs.current == "ended"


def test_a_no_says_whose_it_was_and_is_undone(bench: Bench[IntroductionsScreen]) -> None:
    press(bench, "Mara said no")
    assert state(bench) is IntroductionState.DECLINED
    assert bench.screen.page.state.chips[0].words == "Mara said no"
    bench.around.hub.undo()
    assert state(bench) is IntroductionState.ASKED_B


def test_begun_by_keyboard_from_a_person(bench: Bench[IntroductionsScreen]) -> None:
    bench.screen.enter(bench.person("Priya Nair"))
    form = bench.screen.form
    assert form.asked_for.text() == "Priya Nair"
    assert form.asker.hasFocus()
    QTest.keyClicks(form.asker, "Hanne Vogt")
    popup = form.asker.completer().popup()
    assert popup is not None
    popup.hide()
    form.purpose.setFocus()
    QTest.keyClicks(form.purpose, "maps for a class")
    QTest.keyClick(form.purpose, Qt.Key.Key_Return)
    assert state(bench) is IntroductionState.IDEA
    assert "maps for a class" in bench.screen.page.texts.text.toPlainText()
    assert bench.said == ["Start an introduction"]


@pytest.mark.parametrize(
    ("asker", "sentence"),
    [
        ("", "Say who asks to be introduced."),
        ("Priya Nair", "Nobody is introduced to themselves. Choose two people."),
        ("Nobody Atall", "Nobody here is called “Nobody Atall”"),
    ],
)
def test_refusals_stand_under_their_field(bench: Bench[IntroductionsScreen], asker: str, sentence: str) -> None:
    bench.screen.enter(bench.person("Priya Nair"))
    form = bench.screen.form
    form.asker.setText(asker)
    bench.around.actions["form.save"].trigger()
    said = [error.sentence.text() for error in form.errors.values() if error.isVisible()]
    assert len(said) == 1
    assert said[0].startswith(sentence)


def test_words_are_edited_before_they_are_copied(bench: Bench[IntroductionsScreen]) -> None:
    texts = bench.screen.page.texts
    texts.tabs.choose("to_both")
    texts.text.moveCursor(texts.text.textCursor().MoveOperation.Start)
    QTest.keyClicks(texts.text, "Dear both. ")
    QTest.mouseClick(texts.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("Dear both. Emeka, meet Mara;")
    texts.tabs.choose("to_asker")
    assert texts.text.toPlainText().startswith("Hi Emeka, I could introduce you to Mara Okafor.")
    texts.tabs.choose("to_both")
    assert texts.text.toPlainText().startswith("Dear both.")
    QTest.mouseClick(texts.renew_button, Qt.MouseButton.LeftButton)
    assert texts.text.toPlainText().startswith("Emeka, meet Mara;")


def test_words_written_anew_by_mistake_come_back_with_undo_in_the_field(bench: Bench[IntroductionsScreen]) -> None:
    texts = bench.screen.page.texts
    texts.text.setFocus()
    QTest.keyClicks(texts.text, "Dear one. ")
    QTest.keyClick(texts.text, Qt.Key.Key_Tab)
    assert texts.copy_button.hasFocus()
    QTest.keyClick(texts.copy_button, Qt.Key.Key_Tab)
    QTest.keyClick(texts.renew_button, Qt.Key.Key_Space)
    assert texts.text.hasFocus()
    assert "Dear one." not in texts.text.toPlainText()
    QTest.keyClick(texts.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts.text.toPlainText().startswith("Dear one. ")


def test_edited_words_are_kept_in_the_journal_and_come_back(bench: Bench[IntroductionsScreen], qtbot: QtBot) -> None:
    texts = bench.screen.page.texts
    texts.tabs.choose("to_both")
    QTest.keyClicks(texts.text, "Dear both. ")
    shown = bench.screen.page.shown
    assert shown is not None
    qtbot.waitUntil(lambda: "to_both" in bench.services.introductions.edited_texts(shown.introduction))
    again = IntroductionsScreen(bench.around)
    qtbot.addWidget(again)
    again.show_introduction(shown.introduction.id)
    again.page.texts.tabs.choose("to_both")
    assert again.page.texts.text.toPlainText().startswith("Dear both. ")
    again.page.texts.renew_button.click()
    assert bench.services.introductions.edited_texts(shown.introduction) == {}


def test_leaving_the_screen_keeps_the_words_at_once(bench: Bench[IntroductionsScreen]) -> None:
    texts = bench.screen.page.texts
    QTest.keyClicks(texts.text, "Hello. ")
    bench.screen.leave()
    shown = bench.screen.page.shown
    assert shown is not None
    assert list(bench.services.introductions.edited_texts(shown.introduction)) == [texts.tabs.current]


def test_the_day_to_look_again_is_set_and_emptied(bench: Bench[IntroductionsScreen]) -> None:
    field, page = bench.screen.page.reasons.due.field, bench.screen.page
    found = []
    for words in ("3 Dec", ""):
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
        found += [one.due_on for one in bench.services.introductions.all(is_open=True)]
    assert found == [date(2026, 12, 3), None]
    assert [chip.objectName() for chip in page.state.chips] == ["introduction.state.words"]


@pytest.mark.parametrize(("width", "is_beside"), [(1400, True), (1000, False)])
def test_both_briefs_stand_beside_each_other_where_they_fit(
    bench: Bench[IntroductionsScreen], qtbot: QtBot, width: int, is_beside: bool
) -> None:
    bench.window.resize(width, 800)
    first, second = bench.screen.page.briefs
    lines = bench.screen.page.reasons.lines

    def are_beside(one: QWidget, other: QWidget) -> bool:
        origin = QPoint(0, 0)
        return one.mapTo(bench.window, origin).x() < other.mapTo(bench.window, origin).x()

    qtbot.waitUntil(lambda: are_beside(first, second) == is_beside)
    assert are_beside(lines["asker_reason"], lines["asked_for_reason"]) == is_beside


def test_a_question_from_elsewhere_is_answered(bench: Bench[IntroductionsScreen]) -> None:
    bench.screen.enter(WayInto("Nordlys Institute"))
    assert {path.name for path in bench.screen.finders.into.paths} >= {"Jonas Lindqvist", "Elena Petrova"}
    bench.screen.enter(MeetingFor(bench.person("Emeka Balogun")))
    assert bench.screen.finders.meet.field.text() == "Emeka Balogun"
    assert bench.screen.finders.meet.paths


def test_why_is_edited_where_it_stands(bench: Bench[IntroductionsScreen]) -> None:
    line = bench.screen.page.reasons.lines["asked_for_reason"]
    line.setFocus()
    QTest.keyClicks(line, "He writes Rust all day")
    QTest.keyClick(line, Qt.Key.Key_Return)
    shown = bench.screen.page.shown
    assert shown is not None
    assert shown.introduction.asked_for_reason == "He writes Rust all day"
    assert "He writes Rust all day." in shown.texts.to_asked_for


def test_finders_answer_with_reasons_and_say_when_there_is_no_path(bench: Bench[IntroductionsScreen]) -> None:
    bench.screen.list.finders_button.click()
    finders = bench.screen.finders
    QTest.keyClicks(finders.into.field, "Nordlys Institute")
    QTest.keyClick(finders.into.field, Qt.Key.Key_Return)
    assert {path.name for path in finders.into.paths} >= {"Jonas Lindqvist", "Elena Petrova", "Ingrid Solbakken"}
    finders.into.field.setText("Nowhere")
    finders.find_into()
    assert finders.into.said.text() == ("No warm path to Nowhere is recorded: nobody of your people is or was there.")
    finders.meet.field.choose(bench.person("Emeka Balogun"), "Emeka Balogun")
    finders.find_meet()
    assert finders.meet.paths
    finders.meet.taken.emit(finders.meet.paths[0].person)
    assert bench.screen.form.asker.text() == "Emeka Balogun"
    assert bench.screen.form.asked_for.text() == finders.meet.paths[0].name


def test_in_a_small_window_every_page_leads_back_to_the_list(bench: Bench[IntroductionsScreen]) -> None:
    bench.window.resize(700, 600)
    screen = bench.screen
    for show in (screen.list.start_button, screen.list.finders_button):
        show.click()
        assert not screen.list.isVisible()
        (back,) = [
            one for one in screen.findChildren(QPushButton) if one.isVisible() and one.objectName().endswith("back")
        ]
        back.click()
        assert screen.list.isVisible()


def test_a_deleted_one_leaves_the_page(bench: Bench[IntroductionsScreen]) -> None:
    bench.screen.page._on_delete()
    assert bench.screen.beside.currentWidget() is bench.screen.empty
    bench.around.hub.undo()
    assert bench.screen.list.model.rowCount() == 1


def test_the_page_to_take_along_is_a_pdf_without_private_judgements(
    bench: Bench[IntroductionsScreen], tmp_path: Path
) -> None:
    hostile = bench.services.journal.do(AddPerson("<img src=x> & <b>Bob</b>")).value
    dialog = PageToTakeDialog(bench.around, (hostile, bench.person("Mara Okafor")), bench.window, purpose="maps")
    assert dialog.save_pdf(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    said = dialog.preview.document().toPlainText()
    assert "<img src=x> & <b>Bob</b>" in said
    assert "For an introduction" not in said
    dialog.has_private.setChecked(True)
    assert "For an introduction" in dialog.preview.document().toPlainText()
    assert not dialog.save_pdf(tmp_path / "nowhere" / "page.pdf")
    assert "could not be written" in dialog.banner.sentence.text()
    dialog.close()


def test_nothing_yet_offers_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    made = bench_over(tmp_path / "journal.whence", IntroductionsScreen, has_people=False)
    qtbot.addWidget(made.window)
    made.screen.enter()
    assert made.screen.beside.currentWidget() is made.screen.empty
    made.screen.empty.started.emit()
    assert made.screen.form.isVisible()
    made.services.close()
