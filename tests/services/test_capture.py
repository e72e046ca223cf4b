"""One line is one command: what it comes to, what it refuses, and that one undo takes all of it back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.journals import TODAY, add, met, new_journal
from whence.domain.capture import Choice, PartKind
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.services.capture_results import LoggedLine
from whence.services.commands.capture import LogLine, Occasion
from whence.services.commands.interactions import AddEvent
from whence.services.suite import Services

EXAMPLE = (
    "Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust +note !send paper fri. Talked about the hallway track."
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = new_journal(tmp_path)
    yield opened
    opened.close()


def dump(services: Services) -> bytes:
    written = io.BytesIO()
    services.exporting.write("json", written)
    return written.getvalue()


def say(services: Services, line: str, **more: object) -> LoggedLine:
    done = services.journal.do(LogLine(line, **more))  # type: ignore[arg-type]
    assert isinstance(done.value, LoggedLine)
    return done.value


def last_contact(services: Services, person: PersonId) -> str | None:
    return services.people.last_contacts([person]).get(person)


def test_the_example_line_is_saved_with_all_its_parts(services: Services) -> None:
    before = dump(services)
    logged = say(services, EXAMPLE)
    mara = logged.people[0]
    page = services.people.page(mara.id)
    assert services.briefs.brief(mara.id).sentence == (
        "You met Mara Okafor at PyCon Lisbon on 20 November 2026, introduced by Sam; Mara wrote a personal note."
    )
    assert [one.words for one in page.affiliations] == ["data lead at Acme"]
    assert (page.tags, [(one.words, one.due_on) for one in page.follow_ups]) == (
        ("rust",),
        [("send paper", date(2026, 11, 27))],
    )
    assert [(one.direction, one.state, one.note_kind) for one in page.invitations] == [
        (InvitationDirection.INCOMING, InvitationState.OPEN, NoteKind.TEXT)
    ]
    assert [(one.channel, one.words) for one in services.people.timeline(mara.id)] == [
        (Channel.IN_PERSON, "Talked about the hallway track.")
    ]
    assert logged.event is not None
    assert (logged.event.is_new, logged.introducers[0].is_new, logged.introducers[0].name) == (True, True, "Sam")
    services.journal.undo()
    assert dump(services) == before
    services.journal.redo()
    assert services.people.page(mara.id).tags == ("rust",)


def test_being_met_counts_once(services: Services) -> None:
    quiet = say(services, "Mara Okafor @PyCon Lisbon").people[0].id
    talking = say(services, "Priya Nair @PyCon Lisbon. Talked about tiles.").people[0].id
    briefs = services.briefs
    assert briefs.brief(quiet).tie.per_year == briefs.brief(talking).tie.per_year
    assert services.people.page(quiet).interaction_count == 0


@pytest.mark.parametrize(
    ("line", "channel", "direction", "day"),
    [
        ("Ada Nair, coffee yesterday", Channel.IN_PERSON, Direction.MUTUAL, "2026-11-19"),
        ("Ada Nair. Asked for a recruiter.", Channel.IN_PERSON, Direction.MUTUAL, "2026-11-20"),
        ("email from Ada Nair: sent the paper", Channel.EMAIL, Direction.IN, "2026-11-20"),
        ("call with Ada Nair last Tuesday", Channel.CALL, Direction.MUTUAL, "2026-11-17"),
        ("Ada Nair, 12 Mar", Channel.IN_PERSON, Direction.MUTUAL, "2026-03-12"),
    ],
)
def test_an_exchange_with_somebody_known(
    services: Services, line: str, channel: Channel, direction: Direction, day: str
) -> None:
    ada = add(services, "Ada Nair")
    assert say(services, line).channel is channel
    entry = services.people.timeline(ada)[0]
    assert (entry.channel, entry.interaction.direction, str(entry.day)) == (channel, direction, day)
    assert last_contact(services, ada) == day
    assert not services.people.page(ada).origins


def test_meeting_somebody_known_again_is_an_exchange_and_no_second_origin(services: Services) -> None:
    ada = add(services, "Ada Nair")
    met(services, ada, "PyCon Berlin", "2024-03-12")
    logged = say(services, "Ada Nair @Rust Day yesterday")
    page = services.people.page(ada)
    assert [one.event for one in page.origins] == ["PyCon Berlin"]
    assert services.people.timeline(ada)[0].interaction.event_id == (logged.event.id if logged.event else None)
    assert last_contact(services, ada) == "2026-11-19"


def test_a_known_person_nothing_is_recorded_about_gets_their_origin(services: Services) -> None:
    ada = add(services, "Ada Nair")
    say(services, "Ada Nair @PyCon Berlin ^Tom Schmidt 12 Mar 2024")
    assert services.briefs.brief(ada).sentence == (
        "You met Ada Nair at PyCon Berlin on 12 March 2024, introduced by Tom Schmidt."
    )
    assert services.people.page(ada).interaction_count == 0


def test_an_event_that_is_over_says_when(services: Services) -> None:
    services.journal.do(AddEvent("PyCon Lisbon", starts_on=Day.parse("2026-03-14"), ends_on=Day.parse("2026-03-16")))
    mara = say(services, "Mara Okafor @PyCon Lisbon").people[0].id
    assert services.briefs.brief(mara).sentence == "You met Mara Okafor at PyCon Lisbon on 14 March 2026."
    assert str(services.people.page(mara).origins[0].origin.day) == ""


def test_several_people_share_one_exchange_and_each_their_promise(services: Services) -> None:
    ada, tom = add(services, "Ada Nair"), add(services, "Tom Schmidt")
    logged = say(services, "Ada Nair and Tom Schmidt, lunch #rust !send slides tomorrow. Planned the meetup.")
    assert [one.id for one in logged.people] == [ada, tom]
    for person in (ada, tom):
        entry = services.people.timeline(person)[0]
        assert entry.interaction.id == logged.interaction
        assert services.people.page(person).tags == ("rust",)
        assert services.people.page(person).follow_ups[0].words == "send slides"


def test_addresses_go_to_whom_they_stand_behind(services: Services) -> None:
    logged = say(services, "Mara Okafor mara@acme.example +49 30 1234567 with Jonas Lindqvist jonas@acme.example")
    kept = [{one.value for one in services.people.page(one.id).identities} for one in logged.people]
    assert kept[0] >= {"mara@acme.example", "+49 30 1234567"}
    assert kept[1:] in ([{"jonas@acme.example"}], [])
    link = say(services, "Zora Neal https://github.com/zora")
    assert [note.text for note in services.people.page(link.people[0].id).private_notes] == ["https://github.com/zora"]


@pytest.mark.parametrize(
    ("signs", "state", "invited", "note"),
    [
        ("+connected", ConnectionState.CONNECTED, None, None),
        ("+connected +note", ConnectionState.CONNECTED, InvitationState.ACCEPTED, NoteKind.TEXT),
        ("+in -note", ConnectionState.INVITED_BY_THEM, InvitationState.OPEN, NoteKind.NONE),
        ("+out", ConnectionState.INVITED_BY_YOU, InvitationState.SENT, NoteKind.UNKNOWN),
    ],
)
def test_connections_and_invitations(
    services: Services,
    signs: str,
    state: ConnectionState,
    invited: InvitationState | None,
    note: NoteKind | None,
) -> None:
    mara = say(services, f"Mara Okafor @PyCon {signs}").people[0].id
    page = services.people.page(mara)
    assert page.connection is not None
    assert page.connection.state is state
    assert [(one.state, one.note_kind) for one in page.invitations] == ([(invited, note)] if invited else [])


def test_a_later_line_completes_the_invitation_there_is(services: Services) -> None:
    mara = say(services, "Mara Okafor @PyCon +in").people[0].id
    say(services, "Mara Okafor +connected +note")
    page = services.people.page(mara)
    assert [(one.state, one.note_kind) for one in page.invitations] == [(InvitationState.ACCEPTED, NoteKind.TEXT)]
    with pytest.raises(Refusal, match="connected already"):
        say(services, "Mara Okafor +in")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "The line is empty"),
        ("@ # !", "only signs"),
        ("met in the train", "Who was it"),
        ("Mara Okafor, 31 February", "February"),
        ("Mara Okafor !call 1 Jan 2020", "past"),
        ("Mara Okafor, 03/04", "Pick one"),
        ("Ada Nair", "says nothing new"),
        ("Mara Okafor ^Mara Okafor", "introduced by themselves"),
        ("x" * 20_001, "20,000 characters"),
    ],
)
def test_what_is_refused_changes_nothing(services: Services, line: str, sentence: str) -> None:
    add(services, "Ada Nair")
    if line.startswith("Mara Okafor ^"):
        add(services, "Mara Okafor")
    before = dump(services)
    with pytest.raises(Refusal, match=sentence) as refused:
        say(services, line)
    assert refused.value.field in {"line", "introducer"}
    assert dump(services) == before


def test_two_of_one_name_are_asked_about(services: Services) -> None:
    first, second = add(services, "Lena Brandt", "Acme"), add(services, "Lena Brandt", "Initech")
    with pytest.raises(Refusal, match="2 people are named Lena Brandt"):
        say(services, "Lena Brandt, lunch")
    capture = services.capture.read(LogLine("Lena Brandt, lunch"))
    uids = {one.uid for one in capture.people[0].candidates}
    assert uids == {services.people.page(person).person.uid for person in (first, second)}
    chosen = Choice(PartKind.PERSON, "Lena Brandt", services.people.page(second).person.uid)
    assert say(services, "Lena Brandt, lunch", choices=(chosen,)).people[0].id == second
    assert say(services, "Lena Brandt, lunch", is_new=True).people[0].is_new
    assert say(services, "Lena Brandt, lunch", choices=(chosen,), is_new=True).people[0].is_new


def test_similar_names_are_offered_with_how_they_are_known(services: Services) -> None:
    mara = add(services, "Mara Okafor", "Acme")
    met(services, mara, "PyCon Lisbon", "2026-03-14")
    part = services.capture.read(LogLine("Marra Okafor @Rust Day")).people[0]
    assert (part.match.value, [one.name for one in part.candidates]) == ("similar", ["Mara Okafor"])
    assert "PyCon Lisbon" in part.candidates[0].hint
    assert not services.capture.read(LogLine("Jonas Lindqvist")).people[0].candidates


def test_event_mode_holds_the_evening_and_allows_somebody_without_a_name(services: Services) -> None:
    event = services.journal.do(AddEvent("PyCon Lisbon", starts_on=Day.on(TODAY))).value
    services.event_mode.begin(event, "Hall 2")
    evening = services.event_mode.evening()
    assert evening is not None
    occasion = evening.occasion(TODAY)
    assert occasion == Occasion(event, "Hall 2", Day.on(TODAY))
    say(services, "Mara Okafor ^Sam !send paper. Talked about the hallway track.", occasion=occasion)
    nameless = say(services, "tall, Kubernetes, Bergen", occasion=occasion).people[0]
    entries = services.event_mode.entries(event)
    assert [(one.name, one.is_name_missing, one.introducer) for one in entries] == [
        ("tall, Kubernetes, Bergen", True, ""),
        ("Mara Okafor", False, "Sam"),
    ]
    assert services.people.page(nameless.id).origins[0].event == "PyCon Lisbon"
    assert [one.due_on for one in services.event_mode.follow_ups(event)] == [date(2026, 11, 21)]
    notes = services.event_mode.notes(event)
    assert [(one.name, one.text.fits) for one in notes] == [("Mara Okafor", True)]
    assert "the hallway track" in notes[0].text.text
    services.event_mode.end()
    assert services.event_mode.evening() is None


def test_the_evening_ends_with_its_event(services: Services) -> None:
    event = services.journal.do(AddEvent("PyCon Lisbon")).value
    services.event_mode.begin(event)
    services.journal.undo()
    assert services.event_mode.evening() is None
    with pytest.raises(Refusal, match="not in the journal any more"):
        say(services, "Mara Okafor", occasion=Occasion(event))


def test_work_is_kept_once(services: Services) -> None:
    ada = add(services, "Ada Nair", "Acme")
    say(services, "Ada Nair, data lead at Acme #x")
    assert [one.words for one in services.people.page(ada).affiliations] == ["data lead at Acme"]
    say(services, "Ada Nair, data lead at Acme #y")
    say(services, "Ada Nair, director at Initech")
    assert [one.words for one in services.people.page(ada).affiliations][:2] == [
        "director at Initech",
        "data lead at Acme",
    ]


def test_the_year_in_the_name_of_an_event_is_believed(services: Services) -> None:
    zora = say(services, "Zora Neal @Book Fair 2023").people[0].id
    assert services.briefs.brief(zora).sentence == "You met Zora Neal at Book Fair 2023 in 2023."
    say(services, "Mara Okafor @PyCon Lisbon 2026")
    other = say(services, "Priya Nair @PyCon Lisbon 2025, 3 Mar 2025")
    assert other.event is not None
    assert (other.event.name, other.event.is_new, str(other.day)) == ("PyCon Lisbon 2025", True, "2025-03-03")
    assert say(services, "Kim Lund @PyCon Lisbon 2026").event is not None
    assert len(services.people.events()) == 3
