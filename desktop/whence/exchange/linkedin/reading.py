"""Reading an archive of any generation, file by file, every row of every file accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whence.domain.errors import UnreadableInput
from whence.exchange.linkedin import generations
from whence.exchange.linkedin.archive import Archive
from whence.exchange.linkedin.candidates import Candidate, read_candidates
from whence.exchange.linkedin.connections import Connection, read_connections
from whence.exchange.linkedin.container import Member, Source, opened
from whence.exchange.linkedin.headers import ColumnMapping, UnknownHeader
from whence.exchange.linkedin.invitations import Invitation, read_invitations
from whence.exchange.linkedin.layouts import MAIN_KINDS, Kind
from whence.exchange.linkedin.messages import Postbox, read_headings
from whence.exchange.linkedin.notes import Note, read_notes
from whence.exchange.linkedin.owners import Owner, declared_owner, owner_from_messages
from whence.exchange.linkedin.profiles import (
    Education,
    EmailAddress,
    Position,
    Profile,
    read_education,
    read_emails,
    read_positions,
    read_profile,
)
from whence.exchange.linkedin.progress import Progress, ProgressReport
from whence.exchange.linkedin.streams import MessageStream
from whence.exchange.linkedin.tallies import FileReport, Reason, Tally
from whence.exchange.linkedin.testimonials import (
    Endorsement,
    Recommendation,
    read_endorsements,
    read_recommendations,
)
from whence.exchange.linkedin.texts import Table, opened_table

_DATED_NAME = re.compile(r"LinkedIn[\s_]?DataExport_(\d{2})-(\d{2})-(\d{4})", re.IGNORECASE)


def read_archive(
    path: Path | str,
    *,
    progress: ProgressReport | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    mapping: Mapping[str, ColumnMapping] | None = None,
) -> Archive:
    """The archive at `path`: a zip, a folder, or one CSV file out of it.

    `progress` is told the file's name, bytes read and bytes in all; `is_cancelled` is asked every quarter of a
    megabyte. `mapping` gives, by file name, headers read by hand. Raises UnreadableInput with a sentence when there
    is nothing to read, UnknownHeader (which carries the header) when Connections, Invitations, messages or a file
    given alone has no known one, and Cancelled when asked to stop.
    """
    steps = Progress(progress, is_cancelled)
    with opened(Path(path)) as source:
        members = [member for member in source.members if source.is_single or member.kind is not Kind.IGNORED]
        if not members:
            raise UnreadableInput(
                f"{source.path.name} holds no file of a LinkedIn archive (Connections.csv, Invitations.csv, "
                "messages.csv and others). Choose the zip as LinkedIn gave it."
            )
        steps.total = sum(member.size for member in members)
        reading = _Reading(source, steps, dict(mapping or {}))
        for member in members:
            reading.read(member)
        return reading.archive()


@dataclass(slots=True)
class _Found:
    """The values read so far, kind by kind."""

    connections: list[Connection] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    unnamed_invitations: list[Invitation] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    emails: list[EmailAddress] = field(default_factory=list)
    endorsements: list[Endorsement] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    messages: list[Member] = field(default_factory=list)

    def add(self, table: Table, tally: Tally) -> None:
        """Read the rows of a table into the list of its kind."""
        match table.kind:
            case Kind.CONNECTIONS:
                self.connections += read_connections(table, tally)
            case Kind.INVITATIONS:
                rows = read_invitations(table, tally)
                self.invitations += rows.known
                self.unnamed_invitations += rows.anonymous
            case Kind.POSITIONS:
                self.positions += read_positions(table, tally)
            case Kind.EDUCATION:
                self.education += read_education(table, tally)
            case Kind.PROFILE:
                self.profiles += read_profile(table, tally)
            case _:
                self._add_evidence(table, tally)

    def _add_evidence(self, table: Table, tally: Tally) -> None:
        match table.kind:
            case Kind.EMAILS:
                self.emails += read_emails(table, tally)
            case Kind.ENDORSEMENTS_RECEIVED | Kind.ENDORSEMENTS_GIVEN:
                self.endorsements += read_endorsements(table, tally)
            case Kind.RECOMMENDATIONS_RECEIVED | Kind.RECOMMENDATIONS_GIVEN:
                self.recommendations += read_recommendations(table, tally)
            case Kind.NOTES:
                self.notes += read_notes(table, tally)
            case Kind.CANDIDATES:
                self.candidates += read_candidates(table, tally)

    def newest_day(self) -> date | None:
        days = [connection.connected_on.start for connection in self.connections]
        days += [invitation.day.start for invitation in self.invitations]
        return max((day for day in days if day is not None), default=None)

    def names(self) -> frozenset[str]:
        names = {connection.name for connection in self.connections}
        names.update(invitation.other.name for invitation in self.invitations)
        return frozenset(names - {""})


@dataclass(slots=True)
class _Reading:
    """One reading under way."""

    source: Source
    steps: Progress
    mapping: dict[str, ColumnMapping]
    found: _Found = field(default_factory=_Found)
    reports: list[FileReport] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    evidence: list[frozenset[str]] = field(default_factory=list)

    def read(self, member: Member) -> None:
        """Read one file; messages only as far as their header."""
        try:
            with self._table(member) as table:
                self._read_table(member, table)
        except UnknownHeader as unknown:
            if self.source.is_single or member.kind in MAIN_KINDS:
                raise
            self._leave_out(member, unknown)

    @contextmanager
    def _table(self, member: Member) -> Iterator[Table | None]:
        with self.source.chunks(member) as pieces:
            yield opened_table(member, pieces, self.steps, self.mapping.get(member.name))

    def _read_table(self, member: Member, table: Table | None) -> None:
        if table is None and self.source.is_single:
            raise UnreadableInput(f"{member.name} holds no row at all. Download the archive from LinkedIn again.")
        if table is None:
            self.reports.append(FileReport(member.name, member.kind))
            self.warnings.append(f"{member.name} is empty.")
            return
        self.evidence.append(generations.evidence_of_table(table))
        if table.kind is Kind.MESSAGES:
            self.found.messages.append(member)
            return
        tally = Tally(member.name, table.kind)
        self.found.add(table, tally)
        self.reports.append(tally.report())
        self.warnings += (*table.oddities, *tally.sentences())
        if tally.rows == 0 and table.kind in MAIN_KINDS:
            self.warnings.append(f"{member.name} holds a header and no rows.")

    def _leave_out(self, member: Member, unknown: UnknownHeader) -> None:
        """Account for a lesser file whose header is unknown: all its rows are skipped, and that is said."""
        self.mapping[member.name] = ColumnMapping(member.kind, unknown.header_row, {})
        tally = Tally(member.name, member.kind)
        with self._table(member) as table:
            for _ in table.rows if table else ():
                tally.rows += 1
                tally.skip(Reason.UNKNOWN_HEADER)
        self.reports.append(tally.report())
        self.warnings.append(f"{unknown.sentence} The other files were read.")

    def archive(self) -> Archive:
        """Everything read, with owner, generation and date worked out."""
        found = self.found
        messages = MessageStream(self.source, tuple(found.messages), self.mapping, self.steps)
        owner = self._owner()
        messages.address(owner, found.names())
        ignored = [member for member in self.source.members if member.kind is Kind.IGNORED]
        read = {report.name for report in self.reports} | {member.name for member in found.messages}
        unread = [FileReport(member.name, Kind.IGNORED) for member in ignored if member.name not in read]
        exported = self._named_date() or found.newest_day()
        names = (generations.evidence_of_name(member.name) for member in self.source.members)
        return Archive(
            source=self.source.path,
            generation=generations.generation((*self.evidence, *names), exported.year if exported else None),
            exported_on=exported,
            owner=owner,
            connections=tuple(found.connections),
            invitations=tuple(found.invitations),
            unnamed_invitations=tuple(found.unnamed_invitations),
            messages=messages,
            positions=tuple(found.positions),
            education=tuple(found.education),
            profile=found.profiles[0] if found.profiles else None,
            emails=tuple(found.emails),
            endorsements=tuple(found.endorsements),
            recommendations=tuple(found.recommendations),
            notes=tuple(found.notes),
            candidates=tuple(found.candidates),
            other_files=(*self.reports, *unread),
            other_warnings=tuple(self.warnings),
        )

    def _owner(self) -> Owner:
        found = self.found
        everything = (*found.invitations, *found.unnamed_invitations)
        owner = declared_owner(found.profiles, found.emails, everything)
        for member in found.messages:
            if owner.key:
                break
            with self._table(member) as table:
                if table is not None and ("sender" in table.columns or not owner.name_keys):
                    owner = owner_from_messages(owner, read_headings(table, Postbox(owner, found.names())))
        if found.messages and not owner.key and not owner.name_keys:
            self.warnings.append(
                "Nothing in the archive tells which participant of the messages is you. Import it together with "
                "Profile.csv or Invitations.csv."
            )
        return owner

    def _named_date(self) -> date | None:
        """The date in the archive's file name (month, day, year)."""
        parts = _DATED_NAME.search(self.source.path.name)
        try:
            return date(int(parts[3]), int(parts[1]), int(parts[2])) if parts else None
        except ValueError:
            return None
