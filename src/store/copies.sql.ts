/** The tables by which copies and versions are kept, and the view of versions. */
export const copiesSchema = `
CREATE TABLE signatures ( -- what tells copies apart; one for each article
  nr INTEGER PRIMARY KEY,
  page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  article TEXT NOT NULL,       -- articles.id
  words INTEGER NOT NULL,      -- of its paragraphs
  body_hash TEXT NOT NULL,     -- the same for the same words, whatever their case and signs
  told TEXT NOT NULL,          -- sorts stories by when they were published; '~' when that is not known
  minhash BLOB,                -- 128 values of 32 bits, least first; NULL for a story too short to compare
  family INTEGER NOT NULL      -- the nr of the first one met of the stories it is linked to as the same; only to compare fewer
) STRICT;
CREATE UNIQUE INDEX signatures_article ON signatures (article);
CREATE INDEX signatures_page ON signatures (page);
CREATE INDEX signatures_family ON signatures (family, told);
CREATE TABLE bands ( -- stories that have a key in common may be copies: 64 keys a story
  key INTEGER NOT NULL,
  story INTEGER NOT NULL,      -- signatures.nr
  PRIMARY KEY (key, story)
) STRICT, WITHOUT ROWID;
CREATE TABLE recent_bands ( -- keys of the stories that came last, until they are many enough to be moved to bands in one go: single ones would touch all of it
  key INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (key, story)
) STRICT, WITHOUT ROWID;
CREATE TABLE copies ( -- stories that have text in common: each with some of those that share its text, not with all; a pair stands here once, the lesser id first
  article TEXT NOT NULL,       -- articles.id
  other TEXT NOT NULL,         -- articles.id
  relation TEXT NOT NULL,      -- of the first to the other: identical, edited, excerpt-of, contains, shares-passages
  template INTEGER NOT NULL,   -- 1: one text filled in anew with other names, figures or days; its claims are not the same
  share REAL NOT NULL,         -- the part of its own words that stands in the other
  other_share REAL NOT NULL,   -- the part of the other's words that stands in it
  spans TEXT NOT NULL,         -- JSON: [from, to, other from, other to] of each run of the same words, in the two pages' text
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_other ON copies (other);
CREATE TABLE page_addresses ( -- where a page was met, or says it stands
  address TEXT NOT NULL,       -- without scheme, "www.", fragment and marks of campaigns
  page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  PRIMARY KEY (address, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_addresses_page ON page_addresses (page);
CREATE VIEW versions AS -- pages that were edited at their address: what took the place of what
  SELECT old.id AS page, old.superseded_by, min(shared.address) AS address,
    (SELECT min(seen) FROM sightings WHERE page = old.id) AS first_seen,
    (SELECT min(seen) FROM sightings WHERE page = old.superseded_by) AS superseded_seen
  FROM pages AS old
  JOIN page_addresses AS shared ON shared.page = old.id
  WHERE old.superseded_by IS NOT NULL
  GROUP BY old.id;
`;
