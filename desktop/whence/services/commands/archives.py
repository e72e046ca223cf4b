"""What can be answered where an archive of the network shows the contrary of what was decided here."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.domain.archive_findings import ArchiveAnswer
from whence.domain.decisions import Verdict
from whence.services.commands.desk import Reasons


@dataclass(frozen=True, slots=True)
class AnswerContradiction:
    """Say that a decision stands: the network has it wrong (it goes on the list), or the archive is older."""

    to_do: int
    answer: ArchiveAnswer

    @property
    def label(self) -> str:
        return "Keep on the list" if self.answer is ArchiveAnswer.KEPT else "The archive is older than the decision"


@dataclass(frozen=True, slots=True)
class ChangeMind:
    """Decide anew where an archive shows somebody connected who was turned down; the old decision stays on record."""

    to_do: int
    verdict: Verdict
    reasons: Reasons = field(default_factory=Reasons)
    name: str = ""

    @property
    def label(self) -> str:
        return f"Decided anew: {self.name or 'one person'}"
