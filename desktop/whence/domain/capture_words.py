"""The words the capture grammar goes by: particles, channels, titles, and words that begin no name."""

from __future__ import annotations

import re
from typing import Final

from whence.domain.capture_parts import CHANNEL_OF_WORD

PARTICLES: Final = frozenset(
    (
        "von", "van", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la",
        "le", "les", "lo", "bin", "ibn", "bint", "binti", "al", "el", "ul", "ben", "bat", "ter", "ten", "te", "tot",
        "zu", "zur", "zum", "af", "av", "y", "e", "i", "san", "abu", "ap", "ab", "op", "'t", "’t", "'s", "’s",
    )
)  # fmt: skip
INNER_PARTICLES: Final = frozenset(("y", "e", "i", "al", "la", "le", "do", "te", "'t", "’t", "'s", "’s"))
NO_NAMES: Final = frozenset(
    (
        "the", "a", "an", "i", "we", "she", "he", "they", "it", "my", "our", "this", "that", "these", "those",
        "his", "her", "talked", "spoke", "chatted", "had", "was", "were", "is", "are", "nice", "great", "good",
        "interesting", "lovely", "very", "some", "someone", "somebody", "everyone", "nobody", "no", "yes", "not",
        "just", "only", "also", "but", "or", "and", "if", "when", "then", "there", "here", "what", "who", "how",
        "why", "thanks", "thank", "discussed", "asked", "told", "said", "saw", "heard", "promised", "needs",
        "should", "must", "works", "wants", "likes", "lives", "knows", "moved", "started", "met", "long", "short",
        "quick", "with", "at", "from", "in", "on", "about", "after", "before", "for", "to", "by", "of", "as",
        "don't", "remember", "really", "wonderful", "sent", "wrote", "gave",
    )
)  # fmt: skip
PRONOUNS: Final = frozenset(("her", "him", "them", "me", "us", "back", "it", "you", "again", "that", "this"))
TITLES: Final = frozenset(
    (
        "engineer", "lead", "manager", "founder", "cofounder", "co-founder", "ceo", "cto", "cfo", "coo", "cmo",
        "cio", "vp", "svp", "director", "head", "professor", "prof", "lecturer", "researcher", "scientist",
        "designer", "developer", "programmer", "student", "architect", "analyst", "consultant", "president",
        "partner", "owner", "editor", "journalist", "writer", "author", "teacher", "nurse", "doctor", "lawyer",
        "attorney", "recruiter", "officer", "chief", "chair", "coach", "assistant", "associate", "intern",
        "specialist", "coordinator", "administrator", "accountant", "investor", "advisor", "adviser", "ambassador",
        "organiser", "organizer", "maintainer", "freelancer", "postdoc", "phd", "chef", "artist", "musician",
        "photographer", "curator", "librarian", "marketing", "sales", "hr", "secretary", "treasurer", "pm", "sre",
        "technician", "producer",
    )
)  # fmt: skip
NO_ROLES: Final = NO_NAMES | frozenset(
    (
        "will", "would", "can", "could", "has", "have", "did", "does", "via", "introduced", "you", "me", "him",
        "them", "us", "your", "their", "who's", "she's", "he's", "they're", "i'm", "looking", "interested",
        "studied", "knew", "plays", "loves", "quit", "joined", "left", "tall", "speaks", "agreed", "showed",
        "gives", "hates", "because", "where", "which", "while", "until", "since", "than", "so", "too", "never",
        "always", "maybe", "soon", "today",
    )
)  # fmt: skip
WORK_VERBS: Final = frozenset(("works", "working", "worked", "employed", "now", "currently", "formerly", "previously"))
PLATFORMS: Final = frozenset(
    (
        "zoom", "teams", "skype", "slack", "linkedin", "whatsapp", "signal", "telegram", "discord", "facebook",
        "twitter", "instagram", "mastodon", "bluesky", "google", "facetime", "xing", "github", "youtube", "email",
        "e-mail", "matrix",
    )
)  # fmt: skip
CHANNEL: Final = re.compile(
    "(?:" + "|".join(sorted(CHANNEL_OF_WORD, key=len, reverse=True)).replace(" ", r"\s+") + r")(?![\w'’-])",
    re.IGNORECASE,
)
WITH: Final = re.compile(r"with\s+(?=\S)", re.IGNORECASE)
AT: Final = re.compile(r"at\s+(?=[^\W_]|[\"“„])", re.IGNORECASE)
WORKS_AT: Final = re.compile(r"(?:at|from)\s+(?=[^\W_]|[\"“„])", re.IGNORECASE)
THROUGH: Final = re.compile(r"(?:via|introduced\s+by)\s+(?=[^\W_]|[\"“„])", re.IGNORECASE)
TOWARDS: Final = re.compile(r"(?:with|from|to)\s+(?=\S)", re.IGNORECASE)
JOINER: Final = re.compile(r"\s*,?\s+and\s+(?=\S)|\s*(?:&|(?<=\s)\+)\s*(?=[^\W\d_]|[\"“„])", re.IGNORECASE)
RELATIVE_DAY: Final = re.compile(
    r"\s(?:yesterday|today|tonight|tomorrow|this\s+(?:morning|afternoon|evening)"
    r"|last\s+(?:night|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\d+\s+(?:day|week)s?\s+ago)(?!\w)",
    re.IGNORECASE,
)
