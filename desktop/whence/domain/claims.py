"""Claims: what the other side says about how you know each other, compared with the owner's own records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import fold_word
from whence.domain.profiles import OwnerProfile, Tenure

_NO_CAREER = "Your own career is not filled in, so this can't be compared: see About me."
YEAR_TOLERANCE = 1
"""Years by which a stated year may miss one's own dates before it does not match."""
SAME_ORGANISATION_AT = 90
"""rapidfuzz ratio (0 to 100) from which two names of organisations, freed of legal forms, count as one."""
_KINDS_OF_ORGANISATION = frozenset(
    [
        "university",
        "school",
        "college",
        "institute",
        "academy",
        "systems",
        "consulting",
        "labs",
        "solutions",
        "media",
        "council",
        "museum",
        "hospital",
        "bank",
        "universitat",
        "hochschule",
        "business",
        "technical",
        "national",
        "international",
        "design",
        "science",
        "engineering",
    ]
)
_SAME_PERSON_AT = 92


class ClaimType(StrEnum):
    """How the other side says you know each other."""

    COLLEAGUE = "colleague"
    SCHOOL = "school"
    COMPANY = "company"
    FRIEND = "friend"
    INTRODUCED = "introduced"
    MET_AT_EVENT = "met_at_event"
    GROUP = "group"
    OTHER = "other"


class Finding(StrEnum):
    """What the own records say about a claim; contradicted means: does not match them, not that it is false."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with what was found. `start` and `end` are offsets in the original note, None from elsewhere."""

    type: ClaimType
    about: str
    finding: Finding
    sentence: str = ""
    overlap_months: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """What claims are compared with, and the day the note came, for "five years ago"."""

    profile: OwnerProfile
    phrasebook: Phrasebook
    today: date | None = None
    company: str = ""
    mutual_names: tuple[str, ...] = ()
    sender: str = ""


def organisation_key(name: str, fillers: frozenset[str]) -> str:
    """An organisation's name without legal forms, articles and punctuation, in lower case."""
    words = re.sub(r"[^\w ]+", " ", fold_word(name)).split()
    return " ".join(word for word in words if word not in fillers) or " ".join(words)


def is_same_organisation(left: str, right: str, fillers: frozenset[str]) -> bool:
    """Whether two names mean one organisation: equal keys, one a part or the initials of the other, or alike."""
    first, second = organisation_key(left, fillers), organisation_key(right, fillers)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if first == second or (len(short) > 3 and short not in _KINDS_OF_ORGANISATION and f" {short} " in f" {long} "):
        return True
    initials = "".join(word[0] for word in long.split())
    return (len(short) > 2 and short == initials) or (
        len(short) > 4 and fuzz.ratio(first, second) >= SAME_ORGANISATION_AT
    )


def check_organisation(
    kind: ClaimType, name: str, years: Sequence[int], source: ClaimSource, *, is_together: bool = True
) -> Claim:
    """Compare a claimed organisation and the years stated with it with the own career.

    Alumni need not have overlapped: without a word of togetherness the years of a school do not count.
    """
    own = (*source.profile.positions, *source.profile.education)
    relevant = source.profile.education if kind is ClaimType.SCHOOL else source.profile.positions
    matching = own_tenures(name, own, source)
    if not matching:
        if not relevant:
            return Claim(
                kind,
                name,
                Finding.UNKNOWN,
                _NO_CAREER,
            )
        return Claim(
            kind, name, Finding.CONTRADICTED, f"{name} does not match your records: it is not in your own career."
        )
    if not years or (kind is ClaimType.SCHOOL and not is_together):
        return Claim(kind, name, Finding.SUPPORTED, f"You were at {matching[0].organisation} too.")
    months = max(_overlap(tenure, min(years), max(years)) for tenure in matching)
    if any(_covers(tenure, year) for tenure in matching for year in years):
        return Claim(kind, name, Finding.SUPPORTED, f"You were at {matching[0].organisation} then too.", months)
    stated = " to ".join(str(year) for year in sorted({min(years), max(years)}))
    sentence = f"{name} in {stated} does not match your records: your own time there was {_span_words(matching[0])}."
    return Claim(kind, name, Finding.CONTRADICTED, sentence, 0)


def own_tenures(name: str, tenures: Sequence[Tenure], source: ClaimSource) -> list[Tenure]:
    """Those of one's own employers and schools that a name means, aliases included."""
    fillers = source.phrasebook.organisation_fillers
    return [
        tenure for tenure in tenures if any(is_same_organisation(name, own, fillers) for own in tenure.names if own)
    ]


def _covers(tenure: Tenure, year: int) -> bool:
    first = tenure.start // 12 if tenure.start is not None else year
    last = tenure.end // 12 if tenure.end is not None else year
    return first - YEAR_TOLERANCE <= year <= max(last, first) + YEAR_TOLERANCE


def _overlap(tenure: Tenure, first: int, last: int) -> int:
    start, end = first * 12, last * 12 + 11
    own_start = tenure.start if tenure.start is not None else start
    own_end = tenure.end if tenure.end is not None else end
    return max(min(end, own_end) - max(start, own_start) + 1, 0)


def _span_words(tenure: Tenure) -> str:
    start = str(tenure.start // 12) if tenure.start is not None else "?"
    return f"{start} to {tenure.end // 12 if tenure.end is not None else 'today'}"


def known_person(name: str, names: Sequence[str]) -> str | None:
    """The one of `names` that a full name means, forgiving a typing error.

    A single word has to be the first name of exactly one.
    """
    given = fold_word(name)
    if " " not in given:
        matching = {known for known in names if given in fold_word(known).split()[:1]}
        return matching.pop() if len(matching) == 1 else None
    for known in names:
        if fold_word(known) == given or fuzz.token_sort_ratio(fold_word(known), given) >= _SAME_PERSON_AT:
            return known
    return None
