"""Which function carries out which command of introductions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import introductions
from whence.services.commands import introductions as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.StartIntroduction: introductions.start_introduction,
        commands.DescribeIntroduction: introductions.describe_introduction,
        commands.AdvanceIntroduction: introductions.advance_introduction,
        commands.JudgeIntroduction: introductions.judge_introduction,
        commands.DeleteIntroduction: introductions.delete_introduction,
    }
)
