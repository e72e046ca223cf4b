"""Rows for the interactions of a generated journal, in the order in which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any, Final

from tests.generating.people import IMPORT, TODAY, Somebody
from tests.generating.texts import TextMaker
from whence.domain.dates import day_number, day_of_number

_MESSAGE_SHARE: Final = 0.3
_TOGETHER_SHARE: Final = 0.02
_OTHER_CHANNELS: Final = ("email", "chat", "call", "video", "in_person")
_OTHER_SHARES: Final = (45, 25, 12, 8, 10)
Row = tuple[Any, ...]

INSERT_INTERACTION: Final = (
    "INSERT INTO interaction (id, day, at, channel, direction, line, thread, source, source_key, import_id, created_at)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
INSERT_PARTICIPATION: Final = "INSERT INTO participation (interaction_id, person_id, day) VALUES (?,?,?)"


def draw_days(rng: Random, people: list[Somebody], amounts: list[int]) -> list[int]:
    """One number an exchange, sorted: its day and its person packed together (see `unpack`)."""
    today, found = day_number(TODAY), []
    for person, amount in zip(people, amounts, strict=True):
        if not amount:
            continue
        start = day_number(person.connected)
        end = today if amount > 100 or rng.random() < 0.2 else rng.randint(start, today)
        span = max(end - start, 1)
        found += [(start + int(span * rng.random()) << 32) | person.id for _ in range(amount)]
    found.sort()
    return found


def unpack(packed: int) -> tuple[int, int]:
    """Day number and person id of an exchange of `draw_days`."""
    return packed >> 32, packed & 0xFFFFFFFF


class InteractionRows:
    """Turns packed exchanges into rows of interactions and of who took part."""

    def __init__(self, rng: Random, people: list[Somebody]) -> None:
        self._rng = rng
        self._people = people
        self._texts = TextMaker(rng)

    def interaction(self, number: int, packed: int) -> Row:
        """The row of the exchange that is the `number`th, from one."""
        rng, (day, person) = self._rng, unpack(packed)
        stamp = _iso(day)
        direction = "in" if rng.random() < 0.5 else "out"
        if rng.random() < _MESSAGE_SHARE:
            text = self._texts.message(self._people[person - 1].first)
            at = f"{stamp}T{8 + number % 12:02d}:{number % 60:02d}:00"
            key = number.to_bytes(8, "big")
            return (
                number,
                day,
                at,
                "message",
                direction,
                text,
                f"t{person}",
                "archive",
                key,
                IMPORT,
                f"{stamp}T20:00:00Z",
            )
        channel = rng.choices(_OTHER_CHANNELS, _OTHER_SHARES)[0]
        has_line = rng.random() < (0.1 if channel in ("email", "chat") else 0.6)
        side = direction if channel in ("email", "chat") else "mutual"
        line = self._texts.line() if has_line else ""
        return number, day, "", channel, side, line, "", "entry", None, None, f"{stamp}T20:00:00Z"

    def participations(self, exchanges: list[int]) -> Iterator[Row]:
        """Who took part; now and then the person of the exchange before joins in."""
        before = 0
        for number, packed in enumerate(exchanges, start=1):
            day, person = unpack(packed)
            others = {person, before} if before and self._rng.random() < _TOGETHER_SHARE else {person}
            for other in sorted(others):
                yield number, other, day
            before = person


@lru_cache(maxsize=20_000)
def _iso(day: int) -> str:
    return day_of_number(day).isoformat()
