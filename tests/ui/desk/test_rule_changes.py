"""Changing a rule: what the new wording would have said stands there before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.desk.test_decisions_screen import button, open_list, shown
from whence.domain.decisions import Verdict
from whence.ui.decisions.rule_dialog import RuleDialog

if TYPE_CHECKING:
    from tests.ui.desk.bench import Bench


def changing(bench: Bench) -> RuleDialog:
    """The form for the first rule, opened with the keyboard."""
    open_list(bench, "rules")
    change = button(bench, "decisions.rule.change")
    change.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(change, Qt.Key.Key_Space)
    form = bench.dialog()
    assert isinstance(form, RuleDialog)
    return form


def test_a_changed_rule_shows_before_saving_what_it_would_have_said(bench: Bench) -> None:
    first = bench.services.decisions.rules()[0].kept
    form = changing(bench)
    assert form.sentence.text() == first.rule.sentence
    as_it_stands, changed_so = form.preview.text().split("\n")
    assert as_it_stands.removeprefix("As it stands: ") == changed_so.removeprefix("Changed so: ")
    QTest.keyClick(form.verdict, Qt.Key.Key_End)
    as_it_stands, changed_so = form.preview.text().split("\n")
    assert as_it_stands.removeprefix("As it stands: ") != changed_so.removeprefix("Changed so: ")
    assert bench.services.decisions.rules()[0].kept == first
    form.sentence.selectAll()
    QTest.keyClicks(form.sentence, "I leave it lying.")
    QTest.keyClick(form.sentence, Qt.Key.Key_Return)
    bench.wait()
    revised = [
        row.kept.rule for row in bench.services.decisions.rules() if row.kept.rule.sentence == "I leave it lying."
    ]
    assert [(one.verdict, one.version) for one in revised] == [(Verdict.LEAVE, first.rule.version + 1)]
    assert first.rule.sentence not in shown(bench)
    bench.around.hub.undo()
    bench.wait()
    assert first.rule.sentence in shown(bench)


def test_a_rule_left_as_it_is_gets_no_new_version(bench: Bench) -> None:
    before = bench.services.decisions.rules()
    form = changing(bench)
    QTest.keyClick(form.sentence, Qt.Key.Key_Return)
    bench.wait()
    assert not bench.said
    assert bench.services.decisions.rules() == before


def test_a_rule_without_its_sentence_is_refused_under_the_field(bench: Bench) -> None:
    form = changing(bench)
    form.sentence.selectAll()
    QTest.keyClick(form.sentence, Qt.Key.Key_Delete)
    QTest.keyClick(form.sentence, Qt.Key.Key_Return)
    assert form.isVisible()
    assert "sentence of yours" in form.errors["sentence"].sentence.text()
