"""What fields complete from: people, events, companies and tags of the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.names import fold
from whence.services.people_lists import PeopleLists
from whence.services.suite import Services

MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that exists: what it stands for, its name, and a few words that tell it from others."""

    subject: object
    name: str
    remark: str = ""


Suggest = Callable[[str], Sequence[Suggestion]]


def people_suggestions(services: Services, without: Sequence[PersonId] = ()) -> Suggest:
    """Suggests people as the palette finds them."""
    left_out = frozenset(without)

    def suggest(typed: str) -> list[Suggestion]:
        found = services.recall.find(typed, MOST + len(left_out))
        names = {one.person: one.name for one in found if one.person not in left_out}
        rows = services.people.rows(list(names)[:MOST])
        return [Suggestion(one, names[one], row.affiliation or row.hint) for one, row in rows.items()]

    return suggest


def event_suggestions(people: PeopleLists) -> Suggest:
    """Suggests events by the words of their name, the newest first."""

    def suggest(typed: str) -> list[Suggestion]:
        wanted = fold(typed)
        found = [event for event in people.events() if wanted in fold(event.name)][:MOST]
        return [Suggestion(one.id, one.name, one.starts_on.words if one.starts_on.is_known else "") for one in found]

    return suggest


def tag_suggestions(people: PeopleLists) -> Suggest:
    """Suggests tags that hold what is typed."""

    def suggest(typed: str) -> list[Suggestion]:
        wanted = fold(typed.lstrip("#"))
        return [Suggestion(tag, tag) for tag in people.tags() if wanted in fold(tag)][:MOST]

    return suggest


def company_suggestions(people: PeopleLists) -> Suggest:
    """Suggests present employers, those of most people first."""

    def suggest(typed: str) -> list[Suggestion]:
        wanted = fold(typed)
        return [Suggestion(name, name) for name, _ in people.companies() if wanted in fold(name)][:MOST]

    return suggest
