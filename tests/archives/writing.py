"""Writing a whole archive of one generation, and the numbers an importer must report of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from tests.archives.evidence import evidence_files, noise_files
from tests.archives.formats import FORMATS, PREAMBLE, Format, day_text, slashed, table
from tests.archives.letters import Letter, letters, row_of
from tests.archives.network import OWNER_FIRST, OWNER_LAST, OWNER_SLUG, Changes, Member, Network, Request, Size, network
from tests.archives.written import Written, address, encoded_address, midnight
from whence.domain.names import fold


@dataclass(frozen=True, slots=True)
class Expected:
    """The truth about a written archive. `report` has the shape of `whence import --json`, without its warnings.

    `people` counts distinct people: `connected`, `invited_only` (in Invitations, not connected) and `written_only`
    (in messages alone). `changes` says what happened since the archive of the same seed with `later_months=0`.
    """

    report: dict[str, Any]
    people: dict[str, int]
    network: Network
    letters: tuple[Letter, ...] = field(repr=False)

    @property
    def changes(self) -> Changes:
        return self.network.changes


def write_archive(
    path: Path,
    generation: str,
    size: Size = Size(),  # noqa: B008
    seed: int = 0,
    *,
    later_months: int = 0,
    is_folder: bool = False,
    on: date | None = None,
) -> Expected:
    """Write an archive of invented people to `path`, the same for the same arguments, and tell what is in it.

    `generation` is a key of FORMATS. `later_months` gives the archive of the same network so many months after.
    `is_folder` writes the unpacked folder instead of a zip. `on` is the day of the (first) export.
    """
    form = FORMATS[generation]
    now = network(size, seed, on or form.on, later_months)
    written = letters(now, form, size.messages, seed)
    files = archive_files(form, now, written, seed)
    _save(path, [(one.name, one.content) for one in files], is_folder)
    report = {
        "source": path.name,
        "generation": generation,
        "files": [one.account() for one in sorted(files, key=lambda one: one.name)],
        "connections": {
            "rows": len(now.members) + len(now.hidden),
            "named": len(now.members),
            "hidden": len(now.hidden),
        },
        "invitations": _invitation_counts(form, now),
        "messages": _message_counts(written),
        "positions": 4,
        "education": 3,
    }
    return Expected(report, _people(now, written), now, tuple(written))


def archive_files(form: Format, now: Network, written: list[Letter], seed: int) -> list[Written]:
    """Every file of the archive, with its account."""
    random = Random(seed * 13 + 5)
    messages = table(form.messages, (row_of(one, form) for one in written), is_quoted=form.is_quoted)
    fates: dict[str, int] = {}
    for one in written:
        if one.fate:
            fates[one.fate] = fates.get(one.fate, 0) + 1
    return [
        _connections(form, now, random),
        _invitations(form, now),
        Written(form.messages_name, "messages", messages, len(written), fates),
        *evidence_files(form, now, random),
        *noise_files(form),
    ]


def _connections(form: Format, now: Network, random: Random) -> Written:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On"
    rows = [_connection_row(form, member, random) for member in now.members]
    width = len(rows[0]) if rows else 7
    for day in now.hidden:
        shown = slashed(midnight(day)) if form.generation == "2018" else day_text(day)
        rows.insert(random.randrange(len(rows) + 1), [""] * (width - 1) + [shown])
    if form.has_url:
        header = header.replace("Email", "URL,Email")
    content = table(header, rows, has_last=False)
    preamble = PREAMBLE.encode() if form.has_preamble else b""
    skipped = {"hidden_member": len(now.hidden)} if now.hidden else {}
    return Written("Connections.csv", "connections", preamble + content, len(rows), skipped)


def _connection_row(form: Format, member: Member, random: Random) -> list[str]:
    email = member.email if random.random() < form.email_share else ""
    day = slashed(midnight(member.connected_on)) if form.generation == "2018" else day_text(member.connected_on)
    url = [encoded_address(member.slug)] if form.has_url else []
    return [member.first, member.last, *url, email, member.company, member.position, day]


def _invitations(form: Format, now: Network) -> Written:
    rows = []
    for request in now.requests:
        owner = (f"{OWNER_FIRST} {OWNER_LAST}", _identity(form, OWNER_SLUG, 1))
        other = (request.member.name, _identity(form, request.member.slug, request.member.number + 1000))
        sender, receiver = (other, owner) if request.is_incoming else (owner, other)
        direction = "INCOMING" if request.is_incoming else "OUTGOING"
        addresses = [sender[1], receiver[1]] if form.address else []
        rows.append([sender[0], receiver[0], slashed(request.sent_at), request.message, direction, *addresses])
    Random(7).shuffle(rows)
    return Written("Invitations.csv", "invitations", table(form.invitations, rows), len(rows))


def _identity(form: Format, slug: str, number: int) -> str:
    return f"urn:li:member:{number}" if form.address == "urn" else address(slug)


def _invitation_counts(form: Format, now: Network) -> dict[str, int]:
    """By the rule of the importer: by address where there is one, else by a name that one connection bears."""
    bearers: dict[str, int] = {}
    for member in now.members:
        name = fold(f"{member.first} {member.bare}")
        bearers[name] = bearers.get(name, 0) + 1
    connected = {member.number for member in now.members}

    def is_connected(request: Request) -> bool:
        if form.address == "url":
            return request.member.number in connected
        return bearers.get(fold(f"{request.member.first} {request.member.bare}"), 0) == 1

    counts = {}
    for word, is_incoming in (("incoming", True), ("outgoing", False)):
        side = [request for request in now.requests if request.is_incoming is is_incoming]
        counts[word] = len(side)
        counts[f"{word}_with_note"] = sum(bool(request.message) for request in side)
        counts[f"{word}_connected"] = sum(is_connected(request) for request in side)
    return counts


def _message_counts(written: list[Letter]) -> dict[str, int]:
    def fated(fate: str) -> int:
        return sum(one.fate == fate for one in written)

    return {
        "rows": len(written),
        "interactions": fated(""),
        "drafts": fated("draft"),
        "spam": fated("spam"),
        "sponsored": fated("sponsored"),
        "anonymous": fated("anonymous"),
        "duplicates": fated("duplicate"),
    }


def _people(now: Network, written: list[Letter]) -> dict[str, int]:
    connected = {address(member.slug) for member in now.members}
    invited = {address(request.member.slug) for request in now.requests} - connected
    owner = address(OWNER_SLUG)
    used = (one for one in written if not one.fate)
    writing = {url for one in used for _, url in (one.sender, *one.recipients) if url} - connected - invited - {owner}
    return {"connected": len(connected), "invited_only": len(invited), "written_only": len(writing)}


def _save(path: Path, files: list[tuple[str, bytes]], is_folder: bool) -> None:
    if is_folder:
        for name, content in files:
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream, zipfile.ZipFile(_Unseekable(stream), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)


class _Unseekable(io.RawIOBase):
    """A stream that can only be written on, so that the zip has data descriptors like LinkedIn's."""

    def __init__(self, stream: io.BufferedWriter) -> None:
        super().__init__()
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:  # any buffer, as io has it
        return self._stream.write(content)
