"""The JSON-lines protocol: one answer per line, errors for their line only."""

from __future__ import annotations

import json
from typing import Any

import pytest

from whence.domain.notes import SignalCode
from whence.domain.profiles import NO_PROFILE, OwnerProfile
from whence.services.judging import JournalNote, judge_lines

OWNER = OwnerProfile(first="Marlene", last="Achterberg", anchors=("rivergauge",))
TEMPLATE = (
    "Hi Marlene, I noticed that we both care about rivers, and I always enjoy meeting people who measure them well."
)
KEYS = ["id", "note_kind", "signals", "claims", "near_duplicate_of", "suggestion", "codes", "why", "rationale_draft"]


def judged(*rows: Any, profile: OwnerProfile = OWNER, journal: tuple[JournalNote, ...] = ()) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return [json.loads(line) for line in judge_lines(lines, profile, journal)]


def row(text: str | None = "", name: str = "Pelle Brandvik", **more: Any) -> dict[str, Any]:
    return {"id": "a", "text": text, "sender": {"name": name}} | more


def test_an_answer_has_exactly_the_documented_entries() -> None:
    (answer,) = judged(row("Hi Peter, we worked together at Kronberg Foods."))
    assert list(answer) == KEYS
    assert all(list(signal) == ["code", "phrase", "start", "end"] for signal in answer["signals"])
    assert list(answer["claims"][0]) == ["type", "about", "finding"]


def test_a_missing_text_is_unknown_and_an_empty_one_none() -> None:
    unknown, none, null = judged({"id": 1, "sender": {"name": "X"}}, row(""), row(None))
    assert (unknown["note_kind"], none["note_kind"], null["note_kind"]) == ("unknown", "none", "unknown")
    assert unknown["suggestion"] == "ask_first"
    assert none["suggestion"] == "decline"


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[1, 2]",
        '"text"',
        '{"id": "x", "text": 5}',
        '{"stage": "later"}',
        '{"sender": []}',
        '{"received_on": "soon"}',
        '{"id": []}',
        "[" * 50_000,
    ],
)
def test_a_broken_line_is_answered_with_an_error_and_harms_no_other(broken: str) -> None:
    first, error, last = judged(row("Hello."), broken, row("Hello."))
    assert (first["id"], last["id"]) == ("a", "a")
    assert list(error) == ["error", "line"]
    assert error["line"] == 2
    assert error["error"].endswith(".")


def test_blank_lines_are_passed_over_and_lines_without_id_get_their_number() -> None:
    answers = judged("", {"text": "Hello.", "sender": {"name": "X"}}, "  ")
    assert [answer["id"] for answer in answers] == [2]


def test_each_line_is_compared_with_those_before_and_with_the_journal() -> None:
    other = TEMPLATE.replace("Marlene", "Olaf")
    first, second, third = judged(
        row(TEMPLATE) | {"id": "x"}, row(other, "Ilse V") | {"id": "y"}, row(other, "Pelle Brandvik")
    )
    assert first["near_duplicate_of"] is None
    assert second["near_duplicate_of"] == {"source": "line", "id": "x"}
    assert third["near_duplicate_of"] == {"source": "line", "id": "y"}
    (known,) = judged(row(other), journal=(JournalNote("uid-1", "Ruta Messerly", TEMPLATE),))
    assert known["near_duplicate_of"] == {"source": "journal", "id": "uid-1"}


def test_a_second_request_of_the_same_person_is_told() -> None:
    pitch = "We help institutes cut costs by 30%. Can I show you our platform in a 15 minute call?"
    first, second = judged(
        row(pitch, stage="after_accept", hours_after_accept=3), row(pitch, stage="after_accept", hours_after_accept=60)
    )
    codes = [{signal["code"] for signal in answer["signals"]} for answer in (first, second)]
    assert "REPITCH" not in codes[0]
    assert "REPITCH" in codes[1]
    assert (first["suggestion"], second["suggestion"]) == ("look", "remove")


def test_the_journals_earlier_requests_count_too() -> None:
    journal = (JournalNote("u", "Pelle Brandvik", "Join my group!", frozenset({SignalCode.GROUP_PUSH})),)
    (answer,) = judged(row("Do join my group Rising Voices.", stage="after_accept"), journal=journal)
    assert answer["suggestion"] == "remove"


def test_without_a_profile_claims_cannot_be_told() -> None:
    (answer,) = judged(row("We worked together at Kronberg Foods."), profile=NO_PROFILE)
    assert [claim["finding"] for claim in answer["claims"]] == ["unknown"]
    assert answer["suggestion"] == "ask_first"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\u202eabc", "\ud800", "𝗛𝗲𝗹𝗹𝗼", "a" * 10_000, "👋" * 500]
)
def test_odd_texts_and_names_are_answered(text: str) -> None:
    (answer,) = judged(row(text, "O'Brien-Łukasiewicz, PhD 🚀"))
    assert answer["note_kind"] == "text"
