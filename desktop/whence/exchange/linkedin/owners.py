"""Whose archive it is: names, profile address and e-mail addresses of the owner, inferred where no file says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from whence.domain.names import name_key
from whence.exchange.linkedin.invitations import Invitation
from whence.exchange.linkedin.parties import Party
from whence.exchange.linkedin.profiles import EmailAddress, Profile

_MOST_HEADINGS = 50_000
_ENOUGH = 20
"""So many messages under the owner's own name and one address settle that address."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The member whose archive it is.

    `key` is the canonical profile key, `member` a member number (only archives of 2023 name it); each is empty when
    nothing tells it. `name_keys` are all folded full names the owner goes by.
    """

    name: str = ""
    url: str = ""
    key: str = ""
    member: str = ""
    emails: tuple[str, ...] = ()
    name_keys: frozenset[str] = frozenset()

    def is_self(self, who: Party) -> bool:
        """Whether a party is the owner: by address when both are known, else by name."""
        if who.key and self.key:
            return who.key == self.key
        return bool(who.name) and name_key(who.name) in self.name_keys


class Heading(NamedTuple):
    """Who wrote and who received one message, as far as finding the owner needs it."""

    conversation: str
    sender: Party
    recipients: tuple[Party, ...]


def declared_owner(profiles: list[Profile], emails: list[EmailAddress], invitations: Iterable[Invitation]) -> Owner:
    """The owner as Profile, Email Addresses and Invitations tell it.

    The address is that of the inviter of outgoing and the invitee of incoming invitations, when all agree.
    """
    sides = [invitation.owner for invitation in invitations]
    names = Counter(side.name for side in sides if side.name)
    name = profiles[0].name if profiles else (names.most_common(1)[0][0] if names else "")
    parties = {side.key: side for side in sides if side.key}
    lone = next(iter(parties.values())) if len(parties) == 1 else Party("")
    is_member = lone.key.startswith("urn:")
    addresses = tuple(email.address for email in sorted(emails, key=lambda email: not email.is_primary))
    keys = {name_key(name)} | ({name_key(names.most_common(1)[0][0])} if names else set())
    return Owner(
        name,
        "" if is_member else lone.url,
        "" if is_member else lone.key,
        lone.key if is_member else "",
        addresses,
        frozenset(keys - {""}),
    )


def owner_from_messages(owner: Owner, headings: Iterable[Heading]) -> Owner:
    """`owner` completed from the first messages, read only as far as needed.

    The address of a sender who bears the owner's name; failing that the participant of most conversations: of at
    least two, of more than half, and of more than anybody else.
    """
    by_name: Counter[Party] = Counter()
    presence = _Presence()
    for heading in islice(headings, _MOST_HEADINGS):
        if heading.sender.key and name_key(heading.sender.name) in owner.name_keys:
            by_name[heading.sender] += 1
            if by_name.total() >= _ENOUGH:
                break
        presence.add(heading)
    found = by_name.most_common(1)[0][0] if by_name else presence.leader()
    return owner if found is None or (owner.name_keys and not found.key) else _completed(owner, found)


class _Presence:
    """In how many conversations each participant takes part; rows of a conversation follow each other."""

    def __init__(self) -> None:
        self._conversations = 0
        self._current: str | None = None
        self._present: set[Party] = set()
        self._counts: Counter[Party] = Counter()

    def add(self, heading: Heading) -> None:
        """Count the participants of a row, once a conversation."""
        if heading.conversation != self._current:
            self._close(heading.conversation)
        self._present.update(who for who in (heading.sender, *heading.recipients) if not who.is_anonymous)

    def leader(self) -> Party | None:
        """The participant of most conversations, None when nobody stands out."""
        self._close(None)
        leading = self._counts.most_common(2)
        if not leading or leading[0][1] < 2 or leading[0][1] * 2 <= self._conversations:
            return None
        return None if len(leading) == 2 and leading[0][1] == leading[1][1] else leading[0][0]

    def _close(self, following: str | None) -> None:
        self._counts.update(self._present)
        self._conversations += bool(self._present)
        self._current, self._present = following, set()


def _completed(owner: Owner, found: Party) -> Owner:
    name = owner.name or found.name
    keys = owner.name_keys | ({name_key(found.name)} if found.name else set())
    return Owner(name, owner.url or found.url, owner.key or found.key, owner.member, owner.emails, frozenset(keys))
