/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-decisions.h"

#include "veche-application.h"
#include "veche-check.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-programme.h"
#include "veche-task.h"
#include "veche-time.h"

struct _VecheApplicationDecisions
{
  AdwBin parent_instance;

  GtkWidget *box;
  VecheWorkspace *workspace;
  VecheRecord *application;
  char *summary;
  guint asked;
};

G_DEFINE_FINAL_TYPE (VecheApplicationDecisions, veche_application_decisions, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SUMMARY,
  PROP_SUMMARISED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- words -------------------------------------------------------------------------------------------------------- */

static void
veche_application_decisions_join (GString *text, const char *between, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", part);
}

/* Titles of the reasons whose codes the check has; a reason that is gone keeps its code. */
static char *
veche_application_decisions_dup_reasons (VecheRecord *check, GPtrArray *reasons)
{
  const char *codes = veche_record_get_text (check, "reasons");
  g_auto (GStrv) given = g_strsplit (codes != NULL ? codes : "", ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; given[i] != NULL; i++)
    {
      const char *title = given[i];

      for (guint r = 0; r < reasons->len; r++)
        if (g_strcmp0 (veche_record_get_text (g_ptr_array_index (reasons, r), "code"), given[i]) == 0)
          title = veche_record_get_title (g_ptr_array_index (reasons, r));
      veche_application_decisions_join (text, "; ", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Decided, not confirmed, and still in check: it waits, for each check that is begun anew is another one. */
static gboolean
veche_application_decisions_is_pending (VecheRecord *application, VecheRecord *check)
{
  return veche_record_is_null (check, "confirmed") && g_strcmp0 (veche_record_get_text (application, "state"), "in-check") == 0;
}

static char *
veche_application_decisions_dup_people (VecheRecord *check)
{
  const char *decided = veche_record_get_text (check, "decided_by");
  const char *confirmed = veche_record_get_text (check, "confirmed_by");
  g_autoptr (GString) text = g_string_new (NULL);

  if (decided != NULL)
    /* Translators: %s is an employee. */
    g_string_append_printf (text, _("decided by %s"), decided);
  if (confirmed != NULL)
    {
      g_string_append (text, text->len > 0 ? ", " : "");
      /* Translators: %s is an employee. */
      g_string_append_printf (text, _("confirmed by %s"), confirmed);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What stands now: why it was withdrawn, or what the latest check came to. */
static char *
veche_application_decisions_dup_summary (VecheRecord *application, VecheRecord *check, GPtrArray *reasons)
{
  const char *state = veche_record_get_text (application, "state");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *grounds = NULL;
  g_autofree char *people = NULL;

  if (g_strcmp0 (state, "withdrawn") == 0)
    {
      const char *reason = veche_record_get_text (application, "withdrawal");

      /* Translators: %s is why an application was withdrawn. */
      return reason != NULL ? g_strdup_printf (_("Withdrawn: %s"), reason) : g_strdup ("");
    }
  if (check == NULL || veche_record_is_null (check, "decision"))
    return g_strdup ("");
  if (veche_application_decisions_is_pending (application, check))
    {
      g_autofree char *decision = veche_record_dup_display (check, "decision");

      g_string_append_printf (text, _("Waits for confirmation: %s"), decision);
    }
  day = veche_time_format_date (veche_record_get_text (check, "decided"), NULL);
  grounds = veche_application_decisions_dup_reasons (check, reasons);
  people = veche_application_decisions_dup_people (check);
  veche_application_decisions_join (text, " · ", day);
  veche_application_decisions_join (text, " · ", grounds);
  veche_application_decisions_join (text, " · ", veche_record_get_text (check, "override"));
  veche_application_decisions_join (text, " · ", people);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- decisions ---------------------------------------------------------------------------------------------------- */

static void
veche_application_decisions_append_fact (GtkWidget *group, const char *label, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = veche_plain_row_new (label, text);
  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
veche_application_decisions_append_moment (GtkWidget *group, const char *label, VecheRecord *check, const char *moment, const char *by)
{
  g_autofree char *when = veche_time_format_moment (veche_record_get_text (check, moment), NULL);
  g_autoptr (GString) text = g_string_new (veche_record_get_text (check, by));

  veche_application_decisions_join (text, ", ", when);
  veche_application_decisions_append_fact (group, label, text->str);
}

/* «CV: insufficient. The second page is missing»: only what was found wanting, or spoken of. */
static char *
veche_application_decisions_dup_marks (GPtrArray *marks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      VecheRecord *mark = g_ptr_array_index (marks, i);
      const char *state = veche_record_get_text (mark, "state");
      const char *remark = veche_record_get_text (mark, "remark");
      g_autofree char *item = veche_record_dup_display (mark, "item");
      g_autofree char *label = veche_record_dup_display (mark, "state");

      if (remark == NULL && g_strcmp0 (state, "absent") != 0 && g_strcmp0 (state, "insufficient") != 0)
        continue;
      g_string_append_printf (text, "%s%s: %s%s%s", text->len > 0 ? "\n" : "", item, label, remark != NULL ? ". " : "",
                              remark != NULL ? remark : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
veche_application_decisions_append (VecheApplicationDecisions *self, VecheRecord *check, GPtrArray *marks, GPtrArray *reasons)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *decision = veche_record_dup_display (check, "decision");
  g_autofree char *day = veche_time_format_date (veche_record_get_text (check, "decided"), NULL);
  /* Translators: a decision («returned to the applicant»), and its day. */
  g_autofree char *title = g_strdup_printf (_("Decision: %s, %s"), decision, day);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *grounds = veche_application_decisions_dup_reasons (check, reasons);
  g_autofree char *found = veche_application_decisions_dup_marks (marks);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  veche_application_decisions_append_fact (group, _("Reasons"), grounds);
  veche_application_decisions_append_fact (group, _("Reason of the exception"), veche_record_get_text (check, "override"));
  veche_application_decisions_append_fact (group, _("Remark"), veche_record_get_text (check, "remark"));
  veche_application_decisions_append_fact (group, _("Found in the contents"), found);
  veche_application_decisions_append_moment (group, _("Who decided, and when"), check, "decided", "decided_by");
  veche_application_decisions_append_moment (group, _("Who confirmed, and when"), check, "confirmed", "confirmed_by");
  if (veche_application_decisions_is_pending (self->application, check))
    veche_application_decisions_append_fact (group, _("Who confirmed, and when"), _("not yet: another employee has to confirm it"));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
veche_application_decisions_set_summary (VecheApplicationDecisions *self, const char *summary)
{
  if (!g_set_str (&self->summary, summary))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARISED]);
}

static void
veche_application_decisions_clear (VecheApplicationDecisions *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
veche_application_decisions_append_none (VecheApplicationDecisions *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No decision yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("What the technical check comes to stands here, with its reasons."));
  gtk_widget_add_css_class (page, "compact");
  gtk_box_append (GTK_BOX (self->box), page);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static GPtrArray *
veche_application_decisions_await (VecheApplicationDecisions *self, const VecheKind *kind, gint64 parent, GError **error)
{
  g_autoptr (VecheQuery) query = veche_query_new (kind);

  if (parent == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  query->parent_id = parent;
  return dex_await_boxed (veche_workspace_query (self->workspace, query), error);
}

static int
veche_application_decisions_compare (gconstpointer a, gconstpointer b)
{
  const gint64 first = veche_record_get_id (*(VecheRecord *const *) a);
  const gint64 second = veche_record_get_id (*(VecheRecord *const *) b);

  return (second > first) - (second < first);
}

/* Of each check, of GPtrArray. */
static GPtrArray *
veche_application_decisions_await_marks (VecheApplicationDecisions *self, GPtrArray *checks, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < checks->len; i++)
    {
      GPtrArray *found
        = veche_application_decisions_await (self, &veche_check_item_kind, veche_record_get_id (g_ptr_array_index (checks, i)), error);

      if (found == NULL)
        return NULL;
      g_ptr_array_add (marks, found);
    }
  return g_steal_pointer (&marks);
}

static void
veche_application_decisions_fill (VecheApplicationDecisions *self, GPtrArray *checks, GPtrArray *marks, GPtrArray *reasons)
{
  g_autofree char *summary
    = veche_application_decisions_dup_summary (self->application, checks->len > 0 ? g_ptr_array_index (checks, 0) : NULL, reasons);

  veche_application_decisions_clear (self);
  for (guint i = 0; i < checks->len; i++)
    if (!veche_record_is_null (g_ptr_array_index (checks, i), "decision"))
      veche_application_decisions_append (self, g_ptr_array_index (checks, i), g_ptr_array_index (marks, i), reasons);
  if (gtk_widget_get_first_child (self->box) == NULL)
    veche_application_decisions_append_none (self);
  veche_application_decisions_set_summary (self, summary);
}

static void
veche_application_decisions_load_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationDecisions *self = object;
  g_autoptr (VecheRecord) application = self->application != NULL ? g_object_ref (self->application) : NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  guint asked = GPOINTER_TO_UINT (data);

  if (application == NULL || asked != self->asked)
    return;
  checks = veche_application_decisions_await (self, &veche_check_kind, veche_record_get_id (application), error);
  reasons = checks != NULL ? veche_application_decisions_await (self, &veche_programme_reason_kind,
                                                                veche_record_get_integer (application, "programme"), error)
                           : NULL;
  if (reasons == NULL || veche_task_is_over (task))
    return;
  g_ptr_array_sort (checks, veche_application_decisions_compare);
  marks = veche_application_decisions_await_marks (self, checks, error);
  if (marks != NULL && !veche_task_is_over (task) && asked == self->asked)
    veche_application_decisions_fill (self, checks, marks, reasons);
}

static void
veche_application_decisions_load (VecheApplicationDecisions *self)
{
  self->asked++;
  veche_task_spawn_load (self, veche_application_decisions_load_fiber, GUINT_TO_POINTER (self->asked), NULL);
}

static void
veche_application_decisions_changed_cb (VecheApplicationDecisions *self, VecheChanges *changes)
{
  if (self->application != NULL
      && (veche_changes_touch (changes, &veche_check_kind) || veche_changes_touch (changes, &veche_check_item_kind)
          || veche_changes_touch (changes, &veche_programme_reason_kind)))
    veche_application_decisions_load (self);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_application_decisions_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheApplicationDecisions *self = VECHE_APPLICATION_DECISIONS (object);

  switch (prop_id)
    {
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_SUMMARISED:
      g_value_set_boolean (value, *self->summary != '\0');
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_application_decisions_dispose (GObject *object)
{
  VecheApplicationDecisions *self = VECHE_APPLICATION_DECISIONS (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (veche_application_decisions_parent_class)->dispose (object);
}

static void
veche_application_decisions_finalize (GObject *object)
{
  g_free (VECHE_APPLICATION_DECISIONS (object)->summary);

  G_OBJECT_CLASS (veche_application_decisions_parent_class)->finalize (object);
}

static void
veche_application_decisions_class_init (VecheApplicationDecisionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = veche_application_decisions_get_property;
  object_class->dispose = veche_application_decisions_dispose;
  object_class->finalize = veche_application_decisions_finalize;

  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARISED] = g_param_spec_boolean ("summarised", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
veche_application_decisions_init (VecheApplicationDecisions *self)
{
  self->summary = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
veche_application_decisions_show (VecheApplicationDecisions *self, VecheWorkspace *workspace, VecheRecord *application)
{
  gboolean other;

  g_return_if_fail (VECHE_IS_APPLICATION_DECISIONS (self));

  if (self->workspace == NULL && workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_application_decisions_changed_cb), self, G_CONNECT_SWAPPED);
    }
  other = self->application == NULL || application == NULL
          || veche_record_get_id (self->application) != veche_record_get_id (application);
  g_set_object (&self->application, application);
  /* Answers about the one before are too late, also where nothing is asked in its stead. */
  self->asked++;
  /* What was decided about another one must not stand under this one's name for a moment. */
  if (other)
    {
      veche_application_decisions_clear (self);
      veche_application_decisions_set_summary (self, "");
    }
  if (application != NULL)
    veche_application_decisions_load (self);
}
