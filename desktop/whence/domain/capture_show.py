"""A capture line written back: the canonical line of what was understood, and lines with one part changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from whence.domain.capture_parts import CaptureLine, Match, Part, PartKind
from whence.domain.capture_reading import company_end, name_end
from whence.domain.capture_signs import SIGN, Marks, is_abbreviation, quoted
from whence.domain.capture_words import (
    CHANNEL,
    JOINER,
    NO_ROLES,
    RELATIVE_DAY,
    THROUGH,
    TITLES,
    WORK_VERBS,
    WORKS_AT,
)
from whence.domain.day_words import find_day, show_day
from whence.domain.interactions import Direction

_SIGN_OF: Final = {
    PartKind.EVENT: "@",
    PartKind.PLACE: "@",
    PartKind.INTRODUCER: "^",
    PartKind.TAG: "#",
    PartKind.FOLLOW_UP: "!",
}
_WORKS: Final = re.compile(r"(?:[,\s]+(?:" + "|".join(sorted(WORK_VERBS)) + r"))+$", re.IGNORECASE)
_TOWARDS: Final = re.compile(r"^[,:]?\s*(?:(?:with|from|to)\s+)?", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?<!\w)(?:with|via|by|at|from|to|and|in|on|the|\d+)$", re.IGNORECASE)
_LEADING_FIRST: Final = re.compile(r"(?:with|via|introduced|at|from|to|and)(?!\w)", re.IGNORECASE)
_GAP: Final = re.compile(r"[,;:.!?…&+\s]")
_LEAD: Final = re.compile(r"(?:with|and|&)\s+", re.IGNORECASE)
_PLAIN_TAG: Final = re.compile(r"[^\W_](?:[\w+#/&.-]*[\w+#])?")
_PLAIN_WORDS: Final = re.compile(r"[^\W_][\w'’&-]*(?: [\w'’&-]+)*")
_ANY_DAY: Final = date(2024, 1, 1)
_ORDER: Final = (
    PartKind.EVENT, PartKind.PLACE, PartKind.INTRODUCER, PartKind.TAG, PartKind.NOTE, PartKind.CONNECTION,
    PartKind.EMAIL, PartKind.PHONE, PartKind.LINK, PartKind.FOLLOW_UP,
)  # fmt: skip


def show(capture: CaptureLine) -> str:
    """The canonical line: people and work, when and how, signs in a fixed order, then the note as sentences.

    Read again on the same day with the same choices it says the same.
    """
    own = [part for part in capture.parts if not part.is_embedded]
    head = _opening(capture, own)
    signs = [_shown(part, capture.line) for kind in _ORDER for part in own if part.kind is kind]
    line = " ".join(filter(None, (head, *signs)))
    text, is_open = "", False
    for part in own:
        if part.kind is PartKind.TEXT:
            text = f"{text} {_literal(capture.line[part.start : part.end], is_open=is_open)}".lstrip()
            is_open = _LEADING.search(text) is not None or any(
                other.is_embedded and other.end == part.end for other in capture.parts
            )
    return ". ".join(filter(None, (line, text)))


def _literal(words: str, *, is_open: bool) -> str:
    """A stretch of the note with a backslash before it where its beginning would be read as something else."""
    text = " ".join(words.split())
    is_something = (
        is_open
        or any(pattern.match(text) for pattern in (SIGN, CHANNEL, _LEADING_FIRST, _GAP, JOINER))
        or Marks.of(text).contact_at(0)
        or find_day(text, 0, _ANY_DAY, prefers="past")
    )
    return f"\\{text}" if is_something and not text.startswith("\\") else text


def _opening(capture: CaptureLine, own: list[Part]) -> str:
    people = [part for part in own if part.kind is PartKind.PERSON]
    when = " ".join(
        _shown(part, capture.line) for kind in (PartKind.CHANNEL, PartKind.DAY) for part in own if part.kind is kind
    )
    work = _work(own)
    first, later = (people[:1], people[1:]) if work else (people, [])
    names = joined([shown_name(part) for part in first])
    also = f"with {joined([shown_name(part) for part in later])}" if later else ""
    if not people:
        return when
    if capture.direction is not None:
        towards = "from" if capture.direction is Direction.IN else "to"
        return " ".join(filter(None, (f"{when} {towards} {names}{work}", also)))
    return " ".join(filter(None, (", ".join(filter(None, (f"{names}{work}", when))), also)))


def joined(names: list[str]) -> str:
    """ "Ada", "Ada and Tom", "Ada, Tom and Priya"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _work(own: Iterable[Part]) -> str:
    role = next((part for part in own if part.kind is PartKind.ROLE), None)
    company = next((part for part in own if part.kind is PartKind.COMPANY), None)
    title = f", {shown_role(role.value)}" if role else ""
    if company is None:
        return title
    is_certain = role is None and company.problem is None and company.match is Match.NEW
    return f"{title} {'from' if is_certain else 'at'} {shown_company(company)}"


def _shown(part: Part, line: str) -> str:
    match part.kind:
        case PartKind.DAY:
            return _shown_day(part) or line[part.start : part.end].rstrip(".")
        case PartKind.FOLLOW_UP:
            return _shown_follow_up(part, line)
        case PartKind.TAG:
            return "#" + _spelled(part.value, is_plain=_PLAIN_TAG.fullmatch(part.value) is not None)
        case PartKind.INTRODUCER:
            return "^" + shown_name(part)
        case PartKind.EVENT | PartKind.PLACE:
            return "@" + shown_occasion(part.value)
    return part.value


def _shown_day(part: Part) -> str:
    return show_day(part.day) if part.day else ""


def _shown_follow_up(part: Part, line: str) -> str:
    if part.day is not None and part.day.day is None:
        return line[part.start : part.end]
    return "!" + " ".join(filter(None, (shown_task(part.value), _shown_day(part))))


def _spelled(value: str, *, is_plain: bool) -> str:
    """`value` as it is where it is read back whole, also before a full stop ("plan B."); else in quotation marks."""
    return value if is_plain and not is_abbreviation(f"{value}.", len(value)) else quoted(value)


def shown_name(part: Part) -> str:
    """A person's name so that it is read back whole: in quotation marks when it would end early."""
    name = part.value
    marks = Marks.of(name)
    is_plain = not marks.signs and not marks.contacts and not marks.escapes and name_end(marks, 0) == len(name)
    day = find_day(name, 0, _ANY_DAY, prefers="past")
    is_plain = is_plain and (day is None or not (day.is_certain or day.end == len(name)))
    is_plain = is_plain and not CHANNEL.match(name) and not name.endswith(".") and not JOINER.search(name)
    return _spelled(name, is_plain=bool(is_plain))


def shown_role(role: str) -> str:
    """A role so that it is read back as one."""
    words = role.lower().split()
    is_plain = _PLAIN_WORDS.fullmatch(role) and len(words) <= 6 and not any(word in NO_ROLES for word in words)
    day = find_day(role, 0, _ANY_DAY, prefers="past")
    is_clear = is_plain and day is None and (role[0].islower() or any(word in TITLES for word in words))
    is_other = CHANNEL.match(role) or THROUGH.search(role) or WORKS_AT.search(role)
    return _spelled(role, is_plain=bool(is_clear) and not is_other)


def shown_company(part: Part) -> str:
    name = part.value
    is_plain = _PLAIN_WORDS.fullmatch(name) and company_end(Marks.of(name), 0) == len(name)
    return _spelled(name, is_plain=bool(is_plain))


def shown_occasion(name: str) -> str:
    return _spelled(name, is_plain=_PLAIN_WORDS.fullmatch(name) is not None and not RELATIVE_DAY.search(name))


def shown_task(task: str) -> str:
    """A promise's words so that no day and no sentence end is found in them."""
    if not task:
        return ""
    is_plain = _PLAIN_WORDS.fullmatch(task) and not any(
        find_day(task, word.start(), _ANY_DAY, prefers="future") for word in re.finditer(r"\S+", task)
    )
    return _spelled(task, is_plain=bool(is_plain))


def literally(capture: CaptureLine, part: Part) -> str:
    """The line in which `part` is only text: a backslash before it."""
    return f"{capture.line[: part.start]}\\{capture.line[part.start :]}"


def without(capture: CaptureLine, part: Part) -> str:
    """The line without `part`, without what joined it to its neighbours and without what only it needed.

    A part inside a sentence only loses its sign; the sentence keeps its words.
    """
    line = capture.line
    if part.is_embedded:
        return literally(capture, part)
    before, after = line[: part.start].rstrip(), line[part.end :].lstrip()
    if part.kind is PartKind.COMPANY:
        before = _WORKS.sub("", before)
    if part.kind in (PartKind.CHANNEL, PartKind.DAY) and not before:
        after = _TOWARDS.sub("", after)
    joint = JOINER.match(line, part.end)
    if part.kind is PartKind.PERSON and joint:
        return f"{line[: part.start]}{_lead(capture, part)}{line[joint.end() :]}"
    if part.kind is PartKind.PERSON:
        before = re.sub(r"(?:\s+and|\s*&|\s+\+|,)$", "", before, flags=re.IGNORECASE)
    elif before.endswith(",") and (not after or after[0] in ",.;" or SIGN.match(after)):
        before = before[:-1]
    if after[:1] in {",", ";", ".", ":"} and (not before or before[-1] in ",."):
        after = after[1:].lstrip()
    if not before or after[:1] in {"", ",", ".", ";", ":"}:
        return before + after
    return f"{before}. {after}" if _would_run_on(capture, part) else f"{before} {after}"


def _would_run_on(capture: CaptureLine, part: Part) -> bool:
    """Whether the note behind `part` would be read as belonging to what stands before it."""
    own = [other for other in capture.parts if not other.is_embedded]
    place = own.index(part)
    following = own[place + 1] if place + 1 < len(own) else None
    return (
        following is not None
        and following.kind is PartKind.TEXT
        and place > 0
        and own[place - 1].kind is not following.kind
    )


def changed(capture: CaptureLine, part: Part, value: str) -> str:
    """The line in which `part` says `value` instead: another name, tag, channel word, promise, or day in words.

    A follow-up's value replaces its words and its day ("send paper fri").
    """
    return f"{capture.line[: part.start]}{_lead(capture, part)}{_written(part, value)}{capture.line[part.end :]}"


def _lead(capture: CaptureLine, part: Part) -> str:
    """The word that leads to a person inside the line: "with ", "and "."""
    found = _LEAD.match(capture.line, part.start) if part.kind is PartKind.PERSON else None
    return found[0] if found else ""


def _written(part: Part, value: str) -> str:
    named = Part(part.kind, 0, 0, value)
    match part.kind:
        case PartKind.PERSON:
            return shown_name(named)
        case PartKind.ROLE:
            return shown_role(value)
        case PartKind.COMPANY:
            return f"at {shown_company(named)}"
        case PartKind.FOLLOW_UP | PartKind.DAY | PartKind.TEXT:
            return _SIGN_OF.get(part.kind, "") + value
        case _:
            return _shown(named, "")
