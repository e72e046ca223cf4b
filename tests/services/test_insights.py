"""Every chart says what an independent count over the same journal says, and its table is the chart."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, add, log, met, new_journal
from whence.domain.changes import PersonId
from whence.domain.dates import day_of_number
from whence.domain.decisions import Verdict
from whence.domain.insight_bars import REST, Bar, Insight
from whence.domain.insights import OVER_TIME, Period, chart, since, week_start
from whence.domain.people import Shelf
from whence.domain.people_filters import HowKnown, PeopleFilter
from whence.domain.ties import Category
from whence.services.commands.interactions import SetOrigin
from whence.services.commands.people import ShelvePeople, TagPeople
from whence.services.insights import InsightFilter, Insights
from whence.services.sample import fill_with_sample
from whence.storage import invitations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from whence.services.people_lists import PersonPage
    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    fill_with_sample(journal.journal)
    yield journal
    journal.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def shown(services: Services, insight: Insight) -> dict[str, int]:
    return {bar.key: bar.value for bar in services.insights.chart(insight).bars if bar.value}


def counted(services: Services, insight: Insight) -> dict[str, int]:
    """The same counts from the pages of people, one by one."""
    everybody = [services.people.page(person) for person in services.people.ids(PeopleFilter())]
    return dict(Counter(key for page in everybody for key in _KEYS[insight](page)))


def _origin_keys(page: PersonPage) -> list[str]:
    if not page.origins:
        return [""]
    origin = page.origins[0].origin
    through = "introducer" if origin.introducer_id else "place" if origin.place else "words"
    return ["event" if origin.event_id else through]


def _year_keys(page: PersonPage) -> list[str]:
    days = [shown.origin.day for shown in page.origins[:1]]
    days += [page.connection.connected_on] if page.connection is not None else []
    return [str(day)[:4] for day in days if day.is_known][:1]


def _event_keys(page: PersonPage) -> list[str]:
    return [str(shown.origin.event_id) for shown in page.origins[:1] if shown.origin.event_id is not None]


def _introducer_keys(page: PersonPage) -> list[str]:
    return [str(through) for through in {shown.origin.introducer_id for shown in page.origins} - {None}]


_KEYS: dict[Insight, Callable[[PersonPage], list[str]]] = {
    Insight.ORIGIN: _origin_keys,
    Insight.YEAR: _year_keys,
    Insight.EVENT: _event_keys,
    Insight.INTRODUCER: _introducer_keys,
}


@pytest.mark.parametrize("insight", [Insight.ORIGIN, Insight.YEAR, Insight.EVENT, Insight.INTRODUCER])
def test_people_are_counted_as_their_pages_tell(services: Services, insight: Insight) -> None:
    assert shown(services, insight) == counted(services, insight)
    assert sum(shown(services, insight).values()) > 10


@pytest.mark.parametrize("insight", [Insight.TIE, Insight.UNKNOWN])
def test_ties_are_counted_as_the_list_filters_them(services: Services, insight: Insight) -> None:
    how = HowKnown.NOTHING if insight is Insight.UNKNOWN else None
    expected = {
        category.value: len(services.people.ids(PeopleFilter(categories=frozenset({category}), how_known=how)))
        for category in Category
    }
    assert shown(services, insight) == {key: count for key, count in expected.items() if count}


def test_weeks_are_counted_as_the_timelines_tell(services: Services) -> None:
    days = {}
    for person in services.people.ids(PeopleFilter()):
        for entry in services.people.timeline(person, 0, 500):
            if entry.interaction.day is not None:
                days[entry.interaction.id] = day_of_number(entry.interaction.day)
    first = week_start(TODAY - timedelta(weeks=51))
    expected = Counter(week_start(day).isoformat() for day in days.values() if first <= day <= TODAY)
    found = shown(services, Insight.WEEK)
    assert {key: found.get(key, 0) for key in expected} == dict(expected)
    assert len(services.insights.chart(Insight.WEEK).bars) == 52


def test_decisions_are_counted_as_they_are_kept(services: Services) -> None:
    everybody, store = map(PersonId, range(1, 200)), services.journal.store
    kept = [one for person in everybody for one in invitations.decisions_of(store, person)]
    assert shown(services, Insight.VERDICT) == dict(Counter(one.verdict.value for one in kept))
    assert shown(services, Insight.REASON) == dict(Counter(code for one in kept for code in (one.codes or ("",))))
    assert sum(shown(services, Insight.EXCEPTION).values()) == sum(1 for one in kept if one.exception)
    removed = [one for one in kept if one.verdict is Verdict.REMOVE]
    assert shown(services, Insight.REMOVED) == dict(Counter(one.codes[0] for one in removed))


@pytest.mark.parametrize("insight", list(Insight))
def test_the_table_is_the_chart_and_so_are_the_people_behind_it(services: Services, insight: Insight) -> None:
    made = services.insights.chart(insight)
    assert made.finding
    assert made.rows() == tuple(
        (bar.label, str(bar.value), *([str(bar.part)] if made.part_words else [])) for bar in made.bars
    )
    read = list(csv.reader(io.StringIO(Insights.table(made).decode("utf-8-sig"))))
    assert read[0] == list(made.header)
    assert [tuple(row) for row in read[1:]] == list(made.rows())
    for bar in made.bars:
        behind = services.insights.people_behind(insight, bar.key)
        assert (len(behind) > 0) == (bar.value > 0 and bar.key != REST)
        if made.value_words == "people" and bar.key != REST:
            assert len(behind) == bar.value
        wanted = services.insights.filter_behind(made, bar.key)
        if wanted is not None and made.value_words == "people":
            assert set(services.people.ids(wanted)) == set(behind)


@pytest.mark.parametrize("insight", list(Insight))
def test_nothing_recorded_makes_no_finding(empty: Services, insight: Insight) -> None:
    made = empty.insights.chart(insight)
    assert made.finding == ""
    assert made.total == 0


def test_one_day_is_a_chart_too(empty: Services) -> None:
    ada = add(empty, "Ada Nair")
    met(empty, ada, "PyCon Berlin", TODAY.isoformat())
    assert [bar.key for bar in empty.insights.chart(Insight.YEAR).bars] == ["2026"]
    event = empty.insights.chart(Insight.EVENT)
    assert event.finding == "PyCon Berlin brought the most: 1 person, 1 of them in contact within the last year"


def test_forty_years_leave_no_hole(empty: Services) -> None:
    for name, day in (("Ada Nair", "1986"), ("Tom Schmidt", "2026-01-05")):
        met(empty, add(empty, name), day=day)
    bars = empty.insights.chart(Insight.YEAR).bars
    assert [bar.key for bar in bars] == [str(year) for year in range(1986, 2027)]
    assert sum(bar.value for bar in bars) == 2


def test_period_and_tag_narrow_what_is_counted(empty: Services) -> None:
    ada, tom, eve = add(empty, "Ada Nair"), add(empty, "Tom Schmidt"), add(empty, "Eve Moreno")
    met(empty, ada, "PyCon Berlin", "2026-03-12")
    met(empty, tom, "Web Summit", "2019-11-05")
    met(empty, eve, "Rust Day", "2026-05-05")
    empty.journal.do(TagPeople((ada, tom), "rust"))
    log(empty, (ada, tom), "2026-11-18")
    log(empty, (eve,), "2026-11-18")

    def counts(insight: Insight, wanted: InsightFilter) -> dict[str, int]:
        return {bar.label: bar.value for bar in empty.insights.chart(insight, wanted).bars if bar.value}

    last_year, tagged = InsightFilter(Period.YEAR), InsightFilter(tag="rust")
    assert counts(Insight.EVENT, last_year) == {"PyCon Berlin": 1, "Rust Day": 1}
    assert counts(Insight.EVENT, tagged) == {"PyCon Berlin": 1, "Web Summit": 1}
    assert counts(Insight.EVENT, InsightFilter(Period.YEAR, "rust")) == {"PyCon Berlin": 1}
    assert counts(Insight.WEEK, InsightFilter()) == {"2026-11-16": 2}
    assert counts(Insight.WEEK, tagged) == {"2026-11-16": 1}
    assert empty.insights.people_behind(Insight.WEEK, "2026-11-16", tagged) == [ada, tom]


@pytest.mark.parametrize("period", [Period.YEAR, Period.THREE_YEARS, Period.TEN_YEARS])
def test_who_connected_in_a_time_is_not_left_out_of_how_people_were_met(services: Services, period: Period) -> None:
    wanted = InsightFilter(period)
    origins, years = services.insights.chart(Insight.ORIGIN, wanted), services.insights.chart(Insight.YEAR, wanted)
    assert origins.total == years.total
    assert any(bar.key == "" for bar in origins.bars)
    assert "or of connecting" in origins.remark


def test_nothing_recorded_is_said_of_how_many(empty: Services) -> None:
    add(empty, "Ada Nair")
    said = empty.insights.chart(Insight.ORIGIN).finding
    assert said == "Nothing is recorded about how you met 1 of 1 person"


def test_introducing_oneself_or_in_circles_counts_nobody_twice(empty: Services) -> None:
    ada, tom = add(empty, "Ada Nair"), add(empty, "Tom Schmidt")
    empty.journal.do(SetOrigin(ada, introducer=tom))
    empty.journal.do(SetOrigin(tom, introducer=ada))
    assert [(bar.label, bar.value) for bar in empty.insights.chart(Insight.INTRODUCER).bars] == [
        ("Ada Nair", 1), ("Tom Schmidt", 1),
    ]  # fmt: skip


def test_behind_the_bar_that_sums_up_the_rest_stand_all_others(empty: Services) -> None:
    people = [add(empty, f"Person {number:02}") for number in range(16)]
    for place, person in enumerate(people):
        met(empty, person, f"Event {place:02}", f"2026-03-{place + 1:02}")
    made = empty.insights.chart(Insight.EVENT)
    assert made.bars[-1].key == REST
    named = {one for bar in made.bars[:-1] for one in empty.insights.people_behind(Insight.EVENT, bar.key)}
    wanted = empty.insights.filter_behind(made, REST)
    assert wanted is not None
    assert set(empty.people.ids(wanted)) == set(people) - named
    assert wanted.among_words == "What came of events: 4 others"


@pytest.mark.parametrize("shelf", [Shelf.ARCHIVED, Shelf.BIN, Shelf.ASIDE])
def test_who_was_put_away_is_in_no_picture_of_the_people(empty: Services, shelf: Shelf) -> None:
    ada, tom = add(empty, "Ada Nair"), add(empty, "Tom Schmidt")
    met(empty, ada, "PyCon Berlin", "2026-03-12", introducer=tom)
    empty.journal.do(ShelvePeople((ada,), shelf))
    for insight in (Insight.ORIGIN, Insight.EVENT, Insight.TIE, Insight.INTRODUCER):
        assert ada not in empty.insights.people_behind(insight, _bar_of(insight)), insight
    tree = empty.network_map.tree()
    assert set(tree.places) == {tom}


def _bar_of(insight: Insight) -> str:
    return {Insight.ORIGIN: "event", Insight.EVENT: "1", Insight.TIE: "weak", Insight.INTRODUCER: "2"}[insight]


def test_an_introducer_in_the_bin_does_not_break_the_map(empty: Services) -> None:
    ada, tom = add(empty, "Ada Nair"), add(empty, "Tom Schmidt")
    empty.journal.do(SetOrigin(ada, introducer=tom))
    empty.journal.do(ShelvePeople((tom,), Shelf.BIN))
    tree = empty.network_map.tree()
    assert tree.path(tree.places[ada])[0] == 0
    assert shown(empty, Insight.INTRODUCER) == {}


@pytest.mark.parametrize("weeks", [1, 52, 522])
def test_weeks_are_counted_over_any_time(empty: Services, weeks: int) -> None:
    ada = add(empty, "Ada Nair")
    for step in range(0, weeks, 13):
        log(empty, (ada,), (TODAY - timedelta(weeks=step)).isoformat())
    period = Period.TEN_YEARS if weeks > 52 else Period.YEAR
    bars = empty.insights.chart(Insight.WEEK, InsightFilter(period)).bars
    assert sum(bar.value for bar in bars) == len(range(0, weeks, 13))
    assert bars[-1].key == week_start(TODAY).isoformat()
    assert len({bar.key for bar in bars}) == len(bars)


def test_the_long_tail_is_summed_up(empty: Services) -> None:
    made = chart(Insight.EVENT, [Bar(str(n), f"Event {n:02}", 30 - n, 1) for n in range(20)], None, TODAY)
    assert len(made.bars) == 13
    assert made.bars[-1] == Bar(REST, "8 others", sum(30 - n for n in range(12, 20)), 8)
    assert made.total == sum(30 - n for n in range(20))


@pytest.mark.parametrize(
    ("period", "today", "expected"),
    [
        (Period.ALL, TODAY, None),
        (Period.YEAR, TODAY, date(2025, 11, 21)),
        (Period.YEAR, date(2024, 2, 29), date(2023, 3, 1)),
        (Period.TEN_YEARS, date(2026, 12, 31), date(2017, 1, 1)),
    ],
)
def test_a_period_begins_the_day_after(period: Period, today: date, expected: date | None) -> None:
    assert since(period, today) == expected


def test_what_runs_along_time_has_a_step_for_every_step() -> None:
    assert {Insight.WEEK, Insight.YEAR} == OVER_TIME
