"""Notes that arrive as files: plain text, Markdown and business cards, each as the lines it proposes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from whence.domain.errors import UnreadableInput

SUFFIXES: Final = frozenset({".txt", ".md", ".vcf"})
MOST_LINES: Final = 2_000
_CARD: Final = re.compile(r"\s*(?:BEGIN:VCARD|MECARD:)", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_HEADING: Final = re.compile(r"\s*#{1,6}\s+")
_RULE: Final = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*")


@dataclass(frozen=True, slots=True)
class FileLines:
    """The lines a file proposes, and a sentence for each card in it that could not be read."""

    lines: tuple[str, ...]
    problems: tuple[str, ...] = ()


def lines_of(name: str, content: bytes) -> FileLines:
    """The lines a file proposes: those of a text that say something, or one for each business card.

    Markdown loses its bullets, check boxes, headings' signs and rules; a word behind a single # is a tag and stays.
    Raises UnreadableInput for a file that is no text, holds no line or far too many, with what to do about it.
    """
    if name.casefold().endswith(".vcf") or _CARD.match(content[:200].decode("latin-1")):
        return _cards(name, content)
    text = _decoded(name, content)
    is_markdown = name.casefold().endswith(".md")
    lines = [_plain(line) if is_markdown else line.strip() for line in text.splitlines()]
    kept = tuple(line for line in lines if any(character.isalnum() for character in line))
    if not kept:
        raise UnreadableInput(f"{name} holds no line to be proposed. Write one line a person, or take the file away.")
    if len(kept) > MOST_LINES:
        raise UnreadableInput(f"{name} has {len(kept):,} lines; a note can have {MOST_LINES:,}. Split it.")
    return FileLines(kept)


def _plain(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    return _HEADING.sub("", _BULLET.sub("", line, count=1), count=1).strip()


def _cards(name: str, content: bytes) -> FileLines:
    # Here, because the library behind it takes as long to load as the command line to start.
    from whence.exchange.vcard import read_cards

    try:
        found = read_cards(content)
    except UnreadableInput as refusal:
        raise UnreadableInput(f"{name}: {refusal.sentence}") from refusal
    if not found.cards:
        raise UnreadableInput(f"{name}: {' '.join(found.problems)}")
    return FileLines(found.lines, tuple(f"{name}: {problem}" for problem in found.problems))


def _decoded(name: str, content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if b"\0" in content:
            raise UnreadableInput(
                f"{name} is not text (it holds NUL bytes). Save the note as plain text, or take it away."
            )
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name} is not text in UTF-8 (byte {error.start + 1:,}). Save the note as UTF-8, or take it away."
        ) from error
