"""How events and the people met there look as rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from whence.domain.events import Event
from whence.services.event_pages import EventRow, MetPerson
from whence.ui.labels import isolated
from whence.ui.models.row_faces import RowChip, RowFace
from whence.ui.tones import Tone


def tr(words: str) -> str:
    """`words` in the language of the window."""
    return QCoreApplication.translate("EventFaces", words)


def days_of(event: Event) -> str:
    """When an event was: "12 March 2024", "12 March 2024 – 14 March 2024"; empty when unknown."""
    if not event.starts_on.is_known:
        return ""
    if event.ends_on.is_known and event.ends_on != event.starts_on:
        return f"{event.starts_on.words} – {event.ends_on.words}"
    return event.starts_on.words


def event_face(row: EventRow) -> RowFace:
    """An event in the list."""
    event, counts = row.event, row.counts
    second = " · ".join(part for part in (days_of(event), event.place) if part) or tr("no day recorded")
    chips = []
    if counts.with_follow_up:
        chips.append(RowChip(tr("{count} promised").format(count=counts.with_follow_up), "bell", Tone.WARN))
    meta = tr("1 met") if counts.met == 1 else tr("{count} met").format(count=counts.met)
    return RowFace(event.name, second, meta, icon_name="flag", chips=tuple(chips))


def met_face(one: MetPerson) -> RowFace:
    """Somebody met at an event."""
    since = tr("nothing since") if not one.exchanges_since else tr("{count} since").format(count=one.exchanges_since)
    through = tr("by {name}").format(name=isolated(one.introducer)) if one.introducer else ""
    chips = (RowChip(one.category),) if one.category else ()
    second = " · ".join(part for part in (through, one.words, since) if part)
    meta = tr("today") if one.last_contact == 0 else ""
    if one.last_contact:
        meta = tr("{days} d").format(days=f"{one.last_contact:,}")
    return RowFace(one.name, second, meta, chips=chips)
