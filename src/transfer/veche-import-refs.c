/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-refs.h"

#include "veche-own-columns.h"
#include "veche-programme.h"
#include "veche-species-limits.h"
#include "veche-species-lookup.h"
#include "veche-text.h"
#include "veche-time-zone.h"

#define AMBIGUOUS (-1)

struct _VecheImportRefs
{
  GHashTable *targets; /* name of kind → GHashTable of folded text → row id (gint64) */
  gint64 programme;    /* that the themes are of; 0 for none */
  gboolean chosen;     /* by the user */
  GTimeZone *zone;
  char *layer;        /* or %NULL */
  gint64 survey;      /* that all trees go to; 0: none */
  gint64 block;
  GPtrArray *own;     /* of VecheOwnField: what layers ask of the kind's objects */
  VecheSpeciesNames *names; /* %NULL: no trees are imported */
};

static void
veche_import_refs_clear (gpointer data)
{
  VecheImportRefs *self = data;

  g_hash_table_unref (self->targets);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->names, veche_species_names_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_free (self->layer);
}

VecheImportRefs *
veche_import_refs_ref (VecheImportRefs *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
veche_import_refs_unref (VecheImportRefs *self)
{
  g_atomic_rc_box_release_full (self, veche_import_refs_clear);
}

static void
veche_import_refs_add (GHashTable *texts, const char *text, gint64 id)
{
  g_autofree char *folded = text != NULL ? veche_text_fold (text) : NULL;
  gint64 *known;

  if (folded == NULL || *folded == '\0')
    return;
  known = g_hash_table_lookup (texts, folded);
  if (known == NULL)
    g_hash_table_insert (texts, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
  else if (*known != id)
    *known = AMBIGUOUS;
}

/* The record that stands for this one: merged chains are followed to their end. 0 where they have none. */
static gint64
veche_import_refs_follow (GHashTable *merged, gint64 id)
{
  const gint64 *next;

  for (guint i = 0; i <= g_hash_table_size (merged); i++)
    {
      next = g_hash_table_lookup (merged, &id);
      if (next == NULL)
        return id;
      id = *next;
    }
  return 0;
}

/* Which record each one is merged into. */
static GHashTable *
veche_import_refs_list_merged (GPtrArray *records, const char *field)
{
  GHashTable *merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; field != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      gint64 id = veche_record_get_id (record);
      gint64 into = veche_record_get_integer (record, field);

      if (into != 0)
        g_hash_table_insert (merged, g_memdup2 (&id, sizeof id), g_memdup2 (&into, sizeof into));
    }
  return merged;
}

static void
veche_import_refs_add_record (GHashTable *texts, VecheRecord *record, gint64 id)
{
  if (id == 0)
    return;

  veche_import_refs_add (texts, veche_record_get_uuid (record), id);
  veche_import_refs_add (texts, veche_record_get_number (record), id);
  veche_import_refs_add (texts, veche_record_get_title (record), id);
  if (veche_kind_find_field (veche_record_get_kind (record), "abbr") >= 0)
    veche_import_refs_add (texts, veche_record_get_text (record, "abbr"), id);
}

/* By a name that a shown record has, that one is meant; by one that only merged ones have, who stands for them. */
static GHashTable *
veche_import_refs_list_texts (GPtrArray *records, GHashTable *merged)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer text, id;

  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const gint64 own = veche_record_get_id (record);

      if (g_hash_table_contains (merged, &own))
        veche_import_refs_add_record (former, record, veche_import_refs_follow (merged, own));
      else
        veche_import_refs_add_record (texts, record, own);
    }
  g_hash_table_iter_init (&iter, former);
  while (g_hash_table_iter_next (&iter, &text, &id))
    if (!g_hash_table_contains (texts, text))
      g_hash_table_insert (texts, g_strdup (text), g_memdup2 (id, sizeof (gint64)));
  return g_steal_pointer (&texts);
}

static gboolean
veche_import_refs_load_kind (VecheImportRefs *self, VecheWorkspace *workspace, const VecheKind *target, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (target);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) merged = NULL;
  GHashTable *texts;

  if (g_hash_table_contains (self->targets, target->name))
    return TRUE;
  if (g_strcmp0 (target->parent, veche_programme_kind.name) == 0)
    query->parent_id = self->programme;
  /* Who was merged into another is meant by their old name too. */
  query->with_hidden = g_strcmp0 (target->hidden_field, "merged_into") == 0;
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (records == NULL)
    return FALSE;

  merged = veche_import_refs_list_merged (records, query->with_hidden ? target->hidden_field : NULL);
  texts = veche_import_refs_list_texts (records, merged);
  g_hash_table_insert (self->targets, (gpointer) target->name, texts);
  return TRUE;
}

/* The one that was asked for, else the one made last, which the store takes too. */
static gboolean
veche_import_refs_choose_programme (VecheImportRefs *self, VecheWorkspace *workspace, const char *reference, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (&veche_programme_kind);
  g_autoptr (GPtrArray) records = NULL;

  if (reference != NULL)
    {
      self->programme = dex_await_int64 (veche_workspace_find (workspace, &veche_programme_kind, reference), error);
      self->chosen = TRUE;
      if (self->programme == 0)
        return FALSE;
    }
  records = dex_await_boxed (veche_workspace_query (workspace, query), error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      const char *zone = veche_record_get_text (record, "zone");

      if (self->chosen ? veche_record_get_id (record) != self->programme : veche_record_get_id (record) < self->programme)
        continue;
      self->programme = veche_record_get_id (record);
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = veche_time_zone_load (zone);
    }
  return TRUE;
}

VecheImportRefs *
veche_import_refs_load (VecheWorkspace *workspace, const VecheKind *kind, const char *programme, GError **error)
{
  g_autoptr (VecheImportRefs) self = g_atomic_rc_box_new0 (VecheImportRefs);

  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->zone = veche_time_zone_load (NULL);
  if (!veche_import_refs_choose_programme (self, workspace, programme, error))
    return NULL;
  /* References among the rows themselves (a second filing) are the office's to make: all its records are not read for them. */
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (field->type == VECHE_FIELD_REF && !g_str_equal (field->target, kind->name)
        && !veche_import_refs_load_kind (self, workspace, veche_kind_find (field->target), error))
      return NULL;
  self->own = veche_own_columns_load (workspace, kind, 0, error);
  if (self->own == NULL)
    return NULL;
  if (kind == &veche_tree_kind)
    {
      self->names = veche_species_lookup_load (workspace, error);
      if (self->names == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
veche_import_refs_set_layer (VecheImportRefs *self, const char *layer)
{
  g_set_str (&self->layer, layer);
}

const char *
veche_import_refs_get_layer (VecheImportRefs *self)
{
  return self->layer;
}

void
veche_import_refs_set_survey (VecheImportRefs *self, gint64 survey, gint64 block)
{
  self->survey = survey;
  self->block = block;
}

gint64
veche_import_refs_get_survey (VecheImportRefs *self)
{
  return self->survey;
}

gint64
veche_import_refs_get_block (VecheImportRefs *self)
{
  return self->block;
}

GPtrArray *
veche_import_refs_get_own (VecheImportRefs *self)
{
  return self->own;
}

VecheTreeLimits
veche_import_refs_get_limits (VecheImportRefs *self, const char *species)
{
  return veche_species_limits_get (self->names, species);
}

gint64
veche_import_refs_find (VecheImportRefs *self, const VecheField *field, const char *text)
{
  GHashTable *texts = g_hash_table_lookup (self->targets, field->target);
  g_autofree char *folded = veche_text_fold (text);
  const gint64 *id = texts != NULL ? g_hash_table_lookup (texts, folded) : NULL;

  return id != NULL && *id != AMBIGUOUS ? *id : 0;
}

gint64
veche_import_refs_get_programme (VecheImportRefs *self)
{
  return self->chosen ? self->programme : 0;
}

gint64
veche_import_refs_get_parent (VecheImportRefs *self, const VecheKind *kind)
{
  return g_strcmp0 (kind->parent, veche_programme_kind.name) == 0 ? self->programme : 0;
}

GTimeZone *
veche_import_refs_get_zone (VecheImportRefs *self)
{
  return self->zone;
}
