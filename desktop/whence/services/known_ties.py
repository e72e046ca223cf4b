"""What is known about ties on the day they are decided on, as it is kept with the decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whence.domain.changes import PersonId
from whence.domain.dates import day_number, day_of_number
from whence.domain.tie_sentences import category_words
from whence.services.work import Work
from whence.storage import ties

_AT_ONCE = 500


def facts_about(work: Work, people: Sequence[PersonId]) -> Mapping[PersonId, Mapping[str, object]]:
    """Category, strength and last contact of each tie there is."""
    return dict(_facts(work, people))


def _facts(work: Work, people: Sequence[PersonId]) -> Iterator[tuple[PersonId, Mapping[str, object]]]:
    number = day_number(work.today)
    for start in range(0, len(people), _AT_ONCE):
        for person, kept in ties.ties(work.store.database, people[start : start + _AT_ONCE], work.today).items():
            last = kept.tie.last_day
            yield (
                person,
                {
                    "tie": category_words(kept.tie, kept.standing, number),
                    "per_year": round(kept.tie.per_year(number), 2),
                    "last_contact": day_of_number(last).isoformat() if last is not None else "",
                },
            )
