"""Making one person of two, part by part; and two again of a wrong merge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.commands.tidying import DeclareDistinct, MergePeople, SplitMerge
from whence.ui.dialogs.form import FormDialog
from whence.ui.dialogs.merge_fields import MergeFields
from whence.ui.dialogs.origin import chosen_person
from whence.ui.icons import Tint
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.models.suggestions import people_suggestions
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.brief_parts import empty, signed_line
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.choice_field import ChoiceField

_WIDTH, _HEIGHT = 720, 640


class MergeDialog(FormDialog):
    """Shows what merging comes to before it is done. Without `taken` it asks with whom first.

    `merged` carries the person who stays, `told_apart` that the two were said not to be the same.
    """

    merged = Signal(object)
    told_apart = Signal()

    def __init__(self, around: Surroundings, kept: PersonId, taken: PersonId | None, parent: QWidget) -> None:
        super().__init__(around, "merge", QCoreApplication.translate("MergeDialog", "Merge two people"), parent)
        self.kept, self.taken = kept, taken
        with_whom = self.tr("Who is the same person?")
        suggest = people_suggestions(around.services, [kept])
        self.other = ChoiceField("merge.other", with_whom, suggest, placeholder=self.tr("Type a name"), parent=self)
        self.fields = MergeFields()
        self.swap_button = push_button(self.tr("Keep the other entry"), "merge.swap", icon_name="repeat")
        self.apart_button = push_button(
            self.tr("Not the same person"), "merge.distinct", ButtonLook.QUIET, icon_name="circle-cross"
        )
        self._before, self._after = QVBoxLayout(), QVBoxLayout()
        self._lay_out(is_asking=taken is None)
        self._connect()
        self._show_preview()
        self.resize(scaled(_WIDTH), scaled(_HEIGHT if taken is not None else 300))
        (self.other if taken is None else self.save_button).setFocus()

    def commands(self) -> Sequence[Command]:
        """Merge them as chosen."""
        if self.taken is None:
            self.taken = chosen_person(self.other, "other")
        if self.taken is None:
            raise Refusal(self.tr("Say first who is the same person."), field="other")
        return [MergePeople(self.kept, self.taken, self.fields.choices)]

    @Slot()
    def accept(self) -> None:
        """Merge; somebody just typed is shown before anything is done."""
        if self.taken is None and self.other.subject is not None:
            self._on_picked(self.other.subject)
            return
        super().accept()

    @Slot()
    def tell_apart(self) -> None:
        """Remember that they are two, so that nobody asks again."""
        if self.taken is None:
            return
        done = self.around.hub.do(DeclareDistinct(self.kept, self.taken))
        if done is not None:
            self.told_apart.emit()
            self.reject()
            self.around.navigator.say(done.label, can_undo=True)

    @Slot()
    def swap(self) -> None:
        """Keep the entry that would have gone, and let the other one go into it."""
        if self.taken is not None:
            self.kept, self.taken = self.taken, self.kept
            self._show_preview()

    def _lay_out(self, *, is_asking: bool) -> None:
        self.other.setVisible(is_asking)
        if is_asking:
            self.add_field("other", self.tr("Who is the same person?"), self.other)
        for part in (self._before, self._after):
            part.setSpacing(scaled(Space.TIGHT))
        self.column.addLayout(self._before)
        self.column.addWidget(self.fields)
        self.column.addLayout(self._after)
        buttons = QHBoxLayout()
        buttons.addWidget(self.swap_button)
        buttons.addWidget(self.apart_button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        words = self.tr("Merge")
        self.save_button.setText(words)
        self.save_button.setAccessibleName(words)

    def _connect(self) -> None:
        self.other.picked.connect(self._on_picked)
        self.swap_button.clicked.connect(self.swap)
        self.apart_button.clicked.connect(self.tell_apart)
        self.accepted.connect(lambda: self.merged.emit(self.kept))

    @Slot(object)
    def _on_picked(self, person: object) -> None:
        if isinstance(person, int):
            self.taken = PersonId(person)
            self._show_preview()
            self.resize(max(self.width(), scaled(_WIDTH)), max(self.height(), scaled(_HEIGHT)))
            self.save_button.setFocus()

    def _show_preview(self) -> None:
        empty(self._before)
        empty(self._after)
        is_shown = self.taken is not None and self._show_two(self.taken)
        for part in (self.fields, self.swap_button, self.apart_button):
            part.setVisible(is_shown)
        self.save_button.setEnabled(is_shown or self.taken is None)

    def _show_two(self, taken: PersonId) -> bool:
        services = self.around.services
        try:
            preview = services.merging.preview(self.kept, taken)
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.banner.say("")
        rows = services.people.rows([self.kept, taken])
        self.fields.show_preview(preview, rows)
        for sentence in services.duplicates.reasons(self.kept, taken):
            self._before.addWidget(signed_line("nearly", sentence, Tone.INFO))
        for sentence in preview.cautions:
            self._before.addWidget(signed_line("warning", sentence, Tone.WARN))
        if preview.moves:
            words = self.tr("What comes along from {name}: {things}.")
            words = words.format(name=isolated(one_line(rows[taken].name, 80)), things=", ".join(preview.moves))
            self._after.addWidget(signed_line("arrow-right", words))
        hint = self.tr("Nothing of either is lost. Undo takes the merge back, and it can be split later as well.")
        self._after.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        return True


class SplitDialog(FormDialog):
    """Asks whether the latest merge of a person shall be split; what was changed since stays."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget) -> None:
        super().__init__(around, "split", QCoreApplication.translate("SplitDialog", "Split a merge"), parent)
        self._merges = around.services.merging.merges_of(person)
        name = around.services.people.names([person]).get(person, "")
        self._lay_out(isolated(one_line(name, 80)))
        self.save_button.setText(self.tr("Split"))
        self.save_button.setAccessibleName(self.tr("Split"))
        self.save_button.setEnabled(bool(self._merges))
        self.save_button.setFocus()

    def commands(self) -> Sequence[Command]:
        """Split the latest one."""
        return [SplitMerge(self._merges[0].id)]

    def _lay_out(self, name: str) -> None:
        if not self._merges:
            words = self.tr("Nobody was merged into {name}, so there is nothing to split.").format(name=name)
            self.column.addWidget(Label(words, is_wrapped=True))
            return
        first, *others = self._merges
        words = self.tr(
            "{taken} was merged into {name} on {day}. Split, both are in the journal again, each with what was theirs; "
            "what was added since stays with {name}. You are not asked again whether they are the same."
        )
        taken = isolated(one_line(first.taken_name, 80))
        label = Label(words.format(taken=taken, name=name, day=first.merged_at[:10]), is_wrapped=True)
        self.column.addWidget(label)
        if others:
            earlier = ", ".join(isolated(one_line(one.taken_name, 80)) for one in others)
            words = self.tr("Merged before, and split after this one: {names}.").format(names=earlier)
            self.column.addWidget(Label(words, TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True))
        name_control(label, "split.explanation")
