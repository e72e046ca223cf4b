"""Bringing what passed between the owner and others into the journal: invitations, messages, testimonials, notes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day, day_number
from whence.domain.identifiers import new_uid
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.domain.names import name_key
from whence.domain.people import Shelf, clean_text
from whence.exchange.linkedin.archive import Archive
from whence.exchange.linkedin.candidates import Candidate
from whence.exchange.linkedin.invitations import Invitation
from whence.exchange.linkedin.testimonials import Endorsement, Recommendation
from whence.services.import_employers import ARCHIVE
from whence.services.import_messages import KEY_BYTES, MessageWriter
from whence.services.import_people import PeopleWriter
from whence.services.left_out import LeftOut
from whence.storage import imports, invitations, people
from whence.storage.store import Store

_ASKED_AGAIN = timedelta(days=21)


@dataclass(slots=True)
class RowsWriter:
    """Writes the rows of one archive that are not people, each at most once however often it is imported."""

    store: Store
    everybody: PeopleWriter
    stamp: str
    batch: int
    left_out: LeftOut
    kept_interactions: set[bytes] = field(default_factory=set)
    kept_invitations: set[bytes] = field(default_factory=set)
    added: int = 0
    invited: set[tuple[PersonId, str]] = field(default_factory=set)
    _notes: list[tuple[PersonId, Invitation]] = field(default_factory=list)

    def read_journal(self) -> None:
        """Learn what earlier imports have brought."""
        self.kept_interactions = imports.source_keys(self.store, "interaction")
        self.kept_invitations = imports.source_keys(self.store, "invitation")

    def take_messages(self, archive: Archive, check: Callable[[], None]) -> None:
        """One interaction a message, with its text."""
        writer = MessageWriter(self.everybody, self.stamp, self.batch, self.kept_interactions)
        self.added += writer.take(self.left_out.messages(archive.messages), check)

    def take_invitation(self, row: Invitation) -> None:
        """Merge one invitation: the file is a rolling window, so earlier ones stay."""
        is_incoming = row.direction is InvitationDirection.INCOMING
        shelf = Shelf.ASIDE if is_incoming else Shelf.PEOPLE
        person = self.everybody.take_party(row.other, shelf)
        self.invited.add((person, row.direction.value))
        is_connected = self.everybody.state_of(person) == ConnectionState.CONNECTED.value
        named = name_key(row.other.name) or row.other.key
        key = _key("invitation", row.direction.value, named, row.sent_at or str(row.day), row.message)
        if key in self.kept_invitations:
            self._see_invitation_again(person, key, is_connected=is_connected)
            return
        self.kept_invitations.add(key)
        if self._take_typed(person, row, key):
            self._see_invitation_again(person, key, is_connected=is_connected)
            return
        self.added += 1
        state = _state_of(is_incoming=is_incoming, is_connected=is_connected)
        self.everybody.rows.add(
            "invitation", new_uid(), person, row.direction.value, state.value, str(row.day), row.sent_at,
            clean_text(row.message), row.note.value, ARCHIVE, key, self.batch, self.stamp, self.stamp,
        )  # fmt: skip
        invited = ConnectionState.INVITED_BY_THEM if is_incoming else ConnectionState.INVITED_BY_YOU
        self.everybody.set_invited(person, invited)
        if row.note is NoteKind.TEXT and row.day.start is not None:
            self._notes.append((person, row))

    def take_note_texts(self) -> None:
        """The notes of the invitations taken, each one written exchange; to be called after the messages."""
        self.everybody.rows.flush()
        for person, row in self._notes:
            self._take_note_text(person, row)
        self._notes.clear()

    def take_endorsement(self, row: Endorsement) -> None:
        """An endorsement is an interaction that counts nothing for the tie."""
        self._testimonial(row.direction, row, Channel.ENDORSEMENT, row.skill)

    def take_recommendation(self, row: Recommendation) -> None:
        """A recommendation, with its text."""
        self._testimonial(row.direction, row, Channel.RECOMMENDATION, row.text)

    def take_private_notes(self, archive: Archive) -> None:
        """Notes LinkedIn kept about connections become private notes."""
        for row in archive.notes:
            person = self.everybody.take_party(row.other)
            self.everybody.rows.flush()
            text = clean_text(row.text).strip()
            if text and not imports.has_private_note(self.store, person, text):
                written_on = row.created.day.start
                people.add_private_note(
                    self.store, person_id=person, text=text, written_on=written_on, source=ARCHIVE,
                    created_at=self.stamp,
                )  # fmt: skip
                self.added += 1

    def take_candidates(self, rows: tuple[Candidate, ...]) -> None:
        """Address-book entries are candidates only; nobody is added for them."""
        imports.add_candidates(
            self.store,
            (
                (
                    clean_text(row.name), clean_text(row.company), clean_text(row.title), json.dumps(row.emails),
                    json.dumps(row.phones), row.source, _key("candidate", row.name, *row.emails, *row.phones),
                    self.batch,
                )
                for row in rows
            ),
        )  # fmt: skip

    def _take_note_text(self, person: PersonId, row: Invitation) -> None:
        """An identical message of the same day is the same exchange."""
        day = day_number(row.day.start) if row.day.start else 0
        if imports.written_on_day(self.store, person, day, clean_text(row.message)):
            return
        direction = Direction.IN if row.direction is InvitationDirection.INCOMING else Direction.OUT
        key = _key("note", direction.value, name_key(row.other.name) or row.other.key, str(row.day), row.message)
        if key not in self.kept_interactions:
            self.kept_interactions.add(key)
            self._add(day, row.sent_at, Channel.INVITATION_NOTE, direction, row.message, "", key, (person,))

    def _testimonial(
        self, direction: Direction, row: Endorsement | Recommendation, channel: Channel, text: str
    ) -> None:
        person = self.everybody.take_party(row.other)
        named = name_key(row.other.name) or row.other.key
        key = _key(channel.value, direction.value, named, row.moment.text, text)
        if key not in self.kept_interactions:
            self.kept_interactions.add(key)
            day = row.moment.day.start
            self._add(day_number(day) if day else None, row.moment.text, channel, direction, text, "", key, (person,))

    def _add(
        self, day: int | None, at: str, channel: Channel, direction: Direction, text: str, thread: str, key: bytes,
        who: tuple[PersonId, ...],
    ) -> None:  # fmt: skip
        rows = self.everybody.rows
        number = rows.next_interaction
        rows.next_interaction += 1
        precision = "unknown" if day is None else "day"
        row = (
            number, day, precision, at, channel.value, direction.value, clean_text(text), thread, ARCHIVE, key,
            self.batch, self.stamp,
        )  # fmt: skip
        rows.add_exchanges([row], [(number, person, day) for person in who])
        self.added += 1

    def _take_typed(self, person: PersonId, row: Invitation, key: bytes) -> bool:
        """Recognise an invitation that was typed or pasted before: it gains what the archive knows."""
        kept = None if person in self.everybody.new else imports.typed_invitation(self.store, person, row.direction)
        if kept is None or _is_another_time(kept.sent_on, row.day):
            return False
        gained: dict[str, object] = {"source_key": key, "updated_at": self.stamp}
        if row.day.is_known:
            gained |= {"sent_on": row.day, "sent_at": row.sent_at}
        if not kept.note and row.note is not NoteKind.UNKNOWN:
            gained |= {"note": clean_text(row.message), "note_kind": row.note}
        invitations.amend_invitation(self.store, kept.id, **gained)
        self.everybody.changed.add(person)
        return True

    def _see_invitation_again(self, person: PersonId, key: bytes, *, is_connected: bool) -> None:
        kept = invitations.invitation_of_source(self.store, key)
        if kept is None or not is_connected or kept.state not in (InvitationState.OPEN, InvitationState.SENT):
            return
        invitations.amend_invitation(self.store, kept.id, state=InvitationState.ACCEPTED, updated_at=self.stamp)
        self.everybody.changed.add(person)


def _is_another_time(typed: Day, listed: Day) -> bool:
    """Whether two days are too far apart for one invitation: the network lets nobody ask again within three weeks.

    A page tells the day only about, as "2 weeks ago".
    """
    first, last = typed.start, typed.end
    if first is None or last is None or listed.start is None:
        return False
    return not first - _ASKED_AGAIN < listed.start < last + _ASKED_AGAIN


def _state_of(*, is_incoming: bool, is_connected: bool) -> InvitationState:
    if is_connected:
        return InvitationState.ACCEPTED
    return InvitationState.OPEN if is_incoming else InvitationState.SENT


def _key(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]
