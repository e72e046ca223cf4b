"""Which function carries out which command of capturing and event mode."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import capture_saving, event_mode
from whence.services.commands import capture as commands
from whence.services.journal import Handler
from whence.services.noticing import notice_after

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.LogLine: notice_after(capture_saving.log_line),
        commands.PromiseFirstLook: event_mode.promise_first_look,
    }
)
