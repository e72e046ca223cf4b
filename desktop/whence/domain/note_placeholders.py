"""Merge fields somebody forgot to fill in: {{firstName}}, [Company], %FIRSTNAME%, <name>, {Hi|Hello}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import FoldedText

_CODE_WINDOW = 45
_DOUBLE = (
    r"\{\{\{?[^{}\n]{0,60}\}?\}\}|\[\[[^\[\]\n]{1,60}\]\]|<<[^<>\n]{1,60}>>"
    r"|\*\|[^|\n]{1,40}\|\*|\$\{[^{}\n]{1,40}\}|\{%[^%\n]{1,60}%\}"
)
_SPIN = r"\{[^{}|\n]{1,40}(?:\|[^{}|\n]{1,40})+\}"


@lru_cache(maxsize=4)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = "|".join(sorted(words, key=len, reverse=True))
    named = rf"(?:[\w'/ -]{{0,30}}[\s_.-])?(?:{word})(?:[\s_.-][\w'/ -]{{0,30}})?|(?:{word})(?:{word})+\d?"
    single = (
        rf"\{{(?:{named})\}}|\[(?:{named})\]|<(?:{named})>|%(?:{named})%|#(?:{named})#|__?(?:{named})__?"
        rf"|\$(?:{named})\b|\((?:{named}) here\)|\((?:insert|your) [\w' ]{{2,30}}\)"
        r"|\((?:job title|company name|company|first name|industry)\)"
    )
    bare = (
        r"(?-i:\b(?:FNAME|LNAME|FIRST_?NAME|LAST_?NAME|FULLNAME|NAME_HERE|COMPANY_?NAME|JOB_?TITLE|XXXX?X*"
        r"|First ?[Nn]ame|Last ?[Nn]ame|Company Name|firstName|companyName|VORNAME|NACHNAME)\b)"
    )
    void = r"^\W*(?:hi|hello|hey|dear|hallo) (?:null|undefined|none|nan|n/a|name|test)\b"
    return re.compile(f"{_DOUBLE}|{_SPIN}|{void}", re.IGNORECASE), re.compile(f"{single}|{bare}", re.IGNORECASE)


def placeholders_in(text: FoldedText, phrasebook: Phrasebook) -> Iterator[tuple[int, int]]:
    """Ranges of the folded text that are unfilled merge fields; pieces of code are passed over."""
    for pattern in _patterns(phrasebook.placeholder_words):
        for found in pattern.finditer(text.plain):
            if not _is_code(text, found.start(), found.end(), phrasebook):
                yield found.span()


def _is_code(text: FoldedText, start: int, end: int, phrasebook: Phrasebook) -> bool:
    first, last = text.span(start, end)
    if text.original[:first].count("`") % 2 == 1 and "`" in text.original[last:]:
        return True
    around = text.plain[max(start - _CODE_WINDOW, 0) : start] + " " + text.plain[end : end + _CODE_WINDOW]
    return any(re.search(rf"(?<!\w){re.escape(word)}", around, re.IGNORECASE) for word in phrasebook.code_words)
