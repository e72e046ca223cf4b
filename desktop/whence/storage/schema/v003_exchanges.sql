-- The interactions an import brought stand in its history beside the changeset, a piece at a time.
-- `marks` tell whether they are as it left them, `people` who took part; `rows` holds them while they are taken out.

CREATE TABLE history_exchange (
    seq INTEGER NOT NULL REFERENCES history(seq) ON DELETE CASCADE,
    piece INTEGER NOT NULL,
    ids BLOB NOT NULL,
    marks BLOB NOT NULL,
    people BLOB NOT NULL,
    rows BLOB,
    PRIMARY KEY (seq, piece)
) STRICT, WITHOUT ROWID;
