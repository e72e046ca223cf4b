"""What can be done with one recognised part: pick what it means, change it, take it literally, remove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from whence.domain.capture import CaptureLine, Choice, Part, PartKind
from whence.domain.capture_parts import CHANNEL_OF_WORD, Match
from whence.domain.capture_show import changed, literally, without
from whence.domain.day_words import DayReading, show_day
from whence.services.capture_reading import typed_name
from whence.ui.capture.part_words import SIGN_WORDS, tr
from whence.ui.icons import icon
from whence.ui.labels import caption, name_control

MOST_CANDIDATES = 8
_OTHERS = {"+note": "-note", "-note": "+note"}
_CONNECTIONS = ("+connected", "+in", "+out")
_NEEDS_A_LINE = frozenset({PartKind.TEXT})


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the menu: its words, and the line and choice it leads to. None leaves the line as it is."""

    identifier: str
    words: str
    icon_name: str
    line: str | None = None
    choice: Choice | None = None


def changes_of(capture: CaptureLine, part: Part) -> tuple[Change, ...]:
    """Everything that can be done with a part, what settles a question first."""
    return (*_meanings(capture, part), *_others(capture, part), *_ways_out(capture, part))


def part_menu(capture: CaptureLine, part: Part, take: Callable[[Change], None], parent: QWidget) -> QMenu:
    """A menu of what can be done with a part; deletes itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    name_control(menu, "capture.part.menu", tr("What to do with this part"))
    for change in changes_of(capture, part):
        if change.identifier == "literal" and menu.actions():
            menu.addSeparator()
        action = menu.addAction(icon(change.icon_name), caption(change.words))
        action.setObjectName(f"capture.part.{change.identifier}")
        action.triggered.connect(lambda _checked=False, one=change: take(one))
    return menu


def _meanings(capture: CaptureLine, part: Part) -> Iterator[Change]:
    if part.match not in (Match.AMBIGUOUS, Match.SIMILAR, Match.EXISTING):
        return
    typed = typed_name(capture, part)
    if part.match is not Match.EXISTING:
        for number, one in enumerate(part.candidates[:MOST_CANDIDATES]):
            words = f"{one.name} · {one.hint}" if one.hint and one.hint != one.name else one.name
            yield Change(f"candidate{number}", words, "check", choice=Choice(part.kind, typed, one.uid))
    if part.kind in (PartKind.PERSON, PartKind.INTRODUCER, PartKind.EVENT):
        new = QCoreApplication.translate("PartMenu", "Somebody new: {name}")
        if part.kind is PartKind.EVENT:
            new = QCoreApplication.translate("PartMenu", "A new event: {name}")
        yield Change("new", new.format(name=typed), "plus", choice=Choice(part.kind, typed, ""))


def _others(capture: CaptureLine, part: Part) -> Iterator[Change]:
    if part.day is not None and part.day.is_ambiguous:
        for number, day in enumerate(part.day.readings):
            words = show_day(DayReading((day,)))
            value = f"{part.value} {words}".strip() if part.kind is PartKind.FOLLOW_UP else words
            yield Change(f"day{number}", day.words, "calendar", changed(capture, part, value))
    if part.kind is PartKind.CHANNEL:
        for word in CHANNEL_OF_WORD:
            if word != part.value:
                yield Change(f"channel.{word}", word, "speech", changed(capture, part, word))
    if part.kind is PartKind.NOTE:
        other = _OTHERS[part.value]
        yield Change("note", sign_words(other), "envelope-open", changed(capture, part, other))
    if part.kind is PartKind.CONNECTION:
        for sign in _CONNECTIONS:
            if sign != part.value:
                yield Change(f"connection{sign}", sign_words(sign), "handshake", changed(capture, part, sign))


def _ways_out(capture: CaptureLine, part: Part) -> Iterator[Change]:
    if part.kind in _NEEDS_A_LINE:
        yield Change(
            "remove", QCoreApplication.translate("PartMenu", "Remove the note"), "cross", without(capture, part)
        )
        return
    yield Change(
        "literal",
        QCoreApplication.translate("PartMenu", "Only text, take it literally"),
        "quote",
        literally(capture, part),
    )
    yield Change("remove", QCoreApplication.translate("PartMenu", "Remove"), "cross", without(capture, part))


def sign_words(sign: str) -> str:
    """What a sign says."""
    return tr(SIGN_WORDS[sign])
