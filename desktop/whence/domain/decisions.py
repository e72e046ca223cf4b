"""Decisions: a verdict with reason codes and a rationale; never edited, only reconsidered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId


class Verdict(StrEnum):
    """What was decided about an invitation, a tie or a red flag."""

    ACCEPT = "accept"
    ACCEPT_WATCH = "accept_watch"
    ASK_FIRST = "ask_first"
    DECLINE = "decline"
    LEAVE = "leave"
    WITHDRAW = "withdraw"
    KEEP = "keep"
    KEEP_FOR_GOOD = "keep_for_good"
    REACH_OUT = "reach_out"
    SNOOZE = "snooze"
    REMOVE = "remove"
    RECONNECT = "reconnect"
    LET_PASS = "let_pass"
    REPLY_WATCH = "reply_watch"
    LOOK = "look"


VERDICT_WORDS = {
    Verdict.ACCEPT: "accept",
    Verdict.ACCEPT_WATCH: "accept, watch",
    Verdict.ASK_FIRST: "ask first",
    Verdict.DECLINE: "decline",
    Verdict.LEAVE: "leave unanswered",
    Verdict.WITHDRAW: "withdraw",
    Verdict.KEEP: "keep",
    Verdict.KEEP_FOR_GOOD: "keep for good",
    Verdict.REACH_OUT: "reach out",
    Verdict.SNOOZE: "snooze",
    Verdict.REMOVE: "remove",
    Verdict.RECONNECT: "reconnect",
    Verdict.LET_PASS: "let pass",
    Verdict.REPLY_WATCH: "reply, then watch",
    Verdict.LOOK: "look",
}

RATIONALE_REQUIRED = frozenset({Verdict.ACCEPT, Verdict.ACCEPT_WATCH, Verdict.DECLINE, Verdict.REMOVE})


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reasons as kept; facts are what was known then."""

    id: int
    uid: str
    person_id: PersonId
    invitation_id: int | None
    review_id: int | None
    stage: str
    verdict: Verdict
    codes: tuple[str, ...]
    rationale: str
    facts: Mapping[str, object]
    policy: str
    rule_id: int | None
    exception: str
    look_back_on: date | None
    until_on: date | None
    group_uid: str
    reconsiders_id: int | None
    decided_on: date
    decided_at: str
