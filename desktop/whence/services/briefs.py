"""The brief of a person, for the page, the palette, introductions and the command line alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from whence.domain import affiliations as affiliation_rules
from whence.domain.briefs import (
    Brief,
    BriefFacts,
    DecisionWords,
    ExchangeWords,
    TieWords,
    Voice,
    evidence,
    how_known,
    how_known_briefly,
)
from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day, day_number, day_of_number
from whence.domain.decisions import VERDICT_WORDS
from whence.domain.errors import NobodyFound
from whence.domain.interactions import CHANNEL_WORDS, Interaction
from whence.domain.people import Person
from whence.domain.tie_flags import flags_on
from whence.domain.tie_sentences import category_words, tie_sentence
from whence.domain.ties import Exchange
from whence.services.journal import Journal
from whence.storage import affiliations, briefs, follow_ups, interactions, invitations, people, ties
from whence.storage.ties import KeptTie

if TYPE_CHECKING:
    from whence.services.standing import Standings

LAST_EXCHANGES = 3


class Briefs:
    """Answers "how do I know this person?"."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @cached_property
    def _standings(self) -> Standings:
        from whence.services.standing import Standings

        return Standings(self._journal)

    def brief(self, person_id: PersonId) -> Brief:
        """Everything that answers the question. Raises NobodyFound when the person is not in the journal."""
        from whence.domain.readiness import readiness

        store, today = self._journal.store, self._journal.clock.today()
        person = people.person(store, person_id)
        if person is None:
            raise NobodyFound("This person is not in the journal any more.")
        facts = self._facts(person)
        kept = ties.ties(store.database, [person_id], today)[person_id]
        newest = interactions.newest(store, person_id, day_number(today), LAST_EXCHANGES)
        decided = invitations.decisions_of(store, person_id)
        employer = affiliation_rules.current(affiliations.affiliations(store, person_id))
        return Brief(
            uid=person.uid,
            name=person.name,
            profile_url=people.profile_urls(store, [person_id]).get(person_id, ""),
            sentence=how_known(facts),
            spoken=how_known(facts, Voice.BY_OWNER),
            evidence=evidence(facts),
            tie=_tie_words(kept, newest, today),
            interactions=tuple(_exchange_words(one, line) for one, line in newest),
            open_loops=self._open_loops(person_id, today),
            decisions=tuple(
                DecisionWords(Day.on(one.decided_on), VERDICT_WORDS[one.verdict], one.codes, one.rationale)
                for one in decided
            ),
            cautions=self._standings.cautions(person),
            readiness=readiness(self._standings.readiness_facts(person, kept, facts)),
            affiliation=employer.words if employer else "",
            is_origin_missing=not facts.origins,
        )

    def sentences(self, ids: Sequence[PersonId]) -> Mapping[PersonId, str]:
        """How each of several people is known, as one sentence."""
        return {person: how_known(facts) for person, facts in briefs.facts(self._journal.store, ids).items()}

    def meeting(self, person: PersonId) -> str:
        """How the owner met a person, to be said to others ("I met Ada …"); empty when it is not recorded."""
        facts = briefs.facts(self._journal.store, [person]).get(person)
        if facts is None or not facts.origins:
            return ""
        return how_known(dataclasses.replace(facts, invitation=None), Voice.BY_OWNER)

    def hints(self, ids: Sequence[PersonId]) -> Mapping[PersonId, str]:
        """How each of several people is known, in a few words for a row of a list."""
        return {person: how_known_briefly(facts) for person, facts in briefs.facts(self._journal.store, ids).items()}

    def _facts(self, person: Person) -> BriefFacts:
        store = self._journal.store
        facts = briefs.facts(store, [person.id])[person.id]
        if facts.origins:
            return facts
        first = interactions.first_from_archive(store, person.id)
        return dataclasses.replace(
            facts,
            own_employer=self._own_employer(facts.connected_on),
            first_exchange=first.line if first else "",
            first_exchange_on=first.when if first else UNKNOWN_DAY,
        )

    def _own_employer(self, connected_on: Day) -> str:
        if connected_on.start is None:
            return ""
        held = [one for one in affiliations.own_affiliations(self._journal.store) if one.covers(connected_on.start)]
        return held[0].organisation if held else ""

    def _open_loops(self, person_id: PersonId, today: date) -> tuple[str, ...]:
        promised = [
            f"Follow up {Day.on(one.due_on).phrase}" + (f": {one.words}" if one.words else "")
            for one in follow_ups.follow_ups(self._journal.store, person_id)
            if one.state == "open"
        ]
        return tuple(promised + self._standings.open_loops(person_id, today))


def _tie_words(kept: KeptTie, newest: list[tuple[Interaction, str]], today: date) -> TieWords:
    number = day_number(today)
    tie, standing = kept.tie, kept.standing
    counted = [one for one, _ in newest if tie.settings.weight_of(one.channel) > 0 and one.day is not None]
    last = next((Exchange(one.day or 0, one.channel, one.direction) for one in counted), None)
    if last is not None and last.day != tie.last_day:
        last = None
    return TieWords(
        category=tie.category(number, standing.label).value,
        per_year=round(tie.per_year(number), 6),
        last_day=day_of_number(tie.last_day).isoformat() if tie.last_day is not None else "",
        last_direction=last.direction.value if last else "",
        flags=tuple(flag.value.upper() for flag in flags_on(number, tie, standing)),
        due_on=day_of_number(kept.due_on).isoformat() if kept.due_on is not None else "",
        sentence=_tie_said(category_words(tie, standing, number), tie_sentence(tie, standing, last, number)),
    )


def _tie_said(category: str, sentence: str) -> str:
    """Category and contact as one line; what the contact says already is not said twice."""
    return sentence if sentence.startswith(category) else f"{category}: {sentence}"


def _exchange_words(interaction: Interaction, line: str) -> ExchangeWords:
    words = " · ".join(part for part in (interaction.line, line) if part)
    return ExchangeWords(interaction.when, CHANNEL_WORDS[interaction.channel], interaction.direction.value, words)
