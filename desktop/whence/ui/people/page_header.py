"""The top of a person's page: who, what they do, tags, and the two buttons."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from whence.domain.affiliations import current
from whence.domain.connections import ConnectionState
from whence.domain.interactions import Channel
from whence.domain.people import Shelf
from whence.services.people_lists import PersonPage
from whence.ui.icons import Tint, icon
from whence.ui.labels import name_control
from whence.ui.people import filter_words
from whence.ui.people.timeline_section import CHANNEL_SIGNS
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import icon_button, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.flow import ChipRow, FlowLayout
from whence.ui.widgets.in_place_line import InPlaceLine
from whence.ui.widgets.turning_row import TurningRow

_AVATAR = 52
#: Narrower than this, in design pixels, the buttons stand below the name.
_NARROW = 400
_LOGGED = (Channel.IN_PERSON, Channel.CALL, Channel.VIDEO, Channel.MESSAGE, Channel.EMAIL, Channel.CHAT)


class PageHeader(QWidget):
    """`renamed` carries a new name, `log_wanted` a channel, `untagged` a tag; the rest says what was pressed."""

    renamed = Signal(str)
    log_wanted = Signal(object)
    untagged = Signal(str)
    tag_wanted = Signal()
    back_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.avatar = Avatar("", _AVATAR)
        self.name = InPlaceLine("person.name", self.tr("Name"), size=TypeSize.PAGE, is_strong=True)
        self.affiliation = ElidedLabel("", TypeSize.BODY, Tint.TEXT2)
        self.tags = ChipRow("person.tags", self.tr("Tags"))
        self.log_menu = QMenu(self)
        self.menu = QMenu(self)
        self.log_button = push_button(self.tr("Log"), "person.log", icon_name="speech", menu=self.log_menu)
        self.more_button = icon_button("dots", self.tr("What else can be done"), "person.more")
        self.back_button = icon_button("arrow-left", self.tr("Back to the list"), "person.back")
        self.shelf = Banner("person.shelf")
        self._fill_log_menu()
        self._lay_out()
        self._connect()

    def show_page(self, page: PersonPage) -> None:
        """Show who it is."""
        self.name.show_text(page.person.name)
        part = (page.person.id, page.person.name, page.person.headline, page.affiliations, page.tags, page.connection,
                page.person.shelf)  # fmt: skip
        if part == self._shown:
            return
        self._shown = part
        self.avatar.set_name(page.person.name)
        employer = current(page.affiliations)
        self.affiliation.set_line((employer.words if employer else "") or page.person.headline)
        self.affiliation.setVisible(bool(self.affiliation.text()))
        self.tags.show_chips([*self._state_chips(page), *map(self._tag_chip, page.tags), self._add_chip()])
        self._show_shelf(page)

    def _state_chips(self, page: PersonPage) -> list[Chip]:
        connection = page.connection
        if connection is None or connection.state is ConnectionState.NONE:
            return []
        words = filter_words.words_of(filter_words.CONNECTION_WORDS, connection.state)
        if connection.connected_on.is_known and connection.state is ConnectionState.CONNECTED:
            words = self.tr("connected {day}").format(day=connection.connected_on.phrase)
        chip = Chip(words, "person.connection", icon_name="link", tone=Tone.ACCENT)
        chip.setEnabled(False)
        return [chip]

    def _tag_chip(self, tag: str) -> Chip:
        chip = Chip(tag, "person.tag", icon_name="tag", is_removable=True)
        chip.removed.connect(partial(self.untagged.emit, tag))
        return chip

    def _add_chip(self) -> Chip:
        chip = Chip(self.tr("Tag…"), "person.add_tag", icon_name="plus")
        chip.clicked.connect(self.tag_wanted)
        return chip

    def _show_shelf(self, page: PersonPage) -> None:
        shelf = page.person.shelf
        if shelf is Shelf.PEOPLE:
            self.shelf.say("")
            return
        words = filter_words.words_of(filter_words.SHELF_WORDS, shelf)
        self.shelf.say(self.tr("This person is {where}.").format(where=words), Tone.WARN, self.tr("Bring back"))

    def _fill_log_menu(self) -> None:
        from whence.ui.dialogs.log import CHANNELS

        for channel in _LOGGED:
            action = QAction(icon(CHANNEL_SIGNS[channel]), self.tr(CHANNELS[channel]), self.log_menu)
            action.triggered.connect(lambda _checked, channel=channel: self.log_wanted.emit(channel))
            self.log_menu.addAction(action)

    def _lay_out(self) -> None:
        name_control(self.menu, "person.menu", self.more_button.accessibleName())
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.affiliation.setContentsMargins(scaled(6), 0, 0, 0)
        names.addWidget(self.name)
        names.addWidget(self.affiliation)
        who = QWidget()
        line = QHBoxLayout(who)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.back_button)
        line.addWidget(self.avatar)
        line.addLayout(names, 1)
        buttons = QWidget()
        buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        flow = FlowLayout(Space.SMALL, Space.TIGHT, buttons)
        flow.addWidget(self.log_button)
        flow.addWidget(self.more_button)
        top = TurningRow(_NARROW, Space.SMALL)
        top.add(who, 1)
        top.add(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addWidget(top)
        column.addWidget(self.tags)
        column.addWidget(self.shelf)
        self.back_button.setVisible(False)

    def _connect(self) -> None:
        self.name.edited.connect(self.renamed)
        self.back_button.clicked.connect(self.back_wanted)
        self.shelf.pressed.connect(self.return_wanted)
        self.more_button.clicked.connect(self._on_more)

    def _on_more(self) -> None:
        self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
