"""Past cases by kind: they answer as if every case were looked at, and follow every change and its undo."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.domain.case_facts import is_precedent, past_case
from whence.domain.precedent_file import precedents_from
from whence.domain.precedents import PastCase, find_precedents
from whence.domain.suggestions import Policy
from whence.storage import cases, decisions, derived, history
from whence.storage.case_file import StoredCases
from whence.storage.store import Store, create_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 20)
FEATURES = ["stage:invitation", "signal:PITCH", "signal:GENERIC", "signal:ANCHOR", "known", "stranger", "mutual:0"]
FEATURE_SETS = st.frozensets(st.sampled_from(FEATURES), max_size=5)
VERDICTS = ["accept", "decline", "ask_first", "leave", "withdraw"]
ROWS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["invitation"] * 6 + ["tie"]),
        "verdict": st.sampled_from(VERDICTS),
        "codes": st.sampled_from([[], ["D-PITCH"], ["D-NONOTE", "D-PITCH"], ["A-NOTE"]]),
        "features": FEATURE_SETS,
        "policy": st.sampled_from(["", "selective", "open"]),
        "group": st.sampled_from(["", "", "g1", "g2", "g3"]),
        "age": st.sampled_from([0, 1, 2, 729, 730, 731, 900]),
        "reconsiders": st.sampled_from([None, None, None, 1, 2]),
    }
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "journal.whence")
    with made.gate.untracked():
        made.database.write(
            "INSERT INTO person (id, uid, name, created_at, updated_at) VALUES (1, 'p1', 'Ana Müller', '', '')"
        )
        for number in range(1, 61):
            made.database.write(
                "INSERT INTO invitation (id, uid, person_id, direction, state, note, created_at, updated_at) "
                "VALUES (?, ?, 1, 'incoming', 'open', ?, '', '')",
                (number, f"i{number}", f"We build kaleidoscopes of kind {number % 4}, with {number % 7} mirrors."),
            )
    yield made
    made.close()


def change(store: Store) -> Any:
    return store.gate.change("Decide", "Decide", "2026-11-20T10:00:00Z")


def write(store: Store, rows: list[dict[str, Any]]) -> None:
    """Have these decisions and no others."""
    with change(store):
        store.database.write("DELETE FROM decision")
        for number, row in enumerate(rows, 1):
            facts = {"features": sorted(row["features"])} if row["features"] else {}
            store.database.write(
                "INSERT INTO decision (id, uid, person_id, invitation_id, stage, verdict, codes, rationale, facts, "
                "policy, group_uid, reconsiders_id, decided_on, decided_at) "
                "VALUES (?, ?, 1, (SELECT id FROM invitation WHERE id = ?), ?, ?, ?, '', ?, ?, ?, ?, ?, '')",
                (
                    number, f"u{number * 7 % 60:02}", number, row["stage"], row["verdict"], json.dumps(row["codes"]),
                    json.dumps(facts), row["policy"], row["group"],
                    row["reconsiders"] if row["reconsiders"] and row["reconsiders"] < number else None,
                    (TODAY - timedelta(days=row["age"])).isoformat(),
                ),
            )  # fmt: skip


def every_case(store: Store) -> list[PastCase]:
    """The plain definition: all decisions that count."""
    found = decisions.decisions(store)
    replaced = {one.reconsiders_id for one in found}
    return [past_case(one) for one in found if is_precedent(one.stage, one.verdict, is_replaced=one.id in replaced)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(ROWS, max_size=30),
    FEATURE_SETS,
    st.sampled_from([Policy.SELECTIVE, Policy.OPEN]),
    st.lists(st.integers(0, 59).map(lambda number: f"u{number:02}"), max_size=8, unique=True),
    st.sampled_from([None, "u07", "u14", "u21", "u59"]),
)
def test_cases_by_kind_say_what_all_cases_say(
    store: Store,
    rows: list[dict[str, Any]],
    features: frozenset[str],
    policy: Policy,
    text_ranking: list[str],
    own: str | None,
) -> None:
    write(store, rows)
    told: dict[str, Any] = {"policy": policy, "text_ranking": text_ranking, "own_uid": own}
    plain = find_precedents(features, every_case(store), TODAY, **told)
    assert precedents_from(StoredCases(store), features, TODAY, **told) == plain


def test_many_cases_of_one_group_and_kind_are_read_on(store: Store) -> None:
    one: dict[str, Any] = {
        "stage": "invitation",
        "codes": [],
        "features": frozenset(FEATURES[:2]),
        "policy": "",
        "reconsiders": None,
    }
    rows = [one | {"verdict": "decline", "group": "g1", "age": 1} for _ in range(50)]
    rows += [one | {"verdict": "accept", "group": "", "age": 2} for _ in range(4)]
    write(store, rows)
    found = precedents_from(StoredCases(store), frozenset(FEATURES[:2]), TODAY)
    assert found == find_precedents(frozenset(FEATURES[:2]), every_case(store), TODAY)
    assert (found.similar, found.majority_count) == (5, 4)


def content(store: Store) -> list[Any]:
    """What is derived of decisions, without the numbers of kinds and answers."""
    database = store.database
    rows = database.rows(
        "SELECT decision, place, group_uid, features, case_kind.policy, verdict, codes FROM precedent JOIN case_kind "
        "ON case_kind.id = kind JOIN case_answer ON case_answer.id = answer ORDER BY decision"
    )
    found = [
        sorted(row[0] for row in database.rows(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (sought,)))
        for table in ("precedent_text", "decision_words")
        for sought in ("kaleidoscopes", "ana", "decline", "renamed", "mirrors", "surprise")
    ]
    return [list(rows), found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(ROWS, min_size=3, max_size=12), st.lists(st.integers(0, 7), min_size=1, max_size=6))
def test_changes_and_their_undo_leave_what_a_rebuild_gives(
    store: Store, rows: list[dict[str, Any]], deeds: list[int]
) -> None:
    write(store, rows)
    for deed in deeds:
        do(store, deed)
        refreshed = content(store)
        with store.gate.untracked():
            derived.rebuild(store.database)
        assert refreshed == content(store)


def do(store: Store, deed: int) -> None:
    """One of the changes that what is derived has to follow; the last one is undoing."""
    entry = history.next_undo(store.database)
    if deed == 7 and entry is not None:
        store.gate.undo(entry)
        return
    statements = (
        "UPDATE person SET name = 'Renamed Müller' || length(name)",
        "UPDATE invitation SET note = 'a surprise ' || note WHERE id = 2",
        "DELETE FROM decision WHERE id = 3",
        "UPDATE decision SET reconsiders_id = 1 WHERE id = 2",
        "DELETE FROM invitation WHERE id = 1",
        "INSERT INTO outcome (decision_id, verdict, words, judged_on) VALUES (1, 'bad', 'surprise', '2026-11-01')",
        "DELETE FROM outcome",
        "UPDATE decision SET rationale = 'mirrors everywhere' WHERE id = 1",
    )
    with change(store):
        if deed != 5 or store.database.value("SELECT 1 FROM decision WHERE id = 1"):
            store.database.write(statements[deed])


def test_text_is_ranked_by_rare_words_and_ties_go_to_the_newest(store: Store) -> None:
    one: dict[str, Any] = {
        "stage": "invitation",
        "codes": [],
        "features": frozenset(),
        "policy": "",
        "reconsiders": None,
    }
    write(store, [one | {"verdict": "decline", "group": "", "age": 1} for _ in range(30)])
    ranked = StoredCases(store).text_ranking(["kaleidoscopes", "3", "6"], 4)
    uids = {row.id: row.uid for row in decisions.decisions(store)}
    assert ranked == [uids[number] for number in (27, 20, 13, 6)]
    assert StoredCases(store).text_ranking([], 4) == []
    assert StoredCases(store).text_ranking(["nowhere"], 4) == []


def test_no_word_is_read_as_a_search_expression(store: Store) -> None:
    one: dict[str, Any] = {
        "stage": "invitation",
        "codes": [],
        "features": frozenset(),
        "policy": "",
        "reconsiders": None,
    }
    write(store, [one | {"verdict": "decline", "group": "", "age": 1} for _ in range(6)])
    assert StoredCases(store).text_ranking(["near", "or", "not", "and"], 4) == []


def test_every_table_is_dropped_and_made_anew(store: Store) -> None:
    with store.gate.untracked():
        cases.drop(store.database)
    left = store.database.rows(
        "SELECT name FROM sqlite_master WHERE name LIKE 'case%' OR name LIKE 'precedent%' OR name LIKE 'note_%' "
        "OR name LIKE 'decision_words%' OR name IN ('decision_by_day', 'invitation_by_day')"
    )
    assert list(left) == []
