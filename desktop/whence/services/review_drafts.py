"""Drafts of a message to somebody one was not in touch with for long: to be copied, never sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from whence.services.journal import Journal
from whence.services.review_cards import TieCard
from whence.storage import reviews
from whence.system.resources import resource_table

_FIELD = re.compile(r"\{(name|event|last)\}")
_LONGEST_QUOTE = 80


class _Template(NamedTuple):
    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to copy, with the name of the template it was made from."""

    key: str
    title: str
    text: str


def drafts(journal: Journal, card: TieCard) -> tuple[Draft, ...]:
    """The texts that can be offered for a tie, those that say most about it first."""
    event = reviews.event_met_at(journal.store, card.item.person)
    last = card.last.words.splitlines()[0].strip() if card.last is not None and card.last.words.strip() else ""
    values = {
        "name": card.short_name,
        "event": event,
        "last": last if len(last) <= _LONGEST_QUOTE else "",
    }
    return tuple(
        Draft(one.key, one.title, _FIELD.sub(lambda found: values[found[1]], one.text))
        for one in _templates()
        if all(values[name] for name in _FIELD.findall(one.text))
    )


@cache
def _templates() -> tuple[_Template, ...]:
    return tuple(_Template(**row) for row in resource_table("templates/reach_out.toml")["template"])
