"""The command line as a script uses it: arguments in, text and an exit code out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from whence.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer as the JSON value it is."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one journal, on a day that stands still."""

    def __init__(self, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self._capsys = capsys

    def __call__(self, *arguments: str, today: str = "2026-11-20", journal: Path | None = None) -> Answer:
        given = ["--journal", str(journal or self.journal), "--today", today, *arguments]
        code = run(given, _no_window)
        told = self._capsys.readouterr()
        return Answer(code, told.out, told.err)


def _no_window(opening: object, arguments: Sequence[str]) -> int:
    raise AssertionError(f"no window was to open: {opening} {arguments}")


@pytest.fixture
def whence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "journal.whence", capsys)


@pytest.fixture
def sample(whence: CommandLine) -> CommandLine:
    """The same on the sample journal."""
    assert whence("demo", "--to", str(whence.journal)).code == 0
    return whence
