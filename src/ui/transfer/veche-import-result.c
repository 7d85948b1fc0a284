/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-import-result.h"

#include "veche-i18n.h"
#include "veche-import-rows.h"
#include "veche-plain-row.h"

/* More rows than a person reads; the file of refused rows has them all. */
#define ROWS_SHOWN 200
#define WARNINGS_SHOWN 50

/* A field in which both sides differ, and who wins. */
typedef struct
{
  char *key; /* "line\tfield" */
  AdwToggleGroup *choice;
} VecheImportClashChoice;

struct _VecheImportResult
{
  AdwBin parent_instance;

  GtkListBox *counts;
  AdwPreferencesGroup *warnings_group;
  GtkListBox *warnings;
  GtkWidget *clashes_group;
  GtkListBox *clashes;
  AdwPreferencesGroup *refused_group;
  GtkListBox *refused;

  VecheTableImportReport *report;
  GPtrArray *choices; /* of VecheImportClashChoice */
};

G_DEFINE_FINAL_TYPE (VecheImportResult, veche_import_result, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ANY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
veche_import_result_choice_free (gpointer data)
{
  VecheImportClashChoice *choice = data;

  g_free (choice->key);
  g_free (choice);
}

/* Gives back the row. Borrowed. */
static GtkWidget *
veche_import_result_append_count (VecheImportResult *self, const char *title, guint64 count)
{
  GtkWidget *row = veche_plain_row_new (title, "");
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, count > 0 ? "heading" : "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->counts, row);
  return row;
}

static void
veche_import_result_open_cb (VecheImportResult *self, GtkWidget *row)
{
  VecheImportOutcome outcome = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "outcome"));
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), veche_import_rows_new_page (self->report, outcome));
}

/* A count of records that the import writes: it opens the list of them. */
static void
veche_import_result_append_written (VecheImportResult *self, const char *title, guint64 count, VecheImportOutcome outcome)
{
  GtkWidget *row = veche_import_result_append_count (self, title, count);

  if (count == 0)
    return;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "outcome", GINT_TO_POINTER (outcome));
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_import_result_open_cb), self, G_CONNECT_SWAPPED);
}

static void
veche_import_result_show_counts (VecheImportResult *self)
{
  gtk_list_box_remove_all (self->counts);
  veche_import_result_append_count (self, _("Rows in the file"), self->report->read);
  veche_import_result_append_written (self, _("New records"), self->report->created, VECHE_IMPORT_CREATED);
  veche_import_result_append_written (self, _("Changed records"), self->report->updated, VECHE_IMPORT_UPDATED);
  veche_import_result_append_count (self, _("Records that stay as they are"), self->report->unchanged);
  veche_import_result_append_count (self, _("Refused rows"), self->report->refused);
}

static void
veche_import_result_show_warnings (VecheImportResult *self)
{
  g_autofree char *more = NULL;

  gtk_list_box_remove_all (self->warnings);
  for (guint i = 0; i < MIN (self->report->warnings->len, WARNINGS_SHOWN); i++)
    gtk_list_box_append (self->warnings, veche_plain_row_new (g_ptr_array_index (self->report->warnings, i), ""));
  if (self->report->warnings->len > WARNINGS_SHOWN)
    more = g_markup_printf_escaped (_("The first %u of %u are shown."), WARNINGS_SHOWN, self->report->warnings->len);
  adw_preferences_group_set_description (self->warnings_group, more);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), self->report->warnings->len > 0);
}

static void
veche_import_result_show_refused (VecheImportResult *self)
{
  g_autofree char *more = NULL;
  guint shown = 0;

  gtk_list_box_remove_all (self->refused);
  for (guint i = 0; i < self->report->rows->len && shown < ROWS_SHOWN; i++)
    {
      const VecheImportRow *row = g_ptr_array_index (self->report->rows, i);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
      /* Translators: number of a row of a table, as a spreadsheet has it. */
      g_autofree char *line = g_strdup_printf (_("Row %s"), number);

      if (row->outcome != VECHE_IMPORT_REFUSED)
        continue;
      gtk_list_box_append (self->refused, veche_plain_row_new (line, row->error != NULL ? row->error->message : ""));
      shown++;
    }
  if (self->report->refused > shown)
    more = g_markup_printf_escaped (_("The first %u are shown; the file you save has all of them."), shown);
  adw_preferences_group_set_description (self->refused_group, more);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_group), self->report->refused > 0);
}

/* --- clashes ------------------------------------------------------------------------------------------------------ */

static void
veche_import_result_choice_cb (VecheImportResult *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANY]);
}

static AdwToggle *
veche_import_result_new_toggle (const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  return toggle;
}

/* What people know the row by: its title in the source. Borrowed; %NULL: it has none. */
static const char *
veche_import_result_get_name (const VecheImportRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const VecheEditCell *cell = &g_array_index (row->cells, VecheEditCell, i);

      if (g_str_equal (cell->field->name, "title") && cell->value.type == VECHE_VALUE_TEXT)
        return cell->value.text;
    }
  return row->key;
}

static void
veche_import_result_append_clash (VecheImportResult *self, const VecheImportRow *row, const VecheImportClash *clash)
{
  VecheImportClashChoice *choice = g_new0 (VecheImportClashChoice, 1);
  g_autofree char *ours = veche_field_format (clash->field, &clash->ours);
  g_autofree char *theirs = veche_field_format (clash->field, &clash->theirs);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  const char *name = veche_import_result_get_name (row);
  /* Translators: what a row of a table is about, a field, and the number of the row: «Park · Budget (row 12)». */
  g_autofree char *title = g_strdup_printf (_("%s · %s (row %s)"), name != NULL ? name : "–", _(clash->field->label), number);
  /* Translators: what the office has in a field, and what the file has. */
  g_autofree char *subtitle = g_strdup_printf (_("Ours: %s\nFrom the file: %s"), *ours != '\0' ? ours : "–",
                                               *theirs != '\0' ? theirs : "–");
  GtkWidget *widget = veche_plain_row_new (title, subtitle);

  choice->key = g_strdup_printf ("%" G_GUINT64_FORMAT "\t%s", row->line, clash->field->name);
  choice->choice = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_add (choice->choice, veche_import_result_new_toggle ("ours", _("Ours")));
  adw_toggle_group_add (choice->choice, veche_import_result_new_toggle ("theirs", _("From the file")));
  adw_toggle_group_set_active_name (choice->choice, "ours");
  gtk_widget_set_valign (GTK_WIDGET (choice->choice), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (choice->choice, "notify::active", G_CALLBACK (veche_import_result_choice_cb), self, G_CONNECT_SWAPPED);

  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), GTK_WIDGET (choice->choice));
  gtk_list_box_append (self->clashes, widget);
  g_ptr_array_add (self->choices, choice);
}

static void
veche_import_result_show_clashes (VecheImportResult *self)
{
  gtk_list_box_remove_all (self->clashes);
  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < self->report->rows->len; i++)
    {
      const VecheImportRow *row = g_ptr_array_index (self->report->rows, i);

      for (guint c = 0; row->clashes != NULL && c < row->clashes->len; c++)
        veche_import_result_append_clash (self, row, g_ptr_array_index (row->clashes, c));
    }
  gtk_widget_set_visible (self->clashes_group, self->choices->len > 0);
}

static void
veche_import_result_all_theirs_cb (VecheImportResult *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    adw_toggle_group_set_active_name (((VecheImportClashChoice *) g_ptr_array_index (self->choices, i))->choice, "theirs");
}

static gboolean
veche_import_result_is_theirs (const VecheImportClashChoice *choice)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (choice->choice), "theirs") == 0;
}

static void
veche_import_result_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ANY:
      g_value_set_boolean (value, veche_import_result_is_any (VECHE_IMPORT_RESULT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_import_result_dispose (GObject *object)
{
  VecheImportResult *self = VECHE_IMPORT_RESULT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_IMPORT_RESULT);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->report, veche_table_import_report_unref);

  G_OBJECT_CLASS (veche_import_result_parent_class)->dispose (object);
}

static void
veche_import_result_class_init (VecheImportResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_import_result_dispose;
  object_class->get_property = veche_import_result_get_property;

  properties[PROP_ANY] = g_param_spec_boolean ("any", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/transfer/veche-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, clashes);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, clashes_group);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, counts);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, refused);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, refused_group);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, warnings);
  gtk_widget_class_bind_template_child (widget_class, VecheImportResult, warnings_group);
  gtk_widget_class_bind_template_callback_full (widget_class, "all_theirs_cb", G_CALLBACK (veche_import_result_all_theirs_cb));
}

static void
veche_import_result_init (VecheImportResult *self)
{
  self->choices = g_ptr_array_new_with_free_func (veche_import_result_choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_import_result_show (VecheImportResult *self, VecheTableImportReport *report)
{
  g_return_if_fail (VECHE_IS_IMPORT_RESULT (self));
  g_return_if_fail (report != NULL);

  veche_table_import_report_ref (report);
  g_clear_pointer (&self->report, veche_table_import_report_unref);
  self->report = report;
  veche_import_result_show_counts (self);
  veche_import_result_show_warnings (self);
  veche_import_result_show_clashes (self);
  veche_import_result_show_refused (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANY]);
}

GHashTable *
veche_import_result_list_theirs (VecheImportResult *self)
{
  g_autoptr (GHashTable) theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (VECHE_IS_IMPORT_RESULT (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const VecheImportClashChoice *choice = g_ptr_array_index (self->choices, i);

      if (veche_import_result_is_theirs (choice))
        g_hash_table_add (theirs, g_strdup (choice->key));
    }
  return g_hash_table_size (theirs) > 0 ? g_steal_pointer (&theirs) : NULL;
}

gboolean
veche_import_result_is_any (VecheImportResult *self)
{
  gboolean any;

  g_return_val_if_fail (VECHE_IS_IMPORT_RESULT (self), FALSE);

  if (self->report == NULL)
    return FALSE;
  any = self->report->created + self->report->updated > 0;
  for (guint i = 0; i < self->choices->len && !any; i++)
    any = veche_import_result_is_theirs (g_ptr_array_index (self->choices, i));
  return any;
}
