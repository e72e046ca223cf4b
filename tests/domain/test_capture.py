"""The capture grammar: the table of cases, what is wrong with a line, and that nothing of a line is ever lost."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.capture_cases import CASES
from tests.domain.capture_outline import KNOWN, TODAY, outline
from whence.domain.capture import CaptureLine, Choice, Match, PartKind, parse, split_entries
from whence.domain.capture_show import literally, show, without
from whence.domain.connections import ConnectionState
from whence.domain.interactions import Channel, Direction

EXAMPLES = 5000 if os.environ.get("WHENCE_TEST_ALL") else 200
LINES = [line for line, _ in CASES]
GAP = re.compile(
    r"(?:[\s,;:.!?…&+\\]|(?<!\w)(?:and|with|from|to|works|working|worked|employed|now|currently|formerly|previously)"
    r"(?!\w))*",
    re.IGNORECASE,
)


def read(line: str, *, is_event_mode: bool = False) -> CaptureLine:
    return parse(line, KNOWN, TODAY, is_event_mode=is_event_mode)


@pytest.mark.parametrize(("line", "expected"), CASES, ids=LINES)
def test_the_table_of_cases(line: str, expected: str) -> None:
    assert outline(read(line)) == expected


def test_there_are_cases_enough_and_none_twice() -> None:
    assert len(CASES) >= 160
    assert len(set(LINES)) == len(LINES)


def test_the_example_says_everything() -> None:
    example = read(LINES[0])
    assert [person.value for person in example.people] == ["Mara Okafor"]
    assert example.first(PartKind.EVENT, PartKind.PLACE) is not None
    assert example.of(PartKind.INTRODUCER)[0].uid == "sam"
    assert example.has_note is True
    assert example.channel is None
    assert example.connection is None
    assert example.text == "Talked about the hallway track."
    assert example.is_ready
    assert example.problems == ()


def test_what_a_line_says_about_channel_direction_and_connection() -> None:
    line = read("email from Ada, 12 March 2024 +in -note")
    assert (line.channel, line.direction) == (Channel.EMAIL, Direction.IN)
    assert (line.connection, line.has_note) == (ConnectionState.INVITED_BY_THEM, False)
    assert line.day is not None
    assert line.day.words == "12 March 2024"
    assert read("email to Ada").direction is Direction.OUT
    assert read("lunch with Ada").direction is None
    assert read("Ada, lunch").channel is Channel.IN_PERSON


PROBLEMS = [
    ("", "The line is empty", True),
    ("   ", "The line is empty", True),
    ("@ # ! ^", "only signs", True),
    ("tall, Kubernetes, Bergen", "Who was it?", True),
    ("<b>Bob</b> @PyCon", "Who was it?", True),
    ("Lena Brandt", "2 people are named Lena Brandt. Pick one", True),
    ("Mara Okafor @Web Summit", "2 events are named Web Summit. Pick one", True),
    ("Mara Okafor ^Lena", "2 people are named Lena. Pick one", True),
    ("Ada Nayr", "Ada Nair (colleague at Acme) has a similar name", False),
    ("Mara Okafor, Globex", "Does Mara Okafor work at Globex?", False),
    ("Mara Okafor, 31 February", "There is no 31 February", True),
    ("Mara Okafor, 03/04", "3 April 2026 or 4 March 2026. Pick one", True),
    ("Mara Okafor, met tomorrow", "28 November 2026 is still to come", False),
    ("Mara Okafor !call yesterday", "26 November 2026 is past", True),
    ("Mara Okafor !call 31 February", "There is no 31 February", True),
    ("Mara Okafor +note -note", "both +note and -note", True),
    ("Mara Okafor +in +out", "both +in and +out", True),
    ('Mara Okafor @"PyCon', "The quotation mark before PyCon is not closed", False),
    ("Mara " * 100, "A name of 499 characters is too long", True),
]


@pytest.mark.parametrize(("line", "sentence", "is_blocking"), PROBLEMS)
def test_what_is_wrong_is_said_at_its_place(line: str, sentence: str, is_blocking: bool) -> None:
    capture = read(line)
    assert len(capture.problems) == 1
    assert sentence in capture.problems[0]
    assert capture.is_ready is not is_blocking


def test_a_nameless_line_is_allowed_in_event_mode_but_an_empty_one_is_not() -> None:
    assert read("tall, Kubernetes, Bergen", is_event_mode=True).is_ready
    assert read("tall, Kubernetes, Bergen", is_event_mode=True).text == "tall, Kubernetes, Bergen"
    assert not read("", is_event_mode=True).is_ready


def test_a_choice_settles_a_name_and_can_force_a_new_one() -> None:
    picked = parse("Lena Brandt @Web Summit", KNOWN, TODAY, choices=[
        Choice(PartKind.PERSON, "Lena Brandt", "lena-2"), Choice(PartKind.EVENT, "Web Summit", "summit-26"),
    ])  # fmt: skip
    assert [part.uid for part in picked.parts] == ["lena-2", "summit-26"]
    assert picked.is_ready
    forced = parse("Ada Nair", KNOWN, TODAY, choices=[Choice(PartKind.PERSON, "ada nair", "")])
    assert forced.people[0].match is Match.NEW
    assert forced.people[0].uid is None
    similar = parse("Ada Nayr", KNOWN, TODAY, choices=[Choice(PartKind.PERSON, "Ada Nayr", "ada")])
    assert similar.people[0].uid == "ada"


def test_the_locale_orders_an_ambiguous_day() -> None:
    part = parse("Ada, 03/04", KNOWN, TODAY, day_first=False).first(PartKind.DAY)
    assert part is not None
    assert part.day is not None
    assert [str(day) for day in part.day.readings] == ["2026-03-04", "2026-04-03"]


PIECES = st.sampled_from([
    "Mara Okafor", "Ada", "Tom", "Lena", "van der Berg", "and", "&", "+", ",", ".", ". ", " ", "  ", "with", "via",
    "at", "from", "@PyCon Lisbon", "@Globex", '@"A, B"', "^Sam", "^Zora Neal", "#rust", "#machine learning", "#x",
    "!call", "!call fri", "!send 03/04", "+note", "-note", "+in", "+connected", "lunch", "met", "call", "email from",
    "yesterday", "12 Mar", "2015", "31 February", "may", "spring 2021", "data lead", "Acme", "Globex Inc.",
    "CTO", "mara@acme.example", "+49 30 1234567", "linkedin.com/in/mara", "talked about it", "Great talk!", "\\",
    "\\@home", '"', "“x”", "She", "J.P.", "Dr.", "<b>", "?", ":", "\n", "introduced by", "works", "so", "Rust", "…",
    "(x)", ";",
])  # fmt: skip
ANY_LINE = st.one_of(
    st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", ", "])), max_size=14).map(
        lambda pieces: "".join(piece + gap for piece, gap in pieces)
    ),
    st.text(max_size=120),
    st.text(alphabet=" abAB.,@#^!+-\\\"'&;:123/", max_size=60),
    st.sampled_from(LINES),
)


@settings(max_examples=EXAMPLES)
@given(line=ANY_LINE)
def test_no_character_of_a_line_is_lost(line: str) -> None:
    capture = read(line)
    position = 0
    for part in capture.parts:
        assert part.start < part.end <= len(line)
        if part.is_embedded:
            assert any(
                other.start <= part.start and part.end <= other.end and other is not part for other in capture.parts
            )
            continue
        assert position <= part.start
        assert GAP.fullmatch(line[position : part.start])
        position = part.end
    assert GAP.fullmatch(line[position:])


@settings(max_examples=EXAMPLES)
@given(line=ANY_LINE)
def test_what_is_shown_is_read_the_same(line: str) -> None:
    capture = read(line)
    shown = show(capture)
    again = read(shown)
    assert meant(again) == meant(capture), shown
    assert show(again) == shown


def meant(capture: CaptureLine) -> object:
    """What a line says, without where it says it."""
    days = [part.day.words or part.day.problem for part in capture.parts if part.day]
    parts = [
        (str(part.kind), part.value, str(part.match))
        for part in capture.parts
        if part.kind not in (PartKind.TEXT, PartKind.DAY)
    ]
    return sorted(parts), sorted(map(str, days)), capture.text, capture.direction


@settings(max_examples=EXAMPLES)
@given(line=ANY_LINE, data=st.data())
def test_any_part_can_be_removed_or_taken_literally(line: str, data: st.DataObject) -> None:
    capture = read(line)
    if capture.parts:
        part = data.draw(st.sampled_from(capture.parts))
        for result in (without(capture, part), literally(capture, part)):
            assert isinstance(read(result), CaptureLine)


def test_ten_thousand_characters_are_read() -> None:
    pieces = [
        "Mara Okafor ", "x", "a ", "@a ", '@"', "Ada, ", "Ada and ", "with Tom ", "via Zora ", "!call fri ", ".", "\\",
        "a@b.", "yesterday, ", "0", "+49 ", "J.P. ", "a.b ", "at ", "https://a/",
        "introduced by ", "#machine ", "Dr. ", "12 Mar ",
    ]  # fmt: skip
    lines = [(piece * 10_000)[:10_000] for piece in pieces]
    for line in lines:
        capture = read(line)
        assert capture.parts


def test_pasted_lines_are_entries_unless_they_are_one_card() -> None:
    assert split_entries("Mara Okafor, lunch\n\n  Ada !call fri \r\nTom") == (
        "Mara Okafor, lunch",
        "Ada !call fri",
        "Tom",
    )
    assert split_entries("") == ()
    signature = "Mara Okafor\nData lead\nAcme\nTel: +49 30 1234567\nmara@acme.example"
    assert split_entries(signature) == (signature,)
    vcard = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mara Okafor\r\nEND:VCARD"
    assert split_entries(vcard) == (vcard,)
    assert split_entries("MECARD:N:Okafor,Mara;;") == ("MECARD:N:Okafor,Mara;;",)
    assert len(split_entries("Mara Okafor mara@acme.example\nTom Schmidt tom@acme.example")) == 2


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("Mara Okafor 99/99/9999", ["99/99/9999"]),
        ("Mara Okafor, lunch 45.13.2024", ["45.13.2024"]),
        ("Mara Okafor. Talked about 12.40.2024 and 13/14/2025.", ["12.40.2024", "13/14/2025"]),
        ("Mara Okafor, yesterday. Talked about 99/99/9999", []),
        ("Mara Okafor. Talked about \\99/99/9999", []),
        ("Mara Okafor. Version 10.15.7, 50/50, 1/2/345 and a/99/99/9999", []),
        ("Mara Okafor, 13/11/2026", []),
    ],
)
def test_what_looks_like_a_day_and_is_none_is_told_and_kept_in_the_note(line: str, odd: list[str]) -> None:
    found = read(line)
    assert list(found.odd_days) == odd
    assert found.is_ready
    assert [problem.split(" is not a day")[0] for problem in found.problems] == odd
    assert all(one in found.text for one in odd)
