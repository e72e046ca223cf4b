"""The map of who brought whom: two steps around one person, or the whole; as a picture or as an outline."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QTreeView, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.network_map import ROOT, NetworkTree, NodeKind
from whence.domain.people_filters import PeopleFilter
from whence.domain.radial_layout import around, whole
from whence.ui.icons import Tint
from whence.ui.insights.asking import Asking
from whence.ui.insights.map_legend import MapLegend
from whence.ui.insights.map_taking import MapTaking
from whence.ui.insights.map_tools import MapTools
from whence.ui.insights.outline import OutlineModel
from whence.ui.labels import Label, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.radial_drawing import MapPicture, picture_of
from whence.ui.widgets.radial_map import RadialMapView
from whence.ui.widgets.radial_places import MapPlaces

_STEP = 1.4


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The whole, laid out and made ready to be drawn."""

    picture: MapPicture
    places: MapPlaces


class MapPanel(QWidget):
    """Around the owner at first; a click opens a person, walks on to a gate, and lists those who are summed up.

    The tree is read, and the whole laid out, on the worker; until then what was shown before stays.
    """

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = surroundings
        self.tree: NetworkTree | None = None
        self.middle = ROOT
        self.asking = Asking(surroundings, self.tr("Drawing the map"), self)
        self.tools = MapTools()
        self.search = self.tools.search
        self.said = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.view = RadialMapView("insights.map", self.explain)
        self.taking = MapTaking(self.view, self.said.text, surroundings.navigator, self)
        self.outline = QTreeView()
        self.model = OutlineModel(self)
        self.pages = QStackedWidget()
        self._wanted: PersonId | None = None
        self._lay_out()
        self._connect()

    @property
    def is_whole(self) -> bool:
        """Whether everybody is shown."""
        return self.tools.whole_button.isChecked()

    def refresh(self) -> None:
        """Ask for the tree anew, and show the same part of it."""
        if self.tree is None:
            self.said.setText(self.tr("Reading who brought whom…"))
        self.asking.ask_journal(lambda services: (services.network_map.tree() for _ in range(1)))

    def show_person(self, person: PersonId) -> None:
        """Show two steps around somebody, as soon as the tree is there."""
        self._wanted = person
        if self.tree is None or self.asking.is_busy:
            return
        self._show_wanted()

    def show_around(self, node: int) -> None:
        """Show two steps around a node."""
        self.middle = node
        self._show()

    def explain(self, place: int) -> str:
        """A node in words: how a person is known, how many people a gate let in."""
        layout = self.view.layout_shown
        if layout is None or self.tree is None:
            return ""
        number, node = layout.shown[place], layout.nodes[place]
        if number is None:
            more = len(layout.beyond.get(place, ()))
            return self.tr("{count} more hang here; open it for the list of these people.").format(count=more)
        if node.person is not None:
            count = self.tree.brought(number)
            sentence = self.around.services.network_map.sentence(node.person)
            brought = self.tr("Brought {count} into your network.").format(count=count) if count else ""
            return f"{sentence} {brought}".strip()
        words = self.tr("{name}: {count} people")
        return words.format(name=node.label, count=self.tree.brought(number))

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if self.tree is not None and wanted is not None and wanted in self.tree.places:
            self.tools.whole_button.setChecked(False)
            self.show_around(self.tree.places[wanted])

    @Slot(object)
    def _on_answered(self, answer: NetworkTree | _Drawn) -> None:
        if isinstance(answer, _Drawn):
            self.view.show_picture(answer.picture, answer.places)
            self._say_what()
            self._light(self.search.text())
            return
        before = self.tree.nodes[self.middle] if self.tree is not None else None
        self.tree = answer
        self.middle = answer.places.get(before.person, ROOT) if before is not None and before.person else ROOT
        self.model.show_tree(answer)
        if self._wanted is None:
            self._show()
        self._show_wanted()

    @Slot()
    def _show(self) -> None:
        tree = self.tree
        if tree is None:
            return
        if self.is_whole:
            self.said.setText(self.tr("Laying everybody out…"))
            self.asking.ask(lambda: _drawn(tree))
            return
        self.asking.stop()
        layout = around(tree, self.middle)
        self.view.show_layout(layout, [0 if one is None else tree.brought(one) for one in layout.shown])
        self._say_what()

    def _say_what(self) -> None:
        is_you = self.middle == ROOT or self.tree is None
        label = self.tr("you") if is_you or self.tree is None else one_line(self.tree.nodes[self.middle].label)
        everybody = self.tr("Everybody: who brought whom into your network.")
        words = everybody if self.is_whole else self.tr("Two steps around {name}.").format(name=label)
        self.said.setText(words)
        self.view.setAccessibleName(words)

    def _path(self, number: int) -> list[int]:
        layout = self.view.layout_shown
        place = layout.place_of(number) if layout is not None else None
        if layout is None or place is None:
            return []
        found = [place]
        while found[-1]:
            found.append(layout.parents[found[-1]])
        return found[::-1]

    def _lay_out(self) -> None:
        self.outline.setModel(self.model)
        self.outline.setHeaderHidden(True)
        self.outline.setUniformRowHeights(True)
        name_control(self.outline, "insights.map.tree", self.tr("Who brought whom, as an outline"))
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, scaled(Space.SMALL), edge, scaled(Space.MEDIUM))
        column.setSpacing(scaled(Space.SMALL))
        for part in (self.tools, self.said, self.taking.banner):
            column.addWidget(part)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.outline)
        column.addWidget(self.pages, 1)
        column.addWidget(MapLegend())

    def _connect(self) -> None:
        tools = self.tools
        self.asking.answered.connect(self._on_answered)
        tools.search.searched.connect(self._light)
        tools.whole_button.toggled.connect(lambda _on: self._show())
        tools.outline_button.toggled.connect(self._on_outline)
        tools.save_button.clicked.connect(self.taking.ask_and_save)
        tools.copy_button.clicked.connect(self.taking.copy)
        tools.nearer_button.clicked.connect(lambda _on: self.view.zoom(_STEP))
        tools.farther_button.clicked.connect(lambda _on: self.view.zoom(1 / _STEP))
        tools.all_button.clicked.connect(lambda _on: self.view.fit())
        self.view.opened.connect(self._on_opened)
        self.outline.activated.connect(self._on_row)

    @Slot(str)
    def _light(self, words: str) -> None:
        """Light the way to whom is searched for; two steps around them where not everybody is shown."""
        if self.tree is None or not words.strip():
            if self.view.lit:
                self.view.light(())
                self._say_what()
            return
        number = self.around.services.network_map.find(self.tree, words)
        if number is None:
            self.view.light(())
            self.said.setText(self.tr("Nobody on the map is called that."))
            return
        if self.is_whole:
            self.view.light(self._path(number))
        else:
            self.show_around(number)
        self.said.setText(" → ".join(one_line(self.tree.nodes[one].label) for one in self.tree.path(number)))
        self.outline.setCurrentIndex(self.model.index_of(number))

    @Slot(bool)
    def _on_outline(self, is_on: bool) -> None:
        shown = self.outline if is_on else self.view
        self.pages.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_opened(self, place: int) -> None:
        layout = self.view.layout_shown
        if layout is None or self.tree is None:
            return
        number = layout.shown[place]
        if number is not None:
            self._open(number)
            return
        beyond = frozenset(self.tree.people_at(layout.beyond.get(place, ())))
        beside = one_line(layout.nodes[layout.parents[place]].label)
        words = self.tr("Further on the map beside {name}").format(name=beside)
        self.around.navigator.open_screen("people", PeopleFilter(among=beyond, among_words=words))

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        self._open(self.model.node_of(index))

    def _open(self, number: int) -> None:
        if self.tree is None:
            return
        node = self.tree.nodes[number]
        if node.kind is NodeKind.PERSON and node.person is not None:
            self.around.navigator.open_person(node.person)
        elif not self.is_whole:
            self.show_around(number)


def _drawn(tree: NetworkTree) -> Generator[object, None, None]:
    layout = whole(tree)
    brought = [0 if one is None else tree.brought(one) for one in layout.shown]
    yield _Drawn(picture_of(layout, brought), MapPlaces(layout))
