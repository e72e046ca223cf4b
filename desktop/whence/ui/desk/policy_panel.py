"""The first visit: how the network is meant to be, and rules to start from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from whence.domain.suggestions import Policy
from whence.services.commands.desk import ChoosePolicy
from whence.services.starter_rules import starter_rules
from whence.ui.carrying_out import carry_out
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import Card

_POLICIES = (
    (
        Policy.OPEN,
        QT_TRANSLATE_NOOP("PolicyPanel", "Open"),
        QT_TRANSLATE_NOOP("PolicyPanel", "You like to connect widely and ask where nothing is known."),
    ),
    (
        Policy.SELECTIVE,
        QT_TRANSLATE_NOOP("PolicyPanel", "Selective"),
        QT_TRANSLATE_NOOP("PolicyPanel", "You connect with people you know, or who write why they would like to."),
    ),
    (
        Policy.KNOWN_ONLY,
        QT_TRANSLATE_NOOP("PolicyPanel", "Known only"),
        QT_TRANSLATE_NOOP("PolicyPanel", "You connect only with people you have dealt with."),
    ),
)
_RECOMMENDED = frozenset({"starter-no-sales", "starter-claims-match"})


class _RuleWords(Label):
    """The sentence beside a box, which wraps as the words of a box never do; a click on it ticks the box."""

    def __init__(self, sentence: str, box: QCheckBox) -> None:
        super().__init__(sentence, TypeSize.BODY, is_wrapped=True)
        self._box = box
        self.setContentsMargins(0, scaled(3), 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or untick."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.click()


class PolicyPanel(Card):
    """Until it is answered the desk shows evidence and proposes nothing."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.policies = QButtonGroup(self)
        self.starters: dict[str, QCheckBox] = {}
        self.save_button = push_button(
            self.tr("Begin with these"), "invitations.policy.save", ButtonLook.PRIMARY, icon_name="check"
        )
        self._lay_out()
        self.save_button.clicked.connect(self._on_save)

    def _lay_out(self) -> None:
        name_control(self, "invitations.policy", self.tr("How do you want your network?"))
        self.body.addWidget(Label(self.tr("How do you want your network?"), TypeSize.SECTION, is_strong=True))
        why = self.tr("Until you choose, evidence is shown and nothing is proposed. You decide either way.")
        self.body.addWidget(Label(why, TypeSize.BODY, Tint.TEXT2, is_wrapped=True))
        for place, (policy, title, words) in enumerate(_POLICIES):
            button = QRadioButton(self.tr(title))
            name_control(button, f"invitations.policy.{policy.value}")
            self.policies.addButton(button, place)
            button.setChecked(policy is Policy.SELECTIVE)
            self._add_choice(button, self.tr(words))
        self.body.addSpacing(scaled(Space.SMALL))
        self.body.addWidget(Label(self.tr("Rules to start from"), TypeSize.TITLE, is_strong=True))
        for rule in starter_rules(self._around.services.journal.clock.today()):
            box = QCheckBox(self)
            box.setChecked(rule.uid in _RECOMMENDED)
            name_control(box, f"invitations.starter.{rule.uid}", rule.sentence)
            self.starters[rule.uid] = box
            line = QHBoxLayout()
            line.setSpacing(scaled(Space.SMALL))
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(_RuleWords(rule.sentence, box), 1)
            self.body.addLayout(line)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_choice(self, button: QWidget, words: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(scaled(2))
        column.addWidget(button)
        if words:
            hint = Label(words, TypeSize.SECONDARY, Tint.TEXT3, is_wrapped=True)
            hint.setContentsMargins(scaled(Space.WIDE), 0, 0, 0)
            column.addWidget(hint)
        self.body.addLayout(column)

    @Slot()
    def _on_save(self) -> None:
        policy = _POLICIES[max(0, self.policies.checkedId())][0]
        chosen = tuple(uid for uid, box in self.starters.items() if box.isChecked())
        carry_out(self._around, ChoosePolicy(policy, chosen))
