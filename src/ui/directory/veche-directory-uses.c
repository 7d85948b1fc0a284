/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-uses.h"

#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-plain-row.h"
#include "veche-task.h"
#include "veche-workspace-intake.h"

/* More would not be read, and each is a row. */
#define MOST 200

struct _VecheDirectoryUses
{
  AdwPreferencesGroup parent_instance;

  VecheWorkspace *workspace;
  const VecheKind *kind;
  gint64 id;
  GPtrArray *rows; /* of GtkWidget */
  gboolean loading;
  gboolean stale; /* asked for, or changed, while nobody saw it or while it was being read */
};

G_DEFINE_FINAL_TYPE (VecheDirectoryUses, veche_directory_uses, ADW_TYPE_PREFERENCES_GROUP)

static void
veche_directory_uses_free_use (gpointer data)
{
  VecheDirectoryUse *use = data;

  g_free (use->title);
  g_free (use->role);
  g_free (use);
}

/* By which field a record refers to the kind: «Leader in the directory» is a leader, and so on. */
static char *
veche_directory_uses_dup_role (VecheRecord *record, const VecheKind *kind, VecheRecord *application)
{
  const VecheKind *own = veche_record_get_kind (record);
  const char *number = application != NULL ? veche_record_get_number (application) : NULL;
  g_autofree char *role = NULL;

  if (own == &veche_application_member_kind)
    {
      const char *text = veche_record_get_text (record, "role");

      role = text != NULL ? g_strdup_printf (_("in the team: %s"), text) : g_strdup (_("in the team"));
    }
  else if (own == &veche_application_kind && g_str_equal (kind->name, "person"))
    role = g_strdup (_("leader of the project"));
  else if (own == &veche_application_kind && g_str_equal (kind->name, "organisation"))
    role = g_strdup (_("applicant"));
  else if (own == &veche_application_kind)
    role = g_strdup (_("responsible for the application"));
  else
    role = g_strdup (g_dgettext (GETTEXT_PACKAGE, own->label));
  return number != NULL ? g_strdup_printf ("%s · %s", number, role) : g_steal_pointer (&role);
}

static VecheDirectoryUse *
veche_directory_uses_new_use (VecheRecord *record, const VecheKind *kind, VecheRecord *application)
{
  VecheDirectoryUse *use = g_new0 (VecheDirectoryUse, 1);

  use->title = g_strdup (veche_record_get_title (application != NULL ? application : record));
  use->role = veche_directory_uses_dup_role (record, kind, application);
  use->application = application != NULL ? veche_record_get_id (application) : 0;
  return use;
}

GPtrArray *
veche_directory_uses_list (VecheWorkspace *workspace, const VecheKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = dex_await_boxed (veche_workspace_intake_list_referrers (workspace, kind, id, MOST + 1), error);
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (veche_directory_uses_free_use);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      VecheRecord *record = g_ptr_array_index (records, i);
      g_autoptr (VecheRecord) application = NULL;

      if (veche_record_get_kind (record) == &veche_application_kind)
        application = g_object_ref (record);
      else if (g_strcmp0 (veche_record_get_kind (record)->parent, veche_application_kind.name) == 0)
        {
          application = dex_await_object (
            veche_workspace_get (workspace, &veche_application_kind, veche_record_get_parent_id (record)), error);
          if (application == NULL)
            return NULL;
        }
      g_ptr_array_add (uses, veche_directory_uses_new_use (record, kind, application));
    }
  return g_steal_pointer (&uses);
}

static void
veche_directory_uses_open_cb (GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "application");

  veche_page_go (row, "applications", NULL, NULL, *id);
}

static GtkWidget *
veche_directory_uses_new_row (const VecheDirectoryUse *use)
{
  GtkWidget *row = veche_plain_row_new (use->title, use->role);

  if (use->application == 0)
    return row;
  g_object_set_data_full (G_OBJECT (row), "application", g_memdup2 (&use->application, sizeof use->application), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect (row, "activated", G_CALLBACK (veche_directory_uses_open_cb), NULL);
  return row;
}

static void
veche_directory_uses_set (VecheDirectoryUses *self, GPtrArray *uses)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; uses != NULL && i < uses->len && i < MOST; i++)
    g_ptr_array_add (self->rows, veche_directory_uses_new_row (g_ptr_array_index (uses, i)));
  if (uses != NULL && (uses->len == 0 || uses->len > MOST))
    {
      g_autofree char *more = g_strdup_printf (_("There are more; the first %d are shown"), MOST);
      GtkWidget *row = veche_plain_row_new (uses->len == 0 ? _("No application names it yet") : more, NULL);

      gtk_widget_add_css_class (row, "dimmed");
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
}

/* One at a time: what has changed meanwhile is read by the next turn. */
static void
veche_directory_uses_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryUses *self = object;

  while (*error == NULL && self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gint64 id = self->id;
      g_autoptr (GPtrArray) uses = NULL;

      self->stale = FALSE;
      uses = id != 0 ? veche_directory_uses_list (self->workspace, self->kind, id, error) : NULL;
      if (veche_task_is_over (task))
        return;
      if (*error == NULL && id == self->id)
        veche_directory_uses_set (self, uses);
    }
  self->loading = FALSE;
}

static void
veche_directory_uses_load (VecheDirectoryUses *self)
{
  if (self->loading || !self->stale || self->workspace == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->loading = TRUE;
  veche_task_spawn_load (self, veche_directory_uses_fiber, NULL, NULL);
}

/* Whether the kind, or what its rows belong to, can name one of ours. */
static gboolean
veche_directory_uses_refers (const VecheKind *kind, const VecheKind *target)
{
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if (field->type == VECHE_FIELD_REF && g_str_equal (field->target, target->name))
      return TRUE;
  return FALSE;
}

static void
veche_directory_uses_changed_cb (VecheDirectoryUses *self, VecheChanges *changes)
{
  for (const VecheKind *const *kind = veche_kind_list (); !self->stale && *kind != NULL; kind++)
    self->stale = (*kind == &veche_application_kind || veche_directory_uses_refers (*kind, self->kind))
                  && veche_changes_touch (changes, *kind);
  veche_directory_uses_load (self);
}

static void
veche_directory_uses_dispose (GObject *object)
{
  VecheDirectoryUses *self = VECHE_DIRECTORY_USES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_directory_uses_parent_class)->dispose (object);
}

static void
veche_directory_uses_class_init (VecheDirectoryUsesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = veche_directory_uses_dispose;
}

static void
veche_directory_uses_init (VecheDirectoryUses *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
veche_directory_uses_new (VecheWorkspace *workspace, const VecheKind *kind)
{
  VecheDirectoryUses *self = g_object_new (VECHE_TYPE_DIRECTORY_USES, "title", _("Where it is met"), NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect (self, "map", G_CALLBACK (veche_directory_uses_load), NULL);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (veche_directory_uses_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
veche_directory_uses_show (VecheDirectoryUses *self, gint64 id)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_USES (self));

  self->id = id;
  self->stale = TRUE;
  veche_directory_uses_set (self, NULL);
  veche_directory_uses_load (self);
}
