"""The network's rules where they are used: the owner's own value first, else what is known from outside."""

from __future__ import annotations

import re
from typing import Final

from whence.domain.errors import Refusal
from whence.services.starter_rules import PlatformFact, platform_facts
from whence.storage import own
from whence.storage.store import Store

REINVITE: Final = "reinvite_after_withdrawal"
NOTE_FREE: Final = "note_length_free"
NOTE_PREMIUM: Final = "note_length_premium"
WITHDRAWAL_IS_TOLD: Final = "withdrawal_is_silent"
REMOVAL_IS_TOLD: Final = "removal_is_silent"
TESTIMONIALS_GO: Final = "removal_withdraws_endorsements"
_PREFIX = "rule."
_NUMBER = re.compile(r"\d+")
_LARGEST = 1_000_000
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


def rule_number(store: Store, key: str) -> int:
    """A rule that is a number (days, characters, connections), as the owner has it or as known."""
    value = rule_value(store, key)
    return int(value)


def rule_value(store: Store, key: str) -> int | bool:
    """A rule as the owner has it or as known. What was kept and can't be read counts as not kept."""
    fact = _fact(key)
    kept = own.setting(store, f"{_PREFIX}{key}")
    read = None if kept is None else _read(fact, str(kept))
    return fact.value if read is None else read


def checked_rule(key: str, value: object) -> object:
    """The value of a setting, made fit to be kept where it is one of the network's rules.

    Raises Refusal for a rule that should be a number or yes or no, and is not.
    """
    if not key.startswith(_PREFIX) or value is None:
        return value
    fact = next((one for one in platform_facts() if one.key == key.removeprefix(_PREFIX)), None)
    if fact is None or _read(fact, str(value)) is not None:
        return value
    if isinstance(fact.value, bool):
        raise Refusal(f"“{value}” can't be taken for “{fact.topic}”. Type yes or no.", field="value")
    raise Refusal(
        f"“{value}” can't be taken for “{fact.topic}”. Type a number, such as {fact.value} {fact.unit}.", field="value"
    )


def _read(fact: PlatformFact, text: str) -> int | bool | None:
    if isinstance(fact.value, bool):
        return _YES_OR_NO.get(text.strip().casefold())
    found = _NUMBER.search(text.replace(",", ""))
    number = int(found.group()) if found and len(found.group()) < len(str(_LARGEST)) else None
    return number if number is None or 0 < number < _LARGEST else None


def _fact(key: str) -> PlatformFact:
    return next(fact for fact in platform_facts() if fact.key == key)
