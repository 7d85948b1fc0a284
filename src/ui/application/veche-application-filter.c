/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-filter.h"

#include "veche-application-filter-chip.h"
#include "veche-application-filter-choices.h"
#include "veche-application.h"
#include "veche-day-button.h"
#include "veche-field-problem.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-saved-filters.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-time.h"

/* Those up to MARK are chosen from a list, those behind it are days. */
enum
{
  STATE,
  THEME,
  RESPONSIBLE,
  TERM,
  CHANNEL,
  MARK,
  SINCE,
  UNTIL,
  N_FIELDS,
};

#define N_LISTS SINCE

static const char *const veche_application_filter_fields[N_FIELDS]
  = { "state",   "theme", "responsible", VECHE_APPLICATION_TERM_FIELD,
      "channel", VECHE_APPLICATION_MARK_FIELD, VECHE_APPLICATION_SINCE_FIELD, VECHE_APPLICATION_UNTIL_FIELD };
static const char *const veche_application_filter_any[N_LISTS]
  = { N_("Any state"), N_("Any theme"), N_("Anybody"), N_("Any term"), N_("In any way"), N_("Any mark") };

struct _VecheApplicationFilter
{
  AdwBin parent_instance;

  AdwWrapBox *chips;
  GtkWidget *popover;
  GtkWidget *saved;
  GtkEditable *search; /* borrowed: of the page around; it belongs to a saved filter too */
  AdwComboRow *state;
  AdwComboRow *theme;
  AdwComboRow *responsible;
  AdwComboRow *term;
  AdwComboRow *channel;
  AdwComboRow *mark;
  AdwEntryRow *since;
  AdwEntryRow *until;

  VecheWorkspace *workspace;
  AdwComboRow *rows[N_LISTS];
  AdwEntryRow *days[N_FIELDS - N_LISTS];
  GPtrArray *values[N_LISTS]; /* of text: terms' values; the first is %NULL, «any» */
  char *wanted[N_FIELDS];     /* chosen */
  gboolean filling;
  gboolean loaded; /* themes and employees */
};

G_DEFINE_FINAL_TYPE (VecheApplicationFilter, veche_application_filter, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
veche_application_filter_find (VecheApplicationFilter *self, guint field)
{
  for (guint i = 1; i < self->values[field]->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values[field], i), self->wanted[field]) == 0)
      return i;
  return 0;
}

static void
veche_application_filter_remove_cb (GtkWidget *chip, VecheApplicationFilter *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "field"));

  if (field < N_LISTS)
    adw_combo_row_set_selected (self->rows[field], 0);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->days[field - N_LISTS]), "");
}

/* A theme of the programme that was shown before, an employee who is deleted: no row says so and none could take it back. */
static gboolean
veche_application_filter_forget_gone (VecheApplicationFilter *self)
{
  gboolean changed = FALSE;

  for (guint field = 0; self->loaded && field < N_LISTS; field++)
    if (self->wanted[field] != NULL && veche_application_filter_find (self, field) == 0)
      changed |= g_set_str (&self->wanted[field], NULL);
  return changed;
}

/* What a chip says. Owned. */
static char *
veche_application_filter_dup_label (VecheApplicationFilter *self, guint field)
{
  g_autofree char *day = NULL;

  if (field < N_LISTS)
    {
      GListModel *labels = adw_combo_row_get_model (self->rows[field]);
      g_autoptr (GtkStringObject) label = g_list_model_get_item (labels, veche_application_filter_find (self, field));

      return g_strdup (gtk_string_object_get_string (label));
    }
  day = veche_time_format_date (self->wanted[field], NULL);
  /* Translators: applications that were received on this day or later (earlier): «Received from 03.02.2020». */
  return g_strdup_printf (field == SINCE ? _("Received from %s") : _("Received until %s"), day);
}

static void
veche_application_filter_add_chip (VecheApplicationFilter *self, guint field)
{
  g_autofree char *label = veche_application_filter_dup_label (self, field);
  GtkWidget *chip = veche_application_filter_chip_new (label);

  g_object_set_data (G_OBJECT (chip), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (veche_application_filter_remove_cb), self, 0);
  adw_wrap_box_append (self->chips, chip);
}

static void
veche_application_filter_badge_cb (VecheApplicationFilter *self)
{
  GtkWidget *button = gtk_widget_get_parent (self->popover);

  if (GTK_IS_MENU_BUTTON (button))
    veche_application_filter_chip_count (GTK_MENU_BUTTON (button), veche_application_filter_get_active (self));
}

static void
veche_application_filter_update (VecheApplicationFilter *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, chip);
  for (guint field = 0; field < N_FIELDS; field++)
    if (self->wanted[field] != NULL)
      veche_application_filter_add_chip (self, field);
  gtk_widget_set_visible (GTK_WIDGET (self), veche_application_filter_get_active (self) > 0);
  veche_application_filter_badge_cb (self);
}

static void
veche_application_filter_selected_cb (VecheApplicationFilter *self)
{
  gboolean changed = FALSE;

  if (self->filling)
    return;
  for (guint field = 0; field < N_LISTS; field++)
    {
      guint selected = adw_combo_row_get_selected (self->rows[field]);

      if (selected < self->values[field]->len)
        changed |= g_set_str (&self->wanted[field], g_ptr_array_index (self->values[field], selected));
    }
  if (!changed)
    return;
  veche_application_filter_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_application_filter_day_cb (VecheApplicationFilter *self)
{
  gboolean changed = FALSE;

  if (self->filling)
    return;
  for (guint field = N_LISTS; field < N_FIELDS; field++)
    {
      GtkWidget *row = GTK_WIDGET (self->days[field - N_LISTS]);
      g_autofree char *text = veche_text_strip (gtk_editable_get_text (GTK_EDITABLE (row)));
      g_autofree char *day = text != NULL ? veche_time_parse_date (text, NULL) : NULL;
      gboolean valid = text == NULL || day != NULL;

      veche_field_problem_show (row, GTK_ACCESSIBLE (row), NULL, valid ? NULL : text);
      if (valid)
        changed |= g_set_str (&self->wanted[field], day);
    }
  if (!changed)
    return;
  veche_application_filter_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Shows what is wanted, once the choices or the wishes are others. */
static void
veche_application_filter_refill (VecheApplicationFilter *self)
{
  self->filling = TRUE;
  for (guint field = 0; field < N_LISTS; field++)
    adw_combo_row_set_selected (self->rows[field], veche_application_filter_find (self, field));
  for (guint field = N_LISTS; field < N_FIELDS; field++)
    {
      g_autofree char *day = veche_time_format_date (self->wanted[field], NULL);

      gtk_editable_set_text (GTK_EDITABLE (self->days[field - N_LISTS]), day);
    }
  self->filling = FALSE;
  veche_application_filter_update (self);
}

/* @labels and @values: taken */
static void
veche_application_filter_take_choices (VecheApplicationFilter *self, guint field, GtkStringList *labels, GPtrArray *values)
{
  self->filling = TRUE;
  g_clear_pointer (&self->values[field], g_ptr_array_unref);
  self->values[field] = values;
  adw_combo_row_set_model (self->rows[field], G_LIST_MODEL (labels));
  g_object_unref (labels);
  self->filling = FALSE;
}

static void
veche_application_filter_set_fixed (VecheApplicationFilter *self, guint field)
{
  const char *name = veche_application_filter_fields[field];
  const char *any = _(veche_application_filter_any[field]);
  GPtrArray *values;
  GtkStringList *labels = field == TERM || field == MARK ? veche_application_filter_choices_found (name, any, &values)
                                                         : veche_application_filter_choices_codes (name, any, &values);

  veche_application_filter_take_choices (self, field, labels, values);
}

static void
veche_application_filter_set_records (VecheApplicationFilter *self, guint field, GPtrArray *records)
{
  const char *none = field == THEME ? _("No theme") : _("Nobody is responsible");
  GPtrArray *values;
  GtkStringList *labels = veche_application_filter_choices_records (records, _(veche_application_filter_any[field]), none, &values);

  veche_application_filter_take_choices (self, field, labels, values);
}

static void
veche_application_filter_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFilter *self = object;
  g_autoptr (GPtrArray) themes = veche_application_filter_choices_await (self->workspace, &veche_programme_theme_kind, error);
  g_autoptr (GPtrArray) people = NULL;

  if (themes == NULL || veche_task_is_over (task))
    return;
  people = veche_application_filter_choices_await (self->workspace, &veche_people_employee_kind, error);
  if (people == NULL || veche_task_is_over (task))
    return;
  veche_application_filter_set_records (self, THEME, themes);
  veche_application_filter_set_records (self, RESPONSIBLE, people);
  self->loaded = TRUE;
  if (veche_application_filter_forget_gone (self))
    g_signal_emit (self, signals[CHANGED], 0);
  veche_application_filter_refill (self);
}

static void
veche_application_filter_load (VecheApplicationFilter *self)
{
  self->loaded = FALSE;
  veche_task_spawn (self, veche_application_filter_load_fiber, NULL, NULL);
}

static void
veche_application_filter_changed_cb (VecheApplicationFilter *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_programme_theme_kind) || veche_changes_touch (changes, &veche_people_employee_kind))
    veche_application_filter_load (self);
}

/* What is overdue is so by another day now, and a consent may run out. */
static void
veche_application_filter_new_day_cb (VecheApplicationFilter *self)
{
  if (self->wanted[TERM] != NULL || g_strcmp0 (self->wanted[MARK], "no-consent") == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
veche_application_filter_dispose (GObject *object)
{
  VecheApplicationFilter *self = VECHE_APPLICATION_FILTER (object);

  self->filling = TRUE;
  /* AdwBin must let go of a child that is the template's, or it does so twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_FILTER);
  g_clear_object (&self->workspace);
  for (guint field = 0; field < N_LISTS; field++)
    g_clear_pointer (&self->values[field], g_ptr_array_unref);
  for (guint field = 0; field < N_FIELDS; field++)
    g_clear_pointer (&self->wanted[field], g_free);

  G_OBJECT_CLASS (veche_application_filter_parent_class)->dispose (object);
}

static void
veche_application_filter_class_init (VecheApplicationFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_application_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (VECHE_TYPE_SAVED_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, channel);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, chips);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, mark);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, popover);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, responsible);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, saved);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, since);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, state);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, term);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, theme);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, until);
  gtk_widget_class_bind_template_callback_full (widget_class, "day_cb", G_CALLBACK (veche_application_filter_day_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "selected_cb",
                                                G_CALLBACK (veche_application_filter_selected_cb));
}

static void
veche_application_filter_init (VecheApplicationFilter *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows[STATE] = self->state;
  self->rows[THEME] = self->theme;
  self->rows[RESPONSIBLE] = self->responsible;
  self->rows[TERM] = self->term;
  self->rows[CHANNEL] = self->channel;
  self->rows[MARK] = self->mark;
  self->days[SINCE - N_LISTS] = self->since;
  self->days[UNTIL - N_LISTS] = self->until;
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      GtkWidget *calendar = veche_day_button_new ();

      g_signal_connect_object (calendar, "chosen", G_CALLBACK (gtk_editable_set_text), self->days[i], G_CONNECT_SWAPPED);
      adw_entry_row_add_suffix (self->days[i], calendar);
    }
  veche_application_filter_set_fixed (self, STATE);
  veche_application_filter_set_fixed (self, TERM);
  veche_application_filter_set_fixed (self, CHANNEL);
  veche_application_filter_set_fixed (self, MARK);
  veche_application_filter_set_records (self, THEME, NULL);
  veche_application_filter_set_records (self, RESPONSIBLE, NULL);
  self->filling = FALSE;
  g_signal_connect_object (self->popover, "notify::parent", G_CALLBACK (veche_application_filter_badge_cb), self, G_CONNECT_SWAPPED);
  veche_application_filter_update (self);
}

void
veche_application_filter_set_workspace (VecheApplicationFilter *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILTER (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "day", G_CALLBACK (veche_application_filter_new_day_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_application_filter_load), self,
                           G_CONNECT_SWAPPED);
  veche_application_filter_load (self);
}

GtkWidget *
veche_application_filter_get_popover (VecheApplicationFilter *self)
{
  return self->popover;
}

void
veche_application_filter_set (VecheApplicationFilter *self, GVariant *filter)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILTER (self));

  for (guint field = 0; field < N_FIELDS; field++)
    {
      const char *value = NULL;

      g_variant_lookup (filter, veche_application_filter_fields[field], "&s", &value);
      g_set_str (&self->wanted[field], value);
    }
  veche_application_filter_forget_gone (self);
  veche_application_filter_refill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
veche_application_filter_clear (VecheApplicationFilter *self)
{
  g_autoptr (GVariant) nothing = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0));

  veche_application_filter_set (self, nothing);
}

guint
veche_application_filter_get_active (VecheApplicationFilter *self)
{
  guint active = 0;

  g_return_val_if_fail (VECHE_IS_APPLICATION_FILTER (self), 0);

  for (guint field = 0; field < N_FIELDS; field++)
    if (self->wanted[field] != NULL)
      active++;
  return active;
}

void
veche_application_filter_apply (VecheApplicationFilter *self, VecheQuery *query)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILTER (self));

  for (guint field = 0; field < N_FIELDS; field++)
    if (field == TERM && self->wanted[field] != NULL)
      {
        g_autofree char *today = veche_programme_choice_dup_today (veche_programme_choice_get (self->workspace));
        g_autofree char *term = g_strdup_printf ("%s %s", self->wanted[field], today);

        veche_query_add_term (query, veche_application_filter_fields[field], term, FALSE);
      }
    else if (self->wanted[field] != NULL)
      veche_query_add_term (query, veche_application_filter_fields[field], self->wanted[field], FALSE);
}

GVariant *
veche_application_filter_dup (VecheApplicationFilter *self)
{
  GVariantBuilder filter;

  g_return_val_if_fail (VECHE_IS_APPLICATION_FILTER (self), NULL);

  g_variant_builder_init (&filter, G_VARIANT_TYPE ("a{ss}"));
  for (guint field = 0; field < N_FIELDS; field++)
    if (self->wanted[field] != NULL)
      g_variant_builder_add (&filter, "{ss}", veche_application_filter_fields[field], self->wanted[field]);
  return g_variant_ref_sink (g_variant_builder_end (&filter));
}

static void
veche_application_filter_save_cb (VecheApplicationFilter *self, VecheSavedFilters *saved)
{
  g_autoptr (GVariant) filter = veche_application_filter_dup (self);

  veche_saved_filters_add (saved, gtk_editable_get_text (self->search), filter);
}

static void
veche_application_filter_use_cb (VecheApplicationFilter *self, const char *text, GVariant *filter)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (self->search, text);
  veche_application_filter_set (self, filter);
}

void
veche_application_filter_open_saved (VecheApplicationFilter *self, VecheWorkspace *workspace, GtkEditable *search)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILTER (self) && GTK_IS_EDITABLE (search));

  self->search = search;
  veche_saved_filters_open (VECHE_SAVED_FILTERS (self->saved), veche_workspace_get_uuid (workspace), "applications");
  g_signal_connect_object (self->saved, "wanted", G_CALLBACK (veche_application_filter_save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saved, "chosen", G_CALLBACK (veche_application_filter_use_cb), self, G_CONNECT_SWAPPED);
}
