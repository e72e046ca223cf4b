"""Which function carries out which command of removing ties."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import removing
from whence.services.commands import removing as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.RemoveTies: removing.remove_connections,
    }
)
