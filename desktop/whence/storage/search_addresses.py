"""Finding a person by an address: an e-mail address, whole or its beginning, or a profile address."""

from __future__ import annotations

from whence.domain.changes import PersonId
from whence.domain.matching import Hit, HitKind
from whence.domain.names import fold, profile_key
from whence.storage.database import Database
from whence.storage.search_ranking import HIDDEN_SHELF
from whence.storage.search_rows import rows_of

# Keys are indexed within their kind; the kinds are walked along that index, one step a kind.
_BY_KEY = f"""
WITH RECURSIVE kinds(kind) AS (
    SELECT min(kind) FROM identity
    UNION ALL SELECT (SELECT min(kind) FROM identity WHERE kind > kinds.kind) FROM kinds WHERE kinds.kind IS NOT NULL
)
SELECT DISTINCT p.id FROM kinds CROSS JOIN identity i ON i.kind = kinds.kind AND i.key >= ?1 AND i.key <= ?2
JOIN person p ON p.id = i.person_id WHERE p.shelf <> '{HIDDEN_SHELF}' LIMIT ?3
"""
_LAST = "\U0010ffff"


def by_address(database: Database, text: str, limit: int) -> list[Hit]:
    """The people with this e-mail or profile address; nobody when the text is none."""
    key = profile_key(text)
    if key:
        return _of(database, key, key, text, limit)
    if "@" in text and " " not in text and not text.startswith("@"):
        begun = fold(text.removeprefix("mailto:"))
        return _of(database, begun, begun + _LAST, text, limit)
    return []


def _of(database: Database, first: str, last: str, text: str, limit: int) -> list[Hit]:
    rows = rows_of(database, _BY_KEY, (first, last, limit))
    return [Hit(PersonId(row[0]), HitKind.ADDRESS, 0.0, (text,)) for row in rows]
