"""The lines that the sections of a person's page are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from whence.services.people_lists import PersonPage
from whence.ui.icons import Tint, icon
from whence.ui.labels import Label, name_control, one_line, shortened
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import IconSign
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.headings import SectionHeading

_SIGN = 18
_LONGEST_TITLE = 300
#: Longer texts are cut until all of them is asked for.
_LONGEST_TEXT = 420


class PageLine(QWidget):
    """A sign, a title with a quiet remark, perhaps a text under it, and controls at the end."""

    def __init__(self, icon_name: str, title: str, remark: str = "", text: str = "") -> None:
        super().__init__()
        self._text = text
        self.title = Label(one_line(title, _LONGEST_TITLE), TypeSize.BODY, is_wrapped=True)
        self.words = QVBoxLayout()
        self.words.setSpacing(scaled(2))
        self.words.setContentsMargins(0, scaled(6), 0, scaled(6))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(scaled(Space.TIGHT))
        self._lay_out(icon_name, one_line(remark, _LONGEST_TITLE))
        self.setAccessibleName(one_line(", ".join(part for part in (title, remark, text) if part)))

    def add_control(self, icon_name: str, spoken: str, identifier: str, act: Callable[[], object]) -> None:
        """Put a small button at the end."""
        button = icon_button(icon_name, spoken, identifier)
        button.setIcon(icon(icon_name, Tint.TEXT3))
        button.clicked.connect(lambda _checked: act())
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self, icon_name: str, remark: str) -> None:
        sign = QVBoxLayout()
        sign.setContentsMargins(0, scaled(7), scaled(Space.SMALL), 0)
        sign.addWidget(IconSign(icon_name, Tone.NEUTRAL, _SIGN))
        sign.addStretch(1)
        self._line.addLayout(sign)
        self._line.addLayout(self.words, 1)
        self.title.make_selectable()
        self.words.addWidget(self.title)
        if remark:
            self.words.addWidget(Label(remark, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True))
        if self._text:
            self._add_text()

    def _add_text(self) -> None:
        label = Label(shortened(self._text, _LONGEST_TEXT), TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        label.make_selectable()
        self.words.addWidget(label)
        if len(self._text) > _LONGEST_TEXT:
            more = push_button(self.tr("Show all of it"), "person.text.more", ButtonLook.QUIET)
            more.clicked.connect(lambda _checked: label.setText(self._text))
            more.clicked.connect(more.hide)
            self.words.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


class PageSection(QWidget):
    """A headed part of the page that is filled anew only when what it shows has changed."""

    name = ""

    def __init__(self, around: Surroundings, title: str, add_words: str = "", *, is_hidden_empty: bool = False) -> None:
        super().__init__()
        self.around = around
        self.page: PersonPage | None = None
        self._is_hidden_empty = is_hidden_empty
        self._shown: object = None
        self.heading = SectionHeading(title)
        self.add_button: QPushButton | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        name_control(self, f"person.{self.name}", title)
        self._lay_out(add_words)

    def show_page(self, page: PersonPage) -> None:
        """Show this part of a page."""
        self.page = page
        part = (page.person.id, self.part_of(page))
        if part == self._shown:
            return
        self._shown = part
        self.fill(self.lines_of(page))

    def part_of(self, page: PersonPage) -> object:
        """What the section shows of the page; it is filled anew when this has changed."""
        raise NotImplementedError

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """What stands under the heading."""
        raise NotImplementedError

    def add(self) -> None:
        """What the button beside the heading does."""

    def empty_words(self) -> str:
        """What is said where nothing is."""
        return ""

    def fill(self, lines: Sequence[QWidget]) -> None:
        """Put these lines under the heading."""
        empty(self.body)
        for line in lines:
            self.body.addWidget(line)
            line.setVisible(True)
        words = self.empty_words()
        if not lines and words:
            self.body.addWidget(Label(words, TypeSize.BODY, Tint.TEXT3, is_wrapped=True))
        self.setVisible(bool(lines) or not self._is_hidden_empty)

    def _lay_out(self, add_words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        column.addWidget(self.heading)
        column.addLayout(self.body)
        if add_words:
            self.add_button = push_button(add_words, f"person.{self.name}.add", ButtonLook.QUIET, icon_name="plus")
            self.add_button.clicked.connect(lambda _checked: self.add())
            self.heading.add_control(self.add_button)
