"""Reading a note: kinds, names, placeholders, anchors, near duplicates, odd shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.invitations import NoteKind
from whence.domain.note_masks import SAME_TEXT_AT, NoteArchive, jaccard, masked, shingles
from whence.domain.note_names import NameVerdict, compare_name
from whence.domain.note_text import fold
from whence.domain.notes import NoteReading, SignalCode, note_signals, read_note
from whence.domain.profiles import OwnerProfile, OwnEvent
from whence.services.phrasebooks import phrasebook

OWNER = OwnerProfile(
    first="Annette",
    last="Rosenquist",
    preferred=("Netty",),
    anchors=("gripkit (open-source grasp planner)", "talk 'Hands that see'"),
    events=(OwnEvent("RoboDays 2022", "Turin", (2022,)),),
    connections=("Mirela Stanescu",),
)
ODD_SENDER = "O'Brien-Łukasiewicz, PhD 🚀"


def read(text: str | None, sender: str = "Joost Vandermeer") -> NoteReading:
    return read_note(text, sender, OWNER, phrasebook())


def codes(text: str) -> set[SignalCode]:
    return {signal.code for signal in note_signals(read(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (None, NoteKind.UNKNOWN),
        ("", NoteKind.NONE),
        (" \n\t ", NoteKind.NONE),
        ("\u200b\u200f", NoteKind.NONE),
        ("I'd like to add you to my professional network on LinkedIn.", NoteKind.DEFAULT),
        ("Hi Annette, I\u2019d like to join your LinkedIn network. Joost", NoteKind.DEFAULT),
        ("Je souhaite vous ajouter à mon réseau professionnel sur LinkedIn.", NoteKind.DEFAULT),
        ("I'd like to join your LinkedIn network and tell you about herons.", NoteKind.TEXT),
    ],
)
def test_unknown_is_not_none_and_default_text_counts_as_its_own_kind(text: str | None, kind: NoteKind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Annette", NameVerdict.OWN),
        ("ANNETTE", NameVerdict.OWN),
        ("Annétte", NameVerdict.OWN),
        ("Netty", NameVerdict.OWN),
        ("Rosenquist", NameVerdict.OWN),
        ("Anne", NameVerdict.MISSPELT),
        ("Anette", NameVerdict.MISSPELT),
        ("Rosenkvist", NameVerdict.MISSPELT),
        ("Peter", NameVerdict.OTHER),
        ("Gudrun", NameVerdict.OTHER),
    ],
)
def test_names_are_compared_by_edits_likeness_and_beginning(name: str, verdict: NameVerdict) -> None:
    assert compare_name(name, OWNER, phrasebook()) is verdict


@pytest.mark.parametrize(
    "text",
    [
        "Hi there, I like herons.",
        "Hello from Lisbon!",
        "Hi all, a word about herons.",
        "Dear Sir or Madam, a question.",
        "Hi Annette! Thanks.",
        "Joost here, from the mill.",
        "Thanks for the herons.",
        "Hello, Joost here with the heron pictures.",
    ],
)
def test_greetings_without_another_name_are_no_wrong_name(text: str) -> None:
    assert not codes(text) & {SignalCode.WRONG_NAME, SignalCode.MISNAME}


@pytest.mark.parametrize(
    "text", ["Hi Peter, a word.", "hello kevin, a word", "Dear Mr. Johannson, a word.", "Peter, a word."]
)
def test_greeting_somebody_else_is_a_wrong_name(text: str) -> None:
    assert SignalCode.WRONG_NAME in codes(text)


def test_without_an_own_name_nothing_is_said_about_greetings() -> None:
    reading = read_note("Hi Peter, a word.", "Joost", OwnerProfile(), phrasebook())
    assert reading.addresses == ()


@pytest.mark.parametrize(
    "text", ["Hi {{firstName}}!", "at [Company Name]", "Dear %FIRSTNAME%,", "Hi <name>,", "{Hi|Hello} you", "Hi FNAME,"]
)
def test_unfilled_fields_are_placeholders(text: str) -> None:
    assert SignalCode.PLACEHOLDER in codes(text)


@pytest.mark.parametrize(
    "text", ["the template prints {{ name }} twice", "`read <name>` fails", "see [1] and [sic]", "a < b and c > d"]
)
def test_pieces_of_code_are_no_placeholders(text: str) -> None:
    assert SignalCode.PLACEHOLDER not in codes(text)


@pytest.mark.parametrize(
    "text",
    ["We use gripkit daily.", "I saw Hands that see.", "Since RoboDays I wonder.", "Mirela Stanescu sends greetings."],
)
def test_own_works_events_and_contacts_are_anchors(text: str) -> None:
    assert SignalCode.ANCHOR in codes(text)


def test_an_employer_from_the_job_list_is_no_anchor() -> None:
    assert SignalCode.ANCHOR not in codes("I admire your career at Ostrava Labs and Northwind.")


def test_a_language_without_lists_is_not_checked_and_never_clean() -> None:
    assert not read("こんにちは、水文学を研究しています。よろしくお願いします。").is_checked
    assert not read("Olá, gostaria muito de falar sobre o seu projeto e o rio.").is_checked
    assert read("Hello, I would like to talk with you about the river.").is_checked


@given(st.text(max_size=300))
def test_folding_keeps_places(text: str) -> None:
    folded = fold(text)
    assert len(folded.plain) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    for index in range(len(folded.plain)):
        first, last = folded.span(index, index + 1)
        assert 0 <= first < last <= len(text)


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_and_no_name_breaks_reading(text: str, sender: str) -> None:
    reading = read(text, sender)
    for signal in note_signals(reading):
        if signal.start is not None:
            assert text[signal.start : signal.end] == signal.phrase


@pytest.mark.parametrize(
    "text",
    [
        "we help founders like you to grow " * 300,
        "🚀" * 3000,
        "שלום " * 2000,
        "<b>" * 3000,
        "{" * 5000,
        "'" * 10_000,
        "[" * 3000 + "name" * 500,
        "your " * 2000,
    ],
    ids=["words", "emoji", "right-to-left", "markup", "braces", "quotes", "brackets", "one word"],
)
def test_long_and_odd_notes_are_read(text: str) -> None:
    phrasebook()
    reading = read(text[:10_000], ODD_SENDER)
    assert reading.kind is NoteKind.TEXT


FIRST = "Hi Annette, I noticed that we both care about rivers, and I always enjoy meeting people who measure them well."
SECOND = (
    "Dear Olaf, I noticed that we both care about rivers and I always enjoy meeting those who measure them so well!"
)
OTHER = "Good morning, could you tell me where the key of the boat house is kept in winter? Ours was lost."


def mask(text: str) -> str:
    return masked(text, phrasebook().greetings, OWNER.name_forms)


def test_the_same_template_is_found_among_other_senders_only() -> None:
    archive = NoteArchive()
    archive.add("journal", "a", "Ilse Varnhold", mask(FIRST))
    archive.add("journal", "b", "Bram Opperhof", mask(OTHER))
    found = archive.most_similar(mask(SECOND), "Pelle Brandvik")
    assert found is not None
    assert (found.source, found.identity) == ("journal", "a")
    assert archive.most_similar(mask(SECOND), "ilse varnhold") is None
    assert archive.most_similar(mask("Short words."), "Pelle Brandvik") is None


def test_masking_hides_greeting_own_name_numbers_and_addresses() -> None:
    assert mask("Hi Annette, see https://a.example in 14 days") == mask("Dear Olaf, see https://b.example/x in 9 days")


@given(
    st.lists(st.text(alphabet="abcdef ", min_size=45, max_size=90), min_size=1, max_size=12),
    st.text(alphabet="abcdef ", min_size=45, max_size=90),
)
def test_the_index_finds_what_comparing_one_by_one_finds(notes: list[str], query: str) -> None:
    archive = NoteArchive()
    kept = [" ".join(note.split()) for note in notes]
    for number, note in enumerate(kept):
        archive.add("line", number, f"sender {number}", note)
    wanted = " ".join(query.split())
    best = max((jaccard(shingles(note), shingles(wanted)) for note in kept if len(note) >= 40), default=0.0)
    found = archive.most_similar(wanted, "somebody else")
    if len(wanted) < 40 or best < SAME_TEXT_AT:
        assert found is None
    else:
        assert found is not None
        assert found.similarity == pytest.approx(best)
