"""Running and testing from a bare checkout: locks, native libraries, the environment, the wheel."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import environment
import pytest
import run
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import PACKAGING, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

PINNED = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; .+)? \\$", re.MULTILINE)


def _pins(lock: str) -> set[tuple[str, str]]:
    return set(PINNED.findall((PACKAGING / f"{lock}.lock").read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", ["run", "test"])
def test_a_lock_holds_only_names_versions_and_hashes(lock: str) -> None:
    lines = (PACKAGING / f"{lock}.lock").read_text(encoding="utf-8").splitlines()
    spoken = [line for line in lines if not line.lstrip().startswith("#")]
    hashes = [line for line in spoken if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)]

    assert len(_pins(lock)) > 5
    assert len(hashes) + len([line for line in spoken if PINNED.match(line)]) == len(spoken)


def test_what_runs_is_what_is_tested() -> None:
    assert _pins("run") < _pins("test")


def test_the_lock_answers_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = dict(_pins("run"))

    for requirement in map(Requirement, project["dependencies"]):
        assert versions[canonicalize_name(requirement.name)] in requirement.specifier


def test_the_locks_name_no_private_place() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text(encoding="utf-8")))

    assert hosts == {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize(
    ("arguments", "is_window"),
    [
        ([], True),
        (["demo"], True),
        (["--journal", "who.whence"], True),
        (["--today", "2026-05-01", "demo"], True),
        (["demo", "--help"], False),
        (["--help"], False),
        (["--version"], False),
        (["who", "demo"], False),
        (["--journal", "a.whence", "search", "ada"], False),
    ],
)
def test_only_no_command_and_the_sample_open_a_window(arguments: list[str], is_window: bool) -> None:
    assert run.opens_window(arguments) == is_window


@pytest.mark.parametrize(
    ("variables", "has_screen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_screen_is_what_the_session_names(
    variables: Mapping[str, str], has_screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)

    assert run.has_screen() == has_screen


def test_a_missing_library_is_named_with_the_one_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setitem(environment.QT_LIBRARIES, "libnowhere.so.7", "libnowhere7")

    needs = environment.missing_libraries()

    assert environment.Need("libnowhere.so.7", "libnowhere7") in needs
    with pytest.raises(environment.Missing) as refusal:
        environment.provide(needs, "The window")
    assert "libnowhere.so.7" in str(refusal.value)
    assert re.search(r"^  sudo apt-get install -y .*\blibnowhere7\b", str(refusal.value), re.MULTILINE)


def test_nothing_is_installed_where_that_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert environment.may_install()

    monkeypatch.setenv("WHENCE_NO_APT", "1")

    assert not environment.may_install()
    with pytest.raises(environment.Missing, match="  apt-get install -y --no-install-recommends libnowhere7"):
        environment.provide([environment.Need("libnowhere.so.7", "libnowhere7")], "The window")


def test_without_apt_the_libraries_themselves_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)

    with pytest.raises(environment.Missing, match=r"packages of your system that hold: libnowhere\.so\.7"):
        environment.provide([environment.Need("libnowhere.so.7", "libnowhere7")], "The window")


def test_stale_package_lists_are_refreshed_before_giving_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = tmp_path / "calls"
    installer = tmp_path / "apt-get"
    installer.write_text(f'#!/bin/sh\necho "$1" >> {calls}\n[ "$1" = update ] || grep -q update {calls}\n')
    installer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.delenv("WHENCE_NO_APT", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    environment.provide([environment.Need("libnowhere.so.7", "libnowhere7")], "The window")

    assert calls.read_text().split() == ["install", "update", "install"]


class Checkout:
    """A small checkout with the real scripts, a program that repeats its arguments, and one locked library."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(PACKAGING, root / "packaging", ignore=shutil.ignore_patterns("__pycache__", "*.lock"))
        self._write("desktop/whence/__init__.py", "")
        self._write("desktop/whence/__main__.py", "import sys, pebble\nprint(pebble.WEIGHT, sys.argv[1:])\n")
        self.lock(weight=1)

    def lock(self, weight: int, digest: str | None = None) -> None:
        """Put a new release of the library into the locks, with its true hash unless another is given."""
        wheel = self.root / f"pebble-{weight}-py3-none-any.whl"
        folder = f"pebble-{weight}.dist-info"
        with zipfile.ZipFile(wheel, "w") as parts:
            parts.writestr("pebble.py", f"WEIGHT = {weight}\n")
            parts.writestr(f"{folder}/METADATA", f"Metadata-Version: 2.1\nName: pebble\nVersion: {weight}\n")
            parts.writestr(f"{folder}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            parts.writestr(
                f"{folder}/RECORD", f"pebble.py,,\n{folder}/METADATA,,\n{folder}/WHEEL,,\n{folder}/RECORD,,\n"
            )
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        for lock in ("run", "test"):
            self._write(f"packaging/{lock}.lock", f"pebble @ {wheel.as_uri()} --hash=sha256:{digest}\n")

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run packaging/run.py as a person would, from another folder."""
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH")
        environ = {name: value for name, value in os.environ.items() if name not in hidden}
        return subprocess.run(
            [sys.executable, str(self.root / "packaging" / "run.py"), *arguments],
            env={**environ, "WHENCE_NO_APT": "1", **variables},
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            check=False,
        )

    def _write(self, place: str, text: str) -> None:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_bare_checkout_runs_with_one_command(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "whence folder")

    first = checkout.run("--", "who", "Ada Nair")
    second = checkout.run("--", "who", "Ada Nair")

    assert first.stdout == second.stdout == "1 ['who', 'Ada Nair']\n"
    assert "Installing what Whence needs" in first.stderr
    assert second.stderr == ""

    keepsake = checkout.root / ".venv" / "keepsake"
    keepsake.touch()
    checkout.lock(weight=2)
    third = checkout.run("who")

    assert third.stdout == "2 ['who']\n"
    assert keepsake.exists(), "an environment that is there is brought up to date in place"

    checkout.lock(weight=3, digest="0" * 64)
    fourth = checkout.run("who")

    assert fourth.returncode == 1
    assert "DO NOT MATCH THE HASHES" in fourth.stderr, "what pip said is shown"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_command_line_is_offered(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path / "whence")

    done = checkout.run("--", "demo")

    assert done.returncode == 0
    assert "There is no screen here" in done.stderr
    assert done.stdout == "1 ['--help']\n"


def test_the_wheel_holds_the_program_and_its_resources(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        texts = {Path(name).name: wheel.read(name).decode() for name in names if ".dist-info/" in name}

    resources = {path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    assert resources
    assert {f"whence/{path.as_posix()}" for path in resources} <= names
    assert "whence/domain/errors.py" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"whence"}
    assert "whence = whence.__main__:main" in texts["entry_points.txt"]
    assert "Requires-Dist: pyside6-essentials<6.12,>=6.11.3" in texts["METADATA"]


def test_the_first_commands_of_the_readme_are_the_ones_that_are_run() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 packaging/.*$", readme, re.MULTILINE)

    assert commands[:2] == ["python3 packaging/run.py -- demo", "python3 packaging/test.py"]
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
