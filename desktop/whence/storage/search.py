"""The search indexes: names at once, everything else in the background; and the one question asked of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from whence.domain.matching import Hit, HitKind, Query, query_of
from whence.storage import search_facts, search_misspellings, search_names, search_texts
from whence.storage.database import Database
from whence.storage.search_addresses import by_address
from whence.storage.search_ranking import merged
from whence.storage.search_rows import rows_of

BACKLOG = "search_backlog"
FEW = 3
_TABLES = ("search_person", "search_token", "search_prefix", "search_word", "search_deletion", "search_facts",
           "search_page", "search_texts", "search_touched")  # fmt: skip
_TRIGGERS = ("search_participation_changed", "search_participation_gone", "search_interaction_reworded")
_FACTS_AT_ONCE = 1_500
_WORDS_AT_ONCE = 2_000
_EXCHANGES_AT_ONCE = 4_000
_PEOPLE_AT_ONCE = 400
_NOTHING_DONE = -1

Progress = Callable[[int, int], None]
Transaction = Callable[[], AbstractContextManager[None]]


def drop(database: Database) -> None:
    """Take the search tables away, to be made anew."""
    database.write("DROP INDEX IF EXISTS search_lines")
    for trigger in _TRIGGERS:
        database.write(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in _TABLES:
        database.write(f"DROP TABLE IF EXISTS {table}")
    database.write("DELETE FROM marker WHERE key = ?", (BACKLOG,))


def refresh(database: Database, people: Iterable[int]) -> None:
    """Bring the indexes up to date for some people; their ties must be up to date already."""
    touched = list(dict.fromkeys(people))
    if not touched:
        return
    documents = _documents(database, touched)
    before, now = search_names.refresh(database, touched)
    renamed = {person for person in touched if _words(before, person) != _words(now, person)}
    search_misspellings.refresh(
        database, {word for person in renamed for word in (*_tokens(before, person), *_tokens(now, person))}
    )
    gone = [documents[person] for person in touched if person in before and person not in now]
    unnamed = {person for person in touched if person not in now}
    search_facts.refresh(database, [*touched, *_introduced_by(database, renamed | unnamed)], gone)
    search_texts.refresh(database, touched, renamed)


def rebuild(database: Database) -> None:
    """Work all indexes out again from the facts, in the transaction that is open."""
    rebuild_names(database)
    search_texts.clear(database)
    while _take_step(database):
        pass


def rebuild_names(database: Database) -> None:
    """Work the names out again, so that people are found by name, and mark everything else as to be indexed.

    Texts that were indexed stay to be found meanwhile. `index_texts` does the rest.
    """
    search_names.rebuild(database)
    search_facts.clear(database)
    search_misspellings.clear(database)
    _set_backlog(database, _NOTHING_DONE)


def rerank(database: Database) -> None:
    """Order everybody anew after all ties were worked out anew (other settings, another day), names being the same."""
    search_names.rerank(database)


def forget(database: Database) -> None:
    """Have words that stand nowhere any more leave the file too: the indexes are written anew from what is left.

    Takes about a tenth of a second for a million interactions; `secure_delete` wipes what they stood in.
    """
    for index in ("search_facts", "search_texts"):
        database.write(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def is_complete(database: Database) -> bool:
    """Whether everything there is can be found."""
    return database.value("SELECT 1 FROM marker WHERE key = ?", (BACKLOG,)) is None


def index_texts(
    database: Database,
    transaction: Transaction,
    until: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> bool:
    """Work off what `rebuild_names` left, in transactions of some hundredths of a second each (`Gate.untracked`).

    Stops between two of them when `until` says so; goes on from there at the next call, after a kill too. Progress
    is told in people, done and all. Gives whether everything is indexed.
    """
    while until is None or not until():
        with transaction():
            is_more = _take_step(database)
        if not is_more:
            return True
        if progress is not None:
            progress(*_progress(database))
    return is_complete(database)


def find(database: Database, text: str, limit: int = 10) -> list[Hit]:
    """The people that `text` means, the likeliest first: by name, initials, what is known, texts, misspellings.

    Someone's e-mail or profile address finds that person alone.
    """
    query = query_of(text)
    if not query.words and not query.name_parts:
        return []
    by_key = by_address(database, query.text, limit)
    if by_key:
        return by_key
    names = search_names.by_name(database, query.name_parts, limit) if query.name_parts else []
    names = _with_initials(database, query, names, limit)
    if len(names) >= limit:
        return names
    facts = search_facts.by_facts(database, query.words)
    found = merged(names, facts, search_texts.by_text(database, query.words), limit)
    return found if len(found) >= FEW else merged(found, _misspelt(database, query, limit), [], limit)


def _with_initials(database: Database, query: Query, names: list[Hit], limit: int) -> list[Hit]:
    """People with the initials typed stand behind the names, or on the last places when there are too many."""
    initials = search_names.by_initials(database, query.name_parts) if query.name_parts else []
    named = {hit.person for hit in names}
    initials = [hit for hit in initials if hit.person not in named]
    return names[: limit - len(initials)] + initials if initials else names


def _misspelt(database: Database, query: Query, limit: int) -> list[Hit]:
    """People whose name is spelt nearly so; when that fails for a word, it may be a fact beside a misspelt name."""
    candidates = [search_misspellings.spellings(database, part) for part in query.name_parts]
    found = search_misspellings.by_misspelling(database, candidates, limit)
    if len(candidates) < 2 or not found or search_misspellings.is_whole(found[0], candidates):
        return found
    spelt = [[spelling.word for spelling in given] for given in candidates]
    facts = search_facts.by_facts(database, query.name_parts, spelt)
    return [_as_misspelt(hit) for hit in facts] + found


def _as_misspelt(hit: Hit) -> Hit:
    return Hit(hit.person, HitKind.MISSPELT, hit.score, hit.words)


def _take_step(database: Database) -> bool:
    """Do a part of the backlog; gives whether there is more. Facts come first, then misspellings, then texts."""
    done = _backlog(database)
    if done is None:
        return False
    if done > _NOTHING_DONE:
        _index_some(database, done)
    elif people := search_facts.pending(database, _FACTS_AT_ONCE):
        search_facts.refresh(database, people, ())
    elif not search_misspellings.add_missing(database, _WORDS_AT_ONCE):
        _set_backlog(database, 0)
    return True


def _index_some(database: Database, done: int) -> None:
    """Index texts of people in the order of their first numbering: the least close first, the closest last."""
    rows = list(
        rows_of(
            database,
            "SELECT doc, person FROM search_person WHERE doc > ? ORDER BY doc LIMIT ?",
            (done, _PEOPLE_AT_ONCE),
        )
    )
    if rows:
        count = search_texts.index(database, [person for _, person in rows], _EXCHANGES_AT_ONCE)
        _set_backlog(database, rows[count - 1][0])
        return
    search_texts.drop_strangers(database)
    database.write("DELETE FROM marker WHERE key = ?", (BACKLOG,))


def _backlog(database: Database) -> int | None:
    """The number of the last document whose texts are indexed, None when there is nothing left to do.

    _NOTHING_DONE as long as facts or misspellings are not indexed yet.
    """
    value = database.value("SELECT value FROM marker WHERE key = ?", (BACKLOG,))
    return None if value is None else int(value)


def _set_backlog(database: Database, done: int) -> None:
    database.write(
        "INSERT INTO marker VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2", (BACKLOG, str(done))
    )


def _progress(database: Database) -> tuple[int, int]:
    done = _backlog(database)
    everybody, indexed = database.row(
        "SELECT count(*), coalesce(sum(doc <= ?), 0) FROM search_person", (_NOTHING_DONE if done is None else done,)
    ) or (0, 0)
    return (everybody if done is None else indexed), everybody


def _documents(database: Database, people: list[int]) -> dict[int, int]:
    sql = "SELECT person, doc FROM search_person WHERE person IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in rows_of(database, sql, (json.dumps(people),))}


def _introduced_by(database: Database, people: Iterable[int]) -> list[int]:
    """The people whose documents hold the names of some others, who introduced them."""
    sql = "SELECT DISTINCT person_id FROM origin WHERE introducer_id IN (SELECT value FROM json_each(?))"
    return [row[0] for row in rows_of(database, sql, (json.dumps(list(people)),))]


def _words(known: dict[int, search_names.NameEntry], person: int) -> str | None:
    entry = known.get(person)
    return None if entry is None else entry.words


def _tokens(known: dict[int, search_names.NameEntry], person: int) -> frozenset[str]:
    entry = known.get(person)
    return frozenset() if entry is None else entry.tokens
