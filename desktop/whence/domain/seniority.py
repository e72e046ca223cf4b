"""Whether a title names a senior position, by the words titles are made of in a few languages."""

from __future__ import annotations

import re
from functools import lru_cache

from whence.domain.names import fold

_WORDS = re.compile(
    r"\b(chief|c[eftimop]o|founder|co-?founder|owner|partner|president|vice president|e?vp|director|managing|head"
    r"|chair(?:man|woman|person)?|professor|dean|minister|secretary general|principal|rector"
    r"|geschaftsfuhrer(?:in)?|grunder(?:in)?|leiter(?:in)?|vorstand|inhaber(?:in)?"
    r"|directeur|directrice|fondateur|fondatrice|president[e]?|gerant[e]?"
    r"|director[a]?|fundador[a]?|presidente|jef[ae])\b"
)
_NOT_SENIOR = re.compile(r"\b(assistant|associate|deputy assistant|intern|secretary to|office of)\b")


@lru_cache(maxsize=8192)
def is_senior(title: str) -> bool:
    """Whether a title is that of somebody who leads: a founder, a director, a chair, a professor and the like."""
    folded = fold(title)
    return bool(folded) and _WORDS.search(folded) is not None and _NOT_SENIOR.search(folded) is None
