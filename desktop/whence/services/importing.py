"""Importing: a preview before anything is written, then one transaction, then an account of every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from whence.domain.affiliations import organisation_key
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import UnreadableInput
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_line, clean_text
from whence.exchange.linkedin import (
    Archive,
    Cancelled,
    ColumnMapping,
    Kind,
    Listed,
    UnknownHeader,
    read_archive,
    summary,
)
from whence.services.archive_checks import ArchiveLists, compare_with_archive
from whence.services.import_employers import ARCHIVE
from whence.services.import_matching import Matcher
from whence.services.import_people import PeopleWriter
from whence.services.import_reports import ImportReport
from whence.services.import_rows import RowsWriter
from whence.services.journal import Journal
from whence.services.left_out import LeftOut
from whence.services.noticing import raise_red_flags
from whence.storage import affiliations, imports, own, people
from whence.storage.gate import Writing
from whence.storage.imports import BulkRows
from whence.storage.store import Store
from whence.system.collecting import rare_collections

Progress = Callable[[str, int, int], None]


class Importing:
    """Brings archives into the journal. Runs where it is called; the window calls it on its worker."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def run(
        self,
        path: Path,
        *,
        is_dry_run: bool = False,
        progress: Progress | None = None,
        is_cancelled: Callable[[], bool] | None = None,
        mapping: Mapping[str, ColumnMapping] | None = None,
    ) -> ImportReport:
        """Import the archive at `path`, or find out what that would do.

        Raises UnreadableInput or UnknownHeader when it can't be read, Cancelled when asked to stop, JournalTrouble
        when the journal can't be written; the journal is as before then.
        """
        try:
            with rare_collections():
                return self._write(
                    read_archive(path, progress=progress, is_cancelled=is_cancelled, mapping=mapping),
                    is_dry_run=is_dry_run,
                    is_cancelled=is_cancelled,
                )
        except _DryRun as dry:
            return dry.report

    def _write(self, archive: Archive, *, is_dry_run: bool, is_cancelled: Callable[[], bool] | None) -> ImportReport:
        journal = self._journal
        stamp = journal.clock.stamp()
        label = f"Import {archive.source.name}"

        def check() -> None:
            if is_cancelled is not None and is_cancelled():
                raise Cancelled("The import was stopped. Nothing was changed.")

        database, gate = journal.store.database, journal.store.gate
        with database.asking(check), gate.change(label, "ImportArchive", stamp, is_import=True) as writing:
            bringing = _ImportWriting(journal, archive, stamp, writing, check)
            del archive  # whose lists are let go one by one
            report = bringing.run(is_dry_run=is_dry_run)
            del bringing  # before what is derived is worked out, which needs the room
            if is_dry_run:
                raise _DryRun(report)
        return report

    def finish_search(
        self, progress: Callable[[int, int], None] | None = None, is_cancelled: Callable[[], bool] | None = None
    ) -> bool:
        """Make imported texts searchable, piece by piece; False when stopped before the end."""
        return imports.index_texts(self._journal.store, is_cancelled, progress)


class _DryRun(Exception):
    """Carries the report out of a change that is not to be kept."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


class _ImportWriting:
    """One import under way, inside its transaction."""

    def __init__(
        self, journal: Journal, archive: Archive, stamp: str, writing: Writing, check: Callable[[], None]
    ) -> None:
        self._store = journal.store
        self._left_out = LeftOut.of_journal(journal.store)
        self._listed = Listed.of(archive)
        self._whole = replace(archive, connections=(), invitations=())
        self._archive = self._left_out.sift(archive)
        days = (row.day.start for row in self._archive.invitations)
        self._first_invited_on = min((day for day in days if day is not None), default=None)
        self._check = check
        self._exported_on = archive.exported_on.isoformat() if archive.exported_on else ""
        self._today = journal.clock.today()
        self._newest_before = imports.newest_export(self._store)
        self._batch = self._add_batch(stamp)
        rows = BulkRows(self._store, writing)
        matcher = Matcher.of_journal(self._store)
        self._people = PeopleWriter(
            self._store, rows, matcher, self._batch, self._exported_on, journal.clock.today(), stamp
        )
        self._rows = RowsWriter(self._store, self._people, stamp, self._batch, self._left_out)

    def run(self, *, is_dry_run: bool) -> ImportReport:
        self._people.read_journal()
        self._rows.read_journal()
        self._people.take_connections(self._archive.connections)
        self._archive = replace(self._archive, connections=())
        self._check()
        gone = self._people.vanish(self._newest_before) if self._has_complete_connections() else []
        self._take_rows()
        self._people.rows.flush()
        self._take_own_profile()
        self._compared = compare_with_archive(self._store, self._lists())
        self._people.changed |= self._compared.changed - self._people.new
        whom = self._people.rows.written_with() | self._people.new | self._people.changed
        raise_red_flags(self._store, self._today, whom)
        report = self._report([kept.person for kept in gone], is_dry_run=is_dry_run)
        if report.has_changed:
            imports.amend_batch(self._store, self._batch, summary=dict(report.numbers))
        else:
            imports.delete_batch(self._store, self._batch)
        return report

    def _take_rows(self) -> None:
        for invitation in self._archive.invitations:
            self._rows.take_invitation(invitation)
        archive = self._archive = replace(self._archive, invitations=())
        self._check()
        with imports.indexes_after_first_rows(self._store):
            self._rows.take_messages(archive, self._check)
            self._people.rows.flush()
        self._rows.take_note_texts()
        for endorsement in archive.endorsements:
            self._rows.take_endorsement(endorsement)
        for recommendation in archive.recommendations:
            self._rows.take_recommendation(recommendation)
        self._rows.take_private_notes(archive)
        self._rows.take_candidates(archive.candidates)

    def _take_own_profile(self) -> None:
        """What the archive says about the owner fills gaps; what was typed stays."""
        archive, store = self._archive, self._store
        kept = own.profile(store)
        if archive.profile is not None and not kept.first_name:
            own.save_profile(
                store,
                first_name=clean_line(archive.profile.first_name),
                last_name=clean_line(archive.profile.last_name),
                headline=kept.headline or clean_line(archive.profile.headline),
            )
        if archive.owner.key:
            own.add_identity(store, "profile", archive.owner.url, archive.owner.key, ARCHIVE)
        for address in archive.owner.emails:
            own.add_identity(store, "email", address, address.casefold(), ARCHIVE)
        known = {
            (organisation_key(one.organisation), one.title, str(one.starts_on))
            for one in affiliations.own_affiliations(store)
        }
        for position in archive.positions:
            self._add_own(known, "employer", position.company, position.title, position.started, position.finished)
        for education in archive.education:
            self._add_own(known, "school", education.school, education.degree, education.started, education.finished)

    def _add_own(
        self, known: set[tuple[str, str, str]], kind: str, organisation: str, title: str, starts_on: Day, ends_on: Day
    ) -> None:
        shown = clean_line(organisation)
        if not shown or (organisation_key(shown), clean_line(title), str(starts_on)) in known:
            return
        affiliations.add_own_affiliation(
            self._store,
            kind=kind,
            organisation=shown,
            aliases=[],
            title=clean_text(clean_line(title)),
            starts_on=starts_on,
            ends_on=ends_on,
            source=ARCHIVE,
        )

    def _has_complete_connections(self) -> bool:
        return any(file.kind is Kind.CONNECTIONS and file.used for file in self._archive.other_files)

    def _lists(self) -> ArchiveLists:
        """Whom the archive lists, for the steps that wait to be confirmed."""
        has_invitations = any(file.kind is Kind.INVITATIONS for file in self._archive.other_files)
        return ArchiveLists(
            self._archive.exported_on,
            frozenset(self._people.matcher.claimed) if self._has_complete_connections() else None,
            frozenset(self._rows.invited) if has_invitations else None,
            self._first_invited_on,
        )

    def _add_batch(self, stamp: str) -> int:
        return imports.add_batch(
            self._store,
            uid=new_uid(),
            source=self._archive.source.name,
            kind="linkedin",
            generation=self._archive.generation,
            exported_on=self._exported_on,
            is_complete=self._has_complete_connections(),
            imported_at=stamp,
        )

    def _report(self, gone: list[PersonId], *, is_dry_run: bool) -> ImportReport:
        numbers = summary(self._whole, self._listed)
        people = self._people
        same = len(people.seen - people.new - people.changed)
        numbers["people"] = {
            "new": len(people.new),
            "changed": len(people.changed),
            "same": same,
            "ambiguous": people.matcher.ambiguous,
        }
        numbers["connections"]["vanished"] = len(gone)
        numbers["added_rows"] = self._rows.added
        compared = self._compared
        numbers["steps"] = {"confirmed": compared.confirmed, "contradicted": compared.contradicted}
        names = _names(self._store, gone)
        numbers["left_out"] = self._left_out.rows
        return ImportReport(numbers, names, is_dry_run, tuple(self._left_out.names.items()))


def _names(store: Store, ids: list[PersonId]) -> tuple[str, ...]:
    found: list[str] = []
    for start in range(0, len(ids), 500):
        found += people.names(store, ids[start : start + 500]).values()
    return tuple(sorted(found))


__all__ = ["Cancelled", "ColumnMapping", "ImportReport", "Importing", "Kind", "UnknownHeader", "UnreadableInput"]
