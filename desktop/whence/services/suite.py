"""Everything a face of the program can ask of one open journal, on one thread."""

from __future__ import annotations

import time
from dataclasses import dataclass

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
from whence.services.handlers import HANDLERS
from whence.services.importing import Importing
from whence.services.inbox import Inbox
from whence.services.insights import Insights
from whence.services.introductions import Introductions
from whence.services.journal import Journal
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
from whence.storage.store import Store
from whence.system.clock import Clock


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one journal. A worker thread has its own, over its own connection."""

    journal: Journal
    briefs: Briefs
    people: PeopleLists
    importing: Importing
    exporting: Exporting
    recall: Recall
    capture: Capture
    event_mode: EventMode
    event_pages: EventPages
    bursts: Bursts
    reviews: Reviews
    review_splits: ReviewSplits
    keeping_in_touch: KeepingInTouch
    losses: Losses
    removal_plans: RemovalPlans
    desk: Desk
    decisions: DecisionLists
    worklist: Worklist
    vanished: VanishedList
    red_flags: RedFlags
    introductions: Introductions
    merging: Merging
    duplicates: Duplicates
    erasing: Erasing
    inbox: Inbox
    insights: Insights
    network_map: NetworkMap

    def close(self) -> None:
        """Close the journal file."""
        self.journal.store.close()


def services_of(store: Store, clock: Clock) -> Services:
    """Build the services over an open journal, in order, by hand."""
    journal = Journal(store, clock, HANDLERS)
    briefs = Briefs(journal)
    return Services(
        journal,
        briefs,
        PeopleLists(journal, briefs),
        Importing(journal),
        Exporting(journal, briefs),
        Recall(store),
        Capture(journal, briefs),
        EventMode(journal),
        EventPages(journal),
        Bursts(journal),
        Reviews(journal, briefs),
        ReviewSplits(journal, briefs),
        KeepingInTouch(journal),
        Losses(journal),
        RemovalPlans(journal),
        Desk(journal),
        DecisionLists(journal),
        Worklist(journal),
        VanishedList(journal),
        RedFlags(journal),
        Introductions(journal, briefs),
        Merging(journal),
        Duplicates(journal),
        Erasing(journal),
        Inbox(journal, time.time),
        Insights(journal),
        NetworkMap(journal, briefs),
    )
