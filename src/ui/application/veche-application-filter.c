/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-filter.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-saved-filters.h"
#include "veche-task.h"

enum
{
  STATE,
  THEME,
  RESPONSIBLE,
  MARK,
  N_FIELDS,
};

static const char *const veche_application_filter_fields[N_FIELDS] = { "state", "theme", "responsible", VECHE_APPLICATION_MARK_FIELD };
static const char *const veche_application_filter_any[N_FIELDS] = { N_("Any state"), N_("Any theme"), N_("Anybody"), N_("Any mark") };
static const char *const veche_application_filter_none[N_FIELDS] = { NULL, N_("No theme"), N_("Nobody is responsible"), NULL };

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
  AdwComboRow *mark;

  VecheWorkspace *workspace;
  AdwComboRow *rows[N_FIELDS];
  GPtrArray *values[N_FIELDS]; /* of text: terms' values; the first is %NULL, «any» */
  char *wanted[N_FIELDS];      /* chosen */
  gboolean filling;
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

  adw_combo_row_set_selected (self->rows[field], 0);
}

static void
veche_application_filter_add_chip (VecheApplicationFilter *self, guint field)
{
  GListModel *labels = adw_combo_row_get_model (self->rows[field]);
  g_autoptr (GtkStringObject) label = g_list_model_get_item (labels, veche_application_filter_find (self, field));
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *text = gtk_label_new (gtk_string_object_get_string (label));
  g_autofree char *tooltip = g_strdup_printf (_("Remove the filter “%s”"), gtk_string_object_get_string (label));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_set_tooltip_text (chip, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (chip), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (veche_application_filter_remove_cb), self, 0);
  adw_wrap_box_append (self->chips, chip);
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
}

static void
veche_application_filter_selected_cb (VecheApplicationFilter *self)
{
  gboolean changed = FALSE;

  if (self->filling)
    return;
  for (guint field = 0; field < N_FIELDS; field++)
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

/* Shows what is wanted, once the choices or the wishes are others. */
static void
veche_application_filter_refill (VecheApplicationFilter *self)
{
  self->filling = TRUE;
  for (guint field = 0; field < N_FIELDS; field++)
    adw_combo_row_set_selected (self->rows[field], veche_application_filter_find (self, field));
  self->filling = FALSE;
  veche_application_filter_update (self);
}

static void
veche_application_filter_set_choices (VecheApplicationFilter *self, guint field, GtkStringList *labels, GPtrArray *values)
{
  self->filling = TRUE;
  g_clear_pointer (&self->values[field], g_ptr_array_unref);
  self->values[field] = g_ptr_array_ref (values);
  adw_combo_row_set_model (self->rows[field], G_LIST_MODEL (labels));
  self->filling = FALSE;
}

static void
veche_application_filter_set_states (VecheApplicationFilter *self)
{
  const VecheField *field
    = &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, "state")];
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (labels, _(veche_application_filter_any[STATE]));
  g_ptr_array_add (values, NULL);
  for (const VecheCode *code = field->codes; code->code != NULL; code++)
    {
      gtk_string_list_append (labels, veche_field_get_code_label (field, code->code));
      g_ptr_array_add (values, g_strdup (code->code));
    }
  veche_application_filter_set_choices (self, STATE, labels, values);
}

static void
veche_application_filter_set_marks (VecheApplicationFilter *self)
{
  static const char *const marks[][2] = { { "late", N_("Filed after the term") }, { "incomplete", N_("The card is incomplete") } };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (labels, _(veche_application_filter_any[MARK]));
  g_ptr_array_add (values, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gtk_string_list_append (labels, _(marks[i][1]));
      g_ptr_array_add (values, g_strdup (marks[i][0]));
    }
  veche_application_filter_set_choices (self, MARK, labels, values);
}

static void
veche_application_filter_set_records (VecheApplicationFilter *self, guint field, GPtrArray *records)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  gtk_string_list_append (labels, _(veche_application_filter_any[field]));
  g_ptr_array_add (values, NULL);
  gtk_string_list_append (labels, _(veche_application_filter_none[field]));
  g_ptr_array_add (values, g_strdup (""));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);

      gtk_string_list_append (labels, veche_record_get_title (record));
      g_ptr_array_add (values, g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (record)));
    }
  veche_application_filter_set_choices (self, field, labels, values);
}

static void
veche_application_filter_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationFilter *self = object;
  g_autoptr (VecheQuery) themes_query = veche_query_new (&veche_programme_theme_kind);
  g_autoptr (VecheQuery) people_query = veche_query_new (&veche_people_employee_kind);
  g_autoptr (GPtrArray) themes = NULL;
  g_autoptr (GPtrArray) people = NULL;

  veche_query_set_sort (themes_query, "position", FALSE);
  if (!veche_programme_choice_is_all (veche_programme_choice_get (self->workspace)))
    themes_query->parent_id = veche_programme_choice_get_id (veche_programme_choice_get (self->workspace));
  veche_query_set_sort (people_query, "name", FALSE);
  themes = dex_await_boxed (veche_workspace_query (self->workspace, themes_query), error);
  if (themes == NULL || veche_task_is_over (task))
    return;
  people = dex_await_boxed (veche_workspace_query (self->workspace, people_query), error);
  if (people == NULL || veche_task_is_over (task))
    return;
  veche_application_filter_set_records (self, THEME, themes);
  veche_application_filter_set_records (self, RESPONSIBLE, people);
  /* A theme of the programme that was shown before. */
  if (self->wanted[THEME] != NULL && *self->wanted[THEME] != '\0' && veche_application_filter_find (self, THEME) == 0)
    {
      g_clear_pointer (&self->wanted[THEME], g_free);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  veche_application_filter_refill (self);
}

static void
veche_application_filter_changed_cb (VecheApplicationFilter *self, VecheChanges *changes)
{
  if (veche_changes_touch (changes, &veche_programme_theme_kind) || veche_changes_touch (changes, &veche_people_employee_kind))
    veche_task_spawn (self, veche_application_filter_load_fiber, NULL, NULL);
}

static void
veche_application_filter_programme_cb (VecheApplicationFilter *self)
{
  veche_task_spawn (self, veche_application_filter_load_fiber, NULL, NULL);
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
  for (guint field = 0; field < N_FIELDS; field++)
    {
      g_clear_pointer (&self->values[field], g_ptr_array_unref);
      g_clear_pointer (&self->wanted[field], g_free);
    }

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
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, chips);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, mark);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, popover);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, responsible);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, saved);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, state);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationFilter, theme);
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
  self->rows[MARK] = self->mark;
  veche_application_filter_set_states (self);
  veche_application_filter_set_marks (self);
  veche_application_filter_set_records (self, THEME, NULL);
  veche_application_filter_set_records (self, RESPONSIBLE, NULL);
  veche_application_filter_update (self);
}

void
veche_application_filter_set_workspace (VecheApplicationFilter *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_APPLICATION_FILTER (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_application_filter_programme_cb), self,
                           G_CONNECT_SWAPPED);
  veche_task_spawn (self, veche_application_filter_load_fiber, NULL, NULL);
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
    if (self->wanted[field] != NULL)
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
