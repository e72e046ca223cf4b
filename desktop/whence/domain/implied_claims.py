"""Claims nobody spells out: one of the owner's own employers, schools or events named as a past that is shared.

"Kestrel 2013, nights, dock 4: you lent me your gloves" claims to have been a colleague as surely as a sentence that
says so. Years that do not fit count only where it is said that the time was spent together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whence.domain.claims import Claim, ClaimSource, ClaimType, Finding, check_organisation
from whence.domain.note_anchors import Anchor
from whence.domain.note_text import FoldedText, fold_word
from whence.domain.profiles import Tenure, years_in

_SHORTEST_NAME = 3
_SHARED = re.compile(
    r"\b(?:we|us|our|my (?:manager|boss|first|old|time|years|days)|remember|guess who|same|shared?|together|"
    r"(?:lent|gave|taught|showed|helped) me|those days|good old|back (?:then|in)|new starter|"
    r"started (?:here|there|in)|alum\w*|class of|cohort|year group|corridor|night shifts?|nights|syndicate|"
    r"i (?:was|studied|worked|left|joined|started|teach)|"
    r"wir|uns|damals|gemeinsam|zusammen|hast du mir|haben sie mir|neu (?:hier|bei)|jahrgang|ehemalig\w*|"
    r"ich (?:war|habe dort|habe damals|studier\w*))\b|(?<!\d)(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THERE = re.compile(
    r"\b(?:we (?:shared|sat|met|talked|spoke|stood|queued|had|were)|it was me|i sat|i stood|next to you|beside you|"
    r"hearing you|vi|wir|uns|ich sass|ich stand)\b",
    re.IGNORECASE,
)
_LOOKED_UP = re.compile(
    r"\b(?:your profile|i (?:saw|see|noticed|read)|came across|congrat\w*|(?:dein|ihr)\w* profil)\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:we both|both of us|you and i|together|with you|same (?:year|class|team|course|time)|"
    r"wir beide|zusammen|gemeinsam)\b",
    re.IGNORECASE,
)
_SENTENCES_AROUND = 90


_SPOKE = re.compile(
    r"\b(?:mention|said|says|told|tells|suggest|recommend|advis|point|talk|speak|spoke|regards|sends|mein|sagt|erzahl|"
    r"empf|gruss|grusst|lasst|vertel|parl|abraco|saluti|saludos)\w*",
    re.IGNORECASE,
)


def implied_claims(text: FoldedText, source: ClaimSource, anchors: Iterable[Anchor] = ()) -> Iterator[Claim]:
    """What a note implies about a shared employer, school or event, or about whom of the `anchors` spoke of the reader.

    Nothing where the profile was looked up.
    """
    if _LOOKED_UP.search(text.plain):
        return
    for kind, tenures in (
        (ClaimType.COLLEAGUE, source.profile.positions),
        (ClaimType.SCHOOL, source.profile.education),
    ):
        for tenure in tenures:
            claim = _shared_past(kind, tenure, text, source)
            if claim is not None:
                yield claim
                break
    yield from _same_occasion(text, source)
    yield from _spoken_of(text, anchors)


def _same_occasion(text: FoldedText, source: ClaimSource) -> Iterator[Claim]:
    for event in source.profile.events:
        found = _named(_YEAR.sub(" ", event.name), text)
        if found and _THERE.search(text.plain[max(found.start() - _SENTENCES_AROUND, 0) : found.end() + 40]):
            start, end = text.span(*found.span())
            sentence = f"You took part in {event.name} as well."
            yield Claim(ClaimType.MET_AT_EVENT, event.name, Finding.SUPPORTED, sentence, None, start, end)
            return


def _spoken_of(text: FoldedText, anchors: Iterable[Anchor]) -> Iterator[Claim]:
    for person in (anchor for anchor in anchors if anchor.kind == "person"):
        if _SPOKE.search(text.plain[max(person.start - 40, 0) : person.end + _SENTENCES_AROUND]):
            sentence = f"{person.about} is among your connections."
            place = text.span(person.start, person.end)
            yield Claim(ClaimType.INTRODUCED, person.about, Finding.SUPPORTED, sentence, None, *place)
            return


def _shared_past(kind: ClaimType, tenure: Tenure, text: FoldedText, source: ClaimSource) -> Claim | None:
    for name in tenure.names:
        found = _named(name, text)
        if found is None:
            continue
        around = text.plain[max(found.start() - _SENTENCES_AROUND, 0) : found.end() + _SENTENCES_AROUND]
        if not _SHARED.search(around):
            continue
        is_together = _TOGETHER.search(around) is not None
        claim = check_organisation(kind, name, years_in(around), source, is_together=is_together)
        if claim.finding is Finding.SUPPORTED or is_together:
            start, end = text.span(*found.span())
            return Claim(kind, tenure.organisation, claim.finding, claim.sentence, claim.overlap_months, start, end)
    return None


def _named(name: str, text: FoldedText) -> re.Match[str] | None:
    words = re.findall(r"\w+", fold_word(name))
    if not words or sum(map(len, words)) < _SHORTEST_NAME:
        return None
    is_short = sum(map(len, words)) <= _SHORTEST_NAME + 1
    pattern = r"\W{1,3}".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text.plain, re.IGNORECASE)
    return found if found and (not is_short or found[0].isupper()) else None
