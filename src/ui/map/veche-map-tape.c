/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-tape.h"

#include "veche-coordinates.h"
#include "veche-geodesy.h"
#include "veche-geometry-blob.h"
#include "veche-i18n.h"
#include "veche-map-words.h"
#include "veche-place.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-tree.h"

#define FARTHEST 500
#define N_POINTS 2

struct _VecheMapTape
{
  AdwDialog parent_instance;

  GtkWidget *add;
  GtkEditable *distances[N_POINTS];
  AdwActionRow *solutions[N_POINTS];
  GtkCheckButton *checks[N_POINTS];
  GtkLabel *hint;

  VecheWorkspace *workspace;
  double points[2 * N_POINTS]; /* lon, lat of each */
  double found[2 * N_POINTS];  /* the same of the solutions */
};

G_DEFINE_FINAL_TYPE (VecheMapTape, veche_map_tape, ADW_TYPE_DIALOG)

enum
{
  PLACED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In metres, with a comma or a point; 0: nothing is told yet, or it is none. */
static double
veche_map_tape_read (GtkEditable *entry)
{
  g_autofree char *text = g_strdelimit (g_strstrip (g_strdup (gtk_editable_get_text (entry))), ",", '.');
  char *end;
  const double metres = g_ascii_strtod (text, &end);
  const gboolean valid = *end == '\0' && metres >= 0 && metres <= FARTHEST;

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return valid ? metres : 0;
}

static void
veche_map_tape_changed_cb (VecheMapTape *self)
{
  const double from = veche_map_tape_read (self->distances[0]), to = veche_map_tape_read (self->distances[1]);
  const gboolean told = from > 0 && to > 0;
  const gboolean meets = told && veche_geodesy_intersect (self->points, from, self->points + 2, to, self->found);
  const double apart = veche_geodesy_distance (self->points[0], self->points[1], self->points[2], self->points[3]);
  g_autofree char *length = veche_map_words_dup_length (apart);
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_POINTS; i++)
    {
      g_autofree char *place = meets ? veche_coordinates_format (self->found[2 * i + 1], self->found[2 * i]) : g_strdup ("");

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->solutions[i]), FALSE);
      adw_action_row_set_subtitle (self->solutions[i], place);
      gtk_widget_set_sensitive (GTK_WIDGET (self->solutions[i]), meets);
    }
  gtk_widget_set_sensitive (self->add, meets);
  /* Translators: %s is a distance with its unit. */
  text = g_strdup_printf (told && !meets ? _("With these distances the tapes do not meet: the points are %s apart. Measure again.")
                                         : _("The points are %s apart."),
                          length);
  gtk_label_set_text (self->hint, text);
}

static void
veche_map_tape_add_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapTape *self = object;
  const double *place = self->found + (gtk_check_button_get_active (self->checks[1]) ? 2 : 0);
  g_autoptr (VecheGeometry) shape = veche_geometry_new_point (place[0], place[1]);
  g_autoptr (GBytes) blob = veche_geometry_blob_write (shape);
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Tree placed by two distances"));
  g_autoptr (VecheEdit) done = NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;
  const guint op = veche_edit_insert (edit, &veche_tree_kind, 0);
  GtkWidget *window;

  veche_value_set_bytes (&value, blob);
  veche_edit_set_value (edit, op, veche_kind_get_geometry (&veche_tree_kind)->name, &value);
  veche_edit_set_text (edit, op, "place_method", "tape");
  done = dex_await_boxed (veche_workspace_apply (self->workspace, g_steal_pointer (&edit)), error);
  if (veche_task_is_over (task))
    return;
  gtk_widget_set_sensitive (self->add, TRUE);
  if (done == NULL)
    return;
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_signal_emit (self, signals[PLACED], 0, veche_edit_get_op (done, 0)->id);
  adw_dialog_close (ADW_DIALOG (self));
  veche_toast_show_undo (window, done->title, done->step);
}

static void
veche_map_tape_add_cb (VecheMapTape *self)
{
  gtk_widget_set_sensitive (self->add, FALSE);
  veche_task_spawn (self, veche_map_tape_add_fiber, NULL, NULL);
}

/* --- the dialog --------------------------------------------------------------------------------------------------- */

static void
veche_map_tape_dispose (GObject *object)
{
  g_clear_object (&VECHE_MAP_TAPE (object)->workspace);

  G_OBJECT_CLASS (veche_map_tape_parent_class)->dispose (object);
}

static void
veche_map_tape_class_init (VecheMapTapeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_map_tape_dispose;
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
veche_map_tape_new_bar (VecheMapTape *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->add);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (veche_map_tape_add_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static void
veche_map_tape_add_solutions (VecheMapTape *self, AdwPreferencesGroup *group)
{
  static const char *const titles[N_POINTS] = { N_("To the left"), N_("To the right") };

  adw_preferences_group_set_title (group, _("Where it stands"));
  adw_preferences_group_set_description (group, _("Seen from the first point towards the second."));
  for (guint i = 0; i < N_POINTS; i++)
    {
      self->solutions[i] = ADW_ACTION_ROW (adw_action_row_new ());
      self->checks[i] = GTK_CHECK_BUTTON (gtk_check_button_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->solutions[i]), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->solutions[i]), g_dgettext (GETTEXT_PACKAGE, titles[i]));
      gtk_widget_set_valign (GTK_WIDGET (self->checks[i]), GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (self->solutions[i], GTK_WIDGET (self->checks[i]));
      adw_action_row_set_activatable_widget (self->solutions[i], GTK_WIDGET (self->checks[i]));
      adw_preferences_group_add (group, GTK_WIDGET (self->solutions[i]));
    }
  gtk_check_button_set_group (self->checks[1], self->checks[0]);
  gtk_check_button_set_active (self->checks[0], TRUE);
}

static void
veche_map_tape_init (VecheMapTape *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *measured = adw_preferences_group_new ();
  GtkWidget *solutions = adw_preferences_group_new ();

  adw_dialog_set_title (ADW_DIALOG (self), _("By two distances"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), veche_map_tape_new_bar (self));
  for (guint i = 0; i < N_POINTS; i++)
    {
      self->distances[i] = GTK_EDITABLE (adw_entry_row_new ());
      g_signal_connect_object (self->distances[i], "changed", G_CALLBACK (veche_map_tape_changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (measured), GTK_WIDGET (self->distances[i]));
    }
  veche_map_tape_add_solutions (self, ADW_PREFERENCES_GROUP (solutions));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dimmed");
  gtk_box_append (GTK_BOX (box), measured);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), solutions);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24, NULL);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

AdwDialog *
veche_map_tape_new (VecheWorkspace *workspace, VecheRecord *first, VecheRecord *second)
{
  VecheRecord *const records[N_POINTS] = { first, second };
  VecheMapTape *self;

  g_return_val_if_fail (VECHE_IS_WORKSPACE (workspace) && VECHE_IS_RECORD (first) && VECHE_IS_RECORD (second), NULL);

  self = g_object_new (VECHE_TYPE_MAP_TAPE, NULL);
  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < N_POINTS; i++)
    {
      g_autoptr (VecheGeometry) shape = veche_place_dup (records[i]);
      const char *number = veche_record_get_number (records[i]);
      g_autofree char *name = number != NULL ? g_strdup_printf ("№ %s · %s", number, veche_record_get_title (records[i]))
                                             : g_strdup (veche_record_get_title (records[i]));
      /* Translators: %s is an object of the map: «№ 12 · Littleleaf linden». */
      g_autofree char *title = g_strdup_printf (_("From %s, m"), name);

      if (shape != NULL)
        {
          self->points[2 * i] = veche_geometry_get_xy (shape)[0];
          self->points[2 * i + 1] = veche_geometry_get_xy (shape)[1];
        }
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->distances[i]), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->distances[i]), title);
    }
  veche_map_tape_changed_cb (self);
  return ADW_DIALOG (self);
}
