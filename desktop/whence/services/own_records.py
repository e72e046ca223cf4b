"""What the journal itself knows that a case is judged by: the owner, earlier notes, and how a sender is known."""

from __future__ import annotations

from collections.abc import Callable

from whence.domain.affiliations import AffiliationKind, OwnAffiliation
from whence.domain.amounts import counted
from whence.domain.changes import PersonId
from whence.domain.dates import Day, Precision, day_of_number
from whence.domain.evidence import STRANGER, Standing
from whence.domain.note_text import fold_word
from whence.domain.notes import SignalCode
from whence.domain.profiles import OwnerProfile, OwnEvent, Tenure, years_in
from whence.domain.red_flags import flags_in
from whence.domain.suggestions import Policy
from whence.services.judging import JournalNote
from whence.storage import affiliations, desk, events, follow_ups, own
from whence.storage.desk import Meeting
from whence.storage.store import Store


def owner_profile(store: Store) -> OwnerProfile:
    """The owner as notes are read against them; empty parts where nothing is known yet."""
    kept = own.profile(store)
    held = affiliations.own_affiliations(store)
    return OwnerProfile(
        first=kept.first_name,
        last=kept.last_name,
        preferred=tuple(kept.preferred_names),
        accepted_forms=tuple(kept.accepted_forms),
        positions=tuple(_tenure(one) for one in held if one.kind is AffiliationKind.EMPLOYER),
        education=tuple(_tenure(one) for one in held if one.kind is AffiliationKind.SCHOOL),
        fields=tuple(kept.fields),
        anchors=tuple(kept.anchors),
        events=tuple(
            OwnEvent(one.name, one.place, years_in([str(one.starts_on), str(one.ends_on)]) or years_in(one.name))
            for one in events.events(store)
        ),
        connections=tuple(desk.known_names(store)),
    )


def own_names(store: Store) -> tuple[str, ...]:
    """Every form of the owner's name, by which notes may greet them."""
    kept = own.profile(store)
    forms = (kept.first_name, kept.last_name, *kept.preferred_names, *kept.accepted_forms)
    return tuple(form for form in forms if form)


def chosen_policy(store: Store) -> Policy | None:
    """How the owner wants their network; None before it was chosen."""
    policy = own.profile(store).policy
    return Policy(policy) if policy else None


def journal_notes(store: Store) -> list[JournalNote]:
    """Every note that came with an invitation."""
    return [JournalNote(*row) for row in desk.incoming_notes(store)]


def standing_of(
    store: Store, person: PersonId, *, invitation: int | None = None, question_days: int | None = None
) -> Standing:
    """How a person is known from own records, apart from the invitation that is judged."""
    return Standing(
        known=tuple(_known(store, person)),
        earlier_asks=_earlier_asks(store, person),
        earlier_approaches=desk.earlier_invitations(store, person, invitation),
        days_since_question=question_days,
        tags=frozenset(follow_ups.tags_of(store, [person]).get(person, ())),
    )


def standing_finder(store: Store) -> Callable[[str], Standing]:
    """Finds how somebody is known by their name alone; nobody, or several of that name, is a stranger."""
    holders: dict[str, list[PersonId]] = {}
    for name, person in desk.names_and_ids(store):
        holders.setdefault(fold_word(name), []).append(person)

    def find(name: str) -> Standing:
        found = holders.get(fold_word(name), [])
        return standing_of(store, found[0]) if len(found) == 1 else STRANGER

    return find


def _known(store: Store, person: PersonId) -> list[str]:
    known = [_meeting_words(one) for one in desk.meetings_with(store, person)]
    contact = desk.contact_with(store, person)
    if contact.count:
        times = counted(contact.count, "exchange is", "exchanges are")
        last = "" if contact.last_day is None else f", the last {Day.on(day_of_number(contact.last_day)).phrase}"
        known.append(f"{times} recorded here{last}.")
    return known


def _meeting_words(one: Meeting) -> str:
    where = one.event or one.place
    parts = [f" at {where}" if where else "", f" {one.day.phrase}" if one.day.is_known else ""]
    through = f", introduced by {one.introducer}" if one.introducer else ""
    if not where and not one.introducer:
        return f"You wrote how you know them: {one.words.rstrip('.')}."
    return f"You met{''.join(parts)}{through}."


def _earlier_asks(store: Store, person: PersonId) -> frozenset[SignalCode]:
    return frozenset(code for words in desk.red_flags_of(store, person) for code in flags_in(words))


def _tenure(one: OwnAffiliation) -> Tenure:
    is_school = one.kind is AffiliationKind.SCHOOL
    return Tenure(
        one.organisation,
        tuple(one.aliases),
        one.title,
        _month(one.starts_on, is_last=False),
        _month(one.ends_on, is_last=True),
        is_school=is_school,
    )


def _month(day: Day, *, is_last: bool) -> int | None:
    """The month counted from year 0; of a year alone the first for a start, the last for an end."""
    if day.start is None:
        return None
    whole_year = day.precision is Precision.YEAR
    month = (12 if is_last else 1) if whole_year else day.start.month
    return day.start.year * 12 + month - 1
