"""The program itself on a screen, driven by keys that come from the X server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-20"
PATIENCE = 30  # seconds for the window to come, and for the program to end


class RealWindow:
    """One process with its window over one journal; a context, at whose end the program has ended."""

    def __init__(self, journal: Path) -> None:
        self.journal = journal
        self._environ = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
        self._process: subprocess.Popen[bytes] | None = None
        self._handle = ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command(), env=self._environ)
        search = ["search", "--sync", "--onlyvisible", "--name", "^Whence$"]
        self._handle = _xdotool(*search).split()[-1]
        self.raise_up()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(PATIENCE)

    def raise_up(self) -> None:
        """Give the window the keyboard."""
        _xdotool("windowactivate", "--sync", self._handle)

    def await_dialog(self, title: str) -> None:
        """Wait for a dialog, by how its title begins, and give it the keyboard."""
        handle = _xdotool("search", "--sync", "--onlyvisible", "--name", f"^{title}").split()[-1]
        _xdotool("windowactivate", "--sync", handle)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them ("ctrl+k", "Return")."""
        _xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        _xdotool("type", "--clearmodifiers", "--delay", "8", text)

    def quit(self) -> int:
        """Close the program by its key; gives its exit code."""
        assert self._process is not None
        self.press("ctrl+q")
        return self._process.wait(PATIENCE)

    def ask(self, *arguments: str) -> Any:
        """What the command line answers about the same journal meanwhile, as JSON; None when it refuses."""
        command = [*self._command(), *arguments, "--json"]
        answer = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=False)
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def start_again(self) -> int:
        """Start the program a second time on the same journal; gives the exit code of that."""
        return subprocess.run(self._command(), env=self._environ, timeout=PATIENCE, check=False).returncode

    def _command(self) -> list[str]:
        return [sys.executable, "-P", "-m", "whence", "--journal", str(self.journal), "--today", TODAY]


def _xdotool(*arguments: str) -> str:
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE, check=True)
    return done.stdout


def names_of(answer: Any) -> Sequence[str]:
    """The names in an answer of `search`."""
    return [result["name"] for result in answer["results"]] if answer else []
