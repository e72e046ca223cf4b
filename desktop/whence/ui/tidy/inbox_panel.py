"""The capture inbox: a folder for notes from elsewhere, looked at here before anything is logged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.services.commands.capture import LogLine
from whence.services.commands.tidying import ChooseInbox
from whence.services.inbox import InboxLook, Notice, ProposedFile
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tidy.inbox_lines import InboxFileCard, is_day_first
from whence.ui.tidy.panel import CardColumn, TidyPanel
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.brief_parts import signed_line
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card
from whence.ui.widgets.page import ScrollPage

#: A file that is still being written is looked at again after so many milliseconds.
_AGAIN = 3_500


class NoticeCard(Card):
    """A file nothing is proposed from, with the reason."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.away_button = push_button(self.tr("Put away"), "tidy.inbox.put_away", ButtonLook.QUIET)
        name_control(self, "tidy.inbox.notice", notice.path.name)
        self.setFocusProxy(self.away_button)
        line = QHBoxLayout()
        line.addWidget(signed_line("hourglass" if notice.is_passing else "warning", notice.sentence, Tone.WARN), 1)
        line.addWidget(self.away_button)
        self.away_button.setVisible(not notice.is_passing)
        self.body.addLayout(line)


class InboxPanel(TidyPanel):
    """Files are moved into `done/` once nothing is left in them; none is deleted."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.folder = ElidedLabel("", TypeSize.SECONDARY, Tint.TEXT2)
        self.look_button = push_button(self.tr("Look again"), "tidy.inbox.look", icon_name="repeat")
        self.choose_button = push_button(self.tr("Another folder…"), "tidy.inbox.choose", ButtonLook.QUIET)
        self.banner = Banner("tidy.inbox.refusal")
        self.nothing = Label(
            self.tr("Nothing has arrived. Any .txt, .md or .vcf file put into this folder is shown here."),
            TypeSize.BODY,
            Tint.TEXT2,
            is_wrapped=True,
        )
        self.column: CardColumn[Path] = CardColumn(
            self.tr("Look at each line, then log it. A file is moved to “done” when nothing is left in it.")
        )
        self._again = QTimer(self, interval=_AGAIN, singleShot=True)
        self._lay_out()
        self._connect()

    def explanation(self) -> EmptyState:
        """Why there is no folder, and how to choose one."""
        return EmptyState(
            "tidy.inbox.empty",
            "tray-down",
            self.tr("Notes from your telephone"),
            self.tr(
                "Choose a folder that your own means of syncing keeps. Every note or business card that arrives in it "
                "is proposed here, line by line. Nothing is logged unseen, and nothing is deleted."
            ),
            button_text=self.tr("Choose a folder…"),
            example=self.tr("Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam !send paper fri"),
        )

    def refresh(self) -> None:
        """Look into the folder."""
        self.banner.say("")
        inbox = self.around.services.inbox
        self.show_content(inbox.folder is not None)
        self.folder.set_line(str(inbox.folder or ""))
        try:
            look = inbox.look()
        except Refusal as refusal:
            self.column.show_cards({})
            self.banner.say(refusal.sentence, Tone.DANGER)
            self.counted.emit(None)
            return
        self._show(look)

    def take_keyboard(self) -> None:
        """Go to the first file."""
        self.column.focus_first()

    def choose(self, folder: Path | None) -> None:
        """Use a folder from now on."""
        if folder is not None and carry_out(self.around, ChooseInbox(str(folder))) is not None:
            self.refresh()

    def _show(self, look: InboxLook) -> None:
        cards: dict[Path, QWidget] = {file.path: self._file_card(file) for file in look.files}
        cards |= {notice.path: self._notice_card(notice) for notice in look.notices}
        self.column.show_cards(cards)
        self.column.setVisible(bool(cards))
        self.nothing.setVisible(not cards and look.folder is not None)
        self.counted.emit(look.line_count if look.folder is not None else None)
        if any(notice.is_passing for notice in look.notices):
            self._again.start()

    def _file_card(self, file: ProposedFile) -> QWidget:
        known = self.column.cards.get(file.path)
        if isinstance(known, InboxFileCard) and known.file == file:
            return known
        card = InboxFileCard(self.around, file)
        card.accept_wanted.connect(lambda lines: self._accept(card, lines))
        card.away_wanted.connect(lambda: self._put_away(file.path))
        return card

    def _notice_card(self, notice: Notice) -> QWidget:
        known = self.column.cards.get(notice.path)
        if isinstance(known, NoticeCard) and known.notice == notice:
            return known
        card = NoticeCard(notice)
        card.away_button.clicked.connect(lambda: self._put_away(notice.path))
        return card

    def _accept(self, card: InboxFileCard, lines: list[tuple[int, str]]) -> None:
        try:
            accepted = self.around.services.inbox.accept(card.file, lines, self._log)
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return
        unlogged = dict(accepted.refused)
        typed = {one.place: one.line.text() for one in card.lines if one.place in unlogged}
        if accepted.logged:
            one, several = self.tr("1 line logged from {file}"), self.tr("{count} lines logged from {file}")
            words = one if accepted.logged == 1 else several
            words = words.format(count=accepted.logged, file=isolated(card.file.path.name))
            self.around.navigator.say(words, can_undo=True)
        self.refresh()
        fresh = self.column.cards.get(card.file.path)
        for place, sentence in unlogged.items():
            if isinstance(fresh, InboxFileCard):
                fresh.refuse(place, typed.get(place, ""), sentence)

    def _log(self, words: str) -> None:
        done = self.around.hub.try_to(LogLine(words, day_first=is_day_first()))
        if done is None:
            raise Refusal(self.tr("This line could not be written. It stays here; try again in a moment."))

    def _put_away(self, path: Path) -> None:
        try:
            moved = self.around.services.inbox.put_away(path)
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return
        words = self.tr("{file} lies in “{folder}” now").format(file=isolated(moved.name), folder=moved.parent.name)
        self.around.navigator.say(words)
        self.refresh()

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        buttons = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, buttons)
        flow.addWidget(self.look_button)
        flow.addWidget(self.choose_button)
        top = QVBoxLayout()
        top.setContentsMargins(edge, scaled(Space.SMALL), edge, 0)
        top.addWidget(self.folder)
        top.addWidget(buttons)
        page = ScrollPage("tidy.inbox.page", self.tr("Inbox"))
        for part in (self.banner, self.nothing, self.column):
            page.column.addWidget(part)
        page.column.addStretch(1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(page, 1)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.refresh)
        for signal in (self.choose_button.clicked, self.empty.started):
            signal.connect(self._on_choose_asked)
        self._again.timeout.connect(self._on_again)

    @Slot()
    def _on_again(self) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_choose_asked(self) -> None:
        before = self.around.services.inbox.folder or Path.home()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("The folder for notes from elsewhere"), str(before))
        self.choose(Path(chosen) if chosen else None)
