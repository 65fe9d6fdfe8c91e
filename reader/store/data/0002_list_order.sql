-- Lists go by path where days say nothing, as people number their files. Own design; by hand.

ALTER TABLE articles ADD COLUMN story_lead TEXT NOT NULL DEFAULT '';  -- path of the story's first

UPDATE articles SET story_lead = (
  SELECT first.path FROM articles first WHERE first.story = articles.story
  ORDER BY first.day_order, first.path LIMIT 1
);

DROP INDEX articles_in_list_order;
CREATE INDEX articles_in_list_order
  ON articles (story_order, story_lead, story, day_order, path, id);
