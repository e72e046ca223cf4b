"""Which generation of the archive format a set of files belongs to, told by headers and file names.

The label names the format, not the year of the export: an archive of early 2025 still in the format of 2024 is "2024".
Each piece of evidence leaves some generations possible; what all allow remains. When several remain, the year in the
zip's name or the newest date decides: the latest of them not after that year. When evidence contradicts itself
(a file saved again by a spreadsheet loses its quotes) the latest generation named counts.

| evidence | generations |
|---|---|
| Connections with URL | 2023 to 2026 |
| Connections without URL, with preamble | 2022 |
| Connections without URL or preamble | 2018, 2022 |
| Outlook export | 2018 (stands for all before) |
| Invitations with addresses | 2024 to 2026 |
| Invitations with member numbers | 2023 |
| Invitations with neither | 2018, 2022 |
| Messages with Direction, without conversation | 2018 |
| Messages without recipient addresses | 2022 |
| Messages with recipient addresses, no attachments | 2023, 2024 |
| Messages with attachments, plain header | 2025 |
| Messages with attachments, quoted header | 2026 |
| Imported Contacts.csv / Contacts.csv / ImportedContacts.csv | 2018 / 2022 to 2024 / 2025, 2026 |
| Notes.csv, or file names ending in a member number | 2026 |
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import Final

from whence.exchange.linkedin.headers import normalised
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.texts import Table

GENERATIONS: Final = ("2018", "2022", "2023", "2024", "2025", "2026")
UNKNOWN: Final = "unknown"
_SUFFIXED: Final = re.compile(r"(?:Comments|Reactions|Shares|Hashtag_Follows|Votes|Saved_Items)_\d{5,}\.csv")
_Possible = frozenset[str]


def evidence_of_table(table: Table) -> frozenset[str]:
    """The generations that a file's header allows; all of them when it tells nothing."""
    if table.kind is Kind.CONNECTIONS:
        return _of_connections(table)
    if table.kind is Kind.INVITATIONS:
        return _of_invitations(table)
    return _of_messages(table) if table.kind is Kind.MESSAGES else frozenset(GENERATIONS)


def evidence_of_name(name: str) -> frozenset[str]:
    """The generations that a file's name allows; all of them when it tells nothing."""
    base = name.rsplit("/", 1)[-1]
    if base == "Notes.csv" or _SUFFIXED.fullmatch(base):
        return frozenset({"2026"})
    told = {
        "Imported Contacts.csv": _Possible({"2018"}),
        "Contacts.csv": _Possible({"2022", "2023", "2024"}),
        "ImportedContacts.csv": _Possible({"2025", "2026"}),
    }
    return told.get(base, frozenset(GENERATIONS))


def generation(evidence: Iterable[frozenset[str]], year: int | None) -> str:
    """The generation all evidence allows, by the rules of this module; "unknown" when nothing tells it."""
    telling = [possible for possible in evidence if len(possible) < len(GENERATIONS)]
    if not telling:
        return UNKNOWN
    remaining = reduce(frozenset.intersection, telling)
    if not remaining:
        return max(max(possible) for possible in telling)
    if len(remaining) == 1:
        return next(iter(remaining))
    if year is None:
        return UNKNOWN
    return max((label for label in remaining if int(label) <= year), default=min(remaining))


def _of_connections(table: Table) -> frozenset[str]:
    if "connected_on" not in table.columns:
        return frozenset({"2018"})
    if "url" in table.columns:
        return frozenset({"2023", "2024", "2025", "2026"})
    return frozenset({"2022"}) if table.has_preamble else frozenset({"2018", "2022"})


def _of_invitations(table: Table) -> frozenset[str]:
    if "inviter" not in table.columns:
        return frozenset({"2018", "2022"})
    is_number = normalised(table.header[table.columns["inviter"]]).endswith("urn")
    return frozenset({"2023"}) if is_number else frozenset({"2024", "2025", "2026"})


def _of_messages(table: Table) -> frozenset[str]:
    if "conversation" not in table.columns:
        return frozenset({"2018"})
    if "recipients" not in table.columns:
        return frozenset({"2022"})
    if "attachments" not in table.columns:
        return frozenset({"2023", "2024"})
    return frozenset({"2026"}) if table.is_all_quoted else frozenset({"2025"})
