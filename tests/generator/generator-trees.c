/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "generator.h"
#include "veche-geometry-blob.h"
#include "veche-record-repo.h"
#include "veche-tree.h"

/* Trees of one step: large steps fill fast. */
#define STEP 5000
/* Around the middle of a large town: six tenths stand in parks and yards, the rest anywhere. */
#define LON 37.62
#define LAT 55.75
#define WIDTH 0.6
#define HEIGHT 0.34
#define CLUMPS 200
#define CLUMPED 0.6
/* Standard deviation of a clump. */
#define CLUMP_WIDTH 0.008
#define CLUMP_HEIGHT 0.0045

typedef struct
{
  GRand *random;
  double clumps[CLUMPS][2];
  guint number; /* of the next tree */
  guint count;
} GeneratorTrees;

/* Box and Muller's. */
static double
generator_trees_normal (GRand *random)
{
  const double u = 1 - g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (random));
}

static double
generator_trees_uniform (GRand *random, double middle, double extent)
{
  return middle + (g_rand_double (random) - 0.5) * extent;
}

static void
generator_trees_place (GeneratorTrees *self, double *lon, double *lat)
{
  const double *clump = self->clumps[g_rand_int_range (self->random, 0, CLUMPS)];

  if (g_rand_double (self->random) < CLUMPED)
    {
      *lon = clump[0] + CLUMP_WIDTH * generator_trees_normal (self->random);
      *lat = clump[1] + CLUMP_HEIGHT * generator_trees_normal (self->random);
      return;
    }
  *lon = generator_trees_uniform (self->random, LON, WIDTH);
  *lat = generator_trees_uniform (self->random, LAT, HEIGHT);
}

static void
generator_trees_add (GeneratorTrees *self, VecheEdit *edit)
{
  static const char *const species[] = { "Липа мелколистная", "Клён остролистный", "Берёза повислая", "Дуб черешчатый", "Ель колючая" };
  static const char *const decisions[] = { "keep", "transplant", "remove", "prune", "inspect", NULL };
  const guint op = veche_edit_insert (edit, &veche_tree_kind, 0);
  g_autofree char *number = g_strdup_printf ("%u", self->number++);
  g_autoptr (VecheGeometry) point = NULL;
  g_autoptr (GBytes) blob = NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  double lon;
  double lat;

  generator_trees_place (self, &lon, &lat);
  point = veche_geometry_new_point (lon, lat);
  blob = veche_geometry_blob_write (point);
  veche_value_set_bytes (&value, blob);
  veche_edit_set_text (edit, op, "number", number);
  veche_edit_set_text (edit, op, "species", species[g_rand_int_range (self->random, 0, G_N_ELEMENTS (species))]);
  veche_edit_set_text (edit, op, "decision", decisions[g_rand_int_range (self->random, 0, G_N_ELEMENTS (decisions))]);
  veche_edit_set_value (edit, op, veche_kind_get_geometry (&veche_tree_kind)->name, &value);
}

static gboolean
generator_trees_write (VecheStore *store, gpointer data, GError **error)
{
  GeneratorTrees *self = data;

  for (guint i = 0; i < self->count; i++)
    {
      g_autoptr (VecheEdit) edit = veche_edit_new (NULL);

      edit->verb = TRUE;
      generator_trees_add (self, edit);
      if (!veche_record_repo_apply (store, edit, error))
        return FALSE;
    }
  return TRUE;
}

void
generator_fill_trees (VecheStore *store, guint count, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  GeneratorTrees self = { .random = g_rand_new_with_seed (seed), .number = 1 };

  for (guint i = 0; i < CLUMPS; i++)
    {
      self.clumps[i][0] = generator_trees_uniform (self.random, LON, WIDTH);
      self.clumps[i][1] = generator_trees_uniform (self.random, LAT, HEIGHT);
    }
  while (count > 0)
    {
      self.count = MIN (count, STEP);
      if (!veche_store_write (store, VECHE_STEP_IMPORT, "Созданные деревья", "Генератор", generator_trees_write, &self, NULL, NULL, &error))
        g_error ("%s", error->message);
      count -= self.count;
    }
  g_rand_free (self.random);
}
