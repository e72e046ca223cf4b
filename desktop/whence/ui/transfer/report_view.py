"""What an archive would bring, or brought: one sentence, the numbers, and an account of every row of every file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from whence.services.importing import ImportReport
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.transfer.report_words import figures, kind_words, skipped_words
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.brief_parts import empty
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import Card

_MOST_NAMES = 200
_ROW = 30
_MOST_ROWS = 14
_COLUMNS = 2


class ReportView(Card):
    """Shows an `ImportReport`; the details are folded. `back_wanted` carries the erased people who were left out."""

    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = Label("", TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
        self.sentence = Label("", TypeSize.TITLE, is_strong=True, is_wrapped=True)
        self.warnings = Banner("transfer.warnings")
        self.numbers = QWidget()
        self.files = QTreeWidget()
        self.file_fold = Foldable(self.tr("Every file, row by row"), "transfer.files", self.files)
        self.names = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.vanished_fold = Foldable("", "transfer.vanished", self.names)
        self.back_button = push_button("", "transfer.left_out.back", ButtonLook.QUIET, icon_name="undo")
        self._left_out: tuple[tuple[str, str], ...] = ()
        name_control(self, "transfer.report", self.tr("What the archive brings"))
        self._lay_out()

    def show_report(self, report: ImportReport) -> None:
        """Show a report."""
        numbers = report.numbers
        year = str(numbers["generation"])
        generation = self.tr("a LinkedIn archive in the form of {year}").format(year=year)
        unknown = self.tr("a LinkedIn archive")
        self.source.setText(f"{isolated(one_line(numbers['source']))} · {unknown if year == 'unknown' else generation}")
        self.sentence.setText(report.sentence)
        self.setAccessibleDescription(report.sentence)
        warnings = [one_line(str(warning)) for warning in numbers["warnings"]]
        self.warnings.say("\n".join(warnings[:6]), Tone.WARN)
        self._show_numbers(figures(numbers))
        self._show_files(numbers["files"])
        self._show_vanished(report.vanished)
        self._show_left_out(report.left_out)

    def _show_numbers(self, counted: Sequence[tuple[str, str]]) -> None:
        grid = self.numbers.layout()
        if not isinstance(grid, QGridLayout):
            return
        empty(grid)
        half = (len(counted) + _COLUMNS - 1) // _COLUMNS
        for place, (number, words) in enumerate(counted):
            row, column = place % max(half, 1), place // max(half, 1) * 2
            figure = Label(number, TypeSize.BODY, is_strong=True)
            grid.addWidget(figure, row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Label(words, TypeSize.BODY, Tint.TEXT2, is_wrapped=True), row, column + 1)

    def _show_files(self, files: Sequence[Mapping[str, Any]]) -> None:
        self.files.clear()
        locale = QLocale()
        read = sorted(files, key=lambda file: file["kind"] == "ignored")
        for file in read:
            is_read = file["kind"] != "ignored"
            line = QTreeWidgetItem(
                self.files,
                [
                    one_line(file["name"], 120),
                    kind_words(file["kind"]),
                    locale.toString(file["rows"]) if is_read else "",
                    locale.toString(file["used"]) if is_read else "",
                    skipped_words(file["skipped"]),
                ],
            )
            for column in (2, 3):
                line.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows = min(len(read), _MOST_ROWS)
        self.files.setFixedHeight(scaled(_ROW) * (rows + 1) + scaled(Space.LARGE))

    def _show_vanished(self, vanished: Sequence[str]) -> None:
        count = QLocale().toString(len(vanished))
        self.vanished_fold.button.set_words(self.tr("{count} no longer in your connections").format(count=count))
        shown = [isolated(one_line(name, 80)) for name in vanished[:_MOST_NAMES]]
        self.names.setText(", ".join(shown) + (" …" if len(vanished) > _MOST_NAMES else ""))
        self.vanished_fold.setVisible(bool(vanished))

    def _show_left_out(self, those: tuple[tuple[str, str], ...]) -> None:
        self._left_out = those
        shown = ", ".join(isolated(one_line(name, 40)) for _, name in those[:3]) + (" …" if len(those) > 3 else "")
        self.back_button.setText(self.tr("Bring back {names}…").format(names=shown))
        self.back_button.setVisible(bool(those))

    @Slot()
    def _on_back(self) -> None:
        self.back_wanted.emit(self._left_out)

    def _lay_out(self) -> None:
        self.back_button.clicked.connect(self._on_back)
        grid = QGridLayout(self.numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(Space.SMALL))
        grid.setVerticalSpacing(scaled(Space.TIGHT))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        titles = [self.tr("File"), self.tr("Holds"), self.tr("Rows"), self.tr("Used"), self.tr("Left out")]
        name_control(self.files, "transfer.file_list", self.tr("Every file with its rows"))
        self.files.setHeaderLabels(titles)
        self.files.setRootIsDecorated(False)
        self.files.setUniformRowHeights(True)
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        header = self.files.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.names.setContentsMargins(scaled(Space.WIDE), 0, 0, 0)
        self.names.make_selectable()
        for part in (
            self.source, self.sentence, self.warnings, self.numbers, self.vanished_fold, self.file_fold,
        ):  # fmt: skip
            self.body.addWidget(part)
            if part is self.sentence:
                self.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
