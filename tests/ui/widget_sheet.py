"""Every widget of the window on one page, in each theme and text size, to be looked at.

`python -m tests.ui.widget_sheet FOLDER` writes PNG files there; with `--show` the page opens instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from whence.domain.errors import JournalTrouble, Trouble
from whence.ui.actions import Actions
from whence.ui.dialogs.crash import CrashDialog
from whence.ui.dialogs.shortcuts import ShortcutsDialog
from whence.ui.dialogs.trouble import TroubleDialog
from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.marks import marks_of
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.theme import Space, Theme, ThemeChoice, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.buttons import ButtonLook, icon_button, push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import ChipRow, FlowLayout
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import Card, KeyHint, PageHeading, SectionHeading
from whence.ui.widgets.progress_strip import ProgressStrip
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.search_field import SearchField
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs
from whence.ui.widgets.sidebar import NavigationEntry, Sidebar
from whence.ui.widgets.toast import ToastHost

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

QUOTE = "“We spoke at length about the garden, then she asked Mara about the panel in spring”"
FACES = (
    RowFace("Mara Okafor", "PyCon Lisbon · through Sam Reyes · data lead, Acme", "3 d", chips=(
        RowChip("moderate", "signal", Tone.ACCENT), RowChip("2 open loops", "bell", Tone.WARN)),
        title_marks=marks_of("Mara Okafor", ["mara"])),
    RowFace("Jonas Lindqvist", "Web Summit 2024 · sales lead, Vandelay", "2 w", chips=(RowChip("weak", "signal"),)),
    RowFace("Priya Nair", QUOTE, "211 d", chips=(RowChip("met once", "clock"),),
            second_marks=marks_of(QUOTE, ["mara"])),
    RowFace("Þórdís Łukasiewicz-Ødegård von der Wertherhausen zu Immenstadt", "Colleague at Acme 2014–17", "2 y",
            chips=(RowChip("dormant", "snooze", Tone.INFO),)),
    RowFace("نور الدين حداد", "التقيتم في مؤتمر بايثون في لشبونة", "5 d",
            chips=(RowChip("strong", "signal", Tone.OK),)),
    RowFace("Ana Lima", "Nothing is recorded about how you met", "", chips=(RowChip("new", "person-plus"),)),
    RowFace("PyCon Lisbon 2026", "14–16 March · 12 people met", "8 m", icon_name="flag"),
)  # fmt: skip


def people(faces: Sequence[RowFace] = FACES) -> LazyRowsModel[RowFace]:
    """A model over a few invented people."""

    def fetch(ids: Sequence[object]) -> Mapping[object, RowFace]:
        return {identity: faces[int(str(identity))] for identity in ids}

    model = LazyRowsModel(fetch, lambda face: face)
    model.show(range(len(faces)))
    return model


class WidgetSheet(QWidget):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._sidebar())
        for fill in (self._first_column, self._second_column, self._third_column):
            column = QVBoxLayout()
            edge = scaled(Space.WIDE)
            column.setContentsMargins(edge, edge, 0, edge)
            column.setSpacing(scaled(Space.LARGE))
            fill(column)
            line.addLayout(column, 1)
        line.addSpacing(scaled(Space.WIDE))
        self.toasts = ToastHost(self)

    def _sidebar(self) -> Sidebar:
        sidebar = Sidebar(
            [
                NavigationEntry("today", "Today", "sun"),
                NavigationEntry("people", "People", "people"),
                NavigationEntry("invitations", "Invitations", "envelope"),
                NavigationEntry("review", "Review", "cards"),
            ],
            [
                NavigationEntry("events", "Events", "flag"),
                NavigationEntry("introductions", "Introductions", "introduction"),
                NavigationEntry("decisions", "Decisions", "scales"),
                NavigationEntry("insights", "Insights", "chart"),
            ],
            [NavigationEntry("preferences", "Preferences", "gear")],
            title="Whence",
        )
        sidebar.mark("people")
        sidebar.show_badge("invitations", 2)
        sidebar.show_badge("review", 17)
        sidebar.unfold(True)
        return sidebar

    def _first_column(self, column: QVBoxLayout) -> None:
        column.addWidget(PageHeading("People"))
        column.addWidget(SearchField("sheet.search", "Filter 412 people"))
        self.rows = RowList("sheet.rows", "People")
        self.rows.setModel(people())
        self.rows.setCurrentIndex(self.rows.model().index(0, 0))
        self.rows.setMinimumHeight(scaled(60 * len(FACES) + 2))
        column.addWidget(self.rows)
        strip = ProgressStrip("sheet.progress")
        strip.begin("Importing the archive: messages")
        strip.report(128_400, 300_000)
        column.addWidget(strip)
        column.addStretch(1)

    def _second_column(self, column: QVBoxLayout) -> None:
        column.addWidget(SectionHeading("How you know Mara", "met 8 months ago"))
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(scaled(Space.MEDIUM))
        head.addWidget(Avatar("Mara Okafor", 48))
        head.addWidget(
            Label(
                "You met Mara at PyCon Lisbon on 14 March 2026; Sam Reyes introduced you.",
                TypeSize.TITLE, is_strong=True, is_wrapped=True,
            ),
            1,
        )  # fmt: skip
        card.body.addLayout(head)
        evidence = Label("Your entry of 14 March: “talked about the hallway track”.", TypeSize.SECONDARY, Tint.TEXT2)
        fold = Foldable("your entry, 14 Mar · her note", "sheet.evidence", evidence)
        fold.unfold()
        card.body.addWidget(fold)
        chips = ChipRow("sheet.chips", "Tags")
        chips.show_chips(
            [
                Chip("PyCon Lisbon", "sheet.chip.event", icon_name="flag", tone=Tone.ACCENT, is_removable=True),
                Chip("rust", "sheet.chip.tag", icon_name="tag", is_removable=True),
                Chip("Sam Reyes", "sheet.chip.via", icon_name="introduction", tone=Tone.INFO, is_removable=True),
                Chip("asks for a call", "sheet.chip.call", icon_name="telephone", tone=Tone.WARN),
                Chip("says Lakeshore: no overlap", "sheet.chip.claim", icon_name="cross", tone=Tone.DANGER),
            ]
        )
        card.body.addWidget(chips)
        column.addWidget(card)
        self._messages(column)

    def _messages(self, column: QVBoxLayout) -> None:
        segments = [Segment("incoming", "Incoming", 2), Segment("awaiting", "Awaiting", 1), Segment("sent", "Sent", 14)]
        column.addWidget(SegmentedTabs("sheet.tabs", "Splits", segments))
        for sentence, tone, button in (
            ("Two people named Sam. Pick one.", Tone.INFO, ""),
            ("Kept. The next card is Priya Nair.", Tone.OK, ""),
            ("The last backup is nine days old.", Tone.WARN, "Back up now"),
            ("The file is not a zip archive. Choose the file LinkedIn sent you.", Tone.DANGER, ""),
        ):
            banner = Banner("sheet.banner")
            banner.say(sentence, tone, button)
            column.addWidget(banner)
        column.addStretch(1)

    def _third_column(self, column: QVBoxLayout) -> None:
        holder = QWidget()
        flow = FlowLayout(Space.SMALL, Space.SMALL, holder)
        for text, look, name in (
            ("Save and next", ButtonLook.PRIMARY, "check"),
            ("Log…", ButtonLook.PLAIN, "speech"),
            ("Introduce…", ButtonLook.QUIET, "introduction"),
            ("Remove", ButtonLook.DANGER, "bin"),
        ):
            flow.addWidget(push_button(text, f"sheet.{name}", look, icon_name=name))
        disabled = push_button("Not now", "sheet.disabled", icon_name="snooze")
        disabled.setEnabled(False)
        flow.addWidget(disabled)
        flow.addWidget(icon_button("dots", "More", "sheet.more"))
        column.addWidget(holder)
        self._forms(column)
        keys = QHBoxLayout()
        for sequence in ("Ctrl+Return", "Ctrl+K", "F1"):
            keys.addWidget(KeyHint(QKeySequence(sequence)))
        keys.addStretch(1)
        column.addLayout(keys)
        card = Card()
        card.body.addWidget(
            EmptyState(
                "sheet.empty",
                "people",
                "Nobody here yet",
                "Type five people you might introduce to each other; one line each is enough.",
                button_text="Log someone",
                example="Mara Okafor @PyCon Lisbon ^Sam #rust",
            )
        )
        column.addWidget(card)
        column.addStretch(1)

    def _forms(self, column: QVBoxLayout) -> None:
        field = QLineEdit("12 Movember")
        error = FieldError(field)
        error.say("“Movember” is no month. Write 12 Nov, or leave it out.")
        column.addWidget(field)
        column.addWidget(error)
        because = QPlainTextEdit("Says Lakeshore, but not in my years; asks for a call before saying why.")
        because.setFixedHeight(scaled(64))
        column.addWidget(because)
        box = QComboBox()
        box.addItems(["Recent first", "Name", "Tie"])
        box.setFocus(Qt.FocusReason.TabFocusReason)
        choices = QHBoxLayout()
        tick, dot = QCheckBox("Also on LinkedIn"), QRadioButton("Ask first")
        tick.setChecked(True)
        dot.setChecked(True)
        for control in (box, tick, dot):
            choices.addWidget(control)
        choices.addStretch(1)
        column.addLayout(choices)
        checks = ChipRow("sheet.reasons", "Reasons")
        reasons = [
            Chip("school", "sheet.reason.school", is_checkable=True),
            Chip("no note", "sheet.reason.note", is_checkable=True),
            Chip("pitch", "sheet.reason.pitch", is_checkable=True),
        ]
        reasons[1].setChecked(True)
        checks.show_chips(reasons)
        column.addWidget(checks)


def _save(application: QApplication, widget: QWidget, path: Path) -> None:
    widget.show()
    application.processEvents()
    if isinstance(widget, WidgetSheet):
        widget.toasts.show("Logged coffee with Mara Okafor.", undo=widget.close)
        application.processEvents()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()


def _pictures(application: QApplication, theme: Theme, folder: Path) -> None:
    actions = Actions({"tag.add": ("Ctrl+L",)})
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for percent, direction in ((100, "ltr"), (200, "ltr"), (100, "rtl")):
            theme.set_text_scale(percent)
            is_mirrored = direction == "rtl"
            application.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
            )
            sheet = WidgetSheet()
            sheet.resize(1500 * percent // 100, 900 * percent // 100)
            _save(application, sheet, folder / f"sheet-{choice.value}-{percent}-{direction}.png")
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        trouble = JournalTrouble(Trouble.DAMAGED, "Part of the journal cannot be read. Restore the backup of 3 Nov.")
        _save(application, TroubleDialog(trouble), folder / f"trouble-{choice.value}.png")
        _save(application, ShortcutsDialog(actions), folder / f"shortcuts-{choice.value}.png")
        _save(application, CrashDialog("KeyError\nhub.py:40 do"), folder / f"crash-{choice.value}.png")


def main() -> None:
    """Draw the pictures, or open the page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--show", action="store_true")
    chosen = arguments.parse_args()
    application = QApplication([])
    theme = Theme(application, RESOURCES)
    if chosen.show:
        sheet = WidgetSheet()
        sheet.show()
        application.exec()
        return
    chosen.folder.mkdir(parents=True, exist_ok=True)
    _pictures(application, theme, chosen.folder)


if __name__ == "__main__":
    main()
