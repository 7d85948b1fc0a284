/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-differences.h"

#include "veche-check-difference.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-time.h"

/* Of a long text only its beginning tells the two apart in a row. */
#define MAX_CHARS 120

struct _VecheCheckDifferences
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkWidget *head;
  GPtrArray *rows; /* of GtkWidget, in the head */
  gint64 application;
};

G_DEFINE_FINAL_TYPE (VecheCheckDifferences, veche_check_differences, ADW_TYPE_BIN)

static char *
veche_check_differences_shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (*line == '\0')
    return g_strdup ("—");
  if (g_utf8_strlen (line, -1) <= MAX_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_CHARS);
  return g_strconcat (start, "…", NULL);
}

static const char *
veche_check_differences_get_name (const VecheCheckDifference *difference)
{
  return g_dgettext (GETTEXT_PACKAGE, difference->field != NULL ? difference->field->label : difference->kind->label);
}

/* «before → now» of a field, «3 changes» of children. Owned. */
static char *
veche_check_differences_dup_change (const VecheCheckDifference *difference, VecheRecord *application)
{
  g_autofree char *display = NULL;
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;

  if (difference->field == NULL)
    return g_strdup_printf (ngettext ("%u change", "%u changes", difference->count), difference->count);
  display = veche_record_dup_display (application, difference->field->name);
  now = veche_check_differences_shorten (display);
  if (difference->before == NULL)
    return g_strdup_printf (_("now: %s"), now);
  before = veche_check_differences_shorten (difference->before);
  return g_strdup_printf ("%s → %s", before, now);
}

static GtkWidget *
veche_check_differences_new_row (const VecheCheckDifference *difference, VecheRecord *application)
{
  g_autofree char *change = veche_check_differences_dup_change (difference, application);
  g_autofree char *iso = veche_time_format_iso (difference->at);
  g_autofree char *moment = veche_time_format_moment (iso, NULL);
  gboolean known = difference->actor != NULL && *difference->actor != '\0';
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s%s%s", change, moment, known ? " · " : "", known ? difference->actor : "");
  GtkWidget *row = veche_plain_row_new (veche_check_differences_get_name (difference), subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
veche_check_differences_clear (VecheCheckDifferences *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->head), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
veche_check_differences_dispose (GObject *object)
{
  g_clear_pointer (&VECHE_CHECK_DIFFERENCES (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (veche_check_differences_parent_class)->dispose (object);
}

static void
veche_check_differences_class_init (VecheCheckDifferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_check_differences_dispose;
}

static void
veche_check_differences_init (VecheCheckDifferences *self)
{
  self->rows = g_ptr_array_new ();
  self->head = adw_expander_row_new ();
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (self->head), 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->head), _("Changed since the last check"));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changed since the last check"), -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->head);
  adw_bin_set_child (ADW_BIN (self), self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
veche_check_differences_show (VecheCheckDifferences *self, const VecheCheckContents *contents)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *escaped = NULL;
  VecheRecord *application;

  g_return_if_fail (VECHE_IS_CHECK_DIFFERENCES (self) && contents != NULL);

  veche_check_differences_clear (self);
  application = contents->sheet->application;
  for (guint i = 0; i < contents->differences->len; i++)
    {
      const VecheCheckDifference *difference = g_ptr_array_index (contents->differences, i);
      GtkWidget *row = veche_check_differences_new_row (difference, application);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", veche_check_differences_get_name (difference));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->head), row);
      g_ptr_array_add (self->rows, row);
    }
  escaped = g_markup_escape_text (names->str, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->head), escaped);
  /* Opened by hand, it stays so while one looks at the same application. */
  if (self->application != veche_record_get_id (application))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->head), FALSE);
  self->application = veche_record_get_id (application);
  gtk_widget_set_visible (GTK_WIDGET (self), contents->differences->len > 0);
}
