"""Resource files: phrase lists, rules, templates, icons; beside the checkout or inside the installed package."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = "resources"


class MissingResource(FileNotFoundError):
    """A file that belongs to the program is not where it should be; `sentence` says what to do."""

    def __init__(self, name: str) -> None:
        self.sentence = f"The file {name} of the program is missing: install Whence again."
        super().__init__(self.sentence)


@cache
def resource_root() -> Path:
    """The folder that holds all resource files.

    Looked for inside a frozen program, inside the installed package, then in the folders above it (a checkout).
    Raises MissingResource when there is none.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [*([Path(frozen) / FOLDER] if frozen else []), package / FOLDER, *(up / FOLDER for up in package.parents)]
    for place in places:
        if (place / "rules").is_dir() or (place / "icons").is_dir():
            return place
    raise MissingResource(FOLDER)


def resource_path(name: str) -> Path:
    """Where a resource lies, by its name with slashes ("rules/phrases.en.toml"). Raises MissingResource."""
    path = resource_root().joinpath(*name.split("/"))
    if not path.exists():
        raise MissingResource(name)
    return path


def resource_text(name: str) -> str:
    """A text resource, read as UTF-8. Raises MissingResource."""
    return resource_path(name).read_text(encoding="utf-8")


def resource_table(name: str) -> dict[str, Any]:
    """A TOML resource. Raises MissingResource, and tomllib.TOMLDecodeError for a file that is not TOML."""
    import tomllib

    return tomllib.loads(resource_text(name))
