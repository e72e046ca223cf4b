"""What can be done with the map: find somebody, come nearer, see everybody, read it as an outline, take it along."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from whence.ui.theme import Space, scaled
from whence.ui.widgets.buttons import icon_button, push_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.search_field import SearchField


class MapTools(QWidget):
    """The controls above the map; what they do is up to who holds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("insights.map.search", self.tr("Find somebody on the map"), delay=150)
        self.nearer_button = icon_button("plus", self.tr("Come nearer (+)"), "insights.map.nearer")
        self.farther_button = icon_button("minus", self.tr("Go farther (−)"), "insights.map.farther")
        self.all_button = icon_button("eye", self.tr("Bring everything into sight (0)"), "insights.map.fit")
        self.copy_button = icon_button("copy", self.tr("Copy as image"), "insights.map.copy")
        self.whole_button = push_button(self.tr("Everybody"), "insights.map.whole", icon_name="map")
        self.outline_button = push_button(self.tr("Show as outline"), "insights.map.outline", icon_name="list")
        self.save_button = push_button(self.tr("Save…"), "insights.map.save", icon_name="tray-down")
        self._lay_out()

    def _lay_out(self) -> None:
        self.whole_button.setCheckable(True)
        self.outline_button.setCheckable(True)
        self.search.setFixedWidth(scaled(300))
        near = QWidget()
        line = QHBoxLayout(near)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for one in (self.farther_button, self.nearer_button, self.all_button, self.copy_button):
            line.addWidget(one)
        flow = FlowLayout(Space.SMALL, parent=self)
        for part in (self.search, self.whole_button, self.outline_button, self.save_button, near):
            flow.addWidget(part)
