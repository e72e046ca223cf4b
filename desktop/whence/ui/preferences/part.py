"""What the parts of the preferences have in common: cards of labelled controls."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import Card, SectionHeading


class PreferencesPart(QWidget):
    """A column of cards. `tables` names what it shows from the journal, `refresh` asks for it anew."""

    tables: tuple[str, ...] = ()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(scaled(Space.LARGE))

    def refresh(self) -> None:
        """Show what holds now."""

    def keep(self) -> None:
        """Save what was typed, where leaving saves."""

    def add_card(self, title: str, words: str = "") -> Card:
        """A card with a heading and perhaps a sentence under it."""
        card = Card()
        card.body.addWidget(SectionHeading(title))
        if words:
            card.body.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        self.column.addWidget(card)
        return card


def add_field(card: Card, words: str, field: QWidget, hint: str = "") -> FieldError | None:
    """Put a labelled control on a card; gives the place for what is wrong with it, for a line to type into."""
    group = QVBoxLayout()
    group.setSpacing(scaled(Space.TIGHT))
    label = Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
    label.setBuddy(field)
    group.addWidget(label)
    group.addWidget(field)
    error = FieldError(field) if isinstance(field, QLineEdit) else None
    if error is not None:
        group.addWidget(error)
    if hint:
        group.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
    card.body.addLayout(group)
    return error


def row_of(*widgets: QWidget) -> FlowLayout:
    """Several controls beside each other, the room after them left empty; they go on below where there is none."""
    line = FlowLayout(Space.SMALL, Space.SMALL)
    for widget in widgets:
        line.addWidget(widget)
    return line
