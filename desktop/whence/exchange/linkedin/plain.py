"""Text as people read it: markup taken out of message bodies, only where there is markup."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_TAG_NAMES: Final = (
    "p|br|div|span|a|b|i|u|s|strong|em|ul|ol|li|h[1-6]|img|table|tbody|tr|td|th|hr|blockquote|font|center|style|script"
)
_TAG: Final = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"<(style|script)(?:\s[^<>]*)?>[^<]*</\1\s*>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)\s*>", re.IGNORECASE)
_MANY_BREAKS: Final = re.compile(r"\n[ \t]*\n\s*")


def plain_text(text: str) -> str:
    """`text` without HTML: tags go when there are any (breaks and paragraphs become line ends), entities are read.

    A "<" that begins no known tag is what somebody wrote, and stays.
    """
    if "<" in text and _TAG.search(text) is not None:
        text = _HIDDEN.sub("", text)
        text = _TAG.sub("", _BREAK.sub("\n", text))
        text = _MANY_BREAKS.sub("\n\n", text).strip()
    if "&" in text:
        text = unescape(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd") if "\0" in text else text


def joined_breaks(text: str) -> str:
    """`text` with the line ends that old exports wrote as quote, line end, quote put right."""
    return text.replace('"\n"', "\n")
