"""The invitation desk: the lists on one side, the chosen request on the other."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from whence.domain.changes import Changes
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.services.desk_rows import DeskList
from whence.ui.action_rows import Where
from whence.ui.desk.add_dialog import AddInvitationsDialog, DecideSeveralDialog
from whence.ui.desk.card_panel import InvitationCard
from whence.ui.desk.earlier_notes import EarlierNotes
from whence.ui.desk.list_panel import DeskListPanel
from whence.ui.desk.selected_dialog import DecideSelectedDialog
from whence.ui.desk.verdicts import VERDICTS
from whence.ui.desk.withdraw_dialog import WithdrawSelectedDialog
from whence.ui.labels import announce, isolated
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import scaled

#: Below this width, in design pixels, the list and the card are shown one at a time.
NARROW = 760
_LIST = 384
_CARD = 640
_NARROWEST_CARD = 300
#: Arrows held down move on before a card is judged, in milliseconds.
_REST = 30


class InvitationsScreen(Screen):
    """Entered with an invitation's id or the name of a list it shows that.

    With "add" or "several" it opens the form for adding or deciding several.
    """

    name = "invitations"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.list = DeskListPanel(around.services.desk)
        self.card = InvitationCard(around)
        self.nothing = QWidget()
        self.right = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._notes = EarlierNotes(around, self)
        self._is_stale = True
        self._is_card_open = False
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether only the list or the card fits."""
        return self.width() < scaled(NARROW)

    def enter(self, subject: object = None) -> None:
        """Take the keyboard to the list."""
        if isinstance(subject, str) and subject in set(DeskList):
            self.list.tabs.choose(subject)
        self._refresh()
        if isinstance(subject, int):
            self.show_invitation(subject)
        self.list.take_keyboard()
        if subject == "add":
            self._on_add()
        elif subject == "several":
            self._on_several(self.list.selected)

    def show_invitation(self, invitation: int) -> None:
        """Open one invitation, in whichever list it stands."""
        which = self.around.services.desk.list_of(invitation)
        if which is not None:
            self.list.show_invitation(invitation, which)
            self._show_current()
            self._open_card(True)

    def kept_clear(self) -> QWidget | None:
        """The decision stays in sight."""
        return self.card.foot if self.right.isVisible() and self.right.currentWidget() is self.card else None

    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        self._is_stale = self._is_stale or changes != Changes()
        if self._is_stale and self.isVisible():
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both or one of list and card."""
        super().resizeEvent(event)
        self._arrange()

    def _refresh(self) -> None:
        self._is_stale = False
        self.list.refresh()
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        self._resting.stop()
        current = self.list.rows.current_id
        if current is None or self.list.row(current) is None:
            self.right.setCurrentWidget(self.nothing)
            self._open_card(False)
            return
        if not self._notes.are_here:
            self._notes.read()
            return
        try:
            self.card.show_card(self.around.services.desk.card(cast("int", current)))
        except Refusal as refusal:
            self.around.hub.refused.emit(refusal)
            return
        self.right.setCurrentWidget(self.card)
        self._arrange()

    def _open_card(self, is_open: bool) -> None:
        self._is_card_open = is_open
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.is_narrow
        has_card = self.right.currentWidget() is self.card
        self.list.setVisible(not is_narrow or not self._is_card_open)
        self.right.setVisible(has_card and (not is_narrow or self._is_card_open))
        self.card.header.back_button.setVisible(is_narrow)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
        self.right.setMinimumWidth(scaled(_NARROWEST_CARD))
        self.right.addWidget(self.nothing)
        self.right.addWidget(self.card)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.right)
        self.splitter.setSizes([scaled(_LIST), scaled(_CARD)])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)

    def _connect(self) -> None:
        self.list.current.connect(self._on_current)
        self.list.opened.connect(self._on_opened)
        self.list.add_wanted.connect(self._on_add)
        self.list.several_wanted.connect(self._on_several)
        self.card.decided.connect(self._on_decided)
        self.card.back_wanted.connect(self._on_back)
        self._resting.timeout.connect(self._show_current)
        self._notes.came.connect(self._show_current)
        self.around.actions.belong_to(self, Where.INVITATIONS)
        for verdict, action, _ in VERDICTS:
            self.around.actions[action].triggered.connect(lambda _on, verdict=verdict: self._on_verdict(verdict))
        self.around.actions["verdict.sleep"].triggered.connect(self._on_sleep_asked)
        self.around.actions["form.save"].triggered.connect(self._on_save_asked)

    def _is_meant(self) -> bool:
        return self.isVisible() and QApplication.activeModalWidget() is None

    @Slot(object)
    def _on_current(self, _invitation: object) -> None:
        self._resting.start()

    @Slot(object)
    def _on_opened(self, _invitation: object) -> None:
        self._show_current()
        self._open_card(True)
        self.card.note.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_back(self) -> None:
        self._open_card(False)
        self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_verdict(self, verdict: Verdict) -> None:
        if self._is_meant():
            self._open_card(True)
            self.card.choose(verdict)

    @Slot()
    def _on_save_asked(self) -> None:
        if self._is_meant() and self.right.currentWidget() is self.card:
            self.card.save()

    @Slot()
    def _on_sleep_asked(self) -> None:
        if self._is_meant() and self.right.currentWidget() is self.card:
            self.card.sleep_on_it()

    @Slot()
    def _on_decided(self) -> None:
        self._show_current()
        self._announce_next()
        if self.right.currentWidget() is not self.card:
            self.list.take_keyboard()
        elif self.list.isVisible():
            self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.card.take_keyboard()

    def _announce_next(self) -> None:
        row = self.list.row(self.list.rows.current_id)
        if row is None:
            announce(self.list, self.tr("That was the last one in this list."))
            return
        left = self.list.model.rowCount()
        words = self.tr("Next: {name}. 1 left.") if left == 1 else self.tr("Next: {name}. {count} left.")
        announce(self.list.rows, words.format(name=isolated(row.name), count=left))

    @Slot()
    def _on_add(self) -> None:
        form = AddInvitationsDialog(self.around, self, is_own=self.list.which is DeskList.SENT)
        form.accepted.connect(lambda: self.enter(form.list_added_to))
        form.open()

    @Slot(object)
    def _on_several(self, chosen: tuple[int, ...]) -> None:
        found = [self.list.row(one) for one in chosen]
        rows = [row for row in found if row is not None]
        is_own = self.list.which is DeskList.SENT
        if len(rows) > 1:
            kind = WithdrawSelectedDialog if is_own else DecideSelectedDialog
            kind(self.around, self, rows).open()
        else:
            DecideSeveralDialog(self.around, self).open()
