-- The first schema. Source: this project's own design; licence as the project's; written by hand.
-- Truth is what a person or a file said; tables marked "derived" follow from it.

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Where articles come from ------------------------------------------------------------------------

CREATE TABLE folders (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE                 -- as the file system spells it
);

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  folder INTEGER NOT NULL REFERENCES folders (id),
  path BLOB NOT NULL,                       -- relative to the folder, as the file system spells it
  stamp TEXT NOT NULL,                      -- sizes and times; equal means: need not be read
  UNIQUE (folder, path)
);

CREATE TABLE complaints (                   -- what could not be read, kept until the file changes
  file INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  sentence TEXT NOT NULL,
  rejected INTEGER NOT NULL                 -- 1: no article; 0: an article with a flaw
);
CREATE INDEX complaints_of_file ON complaints (file);

-- Articles and their versions ---------------------------------------------------------------------

CREATE TABLE articles (
  number INTEGER PRIMARY KEY AUTOINCREMENT, -- how other tables and the index name it; never reused
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  file INTEGER REFERENCES files (id) ON DELETE SET NULL,
  path TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  version INTEGER,                          -- the present one
  -- derived: what lists show
  title TEXT NOT NULL DEFAULT '',
  title_is_guess INTEGER NOT NULL DEFAULT 1,
  outlet TEXT,
  day TEXT,
  words INTEGER NOT NULL DEFAULT 0,
  quotations INTEGER NOT NULL DEFAULT 0,
  matches INTEGER,                          -- NULL while not known
  story TEXT NOT NULL,
  story_order INTEGER NOT NULL,             -- newest story first, undated last
  day_order INTEGER NOT NULL                -- earliest day first, undated last
);
CREATE INDEX articles_in_list_order ON articles (story_order, story, day_order, id);
CREATE INDEX articles_of_story ON articles (story);
CREATE INDEX articles_of_file ON articles (file);
CREATE INDEX articles_by_day ON articles (day);

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (number),
  sha256 TEXT NOT NULL,
  stored TEXT NOT NULL,
  encoding TEXT NOT NULL,
  plain INTEGER NOT NULL,                   -- the given text stands in the file as it is
  begins_at INTEGER NOT NULL,               -- where in the decoded file
  analysis INTEGER NOT NULL,                -- the analysis that made text and layout
  metadata TEXT NOT NULL,                   -- as found, each value with its origin
  warnings TEXT NOT NULL,
  marks TEXT NOT NULL,                      -- markup over the given text
  first_sentence TEXT NOT NULL,
  layout TEXT NOT NULL,                     -- paragraphs, sentences, markup over the cleaned text
  text BLOB NOT NULL,                       -- cleaned
  given BLOB                                -- NULL where it equals the cleaned text
);
CREATE INDEX versions_of_article ON versions (article, sha256);
CREATE INDEX versions_by_bytes ON versions (sha256);

CREATE TABLE analyses (                     -- derived: of each article's present version
  article INTEGER PRIMARY KEY REFERENCES articles (number),
  analysis INTEGER NOT NULL,
  terms BLOB NOT NULL,                      -- what stories are grouped by
  extraction BLOB NOT NULL
);
CREATE INDEX analyses_by_age ON analyses (analysis);

CREATE TABLE quotations (                   -- derived: the extraction, row by row, for searching
  article INTEGER NOT NULL REFERENCES articles (number),
  number INTEGER NOT NULL,
  speaker TEXT,
  speaker_kind TEXT NOT NULL,
  kind TEXT NOT NULL,
  confidence TEXT NOT NULL,
  mention TEXT,                             -- the source as printed
  role TEXT,
  said_on TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX quotations_by_speaker ON quotations (speaker, article);

CREATE TABLE matches (                      -- derived: alignments, each with all it depends on
  a INTEGER NOT NULL REFERENCES articles (number),
  b INTEGER NOT NULL REFERENCES articles (number),
  depends TEXT NOT NULL,
  alignment BLOB NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX matches_of_b ON matches (b);

-- What people did ---------------------------------------------------------------------------------

CREATE TABLE hand_metadata (
  article INTEGER NOT NULL REFERENCES articles (number),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (article, field)
) WITHOUT ROWID;

CREATE TABLE read_articles (article INTEGER PRIMARY KEY REFERENCES articles (number));

CREATE TABLE starred_articles (article INTEGER PRIMARY KEY REFERENCES articles (number));

CREATE TABLE positions (
  article INTEGER PRIMARY KEY REFERENCES articles (number),
  place INTEGER NOT NULL
);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never reused: the log of changes names it
  article INTEGER NOT NULL REFERENCES articles (number),
  kind TEXT NOT NULL,
  letter TEXT NOT NULL,
  text TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL,
  version TEXT NOT NULL,                    -- the anchor: words, surroundings, place, version
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL
);
CREATE INDEX notes_of_article ON notes (article);

CREATE TABLE drafts (
  article INTEGER NOT NULL REFERENCES articles (number),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, start, "end")
) WITHOUT ROWID;

CREATE TABLE story_names (                  -- the name goes with the story that holds the article
  article INTEGER PRIMARY KEY REFERENCES articles (number),
  name TEXT NOT NULL
);

CREATE TABLE story_links (                  -- decisions by hand: these two together, or apart
  a INTEGER NOT NULL REFERENCES articles (number),
  b INTEGER NOT NULL REFERENCES articles (number),
  together INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE TABLE searches (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE acts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  session TEXT NOT NULL,
  what TEXT NOT NULL,                       -- in words, for the status line
  article INTEGER,
  undoes INTEGER REFERENCES acts (id)       -- undoing an act that undoes is doing again
);
CREATE INDEX acts_of_session ON acts (session);

CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  act INTEGER NOT NULL REFERENCES acts (id),
  target TEXT NOT NULL,
  before TEXT,                              -- the row as JSON; NULL: there was none
  after TEXT
);
CREATE INDEX changes_of_act ON changes (act);
CREATE INDEX changes_of_target ON changes (target);

CREATE TRIGGER acts_stay BEFORE DELETE ON acts
BEGIN SELECT RAISE (ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER acts_stand BEFORE UPDATE ON acts
BEGIN SELECT RAISE (ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER changes_stay BEFORE DELETE ON changes
BEGIN SELECT RAISE (ABORT, 'the log of changes is append-only'); END;
CREATE TRIGGER changes_stand BEFORE UPDATE ON changes
BEGIN SELECT RAISE (ABORT, 'the log of changes is append-only'); END;

-- What the search index has yet to learn ----------------------------------------------------------

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES articles (number)
);
