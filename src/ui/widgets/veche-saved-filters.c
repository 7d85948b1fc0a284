/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-saved-filters.h"

#include "veche-i18n.h"
#include "veche-page-settings.h"
#include "veche-plain-row.h"

#define SETTING "saved-filters"

struct _VecheSavedFilters
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *name;
  char *key; /* workspace and page */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (VecheSavedFilters, veche_saved_filters, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void veche_saved_filters_show (VecheSavedFilters *self);

/* Stores all but the one of this name, and the new one where there is any. */
static void
veche_saved_filters_store (VecheSavedFilters *self, const char *without, GVariant *added)
{
  g_autoptr (GVariant) old = veche_page_settings_dup (SETTING, self->key);
  GVariantBuilder all;
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (&all, G_VARIANT_TYPE ("a(ssa{ss})"));
  if (old != NULL)
    {
      g_variant_iter_init (&iter, old);
      while ((entry = g_variant_iter_next_value (&iter)) != NULL)
        {
          const char *name;

          g_variant_get_child (entry, 0, "&s", &name);
          if (!g_str_equal (name, without))
            g_variant_builder_add_value (&all, entry);
          g_variant_unref (entry);
        }
    }
  if (added != NULL)
    g_variant_builder_add_value (&all, added);
  veche_page_settings_store (SETTING, self->key, g_variant_builder_end (&all));
  veche_saved_filters_show (self);
}

static void
veche_saved_filters_remove_cb (GtkWidget *button, VecheSavedFilters *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  veche_saved_filters_store (self, name, NULL);
}

static void
veche_saved_filters_chosen_cb (GtkWidget *row, VecheSavedFilters *self)
{
  g_autoptr (GVariant) filter = NULL;
  const char *text;

  g_variant_get (g_object_get_data (G_OBJECT (row), "entry"), "(&s&s@a{ss})", NULL, &text, &filter);
  g_signal_emit (self, signals[CHOSEN], 0, text, filter);
}

static void
veche_saved_filters_add_row (VecheSavedFilters *self, GVariant *entry)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = NULL;
  GtkWidget *row;
  const char *name;

  g_variant_get_child (entry, 0, "&s", &name);
  label = g_strdup_printf (_("Forget the filter “%s”"), name);
  row = veche_plain_row_new (name, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "entry", g_variant_ref (entry), (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_saved_filters_chosen_cb), self, 0);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  g_object_set_data_full (G_OBJECT (remove), "name", g_strdup (name), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (veche_saved_filters_remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
veche_saved_filters_show (VecheSavedFilters *self)
{
  g_autoptr (GVariant) all = veche_page_settings_dup (SETTING, self->key);
  GVariantIter iter;
  GVariant *entry;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (all == NULL)
    return;
  g_variant_iter_init (&iter, all);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      veche_saved_filters_add_row (self, entry);
      g_variant_unref (entry);
    }
}

static void
veche_saved_filters_apply_cb (VecheSavedFilters *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0')
    g_signal_emit (self, signals[WANTED], 0);
}

static void
veche_saved_filters_finalize (GObject *object)
{
  VecheSavedFilters *self = VECHE_SAVED_FILTERS (object);

  g_free (self->key);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (veche_saved_filters_parent_class)->finalize (object);
}

static void
veche_saved_filters_class_init (VecheSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = veche_saved_filters_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_VARIANT);
  signals[WANTED] = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_saved_filters_init (VecheSavedFilters *self)
{
  self->rows = g_ptr_array_new ();
  self->key = g_strdup ("");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("My filters"));
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Save what is shown as…"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->name), TRUE);
  g_signal_connect_object (self->name, "apply", G_CALLBACK (veche_saved_filters_apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "entry-activated", G_CALLBACK (veche_saved_filters_apply_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->name);
}

GtkWidget *
veche_saved_filters_new (void)
{
  return g_object_new (VECHE_TYPE_SAVED_FILTERS, NULL);
}

void
veche_saved_filters_open (VecheSavedFilters *self, const char *uuid, const char *slug)
{
  g_return_if_fail (VECHE_IS_SAVED_FILTERS (self) && slug != NULL);

  g_free (self->key);
  self->key = g_strdup_printf ("%s/%s", uuid != NULL ? uuid : "", slug);
  veche_saved_filters_show (self);
}

void
veche_saved_filters_add (VecheSavedFilters *self, const char *text, GVariant *filter)
{
  g_autofree char *name = NULL;

  g_return_if_fail (VECHE_IS_SAVED_FILTERS (self));

  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  veche_saved_filters_store (self, name, g_variant_new ("(ss@a{ss})", name, text, filter));
}
