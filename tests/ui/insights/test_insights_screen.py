"""Pictures of the network can be read as tables, opened to the people behind them, and taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.introductions.bench import Bench, bench_over
from whence.domain.insight_bars import Insight
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.interactions import AddEvent, SetOrigin
from whence.services.commands.people import AddPerson
from whence.ui.insights.screen import InsightsScreen
from whence.ui.theme import ThemeChoice
from whence.ui.widgets.chart_columns import scale_step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


MOST_TABLE_ROWS = 9


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[InsightsScreen]]:
    made = bench_over(tmp_path / "journal.whence", InsightsScreen)
    qtbot.addWidget(made.window)
    made.screen.enter()
    made.finish_jobs()
    assert made.screen.charts.is_filled
    yield made
    made.services.close()


@pytest.mark.parametrize("insight", list(Insight))
def test_the_table_twin_says_what_the_chart_shows(bench: Bench[InsightsScreen], insight: Insight) -> None:
    card = bench.screen.charts.cards[insight]
    assert card.chart == bench.services.insights.chart(insight)
    assert card.finding.text() == card.chart.finding
    card.table_button.click()
    assert card.table.isVisibleTo(card)
    assert not card.view.isVisibleTo(card)
    rows = tuple(
        tuple(_cell(card.table.item(down, across)) for across in range(card.table.columnCount()))
        for down in range(card.table.rowCount())
    )
    assert rows == card.chart.rows()
    assert card.table.verticalScrollBar().isVisible() == (len(rows) > MOST_TABLE_ROWS)
    assert all(card.view.words_of(bar) in card.view.accessibleDescription() for bar in card.view.bars)


def _cell(item: object) -> str:
    text = getattr(item, "text", None)
    assert callable(text)
    return str(text())


def test_a_bar_leads_to_the_people_behind_it(bench: Bench[InsightsScreen]) -> None:
    view = bench.screen.charts.cards[Insight.EVENT].view
    box = view.boxes()[0]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center())
    ((name, wanted),) = [one for one in bench.opened if isinstance(one, tuple)]
    assert name == "people"
    assert isinstance(wanted, PeopleFilter)
    assert len(bench.services.people.ids(wanted)) == view.bars[0].value
    assert wanted.among_words == "What came of events: Open Maps Day 2026"


def test_bars_are_reached_by_the_arrows(bench: Bench[InsightsScreen]) -> None:
    view = bench.screen.charts.cards[Insight.TIE].view
    view.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert view.current == 1
    ((_, wanted),) = [one for one in bench.opened if isinstance(one, tuple)]
    assert isinstance(wanted, PeopleFilter)
    assert len(wanted.among) == view.bars[1].value


def test_period_and_tag_are_asked_anew(bench: Bench[InsightsScreen]) -> None:
    charts = bench.screen.charts
    before = charts.cards[Insight.ORIGIN].chart
    charts.tag.setCurrentIndex(charts.tag.findData("rust"))
    bench.finish_jobs()
    after = charts.cards[Insight.ORIGIN].chart
    assert before is not None
    assert after is not None
    assert 0 < after.total < before.total


def test_until_a_picture_comes_the_one_before_stays_and_only_the_newest_question_counts(
    bench: Bench[InsightsScreen],
) -> None:
    charts = bench.screen.charts
    before = charts.cards[Insight.ORIGIN].chart
    charts.tag.setCurrentIndex(charts.tag.findData("rust"))
    assert charts.cards[Insight.ORIGIN].chart is before
    assert charts.asking.is_busy
    charts.tag.setCurrentIndex(0)
    bench.finish_jobs()
    assert charts.cards[Insight.ORIGIN].chart == before


def test_leaving_wants_no_picture_and_coming_back_asks_again(bench: Bench[InsightsScreen]) -> None:
    charts = bench.screen.charts
    charts.tag.setCurrentIndex(charts.tag.findData("rust"))
    ticket = charts.asking.ticket
    assert ticket is not None
    bench.screen.leave()
    assert ticket.is_cancelled
    bench.finish_jobs()
    before = charts.cards[Insight.ORIGIN].chart
    bench.screen.enter()
    bench.finish_jobs()
    after = charts.cards[Insight.ORIGIN].chart
    assert before is not None
    assert after is not None
    assert after.total < before.total


def test_the_bar_that_sums_up_the_rest_is_opened(bench: Bench[InsightsScreen]) -> None:
    for number in range(20):
        person = bench.services.journal.do(AddPerson(f"Person Number {number:02}")).value
        event = bench.services.journal.do(AddEvent(f"Event {number:02}")).value
        bench.services.journal.do(SetOrigin(person, event=event))
    bench.screen.charts.refresh()
    bench.finish_jobs()
    view = bench.screen.charts.cards[Insight.EVENT].view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.boxes()[-1].center())
    ((_, wanted),) = [one for one in bench.opened if isinstance(one, tuple)]
    assert isinstance(wanted, PeopleFilter)
    assert len(bench.services.people.ids(wanted)) == view.bars[-1].value


def test_a_change_is_seen_and_pictures_and_tables_leave(bench: Bench[InsightsScreen], tmp_path: Path) -> None:
    card = bench.screen.charts.cards[Insight.UNKNOWN]
    assert card.chart is not None
    before = card.chart.total
    bench.around.hub.do(AddPerson("<b>Bob</b>"))
    bench.finish_jobs()
    assert card.chart.total == before + 1
    card.copy_button.click()
    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert card.save_table(tmp_path / "unknown.csv")
    assert "never in contact" in (tmp_path / "unknown.csv").read_text(encoding="utf-8-sig")
    assert not card.save_table(tmp_path / "nowhere" / "unknown.csv")
    assert card.banner.isVisibleTo(card)


def test_both_themes_draw_the_bars_in_their_accent(bench: Bench[InsightsScreen]) -> None:
    card = bench.screen.charts.cards[Insight.ORIGIN]
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        bench.around.theme.choose(choice)
        image = card.picture().toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)
        }
        assert bench.around.theme.tokens.accent.name() in colours


def test_nobody_yet_is_said_with_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    made = bench_over(tmp_path / "journal.whence", InsightsScreen, has_people=False)
    qtbot.addWidget(made.window)
    made.screen.enter()
    assert made.screen.pages.currentWidget() is made.screen.empty
    made.screen.empty.started.emit()
    assert made.opened == [("welcome", None)]
    made.services.close()


@pytest.mark.parametrize(("most", "step"), [(0, 1), (4, 1), (6, 2), (20, 5), (37, 10), (9_999, 5_000)])
def test_the_scale_has_round_steps(most: int, step: int) -> None:
    assert scale_step(most) == step
