-- Which speakers' names a person merged or set apart. Own design; by hand.

CREATE TABLE speaker_names (
  name TEXT PRIMARY KEY,                    -- as the analysis or a correction names the speaker
  shown TEXT NOT NULL                       -- the name shown for it; itself where it stands alone
) WITHOUT ROWID;
