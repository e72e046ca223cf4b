"""Tomorrow's notes: natural in every combination of what is known, never too long, never giving away a private word."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.domain.invitation_texts import (
    LIMIT_FREE,
    LIMIT_PREMIUM,
    InvitationText,
    characters,
    personal_note,
    shortened,
    topic_of,
)

EXAMPLES = 5000 if os.environ.get("WHENCE_TEST_ALL") else 200


@pytest.mark.parametrize(
    ("name", "event", "text", "you", "note"),
    [
        (
            "Mara",
            "PyCon Lisbon",
            "Talked about the hallway track.",
            "Clara",
            "Hi Mara, it was good to meet you at PyCon Lisbon and to talk about the hallway track. "
            "I'd be glad to continue the conversation and to stay in touch. Clara",
        ),
        (
            "Mara",
            "PyCon Lisbon",
            "",
            "Clara",
            "Hi Mara, it was good to meet you at PyCon Lisbon. I'd be glad to stay in touch. Clara",
        ),
        (
            "Mara",
            "",
            "Great talk about #rust, she knows everybody",
            "Clara",
            "Hi Mara, I enjoyed talking with you about rust. "
            "I'd be glad to continue the conversation and to stay in touch. Clara",
        ),
        (
            "Mara",
            "",
            "tall, boring",
            "Clara",
            "Hi Mara, it was good to meet you. I'd be glad to stay in touch and to hear what you are working on. Clara",
        ),
        ("", "Web Summit", "", "", "Hello, it was good to meet you at Web Summit. I'd be glad to stay in touch."),
        (
            "Jonas",
            "the annual meeting of the society for the study of small bridges in northern Lisbon",
            "Discussed her plans for the new bridge",
            "Clara",
            "Hi Jonas, it was good to meet you at the annual meeting of the society for the study of small bridges in "
            "northern Lisbon and to talk about your plans for the new bridge. Let's stay in touch. Clara",
        ),
    ],
)
def test_a_note_says_what_is_known(name: str, event: str, text: str, you: str, note: str) -> None:
    assert personal_note(name, event, text, you, LIMIT_FREE) == note


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Talked about the hallway track.", "the hallway track"),
        ("Nice evening. We spoke about her paper – promising!", "your paper"),
        ("Chatted with her about sailing and she wants to move", "sailing"),
        ("discussed type checkers; a bit loud", "type checkers"),
        ("Told me about his book, “Small Bridges”", "your book, “Small Bridges”"),
        ("coffee, talked over the plans (secret)", "the plans"),
        ("Talked about why she left Acme", ""),
        ("Talked about him", ""),
        ("talked to mara@acme.example", ""),
        ("asked about mara@acme.example", ""),
        ("tall, boring, wants money", ""),
        ("What a talk", ""),
        ("", ""),
    ],
)
def test_only_a_topic_is_taken_over(text: str, topic: str) -> None:
    assert topic_of(text) == topic


def test_a_long_topic_is_cut_at_a_word() -> None:
    topic = "Talked about " + "the slow growth of moss on old stone bridges " * 8
    note = personal_note("Mara", "PyCon Lisbon", topic, "Clara")
    assert characters(note) <= LIMIT_FREE
    assert note.startswith("Hi Mara, it was good to meet you at PyCon Lisbon and to talk about the slow growth of moss")
    assert note.endswith("…")
    assert note[:-1].split()[-1] in topic.split()
    longer = personal_note("Mara", "PyCon Lisbon", topic, "Clara", LIMIT_PREMIUM)
    assert LIMIT_FREE < characters(longer) <= LIMIT_PREMIUM


def test_a_long_event_is_cut_when_nothing_else_fits() -> None:
    note = personal_note("Mara", "conference on bridges " * 20, "", "Clara")
    assert note.startswith("Hi Mara, it was good to meet you at conference on bridges")
    assert note.endswith("…")
    assert characters(note) <= LIMIT_FREE


def test_the_count_is_what_a_browser_counts() -> None:
    draft = InvitationText("Hi 🚀", limit=5)
    assert (draft.count, draft.left, draft.fits) == (5, 0, True)
    assert not InvitationText("x" * 201).fits
    assert InvitationText("").left == LIMIT_FREE


WORDS = st.text(max_size=80)


@settings(max_examples=EXAMPLES)
@given(name=WORDS, event=WORDS, topic=WORDS, you=WORDS, limit=st.integers(0, 320))
def test_no_note_is_ever_too_long(name: str, event: str, topic: str, you: str, limit: int) -> None:
    note = personal_note(name, event, f"Talked about {topic}", you, limit)
    assert characters(note) <= limit
    assert bool(note) == (limit > 0)
    assert "\n" not in note


@settings(max_examples=EXAMPLES)
@given(text=st.text(max_size=300), limit=st.integers(0, 300))
def test_shortening_keeps_a_beginning_of_whole_words(text: str, limit: int) -> None:
    words = " ".join(text.split())
    short = shortened(text, limit)
    assert characters(short) <= limit
    assert words.startswith(short.removesuffix("…") if short != words else words)
    assert short == words or short.endswith("…") or limit == 0
