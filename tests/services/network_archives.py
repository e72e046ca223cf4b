"""Small archives of the network, dated by their names, about invented people."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

OWNER = ("Clara Whitfield", "https://www.linkedin.com/in/clara-w")
_INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
_CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
)


def url(name: str) -> str:
    """The profile address of somebody."""
    return f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}"


@dataclass(frozen=True, slots=True)
class Written:
    """A message of somebody to the owner, at an ISO moment."""

    name: str
    at: str
    text: str


def network_archive(
    folder: Path,
    exported_on: date,
    *,
    connected: dict[str, str] | None = None,
    incoming: dict[str, str] | None = None,
    outgoing: dict[str, str] | None = None,
    messages: tuple[Written, ...] = (),
) -> Path:
    """An archive of a day. `connected` tells since when by name ("06 Oct 2026"), the others when sent ("10/1/26").

    A list that is None is not in the archive. With messages there is one of the owner's own, to Pat Quill.
    """
    path = folder / f"Basic_LinkedInDataExport_{exported_on:%m-%d-%Y}.zip"
    with zipfile.ZipFile(path, "w") as file:
        if connected is not None:
            rows = [
                f"{name.replace(' ', ',', 1)},{url(name)},,Tarn,Engineer,{day}\n" for name, day in connected.items()
            ]
            file.writestr("Connections.csv", _CONNECTIONS + "".join(rows))
        if incoming is not None or outgoing is not None:
            rows = [_invitation(name, day, is_incoming=True) for name, day in (incoming or {}).items()]
            rows += [_invitation(name, day, is_incoming=False) for name, day in (outgoing or {}).items()]
            file.writestr("Invitations.csv", _INVITATIONS + "".join(rows))
        if messages:
            own = f"2-own,,{OWNER[0]},{OWNER[1]},Pat Quill,{url('Pat Quill')},2020-01-01 09:00:00 UTC,,Hello.,INBOX\n"
            lines = [own] + [
                f'2-{number},,{one.name},{url(one.name)},{OWNER[0]},{OWNER[1]},{one.at} UTC,,"{one.text}",INBOX\n'
                for number, one in enumerate(messages)
            ]
            file.writestr("messages.csv", _MESSAGES + "".join(lines))
        file.writestr("Profile.csv", "First Name,Last Name\nClara,Whitfield\n")
    return path


def _invitation(name: str, day: str, *, is_incoming: bool) -> str:
    owner, own_url = OWNER
    pair = (name, owner) if is_incoming else (owner, name)
    urls = (url(name), own_url) if is_incoming else (own_url, url(name))
    return f'{pair[0]},{pair[1]},"{day}, 9:05 AM",,{"INCOMING" if is_incoming else "OUTGOING"},{urls[0]},{urls[1]}\n'
