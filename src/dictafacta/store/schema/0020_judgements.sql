-- What people decided, apart from everything that a rule found.
--
-- A judgement names its document and record by content, never by number, so that it outlives a new
-- reading, another desk, and documents that are not here yet: there is no reference to `documents`.

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,          -- hash of the judgement, by which it is known again
    document TEXT,                    -- SHA-256 of the judged document, NULL for names
    body TEXT NOT NULL,               -- JSON dictafacta-judgement/1
    undone TEXT,                      -- ISO 8601 time in UTC
    placing TEXT,                     -- same, moved or lost; NULL where there was no such document
    record TEXT                       -- id of the record that it landed on
) STRICT;

CREATE INDEX judgements_by_document ON judgements (document);
