"""Interactions: one exchange on one day over one channel with one or more people."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """Who turned to whom, seen from the owner of the journal."""

    IN = "in"
    OUT = "out"
    MUTUAL = "mutual"


class Channel(StrEnum):
    """Over what an exchange went. What each counts for a tie stands in `ties.CHANNEL_WEIGHTS`."""

    IN_PERSON = "in_person"
    CALL = "call"
    VIDEO = "video"
    INTRODUCTION = "introduction"
    RECOMMENDATION = "recommendation"
    MESSAGE = "message"
    EMAIL = "email"
    CHAT = "chat"
    COMMENT = "comment"
    INVITATION_NOTE = "invitation_note"
    GROUP_MESSAGE = "group_message"
    ENDORSEMENT = "endorsement"
    REACTION = "reaction"


CHANNEL_WORDS = {
    Channel.IN_PERSON: "met",
    Channel.CALL: "call",
    Channel.VIDEO: "video call",
    Channel.INTRODUCTION: "introduction",
    Channel.RECOMMENDATION: "recommendation",
    Channel.MESSAGE: "message",
    Channel.EMAIL: "e-mail",
    Channel.CHAT: "chat",
    Channel.COMMENT: "comment",
    Channel.INVITATION_NOTE: "invitation note",
    Channel.GROUP_MESSAGE: "group message",
    Channel.ENDORSEMENT: "endorsement",
    Channel.REACTION: "reaction",
}
