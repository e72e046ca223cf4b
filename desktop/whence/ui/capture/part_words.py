"""A recognised part of a capture line as the chip under it: its words, icon and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from whence.domain.capture import CaptureLine, Part, PartKind
from whence.domain.capture_parts import CHANNEL_OF_WORD, Match, odd_day_words
from whence.domain.interactions import Channel
from whence.services.commands.capture import Occasion
from whence.ui.labels import isolated, shortened
from whence.ui.tones import Tone
from whence.ui.translation import QT_TRANSLATE_NOOP

LONGEST_WORDS = 44
_ICONS = {
    PartKind.PERSON: "person",
    PartKind.ROLE: "briefcase",
    PartKind.COMPANY: "briefcase",
    PartKind.EVENT: "flag",
    PartKind.PLACE: "pin",
    PartKind.INTRODUCER: "introduction",
    PartKind.TAG: "tag",
    PartKind.FOLLOW_UP: "bell",
    PartKind.NOTE: "envelope-open",
    PartKind.CONNECTION: "handshake",
    PartKind.CHANNEL: "speech",
    PartKind.DAY: "calendar",
    PartKind.EMAIL: "envelope",
    PartKind.PHONE: "telephone",
    PartKind.LINK: "link",
    PartKind.TEXT: "quote",
}
SIGN_WORDS = {
    "+note": QT_TRANSLATE_NOOP("PartWords", "they sent a note"),
    "-note": QT_TRANSLATE_NOOP("PartWords", "no note came"),
    "+connected": QT_TRANSLATE_NOOP("PartWords", "connected"),
    "+in": QT_TRANSLATE_NOOP("PartWords", "their request to connect"),
    "+out": QT_TRANSLATE_NOOP("PartWords", "your request to connect"),
}
_KIND_WORDS = {
    PartKind.PERSON: QT_TRANSLATE_NOOP("PartWords", "person"),
    PartKind.ROLE: QT_TRANSLATE_NOOP("PartWords", "role"),
    PartKind.COMPANY: QT_TRANSLATE_NOOP("PartWords", "works at"),
    PartKind.EVENT: QT_TRANSLATE_NOOP("PartWords", "event"),
    PartKind.PLACE: QT_TRANSLATE_NOOP("PartWords", "place"),
    PartKind.INTRODUCER: QT_TRANSLATE_NOOP("PartWords", "introduced by"),
    PartKind.TAG: QT_TRANSLATE_NOOP("PartWords", "tag"),
    PartKind.FOLLOW_UP: QT_TRANSLATE_NOOP("PartWords", "follow-up"),
    PartKind.NOTE: QT_TRANSLATE_NOOP("PartWords", "note with a request"),
    PartKind.CONNECTION: QT_TRANSLATE_NOOP("PartWords", "connection"),
    PartKind.CHANNEL: QT_TRANSLATE_NOOP("PartWords", "how"),
    PartKind.DAY: QT_TRANSLATE_NOOP("PartWords", "when"),
    PartKind.EMAIL: QT_TRANSLATE_NOOP("PartWords", "e-mail address"),
    PartKind.PHONE: QT_TRANSLATE_NOOP("PartWords", "telephone number"),
    PartKind.LINK: QT_TRANSLATE_NOOP("PartWords", "link"),
    PartKind.TEXT: QT_TRANSLATE_NOOP("PartWords", "note"),
}
_NAMED = frozenset({PartKind.PERSON, PartKind.INTRODUCER, PartKind.EVENT, PartKind.PLACE, PartKind.COMPANY})


@dataclass(frozen=True, slots=True)
class PartFace:
    """What the chip of a part shows; `spoken` says its kind as well."""

    words: str
    spoken: str
    icon_name: str
    tone: Tone
    explanation: str = ""


def tr(words: str) -> str:
    """`words` in the language of the window."""
    return QCoreApplication.translate("PartWords", words)


def face_of(part: Part, today: date) -> PartFace:
    """The chip of one part."""
    words = isolated(shortened(_words(part, today), LONGEST_WORDS))
    remark = _remark(part)
    whole = f"{words} · {remark}" if remark else words
    spoken = f"{tr(_KIND_WORDS[part.kind])}: {whole}"
    return PartFace(whole, spoken, _icon(part), _tone(part), part.problem or _hint(part))


def implied_faces(capture: CaptureLine, occasion: Occasion | None) -> Sequence[PartFace]:
    """What a line does not say and is taken for granted: the day, and that it was in person; and what is no day."""
    if not capture.parts or capture.problem:
        return ()
    faces = [_odd_day(one) for one in capture.odd_days]
    if capture.first(PartKind.CHANNEL) is None and capture.text and (capture.people or occasion is not None):
        explanation = tr("Taken for granted. Write “call”, “email”, “message”… behind the name to say otherwise.")
        faces.append(PartFace(tr("met"), tr("taken for granted: met"), "speech", Tone.NEUTRAL, explanation))
    if capture.first(PartKind.DAY) is None and occasion is None:
        explanation = tr("Taken for granted. Write “yesterday”, “12 Mar” or “spring 2021” to say otherwise.")
        faces.append(PartFace(tr("today"), tr("taken for granted: today"), "calendar", Tone.NEUTRAL, explanation))
    return faces


def _odd_day(text: str) -> PartFace:
    words = tr("not a day: {text}").format(text=isolated(shortened(text, LONGEST_WORDS)))
    return PartFace(words, words, "warning", Tone.WARN, odd_day_words(text))


def day_words(day: date, today: date) -> str:
    """A day in a few words: "today", "Fri 27 Nov", with the year when it is another one."""
    if day == today:
        return tr("today")
    named = f"{day:%a} {day.day} {day:%b}"
    return named if day.year == today.year else f"{named} {day.year}"


def _words(part: Part, today: date) -> str:
    match part.kind:
        case PartKind.FOLLOW_UP:
            said = part.day.day if part.day else None
            when = (day_words(said.start, today) if said.is_exact else said.words) if said and said.start else ""
            return " · ".join(piece for piece in (part.value or tr("follow up"), when) if piece)
        case PartKind.DAY if part.day is not None:
            said = part.day.day
            return (
                day_words(said.start, today) if said and said.is_exact and said.start else part.day.words or part.value
            )
        case PartKind.NOTE | PartKind.CONNECTION:
            return tr(SIGN_WORDS[part.value])
    return part.value


def _remark(part: Part) -> str:
    if part.kind not in _NAMED:
        return tr("new") if part.kind is PartKind.TAG and part.match is Match.NEW else ""
    match part.match:
        case Match.NEW:
            return tr("new")
        case Match.AMBIGUOUS:
            return tr("which of {count}?").format(count=len(part.candidates))
        case Match.SIMILAR:
            return tr("new, or {name}?").format(name=isolated(part.candidates[0].name))
    return ""


def _hint(part: Part) -> str:
    return part.candidates[0].hint if part.match is Match.EXISTING and part.candidates else ""


def _icon(part: Part) -> str:
    if part.is_blocking:
        return "question"
    if part.kind is PartKind.PERSON and part.match is Match.NEW:
        return "person-plus"
    if part.kind is PartKind.CHANNEL and CHANNEL_OF_WORD[part.value] in (Channel.CALL, Channel.VIDEO):
        return "telephone"
    return _ICONS[part.kind]


def _tone(part: Part) -> Tone:
    if part.is_blocking:
        return Tone.DANGER
    if part.problem:
        return Tone.WARN
    if part.match is Match.NEW:
        return Tone.INFO
    return Tone.ACCENT if part.match is Match.EXISTING else Tone.NEUTRAL
