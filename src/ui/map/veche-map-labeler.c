/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-labeler.h"

#include "veche-map-labels.h"
#include "veche-map-words.h"
#include "veche-task.h"

/* Farther than that labels cover more than they tell; and of a layer that shows more objects none has one. */
#define CLOSE_ZOOM 18
#define MOST_OBJECTS 300
/* Milliseconds that the map rests until its labels are read. */
#define DELAY 200

struct _VecheMapLabeler
{
  GObject parent_instance;

  VecheMapView *view; /* borrowed: its owner's */
  VecheWorkspace *workspace;
  VecheMapLabels *labels; /* of the map */
  GHashTable *texts;      /* «tree:12» → its label, which may be empty */
  guint update_id;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheMapLabeler, veche_map_labeler, G_TYPE_OBJECT)

static char *
veche_map_labeler_dup_key (const VecheKind *kind, gint64 id)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, kind->name, id);
}

/* Those of the entry that are seen; %NULL: none is to have a label. */
static GArray *
veche_map_labeler_find (VecheMapLabeler *self, VecheMapEntry *entry)
{
  VecheMapFeatures *features = veche_map_entry_get_features (entry);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  VecheMapFrame frame;
  double box[4];

  if (features == NULL || !veche_map_entry_is_shown (entry) || !veche_map_entry_is_labelled (entry))
    return NULL;
  veche_map_view_init_frame (self->view, &frame);
  veche_map_frame_get_box (&frame, 0, box);
  if (veche_map_features_count_box (features, box) > MOST_OBJECTS)
    return NULL;
  veche_map_features_find_box (features, box, found);
  return g_steal_pointer (&found);
}

/* Awaits. %FALSE: they could not be read, or it is not worth while any more. */
static gboolean
veche_map_labeler_read (VecheMapLabeler *self, VecheMapEntry *entry, const GArray *found, GError **error)
{
  const VecheKind *kind = veche_map_entry_get_kind (entry)->kind;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const gint64 id = veche_map_features_get_id (veche_map_entry_get_features (entry), g_array_index (found, guint, i));
      g_autofree char *key = veche_map_labeler_dup_key (kind, id);

      if (!g_hash_table_contains (self->texts, key))
        g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    return TRUE;
  records = dex_await_boxed (veche_workspace_get_many (self->workspace, kind, (const gint64 *) (gpointer) ids->data, ids->len), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (self->texts, veche_map_labeler_dup_key (kind, veche_record_get_id (record)), veche_map_words_dup_label (record));
    }
  return records != NULL;
}

static void
veche_map_labeler_show (VecheMapLabeler *self, VecheMapEntry *entry)
{
  VecheMapFeatures *features = veche_map_entry_get_features (entry);
  g_autoptr (GArray) found = veche_map_labeler_find (self, entry);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const guint index = g_array_index (found, guint, i);
      g_autofree char *key = veche_map_labeler_dup_key (veche_map_entry_get_kind (entry)->kind, veche_map_features_get_id (features, index));
      const char *text = g_hash_table_lookup (self->texts, key);
      double x;
      double y;

      if (text == NULL || *text == '\0')
        continue;
      veche_map_features_get_point (features, index, &x, &y);
      veche_map_labels_add (self->labels, x, y,
                            veche_map_features_has_shapes (features) ? 0
                            : veche_map_layer_get_symbol (veche_map_entry_get_drawing (entry), veche_map_features_get_style (features, index))->size,
                            text);
    }
}

static void
veche_map_labeler_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapLabeler *self = object;
  const guint asked = GPOINTER_TO_UINT (data);
  GListModel *entries = veche_map_view_list_entries (self->view);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);

  /* What is on top has room first. */
  for (guint i = g_list_model_get_n_items (entries); i > 0; i--)
    g_ptr_array_add (seen, g_list_model_get_item (entries, i - 1));
  for (guint i = 0; i < seen->len; i++)
    {
      g_autoptr (GArray) found = veche_map_labeler_find (self, g_ptr_array_index (seen, i));

      if (found != NULL && !veche_map_labeler_read (self, g_ptr_array_index (seen, i), found, NULL))
        return;
      if (self->labels == NULL || asked != self->asked)
        return;
    }
  veche_map_labels_clear (self->labels);
  for (guint i = 0; i < seen->len; i++)
    veche_map_labeler_show (self, g_ptr_array_index (seen, i));
}

static gboolean
veche_map_labeler_update_cb (gpointer data)
{
  VecheMapLabeler *self = data;

  self->update_id = 0;
  self->asked++;
  if (shumate_viewport_get_zoom_level (veche_map_view_get_viewport (self->view)) < CLOSE_ZOOM)
    veche_map_labels_clear (self->labels);
  else
    veche_task_spawn_load (self, veche_map_labeler_fiber, GUINT_TO_POINTER (self->asked), NULL);
  return G_SOURCE_REMOVE;
}

void
veche_map_labeler_update (VecheMapLabeler *self)
{
  g_return_if_fail (VECHE_IS_MAP_LABELER (self));

  if (self->labels == NULL)
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (DELAY, veche_map_labeler_update_cb, self);
}

/* Few are read again; which of them changed is not worth finding out. */
static void
veche_map_labeler_changed_cb (VecheMapLabeler *self)
{
  g_hash_table_remove_all (self->texts);
  veche_map_labeler_update (self);
}

static void
veche_map_labeler_dispose (GObject *object)
{
  VecheMapLabeler *self = VECHE_MAP_LABELER (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  self->asked++;
  self->labels = NULL;
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_map_labeler_parent_class)->dispose (object);
}

static void
veche_map_labeler_finalize (GObject *object)
{
  g_hash_table_unref (VECHE_MAP_LABELER (object)->texts);

  G_OBJECT_CLASS (veche_map_labeler_parent_class)->finalize (object);
}

static void
veche_map_labeler_class_init (VecheMapLabelerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_labeler_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_map_labeler_finalize;
}

static void
veche_map_labeler_init (VecheMapLabeler *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

VecheMapLabeler *
veche_map_labeler_new (VecheMapView *view, VecheWorkspace *workspace)
{
  VecheMapLabeler *self = g_object_new (VECHE_TYPE_MAP_LABELER, NULL);

  self->view = view;
  self->workspace = g_object_ref (workspace);
  self->labels = veche_map_labels_new (veche_map_view_get_viewport (view));
  /* On top of everything: a number is read through the frame around what is selected. */
  shumate_map_add_layer (veche_map_view_get_map (view), SHUMATE_LAYER (self->labels));
  g_signal_connect_object (view, "view-changed", G_CALLBACK (veche_map_labeler_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_map_labeler_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
