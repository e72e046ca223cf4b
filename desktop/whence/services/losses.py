"""What would be lost by removing a connection: shown before, in sentences that are true."""

from __future__ import annotations

from whence.domain.amounts import counted, people_words
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.tie_evidence import TraceKind
from whence.domain.tie_sentences import times_a_year
from whence.services.journal import Journal
from whence.services.platform_rules import REMOVAL_IS_TOLD, TESTIMONIALS_GO, rule_value
from whence.services.starter_rules import platform_facts
from whence.storage import affiliations, people, reviews, tie_evidence, ties

_TESTIMONIALS = frozenset({TraceKind.RECOMMENDATION, TraceKind.ENDORSEMENT})


class Losses:
    """Answers what is lost with a connection."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def sentences(self, person_id: PersonId) -> tuple[str, ...]:
        """What is lost, the weightiest first; that only the owner can ask again always comes last."""
        store, today = self._journal.store, self._journal.clock.today()
        person = people.person(store, person_id)
        if person is None:
            return ()
        kept = ties.ties(store.database, [person_id], today)
        tie, worth = kept[person_id].tie, ties.worths(store.database, kept, today)[person_id]
        said = []
        if tie.peak_per_year >= tie.settings.strong_min:
            said.append(f"You were once in close contact, {times_a_year(tie.peak_per_year)}.")
        elif tie.n_days:
            said.append(f"Contact on {counted(tie.n_days, 'day')} is recorded.")
        employer = affiliations.current_words(store, [person_id]).get(person_id, ("", ""))[1]
        if employer and reviews.is_only_link(store, person_id, employer):
            said.append(f"{person.short_name} is your only connection at {employer}.")
        if worth.mutual_connections:
            said.append(f"You have {counted(worth.mutual_connections, 'connection')} in common.")
        said += self._brought(person_id, person.short_name)
        traces = tie_evidence.traces(store, [person_id], tie.settings.strong_min).get(person_id, ())
        said += [
            f"{trace.words[:1].upper()}{trace.words[1:]} between you."
            for trace in traces
            if trace.kind in _TESTIMONIALS
        ]
        has_testimonials = any(trace.kind in _TESTIMONIALS for trace in traces)
        if has_testimonials and rule_value(store, TESTIMONIALS_GO):
            said.append("Removing also takes back endorsements and recommendations, as far as is known.")
        return (*said, self._one_way(person.short_name))

    def _brought(self, person_id: PersonId, name: str) -> list[str]:
        count = reviews.count_introduced_by(self._journal.store, person_id)
        return [f"{name} introduced you to {people_words(count)}."] if count else []

    def _one_way(self, name: str) -> str:
        checked = next(fact.last_checked for fact in platform_facts() if fact.key == REMOVAL_IS_TOLD)
        told = f"{name} is told of it. " if rule_value(self._journal.store, REMOVAL_IS_TOLD) else ""
        return f"{told}Only you can ask {name} to connect again, as of {Day.on(checked).words}."
