-- Derived from decisions and notes: what new cases are compared with, and the words decisions are found by.
-- Triggers note what has to be read again; the rows themselves are written after each change, in its transaction.

-- Cases are few kinds: what they are compared by (features as JSON, in order) under which policy.
CREATE TABLE IF NOT EXISTS case_kind (
    id INTEGER PRIMARY KEY,
    features TEXT NOT NULL,
    policy TEXT NOT NULL,
    UNIQUE (features, policy)
) STRICT;

CREATE TABLE IF NOT EXISTS case_answer (
    id INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL,
    codes TEXT NOT NULL,
    UNIQUE (verdict, codes)
) STRICT;

-- `place` orders cases from the newest on (see CasePlace in domain/precedent_file.py).
CREATE TABLE IF NOT EXISTS precedent (
    decision INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    place TEXT NOT NULL,
    group_uid TEXT NOT NULL,
    answer INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS precedent_by_kind ON precedent(kind, place, group_uid, answer);
CREATE INDEX IF NOT EXISTS precedent_by_group ON precedent(kind, group_uid, place, answer) WHERE group_uid <> '';

CREATE VIRTUAL TABLE IF NOT EXISTS precedent_text USING fts5(
    note, headline, content='', contentless_delete=1, tokenize='ascii'
);

CREATE VIRTUAL TABLE IF NOT EXISTS decision_words USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize='ascii'
);

CREATE TABLE IF NOT EXISTS case_touched (
    decision INTEGER PRIMARY KEY
) STRICT;

-- Which of 2,048 classes the 5-grams of a masked note fall into: enough to tell which notes cannot be alike.
CREATE TABLE IF NOT EXISTS note_signature (
    id INTEGER PRIMARY KEY,
    invitation INTEGER NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    bits BLOB NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS note_touched (
    invitation INTEGER PRIMARY KEY
) STRICT;

CREATE INDEX IF NOT EXISTS decision_by_day ON decision(decided_on, id, verdict, look_back_on, person_id);
CREATE INDEX IF NOT EXISTS decision_by_rule ON decision(rule_id, exception <> '', id) WHERE rule_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS decision_by_reconsidered ON decision(reconsiders_id) WHERE reconsiders_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS invitation_by_wait ON invitation(state, direction, waiting_until) WHERE waiting_until <> '';
CREATE INDEX IF NOT EXISTS invitation_by_day ON invitation(direction, sent_on, id, state, person_id, waiting_until);

-- Rows are looked for before they are noted: inside a foreign key's action a trigger's OR IGNORE would not hold.
CREATE TRIGGER IF NOT EXISTS case_decided AFTER INSERT ON decision
BEGIN
    INSERT INTO case_touched SELECT id FROM (SELECT NEW.id AS id UNION SELECT NEW.reconsiders_id)
    WHERE id IS NOT NULL AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_changed AFTER UPDATE ON decision
BEGIN
    INSERT INTO case_touched SELECT id FROM
    (SELECT OLD.id AS id UNION SELECT NEW.id UNION SELECT OLD.reconsiders_id UNION SELECT NEW.reconsiders_id)
    WHERE id IS NOT NULL AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_gone AFTER DELETE ON decision
BEGIN
    INSERT INTO case_touched SELECT id FROM (SELECT OLD.id AS id UNION SELECT OLD.reconsiders_id)
    WHERE id IS NOT NULL AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_judged AFTER INSERT ON outcome
BEGIN
    INSERT INTO case_touched SELECT NEW.decision_id
    WHERE NEW.decision_id IS NOT NULL AND NEW.decision_id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_judged_anew AFTER UPDATE ON outcome
BEGIN
    INSERT INTO case_touched SELECT id FROM (SELECT OLD.decision_id AS id UNION SELECT NEW.decision_id)
    WHERE id IS NOT NULL AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_judged_no_more AFTER DELETE ON outcome
BEGIN
    INSERT INTO case_touched SELECT OLD.decision_id
    WHERE OLD.decision_id IS NOT NULL AND OLD.decision_id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS case_renamed AFTER UPDATE OF name, headline ON person
BEGIN
    INSERT INTO case_touched SELECT id FROM decision
    WHERE person_id = NEW.id AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS note_came AFTER INSERT ON invitation
WHEN NEW.note <> '' AND NEW.id NOT IN (SELECT invitation FROM note_touched)
BEGIN
    INSERT INTO note_touched VALUES (NEW.id);
END;

CREATE TRIGGER IF NOT EXISTS note_changed AFTER UPDATE OF note, headline, direction ON invitation
BEGIN
    DELETE FROM note_signature WHERE invitation = OLD.id;
    INSERT INTO note_touched SELECT NEW.id WHERE NEW.id NOT IN (SELECT invitation FROM note_touched);
    INSERT INTO case_touched SELECT id FROM decision
    WHERE invitation_id = NEW.id AND id NOT IN (SELECT decision FROM case_touched);
END;

CREATE TRIGGER IF NOT EXISTS note_gone AFTER DELETE ON invitation
BEGIN
    DELETE FROM note_signature WHERE invitation = OLD.id;
    DELETE FROM note_touched WHERE invitation = OLD.id;
END;
