"""Questions the palette understands and hands to the introductions: a way into a company, whom somebody should meet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from whence.domain.introductions import MeetingFor, WayInto
from whence.ui.labels import isolated, shortened
from whence.ui.palette.rows import PaletteRow
from whence.ui.screen import Surroundings

_LONGEST = 60


def question_row(around: Surroundings, text: str) -> PaletteRow | None:
    """The line for a question such as "introduce me to Acme" or "whom should Mara meet"; None for anything else."""
    organisation = _after(text, _ways_to_ask_into())
    if organisation:
        organisation = _after(organisation, _ways_to_say_somebody()) or organisation
        words = QCoreApplication.translate("Palette", "Who could introduce me to somebody at {name}?")
        title = words.format(name=isolated(shortened(organisation, _LONGEST)))
        return PaletteRow(title, icon_name="introduction", question=WayInto(organisation))
    name = _after(text, _ways_to_ask_whom())
    if not name:
        return None
    end = QCoreApplication.translate("Palette", "meet")
    meant = around.services.recall.meant(name.removesuffix(end).strip() or name)
    if not meant:
        return None
    words = QCoreApplication.translate("Palette", "Whom should {name} meet?")
    title = words.format(name=isolated(shortened(meant[0].name, _LONGEST)))
    return PaletteRow(title, icon_name="introduction", question=MeetingFor(meant[0].person))


def _ways_to_ask_into() -> str:
    return QCoreApplication.translate(
        "Palette", "introduce me to|introduction to|intro to|who could introduce me to|who knows somebody at|way into"
    )


def _ways_to_say_somebody() -> str:
    return QCoreApplication.translate("Palette", "somebody at|someone at|anybody at|anyone at")


def _ways_to_ask_whom() -> str:
    return QCoreApplication.translate("Palette", "whom should|who should")


def _after(text: str, ways: str) -> str:
    """What follows one of the ways to begin, given with bars between them; empty when none of them begins the text."""
    folded = text.casefold()
    for way in ways.split("|"):
        if folded.startswith(f"{way.casefold()} "):
            return text[len(way) :].strip().rstrip("?").strip()
    return ""
