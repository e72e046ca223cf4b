"""Small archives by hand, for tests that show one quirk at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

CONNECTIONS: Final = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
INVITATIONS: Final = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
MESSAGES: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT\n"
)
PROFILE: Final = "First Name,Last Name,Headline\nMira,Solvang,Tides\n"
ME: Final = "https://www.linkedin.com/in/mira-solvang"
ADA: Final = "https://www.linkedin.com/in/ada-nair"
TOM: Final = "https://www.linkedin.com/in/tom-åberg"


def zipped(folder: Path, files: Mapping[str, str | bytes], name: str = "archive.zip") -> Path:
    """A zip of these files."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in files.items():
            archive.writestr(each, content)
    return path


def single(folder: Path, name: str, content: str | bytes) -> Path:
    """One file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def message(
    sender: str, sender_url: str, to: str, to_urls: str, date: str, content: str, folder: str = "INBOX",
    draft: str = "No", conversation: str = "2-abc",
) -> str:  # fmt: skip
    """A row of messages.csv, every cell quoted."""
    cells = (conversation, "", sender, sender_url, to, to_urls, date, "", content, folder, "", draft)
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"
