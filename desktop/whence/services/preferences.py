"""The settings of a journal and what it knows of its owner: asking and changing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from whence.domain.affiliations import OwnAffiliation
from whence.domain.errors import Refusal
from whence.domain.own_profile import OwnProfile, Policy
from whence.domain.people import IdentityKind, clean_line, clean_text, identity_key
from whence.domain.tie_settings import TieSettings
from whence.services.commands import preferences as commands
from whence.services.journal import Journal
from whence.services.platform_rules import checked_rule
from whence.services.work import Work
from whence.storage import affiliations, own, ties
from whence.system.resources import resource_table

_ENTRY = "entry"
_LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class OwnIdentity:
    """An address of the owner; `key` is its canonical form."""

    kind: IdentityKind
    value: str
    key: str


@dataclass(frozen=True, slots=True)
class PlatformFact:
    """A rule of the network as far as it is known: its words, the value with its unit, and how certain it is."""

    key: str
    topic: str
    value: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class PlatformRules:
    """Every known rule of a network, as of a day (ISO)."""

    network: str
    checked_on: str
    facts: tuple[PlatformFact, ...]


class Preferences:
    """Answers what the preferences show."""

    def __init__(self, journal: Journal) -> None:
        self._store = journal.store

    def owner(self) -> OwnProfile:
        """The owner as far as known."""
        return own.profile(self._store)

    def identities(self) -> list[OwnIdentity]:
        """The owner's addresses."""
        return [OwnIdentity(IdentityKind(kind), value, key) for kind, value, key in own.identities(self._store)]

    def affiliations(self) -> list[OwnAffiliation]:
        """The owner's employers and schools, newest first."""
        return affiliations.own_affiliations(self._store)

    def tie_settings(self) -> TieSettings:
        """By what ties are measured."""
        return ties.settings(self._store.database)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting as the plain value it was kept as."""
        return own.setting(self._store, key, default)

    def platform_rules(self) -> PlatformRules:
        """The network's rules, each with the owner's own value where one was set ("rule.<key>")."""
        table = resource_table("rules/platform.toml")
        facts = tuple(
            PlatformFact(
                fact["key"],
                fact["topic"],
                str(self.setting(f"rule.{fact['key']}") or _value_words(fact)),
                fact["certainty"],
                fact["source"],
            )
            for fact in table["fact"]
        )
        return PlatformRules(table["network"], table["last_checked"].isoformat(), facts)


def change_setting(command: commands.ChangeSetting, work: Work) -> None:
    """Raises Refusal for a name that is none, for a rule of the network that can't be read, and for those of ties."""
    key = command.key.strip()
    if not key or len(key) > _LONGEST_KEY or key == ties.SETTINGS_KEY:
        raise Refusal("This is no name of a setting that can be changed so.", field="key")
    own.save_setting(work.store, key, checked_rule(key, command.value))


def change_tie_settings(command: commands.ChangeTieSettings, work: Work) -> None:
    """What is usual is not kept, so that better defaults of a later version reach who never changed them."""
    usual = TieSettings()
    chosen = {part.name: getattr(command.settings, part.name) for part in fields(TieSettings)}
    different = {name: value for name, value in chosen.items() if value != getattr(usual, name)}
    if "channel_weights" in different:
        different["channel_weights"] = {
            channel.value: weight for channel, weight in command.settings.channel_weights.items()
        }
    own.save_setting(work.store, ties.SETTINGS_KEY, different or None)


def describe_owner(command: commands.DescribeOwner, work: Work) -> None:
    """Raises Refusal for a policy that is none."""
    columns: dict[str, Any] = {}
    for name in ("first_name", "last_name", "headline"):
        said = getattr(command, name)
        if said is not None:
            columns[name] = clean_line(said)
    for name in ("preferred_names", "accepted_forms", "fields", "anchors"):
        said = getattr(command, name)
        if said is not None:
            columns[name] = _words(said)
    if command.policy is not None:
        if command.policy not in set(Policy):
            raise Refusal(f"“{command.policy}” is no policy. Choose open, selective or only people known.")
        columns["policy"] = command.policy
    if columns:
        own.save_profile(work.store, **columns)


def add_own_identity(command: commands.AddOwnIdentity, work: Work) -> None:
    """Raises Refusal for a value that is no address of its kind."""
    key = identity_key(command.kind, command.value)
    own.add_identity(work.store, command.kind.value, clean_line(command.value), key, _ENTRY)


def delete_own_identity(command: commands.DeleteOwnIdentity, work: Work) -> None:
    """Nothing happens when it is gone already."""
    own.delete_identity(work.store, command.kind.value, command.key)


def set_own_affiliation(command: commands.SetOwnAffiliation, work: Work) -> None:
    """Raises Refusal without an organisation, and for an end before the start."""
    organisation = clean_line(command.organisation)
    if not organisation:
        raise Refusal("Type an employer or a school.", field="organisation")
    start, end = command.starts_on.start, command.ends_on.end
    if start is not None and end is not None and end < start:
        raise Refusal(f"It can't end in {command.ends_on.words} before it began.", field="ends_on")
    columns = {
        "kind": command.kind,
        "organisation": organisation,
        "aliases": _words(command.aliases),
        "title": clean_text(clean_line(command.title)),
        "starts_on": command.starts_on,
        "ends_on": command.ends_on,
    }
    if command.affiliation is None:
        affiliations.add_own_affiliation(work.store, source=_ENTRY, **columns)
    else:
        affiliations.amend_own_affiliation(work.store, command.affiliation, **columns)


def delete_own_affiliation(command: commands.DeleteOwnAffiliation, work: Work) -> None:
    """Nothing happens when it is gone already."""
    affiliations.delete_own_affiliation(work.store, command.affiliation)


def _words(said: Iterable[str]) -> list[str]:
    cleaned = (clean_line(word) for word in said)
    return list(dict.fromkeys(word for word in cleaned if word))


def _value_words(fact: dict[str, Any]) -> str:
    value = fact["value"]
    words = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else str(value)
    return f"{words} {fact['unit']}".strip()
