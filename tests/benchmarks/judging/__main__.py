"""Measures judging a request against 20,000 notes and decisions: python -m tests.benchmarks.judging [--journal FILE]

Everything is processor time of this process, each number beside a floor measured in the same run: reading the rows
that are shown by their keys, and one plain full-text query for the same words.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.judging.evidence import measure_evidence
from tests.benchmarks.judging.journals import write_judged_journal
from tests.benchmarks.judging.lines import measure_lines
from tests.benchmarks.judging.lists import measure_lists
from tests.benchmarks.judging.timing import Report

NOTES = 20_000
WAITING = 200
CONNECTED = 30_000


def main() -> None:
    """Measure a journal given or made for it, and print one line each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description="Measure judging requests, and the lists of what was decided.")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="a journal of write_judged_journal, not changed")
    parser.add_argument("--notes", type=int, default=NOTES, help="how many notes and decisions to make otherwise")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.whence"
        if chosen.journal is not None:
            path.write_bytes(chosen.journal.read_bytes())
        else:
            write_judged_journal(path, count=chosen.notes, waiting=WAITING, connected=CONNECTED)
        report = Report(sys.stdout.write)
        measure_evidence(path, report)
        measure_lists(path, report)
        measure_lines(chosen.notes, report)


if __name__ == "__main__":
    main()
