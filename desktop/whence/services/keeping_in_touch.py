"""Keeping in touch where it is wanted: labels, reminders, and wishes for a person or a tag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.errors import Refusal
from whence.domain.tie_cadence import Cadence, Wish, cadence_of, wishes_due
from whence.domain.tie_sentences import ago, every
from whence.domain.ties import Category
from whence.services.journal import Journal
from whence.services.work import Work
from whence.storage import follow_ups, people, tie_words

if TYPE_CHECKING:
    from whence.services.commands import reviews as commands

OWN_WORDS = (Category.FAMILY, Category.CLOSE, Category.KEEP_ALWAYS)
_PINNED = (Category.NEVER, Category.WEAK, Category.MODERATE, Category.STRONG)
_LAST_REMINDER = date(2079, 12, 31)


@dataclass(frozen=True, slots=True)
class DueWish:
    """Somebody the owner wanted to keep in touch with and has not been for longer than that."""

    person: PersonId
    name: str
    sentence: str
    ratio: float


class KeepingInTouch:
    """Answers who was meant to be kept in touch with."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def due(self) -> list[DueWish]:
        """The wishes whose ideal interval has passed, the most overdue first."""
        store, today = self._journal.store, day_number(self._journal.clock.today())
        own: dict[PersonId, Cadence] = {}
        of_tags: dict[PersonId, list[Cadence]] = {}
        last: dict[PersonId, int | None] = {}
        for person, is_own, cadence, last_day in tie_words.cadences(store):
            last[person] = last_day
            if is_own:
                own[person] = cadence
            else:
                of_tags.setdefault(person, []).append(cadence)
        added = {person: _added(one.created_at) for person, one in people.people(store, last).items()}
        wishes = []
        for person, last_day in last.items():
            wanted = cadence_of(own.get(person), of_tags.get(person, ()))
            since = last_day if last_day is not None and last_day <= today else added[person]
            if wanted is not None:
                wishes.append(Wish(person, wanted, since))
        names = people.names(store, last)
        due = [(PersonId(wish.person), wish) for wish in wishes_due(wishes, today)]
        return [
            _said(person, names.get(person, ""), wish, today, has_contact=last[person] is not None)
            for person, wish in due
        ]

    def cadence(self, person: PersonId) -> Cadence | None:
        """A person's own wish."""
        return tie_words.cadence_of_person(self._journal.store, person)

    def cadence_of_tag(self, tag: str) -> Cadence | None:
        """The wish for everybody of a tag."""
        found = follow_ups.tag_id(self._journal.store, tag)
        return None if found is None else tie_words.cadence_of_tag(self._journal.store, found)

    def own_word(self, person: PersonId) -> Category | None:
        """The owner's own word for a tie."""
        kept = tie_words.tie_label(self._journal.store, person)
        word = (kept.label or kept.category) if kept is not None else ""
        return Category(word) if word else None

    def reminder(self, person: PersonId) -> date | None:
        """The day of a reminder about a person."""
        kept = tie_words.tie_label(self._journal.store, person)
        return kept.remind_on if kept is not None else None


def label_tie(command: commands.LabelTie, work: Work) -> None:
    """Raises Refusal for "dormant", which only time can make a tie."""
    work.person(command.person)
    word = command.label_word
    if word is not None and word not in OWN_WORDS + _PINNED:
        raise Refusal("A tie becomes dormant by itself. Choose another word.", field="label")
    label = word.value if word in OWN_WORDS and word is not None else ""
    category = word.value if word in _PINNED and word is not None else ""
    tie_words.set_label(work.store, command.person, label, category)


def set_reminder(command: commands.SetReminder, work: Work) -> None:
    """Raises Refusal for a day that has passed."""
    work.person(command.person)
    if command.day is not None and not work.today <= command.day <= _LAST_REMINDER:
        raise Refusal("Choose today or a later day for the reminder, before the year 2080.", field="day")
    tie_words.set_reminder(work.store, command.person, command.day)


def set_keep_in_touch(command: commands.SetKeepInTouch, work: Work) -> None:
    """Raises Refusal for intervals outside 1 to 3,650 days, and without a person or a tag that exists."""
    tag = None
    if command.person is not None:
        work.person(command.person)
    else:
        tag = follow_ups.tag_id(work.store, command.tag.lstrip("#").strip())
        if tag is None:
            raise Refusal("Say whom: a person, or a tag that somebody has.", field="tag")
    cadence = None
    if command.ideal_days is not None:
        cadence = Cadence(command.ideal_days, command.longest_days or command.ideal_days)
    tie_words.set_cadence(work.store, command.person, tag, cadence)


def _added(created_at: str) -> int:
    return day_number(date.fromisoformat(created_at[:10]))


def _said(person: PersonId, name: str, wish: Wish, today: int, *, has_contact: bool) -> DueWish:
    last = f"the last contact was {ago(today - wish.since)}" if has_contact else "no contact is recorded here"
    sentence = f"You wanted to be in touch {every(wish.cadence.ideal_days)}; {last}."
    return DueWish(person, name, sentence, wish.overdue_ratio(today))
