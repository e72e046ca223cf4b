"""The index of texts: what was written to, by and about people, in pages of at most PAGE interactions.

Pages (see search_pages.py) with greater numbers were written later; a rebuild writes those of the closest people last.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from whence.domain.changes import PersonId
from whence.domain.matching import Hit, HitKind, is_unspaced_word, vocabulary, words
from whence.storage.database import Database
from whence.storage.search_facts import expression
from whence.storage.search_pages import (
    PAGE,
    UNDATED,
    WITHOUT_END,
    Page,
    all_pages,
    cut,
    exchanges_of,
    other_texts,
    undated_page,
)
from whence.storage.search_rows import rows_of

_LOOKED_AT = 200
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class PageDays:
    """The interactions a page stands for: from the day `first` to before `following`.

    Without a first day those that have none; all of them when the person is not busy.
    """

    person: int
    first: int | None
    following: int | None
    is_busy: bool

    @property
    def is_undated(self) -> bool:
        """Whether the page holds what stands in no interaction too."""
        return self.first is None


class _KeptPage(NamedTuple):
    id: int
    last_day: int
    amount: int
    digest: bytes


def refresh(database: Database, people: Iterable[int], renamed: Iterable[int]) -> None:
    """Bring the pages of some people up to date; of busy ones only those touched, unless they were renamed."""
    renamed = frozenset(renamed)
    for person in people:
        name = _names(database, [person]).get(person)
        if name is None:
            _store(database, {person: []}, {}, is_whole=True)
        elif person in renamed or not _is_paged(database, person) or not _is_busy(database, person):
            _store(database, all_pages(database, [person]), {person: name}, is_whole=True)
        else:
            _refresh_paged(database, person, name)
        database.write("DELETE FROM search_touched WHERE person = ?", (person,))


def index(database: Database, people: Sequence[int], most: int) -> int:
    """Write whatever pages of people are missing or out of date.

    Stops after `most` interactions; gives how many people were done.
    """
    exchanges, done, sum_of_all = exchanges_of(database, people), 0, 0
    while done < len(people) and sum_of_all < most:
        sum_of_all += exchanges[people[done]].amount
        done += 1
    names = _names(database, people[:done])
    _store(database, all_pages(database, [*names]), names, is_whole=True)
    return done


def drop_strangers(database: Database) -> None:
    """Take out the pages of people who are no longer to be found."""
    rows = rows_of(
        database, "SELECT DISTINCT person FROM search_page WHERE person NOT IN (SELECT person FROM search_person)"
    )
    for person in [row[0] for row in rows]:
        _store(database, {person: []}, {}, is_whole=True)


def clear(database: Database) -> None:
    """Forget every page."""
    database.write("DELETE FROM search_page")
    database.write("DELETE FROM search_touched")
    database.write("INSERT INTO search_texts (search_texts) VALUES ('delete-all')")


def by_text(database: Database, sought: Sequence[str]) -> list[Hit]:
    """The people in whose texts every word of three letters and more stands, the latest exchange first.

    People whose name holds one of the words stand before others.
    Looked at are the pages of the closest people and those written lately. Several words may stand in different
    texts of one page.
    """
    asked = [word for word in sought if len(word) >= _FEWEST_LETTERS or is_unspaced_word(word)]
    if not asked:
        return []
    is_named = " + ".join(f"(instr(words, ?{place}) > 0)" for place in range(3, len(asked) + 3))
    rows = rows_of(
        database,
        "SELECT id, person, last_day FROM search_page JOIN search_person USING (person) WHERE id IN "
        "(SELECT rowid FROM search_texts WHERE search_texts MATCH ?1 ORDER BY rowid DESC LIMIT ?2) "
        f"ORDER BY {is_named} DESC, last_day DESC, id DESC",
        (expression((word, ()) for word in asked), _LOOKED_AT, *(f" {word}" for word in asked)),
    )
    return [Hit(PersonId(person), HitKind.TEXT, last_day, tuple(asked), page) for page, person, last_day in rows]


def page_days(database: Database, page: int) -> PageDays | None:
    """Whose page it is and the days it spans; None when there is no such page."""
    row = database.row("SELECT person, from_day FROM search_page WHERE id = ?", (page,))
    if row is None:
        return None
    person, first = row
    following = _following(database, person, first)
    if first == UNDATED:
        return PageDays(person, None, None, is_busy=following is not None)
    return PageDays(person, first, WITHOUT_END if following is None else following, is_busy=True)


def _refresh_paged(database: Database, person: int, name: frozenset[str]) -> None:
    names = {person: name}
    undated = undated_page(database, person, other_texts(database, [person]))
    _store(database, {person: [undated]}, names, is_whole=False)
    for first, following in list(_outdated(database, person)):
        pages = cut(database, person, first, following) or [Page(first)]
        _store(database, {person: pages}, names, is_whole=False)


def _outdated(database: Database, person: int) -> Iterator[tuple[int, int | None]]:
    """The days of the pages that a touched day falls into, or whose number of interactions has changed."""
    touched = [row[0] for row in rows_of(database, "SELECT day FROM search_touched WHERE person = ?", (person,))]
    pages = list(
        rows_of(database,
            "SELECT from_day, amount, lead(from_day) OVER (ORDER BY from_day) FROM search_page "
            "WHERE person = ? AND from_day > ? ORDER BY from_day", (person, UNDATED),
        )
    )  # fmt: skip
    for first, amount, following in pages:
        end = WITHOUT_END if following is None else following
        if any(first <= day < end for day in touched) or amount != _count(database, person, first, end):
            yield first, following


def _count(database: Database, person: int, first: int, end: int) -> int:
    sql = "SELECT count(*) FROM participation WHERE person_id = ? AND day >= ? AND day < ?"
    return int(database.value(sql, (person, first, end)))


def _is_paged(database: Database, person: int) -> bool:
    sql = "SELECT 1 FROM search_page WHERE person = ? AND from_day > ? LIMIT 1"
    return database.value(sql, (person, UNDATED)) is not None


def _is_busy(database: Database, person: int) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM participation WHERE person_id = ? LIMIT ?)"
    return int(database.value(sql, (person, PAGE + 1))) > PAGE


def _names(database: Database, people: Sequence[int]) -> dict[int, frozenset[str]]:
    """The words of the names of some people; whoever is not to be found is left out."""
    rows = rows_of(
        database,
        "SELECT person, words FROM search_person WHERE person IN (SELECT value FROM json_each(?)) ORDER BY doc",
        (json.dumps(list(people)),),
    )
    return {
        person: frozenset(name.split()) if name.isascii() else frozenset({*name.split(), *words(name)})
        for person, name in rows
    }


def _following(database: Database, person: int, first: int) -> int | None:
    sql = "SELECT min(from_day) FROM search_page WHERE person = ? AND from_day > ?"
    found = database.value(sql, (person, first))
    return None if found is None else int(found)


def _store(
    database: Database, pages: Mapping[int, Iterable[Page]], names: Mapping[int, frozenset[str]], *, is_whole: bool
) -> None:
    """Write the pages of people that differ from what is kept; with `is_whole` all others of those people go."""
    kept = _kept(database, [*pages])
    added: list[tuple[int, Page, bytes]] = []
    amended, gone = [], []
    for person, wanted in pages.items():
        name = " ".join(sorted(names[person])) if person in names else ""
        for page in wanted:
            before = kept.pop((person, page.from_day), None)
            digest = _digest(name, page)
            if before is not None and before.digest == digest:
                if (before.last_day, before.amount) != (page.last_day, page.amount):
                    amended.append((page.last_day, page.amount, before.id))
                continue
            if before is not None:
                gone.append(before.id)
            added.append((person, page, digest))
    gone += [before.id for before in kept.values()] if is_whole else ()
    _take_out(database, gone)
    database.write_many("UPDATE search_page SET last_day = ?, amount = ? WHERE id = ?", amended)
    _put_in(database, added, names)


def _kept(database: Database, people: Sequence[int]) -> dict[tuple[int, int], _KeptPage]:
    """The pages of some people as they are kept, by person and first day."""
    rows = rows_of(
        database,
        "SELECT person, from_day, id, last_day, amount, digest FROM search_page "
        "WHERE person IN (SELECT value FROM json_each(?))",
        (json.dumps(people),),
    )
    return {(row[0], row[1]): _KeptPage(*row[2:]) for row in rows}


def _digest(name: str, page: Page) -> bytes:
    text = "\n".join((name, *page.texts))
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()


def _take_out(database: Database, pages: Sequence[int]) -> None:
    numbers = [(page,) for page in pages]
    database.write_many("DELETE FROM search_texts WHERE rowid = ?", numbers)
    database.write_many("DELETE FROM search_page WHERE id = ?", numbers)


def _put_in(database: Database, pages: Sequence[tuple[int, Page, bytes]], names: Mapping[int, frozenset[str]]) -> None:
    first = int(database.value("SELECT coalesce(max(id), 0) + 1 FROM search_page")) if pages else 0
    numbered = list(enumerate(pages, start=first))
    database.write_many(
        "INSERT INTO search_page (id, person, from_day, last_day, amount, digest) VALUES (?,?,?,?,?,?)",
        (
            (number, person, page.from_day, page.last_day, page.amount, digest)
            for number, (person, page, digest) in numbered
        ),
    )
    documents = ((number, " ".join(vocabulary(page.texts) | names[person])) for number, (person, page, _) in numbered)
    database.write_many("INSERT INTO search_texts (rowid, words) VALUES (?, ?)", documents)
