/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "generator.h"
#include "veche-i18n.h"

/* veche-generate store|trees|csv COUNT FILE [SEED]. A file appears under its name only when it is whole, so that it can be kept
 * as a cache. */

static gboolean
generate_store (Generator *generator, const char *path, guint count, GError **error)
{
  VecheStore *store;

  g_remove (path);
  store = generator_create_store (path);
  generator_fill_store (generator, store, count);
  veche_store_close (store);
  return TRUE;
}

static gboolean
generate_trees (const char *path, guint count, guint32 seed)
{
  VecheStore *store;

  g_remove (path);
  store = generator_create_store (path);
  generator_fill_trees (store, count, seed);
  veche_store_close (store);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (Generator) generator = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;
  g_autofree char *journal = NULL;
  gboolean is_store = argc > 1 && g_str_equal (argv[1], "store");
  gboolean is_trees = argc > 1 && g_str_equal (argv[1], "trees");
  gboolean is_csv = argc > 1 && g_str_equal (argv[1], "csv");
  guint64 count = 0;
  guint64 seed = 1;

  veche_i18n_init ();
  if (argc < 4 || argc > 5 || (!is_store && !is_trees && !is_csv) || !g_ascii_string_to_unsigned (argv[2], 10, 0, 100000000, &count, &error)
      || (argc == 5 && !g_ascii_string_to_unsigned (argv[4], 10, 0, G_MAXUINT32, &seed, &error)))
    {
      g_printerr ("Usage: veche-generate store|trees|csv COUNT FILE [SEED]\n");
      return 2;
    }

  part = g_strdup_printf ("%s.part", argv[3]);
  journal = g_strdup_printf ("%s-journal", part);
  generator = generator_new ((guint32) seed);
  if (is_trees ? !generate_trees (part, (guint) count, (guint32) seed)
               : !(is_store ? generate_store : generator_write_csv) (generator, part, (guint) count, &error))
    {
      g_printerr ("veche-generate: %s\n", error->message);
      return 1;
    }
  g_remove (journal);
  if (g_rename (part, argv[3]) != 0)
    {
      g_printerr ("veche-generate: %s: %s\n", argv[3], g_strerror (errno));
      return 1;
    }
  return 0;
}
