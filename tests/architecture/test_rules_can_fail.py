"""Every rule that is stated fails when broken: each is tried on a sample that breaks it and on one that does not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture import sizes
from tests.architecture.contracts import check_contracts
from tests.architecture.imports import import_cycles
from tests.architecture.rules import ALL
from tests.architecture.sources import ROOT, Source, read_sources

if TYPE_CHECKING:
    from pathlib import Path

LONG = "\n".join(f"    step = {number}" for number in range(60))

LONG_METHOD = "\n".join(f"        step = {number}" for number in range(30))

# rule → (place, a text that breaks it, one that is fine)
SAMPLES: list[tuple[str, str, str, str]] = [
    (
        "functions are short",
        "a.py",
        f"def f() -> None:\n{LONG}\n",
        'def f() -> None:\n    """\n' + "\n" * 50 + '    """\n',
    ),
    ("functions are short", "a.py", f"class A:\n    def __init__(self) -> None:\n{LONG_METHOD}\n", "class A: ...\n"),
    ("classes are short", "a.py", "class A:\n" + "    x = 1\n" * 200, "class A:\n" + "    x = 1\n" * 199),
    ("files are short", "a.py", "x = 1\n" * 301, "x = 1\n" * 300),
    ("tables of data hold no code", "table.py", "def f() -> None: ...\n", "x = 1\n"),
    ("the median function is short", "a.py", "def f() -> None:\n" + "    x = 1\n" * 8, "def f() -> None: ...\n"),
    ("bootstrap only composes", "bootstrap.py", "x = 1\n" * 151, "x = 1\n" * 150),
    ("everything is annotated", "a.py", "def f(x: int): ...\n", "def f(x: int) -> int: ...\n"),
    ("everything is annotated", "a.py", "def f(*, x) -> int: ...\n", "class A:\n    def f(self) -> int: ...\n"),
    ("names say something", "ui/people/utils.py", "", ""),
    ("names say something", "a.py", "class ThemeManager: ...\n", "class Theme: ...\n"),
    ("names say something", "a.py", "def load_helper() -> None: ...\n", "def common_prefix() -> None: ...\n"),
    ("names are written out", "a.py", "def f(idx: int) -> None: ...\n", "def f(index: int) -> None: ...\n"),
    ("names are written out", "a.py", "class MsgPanel: ...\n", "class MessagePanel: ...\n"),
    (
        "nouns are not fetched",
        "a.py",
        "class A:\n    def get_name(self) -> str: ...\n",
        "def get(key: str) -> str: ...\n",
    ),
    ("libraries stay in their layer", "domain/a.py", "import numpy\n", "import re\nfrom rapidfuzz import fuzz\n"),
    ("libraries stay in their layer", "services/a.py", "from rapidfuzz import fuzz\n", "import whence.domain\n"),
    ("nothing reaches for the network", "services/a.py", "import urllib.request\n", "import urllib.parse\n"),
    ("nothing reaches for the network", "ui/a.py", "import socket\n", "import ast\n"),
    ("nothing reaches for the network", "system/a.py", "import socket\nx = socket.AF_INET\n", "import socket\n"),
    (
        "nothing reaches for the network",
        "ui/a.py",
        "from PySide6.QtNetwork import QNetworkAccessManager\n",
        "from PySide6.QtNetwork import QLocalServer\n",
    ),
    (
        "the command line never loads Qt",
        "bootstrap.py",
        "from whence.ui import application\n",
        "def open_window() -> None:\n    from whence.ui import application\n",
    ),
    ("sentences can be translated", "ui/a.py", "x.setText('Save it')\n", "x.setText(tr('Save it'))\n"),
    ("sentences can be translated", "ui/a.py", "x.setText(f'{n} people')\n", "x.setText(tr('{} people').format(n))\n"),
    ("sentences can be translated", "ui/a.py", "QLabel('No one')\n", "x.setObjectName('no one')\n"),
    ("sentences can be translated", "ui/a.py", "x.addItems(['One day', 'b'])\n", "x.addItems([self.tr('One day')])\n"),
    (
        "sentences can be translated",
        "ui/a.py",
        "TEXT = 'Nobody answers to this'\n",
        '"""Nobody answers to this."""\ndef f() -> None:\n    """Nobody answers to this."""\n',
    ),
    (
        "sentences can be translated",
        "ui/a.py",
        "x.setText('a b' if y else tr('b c'))\n",
        "x.setText(y or tr('a b'))\n",
    ),
    (
        "sentences can be translated",
        "ui/a.py",
        "ActionRow('a.b', text='Nobody answers to this')\n",
        "RARE = 'a button stands there'\nActionRow('a.b', reason=RARE)\nActionRow('a.c', reason='no key does it')\n",
    ),
    ("translations are whole literals", "ui/a.py", "self.tr(f'{n} people')\n", "self.tr('{} people').format(n)\n"),
    ("only the command line prints", "services/a.py", "print('x')\n", "x.print()\n"),
    ("only the command line prints", "ui/a.py", "import sys\nsys.stdout.write('x')\n", "x.write('y')\n"),
    ("every test asserts", "test_a.py", "def test_a() -> None:\n    f()\n", "def test_a() -> None:\n    assert f()\n"),
    (
        "every test asserts",
        "test_a.py",
        "def test_a() -> None: ...\n",
        "def test_a() -> None:\n    _assert_same(1, 1)\n",
    ),
]


@pytest.mark.parametrize(("rule", "place", "broken", "sound"), SAMPLES)
def test_a_rule_finds_what_breaks_it_and_nothing_else(
    rule: str, place: str, broken: str, sound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sizes.DATA_TABLES, "table.py", "a sample")

    findings = ALL[rule]([Source(place, broken)])

    assert len(findings) == 1, findings
    assert ALL[rule]([Source(place if broken else "ui/people/panel.py", sound)]) == []


def test_every_rule_has_a_sample_that_breaks_it() -> None:
    assert {rule for rule, *_ in SAMPLES} == set(ALL)


def test_the_command_line_may_print() -> None:
    assert ALL["only the command line prints"]([Source("cli/answers.py", "print('x')\n")]) == []


def test_a_cycle_is_found_even_inside_functions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "round_about"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "alone.py").write_text("import round_about.first\n")
    (package / "first.py").write_text("import round_about.second\n")
    (package / "second.py").write_text("def f():\n    from round_about import first\n")
    monkeypatch.syspath_prepend(tmp_path)

    assert import_cycles("round_about") == ["round_about.first", "round_about.second"]


# Each line breaks at least one contract, all together break every one.
BREACHES = {
    "domain/reaching_up.py": "import whence.services\nimport PySide6.QtCore\n",
    "services/asking_rows.py": "import peewee\n",
    "storage/knowing_places.py": "import whence.system\n",
    "ui/reading_files.py": "import whence.exchange\nimport whence.storage\n",
    "ui/people/__init__.py": "import whence.ui.palette\n",
    "ui/palette/__init__.py": "",
    "services/one.py": "import whence.services.two\n",
    "services/two.py": "import whence.services.one\n",
}


def _package(root: Path, files: dict[str, str]) -> Path:
    layers = ("domain", "system", "exchange", "storage", "services", "cli", "ui")
    empty = {f"{layer}/__init__.py": "" for layer in layers}
    for place, text in {"__init__.py": "", "__main__.py": "", "bootstrap.py": "", **empty, **files}.items():
        path = root / "whence" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    sound = check_contracts(_package(tmp_path / "sound", {}))
    broken = check_contracts(_package(tmp_path / "broken", BREACHES))

    assert sound.broken == []
    assert broken.broken == sorted(broken.kept)
    assert "Return plain values from services" in broken.report, "the report names the fix"


def test_a_package_outside_every_layer_breaks_the_layers(tmp_path: Path) -> None:
    verdict = check_contracts(_package(tmp_path, {"plugins/__init__.py": ""}))

    assert [name.split(":")[0] for name in verdict.broken] == ["One direction"]


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("TID251", "import desktop.whence"),
        ("TID251", "from time import sleep"),
        ("TID251", "import unittest.mock"),
        ("T201", "print(1)"),
        ("FIX002", "x = 1  # TODO: later"),
        ("I002", "x = 1"),
    ],
)
def test_the_linter_knows_what_is_banned(code: str, statement: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--output-format", "concise", "--stdin-filename"]
    done = subprocess.run(
        [*command, "desktop/whence/services/sample.py", "-"],
        input=statement + "\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert f" {code} " in done.stdout
    assert done.returncode == 1


def test_sources_are_read_from_every_folder(tmp_path: Path) -> None:
    _package(tmp_path, BREACHES)

    places = {source.place for source in read_sources(tmp_path / "whence")}

    assert set(BREACHES) < places
    assert "__init__.py" in places
