-- A dossier's database: everything here can be made again from sources/ and decisions.jsonl.
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Each document as received, and what it says when read alone, both as JSON of the model.
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    findings TEXT NOT NULL
) WITHOUT ROWID;
-- Sentences for search: words and base forms without diacritics (ł is folded by us).
CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5 (words, document UNINDEXED, start UNINDEXED, stop UNINDEXED);
