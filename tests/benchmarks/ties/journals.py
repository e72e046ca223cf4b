"""The journal a benchmark measures: a copy of the one that is named, or one made for it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory


def measured_on_a_journal(description: str, measure: Callable[[Path], int]) -> int:
    """Read `--journal` from the command line and measure on a copy; gives what measuring gives.

    Without it a journal of 3,000 people and 100,000 interactions is made.
    """
    from tests.benchmarks.ties.measuring import copied
    from tests.generating.journal import write_journal

    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--journal", type=Path)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.whence"
        if chosen.journal is not None:
            copied(chosen.journal, journal)
        else:
            write_journal(journal, count=3_000, exchanges=100_000)
        return measure(journal)
