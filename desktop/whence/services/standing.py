"""What to mind about a person: cautions, loose ends, and what readiness for an introduction rests on."""

from __future__ import annotations

from datetime import date

from whence.domain.affiliations import organisation_key
from whence.domain.briefs import BriefFacts
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day, day_number
from whence.domain.decisions import Decision, Verdict
from whence.domain.interactions import Direction, Interaction
from whence.domain.people import Person
from whence.domain.readiness import ANSWER_DAYS, ReadinessFacts
from whence.services.journal import Journal
from whence.storage import affiliations, connections, interactions, invitations, standings
from whence.storage.ties import KeptTie

_UNANSWERED_WITHIN = 365


class Standings:
    """Reads what stands between the owner and a person besides the contact itself."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def cautions(self, person: Person) -> tuple[str, ...]:
        """What to mind, in sentences that state what is recorded."""
        store = self._journal.store
        said = [
            f"Says: {claim.words or claim.about or claim.type}. Does not match your records."
            for claim in standings.claims(store, person.id)
            if claim.finding == "contradicted"
        ]
        said += [flag.told_of(person.short_name) for flag in standings.open_red_flags(store, person.id)]
        if self._is_watched(person.id):
            said.append("You accepted this person to be watched.")
        return tuple(said + self._removal_words(person))

    def open_loops(self, person: PersonId, today: date) -> list[str]:
        """What is waiting for an answer or a next step."""
        store = self._journal.store
        loops = [
            f"Introduction to {name}" + (f" ({purpose})" if purpose else "") + " is under way"
            for name, _, purpose in standings.open_introductions(store, person)
        ]
        loops += [
            f"You asked “{text}”; an answer is awaited until {Day.parse(due_on).words}"
            for text, due_on in standings.open_questions(store, person)
        ]
        newest = next(iter(interactions.newest(store, person, day_number(today), 1)), None)
        if newest is not None and newest[0].waits_for_answer and newest[0].day is not None:
            days = day_number(today) - newest[0].day
            if ANSWER_DAYS < days <= _UNANSWERED_WITHIN:
                loops.append(f"Their last message, {newest[0].when.words}, has no recorded answer")
        return loops

    def readiness_facts(self, person: Person, kept: KeptTie, facts: BriefFacts) -> ReadinessFacts:
        """What the readiness of a person for an introduction rests on."""
        store, today = self._journal.store, day_number(self._journal.clock.today())
        newest = next(iter(interactions.newest(store, person.id, today, 1)), None)
        sides = standings.sides(store, person.id, today)
        outcomes = standings.introduction_outcomes(store, person.id)
        flags = standings.open_red_flags(store, person.id)
        return ReadinessFacts(
            short_name=person.short_name,
            category=kept.tie.category(today),
            label=kept.standing.label,
            has_origin=bool(facts.origins),
            days_since_last=None if kept.tie.last_day is None else today - kept.tie.last_day,
            last_direction=_answerable_direction(newest[0]) if newest else None,
            is_two_sided=Direction.MUTUAL.value in sides or {Direction.IN.value, Direction.OUT.value} <= sides,
            shelf=person.shelf,
            connection=facts.state,
            is_claim_contradicted=any(one.finding == "contradicted" for one in standings.claims(store, person.id)),
            is_watched=self._is_watched(person.id),
            red_flag=flags[0].what if flags else "",
            wish=person.introduction_wish,
            good_introductions=outcomes.count("good"),
            bad_introductions=outcomes.count("bad"),
            shares_employer=self._shares_employer(person.id),
        )

    def _is_watched(self, person: PersonId) -> bool:
        decided: list[Decision] = invitations.decisions_of(self._journal.store, person)
        newest = next((one for one in decided if one.stage in ("invitation", "after_accept")), None)
        return newest is not None and newest.verdict in (Verdict.ACCEPT_WATCH, Verdict.REPLY_WATCH)

    def _removal_words(self, person: Person) -> list[str]:
        kept = connections.connection(self._journal.store, person.id)
        words = (
            {
                ConnectionState.REMOVED_BY_YOU: "You removed this connection",
                ConnectionState.REMOVED_BY_THEM: f"{person.short_name} removed this connection",
                ConnectionState.GONE: "This connection is gone; the cause is not recorded",
            }.get(kept.state)
            if kept
            else None
        )
        if kept is None or words is None:
            return []
        return [f"{words} {kept.ended_on.phrase}." if kept.ended_on.is_known else f"{words}."]

    def _shares_employer(self, person: PersonId) -> bool:
        own = affiliations.own_affiliations(self._journal.store)
        keys = {organisation_key(name) for one in own for name in (one.organisation, *one.aliases)}
        theirs = affiliations.affiliations(self._journal.store, person)
        return any(organisation_key(one.organisation) in keys for one in theirs if one.organisation)


def _answerable_direction(newest: Interaction) -> Direction:
    """The direction of the newest exchange; a talk they began needs no answer."""
    if newest.direction is Direction.IN and not newest.waits_for_answer:
        return Direction.MUTUAL
    return newest.direction
