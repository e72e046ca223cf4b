"""The indexes after any changes are those that a rebuild makes, and the backlog loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.generating.journal import write_journal
from tests.storage.searching import STAMP, Row, SmallJournal, backlog_steps, contents
from whence.storage import history, search, search_pages, search_texts
from whence.storage.store import open_store

_NAMES = "Ada Mara Łucja Jürgen Zoë 小明 Wei Anna-Lena O’Brien Nair Okafor Groß 王 Wang Ødegaard Li".split()  # noqa: SIM905
_WORDS = "beekeeping puppetry zoning Größe 柏林的朋友 paper panel naïve don't 🙂 budget".split()  # noqa: SIM905


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SmallJournal]:
    made = SmallJournal(tmp_path / "journal.whence")
    yield made
    made.store.close()


class _RolledBack(Exception):
    pass


def _assert_as_rebuilt(journal: SmallJournal) -> None:
    refreshed = contents(journal.database)
    rebuilt: dict[str, list[Row]] = {}
    with pytest.raises(_RolledBack):
        _rebuild_and_roll_back(journal, rebuilt)
    assert refreshed == rebuilt
    for table in ("search_facts", "search_texts"):
        journal.database.write(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def _rebuild_and_roll_back(journal: SmallJournal, rebuilt: dict[str, list[Row]]) -> None:
    with journal.store.gate.untracked():
        search.rebuild(journal.database)
        rebuilt.update(contents(journal.database))
        raise _RolledBack


class _Changer:
    """Makes random changes, as commands would."""

    def __init__(self, journal: SmallJournal, seed: int) -> None:
        self._journal, self._rng = journal, Random(seed)
        self._steps = (
            self._add, self._rename, self._shelve, self._delete, self._log, self._log, self._log_many, self._reword,
            self._unlog, self._move, self._join, self._employ, self._meet, self._rename_event, self._tag, self._note,
            self._decide, self._undo, self._redo,
        )  # fmt: skip

    def change(self) -> None:
        self._rng.choice(self._steps)()

    def _add(self) -> None:
        self._journal.person(self._word(_NAMES), self._word(_NAMES))

    def _rename(self) -> None:
        self._journal.do("UPDATE person SET name = ? WHERE id = ?", (f"{self._word(_NAMES)} X", self._row("person")))

    def _shelve(self) -> None:
        shelf = self._rng.choice(("people", "aside", "archived", "bin"))
        self._journal.do("UPDATE person SET shelf = ? WHERE id = ?", (shelf, self._row("person")))

    def _delete(self) -> None:
        if self._rng.random() < 0.3:
            self._journal.do("DELETE FROM person WHERE id = ?", (self._row("person"),))

    def _log(self) -> None:
        people = {person for person in (self._row("person"), self._row("person")) if person}
        if people:
            self._journal.log(self._text(), self._day(), *people, own=self._text() if self._rng.random() < 0.3 else "")

    def _log_many(self) -> None:
        person = self._row("person")
        if person:
            self._journal.log(self._text(), 8_000, person, times=search_pages.PAGE // 2 + self._rng.randint(0, 40))

    def _reword(self) -> None:
        sql = "UPDATE interaction SET line = ? WHERE id = ?"
        self._journal.do(sql, (self._text(), self._row("interaction")))

    def _unlog(self) -> None:
        self._journal.do("DELETE FROM interaction WHERE id = ?", (self._row("interaction"),))

    def _move(self) -> None:
        number, day = self._row("interaction"), self._day()
        with self._journal.store.gate.change("Move", "Move", STAMP):
            self._journal.database.write("UPDATE interaction SET day = ? WHERE id = ?", (day, number))
            self._journal.database.write("UPDATE participation SET day = ? WHERE interaction_id = ?", (day, number))

    def _join(self) -> None:
        self._journal.do(
            "INSERT OR IGNORE INTO participation (interaction_id, person_id, day) SELECT id, ?, day FROM interaction "
            "WHERE id = ?", (self._row("person"), self._row("interaction")),
        ) if self._row("person") else None  # fmt: skip

    def _employ(self) -> None:
        if person := self._row("person"):
            self._journal.job(person, self._text())

    def _meet(self) -> None:
        if person := self._row("person"):
            event = self._row("event") or self._journal.event(self._text())
            self._journal.origin(person, event=event, introducer=self._row("person"), words=self._text())

    def _rename_event(self) -> None:
        self._journal.do("UPDATE event SET name = ? WHERE id = ?", (self._text(), self._row("event")))

    def _tag(self) -> None:
        if (person := self._row("person")) and not self._row("tag"):
            self._journal.tag("mentor", person)
        self._journal.do("UPDATE tag SET name = ? WHERE id = ?", (self._text(), self._row("tag")))

    def _note(self) -> None:
        if person := self._row("person"):
            self._journal.note(person, self._text())

    def _decide(self) -> None:
        if person := self._row("person"):
            self._journal.do(
                "INSERT INTO decision (uid, person_id, stage, verdict, rationale, decided_on, decided_at) "
                "VALUES (?, ?, 'tie', 'keep', ?, '2026-01-01', ?)", (self._journal.uid(), person, self._text(), STAMP),
            )  # fmt: skip

    def _undo(self) -> None:
        if (entry := history.next_undo(self._journal.database)) is not None:
            self._journal.store.gate.undo(entry)

    def _redo(self) -> None:
        if (entry := history.next_redo(self._journal.database)) is not None:
            self._journal.store.gate.redo(entry)

    def _row(self, table: str) -> int | None:
        rows = [row[0] for row in self._journal.database.rows(f"SELECT id FROM {table} ORDER BY id")]
        return self._rng.choice(rows) if rows else None

    def _day(self) -> int | None:
        return None if self._rng.random() < 0.1 else self._rng.randint(7_900, 8_300)

    def _word(self, words: list[str]) -> str:
        return self._rng.choice(words)

    def _text(self) -> str:
        return " ".join(self._rng.choices(_WORDS, k=3)) + str(self._rng.randint(0, 30))


@pytest.mark.parametrize("seed", range(6))
def test_after_random_changes_the_indexes_are_those_of_a_rebuild(journal: SmallJournal, seed: int) -> None:
    changer = _Changer(journal, seed)
    for number in range(4):
        journal.person(_NAMES[number], _NAMES[-number])
    for step in range(1, 91):
        changer.change()
        if step % 30 == 0:
            _assert_as_rebuilt(journal)


def test_one_change_to_a_busy_person_rewrites_one_page(journal: SmallJournal) -> None:
    busy = journal.person("Mara", "Okafor")
    journal.log("beekeeping", 8_000, busy, times=5 * search_pages.PAGE)
    before = _pages(journal)
    assert len(before) >= 6
    journal.log("puppetry", 8_010, busy)
    assert len(_pages(journal) - before) <= 2
    assert journal.found("puppetry") == [busy]
    edited = journal.database.value("SELECT id FROM interaction WHERE day = 8200 LIMIT 1")
    before = _pages(journal)
    journal.do("UPDATE interaction SET line = 'marathon' WHERE id = ?", (edited,))
    assert len(_pages(journal) - before) == 1
    assert journal.found("marathon") == [busy]
    _assert_as_rebuilt(journal)


def _pages(journal: SmallJournal) -> set[int]:
    return {row[0] for row in journal.database.rows("SELECT id FROM search_page")}


def test_names_are_there_at_once_and_the_rest_follows_in_steps(tmp_path: Path) -> None:
    path = tmp_path / "journal.whence"
    write_journal(path, count=600, exchanges=6_000, seed=3)
    store = open_store(path)
    everything = contents(store.database)
    with store.gate.untracked():
        search_texts.clear(store.database)
        search.rebuild_names(store.database)
    assert not search.is_complete(store.database)
    name = store.database.value("SELECT name FROM person WHERE shelf = 'people' AND name GLOB '[A-Z]*' LIMIT 1")
    assert search.find(store.database, name)
    told: list[tuple[int, int]] = []
    assert search.index_texts(store.database, store.gate.untracked, progress=lambda *counts: told.append(counts))
    assert search.is_complete(store.database)
    assert contents(store.database) == everything
    assert told == sorted(told)
    store.close()


def test_changes_made_while_the_backlog_is_worked_off_are_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "journal.whence"
    write_journal(path, count=600, exchanges=6_000, seed=4)
    store, rng = open_store(path), Random(4)
    with store.gate.untracked():
        search_texts.clear(store.database)
        search.rebuild_names(store.database)
    for number, is_done in enumerate(backlog_steps(store)):
        if is_done:
            break
        person = rng.randint(1, 600)
        with store.gate.change("Rename", "Rename", STAMP):
            store.database.write("UPDATE person SET name = ? WHERE id = ?", (f"Quux{number} Late", person))
            store.database.write("DELETE FROM person WHERE id = ?", (rng.randint(1, 600),))
        store.close()
        store = open_store(path)
    refreshed = contents(store.database)
    with store.gate.untracked():
        search.rebuild(store.database)
    assert contents(store.database) == refreshed
    store.close()


def test_texts_stay_to_be_found_while_names_are_worked_out_anew(journal: SmallJournal) -> None:
    person = journal.person("Ada", "Nair")
    journal.log("beekeeping", 9_000, person)
    with journal.store.gate.untracked():
        search.rebuild_names(journal.database)
    assert journal.found("beekeeping") == [person]
    before = _pages(journal)
    assert search.index_texts(journal.database, journal.store.gate.untracked)
    assert _pages(journal) == before


def test_after_ties_change_for_everybody_ranks_are_those_of_a_rebuild(journal: SmallJournal) -> None:
    first, second = journal.person("Ada", "Nair"), journal.person("Ada", "Holm")
    journal.log("x", 9_000, first, times=3)
    journal.log("x", 9_000, second)
    assert journal.found("ada") == [first, second]
    with journal.store.gate.untracked():
        journal.database.write("UPDATE tie SET k = k * 1000 WHERE person = ?", (second,))
        search.rerank(journal.database)
    assert journal.found("ada") == [second, first]
    _assert_as_rebuilt(journal)


def test_a_word_taken_out_is_no_longer_in_the_file(tmp_path: Path) -> None:
    journal = SmallJournal(tmp_path / "journal.whence")
    for number in range(300):
        journal.log(f"common {number}", 9_000, journal.person("Ada", f"Nair{number}"))
    noted = journal.log("xylographers", 9_000, 1)
    assert journal.found("xylographers") == [1]
    with journal.store.gate.untracked():
        journal.database.write("DELETE FROM interaction WHERE id = ?", (noted,))
        search.refresh(journal.database, [1])
        search.forget(journal.database)
        journal.database.write("DELETE FROM history")
    assert journal.found("xylographers") == []
    journal.store.close()
    assert b"graphers" not in (tmp_path / "journal.whence").read_bytes()
