"""Adding invitations: pasted from the page or typed, looked at before anything is kept; and a line that decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from whence.domain.decisions import VERDICT_WORDS
from whence.domain.errors import Refusal
from whence.domain.invitation_paste import SeenInvitation, decisions_in
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.services.commands import Command
from whence.services.commands.desk import AddedInvitation, AddInvitations, DecidePasted
from whence.services.desk_rows import DeskList
from whence.services.recognising import Recognised
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize, scaled

_SEEN = int(Qt.ItemDataRole.UserRole)


class AddInvitationsDialog(FormDialog):
    """What was recognised stands below with a tick each; without a tick it is left out."""

    def __init__(self, around: Surroundings, parent: QWidget, *, is_own: bool = False) -> None:
        title = QCoreApplication.translate("AddInvitationsDialog", "Add invitations")
        super().__init__(around, "add_invitations", title, parent)
        self.text = self.text_field(height=150)
        self.text.setPlaceholderText(
            self.tr(
                "Paste the page of invitations, or type: a name, then headline, note and profile link, a line each."
            )
        )
        self.direction = QComboBox()
        self.direction.addItem(self.tr("They asked to connect"), InvitationDirection.INCOMING.value)
        self.direction.addItem(self.tr("You asked to connect"), InvitationDirection.OUTGOING.value)
        self.direction.setCurrentIndex(int(is_own))
        self.seen = QListWidget()
        self.seen.setFixedHeight(scaled(160))
        self.said = Label(self.tr("Nothing is kept before you save."), TypeSize.META, Tint.TEXT3, is_wrapped=True)
        name_control(self.seen, "add_invitations.seen", self.tr("Recognised"))
        self.add_field("invitations", self.tr("Page or names"), self.text)
        self.add_field("direction", self.tr("Who asked"), self.direction)
        self.add_field("seen", self.tr("Recognised"), self.seen)
        self.column.addWidget(self.said)
        self.text.textChanged.connect(self._on_pasted)
        self.direction.currentIndexChanged.connect(self._on_typed)
        self.text.setFocus()

    @property
    def chosen_direction(self) -> InvitationDirection:
        """Who asked."""
        return InvitationDirection(self.direction.currentData())

    @property
    def list_added_to(self) -> DeskList:
        """Where they stand once they are kept."""
        return DeskList.INCOMING if self.chosen_direction is InvitationDirection.INCOMING else DeskList.SENT

    def commands(self) -> Sequence[Command]:
        """Keep those that are ticked."""
        items = [self.seen.item(place) for place in range(self.seen.count())]
        chosen = [item.data(_SEEN) for item in items if item.checkState() is Qt.CheckState.Checked]
        if not chosen:
            raise Refusal(self._nothing_chosen(), field="invitations")
        return [AddInvitations(tuple(_added(one) for one in chosen), self.chosen_direction)]

    def _nothing_chosen(self) -> str:
        if self.seen.count():
            return self.tr("None is ticked: tick those to add, or cancel.")
        return self.tr("No invitation was recognised: begin with a name.")

    @Slot()
    def _on_pasted(self) -> None:
        if self.around.services.desk.is_of_sent_ones(self.text.toPlainText()):
            self.direction.setCurrentIndex(self.direction.findData(InvitationDirection.OUTGOING.value))
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        found = self.around.services.desk.recognised(self.text.toPlainText(), self.chosen_direction)
        self.seen.clear()
        for one in found:
            item = QListWidgetItem(one_line(_words(one), 200))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if one.is_waiting else Qt.CheckState.Checked)
            item.setData(_SEEN, one)
            self.seen.addItem(item)
        count = self.tr("{count} recognised. Nothing is kept before you save.")
        self.said.setText(count.format(count=len(found)))


class DecideSeveralDialog(FormDialog):
    """A line such as "Declined: A, B, C: no note"; what it will do is said before it is done."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        title = QCoreApplication.translate("DecideSeveralDialog", "Decide several at once")
        super().__init__(around, "decide_several", title, parent)
        self.line = self.text_field(height=110)
        self.said = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        hint = self.tr("Begin with Accepted, Declined, Left unanswered or Withdrew; then names; then the reason.")
        self.add_field("line", self.tr("For example: Declined: Ada Nair, Tom Schmidt: no note"), self.line, hint)
        self.column.addWidget(self.said)
        self.line.textChanged.connect(self._on_typed)
        self.line.setFocus()

    def commands(self) -> Sequence[Command]:
        """Decide them."""
        return [DecidePasted(self.line.toPlainText())]

    @Slot()
    def _on_typed(self) -> None:
        self.errors["line"].clear()
        try:
            told = decisions_in(self.line.toPlainText())
        except Refusal:
            self.said.setText("")
            return
        words = self.tr("{verdict}: {count} people, one reason, a row each. Names not yet here are added.")
        self.said.setText(words.format(verdict=VERDICT_WORDS[told.verdict].capitalize(), count=len(told.names)))


def _added(one: Recognised) -> AddedInvitation:
    seen = one.seen
    return AddedInvitation(
        seen.name, seen.headline, seen.note, seen.note_kind, seen.profile_url, one.sent_on, seen.mutual_count,
        seen.mutual_names, person=one.person,
    )  # fmt: skip


def _words(one: Recognised) -> str:
    parts = [one.seen.name, _standing(one), *_said(one.seen)]
    return " · ".join(part for part in parts if part)


def _standing(one: Recognised) -> str:
    if one.is_waiting:
        return QCoreApplication.translate("AddInvitationsDialog", "waits here already")
    if one.person is not None:
        return QCoreApplication.translate("AddInvitationsDialog", "in your journal")
    return ""


def _said(seen: SeenInvitation) -> list[str]:
    parts = [seen.headline, seen.age]
    if seen.mutual_count is not None:
        shared = QCoreApplication.translate("AddInvitationsDialog", "{count} shared contacts")
        parts.append(shared.format(count=seen.mutual_count))
    if seen.note_kind is NoteKind.TEXT:
        parts.append(f"“{seen.note}”")
    return parts
