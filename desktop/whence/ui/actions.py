"""The window's actions, built from their table, with the keys a person chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from whence.ui.action_rows import ACTION_ROWS, ActionRow, Where
from whence.ui.icons import icon
from whence.ui.labels import escape_tooltip

_CONTEXTS = {Where.EVERYWHERE: Qt.ShortcutContext.WindowShortcut}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Keys that two actions would answer to in the same place."""

    keys: str
    first: str
    second: str


class Actions(QObject):
    """Every action by its identifier.

    `overrides` maps identifiers to the keys a person chose (portable text; an empty tuple for none); unknown
    identifiers in it are kept untouched, for they may belong to a later version.
    Actions that work everywhere are added to the window with `belong_to`; the others to their screen.
    """

    rebound = Signal(str)

    def __init__(
        self,
        overrides: Mapping[str, Sequence[str]] | None = None,
        rows: Sequence[ActionRow] = ACTION_ROWS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self._row_of = {row.identifier: row for row in self.rows}
        self._overrides = {identifier: tuple(keys) for identifier, keys in (overrides or {}).items()}
        self._has_letters = True
        self._actions = {row.identifier: self._built(row) for row in self.rows}

    def __getitem__(self, identifier: str) -> QAction:
        """The action of that identifier; raises KeyError when there is none."""
        return self._actions[identifier]

    def __iter__(self) -> Iterator[str]:
        """Every identifier, in the table's order."""
        return iter(self._actions)

    @property
    def overrides(self) -> dict[str, tuple[str, ...]]:
        """What a person chose differently from the table, to be kept in the preferences."""
        return dict(self._overrides)

    @property
    def has_letters(self) -> bool:
        """Whether single letters act."""
        return self._has_letters

    def row(self, identifier: str) -> ActionRow:
        """The table's row of an action."""
        return self._row_of[identifier]

    def title(self, identifier: str) -> str:
        """An action's words without the marked letter, for lists and the palette."""
        return _translated(self._row_of[identifier].text).replace("&", "")

    def keys(self, identifier: str) -> tuple[str, ...]:
        """The keys an action answers to, as portable text."""
        return self._overrides.get(identifier, self._row_of[identifier].keys)

    def rebind(self, identifier: str, keys: Iterable[str]) -> None:
        """Answer to these keys from now on; the table's own keys are not kept as an override."""
        chosen = tuple(keys)
        if chosen == self._row_of[identifier].keys:
            self._overrides.pop(identifier, None)
        else:
            self._overrides[identifier] = chosen
        self._bind(self._actions[identifier])
        self.rebound.emit(identifier)

    def restore(self) -> None:
        """Take back every key a person chose."""
        for identifier in [known for known in self._overrides if known in self._actions]:
            self.rebind(identifier, self._row_of[identifier].keys)

    def allow_letters(self, is_allowed: bool) -> None:
        """Whether single letters (the review's keys) act; they stay in the table either way."""
        self._has_letters = is_allowed
        for action in self._actions.values():
            self._bind(action)

    def belong_to(self, widget: QWidget, where: Where) -> None:
        """Let the keys of a place work while the keyboard is in `widget`."""
        widget.addActions([self._actions[row.identifier] for row in self.rows if row.where is where])

    def conflicts(self) -> tuple[Conflict, ...]:
        """Keys that more than one action answers to in the same place."""
        found: list[Conflict] = []
        users: dict[str, list[ActionRow]] = {}
        for row in self.rows:
            for keys in map(_canonical, self.keys(row.identifier)):
                earlier = users.setdefault(keys, [])
                found += [Conflict(keys, other.identifier, row.identifier) for other in earlier if _meet(other, row)]
                earlier.append(row)
        return tuple(found)

    def _built(self, row: ActionRow) -> QAction:
        action = QAction(icon(row.icon_name), _translated(row.text), self)
        action.setObjectName(row.identifier)
        action.setCheckable(row.is_checkable)
        action.setShortcutContext(_CONTEXTS.get(row.where, Qt.ShortcutContext.WidgetWithChildrenShortcut))
        action.setMenuRole(_MENU_ROLES.get(row.identifier, QAction.MenuRole.NoRole))
        self._bind(action)
        return action

    def _bind(self, action: QAction) -> None:
        sequences = [
            QKeySequence(keys) for keys in self.keys(action.objectName()) if self._has_letters or len(keys) > 1
        ]
        action.setShortcuts(sequences)
        shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
        title = action.text().replace("&", "")
        action.setToolTip(escape_tooltip(f"{title} ({shown})" if shown else title))


_MENU_ROLES = {
    "preferences.open": QAction.MenuRole.PreferencesRole,
    "journal.quit": QAction.MenuRole.QuitRole,
    "program.describe": QAction.MenuRole.AboutRole,
}


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def _canonical(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def _meet(one: ActionRow, other: ActionRow) -> bool:
    """True when both would be asked for the same key: in one place, or one of them everywhere else's shortcut.

    A place of its own takes a key before the window does only where the table says so on purpose.
    """
    if one.where is other.where:
        return True
    places = {one.where, other.where}
    return Where.EVERYWHERE in places and frozenset({one.identifier, other.identifier}) not in _ON_PURPOSE


#: In the palette, Ctrl+Enter logs what was typed: that is its "save and next", and no form is open below it.
_ON_PURPOSE = frozenset({frozenset({"form.save", "palette.log"})})
