"""Which function carries out which command of the preferences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import preferences
from whence.services.commands import preferences as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.ChangeSetting: preferences.change_setting,
        commands.ChangeTieSettings: preferences.change_tie_settings,
        commands.DescribeOwner: preferences.describe_owner,
        commands.AddOwnIdentity: preferences.add_own_identity,
        commands.DeleteOwnIdentity: preferences.delete_own_identity,
        commands.SetOwnAffiliation: preferences.set_own_affiliation,
        commands.DeleteOwnAffiliation: preferences.delete_own_affiliation,
    }
)
