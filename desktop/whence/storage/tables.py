"""The tables of the journal for peewee; a test holds them to the versioned schema, column by column.

No model is bound to a database: every query is run by a Store, which binds it to its own file.
"""

from __future__ import annotations

from peewee import AutoField, CompositeKey, IntegerField, Model, TextField

from whence.domain.connections import ConnectionState
from whence.domain.dates import Precision
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.storage.fields import BytesField, DateField, DayField, EnumField, FlagField, JsonField


class Row(Model):
    """A row of any table; tables are named like their model, in snake case."""

    class Meta:
        legacy_table_names = False


class ImportBatch(Row):
    id = AutoField()
    uid = TextField()
    source = TextField()
    kind = TextField()
    generation = TextField()
    exported_on = DateField()
    is_complete = FlagField()
    summary = JsonField()
    imported_at = TextField()


class Person(Row):
    id = AutoField()
    uid = TextField()
    name = TextField()
    first_name = TextField()
    last_name = TextField()
    is_name_missing = FlagField()
    headline = TextField()
    shelf = TextField()
    shelved_on = DateField()
    give = TextField()
    ask = TextField()
    introduction_wish = TextField()
    mutual_count = IntegerField(null=True)
    is_of_interest = FlagField()
    source = TextField()
    import_id = IntegerField(null=True)
    created_at = TextField()
    updated_at = TextField()


class Identity(Row):
    id = AutoField()
    person_id = IntegerField()
    kind = TextField()
    value = TextField()
    key = TextField()
    is_current = FlagField()
    is_inferred = FlagField()
    source = TextField()
    since = DayField()


class Connection(Row):
    id = AutoField()
    person_id = IntegerField()
    network = TextField()
    state = EnumField(ConnectionState)
    connected_on = DayField()
    ended_on = DayField()
    first_seen_on = DateField()
    last_seen_on = DateField()
    vanished_on = DateField()
    vanished_answer = TextField()
    source = TextField()


class Affiliation(Row):
    id = AutoField()
    person_id = IntegerField()
    kind = TextField()
    organisation = TextField()
    title = TextField()
    starts_on = DayField()
    ends_on = DayField()
    first_seen_on = DateField()
    last_seen_on = DateField()
    is_current = FlagField()
    source = TextField()


class Event(Row):
    id = AutoField()
    uid = TextField()
    name = TextField()
    kind = TextField()
    place = TextField()
    starts_on = DayField()
    ends_on = DayField()
    series = TextField()
    words = TextField()
    created_at = TextField()


class Origin(Row):
    id = AutoField()
    person_id = IntegerField()
    is_first = FlagField()
    event_id = IntegerField(null=True)
    place = TextField()
    day = DayField()
    introducer_id = IntegerField(null=True)
    words = TextField()
    evidence = TextField()
    source = TextField()
    created_at = TextField()


class Interaction(Row):
    id = AutoField()
    day = IntegerField(null=True)
    precision = EnumField(Precision)
    at = TextField()
    channel = EnumField(Channel)
    direction = EnumField(Direction)
    line = TextField()
    minutes = IntegerField(null=True)
    event_id = IntegerField(null=True)
    thread = TextField()
    source = TextField()
    source_key = BytesField(null=True)
    import_id = IntegerField(null=True)
    created_at = TextField()


class Participation(Row):
    interaction_id = IntegerField()
    person_id = IntegerField()
    day = IntegerField(null=True)
    line = TextField()

    class Meta:
        primary_key = CompositeKey("interaction_id", "person_id")


class Invitation(Row):
    id = AutoField()
    uid = TextField()
    person_id = IntegerField()
    direction = EnumField(InvitationDirection)
    state = EnumField(InvitationState)
    sent_on = DayField()
    sent_at = TextField()
    note = TextField()
    note_kind = EnumField(NoteKind)
    headline = TextField()
    claimed_relation = TextField()
    mutual_count = IntegerField(null=True)
    mutual_names = TextField()
    is_same_field = IntegerField(null=True)
    waiting_until = DateField()
    waiting_default = TextField()
    answered_on = DateField()
    again_from = DateField()
    source = TextField()
    source_key = BytesField(null=True)
    import_id = IntegerField(null=True)
    created_at = TextField()
    updated_at = TextField()


class Claim(Row):
    id = AutoField()
    person_id = IntegerField()
    invitation_id = IntegerField(null=True)
    type = TextField()
    about = TextField()
    finding = TextField()
    words = TextField()
    claimed_on = DayField()


class Rule(Row):
    id = AutoField()
    uid = TextField()
    version = IntegerField()
    previous_id = IntegerField(null=True)
    sentence = TextField()
    condition = JsonField()
    verdict = EnumField(Verdict)
    is_active = FlagField()
    starts_on = DateField()
    ends_on = DateField()
    created_at = TextField()


class Review(Row):
    id = AutoField()
    uid = TextField()
    week = TextField()
    budget = IntegerField()
    started_on = DateField()
    ended_on = DateField()
    card = TextField()
    listed = JsonField()


class Decision(Row):
    id = AutoField()
    uid = TextField()
    person_id = IntegerField()
    invitation_id = IntegerField(null=True)
    review_id = IntegerField(null=True)
    stage = TextField()
    verdict = EnumField(Verdict)
    codes = JsonField()
    rationale = TextField()
    facts = JsonField()
    policy = TextField()
    rule_id = IntegerField(null=True)
    exception = TextField()
    look_back_on = DateField()
    until_on = DateField()
    group_uid = TextField()
    reconsiders_id = IntegerField(null=True)
    decided_on = DateField()
    decided_at = TextField()


class Introduction(Row):
    id = AutoField()
    uid = TextField()
    asker_id = IntegerField()
    asked_for_id = IntegerField()
    purpose = TextField()
    asker_reason = TextField()
    asked_for_reason = TextField()
    state = TextField()
    declined_by = TextField()
    due_on = DateField()
    created_on = DateField()
    updated_at = TextField()


class IntroductionStep(Row):
    id = AutoField()
    introduction_id = IntegerField()
    state = TextField()
    day = DateField()
    words = TextField()
    interaction_id = IntegerField(null=True)


class Outcome(Row):
    id = AutoField()
    decision_id = IntegerField(null=True)
    introduction_id = IntegerField(null=True)
    verdict = TextField()
    words = TextField()
    judged_on = DateField()


class Question(Row):
    id = AutoField()
    person_id = IntegerField()
    invitation_id = IntegerField(null=True)
    text = TextField()
    asked_on = DateField()
    due_on = DateField()
    default_verdict = TextField()
    answer = TextField()
    answered_on = DateField()
    judged = TextField()


class FollowUp(Row):
    id = AutoField()
    person_id = IntegerField()
    words = TextField()
    due_on = DateField()
    state = TextField()
    closed_on = DateField()
    event_id = IntegerField(null=True)
    moves = JsonField()
    created_at = TextField()


class Tag(Row):
    id = AutoField()
    name = TextField()
    kind = TextField()


class PersonTag(Row):
    person_id = IntegerField()
    tag_id = IntegerField()

    class Meta:
        primary_key = CompositeKey("person_id", "tag_id")


class PrivateNote(Row):
    id = AutoField()
    person_id = IntegerField()
    text = TextField()
    written_on = DateField()
    source = TextField()
    created_at = TextField()


class TieLabel(Row):
    person_id = IntegerField(primary_key=True)
    label = TextField()
    category = TextField()
    remind_on = DateField()


class KeepInTouch(Row):
    id = AutoField()
    person_id = IntegerField(null=True)
    tag_id = IntegerField(null=True)
    ideal_days = IntegerField()
    longest_days = IntegerField()


class RedFlag(Row):
    id = AutoField()
    person_id = IntegerField()
    interaction_id = IntegerField(null=True)
    what = TextField()
    hours = IntegerField(null=True)
    raised_on = DateField()
    decision_id = IntegerField(null=True)
    kept_back_on = DateField()


class ToDo(Row):
    id = AutoField()
    person_id = IntegerField()
    invitation_id = IntegerField(null=True)
    decision_id = IntegerField(null=True)
    action = TextField()
    created_on = DateField()
    done_on = DateField()
    confirmed_on = DateField()
    archive_on = DateField()
    finding = TextField()
    answer = TextField()


class Removal(Row):
    id = AutoField()
    person_id = IntegerField()
    invitation_id = IntegerField(null=True)
    decision_id = IntegerField(null=True)
    what = TextField()
    by_whom = TextField()
    day = DayField()
    why = TextField()
    again_from = DateField()
    undone_on = DateField()


class AddressChange(Row):
    id = AutoField()
    person_id = IntegerField()
    other_id = IntegerField(null=True)
    old_value = TextField()
    new_value = TextField()
    new_key = TextField()
    state = TextField()
    proposed_on = DateField()


class Candidate(Row):
    id = AutoField()
    name = TextField()
    organisation = TextField()
    title = TextField()
    emails = TextField()
    phones = TextField()
    source = TextField()
    source_key = BytesField(null=True)
    import_id = IntegerField(null=True)


class DistinctPair(Row):
    first_id = IntegerField()
    second_id = IntegerField()
    said_on = DateField()

    class Meta:
        primary_key = CompositeKey("first_id", "second_id")


class Merge(Row):
    id = AutoField()
    person_id = IntegerField()
    taken_uid = TextField()
    taken_name = TextField()
    taken = JsonField()
    merged_at = TextField()


class OwnProfile(Row):
    id = AutoField()
    first_name = TextField()
    last_name = TextField()
    preferred_names = JsonField()
    accepted_forms = JsonField()
    headline = TextField()
    fields = JsonField()
    anchors = JsonField()
    policy = TextField()


class OwnIdentity(Row):
    id = AutoField()
    kind = TextField()
    value = TextField()
    key = TextField()
    source = TextField()


class OwnAffiliation(Row):
    id = AutoField()
    kind = TextField()
    organisation = TextField()
    aliases = JsonField()
    title = TextField()
    starts_on = DayField()
    ends_on = DayField()
    words = TextField()
    source = TextField()


class Template(Row):
    id = AutoField()
    name = TextField()
    kind = TextField()
    text = TextField()
    updated_at = TextField()


class Setting(Row):
    key = TextField(primary_key=True)
    value = TextField()


class Draft(Row):
    key = TextField(primary_key=True)
    text = TextField()
    saved_at = TextField()
