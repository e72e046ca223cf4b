"""What fields complete from: people, events, companies and tags of the journal."""

from __future__ import annotations

from collections.abc import Sequence

from whence.domain.changes import PersonId
from whence.domain.names import fold
from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.services.people_lists import PeopleLists
from whence.ui.models.name_matches import NameMatches
from whence.ui.widgets.choice_field import Suggest, Suggestion

MOST = 8


def people_suggestions(people: PeopleLists, without: Sequence[PersonId] = ()) -> Suggest:
    """Suggests people by name, those in closest contact first."""
    names = NameMatches(people)
    order: list[PersonId] = []
    left_out = frozenset(without)

    def suggest(typed: str) -> list[Suggestion]:
        if not order:
            order.extend(people.ids(PeopleFilter(), PeopleOrder.STRENGTH))
        found = [one for one in names.matching(typed, order)[: MOST + len(left_out)] if one not in left_out][:MOST]
        rows = people.rows(found)
        return [
            Suggestion(one, rows[one].name, rows[one].affiliation or rows[one].hint) for one in found if one in rows
        ]

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
