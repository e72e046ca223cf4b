"""Write an archive of invented people: python -m tests.archives --generation 2024 --connections 300 --to FILE.zip."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.archives.formats import FORMATS
from tests.archives.network import Size
from tests.archives.writing import write_archive


def main() -> int:
    """Write the archive and say as JSON what an import of it must report."""
    usual = Size()
    parser = argparse.ArgumentParser(prog="python -m tests.archives", description=__doc__)
    parser.add_argument("--generation", choices=sorted(FORMATS), default="2024")
    parser.add_argument("--connections", type=int, default=usual.connections)
    parser.add_argument("--invitations", type=int, default=usual.invitations)
    parser.add_argument("--messages", type=int, default=usual.messages)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--later", type=int, default=0, metavar="MONTHS", help="the same network, so many months on")
    parser.add_argument("--folder", action="store_true", help="write the unpacked folder")
    parser.add_argument("--to", type=Path, required=True)
    chosen = parser.parse_args()
    size = Size(chosen.connections, chosen.invitations, chosen.messages)
    expected = write_archive(
        chosen.to, chosen.generation, size, chosen.seed, later_months=chosen.later, is_folder=chosen.folder
    )
    sys.stdout.write(json.dumps(expected.report | {"people": expected.people}, ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
