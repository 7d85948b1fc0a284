/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-side.h"

#include "veche-application-consent.h"
#include "veche-attachment-action.h"
#include "veche-check-preview.h"
#include "veche-i18n.h"
#include "veche-plain-row.h"
#include "veche-problem-notes.h"
#include "veche-task.h"
#include "veche-text.h"
#include "veche-time.h"

struct _VecheCheckSide
{
  AdwBin parent_instance;

  GtkWidget *head;
  GtkLabel *title;
  GtkLabel *requirement;
  GtkLabel *paper;
  GtkLabel *text;
  GtkWidget *link;
  GtkWidget *files_group;
  GtkListBox *files;
  VecheCheckPreview *preview;
  VecheProblemNotes *notes;
  GtkWidget *budget_group;
  GtkListBox *budget;
  GtkListBox *team;
  GtkListBox *votes;

  VecheWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (VecheCheckSide, veche_check_side, ADW_TYPE_BIN)

static void
veche_check_side_append_empty (GtkListBox *list, const char *text)
{
  GtkWidget *row = veche_plain_row_new (text, "");

  gtk_widget_add_css_class (row, "dimmed");
  gtk_list_box_append (list, row);
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static void
veche_check_side_open_cb (GtkWidget *row, VecheCheckSide *self)
{
  veche_attachment_action_open (GTK_WIDGET (self), self->workspace, g_object_get_data (G_OBJECT (row), "record"));
}

static void
veche_check_side_append_file (VecheCheckSide *self, VecheRecord *attachment)
{
  g_autofree char *size = veche_text_format_size ((guint64) veche_record_get_integer (attachment, "size"));
  GtkWidget *row = veche_plain_row_new (veche_record_get_title (attachment), size);

  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (attachment), g_object_unref);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-open-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Open the file"));
  g_signal_connect_object (row, "activated", G_CALLBACK (veche_check_side_open_cb), self, 0);
  gtk_list_box_append (self->files, row);
}

/* Files of the item; those of no item where there is no item to choose by. */
static void
veche_check_side_show_files (VecheCheckSide *self, const VecheCheckContents *contents, VecheRecord *item)
{
  const char *code = item != NULL ? veche_record_get_text (item, "code") : NULL;
  VecheRecord *readable = NULL;
  guint shown = 0;

  gtk_list_box_remove_all (self->files);
  for (guint i = 0; i < contents->attachments->len; i++)
    {
      VecheRecord *attachment = g_ptr_array_index (contents->attachments, i);

      if (g_strcmp0 (veche_record_get_text (attachment, "item"), code) != 0)
        continue;
      veche_check_side_append_file (self, attachment);
      if (readable == NULL && veche_check_preview_can_show (attachment))
        readable = attachment;
      shown++;
    }
  if (shown == 0 && item != NULL && g_strcmp0 (veche_record_get_text (item, "item_kind"), "file") == 0)
    {
      veche_check_side_append_empty (self->files, _("No file was given for this item"));
      shown++;
    }
  gtk_widget_set_visible (self->files_group, shown > 0);
  veche_check_preview_show (self->preview, self->workspace, readable);
}

/* --- links -------------------------------------------------------------------------------------------------------- */

static void
veche_check_side_launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && gtk_widget_get_root (widget) != NULL)
    veche_task_show_error (widget, error);
}

static void
veche_check_side_link_cb (VecheCheckSide *self)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (gtk_label_get_text (self->text));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, veche_check_side_launched_cb,
                           g_object_ref (self));
}

static gboolean
veche_check_side_is_web_address (const char *text)
{
  return (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
         && g_uri_is_valid (text, G_URI_FLAGS_PARSE_RELAXED, NULL);
}

/* --- the item ----------------------------------------------------------------------------------------------------- */

/* What the application says to the item itself, or %NULL. */
static VecheRecord *
veche_check_side_find_told (const VecheCheckContents *contents, VecheRecord *item)
{
  for (guint i = 0; i < contents->told->len; i++)
    if (veche_record_get_integer (g_ptr_array_index (contents->told, i), "item") == veche_record_get_id (item))
      return g_ptr_array_index (contents->told, i);
  return NULL;
}

/* What came on paper is looked at in the folder. */
static void
veche_check_side_show_paper (VecheCheckSide *self, VecheRecord *told)
{
  int sheets = told != NULL ? (int) veche_record_get_integer (told, "sheets") : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("on paper, %d sheet", "on paper, %d sheets", (gulong) sheets), sheets);

  gtk_label_set_text (self->paper, text);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), sheets > 0);
}

static void
veche_check_side_show_item (VecheCheckSide *self, const VecheCheckContents *contents, VecheRecord *item)
{
  VecheRecord *application = contents->sheet->application;
  const char *requirement = item != NULL ? veche_record_get_text (item, "requirement") : NULL;
  const char *field = item != NULL ? veche_record_get_text (item, "field") : NULL;
  VecheRecord *told = item != NULL ? veche_check_side_find_told (contents, item) : NULL;
  g_autofree char *text = NULL;

  veche_check_side_show_paper (self, told);
  gtk_widget_set_visible (self->head, item != NULL);
  gtk_label_set_text (self->title, item != NULL ? veche_record_get_title (item) : "");
  gtk_label_set_text (self->requirement, requirement != NULL ? requirement : "");
  gtk_widget_set_visible (GTK_WIDGET (self->requirement), requirement != NULL);

  if (field != NULL && veche_kind_find_field (veche_record_get_kind (application), field) >= 0)
    {
      text = veche_record_dup_display (application, field);
      if (*text == '\0')
        g_set_str (&text, _("Nothing is written here"));
    }
  if (told != NULL && veche_record_get_text (told, "value") != NULL)
    g_set_str (&text, veche_record_get_text (told, "value"));
  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_widget_set_visible (self->link, text != NULL && veche_check_side_is_web_address (text));
}

static void
veche_check_side_show_budget (VecheCheckSide *self, const VecheCheckContents *contents, VecheRecord *item)
{
  gboolean wanted = item != NULL && g_strcmp0 (veche_record_get_text (item, "item_kind"), "money") == 0;

  gtk_list_box_remove_all (self->budget);
  for (guint i = 0; wanted && i < contents->budget_lines->len; i++)
    {
      VecheRecord *line = g_ptr_array_index (contents->budget_lines, i);
      g_autofree char *amount = veche_record_dup_display (line, "amount");
      g_autofree char *source = veche_record_dup_display (line, "source");
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", amount, source);

      gtk_list_box_append (self->budget, veche_plain_row_new (veche_record_get_title (line), subtitle));
    }
  if (wanted && contents->budget_lines->len == 0)
    veche_check_side_append_empty (self->budget, _("No budget lines"));
  gtk_widget_set_visible (self->budget_group, wanted);
}

static void
veche_check_side_show_team (VecheCheckSide *self, const VecheCheckContents *contents)
{
  gtk_list_box_remove_all (self->team);
  for (guint i = 0; i < contents->members->len; i++)
    {
      VecheRecord *member = g_ptr_array_index (contents->members, i);
      const char *role = veche_record_get_text (member, "role");
      g_autofree char *day = veche_time_format_date (veche_record_get_text (member, "consent"), NULL);
      /* Translators: %s is a day: when a member of a team agreed that the personal data be used. */
      g_autofree char *consent = *day != '\0' ? g_strdup_printf (_("consent of %s"), day) : NULL;
      g_autofree char *subtitle
        = role != NULL && consent != NULL ? g_strdup_printf ("%s · %s", role, consent) : g_strdup (role != NULL ? role : consent);
      GtkWidget *row = veche_plain_row_new (veche_record_get_title (member), subtitle);
      GtkWidget *mark = veche_application_consent_new ();

      veche_application_consent_show (mark, self->workspace, member, "consent", "person");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
      gtk_list_box_append (self->team, row);
    }
  if (contents->members->len == 0)
    veche_check_side_append_empty (self->team, _("Nobody is named"));
}

static void
veche_check_side_show_votes (VecheCheckSide *self, const VecheCheckContents *contents)
{
  gtk_list_box_remove_all (self->votes);
  for (guint i = 0; i < contents->votes->len; i++)
    {
      VecheRecord *votes = g_ptr_array_index (contents->votes, i);
      int count = (int) veche_record_get_integer (votes, "count");
      g_autofree char *title = g_strdup_printf (ngettext ("%d vote", "%d votes", (gulong) count), count);
      g_autofree char *source = veche_record_dup_display (votes, "source");
      g_autofree char *day = veche_record_dup_display (votes, "date");
      g_autoptr (GString) subtitle = g_string_new (source);

      if (*day != '\0')
        g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", day);
      if (!veche_record_is_null (votes, "valid"))
        {
          g_string_append (subtitle, subtitle->len > 0 ? " · " : "");
          /* Translators: %d is a number of signatures or votes. */
          g_string_append_printf (subtitle, _("valid: %d"), (int) veche_record_get_integer (votes, "valid"));
        }
      gtk_list_box_append (self->votes, veche_plain_row_new (title, subtitle->str));
    }
  if (contents->votes->len == 0)
    veche_check_side_append_empty (self->votes, _("No votes are recorded"));
}

static void
veche_check_side_dispose (GObject *object)
{
  VecheCheckSide *self = VECHE_CHECK_SIDE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_SIDE);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_check_side_parent_class)->dispose (object);
}

static void
veche_check_side_class_init (VecheCheckSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_check_side_dispose;

  g_type_ensure (VECHE_TYPE_CHECK_PREVIEW);
  g_type_ensure (VECHE_TYPE_PROBLEM_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-side.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, budget);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, budget_group);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, files);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, files_group);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, head);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, link);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, notes);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, preview);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, paper);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, requirement);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, team);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, text);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, title);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckSide, votes);
  gtk_widget_class_bind_template_callback_full (widget_class, "link_cb", G_CALLBACK (veche_check_side_link_cb));
}

static void
veche_check_side_init (VecheCheckSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_check_side_set_workspace (VecheCheckSide *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_CHECK_SIDE (self));
  g_set_object (&self->workspace, workspace);
}

void
veche_check_side_show (VecheCheckSide *self, VecheCheckContents *contents, guint item)
{
  VecheRecord *record = NULL;

  g_return_if_fail (VECHE_IS_CHECK_SIDE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), contents != NULL);
  if (contents == NULL)
    return;
  if (item < contents->sheet->items->len)
    record = g_ptr_array_index (contents->sheet->items, item);
  veche_check_side_show_item (self, contents, record);
  veche_check_side_show_files (self, contents, record);
  /* What is missing stands at the foot of the sheet. */
  veche_problem_notes_show (self->notes, self->workspace, contents->sheet->application, contents->problems, "incomplete");
  veche_check_side_show_budget (self, contents, record);
  veche_check_side_show_team (self, contents);
  veche_check_side_show_votes (self, contents);
}
