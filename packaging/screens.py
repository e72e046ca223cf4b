"""A screen that nobody sees: an X server in memory with a window manager, for journeys in a real window."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from environment import Missing, Need

if TYPE_CHECKING:
    from collections.abc import Iterator

# Programs that drive a real window, and the Debian package that holds each.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-run-session": "dbus",
    "xdotool": "xdotool",
    "import": "imagemagick",
}
SIZE = "1280x900x24"
PATIENCE = 20  # seconds until the server must have named its display


def missing_programs() -> list[Need]:
    """Return what is not here of what a journey in a real window needs (Linux only)."""
    needs = [Need(program, package) for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if not _speaks_accessibility():
        needs += [Need("Atspi for Python", package) for package in ("at-spi2-core", "python3-gi", "gir1.2-atspi-2.0")]
    return needs


def can_show() -> bool:
    """Whether an unseen screen exists for this system at all."""
    return sys.platform.startswith("linux")


@contextlib.contextmanager
def unseen_screen() -> Iterator[dict[str, str]]:
    """Yield the variables under which a program appears on a fresh unseen screen; everything ends with the block.

    Raises `Missing` when the server does not start.
    """
    with contextlib.ExitStack() as processes:
        display = processes.enter_context(_server())
        variables = {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_SESSION_TYPE": "x11",
        }
        if shutil.which("openbox"):
            processes.enter_context(_running(["openbox", "--sm-disable"], variables))
        yield variables


def in_own_session(command: list[str]) -> list[str]:
    """Return the command as it runs with its own session bus, where there is one to be had."""
    return ["dbus-run-session", "--", *command] if shutil.which("dbus-run-session") else command


@contextlib.contextmanager
def _server() -> Iterator[str]:
    if shutil.which("Xvfb") is None:
        raise Missing("Xvfb is not installed.")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    with (
        tempfile.TemporaryFile() as complaints,
        _running(command, {}, keep=writing, complaints=complaints.fileno()),
        os.fdopen(reading) as answers,
    ):
        os.close(writing)
        is_ready = bool(select.select([answers], [], [], PATIENCE)[0])
        number = answers.readline().strip() if is_ready else ""
        if not number:
            complaints.seek(0)
            raise Missing("Xvfb did not start. It said: " + complaints.read().decode(errors="replace").strip())
        yield f":{number}"


@contextlib.contextmanager
def _running(
    command: list[str], variables: dict[str, str], keep: int | None = None, complaints: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **variables},
        pass_fds=[] if keep is None else [keep],
        stdout=subprocess.DEVNULL,
        stderr=complaints,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _speaks_accessibility() -> bool:
    python = "/usr/bin/python3"
    question = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not os.path.exists(python):  # noqa: PTH110
        return False
    return subprocess.run([python, "-c", question], capture_output=True, check=False).returncode == 0
