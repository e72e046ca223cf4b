"""Red flags that wait for an answer: what somebody did after being accepted, person by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.red_flags import RECENT_KEY, TOLERATED_KEY, USUAL_RECENT_DAYS, known_codes
from whence.services.journal import Journal
from whence.services.starter_rules import text_templates
from whence.storage import decisions, own, red_flags, standings
from whence.storage.standings import KeptRedFlag
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class RedFlagRow:
    """A person with everything of theirs that waits; `message` is the newest text that raised a flag, if kept."""

    person: PersonId
    name: str
    sentences: tuple[str, ...]
    message: str
    raised_on: date
    is_connected: bool

    @property
    def reply(self) -> str:
        """A reply to begin with; nothing is sent."""
        return "".join(text.filled(self.name.partition(" ")[0]) for text in text_templates("reply_watch")[:1])


class RedFlags:
    """Answers what waits, what was kept back, and what raises a flag."""

    def __init__(self, journal: Journal) -> None:
        self._store = journal.store

    def waiting(self) -> list[RedFlagRow]:
        """Everybody with a red flag that is not answered."""
        return waiting_red_flags(self._store)

    def older(self) -> list[RedFlagRow]:
        """Everybody who did something so long ago that no flag was raised for it."""
        return waiting_red_flags(self._store, is_kept_back=True)

    def count_older(self) -> int:
        """How many people that is."""
        return red_flags.count_kept_back(self._store)

    def tolerated(self) -> frozenset[str]:
        """The codes of what raises no flag."""
        return known_codes(own.setting(self._store, TOLERATED_KEY, ()))

    def recent_days(self) -> int:
        """How many days ago somebody may have been connected for a flag to be raised; 0 is any time."""
        kept = own.setting(self._store, RECENT_KEY, USUAL_RECENT_DAYS)
        return kept if isinstance(kept, int) else USUAL_RECENT_DAYS


def waiting_red_flags(store: Store, *, is_kept_back: bool = False) -> list[RedFlagRow]:
    """Everybody with a red flag that is not answered, the newest first; or with one from long ago, kept back."""
    found: dict[PersonId, list[tuple[KeptRedFlag, str, bool]]] = {}
    for person, flag, message, is_connected in standings.every_open_red_flag(store, is_kept_back=is_kept_back):
        found.setdefault(person, []).append((flag, message, is_connected))
    names = decisions.words_about(store, list(found))
    return [_row(person, names[person][0], flags) for person, flags in found.items() if person in names]


def _row(person: PersonId, name: str, flags: list[tuple[KeptRedFlag, str, bool]]) -> RedFlagRow:
    short_name = name.partition(" ")[0]
    message = next((text for _, text, _ in flags if text), "")
    raised = date.fromisoformat(flags[0][0].raised_on)
    sentences = tuple(dict.fromkeys(flag.told_of(short_name) for flag, _, _ in flags))
    return RedFlagRow(person, name, sentences, message, raised, flags[0][2])
