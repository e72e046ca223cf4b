"""The invitation desk: what waits, what is known about each, and what it would mean to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from whence.domain.changes import PersonId
from whence.domain.decisions import Decision, Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import Invitation, InvitationDirection, InvitationState
from whence.services.desk_rows import STALE_DAYS, STATES, DeskList, DeskRow, asleep_until, row_of
from whence.services.journal import Journal
from whence.storage import desk, invitations
from whence.storage.store import Store

if TYPE_CHECKING:
    from whence.domain.precedents import Precedents
    from whence.domain.rules import Condition, RulePreview
    from whence.domain.suggestions import Policy
    from whence.services.casebook import Case, Casebook, Compared
    from whence.services.commands.desk import Reasons
    from whence.services.recognising import Recognised
    from whence.services.starter_rules import TextTemplate
    from whence.storage.decisions import KeptQuestion
    from whence.storage.rules import KeptRule

__all__ = ["STALE_DAYS", "Desk", "DeskCard", "DeskList", "DeskRow"]

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class DeskCard:
    """An invitation with everything a decision about it can rest on."""

    case: Case
    name: str
    short_name: str
    profile_url: str
    question: KeptQuestion | None
    decided: tuple[Decision, ...]
    telling: str
    asleep_until: date | None

    @property
    def invitation(self) -> Invitation:
        return self.case.invitation


class Desk:
    """Answers what the invitation desk asks."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @cached_property
    def _cases(self) -> Casebook:
        from whence.services.casebook import Casebook

        return Casebook(self._journal)

    @property
    def policy(self) -> Policy | None:
        """How the network is meant to be; None before it was chosen."""
        from whence.services.own_records import chosen_policy

        return chosen_policy(self._journal.store)

    @property
    def is_ready(self) -> bool:
        """Whether the next card is quick; if not, `read` what it needs on a worker and `take` it here."""
        return self._cases.is_ready

    def read(self) -> Compared:
        """Read what cases are compared with."""
        return self._cases.read()

    def take(self, compared: Compared) -> None:
        """Use what was read elsewhere."""
        self._cases.take(compared)

    @property
    def has_precedents(self) -> bool:
        """Whether enough was decided for similar cases to be shown."""
        from whence.domain.precedents import FEWEST_DECISIONS

        return desk.has_decided(self._journal.store, FEWEST_DECISIONS)

    def counts(self) -> Mapping[DeskList, int]:
        """How many invitations are in each list."""
        counted = desk.counts_by_state(self._journal.store, self._journal.clock.today())
        found: dict[DeskList, int] = dict.fromkeys(DeskList, 0)
        for direction, state, count, waiting in counted:
            asleep = waiting if state == InvitationState.OPEN else 0
            for which, (own, states) in STATES.items():
                if own == direction and state in states:
                    is_awaited = which is DeskList.AWAITING and state == InvitationState.OPEN
                    found[which] += asleep if is_awaited else count - asleep
        return found

    def ids(self, which: DeskList) -> list[int]:
        """A list, newest first; answers awaited and sent invitations begin with what waits longest."""
        return desk.ids_in_states(
            self._journal.store,
            *STATES[which],
            self._journal.clock.today(),
            is_longest_first=which in (DeskList.AWAITING, DeskList.SENT),
            is_asleep={DeskList.INCOMING: False, DeskList.AWAITING: True}.get(which),
        )

    def stale_ids(self) -> list[int]:
        """Those of one's own invitations that have waited for STALE_DAYS and more."""
        last = self._journal.clock.today() - timedelta(days=STALE_DAYS)
        return desk.sent_until(self._journal.store, last)

    def rows_of(self, wanted: Sequence[int]) -> dict[int, DeskRow]:
        """Some invitations as they are listed."""
        from whence.storage import decisions

        store, today = self._journal.store, self._journal.clock.today()
        found = desk.some_invitations(store, wanted)
        said = decisions.words_about(store, [one.person_id for one in found])
        return {one.id: row_of(one, said[one.person_id][0], today) for one in found}

    def rows(self, which: DeskList) -> list[DeskRow]:
        """A whole list."""
        wanted = self.ids(which)
        rows: dict[int, DeskRow] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            rows |= self.rows_of(wanted[start : start + _AT_ONCE])
        return [rows[one] for one in wanted]

    def list_of(self, invitation_id: int) -> DeskList | None:
        """The list an invitation stands in; None when it stands in none."""
        return next((which for which in DeskList if invitation_id in self.ids(which)), None)

    def card(self, invitation_id: int) -> DeskCard:
        """Everything about one invitation. Raises Refusal for one that is gone."""
        from whence.storage import decisions

        store = self._journal.store
        invited = self._invitation(invitation_id)
        case = self._cases.case(invited)
        name, _, url = decisions.words_about(store, [invited.person_id])[invited.person_id]
        decided = tuple(
            one for one in invitations.decisions_of(store, invited.person_id) if one.invitation_id == invited.id
        )
        question = decisions.open_question(store, invited.id)
        short_name = name.partition(" ")[0]
        return DeskCard(
            case,
            name,
            short_name,
            url,
            question,
            decided,
            _telling(store, case),
            asleep_until(invited, self._journal.clock.today()),
        )

    def precedents(self, case: Case) -> Precedents:
        """What was decided in similar cases."""
        return self._cases.precedents(case)

    def facts_for(self, invitation_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The facts of several invitations as they are kept with decisions."""
        return {one: self._cases.case(self._invitation(one)).kept for one in invitation_ids}

    def reasons_for(self, person: PersonId, verdict: Verdict, reasons: Reasons) -> Reasons:
        """Reasons with the facts as known and the rule that speaks, where there is an invitation to answer.

        A verdict that departs from that rule is refused when it is decided, unless the reasons say why.
        """
        from whence.services.deciding import INVITATION_VERDICTS

        invited = desk.open_invitation_of(self._journal.store, person) if verdict in INVITATION_VERDICTS else None
        if invited is None:
            return reasons
        case = self._cases.case(invited)
        rule = case.proposal.rule if case.proposal else None
        return replace(reasons, facts=case.kept, rule=reasons.rule or rule)

    def recognised(self, pasted: str, direction: InvitationDirection) -> tuple[Recognised, ...]:
        """The invitations in pasted text, to be looked at before anything is kept."""
        from whence.services.recognising import recognised

        return recognised(self._journal.store, pasted, direction, self._journal.clock.today())

    def is_of_sent_ones(self, pasted: str) -> bool:
        """Whether the pasted page shows one's own invitations."""
        from whence.domain.invitation_paste import is_of_sent_ones

        return is_of_sent_ones(pasted)

    def rules(self) -> list[KeptRule]:
        """The rules in force."""
        from whence.storage import rules

        return [one for one in rules.rules(self._journal.store) if one.is_active]

    def preview(self, condition: Condition, verdict: Verdict) -> RulePreview:
        """What a rule would have said about past cases."""
        from whence.domain.rules import preview

        return preview(condition, verdict, self._cases.decided_cases())

    def questions(self, card: DeskCard) -> list[tuple[TextTemplate, str]]:
        """The texts to ask with, filled in; one about the claim only where there is one."""
        from whence.domain.claims import Finding
        from whence.domain.evidence_words import claimed_words
        from whence.services.starter_rules import text_templates

        open_claims = [one for one in card.case.evidence.claims if one.finding is not Finding.SUPPORTED]
        claim = claimed_words(open_claims[0]) if open_claims else ""
        return [
            (text, text.filled(card.short_name, claim))
            for text in text_templates("ask_first")
            if claim or "{claim}" not in text.text
        ]

    def decision(self, decision_id: int) -> Decision:
        """One decision. Raises Refusal when it is gone."""
        from whence.storage import decisions

        found = decisions.decision(self._journal.store, decision_id)
        if found is None:
            raise Refusal("This decision is not in the journal any more.")
        return found

    def _invitation(self, invitation_id: int) -> Invitation:
        found = invitations.invitation(self._journal.store, invitation_id)
        if found is None:
            raise Refusal("This invitation is not in the journal any more. Choose another.")
        return found


def _telling(store: Store, case: Case) -> str:
    """What came of departing from the rule that speaks here; empty below ten outcomes."""
    from whence.domain.outcomes import FEWEST_OUTCOMES

    rule = case.proposal.rule if case.proposal else None
    if rule is None or desk.count_outcomes(store) < FEWEST_OUTCOMES:
        return ""
    accepted, pitched, contacts = desk.came_of_departing(store, rule)
    if not accepted:
        return ""
    nothing = accepted - pitched - contacts
    parts = [
        (contacts, "came to real contact"),
        (pitched, "pitched or asked for something"),
        (nothing, "nothing yet"),
    ]
    told = ", ".join(f"{count} {words}" for count, words in parts if count)
    return f"{accepted} accepted against this rule: {told}."
