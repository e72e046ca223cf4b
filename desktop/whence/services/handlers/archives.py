"""Which function carries out which command of what archives brought."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import contradictions
from whence.services.commands import archives as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.AnswerContradiction: contradictions.answer_contradiction,
        commands.ChangeMind: contradictions.change_mind,
    }
)
