"""What the texts of people are cut into before they are indexed: pages of at most PAGE interactions.

Everybody has a page UNDATED, which holds what stands in no interaction and, as long as they fit, all interactions.
Busy people have further pages, each from one day to the next page's; the first of them reaches back without end.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from whence.storage.database import Database
from whence.storage.search_rows import rows_of

PAGE = 100
UNDATED = -2_000_000
FIRST_DATED = UNDATED + 1
WITHOUT_END = -UNDATED
_OTHER_TEXTS = """
SELECT person_id, note FROM invitation WHERE {person_id} AND note <> ''
UNION ALL SELECT person_id, rationale FROM decision WHERE {person_id} AND rationale <> ''
UNION ALL SELECT person_id, exception FROM decision WHERE {person_id} AND exception <> ''
UNION ALL SELECT person_id, text FROM private_note WHERE {person_id}
UNION ALL SELECT person_id, words FROM follow_up WHERE {person_id} AND words <> ''
UNION ALL SELECT person_id, words FROM origin WHERE {person_id} AND words <> ''
UNION ALL SELECT asker_id, purpose FROM introduction WHERE {asker_id} AND purpose <> ''
UNION ALL SELECT asked_for_id, purpose FROM introduction WHERE {asked_for_id} AND purpose <> ''
UNION ALL SELECT person_id, text FROM question WHERE {person_id}
UNION ALL SELECT person_id, answer FROM question WHERE {person_id} AND answer <> ''
UNION ALL SELECT id, give FROM person WHERE {id} AND give <> ''
UNION ALL SELECT id, ask FROM person WHERE {id} AND ask <> ''
"""
for _column in ("person_id", "asker_id", "asked_for_id", "id"):
    _OTHER_TEXTS = _OTHER_TEXTS.replace(f"{{{_column}}}", f"{_column} IN (SELECT value FROM json_each(?1))")
_LINES = """
SELECT p.day, i.line FROM participation p JOIN interaction i ON i.id = p.interaction_id
WHERE p.person_id = ?1 AND {range} AND i.line <> ''
UNION ALL SELECT p.day, p.line FROM participation p WHERE p.person_id = ?1 AND {range} AND p.line <> ''
"""
_ALL_LINES = """
SELECT p.person_id, i.line FROM json_each(?1) AS chosen
CROSS JOIN participation p ON p.person_id = chosen.value CROSS JOIN interaction i ON i.id = p.interaction_id
WHERE i.line <> ''
"""
_ALL_OWN_LINES = """
SELECT p.person_id, p.line FROM json_each(?1) AS chosen CROSS JOIN participation p ON p.person_id = chosen.value
WHERE p.line <> ''
"""
_DATED, _WITHOUT_DAY = "p.day >= ?2 AND p.day < ?3", "p.day IS NULL AND ?2 < ?3"


class Exchanges(NamedTuple):
    """How many interactions there are with somebody, and the day of the latest; UNDATED when none has a day."""

    amount: int
    last_day: int


_NONE = Exchanges(0, UNDATED)


@dataclass(slots=True)
class Page:
    """A page as it should be; its exchanges lie between `from_day` and `last_day`."""

    from_day: int
    last_day: int = UNDATED
    amount: int = 0
    texts: list[str] = field(default_factory=list)


def all_pages(database: Database, people: Sequence[int]) -> dict[int, list[Page]]:
    """All pages of each of some people."""
    others, amounts = other_texts(database, people), exchanges_of(database, people)
    quiet = [person for person in people if amounts[person].amount <= PAGE]
    lines = _all_lines(database, quiet)
    pages = {
        person: [Page(UNDATED, amounts[person].last_day, amounts[person].amount, others[person] + lines[person])]
        for person in quiet
    }
    for person in people:
        if person not in pages:
            undated = undated_page(database, person, others)
            pages[person] = [undated, *cut(database, person, FIRST_DATED, None)]
    return pages


def exchanges_of(database: Database, people: Sequence[int]) -> defaultdict[int, Exchanges]:
    """How many exchanges there are with each of some people."""
    rows = rows_of(
        database,
        "SELECT person_id, count(*), coalesce(max(day), ?2) FROM participation "
        "WHERE person_id IN (SELECT value FROM json_each(?1)) GROUP BY person_id",
        (json.dumps(list(people)), UNDATED),
    )
    return defaultdict(lambda: _NONE, {person: Exchanges(amount, last_day) for person, amount, last_day in rows})


def undated_page(database: Database, person: int, others: Mapping[int, list[str]]) -> Page:
    """The page of a busy person for everything without a day; it is as recent as their latest exchange."""
    amount, last = database.row(
        "SELECT sum(day IS NULL), max(day) FROM participation WHERE person_id = ?", (person,)
    ) or (0, None)
    lines = [text for _, text in _lines(database, person, UNDATED, None)]
    return Page(UNDATED, UNDATED if last is None else last, amount, [*others.get(person, ()), *lines])


def other_texts(database: Database, people: Sequence[int]) -> defaultdict[int, list[str]]:
    """What was written about some people outside interactions."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for person, text in rows_of(database, _OTHER_TEXTS, (json.dumps(list(people)),)):
        found[person].append(text)
    return found


def _all_lines(database: Database, people: Sequence[int]) -> defaultdict[int, list[str]]:
    """The texts of all interactions of some people, those without a day first, then what was noted of each alone."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    chosen = json.dumps(list(people))
    for sql in (_ALL_LINES, _ALL_OWN_LINES):
        for person, text in rows_of(database, sql, (chosen,)):
            found[person].append(text)
    return found


def _lines(database: Database, person: int, first: int, following: int | None) -> Iterator[tuple[int, str]]:
    """Day and text of a person's interactions from `first` to before `following`; UNDATED stands for those without."""
    sql = _LINES.replace("{range}", _WITHOUT_DAY if first == UNDATED else _DATED)
    end = WITHOUT_END if following is None else following
    return ((row[0], row[1]) for row in rows_of(database, sql, (person, first, end)))


def cut(database: Database, person: int, first: int, following: int | None) -> list[Page]:
    """The pages of the interactions from `first` to before `following`: whole days, up to PAGE interactions each."""
    pages: list[Page] = []
    end = WITHOUT_END if following is None else following
    for day, amount in rows_of(
        database,
        f"SELECT p.day, count(*) FROM participation p WHERE p.person_id = ?1 AND {_DATED} "
        "GROUP BY p.day ORDER BY p.day",
        (person, first, end),
    ):
        if not pages or pages[-1].amount + amount > PAGE:
            pages.append(Page(day if pages else first))
        pages[-1].amount += amount
        pages[-1].last_day = day
    beginnings = [page.from_day for page in pages]
    for day, text in _lines(database, person, first, following):
        pages[bisect_right(beginnings, day) - 1].texts.append(text)
    return pages
