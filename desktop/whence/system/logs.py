"""The log: private, small, and without a word from the journal."""

from __future__ import annotations

import logging
import os
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from whence.system.places import make_private

FILE_NAME = "whence.log"
_LARGEST = 512 * 1024
_KEPT = 3


class WithoutContent(logging.Formatter):
    """Of an error only its kind and where it happened is written: what it says may quote the journal."""

    default_msec_format = "%s.%03d"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; the text of an error is left out, also one that another formatter has kept."""
        record.exc_text = None
        return super().format(record)

    def formatException(  # noqa: N802 -- logging's name
        self, ei: tuple[type[BaseException], BaseException, object] | tuple[None, None, None]
    ) -> str:
        """The kinds of error, from the cause on, each with the places it passed through."""
        return "\n".join(self._told(ei[1])) if ei[1] is not None else ""

    def _told(self, error: BaseException) -> list[str]:
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        lines = self._told(before) if before is not None else []
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        return lines


class PrivateFile(RotatingFileHandler):
    """A log of at most 2 MB in four files that only their owner can read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True)
        self.setFormatter(WithoutContent())

    def _open(self) -> TextIO:  # type: ignore[override]
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        if os.name == "posix":
            os.fchmod(handle, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's name
        """A log that cannot be written (full disk, folder gone) is done without."""


def start_log(folder: Path, *, is_detailed: bool = False) -> logging.Handler | None:
    """Write the log of the whole program into `folder`; gives the handler, None when the folder cannot be made."""
    try:
        make_private(folder)
    except OSError:
        return None
    handler = PrivateFile(folder / FILE_NAME)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG if is_detailed else logging.INFO)
    return handler
