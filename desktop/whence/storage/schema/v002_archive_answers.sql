-- What the network's archives say about a step decided here, and what was answered where they say the contrary.
ALTER TABLE to_do ADD COLUMN archive_on TEXT NOT NULL DEFAULT '';
ALTER TABLE to_do ADD COLUMN finding TEXT NOT NULL DEFAULT '';
ALTER TABLE to_do ADD COLUMN answer TEXT NOT NULL DEFAULT '';
CREATE INDEX to_do_by_finding ON to_do(finding) WHERE finding = 'contradicted';

-- A red flag from long ago is found but kept back: the day it was found, empty for one that was raised.
ALTER TABLE red_flag ADD COLUMN kept_back_on TEXT NOT NULL DEFAULT '';
