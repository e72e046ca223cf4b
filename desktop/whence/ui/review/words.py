"""How the review says days, amounts and answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from whence.domain.dates import MONTHS, Day
from whence.domain.decisions import Verdict
from whence.domain.reviews import Lane
from whence.services.sitting import Entry, EntryState
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP

SECONDS_A_CARD = 45
_SHORT_MONTH = 3

LANE_WORDS = {
    Lane.RED_FLAG: QT_TRANSLATE_NOOP("Review", "happened after accepting"),
    Lane.FIRST_TIME: QT_TRANSLATE_NOOP("Review", "due for the first time"),
    Lane.LONGEST_WAITING: QT_TRANSLATE_NOOP("Review", "waiting the longest"),
    Lane.BY_VALUE: QT_TRANSLATE_NOOP("Review", "most worth a look"),
}
REMINDED = QT_TRANSLATE_NOOP("Review", "you asked for it")
LANE_ICONS = {
    Lane.RED_FLAG: "flag",
    Lane.FIRST_TIME: "bell",
    Lane.LONGEST_WAITING: "hourglass",
    Lane.BY_VALUE: "star",
}
LANE_TONES = {Lane.RED_FLAG: Tone.DANGER, Lane.FIRST_TIME: Tone.ACCENT}

ANSWERED = {
    Verdict.KEEP: QT_TRANSLATE_NOOP("Review", "Kept; comes back on {day}."),
    Verdict.KEEP_FOR_GOOD: QT_TRANSLATE_NOOP("Review", "Kept for good."),
    Verdict.REACH_OUT: QT_TRANSLATE_NOOP("Review", "You plan to write; asked about on {day}."),
    Verdict.SNOOZE: QT_TRANSLATE_NOOP("Review", "Snoozed until {day}."),
    Verdict.REMOVE: QT_TRANSLATE_NOOP(
        "Review", "Removed here; the step on the network is on your list of things to do."
    ),
    Verdict.LET_PASS: QT_TRANSLATE_NOOP("Review", "You let it pass."),
    Verdict.REPLY_WATCH: QT_TRANSLATE_NOOP("Review", "You reply and watch."),
}


SETTLED = QT_TRANSLATE_NOOP(
    "Review", "Nothing to decide any more: contact was recorded, or they were removed, archived or merged."
)


def translated(text: str) -> str:
    """A sentence of this screen in the language of the window."""
    return QCoreApplication.translate("Review", text)


def short_day(day: date, today: date) -> str:
    """A day for a button: "18 Dec", with its year when that is another one."""
    words = f"{day.day} {MONTHS[day.month - 1][:_SHORT_MONTH]}"
    return words if day.year == today.year else f"{words} {day.year}"


def answered_words(entry: Entry) -> str:
    """What was answered about a place on the list; empty while it is open."""
    if entry.state is EntryState.SETTLED:
        return translated(SETTLED)
    if entry.verdict is None:
        return ""
    sentence = translated(ANSWERED.get(entry.verdict, SETTLED))
    return sentence.format(day=Day.on(entry.until).words if entry.until is not None else "")


def about_minutes(cards: int) -> int:
    """About how many minutes so many cards take, in steps of five."""
    return max(5, round(cards * SECONDS_A_CARD / 60 / 5) * 5)


def cards_in(minutes: int) -> int:
    """About how many cards can be looked at in so many minutes."""
    return round(minutes * 60 / SECONDS_A_CARD)
