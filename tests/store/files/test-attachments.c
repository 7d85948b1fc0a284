/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attached files: names, bytes once, and bytes that have gone bad. */

#include "config.h"

#include <string.h>

#include "files-fixture.h"
#include "veche-application.h"
#include "veche-attachments-private.h"
#include "veche-attachments.h"
#include "veche-error.h"
#include "veche-record.h"

static void
attachments_set_up (FilesFixture *fixture)
{
  files_fixture_run (fixture, "INSERT INTO application (id, title) VALUES (1, 'Сквер'), (2, 'Каток')");
}

/* Bytes of a length that do not repeat from chunk to chunk. */
static GBytes *
attachments_make_bytes (gsize size)
{
  guint8 *data = g_malloc (size);
  guint32 state = 12345;

  for (gsize i = 0; i < size; i++)
    {
      state = state * 1664525 + 1013904223;
      data[i] = (guint8) (state >> 24);
    }
  return g_bytes_new_take (data, size);
}

static void
attachments_assert_findings (FilesFixture *fixture, guint expected)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (veche_attachments_verify (fixture->store, findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, expected);
}

static void
test_attachments_names (void)
{
  static const struct
  {
    const char *given;
    const char *kept;
  } cases[] = {
    { "план.pdf", "план.pdf" },
    { "/etc/passwd", "passwd" },
    { "..\\..\\Рабочий стол\\план.pdf", "план.pdf" },
    { "a\nb\tc\177.txt", "a�b�c�.txt" },
    { "вид\u202efdp.exe", "вид�fdp.exe" },
    { "a\u2066x\u061c.txt", "a�x�.txt" },
    { "  план.pdf\u00a0", "план.pdf" },
    { "\377.pdf", "�.pdf" },
    { "и\u0306.txt", "й.txt" },
    { ".htaccess", ".htaccess" },
  };
  static const char *const refused[] = { "", ".", "..", "/", "a/", "a/..", "C:\\", " . ", "\u00a0" };
  g_autoptr (GString) much = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *numbered = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = veche_attachments_name_clean (cases[i].given, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (veche_attachments_name_clean (refused[i], &error));
      g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
    }

  for (guint i = 0; i < 300; i++)
    g_string_append (much, "щ");
  g_string_append (much, ".docx");
  cut = veche_attachments_name_clean (much->str, NULL);
  g_assert_cmpuint (strlen (cut), ==, 255);
  g_assert_true (g_str_has_suffix (cut, "щ.docx"));
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  numbered = veche_attachments_name_number (cut, 12);
  g_assert_cmpuint (strlen (numbered), <=, 255);
  g_assert_true (g_str_has_suffix (numbered, "щ (12).docx"));
  g_assert_true (g_utf8_validate (numbered, -1, NULL));
}

static void
test_attachments_bytes (FilesFixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, VECHE_ATTACHMENTS_CHUNK - 1, VECHE_ATTACHMENTS_CHUNK, VECHE_ATTACHMENTS_CHUNK + 1,
                                 2 * VECHE_ATTACHMENTS_CHUNK + 5 };

  attachments_set_up (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = attachments_make_bytes (sizes[i]);
      gint64 id = files_fixture_attach (fixture, 1, "файл.bin", g_bytes_get_data (bytes, NULL), sizes[i]);
      g_autoptr (GBytes) back = files_fixture_extract (fixture->store, id);

      g_assert_true (g_bytes_equal (bytes, back));
    }
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM blob_chunk"), ==, 0 + 1 + 1 + 1 + 2 + 3);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM blob WHERE sha256 LIKE 'pending%'"), ==, 0);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM attachment JOIN blob USING (sha256, size)"), ==,
                   G_N_ELEMENTS (sizes));
  attachments_assert_findings (fixture, 0);
}

static void
test_attachments_equal (FilesFixture *fixture, gconstpointer data)
{
  gint64 first, second;
  g_autoptr (GBytes) back = NULL;

  attachments_set_up (fixture);
  first = files_fixture_attach (fixture, 1, "Смета.xlsx", "смета", 10);
  second = files_fixture_attach (fixture, 2, "Копия.xlsx", "смета", 10);
  g_assert_cmpint (first, !=, second);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM blob"), ==, 1);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM blob_chunk"), ==, 1);
  back = files_fixture_extract (fixture->store, second);
  g_assert_cmpuint (g_bytes_get_size (back), ==, 10);
}

static void
test_attachments_list (FilesFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "план.pdf", "план (2).pdf", "План.pdf", "план (3).pdf", "архив" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gint64 third;

  attachments_set_up (fixture);
  files_fixture_attach (fixture, 2, "план.pdf", "0", 1);
  files_fixture_attach (fixture, 1, "план.pdf", "1", 1);
  files_fixture_attach (fixture, 1, "папка/план.pdf", "2", 1);
  third = files_fixture_attach (fixture, 1, "План.pdf", "3", 1);
  files_fixture_attach (fixture, 1, "план.pdf", "4", 1);
  files_fixture_attach (fixture, 1, "архив", "5", 1);

  records = veche_attachments_list (fixture->store, &veche_application_kind, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);

      g_assert_cmpstr (veche_record_get_text (record, "name"), ==, names[i]);
      g_assert_cmpint (veche_record_get_integer (record, "size"), ==, 1);
      g_assert_cmpint (veche_record_get_integer (record, "owner"), ==, 1);
      g_assert_nonnull (veche_record_get_text (record, "added"));
      g_assert_nonnull (veche_record_get_uuid (record));
    }

  g_assert_cmpint (veche_attachments_find (fixture->store, &veche_application_kind, 1, "План.pdf", &error), ==, third);
  g_assert_cmpint (veche_attachments_find (fixture->store, &veche_application_kind, 1, "ПЛАН.PDF", &error), ==,
                   veche_record_get_id (g_ptr_array_index (records, 0)));
  g_assert_no_error (error);
  g_assert_cmpint (veche_attachments_find (fixture->store, &veche_application_kind, 2, "архив", &error), ==, 0);
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
}

/* A step in which some files fail and the rest goes on. */
typedef struct
{
  gint64 owner;
  const char *name;
  GInputStream *source;
  GCancellable *cancellable;
  GError *error;
} AttachmentsTry;

static gboolean
attachments_try_cb (VecheStore *store, gpointer data, GError **error)
{
  AttachmentsTry *attempt = data;

  g_assert_cmpint (veche_attachments_add (store, &veche_application_kind, attempt->owner, attempt->name, NULL, attempt->source,
                                          attempt->cancellable, &attempt->error),
                   ==, 0);
  return veche_db_exec (veche_store_get_db (store), "INSERT INTO application (title) VALUES ('Дальше')", error);
}

static void
attachments_assert_fails (FilesFixture *fixture, AttachmentsTry *attempt, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  veche_store_write (fixture->store, VECHE_STEP_EDIT, "test", NULL, attachments_try_cb, attempt, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_error (attempt->error, domain, code);
  g_assert_nonnull (strstr (attempt->error->message, words));
  g_clear_error (&attempt->error);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM attachment"), ==, 0);
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT (SELECT count (*) FROM blob) + (SELECT count (*) FROM blob_chunk)"),
                   ==, 0);
}

static void
test_attachments_failures (FilesFixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) closed = g_memory_input_stream_new_from_data ("x", 1, NULL);
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data ("x", 1, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  attachments_set_up (fixture);
  g_input_stream_close (closed, NULL, NULL);
  g_cancellable_cancel (cancelled);
  attachments_assert_fails (fixture, &(AttachmentsTry) { 1, "план.pdf", closed, NULL, NULL }, G_IO_ERROR, G_IO_ERROR_CLOSED,
                            "план.pdf");
  attachments_assert_fails (fixture, &(AttachmentsTry) { 1, "план.pdf", source, cancelled, NULL }, G_IO_ERROR,
                            G_IO_ERROR_CANCELLED, "");
  attachments_assert_fails (fixture, &(AttachmentsTry) { 77, "план.pdf", source, NULL, NULL }, VECHE_ERROR,
                            VECHE_ERROR_NOT_FOUND, "план.pdf");
  attachments_assert_fails (fixture, &(AttachmentsTry) { 1, "..", source, NULL, NULL }, VECHE_ERROR, VECHE_ERROR_INVALID, "..");
}

static void
attachments_assert_corrupt (FilesFixture *fixture, gsize written)
{
  g_autofree char *sha256 = veche_db_query_text (veche_store_get_db (fixture->store), "SELECT sha256 FROM attachment LIMIT 1");
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (veche_attachments_extract (fixture->store, sha256, target, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_CORRUPT);
  /* What is wrong does not get out. */
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (target)), ==, written);
}

static void
attachments_damage (FilesFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  veche_db_exec (veche_store_get_db (fixture->store), sql, &error);
  g_assert_no_error (error);
}

static void
test_attachments_damage (FilesFixture *fixture, gconstpointer data)
{
  const gsize size = VECHE_ATTACHMENTS_CHUNK + 100;
  g_autoptr (GBytes) bytes = attachments_make_bytes (size);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  attachments_set_up (fixture);
  id = files_fixture_attach (fixture, 1, "план.pdf", g_bytes_get_data (bytes, NULL), size);
  attachments_assert_findings (fixture, 0);

  attachments_damage (fixture, "UPDATE blob_chunk SET data = CAST (x'00' || substr (data, 2) AS BLOB) WHERE n = 1");
  attachments_assert_corrupt (fixture, VECHE_ATTACHMENTS_CHUNK);
  attachments_assert_findings (fixture, 1);

  /* The same file comes again: it mends the first one. */
  files_fixture_attach (fixture, 2, "ещё раз.pdf", g_bytes_get_data (bytes, NULL), size);
  attachments_assert_findings (fixture, 0);
  back = files_fixture_extract (fixture->store, id);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_cmpint (files_fixture_count (fixture->store, "SELECT count (*) FROM blob"), ==, 1);

  attachments_damage (fixture, "DELETE FROM blob_chunk WHERE n = 0");
  attachments_assert_corrupt (fixture, 0);
  attachments_assert_findings (fixture, 1);
  /* What is not stored at all has no bytes that could be wrong. */
  attachments_damage (fixture, "DELETE FROM blob_chunk; DELETE FROM blob");
  attachments_assert_findings (fixture, 0);
  g_assert_false (veche_attachments_extract (fixture->store, "00", target, NULL, &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/attachments/names", test_attachments_names);
  files_fixture_add ("/attachments/bytes", test_attachments_bytes);
  files_fixture_add ("/attachments/equal", test_attachments_equal);
  files_fixture_add ("/attachments/list", test_attachments_list);
  files_fixture_add ("/attachments/failures", test_attachments_failures);
  files_fixture_add ("/attachments/damage", test_attachments_damage);
  return g_test_run ();
}
