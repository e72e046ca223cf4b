"""Who somebody named in an archive is: by canonical profile key, then e-mail, then a full name only one person has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from whence.domain.changes import PersonId
from whence.domain.names import name_key
from whence.domain.people import IdentityKind
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.parties import Party
from whence.storage import imports
from whence.storage.imports import KnownPerson
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody found: by an address (certain) or by name only (inferred)."""

    person: PersonId
    is_inferred: bool = False


@dataclass(slots=True)
class Matcher:
    """Everybody in the journal, and whoever the import adds, by what they are recognised by.

    `ambiguous` counts the rows whose name several people bear, with nothing else to tell them apart. `unlike` are the
    people the owner has told apart from somebody: a name alone never makes one of them somebody with a new address.
    """

    by_address: dict[tuple[str, str], PersonId]
    by_name: dict[str, list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))
    ambiguous: int = 0
    claimed: set[PersonId] = field(default_factory=set)
    unlike: set[PersonId] = field(default_factory=set)

    @classmethod
    def of_journal(cls, store: Store) -> Matcher:
        """A matcher that knows everybody in the journal."""
        matcher = cls(imports.identities(store))
        for person in imports.known_people(store):
            matcher.by_name[name_key(person.name)].append(person)
        matcher.unlike = imports.unlike_others(store)
        return matcher

    def learn(self, person: KnownPerson, key: str = "", email: str = "") -> None:
        """Know somebody just added."""
        self.by_name[name_key(person.name)].append(person)
        self.learn_address(person.id, key, email)

    def learn_address(self, person: PersonId, key: str = "", email: str = "") -> None:
        """Know a person by an address too."""
        if key:
            self.by_address.setdefault((kind_of(key).value, key), person)
        if email:
            self.by_address.setdefault((IdentityKind.EMAIL.value, email.casefold()), person)

    def certain(self, row: Connection, named: str) -> Match | None:
        """Who a row of Connections is by address, or by name and day of connecting; None when that does not tell.

        `named` is the key of the row's name here and below: it is dear to work out, and asked for several times.
        """
        known = self._addressed(row.key, row.email)
        if known is not None:
            return Match(known)
        same_day = {one.id for one in self._named(row, named) if one.connected_on == str(row.connected_on)}
        if len(same_day) == 1 and row.connected_on.is_known:
            return Match(same_day.pop(), is_inferred=bool(row.key))
        return None

    def inferred(self, row: Connection, named: str) -> Match | None:
        """Who a row of Connections is by a full name that only one person left has; None for somebody new."""
        bearers = self.by_name.get(named, ())
        if row.key and sum(one in self.unlike for one in {one.id for one in bearers}) > 1:
            return None
        unclaimed = {one.id for one in self._named(row, named) if one.id not in self.claimed}
        if len(unclaimed) == 1:
            return Match(unclaimed.pop(), is_inferred=True)
        self.ambiguous += len(unclaimed) > 1
        return None

    def moved(self, row: Connection, named: str) -> PersonId | None:
        """Who of the same name and day of connecting has another address and is not among the rows any more."""
        if not row.connected_on.is_known:
            return None
        gone = {
            one.id
            for one in self.by_name.get(named, ())
            if one.has_profile and one.connected_on == str(row.connected_on) and one.id not in self.claimed
        }
        return gone.pop() if len(gone) == 1 else None

    def _named(self, row: Connection, named: str) -> list[KnownPerson]:
        """People of the row's name who could be meant: without another profile address, when the row gives one."""
        return [one for one in self.by_name.get(named, ()) if not (row.key and one.has_profile)]

    def party(self, who: Party) -> Match | None:
        """Who somebody named in another file is; None for somebody new."""
        known = self._addressed(who.key, "")
        if known is not None:
            return Match(known)
        named = list({one.id: one for one in self.by_name.get(name_key(who.name), ())}.values()) if who.name else []
        if who.key and not who.key.startswith("urn:"):
            named = [one for one in named if not one.has_profile]
        if len(named) == 1:
            return Match(named[0].id, is_inferred=True)
        connected = [one for one in named if one.is_connected]
        if len(connected) == 1 and not who.key:
            return Match(connected[0].id, is_inferred=True)
        unplaced = [one for one in named if not one.has_profile and not one.is_connected]
        self.ambiguous += len(named) > 1
        return Match(unplaced[0].id, is_inferred=True) if unplaced and not who.key else None

    def _addressed(self, key: str, email: str) -> PersonId | None:
        if key:
            known = self.by_address.get((kind_of(key).value, key))
            if known is not None:
                return known
        return self.by_address.get((IdentityKind.EMAIL.value, email.casefold())) if email else None


def kind_of(key: str) -> IdentityKind:
    """Whether a canonical key is a member number or a profile address."""
    return IdentityKind.MEMBER if key.startswith("urn:") else IdentityKind.PROFILE
