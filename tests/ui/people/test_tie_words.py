"""What one says oneself about a tie, from the menu of the page to what the review makes of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.people.pages import Dialog, enter, opened, shown, words, write
from tests.ui.people.sample import Bench, Known
from whence.domain.people_filters import PeopleFilter
from whence.domain.tie_cadence import Cadence
from whence.domain.ties import Category
from whence.services.commands.people import TagPeople
from whence.services.commands.reviews import LabelTie, SetKeepInTouch
from whence.ui.dialogs.tie_words import KeepInTouchDialog, LabelTieDialog, ReminderDialog


def chosen(bench: Bench, action: str, kind: type[Dialog]) -> Dialog:
    """The form opened from the ⋯ menu of the page."""
    bench.screen.page.header.log_button.setFocus()
    menu = bench.screen.page.header.menu
    menu.aboutToShow.emit()
    assert bench.around.actions[action] in menu.actions()
    bench.around.actions[action].trigger()
    return opened(bench, kind)


def test_a_word_of_ones_own_wins_and_is_taken_off_again(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    dialog = chosen(bench, "tie.label", LabelTieDialog)
    QTest.keyClick(dialog.choices[None], Qt.Key.Key_Down)
    assert dialog.choices[Category.FAMILY].isChecked()
    QTest.keyClick(dialog.choices[Category.FAMILY], Qt.Key.Key_Return)
    keeping = bench.services.keeping_in_touch
    assert keeping.own_word(known.stranger) is Category.FAMILY
    assert bench.services.people.rows([known.stranger])[known.stranger].category == "family"
    again = chosen(bench, "tie.label", LabelTieDialog)
    assert again.choices[Category.FAMILY].isChecked()
    QTest.keyClick(again.choices[Category.FAMILY], Qt.Key.Key_Up)
    again.accept()
    assert keeping.own_word(known.stranger) is None
    bench.around.hub.undo()
    assert keeping.own_word(known.stranger) is Category.FAMILY
    assert page.person == known.stranger


def test_a_pinned_strength_that_is_seldom_offered_stays_as_it_is(bench: Bench, known: Known) -> None:
    shown(bench, known.stranger)
    assert Category.NEVER not in LabelTieDialog(bench.around, known.stranger, bench.window).choices
    bench.around.hub.do(LabelTie(known.stranger, Category.NEVER))
    chosen(bench, "tie.label", LabelTieDialog).accept()
    assert bench.services.keeping_in_touch.own_word(known.stranger) is Category.NEVER


def test_a_reminder_is_set_for_a_day_said_on_the_page_and_taken_away(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    dialog = chosen(bench, "reminder.set", ReminderDialog)
    enter(dialog.day.field)
    assert "Say on which day" in dialog.errors["day"].sentence.text()
    write(dialog.day.field, "12 March 2020")
    enter(dialog.day.field)
    assert "Choose today or a later day" in dialog.errors["day"].sentence.text()
    dialog.day.field.clear()
    write(dialog.day.field, "in 2 weeks")
    enter(dialog.day.field)
    assert bench.services.keeping_in_touch.reminder(known.mara) == date(2026, 4, 3)
    assert "You asked to be reminded on 3 April 2026." in words(page.tie)
    again = chosen(bench, "reminder.set", ReminderDialog)
    again.day.field.clear()
    enter(again.day.field)
    assert bench.services.keeping_in_touch.reminder(known.mara) is None
    assert "reminded" not in words(page.tie)
    assert bench.said[-2:] == ["Set a reminder", "Take a reminder away"]


def test_how_often_to_be_in_touch_is_wished_with_its_longest(bench: Bench, known: Known) -> None:
    page = shown(bench, known.jonas)
    dialog = chosen(bench, "touch.keep", KeepInTouchDialog)
    write(dialog.ideal, "30")
    write(dialog.longest, "20")
    enter(dialog.longest)
    assert "must not be shorter" in dialog.errors["longest_days"].sentence.text()
    QTest.mouseClick(dialog.offers.chips[1], Qt.MouseButton.LeftButton)
    enter(dialog.ideal)
    assert bench.services.keeping_in_touch.cadence(known.jonas) == Cadence(90, 180)
    assert "You wish to be in touch every 90 days, after 180 days at the latest." in words(page.tie)
    assert [wish.person for wish in bench.services.keeping_in_touch.due()] == [known.jonas]
    again = chosen(bench, "touch.keep", KeepInTouchDialog)
    again.ideal.clear()
    again.longest.clear()
    enter(again.ideal)
    assert bench.services.keeping_in_touch.cadence(known.jonas) is None
    assert not page.tie.wishes.isVisible()


@pytest.mark.parametrize("typed", ["ten", "0", "4000", "99999999999999"])
def test_an_interval_that_is_none_is_refused_at_its_field(bench: Bench, known: Known, typed: str) -> None:
    shown(bench, known.jonas)
    dialog = chosen(bench, "touch.keep", KeepInTouchDialog)
    write(dialog.ideal, typed)
    enter(dialog.ideal)
    assert dialog.errors["ideal_days"].sentence.text()
    assert dialog.isVisible()
    assert bench.services.keeping_in_touch.cadence(known.jonas) is None


def test_the_days_that_count_are_told_on_request(bench: Bench, known: Known) -> None:
    page = shown(bench, known.sam)
    assert "planning" not in words(page.tie)
    button = page.tie.reasons.button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    said = words(page.tie.reasons).splitlines()
    reasons = bench.services.reviews.reasons(known.sam)
    assert said == [reasons.score, *reasons.days]
    assert len(reasons.days) > 10
    shown(bench, known.mara)
    assert not page.tie.reasons.is_unfolded


def test_a_wish_for_everybody_of_a_tag_is_made_where_the_list_shows_them(bench: Bench, known: Known) -> None:
    bench.around.hub.do(TagPeople((known.jonas, known.mara), "choir"))
    wish = bench.screen.list.wish
    assert not wish.isVisible()
    bench.screen.list.show_filter(PeopleFilter(tag="choir"))
    assert wish.isVisible()
    assert wish.words.text() == "No wish to keep in touch with everybody of this tag"
    QTest.keyClick(wish.button, Qt.Key.Key_Space)
    dialog = opened(bench, KeepInTouchDialog)
    assert dialog.windowTitle() == "Keep in touch with everybody of #choir"
    write(dialog.ideal, "30")
    enter(dialog.ideal)
    assert bench.services.keeping_in_touch.cadence_of_tag("choir") == Cadence(30, 30)
    assert wish.words.text() == "Wished for this tag: in touch every 30 days"
    assert bench.said[-1] == "Keep in touch with #choir"
    assert known.jonas in [one.person for one in bench.services.keeping_in_touch.due()]
    bench.around.hub.undo()
    assert bench.services.keeping_in_touch.cadence_of_tag("choir") is None
    assert wish.words.text().startswith("No wish")
    bench.screen.list.show_filter(PeopleFilter())
    assert not wish.isVisible()


def test_the_wish_of_a_tag_is_taken_back_by_emptying_it(bench: Bench, known: Known) -> None:
    bench.around.hub.do(TagPeople((known.jonas,), "choir"))
    bench.around.hub.do(SetKeepInTouch(tag="choir", ideal_days=30, longest_days=60))
    bench.screen.list.show_filter(PeopleFilter(tag="choir"))
    bench.screen.list.wish.button.click()
    dialog = opened(bench, KeepInTouchDialog)
    assert (dialog.ideal.text(), dialog.longest.text()) == ("30", "60")
    dialog.ideal.clear()
    dialog.longest.clear()
    dialog.accept()
    assert bench.services.keeping_in_touch.cadence_of_tag("choir") is None
