"""The program as a process of its own, over one journal on one day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds for anything awaited to come, however busy the machine is


class RunningProgram:
    """Started by `start`, ended by `end` at the latest. A crash leaves the stack of every thread in what it says."""

    def __init__(self, journal: Path, today: date) -> None:
        self.journal = journal
        self._today = today
        self._environ = {**os.environ, "PYTHONPATH": str(ROOT / "desktop"), "PYTHONFAULTHANDLER": "1"}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process, which must have been started."""
        assert self._process is not None
        return self._process

    def start(self) -> None:
        """Start the program with its window."""
        self._process = subprocess.Popen(self._command(), env=self._environ)

    def end(self) -> None:
        """Ask the program to end, unless it has."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End the program in the middle of what it does, as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def ask(self, *arguments: str) -> Any:
        """What the command line answers about the same journal meanwhile, as JSON; None when it refuses."""
        command = [*self._command(), *arguments, "--json"]
        answer = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=False)
        return json.loads(answer.stdout) if answer.returncode == 0 else None

    def start_again(self) -> int:
        """Start the program a second time on the same journal; gives the exit code of that."""
        return subprocess.run(self._command(), env=self._environ, timeout=PATIENCE, check=False).returncode

    def _command(self) -> list[str]:
        program = [sys.executable, "-P", "-m", "whence"]
        return [*program, "--journal", str(self.journal), "--today", self._today.isoformat()]


def names_of(answer: Any) -> Sequence[str]:
    """The names in an answer of `search`."""
    return [result["name"] for result in answer["results"]] if answer else []
