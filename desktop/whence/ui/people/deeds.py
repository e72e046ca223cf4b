"""What can be done with the people that are selected, as the context menu and the keys offer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from whence.domain.changes import PersonId
from whence.domain.people import Shelf
from whence.ui.jobs import Ok, Outcome, Progress
from whence.ui.screen import Surroundings

if TYPE_CHECKING:
    from whence.services.removal_plans import RemovalPlan

#: The plan for more people than this is drawn up on the worker.
_PLANNED_AT_ONCE = 1_500
_TIE = ("tie.label", "reminder.set", "touch.keep")


class PeopleDeeds(QObject):
    """Acts on whom `whom` answers: the selected people, or the one whose page is open."""

    def __init__(self, around: Surroundings, whom: Callable[[], Sequence[PersonId]], window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._whom = whom
        self._window = window
        self.by_action: Mapping[str, Callable[[], None]] = {
            "interaction.log": self.log,
            "introduction.begin": self.introduce,
            "follow-up.add": self.follow_up,
            "tag.add": self.tag,
            "tie.label": self.label_tie,
            "reminder.set": self.remind,
            "touch.keep": self.keep_in_touch,
            "person.archive": self.archive,
            "person.bring-back": self.bring_back,
            "person.bin": self.bin,
            "person.merge": self.merge,
            "person.split": self.split,
            "person.erase": self.erase,
        }

    def fill(self, menu: QMenu, shelf: Shelf, *, first: Sequence[str] = ()) -> None:
        """Put what fits the shelf into a menu: `first` names actions that stand before everything else."""
        menu.clear()
        actions = self._around.actions
        menu.addActions([actions[name] for name in first])
        for name in ("interaction.log", "introduction.begin", "follow-up.add", "tag.add"):
            actions[name].setEnabled(name != "introduction.begin" or len(self._whom()) == 1)
            menu.addAction(actions[name])
        menu.addSeparator()
        if len(self._whom()) == 1:
            menu.addActions([actions[name] for name in _TIE])
            menu.addSeparator()
        if shelf is not Shelf.PEOPLE:
            menu.addAction(actions["person.bring-back"])
        else:
            menu.addAction(actions["person.archive"])
        if shelf is not Shelf.BIN:
            menu.addAction(actions["person.bin"])
        menu.addSeparator()
        self._fill_rare(menu)

    def _fill_rare(self, menu: QMenu) -> None:
        actions, whom = self._around.actions, self._whom()
        if len(whom) in (1, 2):
            menu.addAction(actions["person.merge"])
        if len(whom) == 1:
            if self._around.services.merging.merges_of(whom[0]):
                menu.addAction(actions["person.split"])
            menu.addAction(actions["person.erase"])

    def log(self) -> None:
        """Log an exchange with them."""
        from whence.ui.dialogs.log import LogDialog

        if self._whom():
            LogDialog(self._around, self._whom(), self._window.window()).open()

    def take_page(self, person: PersonId | None) -> None:
        """Put a page about somebody together, to be taken along."""
        from whence.ui.dialogs.page_to_take import PageToTakeDialog

        if person is not None:
            PageToTakeDialog(self._around, (person,), self._window.window()).open()

    def introduce(self) -> None:
        """Introduce one of them to somebody."""
        if len(self._whom()) == 1:
            self._around.navigator.introduce.emit(self._whom()[0])

    def follow_up(self) -> None:
        """Promise something about the first of them."""
        from whence.ui.dialogs.follow_up import FollowUpDialog

        if self._whom():
            FollowUpDialog(self._around, self._whom()[0], self._window.window()).open()

    def tag(self) -> None:
        """Give them a tag."""
        from whence.ui.dialogs.tag import TagDialog

        if self._whom():
            TagDialog(self._around, self._whom(), self._window.window()).open()

    def label_tie(self) -> None:
        """Say in a word of one's own how close the first of them is."""
        from whence.ui.dialogs.tie_words import LabelTieDialog

        if self._whom():
            LabelTieDialog(self._around, self._whom()[0], self._window.window()).open()

    def remind(self) -> None:
        """Be reminded of the first of them on a day."""
        from whence.ui.dialogs.tie_words import ReminderDialog

        if self._whom():
            ReminderDialog(self._around, self._whom()[0], self._window.window()).open()

    def keep_in_touch(self) -> None:
        """Say how often to be in touch with the first of them."""
        from whence.ui.dialogs.tie_words import KeepInTouchDialog

        if self._whom():
            KeepInTouchDialog(self._around, self._whom()[0], self._window.window()).open()

    def archive(self) -> None:
        """Keep them out of the list."""
        self.shelve(Shelf.ARCHIVED)

    def bring_back(self) -> None:
        """Show them in the list again."""
        self.shelve(Shelf.PEOPLE)

    def bin(self) -> None:
        """Move them to the bin, from which they can be brought back for 30 days."""
        self.shelve(Shelf.BIN)

    def shelve(self, shelf: Shelf) -> None:
        """Move them to a shelf."""
        from whence.services.commands.people import ShelvePeople
        from whence.ui.carrying_out import carry_out_for_many

        people = tuple(self._whom())
        if people:
            carry_out_for_many(self._around, ShelvePeople(people, shelf), len(people))

    def merge(self) -> None:
        """Make one person of two; with one of them, the other is asked for."""
        from whence.ui.dialogs.merge import MergeDialog

        whom = tuple(self._whom())
        if len(whom) in (1, 2):
            dialog = MergeDialog(self._around, whom[0], whom[1] if len(whom) == 2 else None, self._window.window())
            dialog.merged.connect(self._around.navigator.open_person)
            dialog.open()
        elif whom:
            self._around.navigator.say(self.tr("Select two people to merge, or one, and say then who is the same."))

    def split(self) -> None:
        """Make two people again of one."""
        from whence.ui.dialogs.merge import SplitDialog

        if len(self._whom()) == 1:
            SplitDialog(self._around, self._whom()[0], self._window.window()).open()

    def erase(self) -> None:
        """Erase one of them for good, after it was confirmed."""
        from whence.ui.dialogs.erase import EraseDialog

        if len(self._whom()) == 1:
            EraseDialog(self._around, self._whom()[0], self._window.window()).open()
        elif self._whom():
            self._around.navigator.say(self.tr("Select one person: people are erased one at a time."))

    def remove(self, why: str) -> None:
        """Remove the connections with them, after a look at who is meant; `why` is what they have in common."""
        from whence.ui.dialogs.remove_many import RemoveManyDialog

        people = tuple(self._whom())
        if not people:
            return

        def show(plan: RemovalPlan) -> None:
            if plan.plain or plan.to_look_at:
                RemoveManyDialog(self._around, plan, why, self._window.window()).open()
            else:
                self._around.navigator.say(self.tr("None of them is connected with you: there is nothing to remove."))

        if len(people) <= _PLANNED_AT_ONCE:
            show(self._around.services.removal_plans.plan(people))
        else:
            self._plan_elsewhere(people, show)

    def _plan_elsewhere(self, people: Sequence[PersonId], show: Callable[[RemovalPlan], None]) -> None:
        def work(_progress: Progress) -> RemovalPlan:
            with closing(self._around.worker_services()) as services:
                return services.removal_plans.plan(people)

        def take(outcome: Outcome[RemovalPlan]) -> None:
            if isinstance(outcome, Ok):
                show(outcome.value)
            elif not outcome.is_cancelled:
                raise outcome.error

        self._around.jobs.run(work, take, self.tr("Looking at who is meant"))

    def consider_removal(self) -> None:
        """Mark them to be looked at before they are removed; nobody is removed by it."""
        from whence.services.commands.tidying import ConsiderRemoval
        from whence.ui.carrying_out import carry_out_for_many

        people = tuple(self._whom())
        if people:
            carry_out_for_many(self._around, ConsiderRemoval(people), len(people))
