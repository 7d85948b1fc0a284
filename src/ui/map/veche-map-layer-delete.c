/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-layer-delete.h"

#include <adwaita.h>
#include <libdex.h>

#include "veche-i18n.h"
#include "veche-map-columns.h"
#include "veche-task.h"
#include "veche-territory.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  gint64 layer;
  char *title;
  VecheEdit *edit; /* what is to be done, as things are now */
} VecheMapLayerDelete;

static void
veche_map_layer_delete_free (gpointer data)
{
  VecheMapLayerDelete *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->edit, veche_edit_unref);
  g_free (self->title);
  g_free (self);
}

static VecheMapLayerDelete *
veche_map_layer_delete_copy (const VecheMapLayerDelete *from)
{
  VecheMapLayerDelete *self = g_new0 (VecheMapLayerDelete, 1);

  self->workspace = g_object_ref (from->workspace);
  self->layer = from->layer;
  self->title = g_strdup (from->title);
  return self;
}

/* Objects of whatever kind, not only of the layer's own: a file of another program may have put others there. */
static gboolean
veche_map_layer_delete_fill (VecheMapLayerDelete *self, guint *count, GError **error)
{
  g_autofree char *reference = g_strdup_printf ("id:%" PRId64, self->layer);
  /* Translators: name of a step; %s is the name of a layer of the map. */
  g_autofree char *step = g_strdup_printf (_("Deleted layer “%s”"), self->title);

  g_clear_pointer (&self->edit, veche_edit_unref);
  self->edit = veche_edit_new (step);
  *count = 0;
  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (VecheQuery) query = NULL;
      g_autoptr (GArray) ids = NULL;

      if (veche_kind_get_field (*kind, "layer", NULL) == NULL)
        continue;
      query = veche_query_new (*kind);
      veche_query_add_term (query, "layer", reference, FALSE);
      ids = dex_await_boxed (veche_workspace_query_ids (self->workspace, query), error);
      if (ids == NULL)
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        veche_edit_delete (self->edit, *kind, g_array_index (ids, gint64, i));
      *count += ids->len;
    }
  veche_edit_delete (self->edit, &veche_territory_layer_kind, self->layer);
  return TRUE;
}

static void
veche_map_layer_delete_apply_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapLayerDelete *self = data;
  g_autoptr (VecheEdit) done = NULL;
  guint count;

  /* Anew: while the question stood, others may have added an object, or deleted one. */
  if (!veche_map_layer_delete_fill (self, &count, error) || veche_task_is_over (task))
    return;
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&self->edit)), error);
  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (object, done->title, done->step);
}

static void
veche_map_layer_delete_response_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *place)
{
  if (g_str_equal (response, "delete"))
    veche_task_spawn (place, veche_map_layer_delete_apply_fiber,
                      veche_map_layer_delete_copy (g_object_get_data (G_OBJECT (dialog), "work")), veche_map_layer_delete_free);
}

static void
veche_map_layer_delete_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapLayerDelete *self = data;
  g_autoptr (VecheRecord) layer
    = dex_await_object (veche_workspace_get (self->workspace, &veche_territory_layer_kind, self->layer), error);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  AdwDialog *dialog;
  guint count = 0;

  if (layer == NULL || veche_task_is_over (task))
    return;
  self->title = g_strdup (veche_record_get_text (layer, "title"));
  if (!veche_map_layer_delete_fill (self, &count, error) || veche_task_is_over (task))
    return;
  if (count == 0)
    {
      veche_map_layer_delete_apply_fiber (task, object, self, error);
      return;
    }

  heading = g_strdup_printf (_("Delete layer “%s”?"), self->title);
  body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u object of it is deleted, too, with its photographs. This can be undone.",
                                       "%u objects of it are deleted, too, with their photographs. This can be undone.", count),
                          count);
  dialog = adw_alert_dialog_new (NULL, NULL);
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (dialog), heading);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "work", veche_map_layer_delete_copy (self), veche_map_layer_delete_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (veche_map_layer_delete_response_cb), object, 0);
  adw_dialog_present (dialog, object);
}

void
veche_map_layer_delete_ask (GtkWidget *place, VecheWorkspace *workspace, gint64 layer)
{
  VecheMapLayerDelete *self = g_new0 (VecheMapLayerDelete, 1);

  g_return_if_fail (GTK_IS_WIDGET (place) && VECHE_IS_WORKSPACE (workspace));

  self->workspace = g_object_ref (workspace);
  self->layer = layer;
  veche_task_spawn (place, veche_map_layer_delete_fiber, self, veche_map_layer_delete_free);
}
