"""How a person is known: origins, the chain of introducers, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from whence.domain.invitations import Invitation, InvitationDirection, InvitationState, NoteKind
from whence.services.people_lists import PersonPage, ShownOrigin
from whence.ui.carrying_out import carry_out
from whence.ui.labels import isolated
from whence.ui.people.page_lines import PageLine, PageSection
from whence.ui.screen import Surroundings
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

STATE_WORDS = {
    InvitationState.OPEN: QT_TRANSLATE_NOOP("InvitationsSection", "not decided yet"),
    InvitationState.ASKED: QT_TRANSLATE_NOOP("InvitationsSection", "asked first, waiting for an answer"),
    InvitationState.ACCEPTED: QT_TRANSLATE_NOOP("InvitationsSection", "accepted"),
    InvitationState.ACCEPTED_WATCHED: QT_TRANSLATE_NOOP("InvitationsSection", "accepted, to be watched"),
    InvitationState.DECLINED: QT_TRANSLATE_NOOP("InvitationsSection", "declined"),
    InvitationState.LEFT: QT_TRANSLATE_NOOP("InvitationsSection", "left unanswered"),
    InvitationState.WITHDRAWN_BY_THEM: QT_TRANSLATE_NOOP("InvitationsSection", "withdrawn by them"),
    InvitationState.SENT: QT_TRANSLATE_NOOP("InvitationsSection", "sent, not answered yet"),
    InvitationState.WITHDRAWN_BY_YOU: QT_TRANSLATE_NOOP("InvitationsSection", "withdrawn by you"),
    InvitationState.EXPIRED: QT_TRANSLATE_NOOP("InvitationsSection", "expired"),
}
NOTE_WORDS = {
    NoteKind.TEXT: QT_TRANSLATE_NOOP("InvitationsSection", "with a note"),
    NoteKind.DEFAULT: QT_TRANSLATE_NOOP("InvitationsSection", "default text only"),
    NoteKind.NONE: QT_TRANSLATE_NOOP("InvitationsSection", "without a note"),
    NoteKind.UNKNOWN: QT_TRANSLATE_NOOP("InvitationsSection", "whether a note came is not known"),
}


class OriginsSection(PageSection):
    """Where, when and through whom; the first one marked, and who led to whom."""

    name = "origins"

    def __init__(self, around: Surroundings) -> None:
        title = QCoreApplication.translate("OriginsSection", "How you met")
        super().__init__(around, title, QCoreApplication.translate("OriginsSection", "Add"))

    def part_of(self, page: PersonPage) -> object:
        """Origins and the chain."""
        return page.origins, page.chain

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """The chain, then a line for every origin."""
        lines: list[QWidget] = [self._chain(page)] if page.chain else []
        return lines + [self._line(page, shown) for shown in page.origins]

    def empty_words(self) -> str:
        """Nothing is invented."""
        return self.tr("Nothing is recorded about how you met.")

    def add(self) -> None:
        """Record another way."""
        self._edit(None)

    def _line(self, page: PersonPage, shown: ShownOrigin) -> QWidget:
        from whence.services.commands.interactions import DeleteOrigin

        origin = shown.origin
        where = ", ".join(part for part in (shown.event, origin.place) if part)
        when = origin.day.words if origin.day.is_known else ""
        title = " · ".join(isolated(part) for part in (where, when) if part) or isolated(origin.words)
        said = [self.tr("where you first met")] if origin.is_first and len(page.origins) > 1 else []
        if shown.introducer:
            said.append(self.tr("through {name}").format(name=isolated(shown.introducer)))
        if origin.evidence:
            said.append(self.tr("shown by {evidence}").format(evidence=isolated(origin.evidence)))
        if not title and shown.introducer:
            title = said.pop(0)
        sign = "star" if origin.is_first and len(page.origins) > 1 else "flag" if shown.event else "pin"
        words = origin.words if title != isolated(origin.words) else ""
        line = PageLine(sign, title, " · ".join(said), words)
        line.add_control("pencil", self.tr("Change this"), "person.origins.edit", partial(self._edit, shown))
        delete = DeleteOrigin(page.person.id, origin.id)
        line.add_control(
            "bin", self.tr("Delete this"), "person.origins.delete", partial(carry_out, self.around, delete)
        )
        return line

    def _chain(self, page: PersonPage) -> QWidget:
        row = ChipRow("person.origins.chain", self.tr("Who led to whom"))
        chips = [Chip(self.tr("you"), "person.chain.you", icon_name="person")]
        for person, name in page.chain:
            chip = Chip(isolated(name), "person.chain.step", icon_name="chevron-right")
            chip.clicked.connect(partial(self.around.navigator.open_person, person))
            chip.setEnabled(person != page.person.id)
            chips.append(chip)
        chips[0].setEnabled(False)
        row.show_chips(chips)
        return row

    def _edit(self, shown: ShownOrigin | None) -> None:
        from whence.ui.dialogs.origin import OriginDialog

        if self.page is not None:
            OriginDialog(self.around, self.page.person.id, self.window(), shown).open()


class InvitationsSection(PageSection):
    """Requests to connect, both ways, with what came with them."""

    name = "invitations"

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, QCoreApplication.translate("InvitationsSection", "Invitations"), is_hidden_empty=True)

    def part_of(self, page: PersonPage) -> object:
        """The invitations."""
        return page.invitations

    def lines_of(self, page: PersonPage) -> Sequence[QWidget]:
        """A line for each."""
        return [self._line(invitation) for invitation in page.invitations]

    def _line(self, invitation: Invitation) -> QWidget:
        is_incoming = invitation.direction is InvitationDirection.INCOMING
        who = self.tr("Their invitation") if is_incoming else self.tr("Your invitation")
        title = f"{who} · {invitation.sent_on.words}" if invitation.sent_on.is_known else who
        state, note = STATE_WORDS[invitation.state], NOTE_WORDS[invitation.note_kind]
        remark = " · ".join(QCoreApplication.translate("InvitationsSection", words) for words in (state, note))
        return PageLine("envelope", title, remark, invitation.note)
