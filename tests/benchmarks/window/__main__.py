"""Measures the window: its first paint, its memory and a key in the filter of people, beside an empty widget.

`python -m tests.benchmarks.window [--journal FILE] [--runs N]`; without a journal one of 3,000 people is made. The
journal given is copied, never changed, and compared with one of 100 people. Every number is of a fresh process, drawn
on no screen ("offscreen") and, where there is a display of X11, on that one too ("xcb").
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import time
from typing import Any

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "desktop"))

PAINT_TO_BARE, FULL_TO_SMALL, MEMORY_TO_BARE, MEMORY_MORE_MB, KEY_MS = 1.6, 1.2, 1.6, 25.0, 16.7
SMALL = 100


def main() -> int:
    """Measure and print, or be one of the measured processes; gives the exit code."""
    parser = argparse.ArgumentParser(description="Measure the window.")
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stage", nargs="+", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.stage:
        from tests.benchmarks.window.stages import STAGES

        name, began_at, *rest = chosen.stage
        STAGES[name](float(began_at), *([Path(rest[0]), *rest[1:]] if rest else []))
        return 0
    from tests.generating.journal import write_journal

    with TemporaryDirectory() as folder:
        small, full = Path(folder) / "small.whence", Path(folder) / "full.whence"
        write_journal(small, count=SMALL, exchanges=1_000)
        if chosen.journal is None:
            write_journal(full, count=3_000, exchanges=100_000)
        else:
            shutil.copy(chosen.journal, full)
        for platform in ("offscreen", *(("xcb",) if os.environ.get("DISPLAY") else ())):
            measure(platform, Path(folder), small, full, chosen.runs)
    return 0


def measure(platform: str, home: Path, small: Path, full: Path, runs: int) -> None:
    """Measure everything on one platform of the toolkit, and print it beside what it may be."""
    ask = Asking(platform, home, runs)
    for journal in (small, full):
        ask.once("visited", str(journal))  # once before, so that everything is compiled and brought up to date
    bare, first = ask("bare"), {}
    _say(f"{platform}: an empty widget", _told(bare))
    for screen in ("today", "people"):
        for name, journal in (("100 people", small), ("full size", full)):
            first[name] = ask("window", str(journal), screen)
            _say(
                f"first paint of {screen}, {name}", f"{_told(first[name])}; {_beside(first[name], bare, PAINT_TO_BARE)}"
            )
        _say(f"  full size to 100 people, {screen}", _beside(first["full size"], first["100 people"], FULL_TO_SMALL))
    most = MEMORY_TO_BARE * bare["resident_mb"] + MEMORY_MORE_MB
    for name, memory in (("people", first["full size"]), ("every screen seen", ask("visited", str(full)))):
        _say(f"memory at full size, {name}", f"{memory['resident_mb']:.0f} MB (at most {most:.0f})")
    _say_keys(ask.once("keys", str(full))["keys"])


class Asking:
    """Runs stages, each in fresh processes with a home of their own, and gives the median of each number."""

    def __init__(self, platform: str, home: Path, runs: int) -> None:
        folders = {name: str(home) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environ = {**kept, **folders, "QT_QPA_PLATFORM": platform}
        self._runs = runs

    def __call__(self, stage: str, *rest: str) -> dict[str, float]:
        told = [self.once(stage, *rest) for _ in range(self._runs)]
        return {name: median(one[name] for one in told) for name in told[0]}

    def once(self, stage: str, *rest: str) -> dict[str, Any]:
        """What one process told."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.window", "--stage", stage, str(time()), *rest],
            cwd=ROOT, env=self._environ, capture_output=True, text=True, check=True,
        )  # fmt: skip
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told


def _told(measured: dict[str, float]) -> str:
    return "processor {cpu_ms:5.0f} ms, clock {wall_ms:5.0f} ms, {resident_mb:4.0f} MB".format(**measured)


def _beside(measured: dict[str, float], floor: dict[str, float], most: float) -> str:
    return f"× {measured['cpu_ms'] / floor['cpu_ms']:.2f} (at most {most})"


def _say_keys(keys: list[tuple[str, float]]) -> None:
    groups = {
        "a first letter": [taken for text, taken in keys if len(text) == 1],
        "cleared": [taken for text, taken in keys if not text],
        "a further key": [taken for text, taken in keys if len(text) > 1],
        "every key": [taken for _, taken in keys],
    }
    for name, taken in groups.items():
        ordered = sorted(taken)
        half, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        _say(f"filter of people, {name}", f"p50 {half:.1f} ms, p95 {most:.1f} ms (at most {KEY_MS})")


def _say(what: str, told: str) -> None:
    sys.stdout.write(f"{what:38} {told}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
