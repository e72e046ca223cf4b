"""What a LinkedIn archive says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whence.exchange.linkedin.candidates import Candidate
from whence.exchange.linkedin.connections import Connection
from whence.exchange.linkedin.invitations import Invitation
from whence.exchange.linkedin.notes import Note
from whence.exchange.linkedin.owners import Owner
from whence.exchange.linkedin.profiles import Education, EmailAddress, Position, Profile
from whence.exchange.linkedin.streams import MessageStream
from whence.exchange.linkedin.tallies import FileReport
from whence.exchange.linkedin.testimonials import Endorsement, Recommendation


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive says. Everything is read but the messages, which are read while they are iterated.

    `generation` names the format ("2018" to "2026", or "unknown"), see `generations`. `unnamed_invitations` are those
    of hidden members, which belong to nobody. `exported_on` is the date in the zip's name, else the newest day in it.
    """

    source: Path
    generation: str
    exported_on: date | None
    owner: Owner
    connections: tuple[Connection, ...]
    invitations: tuple[Invitation, ...]
    unnamed_invitations: tuple[Invitation, ...]
    messages: MessageStream
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    profile: Profile | None
    emails: tuple[EmailAddress, ...]
    endorsements: tuple[Endorsement, ...]
    recommendations: tuple[Recommendation, ...]
    notes: tuple[Note, ...]
    candidates: tuple[Candidate, ...]
    other_files: tuple[FileReport, ...]
    other_warnings: tuple[str, ...]

    @property
    def files(self) -> tuple[FileReport, ...]:
        """The account of every file, messages included: reads them through once if nobody has yet."""
        return tuple(sorted((*self.other_files, *self.messages.counted()), key=lambda report: report.name))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know, in sentences; complete once the messages have been read."""
        return (*self.other_warnings, *self.messages.warnings)
