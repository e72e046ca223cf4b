"""The page of a person: the brief first, everything editable, every change undoable, and nothing jumps."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.people.sample import LONG_TEXT, TODAY, Bench, Known
from tests.ui.test_hostile_text import HOSTILE, guesses, unnamed
from whence.domain.dates import Day
from whence.domain.follow_ups import FollowUpState
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.services.commands.interactions import LogInteraction, SetOrigin
from whence.services.commands.people import AddPerson, TagPeople, WritePrivateNote
from whence.services.people_lists import PersonPage
from whence.ui.dialogs.follow_up import FollowUpDialog
from whence.ui.dialogs.form import FormDialog
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.origin import OriginDialog
from whence.ui.dialogs.people import AddressDialog, AffiliationDialog, PrivateNoteDialog
from whence.ui.labels import Label
from whence.ui.people.page_panel import PersonPagePanel

Dialog = TypeVar("Dialog", bound=FormDialog)


def shown(bench: Bench, person: int) -> PersonPagePanel:
    """The page of somebody, open."""
    bench.screen.show_person(person)  # type: ignore[arg-type]
    return bench.screen.page


def page_of(bench: Bench, person: int) -> PersonPage:
    """What is recorded about somebody."""
    return bench.services.people.page(person)  # type: ignore[arg-type]


def press(page: QWidget, identifier: str, place: int = 0) -> None:
    """Press the button of that identifier, the first one unless told."""
    buttons = [one for one in page.findChildren(QAbstractButton, identifier) if not one.isHidden()]
    buttons[place].click()


def opened(bench: Bench, kind: type[Dialog]) -> Dialog:
    """The dialog of a kind that is open."""
    dialog = bench.window.findChildren(kind)[-1]
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def write(field: QWidget, text: str) -> None:
    """Put the keyboard into a field and type."""
    field.setFocus()
    QTest.keyClicks(field, text)


def enter(field: QWidget) -> None:
    """Press Enter in a field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)


def words(widget: QWidget) -> str:
    """Everything a part of the page says."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def test_the_sentence_stands_first_and_can_be_copied_as_said_by_you(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    assert page.brief.sentence.text().startswith("You met Mara Okafor at PyCon Lisbon 2026 on 14 March 2026")
    QTest.mouseClick(page.brief.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("I met Mara Okafor at PyCon Lisbon 2026")
    assert bench.said[-1].startswith("Copied: I met Mara")


def test_what_is_recorded_is_on_the_page(bench: Bench, known: Known) -> None:
    text = words(shown(bench, known.mara))
    for part in ("send the paper about sampling", "due on 27 March 2026", "17 March 2026 · Your e-mail", "2016 to 2021",
                 "with \u2068Sam Reyes\u2069", "45 minutes", "until 2016", "Prefers to be asked by e-mail"):  # fmt: skip
        assert part in text


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


def test_the_name_is_edited_where_it_stands(bench: Bench, known: Known) -> None:
    name = shown(bench, known.mara).header.name
    name.setFocus()
    name.selectAll()
    write(name, "Mara Okafor-Reyes")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert page_of(bench, known.mara).person.name == "Mara Okafor-Reyes"
    name.selectAll()
    write(name, "half")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == "Mara Okafor-Reyes"
    bench.around.hub.undo()
    assert name.text() == "Mara Okafor"


def test_tags_are_taken_off_by_their_cross(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    rust = next(chip for chip in page.header.tags.chips if chip.words == "rust")
    QTest.keyClick(rust, Qt.Key.Key_Delete)
    assert page_of(bench, known.mara).tags == ("python",)
    assert bench.said == ["Take off #rust"]


def test_follow_ups_are_done_moved_and_dropped(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.follow_ups.move")
    dialog = opened(bench, FollowUpDialog)
    write(dialog.due_on.field, "in 3 weeks")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
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
    assert [one.due_on for one in page_of(bench, known.mara).follow_ups][0] == date(2026, 3, 21)


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


def test_the_timeline_comes_a_stretch_at_a_time_and_stays_unfolded(bench: Bench, known: Known) -> None:
    hub = bench.around.hub
    for day in range(1, 29):
        hub.do(LogInteraction((known.jonas,), Channel.CALL, Direction.OUT, Day.on(date(2025, 2, day)), f"call {day}"))
    page = shown(bench, known.jonas)
    assert page.timeline.entries.count() == 10
    assert page.timeline.more.isVisible()
    QTest.mouseClick(page.timeline.more, Qt.MouseButton.LeftButton)
    assert page.timeline.entries.count() == 29
    assert not page.timeline.more.isVisible()
    before = page.timeline.entries.itemAt(5).widget()
    hub.do(LogInteraction((known.jonas,), Channel.CALL, Direction.OUT, Day.on(TODAY), "newest"))
    assert page.timeline.entries.count() == 30
    assert page.timeline.entries.itemAt(6).widget() is before


def test_a_long_text_is_cut_until_asked_for(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    assert LONG_TEXT not in words(page.timeline)
    press(page.timeline, "person.text.more")
    assert LONG_TEXT in words(page.timeline)


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


def test_the_chain_leads_to_the_introducer(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.chain.step")
    assert page.person == known.sam
    assert bench.screen.list.rows.current_id == known.sam


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


def test_give_and_ask_are_written_in_place(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    line = page.sections[6].findChild(QWidget, "person.help.give")
    assert line is not None
    line.setFocus()
    write(line, "funding advice")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page_of(bench, known.stranger).person.give == "funding advice"


def test_scroll_and_unfolded_parts_survive_a_change_elsewhere(bench: Bench, known: Known, qtbot: QtBot) -> None:
    page = shown(bench, known.mara)
    page.brief.evidence.unfold()
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    bench.around.hub.do(TagPeople((known.jonas,), "coffee"))
    bench.around.hub.do(TagPeople((known.mara,), "coffee"))
    assert bar.value() == 300
    assert page.brief.evidence.is_unfolded


def test_somebody_in_the_bin_is_brought_back_from_their_page(bench: Bench, known: Known) -> None:
    page = shown(bench, known.jonas)
    bench.screen.deeds.bin()
    assert page.header.shelf.isVisible()
    QTest.mouseClick(page.header.shelf.button, Qt.MouseButton.LeftButton)
    assert page_of(bench, known.jonas).person.shelf is Shelf.PEOPLE
    assert not page.header.shelf.isVisible()


def test_somebody_who_is_gone_leaves_an_explained_page(bench: Bench) -> None:
    done = bench.around.hub.do(AddPerson("Bea Frank"))
    assert done is not None
    page = shown(bench, done.value)
    bench.around.hub.undo()
    assert page.person is None
    assert page.nobody.isVisible()


def test_hostile_text_is_shown_as_text_everywhere(bench: Bench, known: Known) -> None:
    for text in HOSTILE.values():
        hub, name = bench.around.hub, "A" + text[:300]
        person = hub.do(AddPerson(name, text[:300], text[:300])).value  # type: ignore[union-attr]
        hub.do(SetOrigin(person, place=text, words=text, evidence=text, introducer=known.sam))
        hub.do(TagPeople((person,), f"t{text[:40]}"))
        hub.do(WritePrivateNote(person, text))
        hub.do(LogInteraction((person, known.sam), Channel.GROUP_MESSAGE, Direction.IN, Day.year(2025), text))
        page = shown(bench, person)
        assert not bench.window.grab().isNull()
        assert guesses(bench.screen) == []
        assert unnamed(bench.screen) == []
        assert page.minimumSizeHint().width() <= 760
