"""Everything about a person is written in small forms, with each refusal at its field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.people.pages import enter, opened, page_of, press, shown, words, write
from tests.ui.people.sample import Bench, Known
from whence.domain.dates import Day
from whence.domain.follow_ups import FollowUpState
from whence.domain.interactions import Channel, Direction
from whence.ui.dialogs.follow_up import FollowUpDialog
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.origin import OriginDialog
from whence.ui.dialogs.people import AddressDialog, AffiliationDialog, PrivateNoteDialog


def test_how_you_met_is_asked_where_nothing_is_recorded_and_saved_by_enter(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    form = page.quick_origin
    assert form.isVisible()
    assert page.brief.sentence.text() == "Nothing is recorded about how you met Ana Lima."
    write(form.where, "DevDays Porto")
    write(form.day.field, "spring 2021")
    write(form.through, "Sam Reyes")
    enter(form.words)
    origin = page_of(bench, known.stranger).origins[0]
    assert (origin.event, origin.introducer, origin.origin.day) == (
        "DevDays Porto",
        "Sam Reyes",
        Day.season(2021, "spring"),
    )
    assert not form.isVisible()
    assert page.brief.sentence.text().startswith("You met Ana Lima at DevDays Porto in spring 2021")
    bench.around.hub.undo()
    assert form.isVisible()
    assert "DevDays Porto" not in [event.name for event in bench.services.people.events()]


def test_a_place_is_not_made_an_event(bench: Bench, known: Known) -> None:
    form = shown(bench, known.stranger).quick_origin
    write(form.where, "Porto")
    assert form.is_event.isVisible()
    form.is_event.setChecked(False)
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    origin = page_of(bench, known.stranger).origins[0]
    assert (origin.event, origin.origin.place) == ("", "Porto")


def test_a_day_that_can_mean_two_is_asked_about_at_its_field(bench: Bench, known: Known) -> None:
    form = shown(bench, known.stranger).quick_origin
    write(form.day.field, "03/04")
    enter(form.day.field)
    assert "Choose one of them" in form.errors["day"].sentence.text()
    assert page_of(bench, known.stranger).origins == ()
    QTest.mouseClick(form.day.choices.chips[0], Qt.MouseButton.LeftButton)
    enter(form.words)
    assert page_of(bench, known.stranger).origins[0].origin.day in (
        Day.on(date(2025, 4, 3)), Day.on(date(2026, 3, 4)), Day.on(date(2025, 3, 4)))  # fmt: skip


def test_an_introducer_nobody_knows_is_refused_at_its_field(bench: Bench, known: Known) -> None:
    form = shown(bench, known.stranger).quick_origin
    write(form.through, "Zebulon Quist")
    enter(form.through)
    assert "Nobody here is called “Zebulon Quist”" in form.errors["introducer"].sentence.text()


def test_follow_ups_are_done_moved_and_dropped(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.follow_ups.move")
    dialog = opened(bench, FollowUpDialog)
    write(dialog.due_on.field, "in 3 weeks")
    enter(dialog.due_on.field)
    assert not dialog.isVisible()
    assert page_of(bench, known.mara).follow_ups[0].due_on == date(2026, 4, 10)
    assert "moved from 27 March 2026" in words(page.sections[0])
    press(page, "person.follow_ups.done")
    assert page_of(bench, known.mara).follow_ups[0].state is FollowUpState.DONE
    bench.around.hub.undo()
    press(page, "person.follow_ups.drop")
    assert page_of(bench, known.mara).follow_ups[0].state is FollowUpState.DROPPED


def test_a_follow_up_needs_a_day_that_has_not_passed(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.follow_ups.add")
    dialog = opened(bench, FollowUpDialog)
    dialog.accept()
    assert "Say for which day" in dialog.errors["due_on"].sentence.text()
    write(dialog.due_on.field, "12 March 2020")
    dialog.accept()
    assert "has passed" in dialog.errors["due_on"].sentence.text()
    QTest.mouseClick(dialog.offers.chips[0], Qt.MouseButton.LeftButton)
    dialog.accept()
    assert next(one.due_on for one in page_of(bench, known.mara).follow_ups) == date(2026, 3, 21)


def test_an_exchange_is_logged_with_more_people_and_changed_later(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    page.header.log_wanted.emit(Channel.CALL)
    dialog = opened(bench, LogDialog)
    assert dialog.direction.currentData() == Direction.MUTUAL.value
    write(dialog.line, "about the panel")
    dialog.day.field.setText("yesterday")
    assert "19 March 2026" in dialog.day.said.text()
    write(dialog.somebody, "jonas")
    dialog.somebody.picked.emit(known.jonas)
    dialog.minutes.setText("30")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = bench.services.people.timeline(known.stranger)[0]
    assert (entry.line or entry.words, entry.with_others, entry.interaction.minutes) == (
        "about the panel", ("Jonas Lindqvist",), 30)  # fmt: skip
    assert "in contact" not in words(page.brief)
    press(page, "person.timeline.edit")
    again = opened(bench, LogDialog)
    again.line.setPlainText("about the panel in June")
    again.accept()
    assert "about the panel in June" in words(page.timeline)
    press(page, "person.timeline.delete")
    assert "No interaction is recorded here." in words(page.timeline)
    bench.around.hub.undo()
    assert "about the panel in June" in words(page.timeline)


def test_a_name_half_typed_is_not_lost_when_logging(bench: Bench, known: Known) -> None:
    shown(bench, known.mara).log()
    dialog = opened(bench, LogDialog)
    write(dialog.somebody, "jon")
    dialog.accept()
    assert "Choose somebody from the list" in dialog.errors["people"].sentence.text()
    assert dialog.isVisible()


def test_origins_are_added_changed_and_deleted(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.origins.edit", 1)
    dialog = opened(bench, OriginDialog)
    assert dialog.place.text() == "Berlin"
    dialog.is_first.setChecked(True)
    dialog.accept()
    assert page.brief.sentence.text().startswith("You met Mara Okafor in Berlin in 2019")
    press(page, "person.origins.delete")
    assert [one.event for one in page_of(bench, known.mara).origins] == ["PyCon Lisbon 2026"]
    assert page.brief.sentence.text().startswith("You met Mara Okafor at PyCon Lisbon 2026")


def test_work_addresses_and_notes_are_kept_by_small_forms(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    press(page, "person.affiliations.add")
    work = opened(bench, AffiliationDialog)
    work.accept()
    assert "Type an employer or school" in work.errors["organisation"].sentence.text()
    write(work.organisation, "Vandelay")
    write(work.starts_on.field, "May 2025")
    work.accept()
    press(page, "person.addresses.add")
    address = opened(bench, AddressDialog)
    write(address.address, "ana@example.org")
    address.accept()
    press(page, "person.notes.add")
    note = opened(bench, PrivateNoteDialog)
    write(note.text, "likes climbing")
    note.accept()
    text = words(page)
    assert all(part in text for part in ("since May 2025", "ana@example.org", "likes climbing"))
    press(page, "person.notes.delete")
    assert "likes climbing" not in words(page)
