"""Which function carries out which command: `handlers/<noun>.py` for the commands in `commands/<noun>.py`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from whence.services.journal import Handler


def handler_of(command: type) -> Handler:
    """The function for a kind of command, loaded with the others of its noun when the first of them is done."""
    noun = command.__module__.rpartition(".")[2]
    handlers = cast(Mapping[type, Handler], import_module(f"{__name__}.{noun}").HANDLERS)
    return handlers[command]
