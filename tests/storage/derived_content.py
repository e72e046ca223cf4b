"""What is derived, as comparable content: refreshed row by row it must equal what a rebuild gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whence.storage import derived, search

if TYPE_CHECKING:
    from whence.storage.store import Store


def tie_rows(store: Store) -> list[tuple[Any, ...]]:
    """Every tie, its sums rounded to what two orders of adding can differ by."""
    rows = store.database.rows("SELECT * FROM tie ORDER BY person")
    return [tuple(round(cell, 6) if isinstance(cell, float) else cell for cell in row) for row in rows]


def found_for(store: Store, queries: tuple[str, ...]) -> dict[str, list[int]]:
    """Who is found for each query, in no order."""
    return {query: sorted(hit.person for hit in search.find(store.database, query, 50)) for query in queries}


def case_rows(store: Store) -> list[tuple[Any, ...]]:
    """Every past case with what it is compared by and how it was answered."""
    return list(
        store.database.rows(
            "SELECT decision, place, group_uid, features, case_kind.policy, verdict, codes FROM precedent "
            "JOIN case_kind ON case_kind.id = kind JOIN case_answer ON case_answer.id = answer ORDER BY decision"
        )
    )


def refreshed_and_rebuilt(store: Store, queries: tuple[str, ...]) -> tuple[Any, Any]:
    """What is derived now, and what a rebuild makes of the same facts."""
    search.index_texts(store.database, store.gate.untracked)
    refreshed = (tie_rows(store), found_for(store, queries), case_rows(store))
    with store.gate.untracked():
        derived.rebuild(store.database)
    return refreshed, (tie_rows(store), found_for(store, queries), case_rows(store))
