"""Preferences: appearance, the journal's file, the owner, how ties are measured, keys, and the network's rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.services.preferences import Preferences
from whence.ui.preferences.appearance import AppearancePart
from whence.ui.preferences.journal_part import JournalPart
from whence.ui.preferences.keys_part import KeysPart
from whence.ui.preferences.owner_part import OwnerPart
from whence.ui.preferences.part import PreferencesPart
from whence.ui.preferences.rules_part import RulesPart
from whence.ui.preferences.ties_part import TiesPart
from whence.ui.screen import Screen, Surroundings
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page import ScrollPage
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs


class PreferencesScreen(Screen):
    """One part at a time; entered with the name of a part, or with "passphrase" to choose one at once."""

    name = "preferences"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        preferences = Preferences(around.services.journal)
        self._makers: dict[str, Callable[[], PreferencesPart]] = {
            "appearance": lambda: AppearancePart(around),
            "journal": lambda: JournalPart(around),
            "owner": lambda: OwnerPart(around, preferences),
            "ties": lambda: TiesPart(around, preferences),
            "keys": lambda: KeysPart(around),
            "rules": lambda: RulesPart(around, preferences),
        }
        self.parts: dict[str, PreferencesPart] = {}
        segments = [
            Segment("appearance", self.tr("Appearance")),
            Segment("journal", self.tr("Journal")),
            Segment("owner", self.tr("About me")),
            Segment("ties", self.tr("Ties and review")),
            Segment("keys", self.tr("Keys")),
            Segment("rules", self.tr("LinkedIn's rules")),
        ]
        self.tabs = SegmentedTabs("preferences.tabs", self.tr("Parts of the preferences"), segments)
        self.page = ScrollPage("preferences.page", self.tr("Preferences"))
        self._lay_out()
        self.tabs.chosen.connect(self.show_part)

    def enter(self, subject: object = None) -> None:
        """Show a part."""
        wanted = "journal" if subject == "passphrase" else str(subject or self.tabs.current)
        self.tabs.choose(wanted if wanted in self._makers else "appearance")
        self.show_part(self.tabs.current)
        self.tabs.tab(self.tabs.current).setFocus()
        journal = self.parts.get("journal")
        if subject == "passphrase" and isinstance(journal, JournalPart):
            journal.choose_passphrase()

    def leave(self) -> None:
        """Keep what was typed and not saved yet."""
        for part in self.parts.values():
            part.keep()

    def take_changes(self, changes: Changes) -> None:
        """Show what holds now, unless something is being typed there."""
        for part in self.parts.values():
            if changes.touches(*part.tables):
                part.refresh()

    @Slot(str)
    def show_part(self, name: str) -> None:
        """Show a part, built when first asked for."""
        if name not in self.parts:
            self.parts[name] = self._makers[name]()
            self.page.column.insertWidget(self.page.column.count() - 1, self.parts[name])
            self.parts[name].refresh()
        for known, part in self.parts.items():
            part.setVisible(known == name)

    def _lay_out(self) -> None:
        self.page.column.addWidget(PageHeading(self.tr("Preferences")))
        self.page.column.addWidget(self.tabs)
        self.page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
