"""Which letters of a line matched what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: A place in a text: index of its first letter and its length.
Mark = tuple[int, int]

_WORD = re.compile(r"\w+")
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "Ł": "l", "Ø": "o", "Đ": "d"})


def marks_of(text: str, words: Sequence[str]) -> tuple[Mark, ...]:
    """Where words of `text` begin with one of `words`; case and accents are not minded."""
    wanted = tuple(sorted({_plain(word) for word in words if word}, key=len, reverse=True))
    if not wanted:
        return ()
    found: list[Mark] = []
    for match in _WORD.finditer(text):
        begun = next((word for word in wanted if _plain(match.group()).startswith(word)), "")
        if begun:
            found.append((match.start(), min(len(begun), len(match.group()))))
    return tuple(found)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
