"""Writing what leaves the journal: a new file readable by its owner only, in place when it is whole."""

from __future__ import annotations

import os
from pathlib import Path

from whence.domain.errors import Refusal


def write_private(path: Path, content: bytes) -> None:
    """Write a file, in place of one that is there. Raises Refusal when it can't be written; nothing is half done."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Refusal(f"{path} could not be written: {error.strerror}. Choose another place.") from error
