-- Derived tables of search. A rank is the negated weight of who a person is to the owner (least first), see
-- search_ranking.py. `doc` numbers grow with closeness, so that the newest-numbered documents are asked first.

CREATE TABLE IF NOT EXISTS search_person (
    person INTEGER PRIMARY KEY,
    doc INTEGER NOT NULL UNIQUE,
    rank REAL NOT NULL,
    placed REAL NOT NULL,
    words TEXT NOT NULL,
    initials TEXT NOT NULL,
    facts BLOB NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS search_token (
    token TEXT NOT NULL,
    rank REAL NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (token, rank, person)
) STRICT, WITHOUT ROWID;

-- The first one to three letters of every token, and initials behind a full stop.
CREATE TABLE IF NOT EXISTS search_prefix (
    prefix TEXT NOT NULL,
    rank REAL NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (prefix, rank, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS search_word (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE IF NOT EXISTS search_deletion (
    hash INTEGER NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY (hash, word)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE IF NOT EXISTS search_facts USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii'
);

CREATE TABLE IF NOT EXISTS search_page (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    digest BLOB NOT NULL,
    UNIQUE (person, from_day)
) STRICT;

CREATE VIRTUAL TABLE IF NOT EXISTS search_texts USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='3', tokenize='ascii'
);

-- What was noted about one person of several is rare: read from here instead of looking at every participation.
CREATE INDEX IF NOT EXISTS search_lines ON participation(person_id, day) WHERE line <> '';

-- Days whose pages have to be read again, noted for people with several pages only. What is added shows in the
-- number of exchanges of a page, so that inserts need no trigger and imports stay fast.
CREATE TABLE IF NOT EXISTS search_touched (
    person INTEGER NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS search_participation_changed AFTER UPDATE ON participation
WHEN EXISTS (SELECT 1 FROM search_page WHERE person IN (OLD.person_id, NEW.person_id) AND from_day > -2000000)
BEGIN
    INSERT OR IGNORE INTO search_touched VALUES (OLD.person_id, coalesce(OLD.day, -2000000));
    INSERT OR IGNORE INTO search_touched VALUES (NEW.person_id, coalesce(NEW.day, -2000000));
END;

CREATE TRIGGER IF NOT EXISTS search_participation_gone AFTER DELETE ON participation
WHEN EXISTS (SELECT 1 FROM search_page WHERE person = OLD.person_id AND from_day > -2000000)
BEGIN
    INSERT OR IGNORE INTO search_touched VALUES (OLD.person_id, coalesce(OLD.day, -2000000));
END;

CREATE TRIGGER IF NOT EXISTS search_interaction_reworded AFTER UPDATE OF line ON interaction
BEGIN
    INSERT OR IGNORE INTO search_touched SELECT person_id, coalesce(day, -2000000) FROM participation
    WHERE interaction_id = NEW.id
      AND EXISTS (SELECT 1 FROM search_page WHERE person = person_id AND from_day > -2000000);
END;
