"""Finding claims: in the wording of a note, and in the relation picked in the invitation form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.domain.claims import (
    YEAR_TOLERANCE,
    Claim,
    ClaimSource,
    ClaimType,
    Finding,
    check_organisation,
    known_person,
    own_tenures,
)
from whence.domain.implied_claims import implied_claims
from whence.domain.note_phrases import Hit
from whence.domain.note_text import FoldedText, fold_word
from whence.domain.notes import NoteReading
from whence.domain.profiles import OwnerProfile, OwnEvent, years_in

_CAREER = frozenset((ClaimType.COLLEAGUE, ClaimType.SCHOOL, ClaimType.COMPANY))
_NEARBY = 70
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)|'\d\d(?!\d)")
_YEARS_AGO = re.compile(
    r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) years? ago", re.IGNORECASE
)
_LAST_YEAR = re.compile(r"last (?:year|summer|autumn|spring|winter|fall)", re.IGNORECASE)
_NUMBERS = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty"],
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20),
        strict=True,
    )
)
_TOGETHER = re.compile(
    r"\b(?:we|together|same|classmates?|class-?mates?|you and i|room-?mates?|course-?mates?|zusammen|gemeinsam|wir)\b",
    re.IGNORECASE,
)
_NOT_NAMED = frozenset(
    ["a", "an", "the", "my", "your", "our", "his", "her", "their", "some", "that", "this", "these", "those", "least",
     "all", "once", "first", "last", "it", "home", "work", "same", "one", "different", "many", "various", "past",
     "present", "heart", "large"]
)  # fmt: skip
_EVENT_WORD = re.compile(
    r"\w*(?:Conf|Con|Days|Summit|Meetup|Fest|Expo|Symposium|Workshop|Congress|Fair|Camp|Hackathon|Forum|Week)\b"
)
_SCHOOL_WORD = re.compile(
    r"universi|college\b|school|institut|academy|gymnasium|hochschule|polytechni|faculty|studied|studiert|classmate",
    re.IGNORECASE,
)


def claims_in(reading: NoteReading, source: ClaimSource, relation: str | None = None) -> tuple[Claim, ...]:
    """The claims of a note and of the relation picked in the invitation form; one per type and subject."""
    found: dict[tuple[ClaimType, str], Claim] = {}
    if reading.text is not None:
        for claim in _note_claims(reading, reading.text, source):
            key = (claim.type, fold_word(claim.about))
            if key not in found or found[key].finding is Finding.UNKNOWN:
                found[key] = claim
    kept = [claim for claim in found.values() if not any(_says_more(other, claim) for other in found.values())]
    if reading.text is not None and not reading.may_be_pitch:
        kept += (
            claim
            for claim in implied_claims(reading.text, source, reading.anchors)
            if not any(_is_told(claim, told) for told in kept)
        )
    if relation and (picked := _relation_claim(relation, source)) and picked.type not in {claim.type for claim in kept}:
        kept.append(picked)
    return tuple(kept)


def _is_told(claim: Claim, told: Claim) -> bool:
    """Whether a note says in so many words what it would imply, or says something else of the same kind."""
    return claim.type is told.type or (claim.type in _CAREER and told.type in _CAREER)


def _says_more(other: Claim, claim: Claim) -> bool:
    """Whether another claim is the same one with a subject, a longer subject, or an earlier reading of the subject."""
    if other is claim:
        return False
    if other.about and not claim.about and _overlap_in_text(other, claim):
        return True
    if other.type is claim.type:
        return len(other.about) > len(claim.about) and fold_word(claim.about) in fold_word(other.about)
    is_same_subject = bool(claim.about) and fold_word(other.about) == fold_word(claim.about)
    return is_same_subject and list(ClaimType).index(other.type) < list(ClaimType).index(claim.type)


def _overlap_in_text(left: Claim, right: Claim) -> bool:
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return False
    return left.start < right.end and right.start < left.end


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
    if kind is not ClaimType.SCHOOL and _means_school(name, text.plain[hit.start : hit.end], source):
        kind = ClaimType.SCHOOL
    own = (*source.profile.positions, *source.profile.education)
    if not own_tenures(name, own, source) and (event := _event_named(name, source)):
        return event
    return check_organisation(kind, name, _stated_years(hit, text, source), source, is_together=_is_together(hit, text))


def _means_school(name: str, spoken: str, source: ClaimSource) -> bool:
    if own_tenures(name, source.profile.positions, source):
        return False
    sounds_like_one = _SCHOOL_WORD.search(name) or _SCHOOL_WORD.search(spoken)
    return bool(sounds_like_one) or bool(own_tenures(name, source.profile.education, source))


def _event_named(name: str, source: ClaimSource) -> Claim | None:
    """A claim about an occasion where the wording would also fit an employer ("when you were at …")."""
    if event := _own_event(name, source.profile):
        return Claim(ClaimType.MET_AT_EVENT, event.name, Finding.SUPPORTED, f"You took part in {event.name} as well.")
    if _EVENT_WORD.search(name):
        return Claim(ClaimType.MET_AT_EVENT, name, Finding.UNKNOWN, _UNKNOWN[ClaimType.MET_AT_EVENT])
    return None


def _claimed_name(hit: Hit, text: FoldedText, source: ClaimSource) -> str | None:
    name = re.sub(r"'s$", "", re.sub(r"(?: (?:19|20)\d\d)+$|^(?:[Tt]he|[Dd]er|[Dd]ie) ", "", hit.organisation)).strip(
        " ,.-"
    )
    if name:
        return None if fold_word(name) in source.phrasebook.not_names else name
    if not hit.loose_words:
        return None
    words = hit.loose_words.split()
    own = (*source.profile.positions, *source.profile.education)
    for size in range(len(words), 0, -1):
        if own_tenures(" ".join(words[:size]), own, source):
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


def _stated_years(hit: Hit, text: FoldedText, source: ClaimSource) -> list[int]:
    nearby = text.plain[max(hit.start - _NEARBY, 0) : hit.end + _NEARBY]
    years = [_full_year(found) for found in _YEAR.findall(nearby)]
    if source.today is not None and not years:
        ago = [_NUMBERS.get(found[1].casefold()) or int(found[1]) for found in _YEARS_AGO.finditer(nearby)]
        years = [source.today.year - count for count in ago]
        if _LAST_YEAR.search(nearby):
            years.append(source.today.year - 1)
    return years


def _full_year(text: str) -> int:
    if not text.startswith("'"):
        return int(text)
    short = int(text[1:])
    return 2000 + short if short < 50 else 1900 + short


def _is_together(hit: Hit, text: FoldedText) -> bool:
    return _TOGETHER.search(text.plain[hit.start : hit.end + _NEARBY]) is not None


def _introducer_claim(hit: Hit, source: ClaimSource) -> Claim | None:
    name = re.sub(r"'s$|^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Herr|Frau)\.? )+", "", hit.person).strip()
    words = fold_word(name).split()
    if not words or any(word in source.phrasebook.not_names for word in words[:1]) or name == source.sender:
        return None
    known = known_person(name, (*source.profile.connections, *source.mutual_names))
    if known:
        return Claim(ClaimType.INTRODUCED, name, Finding.SUPPORTED, f"{known} is among your connections.")
    if len(words) < 2 or not source.profile.connections:
        return Claim(
            ClaimType.INTRODUCED, name, Finding.UNKNOWN, f"Whether you know {name} can't be told from your records."
        )
    return Claim(
        ClaimType.INTRODUCED,
        name,
        Finding.CONTRADICTED,
        f"{name} does not match your records: nobody of that name is among your connections.",
    )


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
    """The owner's event that is meant: by its name or, in words that name none, by its place."""
    given = " ".join(["", *re.sub(r"[^\w ]+", " ", fold_word(words)).split(), ""])
    for event in profile.events:
        name = re.sub(r"[^\w ]+|\b(?:19|20)\d\d\b", " ", fold_word(event.name)).split()
        if name and f" {' '.join(name)} " in given:
            return event
    return next((event for event in profile.events if event.place and f" {fold_word(event.place)} " in given), None)


def _relation_claim(relation: str, source: ClaimSource) -> Claim | None:
    words = fold_word(relation).replace("_", " ")
    kinds = (
        (ClaimType.COLLEAGUE, ("colleague", "coworker", "worked")),
        (ClaimType.SCHOOL, ("classmate", "school", "alum", "studied", "university")),
        (ClaimType.COMPANY, ("business", "client", "company")),
        (ClaimType.FRIEND, ("friend",)),
        (ClaimType.GROUP, ("group",)),
        (ClaimType.INTRODUCED, ("introduced",)),
        (ClaimType.MET_AT_EVENT, ("met", "event")),
        (ClaimType.OTHER, ("other",)),
    )
    kind = next((kind for kind, signs in kinds if any(sign in words for sign in signs)), None)
    if kind is None:
        return None
    named = re.search(r"(?:\bat|\bof|\bfrom|\bby|[:(@]) ?(?:the )?([^)]+)", relation)
    if named and kind in (ClaimType.COLLEAGUE, ClaimType.SCHOOL, ClaimType.COMPANY):
        return check_organisation(kind, named[1].strip(), years_in(relation), source)
    if named and kind is ClaimType.INTRODUCED:
        return _introducer_claim(Hit("claim.introduced", 0, 1, person=named[1].strip()), source)
    if kind is ClaimType.COLLEAGUE and source.company and own_tenures(source.company, source.profile.positions, source):
        return Claim(kind, source.company, Finding.SUPPORTED, f"You were at {source.company} too.")
    return Claim(kind, "", Finding.UNKNOWN, _UNKNOWN.get(kind, "Nothing about it is recorded here."))
