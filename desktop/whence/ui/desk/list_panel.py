"""The lists of the desk: incoming, awaiting an answer, sent, decided; one or several rows to act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from whence.domain.invitations import InvitationState, NoteKind
from whence.services.desk import Desk, DeskList, DeskRow
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.models.ages import short_age
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

_TABS = (
    (DeskList.INCOMING, QT_TRANSLATE_NOOP("DeskListPanel", "Incoming"), ""),
    (
        DeskList.AWAITING,
        QT_TRANSLATE_NOOP("DeskListPanel", "Awaiting"),
        QT_TRANSLATE_NOOP("DeskListPanel", "Awaiting an answer"),
    ),
    (DeskList.SENT, QT_TRANSLATE_NOOP("DeskListPanel", "Sent"), ""),
    (DeskList.DECIDED, QT_TRANSLATE_NOOP("DeskListPanel", "Decided"), ""),
)
_EMPTY = {
    DeskList.INCOMING: (
        QT_TRANSLATE_NOOP("DeskListPanel", "No request waits"),
        QT_TRANSLATE_NOOP(
            "DeskListPanel", "Import an archive, or paste what you see on the page of invitations: one or many at once."
        ),
    ),
    DeskList.AWAITING: (
        QT_TRANSLATE_NOOP("DeskListPanel", "No question waits for an answer"),
        QT_TRANSLATE_NOOP("DeskListPanel", "Choose “Ask first” on a request to ask how you know each other."),
    ),
    DeskList.SENT: (
        QT_TRANSLATE_NOOP("DeskListPanel", "None of your invitations waits"),
        QT_TRANSLATE_NOOP("DeskListPanel", "Invitations you sent stand here with their age, ready to be withdrawn."),
    ),
    DeskList.DECIDED: (
        QT_TRANSLATE_NOOP("DeskListPanel", "Nothing is decided yet"),
        QT_TRANSLATE_NOOP("DeskListPanel", "Every request you answer stays here with your reason."),
    ),
}
_STATES = {
    InvitationState.ACCEPTED: (QT_TRANSLATE_NOOP("DeskListPanel", "accepted"), "circle-check", Tone.OK),
    InvitationState.ACCEPTED_WATCHED: (QT_TRANSLATE_NOOP("DeskListPanel", "accepted, watched"), "eye", Tone.INFO),
    InvitationState.DECLINED: (QT_TRANSLATE_NOOP("DeskListPanel", "declined"), "circle-cross", Tone.NEUTRAL),
    InvitationState.LEFT: (QT_TRANSLATE_NOOP("DeskListPanel", "left unanswered"), "hourglass", Tone.NEUTRAL),
    InvitationState.WITHDRAWN_BY_THEM: (QT_TRANSLATE_NOOP("DeskListPanel", "withdrawn by them"), "undo", Tone.NEUTRAL),
    InvitationState.EXPIRED: (QT_TRANSLATE_NOOP("DeskListPanel", "expired"), "clock", Tone.NEUTRAL),
}
_ROWS_AT_ONCE = 24
_NOTES = {
    NoteKind.NONE: QT_TRANSLATE_NOOP("DeskListPanel", "no note"),
    NoteKind.DEFAULT: QT_TRANSLATE_NOOP("DeskListPanel", "default text only"),
    NoteKind.UNKNOWN: QT_TRANSLATE_NOOP("DeskListPanel", "note not known"),
}


class DeskListPanel(QWidget):
    """`current` carries the id of the invitation with the keyboard, `add_wanted` and `several_wanted` what to open."""

    current = Signal(object)
    opened = Signal(object)
    add_wanted = Signal()
    several_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale: frozenset[int] = frozenset()
        segments = [Segment(which.value, self.tr(text), 0, spoken and self.tr(spoken)) for which, text, spoken in _TABS]
        self.tabs = SegmentedTabs("invitations.tabs", self.tr("Invitations"), segments, is_tight=True)
        self.add_button = push_button(self.tr("Add…"), "invitations.add", icon_name="plus")
        self.several_button = push_button(self.tr("Several at once…"), "invitations.several")
        self.stale_button = push_button(self.tr("Select stale"), "invitations.stale", ButtonLook.QUIET)
        self.chosen_count = Label("", TypeSize.META, Tint.TEXT3)
        self.rows = RowList("invitations.list", self.tr("Invitations"))
        self.model: LazyRowsModel[DeskRow] = LazyRowsModel(
            self._fetch, _face, page=_ROWS_AT_ONCE, pages_kept=40, parent=self
        )
        self.pages = QStackedWidget()
        self.empties = {which: self._empty(which) for which, *_ in _TABS}
        self._lay_out()
        self._connect()

    @property
    def which(self) -> DeskList:
        """The list shown."""
        return DeskList(self.tabs.current)

    @property
    def selected(self) -> tuple[int, ...]:
        """The selected invitations, from top to bottom."""
        return cast("tuple[int, ...]", self.rows.selected_ids)

    def row(self, invitation: object) -> DeskRow | None:
        """The row of an invitation shown."""
        return self.model.row_at(self.model.place_of(invitation))

    def refresh(self) -> None:
        """Ask anew for the list and the counts; the row with the keyboard keeps it, or hands it to its neighbour."""
        for which, count in self._desk.counts().items():
            self.tabs.show_count(which.value, count)
        found = self._desk.ids(self.which)
        before = self.rows.current_id
        place = max(0, self.model.place_of(before))
        self._stale = frozenset(self._desk.stale_ids() if self.which is DeskList.SENT else ())
        self.model.forget_all()
        self.model.show(found)
        self.pages.setCurrentWidget(self.rows if found else self.empties[self.which])
        is_left = self.model.place_of(before) >= 0
        if found and not (is_left and self.rows.selectionModel().hasSelection()):
            self.rows.make_current(before if is_left else found[min(place, len(found) - 1)])
        self.several_button.setVisible(bool(found))
        self.stale_button.setVisible(bool(self._stale))
        self._show_chosen()

    def show_invitation(self, invitation: int, which: DeskList) -> None:
        """Go to an invitation in a list."""
        self.tabs.choose(which.value)
        self.refresh()
        self.rows.make_current(invitation)

    def take_keyboard(self) -> None:
        """Take the keyboard to the rows, or to what an empty list offers."""
        offered = self.rows if self.pages.currentWidget() is self.rows else self.empties[self.which].button
        (offered or self.tabs.tab(self.tabs.current)).setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible; the tabs wrap."""
        return QSize(scaled(240), scaled(200))

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, DeskRow]:
        return cast("Mapping[object, DeskRow]", self._desk.rows_of(cast("Sequence[int]", ids)))

    def _empty(self, which: DeskList) -> EmptyState:
        title, reason = _EMPTY[which]
        has_start = which in (DeskList.INCOMING, DeskList.SENT)
        made = EmptyState(
            f"invitations.empty.{which.value}",
            "envelope-open",
            self.tr(title),
            self.tr(reason),
            button_text=self.tr("Paste or type invitations") if has_start else "",
        )
        made.started.connect(self.add_wanted)
        return made

    def _lay_out(self) -> None:
        self.rows.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.rows.setModel(self.model)
        self.pages.addWidget(self.rows)
        for empty in self.empties.values():
            self.pages.addWidget(empty)
        edge = scaled(Space.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, edge, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        tabs = QVBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.setContentsMargins(scaled(Space.TIGHT), 0, scaled(Space.TIGHT), 0)
        line = QHBoxLayout()
        line.setContentsMargins(scaled(Space.SMALL), 0, scaled(Space.SMALL), 0)
        line.addWidget(self.add_button)
        line.addWidget(self.several_button)
        line.addWidget(self.stale_button)
        line.addStretch(1)
        line.addWidget(self.chosen_count)
        tabs.addLayout(line)
        column.addLayout(tabs)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.rows.current_changed.connect(self._on_current)
        self.rows.opened.connect(self.opened)
        self.rows.selectionModel().selectionChanged.connect(self._show_chosen)
        self.add_button.clicked.connect(self.add_wanted)
        self.stale_button.clicked.connect(self._on_stale)
        self.several_button.clicked.connect(lambda: self.several_wanted.emit(self.selected))

    @Slot()
    def _show_chosen(self) -> None:
        count = len(self.selected)
        self.chosen_count.setText(self.tr("{count} chosen").format(count=count) if count > 1 else "")

    @Slot()
    def _on_stale(self) -> None:
        """Select every invitation that has waited for months."""
        places = [place for place, one in enumerate(self.model.ids) if one in self._stale]
        chosen = QItemSelection()
        for place in places:
            chosen.select(self.model.index(place), self.model.index(place))
        self.rows.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_tab(self, _name: str) -> None:
        self.rows.selectionModel().clear()
        self.refresh()
        self.current.emit(self.rows.current_id)

    @Slot(object)
    def _on_current(self, invitation: object) -> None:
        self.current.emit(invitation)


def _face(row: DeskRow) -> RowFace:
    note = " ".join(row.invitation.note.split())
    second = f"“{note}”" if note else _note_words(row)
    parts = [part for part in (row.headline, second) if part]
    return RowFace(row.name, " · ".join(parts), _age(row), chips=_chips(row))


def _chips(row: DeskRow) -> tuple[RowChip, ...]:
    state = _STATES.get(row.invitation.state)
    if state is not None:
        return (RowChip(QCoreApplication.translate("DeskListPanel", state[0]), state[1], state[2]),)
    if row.is_asleep and row.due_on is not None:
        words = QCoreApplication.translate("DeskListPanel", "sleep on it until {day}")
        return (RowChip(words.format(day=f"{row.due_on.day} {row.due_on:%b}"), "moon", Tone.NEUTRAL),)
    if row.is_overdue:
        return (RowChip(QCoreApplication.translate("DeskListPanel", "no answer"), "hourglass", Tone.WARN),)
    if row.is_stale:
        return (RowChip(QCoreApplication.translate("DeskListPanel", "stale"), "hourglass", Tone.WARN),)
    return ()


def _age(row: DeskRow) -> str:
    if row.due_on is not None and not row.is_asleep:
        words = QCoreApplication.translate("DeskListPanel", "until {day}")
        return words.format(day=f"{row.due_on.day} {row.due_on:%b}")
    return "" if row.days is None else short_age(row.days)


def _note_words(row: DeskRow) -> str:
    words = _NOTES.get(row.invitation.note_kind, "")
    return QCoreApplication.translate("DeskListPanel", words) if words else ""
