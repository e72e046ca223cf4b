"""Which function carries out which command of tidying up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import bursts, duplicates, erasing, event_pages, inbox, left_out, merging, selections, vanished
from whence.services.commands import tidying as commands
from whence.services.journal import Handler
from whence.services.noticing import notice_after

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        commands.MergePeople: merging.merge_people,
        commands.SplitMerge: merging.split_merge,
        commands.DeclareDistinct: merging.declare_distinct,
        commands.AcceptAddress: duplicates.accept_address,
        commands.RefuseAddress: duplicates.refuse_address,
        commands.AnswerVanished: vanished.answer_vanished,
        commands.AnswerManyVanished: vanished.answer_many_vanished,
        commands.MergeEvents: event_pages.merge_events,
        commands.LinkEvents: event_pages.link_events,
        commands.DeleteEvent: event_pages.delete_event,
        commands.NameBurst: bursts.name_burst,
        commands.EmptyBin: erasing.empty_bin,
        commands.BringBackErased: left_out.bring_back,
        commands.TagSelection: selections.tag_selection,
        commands.LogSelection: notice_after(selections.log_selection),
        commands.ConsiderRemoval: selections.consider_removal,
        commands.ChooseInbox: inbox.choose_inbox,
    }
)
