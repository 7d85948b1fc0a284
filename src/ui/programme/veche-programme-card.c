/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-programme-card.h"

#include "veche-clock.h"
#include "veche-error.h"
#include "veche-history-list.h"
#include "veche-i18n.h"
#include "veche-programme-check.h"
#include "veche-programme-list.h"
#include "veche-programme-problems.h"
#include "veche-programme-seek.h"
#include "veche-programme.h"
#include "veche-record-form.h"
#include "veche-task.h"
#include "veche-time-zone.h"
#include "veche-unsaved.h"
#include "veche-workspace-intake.h"
#include "veche-zone-button.h"

#define N_LISTS 5
/* The example of a number has a count that shows where zeros go. */
#define EXAMPLE_COUNT 7

struct _VecheProgrammeCard
{
  AdwBin parent_instance;

  VecheProgrammeProblems *problems; /* where there is room, beside the fields, which then stay where they are */
  VecheProgrammeProblems *problems_above;
  AdwViewStack *pages;
  VecheRecordForm *own;
  AdwBin *themes;
  AdwBin *stages;
  AdwBin *items;
  AdwBin *criteria;
  AdwBin *reasons;
  VecheHistoryList *history;

  VecheWorkspace *workspace;
  VecheProgrammeList *lists[N_LISTS];
  gint64 id;
  char *status;
  gboolean stale; /* what is shown is not what is in the workspace */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (VecheProgrammeCard, veche_programme_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STATUS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const VecheProgrammeForm *const veche_programme_card_forms[N_LISTS] = {
  &veche_programme_forms_themes,   &veche_programme_forms_stages,  &veche_programme_forms_items,
  &veche_programme_forms_criteria, &veche_programme_forms_reasons,
};

/* What was read of a programme at one time. */
typedef struct
{
  VecheRecord *programme;
  GPtrArray *records[N_LISTS]; /* of VecheRecord, as the lists are */
  GPtrArray *problems;         /* of VecheProblem */
  GTimeZone *zone;
} VecheProgrammeCardData;

static void
veche_programme_card_data_clear (VecheProgrammeCardData *self)
{
  g_clear_object (&self->programme);
  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VecheProgrammeCardData, veche_programme_card_data_clear)

static void
veche_programme_card_set_status (VecheProgrammeCard *self, const char *status)
{
  if (g_set_str (&self->status, status))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/* --- what stands beside the fields --------------------------------------------------------------------------------- */

/* Texts of people have no markup in them, and a group's description reads it. */
static void
veche_programme_card_describe (GtkWidget *group, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (g_strcmp0 (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)), escaped) != 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
}

static char *
veche_programme_card_dup_number (const VecheProgrammeCardData *data)
{
  const char *pattern = veche_record_get_text (data->programme, "number_pattern");
  GPtrArray *themes = data->records[0];
  const char *abbr = NULL;
  int year = (int) veche_record_get_integer (data->programme, "year");

  if (pattern == NULL || !veche_programme_check_pattern (pattern, NULL))
    return NULL;
  for (guint i = 0; i < themes->len && abbr == NULL; i++)
    abbr = veche_record_get_text (g_ptr_array_index (themes, i), "abbr");
  if (year == 0)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (veche_clock_now_ms () / 1000);

      year = g_date_time_get_year (now);
    }
  return veche_programme_format_number (pattern, abbr, year, EXAMPLE_COUNT);
}

static void
veche_programme_card_describe_own (VecheProgrammeCard *self, const VecheProgrammeCardData *data)
{
  GtkWidget *row = veche_record_form_get_row (self->own, "number_pattern");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (veche_clock_now_ms () / 1000);
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, data->zone);
  g_autofree char *offset = veche_zone_button_dup_offset (data->zone);
  g_autofree char *clock = g_date_time_format (now, "%d.%m.%Y, %H:%M");
  g_autofree char *number = veche_programme_card_dup_number (data);
  g_autofree char *text = NULL;

  /* Translators: the first %s is a date and time, the second «UTC+3», the third a registration number. */
  if (number != NULL)
    text = g_strdup_printf (_("By the programme's clocks it is %s now (%s). Numbers look like %s."), clock, offset, number);
  else
    text = g_strdup_printf (_("By the programme's clocks it is %s now (%s)."), clock, offset);
  veche_programme_card_describe (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), text);
}

static void
veche_programme_card_describe_stages (VecheProgrammeCard *self, const VecheProgrammeCardData *data)
{
  const char *name = veche_record_get_text (data->programme, "zone");
  g_autofree char *offset = veche_zone_button_dup_offset (data->zone);
  g_autofree char *text = g_strdup_printf (_("The first and the last day belong to the stage. Times are by the programme's clocks: %s, %s."),
                                           name != NULL ? name : VECHE_TIME_ZONE_DEFAULT, offset);

  veche_programme_card_describe (GTK_WIDGET (self->lists[1]), text);
}

static void
veche_programme_card_describe_criteria (VecheProgrammeCard *self, const VecheProgrammeCardData *data)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;
  gboolean equal;
  double sum = veche_programme_check_sum_weights (data->records[3], &equal);

  g_ascii_formatd (buffer, sizeof buffer, "%.10g", sum);
  g_strdelimit (buffer, ".", ',');
  if (data->records[3]->len == 0)
    text = g_strdup ("");
  else if (equal)
    text = g_strdup (_("All criteria weigh the same. Explain the marks with one line for each: “10 – …”."));
  else
    text = g_strdup_printf (_("Weights add up to %s of 100. Explain the marks with one line for each: “10 – …”."), buffer);
  veche_programme_card_describe (GTK_WIDGET (self->lists[3]), text);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static gboolean
veche_programme_card_read (VecheProgrammeCard *self, gint64 id, VecheProgrammeCardData *data, GError **error)
{
  data->programme = dex_await_object (veche_workspace_get (self->workspace, &veche_programme_kind, id), error);
  if (data->programme == NULL)
    return FALSE;
  data->zone = veche_time_zone_load (veche_record_get_text (data->programme, "zone"));
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr (VecheQuery) query = veche_query_new (veche_programme_card_forms[i]->kind);

      query->parent_id = id;
      data->records[i] = dex_await_boxed (veche_workspace_query (self->workspace, query), error);
      if (data->records[i] == NULL)
        return FALSE;
    }
  data->problems = dex_await_boxed (veche_workspace_intake_list_problems (self->workspace, &veche_programme_kind, id), error);
  return data->problems != NULL;
}

static void
veche_programme_card_fill (VecheProgrammeCard *self, const VecheProgrammeCardData *data)
{
  veche_record_form_set_record (self->own, data->programme);
  for (guint i = 0; i < N_LISTS; i++)
    {
      veche_programme_list_show (self->lists[i], veche_record_get_id (data->programme), data->records[i], data->zone);
      veche_programme_list_set_problems (self->lists[i], data->problems);
    }
  veche_programme_problems_show (self->problems, data->problems);
  veche_programme_problems_show (self->problems_above, data->problems);
  veche_programme_card_describe_own (self, data);
  veche_programme_card_describe_stages (self, data);
  veche_programme_card_describe_criteria (self, data);
}

static void
veche_programme_card_load_fiber (VecheTask *task, gpointer object, gpointer unused, GError **error)
{
  VecheProgrammeCard *self = object;

  while (self->stale && *error == NULL)
    {
      g_auto (VecheProgrammeCardData) data = { NULL };
      g_autoptr (GError) local = NULL;
      gint64 id = self->id;
      gboolean read;

      self->stale = FALSE;
      read = id != 0 && veche_programme_card_read (self, id, &data, &local);
      if (veche_task_is_over (task))
        {
          self->loading = FALSE;
          return;
        }
      if (read && id == self->id)
        veche_programme_card_fill (self, &data);
      /* One that has just gone: whoever shows it is about to show another. */
      else if (local != NULL && !g_error_matches (local, VECHE_ERROR, VECHE_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local));
    }
  self->loading = FALSE;
}

static void
veche_programme_card_load (VecheProgrammeCard *self)
{
  self->stale = TRUE;
  if (self->loading)
    return;
  self->loading = TRUE;
  veche_task_spawn (self, veche_programme_card_load_fiber, NULL, NULL);
}

static void
veche_programme_card_changed_cb (VecheProgrammeCard *self, VecheChanges *changes)
{
  gboolean touched = veche_changes_touch (changes, &veche_programme_kind);

  for (guint i = 0; i < N_LISTS; i++)
    touched |= veche_changes_touch (changes, veche_programme_card_forms[i]->kind);
  if (touched && self->id != 0)
    veche_programme_card_load (self);
}

/* --- the widget ---------------------------------------------------------------------------------------------------- */

static void
veche_programme_card_go_cb (VecheProgrammeCard *self, const VecheKind *kind, gint64 id, const char *field)
{
  adw_view_stack_set_visible_child_name (self->pages, kind->name);
  for (guint i = 0; i < N_LISTS; i++)
    if (veche_programme_card_forms[i]->kind == kind)
      veche_programme_list_edit (self->lists[i], id, field);
  if (kind == &veche_programme_kind && field != NULL)
    veche_programme_seek (veche_record_form_get_row (self->own, field));
  /* No stage is the first one: it is made there. */
  else if (kind == &veche_programme_kind)
    adw_view_stack_set_visible_child_name (self->pages, veche_programme_stage_kind.name);
}

static void
veche_programme_card_status_cb (VecheProgrammeCard *self)
{
  g_autofree char *status = NULL;

  g_object_get (self->own, "status", &status, NULL);
  veche_programme_card_set_status (self, status);
}

static void
veche_programme_card_saved_cb (VecheProgrammeCard *self, const char *status)
{
  veche_programme_card_set_status (self, status);
}

static void
veche_programme_card_zone_cb (GtkWidget *row, const char *zone)
{
  gtk_editable_set_text (GTK_EDITABLE (row), zone);
  g_signal_emit_by_name (row, "entry-activated");
}

static void
veche_programme_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, VECHE_PROGRAMME_CARD (object)->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_programme_card_dispose (GObject *object)
{
  VecheProgrammeCard *self = VECHE_PROGRAMME_CARD (object);

  /* AdwBin must let go of a child that is the template's, or it does so twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_PROGRAMME_CARD);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->status, g_free);

  G_OBJECT_CLASS (veche_programme_card_parent_class)->dispose (object);
}

static void
veche_programme_card_class_init (VecheProgrammeCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_programme_card_dispose;
  object_class->get_property = veche_programme_card_get_property;
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VECHE_TYPE_HISTORY_LIST);
  g_type_ensure (VECHE_TYPE_PROGRAMME_PROBLEMS);
  g_type_ensure (VECHE_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/programme/veche-programme-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, criteria);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, history);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, items);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, own);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, pages);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, problems);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, problems_above);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, stages);
  gtk_widget_class_bind_template_child (widget_class, VecheProgrammeCard, themes);
  gtk_widget_class_bind_template_callback_full (widget_class, "go_cb", G_CALLBACK (veche_programme_card_go_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "status_cb", G_CALLBACK (veche_programme_card_status_cb));
}

static void
veche_programme_card_init (VecheProgrammeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_programme_card_set_workspace (VecheProgrammeCard *self, VecheWorkspace *workspace)
{
  AdwBin *places[N_LISTS] = { self->themes, self->stages, self->items, self->criteria, self->reasons };
  GtkWidget *zones = veche_zone_button_new ();
  GtkWidget *zone;

  g_return_if_fail (VECHE_IS_PROGRAMME_CARD (self) && VECHE_IS_WORKSPACE (workspace));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  veche_record_form_build (self->own, workspace, &veche_programme_kind, veche_programme_forms_own);
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = VECHE_PROGRAMME_LIST (veche_programme_list_new (workspace, veche_programme_card_forms[i]));
      adw_bin_set_child (places[i], GTK_WIDGET (self->lists[i]));
      g_signal_connect_object (self->lists[i], "saved", G_CALLBACK (veche_programme_card_saved_cb), self, G_CONNECT_SWAPPED);
    }
  zone = veche_record_form_get_row (self->own, "zone");
  gtk_widget_set_visible (zones, !veche_workspace_is_read_only (workspace));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (zone), zones);
  g_signal_connect_object (zones, "chosen", G_CALLBACK (veche_programme_card_zone_cb), zone, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_programme_card_changed_cb), self, G_CONNECT_SWAPPED);
}

void
veche_programme_card_show (VecheProgrammeCard *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_PROGRAMME_CARD (self) && self->workspace != NULL);

  if (self->id != id)
    {
      /* The rows of the other one go, and what is typed in them with it. This page is made behind another one, where somebody types. */
      if (self->id != 0)
        veche_unsaved_collect (veche_unsaved_get (self->workspace));
      veche_programme_card_set_status (self, NULL);
    }
  self->id = id;
  veche_history_list_show (self->history, self->workspace, &veche_programme_kind, id);
  veche_programme_card_load (self);
}

void
veche_programme_card_edit (VecheProgrammeCard *self)
{
  g_return_if_fail (VECHE_IS_PROGRAMME_CARD (self));

  adw_view_stack_set_visible_child_name (self->pages, veche_programme_kind.name);
  veche_programme_seek (veche_record_form_get_row (self->own, "title"));
}
