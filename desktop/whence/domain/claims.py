"""Claims: what the other side says about how you know each other, compared with the owner's own records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from whence.domain.note_phrases import Hit, Phrasebook
from whence.domain.note_text import FoldedText, fold_word
from whence.domain.notes import NoteReading
from whence.domain.profiles import OwnerProfile, OwnEvent, Tenure, years_in

YEAR_TOLERANCE = 1
"""Years by which a stated year may miss one's own dates before it does not match."""
SAME_ORGANISATION_AT = 90
"""rapidfuzz ratio (0 to 100) from which two names of organisations, freed of legal forms, count as one."""
_SAME_PERSON_AT = 92
_NEARBY = 70
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)|'\d\d(?!\d)")
_YEARS_AGO = re.compile(r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) years? ago", re.IGNORECASE)
_LAST_YEAR = re.compile(r"last (?:year|summer|autumn|spring|winter|fall)", re.IGNORECASE)
_NUMBERS = dict(zip("two three four five six seven eight nine ten twelve fifteen twenty".split(), (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20), strict=True))
_TOGETHER = re.compile(r"\b(?:we|together|same|classmates?|class-?mates?|you and i|room-?mates?|course-?mates?|zusammen|gemeinsam|wir)\b", re.IGNORECASE)
_NOT_NAMED = frozenset("a an the my your our his her their some that this these those least all once first last it home work same one different many various past present heart large".split())
_SCHOOL_WORD = re.compile(r"universi|college|school|institut|academy|gymnasium|hochschule|polytechni|faculty", re.IGNORECASE)


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


def claims_in(reading: NoteReading, source: ClaimSource, relation: str | None = None) -> tuple[Claim, ...]:
    """The claims of a note and of the relation picked in the invitation form; one per type and subject."""
    found: dict[tuple[ClaimType, str], Claim] = {}
    if reading.text is not None:
        for claim in _note_claims(reading, reading.text, source):
            key = (claim.type, fold_word(claim.about))
            if key not in found or found[key].finding is Finding.UNKNOWN:
                found[key] = claim
    kept = [claim for claim in found.values() if not any(_says_more(other, claim) for other in found.values())]
    if relation and (picked := _relation_claim(relation, source)) and picked.type not in {claim.type for claim in kept}:
        kept.append(picked)
    return tuple(kept)


def _says_more(other: Claim, claim: Claim) -> bool:
    """Whether another claim is the same one with a subject, a longer subject, or an earlier reading of the subject."""
    if other is claim:
        return False
    if other.type is claim.type:
        return len(other.about) > len(claim.about) and fold_word(claim.about) in fold_word(other.about)
    is_same_subject = bool(claim.about) and fold_word(other.about) == fold_word(claim.about)
    return is_same_subject and list(ClaimType).index(other.type) < list(ClaimType).index(claim.type)


def organisation_key(name: str, fillers: frozenset[str]) -> str:
    """An organisation's name without legal forms, articles and punctuation, in lower case."""
    words = re.sub(r"[^\w ]+", " ", fold_word(name)).split()
    return " ".join(word for word in words if word not in fillers) or " ".join(words)


def is_same_organisation(left: str, right: str, fillers: frozenset[str]) -> bool:
    """Whether two names mean one organisation: equal keys, one the beginning or the initials of the other, or alike."""
    first, second = organisation_key(left, fillers), organisation_key(right, fillers)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if first == second or (len(short) > 3 and f" {long} ".startswith(f" {short} ")):
        return True
    initials = "".join(word[0] for word in long.split())
    return (len(short) > 2 and short == initials) or (len(short) > 4 and fuzz.ratio(first, second) >= SAME_ORGANISATION_AT)


def _note_claims(reading: NoteReading, text: FoldedText, source: ClaimSource) -> Iterator[Claim]:
    for hit in reading.of_kind("claim") + reading.of_kind("met"):
        kind = hit.kind.removeprefix("claim.").removesuffix("_vague")
        match kind:
            case "colleague" | "company" | "school":
                claim = _organisation_claim(ClaimType(kind), hit, text, source)
            case "introduced":
                claim = _introducer_claim(hit, source)
            case "met":
                claim = _event_claim(hit, text, source)
            case _:
                claim = Claim(ClaimType(kind), "", Finding.UNKNOWN, _UNKNOWN[ClaimType(kind)])
        if claim is not None:
            yield _placed(claim, text, hit)


def _placed(claim: Claim, text: FoldedText, hit: Hit) -> Claim:
    start, end = text.span(hit.start, hit.end)
    return Claim(claim.type, claim.about, claim.finding, claim.sentence, claim.overlap_months, start, end)


_UNKNOWN = {
    ClaimType.FRIEND: "They write that you are friends; only you can tell.",
    ClaimType.GROUP: "They name a group you share; nothing about it is recorded here.",
    ClaimType.COLLEAGUE: "They write that you worked together, without saying where.",
    ClaimType.SCHOOL: "They write that you went to school together, without saying where.",
    ClaimType.COMPANY: "They write that you did business together; nothing about it is recorded here.",
    ClaimType.OTHER: "They gave another relation, with your e-mail address.",
    ClaimType.MET_AT_EVENT: "They write that you have met; nothing about it is recorded here.",
}


def _organisation_claim(kind: ClaimType, hit: Hit, text: FoldedText, source: ClaimSource) -> Claim | None:
    name = _claimed_name(hit, text, source)
    if name is None:
        return Claim(kind, "", Finding.UNKNOWN, _UNKNOWN[kind])
    if kind is not ClaimType.SCHOOL and _SCHOOL_WORD.search(name) and not _own_tenures(name, source.profile.positions, source):
        kind = ClaimType.SCHOOL
    if kind is ClaimType.COLLEAGUE and (event := _own_event(name, source.profile)):
        return Claim(ClaimType.MET_AT_EVENT, event.name, Finding.SUPPORTED, f"You took part in {event.name} as well.")
    return check_organisation(kind, name, _stated_years(hit, text, source), source, is_together=_is_together(hit, text))


def check_organisation(kind: ClaimType, name: str, years: Sequence[int], source: ClaimSource, *, is_together: bool = True) -> Claim:
    """Compare a claimed organisation and the years stated with it with the own career.

    Alumni need not have overlapped: without a word of togetherness the years of a school do not count.
    """
    own = (*source.profile.positions, *source.profile.education)
    relevant = source.profile.education if kind is ClaimType.SCHOOL else source.profile.positions
    matching = _own_tenures(name, own, source)
    if not matching:
        if not relevant:
            return Claim(kind, name, Finding.UNKNOWN, "Your own career is not filled in, so this can't be compared: see About me.")
        return Claim(kind, name, Finding.CONTRADICTED, f"{name} does not match your records: it is not in your own career.")
    if not years or (kind is ClaimType.SCHOOL and not is_together):
        return Claim(kind, name, Finding.SUPPORTED, f"You were at {matching[0].organisation} too.")
    months = max(_overlap(tenure, min(years), max(years)) for tenure in matching)
    if any(_covers(tenure, year) for tenure in matching for year in years):
        return Claim(kind, name, Finding.SUPPORTED, f"You were at {matching[0].organisation} then too.", months)
    stated = " to ".join(str(year) for year in sorted({min(years), max(years)}))
    sentence = f"{name} in {stated} does not match your records: your own time there was {_span_words(matching[0])}."
    return Claim(kind, name, Finding.CONTRADICTED, sentence, 0)


def _claimed_name(hit: Hit, text: FoldedText, source: ClaimSource) -> str | None:
    name = re.sub(r"'s$", "", re.sub(r"(?: (?:19|20)\d\d)+$|^(?:[Tt]he|[Dd]er|[Dd]ie) ", "", hit.organisation)).strip(" ,.-")
    if name:
        return None if fold_word(name) in source.phrasebook.not_names else name
    if not hit.loose_words:
        return None
    words = hit.loose_words.split()
    own = (*source.profile.positions, *source.profile.education)
    for size in range(len(words), 0, -1):
        if _own_tenures(" ".join(words[:size]), own, source):
            return " ".join(words[:size])
    is_lower_case = sum(character.isupper() for character in text.plain) <= len(text.plain) / 100 + 1
    loose = _before_filler(words, source)
    return loose if is_lower_case and len(loose) > 3 else None


def _before_filler(words: Sequence[str], source: ClaimSource) -> str:
    english = source.phrasebook.languages[0].function_words | source.phrasebook.not_names | _NOT_NAMED
    kept: list[str] = []
    for word in words:
        if word.casefold() in english or any(character.isdigit() for character in word):
            break
        kept.append(word)
    return " ".join(kept)


def _own_tenures(name: str, tenures: Sequence[Tenure], source: ClaimSource) -> list[Tenure]:
    fillers = source.phrasebook.organisation_fillers
    return [tenure for tenure in tenures if any(is_same_organisation(name, own, fillers) for own in tenure.names if own)]


def _stated_years(hit: Hit, text: FoldedText, source: ClaimSource) -> list[int]:
    nearby = text.plain[max(hit.start - _NEARBY, 0) : hit.end + _NEARBY]
    years = [_full_year(found) for found in _YEAR.findall(nearby)]
    if source.today is not None and not years:
        for found in _YEARS_AGO.finditer(nearby):
            years.append(source.today.year - (_NUMBERS.get(found[1].casefold()) or int(found[1])))
        if _LAST_YEAR.search(nearby):
            years.append(source.today.year - 1)
    return years


def _full_year(text: str) -> int:
    if not text.startswith("'"):
        return int(text)
    short = int(text[1:])
    return 2000 + short if short < 50 else 1900 + short


def _is_together(hit: Hit, text: FoldedText) -> bool:
    return _TOGETHER.search(text.plain[hit.start : hit.end + _NEARBY // 2]) is not None


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


def _introducer_claim(hit: Hit, source: ClaimSource) -> Claim | None:
    name = re.sub(r"'s$", "", hit.person).strip()
    words = fold_word(name).split()
    if not words or any(word in source.phrasebook.not_names for word in words[:1]) or name == source.sender:
        return None
    known = known_person(name, (*source.profile.connections, *source.mutual_names))
    if known:
        return Claim(ClaimType.INTRODUCED, name, Finding.SUPPORTED, f"{known} is among your connections.")
    if len(words) < 2 or not source.profile.connections:
        return Claim(ClaimType.INTRODUCED, name, Finding.UNKNOWN, f"Whether you know {name} can't be told from your records.")
    return Claim(ClaimType.INTRODUCED, name, Finding.CONTRADICTED, f"{name} does not match your records: nobody of that name is among your connections.")


def known_person(name: str, names: Sequence[str]) -> str | None:
    """The one of `names` that a full name means, forgiving a typing error; a single word must be somebody's only match."""
    given = fold_word(name)
    if " " not in given:
        matching = {known for known in names if given in fold_word(known).split()[:1]}
        return matching.pop() if len(matching) == 1 else None
    for known in names:
        if fold_word(known) == given or fuzz.token_sort_ratio(fold_word(known), given) >= _SAME_PERSON_AT:
            return known
    return None


def _event_claim(hit: Hit, text: FoldedText, source: ClaimSource) -> Claim:
    end = text.plain.find(".", hit.end)
    phrase = text.plain[hit.start : min(hit.end + _NEARBY, end if end > 0 else len(text.plain))]
    event = _own_event(hit.organisation or phrase, source.profile) or _own_event(phrase, source.profile)
    if event is None:
        return Claim(ClaimType.MET_AT_EVENT, hit.organisation, Finding.UNKNOWN, _UNKNOWN[ClaimType.MET_AT_EVENT])
    stated = years_in(phrase)
    if stated and event.years and all(abs(year - own) > YEAR_TOLERANCE for year in stated for own in event.years):
        sentence = f"{event.name} in {stated[0]} does not match your records."
        return Claim(ClaimType.MET_AT_EVENT, event.name, Finding.CONTRADICTED, sentence)
    return Claim(ClaimType.MET_AT_EVENT, event.name, Finding.SUPPORTED, f"You took part in {event.name} as well.")


def _own_event(words: str, profile: OwnerProfile) -> OwnEvent | None:
    given = " ".join(re.sub(r"[^\w ]+", " ", fold_word(words)).split())
    for event in profile.events:
        name = re.sub(r"[^\w ]+|\b(?:19|20)\d\d\b", " ", fold_word(event.name)).split()
        if name and f" {' '.join(name)} " in f" {given} ":
            return event
    return None


def _relation_claim(relation: str, source: ClaimSource) -> Claim | None:
    words = fold_word(relation).replace("_", " ")
    kinds = (
        (ClaimType.COLLEAGUE, ("colleague", "coworker", "worked")), (ClaimType.SCHOOL, ("classmate", "school", "alum", "studied", "university")),
        (ClaimType.COMPANY, ("business", "client", "company")), (ClaimType.FRIEND, ("friend",)), (ClaimType.GROUP, ("group",)),
        (ClaimType.INTRODUCED, ("introduced",)), (ClaimType.MET_AT_EVENT, ("met", "event")), (ClaimType.OTHER, ("other",)),
    )  # fmt: skip
    kind = next((kind for kind, signs in kinds if any(sign in words for sign in signs)), None)
    if kind is None:
        return None
    named = re.search(r"(?:\bat|\bof|\bfrom|\bby|[:(@]) ?(?:the )?([^)]+)", relation)
    if named and kind in (ClaimType.COLLEAGUE, ClaimType.SCHOOL, ClaimType.COMPANY):
        return check_organisation(kind, named[1].strip(), years_in(relation), source)
    if named and kind is ClaimType.INTRODUCED:
        return _introducer_claim(Hit("claim.introduced", 0, 1, person=named[1].strip()), source)
    if kind is ClaimType.COLLEAGUE and source.company and _own_tenures(source.company, source.profile.positions, source):
        return Claim(kind, source.company, Finding.SUPPORTED, f"You were at {source.company} too.")
    return Claim(kind, "", Finding.UNKNOWN, _UNKNOWN.get(kind, "Nothing about it is recorded here."))
