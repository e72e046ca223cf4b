"""What belongs to a person: work and school, addresses, give and ask, private notes, follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from whence.domain.affiliations import Affiliation, AffiliationKind
from whence.domain.dates import Day
from whence.domain.follow_ups import FollowUp, FollowUpState
from whence.domain.people import Identity, IdentityKind, PrivateNote
from whence.services.people_lists import PersonPage
from whence.ui.carrying_out import carry_out
from whence.ui.labels import isolated
from whence.ui.people.page_lines import PageLine, PageSection
from whence.ui.screen import Surroundings
from whence.ui.widgets.brief_parts import column_of
from whence.ui.widgets.foldable import Foldable

_ADDRESS_SIGNS = {IdentityKind.PROFILE: "link", IdentityKind.EMAIL: "envelope", IdentityKind.PHONE: "telephone"}


class FollowUpsSection(PageSection):
    """What you promised yourself: open ones first, those that are closed folded."""

    name = "follow_ups"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("FollowUpsSection", "Follow-ups")
        super().__init__(around, title, QCoreApplication.translate("FollowUpsSection", "Add"))

    def part_of(self, page: PersonPage) -> object:
        """The promises and the day, for those that have passed are marked."""
        return page.follow_ups, self.around.services.journal.clock.today()

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """Open ones by day, then the others behind a fold."""
        is_open = FollowUpState.OPEN
        lines: list[QWidget] = [self._line(one) for one in page.follow_ups if one.state is is_open]
        closed = [self._closed_line(one) for one in page.follow_ups if one.state is not is_open]
        if closed:
            words = self.tr("{count} closed").format(count=len(closed))
            lines.append(Foldable(words, "person.follow_ups.closed", column_of(closed)))
        return lines

    def empty_words(self) -> str:
        """What one is."""
        return self.tr("No promise to yourself is open.")

    def add(self) -> None:
        """Promise something."""
        from whence.ui.dialogs.follow_up import FollowUpDialog

        if self.page is not None:
            FollowUpDialog(self.around, self.page.person.id, self.window()).open()

    def _line(self, follow_up: FollowUp) -> QWidget:
        today = self.around.services.journal.clock.today()
        due = Day.on(follow_up.due_on).words
        remark = self.tr("was due on {day}") if follow_up.due_on < today else self.tr("due on {day}")
        if follow_up.due_on == today:
            remark = self.tr("due today")
        said = [remark.format(day=due)]
        if follow_up.moves:
            said.append(self.tr("moved from {day}").format(day=Day.parse(follow_up.moves[-1]).words))
        line = PageLine("bell", isolated(follow_up.words) or self.tr("Follow up"), " · ".join(said))
        self._add_controls(line, follow_up)
        return line

    def _add_controls(self, line: PageLine, follow_up: FollowUp) -> None:
        from whence.services.commands.interactions import CloseFollowUp

        done = CloseFollowUp(follow_up.id, FollowUpState.DONE)
        dropped = CloseFollowUp(follow_up.id, FollowUpState.DROPPED)
        act = partial(carry_out, self.around)
        line.add_control("check", self.tr("Done"), "person.follow_ups.done", partial(act, done))
        line.add_control("calendar", self.tr("Move…"), "person.follow_ups.move", partial(self._move, follow_up))
        line.add_control("cross", self.tr("Drop"), "person.follow_ups.drop", partial(act, dropped))

    def _closed_line(self, follow_up: FollowUp) -> QWidget:
        from whence.services.commands.interactions import CloseFollowUp

        words = self.tr("done") if follow_up.state is FollowUpState.DONE else self.tr("dropped")
        day = Day.on(follow_up.closed_on).words if follow_up.closed_on is not None else ""
        line = PageLine("check", isolated(follow_up.words) or self.tr("Follow up"), f"{words} {day}".strip())
        again = partial(carry_out, self.around, CloseFollowUp(follow_up.id, FollowUpState.OPEN))
        line.add_control("undo", self.tr("Open again"), "person.follow_ups.open", again)
        return line

    def _move(self, follow_up: FollowUp) -> None:
        from whence.ui.dialogs.follow_up import FollowUpDialog

        FollowUpDialog(self.around, follow_up.person_id, self.window(), follow_up).open()


class AffiliationsSection(PageSection):
    """Employers and schools, those that hold today first."""

    name = "affiliations"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("AffiliationsSection", "Work and school")
        super().__init__(around, title, QCoreApplication.translate("AffiliationsSection", "Add"))

    def part_of(self, page: PersonPage) -> object:
        """The affiliations."""
        return page.affiliations

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """A line for each."""
        return [self._line(page, one) for one in sorted(page.affiliations, key=lambda one: not one.is_current)]

    def empty_words(self) -> str:
        """Nothing is known."""
        return self.tr("No employer or school is recorded.")

    def add(self) -> None:
        """Record one."""
        self._edit(None)

    def _line(self, page: PersonPage, affiliation: Affiliation) -> QWidget:
        from whence.services.commands.people import DeleteAffiliation

        sign = "school" if affiliation.kind is AffiliationKind.SCHOOL else "briefcase"
        line = PageLine(sign, isolated(affiliation.words), self._when(affiliation))
        line.add_control("pencil", self.tr("Change this"), "person.affiliations.edit", partial(self._edit, affiliation))
        delete = DeleteAffiliation(page.person.id, affiliation.id)
        line.add_control(
            "bin", self.tr("Delete this"), "person.affiliations.delete", partial(carry_out, self.around, delete)
        )
        return line

    def _when(self, affiliation: Affiliation) -> str:
        starts, ends = affiliation.starts_on, affiliation.ends_on
        if starts.is_known and ends.is_known:
            return self.tr("{start} to {end}").format(start=starts.words, end=ends.words)
        if ends.is_known:
            return self.tr("until {end}").format(end=ends.words)
        if starts.is_known:
            return self.tr("since {start}").format(start=starts.words)
        seen = affiliation.last_seen_on
        if affiliation.is_current or seen is None:
            return "" if affiliation.is_current else self.tr("earlier")
        return self.tr("earlier, last seen {day}").format(day=Day.on(seen).phrase)

    def _edit(self, affiliation: Affiliation | None) -> None:
        from whence.ui.dialogs.people import AffiliationDialog

        if self.page is not None:
            AffiliationDialog(self.around, self.page.person.id, self.window(), affiliation).open()


class AddressesSection(PageSection):
    """Profile, e-mail addresses, numbers."""

    name = "addresses"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("AddressesSection", "Addresses")
        super().__init__(around, title, QCoreApplication.translate("AddressesSection", "Add"))

    def part_of(self, page: PersonPage) -> object:
        """The addresses."""
        return page.identities

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """A line for each that can be read."""
        from whence.ui.dialogs.people import ADDRESS_WORDS

        return [self._line(page, one) for one in page.identities if one.kind in ADDRESS_WORDS]

    def empty_words(self) -> str:
        """Nothing is known."""
        return self.tr("No address is recorded.")

    def add(self) -> None:
        """Record one."""
        from whence.ui.dialogs.people import AddressDialog

        if self.page is not None:
            AddressDialog(self.around, self.page.person.id, self.window()).open()

    def _line(self, page: PersonPage, identity: Identity) -> QWidget:
        from whence.services.commands.people import DeleteIdentity

        said = [self.tr("matched by name only")] if identity.is_inferred else []
        if not identity.is_current:
            said.append(self.tr("earlier"))
        line = PageLine(_ADDRESS_SIGNS[identity.kind], isolated(identity.value), " · ".join(said))
        line.add_control("copy", self.tr("Copy"), "person.addresses.copy", partial(self._copy, identity.value))
        delete = DeleteIdentity(page.person.id, identity.id)
        line.add_control(
            "bin", self.tr("Delete this"), "person.addresses.delete", partial(carry_out, self.around, delete)
        )
        return line

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self.around.navigator.say(self.tr("Copied: {address}").format(address=address))


class NotesSection(PageSection):
    """Private notes, newest first."""

    name = "notes"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("NotesSection", "Private notes")
        super().__init__(around, title, QCoreApplication.translate("NotesSection", "Write"))

    def part_of(self, page: PersonPage) -> object:
        """The notes."""
        return page.private_notes

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """A line for each."""
        return [self._line(page, note) for note in page.private_notes]

    def empty_words(self) -> str:
        """What they are."""
        return self.tr("For your eyes only: they are never part of a sentence that is copied.")

    def add(self) -> None:
        """Write one."""
        self._edit(None)

    def _line(self, page: PersonPage, note: PrivateNote) -> QWidget:
        from whence.services.commands.people import WritePrivateNote

        day = Day.on(note.written_on).words if note.written_on is not None else self.tr("Private note")
        line = PageLine("lock", day, "", note.text)
        line.add_control("pencil", self.tr("Change this"), "person.notes.edit", partial(self._edit, note))
        delete = WritePrivateNote(page.person.id, "", note.id)
        line.add_control("bin", self.tr("Delete this"), "person.notes.delete", partial(carry_out, self.around, delete))
        return line

    def _edit(self, note: PrivateNote | None) -> None:
        from whence.ui.dialogs.people import PrivateNoteDialog

        if self.page is not None:
            PrivateNoteDialog(self.around, self.page.person.id, self.window(), note).open()
