"""The brief says what is recorded, from one service, and says what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import add, log, met, new_journal
from whence.domain.briefs import Source
from whence.domain.changes import PersonId
from whence.domain.errors import NobodyFound
from whence.domain.interactions import Channel, Direction
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.capture import LogLine
from whence.services.commands.interactions import AddFollowUp, SetOrigin
from whence.services.sample import fill_with_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def test_event_day_and_introducer_make_the_sentence(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    met(services, ada, "PyCon Berlin", "2024-03-12", introducer=tom)
    brief = services.briefs.brief(ada)
    assert brief.sentence == "You met Ada Nair at PyCon Berlin on 12 March 2024, introduced by Tom Schmidt."
    assert brief.spoken == "I met Ada Nair at PyCon Berlin on 12 March 2024, introduced by Tom Schmidt."
    assert [(piece.part, piece.source.value) for piece in brief.evidence] == [
        ("met", "your entry"),
        ("introducer", "your entry"),
    ]
    assert brief.tie.category == "weak"
    assert brief.tie.last_day == "2024-03-12"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2024-03-12", "You met Ada Nair on 12 March 2024."),
        ("2024-03", "You met Ada Nair in March 2024."),
        ("2021-21", "You met Ada Nair in spring 2021."),
        ("2015", "You met Ada Nair in 2015."),
    ],
)
def test_a_day_is_said_with_its_precision(services: Services, day: str, sentence: str) -> None:
    ada = add(services, "Ada Nair")
    met(services, ada, day=day)
    assert services.briefs.brief(ada).sentence == sentence


def test_what_is_not_known_is_said(services: Services) -> None:
    ada = add(services, "Ada Nair")
    brief = services.briefs.brief(ada)
    assert brief.sentence == "Nothing is recorded about how you met Ada Nair."
    assert brief.is_origin_missing
    assert brief.tie.sentence == "never in contact: no interaction recorded here"
    assert brief.readiness.words == "can't tell"


def test_own_words_are_quoted_when_there_is_nothing_else(services: Services) -> None:
    ada = add(services, "Ada Nair")
    services.journal.do(SetOrigin(ada, words="She taught the pottery class"))
    assert services.briefs.brief(ada).sentence == "You know Ada Nair: “She taught the pottery class”."


def test_the_last_three_exchanges_and_open_loops(services: Services) -> None:
    ada = add(services, "Ada Nair")
    for day in ("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"):
        log(services, (ada,), day, Channel.CALL, Direction.MUTUAL, f"call of {day}")
    log(services, (ada,), "2027-01-01", Channel.CALL, Direction.MUTUAL, "in the future")
    services.journal.do(AddFollowUp(ada, "send the paper", services.journal.clock.today()))
    brief = services.briefs.brief(ada)
    assert [str(one.day) for one in brief.interactions] == ["2026-04-01", "2026-03-01", "2026-02-01"]
    assert brief.open_loops == ("Follow up on 20 November 2026: send the paper",)


def test_a_back_dated_entry_never_moves_the_last_contact_backwards(services: Services) -> None:
    ada = add(services, "Ada Nair")
    log(services, (ada,), "2026-04-01")
    log(services, (ada,), "2020-01-01")
    assert services.briefs.brief(ada).tie.last_day == "2026-04-01"


def test_somebody_gone_is_a_sentence(services: Services) -> None:
    with pytest.raises(NobodyFound, match="not in the journal"):
        services.briefs.brief(PersonId(5))


def test_every_person_of_the_sample_has_a_brief_that_stands(services: Services) -> None:
    fill_with_sample(services.journal)
    people = services.people.ids(PeopleFilter())
    assert len(people) > 25
    for person in people:
        brief = services.briefs.brief(person)
        assert brief.name in brief.sentence
        assert brief.sentence.endswith((".", "”."))
        assert brief.readiness.reasons
        assert "None" not in f"{brief.sentence}{brief.tie.sentence}"


def test_what_was_written_by_hand_is_said_to_be_ones_own_entry(services: Services) -> None:
    person = services.journal.do(LogLine("Ilse Varnhold +in +note")).value.people[0].id
    assert {piece.source for piece in services.briefs.brief(person).evidence} == {Source.ENTRY}


def test_what_an_archive_brought_is_said_to_be_its(services: Services) -> None:
    fill_with_sample(services.journal)
    found = services.briefs.brief(services.people.ids(PeopleFilter(name="Mara Okafor"))[0]).evidence
    assert {piece.part: piece.source for piece in found}["connection"] is Source.ARCHIVE
