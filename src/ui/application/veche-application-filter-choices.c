/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-filter-choices.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-programme-choice.h"
#include "veche-programme.h"
#include "veche-record.h"

typedef struct
{
  const char *field;
  const char *value;
  const char *label; /* msgid */
} VecheApplicationFilterFound;

static const VecheApplicationFilterFound veche_application_filter_choices_all[] = {
  { VECHE_APPLICATION_MARK_FIELD, "late", N_("Filed after the term") },
  { VECHE_APPLICATION_MARK_FIELD, "incomplete", N_("The card is incomplete") },
  { VECHE_APPLICATION_MARK_FIELD, "repeated", N_("Filed a second time") },
  { VECHE_APPLICATION_MARK_FIELD, "no-consent", N_("Without consent") },
  { VECHE_APPLICATION_TERM_FIELD, "overdue", N_("The term is over") },
  { VECHE_APPLICATION_TERM_FIELD, "week", N_("Due within a week") },
  { VECHE_APPLICATION_TERM_FIELD, "none", N_("No term is set") },
};

/* @value: owned */
static void
veche_application_filter_choices_add (GtkStringList *labels, GPtrArray *values, const char *label, char *value)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (values, value);
}

static GtkStringList *
veche_application_filter_choices_new (const char *any, GPtrArray **values)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  *values = g_ptr_array_new_with_free_func (g_free);
  veche_application_filter_choices_add (labels, *values, any, NULL);
  return labels;
}

GtkStringList *
veche_application_filter_choices_codes (const char *field, const char *any, GPtrArray **values)
{
  const VecheField *of = &veche_application_kind.fields[veche_kind_find_field (&veche_application_kind, field)];
  GtkStringList *labels = veche_application_filter_choices_new (any, values);

  for (const VecheCode *code = of->codes; code->code != NULL; code++)
    veche_application_filter_choices_add (labels, *values, veche_field_get_code_label (of, code->code), g_strdup (code->code));
  return labels;
}

GtkStringList *
veche_application_filter_choices_found (const char *field, const char *any, GPtrArray **values)
{
  GtkStringList *labels = veche_application_filter_choices_new (any, values);

  for (guint i = 0; i < G_N_ELEMENTS (veche_application_filter_choices_all); i++)
    if (g_str_equal (veche_application_filter_choices_all[i].field, field))
      veche_application_filter_choices_add (labels, *values,
                                            g_dgettext (GETTEXT_PACKAGE, veche_application_filter_choices_all[i].label),
                                            g_strdup (veche_application_filter_choices_all[i].value));
  return labels;
}

GtkStringList *
veche_application_filter_choices_records (GPtrArray *records, const char *any, const char *none, GPtrArray **values)
{
  GtkStringList *labels = veche_application_filter_choices_new (any, values);

  veche_application_filter_choices_add (labels, *values, none, g_strdup (""));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);

      veche_application_filter_choices_add (labels, *values, veche_record_get_title (record),
                                            g_strdup_printf ("id:%" G_GINT64_FORMAT, veche_record_get_id (record)));
    }
  return labels;
}

GPtrArray *
veche_application_filter_choices_await (VecheWorkspace *workspace, const VecheKind *kind, GError **error)
{
  VecheProgrammeChoice *choice = veche_programme_choice_get (workspace);
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  veche_query_set_sort (query, kind == &veche_programme_theme_kind ? "position" : "name", FALSE);
  if (kind == &veche_programme_theme_kind && !veche_programme_choice_is_all (choice))
    query->parent_id = veche_programme_choice_get_id (choice);
  return dex_await_boxed (veche_workspace_query (workspace, query), error);
}
