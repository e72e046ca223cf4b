"""An invented network: an owner, the people they are connected with, what was sent and written, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from tests.archives.names import AREAS, COMPANIES, CREDENTIALS, SCRIPTS, TITLES
from whence.domain.names import fold

OWNER_FIRST: Final = "Mirèl"
OWNER_LAST: Final = "Aldersøn"
OWNER_SLUG: Final = "mirèl-aldersøn"
WINDOW: Final = timedelta(days=270)
_CHANCE_NATIVE: Final = 0.03
_CHANCE_CREDENTIAL: Final = 0.06
_CHANCE_NAMESAKE: Final = 0.003
_CHANCE_RAW_SLUG: Final = 0.35


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows the three large files shall have."""

    connections: int = 300
    invitations: int = 120
    messages: int = 900


@dataclass(frozen=True, slots=True)
class Member:
    """An invented member; `last` as shown, with credentials. `slug` is in raw Unicode, lower case."""

    number: int
    first: str
    last: str
    bare: str
    slug: str
    email: str
    company: str
    position: str
    connected_on: date

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Request:
    """An invitation to or from a member, sent at a minute."""

    member: Member
    is_incoming: bool
    sent_at: datetime
    message: str


@dataclass(frozen=True, slots=True)
class Network:
    """The state on the day of the export: `members` are connected, newest first; `strangers` are not."""

    on: date
    members: tuple[Member, ...]
    hidden: tuple[date, ...]
    strangers: tuple[Member, ...]
    requests: tuple[Request, ...]
    changes: Changes
    before: Network | None = None

    def survivors(self) -> tuple[Member, ...]:
        """The members of the earlier network as they are now, vanished ones as they were, in the earlier order."""
        now = {member.number: member for member in self.members}
        return tuple(now.get(member.number, member) for member in (self.before.members if self.before else ()))


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since an earlier export: numbers of members, by what became of them."""

    jobs: frozenset[int] = frozenset()
    vanished: frozenset[int] = frozenset()
    slugs: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()


@dataclass(slots=True)
class Inventor:
    """Invents members with names no other has, but for a few namesakes."""

    random: Random
    count: int = 0
    names: set[str] = field(default_factory=set)
    slugs: set[str] = field(default_factory=set)
    before: tuple[str, str] = ("", "")

    def member(self, connected_on: date) -> Member:
        """A member nobody has met before."""
        random = self.random
        is_namesake = bool(self.before[0]) and random.random() < _CHANCE_NAMESAKE
        first, bare = self.before if is_namesake else self._name()
        self.before = (first, bare)
        last = bare + (random.choice(CREDENTIALS) if random.random() < _CHANCE_CREDENTIAL else "")
        self.count += 1
        company, position = self.job()
        slug = self._slug(first, bare)
        email = f"{fold(first)}.{self.count}@example.org".replace(" ", "")
        return Member(self.count, first, last, bare, slug, email, company, position, connected_on)

    def job(self) -> tuple[str, str]:
        """Company and title; both empty for one in fifty, the company alone for another."""
        draw = self.random.random()
        company = "" if draw < 0.04 else self.random.choice(COMPANIES)
        return company, "" if draw < 0.02 else self.random.choice(TITLES)

    def _name(self) -> tuple[str, str]:
        for attempt in range(40):
            areas = SCRIPTS if self.random.random() < _CHANCE_NATIVE else AREAS
            first = self.random.choice(self.random.choice(areas)[0])
            last = self.random.choice(self.random.choice(areas)[1])
            if attempt > 5:
                first = f"{first} {self.random.choice('ABCDEFGHJKLMNPRSTVW')}."
            if fold(f"{first} {last}") not in self.names:
                self.names.add(fold(f"{first} {last}"))
                return first, last
        raise RuntimeError("the pools of names are used up")

    def _slug(self, first: str, last: str) -> str:
        words = f"{first} {last}".replace(".", "").replace("'", "")
        raw = "-".join(words.casefold().split())
        slug = raw if self.random.random() < _CHANCE_RAW_SLUG else fold(raw)
        while slug in self.slugs:
            slug = f"{fold(raw)}-{self.random.randrange(16**6):06x}"
        self.slugs.add(slug)
        return slug


def network(size: Size, seed: int, on: date, later_months: int = 0) -> Network:
    """The network of a seed on a day, or what became of it `later_months` after."""
    random = Random(seed)
    inventor = Inventor(random)
    hidden = round(size.connections * 0.02)
    days = [on - timedelta(days=int(random.betavariate(1, 2) * 3000)) for _ in range(size.connections)]
    members = [inventor.member(day) for day in sorted(days[hidden:], reverse=True)]
    strangers = tuple(inventor.member(on) for _ in range(max(10, size.invitations * 6 // 10)))
    requests = _requests(random, members, strangers, size.invitations, on)
    now = Network(on, tuple(members), tuple(sorted(days[:hidden], reverse=True)), strangers, requests, Changes())
    return _later(inventor, now, later_months) if later_months else now


def _requests(
    random: Random, members: list[Member], strangers: tuple[Member, ...], count: int, on: date
) -> tuple[Request, ...]:
    """Requests of the window before `on`: some of the newest members sent or got one, the rest is unanswered."""
    fresh = [member for member in members if on - member.connected_on <= WINDOW]
    others = [*random.sample(fresh, min(len(fresh), count * 6 // 10)), *strangers]
    return tuple(_request(random, member, on) for member in others[:count])


def _request(random: Random, member: Member, on: date) -> Request:
    answered = min(member.connected_on, on)
    sent = answered - timedelta(days=random.randrange(1 + min(14, max(0, (answered - (on - WINDOW)).days))))
    at = datetime.combine(sent, time(random.randrange(24), random.randrange(60)))
    return Request(member, random.random() < 0.6, at, _message(random, member))


def _message(random: Random, member: Member) -> str:
    draw = random.random()
    if draw < 0.7:
        return ""
    if draw < 0.75:
        return "I'd like to add you to my professional network on LinkedIn."
    if draw < 0.8:
        return f"Hi {OWNER_FIRST}, I'd like to join your LinkedIn network."
    return random.choice(
        (
            f'Hello, we met at the "Nordlicht" meetup; I am the one with the {random.randrange(99)} stickers.',
            "Great talk yesterday, let's stay in touch! 🙌",
            f"I read your piece on tidal power, page {random.randrange(300)}, and would like to ask about it.",
            f"Salut, c'est {member.first} du séminaire d'été.",
        )
    )


def _later(inventor: Inventor, before: Network, months: int) -> Network:
    """The same network some months on: jobs and addresses change, people vanish and come, the window moves."""
    random = inventor.random
    on = before.on + timedelta(days=30 * months)
    jobs, vanished, slugs, kept = set[int](), set[int](), set[int](), list[Member]()
    for member in before.members:
        draw = random.random()
        if draw < 0.01:
            vanished.add(member.number)
            continue
        if draw < 0.09:
            company, position = inventor.job()
            jobs |= {member.number} if (company, position) != (member.company, member.position) else set()
            kept.append(replace(member, company=company, position=position))
        elif draw < 0.1:
            slugs.add(member.number)
            kept.append(replace(member, slug=f"{member.slug}-{member.number}x"))
        else:
            kept.append(member)
    days = [on - timedelta(days=random.randrange(30 * months)) for _ in range(max(3, len(kept) // 30))]
    added = [inventor.member(day) for day in sorted(days, reverse=True)]
    requests = [request for request in before.requests if request.sent_at.date() >= on - WINDOW]
    current = {member.number: member for member in (*kept, *added)}
    requests = [replace(request, member=current.get(request.member.number, request.member)) for request in requests]
    requests += [_request(random, member, on) for member in added[: len(added) // 2]]
    changes = Changes(frozenset(jobs), frozenset(vanished), frozenset(slugs), frozenset(one.number for one in added))
    return Network(on, (*added, *kept), before.hidden, before.strangers, tuple(requests), changes, before)
