"""The process keeps its files and its memory to itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOURCE_ROOT = Path(__file__).parents[2] / "desktop"


def ask(code: str, folder: Path) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env={"PYTHONPATH": str(SOURCE_ROOT)}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return answer.stdout.strip()


def test_new_files_are_private(tmp_path: Path) -> None:
    ask("from whence.system.hardening import *; make_files_private(); open('f', 'w').close()", tmp_path)
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o600


def test_no_core_is_dumped_and_no_other_process_may_look(tmp_path: Path) -> None:
    code = (
        "import resource, ctypes, sys; from whence.system.hardening import forbid_core_dumps;"
        "print(forbid_core_dumps(), resource.getrlimit(resource.RLIMIT_CORE),"
        " ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform.startswith('linux') else 0)"
    )
    assert ask(code, tmp_path) == "True (0, 0) 0"
