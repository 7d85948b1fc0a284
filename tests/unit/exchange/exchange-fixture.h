/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-table-reader.h"

G_BEGIN_DECLS

/** ExchangeFixture: a folder of a test's own. */
typedef struct
{
  char *folder;
} ExchangeFixture;

void exchange_fixture_set_up (ExchangeFixture *fixture, gconstpointer data);
void exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data);

/** exchange_fixture_path: a path in the folder. Owned. */
char *exchange_fixture_path (ExchangeFixture *fixture, const char *name);

/** exchange_fixture_write: a file of these bytes (@length -1: a text). Its path, owned. */
char *exchange_fixture_write (ExchangeFixture *fixture, const char *name, const char *bytes, gssize length);

/** exchange_fixture_read: all rows of a table, one a line, as «line:[cell][cell]», missing cells «[-]»; a failure fails the test. */
char *exchange_fixture_read (const char *path, const VecheTableOptions *options);

/** exchange_fixture_read_rows: all rows. Owned array of #VecheTableRow; %NULL with @error. */
GPtrArray *exchange_fixture_read_rows (const char *path, const VecheTableOptions *options, GError **error);

/** exchange_fixture_columns: the columns of a table, joined by «|». Owned. */
char *exchange_fixture_columns (const char *path, const VecheTableOptions *options);

/**
 * exchange_fixture_write_xls: a BIFF8 workbook with the sheet «Лист1» of two rows, «Имя», «Сумма» and «Иванов», 12.5.
 * @version: of its BOF, 0x0600 for Excel 97; @password: with a FILEPASS record
 */
char *exchange_fixture_write_xls (ExchangeFixture *fixture, const char *name, guint16 version, gboolean password);

/** exchange_fixture_write_ole: a compound file with one stream of this name. */
char *exchange_fixture_write_ole (ExchangeFixture *fixture, const char *name, const char *stream, const guint8 *data, gsize length);

/** exchange_fixture_write_zip: a zip of entries: name, contents, … %NULL. */
char *exchange_fixture_write_zip (ExchangeFixture *fixture, const char *name, ...) G_GNUC_NULL_TERMINATED;

/** exchange_fixture_assert_refused: the table must not open, with this code and these words in the message. */
void exchange_fixture_assert_refused (const char *path, const VecheTableOptions *options, int code, const char *words);

G_END_DECLS
