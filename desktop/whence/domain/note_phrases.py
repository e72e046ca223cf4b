"""Phrase lists as values: families of patterns per language, and the words that tell languages apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whence.domain.errors import UnreadableInput
from whence.domain.note_text import FoldedText

_MACRO = re.compile(r"\{([A-Za-z_]+)\}")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CAPITAL_WORD = (
    r"(?-i:(?!(?:I|I'm|I've|I'd|It|In|We|And|But|You|When|Would|Could|The|My|Our|Let|Ich|Wir)\b)"
    r"(?:[A-Z][\w&'+/.-]*\w|[A-Z]))"
)
_JOINER = r"(?: (?:of|and|for|&|de|del|der|die|den|la|le|du|fur|von|van|zu|at the|of the) | )"
_ORGANISATION = (
    rf"(?:(?-i:[Tt]he |[Dd]er |[Dd]ie ))?(?P<org>{_CAPITAL_WORD}(?:{_JOINER}(?:{_CAPITAL_WORD}|\d+\b)){{0,5}})"
)
_ANY_ORGANISATION = rf"(?:{_ORGANISATION}|(?:the )?(?P<words>[\w&'-]+(?: [\w&'-]+){{0,2}}))"
_PERSON = rf"(?P<person>{_CAPITAL_WORD}(?: (?:(?:van|von|de|der|den|di|da|la|bin|al) ){{0,2}}{_CAPITAL_WORD}){{0,3}})"
_BUILT_IN = {
    "gap": r"[^.!?]{0,40}?",
    "few": r"(?:[\w'&/+-]+,? ){0,4}?",
    "ORG": _ORGANISATION,
    "ANYORG": _ANY_ORGANISATION,
    "PERSON": _PERSON,
    "num": r"(?:\d[\d.,]*\+?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty)",
}
_FEWEST_WORDS = 4
_SOME_FUNCTION_WORDS = 0.1
_ENOUGH_FUNCTION_WORDS = 0.2


@dataclass(frozen=True, slots=True)
class PhraseFamily:
    """Patterns that say the same kind of thing. `kind` is dotted ("pitch.offer"); a strong one needs no second."""

    kind: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()
    is_strong: bool = False
    false_positives: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase of a family stands in a folded text, with what it names."""

    kind: str
    start: int
    end: int
    is_strong: bool = False
    person: str = ""
    organisation: str = ""
    loose_words: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its function words, and its families when phrase lists exist for it."""

    code: str
    function_words: frozenset[str]
    families: tuple[PhraseFamily, ...] = ()

    @property
    def is_checked(self) -> bool:
        return bool(self.families)


@dataclass(frozen=True, slots=True)
class PitchWeights:
    """What each feature adds to the log-odds that a text sells something."""

    bias: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything judging knows of wording; built from data files by the service."""

    languages: tuple[Language, ...]
    default_texts: tuple[str, ...]
    greetings: tuple[str, ...]
    titles: frozenset[str]
    not_names: frozenset[str]
    given_names: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    placeholder_words: tuple[str, ...]
    code_words: tuple[str, ...]
    organisation_fillers: frozenset[str]
    plain_words: frozenset[str]
    pitch_weights: PitchWeights

    @property
    def common_words(self) -> frozenset[str]:
        """Words of the first language too common to stand for anything."""
        return self.languages[0].function_words | self.not_names

    def language_of(self, text: FoldedText) -> Language | None:
        """The language a text is most likely written in; None when its words are of none that is known.

        Texts of fewer than four words are taken for English, the first language listed.
        """
        words = [word.casefold() for word in _WORD.findall(text.plain)]
        if len(words) < _FEWEST_WORDS:
            return self.languages[0] if all(word.isascii() for word in words) else None
        shares = [
            (sum(word in language.function_words for word in words) / len(words), language)
            for language in self.languages
        ]
        share, best = max(shares, key=lambda pair: pair[0])
        if share >= _ENOUGH_FUNCTION_WORDS or (share >= _SOME_FUNCTION_WORDS and best is self.languages[0]):
            return best
        return (
            self.languages[0]
            if _is_mostly_names(text) or (text.plain.isascii() and hits_in(text, self.languages[0]))
            else None
        )


def hits_in(text: FoldedText, language: Language) -> list[Hit]:
    """Every phrase of a language found in a text, in the order of its families."""
    return [hit for family in language.families for hit in _family_hits(text, family)]


def language_from(code: str, function_words: Iterable[str], tables: Mapping[str, Any]) -> Language:
    """Compile one language's phrase lists. Raises UnreadableInput naming a family that cannot be compiled."""
    words = {name: f"(?:{'|'.join(entries)})" for name, entries in tables.get("words", {}).items()}
    families = tuple(_family_from(row, words) for row in tables.get("family", ()))
    return Language(code, frozenset(function_words), families)


def _family_from(row: Mapping[str, Any], words: Mapping[str, str]) -> PhraseFamily:
    try:
        return PhraseFamily(
            row["kind"],
            tuple(_compiled(pattern, words) for pattern in row["patterns"]),
            tuple(_compiled(pattern, words) for pattern in row.get("unless", ())),
            row.get("strong", False),
            row.get("false_positives", ""),
        )
    except (KeyError, re.error) as wrong:
        sentence = f"The phrase list {row.get('kind', 'without a kind')} cannot be used ({wrong}): correct its file."
        raise UnreadableInput(sentence) from wrong


def _compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    for _ in range(3):
        pattern = _MACRO.sub(lambda found: _BUILT_IN.get(found[1]) or words[found[1]], pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=\W)|(?!\w))", re.IGNORECASE)


def _family_hits(text: FoldedText, family: PhraseFamily) -> Iterator[Hit]:
    barred = [found.span() for pattern in family.unless for found in pattern.finditer(text.plain)]
    for pattern in family.patterns:
        for found in pattern.finditer(text.plain):
            start, end = found.span()
            if end > start and not any(first < end and start < last for first, last in barred):
                named = found.groupdict()
                yield Hit(
                    family.kind, start, end, family.is_strong,
                    named.get("person") or "", named.get("org") or "", named.get("words") or "",
                )  # fmt: skip


def _is_mostly_names(text: FoldedText) -> bool:
    words = _WORD.findall(text.plain)
    return text.plain.isascii() and sum(word[0].isupper() for word in words) >= len(words) / 2
