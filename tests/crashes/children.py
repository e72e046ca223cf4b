"""Processes of their own for tests of trouble with the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Root may write what is read-only, unless it gives that power up.
WITHOUT_POWER = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def child(code: str, *arguments: object) -> str:
    """Run Python code in a process of its own and give what it printed."""
    before = WITHOUT_POWER if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    answer = subprocess.run(
        [*before, sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'desktop'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout
