/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The map: what a tree survey records, what becomes of a problem spot, layers that an office makes for itself. Columns of feature
 * tables carry the same CHECKs as before, so that images in the journal stay exact whoever writes. */

/* --- lists that a survey chooses from ------------------------------------------------------------------------------ */

CREATE TABLE species (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  name TEXT NOT NULL, latin TEXT, aliases TEXT, form TEXT, value_group TEXT, max_diameter REAL, max_height REAL, note TEXT
) STRICT;

CREATE TABLE scale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  title TEXT NOT NULL, code TEXT, note TEXT
) STRICT;

CREATE TABLE scale_grade (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  scale INTEGER NOT NULL REFERENCES scale (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, text TEXT, common TEXT, position INTEGER
) STRICT;

/* --- surveys ------------------------------------------------------------------------------------------------------ */

CREATE TABLE survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  title TEXT NOT NULL, started TEXT, ended TEXT, scale INTEGER REFERENCES scale (id) DEFERRABLE INITIALLY DEFERRED,
  area INTEGER REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  responsible INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT, resolution TEXT, text TEXT
) STRICT;

CREATE TABLE survey_block (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  survey INTEGER NOT NULL REFERENCES survey (id) DEFERRABLE INITIALLY DEFERRED,
  workplace TEXT NOT NULL, employee INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
  first INTEGER NOT NULL, last INTEGER NOT NULL
) STRICT;

/* Numbers of trees are never reused: the last one given, by block. */
CREATE TABLE survey_block_count (
  block INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE INDEX scale_grade_scale ON scale_grade (scale);
CREATE INDEX survey_block_survey ON survey_block (survey);

/* --- trees -------------------------------------------------------------------------------------------------------- */

ALTER TABLE tree ADD COLUMN old_numbers TEXT CHECK (typeof(old_numbers) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN latin TEXT CHECK (typeof(latin) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN form TEXT CHECK (typeof(form) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN stems INTEGER CHECK (typeof(stems) IN ('integer', 'null'));
ALTER TABLE tree ADD COLUMN measured_at REAL CHECK (typeof(measured_at) IN ('real', 'null'));
ALTER TABLE tree ADD COLUMN crown REAL CHECK (typeof(crown) IN ('real', 'null'));
ALTER TABLE tree ADD COLUMN age INTEGER CHECK (typeof(age) IN ('integer', 'null'));
ALTER TABLE tree ADD COLUMN count REAL CHECK (typeof(count) IN ('real', 'null'));
ALTER TABLE tree ADD COLUMN unit TEXT CHECK (typeof(unit) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN ground TEXT CHECK (typeof(ground) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN decided_by TEXT CHECK (typeof(decided_by) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN decided TEXT CHECK (typeof(decided) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN volunteer TEXT CHECK (typeof(volunteer) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN surveyed TEXT CHECK (typeof(surveyed) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN address TEXT CHECK (typeof(address) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN survey INTEGER CHECK (typeof(survey) IN ('integer', 'null')) REFERENCES survey (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE tree ADD COLUMN block INTEGER CHECK (typeof(block) IN ('integer', 'null')) REFERENCES survey_block (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE tree ADD COLUMN own_fields TEXT CHECK (typeof(own_fields) IN ('text', 'null'));

CREATE TABLE tree_stem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  tree INTEGER NOT NULL REFERENCES tree (id) DEFERRABLE INITIALLY DEFERRED,
  diameter REAL NOT NULL, measured_at REAL, position INTEGER
) STRICT;

CREATE TABLE tree_inspection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  tree INTEGER NOT NULL REFERENCES tree (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT, inspector TEXT, method TEXT, condition TEXT, decision TEXT, text TEXT
) STRICT;

CREATE INDEX tree_stem_tree ON tree_stem (tree);
CREATE INDEX tree_inspection_tree ON tree_inspection (tree);
CREATE INDEX tree_number ON tree (number);
CREATE INDEX tree_survey ON tree (survey);
CREATE INDEX tree_block ON tree (block);

/* --- spots, places, routes, areas, layers --------------------------------------------------------------------------- */

ALTER TABLE spot ADD COLUMN category TEXT CHECK (typeof(category) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN severity TEXT CHECK (typeof(severity) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN state TEXT CHECK (typeof(state) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN address TEXT CHECK (typeof(address) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN reported TEXT CHECK (typeof(reported) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN project INTEGER CHECK (typeof(project) IN ('integer', 'null')) REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE spot ADD COLUMN own_fields TEXT CHECK (typeof(own_fields) IN ('text', 'null'));

ALTER TABLE place ADD COLUMN address TEXT CHECK (typeof(address) IN ('text', 'null'));
ALTER TABLE place ADD COLUMN own_fields TEXT CHECK (typeof(own_fields) IN ('text', 'null'));

ALTER TABLE route ADD COLUMN own_fields TEXT CHECK (typeof(own_fields) IN ('text', 'null'));

ALTER TABLE area ADD COLUMN category TEXT CHECK (typeof(category) IN ('text', 'null'));
ALTER TABLE area ADD COLUMN responsible INTEGER CHECK (typeof(responsible) IN ('integer', 'null')) REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE area ADD COLUMN due TEXT CHECK (typeof(due) IN ('text', 'null'));
ALTER TABLE area ADD COLUMN resolution TEXT CHECK (typeof(resolution) IN ('text', 'null'));
ALTER TABLE area ADD COLUMN own_fields TEXT CHECK (typeof(own_fields) IN ('text', 'null'));

ALTER TABLE layer ADD COLUMN text TEXT;
ALTER TABLE layer ADD COLUMN color TEXT;
ALTER TABLE layer ADD COLUMN symbol TEXT;
ALTER TABLE layer ADD COLUMN opacity REAL;
ALTER TABLE layer ADD COLUMN hidden INTEGER;
ALTER TABLE layer ADD COLUMN form TEXT;

/* Objects of a layer are counted and drawn together. */
CREATE INDEX area_layer ON area (layer) WHERE layer IS NOT NULL;
CREATE INDEX tree_layer ON tree (layer) WHERE layer IS NOT NULL;
CREATE INDEX spot_layer ON spot (layer) WHERE layer IS NOT NULL;
CREATE INDEX place_layer ON place (layer) WHERE layer IS NOT NULL;
CREATE INDEX route_layer ON route (layer) WHERE layer IS NOT NULL;
