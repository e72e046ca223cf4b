"""The words for an import's numbers: kinds of files, reasons for rows that were left out, one line for each count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from whence.services.importing import Kind
from whence.ui.translation import QT_TRANSLATE_NOOP

KINDS = {
    Kind.CONNECTIONS: QT_TRANSLATE_NOOP("ImportReport", "connections"),
    Kind.INVITATIONS: QT_TRANSLATE_NOOP("ImportReport", "invitations"),
    Kind.MESSAGES: QT_TRANSLATE_NOOP("ImportReport", "messages"),
    Kind.POSITIONS: QT_TRANSLATE_NOOP("ImportReport", "your positions"),
    Kind.EDUCATION: QT_TRANSLATE_NOOP("ImportReport", "your education"),
    Kind.PROFILE: QT_TRANSLATE_NOOP("ImportReport", "your profile"),
    Kind.EMAILS: QT_TRANSLATE_NOOP("ImportReport", "your e-mail addresses"),
    Kind.ENDORSEMENTS_RECEIVED: QT_TRANSLATE_NOOP("ImportReport", "endorsements of you"),
    Kind.ENDORSEMENTS_GIVEN: QT_TRANSLATE_NOOP("ImportReport", "endorsements by you"),
    Kind.RECOMMENDATIONS_RECEIVED: QT_TRANSLATE_NOOP("ImportReport", "recommendations of you"),
    Kind.RECOMMENDATIONS_GIVEN: QT_TRANSLATE_NOOP("ImportReport", "recommendations by you"),
    Kind.NOTES: QT_TRANSLATE_NOOP("ImportReport", "notes"),
    Kind.CANDIDATES: QT_TRANSLATE_NOOP("ImportReport", "address book"),
    Kind.IGNORED: QT_TRANSLATE_NOOP("ImportReport", "not read"),
}
REASONS = {
    "blank": QT_TRANSLATE_NOOP("ImportReport", "empty"),
    "spill": QT_TRANSLATE_NOOP("ImportReport", "the rest of a broken line"),
    "malformed": QT_TRANSLATE_NOOP("ImportReport", "not readable"),
    "hidden_member": QT_TRANSLATE_NOOP("ImportReport", "hidden by the member"),
    "duplicate": QT_TRANSLATE_NOOP("ImportReport", "twice in the file"),
    "unreadable_date": QT_TRANSLATE_NOOP("ImportReport", "date not readable"),
    "draft": QT_TRANSLATE_NOOP("ImportReport", "drafts"),
    "spam": QT_TRANSLATE_NOOP("ImportReport", "spam"),
    "sponsored": QT_TRANSLATE_NOOP("ImportReport", "advertisements"),
    "anonymous": QT_TRANSLATE_NOOP("ImportReport", "without a name"),
    "owner_unknown": QT_TRANSLATE_NOOP("ImportReport", "not told which side is you"),
    "nameless": QT_TRANSLATE_NOOP("ImportReport", "without a name"),
    "unknown_header": QT_TRANSLATE_NOOP("ImportReport", "in a file with an unknown header"),
}


def kind_words(kind: str) -> str:
    """What a file holds."""
    return _translated(KINDS[Kind(kind)])


def skipped_words(skipped: Mapping[str, int]) -> str:
    """The rows that were left out, by reason: "3 drafts, 1 empty"; empty for none."""
    locale = QLocale()
    parts = [
        f"{locale.toString(count)} {_translated(REASONS.get(reason, reason))}" for reason, count in skipped.items()
    ]
    return ", ".join(parts)


def figures(numbers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every number that is not nought, with its words, in the order in which it matters."""
    people, connections = numbers["people"], numbers["connections"]
    invitations, messages = numbers["invitations"], numbers["messages"]
    counted = (
        (people["new"], QT_TRANSLATE_NOOP("ImportReport", "people new")),
        (people["changed"], QT_TRANSLATE_NOOP("ImportReport", "people changed")),
        (people["same"], QT_TRANSLATE_NOOP("ImportReport", "people the same")),
        (people["ambiguous"], QT_TRANSLATE_NOOP("ImportReport", "rows whose name several people bear")),
        (connections["rows"], QT_TRANSLATE_NOOP("ImportReport", "connections")),
        (connections["hidden"], QT_TRANSLATE_NOOP("ImportReport", "connections hidden by the member")),
        (connections["vanished"], QT_TRANSLATE_NOOP("ImportReport", "no longer in your connections")),
        (invitations["incoming"], QT_TRANSLATE_NOOP("ImportReport", "invitations you got")),
        (invitations["incoming_with_note"], QT_TRANSLATE_NOOP("ImportReport", "of them with a note")),
        (invitations["outgoing"], QT_TRANSLATE_NOOP("ImportReport", "invitations you sent")),
        (invitations["outgoing_with_note"], QT_TRANSLATE_NOOP("ImportReport", "of those with a note")),
        (messages["interactions"], QT_TRANSLATE_NOOP("ImportReport", "messages")),
        (numbers["positions"], QT_TRANSLATE_NOOP("ImportReport", "positions of yours")),
        (numbers["education"], QT_TRANSLATE_NOOP("ImportReport", "schools of yours")),
    )
    locale = QLocale()
    return [(locale.toString(count), _translated(words)) for count, words in counted if count]


def _translated(words: str) -> str:
    return QCoreApplication.translate("ImportReport", words)
