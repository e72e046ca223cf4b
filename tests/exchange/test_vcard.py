"""Business cards of every dialect, damaged and hostile ones included, as values and as capture lines."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.domain.business_cards import ContactCard, line_of
from whence.domain.capture import PartKind, parse
from whence.domain.capture_known import KnownNames
from whence.domain.errors import UnreadableInput
from whence.exchange.vcard import read_cards, read_mecard

EXAMPLES = 2000 if os.environ.get("WHENCE_TEST_ALL") else 100
TODAY = date(2026, 11, 27)

APPLE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Okafor;Mara;;;\r
FN:Mara Okafor\r
ORG:Acme\\, Inc.;Research\r
TITLE:Data lead\r
item1.EMAIL;type=INTERNET;type=pref:mara@acme.example\r
item1.X-ABLabel:_$!<Work>!$_\r
TEL;type=CELL:+49 30 1234567\r
URL:https\\://www.linkedin.com/in/mara-okafor\r
X-SOCIALPROFILE;type=linkedin;x-user=mara:https://www.linkedin.com/in/mara-okafor\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r
 /2wBDAAgGBgcGBQgHBwcJ\r
NOTE:Met at the hallway track.\\nWants the pap\r
 er.\r
END:VCARD\r
"""
ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Zo=C3=AB;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB =
=C3=85ngstr=C3=B6m
TEL;CELL;HOME:030 1234567
END:VCARD
"""
FOURTH = """BEGIN:VCARD
VERSION:4.0
FN:Jonas Lind
TEL;VALUE=uri;TYPE="voice,home":tel:+49-30-1234567
EMAIL:jonas@vandelay.example
EMAIL:jonas@vandelay.example
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
END:VCARD
"""


def test_a_card_of_version_three_is_read_whole() -> None:
    assert read_cards(APPLE.encode()).cards == (
        ContactCard(
            name="Mara Okafor",
            organisation="Acme, Inc.",
            title="Data lead",
            emails=("mara@acme.example",),
            phones=("+49 30 1234567",),
            urls=("https://www.linkedin.com/in/mara-okafor",),
            note="Met at the hallway track. Wants the paper.",
        ),
    )


def test_older_and_newer_dialects_are_read() -> None:
    assert read_cards(ANDROID).cards == (ContactCard("Zoë Ångström", phones=("030 1234567",)),)
    jonas = ContactCard("Jonas Lind", emails=("jonas@vandelay.example",), phones=("+49-30-1234567",))
    assert read_cards(FOURTH).cards == (jonas,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_any_usual_encoding_are_read(encoding: str) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Brandt\r\nEND:VCARD\r\n"
    assert read_cards(card.encode(encoding)).cards == (ContactCard("Zoë Brandt"),)


def test_a_letter_folded_in_the_middle_is_whole_again() -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Brandt\r\nEND:VCARD\r\n".encode()
    split = card.index("ë".encode()) + 1
    assert read_cards(card[:split] + b"\r\n " + card[split:]).cards == (ContactCard("Zoë Brandt"),)


def test_a_name_is_found_where_it_stands() -> None:
    only_parts = "BEGIN:VCARD\nVERSION:3.0\nN:van der Berg;Ludwig;J.;Dr.;\nFN:\nEND:VCARD"
    assert read_cards(only_parts).cards[0].name == "Ludwig J. van der Berg"
    only_company = "BEGIN:VCARD\nVERSION:3.0\nORG:Acme\nEND:VCARD"
    assert read_cards(only_company).cards == (ContactCard("Acme"),)


def test_a_damaged_card_costs_only_itself() -> None:
    nameless = "BEGIN:VCARD\nVERSION:3.0\nTEL:123\nEND:VCARD\n"
    unfinished = "BEGIN:VCARD\nVERSION:3.0\nFN:Lost\n"
    found = read_cards(FOURTH + nameless + unfinished + ANDROID)
    assert [card.name for card in found.cards] == ["Jonas Lind", "Zoë Ångström"]
    assert found.problems == (
        "The card that begins in line 13 has no END:VCARD and was left out. Export it again.",
        "Card 2 was left out: it has no name.",
    )


def test_hostile_values_are_only_text() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:<b>Bob</b> \\n@home #x \x07\u202e\nNOTE:" + "x" * 50_000 + "\nEND:VCARD"
    found = read_cards(card)
    assert found.cards[0].name == "<b>Bob</b> @home #x"
    assert len(found.cards[0].note) == 10_000
    line = parse(found.lines[0], KnownNames(), TODAY)
    assert [part.value for part in line.people] == ["<b>Bob</b> @home #x"]
    assert line.of(PartKind.EVENT, PartKind.TAG) == ()


@pytest.mark.parametrize("version", ["1.0", "9", "", "x" * 100])
def test_an_unknown_version_is_read_as_far_as_possible(version: str) -> None:
    assert read_cards(f"BEGIN:VCARD\nVERSION:{version}\nFN:Mara\nEND:VCARD").cards == (ContactCard("Mara"),)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "No business card"),
        ("Dear Mara, thank you for the talk", "No business card"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 400, "no text file"),
        (b"x" * 20_000_001, "larger than 20 MB"),
        ("MECARD:TEL:123;;", "has no name"),
    ],
)
def test_what_is_no_card_is_refused_with_a_sentence(content: bytes | str, sentence: str) -> None:
    with pytest.raises(UnreadableInput, match=sentence):
        read_cards(content)


def test_a_mecard_is_read_with_its_escapes() -> None:
    text = "MECARD:N:Okafor,Mara;TEL:+49301234567;EMAIL:mara@acme.example;ORG:Smith\\; Sons;URL:https\\://acme.example;NOTE:a\\:b;;"
    assert read_cards(text).cards == (
        ContactCard(
            name="Mara Okafor",
            organisation="Smith; Sons",
            emails=("mara@acme.example",),
            phones=("+49301234567",),
            urls=("https://acme.example",),
            note="a:b",
        ),
    )
    assert read_mecard("mecard:N:Cher;").name == "Cher"
    with pytest.raises(UnreadableInput, match="no MeCard"):
        read_mecard("BEGIN:VCARD")


def test_a_signature_is_a_card() -> None:
    text = "Mara Okafor\nData lead\nAcme\n12 Mill Lane\nTel: +49 30 1234567\nmara@acme.example"
    assert read_cards(text).cards == (
        ContactCard(
            "Mara Okafor", "Acme", "Data lead", ("mara@acme.example",), ("+49 30 1234567",), (), "12 Mill Lane"
        ),
    )


def test_the_proposed_line_says_what_the_card_says() -> None:
    line = read_cards(APPLE).lines[0]
    assert line == (
        'Mara Okafor, Data lead at "Acme, Inc." mara@acme.example +49 30 1234567 '
        "https://www.linkedin.com/in/mara-okafor. Met at the hallway track. Wants the paper."
    )
    capture = parse(line, KnownNames(), TODAY)
    assert [(str(part.kind), part.value) for part in capture.parts] == [
        ("person", "Mara Okafor"),
        ("role", "Data lead"),
        ("company", "Acme, Inc."),
        ("email", "mara@acme.example"),
        ("phone", "+49 30 1234567"),
        ("link", "https://www.linkedin.com/in/mara-okafor"),
        ("text", "Met at the hallway track. Wants the paper."),
    ]


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)


@settings(max_examples=EXAMPLES)
@given(name=WORDS, title=WORDS, organisation=WORDS, note=WORDS)
def test_the_line_of_any_card_names_the_person(name: str, title: str, organisation: str, note: str) -> None:
    name, title, organisation = (" ".join(text.split()) for text in (name, title, organisation))
    card = ContactCard(name or "Mara", organisation, title, note=note)
    capture = parse(line_of(card), KnownNames(), TODAY)
    assert capture.people[0].value == card.name
    assert [part.value for part in capture.of(PartKind.ROLE)] == [title] * bool(title)
    assert [part.value for part in capture.of(PartKind.COMPANY)] == [organisation] * bool(organisation)


@settings(max_examples=EXAMPLES)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_cards_or_refused(content: bytes) -> None:
    for wrapped in (content, b"BEGIN:VCARD\nVERSION:3.0\nFN:Mara\n" + content + b"\nEND:VCARD"):
        assert _answers(wrapped)


def _answers(content: bytes) -> bool:
    try:
        found = read_cards(content)
    except UnreadableInput as refusal:
        return refusal.sentence.endswith(".")
    return bool(found.cards or found.problems)
