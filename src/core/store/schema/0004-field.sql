/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is brought home from the field, and what comes of it: sizes as they were measured, acts of inspection, how well a place
 * is known. */

ALTER TABLE tree ADD COLUMN girth REAL CHECK (typeof(girth) IN ('real', 'null'));
ALTER TABLE tree_stem ADD COLUMN girth REAL;

/* --- acts of inspection: what stands between a proposal and a felling --------------------------------------------------- */

ALTER TABLE tree ADD COLUMN permit TEXT CHECK (typeof(permit) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN permitted TEXT CHECK (typeof(permitted) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN removed TEXT CHECK (typeof(removed) IN ('text', 'null'));
ALTER TABLE tree ADD COLUMN planted TEXT CHECK (typeof(planted) IN ('text', 'null'));

CREATE TABLE inspection_act (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  number TEXT, date TEXT, survey INTEGER REFERENCES survey (id) DEFERRABLE INITIALLY DEFERRED,
  area INTEGER REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
  address TEXT, reason TEXT, text TEXT
) STRICT;

CREATE TABLE inspection_act_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  act INTEGER NOT NULL REFERENCES inspection_act (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, position TEXT, role TEXT
) STRICT;

CREATE TABLE inspection_act_tree (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  act INTEGER NOT NULL REFERENCES inspection_act (id) DEFERRABLE INITIALLY DEFERRED,
  tree INTEGER NOT NULL REFERENCES tree (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT, text TEXT
) STRICT;

CREATE INDEX inspection_act_member_act ON inspection_act_member (act);
CREATE INDEX inspection_act_tree_act ON inspection_act_tree (act);
CREATE INDEX inspection_act_tree_tree ON inspection_act_tree (tree);

/* --- how well the place of a point is known ----------------------------------------------------------------------------- */

ALTER TABLE tree ADD COLUMN accuracy REAL CHECK (typeof(accuracy) IN ('real', 'null'));
ALTER TABLE tree ADD COLUMN place_method TEXT CHECK (typeof(place_method) IN ('text', 'null'));
ALTER TABLE spot ADD COLUMN accuracy REAL CHECK (typeof(accuracy) IN ('real', 'null'));
ALTER TABLE spot ADD COLUMN place_method TEXT CHECK (typeof(place_method) IN ('text', 'null'));
ALTER TABLE place ADD COLUMN accuracy REAL CHECK (typeof(accuracy) IN ('real', 'null'));
ALTER TABLE place ADD COLUMN place_method TEXT CHECK (typeof(place_method) IN ('text', 'null'));
