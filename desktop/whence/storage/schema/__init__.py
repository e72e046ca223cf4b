"""The shapes a journal has had: one frozen SQL text a version, and the derived tables of today."""

from __future__ import annotations

from importlib import resources

APPLICATION_ID = 0x57686E63  # "Whnc"
VERSIONS = ("v001_journal.sql", "v002_archive_answers.sql", "v003_exchanges.sql")
DERIVED = ("derived.sql", "search.sql", "cases.sql")
DERIVED_VERSION = "7"
UNTRACKED = frozenset({"draft", "history", "history_exchange", "history_part", "marker"})


def newest_version() -> int:
    """The schema version this program writes (PRAGMA user_version)."""
    return len(VERSIONS)


def sql_of_version(version: int) -> str:
    """The frozen SQL that brings a journal from `version` - 1 to `version`."""
    return _text(VERSIONS[version - 1])


def derived_sql() -> str:
    """The SQL that creates every derived table, if it is not there."""
    return "\n".join(_text(name) for name in DERIVED)


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
