/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-detail.h"

#include "veche-directory-choice.h"
#include "veche-directory-merged.h"
#include "veche-directory-names.h"
#include "veche-directory-pin.h"
#include "veche-directory-uses.h"
#include "veche-duplicates-dialog.h"
#include "veche-i18n.h"
#include "veche-people.h"
#include "veche-toast.h"
#include "veche-workspace-intake.h"

/* As many as are named when something cannot be deleted. */
#define MOST_NAMED 5

struct _VecheDirectoryDetail
{
  VecheRecordDetail parent_instance;

  const VecheDirectoryKind *kind;
  VecheDirectoryNames *names; /* of people; else %NULL */
  VecheDirectoryPin *pin; /* of employees; else %NULL */
  VecheDirectoryUses *uses;
  VecheDirectoryMerged *merged; /* or %NULL */
};

G_DEFINE_FINAL_TYPE (VecheDirectoryDetail, veche_directory_detail, VECHE_TYPE_RECORD_DETAIL)

/* --- what is shown ---------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_show_row (VecheRecordDetail *detail, gint64 id)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (detail);

  veche_directory_uses_show (self->uses, id);
  if (self->merged != NULL)
    veche_directory_merged_show (self->merged, id);
}

static void
veche_directory_detail_show_record (VecheRecordDetail *detail, VecheRecord *record)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (detail);

  if (self->names != NULL)
    veche_directory_names_show (self->names, record);
  else
    VECHE_RECORD_DETAIL_CLASS (veche_directory_detail_parent_class)->show_record (detail, record);
  if (self->pin != NULL)
    veche_directory_pin_show (self->pin, record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.merge", veche_record_detail_can_change (detail) && self->kind->merged != NULL);
}

/* One that has been merged is in no list: it is no longer there for the page. */
static gboolean
veche_directory_detail_is_there (VecheRecordDetail *detail, VecheRecord *record)
{
  return VECHE_DIRECTORY_DETAIL (detail)->kind->merged == NULL || veche_record_is_null (record, "merged_into");
}

/* --- deleting --------------------------------------------------------------------------------------------------- */

/* Who still refers to it, a line each; %NULL: nobody, or an error. For fibers. */
static char *
veche_directory_detail_dup_referrers (VecheRecordDetail *detail, gint64 id, GError **error)
{
  VecheWorkspace *workspace = veche_record_detail_get_workspace (detail);
  const VecheKind *kind = VECHE_DIRECTORY_DETAIL (detail)->kind->kind;
  g_autoptr (GPtrArray) uses = veche_directory_uses_list (workspace, kind, id, error);
  g_autoptr (GPtrArray) merged = uses != NULL ? dex_await_boxed (veche_workspace_intake_list_merged (workspace, kind, id), error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (merged == NULL || uses->len + merged->len == 0)
    return NULL;
  for (guint i = 0; i < uses->len && i < MOST_NAMED; i++)
    {
      const VecheDirectoryUse *use = g_ptr_array_index (uses, i);

      g_string_append_printf (text, "«%s», %s\n", use->title, use->role);
    }
  if (uses->len > MOST_NAMED)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more\n", "and %u more\n", uses->len - MOST_NAMED),
                            uses->len - MOST_NAMED);
  for (guint i = 0; i < merged->len && i < MOST_NAMED; i++)
    {
      g_string_append_printf (text, _("“%s”, merged into it"), veche_record_get_title (g_ptr_array_index (merged, i)));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
veche_directory_detail_dup_obstacle (VecheRecordDetail *detail, gint64 id, GError **error)
{
  g_autofree char *referrers = veche_directory_detail_dup_referrers (detail, id, error);

  if (referrers == NULL)
    return NULL;
  return g_strdup_printf (_("Still referring to it:\n\n%s\nTake the reference out there, or merge it with another record."), referrers);
}

/* --- merging by hand -------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_other_cb (VecheDirectoryDetail *self, VecheRecord *other)
{
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (self);
  gint64 id = veche_record_detail_get_shown (detail);

  if (veche_record_detail_get_record (detail) == NULL || veche_record_get_id (other) == id)
    veche_toast_show (GTK_WIDGET (self), _("It is this record itself. Choose another one."));
  else
    adw_dialog_present (
      veche_duplicates_dialog_new_pair (veche_record_detail_get_workspace (detail), self->kind, id, veche_record_get_id (other)),
      GTK_WIDGET (self));
}

static void
veche_directory_detail_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryDetail *self = VECHE_DIRECTORY_DETAIL (widget);
  AdwDialog *dialog = veche_directory_choice_new (veche_record_detail_get_workspace (VECHE_RECORD_DETAIL (self)), self->kind, NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (veche_directory_detail_other_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- the widget ------------------------------------------------------------------------------------------------- */

static void
veche_directory_detail_class_init (VecheDirectoryDetailClass *klass)
{
  VecheRecordDetailClass *detail_class = VECHE_RECORD_DETAIL_CLASS (klass);

  detail_class->show_row = veche_directory_detail_show_row;
  detail_class->show_record = veche_directory_detail_show_record;
  detail_class->is_there = veche_directory_detail_is_there;
  detail_class->dup_obstacle = veche_directory_detail_dup_obstacle;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "record.merge", NULL, veche_directory_detail_merge_action);
}

static void
veche_directory_detail_init (VecheDirectoryDetail *self)
{
}

GtkWidget *
veche_directory_detail_new (VecheWorkspace *workspace, const VecheDirectoryKind *kind)
{
  VecheDirectoryDetail *self = g_object_new (VECHE_TYPE_DIRECTORY_DETAIL, NULL);
  VecheRecordDetail *detail = VECHE_RECORD_DETAIL (self);

  self->kind = kind;
  veche_record_detail_build (detail, workspace,
                             &(VecheRecordDetailSpec) { .kind = kind->kind,
                                                        .sections = kind->sections,
                                                        .icon_name = kind->icon_name,
                                                        .none = kind->none,
                                                        .deleted = kind->deleted,
                                                        .first = kind->kind == &veche_people_person_kind ? "surname" : NULL });
  veche_record_detail_add_action (detail, _("_Merge with another…"), "record.merge");
  if (kind->kind == &veche_people_person_kind)
    self->names = veche_directory_names_attach (veche_record_detail_get_form (detail));
  if (kind->kind == &veche_people_employee_kind)
    {
      self->pin = VECHE_DIRECTORY_PIN (veche_directory_pin_new (workspace));
      veche_record_detail_append (detail, GTK_WIDGET (self->pin));
    }
  self->uses = VECHE_DIRECTORY_USES (veche_directory_uses_new (workspace, kind->kind));
  veche_record_detail_append (detail, GTK_WIDGET (self->uses));
  if (kind->merged != NULL)
    {
      self->merged = VECHE_DIRECTORY_MERGED (veche_directory_merged_new (workspace, kind));
      veche_record_detail_append (detail, GTK_WIDGET (self->merged));
    }
  veche_record_detail_show (detail, 0);
  return GTK_WIDGET (self);
}
