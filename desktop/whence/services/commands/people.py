"""What can be done to people, their addresses, affiliations, tags and private notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.affiliations import AffiliationKind
from whence.domain.amounts import people_words
from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.people import IdentityKind, Shelf

SHELF_WORDS = {
    Shelf.PEOPLE: "Bring back",
    Shelf.ASIDE: "Set aside",
    Shelf.ARCHIVED: "Archive",
    Shelf.BIN: "Move to the bin:",
}


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add somebody by name, with an employer and a profile address where they are known."""

    name: str
    title: str = ""
    organisation: str = ""
    profile_url: str = ""
    email: str = ""
    is_name_missing: bool = False

    @property
    def label(self) -> str:
        return f"Add {self.name}"


@dataclass(frozen=True, slots=True)
class AddPeople:
    """Add several people at once, each by name."""

    names: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"Add {people_words(sum(bool(name.strip()) for name in self.names))}"


@dataclass(frozen=True, slots=True)
class RenamePerson:
    """Give a person another name."""

    person: PersonId
    name: str

    @property
    def label(self) -> str:
        return f"Rename to {self.name}"


@dataclass(frozen=True, slots=True)
class DescribePerson:
    """Set what is said about a person; None leaves a part as it is.

    `give` is what they could help with, `ask` what they could be helped with, `introduction_wish` what they said
    about being introduced.
    """

    person: PersonId
    headline: str | None = None
    give: str | None = None
    ask: str | None = None
    introduction_wish: str | None = None
    mutual_count: int | None = None
    is_of_interest: bool | None = None

    @property
    def label(self) -> str:
        return "Change what is said about a person"


@dataclass(frozen=True, slots=True)
class ShelvePeople:
    """Move people to a shelf: archive them, put them into the bin, or bring them back."""

    people: tuple[PersonId, ...]
    shelf: Shelf

    @property
    def label(self) -> str:
        who = people_words(len(self.people))
        return f"{SHELF_WORDS[self.shelf]} {who}"


@dataclass(frozen=True, slots=True)
class AddIdentity:
    """Record an address or number of a person."""

    person: PersonId
    kind: IdentityKind
    value: str

    @property
    def label(self) -> str:
        return f"Add {self.value}"


@dataclass(frozen=True, slots=True)
class DeleteIdentity:
    """Take an address or number off a person."""

    person: PersonId
    identity: int

    @property
    def label(self) -> str:
        return "Delete an address"


@dataclass(frozen=True, slots=True)
class SetAffiliation:
    """Record an employer or school of a person, or change one (`affiliation`)."""

    person: PersonId
    organisation: str
    title: str = ""
    kind: AffiliationKind = AffiliationKind.EMPLOYER
    starts_on: Day = UNKNOWN_DAY
    ends_on: Day = UNKNOWN_DAY
    is_current: bool = True
    affiliation: int | None = None

    @property
    def label(self) -> str:
        return f"Set {self.organisation or self.title}"


@dataclass(frozen=True, slots=True)
class DeleteAffiliation:
    """Take an employer or school off a person."""

    person: PersonId
    affiliation: int

    @property
    def label(self) -> str:
        return "Delete an employer or school"


@dataclass(frozen=True, slots=True)
class TagPeople:
    """Give people a tag, made if it does not exist."""

    people: tuple[PersonId, ...]
    tag: str

    @property
    def label(self) -> str:
        return f"Tag with #{self.tag}"


@dataclass(frozen=True, slots=True)
class UntagPeople:
    """Take a tag off people."""

    people: tuple[PersonId, ...]
    tag: str

    @property
    def label(self) -> str:
        return f"Take off #{self.tag}"


@dataclass(frozen=True, slots=True)
class WritePrivateNote:
    """Write a private note about a person, or change one (`note`); empty text deletes it."""

    person: PersonId
    text: str
    note: int | None = None
    written_on: date | None = None

    @property
    def label(self) -> str:
        return "Write a private note"
