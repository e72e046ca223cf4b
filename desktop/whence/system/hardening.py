"""What the process does so that others on the machine cannot read what it holds."""

from __future__ import annotations

import os
import sys

_PR_SET_DUMPABLE = 4


def make_files_private() -> None:
    """Whatever the process creates from now on is readable by its owner only (umask 077)."""
    os.umask(0o077)


def forbid_core_dumps() -> bool:
    """Keep the memory of this process, which holds a key, out of core dumps and from being read by other processes.

    Gives whether the system agreed. Children inherit the limit. Memory that is swapped out is not covered.
    """
    if sys.platform == "win32":
        return False
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return True
    try:
        return int(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)) == 0
    except (OSError, AttributeError):
        return False
