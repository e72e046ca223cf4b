"""Which function carries out which command of people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import people
from whence.services.commands import people as commands
from whence.services.journal import Handler

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.AddPerson: people.add_person,
        commands.AddPeople: people.add_people,
        commands.RenamePerson: people.rename_person,
        commands.DescribePerson: people.describe_person,
        commands.ShelvePeople: people.shelve_people,
        commands.AddIdentity: people.add_identity,
        commands.DeleteIdentity: people.delete_identity,
        commands.SetAffiliation: people.set_affiliation,
        commands.DeleteAffiliation: people.delete_affiliation,
        commands.TagPeople: people.tag_people,
        commands.UntagPeople: people.untag_people,
        commands.WritePrivateNote: people.write_private_note,
    }
)
