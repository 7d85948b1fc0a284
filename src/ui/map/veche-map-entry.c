/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-entry.h"

#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-workspace-map.h"

/* Beyond, reading everything anew is less work. */
#define MOST_ROWS 2000

struct _VecheMapEntry
{
  GObject parent_instance;

  VecheWorkspace *workspace;
  const VecheMapKind *kind;
  VecheRecord *layer; /* or %NULL */
  GPtrArray *fields;      /* of VecheOwnField: of the form of the layer */
  VecheOwnFilter *filter; /* which objects are shown, or %NULL: all */
  char *key;
  VecheMapLayer *drawing;
  GArray *changed; /* of gint64: rows to be read anew */
  gboolean stale;  /* everything is */
  gboolean loading;
  gboolean labelled;
};

G_DEFINE_FINAL_TYPE (VecheMapEntry, veche_map_entry, G_TYPE_OBJECT)

enum
{
  LOADED,
  N_SIGNALS,
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

/* --- loading ------------------------------------------------------------------------------------------------------ */

typedef struct
{
  VecheMapFeatures *before; /* or %NULL: these are all */
  VecheMapColumns *columns;
  GArray *ids;
} VecheMapEntryBuild;

static void
veche_map_entry_build_free (gpointer data)
{
  VecheMapEntryBuild *build = data;

  g_clear_pointer (&build->before, veche_map_features_unref);
  g_clear_pointer (&build->columns, veche_map_columns_unref);
  g_clear_pointer (&build->ids, g_array_unref);
  g_free (build);
}

static DexFuture *
veche_map_entry_build_fiber (gpointer data)
{
  const VecheMapEntryBuild *build = data;

  if (build->before == NULL)
    return dex_future_new_for_pointer (veche_map_features_new (build->columns));
  return dex_future_new_for_pointer (
    veche_map_features_patch (build->before, build->columns, (const gint64 *) (gpointer) build->ids->data, build->ids->len));
}

/* Reads what is stale and makes features of it on a thread. One at a time; what changes meanwhile comes next. */
static void
veche_map_entry_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapEntry *self = object;
  VecheMapFeatures *before = veche_map_layer_get_features (self->drawing);
  const gint64 layer = veche_map_entry_get_layer_id (self);

  while (self->stale || self->changed->len > 0)
    {
      VecheMapEntryBuild *build = g_new0 (VecheMapEntryBuild, 1);
      g_autoptr (VecheMapFeatures) features = NULL;
      g_autoptr (GArray) ids = g_steal_pointer (&self->changed);
      const gboolean all = self->stale || before == NULL;

      self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
      self->stale = FALSE;
      build->ids = g_array_ref (ids);
      if (all)
        build->columns = dex_await_boxed (veche_workspace_map_load (self->workspace, self->kind->kind, layer,
                                                                      veche_own_form_find_style (self->fields), self->filter),
                                            error);
      else
        {
          build->before = veche_map_features_ref (before);
          build->columns = dex_await_boxed (veche_workspace_map_load_rows (self->workspace, self->kind->kind, layer,
                                                                           veche_own_form_find_style (self->fields), self->filter,
                                                                           (const gint64 *) (gpointer) ids->data, ids->len),
                                            error);
        }
      if (build->columns == NULL)
        {
          veche_map_entry_build_free (build);
          /* The rows that were asked for are still to be read: with the next change everything is. */
          self->stale = TRUE;
          break;
        }
      features = dex_await_pointer (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_map_entry_build_fiber, build,
                                                         veche_map_entry_build_free),
                                    error);
      if (features == NULL || veche_task_is_over (task))
        break;
      veche_map_layer_set_features (self->drawing, features, (const gint64 *) (gpointer) ids->data, all ? 0 : ids->len);
      before = features;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
      g_signal_emit (self, signals[LOADED], 0);
      before = veche_map_layer_get_features (self->drawing);
    }
  self->loading = FALSE;
}

static void
veche_map_entry_start (VecheMapEntry *self)
{
  if (self->loading)
    return;
  self->loading = TRUE;
  veche_task_spawn (self, veche_map_entry_load_fiber, NULL, NULL);
}

void
veche_map_entry_load (VecheMapEntry *self)
{
  g_return_if_fail (VECHE_IS_MAP_ENTRY (self));

  self->stale = TRUE;
  veche_map_entry_start (self);
}

static void
veche_map_entry_changed_cb (VecheMapEntry *self, VecheChanges *changes)
{
  if (!veche_changes_touch (changes, self->kind->kind))
    return;
  for (guint i = 0; !changes->many && i < changes->rows->len; i++)
    {
      const VecheChange *change = &g_array_index (changes->rows, VecheChange, i);

      if (change->kind == self->kind->kind)
        g_array_append_val (self->changed, change->id);
    }
  self->stale = self->stale || changes->many || self->changed->len > MOST_ROWS;
  veche_map_entry_start (self);
}

/* --- how it looks ------------------------------------------------------------------------------------------------- */

/* What was asked of fields that may not be there any more is asked no longer. */
static void
veche_map_entry_read_form (VecheMapEntry *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = veche_own_form_parse (self->layer != NULL ? veche_record_get_text (self->layer, "form") : NULL);
  g_clear_pointer (&self->filter, veche_own_filter_unref);
}

static void
veche_map_entry_restyle (VecheMapEntry *self)
{
  const guint n = veche_map_entry_count_styles (self);
  const gboolean own = veche_own_form_find_style (self->fields) != NULL;
  g_autofree VecheMapSymbol *symbols = g_new (VecheMapSymbol, n);
  GdkRGBA color;

  for (guint i = 0; i < n; i++)
    symbols[i] = own && i > 0 ? veche_map_kinds_make_symbol (&self->kind->symbols[0], i - 1) : self->kind->symbols[i];
  if (self->layer != NULL)
    {
      /* What is told by the colour of each object keeps it. */
      if (veche_record_get_text (self->layer, "color") != NULL && gdk_rgba_parse (&color, veche_record_get_text (self->layer, "color")))
        symbols[0].color = color;
      symbols[0].mark = veche_map_kinds_read_mark (veche_record_get_text (self->layer, "symbol"), symbols[0].mark);
    }
  veche_map_layer_set_symbols (self->drawing, symbols, n);
}

void
veche_map_entry_set_layer (VecheMapEntry *self, VecheRecord *layer)
{
  gboolean same;

  g_return_if_fail (VECHE_IS_MAP_ENTRY (self));

  same = self->layer != NULL && g_strcmp0 (veche_record_get_text (self->layer, "form"), veche_record_get_text (layer, "form")) == 0;
  g_set_object (&self->layer, layer);
  if (!same)
    veche_map_entry_read_form (self);
  veche_map_entry_restyle (self);
  if (!same)
    veche_map_entry_load (self);
}

const VecheField *
veche_map_entry_get_style_field (VecheMapEntry *self)
{
  const VecheOwnField *own = veche_own_form_find_style (self->fields);

  return own != NULL ? &own->field : veche_map_columns_style_field (self->kind->kind);
}

guint
veche_map_entry_count_styles (VecheMapEntry *self)
{
  return veche_map_columns_count_styles (veche_map_entry_get_style_field (self));
}

GPtrArray *
veche_map_entry_get_fields (VecheMapEntry *self)
{
  return self->fields;
}

VecheOwnFilter *
veche_map_entry_get_filter (VecheMapEntry *self)
{
  return self->filter;
}

void
veche_map_entry_set_filter (VecheMapEntry *self, VecheOwnFilter *filter)
{
  g_return_if_fail (VECHE_IS_MAP_ENTRY (self));

  if (filter != NULL)
    veche_own_filter_ref (filter);
  g_clear_pointer (&self->filter, veche_own_filter_unref);
  self->filter = filter;
  veche_map_entry_load (self);
}

char *
veche_map_entry_dup_caption (VecheMapEntry *self)
{
  g_autofree char *words = self->filter != NULL ? veche_own_filter_dup_words (self->filter) : NULL;

  return words != NULL ? g_strdup_printf ("%s (%s)", veche_map_entry_get_title (self), words) : g_strdup (veche_map_entry_get_title (self));
}

const VecheMapKind *
veche_map_entry_get_kind (VecheMapEntry *self)
{
  return self->kind;
}

gint64
veche_map_entry_get_layer_id (VecheMapEntry *self)
{
  return self->layer != NULL ? veche_record_get_id (self->layer) : 0;
}

const char *
veche_map_entry_get_title (VecheMapEntry *self)
{
  return self->layer != NULL ? veche_record_get_title (self->layer) : g_dgettext (GETTEXT_PACKAGE, self->kind->title);
}

guint
veche_map_entry_get_count (VecheMapEntry *self)
{
  VecheMapFeatures *features = veche_map_entry_get_features (self);

  return features != NULL ? veche_map_features_get_count (features) : 0;
}

gboolean
veche_map_entry_is_loaded (VecheMapEntry *self)
{
  return veche_map_entry_get_features (self) != NULL;
}

const char *
veche_map_entry_get_key (VecheMapEntry *self)
{
  return self->key;
}

VecheMapLayer *
veche_map_entry_get_drawing (VecheMapEntry *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_ENTRY (self), NULL);
  return self->drawing;
}

VecheMapFeatures *
veche_map_entry_get_features (VecheMapEntry *self)
{
  g_return_val_if_fail (VECHE_IS_MAP_ENTRY (self), NULL);
  return veche_map_layer_get_features (self->drawing);
}

gboolean
veche_map_entry_is_shown (VecheMapEntry *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->drawing));
}

void
veche_map_entry_set_shown (VecheMapEntry *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->drawing), shown);
}

double
veche_map_entry_get_opacity (VecheMapEntry *self)
{
  return gtk_widget_get_opacity (GTK_WIDGET (self->drawing));
}

void
veche_map_entry_set_opacity (VecheMapEntry *self, double opacity)
{
  gtk_widget_set_opacity (GTK_WIDGET (self->drawing), opacity);
}

gboolean
veche_map_entry_is_labelled (VecheMapEntry *self)
{
  return self->labelled;
}

void
veche_map_entry_set_labelled (VecheMapEntry *self, gboolean labelled)
{
  self->labelled = labelled;
}

static void
veche_map_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, veche_map_entry_get_count (VECHE_MAP_ENTRY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
veche_map_entry_finalize (GObject *object)
{
  VecheMapEntry *self = VECHE_MAP_ENTRY (object);

  g_clear_object (&self->drawing);
  g_clear_object (&self->workspace);
  g_clear_object (&self->layer);
  g_array_unref (self->changed);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->filter, veche_own_filter_unref);
  g_free (self->key);

  G_OBJECT_CLASS (veche_map_entry_parent_class)->finalize (object);
}

static void
veche_map_entry_class_init (VecheMapEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = veche_map_entry_finalize;
  object_class->get_property = veche_map_entry_get_property;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_map_entry_init (VecheMapEntry *self)
{
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labelled = TRUE;
}

VecheMapEntry *
veche_map_entry_new (VecheWorkspace *workspace, const VecheKind *kind, VecheRecord *layer, ShumateViewport *viewport)
{
  VecheMapEntry *self = g_object_new (VECHE_TYPE_MAP_ENTRY, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = veche_map_kinds_get (kind);
  self->layer = layer != NULL ? g_object_ref (layer) : NULL;
  self->key = layer != NULL ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind->name, veche_record_get_id (layer)) : g_strdup (kind->name);
  self->drawing = g_object_ref_sink (veche_map_layer_new (viewport));
  veche_map_entry_read_form (self);
  veche_map_entry_restyle (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_entry_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
