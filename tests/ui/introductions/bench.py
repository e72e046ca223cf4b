"""A screen over the sample journal, with what it asked of the window kept for looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.journals import TODAY
from tests.ui.manual_executor import ManualExecutor
from whence.domain.changes import PersonId
from whence.domain.people_filters import PeopleFilter
from whence.services.safekeeping import Safekeeping
from whence.services.sample import fill_with_sample
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.screen import Navigator, Screen, Surroundings
from whence.ui.theme import current_theme

Shown = TypeVar("Shown", bound=Screen)


@dataclass(slots=True)
class Bench(Generic[Shown]):
    """`opened` are the people and screens the window was asked for, `said` the toasts."""

    around: Surroundings
    screen: Shown
    window: QWidget
    executor: ManualExecutor
    said: list[str] = field(default_factory=list)
    opened: list[object] = field(default_factory=list)

    @property
    def services(self) -> Services:
        return self.around.services

    def finish_jobs(self) -> None:
        """Do what the worker was given, and what comes of it."""
        self.executor.run_all()

    def person(self, name: str) -> PersonId:
        """Somebody by name."""
        ids = self.services.people.ids(PeopleFilter(name=name))
        assert len(ids) == 1, name
        return ids[0]


def bench_over(path: Path, kind: Callable[[Surroundings, QWidget], Shown], *, has_people: bool = True) -> Bench[Shown]:
    """Make a journal at `path` and show a screen over it; the caller closes window and services."""
    clock, window = Clock(TODAY), QWidget()

    def opened() -> Services:
        return services_of(open_store(path), clock)

    services = services_of(create_store(path), clock)
    if has_people:
        fill_with_sample(services.journal)
    hub, navigator, actions = Hub(services.journal, window), Navigator(window), Actions(parent=window)
    safe = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
    executor = ManualExecutor()
    jobs = Jobs(executor, window)
    around = Surroundings(services, hub, jobs, actions, current_theme(), navigator, opened, safe)
    actions.belong_to(window, Where.EVERYWHERE)
    bench = Bench(around, kind(around, window), window, executor)
    hub.changed.connect(bench.screen.take_changes)
    navigator.said.connect(lambda sentence, _can_undo: bench.said.append(sentence))
    navigator.person.connect(bench.opened.append)
    navigator.screen.connect(lambda name, subject: bench.opened.append((name, subject)))
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bench.screen)
    window.resize(1180, 820)
    window.show()
    return bench
