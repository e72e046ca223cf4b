"""Builds every object of the program once, in order, by hand, and starts the face that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from whence.cli.program import run, run_within
from whence.services.opening import Opening


def start(arguments: Sequence[str]) -> int:
    """Run the program; gives its exit code: 0 done, 1 refused or nobody found, 2 wrong usage."""
    return run(arguments, open_window)


def open_window(opening: Opening, arguments: Sequence[str]) -> int:
    """Open the window on a journal; Qt is loaded only here, so that commands never wait for it."""
    from whence.ui.application import run_window

    return run_window(opening, arguments, run_within)
