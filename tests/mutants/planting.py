"""Planting a bug in a copy of the program and seeing whether the tests notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDED = """
from hypothesis import settings
settings.register_profile("seeded", derandomize=True, deadline=None, database=None)
settings.load_profile("seeded")
"""
FAILED = 1
LONGEST_RUN = 120


@dataclass(frozen=True, slots=True)
class Mutant:
    """A bug: in `module`, each original text (which must occur once) is exchanged, and `killer` must fail.

    `module` is a path below desktop/whence, `killer` a test below tests ("domain/test_ties.py::test_…").
    """

    bug: str
    module: str
    edits: tuple[tuple[str, str], ...]
    killer: str


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the test meant to notice the bug passes nevertheless.

    Raises ValueError when the bug cannot be planted or the test cannot be run: a mutant that was never alive
    must not count as killed.
    """
    lay_out(folder, [mutant.killer])
    (folder / "desktop/whence" / mutant.module).write_text(mutated(mutant), encoding="utf-8")
    run = run_tests(folder, [mutant.killer])
    if run.returncode not in (0, FAILED):
        raise ValueError(f"{mutant.bug}: the test did not run.\n{run.stdout}{run.stderr}")
    return run.returncode == 0


def lay_out(folder: Path, tests: Iterable[str]) -> None:
    """Copy the domain and the folders of the tests into `folder`, with a configuration of its own."""
    shutil.copytree(
        ROOT / "desktop/whence/domain", folder / "desktop/whence/domain", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "desktop/whence/__init__.py", folder / "desktop/whence/__init__.py")
    for part in {test.split("/")[0] for test in tests}:
        shutil.copytree(
            ROOT / "tests" / part, folder / "tests" / part, ignore=shutil.ignore_patterns("__pycache__", "conftest.py")
        )
    (folder / "pytest.ini").write_text("[pytest]\npythonpath = desktop .\naddopts = --import-mode=importlib\n")
    (folder / "tests/conftest.py").write_text(SEEDED)


def mutated(mutant: Mutant) -> str:
    """The source of the module with the bug in it. Raises ValueError unless each text occurs exactly once."""
    source = (ROOT / "desktop/whence" / mutant.module).read_text(encoding="utf-8")
    for original, replaced in mutant.edits:
        if source.count(original) != 1:
            raise ValueError(f"{mutant.bug}: found {source.count(original)} times in {mutant.module}: {original}")
        source = source.replace(original, replaced)
    return source


def run_tests(folder: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy, stopping at the first failure, without any plugin."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *(f"tests/{test}" for test in tests)],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN,
        check=False,
    )
