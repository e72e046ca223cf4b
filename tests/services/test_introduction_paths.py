"""Who could introduce the owner somewhere, and whom somebody should meet: with reasons, weak ones said to be weak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import add, log, met, new_journal
from whence.domain.people import Shelf
from whence.services.commands.interactions import SetOrigin
from whence.services.commands.people import DescribePerson, SetAffiliation, ShelvePeople, TagPeople

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def test_who_is_there_now_comes_before_who_was_there_and_who_introduced_them(services: Services) -> None:
    ada = add(services, "Ada Nair", "Acme Ltd", "Chemist")
    tom, sam = add(services, "Tom Schmidt"), add(services, "Sam Reyes")
    services.journal.do(SetAffiliation(tom, "Acme Ltd", "Clerk", is_current=False))
    services.journal.do(SetOrigin(ada, introducer=sam))
    paths = services.introductions.into("acme")
    assert [(path.name, path.is_weak) for path in paths] == [
        ("Ada Nair", False), ("Sam Reyes", False), ("Tom Schmidt", True),
    ]  # fmt: skip
    assert paths[0].reasons == ("is there now: Chemist at Acme Ltd",)
    assert paths[1].reasons == ("introduced you to Ada Nair, who is there",)
    assert paths[2].reasons == ("was there: Clerk at Acme Ltd",)


@pytest.mark.parametrize("asked", ["", "  ", "%", "_", "Nowhere"])
def test_no_warm_path_is_no_path(services: Services, asked: str) -> None:
    add(services, "Ada Nair", "Acme Ltd")
    assert services.introductions.into(asked) == ()


def test_introducers_in_a_circle_end_somewhere(services: Services) -> None:
    ada, tom = add(services, "Ada Nair", "Acme"), add(services, "Tom Schmidt", "Acme")
    services.journal.do(SetOrigin(ada, introducer=tom))
    services.journal.do(SetOrigin(tom, introducer=ada))
    assert {path.name for path in services.introductions.into("Acme")} == {"Ada Nair", "Tom Schmidt"}
    assert services.people.chain(ada)[-1] == (ada, "Ada Nair")


def test_who_gives_what_another_asks_for_should_meet(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    eve, sam = add(services, "Eve Moreno"), add(services, "Sam Reyes")
    services.journal.do(DescribePerson(ada, ask="looks for a Rust mentor"))
    services.journal.do(DescribePerson(tom, give="mentors people in Rust"))
    services.journal.do(TagPeople((ada, eve, sam), "rust"))
    log(services, (ada, sam), "2026-01-05")
    paths = services.introductions.matches(ada)
    assert [(path.name, path.is_weak) for path in paths] == [("Tom Schmidt", False), ("Eve Moreno", True)]
    assert paths[0].reasons == ("could help: mentors people in Rust (rust)",)
    assert paths[1].reasons == ("both have #rust",)


def test_an_introducer_to_somebody_who_was_there_once_is_weak_evidence(services: Services) -> None:
    tom, sam = add(services, "Tom Schmidt"), add(services, "Sam Reyes")
    services.journal.do(SetAffiliation(tom, "Acme Ltd", is_current=False))
    services.journal.do(SetOrigin(tom, introducer=sam))
    paths = services.introductions.into("Acme")
    assert {(path.name, path.is_weak) for path in paths} == {("Tom Schmidt", True), ("Sam Reyes", True)}


def test_of_several_ways_in_the_closest_comes_first(services: Services) -> None:
    add(services, "Ada Nair", "Acme Ltd")
    tom = add(services, "Tom Schmidt", "Acme Ltd")
    log(services, (tom,), "2026-11-18")
    paths = services.introductions.into("Acme")
    assert [path.name for path in paths] == ["Tom Schmidt", "Ada Nair"]
    assert paths[0].tie == services.briefs.brief(tom).tie.sentence


@pytest.mark.parametrize("shelf", [Shelf.BIN, Shelf.ASIDE])
def test_who_was_put_away_is_no_way_in_and_nobody_to_meet(services: Services, shelf: Shelf) -> None:
    ada, tom = add(services, "Ada Nair", "Acme"), add(services, "Tom Schmidt")
    services.journal.do(SetOrigin(ada, introducer=tom))
    services.journal.do(TagPeople((ada, tom), "rust"))
    services.journal.do(ShelvePeople((tom,), shelf))
    assert [path.name for path in services.introductions.into("Acme")] == ["Ada Nair"]
    assert services.introductions.matches(ada) == ()


def test_met_at_the_same_event_is_weak_evidence(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    met(services, ada, "PyCon Berlin", "2026-03-12")
    event = services.people.events()[0]
    services.journal.do(SetOrigin(tom, event=event.id))
    (path,) = services.introductions.matches(ada)
    assert (path.name, path.is_weak, path.reasons) == ("Tom Schmidt", True, ("you met both at PyCon Berlin",))
