"""The screen of decisions: found by words, rules with their score, steps ticked off, the ledger, tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from whence.domain.outcomes import OutcomeVerdict
from whence.ui.decisions.rule_dialog import RuleDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench


def shown(bench: Bench) -> str:
    """Every word of the list shown, rows included."""
    labels = [one.text() for one in bench.decisions.page.findChildren(QLabel) if one.isVisible()]
    every = bench.decisions.every
    rows = [
        every.model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(every.model.rowCount())
    ]
    return "\n".join([*labels, *(rows if every.rows.isVisible() else [])])


def open_list(bench: Bench, which: str) -> None:
    bench.desk.hide()
    bench.decisions.show()
    bench.decisions.enter(which)
    bench.wait()


def button(bench: Bench, identifier: str) -> QPushButton:
    return next(one for one in bench.decisions.page.findChildren(QPushButton, identifier) if one.isVisible())


def test_every_decision_is_found_by_its_words(bench: Bench) -> None:
    open_list(bench, "decisions")
    assert "Bogdan Ek" in shown(bench)
    bench.decisions.search.setText("unfilled")
    bench.decisions.search.searched.emit("unfilled")
    bench.wait()
    assert "Curt Hollenbeck" in shown(bench)
    assert "Bogdan Ek" not in shown(bench)


def test_an_outcome_is_suggested_and_judged_with_one_press(bench: Bench) -> None:
    open_list(bench, "decisions")
    before = bench.services.decisions.due_outcomes()
    assert before[0].name == "Victor Salas"
    assert before[0].suggestion is not None
    assert before[0].suggestion.verdict is OutcomeVerdict.BAD
    QTest.mouseClick(button(bench, "decisions.outcome.bad"), Qt.MouseButton.LeftButton)
    assert len(bench.services.decisions.due_outcomes()) == len(before) - 1


def test_the_scoreboard_tells_how_rules_fared(bench: Bench) -> None:
    open_list(bench, "rules")
    assert "Followed 3 times (1 good); departed from 4 times: 1 good, 2 bad, 1 nothing yet." in shown(bench)


def test_a_step_on_the_network_is_ticked_off_and_the_table_holds_it(bench: Bench, tmp_path: Path) -> None:
    bench.choose(4)
    bench.save()
    open_list(bench, "to_do")
    assert "Decline the invitation" in shown(bench)
    bench.decisions.save_table(tmp_path / "to_do.csv")
    assert "Jonas Feldmann,Decline the invitation" in (tmp_path / "to_do.csv").read_text(encoding="utf-8-sig")
    QTest.mouseClick(button(bench, "decisions.to_do.tick"), Qt.MouseButton.LeftButton)
    assert bench.services.decisions.to_dos() == []


def test_the_ledger_says_who_removed_whom_and_why(bench: Bench) -> None:
    open_list(bench, "ledger")
    assert "Dana Whitlock" in shown(bench)
    assert "Connection removed by you" in shown(bench)
    assert "Asked for seven endorsements at once" in shown(bench)


def test_a_rule_of_ones_own_shows_what_it_would_have_said(bench: Bench) -> None:
    open_list(bench, "rules")
    QTest.mouseClick(bench.decisions.rule_button, Qt.MouseButton.LeftButton)
    form = bench.dialog()
    assert isinstance(form, RuleDialog)
    QTest.keyClicks(form.sentence, "No note, no answer.")
    form.fact.setCurrentIndex(form.fact.findData("note_kind"))
    form.value.setCurrentText("none")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    bench.wait()
    assert "No note, no answer." in shown(bench)


def test_a_rule_without_a_sentence_is_refused_under_its_field(bench: Bench) -> None:
    open_list(bench, "rules")
    QTest.mouseClick(bench.decisions.rule_button, Qt.MouseButton.LeftButton)
    form = bench.dialog()
    assert isinstance(form, RuleDialog)
    form.fact.setCurrentIndex(form.fact.findData("note_kind"))
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert "sentence of yours" in form.errors["sentence"].sentence.text()


def test_a_rule_whose_condition_was_not_chosen_is_refused(bench: Bench) -> None:
    open_list(bench, "rules")
    before = bench.services.decisions.rules()
    QTest.mouseClick(bench.decisions.rule_button, Qt.MouseButton.LeftButton)
    form = bench.dialog()
    assert isinstance(form, RuleDialog)
    QTest.keyClicks(form.sentence, "No sellers.")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert "without a condition" in form.banner.sentence.text()
    assert bench.services.decisions.rules() == before


def test_a_part_that_is_chosen_counts_before_it_is_added(bench: Bench) -> None:
    open_list(bench, "rules")
    QTest.mouseClick(bench.decisions.rule_button, Qt.MouseButton.LeftButton)
    form = bench.dialog()
    assert isinstance(form, RuleDialog)
    assert not form.preview.text()
    form.fact.setCurrentIndex(form.fact.findData("note_kind"))
    form.value.setCurrentText("none")
    alone = form.preview.text()
    QTest.keyClick(next(one for one in form.findChildren(QPushButton, "rule.add")), Qt.Key.Key_Space)
    assert form.fact.currentIndex() == -1
    form.fact.setCurrentIndex(form.fact.findData("known"))
    form.value.setCurrentText("yes")
    assert alone != form.preview.text() != ""
    QTest.keyClicks(form.sentence, "No note from a friend.")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    bench.wait()
    (made,) = [row.kept.rule for row in bench.services.decisions.rules() if "friend" in row.kept.rule.sentence]
    assert [term.fact for term in made.condition.terms] == ["note_kind", "known"]


def test_empty_lists_say_what_comes_here(empty_bench: Bench) -> None:
    for which, words in (
        ("decisions", "No decision is found here"),
        ("rules", "You have no rules yet"),
        ("to_do", "Nothing is left to do"),
        ("ledger", "Nobody was removed"),
    ):
        open_list(empty_bench, which)
        assert words in shown(empty_bench)


def test_rows_are_read_as_they_are_seen_and_the_chosen_one_stands_below_in_full(bench: Bench, qtbot: QtBot) -> None:
    open_list(bench, "decisions")
    every = bench.decisions.every
    bench.decisions.search.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(bench.decisions.search, Qt.Key.Key_Down)
    assert every.rows.hasFocus()
    for place in range(3):
        bench.wait()
        row = every.model.row_at(place)
        assert row is not None
        qtbot.waitUntil(partial(is_below, bench, row.decision.rationale))
        QTest.keyClick(every.rows, Qt.Key.Key_Down)


def test_what_became_of_any_decision_is_said_below_it(bench: Bench, qtbot: QtBot) -> None:
    open_list(bench, "decisions")
    every = bench.decisions.every
    place = next(place for place in range(every.model.rowCount()) if is_open_case(bench, place))
    every.rows.make_current(every.model.id_at(place))
    asked = every.model.row_at(place)
    assert asked is not None
    qtbot.waitUntil(partial(is_below, bench, asked.decision.rationale))
    QTest.mouseClick(button(bench, "decisions.turned.mixed"), Qt.MouseButton.LeftButton)
    bench.wait()
    row = every.model.row_at(place)
    assert row is not None
    assert row.outcome is OutcomeVerdict.MIXED
    qtbot.waitUntil(partial(is_below, bench, "Turned out mixed"))


def test_enter_opens_the_person_and_a_search_keeps_the_chosen_row(bench: Bench) -> None:
    open_list(bench, "decisions")
    every = bench.decisions.every
    opened: list[object] = []
    bench.around.navigator.person.connect(opened.append)
    every.rows.make_current(every.model.id_at(2))
    row = every.model.row_at(2)
    assert row is not None
    every.rows.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(every.rows, Qt.Key.Key_Return)
    assert opened == [row.person]
    bench.decisions.search.setText(row.name)
    bench.wait()
    assert every.rows.current_id == row.decision.id
    bench.decisions.search.setText("")
    bench.wait()
    assert every.rows.current_id == row.decision.id
    assert every.model.rowCount() == len(bench.services.decisions.decision_ids())


def shown_below(bench: Bench) -> str:
    """The words of the decision shown in full."""
    return "\n".join(one.text() for one in bench.decisions.every.findChildren(QLabel) if one.isVisible())


def is_below(bench: Bench, words: str) -> bool:
    return words in shown_below(bench)


def is_open_case(bench: Bench, place: int) -> bool:
    row = bench.decisions.every.model.row_at(place)
    return row is not None and row.outcome is None and row.decision.stage == "invitation"
