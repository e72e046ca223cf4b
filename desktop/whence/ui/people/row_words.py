"""How a person looks in a row of the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from whence.domain.tie_sentences import CATEGORY_WORDS, MET_ONCE_WORDS
from whence.domain.ties import Category
from whence.services.people_lists import PersonRow
from whence.ui.labels import isolated
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.tones import Tone

_DAYS_AS_DAYS = 14
_DAYS_AS_WEEKS = 60
_DAYS_AS_MONTHS = 730
_TONES = {
    CATEGORY_WORDS[Category.STRONG]: Tone.OK,
    CATEGORY_WORDS[Category.MODERATE]: Tone.ACCENT,
    CATEGORY_WORDS[Category.DORMANT]: Tone.INFO,
    CATEGORY_WORDS[Category.FAMILY]: Tone.ACCENT,
    CATEGORY_WORDS[Category.CLOSE]: Tone.ACCENT,
    CATEGORY_WORDS[Category.KEEP_ALWAYS]: Tone.ACCENT,
}
_SIGNS = {CATEGORY_WORDS[Category.DORMANT]: "snooze", MET_ONCE_WORDS: "clock"}


def face_of(row: PersonRow) -> RowFace:
    """Name and tie, then what they do and how they are known, then how long ago the last contact was."""
    second = " · ".join(isolated(part) for part in (row.affiliation, row.hint) if part)
    nothing = QCoreApplication.translate("PeopleScreen", "nothing is recorded about how you met")
    sign = _SIGNS.get(row.category, "signal")
    return RowFace(
        title=row.name,
        second=second or nothing,
        meta=ago_in_short(row.last_contact),
        chips=(RowChip(row.category, sign, _TONES.get(row.category, Tone.NEUTRAL)),),
    )


def ago_in_short(days: int | None) -> str:
    """ "3d", "2w", "7mo", "5y"; "today"; nothing without a contact."""
    if days is None:
        return ""
    if days <= 0:
        return QCoreApplication.translate("PeopleScreen", "today")
    if days < _DAYS_AS_DAYS:
        return QCoreApplication.translate("PeopleScreen", "{days}d").format(days=days)
    if days < _DAYS_AS_WEEKS:
        return QCoreApplication.translate("PeopleScreen", "{weeks}w").format(weeks=days // 7)
    if days < _DAYS_AS_MONTHS:
        return QCoreApplication.translate("PeopleScreen", "{months}mo").format(months=round(days / 30.4))
    return QCoreApplication.translate("PeopleScreen", "{years}y").format(years=round(days / 365.25))
