-- Version 1 of the journal. Days whose precision varies are ISO text (EDTF for seasons); interactions carry
-- whole day numbers since 2000-01-01, because ties reckon with them. Text that may be missing is '' unless
-- missing means something of its own, then it is NULL.

CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    generation TEXT NOT NULL DEFAULT '',
    exported_on TEXT NOT NULL DEFAULT '',
    is_complete INTEGER NOT NULL DEFAULT 1,
    summary TEXT NOT NULL DEFAULT '{}',
    imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    is_name_missing INTEGER NOT NULL DEFAULT 0,
    headline TEXT NOT NULL DEFAULT '',
    shelf TEXT NOT NULL DEFAULT 'people',
    shelved_on TEXT NOT NULL DEFAULT '',
    give TEXT NOT NULL DEFAULT '',
    ask TEXT NOT NULL DEFAULT '',
    introduction_wish TEXT NOT NULL DEFAULT '',
    mutual_count INTEGER,
    is_of_interest INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT 'entry',
    import_id INTEGER REFERENCES import_batch(id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX person_by_shelf ON person(shelf);

CREATE TABLE identity (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    is_current INTEGER NOT NULL DEFAULT 1,
    is_inferred INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT 'entry',
    since TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX identity_by_key ON identity(kind, key);
CREATE INDEX identity_by_person ON identity(person_id);

CREATE TABLE connection (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    network TEXT NOT NULL DEFAULT 'linkedin',
    state TEXT NOT NULL,
    connected_on TEXT NOT NULL DEFAULT '',
    ended_on TEXT NOT NULL DEFAULT '',
    first_seen_on TEXT NOT NULL DEFAULT '',
    last_seen_on TEXT NOT NULL DEFAULT '',
    vanished_on TEXT NOT NULL DEFAULT '',
    vanished_answer TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry',
    UNIQUE (person_id, network)
) STRICT;
CREATE INDEX connection_by_vanished ON connection(vanished_on) WHERE vanished_on <> '';

CREATE TABLE affiliation (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'employer',
    organisation TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    first_seen_on TEXT NOT NULL DEFAULT '',
    last_seen_on TEXT NOT NULL DEFAULT '',
    is_current INTEGER NOT NULL DEFAULT 1,
    source TEXT NOT NULL DEFAULT 'entry'
) STRICT;
CREATE INDEX affiliation_by_person ON affiliation(person_id);
CREATE INDEX affiliation_by_organisation ON affiliation(organisation COLLATE NOCASE);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'event',
    place TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    series TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_name ON event(name COLLATE NOCASE);

CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    is_first INTEGER NOT NULL DEFAULT 0,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    place TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    introducer_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    words TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX origin_by_person ON origin(person_id);
CREATE INDEX origin_by_event ON origin(event_id);
CREATE INDEX origin_by_introducer ON origin(introducer_id);

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY,
    day INTEGER,
    precision TEXT NOT NULL DEFAULT 'day',
    at TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL,
    direction TEXT NOT NULL,
    line TEXT NOT NULL DEFAULT '',
    minutes INTEGER,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    thread TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry',
    source_key BLOB,
    import_id INTEGER REFERENCES import_batch(id) ON DELETE SET NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX interaction_by_source ON interaction(source_key) WHERE source_key IS NOT NULL;
CREATE INDEX interaction_by_event ON interaction(event_id) WHERE event_id IS NOT NULL;

-- `day` repeats the interaction's, so that a person's newest exchanges are read from one index.
CREATE TABLE participation (
    interaction_id INTEGER NOT NULL REFERENCES interaction(id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    day INTEGER,
    line TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (interaction_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_by_person ON participation(person_id, day);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    direction TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_on TEXT NOT NULL DEFAULT '',
    sent_at TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    note_kind TEXT NOT NULL DEFAULT 'unknown',
    headline TEXT NOT NULL DEFAULT '',
    claimed_relation TEXT NOT NULL DEFAULT '',
    mutual_count INTEGER,
    mutual_names TEXT NOT NULL DEFAULT '',
    is_same_field INTEGER,
    waiting_until TEXT NOT NULL DEFAULT '',
    waiting_default TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT '',
    again_from TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry',
    source_key BLOB,
    import_id INTEGER REFERENCES import_batch(id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX invitation_by_person ON invitation(person_id);
CREATE INDEX invitation_by_state ON invitation(state, direction);
CREATE UNIQUE INDEX invitation_by_source ON invitation(source_key) WHERE source_key IS NOT NULL;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL DEFAULT 'unknown',
    words TEXT NOT NULL DEFAULT '',
    claimed_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_by_person ON claim(person_id);

CREATE TABLE rule (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    previous_id INTEGER REFERENCES rule(id) ON DELETE SET NULL,
    sentence TEXT NOT NULL,
    condition TEXT NOT NULL,
    verdict TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    week TEXT NOT NULL,
    budget INTEGER NOT NULL,
    started_on TEXT NOT NULL,
    ended_on TEXT NOT NULL DEFAULT '',
    card TEXT NOT NULL DEFAULT '',
    listed TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX review_by_week ON review(week);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE SET NULL,
    review_id INTEGER REFERENCES review(id) ON DELETE SET NULL,
    stage TEXT NOT NULL,
    verdict TEXT NOT NULL,
    codes TEXT NOT NULL DEFAULT '[]',
    rationale TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    policy TEXT NOT NULL DEFAULT '',
    rule_id INTEGER REFERENCES rule(id) ON DELETE SET NULL,
    exception TEXT NOT NULL DEFAULT '',
    look_back_on TEXT NOT NULL DEFAULT '',
    until_on TEXT NOT NULL DEFAULT '',
    group_uid TEXT NOT NULL DEFAULT '',
    reconsiders_id INTEGER REFERENCES decision(id) ON DELETE SET NULL,
    decided_on TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_person ON decision(person_id, decided_on);
CREATE INDEX decision_by_invitation ON decision(invitation_id);
CREATE INDEX decision_by_look_back ON decision(look_back_on) WHERE look_back_on <> '';
CREATE INDEX decision_by_group ON decision(group_uid) WHERE group_uid <> '';

CREATE TABLE introduction (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    asker_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    asked_for_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    purpose TEXT NOT NULL DEFAULT '',
    asker_reason TEXT NOT NULL DEFAULT '',
    asked_for_reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    declined_by TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL DEFAULT '',
    created_on TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX introduction_by_asker ON introduction(asker_id);
CREATE INDEX introduction_by_asked_for ON introduction(asked_for_id);

CREATE TABLE introduction_step (
    id INTEGER PRIMARY KEY,
    introduction_id INTEGER NOT NULL REFERENCES introduction(id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    interaction_id INTEGER REFERENCES interaction(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX introduction_step_by_introduction ON introduction_step(introduction_id);

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    decision_id INTEGER REFERENCES decision(id) ON DELETE CASCADE,
    introduction_id INTEGER REFERENCES introduction(id) ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    judged_on TEXT NOT NULL
) STRICT;
CREATE INDEX outcome_by_decision ON outcome(decision_id);
CREATE INDEX outcome_by_introduction ON outcome(introduction_id);

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    default_verdict TEXT NOT NULL DEFAULT 'decline',
    answer TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT '',
    judged TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX question_by_person ON question(person_id);
CREATE INDEX question_by_invitation ON question(invitation_id);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    words TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    closed_on TEXT NOT NULL DEFAULT '',
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    moves TEXT NOT NULL DEFAULT '[]',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_person ON follow_up(person_id);
CREATE INDEX follow_up_by_due ON follow_up(state, due_on);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    kind TEXT NOT NULL DEFAULT 'tag'
) STRICT;

CREATE TABLE person_tag (
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tag_by_tag ON person_tag(tag_id);

CREATE TABLE private_note (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    written_on TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX private_note_by_person ON private_note(person_id);

-- What the owner says about a tie, above everything computed.
CREATE TABLE tie_label (
    person_id INTEGER PRIMARY KEY REFERENCES person(id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    remind_on TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE keep_in_touch (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES person(id) ON DELETE CASCADE,
    tag_id INTEGER REFERENCES tag(id) ON DELETE CASCADE,
    ideal_days INTEGER NOT NULL,
    longest_days INTEGER NOT NULL
) STRICT;
CREATE INDEX keep_in_touch_by_person ON keep_in_touch(person_id);

CREATE TABLE red_flag (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction(id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    hours INTEGER,
    raised_on TEXT NOT NULL,
    decision_id INTEGER REFERENCES decision(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX red_flag_by_person ON red_flag(person_id);

CREATE TABLE to_do (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE SET NULL,
    decision_id INTEGER REFERENCES decision(id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    created_on TEXT NOT NULL,
    done_on TEXT NOT NULL DEFAULT '',
    confirmed_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX to_do_by_person ON to_do(person_id);
CREATE INDEX to_do_by_done ON to_do(done_on);

CREATE TABLE removal (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    invitation_id INTEGER REFERENCES invitation(id) ON DELETE SET NULL,
    decision_id INTEGER REFERENCES decision(id) ON DELETE SET NULL,
    what TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    day TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    again_from TEXT NOT NULL DEFAULT '',
    undone_on TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX removal_by_person ON removal(person_id);

CREATE TABLE address_change (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    other_id INTEGER REFERENCES person(id) ON DELETE CASCADE,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    new_key TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'proposed',
    proposed_on TEXT NOT NULL
) STRICT;
CREATE INDEX address_change_by_person ON address_change(person_id);

CREATE TABLE candidate (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    emails TEXT NOT NULL DEFAULT '',
    phones TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    source_key BLOB UNIQUE,
    import_id INTEGER REFERENCES import_batch(id) ON DELETE SET NULL
) STRICT;

-- Two people looked at and found not to be the same; first_id is the smaller.
CREATE TABLE distinct_pair (
    first_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    said_on TEXT NOT NULL,
    PRIMARY KEY (first_id, second_id)
) STRICT, WITHOUT ROWID;

-- What a merge took in, so that a wrong one can be split again after other changes.
CREATE TABLE merge (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    taken_uid TEXT NOT NULL,
    taken_name TEXT NOT NULL,
    taken TEXT NOT NULL,
    merged_at TEXT NOT NULL
) STRICT;
CREATE INDEX merge_by_person ON merge(person_id);

CREATE TABLE own_profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    preferred_names TEXT NOT NULL DEFAULT '[]',
    accepted_forms TEXT NOT NULL DEFAULT '[]',
    headline TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '[]',
    anchors TEXT NOT NULL DEFAULT '[]',
    policy TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE own_identity (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT 'entry',
    UNIQUE (kind, key)
) STRICT;

CREATE TABLE own_affiliation (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'employer',
    organisation TEXT NOT NULL,
    aliases TEXT NOT NULL DEFAULT '[]',
    title TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'entry'
) STRICT;

CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Kept beside the facts, outside undo and the export: what is being typed, what was done, what is still to be indexed.

CREATE TABLE draft (
    key TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    command TEXT NOT NULL,
    done_at TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0,
    is_import INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL
) STRICT;

CREATE TABLE history_part (
    seq INTEGER NOT NULL REFERENCES history(seq) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE marker (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
