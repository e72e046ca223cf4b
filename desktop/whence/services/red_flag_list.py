"""Red flags that wait for an answer: what somebody did after being accepted, person by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.amounts import counted
from whence.domain.changes import PersonId
from whence.services.starter_rules import text_templates
from whence.storage import decisions, standings
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


def waiting_red_flags(store: Store) -> list[RedFlagRow]:
    """Everybody with a red flag that is not answered, the newest first."""
    found: dict[PersonId, list[tuple[KeptRedFlag, str, bool]]] = {}
    for person, flag, message, is_connected in standings.every_open_red_flag(store):
        found.setdefault(person, []).append((flag, message, is_connected))
    names = decisions.words_about(store, list(found))
    return [_row(person, names[person][0], flags) for person, flags in found.items() if person in names]


def _row(person: PersonId, name: str, flags: list[tuple[KeptRedFlag, str, bool]]) -> RedFlagRow:
    short_name = name.partition(" ")[0]
    message = next((text for _, text, _ in flags if text), "")
    raised = date.fromisoformat(flags[0][0].raised_on)
    sentences = tuple(dict.fromkeys(_sentence(short_name, flag) for flag, _, _ in flags))
    return RedFlagRow(person, name, sentences, message, raised, flags[0][2])


def _sentence(name: str, flag: KeptRedFlag) -> str:
    if flag.hours is None:
        return f"{name} {flag.what} after you accepted."
    return f"{name} {flag.what} {counted(flag.hours, 'hour')} after you accepted."
