"""What the card says about an invitation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from whence.domain.dates import Day
from whence.domain.decisions import VERDICT_WORDS
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.services.desk import DeskCard
from whence.ui.translation import QT_TRANSLATE_NOOP

_NO_NOTE = {
    NoteKind.NONE: QT_TRANSLATE_NOOP("InvitationCard", "No note came with the invitation."),
    NoteKind.DEFAULT: QT_TRANSLATE_NOOP("InvitationCard", "Only the network's own text came."),
    NoteKind.UNKNOWN: QT_TRANSLATE_NOOP("InvitationCard", "Whether a note came is not known here."),
    NoteKind.TEXT: "",
}


def headline_words(card: DeskCard) -> str:
    """Headline, day, shared contacts and claimed relation, as far as they are known."""
    invited = card.invitation
    parts = [invited.headline or card.case.evidence.approach.sender.headline]
    if invited.sent_on.is_known:
        parts.append(invited.sent_on.words)
    if invited.mutual_count is not None:
        words = (
            QCoreApplication.translate("InvitationCard", "1 shared contact")
            if invited.mutual_count == 1
            else QCoreApplication.translate("InvitationCard", "{count} shared contacts")
        )
        parts.append(words.format(count=invited.mutual_count))
    if invited.claimed_relation:
        parts.append(
            QCoreApplication.translate("InvitationCard", "says: {claim}").format(claim=invited.claimed_relation)
        )
    return " · ".join(part for part in parts if part)


def no_note_words(card: DeskCard) -> str:
    """What is said in place of a note."""
    if card.invitation.direction is InvitationDirection.OUTGOING:
        return (
            QCoreApplication.translate("InvitationCard", "You sent no note.")
            if card.invitation.note_kind is not NoteKind.UNKNOWN
            else ""
        )
    words = _NO_NOTE[card.invitation.note_kind]
    return QCoreApplication.translate("InvitationCard", words) if words else ""


def decided_words(card: DeskCard) -> str:
    """That it is slept on, and what was decided so far, newest first."""
    lines = []
    if card.asleep_until is not None:
        asleep = QCoreApplication.translate("InvitationCard", "Sleep on it until {day}; it can be decided before.")
        lines.append(asleep.format(day=Day.on(card.asleep_until).words))
    for one in card.decided:
        words = QCoreApplication.translate("InvitationCard", "{day}: {verdict}. {because}")
        verdict = VERDICT_WORDS[one.verdict].capitalize()
        lines.append(words.format(day=Day.on(one.decided_on).words, verdict=verdict, because=one.rationale).strip())
        if one.exception:
            lines.append(QCoreApplication.translate("InvitationCard", "An exception: {why}").format(why=one.exception))
    return "\n".join(lines)
