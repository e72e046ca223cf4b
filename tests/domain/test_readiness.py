"""Readiness for an introduction, case by case."""

# ruff: noqa: E501  (a case a line reads as the specification)

from __future__ import annotations

from dataclasses import replace

import pytest

from whence.domain.connections import ConnectionState
from whence.domain.interactions import Direction
from whence.domain.people import Shelf
from whence.domain.readiness import Readiness, ReadinessFacts, readiness
from whence.domain.ties import Category

READY, WARM, DONT, CANT = Readiness.READY, Readiness.WARM_UP, Readiness.DONT, Readiness.CANT_TELL
STRANGER = ReadinessFacts("Ada", Category.NEVER)
MET = replace(STRANGER, has_origin=True)
FRIEND = ReadinessFacts(
    "Ada", Category.STRONG, has_origin=True, days_since_last=5, last_direction=Direction.MUTUAL, is_two_sided=True
)
REGULAR = replace(FRIEND, category=Category.MODERATE, days_since_last=60)
WEAK = replace(FRIEND, category=Category.WEAK, days_since_last=100)

CASES = [
    ("nothing recorded at all", STRANGER, {}, CANT, "Nothing is recorded about how you met."),
    ("a shared employer alone", STRANGER, {"shares_employer": True}, CANT, "You share an employer, which alone says little."),
    ("nothing but a good introduction", STRANGER, {"good_introductions": 1}, READY, "Introduced 1 time, 1 went well."),
    ("met, never in contact", MET, {}, WARM, "You know how you met, but no interaction is recorded here."),
    ("met and a shared employer", MET, {"shares_employer": True}, WARM, "You know how you met"),
    ("strong, five days ago", FRIEND, {}, READY, "You are in contact: last 5 days ago, from both sides."),
    ("strong, today", FRIEND, {"days_since_last": 0}, READY, "last today"),
    ("strong, yesterday", FRIEND, {"days_since_last": 1}, READY, "last yesterday"),
    ("strong, a year ago to the day", FRIEND, {"days_since_last": 365}, READY, "last 365 days ago"),
    ("strong, a year and a day ago", FRIEND, {"days_since_last": 366}, WARM, "Your last recorded contact was 366 days ago."),
    ("moderate, two months ago", REGULAR, {}, READY, "last 60 days ago"),
    ("moderate, a year and a day ago", REGULAR, {"days_since_last": 366}, WARM, "366 days ago"),
    ("moderate without an origin", REGULAR, {"has_origin": False}, READY, "You are in contact"),
    ("weak, a hundred days ago", WEAK, {}, READY, "Your last recorded contact was 100 days ago."),
    ("weak, half a year ago to the day", WEAK, {"days_since_last": 182}, READY, "182 days ago"),
    ("weak, half a year and a day ago", WEAK, {"days_since_last": 183}, WARM, "183 days ago"),
    ("weak, two years ago", WEAK, {"days_since_last": 730}, WARM, "730 days ago"),
    ("weak without an origin, lately", WEAK, {"has_origin": False}, READY, "100 days ago"),
    ("weak without an origin, long ago", WEAK, {"has_origin": False, "days_since_last": 900}, WARM, "900 days ago"),
    ("dormant", WEAK, {"category": Category.DORMANT, "days_since_last": 1200}, WARM, "1200 days ago"),
    ("dormant but family", WEAK, {"category": Category.DORMANT, "label": Category.FAMILY, "days_since_last": 1200}, READY, "You call Ada family."),
    ("dormant but close", WEAK, {"category": Category.DORMANT, "label": Category.CLOSE, "days_since_last": 1200}, READY, "You call Ada close."),
    ("kept for good, long silent", WEAK, {"label": Category.KEEP_ALWAYS, "days_since_last": 700}, WARM, "700 days ago"),
    ("family, never in contact here", MET, {"label": Category.FAMILY}, READY, "You call Ada family."),
    ("close, but they wait for an answer", FRIEND, {"label": Category.CLOSE, "last_direction": Direction.IN, "days_since_last": 60}, WARM, "The last message was theirs"),
    ("their message of last week", FRIEND, {"last_direction": Direction.IN, "days_since_last": 7}, READY, "last 7 days ago"),
    ("their message of a month ago", FRIEND, {"last_direction": Direction.IN, "days_since_last": 30}, READY, "30 days ago"),
    ("their message unanswered for 31 days", FRIEND, {"last_direction": Direction.IN, "days_since_last": 31}, WARM, "no answer is recorded"),
    ("their message unanswered for a year", WEAK, {"last_direction": Direction.IN, "days_since_last": 365}, WARM, "no answer is recorded"),
    ("only you have written", WEAK, {"is_two_sided": False, "last_direction": Direction.OUT}, WARM, "Only you have written so far"),
    ("you wrote last, both have written", WEAK, {"last_direction": Direction.OUT}, READY, "100 days ago"),
    ("only they have written, lately", WEAK, {"is_two_sided": False, "last_direction": Direction.IN, "days_since_last": 3}, READY, "3 days ago"),
    ("strong but one-sided from you", REGULAR, {"is_two_sided": False, "last_direction": Direction.OUT}, WARM, "no answer of Ada is recorded"),
    ("removed by you", FRIEND, {"connection": ConnectionState.REMOVED_BY_YOU}, DONT, "You removed this connection."),
    ("removed by them", FRIEND, {"connection": ConnectionState.REMOVED_BY_THEM}, DONT, "Ada removed this connection."),
    ("gone, cause unknown", WEAK, {"connection": ConnectionState.GONE}, DONT, "This connection is gone"),
    ("never connected, in contact", FRIEND, {"connection": ConnectionState.NONE}, READY, "You are in contact"),
    ("connected, in contact", FRIEND, {"connection": ConnectionState.CONNECTED}, READY, "You are in contact"),
    ("invited by you, nothing else", STRANGER, {"connection": ConnectionState.INVITED_BY_YOU}, CANT, "No interaction is recorded here."),
    ("invited by them, nothing else", STRANGER, {"connection": ConnectionState.INVITED_BY_THEM}, CANT, "No interaction is recorded here."),
    ("in the bin", FRIEND, {"shelf": Shelf.BIN}, DONT, "This person is in the bin."),
    ("set aside", FRIEND, {"shelf": Shelf.ASIDE}, DONT, "set aside"),
    ("archived, in contact", FRIEND, {"shelf": Shelf.ARCHIVED}, READY, "You are in contact"),
    ("pitched after accepting", FRIEND, {"red_flag": "sent a pitch"}, DONT, "Ada sent a pitch after you accepted."),
    ("asked for endorsements", WEAK, {"red_flag": "asked for endorsements"}, DONT, "asked for endorsements"),
    ("accepted to be watched", REGULAR, {"is_watched": True}, WARM, "You accepted this person to be watched."),
    ("watched and a stranger", STRANGER, {"is_watched": True}, CANT, "Nothing is recorded about how you met."),
    ("watched though close", FRIEND, {"is_watched": True, "label": Category.CLOSE}, WARM, "to be watched"),
    ("claim contradicted, a stranger", STRANGER, {"is_claim_contradicted": True}, DONT, "does not match your records"),
    ("claim contradicted, met", MET, {"is_claim_contradicted": True}, WARM, "does not match your records"),
    ("claim contradicted, in contact", FRIEND, {"is_claim_contradicted": True}, WARM, "does not match your records"),
    ("wish: no introductions", FRIEND, {"wish": "No introductions, please"}, DONT, "Their wish about introductions"),
    ("wish: don't", FRIEND, {"wish": "I don't do introductions"}, DONT, "Their wish"),
    ("wish: doesn’t with a curly mark", FRIEND, {"wish": "doesn’t want any"}, DONT, "Their wish"),
    ("wish: not before spring", REGULAR, {"wish": "not before spring"}, DONT, "not before spring"),
    ("wish: gladly", FRIEND, {"wish": "Gladly, to mappers"}, READY, "You are in contact"),
    ("wish with no as part of a word", FRIEND, {"wish": "Know-how about tides is welcome"}, READY, "You are in contact"),
    ("one introduction went badly", FRIEND, {"bad_introductions": 1}, DONT, "One introduction with Ada went badly, none well."),
    ("three went badly", FRIEND, {"bad_introductions": 3}, DONT, "3 introductions with Ada went badly"),
    ("one badly, two well", FRIEND, {"bad_introductions": 1, "good_introductions": 2}, READY, "You are in contact"),
    ("two well", WEAK, {"good_introductions": 2}, READY, "100 days ago"),
    ("two well, long ago", WEAK, {"good_introductions": 2, "days_since_last": 400}, WARM, "400 days ago"),
    ("removed and pitched", FRIEND, {"connection": ConnectionState.REMOVED_BY_YOU, "red_flag": "sent a pitch"}, DONT, "You removed this connection."),
    ("family, but removed", FRIEND, {"label": Category.FAMILY, "connection": ConnectionState.REMOVED_BY_THEM}, DONT, "removed"),
    ("wish: no need to ask", FRIEND, {"wish": "Any time, no need to ask first"}, READY, "You are in contact"),
    ("wish: not a problem", FRIEND, {"wish": "Not a problem at all"}, READY, "You are in contact"),
    ("wish: doesn’t mind", FRIEND, {"wish": "Doesn’t mind, even without asking"}, READY, "You are in contact"),
    ("wish: no problem, but not now", FRIEND, {"wish": "No problem, but not this year"}, DONT, "not this year"),
    ("wish: no need of any", FRIEND, {"wish": "No need of introductions"}, DONT, "No need of"),
    ("family, but says no", FRIEND, {"label": Category.FAMILY, "wish": "never"}, DONT, "never"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "changed", "verdict", "reason"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_readiness(facts: ReadinessFacts, changed: dict[str, object], verdict: Readiness, reason: str) -> None:
    answer = readiness(replace(facts, **changed))  # type: ignore[arg-type]
    assert answer.verdict is verdict
    assert any(reason in said for said in answer.reasons)


def test_everything_but_ready_says_what_would_change_it() -> None:
    for name, facts, changed, _, _ in CASES:
        answer = readiness(replace(facts, **changed))  # type: ignore[arg-type]
        assert answer.reasons, name
        assert answer.verdict is READY or answer.changes, name


def test_a_shared_employer_never_changes_the_verdict() -> None:
    for name, facts, changed, verdict, _ in CASES:
        with_employer = replace(replace(facts, **changed), shares_employer=True)  # type: ignore[arg-type]
        assert readiness(with_employer).verdict is verdict, name
