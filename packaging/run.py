#!/usr/bin/env python3
"""Open Whence from a checkout: python3 packaging/run.py [-- arguments]

Without arguments the window opens; `-- demo` opens it on a sample journal of fictional people; anything else is
handed to Whence as it is (`-- who Ada`, `-- --help`). The first time everything it needs is installed into .venv;
on Linux the libraries of Qt are installed too when this runs as root (WHENCE_NO_APT=1 forbids), else the one
command that installs them is printed.
"""

from __future__ import annotations

import os
import subprocess
import sys

OPTIONS_WITH_VALUE = ("--journal", "--today", "--passphrase-file")


def main(arguments: list[str]) -> int:
    """Prepare the environment and become Whence; return an exit code when that is not possible."""
    if sys.version_info < (3, 11):  # noqa: UP036
        print(f"Whence needs Python 3.11 or newer, and this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    import environment

    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    wanted = arguments[1:] if arguments[:1] == ["--"] else arguments
    if opens_window(wanted) and not has_screen():
        environment.say(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open.\n"
            "On the command line Whence works without one:\n"
        )
        wanted = ["--help"]
    try:
        if opens_window(wanted):
            needs = environment.missing_libraries() + environment.missing_venv()
            environment.provide(needs, "The window of Whence")
        python = environment.prepared_python("run")
    except environment.Missing as missing:
        environment.say(str(missing))
        return 1
    return become([str(python), "-P", "-m", "whence", *wanted])


def opens_window(arguments: list[str]) -> bool:
    """Whether these arguments of Whence open a window: no command at all, or the sample journal."""
    rest = iter(arguments)
    for argument in rest:
        if argument in OPTIONS_WITH_VALUE:
            next(rest, None)
        elif argument in ("-h", "--help", "--version"):
            return False
        elif not argument.startswith("-"):
            return argument == "demo" and not {"-h", "--help", "--json"}.intersection(rest)
    return True


def has_screen() -> bool:
    """Whether a window can be shown: always elsewhere than on Linux, there when a display server is named."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and platform.split(":")[0] not in ("xcb", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def become(command: list[str]) -> int:
    """Replace this process by the command; on Windows, where that loses the terminal, wait for it instead."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
