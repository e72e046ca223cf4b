"""The import contracts of pyproject.toml, checked in a process of their own so that samples can be checked too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.architecture.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = ROOT / "pyproject.toml"
CHECK = """
import json, sys
from importlinter import cli
from importlinter.application import rendering, use_cases

options = use_cases.read_user_options(sys.argv[1])
use_cases._register_contract_types(options)
report = use_cases.create_report(options, cache_dir=None)
rendering.render_report(report)
kept = {contract.name: check.kept for contract, check in report.get_contracts_and_checks()}
kept.update(dict.fromkeys(report.invalid_contract_options, False))
print(json.dumps({"kept": kept, "modules": report.module_count, "imports": report.import_count}))
"""


@dataclass(frozen=True)
class Verdict:
    """What became of each contract by its name, how much was looked at, and the report to read."""

    kept: dict[str, bool]
    modules: int
    imports: int
    report: str

    @property
    def broken(self) -> list[str]:
        """The names of the contracts that do not hold."""
        return sorted(name for name, is_kept in self.kept.items() if not is_kept)


def check_contracts(source_root: Path) -> Verdict:
    """Check the package `whence` below `source_root` against the contracts; the report names each fix."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", CHECK, str(CONFIGURATION)],
        env={**os.environ, "PYTHONPATH": str(source_root), "NO_COLOR": "1", "COLUMNS": "200"},
        cwd=source_root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"The contracts could not be checked:\n{done.stdout}\n{done.stderr}")
    report, _, last = done.stdout.rstrip().rpartition("\n")
    return Verdict(**json.loads(last), report=report)
