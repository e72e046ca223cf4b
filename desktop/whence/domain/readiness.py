"""Readiness: whether somebody can be asked for, or offered, an introduction now; always with its reasons."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from whence.domain.connections import ConnectionState
from whence.domain.interactions import Direction
from whence.domain.people import Shelf
from whence.domain.ties import Category

RECENT_DAYS = 182
FRESH_DAYS = 365
ANSWER_DAYS = 30
_WELCOMES = re.compile(
    r"\b(no need to ask|(no|not an?|never an?) (problem|objections?|worries|bother)|without asking"
    r"|(do not|does not|don['’]?t|doesn['’]?t) mind)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(r"\b(no|not|never|none|don['’]?t|doesn['’]?t|without)\b", re.IGNORECASE)


class Readiness(StrEnum):
    """What to do about an introduction. Can't tell is a legal answer."""

    READY = "ready"
    WARM_UP = "warm_up_first"
    DONT = "dont"
    CANT_TELL = "cant_tell"


READINESS_WORDS = {
    Readiness.READY: "ready",
    Readiness.WARM_UP: "warm up first",
    Readiness.DONT: "don't",
    Readiness.CANT_TELL: "can't tell",
}


@dataclass(frozen=True, slots=True)
class ReadinessFacts:
    """What the answer rests on. Days count back from today; None means never or not recorded.

    `category` is the one worked out from contact, `label` the owner's own word for the tie.
    """

    short_name: str
    category: Category
    label: Category | None = None
    has_origin: bool = False
    days_since_last: int | None = None
    last_direction: Direction | None = None
    is_two_sided: bool = False
    shelf: Shelf = Shelf.PEOPLE
    connection: ConnectionState = ConnectionState.NONE
    is_claim_contradicted: bool = False
    is_watched: bool = False
    red_flag: str = ""
    wish: str = ""
    good_introductions: int = 0
    bad_introductions: int = 0
    shares_employer: bool = False


@dataclass(frozen=True, slots=True)
class ReadinessAnswer:
    """The verdict with its reasons, and what would change it."""

    verdict: Readiness
    reasons: tuple[str, ...]
    changes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return READINESS_WORDS[self.verdict]


Found = tuple[str, str]


def readiness(facts: ReadinessFacts) -> ReadinessAnswer:
    """Whether an introduction should be made now: reasons against it win over reasons to wait, those over reasons for.

    A shared employer alone never makes anybody ready.
    """
    against = _found(_AGAINST, facts)
    if against:
        return _answer(Readiness.DONT, against)
    favourable, waiting = _found(_FOR, facts), _found(_WAITING, facts)
    if _close(facts) is not None:
        waiting = _found(_WAITING_EVEN_IF_CLOSE, facts)
    if waiting and (favourable or facts.has_origin or facts.days_since_last is not None):
        return _answer(Readiness.WARM_UP, waiting)
    if favourable:
        return _answer(Readiness.READY, favourable)
    return _answer(Readiness.CANT_TELL, _found(_UNKNOWN, facts))


def _answer(verdict: Readiness, found: list[Found]) -> ReadinessAnswer:
    changes = tuple(change for _, change in found if change)
    return ReadinessAnswer(verdict, tuple(reason for reason, _ in found), changes)


def _found(checks: tuple[Callable[[ReadinessFacts], Found | None], ...], facts: ReadinessFacts) -> list[Found]:
    return [found for check in checks if (found := check(facts)) is not None]


def _removed(facts: ReadinessFacts) -> Found | None:
    words = {
        ConnectionState.REMOVED_BY_YOU: "You removed this connection.",
        ConnectionState.REMOVED_BY_THEM: f"{facts.short_name} removed this connection.",
        ConnectionState.GONE: "This connection is gone, the cause is not recorded.",
    }.get(facts.connection)
    return (words, "Connecting again would change this.") if words else None


def _shelved(facts: ReadinessFacts) -> Found | None:
    match facts.shelf:
        case Shelf.BIN:
            return "This person is in the bin.", "Bring them back first."
        case Shelf.ASIDE:
            return "This person is set aside, not one of your people.", "Bring them back first."
    return None


def _pitched(facts: ReadinessFacts) -> Found | None:
    if not facts.red_flag:
        return None
    return f"{facts.short_name} {facts.red_flag} after you accepted.", "Answer the red flag in the review: let it pass."


def _refused(facts: ReadinessFacts) -> Found | None:
    if not _REFUSES.search(_WELCOMES.sub("", facts.wish)):
        return None
    return f"Their wish about introductions: “{facts.wish}”.", "Ask whether that still holds."


def _went_badly(facts: ReadinessFacts) -> Found | None:
    if not facts.bad_introductions or facts.good_introductions:
        return None
    made = "One introduction" if facts.bad_introductions == 1 else f"{facts.bad_introductions} introductions"
    return (
        f"{made} with {facts.short_name} went badly, none well.",
        "Judge the outcome again if that was not their doing.",
    )


def _stranger_with_false_claim(facts: ReadinessFacts) -> Found | None:
    if not facts.is_claim_contradicted or facts.has_origin or facts.days_since_last is not None:
        return None
    return "What they said about how you know each other does not match your records.", "Ask how you know each other."


def _watched(facts: ReadinessFacts) -> Found | None:
    if not facts.is_watched:
        return None
    return "You accepted this person to be watched.", "Judge the outcome of that decision."


def _claim_open(facts: ReadinessFacts) -> Found | None:
    if not facts.is_claim_contradicted:
        return None
    return "A claim of theirs does not match your records.", "Clear that up with them."


def _owes_answer(facts: ReadinessFacts) -> Found | None:
    is_unanswered = facts.last_direction is Direction.IN and (facts.days_since_last or 0) > ANSWER_DAYS
    if not is_unanswered:
        return None
    return f"The last message was theirs, {_ago(facts)}, and no answer is recorded.", "Answer it first."


def _dormant(facts: ReadinessFacts) -> Found | None:
    if facts.category is not Category.DORMANT:
        return None
    return f"Your last recorded contact was {_ago(facts)}.", "Write a few words first; people often welcome that."


def _long_silent(facts: ReadinessFacts) -> Found | None:
    is_silent = (
        facts.category in (Category.WEAK, Category.MODERATE, Category.STRONG) and facts.days_since_last is not None
    )
    limit = RECENT_DAYS if facts.category is Category.WEAK else FRESH_DAYS
    if not is_silent or (facts.days_since_last or 0) <= limit:
        return None
    return f"Your last recorded contact was {_ago(facts)}.", "Write a few words first."


def _never_in_contact(facts: ReadinessFacts) -> Found | None:
    if facts.category is not Category.NEVER or not facts.has_origin:
        return None
    return "You know how you met, but no interaction is recorded here.", "Write a few words first."


def _one_sided(facts: ReadinessFacts) -> Found | None:
    if facts.days_since_last is None or facts.is_two_sided or facts.last_direction is not Direction.OUT:
        return None
    return f"Only you have written so far; no answer of {facts.short_name} is recorded.", "Wait for an answer."


def _in_contact(facts: ReadinessFacts) -> Found | None:
    is_fresh = facts.days_since_last is not None and facts.days_since_last <= FRESH_DAYS
    if facts.category not in (Category.MODERATE, Category.STRONG) or not is_fresh:
        return None
    return f"You are in contact: last {_ago(facts)}, from both sides." if facts.is_two_sided else (
        f"You are in contact: last {_ago(facts)}."
    ), ""


def _recent(facts: ReadinessFacts) -> Found | None:
    is_recent = facts.days_since_last is not None and facts.days_since_last <= RECENT_DAYS
    if facts.category is not Category.WEAK or not is_recent:
        return None
    return f"Your last recorded contact was {_ago(facts)}.", ""


def _close(facts: ReadinessFacts) -> Found | None:
    if facts.label not in (Category.FAMILY, Category.CLOSE):
        return None
    return f"You call {facts.short_name} {facts.label.value}.", ""


def _went_well(facts: ReadinessFacts) -> Found | None:
    if not facts.good_introductions:
        return None
    total = facts.good_introductions + facts.bad_introductions
    return f"Introduced {total} time{'s' * (total > 1)}, {facts.good_introductions} went well.", ""


def _nothing_known(facts: ReadinessFacts) -> Found | None:
    if facts.has_origin:
        return None
    return "Nothing is recorded about how you met.", "Record how you met."


def _no_contact(facts: ReadinessFacts) -> Found | None:
    if facts.days_since_last is not None:
        return None
    return "No interaction is recorded here.", "Log what has passed between you."


def _same_employer(facts: ReadinessFacts) -> Found | None:
    return ("You share an employer, which alone says little.", "") if facts.shares_employer else None


def _ago(facts: ReadinessFacts) -> str:
    days = facts.days_since_last or 0
    if days < 1:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


_AGAINST = (_removed, _shelved, _pitched, _refused, _went_badly, _stranger_with_false_claim)
_WAITING = (_watched, _claim_open, _owes_answer, _dormant, _long_silent, _never_in_contact, _one_sided)
_WAITING_EVEN_IF_CLOSE = (_watched, _claim_open, _owes_answer)
_FOR = (_close, _in_contact, _recent, _went_well)
_UNKNOWN = (_nothing_known, _no_contact, _same_employer)
