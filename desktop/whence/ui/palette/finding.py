"""What the palette shows for what is typed: people by recall, actions by their words, and the offer to log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from whence.domain.changes import PersonId
from whence.domain.names import fold
from whence.services.recall import Found
from whence.ui.action_rows import Where
from whence.ui.labels import isolated, shortened
from whence.ui.models.ages import short_age
from whence.ui.models.marks import Mark, marks_of
from whence.ui.palette.questions import question_row
from whence.ui.palette.rows import PaletteRow
from whence.ui.screen import Surroundings

MOST_PEOPLE = 8
MOST_ACTIONS = 3
MOST_RECENT = 6
_NAME_FIELDS = frozenset({"name", "first name", "last name"})
#: Actions that make no sense from the palette: they are about what has the keyboard, or are the palette itself.
_LEFT_OUT = frozenset({"palette.open", "form.save", "view.close", "filter.focus", "introduction.begin",
                       "interaction.log", "follow-up.add", "tag.add", "person.merge",
                       "person.split", "person.erase"})  # fmt: skip


class Finding:
    """Answers what is typed with lines; remembers who was shown lately, for the empty line."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._recent: list[PersonId] = []
        around.navigator.person.connect(self._remember)

    def rows(self, typed: str) -> list[PaletteRow]:
        """The lines for what is typed: people, the offer to add one, actions; where nobody is meant, actions first.

        A question the introductions answer comes before all of them.
        """
        text = typed.strip()
        asked = question_row(self._around, text)
        people = self._found(text) if text else self._lately()
        actions, log = self._actions(text), [self._log_row(text)] if text else []
        rest = [*people, *log, *actions] if people else [*actions, *log]
        return rest if asked is None else [asked, *rest]

    def _found(self, text: str) -> list[PaletteRow]:
        services = self._around.services
        found = services.recall.find(text, MOST_PEOPLE)
        ids = [one.person for one in found]
        hints, last = services.briefs.hints(ids), services.people.last_contacts(ids)
        words, today = text.split(), services.journal.clock.today()
        return [_person_row(one, hints.get(one.person, ""), _age(last.get(one.person), today), words) for one in found]

    def _lately(self) -> list[PaletteRow]:
        services = self._around.services
        ids = list(dict.fromkeys([*self._recent, *services.people.lately_added(MOST_RECENT)]))[:MOST_RECENT]
        names, hints = services.people.names(ids), services.briefs.hints(ids)
        last, today = services.people.last_contacts(ids), services.journal.clock.today()
        return [
            PaletteRow(names[one], hints.get(one, ""), _age(last.get(one), today), person=one)
            for one in ids
            if one in names
        ]

    def _actions(self, text: str) -> list[PaletteRow]:
        actions, wanted = self._around.actions, fold(text).split()
        rows: list[PaletteRow] = []
        for row in actions.rows:
            is_offered = row.where is Where.EVERYWHERE and row.identifier not in _LEFT_OUT
            if not is_offered or not actions[row.identifier].isEnabled():
                continue
            title = actions.title(row.identifier).rstrip("…")
            if wanted and _fits(wanted, title):
                keys = actions[row.identifier].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                marks = marks_of(title, wanted)
                rows.append(
                    PaletteRow(title, meta=keys, icon_name=row.icon_name, action=row.identifier, title_marks=marks)
                )
        return rows[:MOST_ACTIONS]

    def _log_row(self, text: str) -> PaletteRow:
        words = QCoreApplication.translate("Palette", "Add “{name}” as a new person")
        keys = self._around.actions["palette.log"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return PaletteRow(words.format(name=isolated(shortened(text, 60))), meta=keys, icon_name="person-plus")

    def _remember(self, person: object) -> None:
        known = PersonId(int(str(person)))
        self._recent = [known, *(one for one in self._recent if one != known)][:MOST_RECENT]


def _person_row(found: Found, hint: str, age: str, words: Sequence[str]) -> PaletteRow:
    matched = next((one for one in found.matched if one.field not in _NAME_FIELDS and one.text), None)
    title_marks = _name_marks(found) or marks_of(found.name, words)
    quote, marks = "", tuple[Mark, ...]()
    if matched is not None and " ".join(matched.text.split()) not in hint:
        quote, marks = " ".join(matched.text.split()), _marks(matched.spans) or marks_of(matched.text, words)
    return PaletteRow(
        found.name, hint, age, quote, person=found.person, title_marks=title_marks,
        hint_marks=() if title_marks or quote else marks_of(hint, words), quote_marks=marks,
    )  # fmt: skip


def _name_marks(found: Found) -> tuple[Mark, ...]:
    named = next((one for one in found.matched if one.field in _NAME_FIELDS and one.text == found.name), None)
    return _marks(named.spans) if named is not None else ()


def _marks(spans: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple((begin, end - begin) for begin, end in spans)


def _fits(wanted: Sequence[str], title: str) -> bool:
    words = fold(title).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _age(last: str | None, today: date) -> str:
    return short_age((today - date.fromisoformat(last)).days) if last else ""
