"""Short personal texts for an invitation to connect, made from what was written about meeting a person.

Only what can be said to the person themselves is taken over: a topic, recognised by how it was written ("talked
about …"). Everything else of a private note stays private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LIMIT_FREE: Final = 200
LIMIT_PREMIUM: Final = 300

_ABOUT: Final = re.compile(
    r"(?<!\w)(?:(?:talk(?:ed|ing)?|spoke|speaking|chat(?:ted|ting)?|conversation|discussion|discussing|laughed|told me"
    r"|ask(?:ed|ing)(?: me)?|argued|exchanged ideas|call|session|lunch|dinner|coffee)"
    r"(?:\s+(?:at length|a lot|briefly|with (?:her|him|them)|to (?:her|him|them)))?\s+(?:about|on|over)"
    r"|discussed|compared notes on|bonded over)\s+(?P<topic>[^\n]+)",
    re.IGNORECASE,
)
_TOPIC_END: Final = re.compile(
    r"[.!?;:](?=\s|$)|\s[–—-]\s|(?:,|,?\s(?:and|but|because|which|so|while))\s+(?:s?he|they|I|we|it)\b|\s\(",
    re.IGNORECASE,
)
_YOURS: Final = re.compile(r"(?<!\w)(?:her|his|their)(?=\s+[\w\"“])", re.IGNORECASE)
_NOT_TO_THEIR_FACE: Final = re.compile(
    r"(?<!\w)(?:she|he|they|him|them|hers|theirs|herself|himself|themselves)(?!\w)", re.IGNORECASE
)
_OWN: Final = re.compile(r"[#@^](?=\w)")
_ADDRESS: Final = re.compile(r"\S+@\S+|https?://\S+")
_LEAST_TOPIC: Final = 3


@dataclass(frozen=True, slots=True)
class InvitationText:
    """A text with the length LinkedIn counts and the most it allows, both in characters."""

    text: str
    limit: int = LIMIT_FREE

    @property
    def count(self) -> int:
        return characters(self.text)

    @property
    def left(self) -> int:
        """Characters still free; negative when there are too many."""
        return self.limit - self.count

    @property
    def fits(self) -> bool:
        return self.left >= 0


def characters(text: str) -> int:
    """The length of `text` as a browser counts it: in UTF-16 units, so that an emoji counts two."""
    return len(text) + sum(character > "\uffff" for character in text)


def topic_of(text: str) -> str:
    """What was talked about, as it can be said to the person: "her talk" becomes "your talk"; empty when unsure."""
    found = _ABOUT.search(_OWN.sub("", _ADDRESS.sub("", text)))
    if found is None:
        return ""
    topic = _YOURS.sub("your", _TOPIC_END.split(" ".join(found["topic"].split()), maxsplit=1)[0]).strip(" ,.;:!?–—-")
    return "" if len(topic) < _LEAST_TOPIC or _NOT_TO_THEIR_FACE.search(topic) else topic


def shortened(text: str, limit: int) -> str:
    """`text` within `limit` characters, cut behind a whole word and ended with "…" when it is longer."""
    words = " ".join(text.split())
    if characters(words) <= limit:
        return words
    kept = ""
    for word in words.split():
        longer = f"{kept} {word}".lstrip()
        if characters(longer) + 1 > limit:
            break
        kept = longer
    kept = kept.rstrip(" ,.;:!?–—-")
    return f"{kept}…" if kept else _cut(words, limit)


def _cut(word: str, limit: int) -> str:
    """The beginning of one word that is longer than everything allowed."""
    kept = ""
    for character in word:
        if characters(kept + character) + 1 > limit:
            break
        kept += character
    return f"{kept}…" if limit > 0 else ""


def personal_note(first_name: str, event: str, text: str, your_first_name: str, limit: int = LIMIT_FREE) -> str:
    """A short text to go with an invitation, never longer than `limit` characters (200, with Premium 300).

    `event` is where you met, `text` what was written about it; whatever is missing is left out. What is too long
    is left out in turn: the closing sentence, the signature, then the topic and the event are shortened.
    """
    name, place, you = (" ".join(part.split()) for part in (first_name, event, your_first_name))
    candidates = list(_versions(name, place, topic_of(text), you))
    for candidate in candidates:
        if characters(candidate) <= limit:
            return candidate
    return _fitted(name, place, topic_of(text), limit)


def _versions(name: str, place: str, topic: str, you: str) -> Iterator[str]:
    """The same text from its longest to its shortest form, nothing shortened yet."""
    opening = _opening(name, place, topic)
    yield _signed(f"{opening} {_closing(place, topic)}", you)
    yield _signed(f"{opening} Let's stay in touch.", you)
    yield _signed(opening, you)
    yield opening


def _opening(name: str, place: str, topic: str) -> str:
    greeting = f"Hi {name}," if name else "Hello,"
    match bool(place), bool(topic):
        case True, True:
            return f"{greeting} it was good to meet you at {place} and to talk about {_ended(topic)}"
        case True, False:
            return f"{greeting} it was good to meet you at {_ended(place)}"
        case False, True:
            return f"{greeting} I enjoyed talking with you about {_ended(topic)}"
    return f"{greeting} it was good to meet you."


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _closing(place: str, topic: str) -> str:
    if topic:
        return "I'd be glad to continue the conversation and to stay in touch."
    return (
        "I'd be glad to stay in touch."
        if place
        else "I'd be glad to stay in touch and to hear what you are working on."
    )


def _signed(words: str, you: str) -> str:
    return f"{words} {you}" if you else words


def _fitted(name: str, place: str, topic: str, limit: int) -> str:
    """The opening with its topic shortened; without it, with its event shortened; at last cut at a word."""
    for words, event, is_topic in ((topic, place, True), (place, "", False)):
        room = limit - characters(_filled(name, event, "…", is_topic=is_topic))
        cut = shortened(words, room) if words and room > _LEAST_TOPIC else ""
        whole = words.split()
        if cut and cut.removesuffix("…").split() == whole[: len(cut.removesuffix("…").split())]:
            return _filled(name, event, cut, is_topic=is_topic)
    return shortened(_opening(name, "", ""), limit)


def _filled(name: str, event: str, words: str, *, is_topic: bool) -> str:
    return _opening(name, event, words) if is_topic else _opening(name, words, "")
