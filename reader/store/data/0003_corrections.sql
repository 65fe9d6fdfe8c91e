-- What a person decided about quotations. Own design; by hand.

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never reused: the log of changes names it
  article INTEGER NOT NULL REFERENCES articles (number),
  decision TEXT NOT NULL,
  anchors TEXT NOT NULL,                    -- one for each span of the quotation
  cue TEXT NOT NULL,                        -- an anchor, or empty
  made TEXT NOT NULL,
  was TEXT NOT NULL                         -- what the analysis had said, in words
);
CREATE INDEX corrections_of_article ON corrections (article);

-- How much of the words stood elsewhere in the text as well, when a note was anchored.
ALTER TABLE notes ADD COLUMN rival REAL NOT NULL DEFAULT 0;

-- Derived: the extraction with the corrections applied; NULL where there are none that count.
ALTER TABLE analyses ADD COLUMN effective BLOB;
ALTER TABLE analyses ADD COLUMN corrected TEXT NOT NULL DEFAULT '';  -- tells one state from another
