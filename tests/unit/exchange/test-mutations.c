/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Small good tables with seeded damage: each opens or is refused with one line; nothing hangs, dies or leaks. */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "veche-error.h"
#include "veche-table-writer.h"

#define SEED 20260117
#define ROUNDS_DEFAULT 50 /* of each of four formats; VECHE_MUTATIONS says another number */

static char *
write_good (ExchangeFixture *fixture, const char *name)
{
  static const VecheTableColumn columns[] = {
    { "Название", VECHE_TABLE_TEXT }, { "Сумма", VECHE_TABLE_MONEY }, { "Дата", VECHE_TABLE_DATE } };
  char *path = exchange_fixture_path (fixture, name);
  g_autoptr (VecheTableWriter) writer = veche_table_writer_open (path, columns, G_N_ELEMENTS (columns), NULL, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Проект «%u»; \"кавычки\"\nи строки", i);
      g_autofree char *money = g_strdup_printf ("%u", i * 12345);
      const char *const row[] = { title, money, "2020-02-17" };

      g_assert_true (veche_table_writer_write_row (writer, row, NULL));
    }
  g_assert_true (veche_table_writer_finish (writer, NULL));

  return path;
}

static void
mutate (GRand *random, GByteArray *bytes)
{
  int changes = g_rand_int_range (random, 1, 9);

  for (int i = 0; i < changes && bytes->len > 16; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
      guint run = (guint) g_rand_int_range (random, 1, 16);

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int (random);
          break;
        case 1:
          bytes->data[at] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, MIN (run, bytes->len - at));
          break;
        case 3:
          memset (bytes->data + at, g_rand_boolean (random) ? 0xFF : 0, MIN (run, bytes->len - at));
          break;
        case 4:
          memmove (bytes->data + at, bytes->data + g_rand_int_range (random, 0, (gint32) (bytes->len - 8)), MIN (8, bytes->len - at));
          break;
        default:
          if (g_rand_int_range (random, 0, 8) == 0)
            g_byte_array_set_size (bytes, at);
          break;
        }
    }
}

static void
test_mutations (ExchangeFixture *fixture, gconstpointer data)
{
  const char *name = data;
  const char *asked = g_getenv ("VECHE_MUTATIONS");
  guint rounds = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : ROUNDS_DEFAULT;
  g_autofree char *good = g_str_has_suffix (name, ".xls") ? exchange_fixture_write_xls (fixture, name, 0x0600, FALSE) : write_good (fixture, name);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  VecheTableOptions options = { .timeout_ms = 60000 };

  g_assert_true (g_file_get_contents (good, &bytes, &length, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GByteArray) bad = g_byte_array_new ();
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bad, (const guint8 *) bytes, (guint) length);
      mutate (random, bad);
      path = exchange_fixture_write (fixture, name, (const char *) bad->data, bad->len);
      rows = exchange_fixture_read_rows (path, &options, &error);
      if (rows != NULL)
        continue;

      g_assert_nonnull (error);
      if (error->domain != VECHE_ERROR || !g_str_has_prefix (error->message, "Could not read") || strchr (error->message, '\n') != NULL
          || strstr (error->message, "takes too long") != NULL)
        g_error ("mutation %u of %s: %s", i, name, error->message);
      g_test_message ("%u: %s", i, error->message);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "t.csv", "t.xlsx", "t.ods", "t.xls" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/mutations/", names[i] + 2, NULL);

      g_test_add (path, ExchangeFixture, names[i], exchange_fixture_set_up, test_mutations, exchange_fixture_tear_down);
    }

  return g_test_run ();
}
