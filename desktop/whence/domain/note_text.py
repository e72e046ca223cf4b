"""A note made comparable: accents, typographic quotes, styled letters and white space folded, offsets kept."""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

LONGEST_READ = 12_000
"""Characters of a note that are read; what follows is kept but not looked at."""

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "`": "`",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-",
        "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D",
    }
)  # fmt: skip
_SENTENCE_ENDS = frozenset(".,!?:;-")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text with, for each of its characters, the index it came from in the original."""

    original: str
    plain: str
    offsets: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that a non-empty folded range stands for."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The original characters of a folded range."""
        first, last = self.span(start, end)
        return self.original[first:last]


def fold(text: str) -> FoldedText:
    """Fold a note for phrase matching; case is kept.

    Compatibility forms and accents are decomposed (Unicode normalisation form KD) and combining marks and format
    characters dropped; a line break that begins a new sentence becomes a full stop, any other white space one blank.
    """
    pieces: list[str] = []
    offsets = array("L")
    for index, character in enumerate(text[:LONGEST_READ]):
        for piece in _folded(character, text, index, pieces[-1] if pieces else " "):
            pieces.append(piece)
            offsets.append(index)
    return FoldedText(text, "".join(pieces), offsets)


def fold_quickly(text: str) -> str:
    """A text folded and in lower case without keeping where each character came from."""
    if text.isascii():
        return " ".join(text.replace("`", "'").casefold().split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = "".join(part for part in decomposed if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
    return " ".join(kept.translate(_PLAIN).casefold().split())


def fold_word(text: str) -> str:
    """A short text such as a name, folded and in lower case, for comparing."""
    folded = fold_quickly(text)
    return " ".join(folded.replace(".", " ").split()) if "." in folded else folded


def _folded(character: str, text: str, index: int, before: str) -> str:
    if character.isspace():
        return _folded_space(text, index, before)
    if character.isascii():
        return character
    plain = unicodedata.normalize("NFKD", character.translate(_PLAIN))
    return "".join(part for part in plain if unicodedata.category(part) not in ("Mn", "Me", "Cf")).translate(_PLAIN)


def _folded_space(text: str, index: int, before: str) -> str:
    if text[index] == "\n" and _begins_sentence(text, index):
        return " " if before in _SENTENCE_ENDS or before == " " else ". "
    return "" if before == " " else " "


def _begins_sentence(text: str, index: int) -> bool:
    following = text[index + 1 : index + 3].lstrip(" \t")
    return bool(following) and (following[0] == "\n" or following[0].isupper())
