"""Invitations recognised in text copied from a page, and lines that decide several at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import NoteKind

_LINK: Final = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s?#)>\]]+", re.IGNORECASE)
_MUTUAL: Final = re.compile(
    r"(?:(?P<named>.+?)\s+(?:and|und)\s+)?(?P<count>\d[\d.,]*)\s+(?:other\s+)?(?:mutual|shared|gemeinsame)\b",
    re.IGNORECASE,
)
_NAMED_MUTUAL: Final = re.compile(r"^(?P<named>.+?)\s+is a (?:mutual|shared) connection", re.IGNORECASE)
_FURNITURE: Final = re.compile(
    r"^(?:accept|ignore|annehmen|ignorieren|message|reply(?: to .*)?|withdraw|zurückziehen|show more|see (?:more|all).*"
    r"|view profile|people|pages|all|most recent|invitations?|sent|received|manage(?: invitations?)?|status is .*"
    r"|.*\bprofile (?:picture|photo)|1st|2nd|3rd\+?|·|•|follow|pending|(?:sent|received) .*ago|today|yesterday"
    r"|\d+\s+(?:minute|hour|day|week|month|year)s? ago|vor \d+ .*)$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"^[^\W\d_][^\n@#/:;!?\"“”]{1,80}$")
_HEADLINE_MARK: Final = re.compile(r"\b(?:at|bei|chez)\b|[|@•·/]", re.IGNORECASE)
_DECIDING: Final = re.compile(r"^\s*(?P<verb>[^\W\d_]+(?:\s+unanswered)?)\s*:\s*(?P<rest>.+)$", re.DOTALL)
_VERBS: Final = {
    "declined": Verdict.DECLINE, "decline": Verdict.DECLINE, "accepted": Verdict.ACCEPT, "accept": Verdict.ACCEPT,
    "ignored": Verdict.LEAVE, "left": Verdict.LEAVE, "left unanswered": Verdict.LEAVE,
    "leave unanswered": Verdict.LEAVE,
    "watched": Verdict.ACCEPT_WATCH, "withdrew": Verdict.WITHDRAW, "withdrawn": Verdict.WITHDRAW,
    "withdraw": Verdict.WITHDRAW,
}  # fmt: skip
_MOST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class SeenInvitation:
    """An invitation as recognised in a text, to be looked at before anything is kept."""

    name: str
    headline: str = ""
    note: str = ""
    note_kind: NoteKind = NoteKind.UNKNOWN
    profile_url: str = ""
    mutual_count: int | None = None
    mutual_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastedDecisions:
    """A verdict about several people for one reason."""

    verdict: Verdict
    names: tuple[str, ...]
    rationale: str


def invitations_in(text: str) -> tuple[SeenInvitation, ...]:
    """Every invitation recognised: blocks of a name, then headline, shared contacts, note and link in any order.

    Blocks are parted by blank lines; a list of bare names, one a line, is one invitation each.
    """
    blocks = [lines for block in re.split(r"\n\s*\n", text.replace("\r", "")) if (lines := list(_telling(block)))]
    return tuple(one for block in _joined(blocks) for one in _of_block(block))


def decisions_in(line: str) -> PastedDecisions:
    """Read "Declined: A, B, C: no note". Raises Refusal where the verdict, a name or the reason is missing."""
    found = _DECIDING.match(line)
    verdict = _VERBS.get(" ".join(found["verb"].casefold().split())) if found else None
    if found is None or verdict is None:
        raise Refusal("Begin with what you decided, for instance “Declined: A, B, C: no note”.", field="line")
    names, _, why = found["rest"].partition(":")
    chosen = tuple(dict.fromkeys(name for part in re.split(r"[,;\n]", names) if (name := " ".join(part.split()))))
    if not chosen:
        raise Refusal("Name at least one person after the colon.", field="line")
    if not why.strip():
        raise Refusal("Write the reason after a second colon: “Declined: A, B: no note”.", field="line")
    return PastedDecisions(verdict, chosen, why.strip())


def _telling(block: str) -> Iterator[str]:
    for line in block.split("\n"):
        words = " ".join(line.split())
        if words and not _FURNITURE.match(words):
            yield words


def _joined(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Blocks that don't begin with a name belong to the one before."""
    current: list[str] = []
    for block in blocks:
        if not current or _is_name(block[0]):
            if current:
                yield current
            current = block
        else:
            current = [*current, *block]
    if current:
        yield current


def _of_block(lines: Sequence[str]) -> Iterator[SeenInvitation]:
    if len(lines) > 1 and all(_is_name(line) and " " in line for line in lines):
        yield from (SeenInvitation(line) for line in lines)
        return
    if not _is_name(lines[0]):
        return
    seen = SeenInvitation(lines[0].partition(",")[0].strip())
    for line in lines[1:]:
        seen = _with_line(seen, line)
    yield seen


def _with_line(seen: SeenInvitation, line: str) -> SeenInvitation:
    if link := _LINK.search(line):
        return replace(seen, profile_url=link[0])
    if shared := _NAMED_MUTUAL.match(line) or _MUTUAL.search(line):
        return _with_shared(seen, shared)
    if line.casefold() == seen.name.casefold():
        return seen
    if not seen.headline and not line.startswith(("“", '"')) and not _reads_like_note(line):
        return replace(seen, headline=line)
    note = f"{seen.note}\n{line}".strip().strip('“”"')
    return replace(seen, note=note, note_kind=NoteKind.TEXT)


def _with_shared(seen: SeenInvitation, shared: re.Match[str]) -> SeenInvitation:
    names = tuple(part.strip() for part in (shared["named"] or "").split(",") if part.strip())
    count = shared.groupdict().get("count")
    number = int(re.sub(r"\D", "", count)) if count else 0
    return replace(seen, mutual_count=number + len(names), mutual_names=names)


def _reads_like_note(line: str) -> bool:
    greeting = re.match(r"(?:hi|hello|hey|dear|hallo|liebe[r]?|guten tag|good (?:morning|day))\b", line, re.IGNORECASE)
    return bool(greeting) or len(line) > 120 or (line.endswith((".", "!", "?")) and len(line.split()) > _MOST_WORDS)


def _is_name(line: str) -> bool:
    words = line.partition(",")[0].split()
    is_capital = all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)
    return bool(
        0 < len(words) <= _MOST_WORDS
        and is_capital
        and words[0][0].isalpha()
        and _NAME.match(line)
        and not _HEADLINE_MARK.search(line)
        and not line.endswith(".")
    )
