/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-undo-keys.h"

static gboolean
veche_undo_keys_pressed_cb (GtkWidget *widget, GVariant *args, gpointer is_free)
{
  const gboolean redo = g_variant_get_boolean (args);

  return ((VecheUndoKeysFunc) is_free) (widget, redo) && gtk_widget_activate_action (widget, redo ? "win.redo" : "win.undo", NULL);
}

void
veche_undo_keys_watch (GtkWidget *widget, VecheUndoKeysFunc is_free)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const char *const triggers[] = { "<Control>z|<Control>Cyrillic_ya", "<Control><Shift>z|<Control><Shift>Cyrillic_ya" };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                                                gtk_callback_action_new (veche_undo_keys_pressed_cb, (gpointer) is_free, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i == 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, keys);
}
