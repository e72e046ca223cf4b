"""Measures an import at full size and single commands: python -m tests.benchmarks.importing [--scale 1.0]

Every figure is a ratio to a floor measured in the same run: unzipping the archive and passing its CSV files through
csv.reader, which any importer has to do.
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
        _say(f"floor: unzip and csv.reader {floor:.2f} s")
        _measure_cancel(archive, Path(folder))
        _measure_import(archive, Path(folder), floor)
        _measure_commands(Path(folder))


def _write_archive(archive: Path, size: Size) -> None:
    """Write the archive in a process of its own, whose memory does not count."""
    counts = ("--connections", size.connections, "--invitations", size.invitations, "--messages", size.messages)
    command = [sys.executable, "-m", "tests.archives", "--generation", "2026", *map(str, counts), "--to", str(archive)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _floor(archive: Path) -> float:
    begun = time.perf_counter()
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.endswith(".csv"):
                text = io.TextIOWrapper(opened.open(name), "utf-8", errors="replace", newline="")
                for _ in csv.reader(text):
                    pass
    return time.perf_counter() - begun


def _measure_import(archive: Path, folder: Path, floor: float) -> None:
    (folder / "import").mkdir()
    services = new_journal(folder / "import")
    idle = _peak()
    begun = time.perf_counter()
    services.importing.run(archive)
    usable = time.perf_counter() - begun
    services.importing.finish_search()
    searchable = time.perf_counter() - begun
    _say(f"list with name search: {usable:.2f} s = {usable / floor:.1f} × the floor (goal 3)")
    _say(f"texts searchable: {searchable:.2f} s = {searchable / floor:.1f} × the floor (goal 4.5)")
    _say(f"peak memory: {_peak() - idle:.0f} MB above idle (goal 120)")
    begun = time.perf_counter()
    services.journal.undo()
    _say(f"undo of the import: {time.perf_counter() - begun:.2f} s")
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
