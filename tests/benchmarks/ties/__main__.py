"""Measures ties and the weekly list against floors of the same run.

`python -m tests.benchmarks.ties [--journal FILE]`; the journal is copied before anything is written to it. Without
one, a journal of 3,000 people and 100,000 interactions is made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))


def main() -> int:
    """Measure and print; gives 1 when something is slower than it may be."""
    from tests.benchmarks.ties.measuring import copied, measure

    parser = argparse.ArgumentParser(description="Measure ties and the weekly list.")
    parser.add_argument("--journal", type=Path)
    chosen = parser.parse_args()
    from tests.generating.journal import write_journal

    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.whence"
        if chosen.journal is not None:
            copied(chosen.journal, journal)
        else:
            write_journal(journal, count=3_000, exchanges=100_000)
        return measure(journal)


if __name__ == "__main__":
    raise SystemExit(main())
