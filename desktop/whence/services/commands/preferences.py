"""What can be done to the settings of a journal and to what it knows of its owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whence.domain.affiliations import AffiliationKind
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.people import IdentityKind
from whence.domain.tie_settings import TieSettings


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Keep a setting of the journal, a plain value under a name; None takes it away, so that what is usual holds."""

    key: str
    value: Any

    @property
    def label(self) -> str:
        return "Change a setting"


@dataclass(frozen=True, slots=True)
class ChangeTieSettings:
    """Measure ties and plan reviews by these numbers from now on."""

    settings: TieSettings

    @property
    def label(self) -> str:
        return "Change how ties are measured"


@dataclass(frozen=True, slots=True)
class DescribeOwner:
    """Set what is said about the owner; None leaves a part as it is."""

    first_name: str | None = None
    last_name: str | None = None
    preferred_names: tuple[str, ...] | None = None
    accepted_forms: tuple[str, ...] | None = None
    headline: str | None = None
    fields: tuple[str, ...] | None = None
    anchors: tuple[str, ...] | None = None
    policy: str | None = None

    @property
    def label(self) -> str:
        return "Change what is said about you"


@dataclass(frozen=True, slots=True)
class AddOwnIdentity:
    """Record an address of the owner, by which archives and invitations tell who is who."""

    kind: IdentityKind
    value: str

    @property
    def label(self) -> str:
        return f"Add {self.value}"


@dataclass(frozen=True, slots=True)
class DeleteOwnIdentity:
    """Take an address off the owner."""

    kind: IdentityKind
    key: str

    @property
    def label(self) -> str:
        return "Delete an address of yours"


@dataclass(frozen=True, slots=True)
class SetOwnAffiliation:
    """Record an employer or school of the owner, or change one (`affiliation`)."""

    organisation: str
    title: str = ""
    kind: AffiliationKind = AffiliationKind.EMPLOYER
    starts_on: Day = UNKNOWN_DAY
    ends_on: Day = UNKNOWN_DAY
    aliases: tuple[str, ...] = ()
    affiliation: int | None = None

    @property
    def label(self) -> str:
        return f"Set {self.organisation}"


@dataclass(frozen=True, slots=True)
class DeleteOwnAffiliation:
    """Take an employer or school off the owner."""

    affiliation: int

    @property
    def label(self) -> str:
        return "Delete an employer or school of yours"
