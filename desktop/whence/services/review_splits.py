"""The smaller splits of the review, each bounded: what waits, in a sentence, with the words that came with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.invitations import NoteKind
from whence.domain.reviews import Split
from whence.services.briefs import Briefs
from whence.services.journal import Journal
from whence.storage import review_splits
from whence.storage.review_splits import SplitRow

MOST_CARDS = 10
OTHER_SPLITS = (Split.INVITATIONS, Split.ANSWERS, Split.SENT, Split.OUTCOMES)

_NO_NOTE = {
    NoteKind.NONE: "No note came with it.",
    NoteKind.DEFAULT: "Only the usual text came with it, which counts as no note.",
    NoteKind.UNKNOWN: "Whether a note came with it is not known.",
}


@dataclass(frozen=True, slots=True)
class SplitCard:
    """A card of a smaller split. `words` are somebody's own, `sentence` says what waits; `row` is what it is about."""

    split: Split
    row: int
    uid: str
    person: PersonId
    name: str
    sentence: str
    words: str
    remark: str
    known: str


class ReviewSplits:
    """Answers what waits in the smaller splits."""

    def __init__(self, journal: Journal, briefs: Briefs) -> None:
        self._journal = journal
        self._briefs = briefs

    def counts(self) -> Mapping[Split, int]:
        """How many cards each smaller split has: at most ten, the rest another time."""
        store, today = self._journal.store, self._journal.clock.today()
        return {split: min(MOST_CARDS, review_splits.count(store, split, today)) for split in OTHER_SPLITS}

    def cards(self, split: Split) -> list[SplitCard]:
        """The cards of a split, the oldest first, at most ten."""
        rows = review_splits.rows(self._journal.store, split, self._journal.clock.today(), MOST_CARDS)
        known = self._briefs.sentences([row.person for row in rows])
        return [_card(split, row, known.get(row.person, "")) for row in rows]


def _card(split: Split, row: SplitRow, known: str) -> SplitCard:
    sentence, remark = _WORDS[split](row)
    return SplitCard(split, row.id, row.uid, row.person, row.name, sentence, row.words, remark, known)


def _invitation(row: SplitRow) -> tuple[str, str]:
    return f"{row.name} asked to connect {_when(row.day)}.", _note_remark(row)


def _question(row: SplitRow) -> tuple[str, str]:
    default = VERDICT_WORDS.get(Verdict(row.kind), row.kind) if row.kind in set(Verdict) else row.kind
    asked = f"You asked {row.name} before accepting, {_when(row.day)}."
    return f"{asked} Without an answer until {Day.parse(row.until).words} you meant to {default}.", ""


def _sent(row: SplitRow) -> tuple[str, str]:
    return f"You invited {row.name} {_when(row.day)}, and no answer is recorded here.", ""


def _outcome(row: SplitRow) -> tuple[str, str]:
    verdict = VERDICT_WORDS[Verdict(row.kind)]
    return f"You decided “{verdict}” about {row.name} {_when(row.day)}. What became of it?", ""


def _when(day: str) -> str:
    return Day.parse(day).phrase


def _note_remark(row: SplitRow) -> str:
    return "" if row.words else _NO_NOTE.get(NoteKind(row.kind), "")


_WORDS = {
    Split.INVITATIONS: _invitation,
    Split.ANSWERS: _question,
    Split.SENT: _sent,
    Split.OUTCOMES: _outcome,
}
