-- Ties, derived from interactions, origins, decisions and labels; brought up to date with every change.
-- Days are day numbers since 2000-01-01; sums are scaled to that day, so that nothing has to be aged.

CREATE TABLE IF NOT EXISTS tie (
    person INTEGER PRIMARY KEY,
    in_k REAL NOT NULL,
    out_k REAL NOT NULL,
    k REAL NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    n_days INTEGER NOT NULL,
    median_gap REAL,
    peak_per_year REAL NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    known_on INTEGER NOT NULL,
    met_on INTEGER,
    label TEXT NOT NULL,
    red_flag_on INTEGER,
    reminder_on INTEGER,
    suppressed_until INTEGER,
    is_decided INTEGER NOT NULL,
    imported_on INTEGER,
    due_on INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS tie_by_due ON tie(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_strength ON tie(k DESC);
CREATE INDEX IF NOT EXISTS tie_by_last ON tie(last_day DESC);
