"""Past cases as they are asked for: by kind, by text, and whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from whence.domain.case_facts import past_case
from whence.domain.decisions import Decision, Verdict
from whence.domain.precedent_file import CaseAges, CaseAnswer, CaseKind, KeptCase
from whence.domain.precedents import PastCase
from whence.domain.suggestions import Policy
from whence.storage import tables
from whence.storage.search_rows import rows_of
from whence.storage.store import Store

_COLUMNS: Final = "kind, place, precedent.group_uid, answer"
_FIRST_READ: Final = 32
_LOOKED_AT: Final = 1_500
_NOTE_WEIGHT: Final = 3.0
_HEADLINE_WEIGHT: Final = 1.0


class StoredCases:
    """The past cases of a journal (see CaseFile); nothing is held between two questions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def kinds(self) -> dict[int, CaseKind]:
        """Every kind by its number."""
        return {row[0]: _kind(row[1], row[2]) for row in self._rows("SELECT id, features, policy FROM case_kind")}

    def answers(self) -> dict[int, CaseAnswer]:
        """Every answer by its number."""
        rows = self._rows("SELECT id, verdict, codes FROM case_answer")
        return {row[0]: CaseAnswer(Verdict(row[1]), tuple(json.loads(row[2]))) for row in rows}

    def ages(self, limit: str, own: str) -> list[CaseAges]:
        """How many cases there are."""
        rows = self._rows(
            "SELECT kind, count(*), sum(place > ?) FROM precedent WHERE place <> ? GROUP BY kind", (limit, own)
        )
        return [CaseAges(*row) for row in rows]

    def tally(self, kinds: Sequence[int], limit: str, own: str, *, is_old: bool) -> list[tuple[int, int]]:
        """Answer and amount of the cases of some kinds and one age that were decided alone."""
        sql = (
            "SELECT answer, count(*) FROM json_each(?1) CROSS JOIN precedent ON kind = value WHERE place > ?2 AND "
            "place < ?3 AND place <> ?4 AND group_uid = '' GROUP BY answer"
        )
        return [(row[0], row[1]) for row in self._rows(sql, (json.dumps(kinds), *_between(limit, is_old), own))]

    def first_of_groups(self, kinds: Sequence[int], limit: str, own: str, *, is_old: bool) -> list[KeptCase]:
        """The newest case of each group decision, once for each of some kinds, of one age."""
        sql = (
            "SELECT kind, min(place), group_uid, answer FROM json_each(?1) CROSS JOIN precedent "
            "INDEXED BY precedent_by_group ON kind = value WHERE group_uid <> '' AND place > ?2 AND place < ?3 "
            "AND place <> ?4 GROUP BY value, group_uid"
        )
        return [KeptCase(*row) for row in self._rows(sql, (json.dumps(kinds), *_between(limit, is_old), own))]

    def newest(self, kind: int, limit: str, *, is_old: bool) -> Iterator[KeptCase]:
        """The cases of one kind and age in order of their places, read as they are asked for."""
        after, until = _between(limit, is_old)
        most = _FIRST_READ
        while True:
            rows = self._rows(
                f"SELECT {_COLUMNS} FROM precedent WHERE kind = ? AND place > ? AND place < ? ORDER BY place LIMIT ?",
                (kind, after, until, most),
            )
            for row in rows:
                yield KeptCase(*row)
            if len(rows) < most:
                return
            after, most = rows[-1][1], most * 4

    def kept(self, uids: Sequence[str]) -> dict[str, KeptCase]:
        """Those of some cases that are in the file."""
        rows = self._rows(
            f"SELECT uid, {_COLUMNS} FROM decision CROSS JOIN precedent ON precedent.decision = decision.id "
            "WHERE uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(uids)),),
        )
        return {row[0]: KeptCase(*row[1:]) for row in rows}

    def cases(self, uids: Sequence[str]) -> Mapping[str, PastCase]:
        """Some cases whole, with what became of them."""
        found = self._store.all(tables.Decision.select().where(tables.Decision.uid.in_(list(uids))), Decision)
        rows = self._rows(
            "SELECT decision_id, verdict FROM outcome WHERE decision_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY id",
            (json.dumps([one.id for one in found]),),
        )
        outcomes = {row[0]: row[1] for row in rows}
        return {one.uid: past_case(one, outcomes.get(one.id)) for one in found}

    def facts(self) -> list[tuple[str, str, str]]:
        """Of every case uid, verdict and the facts a rule can ask for as kept (JSON, empty where none were kept)."""
        rows = self._rows(
            "SELECT uid, verdict, coalesce(facts -> 'facts', '') FROM precedent CROSS JOIN decision ON decision.id = "
            "precedent.decision ORDER BY decided_on DESC, decision.id DESC"
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def text_ranking(self, sought: Sequence[str], most: int) -> list[str]:
        """The uids of the cases whose note or headline holds any of some folded words, the likest first (BM25).

        Words too common to tell one note from others are passed over.
        """
        telling = self._telling(sought)
        if not telling:
            return []
        rows = self._rows(
            "SELECT uid FROM (SELECT rowid AS number, bm25(precedent_text, ?, ?) AS likeness FROM precedent_text WHERE "
            "precedent_text MATCH ? ORDER BY likeness, number DESC LIMIT ?) JOIN decision ON id = number "
            "ORDER BY likeness, number DESC",
            (_NOTE_WEIGHT, _HEADLINE_WEIGHT, " OR ".join(telling), most),
        )
        return [row[0] for row in rows]

    def _telling(self, sought: Sequence[str]) -> list[str]:
        """The rarest words, as many as stand in so few notes together that all of those can be looked at."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM precedent_text WHERE precedent_text MATCH ? LIMIT ?)"
        held = [(int(self._rows(sql, (f'"{word}"', _LOOKED_AT))[0][0]), word) for word in dict.fromkeys(sought)]
        telling: list[str] = []
        together = 0
        for count, word in sorted(one for one in held if one[0]):
            together += count
            if together > _LOOKED_AT and telling:
                break
            telling.append(f'"{word}"')
        return telling

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return rows_of(self._store.database, sql, values)


def _between(limit: str, is_old: bool) -> tuple[str, str]:
    """The places between which the cases of one age lie."""
    return (limit, "~") if is_old else ("", limit)


@lru_cache(maxsize=2_048)
def _kind(features: str, policy: str) -> CaseKind:
    return CaseKind(frozenset(json.loads(features)), Policy(policy))
