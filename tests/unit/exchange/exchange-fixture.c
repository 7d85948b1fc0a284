/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "veche-error.h"

void
exchange_fixture_set_up (ExchangeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("veche-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
exchange_fixture_remove (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      exchange_fixture_remove (child);
    }
  g_remove (path);
}

void
exchange_fixture_tear_down (ExchangeFixture *fixture, gconstpointer data)
{
  exchange_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

char *
exchange_fixture_path (ExchangeFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
exchange_fixture_write (ExchangeFixture *fixture, const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = exchange_fixture_path (fixture, name);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

GPtrArray *
exchange_fixture_read_rows (const char *path, const VecheTableOptions *options, GError **error)
{
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, options, NULL, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_table_row_free);
  g_autoptr (GError) failure = NULL;
  GPtrArray *batch;

  if (reader == NULL)
    return NULL;

  while ((batch = veche_table_reader_next_batch (reader, NULL, &failure)) != NULL)
    {
      g_assert_cmpuint (batch->len, >, 0);
      g_ptr_array_extend_and_steal (rows, batch);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_assert_cmpfloat (veche_table_reader_get_progress (reader), ==, 1.0);

  return g_steal_pointer (&rows);
}

char *
exchange_fixture_read (const char *path, const VecheTableOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = exchange_fixture_read_rows (path, options, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const VecheTableRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT ":", row->line);
      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (text, "[%s]", row->cells[j] != NULL ? row->cells[j] : "-");
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

char *
exchange_fixture_columns (const char *path, const VecheTableOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VecheTableReader) reader = veche_table_reader_open (path, options, NULL, &error);

  g_assert_no_error (error);

  return g_strjoinv ("|", (char **) veche_table_reader_get_columns (reader));
}

void
exchange_fixture_assert_refused (const char *path, const VecheTableOptions *options, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = exchange_fixture_read_rows (path, options, &error);

  if (rows != NULL)
    g_error ("%s was read, %u rows", path, rows->len);
  g_assert_error (error, VECHE_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
exchange_fixture_put_u16 (GByteArray *out, guint value)
{
  guint16 le = GUINT16_TO_LE ((guint16) value);

  g_byte_array_append (out, (const guint8 *) &le, 2);
}

static void
exchange_fixture_put_u32 (GByteArray *out, guint32 value)
{
  guint32 le = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &le, 4);
}

static void
exchange_fixture_put_record (GByteArray *out, guint id, GByteArray *body)
{
  exchange_fixture_put_u16 (out, id);
  exchange_fixture_put_u16 (out, body->len);
  g_byte_array_append (out, body->data, body->len);
  g_byte_array_set_size (body, 0);
}

static void
exchange_fixture_put_bof (GByteArray *out, GByteArray *body, guint version, guint type)
{
  exchange_fixture_put_u16 (body, version);
  exchange_fixture_put_u16 (body, type);
  exchange_fixture_put_u16 (body, 0x0DBB);
  exchange_fixture_put_u16 (body, 0x07CC);
  exchange_fixture_put_u32 (body, 0);
  exchange_fixture_put_u32 (body, 6);
  exchange_fixture_put_record (out, 0x0809, body);
}

/* A string of UTF-16 with a length of two bytes. */
static void
exchange_fixture_put_string (GByteArray *out, const char *text)
{
  glong units;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);

  exchange_fixture_put_u16 (out, (guint) units);
  g_byte_array_append (out, (const guint8 *) "\1", 1);
  for (glong i = 0; i < units; i++)
    exchange_fixture_put_u16 (out, wide[i]);
}

static GByteArray *
exchange_fixture_make_workbook (guint16 version, gboolean password)
{
  static const char *const strings[] = { "Имя", "Сумма", "Иванов" };
  static const guint16 cells[][3] = { { 0, 0, 0 }, { 0, 1, 1 }, { 1, 0, 2 } }; /* row, column, string */
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  double number = 12.5;
  guint sheet_at;
  guint32 sheet;

  exchange_fixture_put_bof (out, body, version, 0x0005);
  if (password)
    {
      exchange_fixture_put_u16 (body, 1);
      g_byte_array_set_size (body, 54);
      memset (body->data + 2, 7, 52);
      exchange_fixture_put_record (out, 0x002F, body);
    }
  exchange_fixture_put_u16 (body, 1200);
  exchange_fixture_put_record (out, 0x0042, body);
  sheet_at = out->len + 4;
  exchange_fixture_put_u32 (body, 0);
  exchange_fixture_put_u16 (body, 0);
  g_byte_array_append (body, (const guint8 *) "\5\1", 2);
  for (const char *at = "Лист1"; *at != '\0'; at = g_utf8_next_char (at))
    exchange_fixture_put_u16 (body, g_utf8_get_char (at));
  exchange_fixture_put_record (out, 0x0085, body);
  exchange_fixture_put_u32 (body, 3);
  exchange_fixture_put_u32 (body, 3);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    exchange_fixture_put_string (body, strings[i]);
  exchange_fixture_put_record (out, 0x00FC, body);
  exchange_fixture_put_record (out, 0x000A, body);

  sheet = GUINT32_TO_LE (out->len);
  memcpy (out->data + sheet_at, &sheet, 4);
  exchange_fixture_put_bof (out, body, version, 0x0010);
  exchange_fixture_put_u32 (body, 0);
  exchange_fixture_put_u32 (body, 2);
  exchange_fixture_put_u16 (body, 0);
  exchange_fixture_put_u16 (body, 2);
  exchange_fixture_put_u16 (body, 0);
  exchange_fixture_put_record (out, 0x0200, body);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      exchange_fixture_put_u16 (body, cells[i][0]);
      exchange_fixture_put_u16 (body, cells[i][1]);
      exchange_fixture_put_u16 (body, 15);
      exchange_fixture_put_u32 (body, cells[i][2]);
      exchange_fixture_put_record (out, 0x00FD, body);
    }
  exchange_fixture_put_u16 (body, 1);
  exchange_fixture_put_u16 (body, 1);
  exchange_fixture_put_u16 (body, 15);
  g_byte_array_append (body, (const guint8 *) &number, 8);
  exchange_fixture_put_record (out, 0x0203, body);
  exchange_fixture_put_record (out, 0x000A, body);

  return out;
}

static void
exchange_fixture_put_entry (GByteArray *out, const char *name, guint8 type, guint32 child, guint32 start, guint32 size)
{
  guint at = out->len;

  for (const char *c = name; *c != '\0'; c++)
    exchange_fixture_put_u16 (out, (guint8) *c);
  g_byte_array_set_size (out, at + 128);
  memset (out->data + at + 2 * strlen (name), 0, 128 - 2 * strlen (name));
  out->data[at + 64] = (guint8) (name[0] != '\0' ? 2 * strlen (name) + 2 : 0);
  out->data[at + 66] = type;
  out->data[at + 67] = 1;
  memset (out->data + at + 68, 0xFF, 8);
  child = GUINT32_TO_LE (child);
  memcpy (out->data + at + 76, &child, 4);
  start = GUINT32_TO_LE (start);
  memcpy (out->data + at + 116, &start, 4);
  size = GUINT32_TO_LE (size);
  memcpy (out->data + at + 120, &size, 4);
}

char *
exchange_fixture_write_ole (ExchangeFixture *fixture, const char *name, const char *stream, const guint8 *data, gsize length)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  /* Sectors: 0 the allocation table, 1 the directory, then the stream, long enough not to be a small one. */
  guint sectors = (guint) (MAX (length, (gsize) 4096) + 511) / 512;

  g_byte_array_append (out, (const guint8 *) "\320\317\021\340\241\261\032\341", 8);
  for (guint i = 0; i < 4; i++)
    exchange_fixture_put_u32 (out, 0);
  exchange_fixture_put_u16 (out, 0x3E);
  exchange_fixture_put_u16 (out, 3);
  exchange_fixture_put_u16 (out, 0xFFFE);
  exchange_fixture_put_u16 (out, 9);
  exchange_fixture_put_u16 (out, 6);
  for (guint i = 0; i < 5; i++)
    exchange_fixture_put_u16 (out, 0);
  exchange_fixture_put_u32 (out, 1);          /* sectors of the table */
  exchange_fixture_put_u32 (out, 1);          /* the directory */
  exchange_fixture_put_u32 (out, 0);
  exchange_fixture_put_u32 (out, 4096);
  exchange_fixture_put_u32 (out, 0xFFFFFFFE); /* no small sectors */
  exchange_fixture_put_u32 (out, 0);
  exchange_fixture_put_u32 (out, 0xFFFFFFFE);
  exchange_fixture_put_u32 (out, 0);
  exchange_fixture_put_u32 (out, 0);
  while (out->len < 512)
    exchange_fixture_put_u32 (out, 0xFFFFFFFF);

  exchange_fixture_put_u32 (out, 0xFFFFFFFD);
  exchange_fixture_put_u32 (out, 0xFFFFFFFE);
  for (guint i = 0; i < sectors; i++)
    exchange_fixture_put_u32 (out, i + 1 < sectors ? i + 3 : 0xFFFFFFFE);
  while (out->len < 1024)
    exchange_fixture_put_u32 (out, 0xFFFFFFFF);

  exchange_fixture_put_entry (out, "Root Entry", 5, 1, 0xFFFFFFFE, 0);
  exchange_fixture_put_entry (out, stream, 2, 0xFFFFFFFF, 2, sectors * 512);
  exchange_fixture_put_entry (out, "", 0, 0xFFFFFFFF, 0, 0);
  exchange_fixture_put_entry (out, "", 0, 0xFFFFFFFF, 0, 0);
  g_byte_array_append (out, data, (guint) length);
  while (out->len < 1536 + sectors * 512)
    g_byte_array_append (out, (const guint8 *) "", 1);

  return exchange_fixture_write (fixture, name, (const char *) out->data, out->len);
}

char *
exchange_fixture_write_xls (ExchangeFixture *fixture, const char *name, guint16 version, gboolean password)
{
  g_autoptr (GByteArray) workbook = exchange_fixture_make_workbook (version, password);

  return exchange_fixture_write_ole (fixture, name, version == 0x0600 ? "Workbook" : "Book", workbook->data, workbook->len);
}

char *
exchange_fixture_write_zip (ExchangeFixture *fixture, const char *name, ...)
{
  char *path = exchange_fixture_path (fixture, name);
  struct archive *archive = archive_write_new ();
  const char *member;
  va_list args;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (args, name);
  while ((member = va_arg (args, const char *)) != NULL)
    {
      const char *text = va_arg (args, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, member);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (gint64) strlen (text));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
      archive_entry_free (entry);
    }
  va_end (args);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}
