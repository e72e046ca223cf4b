"""The filters of the list in words: what can be chosen, and what is chosen."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.invitations import NoteKind
from whence.domain.people import Shelf
from whence.domain.people_filters import HowKnown, PeopleFilter, PeopleOrder
from whence.domain.tie_sentences import CATEGORY_WORDS
from whence.domain.ties import Category
from whence.ui.translation import QT_TRANSLATE_NOOP

ORDER_WORDS: Mapping[PeopleOrder, str] = {
    PeopleOrder.RECENT: QT_TRANSLATE_NOOP("PeopleFilters", "Recent"),
    PeopleOrder.NAME: QT_TRANSLATE_NOOP("PeopleFilters", "Name"),
    PeopleOrder.STRENGTH: QT_TRANSLATE_NOOP("PeopleFilters", "Strength"),
    PeopleOrder.CONNECTED: QT_TRANSLATE_NOOP("PeopleFilters", "Connected"),
    PeopleOrder.ADDED: QT_TRANSLATE_NOOP("PeopleFilters", "Added"),
    PeopleOrder.COMPANY: QT_TRANSLATE_NOOP("PeopleFilters", "Company"),
}
NOTE_WORDS: Mapping[StrEnum, str] = {
    NoteKind.TEXT: QT_TRANSLATE_NOOP("PeopleFilters", "a note came"),
    NoteKind.DEFAULT: QT_TRANSLATE_NOOP("PeopleFilters", "default text only"),
    NoteKind.NONE: QT_TRANSLATE_NOOP("PeopleFilters", "no note"),
    NoteKind.UNKNOWN: QT_TRANSLATE_NOOP("PeopleFilters", "note unknown"),
}
KNOWN_WORDS: Mapping[StrEnum, str] = {
    HowKnown.RECORDED: QT_TRANSLATE_NOOP("PeopleFilters", "how you met is recorded"),
    HowKnown.NOTHING: QT_TRANSLATE_NOOP("PeopleFilters", "nothing recorded about how you met"),
    HowKnown.THROUGH_SOMEBODY: QT_TRANSLATE_NOOP("PeopleFilters", "met through somebody"),
}
CONNECTION_WORDS: Mapping[StrEnum, str] = {
    ConnectionState.CONNECTED: QT_TRANSLATE_NOOP("PeopleFilters", "connected"),
    ConnectionState.NONE: QT_TRANSLATE_NOOP("PeopleFilters", "not connected"),
    ConnectionState.INVITED_BY_THEM: QT_TRANSLATE_NOOP("PeopleFilters", "invited by them"),
    ConnectionState.INVITED_BY_YOU: QT_TRANSLATE_NOOP("PeopleFilters", "invited by you"),
    ConnectionState.REMOVED_BY_YOU: QT_TRANSLATE_NOOP("PeopleFilters", "removed by you"),
    ConnectionState.REMOVED_BY_THEM: QT_TRANSLATE_NOOP("PeopleFilters", "removed by them"),
    ConnectionState.GONE: QT_TRANSLATE_NOOP("PeopleFilters", "gone, cause unknown"),
}
SHELF_WORDS: Mapping[StrEnum, str] = {
    Shelf.PEOPLE: QT_TRANSLATE_NOOP("PeopleFilters", "in People"),
    Shelf.ARCHIVED: QT_TRANSLATE_NOOP("PeopleFilters", "archived"),
    Shelf.ASIDE: QT_TRANSLATE_NOOP("PeopleFilters", "set aside after a refusal"),
    Shelf.BIN: QT_TRANSLATE_NOOP("PeopleFilters", "in the bin"),
}
TIE_WORDS: Mapping[StrEnum, str] = {category: CATEGORY_WORDS[category] for category in Category}
_NO_TIE: frozenset[Category] = frozenset()


@dataclass(frozen=True, slots=True)
class Chosen:
    """One part of a filter that is set: its words and sign, and the filter without it."""

    part: str
    words: str
    icon_name: str
    without: PeopleFilter


def words_of(words: Mapping[Any, str], value: object) -> str:
    """The translated words of a value."""
    return QCoreApplication.translate("PeopleFilters", words[value])


def chosen_parts(wanted: PeopleFilter, event_names: Mapping[int, str]) -> list[Chosen]:
    """Every part of a filter that is set, but for the name that is typed."""
    found = [
        _part(wanted, "categories", words_of(TIE_WORDS, one), "signal", wanted.categories - {one})
        for one in sorted(wanted.categories)
    ]
    if wanted.shelf is not Shelf.PEOPLE:
        found.append(_part(wanted, "shelf", words_of(SHELF_WORDS, wanted.shelf), "box", Shelf.PEOPLE))
    if wanted.tag:
        found.append(_part(wanted, "tag", f"#{wanted.tag}", "tag", ""))
    if wanted.event is not None:
        found.append(_part(wanted, "event", event_names.get(wanted.event, ""), "flag", None))
    if wanted.company:
        found.append(_part(wanted, "company", wanted.company, "briefcase", ""))
    for part, words, icon_name in (
        ("note_kind", NOTE_WORDS, "envelope"),
        ("how_known", KNOWN_WORDS, "pin"),
        ("connection", CONNECTION_WORDS, "link"),
    ):
        value = getattr(wanted, part)
        if value is not None:
            found.append(_part(wanted, part, words_of(words, value), icon_name, None))
    return found + _rarer_parts(wanted)


def _rarer_parts(wanted: PeopleFilter) -> list[Chosen]:
    found = []
    if wanted.among:
        some = QCoreApplication.translate("PeopleFilters", "some people")
        without = dataclasses.replace(wanted, among=frozenset(), among_words="")
        found.append(Chosen("among", wanted.among_words or some, "chart", without))
    if wanted.introducer is not None:
        words = QCoreApplication.translate("PeopleFilters", "met through one person")
        found.append(_part(wanted, "introducer", words, "introduction", None))
    if wanted.import_id is not None:
        words = QCoreApplication.translate("PeopleFilters", "from one import")
        found.append(_part(wanted, "import_id", words, "tray-down", None))
    if wanted.is_name_missing is not None:
        words = QCoreApplication.translate("PeopleFilters", "name missing")
        found.append(_part(wanted, "is_name_missing", words, "question", None))
    for part, template in (
        ("connected_after", QCoreApplication.translate("PeopleFilters", "connected after {day}")),
        ("connected_before", QCoreApplication.translate("PeopleFilters", "connected before {day}")),
    ):
        if getattr(wanted, part):
            day = Day.parse(getattr(wanted, part)).words
            found.append(_part(wanted, part, template.format(day=day), "calendar", ""))
    return found


def _part(wanted: PeopleFilter, part: str, words: str, icon_name: str, empty: Any) -> Chosen:
    return Chosen(part, words, icon_name, dataclasses.replace(wanted, **{part: empty}))
