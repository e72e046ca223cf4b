"""Reason codes kept with decisions, and the words they are shown in. Codes never appear on screen."""

from __future__ import annotations

from collections.abc import Iterable

from whence.domain.errors import Refusal

REASON_WORDS = {
    "D-NONOTE": "no note, message or recent interaction",
    "D-NOREASON": "no clear reason given",
    "D-GENERIC": "a note that could have gone to anybody",
    "D-PITCH": "selling something",
    "D-GIMMICK": "a reward for my time",
    "D-CLAIM-COLLEAGUE": "says we were colleagues; does not match my records",
    "D-CLAIM-SCHOOL": "says we went to school together; does not match my records",
    "D-CLAIM-COMPANY": "says we did business together; does not match my records",
    "D-CLAIM-FRIEND": "says we are friends; I don't recall it",
    "D-CLAIM-INTRO": "names somebody who introduced us; does not match my records",
    "D-CLAIM-GROUP": "names a group we share; I don't recall it",
    "D-CLAIM-OTHER": "names another relation; I don't recall it",
    "D-MISNAME": "my name misspelt",
    "D-WRONGNAME": "addressed to somebody else",
    "D-STRANGER": "I don't know this person",
    "D-OUTFIELD": "outside my fields",
    "D-OPENNET": "collecting connections",
    "D-GROUP": "pushing a group",
    "D-ENDORSE": "asking for endorsements",
    "D-FOLLOW": "asking to be followed",
    "D-NOREPLY": "asked, no answer",
    "D-WEAKREPLY": "the answer gave no reason",
    "D-NOBENEFIT": "no mutual benefit seen",
    "D-SCAM": "looks like a known kind of fraud",
    "D-REPEAT": "has asked before",
    "D-TEMPLATE": "nearly the same text as somebody else's",
    "D-PLACEHOLDER": "a field of a template left unfilled",
    "A-FRIEND": "a friend",
    "A-RECENT": "recent contact",
    "A-MET": "we have met",
    "A-NOTE": "a personal note",
    "A-REPLYOK": "a good answer to my question",
    "A-INTRO": "introduced by somebody I know",
    "A-COLLEAGUE": "worked at the same place",
    "A-SCHOOL": "went to the same school",
    "A-BUSINESS": "did business together",
    "A-BENEFIT": "useful to both of us",
    "A-ACTIVE": "active and answering",
    "A-STRATEGY": "fits my plan for the network",
    "A-PROBATION": "accepted, to be watched",
    "R-POSTPITCH": "sold something right after I accepted",
    "R-REPITCH": "sold the same thing again",
    "R-ENDORSE": "demanded endorsements",
    "R-SELFPROMO": "only promotes themselves",
    "R-ORDER": "gave me orders",
    "R-EXPLOIT": "used me for my contacts",
    "R-FOLLOW": "asked to be followed",
    "R-GROUP": "pushed a group",
    "R-MISNAME": "got my name wrong",
    "R-DONTKNOW": "I don't know how I know this person",
    "R-NEVER": "never any contact",
    "R-BULKIMPORT": "came in with a bulk import",
    "R-UNEASY": "makes me uneasy",
    "R-TIME": "not a good use of my time",
    "R-POSTS": "posts I don't want to see",
    "R-SCAM": "looks like a known kind of fraud",
    "K-VALUE": "worth having",
    "K-BRIDGE": "my only link to their world",
    "K-FAMILY": "family",
    "K-PROMISE": "I promised something",
    "K-WAIT": "too early to tell",
    "P-ASKFIRST": "ask before deciding",
    "P-COOLOFF": "sleep on it",
    "P-WITHDRAW": "withdraw my invitation",
    "P-EXPLAIN": "explain by message",
    "P-EXCEPTION": "departs from one of my rules",
}
KIND_WORDS = {"D": "decline", "A": "accept", "R": "remove", "K": "keep", "P": "process"}


def reason_words(code: str) -> str:
    """The words for a code. Raises Refusal for a code that does not exist."""
    if code not in REASON_WORDS:
        near = [one for one in REASON_WORDS if code.strip() and code.strip().upper() in (one, one[2:])]
        told = [f"{one} ({words})" for one, words in REASON_WORDS.items() if one in near or not near]
        raise Refusal(
            f"{code} is not a reason code: choose {'one of ' * (len(told) > 1)}{', '.join(told)}.", field="code"
        )
    return REASON_WORDS[code]


def checked_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes without repetition, in order. Raises Refusal for one that does not exist."""
    unique = tuple(dict.fromkeys(code.strip().upper() for code in codes))
    for code in unique:
        reason_words(code)
    return unique
