"""Days in words: every form, both directions, nothing guessed."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.domain.day_words import Prefers, find_day, parse_day, show_day

TODAY = date(2026, 11, 27)  # a Friday
EXAMPLES = 2000 if os.environ.get("WHENCE_TEST_ALL") else 100

# what is written, for something that has happened, for a promise
FORMS = [
    ("today", "2026-11-27", "2026-11-27"),
    ("tonight", "2026-11-27", "2026-11-27"),
    ("this morning", "2026-11-27", "2026-11-27"),
    ("yesterday", "2026-11-26", "2026-11-26"),
    ("Yesterday evening", "2026-11-26", "2026-11-26"),
    ("last night", "2026-11-26", "2026-11-26"),
    ("the day before yesterday", "2026-11-25", "2026-11-25"),
    ("tomorrow", "2026-11-28", "2026-11-28"),
    ("the day after tomorrow", "2026-11-29", "2026-11-29"),
    ("in 2 weeks", "2026-12-11", "2026-12-11"),
    ("in three days", "2026-11-30", "2026-11-30"),
    ("in a fortnight", "2026-12-11", "2026-12-11"),
    ("in 3 months", "2027-02-27", "2027-02-27"),
    ("in a year", "2027-11-27", "2027-11-27"),
    ("2 weeks ago", "2026-11-13", "2026-11-13"),
    ("a week ago", "2026-11-20", "2026-11-20"),
    ("10 days ago", "2026-11-17", "2026-11-17"),
    ("3 months ago", "2026-08", "2026-08"),
    ("2 years ago", "2024", "2024"),
    ("fri", "2026-11-27", "2026-12-04"),
    ("Friday", "2026-11-27", "2026-12-04"),
    ("on Friday", "2026-11-27", "2026-12-04"),
    ("Tuesday", "2026-11-24", "2026-12-01"),
    ("tue", "2026-11-24", "2026-12-01"),
    ("Thurs", "2026-11-26", "2026-12-03"),
    ("Sat", "2026-11-21", "2026-11-28"),
    ("last Tuesday", "2026-11-24", "2026-11-24"),
    ("last Friday", "2026-11-20", "2026-11-20"),
    ("next Monday", "2026-11-30", "2026-11-30"),
    ("next Friday", "2026-12-04", "2026-12-04"),
    ("next Sunday", "2026-11-29 2026-12-06", "2026-11-29 2026-12-06"),
    ("this Sunday", "2026-11-29", "2026-11-29"),
    ("Tuesday next week", "2026-12-01", "2026-12-01"),
    ("Monday last week", "2026-11-16", "2026-11-16"),
    ("last weekend", "2026-11-21 2026-11-22", "2026-11-21 2026-11-22"),
    ("this weekend", "2026-11-28 2026-11-29", "2026-11-28"),
    ("at the weekend", "2026-11-21 2026-11-22", "2026-11-28"),
    ("next weekend", "2026-11-28 2026-11-29 2026-12-05 2026-12-06", "2026-11-28 2026-12-05"),
    ("this week", "2026-11-23 2026-11-24 2026-11-25 2026-11-26 2026-11-27", "2026-11-27 2026-11-28 2026-11-29"),
    ("last month", "2026-10", "2026-10"),
    ("next month", "2026-12", "2026-12"),
    ("last year", "2025", "2025"),
    ("this year", "2026", "2026"),
    ("12 Mar", "2026-03-12", "2027-03-12"),
    ("12 mar.", "2026-03-12", "2027-03-12"),
    ("March 12", "2026-03-12", "2027-03-12"),
    ("March 12th, 2024", "2024-03-12", "2024-03-12"),
    ("12 March 2024", "2024-03-12", "2024-03-12"),
    ("12 Mar. 2024", "2024-03-12", "2024-03-12"),
    ("the 12th of March", "2026-03-12", "2027-03-12"),
    ("1st May", "2026-05-01", "2027-05-01"),
    ("27 Nov", "2026-11-27", "2026-11-27"),
    ("Fri 27 Nov", "2026-11-27", "2026-11-27"),
    ("Friday, 27 November 2026", "2026-11-27", "2026-11-27"),
    ("29 Feb", "2024-02-29", "2028-02-29"),
    ("March 2024", "2024-03", "2024-03"),
    ("Sept 2024", "2024-09", "2024-09"),
    ("in March 2024", "2024-03", "2024-03"),
    ("March", "2026-03", "2027-03"),
    ("November", "2026-11", "2027-11"),
    ("last March", "2026-03", "2026-03"),
    ("last November", "2025-11", "2025-11"),
    ("next March", "2027-03", "2027-03"),
    ("spring 2021", "2021-21", "2021-21"),
    ("Summer of 2019", "2019-22", "2019-22"),
    ("fall 2020", "2020-23", "2020-23"),
    ("winter 2020/21", "2020-24", "2020-24"),
    ("in spring", "2026-21", "2027-21"),
    ("last summer", "2026-22", "2026-22"),
    ("next spring", "2027-21", "2027-21"),
    ("2015", "2015", "2015"),
    ("in 2015", "2015", "2015"),
    ("2024-03-12", "2024-03-12", "2024-03-12"),
    ("2024/3/12", "2024-03-12", "2024-03-12"),
    ("2024-03", "2024-03", "2024-03"),
    ("2021-21", "2021-21", "2021-21"),
    ("03/04", "2026-04-03 2026-03-04", "2027-04-03 2027-03-04"),
    ("03/03", "2026-03-03", "2027-03-03"),
    ("13/04", "2026-04-13", "2027-04-13"),
    ("04/13", "2026-04-13", "2027-04-13"),
    ("12/11", "2026-11-12 2025-12-11", "2027-11-12 2026-12-11"),
    ("03/04/2024", "2024-04-03 2024-03-04", "2024-04-03 2024-03-04"),
    ("03/04/98", "1998-04-03 1998-03-04", "1998-04-03 1998-03-04"),
    ("30/02/24", "", ""),
    ("12.3.2024", "2024-03-12", "2024-03-12"),
    ("12.03.", "2026-03-12", "2027-03-12"),
]


@pytest.mark.parametrize(("text", "past", "future"), FORMS, ids=[form[0] for form in FORMS])
def test_every_form_has_its_readings(text: str, past: str, future: str) -> None:
    assert _read(text, "past") == past
    assert _read(text, "future") == future


def _read(text: str, prefers: Prefers) -> str:
    return " ".join(str(day) for day in parse_day(text, TODAY, prefers=prefers, day_first=True).readings)


PROBLEMS = [
    ("31 February", "There is no 31 February"),
    ("31/02", "There is no 31 February"),
    ("32 March", "There is no 32 March"),
    ("0 March", "There is no 0 March"),
    ("29 Feb 2025", "There is no 29 February in 2025"),
    ("2025-02-29", "There is no 29 February in 2025"),
    ("2024-13-01", "There is no month 13"),
    ("31.04.2024", "There is no 31 April"),
    ("Thu 27 Nov", "27 November 2026 is a Friday, not a Thursday"),
    ("in 99999 weeks", "too far away"),
    ("99999 years ago", "too far away"),
    ("2999-01-01", "too far away"),
    ("99/99", "is not understood as a day"),
    ("winter 2020/25", "is not understood as a day"),
    ("soon", "“soon” is not understood as a day"),
    ("12 Mar 2024 and more", "is not understood as a day"),
    ("", "No day is written here"),
    ("   ", "No day is written here"),
]


@pytest.mark.parametrize(("text", "sentence"), PROBLEMS)
def test_what_is_no_day_says_why(text: str, sentence: str) -> None:
    reading = parse_day(text, TODAY, prefers="past", day_first=True)
    assert reading.readings == ()
    assert reading.problem is not None
    assert sentence in reading.problem


def test_the_locale_orders_both_readings_and_drops_none() -> None:
    month_first = parse_day("03/04/2024", TODAY, prefers="past", day_first=False)
    assert [str(day) for day in month_first.readings] == ["2024-03-04", "2024-04-03"]
    assert month_first.is_ambiguous
    assert month_first.day is None
    assert month_first.words == "4 March 2024 or 3 April 2024"


def test_a_weekend_is_read_from_inside_too() -> None:
    saturday, sunday = date(2026, 11, 28), date(2026, 11, 29)
    assert [str(day) for day in parse_day("this weekend", saturday, prefers="past").readings] == ["2026-11-28"]
    assert parse_day("this weekend", sunday, prefers="past").words == "28 November 2026 or 29 November 2026"
    assert [str(day) for day in parse_day("this weekend", sunday, prefers="future").readings] == ["2026-11-29"]
    assert [str(day) for day in parse_day("next weekend", sunday, prefers="future").readings] == ["2026-12-05"]
    assert [str(day) for day in parse_day("last weekend", sunday, prefers="past").readings] == [
        "2026-11-21",
        "2026-11-22",
    ]


def test_a_promise_at_the_end_of_a_month_stays_in_the_month_meant() -> None:
    assert str(parse_day("in a month", date(2026, 1, 31), prefers="future").day) == "2026-02-28"
    assert str(parse_day("this winter", date(2026, 1, 31), prefers="past").day) == "2025-24"


def test_a_day_in_running_text_takes_the_longest_form_and_ends_at_a_word() -> None:
    found = find_day("Mara, on 12 March 2024 in Lisbon", 6, TODAY, prefers="past")
    assert found is not None
    assert "Mara, on 12 March 2024 in Lisbon"[found.start : found.end] == "on 12 March 2024"
    for text in ("Tuesday's meeting", "2024-03-x", "mayor", "sundry", "12 marbles", "20155"):
        assert find_day(text, 0, TODAY, prefers="past") is None


@pytest.mark.parametrize("text", ["may", "sat", "mar", "spring", "2015", "24/7", "12.3."])
def test_words_that_are_often_no_day_are_marked_uncertain(text: str) -> None:
    found = find_day(text, 0, TODAY, prefers="past")
    assert found is not None
    assert not found.is_certain


ANY_DAY = st.dates(date(1950, 1, 1), date(2140, 12, 31))
PREFERENCES = st.sampled_from(["past", "future"])


@settings(max_examples=EXAMPLES)
@given(day=ANY_DAY, today=ANY_DAY, prefers=PREFERENCES)
def test_an_exact_day_is_read_back_whenever_it_is_read(day: date, today: date, prefers: Prefers) -> None:
    for text in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}"):
        assert [found.start for found in parse_day(text, today, prefers=prefers).readings] == [day]


@settings(max_examples=EXAMPLES)
@given(today=ANY_DAY, text=st.sampled_from([form[0] for form in FORMS]), prefers=PREFERENCES, day_first=st.booleans())
def test_every_form_is_settled_or_shown_and_what_is_shown_is_stable(
    today: date, text: str, prefers: Prefers, day_first: bool
) -> None:
    reading = parse_day(text, today, prefers=prefers, day_first=day_first)
    assert bool(reading.readings) != bool(reading.problem)
    assert len(set(reading.readings)) == len(reading.readings)
    if reading.day is not None:
        again = parse_day(show_day(reading), today + timedelta(days=400), prefers="past", day_first=not day_first)
        assert again.day == reading.day


@settings(max_examples=EXAMPLES)
@given(today=ANY_DAY, weekday=st.sampled_from(["Mon", "tuesday", "WED", "Thursday", "fri", "Saturday", "sun"]))
def test_a_weekday_is_within_a_week_on_the_side_asked_for(today: date, weekday: str) -> None:
    past = parse_day(weekday, today, prefers="past").day
    future = parse_day(weekday, today, prefers="future").day
    assert past is not None
    assert past.start is not None
    assert future is not None
    assert future.start is not None
    assert timedelta(0) <= today - past.start < timedelta(7)
    assert future.start - past.start == timedelta(7)


@settings(max_examples=EXAMPLES)
@given(text=st.text(max_size=60), prefers=PREFERENCES)
def test_any_text_gets_an_answer(text: str, prefers: Prefers) -> None:
    reading = parse_day(text, TODAY, prefers=prefers)
    assert bool(reading.readings) != bool(reading.problem)
