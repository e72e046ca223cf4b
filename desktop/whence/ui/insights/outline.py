"""The map as an outline: the same tree in words, for the keyboard and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from whence.domain.amounts import people_words
from whence.domain.network_map import ROOT, NetworkTree
from whence.domain.tie_sentences import CATEGORY_WORDS
from whence.ui.labels import one_line

Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractItemModel):
    """Rows are nodes of the tree, asked for as they come into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree: NetworkTree | None = None
        self._rows: dict[int, int] = {}

    def show_tree(self, tree: NetworkTree) -> None:
        """Show another tree."""
        self.beginResetModel()
        self._tree = tree
        self._rows = {child: row for beside in tree.children for row, child in enumerate(beside)}
        self.endResetModel()

    def node_of(self, index: Index) -> int:
        """The node of a row."""
        return int(index.internalId()) if index.isValid() else ROOT

    def index_of(self, node: int) -> QModelIndex:
        """The row of a node."""
        return QModelIndex() if node == ROOT else self.createIndex(self._rows[node], 0, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The row below another."""
        if not self.hasIndex(row, column, parent) or self._tree is None:
            return QModelIndex()
        return self.createIndex(row, column, self._tree.children[self.node_of(parent)][row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The row above."""
        if not index.isValid() or self._tree is None:
            return QModelIndex()
        return self.index_of(self._tree.parents[self.node_of(index)])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many hang on a row."""
        return len(self._tree.children[self.node_of(parent)]) if self._tree is not None else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Names alone."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, how strong the tie is, and how many people hang on it."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if self._tree is None or not index.isValid() or role not in wanted:
            return None
        number = self.node_of(index)
        node, count = self._tree.nodes[number], self._tree.brought(number)
        parts = [one_line(node.label)]
        if node.category is not None:
            parts.append(CATEGORY_WORDS[node.category])
        if count:
            brought = QCoreApplication.translate("OutlineModel", "brought {count}")
            words = brought.format(count=count) if node.person is not None else people_words(count)
            parts.append(words)
        return " · ".join(parts)
