"""What the owner of a journal has told about themselves: the records that claims are compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.domain.errors import UnreadableInput

_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Tenure:
    """Time spent with an organisation: an employer or a school.

    `start` and `end` are months counted from year 0 (year * 12 + month - 1), inclusive; None is unknown for a start
    and "until today" for an end. A bare year means January for a start and December for an end.
    """

    organisation: str
    aliases: tuple[str, ...] = ()
    title: str = ""
    start: int | None = None
    end: int | None = None
    is_school: bool = False

    @property
    def is_current(self) -> bool:
        return self.end is None and not self.is_school

    @property
    def names(self) -> tuple[str, ...]:
        return (self.organisation, *self.aliases)


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An occasion the owner took part in; `years` are those named in its dates or its name."""

    name: str
    place: str = ""
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerProfile:
    """The owner's names, career, fields, works, events and the names of their connections."""

    first: str = ""
    last: str = ""
    preferred: tuple[str, ...] = ()
    accepted_forms: tuple[str, ...] = ()
    positions: tuple[Tenure, ...] = ()
    education: tuple[Tenure, ...] = ()
    fields: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    events: tuple[OwnEvent, ...] = ()
    connections: tuple[str, ...] = ()

    @property
    def name_forms(self) -> tuple[str, ...]:
        """Every form of the own name that a greeting may use."""
        return tuple(form for form in (self.first, self.last, *self.preferred, *self.accepted_forms) if form)


NO_PROFILE = OwnerProfile()


def profile_from(tables: Mapping[str, Any]) -> OwnerProfile:
    """Read a profile from the object form used by the command line.

    Raises UnreadableInput naming the entry that is not of its form. Unknown entries are ignored.
    """
    if not isinstance(tables, Mapping):
        raise UnreadableInput("The profile is not a JSON object: give one with names, positions and so on.")
    names = tables.get("names") or {}
    if not isinstance(names, Mapping):
        raise UnreadableInput("names in the profile is not an object: give first, last, preferred, accepted_forms.")
    return OwnerProfile(
        first=_text(names.get("first")),
        last=_text(names.get("last")),
        preferred=_texts(names.get("preferred"), "names.preferred"),
        accepted_forms=_texts(names.get("accepted_forms"), "names.accepted_forms"),
        positions=tuple(_tenure(row, "org") for row in _rows(tables, "positions")),
        education=tuple(_tenure(row, "school") for row in _rows(tables, "education")),
        fields=_texts(tables.get("fields"), "fields"),
        anchors=_texts(tables.get("anchors"), "anchors"),
        events=tuple(_event(row) for row in _rows(tables, "events")),
        connections=_texts(tables.get("connections_by_name"), "connections_by_name"),
    )


def years_in(value: object) -> tuple[int, ...]:
    """Every year from 1900 to 2099 written in a text or in a list of texts, in order."""
    text = " ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value or "")
    return tuple(int(found) for found in _YEAR.findall(text))


def month_number(text: str, *, last: bool = False) -> int | None:
    """The month that "2021-03", "2021-03-15" or "2021" begins with, counted from year 0; None for other text."""
    found = _MONTH.match(text.strip())
    if found is None:
        return None
    month = int(found[2]) if found[2] else (12 if last else 1)
    return int(found[1]) * 12 + min(max(month, 1), 12) - 1


def _rows(tables: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    rows = tables.get(field) or []
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not all(isinstance(row, Mapping) for row in rows):
        raise UnreadableInput(f"{field} in the profile is not a list of objects: see the help of whence judge.")
    return list(rows)


def _tenure(row: Mapping[str, Any], name_field: str) -> Tenure:
    name = _text(row.get(name_field) or row.get("name"))
    start, end = row.get("start"), row.get("end")
    return Tenure(
        name,
        _texts(row.get("aliases"), f"aliases of {name}"),
        _text(row.get("title")),
        month_number(str(start)) if start else None,
        month_number(str(end), last=True) if end else None,
        is_school=name_field == "school",
    )


def _event(row: Mapping[str, Any]) -> OwnEvent:
    name = _text(row.get("name"))
    years = years_in(row.get("dates") or row.get("date")) or years_in(name)
    return OwnEvent(name, _text(row.get("place")), years)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None else str(value)


def _texts(value: object, field: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if not isinstance(value, Sequence):
        raise UnreadableInput(f"{field} in the profile is not a list of texts: write it as a list.")
    return tuple(_text(entry) for entry in value if _text(entry))
