"""What every part of the sample journal is written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.identifiers import new_uid
from whence.storage import follow_ups, interactions, invitations
from whence.storage.store import Store


@dataclass(slots=True)
class SampleTools:
    """Knows who and which event has been written already, by name; days count back from `today`."""

    store: Store
    today: date
    stamp: str
    ids: dict[str, PersonId] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)

    def add_interaction(self, who: Sequence[PersonId], channel: str, direction: str, day: date, line: str) -> None:
        """Write what passed with some people on a day."""
        interactions.add_interaction(
            self.store,
            [(person, "") for person in who],
            day=day_number(day),
            channel=channel,
            direction=direction,
            line=line,
            created_at=f"{day}T18:00:00Z",
        )

    def decide(
        self, person: PersonId, invitation: int | None, stage: str, verdict: str, codes: list[str], rationale: str,
        on: date, exception: str = "", facts: Mapping[str, Any] | None = None, rule: int | None = None,
    ) -> int:  # fmt: skip
        """Write a decision made on a day."""
        return invitations.add_decision(
            self.store,
            uid=new_uid(),
            person_id=person,
            invitation_id=invitation,
            stage=stage,
            verdict=verdict,
            codes=codes,
            rationale=rationale,
            facts=dict(facts or {}),
            rule_id=rule,
            policy="selective",
            exception=exception,
            decided_on=on,
            decided_at=f"{on}T19:00:00Z",
        )

    def _tag(self, name: str) -> int:
        return follow_ups.tag_id(self.store, name) or follow_ups.add_tag(self.store, name)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)
