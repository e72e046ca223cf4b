"""Opening another window of the program: another journal, or the sample, in a process of its own."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess


def command_of(*arguments: str) -> tuple[str, list[str]]:
    """The program and arguments that start this program again with other arguments."""
    if getattr(sys, "frozen", False):
        return sys.executable, list(arguments)
    return sys.executable, ["-P", "-m", "whence", *arguments]


def open_elsewhere(*arguments: str) -> bool:
    """Start the program with these arguments, on its own from then on; False when it could not be started."""
    program, rest = command_of(*arguments)
    return bool(QProcess.startDetached(program, rest)[0])
