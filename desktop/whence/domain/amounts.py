"""Numbers with their nouns, so that no sentence speaks of "1 people"."""

from __future__ import annotations


def counted(number: int, one: str, several: str = "") -> str:
    """A number with what it counts: "1 day", "2,140 days".

    `several` is the plural where it is more than the singular with an s; a verb can follow in both: ("tie is", "ties
    are").
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def people_words(number: int) -> str:
    """How many people, "1 person" or "12 people"."""
    return counted(number, "person", "people")
