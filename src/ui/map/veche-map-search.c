/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-search.h"

#include "veche-coordinates.h"
#include "veche-i18n.h"
#include "veche-map-columns.h"
#include "veche-plain-row.h"
#include "veche-task.h"

/* Of each kind: who finds more types more. */
#define MOST 8

struct _VecheMapSearch
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;

  VecheWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (VecheMapSearch, veche_map_search, GTK_TYPE_POPOVER)

enum
{
  FOUND,
  PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
veche_map_search_append (VecheMapSearch *self, const char *title, const char *subtitle, VecheRecord *record)
{
  GtkWidget *row = veche_plain_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (record != NULL)
    g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
veche_map_search_append_record (VecheMapSearch *self, VecheRecord *record)
{
  const VecheKind *kind = veche_record_get_kind (record);
  const char *number = veche_record_get_number (record);
  g_autofree char *subtitle = number != NULL ? g_strdup_printf ("%s · № %s", g_dgettext (GETTEXT_PACKAGE, kind->label), number)
                                             : g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->label));

  if (veche_kind_find_field (kind, "old_numbers") >= 0 && veche_record_get_text (record, "old_numbers") != NULL)
    {
      /* Translators: the number of a tree, then those that it had before: «Tree · № 12, was 7». */
      g_autofree char *both = g_strdup_printf (_("%s, was %s"), subtitle, veche_record_get_text (record, "old_numbers"));

      veche_map_search_append (self, veche_record_get_title (record), both, record);
      return;
    }
  veche_map_search_append (self, veche_record_get_title (record), subtitle, record);
}

static gboolean
veche_map_search_has (GPtrArray *found, VecheRecord *record)
{
  for (guint i = 0; i < found->len; i++)
    if (veche_record_get_kind (g_ptr_array_index (found, i)) == veche_record_get_kind (record)
        && veche_record_get_id (g_ptr_array_index (found, i)) == veche_record_get_id (record))
      return TRUE;
  return FALSE;
}

static void
veche_map_search_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapSearch *self = object;
  const char *text = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean empty = *text == '\0';
  double lat;
  double lon;

  for (const VecheKind *const *kind = veche_map_columns_list_kinds (); !empty && *kind != NULL; kind++)
    {
      /* A number exactly, then words. */
      for (guint words = 0; words < 2; words++)
        {
          g_autoptr (VecheQuery) query = veche_query_new (*kind);
          g_autoptr (GPtrArray) records = NULL;

          if (words == 0 && (*kind)->key_field == NULL)
            continue;
          if (words == 0)
            veche_query_add_term (query, (*kind)->key_field, text, FALSE);
          else
            veche_query_set_text (query, text);
          query->limit = MOST;
          records = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
          if (records == NULL)
            return;
          for (guint i = 0; i < records->len; i++)
            if (!veche_map_search_has (found, g_ptr_array_index (records, i)))
              g_ptr_array_add (found, g_object_ref (g_ptr_array_index (records, i)));
          /* A tree that had the number before another got it may be the one that is meant. */
          if (records->len > 0 && veche_kind_find_field (*kind, "old_numbers") < 0)
            break;
        }
    }
  if (veche_task_is_over (task) || g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    return;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  if (veche_coordinates_parse (text, &lat, &lon))
    {
      g_autofree char *place = veche_coordinates_format (lat, lon);

      veche_map_search_append (self, place, _("Latitude, longitude"), NULL);
    }
  for (guint i = 0; i < found->len; i++)
    veche_map_search_append_record (self, g_ptr_array_index (found, i));
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW), gtk_widget_get_first_child (self->list) != NULL);
  gtk_widget_set_visible (self->nothing, !empty && gtk_widget_get_first_child (self->list) == NULL);
}

static void
veche_map_search_changed_cb (VecheMapSearch *self)
{
  veche_task_spawn (self, veche_map_search_fiber, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))), g_free);
}

static void
veche_map_search_activated_cb (VecheMapSearch *self, GtkListBoxRow *row)
{
  VecheRecord *record = g_object_get_data (G_OBJECT (row), "record");
  double lat;
  double lon;

  if (record != NULL)
    g_signal_emit (self, signals[FOUND], 0, record);
  else if (veche_coordinates_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &lat, &lon))
    g_signal_emit (self, signals[PLACE], 0, lat, lon);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
veche_map_search_first_cb (VecheMapSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    veche_map_search_activated_cb (self, row);
}

void
veche_map_search_set_workspace (VecheMapSearch *self, VecheWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

static void
veche_map_search_dispose (GObject *object)
{
  g_clear_object (&VECHE_MAP_SEARCH (object)->workspace);

  G_OBJECT_CLASS (veche_map_search_parent_class)->dispose (object);
}

static void
veche_map_search_class_init (VecheMapSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_search_dispose;

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, VECHE_TYPE_RECORD);
  signals[PLACE]
    = g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
veche_map_search_init (VecheMapSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _("Number, words or 55.81, 37.61"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search on the map"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found on the map"), -1);
  self->nothing = gtk_label_new (_("Nothing found. Try part of a word."));
  gtk_widget_add_css_class (self->nothing, "dimmed");
  gtk_widget_set_visible (self->nothing, FALSE);
  g_object_set (self->nothing, "margin-top", 6, "margin-bottom", 6, "wrap", TRUE, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_visible (scroller, FALSE);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (veche_map_search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (veche_map_search_first_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (veche_map_search_activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
veche_map_search_new (void)
{
  return g_object_new (VECHE_TYPE_MAP_SEARCH, NULL);
}
