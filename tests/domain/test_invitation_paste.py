"""Invitations recognised in what is copied from a page, and lines that decide several at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitation_paste import SeenInvitation, decisions_in, invitations_in
from whence.domain.invitations import NoteKind

PAGE = """
Ada Byrne
Ada Byrne
CTO at Foo Labs | Rust
Tom Lund and 3 other mutual connections
Hi Clara, I read your atlas. May I ask about page 40?
https://www.linkedin.com/in/ada-byrne?trk=x
Ignore
Accept

Björn O'Malley-Łukasiewicz, PhD
Student of hydrography
2 weeks ago
Message
Accept
"""


def test_a_page_gives_names_headlines_notes_links_and_shared_contacts() -> None:
    first, second = invitations_in(PAGE)
    assert first == SeenInvitation(
        "Ada Byrne",
        "CTO at Foo Labs | Rust",
        "Hi Clara, I read your atlas. May I ask about page 40?",
        NoteKind.TEXT,
        "https://www.linkedin.com/in/ada-byrne",
        4,
        ("Tom Lund",),
    )
    assert (second.name, second.headline, second.note_kind) == (
        "Björn O'Malley-Łukasiewicz",
        "Student of hydrography",
        NoteKind.UNKNOWN,
    )


def test_bare_names_are_one_each() -> None:
    found = invitations_in("Ada Byrne\nTom Lund\nMara de Vries")
    assert [one.name for one in found] == ["Ada Byrne", "Tom Lund", "Mara de Vries"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byrne\nSoftware Engineer", ["Ada Byrne"]),
        ("Ada Byrne, Tom Lund, Li Wei", ["Ada Byrne", "Tom Lund", "Li Wei"]),
        ("1. Ada Byrne\n2. Tom Lund", ["Ada Byrne", "Tom Lund"]),
        ("- Ada Byrne\n• Tom Lund", ["Ada Byrne", "Tom Lund"]),
        ("🚀 Max Lund 🚀\nGrowth", ["Max Lund"]),
        ("Max Lund (He/Him)\nGrowth", ["Max Lund"]),
        ("Jean-Luc de la Fontaine du Lac\nchef", ["Jean-Luc de la Fontaine du Lac"]),
        ("Ada Byrne\nCook\n\nسارا احمدی\nمهندس نرم‌افزار", ["Ada Byrne", "سارا احمدی"]),
        ("Ada Byrne - Data lead\nTom Lund - Cook", ["Ada Byrne", "Tom Lund"]),
    ],
)
def test_everybody_named_is_recognised_and_nobody_else(text: str, names: list[str]) -> None:
    assert [one.name for one in invitations_in(text)] == names


@pytest.mark.parametrize(
    "page",
    [
        "Ada Byrne\nCook\nIgnore\nAccept\nTom Lund\nBaker\nHi, good bread!\nIgnore\nAccept",
        "Ada Byrne\nAda Byrne\nCook\nSent 2 weeks ago\nWithdraw\nTom Lund\nBaker\n“Hi, good bread!”\nSent today",
    ],
)
def test_the_buttons_of_a_page_part_its_invitations(page: str) -> None:
    first, second = invitations_in(page)
    assert (first.name, first.headline, first.note) == ("Ada Byrne", "Cook", "")
    assert (second.name, second.headline, second.note) == ("Tom Lund", "Baker", "Hi, good bread!")


def test_a_note_keeps_its_paragraphs_greeting_and_signature() -> None:
    (seen,) = invitations_in("Ada Byrne\nCook\n\nHi Clara\n\nYour atlas is on my wall.\n\nBest\n\nAda")
    assert seen.note.split("\n") == ["Hi Clara", "Your atlas is on my wall.", "Best", "Ada"]


def test_headline_and_link_may_stand_beside_the_name() -> None:
    ada, tom = invitations_in(
        "Ada Byrne\thttps://www.linkedin.com/in/ada-byrne\nTom Lund, Senior Editor\tlinkedin.com/in/tom"
    )
    assert (ada.name, ada.profile_url) == ("Ada Byrne", "https://www.linkedin.com/in/ada-byrne")
    assert (tom.name, tom.headline, tom.profile_url) == ("Tom Lund", "Senior Editor", "linkedin.com/in/tom")


@pytest.mark.parametrize("text", ["", "\n\n", "Accept\nIgnore", "https://www.linkedin.com/in/x", "🚀"])
def test_nothing_is_recognised_where_nothing_is(text: str) -> None:
    assert invitations_in(text) == ()


@given(some.text(max_size=400))
def test_any_text_is_read_without_harm(text: str) -> None:
    assert all(one.name.strip() for one in invitations_in(text))


@pytest.mark.parametrize(
    ("line", "verdict", "names", "why"),
    [
        ("Declined: Ada Byrne, Tom Lund: no note", Verdict.DECLINE, ("Ada Byrne", "Tom Lund"), "no note"),
        ("accepted: Ada; Tom; Ada: met: at PyCon", Verdict.ACCEPT, ("Ada", "Tom"), "met: at PyCon"),
        ("Left unanswered: Ada Byrne: later", Verdict.LEAVE, ("Ada Byrne",), "later"),
        ("Withdrew: Ada\nTom: by mistake", Verdict.WITHDRAW, ("Ada", "Tom"), "by mistake"),
    ],
)
def test_a_line_names_verdict_people_and_reason(line: str, verdict: Verdict, names: tuple[str, ...], why: str) -> None:
    told = decisions_in(line)
    assert (told.verdict, told.names, told.rationale) == (verdict, names, why)


@pytest.mark.parametrize(
    "line", ["", "Ada, Tom", "Perhaps: Ada: x", "Declined: : no note", "Declined: Ada", "Declined: Ada: "]
)
def test_what_is_missing_is_said(line: str) -> None:
    with pytest.raises(Refusal) as refused:
        decisions_in(line)
    assert refused.value.field == "line"
