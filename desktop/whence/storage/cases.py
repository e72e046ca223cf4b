"""Decisions as new cases are compared with them and as they are searched: brought up to date after every change.

Triggers note which decisions have to be read again (`case_touched`), so that nothing else is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from whence.domain.case_facts import features_from, is_precedent, policy_then
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.matching import words
from whence.domain.precedent_file import case_place
from whence.domain.reason_codes import REASON_WORDS
from whence.storage.database import Database
from whence.storage.search_rows import rows_of

_TABLES: Final = ("case_kind", "case_answer", "precedent", "precedent_text", "decision_words", "case_touched",
                  "note_signature", "note_touched")  # fmt: skip
_INDEXES: Final = ("decision_by_day", "decision_by_rule", "decision_by_reconsidered", "invitation_by_day",
                   "invitation_by_wait")  # fmt: skip
_TRIGGERS: Final = ("case_decided", "case_changed", "case_gone", "case_judged", "case_judged_anew",
                    "case_judged_no_more", "case_renamed", "note_came", "note_changed", "note_gone")  # fmt: skip
_AT_ONCE: Final = 500
_READ: Final = (
    "SELECT d.id, d.uid, d.stage, d.verdict, d.codes, d.facts, d.policy, d.group_uid, d.decided_on, "
    "EXISTS (SELECT 1 FROM decision WHERE reconsiders_id = d.id), coalesce(i.note, ''), "
    "coalesce(nullif(i.headline, ''), p.headline), p.name, d.rationale, d.exception, "
    "coalesce((SELECT words FROM outcome WHERE decision_id = d.id ORDER BY id DESC LIMIT 1), '') "
    "FROM decision d JOIN person p ON p.id = d.person_id LEFT JOIN invitation i ON i.id = d.invitation_id "
    "WHERE d.id IN (SELECT value FROM json_each(?))"
)


def drop(database: Database) -> None:
    """Take the tables away, to be made anew."""
    for kind, names in (("TRIGGER", _TRIGGERS), ("INDEX", _INDEXES), ("TABLE", _TABLES)):
        for name in names:
            database.write(f"DROP {kind} IF EXISTS {name}")


def refresh(database: Database) -> None:
    """Read again what was touched."""
    while touched := _touched(database):
        _forget(database, touched)
        _Writer(database).write(rows_of(database, _READ, (json.dumps(touched),)))
        database.write_many("DELETE FROM case_touched WHERE decision = ?", [(one,) for one in touched])


def rebuild(database: Database) -> None:
    """Work everything out again from the facts; signatures of notes are written when they are next needed."""
    for table in ("precedent", "case_kind", "case_answer", "case_touched", "note_signature", "note_touched"):
        database.write(f"DELETE FROM {table}")
    for table in ("precedent_text", "decision_words"):
        database.write(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    database.write("INSERT INTO case_touched SELECT id FROM decision")
    database.write("INSERT INTO note_touched SELECT id FROM invitation WHERE direction = 'incoming' AND note <> ''")
    refresh(database)


def _touched(database: Database) -> list[int]:
    return [row[0] for row in rows_of(database, "SELECT decision FROM case_touched LIMIT ?", (_AT_ONCE,))]


def _forget(database: Database, decisions: Sequence[int]) -> None:
    numbers = [(one,) for one in decisions]
    for sql in (
        "DELETE FROM precedent WHERE decision = ?",
        "DELETE FROM precedent_text WHERE rowid = ?",
        "DELETE FROM decision_words WHERE rowid = ?",
    ):
        database.write_many(sql, numbers)


class _Writer:
    """Writes cases, each kind and answer once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kinds = self._numbers("case_kind", "features", "policy")
        self._answers = self._numbers("case_answer", "verdict", "codes")

    def write(self, found: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows that `_READ` gave."""
        self._database.write_many(
            "INSERT INTO decision_words (rowid, words) VALUES (?, ?)",
            [(row[0], _words_of(row[12], row[3], row[4], *row[13:])) for row in found],
        )
        counted = [row for row in found if is_precedent(row[2], row[3], is_replaced=bool(row[9]))]
        self._database.write_many(
            "INSERT INTO precedent_text (rowid, note, headline) VALUES (?, ?, ?)",
            [(row[0], " ".join(words(row[10])), " ".join(words(row[11]))) for row in counted],
        )
        self._database.write_many("INSERT INTO precedent VALUES (?, ?, ?, ?, ?)", [self._case(row) for row in counted])

    def _case(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        number, uid, stage, verdict, codes, facts, policy, group, decided_on = row[:9]
        features = features_from(json.loads(facts), stage, json.loads(codes))
        kind = self._number(
            self._kinds, "case_kind", json.dumps(sorted(features), ensure_ascii=False), policy_then(policy).value
        )
        answer = self._number(self._answers, "case_answer", verdict, codes)
        return number, kind, case_place(date.fromisoformat(decided_on), uid), group, answer

    def _numbers(self, table: str, first: str, second: str) -> dict[tuple[str, str], int]:
        rows = rows_of(self._database, f"SELECT id, {first}, {second} FROM {table}")
        return {(row[1], row[2]): row[0] for row in rows}

    def _number(self, known: dict[tuple[str, str], int], table: str, first: str, second: str) -> int:
        number = known.get((first, second))
        if number is None:
            number = self._database.write(f"INSERT INTO {table} VALUES (NULL, ?, ?)", (first, second))
            known[first, second] = number
        return number


def _words_of(name: str, verdict: str, codes: str, *texts: str) -> str:
    reasons = " ".join(REASON_WORDS.get(code, code) for code in json.loads(codes))
    text = " ".join((name, VERDICT_WORDS.get(Verdict(verdict), verdict), reasons, *texts))
    return " ".join(dict.fromkeys(words(text)))
