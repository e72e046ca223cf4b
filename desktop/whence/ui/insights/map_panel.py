"""The map of who brought whom: two steps around one person, or the whole; as a picture or as an outline."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.domain.network_map import ROOT, NetworkTree, NodeKind
from whence.domain.radial_layout import RadialLayout, around, whole
from whence.services.private_files import write_private
from whence.ui.icons import Tint
from whence.ui.insights.map_export import png_of, svg_of
from whence.ui.insights.map_legend import MapLegend
from whence.ui.insights.outline import OutlineModel
from whence.ui.labels import Label, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.radial_map import RadialMapView
from whence.ui.widgets.search_field import SearchField

_PICTURE = 2_000


class MapPanel(QWidget):
    """Around the owner at first; a click opens a person, and walks on to a gate."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = surroundings
        self.tree: NetworkTree | None = None
        self.middle = ROOT
        self.search = SearchField("insights.map.search", self.tr("Find somebody on the map"), delay=150)
        self.whole_button = push_button(self.tr("Everybody"), "insights.map.whole", icon_name="map")
        self.outline_button = push_button(self.tr("Show as outline"), "insights.map.outline", icon_name="list")
        self.save_button = push_button(self.tr("Save…"), "insights.map.save", icon_name="tray-down")
        self.banner = Banner("insights.map.refusal")
        self.said = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.view = RadialMapView("insights.map", self.explain)
        self.outline = QTreeView()
        self.model = OutlineModel(self)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def is_whole(self) -> bool:
        """Whether everybody is shown."""
        return self.whole_button.isChecked()

    def refresh(self) -> None:
        """Ask for the tree anew, and show the same part of it."""
        before = self.tree.nodes[self.middle] if self.tree is not None else None
        self.tree = self.around.services.network_map.tree()
        self.middle = self.tree.places.get(before.person, ROOT) if before is not None and before.person else ROOT
        self.model.show_tree(self.tree)
        self._show()

    def show_person(self, person: PersonId) -> None:
        """Show two steps around somebody."""
        if self.tree is None:
            self.refresh()
        if self.tree is not None and person in self.tree.places:
            self.whole_button.setChecked(False)
            self.show_around(self.tree.places[person])

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
            return self.tr("{count} more hang here; open the outline to see them").format(count=node.label)
        if node.person is not None:
            count = self.tree.brought(number)
            sentence = self.around.services.network_map.sentence(node.person)
            brought = self.tr("Brought {count} into your network.").format(count=count) if count else ""
            return f"{sentence} {brought}".strip()
        words = self.tr("{name}: {count} people")
        return words.format(name=node.label, count=self.tree.brought(number))

    def save(self, path: Path) -> bool:
        """Write the map as SVG or PNG, by the ending of the name; False, with the reason shown, when it can't be."""
        picture = self.view.picture
        if picture is None:
            return False
        size = QSize(_PICTURE, _PICTURE)
        content = svg_of(picture, size) if path.suffix.lower() == ".svg" else png_of(picture, size)
        try:
            write_private(path, content)
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.banner.say("")
        self.around.navigator.say(self.tr("Saved as {name}").format(name=path.name))
        return True

    def _show(self) -> None:
        if self.tree is None:
            return
        layout = whole(self.tree) if self.is_whole else around(self.tree, self.middle)
        self.view.show_layout(layout, [0 if one is None else self.tree.brought(one) for one in layout.shown])
        is_you = self.middle == ROOT
        label = self.tr("you") if is_you else one_line(self.tree.nodes[self.middle].label)
        everybody = self.tr("Everybody: who brought whom into your network.")
        words = everybody if self.is_whole else self.tr("Two steps around {name}.").format(name=label)
        self.said.setText(words)
        self.view.setAccessibleName(words)

    def _path(self, layout: RadialLayout, number: int) -> list[int]:
        place = layout.place_of(number)
        if place is None:
            return []
        found = [place]
        while found[-1]:
            found.append(layout.parents[found[-1]])
        return found[::-1]

    def _lay_out(self) -> None:
        self.whole_button.setCheckable(True)
        self.outline_button.setCheckable(True)
        self.outline.setModel(self.model)
        self.outline.setHeaderHidden(True)
        self.outline.setUniformRowHeights(True)
        name_control(self.outline, "insights.map.tree", self.tr("Who brought whom, as an outline"))
        self.search.setMaximumWidth(scaled(320))
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.search, 1)
        line.addStretch(1)
        for button in (self.whole_button, self.outline_button, self.save_button):
            line.addWidget(button)
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, scaled(Space.SMALL), edge, edge)
        column.setSpacing(scaled(Space.SMALL))
        column.addLayout(line)
        column.addWidget(self.said)
        column.addWidget(self.banner)
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.outline)
        column.addWidget(self.pages, 1)
        column.addWidget(MapLegend())

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.whole_button.toggled.connect(lambda _on: self._show())
        self.outline_button.toggled.connect(self._on_outline)
        self.save_button.clicked.connect(self._on_save)
        self.view.opened.connect(self._on_opened)
        self.outline.activated.connect(self._on_row)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        if self.tree is None:
            return
        number = self.around.services.network_map.find(self.tree, words)
        if number is None:
            self.view.light(())
            self.said.setText(self.tr("Nobody on the map is called that.") if words.strip() else "")
            return
        if not self.is_whole:
            self.show_around(number)
        layout = self.view.layout_shown
        if layout is not None and self.is_whole:
            self.view.light(self._path(layout, number))
        way = " → ".join(one_line(self.tree.nodes[one].label) for one in self.tree.path(number))
        self.said.setText(way)
        self.outline.setCurrentIndex(self.model.index_of(number))

    @Slot(bool)
    def _on_outline(self, is_on: bool) -> None:
        shown = self.outline if is_on else self.view
        self.pages.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_opened(self, place: int) -> None:
        layout = self.view.layout_shown
        number = layout.shown[place] if layout is not None else None
        if number is None:
            self.outline_button.setChecked(True)
        elif self.tree is not None:
            self._open(number)

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

    @Slot()
    def _on_save(self) -> None:
        title, kinds = self.tr("Save the map"), self.tr("Drawings (*.svg);;Pictures (*.png)")
        chosen, kind = QFileDialog.getSaveFileName(self, title, "map.svg", kinds)
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".png" if "png" in kind else ".svg"))
