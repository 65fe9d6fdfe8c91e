-- Which matches a person confirmed or rejected. Own design; by hand.

CREATE TABLE match_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never reused: the log of changes names it
  a INTEGER NOT NULL REFERENCES articles (number),
  b INTEGER NOT NULL REFERENCES articles (number),  -- greater than a
  right INTEGER NOT NULL,                   -- 1 confirmed, 0 rejected
  a_anchor TEXT NOT NULL,
  b_anchor TEXT NOT NULL,
  match TEXT NOT NULL,                      -- as it was seen, side A being a
  made TEXT NOT NULL
);
CREATE INDEX match_decisions_of_a ON match_decisions (a, b);
CREATE INDEX match_decisions_of_b ON match_decisions (b);
