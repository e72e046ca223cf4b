"""How a read line is written down in the table of cases, and the journal the cases are read against."""

from __future__ import annotations

from datetime import date
from typing import Final

from whence.domain.capture import Candidate, CaptureLine, Match, Part
from whence.domain.capture_known import KnownNames

TODAY: Final = date(2026, 11, 27)  # a Friday
KNOWN: Final = KnownNames(
    people=[
        Candidate("sam", "Sam Reyes", "met at PyCon Lisbon 2025"),
        Candidate("ada", "Ada Nair", "colleague at Acme"),
        Candidate("tom", "Tom Schmidt"),
        Candidate("priya", "Priya Nair"),
        Candidate("april", "April Jones"),
        Candidate("zoe", "Zoë Ångström"),
        Candidate("jp", "J.P. Moreau"),
        Candidate("lena-1", "Lena Brandt", "Acme"),
        Candidate("lena-2", "Lena Brandt", "Vandelay"),
    ],
    events=[
        Candidate("pycon", "PyCon Lisbon 2026"),
        Candidate("summit-25", "Web Summit 2025", "November 2025"),
        Candidate("summit-26", "Web Summit 2026", "November 2026"),
        Candidate("gallen", "St. Gallen Symposium"),
        Candidate("texas", "Berlin, Texas Meetup"),
    ],
    places=[Candidate("lisboa", "Café Lisboa")],
    organisations=[Candidate("acme", "Acme"), Candidate("vandelay", "Vandelay Industries")],
    tags=[Candidate("rust", "rust"), Candidate("ml", "machine learning"), Candidate("c++", "C++")],
)
_MARKS: Final = {Match.NONE: "", Match.EXISTING: "=", Match.NEW: "+", Match.AMBIGUOUS: "?", Match.SIMILAR: "~"}


def outline(capture: CaptureLine) -> str:
    """One text for all that was understood: kinds with = existing, + new, ? several, ~ similar; embedded in ()."""
    return " | ".join(_part(part) for part in capture.parts)


def _part(part: Part) -> str:
    day = "/".join(str(reading) for reading in part.day.readings) or "none" if part.day else ""
    words = part.value if part.kind != "day" else ""
    text = f"{part.kind}{_MARKS[part.match]} " + " ~ ".join(filter(None, (words, day)))
    return f"({text})" if part.is_embedded else text
