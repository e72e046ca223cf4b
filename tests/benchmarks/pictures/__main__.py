"""Measures pictures, the map, briefs and the questions before an introduction against floors of the same run.

`python -m tests.benchmarks.pictures [--journal FILE]`; the journal is copied before it is opened. Without one, a
journal of 3,000 people and 100,000 interactions is made. No screen is needed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))


def main() -> int:
    """Measure and print; gives 1 when something is slower than it may be."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.pictures.measuring import measure
    from tests.benchmarks.ties.journals import measured_on_a_journal

    return measured_on_a_journal("Measure pictures, the map, briefs and ways to an introduction.", measure)


if __name__ == "__main__":
    raise SystemExit(main())
