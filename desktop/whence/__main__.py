"""The way in: hands the arguments to the program and its exit code to the system."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code."""
    from whence.bootstrap import start

    return start(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
