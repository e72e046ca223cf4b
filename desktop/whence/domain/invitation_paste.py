"""Invitations recognised in text copied from a page, and lines that decide several at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import NoteKind
from whence.domain.names import without_credentials

_LINK: Final = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/[^\s?#)>\]]+", re.IGNORECASE)
_MUTUAL: Final = re.compile(
    r"(?:(?P<named>.+?)\s+(?:and|und)\s+)?(?P<count>\d[\d.,]*)\s+(?:other\s+)?(?:mutual|shared|gemeinsame)\b",
    re.IGNORECASE,
)
_NAMED_MUTUAL: Final = re.compile(r"^(?P<named>.+?)\s+is a (?:mutual|shared) connection", re.IGNORECASE)
_FURNITURE: Final = re.compile(
    r"^(?:accept|ignore|annehmen|ignorieren|message|reply(?: to .*)?|withdraw|zurückziehen|show more|see (?:more|all).*"
    r"|view profile|people|pages|all|most recent|invitations?|sent|received|manage(?: invitations?)?|status is .*"
    r"|.*\bprofile (?:picture|photo)|1st|2nd|3rd\+?|·|•|follow|pending"
    r"|(?:(?:sent|received) )?(?:today|yesterday)|(?:sent|received) .*ago"
    r"|\d+\s+(?:minute|hour|day|week|month|year)s? ago|vor \d+ .*)$",
    re.IGNORECASE,
)
_AGE: Final = re.compile(
    r"^(?P<own>sent\s+)?(?:received\s+)?(?P<age>today|yesterday|\d+\s+(?:minute|hour|day|week|month|year)s?\s+ago)$",
    re.IGNORECASE,
)
_WITHDRAWING: Final = re.compile(r"^\s*(?:withdraw|zurückziehen)\s*$", re.IGNORECASE | re.MULTILINE)
_WITHIN_A_DAY: Final = re.compile(r"\d+\s+(?:minute|hour)s?\s+ago", re.IGNORECASE)
_BUTTON: Final = re.compile(
    r"^[^\S\n]*(?:accept|ignore|annehmen|ignorieren|withdraw|zurückziehen)[^\S\n]*$", re.IGNORECASE | re.MULTILINE
)
_NAME: Final = re.compile(r"^[^\W\d_][^\n@#/:;!?\"“”]{1,80}$")
_COUNTED: Final = re.compile(r"^\s*\d{1,3}[.)]\s+")
_BRACKETED: Final = re.compile(r"\s*\([^()]*\)")
_AFTER_NAME: Final = re.compile(r"\s*\t\s*|\s+[-–—|·•]\s+|,\s*|\s+(?=(?:https?://|(?:www\.)?linkedin\.com/))")
_HEADLINE_MARK: Final = re.compile(r"\b(?:at|bei|chez)\b|[|@•·/]", re.IGNORECASE)
_ROLE: Final = re.compile(
    r"\b(?:engineer(?:ing)?|developer|manager|director|consultant|analyst|designer|(?:co-?)?founder|c[efmopt]o|officer"
    r"|student|lecturer|researcher|recruiter|editor|architect|specialist|coordinator|assistant|associate|president"
    r"|executive|lead|owner|freelancer?|scientist|teacher|physician|attorney|accountant|author|speaker|coach|advis[eo]r"
    r"|strategist|producer|technician|administrator|supervisor|representative|trainer|programmer|intern|retired"
    r"|software|product|marketing|sales|senior|junior|university|ingenieur(?:in)?|entwickler(?:in)?|berater(?:in)?"
    r"|leiter(?:in)?|geschäftsführer(?:in)?|studentin|directeur|directrice|ingénieure?|ingeniero|ingeniera|directora)\b",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^(?:(?:all the |kind |best |warm |many )?(?:best|regards|wishes|thanks)|cheers|thank you|sincerely"
    r"|(?:viele|liebe|beste|herzliche) grüße|danke|lg|vg)\W*$",
    re.IGNORECASE,
)
_DECIDING: Final = re.compile(r"^\s*(?P<verb>[^\W\d_]+(?:\s+unanswered)?)\s*:\s*(?P<rest>.+)$", re.DOTALL)
_VERBS: Final = {
    "declined": Verdict.DECLINE, "decline": Verdict.DECLINE, "accepted": Verdict.ACCEPT, "accept": Verdict.ACCEPT,
    "ignored": Verdict.LEAVE, "left": Verdict.LEAVE, "left unanswered": Verdict.LEAVE,
    "leave unanswered": Verdict.LEAVE,
    "watched": Verdict.ACCEPT_WATCH, "withdrew": Verdict.WITHDRAW, "withdrawn": Verdict.WITHDRAW,
    "withdraw": Verdict.WITHDRAW,
}  # fmt: skip
_MOST_WORDS: Final = 6
_LONGEST_PARTICLE: Final = 3


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
    age: str = ""
    """How long ago it was sent, in the words of the page."""


@dataclass(frozen=True, slots=True)
class PastedDecisions:
    """A verdict about several people for one reason."""

    verdict: Verdict
    names: tuple[str, ...]
    rationale: str


def invitations_in(text: str) -> tuple[SeenInvitation, ...]:
    """Every invitation recognised: blocks of a name, then headline, shared contacts, note and link in any order.

    Blocks are parted by blank lines and by the buttons of the page; a list of bare names, one a line or parted by
    commas, is one invitation each. Headline and link may stand beside the name.
    """
    parted = _BUTTON.sub("\n", text.replace("\r", ""))
    blocks = [lines for block in re.split(r"\n\s*\n", parted) if (lines := list(_telling(block)))]
    return tuple(one for block in _joined(blocks) for one in _of_block(block))


def is_of_sent_ones(text: str) -> bool:
    """Whether a page shows invitations that were sent: it offers to withdraw them or says when they were sent."""
    ages = (_AGE.match(" ".join(line.split())) for line in text.splitlines())
    return bool(_WITHDRAWING.search(text)) or any(found is not None and found["own"] for found in ages)


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
    before = ""
    for line in block.split("\n"):
        words = re.sub(r"[^\S\t]+", " ", line).strip()
        if words and words != before and (_AGE.match(words) or not _FURNITURE.match(words)):
            yield words
            before = words


def _joined(blocks: list[list[str]]) -> Iterator[list[str]]:
    """Blocks that don't begin with a name, and the single word that signs a note, belong to the one before."""
    current: list[str] = []
    for block in blocks:
        is_signature = len(current) > 1 and len(block) == 1 and " " not in block[0]
        if not current or (_name_in(block[0]) and not is_signature):
            if current:
                yield current
            current = block
        else:
            current = [*current, *block]
    if current:
        yield current


def _of_block(lines: Sequence[str]) -> Iterator[SeenInvitation]:
    if several := _several([line for line in lines if not _AGE.match(line)]):
        yield from (SeenInvitation(name) for name in several)
        return
    if len(lines) > 1 and all(_beside_name(line) for line in lines):
        for line in lines:
            yield from _of_block([line])
        return
    if not (name := _name_in(lines[0])):
        return
    seen = SeenInvitation(name)
    for line in [*_beside_name(lines[0]), *lines[1:]]:
        seen = _with_line(seen, " ".join(line.split()))
    yield seen


def _several(lines: Sequence[str]) -> tuple[str, ...]:
    """The full names of a block that holds nothing but such; none where it holds one, or anything else.

    Without capitals nothing tells a name from a headline, so such a line is the name or the headline of one person.
    """
    parts = [part for line in lines for part in (line.split(",") if _is_name_list(line) else [line])]
    names = [_name_in(part) for part in parts]
    is_list = (
        len(parts) > 1
        and all(" " in name and name != name.lower() for name in names)
        and not any(map(_beside_name, parts))
    )
    return tuple(names) if is_list else ()


def _is_name_list(line: str) -> bool:
    return all(" " in _name_in(part) for part in line.split(","))


def _with_line(seen: SeenInvitation, line: str) -> SeenInvitation:
    if aged := _AGE.match(line):
        return replace(seen, age="today" if _WITHIN_A_DAY.fullmatch(aged["age"]) else aged["age"])
    if link := _LINK.search(line):
        return replace(seen, profile_url=link[0])
    if shared := _NAMED_MUTUAL.match(line) or _MUTUAL.search(line):
        return _with_shared(seen, shared)
    if line.casefold() == seen.name.casefold():
        return seen
    if not seen.headline and not seen.note and not line.startswith(("“", '"')) and not _reads_like_note(line):
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


def _name_in(line: str) -> str:
    """The name a line begins with, without bullets, emoji, pronouns and what stands beside it; else nothing."""
    name = _bare(_AFTER_NAME.split(_unbulleted(line), maxsplit=1)[0])
    words = name.split()
    is_capital = all(not word[0].islower() or len(word) <= _LONGEST_PARTICLE for word in words)
    is_name = 0 < len(words) <= _MOST_WORDS and is_capital and not line.endswith(".") and bool(_NAME.match(name))
    is_of_page = _AGE.match(line) or _HEADLINE_MARK.search(name) or _ROLE.search(name)
    is_of_note = _CLOSING.match(line) or _reads_like_note(line)
    return name if is_name and not is_of_page and not is_of_note else ""


def _beside_name(line: str) -> list[str]:
    """What stands beside the name in its line, without titles such as PhD."""
    _, *rest = _AFTER_NAME.split(_unbulleted(line), maxsplit=1)
    said = without_credentials(f"X, {_bare(rest[0])}").removeprefix("X").strip(" ,") if rest else ""
    if not said or _name_in(line) == "":
        return []
    link = _LINK.search(said)
    return [part for part in (said.replace(link[0], "").strip(), link[0]) if part] if link else [said]


def _unbulleted(line: str) -> str:
    return _stripped(_COUNTED.sub("", line), is_end_kept=True)


def _bare(text: str) -> str:
    return _stripped(_BRACKETED.sub("", text), is_end_kept=False)


def _stripped(text: str, *, is_end_kept: bool) -> str:
    start, end = 0, len(text)
    while start < end and _is_ornament(text[start]):
        start += 1
    while not is_end_kept and end > start and _is_ornament(text[end - 1]) and text[end - 1] not in ".'’":
        end -= 1
    return text[start:end]


def _is_ornament(char: str) -> bool:
    return unicodedata.category(char)[0] in "SPCZ" or char == "\N{VARIATION SELECTOR-16}"
