"""Everything a face of the program can ask of one open journal, on one thread."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from whence.services.handlers import handler_of
from whence.services.journal import Journal
from whence.storage.store import Store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from whence.services.briefs import Briefs
    from whence.services.bursts import Bursts
    from whence.services.capture import Capture
    from whence.services.decision_lists import DecisionLists
    from whence.services.desk import Desk
    from whence.services.duplicates import Duplicates
    from whence.services.erasing import Erasing
    from whence.services.event_mode import EventMode
    from whence.services.event_pages import EventPages
    from whence.services.exporting import Exporting
    from whence.services.importing import Importing
    from whence.services.inbox import Inbox
    from whence.services.insights import Insights
    from whence.services.introductions import Introductions
    from whence.services.keeping_in_touch import KeepingInTouch
    from whence.services.losses import Losses
    from whence.services.merging import Merging
    from whence.services.network_map import NetworkMap
    from whence.services.people_lists import PeopleLists
    from whence.services.recall import Recall
    from whence.services.red_flag_list import RedFlags
    from whence.services.removal_plans import RemovalPlans
    from whence.services.review_splits import ReviewSplits
    from whence.services.reviews import Reviews
    from whence.services.vanished import VanishedList
    from whence.services.worklist import Worklist


class Services:
    """The services of one journal, each loaded and built when it is first asked for.

    A worker thread has its own, over its own connection.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def close(self) -> None:
        """Close the journal file."""
        self.journal.store.close()

    @cached_property
    def briefs(self) -> Briefs:
        """Answers "how do I know this person?"."""
        from whence.services.briefs import Briefs

        return Briefs(self.journal)

    @cached_property
    def people(self) -> PeopleLists:
        """Answers what lists and the page of a person ask."""
        from whence.services.people_lists import PeopleLists

        return PeopleLists(self.journal, self.briefs)

    @cached_property
    def importing(self) -> Importing:
        """Brings archives into the journal. Runs where it is called; the window calls it on its worker."""
        from whence.services.importing import Importing

        return Importing(self.journal)

    @cached_property
    def exporting(self) -> Exporting:
        """Writes the journal out, and a whole one back into an empty journal."""
        from whence.services.exporting import Exporting

        return Exporting(self.journal, self.briefs)

    @cached_property
    def recall(self) -> Recall:
        """Finds people by anything the journal knows of them. Reads only; cheap enough for every keystroke."""
        from whence.services.recall import Recall

        return Recall(self.journal.store)

    @cached_property
    def capture(self) -> Capture:
        """Answers what a capture line means while it is being typed. Nothing is written but drafts."""
        from whence.services.capture import Capture

        return Capture(self.journal, self.briefs)

    @cached_property
    def event_mode(self) -> EventMode:
        """Keeps which event is being logged, and answers what was logged at it."""
        from whence.services.event_mode import EventMode

        return EventMode(self.journal)

    @cached_property
    def event_pages(self) -> EventPages:
        """Answers what the list and the page of events ask."""
        from whence.services.event_pages import EventPages

        return EventPages(self.journal)

    @cached_property
    def bursts(self) -> Bursts:
        """Answers who was connected in a rush, and about whom nothing is recorded."""
        from whence.services.bursts import Bursts

        return Bursts(self.journal)

    @cached_property
    def reviews(self) -> Reviews:
        """Answers what is due, and how the sitting of this week stands."""
        from whence.services.reviews import Reviews

        return Reviews(self.journal, self.briefs)

    @cached_property
    def review_splits(self) -> ReviewSplits:
        """Answers what waits in the smaller splits."""
        from whence.services.review_splits import ReviewSplits

        return ReviewSplits(self.journal, self.briefs)

    @cached_property
    def keeping_in_touch(self) -> KeepingInTouch:
        """Answers who was meant to be kept in touch with."""
        from whence.services.keeping_in_touch import KeepingInTouch

        return KeepingInTouch(self.journal)

    @cached_property
    def losses(self) -> Losses:
        """Answers what is lost with a connection."""
        from whence.services.losses import Losses

        return Losses(self.journal)

    @cached_property
    def removal_plans(self) -> RemovalPlans:
        """Draws up removals of several connections."""
        from whence.services.removal_plans import RemovalPlans

        return RemovalPlans(self.journal)

    @cached_property
    def desk(self) -> Desk:
        """Answers what the invitation desk asks."""
        from whence.services.desk import Desk

        return Desk(self.journal)

    @cached_property
    def decisions(self) -> DecisionLists:
        """Answers what the screen of decisions asks."""
        from whence.services.decision_lists import DecisionLists

        return DecisionLists(self.journal)

    @cached_property
    def worklist(self) -> Worklist:
        """Answers what is to be done on the network and what is to be asked about it."""
        from whence.services.worklist import Worklist

        return Worklist(self.journal)

    @cached_property
    def vanished(self) -> VanishedList:
        """Answers who is to be asked about."""
        from whence.services.vanished import VanishedList

        return VanishedList(self.journal)

    @cached_property
    def red_flags(self) -> RedFlags:
        """Answers what waits, what was kept back, and what raises a flag."""
        from whence.services.red_flag_list import RedFlags

        return RedFlags(self.journal)

    @cached_property
    def introductions(self) -> Introductions:
        """Answers what the introduction screen, the palette and the command line ask."""
        from whence.services.introductions import Introductions

        return Introductions(self.journal, self.briefs)

    @cached_property
    def merging(self) -> Merging:
        """Answers what a merge would do, and which merges a person holds."""
        from whence.services.merging import Merging

        return Merging(self.journal)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Answers who may be the same person."""
        from whence.services.duplicates import Duplicates

        return Duplicates(self.journal)

    @cached_property
    def erasing(self) -> Erasing:
        """Erases people for good, and answers who lies in the bin."""
        from whence.services.erasing import Erasing

        return Erasing(self.journal)

    @cached_property
    def inbox(self) -> Inbox:
        """Looks into the folder and takes over what is accepted."""
        from whence.services.inbox import Inbox

        return Inbox(self.journal, time.time)

    @cached_property
    def insights(self) -> Insights:
        """Answers what the insights screen asks."""
        from whence.services.insights import Insights

        return Insights(self.journal)

    @cached_property
    def network_map(self) -> NetworkMap:
        """Answers what the map asks."""
        from whence.services.network_map import NetworkMap

        return NetworkMap(self.journal, self.briefs)


def services_of(store: Store, clock: Clock) -> Services:
    """The services over an open journal."""
    return Services(Journal(store, clock, handler_of))
