"""The models say exactly what the versioned schema says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from whence.storage import tables
from whence.storage.gate import tracked_tables

if TYPE_CHECKING:
    from pathlib import Path


def test_every_tracked_table_has_a_model_with_its_columns(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    models = {model._meta.table_name: model for model in tables.Row.__subclasses__()}
    for table in tracked_tables(services.journal.store.database):
        columns = [row[1] for row in services.journal.store.database.rows(f"PRAGMA table_info({table})")]
        assert sorted(models[table]._meta.columns) == sorted(columns), table
    services.close()


def test_no_model_is_bound_to_a_database() -> None:
    assert [model for model in tables.Row.__subclasses__() if model._meta.database is not None] == []


@pytest.mark.parametrize("table", ["person", "interaction", "decision", "tag", "person_tag", "setting"])
def test_facts_are_tracked(tmp_path: Path, table: str) -> None:
    services = new_journal(tmp_path)
    assert table in tracked_tables(services.journal.store.database)
    services.close()


@pytest.mark.parametrize("table", ["draft", "history", "history_exchange", "history_part", "marker", "tie"])
def test_drafts_history_and_what_is_derived_are_not_tracked(tmp_path: Path, table: str) -> None:
    services = new_journal(tmp_path)
    assert table not in tracked_tables(services.journal.store.database)
    services.close()
