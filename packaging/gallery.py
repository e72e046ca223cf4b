#!/usr/bin/env python3
"""Draw every screen of Whence into a folder: python3 packaging/gallery.py [--to FOLDER] [--full JOURNAL]

The sample journal is drawn light, dark, at 800×600 and with text at 200 %, an empty journal light and dark; with
`--full` a copy of another journal too (for instance one of full size: see CONTRIBUTING). No screen is needed.
Pictures go to ./gallery, with a page index.html that shows them all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication, QWidget

    from whence.services.opening import Opening
    from whence.ui.main_window import MainWindow
    from whence.ui.palette.overlay import PaletteOverlay
    from whence.ui.theme import Theme

TODAY = date(2026, 11, 20)
SETTLE = 250  # milliseconds for a screen to come to rest
LEFT_OUT = frozenset({"event_mode"})  # a screen that begins something instead of showing it


@dataclass(frozen=True)
class Look:
    """One way to look at the window: theme, size in pixels, text in percent."""

    name: str
    theme: str
    size: tuple[int, int] = (1180, 780)
    text: int = 100


LIGHT, DARK = Look("light", "light"), Look("dark", "dark")
LOOKS = {
    "sample": (LIGHT, DARK, Look("small", "light", (800, 600)), Look("large-text", "light", (1180, 780), 200)),
    "empty": (LIGHT, DARK),
    "full": (LIGHT,),
}


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment and draw; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=Path("gallery"), metavar="FOLDER")
    parser.add_argument("--full", type=Path, metavar="JOURNAL", help="draw a copy of this journal too")
    parser.add_argument("--drawing", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.drawing:
        draw(chosen.to, chosen.full)
        return 0
    import environment

    try:
        environment.provide(environment.missing_libraries() + environment.missing_venv(), "The gallery")
        python = environment.prepared_python("run")
    except environment.Missing as missing:
        environment.say(str(missing))
        return 1
    with tempfile.TemporaryDirectory(prefix="whence-gallery-") as home:
        command = [str(python), __file__, "--drawing", *arguments]
        return subprocess.run(command, env=_environ(home), check=False).returncode


def draw(folder: Path, full: Path | None) -> None:
    """Draw every picture, and the page that shows them."""
    from whence.services.opening import Opening
    from whence.system.clock import Clock
    from whence.system.places import Places
    from whence.ui.application import prepared_application

    application = prepared_application()
    sys.excepthook = sys.__excepthook__  # a mistake ends the drawing here, instead of waiting for a dialog to be closed
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="whence-gallery-") as made:
        opening = Opening(Path(made) / "empty.whence", Clock(TODAY), Places.of_this_machine())
        theme = _theme(application)
        written = [path for state in _states(opening, full) for path in _draw_state(state, theme, folder)]
    _write_index(folder, written)
    print(f"{len(written)} pictures in {folder}/")


@dataclass(frozen=True)
class State:
    """A journal to be drawn, by its name in the pictures."""

    name: str
    opening: Opening


def _states(opening: Opening, full: Path | None) -> Iterator[State]:
    from whence.cli.demonstrating import write_demo

    yield State("sample", write_demo(opening, opening.path.with_name("sample.whence")))
    opening.create().close()
    yield State("empty", opening)
    if full is not None:
        copy = opening.path.with_name("full.whence")
        shutil.copyfile(full, copy)
        yield State("full", opening.at(copy))


def _draw_state(state: State, theme: Theme, folder: Path) -> Iterator[Path]:
    for look in LOOKS[state.name]:
        for name, shown in _windows(state, look, theme, folder):
            path = folder / f"{state.name}-{look.name}-{name}.png"
            if shown is not None:
                shown.grab().save(str(path))
            yield path


def _windows(state: State, look: Look, theme: Theme, folder: Path) -> Iterator[tuple[str, QWidget | None]]:
    """Yield what is to be drawn: the window on each screen, with the palette, at its moments; None where it is done."""
    from moments import MOMENTS, page_picture, wait_for_jobs

    from whence.ui.theme import ThemeChoice
    from whence.ui.window_screens import SCREENS

    theme.choose(ThemeChoice(look.theme))
    theme.set_text_scale(look.text)
    window = _window(state, theme)
    window.resize(*look.size)
    window.show()
    for row in SCREENS:
        if row.name not in LEFT_OUT and (row.name == "welcome") <= (state.name == "empty"):
            window.go(row.name)
            wait_for_jobs(window)
            _settle()
            yield row.name, window
    if state.name != "empty":
        window.open_palette()
        _palette(window).field.setText("mar")
        _settle()
        yield "palette", window
        window.close_palette()
        for name, show in MOMENTS.items():
            part = show(window)
            _settle()
            yield name, part or window
        if page_picture(window, folder / f"{state.name}-{look.name}-page.png"):
            yield "page", None
    window.close()
    window.around.services.close()
    window.deleteLater()


def _window(state: State, theme: Theme) -> MainWindow:
    from whence.system.instance import Instance
    from whence.ui.window_building import built_window
    from whence.ui.window_session import WindowSession
    from whence.ui.window_settings import WindowSettings

    held = Instance.acquire(state.opening.path, state.opening.places.runtime)
    if held is None:
        raise SystemExit(f"{state.opening.path} is open in another process.")
    held.release()
    settings = WindowSettings.of_this_machine(theme)
    session = WindowSession(state.opening, held, settings, theme, lambda *_: {})
    session.setParent(theme)
    return built_window(session.surroundings(state.opening.open()), settings)


def _palette(window: MainWindow) -> PaletteOverlay:
    from whence.ui.palette.overlay import PaletteOverlay

    return next(child for child in window.children() if isinstance(child, PaletteOverlay))


def _settle() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


def _theme(application: QApplication) -> Theme:
    from whence.system.resources import resource_root
    from whence.ui.theme import Theme

    return Theme(application, resource_root())


def _write_index(folder: Path, written: Sequence[Path]) -> None:
    figures = "\n".join(
        f'<figure><img src="{path.name}" loading="lazy"><figcaption>{path.stem}</figcaption></figure>'
        for path in written
    )
    style = (
        "body{font:14px sans-serif;background:#eee;margin:24px}figure{display:inline-block;margin:8px}img{width:560px}"
    )
    page = f"<!doctype html><meta charset=utf-8><title>Whence</title><style>{style}</style>\n{figures}\n"
    (folder / "index.html").write_text(page, encoding="utf-8")


def _environ(home: str) -> dict[str, str]:
    """Variables under which nothing of this machine's journals, settings or keyrings is touched."""
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"), home)
    return {
        **os.environ,
        **folders,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
