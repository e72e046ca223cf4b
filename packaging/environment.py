"""What running and testing need first: native libraries, and a virtual environment that matches the lock.

Standard library only: this runs on a bare machine before anything is installed.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
PIP_OPTIONS = (
    "--require-hashes",
    "--only-binary",
    ":all:",
    "--no-deps",
    "--disable-pip-version-check",
    "--no-input",
)

# What Qt loads at run time, and the Debian package that holds it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class Missing(Exception):
    """Something this machine lacks; the message is a sentence and says what to do."""


@dataclass(frozen=True)
class Need:
    """One thing that is not there: its own name, and the Debian package that brings it."""

    name: str
    package: str


def missing_libraries() -> list[Need]:
    """Return the native libraries of Qt that cannot be loaded here; none are needed elsewhere than on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [Need(name, package) for name, package in QT_LIBRARIES.items() if not _loads(name)]


def missing_venv() -> list[Need]:
    """Return what Debian leaves out of Python: the part that makes virtual environments."""
    if all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        return []
    return [Need("Python's venv and ensurepip", "python3-venv")]


def install_command(needs: Iterable[Need]) -> list[str]:
    """Return the command that installs what is needed, without `sudo`."""
    packages = sorted({need.package for need in needs})
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def has_apt() -> bool:
    """Whether Debian's installer is here."""
    return shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether native packages may be installed without asking: as root, with apt, unless WHENCE_NO_APT=1 forbids."""
    return has_apt() and _is_root() and os.environ.get("WHENCE_NO_APT") != "1"


def advice(needs: Iterable[Need]) -> str:
    """Return one line that says how to get what is needed."""
    needs = list(needs)
    if not has_apt():
        return "Install the packages of your system that hold: " + ", ".join(need.name for need in needs)
    return ("" if _is_root() else "sudo ") + " ".join(install_command(needs))


def provide(needs: list[Need], purpose: str) -> None:
    """Install what is needed, or raise `Missing` with the one command that does it."""
    if not needs:
        return
    names = ", ".join(need.name for need in needs)
    if not may_install():
        raise Missing(f"{purpose} needs what this machine lacks: {names}. Install it with:\n\n  {advice(needs)}\n")
    say(f"Installing {' '.join(sorted({need.package for need in needs}))} …")
    command = install_command(needs)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    first = _captured(command, environ)
    if first.returncode:
        update = _captured(["apt-get", "update"], environ)
        second = _captured(command, environ)
        if second.returncode:
            raise Missing(f"{update.stdout}{second.stdout}\nInstalling failed. Mend it, then: {advice(needs)}")


def prepared_python(lock: str, root: Path = ROOT) -> Path:
    """Return the interpreter of an environment in `root/.venv` that holds everything in `packaging/<lock>.lock`.

    A stamp of the lock's hash makes the second time quick. An environment that is there is brought up to date in
    place; only one whose interpreter is gone or too old is made anew.
    """
    environment = Environment(root)
    if not environment.is_current(lock):
        with environment.locked():
            if not environment.is_current(lock):
                environment.bring_up_to_date(lock)
    return environment.python


class Environment:
    """The virtual environment of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self._stamp = self.folder / "whence-stamp.json"

    def is_current(self, lock: str) -> bool:
        """Whether everything in the lock was installed, for this interpreter and this place."""
        if not self.python.exists():
            return False
        stamp = self._stamped()
        return stamp.get(lock) == self._hash(lock) and stamp.get("place") == self._place()

    def bring_up_to_date(self, lock: str) -> None:
        """Make the environment if need be, install what the lock names, and let it find the sources."""
        if not self._is_usable():
            provide(missing_venv(), "Whence")
            say("Making a place for what Whence needs (.venv) …")
            self._checked([sys.executable, "-m", "venv", "--clear", str(self.folder)], "Making .venv")
        say("Installing what Whence needs (the first time takes a minute at most) …")
        if _captured([str(self.python), "-m", "pip", "--version"]).returncode:
            self._checked([str(self.python), "-m", "ensurepip"], "Installing pip into .venv")
        self._checked(
            [str(self.python), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(self._lock(lock))],
            f"Installing from {self._lock(lock).name}",
        )
        self._point_to_sources()
        stamp = {kind: self._hash(kind) for kind in _contained(lock)}
        self._stamp.write_text(json.dumps({**stamp, "place": self._place()}), encoding="utf-8")

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Let only one process at a time change the environment (where the system offers file locks)."""
        try:
            import fcntl
        except ImportError:
            yield
            return
        with self._lock("run").open() as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _lock(self, lock: str) -> Path:
        return self.root / "packaging" / f"{lock}.lock"

    def _hash(self, lock: str) -> str:
        return hashlib.sha256(self._lock(lock).read_bytes()).hexdigest()

    def _place(self) -> str:
        return f"{self.root} {os.path.realpath(self.python)}"

    def _stamped(self) -> dict[str, str]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _is_usable(self) -> bool:
        if not self.python.exists():
            return False
        question = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON} or sys.prefix == sys.base_prefix)"
        return _captured([str(self.python), "-c", question]).returncode == 0

    def _point_to_sources(self) -> None:
        question = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(self._checked([str(self.python), "-c", question], "Asking .venv for its folder").strip())
        (packages / "whence.pth").write_text(f"{self.root / 'desktop'}\n", encoding="utf-8")
        if os.name != "nt":
            command = self.scripts / "whence"
            lines = [f"#!{self.python}", "import sys", "", "from whence.__main__ import main", "", "sys.exit(main())"]
            command.write_text("\n".join(lines) + "\n", encoding="utf-8")
            command.chmod(0o755)

    def _checked(self, command: list[str], purpose: str) -> str:
        answer = _captured(command)
        if answer.returncode:
            raise Missing(f"{answer.stdout}\n{purpose} failed (above is what it said). Mend that and start again.")
        return str(answer.stdout)


def say(sentence: str) -> None:
    """Tell the person at the terminal, beside whatever the program itself prints."""
    print(sentence, file=sys.stderr, flush=True)


def _contained(lock: str) -> list[str]:
    """Return the locks that installing this one satisfies: the one for tests holds the one for running."""
    return ["run", "test"] if lock == "test" else [lock]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _captured(command: list[str], environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
