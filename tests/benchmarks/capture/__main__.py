"""Measures the capture line: every key of a line read and completed, and each line saved and found again.

`python -m tests.benchmarks.capture [--journal FILE] [--lines N]`; without a journal one of 3,000 people is made. The
journal given is copied, never changed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))

TODAY = date(2026, 11, 20)
LINE = "{name}, data lead at Acme @PyCon Lisbon ^{known} #rust +note !send paper fri. Talked about the hallway track."


def main() -> int:
    """Measure and print; gives the exit code."""
    parser = argparse.ArgumentParser(description="Measure the capture line.")
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--lines", type=int, default=40)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.whence"
        if chosen.journal is not None:
            shutil.copy(chosen.journal, journal)
        else:
            from tests.generating.journal import write_journal

            write_journal(journal, count=3_000, exchanges=100_000)
        measure(journal, chosen.lines)
    return 0


def measure(journal: Path, count: int) -> None:
    """Type and save lines on a journal, and print how long each key and each line took."""
    from whence.domain.capture_parts import Part, PartKind
    from whence.domain.capture_show import shown_name
    from whence.services.commands.capture import LogLine
    from whence.services.suite import services_of
    from whence.storage.store import open_store
    from whence.system.clock import Clock

    services = services_of(open_store(journal), Clock(TODAY))
    rows = services.journal.store.database.rows("SELECT name FROM person ORDER BY uid LIMIT ?", (2 * count,))
    names = [shown_name(Part(PartKind.PERSON, 0, 0, row[0])) for row in rows]
    keys, saved, found = [], [], []
    for number in range(count):
        name = f"{names[number].split()[0]} Quillon{chr(97 + number % 26)}"
        line = LINE.format(name=name, known=names[count + number])
        for cursor in range(1, len(line) + 1):
            began = perf_counter()
            services.capture.read(LogLine(line[:cursor]))
            services.capture.completions(line[:cursor], cursor)
            keys.append(perf_counter() - began)
        command = services.capture.settled(LogLine(line.replace(f"^{names[count + number]} ", ""), is_new=True))
        began = perf_counter()
        done = services.journal.do(command)
        saved.append(perf_counter() - began)
        began = perf_counter()
        hits = services.recall.find(done.value.people[0].name)
        found.append(perf_counter() - began)
        if done.value.people[0].id not in {hit.person for hit in hits}:
            raise SystemExit(f"{done.value.people[0].name} was saved and is not found.")
    services.close()
    for what, seconds in (("a key, read and completed", keys), ("a line saved", saved), ("found again", found)):
        sys.stdout.write(f"{what:28} {_percentiles(seconds)}\n")


def _percentiles(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    half, most = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"p50 {half * 1000:7.2f} ms   p95 {most * 1000:7.2f} ms   max {ordered[-1] * 1000:7.2f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
