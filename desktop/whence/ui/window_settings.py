"""What this machine remembers of the window: theme, size of text, keys, where it stood; never a word of a journal."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths

from whence.system.places import fingerprint, make_private
from whence.ui.theme import TEXT_SCALE_LEAST, ThemeChoice

FILE_NAME = "window.ini"


class WindowSettings(QObject):
    """An INI file that only its owner can read; a file that can't be written is done without."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        _make_private_file(file)
        self._kept = QSettings(str(file), QSettings.Format.IniFormat, self)

    @classmethod
    def of_this_machine(cls, parent: QObject | None = None) -> WindowSettings:
        """The settings in the folder the system provides for them."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        return cls(Path(folder) / "whence" / FILE_NAME, parent)

    @property
    def file(self) -> Path:
        """Where they are kept."""
        return self._file

    @property
    def theme(self) -> ThemeChoice:
        """The chosen colours; those of the system when nothing sensible is kept."""
        kept = str(self._kept.value("look/theme", ""))
        return ThemeChoice(kept) if kept in set(ThemeChoice) else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._kept.setValue("look/theme", choice.value)

    @property
    def text_scale(self) -> int:
        """Size of text in percent."""
        kept = str(self._kept.value("look/text", TEXT_SCALE_LEAST))
        return int(kept) if kept.isdecimal() else TEXT_SCALE_LEAST

    @text_scale.setter
    def text_scale(self, percent: int) -> None:
        self._kept.setValue("look/text", percent)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty the first time."""
        kept = self._kept.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)

    @property
    def has_letters(self) -> bool:
        """Whether single letters answer in a review."""
        return str(self._kept.value("keys/letters", "true")) != "false"

    @has_letters.setter
    def has_letters(self, is_allowed: bool) -> None:
        self._kept.setValue("keys/letters", str(is_allowed).lower())

    @property
    def overrides(self) -> dict[str, tuple[str, ...]]:
        """The keys a person chose, by action; none when what is kept can't be read."""
        try:
            kept = json.loads(str(self._kept.value("keys/chosen", "{}")))
            return {str(name): tuple(str(each) for each in keys) for name, keys in kept.items()}
        except (ValueError, AttributeError, TypeError):
            return {}

    @overrides.setter
    def overrides(self, overrides: dict[str, tuple[str, ...]]) -> None:
        self._kept.setValue("keys/chosen", json.dumps(overrides, sort_keys=True))

    def screen_of(self, journal: Path) -> str:
        """The screen last seen in a journal, which is named by a fingerprint of its place only."""
        return str(self._kept.value(f"screen/{fingerprint(journal)[:12]}", ""))

    def remember_screen(self, journal: Path, name: str) -> None:
        """Begin there next time."""
        self._kept.setValue(f"screen/{fingerprint(journal)[:12]}", name)

    def has_dismissed(self, journal: Path, hint: str) -> bool:
        """Whether a hint was closed for this journal for good."""
        return str(self._kept.value(f"hints/{fingerprint(journal)[:12]}-{hint}", "false")) == "true"

    def dismiss(self, journal: Path, hint: str) -> None:
        """Never show a hint for this journal again."""
        self._kept.setValue(f"hints/{fingerprint(journal)[:12]}-{hint}", "true")

    def keep(self) -> None:
        """Write everything now, readable by the owner only."""
        self._kept.sync()
        _make_private_file(self._file)


def _make_private_file(file: Path) -> None:
    try:
        make_private(file.parent)
        file.touch(mode=0o600, exist_ok=True)
        if os.name == "posix":
            file.chmod(0o600)
    except OSError:
        return
