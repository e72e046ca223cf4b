"""The way in: hands arguments to the command line, which opens the window when no command is given."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code: 0 done, 1 refused or nobody found, 2 wrong usage."""
    from whence.cli.program import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
