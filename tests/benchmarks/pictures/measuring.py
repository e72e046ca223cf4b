"""Runs what is measured, each beside its floor and the time it may take at full size; all times on the processor."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage

from tests.benchmarks.pictures.crowd import crowd
from tests.benchmarks.pictures.floors import SIZE, BarePainting, counting
from whence.domain.changes import PersonId
from whence.domain.insight_bars import Insight
from whence.domain.insights import Period
from whence.domain.network_map import network_tree
from whence.domain.people_filters import PeopleFilter
from whence.domain.radial_layout import whole
from whence.services.insights import InsightFilter
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock
from whence.system.resources import resource_root
from whence.ui.application import prepared_application
from whence.ui.theme import Theme
from whence.ui.widgets.radial_map import RadialMapView

INSIGHT_MS, BRIEF_MS, QUESTION_MS, FRAME_MS = 100.0, 5.0, 100.0, 16.0
FIRST_PAINT_MS = {2_000: 150.0, 30_000: 1_500.0}
_BRIEFS = 400


def measure(journal: Path) -> int:
    """Measure over a journal and print what came out; gives 1 when something is slower than it may be."""
    theme = Theme(prepared_application(), resource_root())
    services = services_of(open_store(journal), Clock())
    people = services.people.ids(PeopleFilter())
    _say(f"{len(people):,} people; milliseconds on the processor, median (p95)")
    is_slow = [
        *_insights(services),
        *_questions(services, people),
        *(_map(count, most) for count, most in FIRST_PAINT_MS.items()),
    ]
    services.close()
    theme.deleteLater()
    return int(any(is_slow))


def _insights(services: Services) -> list[bool]:
    floor = _times(lambda: counting(services.journal.store.database), 5)
    _say(f"{'floor: people and exchanges counted':52} {_middle(floor):9.2f}")
    found = []
    for period in (Period.ALL, Period.TEN_YEARS):
        for insight in Insight:
            wanted = InsightFilter(period)
            taken = _times(lambda one=insight, wanted=wanted: services.insights.chart(one, wanted), 5)  # type: ignore[misc]
            found.append(_tell(f"picture: {insight.value}, {period.value}", taken, INSIGHT_MS, _middle(floor)))
    taken = _times(services.network_map.tree, 3)
    _tell("the tree of the map, read on the worker", taken, FIRST_PAINT_MS[30_000], _middle(floor))
    return found


def _questions(services: Services, people: Sequence[PersonId]) -> list[bool]:
    chance = random.Random(7)
    chosen = chance.sample(list(people), min(_BRIEFS, len(people)))
    for one in chosen[:50]:
        services.briefs.brief(one)
    briefs = [_time(lambda one=one: services.briefs.brief(one)) for one in chosen]  # type: ignore[misc]
    companies = [name for name, _ in services.people.companies()[:10]]
    into = [_time(lambda name=name: services.introductions.into(name)) for name in companies]  # type: ignore[misc]
    meet = [_time(lambda one=one: services.introductions.matches(one)) for one in chosen[:40]]  # type: ignore[misc]
    return [
        _tell("a brief", briefs, BRIEF_MS, is_p95=True),
        _tell("who could introduce me to somebody there", into, QUESTION_MS, is_p95=True),
        _tell("whom should this person meet", meet, QUESTION_MS, is_p95=True),
    ]


def _map(count: int, most: float) -> bool:
    people, view = crowd(count), RadialMapView("map", lambda _place: "")
    view.resize(*SIZE)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    bare = BarePainting(count)
    floor = _middle(_times(bare.paint, 5))
    _say(f"{f'floor: {count:,} bare ellipses and lines':52} {floor:9.2f}")

    def first() -> None:
        tree = network_tree(people, "You", "Nothing recorded")
        layout = whole(tree)
        view.show_layout(layout, [tree.brought(number or 0) for number in layout.shown])
        view.render(image, QPoint())

    def near() -> None:
        view.zoom(1.04, QPointF(SIZE[0] / 2, SIZE[1] / 3))
        view.render(image, QPoint())

    def frames() -> list[float]:
        view.fit()
        return [_time(near) for _ in range(40)]

    is_slow = _tell(f"map of {count:,}: laid out and first painted", _times(first, 5), most, floor)
    taken = frames()
    if count == min(FIRST_PAINT_MS):
        is_slow |= _tell(f"map of {count:,}: a frame while zooming", taken, FRAME_MS, floor, is_p95=True)
    else:
        _tell(f"map of {count:,}: a frame while zooming", taken, 0, floor)
    view.deleteLater()
    return is_slow


def _tell(name: str, taken: Sequence[float], most: float, floor: float = 0.0, *, is_p95: bool = False) -> bool:
    middle, high = _middle(taken), sorted(taken)[int(len(taken) * 0.95)]
    counts = high if is_p95 else middle
    beside = f"   {middle / floor:6.2f} × floor" if floor else ""
    allowed = f"   at most {most:g}{' at p95' if is_p95 else ''}" if most else ""
    _say(f"{name:52} {middle:9.2f} ({high:9.2f}){beside}{allowed}")
    return bool(most) and counts > most


def _times(work: Callable[[], object], runs: int) -> list[float]:
    work()
    return [_time(work) for _ in range(runs)]


def _time(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return (process_time() - begun) * 1_000


def _middle(taken: Sequence[float]) -> float:
    return sorted(taken)[len(taken) // 2]


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
