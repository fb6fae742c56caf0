-- What no single document tells: figures, copies and their origins, stories, watch lists.
--
-- `relations` keeps what a document added to all this, so that it can be taken back when the
-- document is read again. Figures and stories have numbers that are never used twice.

CREATE TABLE figures (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    state TEXT,                       -- country code where the figure is a state
    latitude REAL,                    -- where a place lies, in degrees
    longitude REAL
) STRICT;

-- What a figure is known by, each with the number of documents: its names, the kinds that readings
-- take it for, roles, countries; and the reasons for which names were joined.
CREATE TABLE figure_facts (
    figure INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
    sort TEXT NOT NULL,               -- name, kind, role, country, reason
    value TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (figure, sort, value)
) STRICT, WITHOUT ROWID;

-- The keys that figures are looked up by (`resolve/name_keys.py`).
CREATE TABLE figure_keys (
    key TEXT NOT NULL,
    figure INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
    PRIMARY KEY (key, figure)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_keys_by_figure ON figure_keys (figure);

CREATE TABLE relations (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    story INTEGER,
    is_copy INTEGER NOT NULL,
    content BLOB NOT NULL             -- zlib of JSON: its marks, and its part in each figure
) STRICT;

-- The sorted hashes of all shingles (64 bits each, little-endian), and the sample that finds copies.
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    hashes BLOB NOT NULL
) STRICT;

CREATE TABLE sketch_keys (
    hash INTEGER NOT NULL,            -- as a signed number
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX sketch_keys_by_document ON sketch_keys (document);

CREATE TABLE copies (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL,               -- exact, near, shortened, translated
    likeness REAL NOT NULL,
    reasons TEXT NOT NULL,            -- one a line
    PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX copies_by_other ON copies (other);

-- In how many documents each mark is (`resolve/marks.py`).
CREATE TABLE mark_counts (
    mark TEXT PRIMARY KEY,
    documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    first TEXT,                       -- days of its first and last document, ISO 8601
    last TEXT,
    origins INTEGER NOT NULL,         -- documents that count for the centre
    centre BLOB NOT NULL              -- zlib of JSON: mark, and the sum of its weights
) STRICT;

CREATE TABLE story_keys (
    key TEXT NOT NULL,
    day TEXT NOT NULL,                -- first day of the story when it got the key; may be empty
    story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
    PRIMARY KEY (key, day, story)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_keys_by_story ON story_keys (story, key);

CREATE TABLE watch_lists (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    added TEXT NOT NULL
) STRICT;

CREATE TABLE watch_entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    list INTEGER NOT NULL REFERENCES watch_lists ON DELETE CASCADE,
    id TEXT NOT NULL,                 -- as the list calls the entry, or its name
    kind TEXT NOT NULL,
    names TEXT NOT NULL,              -- one a line, the first is the usual one
    country TEXT
) STRICT;

CREATE INDEX watch_entries_by_list ON watch_entries (list);

CREATE TABLE watch_keys (
    key TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES watch_entries ON DELETE CASCADE,
    PRIMARY KEY (key, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_keys_by_entry ON watch_keys (entry);

CREATE TABLE watch_matches (
    figure INTEGER NOT NULL REFERENCES figures ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES watch_entries ON DELETE CASCADE,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (figure, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX watch_matches_by_entry ON watch_matches (entry);
