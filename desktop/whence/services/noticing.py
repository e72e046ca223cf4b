"""What shows itself after connecting: requests within 72 hours, and asking again for what was asked before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.evidence import STRANGER, Approach, Evidence, Sender, Stage, gather
from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import fold_word
from whence.domain.notes import SignalCode
from whence.domain.profiles import OwnerProfile
from whence.domain.red_flags import (
    INTRODUCTION,
    RECENT_KEY,
    REPEAT_DAYS,
    SOON_DAYS,
    TOLERATED_KEY,
    USUAL_RECENT_DAYS,
    flag_words,
    flags_in,
    known_codes,
)
from whence.services.own_records import owner_profile
from whence.services.phrasebooks import phrasebook
from whence.services.work import Work
from whence.storage import desk, own, red_flags
from whence.storage.red_flags import ReceivedMessage
from whence.storage.store import Store

_WORD = re.compile(r"\w+")
_MOST_OLDER = 600
"""So many messages from long ago are read in one pass (about two seconds), the newest."""
_MOST_REPEATS = 5
"""So many messages of one person are looked at for repeats in one pass."""


def notice_after(handler: Callable[[Any, Work], Any]) -> Callable[[Any, Work], Any]:
    """A handler after which the messages it brought or changed are looked at, within the same change."""

    @wraps(handler)
    def handle(command: Any, work: Work) -> Any:
        before = red_flags.newest_interaction(work.store)
        value = handler(command, work)
        changed = getattr(command, "interaction", None)
        whom = red_flags.people_written_with(work.store, before, changed if isinstance(changed, int) else None)
        raise_red_flags(work.store, work.today, whom)
        return value

    return handle


def raise_red_flags(store: Store, today: date, people: Collection[PersonId]) -> int:
    """Raise a flag for what some people wrote soon after connecting, or asked for again; gives how many.

    What lies longer back than the owner's setting is kept back instead, to be looked at when they want to.
    """
    if not people:
        return 0
    limits = _limits(store, today)
    soon = _worth_reading(red_flags.messages_soon_after(store, people, SOON_DAYS), limits.recent_from)
    watch = _Watch(store, today, limits) if soon else None
    raised = watch.look_at(soon) if watch else 0
    again = _first_of_each(red_flags.messages_after_flags(store, people, REPEAT_DAYS, limits.recent_from))
    if again:
        raised += (watch or _Watch(store, today, limits)).look_for_repeats(again)
    return raised


def _worth_reading(messages: list[ReceivedMessage], recent_from: int | None) -> list[ReceivedMessage]:
    """All that are recent, and of those from long ago the newest: reading takes milliseconds each."""
    if recent_from is None:
        return messages
    older = [one for one in messages if (one.connected_day or one.day) < recent_from]
    left_out = {one.interaction for one in older[:-_MOST_OLDER]}
    return [one for one in messages if one.interaction not in left_out] if left_out else messages


def _first_of_each(messages: Iterable[ReceivedMessage]) -> list[ReceivedMessage]:
    counted: Counter[PersonId] = Counter()
    found = []
    for message in messages:
        counted[message.person] += 1
        if counted[message.person] <= _MOST_REPEATS:
            found.append(message)
    return found


@dataclass(frozen=True, slots=True)
class _Limits:
    """From which day number of connecting on a flag is raised; None raises every flag."""

    recent_from: int | None
    tolerated: frozenset[str]


class _Watch:
    """Looks at messages with what is known of the owner, read once."""

    def __init__(self, store: Store, today: date, limits: _Limits) -> None:
        self._store = store
        self._today = today
        profile = owner_profile(store)
        self._profile: OwnerProfile = replace(profile, connections=())
        self._names = _by_last_word(profile.connections)
        self._phrases: Phrasebook = phrasebook()
        self._limits = limits
        self._asks: dict[PersonId, frozenset[SignalCode]] = {}

    def look_at(self, messages: Iterable[ReceivedMessage]) -> int:
        """Flag what was asked for soon after connecting."""
        raised = 0
        for message in messages:
            hours = float((message.day - (message.connected_day or message.day)) * 24)
            evidence = self._evidence(message, hours)
            wanted: set[str] = {*evidence.asks, *evidence.codes & {SignalCode.SCAM, SignalCode.REPITCH}}
            if evidence.reading.has("introduce_ask"):
                wanted.add(INTRODUCTION)
            raised += self._flag(message, wanted - self._limits.tolerated, evidence.asks)
        return raised

    def look_for_repeats(self, messages: Iterable[ReceivedMessage]) -> int:
        """Flag who asks again for what raised a flag before, with an excuse or without."""
        raised = 0
        for message in messages:
            evidence = self._evidence(message, None)
            wanted = {str(code) for code in evidence.codes & {SignalCode.REPITCH}}
            raised += self._flag(message, wanted - self._limits.tolerated, evidence.asks)
        return raised

    def _evidence(self, message: ReceivedMessage, hours: float | None) -> Evidence:
        approach = Approach(
            Sender(message.name, message.headline), message.text, Stage.AFTER_ACCEPT, hours_after_accept=hours
        )
        standing = replace(STRANGER, earlier_asks=self._asks_of(message.person))
        named = self._named_in(message.text)
        profile = replace(self._profile, connections=named) if named else self._profile
        return gather(approach, profile, self._phrases, standing=standing)

    def _named_in(self, text: str) -> tuple[str, ...]:
        """Connections who may be named in a text: reading it against everybody takes far too long."""
        words = set(_WORD.findall(fold_word(text)))
        found = (name for word in words & self._names.keys() for first, name in self._names[word] if first in words)
        return tuple(name for name in found if words.issuperset(_WORD.findall(fold_word(name))))

    def _flag(self, message: ReceivedMessage, codes: set[str], asks: frozenset[SignalCode]) -> int:
        what = flag_words(codes)
        if not what:
            return 0
        since = self._limits.recent_from
        day = message.day if message.connected_day is None else message.connected_day
        is_kept_back = since is not None and day < since
        red_flags.add(self._store, message, what, self._today, is_kept_back=is_kept_back)
        self._asks[message.person] = self._asks_of(message.person) | asks
        return 0 if is_kept_back else 1

    def _asks_of(self, person: PersonId) -> frozenset[SignalCode]:
        if person not in self._asks:
            words = desk.red_flags_of(self._store, person)
            self._asks[person] = frozenset(code for one in words for code in flags_in(one))
        return self._asks[person]


def _by_last_word(names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Names by the last of their words, each with its first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        words = _WORD.findall(fold_word(name))
        if words:
            found[words[-1]].append((words[0], name))
    return found


def _limits(store: Store, today: date) -> _Limits:
    days = own.setting(store, RECENT_KEY, USUAL_RECENT_DAYS)
    tolerated = known_codes(own.setting(store, TOLERATED_KEY, ()))
    if not isinstance(days, int) or days <= 0:
        return _Limits(None, tolerated)
    began = red_flags.began_on(store)
    recent = day_number(today) - days
    return _Limits(min(recent, day_number(began)) if began else recent, tolerated)
