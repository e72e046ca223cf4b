"""Stable identifiers: what files, links and scripts call a person, an event, a decision."""

from __future__ import annotations

import secrets
import time


def new_uid() -> str:
    """A fresh identifier: UUID version 7 of RFC 9562, which sorts by the time it was made."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
