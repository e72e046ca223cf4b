"""Measures the search engine, every keystroke of two hundred look-ups, against floors of the same run.

`python -m tests.benchmarks.search [--journal FILE] [--seed S] [--without-floor]`; without a journal one of 3,000
people and 100,000 interactions is made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))


def main() -> int:
    """Measure and print; gives the exit code."""
    from tests.benchmarks.search.measuring import measure

    parser = argparse.ArgumentParser(description="Measure the search engine.")
    parser.add_argument("--journal", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without-floor", action="store_true", help="leave the plain full-text index out")
    chosen = parser.parse_args()
    if chosen.journal is not None:
        measure(chosen.journal, chosen.seed, has_floor=not chosen.without_floor)
        return 0
    from tests.generating.journal import write_journal

    with TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.whence"
        write_journal(journal, count=3_000, exchanges=100_000)
        measure(journal, chosen.seed, has_floor=not chosen.without_floor)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
