"""Capture: reading a line as it is typed, completing it, and keeping what is not saved yet."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from whence.domain.business_cards import is_business_card
from whence.domain.capture import CaptureLine, Choice, split_entries
from whence.domain.capture_parts import PartKind
from whence.domain.errors import UnreadableInput
from whence.domain.people import clean_text
from whence.exchange.vcard import read_cards
from whence.services.briefs import Briefs
from whence.services.capture_completing import Completing, Completion
from whence.services.capture_known import JournalKnown
from whence.services.capture_reading import read_line
from whence.services.commands.capture import LogLine
from whence.services.journal import Journal
from whence.storage import own

MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A line being typed, with what was picked for its names."""

    line: str = ""
    choices: tuple[Choice, ...] = ()


class Capture:
    """Answers what a capture line means while it is being typed. Nothing is written but drafts."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._known = JournalKnown(journal.store, briefs.hints)
        self._completing = Completing(journal.store, briefs.hints)

    def read(self, command: LogLine) -> CaptureLine:
        """What a line says as things stand, before it is saved. Never raises for any text."""
        self._known.refresh()
        return read_line(command, self._known, self._journal.clock.today())

    def settled(self, command: LogLine) -> LogLine:
        """The same command with the line as it is understood now, so that saving it need not read it again."""
        return replace(command, capture=self.read(command))

    def completions(self, line: str, cursor: int) -> tuple[Completion, ...]:
        """What the name at the cursor can become."""
        return self._completing.at(line, cursor)

    def entries(self, text: str) -> tuple[str, ...]:
        """The lines that a pasted or dropped text proposes: one for each line of it, or for each business card."""
        return entries_of(text)

    def draft(self, place: str) -> Draft:
        """What was being typed at a place when it was left, by whatever end of the program."""
        return _draft_of(own.draft(self._journal.store, place))

    def keep_draft(self, place: str, draft: Draft) -> None:
        """Keep what is being typed; an empty line takes the draft away. Raises JournalTrouble."""
        text = _text_of(draft) if draft.line else ""
        if text == own.draft(self._journal.store, place):
            return
        with self._journal.store.gate.untracked():
            own.save_draft(self._journal.store, place, clean_text(text), self._journal.clock.stamp())


def entries_of(text: str) -> tuple[str, ...]:
    """The capture lines in a text from elsewhere. A damaged card gives what can be read of it, else its own text."""
    is_card = text.lstrip()[:16].upper().startswith(("BEGIN:VCARD", "MECARD:")) or is_business_card(text)
    try:
        lines = read_cards(text).lines if is_card else ()
    except UnreadableInput:
        lines = ()
    return (lines or split_entries(text))[:MOST_ENTRIES]


def _text_of(draft: Draft) -> str:
    choices = [[choice.kind.value, choice.name, choice.uid] for choice in draft.choices]
    return json.dumps({"line": draft.line, "choices": choices}, ensure_ascii=False)


def _draft_of(text: str) -> Draft:
    if not text:
        return Draft()
    kept = json.loads(text)
    return Draft(kept["line"], tuple(Choice(PartKind(kind), name, uid) for kind, name, uid in kept["choices"]))
