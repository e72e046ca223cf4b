"""messages.csv of a network: conversations, contiguous and newest first, with all that stands between them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from tests.archives.formats import Format, slashed, utc
from tests.archives.network import OWNER_FIRST, OWNER_LAST, OWNER_SLUG, Member, Network
from tests.archives.written import address

HIDDEN: Final = "LinkedIn Member"
_LONG_AGO: Final = 2_000_000
_LATELY: Final = 60_000
_SHARES: Final = (
    ("draft", 0.01), ("spam", 0.01), ("sponsored", 0.05), ("anonymous", 0.03), ("duplicate", 0.005), ("group", 0.05),
)  # fmt: skip
_WORDS: Final = (
    "tidal", "power", "grid", "harbour", "ledger", "maple", "signal", "lantern", "granite", "orchard", "kestrel",
    "invoice", "budget", "hiring", "workshop", "seminar", "keynote", "prototype", "sensor", "turbine", "archive",
    "census", "atlas", "quarter", "pilot", "vendor", "contract", "draft", "review", "coffee", "Thursday", "Lisbon",
    "Gdańsk", "São", "Zürich", "naïve", "façade", "東京", "привет", "🙂", "🚀", "R+D", "Q+A", "e.g.",
    "“quoted”", "it's",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """One row: who to whom, when, what, and what an importer must make of it (`fate` empty: an interaction)."""

    conversation: str
    title: str
    sender: tuple[str, str]
    recipients: tuple[tuple[str, str], ...]
    at: datetime
    content: str
    folder: str
    is_outgoing: bool
    fate: str


def letters(network: Network, form: Format, count: int, seed: int) -> list[Letter]:
    """About everything that was ever written, `count` rows in all; for a later network those rows and a tenth more.

    Addresses are those of the day of the export, also in old messages.
    """
    if network.before is None:
        return _rows(network, form, Random(seed * 7 + 1), count, _LONG_AGO)
    renamed = {
        address(old.slug): address(new.slug)
        for old, new in zip(network.before.members, network.survivors(), strict=True)
        if old.slug != new.slug
    }
    old = [_readdressed(one, renamed) for one in letters(network.before, form, count, seed)]
    return [*_rows(network, form, Random(seed * 7 + 2), count // 10, _LATELY), *old]


def _rows(network: Network, form: Format, random: Random, count: int, span: int) -> list[Letter]:
    rows: list[Letter] = []
    for conversation in _conversations(network, form, random, span):
        rows += conversation
        if len(rows) >= count:
            break
    return rows[:count]


def _readdressed(letter: Letter, renamed: dict[str, str]) -> Letter:
    sender = (letter.sender[0], renamed.get(letter.sender[1], letter.sender[1]))
    recipients = tuple((name, renamed.get(url, url)) for name, url in letter.recipients)
    return replace(letter, sender=sender, recipients=recipients)


def row_of(letter: Letter, form: Format) -> list[str]:
    """The cells of a row in the format's columns."""
    to = ", ".join(name for name, _ in letter.recipients)
    cells = {
        "CONVERSATION ID": letter.conversation,
        "CONVERSATION TITLE": letter.title,
        "FROM": letter.sender[0],
        "SENDER PROFILE URL": letter.sender[1],
        "TO": to,
        "RECIPIENT PROFILE URLS": ",".join(url for _, url in letter.recipients if url),
        "DATE": slashed(letter.at) if form.generation == "2018" else utc(letter.at),
        "SUBJECT": letter.title if letter.fate == "sponsored" else "",
        "CONTENT": letter.content if form.has_line_breaks else " ".join(letter.content.split("\n")),
        "FOLDER": letter.folder,
        "DIRECTION": "OUTGOING" if letter.is_outgoing else "INCOMING",
        "ATTACHMENTS": "",
        "IS MESSAGE DRAFT": "Yes" if letter.fate == "draft" else "No",
    }
    if form.generation == "2018" and letter.folder == "INBOX" and letter.is_outgoing:
        cells["FOLDER"] = "SENT"
    return [cells[column.upper()] for column in form.messages.split(",")]


def text(random: Random, serial: int) -> str:
    """An invented message of some sentences, different from every other by its number."""
    words = random.choices(_WORDS, k=random.choice((4, 9, 16, 25, 60)))
    if random.random() < 0.1:
        words[len(words) // 2] = random.choice(
            ("first,\nsecond,\nthird", "a\u2028b", "R&amp;D &lt;3", "5\xa0€", 'say "yes", please')
        )
    return f"{' '.join(words)} #{serial}"


def _conversations(network: Network, form: Format, random: Random, span: int) -> Iterator[list[Letter]]:
    """Without end: a few busy people, many with a few messages each, and what advertisers send."""
    serial = 0
    shares = [share for _, share in _SHARES]
    kinds = [kind for kind, _ in _SHARES]
    while True:
        kind = random.choices([*kinds, ""], [*shares, 1 - sum(shares)])[0]
        if kind == "draft" and not form.has_drafts:
            continue
        length = 1 if kind in ("sponsored", "spam") else min(400, int(random.paretovariate(0.9)))
        talk = _conversation(network, random, kind, length, serial, span)
        serial += len(talk)
        yield talk


def _conversation(network: Network, random: Random, kind: str, length: int, serial: int, span: int) -> list[Letter]:
    everybody = (*network.members, *network.strangers)
    partner = everybody[min(len(everybody) - 1, int(random.expovariate(6 / len(everybody))))]
    if random.random() < 0.05:
        partner = random.choice(network.strangers)
    others = [partner, *random.sample(everybody, min(len(everybody), 3))] if kind == "group" else [partner]
    others = list({one.number: one for one in others}.values())
    identity = "2-" + base64.b64encode(random.randbytes(43)).decode()[:58]
    at = datetime.combine(network.on, time()) - timedelta(minutes=random.randrange(span))
    rows = []
    for index in range(length):
        at -= timedelta(minutes=1 + random.randrange(span // 300), seconds=random.randrange(60))
        is_last = index == 0
        row = _letter(random, identity, others, at, text(random, serial + index), kind, is_last)
        rows.append(row)
        if kind == "duplicate" and is_last:
            rows.append(replace(row, fate="duplicate"))
    return rows


def _letter(
    random: Random, identity: str, others: Sequence[Member], at: datetime, content: str, kind: str, is_last: bool
) -> Letter:
    owner = (f"{OWNER_FIRST} {OWNER_LAST}", address(OWNER_SLUG))
    parties = [(one.name, address(one.slug)) for one in others]
    if kind == "sponsored":
        body = f'<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, {content}</p>'
        return Letter(identity, "Grow your reach", (HIDDEN, ""), (owner,), at, body, "INBOX", False, "sponsored")
    if kind == "anonymous":
        parties = [(HIDDEN, "")]
    is_outgoing = random.random() < 0.45 or (kind == "draft" and is_last)
    is_outgoing = is_outgoing and kind != "spam"
    sender = owner if is_outgoing else random.choice(parties)
    recipients = tuple(one for one in (owner, *parties) if one != sender)
    fate = {"anonymous": "anonymous", "spam": "spam", "draft": "draft" if is_last else ""}.get(kind, "")
    folder = "SPAM" if kind == "spam" else random.choice(("INBOX", "INBOX", "INBOX", "ARCHIVE", ""))
    return Letter(identity, "", sender, recipients, at, content, folder, is_outgoing, fate)
