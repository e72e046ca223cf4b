"""A small journal of invented people, made by the same commands the window uses, and what a screen needs around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.ui.manual_executor import ManualExecutor
from whence.domain.affiliations import AffiliationKind
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.domain.people import IdentityKind
from whence.services.commands import interactions as log
from whence.services.commands import people
from whence.services.safekeeping import Safekeeping
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.people.screen import PeopleScreen
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import current_theme

TODAY = date(2026, 3, 20)
CLOCK = Clock(TODAY)
LONG_TEXT = " ".join(f"Sentence {number} about the hallway track and what came of it." for number in range(40))


@dataclass(frozen=True, slots=True)
class Known:
    """The people of the sample that tests ask for by name."""

    mara: PersonId
    sam: PersonId
    jonas: PersonId
    stranger: PersonId


@dataclass(slots=True)
class Bench:
    """A screen over a journal, with what was said and asked of the window kept for looking at."""

    around: Surroundings
    screen: PeopleScreen
    window: QWidget
    said: list[str]
    introduced: list[object]
    executor: ManualExecutor

    @property
    def services(self) -> Services:
        return self.around.services


def bench_over(path: Path, window: QWidget, clock: Clock = CLOCK) -> Bench:
    """Open the journal at `path` and a People screen over it inside `window`."""

    def opened() -> Services:
        return services_of(open_store(path), clock)

    services, executor = opened(), ManualExecutor()
    hub, navigator, actions = Hub(services.journal, window), Navigator(window), Actions(parent=window)
    safe = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
    around = Surroundings(services, hub, Jobs(executor, window), actions, current_theme(), navigator, opened, safe)
    actions.belong_to(window, Where.EVERYWHERE)
    screen = PeopleScreen(around, window)
    hub.changed.connect(screen.take_changes)
    bench = Bench(around, screen, window, [], [], executor)
    navigator.said.connect(lambda sentence, _can_undo: bench.said.append(sentence))
    navigator.person.connect(screen.show_person)
    navigator.introduce.connect(bench.introduced.append)
    return bench


def sample_journal(path: Path) -> Known:
    """Write the sample to `path`."""
    services = services_of(create_store(path), CLOCK)
    do: Callable[[object], object] = lambda command: services.journal.do(command).value  # type: ignore[arg-type] # noqa: E731
    try:
        return _filled(do)
    finally:
        services.close()


def _filled(do: Callable[..., object]) -> Known:
    def person(name: str, title: str = "", organisation: str = "", profile: str = "", email: str = "") -> PersonId:
        return PersonId(int(str(do(people.AddPerson(name, title, organisation, profile, email)))))

    sam = person("Sam Reyes", "programme chair", "PyCon Lisbon")
    mara = person("Mara Okafor", "data lead", "Acme", email="mara@example.org")
    jonas = person("Jonas Lindqvist", "sales lead", "Vandelay")
    stranger = person("Ana Lima", "founder", "Lakeshore", profile="https://www.linkedin.com/in/ana-lima-sample")
    _describe_mara(do, mara, sam)
    lisbon = int(str(do(log.AddEvent("Web Summit 2024", "Lisbon", Day.on(date(2024, 11, 12))))))
    do(log.SetOrigin(jonas, event=lisbon, day=Day.on(date(2024, 11, 12)), words="queue for coffee"))
    do(
        log.LogInteraction(
            (jonas,), Channel.IN_PERSON, Direction.MUTUAL, Day.on(date(2024, 11, 12)), "the coffee queue"
        )
    )
    do(log.SetOrigin(sam, place="Porto", day=Day.season(2021, "spring")))
    for month in range(1, 13):
        do(log.LogInteraction((sam,), Channel.CALL, Direction.MUTUAL, Day.on(date(2025, month, 9)), "planning"))
    for name in ("Priya Nair", "Þórdís Łukasiewicz-Ødegård von der Wertherhausen", "نور الدين حداد", "Tomás Prieto"):
        person(name)
    return Known(mara, sam, jonas, stranger)


def _describe_mara(do: Callable[..., object], mara: PersonId, sam: PersonId) -> None:
    met = Day.on(date(2026, 3, 14))
    words = "We spoke at length about the hallway track."
    do(log.SetOrigin(mara, new_event="PyCon Lisbon 2026", day=met, introducer=sam, words=words))
    do(log.SetOrigin(mara, place="Berlin", day=Day.year(2019), words="a meetup, only in passing"))
    do(people.SetAffiliation(mara, "Lakeshore", "analyst", starts_on=Day.year(2016), ends_on=Day.year(2021)))
    do(people.SetAffiliation(mara, "University of Porto", "statistics", AffiliationKind.SCHOOL, ends_on=Day.year(2016)))
    do(people.AddIdentity(mara, IdentityKind.PHONE, "+351 555 0100"))
    do(people.TagPeople((mara, sam), "python"))
    do(people.TagPeople((mara,), "rust"))
    do(people.DescribePerson(mara, give="speakers for spring meetups", introduction_wish="ask first, by e-mail"))
    do(people.WritePrivateNote(mara, "Prefers to be asked by e-mail; has two small children."))
    do(log.AddFollowUp(mara, "send the paper about sampling", date(2026, 3, 27)))
    do(log.LogInteraction((mara, sam), Channel.IN_PERSON, Direction.MUTUAL, met, words, minutes=45))
    do(log.LogInteraction((mara,), Channel.MESSAGE, Direction.IN, Day.on(date(2026, 3, 16)), LONG_TEXT))
    do(log.LogInteraction((mara,), Channel.EMAIL, Direction.OUT, Day.on(date(2026, 3, 17)), "the slides"))
