/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first layout of a workspace. Append-only from version 0.1.0 on: a change is a new NNNN-name.sql.
 * The journal's triggers are made from the column lists by journal/veche-journal-schema.c, the R*Tree's by
 * schema/veche-geopackage.c. Nothing here calls a function that a plain sqlite3 of 3.37 lacks. */

/* --- the workspace itself ---------------------------------------------------------------------------------------- */

CREATE TABLE veche_meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;

/* --- journal ------------------------------------------------------------------------------------------------------ */

/* Who writes now, and in which step; set and cleared inside one transaction, so that rows of other programs carry no step. */
CREATE TABLE veche_context (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step INTEGER, mute INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO veche_context (id, step, mute) VALUES (1, NULL, 0);

/* state: 0 open, 1 sealed, 2 taken back. undone: whether a later step has undone it (follows from `undoes`). */
CREATE TABLE veche_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, undoes INTEGER, undone INTEGER NOT NULL DEFAULT 0,
  sealed INTEGER UNIQUE,
  rows INTEGER NOT NULL DEFAULT 0, hash TEXT
) STRICT;
CREATE INDEX veche_step_open ON veche_step (state) WHERE state = 0;
CREATE INDEX veche_step_undoes ON veche_step (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE veche_journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER, at INTEGER, tbl TEXT NOT NULL, row INTEGER NOT NULL, uuid TEXT, op TEXT NOT NULL, digest TEXT
) STRICT;
CREATE INDEX veche_journal_step ON veche_journal (step, seq);
CREATE INDEX veche_journal_uuid ON veche_journal (uuid);

/* Stands apart from the chain so that it can be erased: the chain holds its digest only. */
CREATE TABLE veche_journal_image (
  seq INTEGER PRIMARY KEY,
  image TEXT, salt TEXT
) STRICT;

/* --- search ------------------------------------------------------------------------------------------------------- */

CREATE VIRTUAL TABLE veche_search USING fts5 (stems, content='', contentless_delete=1, detail=none, prefix='1 2 3', tokenize='ascii');
/* Segments are merged by veche-search-index.c, in steps between which others can read. */
INSERT INTO veche_search (veche_search, rank) VALUES ('automerge', 0);
CREATE TABLE veche_search_term (stem TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE veche_search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO veche_search_state (id, seq) VALUES (1, 0);

/* --- imports ------------------------------------------------------------------------------------------------------ */

CREATE TABLE import_series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, layer TEXT, name TEXT NOT NULL, mapping TEXT
) STRICT;
CREATE UNIQUE INDEX import_series_name ON import_series (kind, ifnull(layer, ''), name);

/* hashes: field=hash of the value that was last taken from the source, so that what the office has touched since is known. */
CREATE TABLE import_key (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL,
  series INTEGER NOT NULL REFERENCES import_series (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL, target INTEGER NOT NULL, hashes TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_key_key ON import_key (series, key);
CREATE INDEX import_key_target ON import_key (target);

/* --- files -------------------------------------------------------------------------------------------------------- */

CREATE TABLE blob (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL
) STRICT;

CREATE TABLE blob_chunk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  blob INTEGER NOT NULL REFERENCES blob (id) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL,
  UNIQUE (blob, n)
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  owner_kind TEXT NOT NULL, owner INTEGER NOT NULL, name TEXT NOT NULL, item TEXT, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, media_type TEXT, sheets INTEGER, added TEXT
) STRICT;

CREATE INDEX attachment_owner ON attachment (owner_kind, owner);

/* --- programmes --------------------------------------------------------------------------------------------------- */

CREATE TABLE programme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  title TEXT NOT NULL, code TEXT, year INTEGER, organiser TEXT, zone TEXT, number_pattern TEXT, finalists INTEGER,
  per_expert INTEGER, team_max INTEGER, site TEXT, note TEXT
) STRICT;

CREATE TABLE theme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, abbr TEXT, scope TEXT, position INTEGER
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, starts TEXT, ends TEXT, position INTEGER
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, requirement TEXT, item_kind TEXT, required INTEGER, limit_max INTEGER,
  field TEXT, position INTEGER
) STRICT;

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, weight REAL, scale_min INTEGER, scale_max INTEGER, criterion_kind TEXT,
  position INTEGER
) STRICT;

CREATE TABLE reason (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  programme INTEGER NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL, title TEXT NOT NULL, applies TEXT, position INTEGER
) STRICT;

CREATE INDEX theme_programme ON theme (programme);
CREATE INDEX stage_programme ON stage (programme);
CREATE INDEX item_programme ON item (programme);
CREATE INDEX criterion_programme ON criterion (programme);
CREATE INDEX reason_programme ON reason (programme);

/* --- people ------------------------------------------------------------------------------------------------------- */

CREATE TABLE employee (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  name TEXT NOT NULL, position TEXT, pin_hash TEXT, left_on TEXT
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  name TEXT NOT NULL, phone TEXT, email TEXT, note TEXT
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  name TEXT NOT NULL, ogrn TEXT, address TEXT, phone TEXT, note TEXT
) STRICT;

/* --- applications ------------------------------------------------------------------------------------------------- */

/* Registration numbers are never reused: the last one given, by programme. */
CREATE TABLE number_count (
  programme INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE application (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  number TEXT, title TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'draft',
  programme INTEGER REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
  theme INTEGER REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED,
  region TEXT, city TEXT, organisation TEXT, ogrn TEXT, leader TEXT, leader_phone TEXT, leader_email TEXT,
  summary TEXT, problem TEXT, effect TEXT, audience TEXT, budget INTEGER, video TEXT, received TEXT, registered TEXT,
  channel TEXT,
  responsible INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT, resolution TEXT, external_id TEXT, withdrawal TEXT, note TEXT
) STRICT;

CREATE INDEX application_state ON application (state);
CREATE INDEX application_due ON application (due) WHERE due IS NOT NULL;
CREATE INDEX application_number ON application (number) WHERE number IS NOT NULL;

CREATE TABLE application_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL, role TEXT, phone TEXT, email TEXT, consent TEXT
) STRICT;

CREATE TABLE application_budget_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  article TEXT NOT NULL, source TEXT, amount INTEGER, note TEXT
) STRICT;

CREATE TABLE application_votes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT, source TEXT, count INTEGER NOT NULL, valid INTEGER, void INTEGER, note TEXT
) STRICT;

CREATE TABLE application_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT, way TEXT, text TEXT NOT NULL, next_step TEXT, next_date TEXT, next_done INTEGER,
  employee INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE tech_check (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  application INTEGER NOT NULL REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
  started TEXT, theme_fits INTEGER, decision TEXT, reasons TEXT, override TEXT, remark TEXT, decided TEXT,
  decided_by TEXT
) STRICT;

CREATE TABLE check_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  tech_check INTEGER NOT NULL REFERENCES tech_check (id) DEFERRABLE INITIALLY DEFERRED,
  item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT, remark TEXT
) STRICT;

CREATE INDEX application_member_application ON application_member (application);
CREATE INDEX application_budget_line_application ON application_budget_line (application);
CREATE INDEX application_votes_application ON application_votes (application);
CREATE INDEX application_contact_application ON application_contact (application);
CREATE INDEX tech_check_application ON tech_check (application);
CREATE INDEX check_item_check ON check_item (tech_check);

/* --- projects ----------------------------------------------------------------------------------------------------- */

CREATE TABLE project (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  title TEXT NOT NULL, text TEXT
) STRICT;

/* --- the map ------------------------------------------------------------------------------------------------------ */
/* Feature tables of the GeoPackage. Not STRICT, since a GeoPackage has types of its own; the CHECKs keep the journal's
 * images exact. No UNIQUE uuid: QGIS repeats it when features are copied, and the insert trigger heals that. */

CREATE TABLE layer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) UNIQUE,
  code TEXT, title TEXT NOT NULL, geometry TEXT, position INTEGER
) STRICT;

CREATE TABLE area (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON CHECK (typeof(geom) IN ('blob', 'null')),
  uuid TEXT DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) CHECK (typeof(uuid) IN ('text', 'null')),
  title TEXT CHECK (typeof(title) IN ('text', 'null')),
  layer INTEGER CHECK (typeof(layer) IN ('integer', 'null')) REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT CHECK (typeof(text) IN ('text', 'null'))
);
CREATE INDEX area_uuid ON area (uuid);

CREATE TABLE tree (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT CHECK (typeof(geom) IN ('blob', 'null')),
  uuid TEXT DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) CHECK (typeof(uuid) IN ('text', 'null')),
  number TEXT CHECK (typeof(number) IN ('text', 'null')),
  species TEXT CHECK (typeof(species) IN ('text', 'null')),
  diameter REAL CHECK (typeof(diameter) IN ('real', 'null')),
  height REAL CHECK (typeof(height) IN ('real', 'null')),
  condition TEXT CHECK (typeof(condition) IN ('text', 'null')),
  volunteer_decision TEXT CHECK (typeof(volunteer_decision) IN ('text', 'null')),
  decision TEXT CHECK (typeof(decision) IN ('text', 'null')),
  layer INTEGER CHECK (typeof(layer) IN ('integer', 'null')) REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT CHECK (typeof(note) IN ('text', 'null'))
);
CREATE INDEX tree_uuid ON tree (uuid);

CREATE TABLE spot (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT CHECK (typeof(geom) IN ('blob', 'null')),
  uuid TEXT DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) CHECK (typeof(uuid) IN ('text', 'null')),
  title TEXT CHECK (typeof(title) IN ('text', 'null')),
  text TEXT CHECK (typeof(text) IN ('text', 'null')),
  layer INTEGER CHECK (typeof(layer) IN ('integer', 'null')) REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED,
  responsible INTEGER CHECK (typeof(responsible) IN ('integer', 'null')) REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (typeof(due) IN ('text', 'null')),
  resolution TEXT CHECK (typeof(resolution) IN ('text', 'null'))
);
CREATE INDEX spot_uuid ON spot (uuid);

CREATE TABLE place (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT CHECK (typeof(geom) IN ('blob', 'null')),
  uuid TEXT DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) CHECK (typeof(uuid) IN ('text', 'null')),
  title TEXT CHECK (typeof(title) IN ('text', 'null')),
  text TEXT CHECK (typeof(text) IN ('text', 'null')),
  layer INTEGER CHECK (typeof(layer) IN ('integer', 'null')) REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX place_uuid ON place (uuid);

CREATE TABLE route (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom LINESTRING CHECK (typeof(geom) IN ('blob', 'null')),
  uuid TEXT DEFAULT (lower(printf('%08x-%04x-7%03x-%04x-%012x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535, random() & 4095, (random() & 16383) | 32768, random() & 281474976710655))) CHECK (typeof(uuid) IN ('text', 'null')),
  title TEXT CHECK (typeof(title) IN ('text', 'null')),
  text TEXT CHECK (typeof(text) IN ('text', 'null')),
  layer INTEGER CHECK (typeof(layer) IN ('integer', 'null')) REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX route_uuid ON route (uuid);

/* --- GeoPackage (OGC 12-128r19) ----------------------------------------------------------------------------------- */

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

/* One attributes row: with it GDAL and QGIS list the registered tables only, and leave the rest alone. */
INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('application', 'attributes', 'application');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('area', 'features', 'area', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('area', 'geom', 'MULTIPOLYGON', 4326, 0, 0);
CREATE VIRTUAL TABLE rtree_area_geom USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES ('area', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('tree', 'features', 'tree', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('tree', 'geom', 'POINT', 4326, 0, 0);
CREATE VIRTUAL TABLE rtree_tree_geom USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES ('tree', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('spot', 'features', 'spot', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('spot', 'geom', 'POINT', 4326, 0, 0);
CREATE VIRTUAL TABLE rtree_spot_geom USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES ('spot', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('place', 'features', 'place', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('place', 'geom', 'POINT', 4326, 0, 0);
CREATE VIRTUAL TABLE rtree_place_geom USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES ('place', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('route', 'features', 'route', 4326);
INSERT INTO gpkg_geometry_columns VALUES ('route', 'geom', 'LINESTRING', 4326, 0, 0);
CREATE VIRTUAL TABLE rtree_route_geom USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO gpkg_extensions VALUES ('route', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
