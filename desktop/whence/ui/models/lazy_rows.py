"""A list model over ids: rows are fetched by the page when they come into sight, and forgotten again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Slot

from whence.ui.models.row_faces import ROW_FACE_ROLE, RowFace

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

#: Under this role every row answers with its id.
ID_ROLE = int(Qt.ItemDataRole.UserRole)
PAGE = 64
#: Above so many separate stretches of rows to take out or put in, starting afresh is cheaper.
MOST_STRETCHES = 100
#: Where so many rows come or go at once, looking for stretches takes longer than starting afresh.
MOST_ROWS = 4_000
#: The toolkit puts rows in one by one, so of more than so many it starts afresh.
MOST_COMERS = 400

_ITEM_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LazyRowsModel(QStringListModel, Generic[Row]):
    """Rows by id. `fetch` answers a page of ids with the rows it has, `face` says what a row shows.

    Ids may be of any hashable type and appear once. A row `fetch` does not know has no face. Up to `pages_kept` pages
    are remembered, the least recently asked for are let go first.

    How many rows there are is kept by the toolkit, as so many empty texts: a view that is laid out asks for it twice
    for every row, which through Python takes a tenth of a second for 60,000.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[object]], Mapping[object, Row]],
        face: Callable[[Row], RowFace],
        *,
        page: int = PAGE,
        pages_kept: int = 16,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._face = face
        self._page = page
        self._most_kept = page * pages_kept
        self._ids: list[object] = []
        self._places: dict[object, int] | None = {}
        self._kept: OrderedDict[object, tuple[Row, RowFace] | None] = OrderedDict()
        self._follow: Callable[[], object] = list
        # The first to hear of a change of rows is who is connected first: the ids have followed when views ask.
        self.modelReset.connect(self._on_rows_changed)
        self.rowsRemoved.connect(self._on_rows_changed)
        self.rowsInserted.connect(self._on_rows_changed)

    @property
    def ids(self) -> tuple[object, ...]:
        """The ids shown, in order."""
        return tuple(self._ids)

    def id_at(self, place: int) -> object:
        """The id at a place, or None outside."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, identity: object) -> int:
        """Where an id is, or -1."""
        if self._places is None:
            self._places = dict(zip(self._ids, range(len(self._ids)), strict=True))
        return self._places.get(identity, -1)

    def row_at(self, place: int) -> Row | None:
        """The row at a place, fetched with its neighbours when not remembered; None outside or when unknown."""
        known = self._known(place)
        return known[0] if known is not None else None

    def show(self, ids: Iterable[object]) -> None:
        """Show these ids instead, by as few removals, moves and insertions as make sense.

        What stays keeps its selection and its place in the view. Raises ValueError when an id appears twice.
        """
        fresh = list(ids)
        wanted = dict(zip(fresh, range(len(fresh)), strict=True))
        if len(wanted) != len(fresh):
            raise ValueError("an id appears twice")
        if fresh == self._ids:
            return
        if abs(len(fresh) - len(self._ids)) > MOST_ROWS:
            self._start_afresh(fresh)
            return
        before = set(self._ids)
        goners = _stretches([place for place, identity in enumerate(self._ids) if identity not in wanted])
        comers = _stretches([place for place, identity in enumerate(fresh) if identity not in before])
        is_much = len(goners) + len(comers) > MOST_STRETCHES or len(wanted.keys() - before) > MOST_COMERS
        if not self._ids or not fresh or is_much or before.isdisjoint(wanted):
            self._start_afresh(fresh)
        else:
            self._remove(goners)
            self._reorder([identity for identity in fresh if identity in before])
            self._insert(comers, fresh)

    def forget(self, ids: Iterable[object]) -> None:
        """Fetch the rows of these ids again when next seen, and have them redrawn."""
        changed = set(ids)
        for identity in changed:
            self._kept.pop(identity, None)
        places = sorted(place for place in map(self.place_of, changed) if place >= 0)
        for first, last in _stretches(places):
            self.dataChanged.emit(self.index(first), self.index(last))

    def forget_all(self) -> None:
        """Fetch every row again when next seen."""
        self._kept.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be selected; none has rows below it."""
        return _ITEM_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The face, the id, the title or the spoken words of a row."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[index.row()]
        if role not in _FACE_ROLES:
            return None
        known = self._known(index.row())
        if known is None:
            return None
        face = known[1]
        if role == ROW_FACE_ROLE:
            return face
        return face.title if role == Qt.ItemDataRole.DisplayRole else face.spoken()

    def _known(self, place: int) -> tuple[Row, RowFace] | None:
        if not 0 <= place < len(self._ids):
            return None
        identity = self._ids[place]
        if identity not in self._kept:
            self._fetch_page(place // self._page * self._page)
        self._kept.move_to_end(identity)
        return self._kept[identity]

    def _fetch_page(self, first: int) -> None:
        wanted = [identity for identity in self._ids[first : first + self._page] if identity not in self._kept]
        rows = self._fetch(wanted)
        while self._kept and len(self._kept) + len(wanted) > self._most_kept:
            self._kept.popitem(last=False)
        for identity in wanted:
            row = rows.get(identity)
            self._kept[identity] = None if row is None else (row, self._face(row))

    def _start_afresh(self, fresh: list[object]) -> None:
        def follow() -> None:
            self._ids = fresh

        self._follow = follow
        self.setStringList([""] * len(fresh))

    def _remove(self, stretches: Sequence[tuple[int, int]]) -> None:
        for first, last in reversed(stretches):

            def follow(first: int = first, last: int = last) -> None:
                del self._ids[first : last + 1]

            self._follow = follow
            self.removeRows(first, last - first + 1)

    def _insert(self, stretches: Sequence[tuple[int, int]], fresh: list[object]) -> None:
        for first, last in stretches:

            def follow(first: int = first, last: int = last) -> None:
                self._ids[first:first] = fresh[first : last + 1]

            self._follow = follow
            self.insertRows(first, last - first + 1)

    @Slot()
    def _on_rows_changed(self) -> None:
        self._follow()
        self._places = None

    def _reorder(self, order: list[object]) -> None:
        if order == self._ids:
            return
        move = _single_move(self._ids, order)
        if move is not None:
            source, target = move
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target + (target > source))
            self._ids, self._places = order, None
            self.endMoveRows()
            return
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._ids[index.row()]) for index in self.persistentIndexList()]
        self._ids, self._places = order, None
        self.changePersistentIndexList(
            [index for index, _ in held], [self.index(self.place_of(identity)) for _, identity in held]
        )
        self.layoutChanged.emit()


_FACE_ROLES = frozenset({ROW_FACE_ROLE, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending places, as first and last of each run without a gap."""
    if not places:
        return []
    ends = [(one, other) for one, other in pairwise(places) if other != one + 1]
    firsts = [places[0], *(other for _, other in ends)]
    lasts = [*(one for one, _ in ends), places[-1]]
    return list(zip(firsts, lasts, strict=True))


def _single_move(before: Sequence[object], after: Sequence[object]) -> tuple[int, int] | None:
    """From where to where one row went, when that is all that happened."""
    differing = [place for place, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
    first, last = differing[0], differing[-1]
    if before[first] == after[last] and before[first + 1 : last + 1] == after[first:last]:
        return first, last
    if before[last] == after[first] and before[first:last] == after[first + 1 : last + 1]:
        return last, first
    return None
