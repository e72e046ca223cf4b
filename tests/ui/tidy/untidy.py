"""A journal in need of tidying: doubles, a proposed address, people without an origin, a bin, and an inbox folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.services.commands import interactions as log
from whence.services.commands import people
from whence.services.commands.tidying import ChooseInbox
from whence.services.suite import Services
from whence.storage import tables

HOSTILE = "<b>Bob</b> <img src='file:///etc/hostname'> \u202egnirts & " + "Wolfeschlegelstein" * 12


@dataclass(frozen=True, slots=True)
class Untidy:
    """The people tests ask for by name."""

    mara: PersonId
    double: PersonId
    ines: PersonId
    binned: PersonId


def fill(services: Services, inbox: Path | None = None) -> Untidy:
    """Write the sample through the commands the window uses."""

    def do(command: Any) -> Any:
        return services.journal.do(command).value

    def person(name: str, title: str = "", organisation: str = "", profile: str = "", email: str = "") -> PersonId:
        return PersonId(int(do(people.AddPerson(name, title, organisation, profile, email))))

    mara = person("Mara Okafor", "data lead", "Acme", email="mara@example.org")
    double = person("Mara Okafor-Lind", "head of data", "Acme", email="mara@example.org")
    do(people.DescribePerson(mara, give="speakers for spring meetups"))
    do(people.DescribePerson(double, give="reviews of papers about sampling", ask="a flat in Porto"))
    do(log.SetOrigin(mara, new_event="PyCon Lisbon 2026", day=Day.on(date(2026, 3, 14)), words="the hallway track"))
    do(log.SetOrigin(double, place="Berlin", day=Day.year(2019), words="a meetup, only in passing"))
    for who, line in ((mara, "the hallway track"), (double, "the slides"), (double, "thanks for the slides")):
        do(log.LogInteraction((who,), Channel.EMAIL, Direction.OUT, Day.on(date(2026, 5, 17)), line))
    first, second = person("Tomás Prieto", "", "Vandelay"), person("Tomas Prieto", "sales", "Vandelay")
    ines = person("Inês Duarte", "founder", "Lakeshore", profile="https://www.linkedin.com/in/ines-duarte-sample")
    person("Priya Nair", "research lead", "Acme")
    binned, other = person("Quentin Verhoeven", "broker", "Initech"), person(HOSTILE, "x" * 300)
    do(people.ShelvePeople((binned,), Shelf.BIN))
    do(people.AddPeople(("Þórdís Ødegård", "نور الدين حداد", "Jonas Lindqvist")))
    assert first < second < other
    if inbox is not None:
        do(ChooseInbox(str(inbox)))
    return Untidy(mara, double, ines, binned)


def propose_address(services: Services, person: PersonId, other: PersonId | None = None) -> None:
    """What an import notes when somebody alike turns up under another address."""
    store = services.journal.store
    with store.gate.untracked():
        store.insert(
            tables.AddressChange,
            person_id=person,
            other_id=other,
            old_value="https://www.linkedin.com/in/ines-duarte-sample",
            new_value="https://www.linkedin.com/in/ines-duarte-lakeshore",
            new_key="linkedin.com/in/ines-duarte-lakeshore",
            state="proposed",
            proposed_on="2026-11-02",
        )
