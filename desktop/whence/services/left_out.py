"""Keeping erased people out of later archives, and bringing them back when the owner wants to."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY
from whence.domain.errors import Refusal
from whence.domain.interactions import Direction
from whence.domain.left_out import LeftOutPerson, address_text, email_text, mark_of, name_text, texts_of
from whence.domain.names import name_key
from whence.domain.people import IdentityKind
from whence.exchange.linkedin import Archive
from whence.exchange.linkedin.candidates import Candidate
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.messages import Envelope, Message
from whence.exchange.linkedin.parties import Party
from whence.services.commands import tidying as commands
from whence.services.work import Work
from whence.storage import connections, erasing, imports, own, people
from whence.storage.store import Store

_KEY = "left_out"
_SALT_BYTES = 16


@dataclass(slots=True)
class LeftOut:
    """Who is to stay out of an archive, and what was left out of it: rows, and names by the entry they belong to."""

    salt: bytes
    entries: dict[str, str]
    rows: int = 0
    names: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _envelopes: dict[int, tuple[Envelope, Envelope | None]] = field(default_factory=dict)

    @classmethod
    def of_journal(cls, store: Store) -> LeftOut:
        """Everybody the owner erased and wants to stay away, unless they were added by hand again."""
        salt, kept = _kept(store)
        back = _marks_in_journal(store, salt) if kept else frozenset()
        away = [one for one in kept if back.isdisjoint(one.marks)]
        return cls(salt, {mark: one.uid for one in away for mark in one.marks})

    def sift(self, archive: Archive) -> Archive:
        """The archive without them; its messages are sifted while they are read."""
        if not self.entries:
            return archive
        return replace(
            archive,
            connections=tuple(row for row in archive.connections if not self._holds_connection(row)),
            invitations=self._without(archive.invitations),
            endorsements=self._without(archive.endorsements),
            recommendations=self._without(archive.recommendations),
            notes=self._without(archive.notes),
            candidates=tuple(row for row in archive.candidates if not self._holds_candidate(row)),
        )

    def messages(self, stream: Iterable[Message]) -> Iterable[Message]:
        """Messages without theirs; of one to several people they are left out alone."""
        return self._sifted(stream) if self.entries else stream

    def _sifted(self, stream: Iterable[Message]) -> Iterator[Message]:
        for message in stream:
            envelope = message.envelope
            kept = self._envelopes.get(id(envelope))
            if kept is None:
                kept = self._envelopes[id(envelope)] = (envelope, self._envelope(envelope))
            if kept[1] is None:
                self.rows += 1
            else:
                yield message if kept[1] is envelope else message._replace(envelope=kept[1])

    def _envelope(self, envelope: Envelope) -> Envelope | None:
        if envelope.direction is Direction.IN and self._holds(envelope.sender):
            return None
        others = tuple(one for one in envelope.others if not self._holds(one))
        if len(others) == len(envelope.others):
            return envelope
        return replace(envelope, others=others) if others else None

    def _holds_connection(self, row: Connection) -> bool:
        texts = (address_text(row.key) if row.key else "", email_text(row.email) if row.email else "")
        found = next(filter(None, map(self._entry, (*texts, name_text(row.name, row.connected_on)))), "")
        return self._leave_out(found, row.name)

    def _holds_candidate(self, row: Candidate) -> bool:
        found = next(filter(None, (self._entry(email_text(one)) for one in row.emails)), "")
        return self._leave_out(found or self._by_name.get(name_key(row.name), ""), row.name)

    def _holds(self, who: Party) -> bool:
        return bool(self._entry(address_text(who.key)) if who.key else self._by_name.get(name_key(who.name), ""))

    def _without(self, rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(row for row in rows if not self._leave_out(self._party_entry(row.other), row.other.name))

    def _party_entry(self, who: Party) -> str:
        return self._entry(address_text(who.key)) if who.key else self._by_name.get(name_key(who.name), "")

    def _leave_out(self, entry: str, name: str) -> bool:
        if not entry:
            return False
        self.rows += 1
        self.names.setdefault(entry, name)
        self._by_name.setdefault(name_key(name), entry)
        return True

    def _entry(self, text: str) -> str:
        """The entry that a text belongs to, empty for none."""
        if not text:
            return ""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self.entries.get(mark_of(self.salt, text), "")
        return found


def leave_out(store: Store, person: PersonId, today: date) -> Callable[[], None]:
    """What keeps somebody out of later archives, to be called within the change that erases them.

    Their marks are made now, while they are there.
    """
    salt, kept = _kept(store)
    found = people.identities(store, person)
    linked = connections.connection(store, person)
    addresses = [one.key for one in found if one.kind in (IdentityKind.PROFILE, IdentityKind.MEMBER)]
    emails = [one.key for one in found if one.kind is IdentityKind.EMAIL]
    connected_on = linked.connected_on if linked is not None else UNKNOWN_DAY
    texts = texts_of(addresses, emails, erasing.names_of(store, person), connected_on)
    marks = tuple(dict.fromkeys(mark_of(salt, text) for text in texts))

    def keep() -> None:
        if marks:
            _keep(store, salt, [*kept, LeftOutPerson(today.isoformat(), marks)])

    return keep


def bring_back(command: commands.BringBackErased, work: Work) -> int:
    """Gives how many are no longer left out. Raises Refusal when none of them is."""
    salt, kept = _kept(work.store)
    left = [one for one in kept if one.uid not in command.entries]
    if len(left) == len(kept):
        raise Refusal("They are not left out any more. Import the archive again to have them back.")
    _keep(work.store, salt, left)
    return len(kept) - len(left)


def _marks_in_journal(store: Store, salt: bytes) -> frozenset[str]:
    texts = (
        email_text(key) if kind == IdentityKind.EMAIL.value else address_text(key)
        for kind, key in imports.identities(store)
    )
    return frozenset(mark_of(salt, text) for text in texts)


def _kept(store: Store) -> tuple[bytes, list[LeftOutPerson]]:
    found = own.setting(store, _KEY) or {}
    salt = bytes.fromhex(found["salt"]) if found else secrets.token_bytes(_SALT_BYTES)
    return salt, [LeftOutPerson(one["erased_on"], tuple(one["marks"])) for one in found.get("people", ())]


def _keep(store: Store, salt: bytes, kept: list[LeftOutPerson]) -> None:
    rows = [{"erased_on": one.erased_on, "marks": list(one.marks)} for one in kept]
    own.save_setting(store, _KEY, {"salt": salt.hex(), "people": rows} if rows else None)
