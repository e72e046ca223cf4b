"""Removing a connection: one decision, the end of the connection, an entry in the ledger, and the step left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_text
from whence.domain.reason_codes import checked_codes
from whence.services.commands.removing import RemoveTies
from whence.services.known_ties import facts_about
from whence.services.selections import CONSIDER_REMOVAL
from whence.services.work import Work
from whence.storage import connections, decisions, follow_ups, invitations, selections

_ENDED = {
    ConnectionState.REMOVED_BY_YOU: "You removed this connection already",
    ConnectionState.REMOVED_BY_THEM: "They removed this connection",
    ConnectionState.GONE: "This connection is gone already",
}


def remove_connection(
    work: Work,
    person: PersonId,
    codes: Sequence[str],
    rationale: str,
    *,
    is_confirmed: bool,
    review: int | None = None,
    facts: Mapping[str, object] | None = None,
    reconsiders: int | None = None,
    group: str = "",
) -> int:
    """Remove a connection; gives the decision. What is left to do on the network joins the list of things to do there.

    Raises Refusal without a reason, a rationale or the confirmation, and when there is no connection to remove.
    """
    somebody = work.person(person)
    why, chosen = clean_text(rationale).strip(), checked_codes(codes)
    refuse_hasty(chosen, why, is_confirmed=is_confirmed)
    connection = _standing(work, person, somebody.short_name)
    decision = invitations.add_decision(
        work.store,
        uid=new_uid(),
        person_id=person,
        review_id=review,
        stage="tie",
        verdict=Verdict.REMOVE,
        codes=list(chosen),
        rationale=why,
        facts=dict(facts or {}),
        group_uid=group,
        reconsiders_id=reconsiders,
        decided_on=work.today,
        decided_at=work.stamp,
    )
    _end(work, person, connection, decision, why)
    return decision


def remove_connections(command: RemoveTies, work: Work) -> tuple[int, ...]:
    """Gives the decisions, a row each, one group. What was considered for removal is marked so no longer.

    Raises Refusal without a reason, a rationale or the confirmation, for nobody, and where there is no connection.
    """
    if not command.people:
        raise Refusal("Nobody is chosen. Tick at least one person to remove.", field="people")
    chosen = tuple(dict.fromkeys(command.people))
    group = new_uid() if len(chosen) > 1 else ""
    made, known = [], facts_about(work, chosen)
    for place, person in enumerate(chosen):
        work.told(place, len(chosen))
        decision = remove_connection(
            work,
            person,
            command.codes,
            command.rationale,
            is_confirmed=command.is_confirmed,
            facts=known.get(person),
            group=group,
        )
        made.append(decision)
    mark = follow_ups.tag_id(work.store, CONSIDER_REMOVAL)
    if mark is not None:
        selections.untag_all(work.store, chosen, mark)
    return tuple(made)


def _end(work: Work, person: PersonId, connection: Connection, decision: int, why: str) -> None:
    """End the connection, enter it in the ledger, and put the step that is left on the list of things to do."""
    today = Day.on(work.today)
    connections.amend_connection(
        work.store, connection.id, state=ConnectionState.REMOVED_BY_YOU, ended_on=today
    )  # fmt: skip
    decisions.answer_red_flags(work.store, person, decision)
    decisions.add_removal(
        work.store, person_id=person, decision_id=decision, what="removed", by_whom="you", day=today, why=why
    )
    decisions.add_to_do(work.store, person_id=person, decision_id=decision, action="remove", created_on=work.today)


def refuse_hasty(codes: Sequence[str], why: str, *, is_confirmed: bool) -> None:
    """Raises Refusal without a reason code, a rationale or the confirmation, at its field."""
    if not codes:
        raise Refusal("Choose at least one reason for removing; you will want to know it later.", field="codes")
    if not why:
        raise Refusal("Say in a few words why; the sentence is kept with the removal.", field="rationale")
    if not is_confirmed:
        raise Refusal(
            "Confirm that you have seen what is lost: only you can ask this person to connect again.",
            field="is_confirmed",
        )


def _standing(work: Work, person: PersonId, name: str) -> Connection:
    connection = connections.connection(work.store, person)
    if connection is not None and connection.state is ConnectionState.CONNECTED:
        return connection
    ended = _ENDED.get(connection.state) if connection is not None else None
    if ended is not None:
        raise Refusal(f"{ended}. There is nothing left to remove.")
    raise Refusal(f"No connection with {name} is recorded. To take them off your lists, archive them instead.")
