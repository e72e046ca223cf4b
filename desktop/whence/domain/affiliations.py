"""Affiliations: a person's employers and schools, dated, with earlier ones kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.names import fold

_LEGAL_FORMS = re.compile(r"\b(inc|llc|ltd|limited|gmbh|ag|sa|s a|plc|bv|oy|ab|as|co|corp|corporation|company|the)\b")


class AffiliationKind(StrEnum):
    """Where a person belongs or belonged."""

    EMPLOYER = "employer"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """One employer or school with a title. Archives only say what holds today, so the days it was seen are kept."""

    id: int
    person_id: PersonId
    kind: AffiliationKind
    organisation: str
    title: str
    starts_on: Day
    ends_on: Day
    first_seen_on: date | None
    last_seen_on: date | None
    is_current: bool
    source: str

    @property
    def words(self) -> str:
        """ "Data lead at Acme", or whichever of the two is known."""
        return " at ".join(part for part in (self.title, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class OwnAffiliation:
    """An employer or school of the owner, with other names it goes by."""

    id: int
    kind: AffiliationKind
    organisation: str
    aliases: tuple[str, ...]
    title: str
    starts_on: Day
    ends_on: Day
    words: str
    source: str

    def covers(self, day: date) -> bool:
        """Whether the owner belonged there on a day, as far as the dates tell; False without a start."""
        if self.starts_on.start is None or day < self.starts_on.start:
            return False
        end = self.ends_on.end
        return end is None or day <= end

    def is_called(self, organisation: str) -> bool:
        """Whether a name means this organisation, by its own name or an alias."""
        wanted = organisation_key(organisation)
        return bool(wanted) and wanted in {organisation_key(name) for name in (self.organisation, *self.aliases)}


def organisation_key(name: str) -> str:
    """A name of an organisation without accents, case, punctuation and legal form."""
    bare = re.sub(r"[^\w]+", " ", fold(name)).strip()
    return " ".join(_LEGAL_FORMS.sub(" ", bare).split()) or bare


def current(affiliations: Iterable[Affiliation]) -> Affiliation | None:
    """The employer that holds today: the current one seen or begun last, None when there is none."""
    present = [one for one in affiliations if one.is_current and one.kind is AffiliationKind.EMPLOYER]
    return max(present, key=lambda one: (one.last_seen_on or one.starts_on.start or date.min, one.id), default=None)
