"""Settings and the owner: kept as they were said, refused in a sentence, undone like any other change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from whence.domain.affiliations import AffiliationKind
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel
from whence.domain.people import IdentityKind
from whence.domain.tie_settings import CHANNEL_WEIGHTS, TieSettings
from whence.services.commands import preferences as commands
from whence.services.handlers import handler_of
from whence.services.journal import Journal
from whence.services.preferences import Preferences
from whence.storage.store import create_store
from whence.system.clock import Clock


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    store = create_store(tmp_path / "journal.whence")
    yield Journal(store, Clock(date(2026, 11, 20)), handler_of)
    store.close()


def test_a_setting_is_kept_taken_away_and_undone(journal: Journal) -> None:
    preferences = Preferences(journal)
    journal.do(commands.ChangeSetting("people.columns", ["tie", "company"]))
    assert preferences.setting("people.columns") == ["tie", "company"]
    journal.do(commands.ChangeSetting("people.columns", None))
    assert preferences.setting("people.columns", "usual") == "usual"
    journal.undo()
    assert preferences.setting("people.columns") == ["tie", "company"]


@pytest.mark.parametrize("key", ["", "  ", "ties", "k" * 101])
def test_names_that_are_none_are_refused(journal: Journal, key: str) -> None:
    with pytest.raises(Refusal, match="name of a setting"):
        journal.do(commands.ChangeSetting(key, 1))


def test_only_what_differs_from_the_usual_is_kept_of_ties(journal: Journal) -> None:
    preferences = Preferences(journal)
    changed = TieSettings(half_life_days=200, channel_weights={**CHANNEL_WEIGHTS, Channel.EMAIL: 2.5})
    journal.do(commands.ChangeTieSettings(changed))
    assert set(preferences.setting("ties")) == {"half_life_days", "channel_weights"}
    kept = preferences.tie_settings()
    assert kept.half_life_days == 200
    assert kept.weight_of(Channel.EMAIL) == 2.5
    assert kept.reciprocity == TieSettings().reciprocity
    journal.do(commands.ChangeTieSettings(TieSettings()))
    assert preferences.setting("ties") is None


def test_what_is_not_said_about_the_owner_stays(journal: Journal) -> None:
    preferences = Preferences(journal)
    journal.do(commands.DescribeOwner("Clara", "Whitfield", fields=(" maps ", "", "maps", "rust"), policy="open"))
    journal.do(commands.DescribeOwner(headline="Engineering\nlead"))
    owner = preferences.owner()
    assert (owner.first_name, owner.last_name, owner.headline) == ("Clara", "Whitfield", "Engineering lead")
    assert (owner.fields, owner.policy) == (("maps", "rust"), "open")
    with pytest.raises(Refusal, match="no policy"):
        journal.do(commands.DescribeOwner(policy="everybody"))


def test_addresses_are_kept_once_in_whatever_form(journal: Journal) -> None:
    preferences = Preferences(journal)
    for value in ("https://www.linkedin.com/in/Clara-W/", "linkedin.com/in/clara-w"):
        journal.do(commands.AddOwnIdentity(IdentityKind.PROFILE, value))
    kept = preferences.identities()
    assert [one.kind for one in kept] == [IdentityKind.PROFILE]
    journal.do(commands.DeleteOwnIdentity(kept[0].kind, kept[0].key))
    assert preferences.identities() == []
    with pytest.raises(Refusal, match="not an e-mail address"):
        journal.do(commands.AddOwnIdentity(IdentityKind.EMAIL, "clara"))


def test_a_career_is_added_to_changed_and_shortened(journal: Journal) -> None:
    preferences = Preferences(journal)
    journal.do(commands.SetOwnAffiliation("Tidewater Labs", "Lead", starts_on=Day.year(2017), aliases=("Tidewater",)))
    entry = preferences.affiliations()[0]
    journal.do(
        commands.SetOwnAffiliation(
            "Tidewater Labs", "Head", AffiliationKind.EMPLOYER, Day.year(2017), Day.year(2020), affiliation=entry.id
        )
    )
    changed = preferences.affiliations()[0]
    assert (changed.title, changed.ends_on.words, changed.aliases) == ("Head", "2020", ())
    journal.do(commands.DeleteOwnAffiliation(entry.id))
    assert preferences.affiliations() == []


def test_a_career_runs_forwards_and_has_a_place(journal: Journal) -> None:
    with pytest.raises(Refusal, match="before it began"):
        journal.do(commands.SetOwnAffiliation("Acme", starts_on=Day.year(2020), ends_on=Day.year(2019)))
    with pytest.raises(Refusal, match="employer or a school"):
        journal.do(commands.SetOwnAffiliation(" "))


def test_the_rules_of_the_network_say_how_certain_they_are(journal: Journal) -> None:
    rules = Preferences(journal).platform_rules()
    assert rules.network == "LinkedIn"
    assert date.fromisoformat(rules.checked_on).isoformat() == rules.checked_on
    assert all(fact.topic and fact.value and fact.certainty and fact.source for fact in rules.facts)
    assert {fact.value for fact in rules.facts if fact.key == "withdrawal_is_silent"} == {"no"}
