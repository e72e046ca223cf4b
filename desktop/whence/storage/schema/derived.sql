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
    due_on INTEGER,
    connected_on INTEGER,
    waiting_since INTEGER,
    is_stock INTEGER NOT NULL,
    lasting_points INTEGER NOT NULL,
    closer_points INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS tie_by_due ON tie(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_first_due ON tie(due_on, person) WHERE is_stock = 0 AND due_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_waiting ON tie(
    waiting_since, person, last_day, k, lasting_points, closer_points, connected_on, reminder_on, red_flag_on, due_on
) WHERE is_stock = 1 AND due_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_red_flag ON tie(red_flag_on) WHERE red_flag_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_reminder ON tie(reminder_on) WHERE reminder_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS tie_by_validity ON tie(valid_until);
CREATE INDEX IF NOT EXISTS tie_by_strength ON tie(k DESC);
CREATE INDEX IF NOT EXISTS tie_by_last ON tie(last_day DESC);

-- Exchanges by day, so that those of each week are counted without reading their lines.
CREATE INDEX IF NOT EXISTS interaction_by_day ON interaction(day) WHERE precision = 'day' AND day IS NOT NULL;
