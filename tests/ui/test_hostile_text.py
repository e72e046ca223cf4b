"""Whatever a name holds, it is shown as text: walked through every widget, with every resource request refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.widget_sheet import WidgetSheet
from whence.domain.errors import JournalTrouble, Trouble
from whence.ui.dialogs.trouble import TroubleDialog
from whence.ui.labels import Label, SafeBrowser, set_tooltip
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.banner import Banner, FieldError
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.elided_label import ElidedLabel
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import ChipRow
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import KeyHint, PageHeading, SectionHeading
from whence.ui.widgets.progress_strip import ProgressStrip
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.search_field import SearchField
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs
from whence.ui.widgets.sidebar import NavigationEntry, Sidebar
from whence.ui.widgets.toast import ToastHost

HOSTILE = {
    "image": "<img src=x>",
    "local image": "<img src='file:///etc/hostname'><b>Bob</b>",
    "escaped": "&lt;b&gt; &amp; &",
    "direction": "\u202eevil\u202c \u2067abc",
    "long": "Ann" * 3_400,
    "lines": "a\r\nb\x00c\u2028d",
    "formula": "=cmd()|'/c calc'!A0",
    "emoji": "👩‍👩‍👧‍👦" * 50,
}


def _rows(text: str) -> QWidget:
    view = RowList("hostile.rows", text)
    face = RowFace(text, text, text, chips=(RowChip(text, "tag"),), title_marks=((0, 2),), second_marks=((1, 9_000),))
    model = LazyRowsModel(lambda ids: dict.fromkeys(ids, face), lambda known: known, parent=view)
    model.show(range(3))
    view.setModel(model)
    return view


def _chips(text: str) -> QWidget:
    row = ChipRow("hostile.chips", text)
    row.show_chips([Chip(text, "hostile.chip", icon_name="tag", is_removable=True, is_checkable=True)])
    return row


def _banner(text: str) -> QWidget:
    banner = Banner("hostile.banner")
    banner.say(text, button_text="Do")
    return banner


def _field(text: str) -> QWidget:
    holder = QWidget()
    field = SearchField("hostile.search", text)
    field.setText(text)
    error = FieldError(field)
    error.say(text)
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addWidget(error)
    return holder


def _progress(text: str) -> QWidget:
    strip = ProgressStrip("hostile.progress")
    strip.begin(text)
    return strip


def _toast(text: str) -> QWidget:
    window = QWidget()
    ToastHost(window).show(text, undo=window.close)
    return window


def _explained(text: str) -> QWidget:
    label = Label(text, is_wrapped=True)
    set_tooltip(label, text)
    return label


def _browser(text: str) -> QWidget:
    browser = SafeBrowser()
    browser.setAccessibleName("Help")
    browser.setMarkdown(f"![x](file:///etc/hostname) {text}")
    return browser


MAKERS: dict[str, Callable[[str], QWidget]] = {
    "rows": _rows,
    "chips": _chips,
    "banner": _banner,
    "field": _field,
    "progress": _progress,
    "toast": _toast,
    "label": _explained,
    "browser": _browser,
    "avatar": Avatar,
    "elided": ElidedLabel,
    "page heading": PageHeading,
    "section heading": lambda text: SectionHeading(text, text),
    "button": lambda text: push_button(text, "hostile.button", icon_name="check"),
    "keys": lambda text: KeyHint(QKeySequence("Ctrl+K")),
    "fold": lambda text: Foldable(text, "hostile.fold", Label(text)),
    "tabs": lambda text: SegmentedTabs("hostile.tabs", text, [Segment("one", text, 3)]),
    "sidebar": lambda text: Sidebar([NavigationEntry("one", text, "sun")], title=text),
    "empty": lambda text: EmptyState("hostile.empty", "people", text, text, button_text=text, example=text),
    "trouble": lambda text: TroubleDialog(JournalTrouble(Trouble.DAMAGED, text)),
}

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)


def guesses(root: QWidget) -> list[str]:
    """Widgets in a tree that might take their text for something else."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"label {widget.objectName()!r} guesses")
        if isinstance(widget, QTextBrowser) and not isinstance(widget, SafeBrowser):
            found.append(f"browser {widget.objectName()!r} loads")
        if isinstance(widget, QTextEdit) and not isinstance(widget, SafeBrowser) and widget.acceptRichText():
            found.append(f"field {widget.objectName()!r} takes rich text")
        if widget.toolTip() and not widget.toolTip().startswith("<qt>"):
            found.append(f"tooltip of {widget.objectName()!r} guesses")
    return found


def unnamed(root: QWidget) -> list[str]:
    """Controls in a tree that a screen reader has no word for, or a test no handle to."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, CONTROLS) or widget.objectName().startswith("qt_"):
            continue
        if type(widget).__name__ in {"QScrollBar", "QHeaderView"}:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not spoken.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} has no name")
    return found


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_is_guessed(qtbot: QtBot, maker: Callable[[str], QWidget], text: str) -> None:
    widget = maker(text)
    qtbot.addWidget(widget)
    widget.resize(360, 240)
    widget.show()
    assert not widget.grab().isNull()
    assert guesses(widget) == []
    assert unnamed(widget) == []


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_no_name_can_widen_the_window_beyond_reason(qtbot: QtBot, maker: Callable[[str], QWidget]) -> None:
    widget = maker(HOSTILE["long"])
    qtbot.addWidget(widget)
    assert widget.minimumSizeHint().width() <= 700


def test_the_walk_finds_what_it_looks_for(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    explained = QLabel("x")
    explained.setToolTip("<b>Bob</b>")
    for widget in (explained, QTextBrowser(), QTextEdit(), QLineEdit()):
        column.addWidget(widget)
    assert len(guesses(root)) == 5
    assert unnamed(root) == ["QTextBrowser '' has no name", "QTextEdit '' has no name", "QLineEdit '' has no name"]


def test_the_sheet_of_all_widgets_is_clean(qtbot: QtBot) -> None:
    sheet = WidgetSheet()
    qtbot.addWidget(sheet)
    sheet.show()
    assert guesses(sheet) == []
