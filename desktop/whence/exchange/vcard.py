"""Business cards from files and pasted text: vCard 2.1, 3.0 (RFC 2426), 4.0 (RFC 6350), and NTT DOCOMO's MeCard.

Every card is read on its own, so that a damaged one among many costs only itself.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from whence.domain.business_cards import ContactCard, is_business_card, line_of, signature_card
from whence.domain.errors import UnreadableInput

LARGEST: Final = 20_000_000
_LARGEST_CARD: Final = 4_000_000
_LONGEST_VALUE: Final = 10_000
_MOST_CARDS: Final = 50_000
_BOUNDARY: Final = re.compile(r"^[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_QUOTED_PRINTABLE: Final = re.compile(
    r"^(?P<head>[\w.-]+(?:;[^:\n]*)?;(?:ENCODING=)?QUOTED-PRINTABLE(?:;[^:\n]*)?:)(?P<value>(?:[^\n]*=\n)*[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
_CHARSET: Final = re.compile(r";CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_WANTED: Final = re.compile(
    r"(?:[\w-]+\.)?(?:BEGIN|END|VERSION|FN|N|ORG|TITLE|ROLE|EMAIL|TEL|URL|NOTE|NICKNAME|X-SOCIALPROFILE)[;:]",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"\\([\\;:,\"])")
_MECARD: Final = re.compile(r"\s*MECARD:(?P<fields>.*)", re.IGNORECASE | re.DOTALL)
_FIELD: Final = re.compile(r"\s*([A-Za-z-]+):((?:[^\\;]|\\.)*);?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ReadCards:
    """The cards of a text, and a sentence for each that could not be read."""

    cards: tuple[ContactCard, ...]
    problems: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The capture line each card proposes."""
        return tuple(line_of(card) for card in self.cards)


def read_cards(content: bytes | str) -> ReadCards:
    """All cards of a file or a pasted text: vCards, a MeCard, or one signature.

    Raises UnreadableInput for content that is too large, is no text, or holds no card at all.
    """
    if len(content) > LARGEST:
        raise UnreadableInput(f"This is larger than {LARGEST // 1_000_000} MB. Split it into smaller files of cards.")
    text = _decoded(content)
    if _MECARD.match(text):
        return ReadCards((read_mecard(text),))
    blocks, problems = _blocks(text)
    if not blocks and not problems:
        if is_business_card(text):
            return ReadCards((signature_card(text),))
        raise UnreadableInput(
            "No business card is in this text. A vCard begins with BEGIN:VCARD, a MeCard with MECARD:."
        )
    cards = []
    for number, block in enumerate(blocks, 1):
        try:
            cards.append(_card(block))
        except UnreadableInput as refusal:
            problems.append(f"Card {number} was left out: {refusal.sentence}")
    return ReadCards(tuple(cards), tuple(problems))


def read_mecard(text: str) -> ContactCard:
    """One MeCard ("MECARD:N:Okafor,Mara;TEL:…;;"). Raises UnreadableInput for another text or one without a name."""
    found = _MECARD.match(text)
    if found is None:
        raise UnreadableInput("This is no MeCard: it doesn't begin with MECARD:.")
    fields: dict[str, list[str]] = {}
    for field in _FIELD.finditer(found["fields"]):
        fields.setdefault(field[1].upper(), []).append(field[2])
    parts = [_clean(part) for part in re.split(r"(?<!\\),", (fields.get("N") or [""])[0])]
    name = " ".join(filter(None, (*parts[1:], parts[0])))
    if not name:
        raise UnreadableInput("This MeCard has no name (N:). Type the line by hand, beginning with the name.")

    def values(field: str) -> tuple[str, ...]:
        return tuple(filter(None, (_clean(value) for value in fields.get(field, ()))))

    return ContactCard(
        name=name,
        organisation=next(iter(values("ORG")), ""),
        title=next(iter(values("TITLE")), ""),
        emails=values("EMAIL"),
        phones=values("TEL"),
        urls=values("URL"),
        note=" ".join((*values("NOTE"), *values("MEMO"))),
    )


def _decoded(content: bytes | str) -> str:
    if isinstance(content, str):
        text = content
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
    else:
        unfolded = re.sub(rb"\r?\n[ \t](?=[^\r\n])", b"", content)
        try:
            text = unfolded.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = unfolded.decode("cp1252", "replace")
    if text.count("\0") > len(text) // 100:
        raise UnreadableInput("This is no text file, so it holds no business card. Choose a .vcf or .txt file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _blocks(text: str) -> tuple[list[str], list[str]]:
    """The text of each card, and a sentence for each that has no end."""
    blocks, problems = [], []
    start: int | None = None
    for match in _BOUNDARY.finditer(text):
        if match[1].upper() == "BEGIN":
            if start is not None:
                problems.append(_unfinished(text, start))
            start = match.start()
        elif start is not None:
            blocks.append(text[start : match.end()])
            start = None
        if len(blocks) > _MOST_CARDS:
            raise UnreadableInput(f"There are more than {_MOST_CARDS:,} cards here. Split the file.")
    if start is not None:
        problems.append(_unfinished(text, start))
    return blocks, problems


def _unfinished(text: str, start: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"The card that begins in line {line} has no END:VCARD and was left out. Export it again."


def _card(block: str) -> ContactCard:
    if len(block) > _LARGEST_CARD:
        raise UnreadableInput("it is larger than 4 MB.")
    import vobject  # with its calendars it takes longer to load than most of the program, and cards are rare
    from vobject.base import ParseError, VObjectError

    try:
        card = vobject.readOne(_wanted(block), allowQP=True, ignoreUnreadable=True)
    except (ParseError, VObjectError, ValueError, LookupError, AttributeError, TypeError, StopIteration) as error:
        raise UnreadableInput("it is damaged. Export it again, or type the line by hand.") from error
    name = next(_values(card, "fn"), "") or _name(card)
    organisation = next(_values(card, "org"), "")
    name = name or next(_values(card, "nickname"), "") or organisation
    if not name:
        raise UnreadableInput("it has no name.")
    return ContactCard(
        name=name,
        organisation="" if organisation == name else organisation,
        title=next(_values(card, "title"), "") or next(_values(card, "role"), ""),
        emails=tuple(dict.fromkeys(_values(card, "email"))),
        phones=tuple(dict.fromkeys(value.removeprefix("tel:") for value in _values(card, "tel"))),
        urls=tuple(dict.fromkeys((*_values(card, "url"), *_values(card, "x-socialprofile")))),
        note=" ".join(_values(card, "note")),
    )


def _wanted(block: str) -> str:
    """The lines that are used, unfolded and decoded; photographs and keys never reach the parser."""
    unfolded = re.sub(r"\n[ \t](?=[^\n])", "", block)
    plain = _QUOTED_PRINTABLE.sub(_decoded_line, unfolded)
    return "\n".join(line for line in plain.split("\n") if _WANTED.match(line.strip())) + "\n"


def _decoded_line(match: re.Match[str]) -> str:
    """A quoted-printable line of vCard 2.1 in plain text, its charset honoured."""
    charset = _CHARSET.search(match["head"])
    raw = quopri.decodestring(match["value"].encode("utf-8", "replace"))
    try:
        value = raw.decode(charset[1] if charset else "utf-8")
    except (UnicodeDecodeError, LookupError):
        value = raw.decode("cp1252", "replace")
    head = re.sub(r";(?:(?:ENCODING=)?QUOTED-PRINTABLE|CHARSET=[^;:]*)", "", match["head"], flags=re.IGNORECASE)
    return head + re.sub(r"\r?\n", r"\\n", value)


def _values(card: Any, name: str) -> Iterator[str]:
    """The values of a property, cleaned, without empty ones; an organisation is its first unit."""
    for line in card.contents.get(name, ()):
        value = line.value[0] if isinstance(line.value, list) and line.value else line.value
        cleaned = _clean(value if isinstance(value, str) else "")
        if cleaned:
            yield cleaned


def _name(card: Any) -> str:
    """The name put together from its parts (N), when there is no formatted one."""
    for line in card.contents.get("n", ()):
        parts = (getattr(line.value, part, "") for part in ("given", "additional", "family"))
        return " ".join(
            filter(None, (_clean(" ".join(part) if isinstance(part, list) else str(part)) for part in parts))
        )
    return ""


def _clean(value: str) -> str:
    """One line of printable text: escapes resolved, control characters and lone surrogates gone, length bounded."""
    plain = _ESCAPED.sub(r"\1", value[:_LONGEST_VALUE])
    printable = "".join(char if char.isprintable() else " " for char in plain if not "\ud800" <= char <= "\udfff")
    return " ".join(printable.split())
