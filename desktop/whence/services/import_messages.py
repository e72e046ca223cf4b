"""Bringing messages into the journal: nearly all there is to an archive, so written in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.interactions import Channel, Direction
from whence.domain.people import clean_text
from whence.exchange.linkedin.messages import Envelope, Message
from whence.services.import_employers import ARCHIVE
from whence.services.import_people import PeopleWriter
from whence.storage.exchanges import Participation
from whence.storage.packed_rows import Row

KEY_BYTES = 16
"""So much of a fingerprint tells interactions apart."""
_AT_ONCE = 1_000
_MOST_ENVELOPES = 16_384


class _Exchange(NamedTuple):
    """What the messages of one envelope have in common, as it is kept; holds the envelope, whose `id` tells it."""

    channel: str
    direction: str
    people: tuple[PersonId, ...]
    envelope: Envelope


@dataclass(slots=True)
class MessageWriter:
    """Writes each message as one interaction, unless its key is among those `kept` from earlier imports."""

    everybody: PeopleWriter
    stamp: str
    batch: int
    kept: set[bytes]
    _days: dict[str, int] = field(default_factory=dict)
    _exchanges: dict[int, _Exchange] = field(default_factory=dict)

    def take(self, messages: Iterable[Message], check: Callable[[], None]) -> int:
        """Write messages, asking `check` every now and then whether to go on; gives how many were new."""
        before = self.everybody.rows.next_interaction
        following = iter(messages)
        while some := list(islice(following, _AT_ONCE)):
            check()
            interactions, people = self._rows(some)
            self.everybody.rows.add_exchanges(interactions, people)
        return self.everybody.rows.next_interaction - before

    def _rows(self, messages: Iterable[Message]) -> tuple[list[Row], list[Participation]]:
        interactions: list[Row] = []
        people: list[Participation] = []
        number = self.everybody.rows.next_interaction
        for conversation, sent_at, subject, text, envelope, digest in messages:
            key = digest[:KEY_BYTES]
            if key in self.kept:
                continue
            channel, direction, who, _ = self._exchanges.get(id(envelope)) or self._opened(envelope)
            day = self._days.get(sent_at[:10]) or self._day(sent_at[:10])
            line = clean_text(f"{subject}\n{text}" if subject else text)
            interactions.append(
                (number, day, "day", sent_at, channel, direction, line, conversation, ARCHIVE, key, self.batch,
                 self.stamp)
            )  # fmt: skip
            people += [(number, person, day) for person in who]
            number += 1
        self.everybody.rows.next_interaction = number
        return interactions, people

    def _opened(self, envelope: Envelope) -> _Exchange:
        if len(self._exchanges) >= _MOST_ENVELOPES:
            self._exchanges.clear()
        channel = Channel.GROUP_MESSAGE if envelope.is_group else Channel.MESSAGE
        direction = envelope.direction or Direction.MUTUAL
        found = _Exchange(channel.value, direction.value, self._people(envelope), envelope)
        self._exchanges[id(envelope)] = found
        return found

    def _people(self, envelope: Envelope) -> tuple[PersonId, ...]:
        """Whom a message was exchanged with: its sender, or all who received what the owner sent."""
        if envelope.direction is Direction.IN and not envelope.sender.is_anonymous:
            return (self.everybody.take_party(envelope.sender),)
        found = (self.everybody.take_party(other) for other in envelope.others if not other.is_anonymous)
        return tuple(dict.fromkeys(found))

    def _day(self, text: str) -> int:
        found = self._days[text] = day_number(date.fromisoformat(text))
        return found
