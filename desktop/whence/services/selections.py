"""The same for many people at once: everybody selected, or everybody a filter lets pass."""

from __future__ import annotations

from whence.domain.changes import PersonId
from whence.domain.errors import Refusal
from whence.domain.people import clean_line
from whence.domain.people_filters import PeopleFilter, PeopleOrder
from whence.services.commands import tidying as commands
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.people import TagPeople
from whence.services.interactions import log_interaction
from whence.services.people import tag_people
from whence.services.work import Work
from whence.storage import follow_ups, people_lists, selections

CONSIDER_REMOVAL = "consider for removal"
"""The tag that marks people to be looked at, one by one, before anybody is removed."""


def tag_selection(command: commands.TagSelection, work: Work) -> int:
    """Gives how many people were meant. Raises Refusal for nobody, and for a tag that can't be kept."""
    whom = everybody(command.whom, work)
    tag_people(TagPeople((whom[0],), command.tag), work)
    tag = follow_ups.tag_id(work.store, clean_line(command.tag).lstrip("#").strip())
    selections.tag_all(work.store, whom[1:], tag or 0)
    return len(whom)


def log_selection(command: commands.LogSelection, work: Work) -> int:
    """Gives the new interaction. Raises Refusal for nobody, and for a line beyond all bounds."""
    whom = everybody(command.whom, work)
    made = log_interaction(
        LogInteraction(
            (whom[0],), command.channel, command.direction, command.day, line=command.line, event=command.event
        ),
        work,
    )
    selections.join_all(work.store, made, whom[1:])
    return made


def consider_removal(command: commands.ConsiderRemoval, work: Work) -> int:
    """Gives how many people were meant. Nobody is removed by it. Raises Refusal for nobody."""
    whom = everybody(command.whom, work)
    mark = follow_ups.tag_id(work.store, CONSIDER_REMOVAL)
    if command.is_considered:
        selections.tag_all(work.store, whom, mark or selections.add_mark(work.store, CONSIDER_REMOVAL))
    elif mark is not None:
        selections.untag_all(work.store, whom, mark)
    return len(whom)


def everybody(whom: commands.Whom, work: Work) -> list[PersonId]:
    """Who is meant. Raises Refusal for nobody."""
    if isinstance(whom, PeopleFilter):
        found = people_lists.ids(work.store, whom, PeopleOrder.ADDED, work.today)
        if not found:
            raise Refusal("Nobody passes this filter. Take a part of it away.", field="whom")
        return found
    found = selections.present(work.store, whom)
    if not found:
        raise Refusal("Select somebody first.", field="whom")
    return found
