-- Documents with their source and reading, the rows made from them, and the words to search by.
--
-- `documents.number` is what other tables refer to, with ON DELETE CASCADE. `documents.origin` and
-- `documents.story`, `appearances.figure`, and the `verdict` of records are filled by later steps.

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,          -- SHA-256 of the source bytes, hexadecimal
    uri TEXT NOT NULL,                -- where it was first found
    url TEXT,
    outlet TEXT,
    places TEXT NOT NULL DEFAULT ' ', -- folded words of outlet and host, a blank around each
    title TEXT,
    language TEXT NOT NULL,
    published TEXT,                   -- ISO 8601, as exact as it is known
    day_from TEXT,                    -- first and last day that `published` covers
    day_to TEXT,
    added TEXT NOT NULL,              -- ISO 8601 time in UTC
    read TEXT NOT NULL,               -- time of the present reading
    readable INTEGER NOT NULL,        -- 0 where no article was found
    version TEXT NOT NULL,            -- of dictafacta, at the present reading
    model TEXT,
    lexicon TEXT,
    origin TEXT,                      -- id of the document that this one copies, or its own
    story INTEGER
) STRICT;

CREATE INDEX documents_by_day ON documents (day_from);
CREATE INDEX documents_by_language ON documents (language);
CREATE INDEX documents_by_origin ON documents (origin);
CREATE INDEX documents_by_story ON documents (story);
CREATE INDEX documents_by_uri ON documents (uri);

-- The page as it came, compressed, with what was stated of it, so that it can be read again.
CREATE TABLE sources (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    content BLOB NOT NULL,            -- zlib
    is_text INTEGER NOT NULL,         -- 1 where the page was given as text, not as bytes
    media_type TEXT,
    encoding TEXT,
    url TEXT,
    published TEXT,
    language TEXT
) STRICT;

CREATE TABLE readings (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    content BLOB NOT NULL             -- zlib of the JSON dictafacta-reading/1
) STRICT;

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

-- Further places where the same bytes were found.
CREATE TABLE sightings (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    uri TEXT NOT NULL,
    url TEXT,
    seen TEXT NOT NULL,
    PRIMARY KEY (document, uri)
) STRICT, WITHOUT ROWID;

-- Pages that could not be had at all: there is no document, only the problem.
CREATE TABLE losses (
    place TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL,
    severity TEXT NOT NULL,
    seen TEXT NOT NULL
) STRICT;

-- The entities of each document.
CREATE TABLE appearances (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    entity TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,              -- all forms, one a line
    roles TEXT NOT NULL,              -- one a line
    country TEXT,
    sectors TEXT NOT NULL,            -- one a line
    latitude REAL,
    longitude REAL,
    figure INTEGER
) STRICT;

CREATE UNIQUE INDEX appearances_by_document ON appearances (document, entity);
CREATE INDEX appearances_by_figure ON appearances (figure);

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    place INTEGER NOT NULL,           -- order within the document
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    speaker INTEGER REFERENCES appearances,
    words TEXT NOT NULL,              -- the content, for the search
    row TEXT NOT NULL,                -- JSON: everything else that the row shows, as spans
    verdict TEXT
) STRICT;

CREATE INDEX statements_by_document ON statements (document, id);
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX statements_by_act ON statements (act);

CREATE TABLE statement_parties (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    role TEXT NOT NULL,               -- addressee, via, about
    appearance INTEGER NOT NULL REFERENCES appearances ON DELETE CASCADE,
    PRIMARY KEY (statement, role, appearance)
) STRICT, WITHOUT ROWID;

CREATE INDEX statement_parties_by_appearance ON statement_parties (appearance, role);

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    date TEXT,                        -- ISO 8601 or EDTF
    day_from TEXT,                    -- first and last day that `date` covers
    day_to TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    words TEXT NOT NULL,              -- the sentence, for the search
    row TEXT NOT NULL,
    verdict TEXT
) STRICT;

CREATE INDEX events_by_document ON events (document, id);
CREATE INDEX events_by_type ON events (type, day_from);

CREATE TABLE event_parties (
    event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    role TEXT NOT NULL,               -- actor, recipient, place, attributed
    appearance INTEGER NOT NULL REFERENCES appearances ON DELETE CASCADE,
    PRIMARY KEY (event, role, appearance)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_parties_by_appearance ON event_parties (appearance, role);

-- The words to search by. The tokenizer folds case and the accents of Latin letters; the views fold
-- what it leaves (ё, ø, ł, ß and the like), as `store/words.py` does with the words of a query. The
-- indexes keep no text of their own: they read it from the views.

CREATE VIEW text_words_source AS SELECT document AS number,
    replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(text
    , 'ё', 'е'), 'Ё', 'Е'), 'ʼ', '’'), 'ł', 'l'), 'Ł', 'L')
    , 'ø', 'o'), 'Ø', 'O'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i')
    , 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ґ', 'г'), 'Ґ', 'Г')
    AS words FROM texts;

CREATE VIRTUAL TABLE text_words USING fts5 (
    words, content = 'text_words_source', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER text_words_in AFTER INSERT ON texts BEGIN
    INSERT INTO text_words (rowid, words)
    SELECT number, words FROM text_words_source WHERE number = new.document;
END;

CREATE TRIGGER text_words_out BEFORE DELETE ON texts BEGIN
    INSERT INTO text_words (text_words, rowid, words)
    SELECT 'delete', number, words FROM text_words_source WHERE number = old.document;
END;

CREATE TRIGGER text_words_off BEFORE UPDATE OF text ON texts BEGIN
    INSERT INTO text_words (text_words, rowid, words)
    SELECT 'delete', number, words FROM text_words_source WHERE number = old.document;
END;

CREATE TRIGGER text_words_on AFTER UPDATE OF text ON texts BEGIN
    INSERT INTO text_words (rowid, words)
    SELECT number, words FROM text_words_source WHERE number = new.document;
END;

CREATE VIEW statement_words_source AS SELECT number AS number,
    replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(words
    , 'ё', 'е'), 'Ё', 'Е'), 'ʼ', '’'), 'ł', 'l'), 'Ł', 'L')
    , 'ø', 'o'), 'Ø', 'O'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i')
    , 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ґ', 'г'), 'Ґ', 'Г')
    AS words FROM statements;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, content = 'statement_words_source', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER statement_words_in AFTER INSERT ON statements BEGIN
    INSERT INTO statement_words (rowid, words)
    SELECT number, words FROM statement_words_source WHERE number = new.number;
END;

CREATE TRIGGER statement_words_out BEFORE DELETE ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, words)
    SELECT 'delete', number, words FROM statement_words_source WHERE number = old.number;
END;

CREATE TRIGGER statement_words_off BEFORE UPDATE OF words ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, words)
    SELECT 'delete', number, words FROM statement_words_source WHERE number = old.number;
END;

CREATE TRIGGER statement_words_on AFTER UPDATE OF words ON statements BEGIN
    INSERT INTO statement_words (rowid, words)
    SELECT number, words FROM statement_words_source WHERE number = new.number;
END;

CREATE VIEW event_words_source AS SELECT number AS number,
    replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(words
    , 'ё', 'е'), 'Ё', 'Е'), 'ʼ', '’'), 'ł', 'l'), 'Ł', 'L')
    , 'ø', 'o'), 'Ø', 'O'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i')
    , 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ґ', 'г'), 'Ґ', 'Г')
    AS words FROM events;

CREATE VIRTUAL TABLE event_words USING fts5 (
    words, content = 'event_words_source', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER event_words_in AFTER INSERT ON events BEGIN
    INSERT INTO event_words (rowid, words)
    SELECT number, words FROM event_words_source WHERE number = new.number;
END;

CREATE TRIGGER event_words_out BEFORE DELETE ON events BEGIN
    INSERT INTO event_words (event_words, rowid, words)
    SELECT 'delete', number, words FROM event_words_source WHERE number = old.number;
END;

CREATE TRIGGER event_words_off BEFORE UPDATE OF words ON events BEGIN
    INSERT INTO event_words (event_words, rowid, words)
    SELECT 'delete', number, words FROM event_words_source WHERE number = old.number;
END;

CREATE TRIGGER event_words_on AFTER UPDATE OF words ON events BEGIN
    INSERT INTO event_words (rowid, words)
    SELECT number, words FROM event_words_source WHERE number = new.number;
END;

CREATE VIEW name_words_source AS SELECT number AS number,
    replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(names
    , 'ё', 'е'), 'Ё', 'Е'), 'ʼ', '’'), 'ł', 'l'), 'Ł', 'L')
    , 'ø', 'o'), 'Ø', 'O'), 'đ', 'd'), 'Đ', 'D'), 'ı', 'i')
    , 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ґ', 'г'), 'Ґ', 'Г')
    AS words FROM appearances;

CREATE VIRTUAL TABLE name_words USING fts5 (
    words, content = 'name_words_source', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER name_words_in AFTER INSERT ON appearances BEGIN
    INSERT INTO name_words (rowid, words)
    SELECT number, words FROM name_words_source WHERE number = new.number;
END;

CREATE TRIGGER name_words_out BEFORE DELETE ON appearances BEGIN
    INSERT INTO name_words (name_words, rowid, words)
    SELECT 'delete', number, words FROM name_words_source WHERE number = old.number;
END;

CREATE TRIGGER name_words_off BEFORE UPDATE OF names ON appearances BEGIN
    INSERT INTO name_words (name_words, rowid, words)
    SELECT 'delete', number, words FROM name_words_source WHERE number = old.number;
END;

CREATE TRIGGER name_words_on AFTER UPDATE OF names ON appearances BEGIN
    INSERT INTO name_words (rowid, words)
    SELECT number, words FROM name_words_source WHERE number = new.number;
END;

