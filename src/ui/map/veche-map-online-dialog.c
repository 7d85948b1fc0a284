/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-online-dialog.h"

#include "veche-i18n.h"
#include "veche-map-address.h"
#include "veche-map-online.h"
#include "veche-page-settings.h"
#include "veche-settings.h"

/* Credits by addresses, the newest first. */
#define SETTINGS "map-online"
/* OpenStreetMap's standard map, as its policy wants it asked and named. */
#define OSM "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

struct _VecheMapOnlineDialog
{
  AdwDialog parent_instance;

  GtkEditable *address;
  GtkEditable *credit;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (VecheMapOnlineDialog, veche_map_online_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

char *
veche_map_online_dialog_dup_credit (const char *address)
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, address);

  return kept != NULL && *g_variant_get_string (kept, NULL) != '\0' ? g_variant_dup_string (kept, NULL) : NULL;
}

static void
veche_map_online_dialog_tell (VecheMapOnlineDialog *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
veche_map_online_dialog_changed_cb (VecheMapOnlineDialog *self)
{
  veche_map_online_dialog_tell (self, NULL);
}

static void
veche_map_online_dialog_fill_in_cb (VecheMapOnlineDialog *self)
{
  gtk_editable_set_text (self->address, OSM);
  gtk_editable_set_text (self->credit, _("© OpenStreetMap contributors"));
}

static void
veche_map_online_dialog_show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheMapOnlineDialog *self = VECHE_MAP_ONLINE_DIALOG (widget);
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
  g_autofree char *credit = g_strstrip (g_strdup (gtk_editable_get_text (self->credit)));
  g_autoptr (GError) error = NULL;

  if (!veche_map_online_is_possible ())
    {
      g_autofree char *problem
        = g_strdup_printf (_("Could not show an online map: Flatpak keeps this program from the network. Allow it with: flatpak override --user --share=network %s"),
                           VECHE_APP_ID);

      veche_map_online_dialog_tell (self, problem);
      return;
    }
  if (!veche_map_address_check (address, &error))
    {
      veche_map_online_dialog_tell (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->address));
      return;
    }
  veche_page_settings_store (SETTINGS, address, g_variant_new_string (credit));
  g_signal_emit (self, signals[CHOSEN], 0, address);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
veche_map_online_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_MAP_ONLINE_DIALOG);

  G_OBJECT_CLASS (veche_map_online_dialog_parent_class)->dispose (object);
}

static void
veche_map_online_dialog_class_init (VecheMapOnlineDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_map_online_dialog_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/map/veche-map-online-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheMapOnlineDialog, address);
  gtk_widget_class_bind_template_child (widget_class, VecheMapOnlineDialog, credit);
  gtk_widget_class_bind_template_child (widget_class, VecheMapOnlineDialog, problem);
  gtk_widget_class_bind_template_callback_full (widget_class, "changed_cb", G_CALLBACK (veche_map_online_dialog_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "fill_in_cb", G_CALLBACK (veche_map_online_dialog_fill_in_cb));
  gtk_widget_class_install_action (widget_class, "online.show", NULL, veche_map_online_dialog_show_action);
}

static void
veche_map_online_dialog_init (VecheMapOnlineDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
veche_map_online_dialog_new (const char *address)
{
  VecheMapOnlineDialog *self = g_object_new (VECHE_TYPE_MAP_ONLINE_DIALOG, NULL);
  g_autoptr (GVariant) all = veche_settings_get () != NULL ? g_settings_get_value (veche_settings_get (), SETTINGS) : NULL;
  g_autofree char *credit = NULL;

  if (address == NULL && all != NULL && g_variant_n_children (all) > 0)
    g_variant_get_child (all, 0, "{&s&s}", &address, NULL);
  if (address == NULL)
    return ADW_DIALOG (self);
  credit = veche_map_online_dialog_dup_credit (address);
  gtk_editable_set_text (self->address, address);
  gtk_editable_set_text (self->credit, credit != NULL ? credit : "");
  return ADW_DIALOG (self);
}
