"""Builds every object of the program once, in order, by hand, and starts the face that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from whence.cli.program import run, run_within
from whence.domain.errors import Refusal
from whence.services.opening import Opening

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def start(arguments: Sequence[str]) -> int:
    """Run the program; gives its exit code: 0 done, 1 refused or nobody found, 2 wrong usage."""
    return run(arguments, open_window)


def open_window(opening: Opening, arguments: Sequence[str]) -> int:
    """Open the window on a journal; Qt is loaded only here, so that commands never wait for it."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        raise Refusal(
            "There is no screen here to open the window on. The commands work without one: `whence --help` lists them."
        )
    from whence.ui.application import run_window

    return run_window(opening, arguments, run_within)
