"""messages.csv: one value a message, read while it is iterated, every row accounted for.

Rows that are no exchange between people are left out, each under its reason: drafts, spam, sponsored messages, those
whose other side is hidden, repeated rows, and those whose date can't be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple

from whence.domain.interactions import Direction
from whence.domain.names import name_key
from whence.exchange.linkedin.mark_sets import MarkSet
from whence.exchange.linkedin.moments import read_moment, read_utc
from whence.exchange.linkedin.owners import Heading, Owner
from whence.exchange.linkedin.parties import HIDDEN_NAMES, Party, party, split_addresses, split_names
from whence.exchange.linkedin.plain import plain_text
from whence.exchange.linkedin.tallies import Reason, Tally
from whence.exchange.linkedin.texts import Table

_GROUP_FROM = 3
_MOST_ENVELOPES = 16384
_MOST_PARTIES = 4096
_SPONSORED_MARK = "spinmail-quill-editor"
_PLACEHOLDER = "%FIRSTNAME%"
_DIRECTIONS = {"INCOMING": Direction.IN, "OUTGOING": Direction.OUT}
_USUAL_FOLDERS = frozenset({"INBOX", "ARCHIVE", ""})
_FIELDS = (
    "conversation", "from", "sender", "to", "recipients", "date", "subject", "content", "folder", "direction", "draft",
    "conversation_draft",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who wrote to whom, shared by all messages of the same sender to the same people.

    `others` are the known participants besides the owner; `is_group` says that three or more people take part,
    known or not. `direction` is None when the owner can't be told from the others. `sender_key` is what identifies
    the sender; `is_exchange` says that there is an other side and which way the message went.
    """

    sender: Party
    others: tuple[Party, ...]
    direction: Direction | None
    is_group: bool
    sender_key: str
    is_exchange: bool


class Message(NamedTuple):
    """One message; `sent_at` is ISO text, with Z when the file gives UTC and to the minute without a zone else.

    `digest` identifies it, see `digest_of`.
    """

    conversation: str
    sent_at: str
    subject: str
    text: str
    envelope: Envelope
    digest: bytes

    @property
    def day(self) -> str:
        """The ISO day it was sent."""
        return self.sent_at[:10]

    @property
    def fingerprint(self) -> str:
        """The digest in hexadecimal digits."""
        return self.digest.hex()


def digest_of(conversation: str, sent_at: str, sender_key: str, text: str) -> bytes:
    """What identifies a message, there being no number: conversation, moment, sender and text, hashed (SHA-256).

    White space counts as one space, because exports before 2026 flatten line ends.
    """
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
    return sha256(f"{conversation}\0{sent_at}\0{sender_key}\0{text}".encode()).digest()


class Postbox:
    """Knows the owner and the names of others, and turns a row's address cells into an envelope, once each."""

    __slots__ = ("_envelopes", "_known", "_owner", "_parties")

    def __init__(self, owner: Owner, names: Collection[str]) -> None:
        self._owner = owner
        self._known = cache(lambda: owner.name_keys.union(map(name_key, names)))
        self._envelopes: dict[int, Envelope] = {}
        self._parties: dict[tuple[str, str], Party] = {}

    def envelope(self, cells: tuple[str, str, str, str, str]) -> Envelope:
        """The envelope of From, sender address, To, recipient addresses and direction, as the row gives them."""
        mark = hash(cells)
        found = self._envelopes.get(mark)
        if found is None:
            if len(self._envelopes) >= _MOST_ENVELOPES:
                self._envelopes.clear()
            found = self._envelopes[mark] = self._sealed(cells)
        return found

    def heading(self, conversation: str, cells: tuple[str, str, str, str, str]) -> Heading:
        """Sender and recipients of a row."""
        name, url, to, urls, _ = cells
        return Heading(conversation, self._party(name, url), tuple(self._recipients(to, urls)))

    def _party(self, name: str, url: str) -> Party:
        found = self._parties.get((name, url))
        if found is None:
            if len(self._parties) >= _MOST_PARTIES:
                self._parties.clear()
            found = self._parties[name, url] = party(name, url)
        return found

    def _sealed(self, cells: tuple[str, str, str, str, str]) -> Envelope:
        heading = self.heading("", cells)
        sender, direction = heading.sender, self._direction(heading, cells[4])
        known: dict[str, Party] = {}
        hidden = 0
        for who in (sender, *heading.recipients):
            if who.is_anonymous:
                hidden += 1
            else:
                known[who.key or name_key(who.name)] = who
        others = tuple(who for who in known.values() if not self._owner.is_self(who))
        sender_key = sender.key or name_key(sender.name)
        is_exchange = bool(others) and direction is not None
        return Envelope(sender, others, direction, len(known) + hidden >= _GROUP_FROM, sender_key, is_exchange)

    def _direction(self, heading: Heading, word: str) -> Direction | None:
        if word:
            return _DIRECTIONS.get(word.upper())
        if self._owner.is_self(heading.sender):
            return Direction.OUT
        return Direction.IN if self._owner.key or self._owner.name_keys else None

    def _recipients(self, to: str, urls: str) -> list[Party]:
        if "," not in to and "," not in urls:
            return [self._party(to, urls)]
        addresses = split_addresses(urls)
        everybody = split_names(to, self._known, len(addresses))
        names = [name for name in everybody if name.lower() not in HIDDEN_NAMES] if addresses else everybody
        hidden = [Party("")] * (len(everybody) - max(len(names), len(addresses)))
        if not addresses:
            return [self._party(name, "") for name in names]
        if len(addresses) == len(names):
            return [self._party(name, url) for name, url in zip(names, addresses, strict=True)] + hidden
        return [self._party("", url) for url in addresses] + hidden


def read_headings(table: Table, postbox: Postbox) -> Iterator[Heading]:
    """Sender and recipients of each row; nothing is counted."""
    pick = itemgetter(*table.picked(*_FIELDS))
    for row in table.rows:
        conversation, sender, url, to, urls, *_, direction, _draft, _other = pick(table.widened(row))
        if sender or url:
            yield postbox.heading(conversation or f"{sender}{to}", (sender, url, to, urls, direction))


def read_messages(table: Table, tally: Tally, postbox: Postbox, seen: MarkSet) -> Iterator[Message]:
    """The exchanges among the rows, in file order; every other row is counted under its reason.

    A row that fits several reasons counts under the first of: blank, spill, draft, spam, sponsored, malformed,
    anonymous, owner_unknown, unreadable_date, duplicate. `seen` holds the hashes of the messages already read.
    """
    pick = itemgetter(*table.picked(*_FIELDS))
    width, is_new = len(table.header), seen.add
    for row in table.rows:
        tally.rows += 1
        if len(row) < 2:
            tally.skip(Reason.SPILL if row and row[0].strip() else Reason.BLANK)
            continue
        if len(row) == width:
            row.append("")
        else:
            table.widened(row)
        conversation, name, url, to, urls, date, subject, content, folder, word, draft, other_draft = pick(row)
        envelope = postbox.envelope((name, url, to, urls, word))
        if draft or other_draft or not url or folder not in _USUAL_FOLDERS or not envelope.is_exchange:
            reason = _reason(row, folder, draft or other_draft, url, content, envelope)
            if reason is not None:
                tally.skip(reason)
                continue
        sent_at = read_utc(date) or _moment(date)
        if not sent_at:
            tally.skip(Reason.UNREADABLE_DATE)
            tally.note_odd_date(date)
            continue
        text = plain_text(content)
        digest = digest_of(conversation, sent_at, envelope.sender_key, text)
        if not is_new(hash(digest)):
            tally.skip(Reason.DUPLICATE)
            continue
        tally.used += 1
        yield Message(conversation, sent_at, subject, text, envelope, digest)


def _reason(row: list[str], folder: str, draft: str, url: str, content: str, envelope: Envelope) -> Reason | None:
    """Why a row is no exchange between people; None when it is one."""
    if draft and draft.strip().lower() in ("yes", "true", "1", "y"):
        return Reason.DRAFT
    if folder == "SPAM" or folder.strip().upper() == "SPAM":
        return Reason.SPAM
    if not url and _is_sponsored(content, envelope):
        return Reason.SPONSORED
    if not envelope.others:
        return _reason_of_nobody(row)
    return Reason.OWNER_UNKNOWN if envelope.direction is None else None


def _is_sponsored(content: str, envelope: Envelope) -> bool:
    """Whether a message without a sender's address carries the marks of an advertisement."""
    return _SPONSORED_MARK in content[:200] or (_PLACEHOLDER in content and not envelope.sender.name)


def _reason_of_nobody(row: list[str]) -> Reason:
    filled = sum(1 for cell in row if cell and not cell.isspace())
    if not filled:
        return Reason.BLANK
    return Reason.MALFORMED if filled < 2 else Reason.ANONYMOUS


def _moment(text: str) -> str:
    """ISO text of a date in any shape, empty unless it names an exact day."""
    moment = read_moment(text)
    return moment.text if moment is not None and moment.day.is_exact else ""
