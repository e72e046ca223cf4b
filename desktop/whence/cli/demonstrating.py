"""The demo: a throw-away journal of fictional people."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from whence.cli.answers import put
from whence.domain.errors import Refusal
from whence.services.opening import Opening
from whence.services.sample import fill_with_sample

OpenWindow = Callable[[Opening], int]


def write_demo(opening: Opening, path: Path) -> Opening:
    """Write the sample journal to a new file; gives the way to it. Raises Refusal when something is there."""
    there = opening.at(path)
    if there.exists:
        raise Refusal(f"There is something at {path} already. Name a new file.")
    services = there.create()
    try:
        fill_with_sample(services.journal)
        services.importing.finish_search()
    finally:
        services.close()
    return there


def run_demo(opening: Opening, target: Path | None, open_window: OpenWindow) -> int:
    """Open the window on a throw-away sample journal, or only write one to `target`."""
    if target is not None:
        write_demo(opening, target)
        put(f"Wrote the sample journal to {target}.")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="whence-demo-"))
    try:
        return open_window(write_demo(opening, folder / "sample.whence"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
