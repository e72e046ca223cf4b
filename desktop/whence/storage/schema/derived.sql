-- Derived tables of ties: brought up to date with every change, can always be rebuilt, carry no foreign keys.

CREATE TABLE IF NOT EXISTS tie (
    person INTEGER PRIMARY KEY,
    in_k REAL NOT NULL DEFAULT 0,
    out_k REAL NOT NULL DEFAULT 0,
    k REAL NOT NULL DEFAULT 0,
    first_day INTEGER,
    last_day INTEGER,
    last_direction TEXT NOT NULL DEFAULT '',
    n_days INTEGER NOT NULL DEFAULT 0,
    med_gap REAL,
    peak_f REAL NOT NULL DEFAULT 0,
    weak_from INTEGER,
    flag_due INTEGER,
    suppressed_until INTEGER,
    keep_streak INTEGER NOT NULL DEFAULT 0,
    due_on INTEGER,
    first_due INTEGER,
    imported_on INTEGER,
    valid_from INTEGER,
    valid_until INTEGER,
    value INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS tie_due ON tie(due_on);
CREATE INDEX IF NOT EXISTS tie_k ON tie(k DESC);
