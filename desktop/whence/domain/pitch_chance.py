"""How likely a note is to sell something: its words weighed by what a collection of labelled notes taught.

Phrase lists know the wordings somebody thought of; the weights carry over to those nobody listed. Both are data, and
both point at places in the text. The chance is a logistic regression over features that are there or not (Cox 1958).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from whence.domain.note_phrases import Hit, PitchWeights

STEM: Final = 5
"""Letters of a word that count; what follows is taken for an ending."""
_TELLING: Final = 3
_FEW_WORDS, _MANY_WORDS = 9, 60
_TOKEN = re.compile(
    r"(?P<money>[$\u20ac\u00a3]\s?\d[\d.,]*k?|\d[\d.,]*k?\s?(?:[$\u20ac\u00a3]|(?:eur|euros?|usd)\b))"
    r"|(?P<share>\d[\d.,]*\s?(?:%|percent\b|prozent\b))"
    r"|(?P<year>\b(?:19|20)\d\d\b)|(?P<number>\d[\d.,:]*)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)|(?P<sign>[?!])",
    re.IGNORECASE,
)
_MUTE: Final = frozenset({"<number>", "<year>", "?", "!"})
"""What weighs but says nothing when it is shown alone."""
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_ADDRESSED = {
    "y": frozenset(["you", "your", "yours", "u", "ur", "ihr", "ihre", "ihnen", "ihren", "sie", "du", "dein",
                    "deine", "euch"]),
    "w": frozenset(["we", "our", "us", "we've", "we're", "wir", "unser", "unsere", "uns"]),
    "i": frozenset(["i", "my", "me", "i'm", "i've", "i'd", "ich", "mein", "meine", "mir", "mich"]),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PitchChance:
    """The chance, from 0 to 1, that a text sells something, and the places that speak loudest for it."""

    value: float = 0.0
    telling: tuple[tuple[int, int], ...] = ()


NOT_WEIGHED: Final = PitchChance()
"""Of a note whose words were not weighed: there is none, or it is in a language without phrase lists."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something a text has; `start` and `end` are its place in the folded text, equal where it has none."""

    name: str
    start: int = 0
    end: int = 0


def pitch_chance(features: Iterable[Feature], weights: PitchWeights) -> PitchChance:
    """Weigh what a text has; the same feature counts once, however often it is there."""
    found = {feature.name: feature for feature in features}
    total = weights.bias + sum(weights.features.get(name, 0.0) for name in found)
    told = [feature for feature in found.values() if feature.end and not _MUTE.issuperset(feature.name.split())]
    loud = [feature for feature in told if weights.features.get(feature.name, 0.0) > 0]
    loud.sort(key=lambda feature: (-weights.features[feature.name], feature.start))
    return PitchChance(1 / (1 + math.exp(-total)), tuple(_joined(loud[:_TELLING])))


def features_of(
    plain: str, hits: Sequence[Hit], own: Sequence[tuple[int, int]], marks: Iterable[str] = ()
) -> Iterator[Feature]:
    """Stems of words and of neighbouring pairs, kinds of phrases found, and who is spoken of in each sentence.

    `own` are the places of a folded text that name the reader or something of theirs; each counts as one word. `marks`
    are findings about the whole text.
    """
    words = [Feature("^"), *_words(plain, own), Feature("$")]
    yield from words[1:-1]
    for one, next_one in pairwise(words):
        yield Feature(f"{one.name} {next_one.name}", one.start if one.end else next_one.start, next_one.end or one.end)
    for hit in hits:
        yield Feature(f"~{hit.kind}{'!' if hit.is_strong else ''}", hit.start, hit.end)
    for sentence in _SENTENCE.findall(plain):
        yield Feature(f":{_shape(sentence)}")
    yield from (Feature(f"~{mark}") for mark in marks)
    if not _FEW_WORDS < len(words) < _MANY_WORDS:
        yield Feature(":few" if len(words) <= _FEW_WORDS else ":many")


def _words(plain: str, own: Sequence[tuple[int, int]]) -> Iterator[Feature]:
    last = -1
    for token in _TOKEN.finditer(plain):
        start, end = token.span()
        place = next((index for index, (first, after) in enumerate(own) if start < after and first < end), None)
        if place is None:
            kind = str(token.lastgroup)
            yield Feature(token[0].casefold()[:STEM] if kind in ("word", "sign") else f"<{kind}>", start, end)
        elif place != last:
            yield Feature("<own>", start, end)
        last = -1 if place is None else place


def _shape(sentence: str) -> str:
    words = frozenset(token[0].casefold() for token in _TOKEN.finditer(sentence))
    return ("?" if "?" in words else ".") + "".join(mark for mark, told in _ADDRESSED.items() if words & told)


def _joined(features: Iterable[Feature]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for feature in sorted(features, key=lambda feature: feature.start):
        if end >= 0 and feature.start <= end + 1:
            end = max(end, feature.end)
            continue
        if end >= 0:
            yield start, end
        start, end = feature.start, feature.end
    if end >= 0:
        yield start, end
