"""Business cards: what one holds as a value, when pasted text is one, and the capture line it proposes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from whence.domain.capture_parts import Part, PartKind
from whence.domain.capture_show import shown_company, shown_name, shown_role
from whence.domain.capture_signs import SIGN, Marks

_CARD_START: Final = re.compile(r"\s*(?:BEGIN:VCARD|MECARD:)", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^(?:e-?mail|mail|tel|telephone|phone|mobile|mob|cell|web|www|[TMEPW])\s*[:.]\s*", re.IGNORECASE
)
_MOST_LINES: Final = 14
_LONGEST_LINE: Final = 80
_LITERAL: Final = re.compile(r"(?<!\S)(?=\\|with\s|via\s|introduced\s+by\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ContactCard:
    """What a business card says. Empty text and empty tuples stand for what it doesn't say."""

    name: str
    organisation: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    note: str = ""


def is_business_card(text: str) -> bool:
    """Whether a pasted text is one card: a vCard, a MeCard, or the short lines of a signature.

    A signature begins with a name and has an e-mail address, a phone number or a profile link on a line of its
    own; no line of it uses the signs of the capture grammar.
    """
    if _CARD_START.match(text):
        return len(re.findall(r"BEGIN:VCARD|MECARD:", text, re.IGNORECASE)) == 1
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 2 <= len(lines) <= _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        return False
    marks = [Marks.of(line) for line in lines]
    has_others = marks[0].contacts or marks[0].commas or any(mark.signs for mark in marks)
    return not has_others and any(_is_contact_line(mark) for mark in marks[1:])


def _is_contact_line(marks: Marks) -> bool:
    if not marks.contacts:
        return False
    label = _LABEL.match(marks.text)
    return marks.contacts[0].start == (label.end() if label else 0) and marks.contacts[-1].end == len(marks.text)


def signature_card(text: str) -> ContactCard:
    """The card in the lines of a signature: its first line is the name; the rest is told apart by its form."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    found: dict[PartKind, list[str]] = {PartKind.EMAIL: [], PartKind.PHONE: [], PartKind.LINK: []}
    words = []
    for line in lines[1:]:
        marks = Marks.of(line)
        for contact in marks.contacts:
            found[contact.kind].append(line[contact.start : contact.end])
        if not _is_contact_line(marks):
            words.append(line)
    return ContactCard(
        name=lines[0] if lines else "",
        title=words[0] if words else "",
        organisation=words[1] if len(words) > 1 else "",
        emails=tuple(found[PartKind.EMAIL]),
        phones=tuple(found[PartKind.PHONE]),
        urls=tuple(found[PartKind.LINK]),
        note=", ".join(words[2:]),
    )


def line_of(card: ContactCard) -> str:
    """The capture line that a card proposes: name, title, organisation and addresses; the rest is its note."""
    name = shown_name(Part(PartKind.PERSON, 0, 0, _one_line(card.name)))
    title = shown_role(_one_line(card.title)) if card.title.strip() else ""
    organisation = _one_line(card.organisation)
    place = f"at {shown_company(Part(PartKind.COMPANY, 0, 0, organisation))}" if organisation else ""
    work = " ".join(filter(None, (title, place)))
    addresses = [_one_line(address) for address in (*card.emails, *card.phones, *card.urls)]
    contacts = [address for address in addresses if _is_contact(address)]
    words = [address for address in addresses if address and not _is_contact(address)]
    line = " ".join(filter(None, (", ".join(filter(None, (name, work))), *contacts)))
    note = " ".join(filter(None, (*words, _one_line(card.note))))
    return f"{line}. {_literal(note)}" if note else line


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_contact(address: str) -> bool:
    contacts = Marks.of(address).contacts
    return len(contacts) == 1 and contacts[0].start == 0 and contacts[0].end == len(address)


def _literal(note: str) -> str:
    """A card's words never act as signs."""
    return SIGN.sub(lambda match: f"\\{match[0]}", _LITERAL.sub(lambda _: "\\", note))
