"""LinkedIn's rules as far as they are known, with their day, how certain each is, and room for what you found out."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit

from whence.services.commands.preferences import ChangeSetting
from whence.services.preferences import PlatformFact, Preferences
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.preferences.part import PreferencesPart
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled


class RulesPart(PreferencesPart):
    """A value typed over is kept in the journal; emptied, what is known holds again."""

    tables = ("setting",)

    def __init__(self, around: Surroundings, preferences: Preferences) -> None:
        super().__init__(around)
        self._preferences = preferences
        self.values: dict[str, QLineEdit] = {}
        self._lay_out()

    def refresh(self) -> None:
        """Show what holds now."""
        for fact in self._preferences.platform_rules().facts:
            if not self.values[fact.key].hasFocus():
                self.values[fact.key].setText(fact.value)

    def _lay_out(self) -> None:
        rules = self._preferences.platform_rules()
        title = self.tr("{network}'s rules as of {day}").format(network=rules.network, day=rules.checked_on)
        words = self.tr(
            "Whence never goes there: these come from help texts and from makers of tools, and may be out of date."
        )
        card = self.add_card(title, words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(Space.LARGE))
        grid.setVerticalSpacing(scaled(Space.MEDIUM))
        grid.setColumnStretch(0, 1)
        for row, fact in enumerate(rules.facts):
            self._add_row(grid, row, fact)
        card.body.addLayout(grid)

    def _add_row(self, grid: QGridLayout, row: int, fact: PlatformFact) -> None:
        value = QLineEdit(fact.value)
        value.setMinimumWidth(scaled(140))
        name_control(value, f"rules.{fact.key}", fact.topic)
        value.editingFinished.connect(lambda: self._change(fact, value))
        grid.addWidget(Label(fact.topic, TypeSize.BODY, is_wrapped=True), 2 * row, 0)
        grid.addWidget(value, 2 * row, 1)
        remark = f"{fact.certainty} · {fact.source}"
        grid.addWidget(Label(remark, TypeSize.META, Tint.TEXT3, is_wrapped=True), 2 * row + 1, 0, 1, 2)
        self.values[fact.key] = value

    def _change(self, fact: PlatformFact, field: QLineEdit) -> None:
        typed = field.text().strip()
        if typed != fact.value and field.isModified():
            field.setModified(False)
            carry_out(self.around, ChangeSetting(f"rule.{fact.key}", typed or None))
            self.refresh()
