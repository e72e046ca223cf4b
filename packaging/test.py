#!/usr/bin/env python3
"""Test Whence from a checkout: python3 packaging/test.py [--all] [-- arguments of pytest]

Runs the linter, the formatter's check, the type checker, the tests, and the journeys in a real window on an unseen
screen. `--all` takes the full samples where the ordinary run takes small ones (kills, fuzzing, random histories).
As root, missing native packages are installed with apt (WHENCE_NO_APT=1 forbids). The last line counts what
passed, failed and was skipped; the exit code is 0 only when nothing failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

NOTHING_COLLECTED = 5  # pytest's exit code when no test matched


@dataclass(frozen=True)
class Count:
    """How many passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main(arguments: list[str]) -> int:
    """Prepare the environment, run everything, say how it went."""
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"Whence needs Python 3.11 or newer, and this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    import environment

    own, for_pytest = _divided(arguments)
    if set(own) - {"--all"}:
        print(__doc__.strip())
        return 0 if own in (["-h"], ["--help"]) else 2
    try:
        environment.provide(environment.missing_libraries() + environment.missing_venv(), "Testing Whence")
        python = str(environment.prepared_python("test"))
    except environment.Missing as missing:
        environment.say(str(missing))
        return 1
    run = Run(python, environment.ROOT, for_pytest, is_everything="--all" in own)
    return run.all_steps()


class Run:
    """One run of everything, counting as it goes."""

    def __init__(self, python: str, root: Path, for_pytest: list[str], *, is_everything: bool) -> None:
        self._python = python
        self._root = root
        self._for_pytest = for_pytest
        self._environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        if is_everything:
            self._environ["WHENCE_TEST_ALL"] = "1"
        self._count = Count()
        self._remarks: list[str] = []

    def all_steps(self) -> int:
        """Run the steps, each whatever became of the ones before; return the exit code."""
        if not self._for_pytest:
            self._check("Linter", ["-m", "ruff", "check", "."])
            self._check("Formatter", ["-m", "ruff", "format", "--check", "."])
            self._check("Types", ["-m", "mypy"])
        self._tests("Tests", ["-n", "2", *self._for_pytest], may_be_empty=bool(self._for_pytest))
        self._tests("Speed", ["-n", "0", "-m", "benchmark", *self._for_pytest], may_be_empty=True)
        self._window_journeys()
        for remark in self._remarks:
            print(remark)
        print(self._count, flush=True)
        return 1 if self._count.failed else 0

    def _check(self, title: str, command: list[str]) -> None:
        _headline(title)
        code = subprocess.run([self._python, *command], cwd=self._root, env=self._environ, check=False).returncode
        self._count += Count(failed=1) if code else Count(passed=1)
        if code:
            self._remarks.append(f"{title}: failed.")

    def _tests(
        self, title: str, arguments: list[str], *, may_be_empty: bool, screen: dict[str, str] | None = None
    ) -> None:
        import screens

        _headline(title)
        with tempfile.TemporaryDirectory(prefix="whence-test-") as folder:
            report = Path(folder, "report.xml")
            command = [self._python, "-m", "pytest", f"--junitxml={report}", *arguments]
            if screen is not None:
                command = screens.in_own_session(command)
            environ = {**self._environ, **(screen or {})}
            code = subprocess.run(command, cwd=self._root, env=environ, check=False).returncode
            count = counted(report)
        if code == NOTHING_COLLECTED and may_be_empty:
            return
        if code and not count.failed:
            count += Count(failed=1)
        if count.failed:
            self._remarks.append(f"{title}: {count}.")
        self._count += count

    def _window_journeys(self) -> None:
        import environment
        import screens

        if not screens.can_show():
            self._remarks.append("The window journeys did not run: an unseen screen exists only on Linux.")
            return
        needs = screens.missing_programs()
        try:
            environment.provide(needs, "A journey in a real window")
            with screens.unseen_screen() as screen:
                arguments = ["-n", "0", "-m", "window", *self._for_pytest]
                self._tests("Window journeys", arguments, may_be_empty=True, screen=screen)
            self._remarks.append("Pictures of the window journeys are in build/journeys.")
        except environment.Missing as missing:
            self._remarks.append(f"The window journeys did not run. {missing}")


def counted(report: Path) -> Count:
    """Return what pytest's report (JUnit XML) counts; nothing when there is no report."""
    if not report.exists():
        return Count()
    total = Count()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        tests, failures, errors, skipped = (
            int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")
        )
        failed = failures + errors
        total += Count(max(tests - failed - skipped, 0), failed, skipped)
    return total


def _divided(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def _headline(title: str) -> None:
    print(f"\n== {title}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
