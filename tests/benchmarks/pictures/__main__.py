"""Measures pictures, the map, briefs and the questions before an introduction against floors of the same run.

`python -m tests.benchmarks.pictures [--journal FILE]`; the journal is copied before it is opened. Without one, a
journal of 3,000 people and 100,000 interactions is made. No screen is needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))


def main() -> int:
    """Measure and print; gives 1 when something is slower than it may be."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.pictures.measuring import measure
    from tests.benchmarks.ties.measuring import copied

    parser = argparse.ArgumentParser(description="Measure pictures, the map, briefs and ways to an introduction.")
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
