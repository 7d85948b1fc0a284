/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-cli.h"

#include <string.h>

#include "veche-cli-output.h"
#include "veche-cli-record.h"
#include "veche-cli-table.h"
#include "veche-cli-territory.h"
#include "veche-i18n.h"

/* Rows that are held in memory at a time. */
#define PAGE 20000
#define EXTRA_COLUMNS 3

static const VecheCliOption veche_cli_list_options[] = {
  { "query", "TEXT", N_("only what the search of the application finds") },
  { "where", "FIELD=VALUE", N_("only rows whose field is exactly this; several must all hold") },
  { "parent", "ID", N_("only rows that belong to this record") },
  { "territory", "ID", N_("only what lies within this territory as a whole") },
  { "limit", "N", N_("at most so many rows") },
  { "offset", "N", N_("leave so many rows out at the beginning") },
  { NULL },
};

/* What a run of the verb prints, and how far it is. */
typedef struct
{
  VecheCliCall *call;
  VecheCliTable *table;
  const VecheField *columns[EXTRA_COLUMNS];
  guint n_columns;
  gint64 left; /* rows still wanted, -1: all */
  gint64 skip; /* rows still to leave out */
} VecheCliListing;

/* Codes, references and days of the kind's brief fields stand in the table beside number and title. */
static void
veche_cli_list_begin_table (VecheCliListing *self, const VecheKind *kind)
{
  const char *headers[EXTRA_COLUMNS + 4] = { _("Id"), _("Number"), _("Title") };

  if (kind == NULL)
    headers[3] = _("Kind");
  for (const VecheField *field = kind != NULL ? kind->fields : NULL;
       field != NULL && field->name != NULL && self->n_columns < EXTRA_COLUMNS; field++)
    if ((field->flags & VECHE_FIELD_BRIEF) != 0
        && (field->type == VECHE_FIELD_CODE || field->type == VECHE_FIELD_REF || field->type == VECHE_FIELD_DATE))
      {
        headers[3 + self->n_columns] = _(field->label);
        self->columns[self->n_columns++] = field;
      }
  self->table = veche_cli_table_new (headers);
}

static void
veche_cli_list_add_row (VecheCliListing *self, VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);
  g_autofree char *id = g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (record));
  g_autofree char *texts[EXTRA_COLUMNS] = { NULL };
  const char *cells[EXTRA_COLUMNS + 4] = { id, veche_record_get_number (record), veche_record_get_title (record) };

  if (self->n_columns == 0)
    cells[3] = kind->name;
  for (guint i = 0; i < self->n_columns; i++)
    cells[3 + i] = texts[i] = veche_record_dup_display (record, self->columns[i]->name);
  veche_cli_table_add (self->table, cells);
}

/* All pages of one query. */
static gboolean
veche_cli_list_run_query (VecheCliListing *self, VecheQuery *query, GError **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) records = NULL;

      query->offset = self->skip;
      query->limit = self->left < 0 ? PAGE : MIN (self->left, PAGE);
      if (query->limit == 0)
        return TRUE;
      records = dex_await_boxed (veche_cli_call_guard (self->call, veche_workspace_query (self->call->workspace, query)), error);
      if (records == NULL)
        return FALSE;

      for (guint i = 0; i < records->len; i++)
        if (self->call->json)
          veche_cli_output_json (veche_cli_record_to_full_json (g_ptr_array_index (records, i)));
        else
          veche_cli_list_add_row (self, g_ptr_array_index (records, i));
      self->skip += records->len;
      if (self->left > 0)
        self->left -= records->len;
      if (records->len < query->limit)
        return TRUE;
    }
}

/* Without a search, «all» is one kind after the other. The offset runs through all of them. */
static gboolean
veche_cli_list_run_kinds (VecheCliListing *self, GError **error)
{
  for (const VecheKind *const *kind = veche_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (VecheQuery) query = NULL;
      g_autoptr (GError) failure = NULL;
      gint64 skip = self->skip;
      gint64 count;

      if ((*kind)->internal)
        continue;
      query = veche_query_new (*kind);
      count = dex_await_int64 (veche_cli_call_guard (self->call, veche_workspace_count (self->call->workspace, query)), &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (skip < count && !veche_cli_list_run_query (self, query, error))
        return FALSE;
      self->skip = MAX (skip - count, 0);
    }
  return TRUE;
}

static gboolean
veche_cli_list_fill_query (VecheCliCall *call, VecheQuery *query, GError **error)
{
  GPtrArray *terms = veche_cli_call_get_all (call, "where");
  const char *parent = veche_cli_call_get (call, "parent");

  for (guint i = 0; i < terms->len; i++)
    {
      const char *term = g_ptr_array_index (terms, i);
      const char *mark = strchr (term, '=');
      g_autofree char *field = NULL;

      if (mark == NULL || mark == term)
        return veche_cli_call_set_usage (error, _("“%s” is not FIELD=VALUE."), term);
      field = g_strndup (term, mark - term);
      veche_query_add_term (query, field, mark + 1, FALSE);
    }
  if (query->kind == NULL && (terms->len > 0 || parent != NULL))
    return veche_cli_call_set_usage (error, _("“--where” and “--parent” need one kind, not “all”."));
  if (parent != NULL && query->kind->parent == NULL)
    return veche_cli_call_set_usage (error, _("“--parent” is for kinds that belong to others; %s does not."), query->kind->name);
  veche_query_set_text (query, veche_cli_call_get (call, "query"));
  return TRUE;
}

static gboolean
veche_cli_list_run (VecheCliCall *call, GError **error)
{
  gboolean all = g_str_equal (veche_cli_call_get_argument (call, 1), "all");
  const VecheKind *kind = all ? NULL : veche_cli_record_find_kind (call, 1, error);
  const char *parent = veche_cli_call_get (call, "parent");
  g_autoptr (VecheQuery) query = NULL;
  g_autoptr (VecheCliTable) table = NULL;
  VecheCliListing listing = { .call = call, .left = -1 };

  if (!all && kind == NULL)
    return FALSE;
  query = veche_query_new (kind);
  if (!veche_cli_list_fill_query (call, query, error) || !veche_cli_call_get_number (call, "limit", &listing.left, error)
      || !veche_cli_call_get_number (call, "offset", &listing.skip, error) || veche_cli_call_open_to_read (call, error) == NULL)
    return FALSE;
  if (parent != NULL)
    {
      query->parent_id = veche_cli_record_find (call, veche_kind_find (kind->parent), parent, error);
      if (query->parent_id == 0)
        return FALSE;
    }

  if (!veche_cli_territory_narrow (call, query, error))
    return FALSE;

  veche_cli_list_begin_table (&listing, kind);
  table = listing.table;
  if (all && query->text == NULL ? !veche_cli_list_run_kinds (&listing, error)
                                 : !veche_cli_list_run_query (&listing, query, error))
    return FALSE;
  if (!call->json)
    veche_cli_table_print (table);
  return TRUE;
}

const VecheCliVerb veche_cli_list = {
  .name = "list",
  .arguments = "FILE KIND|all [--query TEXT] [--where FIELD=VALUE]… [--parent ID] [--territory ID] [--limit N] [--offset N]",
  .min_arguments = 2,
  .max_arguments = 2,
  .options = veche_cli_list_options,
  .summary = N_("list records, by number; with --json one object a line"),
  .run = veche_cli_list_run,
};
