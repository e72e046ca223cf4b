"""The menu bar as nested lists of action identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar

from whence.ui.actions import Actions
from whence.ui.translation import QT_TRANSLATE_NOOP

#: Stands for a line between two groups.
LINE = "-"


@dataclass(frozen=True, slots=True)
class MenuRow:
    """One menu: its name, its words, and action identifiers, lines and menus in order."""

    name: str
    text: str
    entries: tuple[str | MenuRow, ...]


MENU_ROWS: tuple[MenuRow, ...] = (
    MenuRow(
        "journal",
        QT_TRANSLATE_NOOP("Menus", "&Journal"),
        (
            "capture.open", "event.begin", LINE,
            "journal.import", "journal.export", LINE,
            "journal.backup", "journal.restore", "journal.check", "passphrase.change", LINE,
            "journal.open", "preferences.open", LINE,
            "journal.quit",
        ),
    ),
    MenuRow(
        "edit",
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (
            "change.undo", "change.redo", LINE,
            "brief.copy", LINE,
            "palette.open", "filter.focus", LINE,
            "form.save", LINE,
            "person.bin", "bin.open",
        ),
    ),
    MenuRow(
        "view",
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            "today.open", "people.open", "invitations.open", "review.open", LINE,
            "events.open", "introductions.open", "decisions.open", "insights.open", "tidy.open", LINE,
            "view.back", "view.forward", "view.close", LINE,
            MenuRow("text", QT_TRANSLATE_NOOP("Menus", "Text si&ze"), ("text.enlarge", "text.reduce", "text.reset")),
            MenuRow(
                "colours",
                QT_TRANSLATE_NOOP("Menus", "Colo&urs"),
                ("colours.system", "colours.light", "colours.dark"),
            ),
        ),
    ),
    MenuRow(
        "person",
        QT_TRANSLATE_NOOP("Menus", "&Person"),
        (
            "person.open", "interaction.log", "introduction.begin", LINE,
            "person.edit", "follow-up.add", "tag.add", LINE,
            "tie.label", "reminder.set", "touch.keep", LINE,
            "person.menu", LINE,
            "person.archive", "person.bring-back", LINE,
            "person.merge", "person.split", "person.erase", LINE,
            MenuRow("palette", QT_TRANSLATE_NOOP("Menus", "In the p&alette"), (
                "palette.pick", "palette.brief", "palette.log",
            )),
            MenuRow("capture", QT_TRANSLATE_NOOP("Menus", "In the lo&g line"), (
                "capture.save", "capture.force", "capture.choices",
            )),
        ),
    ),
    MenuRow(
        "decide",
        QT_TRANSLATE_NOOP("Menus", "&Decide"),
        (
            "invitation.log", "invitation.paste", LINE,
            MenuRow("invitation", QT_TRANSLATE_NOOP("Menus", "On t&his invitation"), (
                "verdict.first", "verdict.second", "verdict.third", "verdict.fourth", "verdict.fifth",
                "verdict.sleep",
            )),
            MenuRow("review", QT_TRANSLATE_NOOP("Menus", "On this &card"), (
                "review.keep", "review.keep-for-good", "review.reach-out", "review.snooze", "review.remove", LINE,
                "review.next", "review.previous", "review.details",
            )),
        ),
    ),
    MenuRow(
        "help",
        QT_TRANSLATE_NOOP("Menus", "&Help"),
        ("shortcuts.open", "sample.open", LINE, "program.describe"),
    ),
)  # fmt: skip


def fill_menu_bar(bar: QMenuBar, actions: Actions, rows: Sequence[MenuRow] = MENU_ROWS) -> None:
    """Put every menu and its actions into the bar; raises KeyError for an identifier no action has."""
    for row in rows:
        bar.addMenu(_built(row, actions, bar))


def identifiers_in(rows: Sequence[MenuRow]) -> tuple[str, ...]:
    """Every action identifier in the menus, in order."""
    found: list[str] = []
    for row in rows:
        for entry in row.entries:
            if isinstance(entry, MenuRow):
                found += identifiers_in((entry,))
            elif entry != LINE:
                found.append(entry)
    return tuple(found)


def _built(row: MenuRow, actions: Actions, bar: QMenuBar) -> QMenu:
    menu = QMenu(QCoreApplication.translate("Menus", row.text), bar)
    menu.setObjectName(f"menu.{row.name}")
    menu.setToolTipsVisible(False)
    for entry in row.entries:
        if isinstance(entry, MenuRow):
            menu.addMenu(_built(entry, actions, bar))
        elif entry == LINE:
            menu.addSeparator()
        else:
            menu.addAction(actions[entry])
    return menu
