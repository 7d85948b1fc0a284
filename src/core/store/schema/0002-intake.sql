/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Intake for a whole season: a check that a second person confirms, a directory of people and organisations with names
 * that decline, second filings, letters. Columns are only ever added here: rows, and images in the journal from before,
 * stay as they are. */

ALTER TABLE programme ADD COLUMN confirm_checks INTEGER;
ALTER TABLE programme ADD COLUMN check_days INTEGER;

ALTER TABLE criterion ADD COLUMN anchors TEXT;

ALTER TABLE person ADD COLUMN surname TEXT;
ALTER TABLE person ADD COLUMN given TEXT;
ALTER TABLE person ADD COLUMN patronymic TEXT;
ALTER TABLE person ADD COLUMN sex TEXT;
ALTER TABLE person ADD COLUMN dative TEXT;
ALTER TABLE person ADD COLUMN salutation TEXT;
ALTER TABLE person ADD COLUMN consent TEXT;
ALTER TABLE person ADD COLUMN consent_until TEXT;
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE person ADD COLUMN distinct_from TEXT;

ALTER TABLE organisation ADD COLUMN aliases TEXT;
ALTER TABLE organisation ADD COLUMN email TEXT;
ALTER TABLE organisation ADD COLUMN merged_into INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE organisation ADD COLUMN distinct_from TEXT;

ALTER TABLE application ADD COLUMN leader_person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE application ADD COLUMN organisation_ref INTEGER REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE application ADD COLUMN leader_consent TEXT;
ALTER TABLE application ADD COLUMN repeats INTEGER REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE application ADD COLUMN moved_from INTEGER REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE application ADD COLUMN move_agreed TEXT;
ALTER TABLE application ADD COLUMN registered_by TEXT;
ALTER TABLE application ADD COLUMN distinct_from TEXT;

ALTER TABLE application_member ADD COLUMN person INTEGER REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE application_votes ADD COLUMN corrects INTEGER REFERENCES application_votes (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE tech_check ADD COLUMN confirmed TEXT;
ALTER TABLE tech_check ADD COLUMN confirmed_by TEXT;
ALTER TABLE tech_check ADD COLUMN decided_ref TEXT; /* uuid of the employee: names change, and two may have one */
ALTER TABLE tech_check ADD COLUMN needs_second INTEGER;

/* Where the journal's chain ends, apart from it: steps, last row, hash. A chain that loses its end is whole in itself. */
INSERT OR REPLACE INTO veche_meta (key, value)
  SELECT 'chain', count(sealed) || ' ' || ifnull((SELECT max(j.seq) FROM veche_journal j JOIN veche_step s ON s.id = j.step WHERE s.state = 1), 0)
    || ' ' || ifnull((SELECT hash FROM veche_step WHERE sealed IS NOT NULL ORDER BY sealed DESC LIMIT 1), '') FROM veche_step;

/* What a record has lost since a given row is asked for with each check. */
CREATE INDEX veche_journal_deleted ON veche_journal (tbl, seq) WHERE op = 'D';

/* Who refers to a person or organisation is asked for each of them that is shown or merged. */
CREATE INDEX application_leader_person ON application (leader_person) WHERE leader_person IS NOT NULL;
CREATE INDEX application_organisation_ref ON application (organisation_ref) WHERE organisation_ref IS NOT NULL;
CREATE INDEX application_repeats ON application (repeats) WHERE repeats IS NOT NULL;
CREATE INDEX application_member_person ON application_member (person) WHERE person IS NOT NULL;
CREATE INDEX application_votes_corrects ON application_votes (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX organisation_merged_into ON organisation (merged_into) WHERE merged_into IS NOT NULL;

/* --- the office itself: one row ------------------------------------------------------------------------------------ */

CREATE TABLE office (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  name TEXT NOT NULL, short_name TEXT, genitive TEXT, dative TEXT, city TEXT, address TEXT, phone TEXT, email TEXT,
  ogrn TEXT, inn TEXT, head TEXT, head_position TEXT
) STRICT;

/* --- what an application says to the programme's own items ---------------------------------------------------------- */

CREATE TABLE application_content (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT, sheets INTEGER
) STRICT;

CREATE INDEX application_content_application ON application_content (application);

/* --- letters ------------------------------------------------------------------------------------------------------ */

CREATE TABLE letter_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT, title TEXT NOT NULL, subject TEXT, body TEXT, position INTEGER
) STRICT;

CREATE TABLE letter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  template INTEGER REFERENCES letter_template (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT, date TEXT, addressee TEXT, subject TEXT NOT NULL, body TEXT, state TEXT, sent TEXT, channel TEXT,
  employee INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX letter_application ON letter (application);
