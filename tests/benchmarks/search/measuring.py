"""Runs the look-ups and says how fast and how well they were answered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from time import perf_counter

from tests.benchmarks.search.floors import OneIndex, read_ten_rows
from tests.benchmarks.search.lookups import Lookup, LookupMaker
from whence.services.recall import Recall
from whence.storage import search
from whence.storage.database import Database
from whence.storage.store import open_store

_WARM_UP = 20


def measure(journal: Path, seed: int, *, has_floor: bool) -> None:
    """Measure the search in a journal and print what came out."""
    store = open_store(journal)
    database = store.database
    lookups = LookupMaker(database, seed).draw()
    _say(f"{len(lookups)} look-ups, {sum(len(lookup.typed) for lookup in lookups)} keystrokes, times in ms")
    engine = _timed(lookups, lambda typed: search.find(database, typed))
    recall = Recall(store)
    shown = _timed(lookups, lambda typed: list(recall.find(typed)))
    rows = [read_ten_rows(database, _ids(database, lookup)) for lookup in lookups * 5]
    _say_times("search engine, a keystroke", engine)
    _say_times("  first letters alone", [seconds for typed, seconds in engine if len(typed) == 1])
    _say_times("with the matched words", shown)
    _say_times("reading ten rows by key", rows)
    first = mean(seconds for typed, seconds in engine if len(typed) == 1)
    _say(f"first letter / reading ten rows: {first / mean(rows):.2f}")
    _say_quality(database, lookups)
    if has_floor:
        _say_floor(database, lookups, engine)
    store.close()


def _timed(lookups: Sequence[Lookup], find: Callable[[str], object]) -> list[tuple[str, float]]:
    for lookup in lookups[:_WARM_UP]:
        find(lookup.typed)
    times = []
    for lookup in lookups:
        for typed in lookup.keystrokes():
            began = perf_counter()
            find(typed)
            times.append((typed, perf_counter() - began))
    return times


def _say_quality(database: Database, lookups: Sequence[Lookup]) -> None:
    letters = []
    for kind in dict.fromkeys(lookup.kind for lookup in lookups):
        of_kind = [lookup for lookup in lookups if lookup.kind == kind]
        missed = [lookup for lookup in of_kind if not _is_found(database, lookup, lookup.typed, 10)]
        _say(f"found among ten, {kind:16} {1 - len(missed) / len(of_kind):.3f}  {_examples(missed)}")
        if kind == "name":
            letters = [_letters_needed(database, lookup) for lookup in of_kind]
    found = [_is_found(database, lookup, lookup.typed, 10) for lookup in lookups]
    _say(f"found among ten, all              {mean(found):.3f}")
    _say(f"letters until among the first five, mean: {mean(letters):.2f}")


def _letters_needed(database: Database, lookup: Lookup) -> int:
    for typed in lookup.keystrokes():
        if _is_found(database, lookup, typed, 5):
            return len(typed)
    return len(lookup.typed)


def _is_found(database: Database, lookup: Lookup, typed: str, within: int) -> bool:
    return any(hit.person in lookup.meant for hit in search.find(database, typed)[:within])


def _say_floor(database: Database, lookups: Sequence[Lookup], engine: list[tuple[str, float]]) -> None:
    some = lookups[:40]
    with OneIndex(database) as one:
        plain = _timed(some, one.find)
    _say_times("one full-text index with bm25", plain)
    ratio = _share(_seconds(plain), 0.95) / _share(_seconds(engine), 0.95)
    _say(f"bm25 / search engine at p95: {ratio:.1f}")


def _ids(database: Database, lookup: Lookup) -> list[int]:
    people = int(database.value("SELECT max(id) FROM person"))
    start = min(lookup.meant, default=1)
    return [(start * 7_919 * place) % people + 1 for place in range(1, 11)]


def _say_times(label: str, times: Sequence[tuple[str, float]] | Sequence[float]) -> None:
    seconds = _seconds(times)
    slowest = max(times, key=lambda row: row[1] if isinstance(row, tuple) else row)
    typed = f"  “{slowest[0]}”" if isinstance(slowest, tuple) else ""
    _say(
        f"{label:32} p50 {_share(seconds, 0.5) * 1e3:7.3f}  p95 {_share(seconds, 0.95) * 1e3:7.3f}"
        f"  max {seconds[-1] * 1e3:7.3f}{typed}"
    )


def _seconds(times: Sequence[tuple[str, float]] | Sequence[float]) -> list[float]:
    return sorted(row[1] if isinstance(row, tuple) else row for row in times)


def _share(seconds: Sequence[float], share: float) -> float:
    return seconds[min(len(seconds) - 1, int(len(seconds) * share))]


def _examples(missed: Sequence[Lookup]) -> str:
    return ", ".join(lookup.typed for lookup in missed[:4])


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
