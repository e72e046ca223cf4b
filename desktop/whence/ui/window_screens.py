"""The screens of the window: a table of what there is, and the stack that builds each when it is first shown."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from whence.domain.changes import Changes
from whence.ui.screen import Screen, Surroundings
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.window_holder import ScreenHolder


class Group(Enum):
    """Where a screen stands in the navigation."""

    MAIN = "main"
    MORE = "more"
    BOTTOM = "bottom"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """One screen: its name, its words and icon in the navigation, the action that opens it, and where its class is.

    `factory` is "module:class", the module below `whence.ui`; it is imported when the screen is first shown.
    """

    name: str
    text: str
    icon_name: str
    action: str
    factory: str
    group: Group = Group.MAIN


SCREENS: tuple[ScreenRow, ...] = (
    ScreenRow("today", QT_TRANSLATE_NOOP("Screens", "Today"), "sun", "today.open", "today.screen:TodayScreen"),
    ScreenRow("people", QT_TRANSLATE_NOOP("Screens", "People"), "people", "people.open", "people.screen:PeopleScreen"),
    ScreenRow(
        "invitations", QT_TRANSLATE_NOOP("Screens", "Invitations"), "envelope", "invitations.open",
        "desk.screen:InvitationsScreen",
    ),
    ScreenRow(
        "events", QT_TRANSLATE_NOOP("Screens", "Events"), "flag", "events.open", "events.screen:EventsScreen",
        Group.MORE,
    ),
    ScreenRow(
        "event_mode", QT_TRANSLATE_NOOP("Screens", "Event"), "flag", "event.begin",
        "capture.event_mode:EventModeScreen", Group.HIDDEN,
    ),
    ScreenRow("review", QT_TRANSLATE_NOOP("Screens", "Review"), "cards", "review.open", "review.screen:ReviewScreen"),
    ScreenRow(
        "introductions", QT_TRANSLATE_NOOP("Screens", "Introductions"), "introduction", "introductions.open",
        "introductions.screen:IntroductionsScreen", Group.MORE,
    ),
    ScreenRow(
        "decisions", QT_TRANSLATE_NOOP("Screens", "Decisions"), "scales", "decisions.open",
        "decisions.screen:DecisionsScreen", Group.MORE,
    ),
    ScreenRow(
        "tidy", QT_TRANSLATE_NOOP("Screens", "Tidy up"), "checklist", "tidy.open", "tidy.screen:TidyScreen", Group.MORE,
    ),
    ScreenRow(
        "insights", QT_TRANSLATE_NOOP("Screens", "Insights"), "chart", "insights.open",
        "insights.screen:InsightsScreen", Group.MORE,
    ),
    ScreenRow(
        "transfer", QT_TRANSLATE_NOOP("Screens", "Import & export"), "tray-down", "journal.import",
        "transfer.screen:TransferScreen", Group.MORE,
    ),
    ScreenRow(
        "preferences", QT_TRANSLATE_NOOP("Screens", "Preferences"), "gear", "preferences.open",
        "preferences.screen:PreferencesScreen", Group.BOTTOM,
    ),
    ScreenRow(
        "welcome", QT_TRANSLATE_NOOP("Screens", "Welcome"), "handshake", "", "welcome.screen:WelcomeScreen",
        Group.HIDDEN,
    ),
)  # fmt: skip


class ScreenStack(QStackedWidget):
    """Shows one screen at a time. Changes reach every screen that was built; what is not built asks when it is."""

    shown = Signal(str)

    def __init__(
        self, around: Surroundings, rows: Sequence[ScreenRow] = SCREENS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._rows = {row.name: row for row in rows}
        self._built: dict[str, Screen] = {}
        self._holders: dict[str, ScreenHolder] = {}

    @property
    def current_name(self) -> str:
        """Name of the screen shown; empty before the first."""
        return "" if self.current is None else self.current.name

    @property
    def current(self) -> Screen | None:
        """The screen shown."""
        holder = self.currentWidget()
        return holder.held if isinstance(holder, ScreenHolder) else None

    def has(self, name: str) -> bool:
        """Whether there is a screen of that name."""
        return name in self._rows

    def built(self, name: str) -> Screen:
        """A screen, built now if need be; raises KeyError for a name that is in no row."""
        if name not in self._built:
            module, _, kind = self._rows[name].factory.partition(":")
            built = cast(Screen, getattr(importlib.import_module(f"whence.ui.{module}"), kind)(self._around))
            self._built[name] = built
            self._holders[name] = ScreenHolder(built, QCoreApplication.translate("Screens", self._rows[name].text))
            self.addWidget(self._holders[name])
        return self._built[name]

    def show_screen(self, name: str, subject: object = None) -> None:
        """Show a screen, with something on it when a subject is given; raises KeyError for an unknown name."""
        before, fresh = self.current, self.built(name)
        if before is not None and before is not fresh:
            before.leave()
        self.setCurrentWidget(self._holders[name])
        fresh.enter(subject)
        self.shown.emit(name)

    @Slot(object)
    def take_changes(self, changes: Changes) -> None:
        """Tell every screen that was built what changed."""
        for screen in tuple(self._built.values()):
            screen.take_changes(changes)
