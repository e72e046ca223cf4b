"""A crowd for maps: invented people who introduced one another."""

from __future__ import annotations

import random

from whence.domain.changes import PersonId
from whence.domain.network_map import MapPerson
from whence.domain.ties import Category


def crowd(count: int) -> list[MapPerson]:
    """Invented people, most of them introduced by one of the others."""
    chance = random.Random(3)
    return [
        MapPerson(
            PersonId(number),
            f"Person Number {number}",
            PersonId(chance.randrange(1, number)) if number > 1 and chance.random() < 0.6 else None,
            f"Event {number % 40}",
            category=chance.choice(list(Category)),
        )
        for number in range(1, count + 1)
    ]
