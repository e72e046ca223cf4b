"""Preferences: what is chosen takes effect, is kept, and can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.manual_executor import ManualExecutor
from whence.domain.people import IdentityKind
from whence.domain.tie_settings import TieSettings
from whence.services.commands.preferences import AddOwnIdentity
from whence.services.preferences import Preferences
from whence.ui.closed_work import ClosedWork
from whence.ui.dialogs.passphrase import PassphraseDialog
from whence.ui.main_window import MainWindow
from whence.ui.preferences.appearance import AppearancePart
from whence.ui.preferences.career_dialog import CareerDialog
from whence.ui.preferences.journal_part import JournalPart
from whence.ui.preferences.keys_part import KeysPart
from whence.ui.preferences.owner_part import OwnerPart
from whence.ui.preferences.part import PreferencesPart
from whence.ui.preferences.rules_part import RulesPart
from whence.ui.preferences.screen import PreferencesScreen
from whence.ui.preferences.ties_part import TiesPart
from whence.ui.theme import ThemeChoice


def part_of(window: MainWindow, name: str) -> PreferencesPart:
    window.go("preferences", name)
    screen = window.stack.current
    assert isinstance(screen, PreferencesScreen)
    return screen.parts[name]


def kept(window: MainWindow) -> Preferences:
    return Preferences(window.around.services.journal)


def test_colours_take_effect_at_once(sample_window: MainWindow) -> None:
    part = part_of(sample_window, "appearance")
    assert isinstance(part, AppearancePart)
    QTest.mouseClick(part.choices[ThemeChoice.DARK], Qt.MouseButton.LeftButton)
    assert sample_window.around.theme.choice is ThemeChoice.DARK
    assert sample_window.settings.theme is ThemeChoice.DARK


def test_the_size_of_text_follows_the_slider(sample_window: MainWindow, qtbot: QtBot) -> None:
    part = part_of(sample_window, "appearance")
    assert isinstance(part, AppearancePart)
    part.slider.setValue(13)
    assert part.percent.text() == "130 %"
    qtbot.waitUntil(lambda: sample_window.around.theme.text_scale == 130)


def test_ties_are_measured_by_what_was_saved(sample_window: MainWindow, manual_executor: ManualExecutor) -> None:
    part = part_of(sample_window, "ties")
    assert isinstance(part, TiesPart)
    part.numbers["weekly_budget"].setValue(12)
    part.granovetter_button.click()
    part.save()
    manual_executor.run_all()
    settings = kept(sample_window).tie_settings()
    assert (settings.weekly_budget, settings.weak_max, settings.strong_min) == (12, 1.0, 104.36)
    assert settings.reciprocity == TieSettings().reciprocity
    sample_window.undo_redo.undo()
    assert kept(sample_window).tie_settings() == TieSettings()
    assert part.numbers["weekly_budget"].value() == 20


def test_numbers_that_do_not_fit_together_are_refused_in_a_sentence(sample_window: MainWindow) -> None:
    part = part_of(sample_window, "ties")
    assert isinstance(part, TiesPart)
    part.numbers["weak_max"].setValue(20)
    part.save()
    assert "must be less than" in part.banner.sentence.text()
    assert kept(sample_window).tie_settings() == TieSettings()


def test_what_is_said_about_the_owner_is_kept_as_one_change(window: MainWindow) -> None:
    part = part_of(window, "owner")
    assert isinstance(part, OwnerPart)
    for name, text in (("first_name", "Clara"), ("fields", "maps,  rust , maps"), ("headline", "")):
        part.fields[name].setFocus()
        QTest.keyClicks(part.fields[name], text)
    part.policy.setCurrentIndex(part.policy.findData("selective"))
    part.save()
    owner = kept(window).owner()
    assert (owner.first_name, owner.fields, owner.policy) == ("Clara", ("maps", "rust"), "selective")
    window.undo_redo.undo()
    assert kept(window).owner().first_name == ""
    assert part.fields["first_name"].text() == ""


def test_leaving_keeps_what_was_typed(window: MainWindow) -> None:
    part = part_of(window, "owner")
    assert isinstance(part, OwnerPart)
    QTest.keyClicks(part.fields["last_name"], "Whitfield")
    window.go("today")
    assert kept(window).owner().last_name == "Whitfield"


def test_addresses_are_told_apart_and_refused_when_they_are_none(window: MainWindow) -> None:
    part = part_of(window, "owner")
    assert isinstance(part, OwnerPart)
    for text in ("clara@example.org", "https://www.linkedin.com/in/clara-whitfield-sample"):
        part.address.setText(text)
        part.add_address()
    assert [one.kind.value for one in kept(window).identities()] == ["email", "profile"]
    part.address.setText("nowhere")
    part.add_address()
    assert part.address_error is not None
    assert "not a profile address" in part.address_error.sentence.text()


def test_an_address_is_deleted_by_its_button(window: MainWindow) -> None:
    window.around.services.journal.do(AddOwnIdentity(IdentityKind.EMAIL, "clara@example.org"))
    part = part_of(window, "owner")
    assert isinstance(part, OwnerPart)
    button = part.findChild(QToolButton, "owner.delete")
    assert isinstance(button, QToolButton)
    button.click()
    assert kept(window).identities() == []


def test_a_position_is_added_and_changed_in_a_form(window: MainWindow) -> None:
    part = part_of(window, "owner")
    part.findChild(QPushButton, "owner.career.position").click()  # type: ignore[union-attr]
    dialog = window.findChild(CareerDialog)
    assert isinstance(dialog, CareerDialog)
    dialog.accept()
    assert dialog.errors["organisation"].sentence.text() == "Type an employer or a school."
    dialog.organisation.setText("Tidewater Labs")
    dialog.aliases.setText("Tidewater, TL")
    dialog.starts.field.setText("2017")
    dialog.accept()
    entry = kept(window).affiliations()[0]
    assert (entry.organisation, entry.aliases, entry.starts_on.words) == ("Tidewater Labs", ("Tidewater", "TL"), "2017")


def test_choosing_a_passphrase_asks_the_window_to_close_the_journal(window: MainWindow, qtbot: QtBot) -> None:
    part = part_of(window, "journal")
    assert isinstance(part, JournalPart)
    asked: list[ClosedWork] = []
    window.around.navigator.closed.connect(asked.append)
    dialog = PassphraseDialog.to_choose(window)
    for typed, again, problem in (
        ("", "", dialog.error),
        ("short", "short", dialog.error),
        ("four words that fit", "four wrods", dialog.again_error),
    ):  # fmt: skip
        dialog.field.setText(typed)
        dialog.again.setText(again)
        dialog.accept()
        assert problem.sentence.text()
    assert dialog.result() == QDialog.DialogCode.Rejected
    dialog.deleteLater()
    assert asked == []
    assert part.state.text().startswith("Not protected")


def test_letters_can_be_switched_off(window: MainWindow) -> None:
    part = part_of(window, "keys")
    assert isinstance(part, KeysPart)
    assert not window.around.actions["review.keep"].shortcut().isEmpty()
    part.letters.setChecked(False)
    assert window.around.actions["review.keep"].shortcut().isEmpty()


def test_a_rule_of_the_network_can_be_written_over_and_emptied(window: MainWindow) -> None:
    part = part_of(window, "rules")
    assert isinstance(part, RulesPart)
    field = part.values["invitations_weekly"]
    usual = field.text()
    for typed, expected in (("80 a week", "80 a week"), ("", usual)):
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        facts = {fact.key: fact.value for fact in kept(window).platform_rules().facts}
        assert facts["invitations_weekly"] == expected
