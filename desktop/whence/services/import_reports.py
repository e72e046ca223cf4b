"""What an import brought or would bring, in numbers and in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whence.domain.amounts import counted


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought, or would bring, in the numbers and names of the command line's JSON.

    `left_out` are the people who were erased and stay away: what their entry is called, and the name in the archive.
    """

    numbers: Mapping[str, Any]
    vanished: tuple[str, ...] = ()
    is_dry_run: bool = False
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def has_changed(self) -> bool:
        """Whether anything was new or different."""
        people = self.numbers["people"]
        return bool(people["new"] or people["changed"] or self.numbers["added_rows"])

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        people, added = self.numbers["people"], self.numbers["added_rows"]
        if not self.has_changed:
            return f"Nothing new: everything in this archive is in the journal already.{self._left_out_words}"
        one, several = ("would be", "would be") if self.is_dry_run else ("was", "were")
        told = counted(people["new"], f"person {one}", f"people {several}")
        told += f" added, {people['changed']:,} changed, {people['same']:,} the same; "
        told += counted(
            added, f"invitation, message or other entry {one}", f"invitations, messages and other entries {several}"
        )
        told += " added"
        if self.vanished:
            gone = counted(len(self.vanished), "is", "are")
            told += f"; {gone} no longer in your connections: you will be asked what happened"
        told += _steps_words(self.numbers["steps"])
        return f"{told}.{self._left_out_words}"

    @property
    def _left_out_words(self) -> str:
        rows = self.numbers["left_out"]
        if not rows:
            return ""
        whom = "somebody" if len(self.left_out) == 1 else "people"
        return f" {counted(rows, 'row belongs', 'rows belong')} to {whom} you erased; left out."


def _steps_words(steps: Mapping[str, int]) -> str:
    words = ""
    if steps["confirmed"]:
        count, verb = f"{steps['confirmed']:,}", "is" if steps["confirmed"] == 1 else "are"
        words += f"; {count} of your steps on LinkedIn {verb} confirmed as done"
    if steps["contradicted"]:
        who = "1 person is" if steps["contradicted"] == 1 else f"{steps['contradicted']:,} people are"
        words += f"; {who} connected there against your decision: you will be asked"
    return words
