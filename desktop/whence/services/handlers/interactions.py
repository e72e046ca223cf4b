"""Which function carries out which command of interactions, follow-ups, events and origins."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import interactions, origins
from whence.services.commands import interactions as commands
from whence.services.journal import Handler
from whence.services.noticing import notice_after

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.LogInteraction: notice_after(interactions.log_interaction),
        commands.EditInteraction: notice_after(interactions.edit_interaction),
        commands.DeleteInteraction: interactions.delete_interaction,
        commands.AddFollowUp: interactions.add_follow_up,
        commands.CloseFollowUp: interactions.close_follow_up,
        commands.MoveFollowUp: interactions.move_follow_up,
        commands.AddEvent: origins.add_event,
        commands.EditEvent: origins.edit_event,
        commands.SetOrigin: origins.set_origin,
        commands.DeleteOrigin: origins.delete_origin,
    }
)
