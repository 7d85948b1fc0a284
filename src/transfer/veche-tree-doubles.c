/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-tree-doubles.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "veche-act.h"
#include "veche-error.h"
#include "veche-geodesy.h"
#include "veche-i18n.h"
#include "veche-own-form.h"
#include "veche-place.h"
#include "veche-species-lookup.h"
#include "veche-survey.h"
#include "veche-text.h"
#include "veche-transfer-job.h"
#include "veche-tree.h"

#define NEAR 3.0
#define FARTHEST 20.0  /* however vague the places are */
#define DEGREE 111000.0 /* metres in one of latitude, and at most in one of longitude */
#define SIZES 0.25
#define MOST_PAIRS 200
#define MOST_NUMBERS 20

typedef struct
{
  VecheRecord *record;
  double lon, lat;
  char *genus; /* %NULL: nobody knows */
} VecheTreeSpot;

static void
veche_tree_doubles_spot_free (gpointer data)
{
  VecheTreeSpot *spot = data;

  g_object_unref (spot->record);
  g_free (spot->genus);
  g_free (spot);
}

static void
veche_tree_doubles_pair_free (gpointer data)
{
  VecheTreeDouble *pair = data;

  g_object_unref (pair->first);
  g_object_unref (pair->second);
  g_free (pair);
}

/* The first word of the Latin name; of a species that no list knows, of its own. */
static char *
veche_tree_doubles_dup_genus (VecheRecord *tree, VecheSpeciesNames *names)
{
  const char *species = veche_record_get_text (tree, "species");
  const VecheSpecies *listed = veche_species_names_find (names, species);
  const char *latin = listed != NULL && listed->latin != NULL ? listed->latin : veche_record_get_text (tree, "latin");
  g_autofree char *folded = veche_text_fold (latin != NULL ? latin : species != NULL ? species : "");

  folded[strcspn (folded, " ")] = '\0';
  /* «не определена» */
  return *folded == '\0' || g_str_equal (folded, "?") || g_str_equal (folded, "не") || g_str_equal (folded, "not") ? NULL
                                                                                                                   : g_steal_pointer (&folded);
}

static int
veche_tree_doubles_compare_lat (gconstpointer a, gconstpointer b)
{
  const VecheTreeSpot *one = *(const VecheTreeSpot *const *) a;
  const VecheTreeSpot *other = *(const VecheTreeSpot *const *) b;

  return one->lat < other->lat ? -1 : one->lat > other->lat;
}

static int
veche_tree_doubles_compare_metres (gconstpointer a, gconstpointer b)
{
  const VecheTreeDouble *one = *(const VecheTreeDouble *const *) a;
  const VecheTreeDouble *other = *(const VecheTreeDouble *const *) b;

  return one->metres < other->metres ? -1 : one->metres > other->metres;
}

static void
veche_tree_doubles_keep_nearest (GPtrArray *pairs)
{
  g_ptr_array_sort (pairs, veche_tree_doubles_compare_metres);
  if (pairs->len > MOST_PAIRS)
    g_ptr_array_set_size (pairs, MOST_PAIRS);
}

static GPtrArray *
veche_tree_doubles_list_trees (VecheWorkspace *workspace, gint64 survey, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_kind);
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, survey);

  veche_query_add_term (query, "survey", reference, FALSE);
  return dex_await_boxed (veche_workspace_query (workspace, query), error);
}

static gboolean
veche_tree_doubles_is_pair (const VecheTreeSpot *a, const VecheTreeSpot *b, double *metres)
{
  const double one = veche_record_get_real (a->record, "diameter"), other = veche_record_get_real (b->record, "diameter");
  const double vague = veche_record_get_real (a->record, "accuracy") + veche_record_get_real (b->record, "accuracy");

  /* One crew records a tree once; two trees of no block are taken for one crew's. */
  if (veche_record_get_integer (a->record, "block") == veche_record_get_integer (b->record, "block"))
    return FALSE;
  if (a->genus != NULL && b->genus != NULL && !g_str_equal (a->genus, b->genus))
    return FALSE;
  if (one > 0 && other > 0 && fabs (one - other) > SIZES * MAX (one, other))
    return FALSE;
  *metres = veche_geodesy_distance (a->lon, a->lat, b->lon, b->lat);
  return *metres <= CLAMP (vague, NEAR, FARTHEST);
}

/* Of those that have a place, from south to north. */
static GPtrArray *
veche_tree_doubles_make_spots (GPtrArray *trees, VecheSpeciesNames *names)
{
  GPtrArray *spots = g_ptr_array_new_with_free_func (veche_tree_doubles_spot_free);

  for (guint i = 0; i < trees->len; i++)
    {
      g_autoptr (VecheGeometry) shape = veche_place_dup (g_ptr_array_index (trees, i));
      VecheTreeSpot *spot;

      if (shape == NULL)
        continue;
      spot = g_new0 (VecheTreeSpot, 1);
      spot->record = g_object_ref (g_ptr_array_index (trees, i));
      spot->lon = veche_geometry_get_xy (shape)[0];
      spot->lat = veche_geometry_get_xy (shape)[1];
      spot->genus = veche_tree_doubles_dup_genus (spot->record, names);
      g_ptr_array_add (spots, spot);
    }
  g_ptr_array_sort (spots, veche_tree_doubles_compare_lat);
  return spots;
}

/* What the pairs are sought among. */
typedef struct
{
  GPtrArray *trees;
  VecheSpeciesNames *names;
} VecheTreeDoublesSearch;

static void
veche_tree_doubles_search_free (gpointer data)
{
  VecheTreeDoublesSearch *search = data;

  g_clear_pointer (&search->trees, g_ptr_array_unref);
  g_clear_pointer (&search->names, veche_species_names_unref);
  g_free (search);
}

/* Tens of thousands of trees are compared: not on the main loop. They are only read, and nobody else has them meanwhile. */
static gboolean
veche_tree_doubles_find_thread (gpointer data, GValue *result, GError **error)
{
  const VecheTreeDoublesSearch *search = data;
  g_autoptr (GPtrArray) spots = veche_tree_doubles_make_spots (search->trees, search->names);
  GPtrArray *pairs = g_ptr_array_new_with_free_func (veche_tree_doubles_pair_free);

  for (guint i = 0; i < spots->len; i++)
    for (guint j = i + 1; j < spots->len; j++)
      {
        const VecheTreeSpot *a = g_ptr_array_index (spots, i), *b = g_ptr_array_index (spots, j);
        VecheTreeDouble *pair;
        double metres;
        gboolean older;

        if ((b->lat - a->lat) * DEGREE > FARTHEST)
          break;
        if (fabs (b->lon - a->lon) * cos (a->lat * G_PI / 180) * DEGREE > FARTHEST || !veche_tree_doubles_is_pair (a, b, &metres))
          continue;
        older = veche_record_get_id (a->record) < veche_record_get_id (b->record);
        pair = g_new0 (VecheTreeDouble, 1);
        pair->first = g_object_ref (older ? a->record : b->record);
        pair->second = g_object_ref (older ? b->record : a->record);
        pair->metres = metres;
        g_ptr_array_add (pairs, pair);
        /* Many trees on one spot are pairs by the million. */
        if (pairs->len >= 8 * MOST_PAIRS)
          veche_tree_doubles_keep_nearest (pairs);
      }
  veche_tree_doubles_keep_nearest (pairs);
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, pairs);
  return TRUE;
}

GPtrArray *
veche_tree_doubles_find (VecheWorkspace *workspace, gint64 survey, GError **error)
{
  VecheTreeDoublesSearch *search = g_new0 (VecheTreeDoublesSearch, 1);

  search->names = veche_species_lookup_load (workspace, error);
  search->trees = search->names != NULL ? veche_tree_doubles_list_trees (workspace, survey, error) : NULL;
  if (search->trees == NULL)
    {
      veche_tree_doubles_search_free (search);
      return NULL;
    }
  return dex_await_boxed (veche_transfer_job_run (veche_tree_doubles_find_thread, search, veche_tree_doubles_search_free), error);
}

/* --- one of two --------------------------------------------------------------------------------------------------- */

/* -1 with @error. */
static gint64
veche_tree_doubles_count_files (VecheWorkspace *workspace, gint64 tree, GError **error)
{
  g_autoptr (GPtrArray) files = dex_await_boxed (veche_workspace_list_attachments (workspace, &veche_tree_kind, tree), error);

  return files != NULL ? (gint64) files->len : -1;
}

/* What is true only together: of the other's it is all taken, or none. */
static const char *const veche_tree_doubles_groups[][5] = {
  { "number", "block" },
  { "geom", "accuracy", "place_method" },
  { "diameter", "girth", "measured_at", "stems" },
  { "decision", "decided_by", "decided", "ground" },
  { "species", "latin" },
  { "permit", "permitted" },
};

static gboolean
veche_tree_doubles_lacks (VecheRecord *keeper, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (veche_tree_doubles_groups); i++)
    if (g_strv_contains (veche_tree_doubles_groups[i], field))
      for (guint j = 0; veche_tree_doubles_groups[i][j] != NULL; j++)
        if (!veche_record_is_null (keeper, veche_tree_doubles_groups[i][j]))
          return FALSE;
  return veche_record_is_null (keeper, field);
}

/* Both have something there, and neither is to be lost. */
static void
veche_tree_doubles_join (VecheEdit *edit, guint op, VecheRecord *keeper, VecheRecord *other)
{
  const char *note = veche_record_get_text (keeper, "note"), *more = veche_record_get_text (other, "note");
  const char *own = veche_record_get_text (keeper, VECHE_OWN_FORM_FIELD), *others = veche_record_get_text (other, VECHE_OWN_FORM_FIELD);

  if (note != NULL && more != NULL && strstr (note, more) == NULL)
    {
      g_autofree char *text = g_strconcat (note, "\n", more, NULL);

      veche_edit_set_text (edit, op, "note", text);
    }
  if (own != NULL && others != NULL && *own == '{' && *others == '{')
    {
      g_autofree char *text = veche_own_form_merge (others, own);

      veche_edit_set_text (edit, op, VECHE_OWN_FORM_FIELD, text);
    }
}

static void
veche_tree_doubles_fill (VecheEdit *edit, VecheRecord *keeper, VecheRecord *other)
{
  static const char *const signature[] = { "decided_by", "decided" };
  const guint op = veche_edit_update (edit, &veche_tree_kind, veche_record_get_id (keeper));
  const char *number = veche_record_get_number (other);
  const char *known = veche_record_get_text (other, "old_numbers");
  g_auto (GStrv) numbers = g_strsplit (known != NULL ? known : "", ",", -1);
  g_autofree char *old = g_strdup (veche_record_get_text (keeper, "old_numbers"));

  for (const VecheField *field = veche_tree_kind.fields; field->name != NULL; field++)
    if (veche_tree_doubles_lacks (keeper, field->name) && !veche_record_is_null (other, field->name)
        && !g_str_equal (field->name, "old_numbers") && !g_str_equal (field->name, "girth"))
      {
        const VecheValue *value = veche_record_get_value (other, field->name);

        /* Stems and girths as they were typed: the store takes them apart. */
        if ((field->flags & VECHE_FIELD_STEMS) != 0 && value->label != NULL)
          veche_edit_set_text (edit, op, field->name, value->label);
        else if (value->type == VECHE_VALUE_REF)
          veche_edit_set_integer (edit, op, field->name, value->integer);
        else
          veche_edit_set_value (edit, op, field->name, value);
      }
  /* The other's decision stays the other's, unsigned too: the store would sign it with who puts the trees together. */
  if (veche_edit_op_get_cell (veche_edit_get_op (edit, op), "decision") != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (signature); i++)
      if (veche_record_is_null (other, signature[i]))
        veche_edit_set_null (edit, op, signature[i]);
  veche_tree_doubles_join (edit, op, keeper, other);
  for (guint i = 0; numbers[i] != NULL; i++)
    if (*g_strstrip (numbers[i]) != '\0')
      {
        char *more = veche_tree_append_number (old, numbers[i]);

        g_free (old);
        old = more;
      }
  /* With no number of its own it was given the other's. */
  if (number != NULL && !veche_tree_doubles_lacks (keeper, "number") && g_strcmp0 (number, veche_record_get_number (keeper)) != 0)
    {
      char *more = veche_tree_append_number (old, number);

      g_free (old);
      old = more;
    }
  if (old != NULL)
    veche_edit_set_text (edit, op, "old_numbers", old);
}

static gboolean
veche_tree_doubles_copy_inspections (VecheWorkspace *workspace, VecheEdit *edit, gint64 keeper, gint64 other, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_tree_inspection_kind);
  g_autoptr (GPtrArray) rows = NULL;

  query->parent_id = other;
  rows = dex_await_boxed (veche_workspace_query (workspace, query), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const guint op = veche_edit_insert (edit, &veche_tree_inspection_kind, keeper);

      for (const VecheField *field = veche_tree_inspection_kind.fields; field->name != NULL; field++)
        veche_edit_set_value (edit, op, field->name, veche_record_get_value (g_ptr_array_index (rows, i), field->name));
    }
  return rows != NULL;
}

/* The rows of acts of inspection in which a tree stands; acts that are settled too. */
static GPtrArray *
veche_tree_doubles_list_act_rows (VecheWorkspace *workspace, gint64 tree, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_act_tree_kind);
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, tree);

  query->settled = TRUE;
  veche_query_add_term (query, "tree", reference, FALSE);
  return dex_await_boxed (veche_workspace_query (workspace, query), error);
}

/* What an act says of the one that goes it says of the one that stays. */
static gboolean
veche_tree_doubles_move_acts (VecheWorkspace *workspace, VecheEdit *edit, gint64 keeper, gint64 other, GError **error)
{
  g_autoptr (GPtrArray) rows = veche_tree_doubles_list_act_rows (workspace, other, error);
  g_autoptr (GPtrArray) kept = rows != NULL ? veche_tree_doubles_list_act_rows (workspace, keeper, error) : NULL;

  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      VecheRecord *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < kept->len; j++)
        if (veche_record_get_parent_id (row) == veche_record_get_parent_id (g_ptr_array_index (kept, j)))
          {
            g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                                 _("Could not merge the trees: both stand in one inspection act. Take one of them out of the act."));
            return FALSE;
          }
      veche_edit_set_integer (edit, veche_edit_update (edit, &veche_act_tree_kind, veche_record_get_id (row)), "tree", keeper);
    }
  return TRUE;
}

VecheEdit *
veche_tree_doubles_merge (VecheWorkspace *workspace, gint64 first, gint64 second, GError **error)
{
  const gint64 files = veche_tree_doubles_count_files (workspace, first, error);
  const gint64 others = files >= 0 ? veche_tree_doubles_count_files (workspace, second, error) : -1;
  const gint64 stays = files == 0 && others > 0 ? second : first;
  const gint64 goes = stays == first ? second : first;
  g_autoptr (VecheRecord) keeper = NULL;
  g_autoptr (VecheRecord) other = NULL;
  g_autoptr (VecheEdit) edit = NULL;

  if (others < 0)
    return NULL;
  if (files > 0 && others > 0)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                           _("Could not merge the trees: both have files. Move those of one to the other on their cards."));
      return NULL;
    }
  keeper = dex_await_object (veche_workspace_get (workspace, &veche_tree_kind, stays), error);
  other = keeper != NULL ? dex_await_object (veche_workspace_get (workspace, &veche_tree_kind, goes), error) : NULL;
  if (other == NULL)
    return NULL;
  edit = veche_edit_new (_("Trees merged"));
  veche_tree_doubles_fill (edit, keeper, other);
  if (!veche_tree_doubles_copy_inspections (workspace, edit, stays, goes, error)
      || !veche_tree_doubles_move_acts (workspace, edit, stays, goes, error))
    return NULL;
  /* Files that another window or program attaches now would go with it. */
  veche_edit_delete_bare (edit, &veche_tree_kind, goes);
  return dex_await_boxed (veche_workspace_apply (workspace, g_steal_pointer (&edit)), error);
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

/* «3, 7–9»; of many only the first. */
static void
veche_tree_doubles_append_run (GString *text, guint *count, gint64 first, gint64 last)
{
  if (++*count == MOST_NUMBERS)
    g_string_append (text, "…");
  if (*count >= MOST_NUMBERS)
    return;
  g_string_append_printf (text, "%s%" PRId64, text->len > 0 ? ", " : "", first);
  if (last > first)
    g_string_append_printf (text, "–%" PRId64, last);
}

/* @numbers: of all trees, sorted. %NULL: there is nothing to say. Owned. */
static char *
veche_tree_doubles_describe_block (VecheRecord *block, const GArray *numbers)
{
  const gint64 first = veche_record_get_integer (block, "first"), last = veche_record_get_integer (block, "last");
  g_autoptr (GString) gaps = g_string_new (NULL);
  g_autoptr (GString) twice = g_string_new (NULL);
  guint n_gaps = 0, n_twice = 0;
  gint64 before = first - 1;

  /* Sorted: what lies between two that follow each other was left out. */
  for (guint i = 0; i < numbers->len; i++)
    {
      const gint64 number = g_array_index (numbers, gint64, i);

      if (number < first || number > last)
        continue;
      if (number > before + 1)
        veche_tree_doubles_append_run (gaps, &n_gaps, before + 1, number - 1);
      if (number == before && (i < 2 || g_array_index (numbers, gint64, i - 2) != number))
        veche_tree_doubles_append_run (twice, &n_twice, number, number);
      before = number;
    }
  if (n_gaps == 0 && n_twice == 0)
    return NULL;
  if (n_twice == 0)
    /* Translators: a workplace, and numbers that it has left out. */
    return g_strdup_printf (_("%s: left out %s"), veche_record_get_title (block), gaps->str);
  if (n_gaps == 0)
    return g_strdup_printf (_("%s: given twice %s"), veche_record_get_title (block), twice->str);
  return g_strdup_printf (_("%s: left out %s; given twice %s"), veche_record_get_title (block), gaps->str, twice->str);
}

static int
veche_tree_doubles_compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

GPtrArray *
veche_tree_doubles_describe_numbers (VecheWorkspace *workspace, gint64 survey, GError **error)
{
  g_autoptr (GPtrArray) trees = veche_tree_doubles_list_trees (workspace, survey, error);
  g_autoptr (VecheQuery) query = veche_query_new (&veche_survey_block_kind);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *lines;

  query->parent_id = survey;
  veche_query_set_sort (query, "first", FALSE);
  blocks = trees != NULL ? dex_await_boxed (veche_workspace_query (workspace, query), error) : NULL;
  if (blocks == NULL)
    return NULL;
  for (guint i = 0; i < trees->len; i++)
    {
      const char *text = veche_record_get_number (g_ptr_array_index (trees, i));
      gint64 number;

      if (text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT64 - 1, &number, NULL))
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, veche_tree_doubles_compare_numbers);
  lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < blocks->len; i++)
    {
      char *line = veche_tree_doubles_describe_block (g_ptr_array_index (blocks, i), numbers);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return lines;
}
