/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-zone-button.h"

#include "veche-clock.h"
#include "veche-i18n.h"

struct _VecheZoneButton
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (VecheZoneButton, veche_zone_button, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *zone;
  const char *towns; /* msgid */
} VecheZoneButtonZone;

static const VecheZoneButtonZone veche_zone_button_zones[] = {
  { "Europe/Kaliningrad", N_("Kaliningrad") },
  { "Europe/Moscow", N_("Moscow, Saint Petersburg, Volgograd") },
  { "Europe/Samara", N_("Samara, Izhevsk, Saratov") },
  { "Asia/Yekaterinburg", N_("Yekaterinburg, Perm, Chelyabinsk, Tyumen") },
  { "Asia/Omsk", N_("Omsk") },
  { "Asia/Krasnoyarsk", N_("Krasnoyarsk, Novosibirsk, Kemerovo") },
  { "Asia/Irkutsk", N_("Irkutsk, Ulan-Ude") },
  { "Asia/Chita", N_("Chita, Yakutsk, Blagoveshchensk") },
  { "Asia/Vladivostok", N_("Vladivostok, Khabarovsk") },
  { "Asia/Magadan", N_("Magadan, Yuzhno-Sakhalinsk") },
  { "Asia/Kamchatka", N_("Petropavlovsk-Kamchatsky, Anadyr") },
};

static void
veche_zone_button_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

static void
veche_zone_button_class_init (VecheZoneButtonClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "zone.choose", "s", veche_zone_button_choose_action);
}

static void
veche_zone_button_init (VecheZoneButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (veche_zone_button_zones); i++)
    {
      const VecheZoneButtonZone *one = &veche_zone_button_zones[i];
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (one->zone);
      g_autofree char *offset = zone != NULL ? veche_zone_button_dup_offset (zone) : NULL;
      g_autofree char *label = g_strdup_printf ("%s, %s", _(one->towns), offset != NULL ? offset : one->zone);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "zone.choose", "s", one->zone);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "mark-location-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("Choose by a town"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
veche_zone_button_new (void)
{
  return g_object_new (VECHE_TYPE_ZONE_BUTTON, NULL);
}

char *
veche_zone_button_dup_offset (GTimeZone *zone)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, veche_clock_now_ms () / 1000);
  int minutes = interval >= 0 ? g_time_zone_get_offset (zone, interval) / 60 : 0;

  if (minutes % 60 != 0)
    return g_strdup_printf ("UTC%+d:%02d", minutes / 60, ABS (minutes % 60));
  return g_strdup_printf ("UTC%+d", minutes / 60);
}
