"""The network's rules where they are used: the owner's own value counts, and one that can't be read is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, add, new_journal
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationDirection
from whence.services.commands.desk import AddedInvitation, AddInvitations, DescribeInvitation, Withdraw
from whence.services.commands.preferences import ChangeSetting
from whence.services.platform_rules import rule_number, rule_value
from whence.storage import invitations, own
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path)
    yield made
    made.close()


def invited(
    services: Services, direction: InvitationDirection = InvitationDirection.INCOMING, mutual_count: int | None = None
) -> int:
    told = AddedInvitation("Bogdan Ek", mutual_count=mutual_count)
    (made,) = services.journal.do(AddInvitations((told,), direction)).value
    return int(made)


def test_the_day_to_invite_again_follows_the_owners_value(services: Services) -> None:
    assert "They are not told." in services.worklist.withdrawal_words()
    services.journal.do(ChangeSetting("rule.reinvite_after_withdrawal", "30 days"))
    services.journal.do(ChangeSetting("rule.withdrawal_is_silent", "yes"))
    assert services.worklist.withdrawal_words() == (
        "They are told. They can be invited again from 20 December 2026 on."
    )
    services.journal.do(Withdraw((invited(services, InvitationDirection.OUTGOING),), "By mistake."))
    assert services.decisions.ledger()[0].again_from == TODAY + timedelta(days=30)


def test_the_length_of_a_note_follows_the_owners_value(services: Services) -> None:
    assert (services.event_mode.note_limit(has_premium=False), services.event_mode.note_limit(has_premium=True)) == (
        200,
        300,
    )
    services.journal.do(ChangeSetting("rule.note_length_free", "280"))
    assert services.event_mode.note_limit(has_premium=False) == 280


def test_what_removing_comes_to_follows_the_owners_value(services: Services) -> None:
    person = add(services, "Ada Nair")
    assert not any("is told" in one for one in services.losses.sentences(person))
    services.journal.do(ChangeSetting("rule.removal_is_silent", "yes"))
    assert services.losses.sentences(person)[-1].startswith("Ada is told of it. Only you can ask Ada")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("reinvite_after_withdrawal", "a while", "Type a number, such as 21 days"),
        ("reinvite_after_withdrawal", "0", "Type a number"),
        ("reinvite_after_withdrawal", "9" * 40, "Type a number"),
        ("withdrawal_is_silent", "perhaps", "Type yes or no"),
    ],
)
def test_what_cannot_be_read_is_refused(services: Services, key: str, value: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        services.journal.do(ChangeSetting(f"rule.{key}", value))
    assert own.setting(services.journal.store, f"rule.{key}") is None


def test_emptied_or_unreadable_what_is_known_holds_again(services: Services) -> None:
    store = services.journal.store
    services.journal.do(ChangeSetting("rule.invitations_weekly", "1,000 a week"))
    assert rule_number(store, "invitations_weekly") == 1000
    services.journal.do(ChangeSetting("rule.invitations_weekly", None))
    assert rule_number(store, "invitations_weekly") == 100
    with store.gate.change("From elsewhere", "Test", "2026-11-20T10:00:00Z"):
        own.save_setting(store, "rule.withdrawal_is_silent", "who knows")
    assert rule_value(store, "withdrawal_is_silent") is False


def test_shared_contacts_can_be_unknown_again(services: Services) -> None:
    one = invited(services, mutual_count=3)
    before = dump_digest(services.journal.store.database)
    services.journal.do(DescribeInvitation(one, is_mutual_count_unknown=True))
    kept = invitations.invitation(services.journal.store, one)
    assert kept is not None
    assert kept.mutual_count is None
    services.journal.undo()
    assert dump_digest(services.journal.store.database) == before
