"""Names and profile addresses brought to one form, so that the same person is found however they are written.

Pure text rules: folding (accents and letters that no accent rule reaches), parts of a name, the key under which
two spellings of a full name count as equal, family-first forms, and the canonical key of a LinkedIn address.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

_LETTERS: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h",
        "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŀ": "l", "ŉ": "n",
    }
)  # fmt: skip
_ACCENTS: Final = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`´ʼʻ\u200b\u200c\u200d\ufeff")
_BRACKETS: Final = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_EAST_ASIAN: Final = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u1100-\u11ff\uf900-\ufaff\U00020000-\U0003134f]"
)
_CREDENTIALS: Final = frozenset(
    {
        "phd", "dphil", "edd", "md", "mba", "emba", "msc", "bsc", "ma", "ba", "meng", "beng", "llm", "llb", "jd",
        "mph", "mpa", "mfa", "dds", "dvm", "rn", "np", "pmp", "csm", "cspo", "psm", "safe", "cpa", "cfa", "cma",
        "caia", "frm", "acca", "aca", "fca", "cissp", "cism", "cisa", "ccna", "ccnp", "aws", "itil", "pe", "aia",
        "leed", "phr", "sphr", "shrmcp", "shrmscp", "cipd", "esq", "jr", "sr", "ii", "iii", "iv", "obe", "mbe", "cbe",
        "frsa", "dr", "prof", "ing", "ir", "dipl", "mag", "ccsp", "pspo", "ceh", "oscp", "gphr", "fcipd", "acc",
        "pcc",
    }
)  # fmt: skip
_FAMILY_NAMES: Final = frozenset(
    {
        "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu",
        "guo", "he", "lin", "gao", "luo", "zheng", "liang", "xie", "tang", "deng", "feng", "cao", "peng", "zeng",
        "xiao", "tian", "dong", "pan", "yuan", "cai", "jiang", "yu", "du", "ye", "cheng", "wei", "su", "lu", "ding",
        "ren", "lo", "cheung", "chan", "wong", "lam", "leung", "kim", "lee", "park", "choi", "jung", "jeong", "kang",
        "cho", "yoon", "jang", "lim", "han", "oh", "seo", "shin", "kwon", "hwang", "ahn", "song", "hong", "sato",
        "suzuki", "takahashi", "tanaka", "watanabe", "ito", "yamamoto", "nakamura", "kobayashi", "kato", "yoshida",
        "yamada", "sasaki", "matsumoto", "inoue", "kimura", "hayashi", "shimizu", "mori", "abe", "ikeda", "hashimoto",
        "ishikawa", "ogawa", "okada", "hasegawa", "fujita", "goto", "kondo", "nguyen", "tran", "le", "pham", "hoang",
        "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ly",
    }
)  # fmt: skip

_LOOSELY: Final = re.IGNORECASE | re.DOTALL
_MEMBER: Final = re.compile(r"urn:li:(?:member|person):(\d+)", re.IGNORECASE)
_PROFILE_URN: Final = re.compile(r"urn:li:(?:fsd?_?\w*profile\w*|fs_miniProfile):(AC[\w-]{8,})", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.){0,3}linkedin\.com(?::\d+)?/+(.*)", _LOOSELY)
_USUAL: Final = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9-]{1,200})")
_BETWEEN_WORDS: Final = re.compile("[^a-z0-9]+")
_OPAQUE: Final = re.compile(r"AC[ow]AA[\w-]{6,}")
_LONGEST_ADDRESS: Final = 2000
_USUAL_LENGTH: Final = 80


def fold(text: str) -> str:
    """`text` for comparing: lower case, without accents, with ł ø ß đ æ and their kind written in plain letters.

    Compatibility forms (full width letters, ligatures) become plain ones; the result is in NFC. Marks that are
    part of a letter in other scripts (Japanese voicing, Indic vowel signs) stay.
    """
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", spread))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name, in order: "Jean-Luc O’Brien 🚀" is jean, luc, obrien."""
    folded = fold(text.translate(_APOSTROPHES))
    if folded.isascii():
        return tuple(_BETWEEN_WORDS.sub(" ", folded).split())
    return tuple("".join(char if _is_word(char) else " " for char in folded).split())


def _is_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def full_name(first: str, last: str) -> str:
    """First and last name as one text, single spaces, either part may be empty."""
    return " ".join(f"{first} {last}".split())


def without_credentials(name: str) -> str:
    """`name` without what is not name: bracketed words, degrees and certificates after a comma or at the end.

    "Zoë Brandt, Ph.D. (she/her)" is "Zoë Brandt". What follows a comma stays when it doesn't look like a
    credential ("Nair, Ada"). A name that would vanish altogether is left as it is.
    """
    bare = " ".join(_BRACKETS.sub(" ", name).split())
    parts = [part.strip() for part in bare.split(",")]
    while len(parts) > 1 and _is_credential(parts[-1]):
        parts.pop()
    words = ", ".join(parts).split()
    while len(words) > 2 and _is_trailing_credential(words[-1]):
        words.pop()
    return " ".join(words) or name.strip()


def _is_credential(text: str) -> bool:
    """Whether the text after a comma is a credential: known, dotted (Ph.D.), or capitals only."""
    words = text.replace("/", " ").replace("&", " ").split()
    return all(_is_trailing_credential(word) or _is_dotted(word) or _is_capitals(word) for word in words)


def _is_trailing_credential(word: str) -> bool:
    plain = "".join(char for char in fold(word) if char.isalnum())
    is_marked = len(plain) > 2 or word.isupper() or "." in word
    return not plain or (plain in _CREDENTIALS and not word.islower() and is_marked)


def _is_dotted(word: str) -> bool:
    return "." in word.strip(".") or (word.endswith(".") and len(word) <= 6)


def _is_capitals(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) >= 2 and len(word) <= 10 and all(char.isupper() for char in letters)


def name_key(name: str) -> str:
    """The form under which two spellings of a full name count as the same: folded, no credentials, no emoji.

    Empty when nothing of a name is left.
    """
    return _usual_name_key(name) if len(name) <= _USUAL_LENGTH else _name_key(name)


def _name_key(name: str) -> str:
    if name.isascii() and name.replace(" ", "").isalpha() and name.title() == name:
        return name.lower() if _is_plain(name) else " ".join(tokens(without_credentials(name)))
    return " ".join(tokens(without_credentials(name)))


_usual_name_key = lru_cache(maxsize=16384)(_name_key)


def _is_plain(name: str) -> bool:
    """Whether a title-case ASCII name is in its key form but for the case: single spaces, no known credential."""
    words = name.split(" ")
    return "" not in words and words[-1].lower() not in _CREDENTIALS


def is_east_asian(text: str) -> bool:
    """Whether the text holds a Chinese, Japanese or Korean character."""
    return _EAST_ASIAN.search(text) is not None


def family_first(first: str, last: str) -> tuple[str, ...]:
    """Other ways the name is written where the family name comes first; empty for names without that custom.

    In East Asian scripts joined and spaced ("王小明", "王 小明"); romanised when the family name is a common
    Chinese, Japanese, Korean or Vietnamese one ("Wang Xiaoming").
    """
    if last.isascii() and last.isalpha() and last.lower() not in _FAMILY_NAMES:
        return ()
    given, family = " ".join(first.split()), " ".join(without_credentials(last).split())
    if not given or not family:
        return ()
    if is_east_asian(given) and is_east_asian(family):
        return (f"{family}{given}", f"{family} {given}")
    return (f"{family} {given}",) if fold(family) in _FAMILY_NAMES else ()


def profile_key(address: str) -> str:
    """The canonical key of a LinkedIn profile address; empty when the text is none.

    `/in/` addresses give their slug: without scheme, host, query and what follows it, percent-decoded, NFC,
    casefolded, so that `zo%C3%AB-brandt` and `zoë-brandt` are one. Other ways to name a profile live in spaces
    of their own and never equal a slug: `urn:li:member:123`, `id:ACoAA…` (opaque, case kept) and
    `pub:first-last/1/2/3` (public addresses until about 2014). Company pages and Sales Navigator are none.
    """
    usual = _USUAL.fullmatch(address)
    if usual:
        return usual[1]
    text = address.strip()
    if not text or len(text) > _LONGEST_ADDRESS:
        return ""
    member, profile = _MEMBER.fullmatch(text), _PROFILE_URN.fullmatch(text)
    if member or profile:
        return f"urn:li:member:{int(member[1])}" if member else f"id:{profile[1] if profile else ''}"
    return _path_key(text)


@lru_cache(maxsize=1024)
def _path_key(text: str) -> str:
    found = _ADDRESS.fullmatch(text)
    path = found[1] if found else text.lstrip("/") if text.lower().lstrip("/").startswith(("in/", "pub/")) else ""
    parts = [part for part in re.split(r"[?#]", path, maxsplit=1)[0].split("/") if part]
    if parts and parts[0].lower() == "mwlite":
        parts = parts[1:]
    if len(parts) < 2 or parts[0].lower() not in ("in", "pub"):
        return ""
    if parts[0].lower() == "pub":
        return "pub:" + "/".join(_plain_slug(part) for part in parts[1:5])
    return _slug_key(parts[1])


def _slug_key(raw: str) -> str:
    if _OPAQUE.fullmatch(raw):
        return f"id:{raw}"
    return re.split(r"[/?#]", _plain_slug(raw), maxsplit=1)[0]


def _plain_slug(raw: str) -> str:
    """Percent-decoded (a second time when it was encoded twice), NFC, casefolded, without control characters."""
    decoded = unquote(raw)
    if "%" in decoded:
        decoded = unquote(decoded)
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", decoded).casefold())
    return folded.strip() if folded.isprintable() else "".join(filter(str.isprintable, folded)).strip()


def profile_url(key: str) -> str:
    """The address to open for a `profile_key`; empty for a member number, which has none."""
    if not key or key.startswith("urn:"):
        return ""
    if key.startswith("pub:"):
        return f"https://www.linkedin.com/pub/{quote(key[4:], safe='/')}"
    return f"https://www.linkedin.com/in/{quote(key.removeprefix('id:'), safe='')}"
