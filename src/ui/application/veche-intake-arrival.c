/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-intake-arrival.h"

#include <string.h>

#include "veche-application.h"
#include "veche-day-button.h"
#include "veche-field-editor.h"
#include "veche-field-words.h"
#include "veche-i18n.h"
#include "veche-time.h"

struct _VecheIntakeArrival
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *folder;
  VecheFieldEditor *received;
  VecheFieldEditor *channel;
};

G_DEFINE_FINAL_TYPE (VecheIntakeArrival, veche_intake_arrival, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
veche_intake_arrival_get_channel (VecheIntakeArrival *self)
{
  const VecheValue *value = veche_field_editor_get_value (self->channel);

  return value->type == VECHE_VALUE_TEXT ? value->text : NULL;
}

/* As it stands there, also while it is being typed; %NULL: now. Owned. */
static char *
veche_intake_arrival_dup_typed (VecheIntakeArrival *self)
{
  g_autofree char *typed = veche_field_editor_dup_typed (self->received);
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  return veche_field_words_parse (veche_field_editor_get_field (self->received), NULL, typed, &value, NULL)
             && value.type == VECHE_VALUE_TEXT
           ? g_strdup (value.text)
           : NULL;
}

/* Shows what is set; whether that has come. */
static gboolean
veche_intake_arrival_update (VecheIntakeArrival *self)
{
  g_autofree char *received = veche_intake_arrival_dup_typed (self);
  g_autofree char *now = veche_time_now_iso ();
  gboolean come = received == NULL || veche_time_compare (received, now) <= 0;
  const char *channel = veche_intake_arrival_get_channel (self);
  g_autofree char *moment = received != NULL ? veche_time_format_moment (received, NULL) : NULL;
  g_autofree char *text
    = g_strdup_printf ("%s%s%s%s%s", moment != NULL ? moment : _("now"), channel != NULL ? " · " : "",
                       channel != NULL ? veche_field_get_code_label (veche_field_editor_get_field (self->channel), channel) : "",
                       come ? "" : " · ", come ? "" : _("still to come: set a moment that is past"));

  g_object_set (self->folder, "subtitle", text, NULL);
  veche_field_editor_set_mark (self->received, come ? NULL : _("still to come: set a moment that is past"));
  return come;
}

static void
veche_intake_arrival_edited_cb (VecheIntakeArrival *self)
{
  veche_intake_arrival_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The hour stays that stands there; today's noon may be still to come. */
static void
veche_intake_arrival_day_cb (VecheIntakeArrival *self, const char *day)
{
  g_autofree char *typed = veche_field_editor_dup_typed (self->received);
  const char *clock = typed != NULL ? strchr (typed, ',') : NULL;
  g_autofree char *now = veche_time_now_iso ();
  g_autofree char *today = veche_time_format_date (now, NULL);
  g_autofree char *moment = clock == NULL && g_str_equal (day, today) ? veche_time_format_moment (now, NULL)
                                                                      : g_strconcat (day, clock != NULL ? clock : ", 12:00", NULL);

  veche_field_editor_type (self->received, moment);
}

static VecheFieldEditor *
veche_intake_arrival_add (VecheIntakeArrival *self, const char *name)
{
  VecheFieldEditor *editor = veche_field_editor_new (&veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, name)]);

  g_signal_connect_object (editor, "edited", G_CALLBACK (veche_intake_arrival_edited_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->folder, veche_field_editor_get_widget (editor));
  return editor;
}

static void
veche_intake_arrival_dispose (GObject *object)
{
  VecheIntakeArrival *self = VECHE_INTAKE_ARRIVAL (object);

  g_clear_object (&self->received);
  g_clear_object (&self->channel);

  G_OBJECT_CLASS (veche_intake_arrival_parent_class)->dispose (object);
}

static void
veche_intake_arrival_class_init (VecheIntakeArrivalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_intake_arrival_dispose;

  signals[CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
veche_intake_arrival_init (VecheIntakeArrival *self)
{
  g_auto (VecheValue) visit = VECHE_VALUE_INIT;
  GtkWidget *days = veche_day_button_new ();

  self->folder = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->folder), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder), C_ ("application", "Received"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->folder));
  self->received = veche_intake_arrival_add (self, "received");
  self->channel = veche_intake_arrival_add (self, "channel");
  g_signal_connect_object (days, "chosen", G_CALLBACK (veche_intake_arrival_day_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (veche_field_editor_get_widget (self->received)), days);
  g_signal_connect_object (veche_field_editor_get_widget (self->received), "changed", G_CALLBACK (veche_intake_arrival_edited_cb), self,
                           G_CONNECT_SWAPPED);
  veche_value_set_text (&visit, "visit");
  veche_field_editor_reset (self->channel, &visit);
  veche_intake_arrival_update (self);
}

void
veche_intake_arrival_reset (VecheIntakeArrival *self)
{
  g_return_if_fail (VECHE_IS_INTAKE_ARRIVAL (self));

  veche_field_editor_reset (self->received, NULL);
  adw_expander_row_set_expanded (self->folder, FALSE);
  veche_intake_arrival_update (self);
}

char *
veche_intake_arrival_dup_received (VecheIntakeArrival *self)
{
  char *received;

  g_return_val_if_fail (VECHE_IS_INTAKE_ARRIVAL (self), NULL);

  received = veche_intake_arrival_dup_typed (self);
  return received != NULL ? received : veche_time_now_iso ();
}

gboolean
veche_intake_arrival_fill_edit (VecheIntakeArrival *self, VecheEdit *edit, guint op)
{
  g_autofree char *received = NULL;

  g_return_val_if_fail (VECHE_IS_INTAKE_ARRIVAL (self), FALSE);

  if (!veche_field_editor_commit (self->received) || !veche_intake_arrival_update (self))
    {
      adw_expander_row_set_expanded (self->folder, TRUE);
      gtk_widget_grab_focus (veche_field_editor_get_widget (self->received));
      return FALSE;
    }
  received = veche_intake_arrival_dup_received (self);
  veche_edit_set_text (edit, op, "received", received);
  if (veche_intake_arrival_get_channel (self) != NULL)
    veche_edit_set_text (edit, op, "channel", veche_intake_arrival_get_channel (self));
  return TRUE;
}
