"""How long ago something was, as short as a column is narrow."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from whence.ui.translation import QT_TRANSLATE_NOOP

_STEPS = (
    (14, 1, QT_TRANSLATE_NOOP("Ages", "{count}d")),
    (60, 7, QT_TRANSLATE_NOOP("Ages", "{count}w")),
    (730, 30, QT_TRANSLATE_NOOP("Ages", "{count}mo")),
)
_YEARS = QT_TRANSLATE_NOOP("Ages", "{count}y")
_TODAY = QT_TRANSLATE_NOOP("Ages", "today")


def short_age(days: int) -> str:
    """ "3d", "2w", "5mo", "2y" for days that have passed; "today" for none."""
    if days <= 0:
        return QCoreApplication.translate("Ages", _TODAY)
    for below, unit, words in _STEPS:
        if days < below:
            return QCoreApplication.translate("Ages", words).format(count=days // unit)
    return QCoreApplication.translate("Ages", _YEARS).format(count=days // 365)
