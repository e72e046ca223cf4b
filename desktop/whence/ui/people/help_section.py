"""Give and ask: what a person could help with, what they could be helped with, and their wish about introductions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from whence.services.people_lists import PersonPage
from whence.ui.carrying_out import carry_out
from whence.ui.people.page_lines import PageSection
from whence.ui.screen import Surroundings
from whence.ui.widgets.brief_parts import HeadedRow
from whence.ui.widgets.in_place_line import InPlaceLine

_HEADING = 148


class HelpSection(PageSection):
    """Three lines, each edited where it stands."""

    name = "help"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, QCoreApplication.translate("HelpSection", "Give and ask"))
        self.lines: dict[str, InPlaceLine] = {}
        self._add("give", self.tr("They could help with"), self.tr("reviewing a grant, finding speakers…"))
        self._add("ask", self.tr("You could help with"), self.tr("an introduction to a publisher…"))
        self._add("introduction_wish", self.tr("Introductions"), self.tr("what they said about being introduced…"))

    def show_page(self, page: PersonPage) -> None:
        """Put the three lines in; one that is being written stays."""
        self.page = page
        for name, line in self.lines.items():
            line.show_text(getattr(page.person, name))

    def part_of(self, page: PersonPage) -> object:
        """The three lines."""
        return page.person.give, page.person.ask, page.person.introduction_wish

    def lines_of(self, _page: PersonPage) -> Sequence[QWidget]:
        """The fields, always the same ones."""
        return list(self.lines.values())

    def _add(self, name: str, words: str, example: str) -> None:
        line = InPlaceLine(f"person.help.{name}", words, placeholder=example)
        row = HeadedRow(words, heading=_HEADING, drop=9)
        row.body.addWidget(line)
        self.body.addWidget(row)
        self.lines[name] = line
        line.edited.connect(lambda text: self._describe(name, text))

    def _describe(self, name: str, text: str) -> None:
        from whence.services.commands.people import DescribePerson

        if self.page is not None:
            carry_out(self.around, DescribePerson(self.page.person.id, **{name: text}))  # type: ignore[arg-type]
