"""Everything that passed with a person, newest first, a stretch at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.interactions import Channel
from whence.services.people_lists import PersonPage, TimelineEntry
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated
from whence.ui.people.page_lines import PageLine, PageSection
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize
from whence.ui.widgets.buttons import ButtonLook, push_button

STRETCH = 10
_NAMES_SHOWN = 3
CHANNEL_SIGNS = {
    Channel.IN_PERSON: "handshake",
    Channel.CALL: "telephone",
    Channel.VIDEO: "camera",
    Channel.INTRODUCTION: "introduction",
    Channel.RECOMMENDATION: "star",
    Channel.MESSAGE: "speech",
    Channel.EMAIL: "envelope",
    Channel.CHAT: "speech",
    Channel.COMMENT: "quote",
    Channel.INVITATION_NOTE: "envelope-open",
    Channel.GROUP_MESSAGE: "people",
    Channel.ENDORSEMENT: "check",
    Channel.REACTION: "sun",
}


class TimelineSection(PageSection):
    """A line an entry, each to be changed or deleted; more of them when asked for."""

    name = "timeline"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("TimelineSection", "Timeline")
        super().__init__(around, title, QCoreApplication.translate("TimelineSection", "Log"))
        self._person: PersonId | None = None
        self._most = STRETCH
        self._lines: dict[int, tuple[TimelineEntry, QWidget]] = {}
        self.entries = QVBoxLayout()
        self.entries.setSpacing(0)
        words = self.tr("Show more")
        self.more = push_button(words, "person.timeline.more", ButtonLook.QUIET, icon_name="chevron-down")
        self.body.addLayout(self.entries)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.nothing = Label(self.tr("No interaction is recorded here."), TypeSize.BODY, Tint.TEXT3, is_wrapped=True)
        self.body.addWidget(self.nothing)
        self.more.clicked.connect(self._on_more)

    def show_page(self, page: PersonPage) -> None:
        """Show the newest entries; for the same person as many as before, and only those anew that changed."""
        self.page = page
        if page.person.id != self._person:
            self._person, self._most = page.person.id, STRETCH
        self._show_entries(self.around.services.people.timeline(page.person.id, self._most))
        total = page.interaction_count
        self.nothing.setVisible(total == 0)
        self.more.setVisible(total > self._most)
        number = self.locale().toString(total)
        self.heading.remark.set_line(self.tr("{count} entries").format(count=number) if total > STRETCH else "")

    def part_of(self, page: PersonPage) -> object:
        """How many there are."""
        return page.interaction_count

    def lines_of(self, _page: PersonPage) -> Sequence[QWidget]:
        """The lines shown now, newest first."""
        return [line for _, line in self._lines.values()]

    def add(self) -> None:
        """Log an exchange."""
        from whence.ui.dialogs.log import LogDialog

        if self._person is not None:
            LogDialog(self.around, [self._person], self.window()).open()

    def _show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        before, self._lines = self._lines, {}
        for place, entry in enumerate(entries):
            known = before.pop(entry.interaction.id, None)
            if known is not None and known[0] != entry:
                _drop(self.entries, known[1])
                known = None
            line = known[1] if known is not None else self._line(entry)
            self._lines[entry.interaction.id] = (entry, line)
            if known is None or self.entries.indexOf(line) != place:
                self.entries.insertWidget(place, line)
                line.setVisible(True)
        for _, line in before.values():
            _drop(self.entries, line)

    def _line(self, entry: TimelineEntry) -> QWidget:
        from whence.services.commands.interactions import DeleteInteraction

        title = f"{entry.day.words} · {entry.title}" if entry.day.is_known else entry.title
        line = PageLine(CHANNEL_SIGNS[entry.channel], title, self._remark(entry), entry.words)
        edit, delete = partial(self._edit, entry), DeleteInteraction(entry.interaction.id)
        line.add_control("pencil", self.tr("Change this"), "person.timeline.edit", edit)
        line.add_control(
            "bin", self.tr("Delete this"), "person.timeline.delete", partial(carry_out, self.around, delete)
        )
        return line

    def _remark(self, entry: TimelineEntry) -> str:
        others = entry.with_others
        said = []
        if others:
            names = ", ".join(isolated(name) for name in others[:_NAMES_SHOWN])
            more = self.tr(" and {count} more").format(count=len(others) - _NAMES_SHOWN)
            said.append(self.tr("with {names}").format(names=names + (more if len(others) > _NAMES_SHOWN else "")))
        if entry.interaction.minutes:
            minutes = entry.interaction.minutes
            words = self.tr("1 minute") if minutes == 1 else self.tr("{minutes} minutes")
            said.append(words.format(minutes=minutes))
        if entry.channel is Channel.GROUP_MESSAGE or (entry.interaction.thread and others):
            said.insert(0, self.tr("in a group"))
        return " · ".join(said)

    def _edit(self, entry: TimelineEntry) -> None:
        from whence.ui.dialogs.log import LogDialog

        if self._person is None:
            return
        people = self.around.services.people.participants(entry.interaction.id)
        LogDialog(self.around, people, self.window(), interaction=entry.interaction).open()

    @Slot()
    def _on_more(self) -> None:
        self._most += 3 * STRETCH
        if self.page is not None:
            self.show_page(self.page)


def _drop(layout: QVBoxLayout, line: QWidget) -> None:
    layout.removeWidget(line)
    line.setParent(None)
    line.deleteLater()
