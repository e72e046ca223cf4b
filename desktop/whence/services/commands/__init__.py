"""What a person can do: one frozen value for each, in the imperative, grouped by noun.

A command carries `label`, the words its undo is offered with.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Command(Protocol):
    """Something to be done to the journal."""

    @property
    def label(self) -> str:
        """What was done, in a few words ("Log a call with Ada Nair")."""
