"""What each generation of the archive format looks like: headers, encodings, line ends, quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

PREAMBLE: Final = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    "will only see email addresses for connections who have allowed their connections to see or download their email "
    "address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_MESSAGES: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
_OLD_MESSAGES: Final = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
_INVITATIONS: Final = "From,To,Sent At,Message,Direction"


@dataclass(frozen=True, slots=True)
class Format:
    """One generation. `address` is what invitations name people by: nothing, a member number or an address."""

    generation: str
    on: date
    has_url: bool
    has_preamble: bool
    messages: str
    messages_name: str
    is_quoted: bool
    has_line_breaks: bool
    address: str
    contacts_name: str
    contacts: str
    noise_ending: str
    email_share: float

    @property
    def invitations(self) -> str:
        """The header of Invitations.csv."""
        return _INVITATIONS + {"": "", "urn": ",inviterProfileUrn,inviteeProfileUrn"}.get(
            self.address, ",inviterProfileUrl,inviteeProfileUrl"
        )

    @property
    def has_drafts(self) -> bool:
        return "DRAFT" in self.messages


_CONTACTS: Final = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles"
)
_OLD_CONTACTS: Final = (
    "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,Addresses,"
    "Sites,Full Name,Birthday,Location,Bookmarked At,Profiles"
)
_NEW_CONTACTS: Final = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,"
    "UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
)

FORMATS: Final = {
    one.generation: one
    for one in (
        Format(
            "2018", date(2018, 11, 4), False, False, "From,To,Date,Subject,Content,Direction,Folder", "Messages.csv",
            False, False, "", "Imported Contacts.csv", _OLD_CONTACTS, "\n", 1.0,
        ),
        Format(
            "2022", date(2022, 9, 12), False, True, _OLD_MESSAGES, "messages.csv",
            False, False, "", "Contacts.csv", _CONTACTS, "\r\n", 0.03,
        ),
        Format(
            "2023", date(2023, 7, 11), True, True, _MESSAGES, "messages.csv",
            False, False, "urn", "Contacts.csv", _CONTACTS, "\r\n", 0.03,
        ),
        Format(
            "2024", date(2024, 3, 20), True, True, _MESSAGES, "messages.csv",
            False, False, "url", "Contacts.csv", _CONTACTS, "\r\n", 0.03,
        ),
        Format(
            "2025", date(2025, 8, 14), True, True, f"{_MESSAGES},ATTACHMENTS,IS MESSAGE DRAFT", "messages.csv",
            False, False, "url", "ImportedContacts.csv", _NEW_CONTACTS, "\n", 0.02,
        ),
        Format(
            "2026", date(2026, 3, 9), True, True, f"{_MESSAGES},ATTACHMENTS", "messages.csv",
            True, True, "url", "ImportedContacts.csv", _NEW_CONTACTS, "\n", 0.02,
        ),
    )
}  # fmt: skip


def table(
    header: str, rows: Iterable[Sequence[str]], *, ending: str = "\n", is_quoted: bool = False, has_last: bool = True
) -> bytes:
    """A CSV file in UTF-8 without a mark: minimal quotes, or all cells quoted."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=ending, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    text = stream.getvalue()
    return (text if has_last else text.removesuffix(ending)).encode()


def wide_table(header: str, rows: Iterable[Sequence[str]]) -> bytes:
    """A file as the oldest exports wrote some: UTF-16 LE with its mark, tabs, all cells quoted, no last line end."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return b"\xff\xfe" + stream.getvalue().removesuffix("\n").encode("utf-16-le")


def day_text(day: date) -> str:
    """12 Mar 2024, the day always of two digits."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}"


def slashed(at: datetime) -> str:
    """3/12/18, 5:41 PM."""
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at.year % 100:02d}, {at.hour % 12 or 12}:{at.minute:02d} {half}"


def utc(at: datetime) -> str:
    """2024-03-12 17:41:03 UTC."""
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
