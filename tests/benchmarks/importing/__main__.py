"""Measures an import at full size and single commands: python -m tests.benchmarks.importing [--scale 1.0]

Every figure is a ratio to a floor measured in the same run: unzipping the archive and passing its CSV files through
csv.reader, which any importer has to do. Ratios are of processor time, which other programs disturb least; the clock's
stand beside them.
"""

from __future__ import annotations

import argparse
import csv
import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.archives.network import Size
from tests.journals import TODAY, add, log, new_journal
from whence.domain.people_filters import PeopleFilter
from whence.exchange.linkedin import Cancelled

FULL = Size(30_000, 12_000, 300_000)
CANCEL_AFTER = 0.5
COMMANDS = 300
KIBIBYTE = 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=1.0, help="of the full size")
    scale = parser.parse_args().scale
    size = Size(*(int(part * scale) for part in (FULL.connections, FULL.invitations, FULL.messages)))
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.zip"
        _write_archive(archive, size)
        _say(f"{size.connections:,} connections, {size.invitations:,} invitations, {size.messages:,} messages")
        floor = _floor(archive)
        _say(f"floor: unzip and csv.reader {floor.processor:.2f} s of processor time, {floor.clock:.2f} s")
        _measure_cancel(archive, Path(folder))
        _measure_import(archive, Path(folder), floor)
        _measure_commands(Path(folder))


def _write_archive(archive: Path, size: Size) -> None:
    """Write the archive in a process of its own, whose memory does not count."""
    counts = ("--connections", size.connections, "--invitations", size.invitations, "--messages", size.messages)
    command = [sys.executable, "-m", "tests.archives", "--generation", "2026", *map(str, counts), "--to", str(archive)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time and by the clock."""

    processor: float
    clock: float

    @classmethod
    def since(cls, begun: Spent) -> Spent:
        now = cls.now()
        return cls(now.processor - begun.processor, now.clock - begun.clock)

    @classmethod
    def now(cls) -> Spent:
        return cls(time.process_time(), time.perf_counter())

    def against(self, floor: Spent) -> str:
        ratio, by_clock = self.processor / floor.processor, self.clock / floor.clock
        return f"{self.processor:.2f} s = {ratio:.1f} × the floor (by the clock {self.clock:.2f} s = {by_clock:.1f} ×)"


def _floor(archive: Path) -> Spent:
    begun = Spent.now()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.endswith(".csv"):
                text = io.TextIOWrapper(opened.open(name), "utf-8", errors="replace", newline="")
                for _ in csv.reader(text):
                    pass
    return Spent.since(begun)


def _measure_import(archive: Path, folder: Path, floor: Spent) -> None:
    (folder / "import").mkdir()
    services = new_journal(folder / "import")
    idle = _peak()
    begun = Spent.now()
    services.importing.run(archive)
    usable = Spent.since(begun)
    services.importing.finish_search()
    searchable = Spent.since(begun)
    _say(f"list with name search: {usable.against(floor)} (goal 3)")
    _say(f"texts searchable: {searchable.against(floor)} (goal 4.5)")
    _say(f"peak memory: {_peak() - idle:.0f} MB above idle (goal 120)")
    begun = Spent.now()
    services.journal.undo()
    _say(f"undo of the import: {Spent.since(begun).against(floor)}")
    services.close()


def _measure_cancel(archive: Path, folder: Path) -> None:
    (folder / "cancel").mkdir()
    services = new_journal(folder / "cancel")
    begun = time.perf_counter()
    asked: list[float] = []

    def is_cancelled() -> bool:
        if time.perf_counter() - begun > CANCEL_AFTER:
            asked.append(time.perf_counter())
            return True
        return False

    try:
        services.importing.run(archive, is_cancelled=is_cancelled)
    except Cancelled:
        _say(f"cancel: over {time.perf_counter() - asked[0]:.2f} s after it was noticed (goal 1)")
    services.close()


def _measure_commands(folder: Path) -> None:
    (folder / "commands").mkdir()
    services = new_journal(folder / "commands")
    person = add(services, "Ada Nair")
    times = []
    for _ in range(COMMANDS):
        begun = time.perf_counter()
        log(services, (person,), TODAY.isoformat(), line="about the tides")
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    half, most = times[COMMANDS // 2], times[COMMANDS * 95 // 100]
    _say(f"a command with full sync: p50 {half:.2f} ms, p95 {most:.2f} ms (goal 5)")
    assert services.people.ids(PeopleFilter()) == [person]
    services.close()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTE


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
