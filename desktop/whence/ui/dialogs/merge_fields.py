"""Two people side by side, part by part, with whose value shall stand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.merging import CAN_BE_BOTH, FIELD_WORDS, Choice, MergedField, MergeField, chosen
from whence.services.merge_previews import MergePreview
from whence.services.people_lists import PersonRow
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.avatar import Avatar
from whence.ui.widgets.brief_parts import empty

_HEADING = 96
_NARROWEST = 64


class Option(QWidget):
    """One value to be chosen, wrapped beside its button; a click on the words chooses it too."""

    def __init__(self, identifier: str, field: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton()
        self.label = _narrow(Label(words, TypeSize.BODY, is_wrapped=True))
        name_control(self.button, identifier, f"{field}: {one_line(words)}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, scaled(2), 0, scaled(2))
        line.setSpacing(scaled(Space.TIGHT))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.setChecked(True)


class PersonHead(QWidget):
    """Who stands at the head of a column: initials, name, what they do, how they are known."""

    def __init__(self, row: PersonRow, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_narrow(Label(one_line(row.name), TypeSize.BODY, is_strong=True, is_wrapped=True)))
        for text in (row.affiliation, row.hint):
            if text:
                words.addWidget(_narrow(Label(one_line(text), TypeSize.META, Tint.TEXT2, is_wrapped=True)))
        if remark:
            words.addWidget(_narrow(Label(remark, TypeSize.META, Tint.ACCENT, is_wrapped=True)))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(Avatar(row.name), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


class MergeFields(QWidget):
    """A line for every part of which somebody says something; where both differ, one of them is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[MergeField, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(scaled(Space.MEDIUM))
        self._grid.setVerticalSpacing(scaled(Space.SMALL))
        self._grid.setColumnMinimumWidth(0, scaled(_HEADING))
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        name_control(self, "merge.fields", self.tr("What stands afterwards"))

    @property
    def choices(self) -> tuple[tuple[MergeField, Choice], ...]:
        """What is chosen of the parts in which both differ."""
        return tuple((field, _CHOICES[group.checkedId()]) for field, group in self._groups.items())

    def show_preview(self, preview: MergePreview, rows: Mapping[PersonId, PersonRow]) -> None:
        """Show two people."""
        empty(self._grid)
        self._groups = {}
        remarks = (self.tr("this entry is kept"), self.tr("this entry goes into it"))
        for column, (person, remark) in enumerate(zip((preview.kept, preview.taken), remarks, strict=True), start=1):
            self._grid.addWidget(PersonHead(rows[person], remark), 0, column, Qt.AlignmentFlag.AlignTop)
        for part in preview.fields:
            if part.field is not MergeField.SHELF or not part.is_the_same:
                self._add(part)

    def option(self, field: MergeField, choice: Choice) -> QRadioButton:
        """The button of one value. Raises KeyError when there is nothing to choose."""
        button = self._groups[field].button(_CHOICES.index(choice))
        if not isinstance(button, QRadioButton):
            raise KeyError(choice)
        return button

    def _add(self, part: MergedField) -> None:
        row = self._grid.rowCount()
        words = FIELD_WORDS[part.field]
        heading = Label(words, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
        heading.setContentsMargins(0, scaled(Space.TIGHT), 0, 0)
        self._grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
        if part.is_the_same:
            label = _narrow(Label(part.outcome, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
            label.setContentsMargins(0, scaled(2), 0, 0)
            self._grid.addWidget(label, row, 1, 1, 2)
            return
        group = QButtonGroup(self)
        options = [(Choice.KEPT, part.kept), (Choice.TAKEN, part.taken)]
        if part.field in CAN_BE_BOTH:
            options.append((Choice.BOTH, self.tr("both: {words}").format(words=_together(part))))
        for choice, text in options:
            option = Option(f"merge.{part.field.value}.{choice.value}", words, text)
            group.addButton(option.button, _CHOICES.index(choice))
            option.button.setChecked(choice is part.choice)
            if choice is Choice.BOTH:
                self._grid.addWidget(option, row + 1, 1, 1, 2)
            else:
                self._grid.addWidget(option, row, 1 + _CHOICES.index(choice), Qt.AlignmentFlag.AlignTop)
        self._groups[part.field] = group


_CHOICES = (Choice.KEPT, Choice.TAKEN, Choice.BOTH)


def _together(part: MergedField) -> str:
    return chosen(Choice.BOTH, part.kept, part.taken)


def _narrow(label: Label) -> Label:
    """Let neither of the two columns grow for the sake of one long word."""
    label.setMinimumWidth(scaled(_NARROWEST))
    return label
