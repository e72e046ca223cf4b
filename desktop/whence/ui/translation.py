"""Marking sentences in tables for translation; they are translated where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """`text` as it is; the name is the one that Qt's `lupdate` collects sentences by."""
    return text
