/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-filter.h"

#include "veche-application-mark-repo.h"
#include "veche-application-seek-repo.h"
#include "veche-application.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-place.h"
#include "veche-record-pending.h"
#include "veche-record-repo.h"
#include "veche-search.h"
#include "veche-specialist-repo.h"
#include "veche-tree.h"

struct _VecheRecordFilter
{
  GString *where;
  GArray *values; /* of VecheValue */
  char *text;
  gboolean swapped;
};

static void
veche_record_filter_clear_value (gpointer data)
{
  veche_value_clear (data);
}

static const char *
veche_record_filter_joint (VecheRecordFilter *self)
{
  return self->where->len == 0 ? "WHERE " : " AND ";
}

static void
veche_record_filter_take_value (VecheRecordFilter *self, VecheValue *value)
{
  g_array_append_val (self->values, *value);
  *value = (VecheValue) VECHE_VALUE_INIT;
}

/* What every row has beside its fields: id and uuid. FALSE where the term is of a field. */
static gboolean
veche_record_filter_add_key (VecheRecordFilter *self, const VecheQueryTerm *term)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *lower = g_ascii_strdown (term->value, -1);
  guint64 id = 0;

  if (g_str_equal (term->field, "uuid"))
    veche_value_set_text (&value, lower);
  else if (g_str_equal (term->field, "id"))
    veche_value_set_integer (&value, g_ascii_string_to_unsigned (lower, 10, 0, G_MAXINT64, &id, NULL) ? (gint64) id : 0);
  else
    return FALSE;
  veche_record_filter_take_value (self, &value);
  g_string_append_printf (self->where, "%st.\"%s\" IS %s?%u", veche_record_filter_joint (self), term->field,
                          term->negated ? "NOT " : "", self->values->len);
  return TRUE;
}

/* Of a point, one of its coordinates: exactly, as «--where» has it. */
static gboolean
veche_record_filter_add_place (VecheRecordFilter *self, const VecheQueryTerm *term, GError **error)
{
  const char *function = g_str_equal (term->field, "lon") ? "ST_MinX" : g_str_equal (term->field, "lat") ? "ST_MinY" : NULL;
  static const VecheField number = { "coordinate", N_ ("Coordinate"), VECHE_FIELD_REAL };
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  if (function == NULL)
    {
      g_set_error_literal (error, VECHE_ERROR, VECHE_ERROR_UNSUPPORTED, _("Points are found by lon and lat."));
      return FALSE;
    }
  if (!veche_field_parse (&number, term->value, &value, error))
    return FALSE;
  veche_record_filter_take_value (self, &value);
  g_string_append_printf (self->where, "%s%s (t.geom) IS %s?%u", veche_record_filter_joint (self), function,
                          term->negated ? "NOT " : "", self->values->len);
  return TRUE;
}

/* Every kind is listed with a number and a title, whatever its own fields for them are called. */
static const VecheField *
veche_record_filter_find_field (const VecheKind *kind, const char *name, GError **error)
{
  if (veche_kind_find_field (kind, name) < 0 && g_str_equal (name, "number") && kind->key_field != NULL)
    name = kind->key_field;
  else if (veche_kind_find_field (kind, name) < 0 && g_str_equal (name, "title") && kind->title_field != NULL)
    name = kind->title_field;
  return veche_kind_get_field (kind, name, error);
}

/* The reference is any row of that code or title: themes of two programmes may share it. */
static void
veche_record_filter_add_any (VecheRecordFilter *self, const VecheField *field, const VecheKind *target, VecheValue *value, gboolean negated)
{
  veche_record_filter_take_value (self, value);
  g_string_append_printf (self->where, "%sifnull(t.\"%s\", 0) %sIN (SELECT id FROM \"%s\" WHERE ?%u IN (\"%s\", \"%s\"))",
                          veche_record_filter_joint (self), field->name, negated ? "NOT " : "", target->table, self->values->len,
                          target->key_field != NULL ? target->key_field : target->title_field, target->title_field);
}

/* What is found out about applications beside their fields. */
static gboolean
veche_record_filter_add_found (VecheRecordFilter *self, const VecheQueryTerm *term, GError **error)
{
  g_autofree char *condition = veche_application_seek_repo_knows (term->field) ? veche_application_seek_repo_dup_condition (term, error)
                                                                               : veche_application_mark_repo_dup_condition (term, error);

  if (condition != NULL)
    g_string_append_printf (self->where, "%s%s", veche_record_filter_joint (self), condition);
  return condition != NULL;
}

/* What a tree waits for a specialist for. */
static gboolean
veche_record_filter_add_queue (VecheRecordFilter *self, VecheStore *store, const VecheQueryTerm *term, GError **error)
{
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  g_autofree char *condition = veche_specialist_repo_dup_condition (store, term, self->values->len + 1, &value, error);

  if (condition == NULL)
    return FALSE;
  veche_record_filter_take_value (self, &value);
  g_string_append_printf (self->where, "%s%s", veche_record_filter_joint (self), condition);
  return TRUE;
}

static gboolean veche_record_filter_add_term (VecheRecordFilter *self, VecheStore *store, const VecheKind *kind,
                                              const VecheQueryTerm *term, GError **error);

/* Rows whose parents the term is true of. */
static gboolean
veche_record_filter_add_parent_term (VecheRecordFilter *self, VecheStore *store, const VecheKind *kind, const VecheQueryTerm *term,
                                     GError **error)
{
  const VecheKind *parent = veche_kind_find (kind->parent);
  g_autoptr (GString) own = g_steal_pointer (&self->where);
  g_autoptr (GString) inner = NULL;
  gboolean added;

  self->where = g_string_new (NULL);
  added = veche_record_filter_add_term (self, store, parent, term, error);
  inner = g_steal_pointer (&self->where);
  self->where = g_steal_pointer (&own);
  if (added)
    g_string_append_printf (self->where, "%st.\"%s\" IN (SELECT t.id FROM \"%s\" t %s)", veche_record_filter_joint (self),
                            kind->parent_column, parent->table, inner->str);
  return added;
}

static gboolean
veche_record_filter_add_term (VecheRecordFilter *self, VecheStore *store, const VecheKind *kind, const VecheQueryTerm *term,
                              GError **error)
{
  const VecheField *field;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  const VecheKind *target;
  GError *local = NULL;
  gint64 id;

  if (veche_record_filter_add_key (self, term))
    return TRUE;
  if (veche_kind_is_point (kind) && veche_place_is_field (kind, term->field))
    return veche_record_filter_add_place (self, term, error);
  if (kind == &veche_application_kind
      && (g_str_equal (term->field, VECHE_APPLICATION_MARK_FIELD) || veche_application_seek_repo_knows (term->field)))
    return veche_record_filter_add_found (self, term, error);
  if (kind == &veche_tree_kind && g_str_equal (term->field, VECHE_TREE_QUEUE_FIELD))
    return veche_record_filter_add_queue (self, store, term, error);
  if (veche_kind_has_by_parent (kind, term->field))
    return veche_record_filter_add_parent_term (self, store, kind, term, error);
  field = veche_record_filter_find_field (kind, term->field, error);
  if (field == NULL || !veche_field_parse (field, term->value, &value, error))
    return FALSE;
  if (value.type == VECHE_VALUE_NULL)
    {
      g_string_append_printf (self->where, "%st.\"%s\" IS %sNULL", veche_record_filter_joint (self), field->name,
                              term->negated ? "NOT " : "");
      return TRUE;
    }
  if (field->type == VECHE_FIELD_REF && value.type == VECHE_VALUE_TEXT)
    {
      target = veche_kind_find (field->target);
      id = veche_record_repo_find (store, target, value.text, TRUE, 0, &local);
      if (g_error_matches (local, VECHE_ERROR, VECHE_ERROR_AMBIGUOUS))
        {
          g_error_free (local);
          veche_record_filter_add_any (self, field, target, &value, term->negated);
          return TRUE;
        }
      if (id == 0)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      veche_value_set_integer (&value, id);
    }
  veche_record_filter_take_value (self, &value);
  g_string_append_printf (self->where, "%s+t.\"%s\" IS %s?%u", veche_record_filter_joint (self), field->name,
                          term->negated ? "NOT " : "", self->values->len);
  return TRUE;
}

/* The index holds roots only: a child is found by its root. */
static void
veche_record_filter_add_text (VecheRecordFilter *self, VecheStore *store, const VecheKind *kind, const char *text)
{
  const VecheKind *root = veche_kind_get_root (kind);
  g_autofree char *match = NULL;
  g_autofree char *column = NULL;
  VecheValue value = VECHE_VALUE_INIT;
  gint64 first, last;

  self->text = veche_search_resolve (store, root, text, &self->swapped);
  match = veche_search_build_match (store, self->text);
  if (match == NULL)
    return;
  veche_search_rowid_range (root, &first, &last);
  veche_value_set_text (&value, match);
  g_array_append_val (self->values, value);

  if (kind == root)
    column = g_strdup ("t.id");
  else if (veche_kind_find (kind->parent) == root)
    column = g_strdup_printf ("t.\"%s\"", kind->parent_column);
  else
    {
      const VecheKind *parent = veche_kind_find (kind->parent);

      column = g_strdup_printf ("(SELECT p.\"%s\" FROM \"%s\" p WHERE p.id = t.\"%s\")", parent->parent_column, parent->table,
                                kind->parent_column);
    }
  g_string_append_printf (self->where,
                          "%s%s IN (SELECT rowid - %" G_GINT64_FORMAT " FROM veche_search WHERE veche_search MATCH ?%u "
                          "AND rowid BETWEEN %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT ")",
                          veche_record_filter_joint (self), column, (gint64) root->code << 40, self->values->len, first, last);
}

static void
veche_record_filter_add_ids (VecheRecordFilter *self, const GArray *ids)
{
  g_autoptr (GString) json = g_string_new ("[");
  VecheValue value = VECHE_VALUE_INIT;

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  veche_value_set_text (&value, json->str);
  veche_record_filter_take_value (self, &value);
  g_string_append_printf (self->where, "%st.id IN (SELECT value FROM json_each (?%u))", veche_record_filter_joint (self),
                          self->values->len);
}

static void
veche_record_filter_add_box (VecheRecordFilter *self, const VecheKind *kind, const double *box)
{
  static const char *const sides[] = { "maxx >=", "maxy >=", "minx <=", "miny <=" };
  const VecheField *field = veche_kind_get_geometry (kind);

  g_string_append_printf (self->where, "%st.id IN (SELECT id FROM \"rtree_%s_%s\" WHERE ", veche_record_filter_joint (self), kind->table,
                          field->name);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      VecheValue value = VECHE_VALUE_INIT;

      veche_value_set_real (&value, box[i]);
      veche_record_filter_take_value (self, &value);
      g_string_append_printf (self->where, "%s%s ?%u", i > 0 ? " AND " : "", sides[i], self->values->len);
    }
  g_string_append (self->where, ")");
}

/* Merged rows and the like, unless they are asked for. */
static gboolean
veche_record_filter_leaves_hidden (const VecheQuery *query)
{
  if (query->kind->hidden_field == NULL || query->with_hidden)
    return FALSE;
  for (guint i = 0; i < query->terms->len; i++)
    if (g_str_equal (((VecheQueryTerm *) g_ptr_array_index (query->terms, i))->field, query->kind->hidden_field))
      return FALSE;
  return TRUE;
}

VecheRecordFilter *
veche_record_filter_new (VecheStore *store, const VecheQuery *query, GError **error)
{
  g_autoptr (VecheRecordFilter) self = g_new0 (VecheRecordFilter, 1);
  g_autofree char *pending = NULL;

  g_return_val_if_fail (query->kind != NULL, NULL);

  self->where = g_string_new (NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (VecheValue));
  g_array_set_clear_func (self->values, veche_record_filter_clear_value);

  if (query->parent_id != 0 && query->kind->parent_column != NULL)
    g_string_append_printf (self->where, "WHERE t.\"%s\" = %" G_GINT64_FORMAT, query->kind->parent_column, query->parent_id);
  if (veche_record_filter_leaves_hidden (query))
    g_string_append_printf (self->where, "%st.\"%s\" IS NULL", veche_record_filter_joint (self), query->kind->hidden_field);
  for (guint i = 0; i < query->terms->len; i++)
    if (!veche_record_filter_add_term (self, store, query->kind, g_ptr_array_index (query->terms, i), error))
      return NULL;
  if (query->ids != NULL)
    veche_record_filter_add_ids (self, query->ids);
  if (query->box != NULL && veche_kind_get_geometry (query->kind) != NULL)
    veche_record_filter_add_box (self, query->kind, query->box);
  pending = query->settled ? veche_record_pending_dup_condition (store) : NULL;
  if (pending != NULL)
    g_string_append_printf (self->where, "%s%s", veche_record_filter_joint (self), pending);
  if (query->text != NULL)
    veche_record_filter_add_text (self, store, query->kind, query->text);
  return g_steal_pointer (&self);
}

void
veche_record_filter_free (VecheRecordFilter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->where, TRUE);
  g_array_unref (self->values);
  g_free (self->text);
  g_free (self);
}

const char *
veche_record_filter_get_where (VecheRecordFilter *self)
{
  return self->where->str;
}

int
veche_record_filter_count_parameters (VecheRecordFilter *self)
{
  return (int) self->values->len;
}

void
veche_record_filter_bind (VecheRecordFilter *self, VecheStmt *stmt)
{
  for (guint i = 0; i < self->values->len; i++)
    veche_stmt_bind_value (stmt, (int) i + 1, &g_array_index (self->values, VecheValue, i));
}

const char *
veche_record_filter_get_text (VecheRecordFilter *self, gboolean *swapped)
{
  if (swapped != NULL)
    *swapped = self->swapped;
  return self->text;
}

char *
veche_record_filter_dup_order (const VecheQuery *query)
{
  const VecheKind *kind = query->kind;
  const char *direction = query->descending ? "DESC" : "ASC";

  if (g_strcmp0 (query->sort, VECHE_QUERY_BY_ID) == 0)
    return g_strdup_printf ("ORDER BY t.id %s", direction);
  if (query->sort != NULL && veche_kind_find_field (kind, query->sort) >= 0)
    return g_strdup_printf ("ORDER BY t.\"%s\" IS NULL, t.\"%s\" %s, t.id", query->sort, query->sort, direction);
  if (veche_kind_find_field (kind, "position") >= 0 && kind->parent != NULL)
    return g_strdup ("ORDER BY t.position IS NULL, t.position, t.id");
  /* Numbers are texts: «9» goes before «10», «2020-ИГ-999» before «2020-ИГ-1000». What stands before the last digits comes first. */
  if (kind->key_field != NULL)
    return g_strdup_printf ("ORDER BY t.\"%1$s\" IS NULL, CAST(t.\"%1$s\" AS INTEGER), rtrim(t.\"%1$s\", '0123456789'), "
                            "length(t.\"%1$s\"), t.\"%1$s\", t.id",
                            kind->key_field);
  return g_strdup ("ORDER BY t.id");
}
