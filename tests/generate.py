"""Writes a journal of any size with invented people.

`python -m tests.generate --people N --interactions M --to FILE [--seed S]`
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "desktop"))


def main(arguments: list[str] | None = None) -> int:
    """Write the journal that the arguments ask for; gives the exit code."""
    from tests.generating.journal import write_journal

    chosen = _parser().parse_args(arguments)
    if chosen.people < 1 or chosen.interactions < 0:
        sys.stderr.write("A journal needs at least one person, and no fewer than 0 interactions.\n")
        return 1
    if chosen.to.exists():
        sys.stderr.write(f"{chosen.to} exists already. Remove it, or name another file.\n")
        return 1
    began = perf_counter()

    def say(words: str) -> None:
        sys.stdout.write(f"{perf_counter() - began:6.1f} s  {words}\n")
        sys.stdout.flush()

    write_journal(chosen.to, count=chosen.people, exchanges=chosen.interactions, seed=chosen.seed, said=say)
    say(f"done: {chosen.to}, {chosen.to.stat().st_size / 1e6:.0f} MB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Write a journal of invented people, for measuring and for looking at."
    )
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
