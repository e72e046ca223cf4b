"""The index of names: every part of a name by its beginning, ordered by who the person is to the owner."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.matching import LONGEST_WORD, Hit, HitKind
from whence.domain.names import family_first, is_east_asian, tokens
from whence.storage.database import Database
from whence.storage.search_ranking import HIDDEN_SHELF, rank_of
from whence.storage.search_rows import rows_of

PREFIX_LETTERS = 3
_INITIALS_SIGN = "."
_MOST_INITIALS = 2
_EXACT = 3.0  # a word typed in full counts like eight times the contact
_SELECT = f"""
SELECT p.id, p.name, p.first_name, p.last_name, p.is_name_missing, p.shelf, coalesce(t.k, 0.0),
       coalesce((SELECT max(connected_on) FROM connection c WHERE c.person_id = p.id), ''), p.created_at
FROM person p LEFT JOIN tie t ON t.person = p.id
WHERE p.shelf <> '{HIDDEN_SHELF}'
"""
_MERGED = """
SELECT person_id, CAST(form.value ->> 0 AS TEXT) FROM merge,
       json_each(iif(json_valid(taken), taken, '{}'), '$.forms') AS form
WHERE form.type = 'array' AND form.value ->> 0 IS NOT NULL AND person_id"""
_EXACT_AND_BEGUN = """
SELECT * FROM (SELECT person, rank - ?3 AS place FROM search_token WHERE token = ?1 ORDER BY rank LIMIT ?2)
UNION ALL SELECT * FROM (SELECT person, rank FROM search_prefix WHERE prefix = ?1 ORDER BY rank LIMIT ?2)
ORDER BY place
"""
_BEGUN = """
SELECT person, rank - ?4 * (token = ?1) AS place FROM search_token WHERE token >= ?1 AND token < ?2
ORDER BY place LIMIT ?3
"""


_FILL_PREFIXES = f"""
INSERT INTO search_prefix (prefix, rank, person) SELECT DISTINCT substr(token, 1, value) AS prefix, rank, person
FROM search_token CROSS JOIN json_each('{[*range(1, PREFIX_LETTERS + 1)]}') WHERE length(token) >= value
ORDER BY prefix, rank, person
"""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What the index holds of one person; `words` are the folded parts of the name, each behind a space."""

    person: int
    rank: float
    words: str
    initials: str

    @property
    def tokens(self) -> frozenset[str]:
        """The different parts of the name."""
        return frozenset(self.words.split())

    @property
    def prefixes(self) -> frozenset[str]:
        """The keys under which the person stands in the table of prefixes."""
        cut = {token[:length] for token in self.tokens for length in range(1, min(PREFIX_LETTERS, len(token)) + 1)}
        return frozenset(cut | self.initial_prefixes)

    @property
    def initial_prefixes(self) -> frozenset[str]:
        """Those of them that stand for initials."""
        return frozenset(_INITIALS_SIGN + part for part in self.initials.split())


def entries(database: Database, people: Iterable[int] | None = None) -> Iterator[NameEntry]:
    """The entries of some people, or of all, worked out from the facts; nobody who is in the bin.

    Whoever is one with somebody merged into them is found by that name too. To be gone through before another
    statement runs.
    """
    some = () if people is None else (json.dumps(list(people)),)
    among = " IN (SELECT value FROM json_each(?))" if some else " IS NOT NULL"
    merged: dict[int, list[str]] = defaultdict(list)
    for person, name in rows_of(database, f"{_MERGED}{among} ORDER BY merge.id", some):
        merged[person] += [part[:LONGEST_WORD] for part in tokens(name)]
    rows = database.stream(f"{_SELECT} AND p.id{among}", some)
    for person, name, first, last, is_missing, shelf, contact, connected, created in rows:
        parts = () if is_missing else name_parts(name, first, last)
        yield NameEntry(
            person, rank_of(contact, connected or created, shelf),
            "".join(f" {part}" for part in dict.fromkeys((*parts, *merged[person]))), " ".join(_initials(parts)),
        )  # fmt: skip


def name_parts(name: str, first: str, last: str) -> tuple[str, ...]:
    """The folded parts of a name under which its person is found, family-first forms included."""
    found = [part[:LONGEST_WORD] for part in tokens(name)]
    for alias in (f"{first} {last}", *family_first(first, last)) if first or last else ():
        if alias != name:
            found += [part[:LONGEST_WORD] for part in tokens(alias)]
    if len(found) == 1 and is_east_asian(found[0]):
        found.append(found[0][1:])
    return tuple(part for part in dict.fromkeys(found) if part)


def stored(database: Database, people: Iterable[int]) -> dict[int, NameEntry]:
    """The entries as the index holds them."""
    rows = rows_of(
        database,
        "SELECT person, rank, words, initials FROM search_person WHERE person IN (SELECT value FROM json_each(?))",
        (json.dumps(list(people)),),
    )
    return {row[0]: NameEntry(*row) for row in rows}


def refresh(database: Database, people: Sequence[int]) -> tuple[dict[int, NameEntry], dict[int, NameEntry]]:
    """Bring the entries of some people up to date; gives what stood there before and what stands there now."""
    before = stored(database, people)
    now = {entry.person: entry for entry in entries(database, people)}
    for person in people:
        old, new = before.get(person), now.get(person)
        if old == new:
            continue
        if old is not None:
            _take_out(database, old)
        if new is None:
            database.write("DELETE FROM search_person WHERE person = ?", (person,))
        else:
            _put_in(database, new)
    return before, now


def rebuild(database: Database) -> None:
    """Work out all entries. Documents are numbered from the least close person to the closest."""
    everybody = sorted(entries(database), key=lambda entry: (-entry.rank, entry.person))
    database.write("DELETE FROM search_person")
    database.write_many(
        "INSERT INTO search_person (doc, person, rank, placed, words, initials, facts) VALUES (?,?,?,?,?,?,x'')",
        ((doc, e.person, e.rank, e.rank, e.words, e.initials) for doc, e in enumerate(everybody, start=1)),
    )
    _fill(database, everybody)


def rerank(database: Database) -> None:
    """Order everybody anew after ties were worked out anew; names are as they were."""
    everybody = list(entries(database))
    database.write_many(
        "UPDATE search_person SET rank = ? WHERE person = ?", ((entry.rank, entry.person) for entry in everybody)
    )
    _fill(database, everybody)


def _fill(database: Database, everybody: Sequence[NameEntry]) -> None:
    """Write the tokens and prefixes of everybody, in the order of their tables."""
    for table in ("search_token", "search_prefix"):
        database.write(f"DELETE FROM {table}")
    rows = sorted((token, entry.rank, entry.person) for entry in everybody for token in entry.tokens)
    database.write_many("INSERT INTO search_token (token, rank, person) VALUES (?,?,?)", rows)
    rows.clear()
    database.write(_FILL_PREFIXES)
    initials = sorted((prefix, entry.rank, entry.person) for entry in everybody for prefix in entry.initial_prefixes)
    database.write_many("INSERT INTO search_prefix (prefix, rank, person) VALUES (?,?,?)", initials)


def by_name(database: Database, parts: Sequence[str], limit: int) -> list[Hit]:
    """The people whose name has a part beginning with each of `parts`, the closest first, at most `limit`."""
    rows = _by_one(database, parts[0], limit) if len(parts) == 1 else _by_all(database, parts, limit)
    matched = tuple(parts)
    found: dict[int, Hit] = {}
    for person, rank in rows:
        found.setdefault(person, Hit(PersonId(person), HitKind.NAME, -rank, matched))
    return list(found.values())[:limit]


def by_initials(database: Database, parts: Sequence[str]) -> list[Hit]:
    """The closest people with these initials, typed as one word ("ao") or singly ("a o")."""
    typed = "".join(parts) if all(len(part) == 1 for part in parts) else parts[0]
    if not 2 <= len(typed) <= 4 or (len(parts) > 1 and typed == parts[0]):
        return []
    rows = rows_of(
        database,
        "SELECT person, rank FROM search_prefix WHERE prefix = ? ORDER BY rank LIMIT ?",
        (_INITIALS_SIGN + typed, _MOST_INITIALS),
    )
    return [Hit(PersonId(person), HitKind.INITIALS, -rank, tuple(typed)) for person, rank in rows]


def _by_one(database: Database, part: str, limit: int) -> list[tuple[int, float]]:
    if len(part) == 1:
        sql = "SELECT person, rank FROM search_prefix WHERE prefix = ? ORDER BY rank LIMIT ?"
        return rows_of(database, sql, (part, limit))  # type: ignore[return-value]
    if len(part) <= PREFIX_LETTERS:
        return rows_of(database, _EXACT_AND_BEGUN, (part, limit, _EXACT))
    return rows_of(database, _BEGUN, (part, part + "\U0010ffff", 2 * limit, _EXACT))


def _by_all(database: Database, parts: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """People of the longest part, the others checked in the words of each."""
    driver, *others = sorted(parts, key=len, reverse=True)
    source = "search_prefix WHERE prefix = ?1 AND ?2 IS NOT NULL" if len(driver) <= PREFIX_LETTERS else None
    source = source or "search_token WHERE token >= ?1 AND token < ?2"
    checks = "".join(f" AND instr(words, ?{place + 4}) > 0" for place in range(len(others)))
    exact = "".join(f" - {_EXACT} * (instr(words || ' ', ?{place + 4} || ' ') > 0)" for place in range(len(others)))
    return rows_of(
        database,
        f"SELECT person, p.rank - {_EXACT} * (instr(words || ' ', ' ' || ?1 || ' ') > 0){exact} AS place "
        f"FROM (SELECT person FROM {source}) JOIN search_person p USING (person) WHERE TRUE{checks} "
        "GROUP BY person ORDER BY place LIMIT ?3",
        (driver, driver + "\U0010ffff", limit, *(f" {other}" for other in others)),
    )


def _initials(parts: Sequence[str]) -> list[str]:
    """The first letters of all parts, and of the first and last alone when there are more than two."""
    if len(parts) < 2:
        return []
    every = "".join(part[0] for part in parts)
    return [every] if len(parts) == 2 else [every[:4], every[0] + every[-1]]


def _take_out(database: Database, entry: NameEntry) -> None:
    keys = ((token, entry.rank, entry.person) for token in entry.tokens)
    database.write_many("DELETE FROM search_token WHERE token = ? AND rank = ? AND person = ?", keys)
    keys = ((prefix, entry.rank, entry.person) for prefix in entry.prefixes)
    database.write_many("DELETE FROM search_prefix WHERE prefix = ? AND rank = ? AND person = ?", keys)


def _put_in(database: Database, entry: NameEntry) -> None:
    database.write(
        "INSERT INTO search_person (person, doc, rank, placed, words, initials, facts) "
        "VALUES (?1, (SELECT coalesce(max(doc), 0) + 1 FROM search_person), ?2, ?2, ?3, ?4, x'') "
        "ON CONFLICT (person) DO UPDATE SET rank = ?2, words = ?3, initials = ?4",
        (entry.person, entry.rank, entry.words, entry.initials),
    )
    keys = [(token, entry.rank, entry.person) for token in entry.tokens]
    database.write_many("INSERT INTO search_token (token, rank, person) VALUES (?,?,?)", keys)
    keys = [(prefix, entry.rank, entry.person) for prefix in entry.prefixes]
    database.write_many("INSERT INTO search_prefix (prefix, rank, person) VALUES (?,?,?)", keys)
