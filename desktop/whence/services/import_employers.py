"""Employers that an archive names: what holds on its day becomes dated history, earlier ones are kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.domain.changes import PersonId
from whence.domain.people import clean_line
from whence.exchange.linkedin.connections import Connection
from whence.storage import affiliations, imports
from whence.storage.imports import BulkRows, KeptEmployer
from whence.storage.store import Store

ARCHIVE = "archive"


@dataclass(slots=True)
class EmployerWriter:
    """Merges the company and position of connections; `exported_on` is the archive's day, ISO text or empty."""

    store: Store
    rows: BulkRows
    exported_on: str
    kept: dict[PersonId, KeptEmployer] = field(default_factory=dict)

    def read_journal(self) -> None:
        """Learn where everybody works before the import."""
        self.kept = imports.employers(self.store)

    def add(self, person: PersonId, row: Connection, *, is_current: bool = True) -> None:
        """Write what a row says about somebody's employer, if it says anything."""
        if row.company or row.position:
            self.rows.add(
                "affiliation", person, clean_line(row.company), clean_line(row.position), self.exported_on,
                self.exported_on, int(is_current), ARCHIVE,
            )  # fmt: skip

    def merge(self, person: PersonId, row: Connection) -> bool:
        """Bring what a row says together with what is kept; gives whether anything but the days seen is different."""
        company, position = clean_line(row.company), clean_line(row.position)
        if not company and not position:
            return False
        kept = self.kept.get(person)
        if kept is not None and (kept.organisation, kept.title) == (company, position):
            self._see_again(kept)
            return False
        if imports.has_employer(self.store, person, company, position):
            return False
        is_newer = kept is None or self.exported_on > kept.last_seen_on
        if kept is not None and is_newer:
            affiliations.amend_affiliation(self.store, kept.id, is_current=False)
        self.add(person, row, is_current=is_newer)
        return True

    def _see_again(self, kept: KeptEmployer) -> None:
        seen: dict[str, str] = {}
        if self.exported_on > kept.last_seen_on:
            seen["last_seen_on"] = self.exported_on
        if self.exported_on and self.exported_on < kept.first_seen_on:
            seen["first_seen_on"] = self.exported_on
        if seen:
            affiliations.amend_affiliation(self.store, kept.id, **seen)
