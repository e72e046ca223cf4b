"""The beginning of a capture line: when and how, who, and what they do where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from whence.domain.capture_known import key_of
from whence.domain.capture_parts import CHANNEL_OF_WORD, Match, Part, PartKind
from whence.domain.capture_reading import Reading, company_at, company_end, name_end, occasion_at, person_at
from whence.domain.capture_signs import quoted_at
from whence.domain.capture_words import (
    CHANNEL,
    JOINER,
    NO_ROLES,
    PRONOUNS,
    THROUGH,
    TITLES,
    TOWARDS,
    WITH,
    WORK_VERBS,
    WORKS_AT,
)
from whence.domain.day_words import find_day
from whence.domain.interactions import Channel, Direction

_WRITTEN: Final = (Channel.EMAIL, Channel.MESSAGE, Channel.CHAT, Channel.CALL, Channel.VIDEO)
_DIRECTIONS: Final = {"from": Direction.IN, "to": Direction.OUT}
_NEXT_WORD: Final = re.compile(r"\s+([^\s,;.:!?]+)")
_AT_WORK: Final = re.compile(r"(?<!\S)(?:at|from)\s+(?=[^\W_]|[\"“„])", re.IGNORECASE)
_MOST_ROLE_WORDS: Final = 6
_NEVER_IN_ROLES: Final = NO_ROLES - {"of", "for", "in", "and", "the", "to", "on"}


def read_opening(reading: Reading, start: int = 0, *, is_after_sign: bool = False) -> int:
    """Read the people who begin the line, day and channel before them, role and company behind; the position after."""
    position = reading.skip(start, "," if is_after_sign else "")
    if is_after_sign and not _looks_like_people(reading, position):
        return start
    if not _is_known_person(reading, position):
        position = _read_when_and_how(reading, position)
    return _read_people(reading, position)


def _looks_like_people(reading: Reading, position: int) -> bool:
    """Behind a sign only a known person or a name of several words opens the line."""
    end = name_end(reading.marks, position)
    return " " in reading.text[position:end] or _is_known_person(reading, position)


def _is_known_person(reading: Reading, position: int) -> bool:
    person = person_at(reading, PartKind.PERSON, position, is_new_allowed=False)
    if person is None:
        return False
    day = reading.found_day(position)
    return day is None or not day.is_certain or person.end >= day.end


def channel_at(reading: Reading, start: int) -> Part | None:
    """The channel word at `start`, unless one is known already or the word is a verb ("call her")."""
    match = None if reading.has(PartKind.CHANNEL) else CHANNEL.match(reading.text, start)
    if match is None:
        return None
    following = _NEXT_WORD.match(reading.text, match.end())
    if following and following[1].lower() in PRONOUNS:
        return None
    word = " ".join(match[0].lower().split())
    return Part(PartKind.CHANNEL, start, match.end(), word)


def _read_when_and_how(reading: Reading, start: int) -> int:
    position = start
    while True:
        part = channel_at(reading, position) or _opening_day(reading, position)
        if part is None:
            break
        position = reading.skip(reading.add(part), ",:")
    if position == start:
        return start
    towards = TOWARDS.match(reading.text, position)
    channel = next((CHANNEL_OF_WORD[part.value] for part in reading.parts if part.kind is PartKind.CHANNEL), None)
    can_lead = towards is not None and (towards[0].lower().startswith("with") or channel in _WRITTEN)
    if towards is None or not can_lead or _person(reading, towards.end()) is None:
        return position
    reading.separators.append((towards.start(), towards.end()))
    reading.direction = _DIRECTIONS.get(towards[0].split()[0].lower())
    return towards.end()


def _opening_day(reading: Reading, start: int) -> Part | None:
    found = reading.found_day(start)
    if found is None:
        return None
    if not found.is_certain:
        following = reading.skip(found.end, ",")
        leads_on = CHANNEL.match(reading.text, following) or _leads_to(reading).match(reading.text, following)
        if not leads_on and not (reading.has(PartKind.CHANNEL) and following >= len(reading.text)):
            return None
    return Part(PartKind.DAY, start, found.end, reading.text[start : found.end], day=found.reading)


def _leads_to(reading: Reading) -> re.Pattern[str]:
    return TOWARDS if reading.has(PartKind.CHANNEL) else WITH


def _person(reading: Reading, start: int) -> Part | None:
    return person_at(reading, PartKind.PERSON, start, is_new_allowed=True)


def _read_people(reading: Reading, start: int) -> int:
    first = _person(reading, start)
    if first is None:
        return start
    people, joints = [first], list[tuple[int, int]]()
    listed = _comma_list(reading, first)
    if listed:
        people, joints = listed
    while (joint := JOINER.match(reading.text, people[-1].end)) and not reading.marks.is_sign(joint.end()):
        following = _person(reading, joint.end())
        if following is None:
            break
        people.append(following)
        joints.append((joint.start(), joint.end()))
    for person in people:
        reading.add(person)
    reading.separators.extend(joints)
    end = people[-1].end
    return read_work(reading, end) if len(people) == 1 else end


def _comma_list(reading: Reading, first: Part) -> tuple[list[Part], list[tuple[int, int]]] | None:
    """ "Ada, Tom" and "Ada, Tom and Priya" when the others are known or it ends in "and"; None for anything else."""
    people, joints = [first], list[tuple[int, int]]()
    while reading.text[people[-1].end : people[-1].end + 1] == "," and not JOINER.match(reading.text, people[-1].end):
        start = reading.skip(people[-1].end + 1)
        following = _person(reading, start)
        if following is None or not _ends_list_item(reading, following):
            break
        joints.append((people[-1].end, start))
        people.append(following)
    if len(people) == 1:
        return None
    joint = JOINER.match(reading.text, people[-1].end)
    last = _person(reading, joint.end()) if joint else None
    is_closed = last is not None and not _is_title(last.value) and not _at_work(reading, last.end)
    if is_closed and not any(_is_title(person.value) for person in people[1:]):
        return people, joints
    while len(people) > 1 and not all(_is_known(person) for person in people[1:]):
        people.pop()
        joints.pop()
    return (people, joints) if len(people) > 1 else None


def _ends_list_item(reading: Reading, person: Part) -> bool:
    rest = reading.text[person.end :]
    return rest[:1] in {"", ",", "."} or reading.marks.is_sign(reading.skip(person.end)) or bool(JOINER.match(rest))


def _is_known(person: Part) -> bool:
    return person.match in (Match.EXISTING, Match.AMBIGUOUS)


def _is_title(name: str) -> bool:
    return any(word in TITLES for word in key_of(name).split())


def _at_work(reading: Reading, end: int) -> bool:
    return WORKS_AT.match(reading.text, reading.skip(end)) is not None


def read_work(reading: Reading, end: int) -> int:
    """Read the role and the company behind a single name; the position after them."""
    start = reading.skip(end)
    if reading.text[start : start + 1] == ",":
        return _read_segment(reading, end, reading.skip(start + 1))
    return _read_company(reading, end, start)


def _read_company(reading: Reading, end: int, start: int) -> int:
    """ "at Acme", "from Acme" directly behind a name or role; `end` when there is none."""
    lead = WORKS_AT.match(reading.text, start)
    if lead is None:
        return end
    is_meeting = any(CHANNEL_OF_WORD.get(part.value) is Channel.IN_PERSON for part in reading.parts)
    is_from = lead[0].lower().startswith("from")
    known = company_at(reading, lead.end(), start, is_new_allowed=False)
    if known is not None and not (is_meeting and occasion_at(reading, lead.end(), start, is_new_allowed=False)):
        return reading.add(known)
    occasion = None if is_from else occasion_at(reading, lead.end(), start, is_new_allowed=False)
    if occasion is not None:
        return reading.add(occasion)
    company = company_at(reading, lead.end(), start, is_new_allowed=not is_meeting or is_from)
    if company is None:
        return end
    if is_from or reading.has(PartKind.ROLE) or company.problem:
        return reading.add(company)
    return reading.add(_asking(reading, company))


def _asking(reading: Reading, company: Part) -> Part:
    """A company that could be something else: kept, with the question to be answered once."""
    who = next(part.value for part in reading.parts if part.kind is PartKind.PERSON)
    name = company.value
    question = f"Does {who} work at {name}? Keep it, write @{name} if you met there, or \\{name} to leave it as text."
    return replace(company, problem=question)


def _read_segment(reading: Reading, end: int, start: int) -> int:
    """Read what stands between the comma behind a name and the next comma, sign or sentence end."""
    text, limit = reading.text, reading.marks.soft_end(start)
    if limit <= start or _is_no_work(reading, start, limit):
        return end
    within = quoted_at(text, start)
    if within:
        position = reading.add(Part(PartKind.ROLE, start, within[1], within[0]))
        return _read_company(reading, position, reading.skip(position))
    if WORKS_AT.match(text, start):
        after = _read_company(reading, start, start)
        return after if after > start else end
    return _read_role(reading, end, start, limit)


def _is_no_work(reading: Reading, start: int, limit: int) -> bool:
    """Whether the segment is about something else: through whom, with whom, over what, when."""
    if THROUGH.match(reading.text, start) or WITH.match(reading.text, start) or channel_at(reading, start):
        return True
    day = find_day(reading.text, start, reading.today, prefers="past")
    return day is not None and (day.is_certain or reading.skip(day.end) >= limit)


def _read_role(reading: Reading, end: int, start: int, limit: int) -> int:
    text = reading.text
    at_work = _AT_WORK.search(text, start, limit)
    known = company_at(reading, start, start, is_new_allowed=False)
    if known is not None and (known.end >= limit or not at_work):
        return _read_second_segment(reading, reading.add(known))
    role_end = _role_end(reading, start, at_work.start() if at_work else limit, is_employed=at_work is not None)
    if role_end > start:
        reading.add(Part(PartKind.ROLE, start, role_end, " ".join(text[start:role_end].split())))
        after = _read_company(reading, role_end, reading.skip(role_end))
        return after if after > role_end else _read_second_segment(reading, role_end)
    if at_work and {word.lower() for word in text[start : at_work.start()].split()} <= WORK_VERBS:
        reading.separators.append((start, at_work.start()))
        return _read_company(reading, end, at_work.start())
    return _read_bare_company(reading, end, start, limit)


def _role_end(reading: Reading, start: int, limit: int, *, is_employed: bool) -> int:
    """Where the role that begins at `start` ends; `start` when the words don't read like one."""
    text = reading.text
    through = next((match.start() for match in THROUGH.finditer(text, start, limit)), limit)
    words = text[start:through].split()
    plain = [word.strip(":!?").lower() for word in words]
    if (
        not words
        or len(words) > _MOST_ROLE_WORDS
        or any(word in NO_ROLES - {"of", "for", "in", "and", "the"} for word in plain)
    ):
        return start
    is_role = is_employed or any(word in TITLES for word in plain) or words[0][0].islower()
    if not is_role or not words[0][0].isalpha():
        return start
    end = through
    while text[end - 1].isspace() or text[end - 1] in ":!?":
        end -= 1
    return end


def _read_second_segment(reading: Reading, end: int) -> int:
    """ "data lead, Acme" and "Acme, data lead": the other of the two behind another comma."""
    if reading.text[end : end + 1] != ",":
        return end
    start = reading.skip(end + 1)
    limit = reading.marks.soft_end(start)
    if reading.has(PartKind.COMPANY):
        role_end = _role_end(reading, start, limit, is_employed=False)
        if role_end > start and _is_title(reading.text[start:role_end]) and not reading.has(PartKind.ROLE):
            return reading.add(Part(PartKind.ROLE, start, role_end, reading.text[start:role_end]))
        return end
    known = company_at(reading, start, start, is_new_allowed=False)
    return reading.add(known) if known is not None and known.end >= limit else end


def _read_bare_company(reading: Reading, end: int, start: int, limit: int) -> int:
    """ "Mara Okafor, Acme": asks once whether that is the employer."""
    company_limit = company_end(reading.marks, start)
    is_all = company_limit > start and reading.skip(company_limit) >= limit
    if not is_all or len(reading.text[start:company_limit].split()) > _MOST_ROLE_WORDS:
        return end
    occasion = occasion_at(reading, start, start, is_new_allowed=False)
    if occasion is not None and occasion.end >= company_limit:
        return reading.add(occasion)
    company = company_at(reading, start, start, is_new_allowed=True)
    if company is None or name_end(reading.marks, start) == start:
        return end
    return _read_second_segment(reading, reading.add(_asking(reading, company)))
