/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-search-documents.h"

#include <string.h>

#include "veche-registry.h"
#include "veche-stmt.h"
#include "veche-text.h"

/* Of a phone its last ten digits and its local part, which is five to seven digits long. */
#define VECHE_SEARCH_DOCUMENTS_LOCAL_MIN 5
#define VECHE_SEARCH_DOCUMENTS_LOCAL_MAX 7
/* A number has fewer parts than this; what has more is a text. */
#define VECHE_SEARCH_DOCUMENTS_PARTS 6

typedef enum
{
  VECHE_SEARCH_FIELD_TEXT,
  VECHE_SEARCH_FIELD_PHONE,
  VECHE_SEARCH_FIELD_NUMBER,
} VecheSearchFieldKind;

/* One query that gives texts of a kind of root: its own, a child's, or names of files. */
typedef struct
{
  const VecheKind *root;
  char *sql;
  GArray *fields; /* of VecheSearchFieldKind, by column after the first */
} VecheSearchSource;

struct _VecheSearchDocuments
{
  VecheStore *store;
  GPtrArray *sources; /* of VecheSearchSource */
  const VecheKind *ready; /* the root whose sources are there */
  VecheSearchDocument batch[VECHE_SEARCH_DOCUMENTS_BATCH];
};

static void
veche_search_source_free (VecheSearchSource *self)
{
  g_free (self->sql);
  g_array_unref (self->fields);
  g_free (self);
}

static VecheSearchSource *
veche_search_source_new (const VecheKind *root)
{
  VecheSearchSource *self = g_new0 (VecheSearchSource, 1);

  self->root = root;
  self->fields = g_array_new (FALSE, FALSE, sizeof (VecheSearchFieldKind));
  return self;
}

VecheSearchDocuments *
veche_search_documents_new (VecheStore *store)
{
  VecheSearchDocuments *self = g_new0 (VecheSearchDocuments, 1);

  self->store = store;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) veche_search_source_free);
  for (guint i = 0; i < VECHE_SEARCH_DOCUMENTS_BATCH; i++)
    {
      self->batch[i].stems = g_string_new (NULL);
      self->batch[i].codes = g_string_new (NULL);
    }
  return self;
}

void
veche_search_documents_free (VecheSearchDocuments *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VECHE_SEARCH_DOCUMENTS_BATCH; i++)
    {
      g_string_free (self->batch[i].stems, TRUE);
      g_string_free (self->batch[i].codes, TRUE);
    }
  g_ptr_array_unref (self->sources);
  g_free (self);
}

gboolean
veche_search_documents_is_root (const VecheKind *kind)
{
  return kind->parent == NULL && kind != &veche_registry_attachment_kind;
}

static VecheSearchFieldKind
veche_search_documents_classify (const VecheKind *kind, const VecheField *field)
{
  if (g_str_has_suffix (field->name, "phone"))
    return VECHE_SEARCH_FIELD_PHONE;
  if (g_strcmp0 (kind->key_field, field->name) == 0)
    return VECHE_SEARCH_FIELD_NUMBER;
  return VECHE_SEARCH_FIELD_TEXT;
}

/* Appends the joins that lead from the place in the batch (b.value) to the rows of @kind, as alias t<depth>; the depth. */
static guint
veche_search_documents_append_joins (const VecheKind *kind, GString *sql)
{
  const VecheKind *parent = kind->parent != NULL ? veche_kind_find (kind->parent) : NULL;
  guint depth;

  if (parent == NULL)
    {
      g_string_append_printf (sql, " CROSS JOIN \"%s\" AS t0 ON t0.id = b.value", kind->table);
      return 0;
    }
  /* The root's own row is not needed on the way to its children. */
  depth = parent->parent != NULL ? veche_search_documents_append_joins (parent, sql) + 1 : 1;
  if (depth == 1)
    g_string_append_printf (sql, " CROSS JOIN \"%s\" AS t1 ON t1.\"%s\" = b.value", kind->table, kind->parent_column);
  else
    g_string_append_printf (sql, " CROSS JOIN \"%s\" AS t%u ON t%u.\"%s\" = t%u.id", kind->table, depth, depth,
                            kind->parent_column, depth - 1);
  return depth;
}

static gboolean
veche_search_documents_is_empty (VecheSearchDocuments *self, const char *sql)
{
  return veche_db_query_integer (veche_store_get_db (self->store), sql, 0) == 0;
}

static void
veche_search_documents_add_texts (VecheSearchDocuments *self, const VecheKind *root, const VecheKind *kind)
{
  VecheSearchSource *source = veche_search_source_new (root);
  g_autoptr (GString) columns = g_string_new ("SELECT b.key");
  g_autoptr (GString) joins = g_string_new (" FROM json_each (?1) AS b");
  guint depth = veche_search_documents_append_joins (kind, joins);

  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & VECHE_FIELD_SEARCH) != 0)
      {
        VecheSearchFieldKind what = veche_search_documents_classify (kind, field);

        g_string_append_printf (columns, ", t%u.\"%s\"", depth, field->name);
        g_array_append_val (source->fields, what);
      }
  source->sql = g_strconcat (columns->str, joins->str, NULL);
  /* The root's row is always asked for: whether it is there is what matters. */
  if (kind == root || source->fields->len > 0)
    g_ptr_array_add (self->sources, source);
  else
    veche_search_source_free (source);
}

static void
veche_search_documents_add_files (VecheSearchDocuments *self, const VecheKind *root, const VecheKind *kind)
{
  const VecheSearchFieldKind what = VECHE_SEARCH_FIELD_TEXT;
  VecheSearchSource *source = veche_search_source_new (root);
  g_autoptr (GString) sql = g_string_new ("SELECT b.key, a.name FROM json_each (?1) AS b");

  if (kind == root)
    g_string_append_printf (sql, " CROSS JOIN attachment AS a ON a.owner_kind = '%s' AND a.owner = b.value", kind->name);
  else
    {
      guint depth = veche_search_documents_append_joins (kind, sql);

      g_string_append_printf (sql, " CROSS JOIN attachment AS a ON a.owner_kind = '%s' AND a.owner = t%u.id", kind->name,
                              depth);
    }
  source->sql = g_string_free_and_steal (g_steal_pointer (&sql));
  g_array_append_val (source->fields, what);
  g_ptr_array_add (self->sources, source);
}

/* Tables without a row are left out: most records have no children of most kinds, and a batch is asked for each of them. */
static void
veche_search_documents_prepare (VecheSearchDocuments *self, const VecheKind *root)
{
  const VecheKind *const *kinds = veche_kind_list ();

  if (self->ready == root)
    return;
  self->ready = root;
  g_ptr_array_set_size (self->sources, 0);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *any_row = NULL;
      g_autofree char *any_file = NULL;

      if (kinds[i] == &veche_registry_attachment_kind || veche_kind_get_root (kinds[i]) != root)
        continue;
      any_row = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", kinds[i]->table);
      any_file = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM attachment WHERE owner_kind = '%s')", kinds[i]->name);
      if (kinds[i] == root || !veche_search_documents_is_empty (self, any_row))
        veche_search_documents_add_texts (self, root, kinds[i]);
      if (!veche_search_documents_is_empty (self, any_file))
        veche_search_documents_add_files (self, root, kinds[i]);
    }
}

static void
veche_search_documents_append_code (GString *codes, const char *code)
{
  if (codes->len > 0)
    g_string_append_c (codes, ' ');
  g_string_append (codes, code);
}

void
veche_search_documents_append_phone (const char *phone, GString *codes)
{
  g_autofree char *key = veche_text_phone_key (phone);
  gsize length;

  if (key == NULL)
    return;
  length = strlen (key);
  veche_search_documents_append_code (codes, key);
  for (gsize local = VECHE_SEARCH_DOCUMENTS_LOCAL_MIN; local <= VECHE_SEARCH_DOCUMENTS_LOCAL_MAX && local < length; local++)
    veche_search_documents_append_code (codes, key + length - local);
}

/* Several phones may stand in one field. */
static void
veche_search_documents_append_phones (const char *text, GString *codes)
{
  g_auto (GStrv) phones = g_strsplit_set (text, ",;/\n", -1);

  for (guint i = 0; phones[i] != NULL; i++)
    veche_search_documents_append_phone (phones[i], codes);
}

/* «2020-ИГ-014» is also found as «2020иг014», «иг014» and «14». */
static void
veche_search_documents_append_number (const char *text, GString *codes)
{
  g_auto (GStrv) parts = veche_text_split_words (text);
  guint n = g_strv_length (parts);

  if (n > VECHE_SEARCH_DOCUMENTS_PARTS)
    return;
  for (guint i = 0; i < n; i++)
    {
      const char *bare = parts[i] + strspn (parts[i], "0");

      if (bare != parts[i] && strspn (bare, "0123456789") == strlen (bare) && *bare != '\0')
        veche_search_documents_append_code (codes, bare);
      if (i + 1 < n)
        {
          g_autofree char *joined = g_strjoinv (NULL, parts + i);

          veche_search_documents_append_code (codes, joined);
        }
    }
}

static void
veche_search_documents_take_row (VecheSearchDocuments *self, const VecheSearchSource *source, VecheStmt *stmt,
                                 VecheSearchDocument *document)
{
  VecheStemmer *stemmer = veche_store_get_stemmer (self->store);

  for (guint i = 0; i < source->fields->len; i++)
    {
      const char *text = veche_stmt_get_text (stmt, (int) i + 1);

      if (text == NULL || *text == '\0')
        continue;
      veche_stemmer_append_text (stemmer, text, document->stems);
      if (g_array_index (source->fields, VecheSearchFieldKind, i) == VECHE_SEARCH_FIELD_PHONE)
        veche_search_documents_append_phones (text, document->codes);
      else if (g_array_index (source->fields, VecheSearchFieldKind, i) == VECHE_SEARCH_FIELD_NUMBER)
        veche_search_documents_append_number (text, document->codes);
    }
}

static gboolean
veche_search_documents_read (VecheSearchDocuments *self, const VecheSearchSource *source, gboolean is_root, const char *ids,
                             guint n, GError **error)
{
  g_autoptr (VecheStmt) stmt = veche_stmt_new (veche_store_get_db (self->store), source->sql, error);
  VecheStmtResult result;

  if (stmt == NULL)
    return FALSE;
  veche_stmt_bind_text (stmt, 1, ids);
  while ((result = veche_stmt_step (stmt, error)) == VECHE_STMT_ROW)
    {
      gint64 nth = veche_stmt_get_integer (stmt, 0);

      g_assert (nth >= 0 && nth < n);
      if (is_root)
        self->batch[nth].exists = TRUE;
      veche_search_documents_take_row (self, source, stmt, &self->batch[nth]);
      veche_store_pause (self->store);
    }
  return result == VECHE_STMT_DONE;
}

gboolean
veche_search_documents_load (VecheSearchDocuments *self, const VecheKind *root, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GString) list = g_string_new ("[");

  g_assert (n <= VECHE_SEARCH_DOCUMENTS_BATCH);
  veche_search_documents_prepare (self, root);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
      self->batch[i].id = ids[i];
      self->batch[i].exists = FALSE;
      g_string_truncate (self->batch[i].stems, 0);
      g_string_truncate (self->batch[i].codes, 0);
    }
  g_string_append_c (list, ']');

  /* The root's own row is the first source; children that another program left behind without one count for nothing. */
  for (guint i = 0; i < self->sources->len; i++)
    if (!veche_search_documents_read (self, g_ptr_array_index (self->sources, i), i == 0, list->str, n, error))
      return FALSE;
  return TRUE;
}

const VecheSearchDocument *
veche_search_documents_get (VecheSearchDocuments *self, guint nth)
{
  return &self->batch[nth];
}
