"""Refusals: what cannot be done, said as a sentence with what, where and what to do."""

from __future__ import annotations

from enum import StrEnum


class Refusal(Exception):
    """Something the program will not do, in a sentence for the person using it.

    `field` names the input the sentence belongs to (a form shows it underneath), when there is one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NobodyFound(Refusal):
    """No person, event or other subject answers to what was asked."""


class UnreadableInput(Refusal):
    """A file that was given to be read is not what it should be."""


class Trouble(StrEnum):
    """What can be wrong with the journal file itself."""

    MISSING = "missing"
    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "disk full"
    EMPTY = "empty file"
    NOT_A_JOURNAL = "not a journal"
    DAMAGED = "damaged"
    NEWER = "newer version"
    PASSPHRASE = "passphrase"
    IN_USE = "in use"


class JournalTrouble(Refusal):
    """The journal file cannot be opened, read or written; `trouble` says which way."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.trouble = trouble
