/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "veche-error.h"
#include "veche-layer-files.h"

typedef struct
{
  char *folder; /* of the user */
  char *made;   /* in it: what is to be put in place */
  char *path;
} Fixture;

static void
layer_write (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The contents; %NULL: there is no such file. */
static char *
layer_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  (void) g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
layer_assert (const char *folder, const char *name, const char *expected)
{
  g_autofree char *text = layer_read (folder, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
layer_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("veche-layer-XXXXXX", NULL);
  fixture->made = g_build_filename (fixture->folder, "made", NULL);
  fixture->path = g_build_filename (fixture->folder, "t.shp", NULL);
  g_assert_cmpint (g_mkdir (fixture->made, 0700), ==, 0);
  layer_write (fixture->made, "layer.shp", "new shp");
  layer_write (fixture->made, "layer.dbf", "new dbf");
  layer_write (fixture->made, "layer.cpg", "new cpg");
}

static void
layer_tear_down (Fixture *fixture, gconstpointer data)
{
  veche_layer_files_remove (fixture->made);
  veche_layer_files_remove (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->folder);
  g_free (fixture->made);
  g_free (fixture->path);
}

static void
layer_write_old (Fixture *fixture)
{
  layer_write (fixture->folder, "t.shp", "old shp");
  layer_write (fixture->folder, "t.dbf", "old dbf");
  layer_write (fixture->folder, "t.prj", "old prj");
  layer_write (fixture->folder, "t.qix", "old qix");
}

static void
layer_assert_old (Fixture *fixture)
{
  layer_assert (fixture->folder, "t.shp", "old shp");
  layer_assert (fixture->folder, "t.dbf", "old dbf");
  layer_assert (fixture->folder, "t.prj", "old prj");
  layer_assert (fixture->folder, "t.qix", "old qix");
  layer_assert (fixture->folder, "t.cpg", NULL);
}

static void
test_layer_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *small = veche_layer_files_dup_path ("/a.b/деревья.v2.shp", "dbf");
  g_autofree char *capital = veche_layer_files_dup_path ("T.TAB", "dat");

  g_assert_cmpstr (small, ==, "/a.b/деревья.v2.dbf");
  g_assert_cmpstr (capital, ==, "T.DAT");
  g_assert_nonnull (veche_layer_files_get_companions ("mif"));
  g_assert_null (veche_layer_files_get_companions ("shp.zip"));
}

static void
test_layer_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "t.prj", NULL);

  g_assert_true (veche_layer_files_check (fixture->path, "shp", "t.shp", NULL));
  layer_write (fixture->folder, "t.dbf", "somebody's");
  g_assert_false (veche_layer_files_check (fixture->path, "shp", "t.shp", &error));
  g_assert_error (error, VECHE_ERROR, VECHE_ERROR_INVALID);
  layer_write (fixture->folder, "t.shp", "a text");
  g_assert_false (veche_layer_files_check (fixture->path, "shp", "t.shp", NULL));
  g_assert_true (g_file_set_contents (fixture->path, "\0\0\047\012its main file", 17, NULL));
  g_assert_true (veche_layer_files_check (fixture->path, "shp", "t.shp", NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (veche_layer_files_check (fixture->path, "shp", "t.shp", NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A layer of MapInfo is told from a tab-separated text, beside which somebody's own «.dat» may stand. */
static void
test_layer_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.tab", NULL);

  layer_write (fixture->folder, "list.dat", "somebody's");
  layer_write (fixture->folder, "list.tab", "number\tspecies\n");
  g_assert_false (veche_layer_files_check (path, "tab", "list.tab", NULL));
  layer_write (fixture->folder, "list.tab", "!Table\n!version 300\n");
  g_assert_true (veche_layer_files_check (path, "tab", "list.tab", NULL));
}

/* What was left of an old layer is not thrown away with the new one. */
static void
test_layer_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = g_build_filename (fixture->made, "old.shp", NULL);

  layer_write (fixture->made, "old.shp", "old shp");
  veche_layer_files_remove (fixture->made);
  layer_assert (fixture->made, "old.shp", "old shp");
  layer_assert (fixture->made, "layer.shp", NULL);
  g_assert_cmpint (g_unlink (kept), ==, 0);
}

static void
test_layer_place (Fixture *fixture, gconstpointer data)
{
  layer_write_old (fixture);
  g_assert_true (veche_layer_files_place (fixture->made, fixture->path, "shp", "t.shp", NULL));
  layer_assert (fixture->folder, "t.shp", "new shp");
  layer_assert (fixture->folder, "t.dbf", "new dbf");
  layer_assert (fixture->folder, "t.cpg", "new cpg");
  /* Of the old contents, and wrong for the new ones. */
  layer_assert (fixture->folder, "t.prj", NULL);
  layer_assert (fixture->folder, "t.qix", NULL);
}

/* The old file finds no room to wait in: what was put aside before it comes back. */
static void
test_layer_not_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *obstacle = g_build_filename (fixture->made, "old.prj", NULL);

  layer_write_old (fixture);
  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  g_assert_false (veche_layer_files_place (fixture->made, fixture->path, "shp", "t.shp", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  layer_assert_old (fixture);
  layer_assert (fixture->made, "layer.shp", "new shp");
}

/* One of the new files cannot be put in place: those that were go away again. */
static void
test_layer_not_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *obstacle = g_build_filename (fixture->made, "layer.prj", NULL);

  layer_write_old (fixture);
  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  g_assert_false (veche_layer_files_place (fixture->made, fixture->path, "shp", "t.shp", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  layer_assert_old (fixture);
  layer_assert (fixture->made, "layer.cpg", "new cpg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/layer-files/names", Fixture, NULL, layer_set_up, test_layer_names, layer_tear_down);
  g_test_add ("/exchange/layer-files/text", Fixture, NULL, layer_set_up, test_layer_text, layer_tear_down);
  g_test_add ("/exchange/layer-files/kept", Fixture, NULL, layer_set_up, test_layer_kept, layer_tear_down);
  g_test_add ("/exchange/layer-files/check", Fixture, NULL, layer_set_up, test_layer_check, layer_tear_down);
  g_test_add ("/exchange/layer-files/place", Fixture, NULL, layer_set_up, test_layer_place, layer_tear_down);
  g_test_add ("/exchange/layer-files/not-aside", Fixture, NULL, layer_set_up, test_layer_not_aside, layer_tear_down);
  g_test_add ("/exchange/layer-files/not-in", Fixture, NULL, layer_set_up, test_layer_not_in, layer_tear_down);
  return g_test_run ();
}
