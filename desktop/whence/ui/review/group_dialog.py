"""Deciding about many quiet ties at once: what they have in common, how many they are, one answer, one reason."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.reviews import GroupKind, StockGroup
from whence.services.commands.reviews import DecideGroup
from whence.ui.carrying_out import carry_out_for_many
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import ButtonLook, push_button

_KINDS = {
    GroupKind.EMPLOYER: QT_TRANSLATE_NOOP("GroupDialog", "Employer"),
    GroupKind.EVENT: QT_TRANSLATE_NOOP("GroupDialog", "Event"),
    GroupKind.MONTH: QT_TRANSLATE_NOOP("GroupDialog", "Month of connecting"),
    GroupKind.IMPORT: QT_TRANSLATE_NOOP("GroupDialog", "Import"),
}
_NAMES_SHOWN = 8


class GroupDialog(QDialog):
    """Shows the groups of the stock; a group is kept, kept for good, or left quietly for two years."""

    def __init__(self, around: Surroundings, parent: QWidget, *, review: int | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._review = review
        self._groups: list[StockGroup] = []
        self.honest = Label(around.services.reviews.stock_sentence(), TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.kind = QComboBox()
        self.list = QListWidget()
        self.who = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.rationale = QLineEdit()
        self.keep_button = push_button(self.tr("Keep them"), "group.keep", ButtonLook.PRIMARY)
        self.good_button = push_button(self.tr("Keep for good"), "group.good")
        self.quiet_button = push_button(self.tr("Leave quietly for 2 years"), "group.quiet")
        self.close_button = push_button(self.tr("Close"), "group.close", ButtonLook.QUIET)
        self.setWindowTitle(self.tr("Decide as a group"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name_control(self, "group", self.tr("Decide as a group"))
        self._lay_out()
        self._connect()
        self._on_kind_changed()

    @property
    def group(self) -> StockGroup | None:
        """The group chosen."""
        place = self.list.currentRow()
        return self._groups[place] if 0 <= place < len(self._groups) else None

    def _decide(self, verdict: Verdict) -> None:
        group = self.group
        if group is None:
            return
        people = tuple(self._around.services.reviews.members(group))
        command = DecideGroup(people, verdict, self.rationale.text(), review=self._review)
        carry_out_for_many(self._around, command, len(people))
        self.accept()

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.list.currentRowChanged.connect(self._on_group_changed)
        self.keep_button.clicked.connect(lambda: self._decide(Verdict.KEEP))
        self.good_button.clicked.connect(lambda: self._decide(Verdict.KEEP_FOR_GOOD))
        self.quiet_button.clicked.connect(lambda: self._decide(Verdict.SNOOZE))
        self.close_button.clicked.connect(self.reject)

    @Slot()
    def _on_kind_changed(self) -> None:
        self._groups = self._around.services.reviews.groups(GroupKind(self.kind.currentData()))
        self.list.clear()
        for group in self._groups:
            words = _month(group) if group.kind is GroupKind.MONTH else group.words
            said = self.tr("{group} · 1 tie") if group.size == 1 else self.tr("{group} · {count} ties")
            self.list.addItem(said.format(group=one_line(words, 80), count=f"{group.size:,}"))
        self.list.setVisible(bool(self._groups))
        if self._groups:
            self.list.setCurrentRow(0)
        else:
            self._on_group_changed()

    @Slot()
    def _on_group_changed(self) -> None:
        group = self.group
        for button in (self.keep_button, self.good_button, self.quiet_button):
            button.setEnabled(group is not None)
        if group is None:
            self.who.setText(self.tr("No two quiet ties have this in common."))
            return
        people = self._around.services.reviews.members(group)
        names = list(self._around.services.people.names(people[:_NAMES_SHOWN]).values())
        more = len(people) - len(names)
        listed = ", ".join(one_line(name, 60) for name in names)
        self.who.setText(
            self.tr("{names} and {more} more").format(names=listed, more=f"{more:,}") if more > 0 else listed
        )

    def _lay_out(self) -> None:
        for kind, words in _KINDS.items():
            self.kind.addItem(QCoreApplication.translate("GroupDialog", words), kind.value)
        name_control(self.kind, "group.kind", self.tr("What they have in common"))
        name_control(self.list, "group.list", self.tr("Groups"))
        name_control(self.rationale, "group.rationale", self.tr("Reason for all of them, if you like"))
        self.rationale.setPlaceholderText(self.tr("Because… (if you like; kept with each of them)"))
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(self.tr("Decide as a group"), TypeSize.SECTION, is_strong=True))
        for part in (self.honest, self.kind, self.list, self.who, self.rationale):
            column.addWidget(part)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in (self.quiet_button, self.good_button, self.keep_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.resize(scaled(560), scaled(560))
        dress(self, "form")


def _month(group: StockGroup) -> str:
    return Day.parse(group.words).words
