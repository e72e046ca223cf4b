"""Measures ties and the weekly list against floors of the same run.

`python -m tests.benchmarks.ties [--journal FILE]`; the journal is copied before anything is written to it. Without
one, a journal of 3,000 people and 100,000 interactions is made.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "desktop"))


def main() -> int:
    """Measure and print; gives 1 when something is slower than it may be."""
    from tests.benchmarks.ties.journals import measured_on_a_journal
    from tests.benchmarks.ties.measuring import measure

    return measured_on_a_journal("Measure ties and the weekly list.", measure)


if __name__ == "__main__":
    raise SystemExit(main())
