/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-directory-link.h"

#include "veche-directory-choice.h"
#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-page.h"
#include "veche-people.h"
#include "veche-person-card.h"
#include "veche-task.h"
#include "veche-toast.h"
#include "veche-unsaved.h"
#include "veche-uuid.h"

struct _VecheDirectoryLink
{
  AdwBin parent_instance;

  GtkWidget *button;
  GMenu *menu;

  VecheWorkspace *workspace;
  const VecheDirectoryLinkSpec *spec;
  VecheRecord *record;
};

G_DEFINE_FINAL_TYPE (VecheDirectoryLink, veche_directory_link, ADW_TYPE_BIN)

static const char *const veche_directory_link_leader_pairs[]
  = { "leader", "name", "leader_phone", "phone", "leader_email", "email", "leader_consent", "consent", NULL };

const VecheDirectoryLinkSpec veche_directory_link_leader = {
  .kind = &veche_directory_kinds_people,
  .reference = "leader_person",
  .pairs = veche_directory_link_leader_pairs,
};

static const char *const veche_directory_link_organisation_pairs[] = { "organisation", "name", "ogrn", "ogrn", NULL };

const VecheDirectoryLinkSpec veche_directory_link_organisation = {
  .kind = &veche_directory_kinds_organisations,
  .reference = "organisation_ref",
  .pairs = veche_directory_link_organisation_pairs,
};

static const char *const veche_directory_link_member_pairs[]
  = { "name", "name", "phone", "phone", "email", "email", "consent", "consent", NULL };

const VecheDirectoryLinkSpec veche_directory_link_member = {
  .kind = &veche_directory_kinds_people,
  .reference = "person",
  .pairs = veche_directory_link_member_pairs,
};

/* --- steps ------------------------------------------------------------------------------------------------------ */

/* @data: the edit. What is being typed on the card is written before it: both are of one row. */
static void
veche_directory_link_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryLink *self = object;
  g_autofree char *title = g_strdup (((VecheEdit *) data)->title);
  g_autoptr (VecheEdit) done = dex_await_boxed (veche_workspace_apply (self->workspace, veche_edit_ref (data)), error);

  if (done != NULL && !veche_task_is_over (task))
    veche_toast_show_undo (GTK_WIDGET (self), title, done->step);
}

static guint
veche_directory_link_update (VecheDirectoryLink *self, VecheEdit *edit)
{
  return veche_edit_update (edit, veche_record_get_kind (self->record), veche_record_get_id (self->record));
}

/* What the directory knows is filled in; what it does not know stays as it is on the card. The consent is given by the reference: a copy
 * would count on when it is withdrawn there. */
static void
veche_directory_link_chosen_cb (VecheDirectoryLink *self, VecheRecord *chosen)
{
  VecheEdit *edit = veche_edit_new (_("Chosen from the directory"));
  guint op = veche_directory_link_update (self, edit);

  for (const char *const *pair = self->spec->pairs; *pair != NULL; pair += 2)
    if (!veche_record_is_null (chosen, pair[1]) && !g_str_equal (pair[1], "consent"))
      veche_edit_set_value (edit, op, pair[0], veche_record_get_value (chosen, pair[1]));
  veche_edit_set_integer (edit, op, self->spec->reference, veche_record_get_id (chosen));
  veche_task_spawn (self, veche_directory_link_fiber, edit, (GDestroyNotify) veche_edit_unref);
}

static void
veche_directory_link_choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryLink *self = VECHE_DIRECTORY_LINK (widget);
  AdwDialog *dialog = veche_directory_choice_new (self->workspace, self->spec->kind, NULL);

  veche_unsaved_collect (veche_unsaved_get (self->workspace));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (veche_directory_link_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
veche_directory_link_create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheDirectoryLink *self = VECHE_DIRECTORY_LINK (widget);
  const char *title = veche_record_get_text (self->record, self->spec->pairs[0]);
  g_autofree char *uuid = veche_uuid_new ();
  VecheEdit *edit;
  guint op;

  if (title == NULL)
    {
      veche_toast_show (widget, _("Could not create it in the directory: the name is empty. Fill it in on the card first."));
      return;
    }
  edit = veche_edit_new (_("Created in the directory"));
  op = veche_edit_insert (edit, self->spec->kind->kind, 0);
  g_set_str (&veche_edit_get_op (edit, op)->uuid, uuid);
  for (const char *const *pair = self->spec->pairs; *pair != NULL; pair += 2)
    if (!veche_record_is_null (self->record, pair[0]))
      veche_edit_set_value (edit, op, pair[1], veche_record_get_value (self->record, pair[0]));
  if (self->spec->kind->kind == &veche_people_person_kind)
    {
      g_autoptr (VechePersonCard) card = veche_person_card_new_for_name (title);

      veche_person_card_fill_edit (card, NULL, edit, op);
    }
  veche_edit_set_text (edit, veche_directory_link_update (self, edit), self->spec->reference, uuid);
  veche_task_spawn (self, veche_directory_link_fiber, edit, (GDestroyNotify) veche_edit_unref);
}

/* What came from there goes with the reference, but for the name: it is of somebody else then. */
static void
veche_directory_link_drop_copies (const VecheDirectoryLinkSpec *spec, VecheRecord *record, VecheRecord *known, VecheEdit *edit, guint op)
{
  for (const char *const *pair = spec->pairs + 2; *pair != NULL; pair += 2)
    if (!veche_record_is_null (record, pair[0]) && veche_edit_op_get_cell (veche_edit_get_op (edit, op), pair[0]) == NULL
        && veche_value_equal (veche_record_get_value (record, pair[0]), veche_record_get_value (known, pair[1])))
      veche_edit_set_null (edit, op, pair[0]);
}

/* Of one that has been merged, what either of both says is a copy. */
static void
veche_directory_link_drop_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryLink *self = object;
  g_autoptr (VecheEdit) edit = veche_edit_new (_("Reference to the directory taken out"));
  guint op = veche_directory_link_update (self, edit);
  g_autoptr (VecheRecord) record = dex_await_object (
    veche_workspace_get (self->workspace, veche_record_get_kind (self->record), veche_record_get_id (self->record)), error);
  gint64 id = record != NULL ? veche_record_get_integer (record, self->spec->reference) : 0;

  if (record == NULL)
    return;
  for (guint depth = 0; depth < 8 && id != 0; depth++)
    {
      g_autoptr (VecheRecord) known = dex_await_object (veche_workspace_get (self->workspace, self->spec->kind->kind, id), error);

      if (known == NULL || veche_task_is_over (task))
        return;
      veche_directory_link_drop_copies (self->spec, record, known, edit, op);
      id = veche_record_get_integer (known, "merged_into");
    }
  veche_edit_set_null (edit, op, self->spec->reference);
  veche_directory_link_fiber (task, self, edit, error);
}

static void
veche_directory_link_drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_unsaved_collect (veche_unsaved_get (VECHE_DIRECTORY_LINK (widget)->workspace));
  veche_task_spawn (widget, veche_directory_link_drop_fiber, NULL, NULL);
}

/* One that has been merged is shown by the one that stands for it. */
static void
veche_directory_link_open_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheDirectoryLink *self = object;
  gint64 id = veche_record_get_integer (self->record, self->spec->reference);

  for (guint depth = 0; depth < 8; depth++)
    {
      g_autoptr (VecheRecord) record = dex_await_object (veche_workspace_get (self->workspace, self->spec->kind->kind, id), error);

      if (record == NULL || veche_task_is_over (task))
        return;
      if (veche_record_is_null (record, "merged_into"))
        break;
      id = veche_record_get_integer (record, "merged_into");
    }
  veche_page_go (GTK_WIDGET (self), "directory", "list", self->spec->kind->slug, id);
}

static void
veche_directory_link_open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  veche_task_spawn (widget, veche_directory_link_open_fiber, NULL, NULL);
}

/* --- the button ------------------------------------------------------------------------------------------------- */

static void
veche_directory_link_show (VecheDirectoryLink *self)
{
  gboolean linked = self->record != NULL && !veche_record_is_null (self->record, self->spec->reference);
  g_autofree char *who = linked ? veche_record_dup_display (self->record, self->spec->reference) : NULL;
  g_autofree char *text = who != NULL ? g_strdup_printf (_("In the directory: %s"), who) : g_strdup (_("Not in the directory yet"));

  gtk_widget_set_visible (GTK_WIDGET (self), self->record != NULL && (linked || !veche_workspace_is_read_only (self->workspace)));
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (linked)
    gtk_widget_add_css_class (self->button, "accent");
  else
    gtk_widget_remove_css_class (self->button, "accent");

  g_menu_remove_all (self->menu);
  if (linked)
    g_menu_append (self->menu, _("_Open in the directory"), "link.open");
  if (!veche_workspace_is_read_only (self->workspace))
    {
      g_menu_append (self->menu, _("_Choose from the directory…"), "link.choose");
      g_menu_append (self->menu, linked ? _("_Take the reference out") : _("C_reate in the directory"),
                     linked ? "link.drop" : "link.create");
    }
}

static void
veche_directory_link_dispose (GObject *object)
{
  VecheDirectoryLink *self = VECHE_DIRECTORY_LINK (object);

  g_clear_object (&self->menu);
  g_clear_object (&self->workspace);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (veche_directory_link_parent_class)->dispose (object);
}

static void
veche_directory_link_class_init (VecheDirectoryLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_directory_link_dispose;
  gtk_widget_class_install_action (widget_class, "link.choose", NULL, veche_directory_link_choose_action);
  gtk_widget_class_install_action (widget_class, "link.create", NULL, veche_directory_link_create_action);
  gtk_widget_class_install_action (widget_class, "link.drop", NULL, veche_directory_link_drop_action);
  gtk_widget_class_install_action (widget_class, "link.open", NULL, veche_directory_link_open_action);
}

static void
veche_directory_link_init (VecheDirectoryLink *self)
{
  self->menu = g_menu_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-address-book-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
veche_directory_link_new (VecheWorkspace *workspace, const VecheDirectoryLinkSpec *spec)
{
  VecheDirectoryLink *self = g_object_new (VECHE_TYPE_DIRECTORY_LINK, NULL);

  self->workspace = g_object_ref (workspace);
  self->spec = spec;
  veche_directory_link_show (self);
  return GTK_WIDGET (self);
}

void
veche_directory_link_set_record (VecheDirectoryLink *self, VecheRecord *record)
{
  g_return_if_fail (VECHE_IS_DIRECTORY_LINK (self));

  g_set_object (&self->record, record);
  veche_directory_link_show (self);
}
