"""What an archive's files hold, in numbers: the part of an import's report that needs no journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.domain.invitations import InvitationDirection
from whence.domain.names import name_key
from whence.exchange.linkedin.archive import Archive
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.invitations import Invitation
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.parties import Party
from whence.exchange.linkedin.tallies import Reason


class Connected:
    """Tells whether somebody named in a file is among the connections of the same archive.

    By canonical profile key; somebody without a slug, or when no connection has one, by a full name that exactly one
    connection bears.
    """

    __slots__ = ("_keys", "_names")

    def __init__(self, connections: Iterable[Connection]) -> None:
        everybody = tuple(connections)
        self._keys = frozenset(connection.key for connection in everybody if connection.key)
        self._names = cache(lambda: Counter(name_key(connection.name) for connection in everybody))

    def holds(self, who: Party) -> bool:
        """Whether this is one of the connections, as far as the archive can tell."""
        if who.key in self._keys:
            return True
        has_slug = bool(who.key) and not who.key.startswith("urn:")
        return not (has_slug and self._keys) and bool(who.name) and self._names()[name_key(who.name)] == 1


@dataclass(frozen=True, slots=True)
class Listed:
    """How much an archive lists: what its numbers need of connections and invitations when those are let go."""

    connections: int
    invitations: dict[str, int]

    @classmethod
    def of(cls, archive: Archive) -> Listed:
        """The counts of an archive that still holds its lists."""
        return cls(len(archive.connections), invitation_counts(archive))


def summary(archive: Archive, listed: Listed | None = None) -> dict[str, Any]:
    """The numbers of an archive, as `whence import --json` names them; reads the messages through if need be.

    `listed` is what its lists held, when the archive is without them by now.

    - `files`: each file with `rows` after its header, `used`, and `skipped` by reason; rows = used + all skipped.
      Files that are not read are listed with kind "ignored" and no rows.
    - `connections`: `rows` of Connections.csv; `named` people used; `hidden` rows of closed profiles.
    - `invitations`: rows of Invitations.csv by direction, those of hidden members included; `_with_note` has a
      message that isn't empty, LinkedIn's default texts included; `_connected` has its other side among the
      connections (see `Connected`).
    - `messages`: `rows` of messages.csv; `interactions` are the rows used, one each; the rest by reason.
    - `positions`, `education`: entries used. `warnings`: sentences.
    """
    files = archive.files
    listed = listed or Listed.of(archive)
    return {
        "source": archive.source.name,
        "generation": archive.generation,
        "files": [
            {"name": file.name, "kind": file.kind.value, "rows": file.rows, "used": file.used, "skipped": file.skipped}
            for file in files
        ],
        "connections": {
            "rows": sum(file.rows for file in files if file.kind is Kind.CONNECTIONS),
            "named": listed.connections,
            "hidden": sum(file.skipped.get(Reason.HIDDEN_MEMBER, 0) for file in files),
        },
        "invitations": listed.invitations,
        "messages": message_counts(archive),
        "positions": len(archive.positions),
        "education": len(archive.education),
        "warnings": list(archive.warnings),
    }


def invitation_counts(archive: Archive) -> dict[str, int]:
    """Rows of Invitations.csv by direction, with a message, and with the other side among the connections."""
    connected = Connected(archive.connections)
    everything = (*archive.invitations, *archive.unnamed_invitations)
    counts: dict[str, int] = {}
    for suffix, counted in (
        ("", everything),
        ("_with_note", tuple(one for one in everything if one.message)),
        ("_connected", tuple(one for one in archive.invitations if connected.holds(one.other))),
    ):
        counts[f"incoming{suffix}"] = _count(counted, InvitationDirection.INCOMING)
        counts[f"outgoing{suffix}"] = _count(counted, InvitationDirection.OUTGOING)
    return counts


def _count(invitations: Iterable[Invitation], direction: InvitationDirection) -> int:
    return sum(invitation.direction is direction for invitation in invitations)


def message_counts(archive: Archive) -> dict[str, int]:
    """Rows of messages.csv, those that are interactions, and the others by reason."""
    reports = archive.messages.counted()
    skipped: Counter[str] = Counter()
    for report in reports:
        skipped.update(report.skipped)
    return {
        "rows": sum(report.rows for report in reports),
        "interactions": sum(report.used for report in reports),
        "drafts": skipped[Reason.DRAFT],
        "spam": skipped[Reason.SPAM],
        "sponsored": skipped[Reason.SPONSORED],
        "anonymous": skipped[Reason.ANONYMOUS],
        "duplicates": skipped[Reason.DUPLICATE],
    }
