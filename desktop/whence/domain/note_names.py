"""Whom a note greets, and whether that is a form of the owner's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import FoldedText, fold_word
from whence.domain.profiles import OwnerProfile

MISSPELT_EDITS = 2
"""Optimal string alignment distance up to which another name counts as a misspelling."""
MISSPELT_LIKENESS = 0.88
"""Jaro-Winkler similarity (Winkler 1990) from which another name counts as a misspelling."""
_SHARED_START = 3
_SHORTEST_SHARED_START_NAME = 4
_NAME = r"(?!(?:null|undefined)\b)[^\W\d_]+(?:['-][^\W\d_]+)*"
_END = r"(?= ?[,!:;)]| ?[.]+(?: |$)| - | ?-? ?$)"
_CLOSING = re.compile(
    r"(?:thanks|thank you|great|nice|glad|happy|pleasure|good|hope|cheers|welcome|danke|vielen dank)\b"
    rf"[^.!?,]{{0,50}}, (?P<name>(?-i:[A-Z])[^\W\d_]+){_END}",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s*(?P<name>(?-i:[A-Z])[^\W\d_]+)(?: ?[,!:]| - | -)", re.IGNORECASE)


class NameVerdict(StrEnum):
    """How a name used for the owner compares with the owner's own."""

    OWN = "own"
    MISSPELT = "misspelt"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """A name by which a note addresses its reader, with its place in the folded text."""

    name: str
    start: int
    end: int
    verdict: NameVerdict


def compare_name(name: str, profile: OwnerProfile, phrasebook: Phrasebook) -> NameVerdict:
    """Compare one word of a greeting with the owner's name forms.

    Misspelt is a name within two edits (OSA), or of Jaro-Winkler similarity 0.88 or more, or with the same first
    three letters (names of four letters or more). Known short forms of the first name are the owner's own.
    """
    given = fold_word(name)
    forms = [part for form in profile.name_forms for part in (fold_word(form), *fold_word(form).split())]
    if given in forms or given.replace("-", " ") in forms:
        return NameVerdict.OWN
    if any(
        given in phrasebook.nicknames.get(form, ()) or form in phrasebook.nicknames.get(given, ()) for form in forms
    ):
        return NameVerdict.OWN
    return NameVerdict.MISSPELT if any(_is_misspelling(given, form) for form in forms) else NameVerdict.OTHER


def addresses_in(text: FoldedText, profile: OwnerProfile, phrasebook: Phrasebook, sender: str) -> list[Address]:
    """The names a note uses for its reader: after a greeting, before a first comma, at the end of thanks.

    Empty when the owner's name is not known.
    """
    if not profile.name_forms:
        return []
    found = list(_greeted(text, phrasebook)) or list(_opened(text, profile, phrasebook))
    found += [(match["name"], match.start("name")) for match in _CLOSING.finditer(text.plain)]
    sender_words = set(fold_word(sender).split())
    addresses = []
    for name, start in found:
        if fold_word(name) in phrasebook.not_names or _names_sender(text, name, start, sender_words):
            continue
        addresses.append(Address(name, start, start + len(name), compare_name(name, profile, phrasebook)))
    return addresses


@lru_cache(maxsize=4)
def _greeting_pattern(greetings: tuple[str, ...], titles: frozenset[str]) -> re.Pattern[str]:
    greeting = "|".join(re.escape(fold_word(word)) for word in sorted(greetings, key=len, reverse=True))
    title = "|".join(re.escape(word) for word in sorted(titles, key=len, reverse=True))
    return re.compile(
        rf"[^\w]*(?:(?:{greeting})(?: there)?[ ,!.]*)+ (?:(?:{title})\.?[ ,]+)*"
        rf"(?P<first>{_NAME})(?: (?P<second>{_NAME}))?(?: (?P<third>{_NAME}))?",
        re.IGNORECASE,
    )


def _greeted(text: FoldedText, phrasebook: Phrasebook) -> Iterator[tuple[str, int]]:
    match = _greeting_pattern(phrasebook.greetings, phrasebook.titles).match(text.plain)
    if match is None:
        return
    first = match["first"]
    if fold_word(first) in phrasebook.not_names or fold_word(first) in phrasebook.titles:
        return
    before_name = text.plain[match.start() : match.start("first")].rstrip()
    is_run_on = not re.match(_END, text.plain[match.end("first") :])
    if is_run_on and not (first[0].isupper() and _is_name_like(match, phrasebook)):
        return
    if before_name.endswith((".", "!")) and is_run_on:
        return
    yield first, match.start("first")
    yield from _surnames(match, text, phrasebook)


def _is_name_like(match: re.Match[str], phrasebook: Phrasebook) -> bool:
    first, second = fold_word(match["first"]), match["second"] or ""
    if first in phrasebook.given_names or second[:1].isupper() or fold_word(second) in phrasebook.not_names:
        return True
    return bool(second) and fold_word(second) in _AFTER_A_NAME


def _surnames(match: re.Match[str], text: FoldedText, phrasebook: Phrasebook) -> Iterator[tuple[str, int]]:
    second, third = match["second"], match["third"]
    for name, group in ((third, "third"), (second, "second")):
        if name and name[0].isupper() and re.match(_END, text.plain[match.end(group) :]):
            if fold_word(second) not in phrasebook.not_names:
                yield name, match.start(group)
            return


def _opened(text: FoldedText, profile: OwnerProfile, phrasebook: Phrasebook) -> Iterator[tuple[str, int]]:
    match = _OPENING.match(text.plain)
    if match is None:
        return
    name = fold_word(match["name"])
    is_followed = re.match(r"\W*([\w']+)", text.plain[match.end("name") :])
    is_name_like = is_followed is not None and is_followed[1].casefold() in _AFTER_A_NAME and not name.endswith("ly")
    if (
        name in phrasebook.given_names
        or is_name_like
        or compare_name(name, profile, phrasebook) is not NameVerdict.OTHER
    ):
        yield match["name"], match.start("name")


def _names_sender(text: FoldedText, name: str, start: int, sender_words: set[str]) -> bool:
    after = text.plain[start + len(name) : start + len(name) + 20]
    is_self = re.match(r"(?: [^\W\d_]+)?,? (?:here|from|again|speaking|with|at|hier|von)\b", after, re.IGNORECASE)
    return bool(is_self) and (fold_word(name) in sender_words or "here" in after.casefold() or "hier" in after)


def _is_misspelling(given: str, form: str) -> bool:
    if len(form) < 2 or len(given) < 2:
        return False
    if OSA.distance(given, form, score_cutoff=MISSPELT_EDITS) <= MISSPELT_EDITS:
        return True
    if JaroWinkler.similarity(given, form) >= MISSPELT_LIKENESS:
        return True
    shortest = min(len(given), len(form))
    return shortest >= _SHORTEST_SHARED_START_NAME and given[:_SHARED_START] == form[:_SHARED_START]


_AFTER_A_NAME = frozenset(
    [
        "i",
        "i'm",
        "i'd",
        "i've",
        "my",
        "we",
        "our",
        "it",
        "this",
        "how",
        "hope",
        "hoping",
        "thanks",
        "thank",
        "saw",
        "your",
        "you",
        "just",
        "let's",
        "ich",
        "wir",
    ]
)
