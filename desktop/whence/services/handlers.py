"""Which function carries out which command."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from whence.services import (
    bursts,
    capture_saving,
    duplicates,
    erasing,
    event_mode,
    event_pages,
    inbox,
    interactions,
    left_out,
    merging,
    origins,
    people,
    preferences,
    selections,
    vanished,
)
from whence.services.commands import capture as of_capture
from whence.services.commands import interactions as of_interactions
from whence.services.commands import people as of_people
from whence.services.commands import preferences as of_preferences
from whence.services.commands import tidying as of_tidying
from whence.services.desk_handlers import DESK_HANDLERS
from whence.services.introductions import INTRODUCTION_HANDLERS
from whence.services.journal import Handler
from whence.services.noticing import notice_after
from whence.services.review_handlers import REVIEW_HANDLERS

HANDLERS: Mapping[type, Handler] = MappingProxyType(
    {
        of_capture.LogLine: notice_after(capture_saving.log_line),
        of_capture.PromiseFirstLook: event_mode.promise_first_look,
        of_people.AddPerson: people.add_person,
        of_people.AddPeople: people.add_people,
        of_people.RenamePerson: people.rename_person,
        of_people.DescribePerson: people.describe_person,
        of_people.ShelvePeople: people.shelve_people,
        of_people.AddIdentity: people.add_identity,
        of_people.DeleteIdentity: people.delete_identity,
        of_people.SetAffiliation: people.set_affiliation,
        of_people.DeleteAffiliation: people.delete_affiliation,
        of_people.TagPeople: people.tag_people,
        of_people.UntagPeople: people.untag_people,
        of_people.WritePrivateNote: people.write_private_note,
        of_interactions.LogInteraction: notice_after(interactions.log_interaction),
        of_interactions.EditInteraction: notice_after(interactions.edit_interaction),
        of_interactions.DeleteInteraction: interactions.delete_interaction,
        of_interactions.AddFollowUp: interactions.add_follow_up,
        of_interactions.CloseFollowUp: interactions.close_follow_up,
        of_interactions.MoveFollowUp: interactions.move_follow_up,
        of_interactions.AddEvent: origins.add_event,
        of_interactions.EditEvent: origins.edit_event,
        of_interactions.SetOrigin: origins.set_origin,
        of_interactions.DeleteOrigin: origins.delete_origin,
        of_tidying.MergePeople: merging.merge_people,
        of_tidying.SplitMerge: merging.split_merge,
        of_tidying.DeclareDistinct: merging.declare_distinct,
        of_tidying.AcceptAddress: duplicates.accept_address,
        of_tidying.RefuseAddress: duplicates.refuse_address,
        of_tidying.AnswerVanished: vanished.answer_vanished,
        of_tidying.AnswerManyVanished: vanished.answer_many_vanished,
        of_tidying.MergeEvents: event_pages.merge_events,
        of_tidying.LinkEvents: event_pages.link_events,
        of_tidying.DeleteEvent: event_pages.delete_event,
        of_tidying.NameBurst: bursts.name_burst,
        of_tidying.EmptyBin: erasing.empty_bin,
        of_tidying.BringBackErased: left_out.bring_back,
        of_tidying.TagSelection: selections.tag_selection,
        of_tidying.LogSelection: notice_after(selections.log_selection),
        of_tidying.ConsiderRemoval: selections.consider_removal,
        of_tidying.ChooseInbox: inbox.choose_inbox,
        of_preferences.ChangeSetting: preferences.change_setting,
        of_preferences.ChangeTieSettings: preferences.change_tie_settings,
        of_preferences.DescribeOwner: preferences.describe_owner,
        of_preferences.AddOwnIdentity: preferences.add_own_identity,
        of_preferences.DeleteOwnIdentity: preferences.delete_own_identity,
        of_preferences.SetOwnAffiliation: preferences.set_own_affiliation,
        of_preferences.DeleteOwnAffiliation: preferences.delete_own_affiliation,
        **DESK_HANDLERS,
        **INTRODUCTION_HANDLERS,
        **REVIEW_HANDLERS,
    }
)
