/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-grid.h"

#include "veche-check-differences.h"
#include "veche-check-item-row.h"
#include "veche-check-remark.h"
#include "veche-check-theme-dialog.h"
#include "veche-field-problem.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-text-row.h"

struct _VecheCheckGrid
{
  AdwBin parent_instance;

  VecheCheckDifferences *differences;
  GtkListBox *items;
  GtkLabel *theme;
  GtkWidget *move;
  AdwToggleGroup *fits;
  VecheTextRow *remark;

  VecheWorkspace *workspace;
  VecheUnsaved *unsaved; /* remarks that are not in the file */
  VecheCheckContents *contents;
  char *saved; /* the general remark that was shown last, never %NULL */
  guint current;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (VecheCheckGrid, veche_check_grid, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static VecheCheckItemRow *
veche_check_grid_get_row (VecheCheckGrid *self, guint item)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->items, (int) item);

  return row != NULL ? VECHE_CHECK_ITEM_ROW (row) : NULL;
}

static gint64
veche_check_grid_get_application (VecheCheckGrid *self)
{
  return self->contents != NULL ? veche_record_get_id (self->contents->sheet->application) : 0;
}

/* --- writing: the page reads everything anew when the workspace has changed ---------------------------------------- */

typedef struct
{
  VecheCheckRequest *request;
  char *title;
} VecheCheckGridWork;

static void
veche_check_grid_work_free (gpointer data)
{
  VecheCheckGridWork *work = data;

  veche_check_request_free (work->request);
  g_free (work->title);
  g_free (work);
}

static void
veche_check_grid_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheCheckGrid *self = object;
  VecheCheckGridWork *work = data;
  g_autoptr (VecheCheckSheet) sheet = NULL;

  sheet = dex_await_boxed (veche_workspace_check (self->workspace, g_steal_pointer (&work->request), work->title), error);
  if (sheet == NULL && !veche_task_is_over (task) && self->contents != NULL)
    veche_check_grid_show (self, self->contents);
}

static void
veche_check_grid_write (VecheCheckGrid *self, VecheCheckRequest *request, char *title)
{
  VecheCheckGridWork *work = g_new0 (VecheCheckGridWork, 1);

  work->request = request;
  work->title = title;
  veche_task_spawn (self, veche_check_grid_fiber, work, veche_check_grid_work_free);
}

static void
veche_check_grid_marked_cb (VecheCheckGrid *self, const char *state, VecheCheckItemRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  int field = veche_kind_find_field (&veche_check_item_kind, "state");
  VecheCheckRequest *request;
  VecheRecord *item;

  gtk_list_box_select_row (self->items, GTK_LIST_BOX_ROW (row));
  if (self->contents == NULL || index < 0)
    return;
  item = g_ptr_array_index (self->contents->sheet->items, index);
  request = veche_check_request_new (veche_check_grid_get_application (self));
  veche_check_request_mark (request, veche_record_get_text (item, "code"), state, NULL);
  /* Translators: name of a step: a required item and its state, «Check: CV – absent». */
  veche_check_grid_write (self, request,
                          g_strdup_printf (_("Check: %s – %s"), veche_record_get_title (item),
                                           veche_field_get_code_label (&veche_check_item_kind.fields[field], state)));
}

static void
veche_check_grid_remarked_cb (VecheCheckGrid *self, const char *text, VecheCheckItemRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (self->contents != NULL && index >= 0)
    veche_check_remark_save (self->unsaved, self->contents->sheet->application,
                             g_ptr_array_index (self->contents->sheet->items, index), text);
}

static void
veche_check_grid_unsaved_cb (VecheCheckGrid *self, const char *key, gboolean saved)
{
  /* A saved one is on its way: the page reads the sheet anew. */
  if (self->contents != NULL && !saved && veche_check_remark_is_of (key, self->contents->sheet->application))
    veche_check_grid_show (self, self->contents);
}

static void
veche_check_grid_fits_cb (VecheCheckGrid *self)
{
  const char *answer = adw_toggle_group_get_active_name (self->fits);
  VecheCheckRequest *request;
  gboolean fits;

  if (self->showing || answer == NULL || self->contents == NULL)
    return;
  fits = g_str_equal (answer, "yes");
  request = veche_check_request_new (veche_check_grid_get_application (self));
  veche_check_request_set_theme_fits (request, fits);
  veche_check_grid_write (self, request, g_strdup (fits ? _("Check: fits the theme") : _("Check: does not fit the theme")));
}

static void
veche_check_grid_commit_remark (VecheCheckGrid *self)
{
  g_autofree char *text = self->remark != NULL ? veche_text_row_dup_text (self->remark) : NULL;

  if (text == NULL || self->contents == NULL || g_strcmp0 (text, self->saved) == 0)
    return;
  g_set_str (&self->saved, text);
  veche_check_remark_save (self->unsaved, self->contents->sheet->application, NULL, text);
}

/* --- the current item --------------------------------------------------------------------------------------------- */

static void
veche_check_grid_row_selected_cb (VecheCheckGrid *self, GtkListBoxRow *row)
{
  guint current = row != NULL ? (guint) gtk_list_box_row_get_index (row) : GTK_INVALID_LIST_POSITION;

  if (self->current == current)
    return;
  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* Wherever in a row the focus goes, that row is the current one. */
static void
veche_check_grid_entered_cb (GtkEventControllerFocus *focus, VecheCheckGrid *self)
{
  gtk_list_box_select_row (self->items, GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus))));
}

static void
veche_check_grid_next (VecheCheckGrid *self)
{
  guint next = self->current == GTK_INVALID_LIST_POSITION ? 0 : self->current + 1;
  VecheCheckItemRow *row = veche_check_grid_get_row (self, next);

  if (row != NULL)
    {
      gtk_list_box_select_row (self->items, GTK_LIST_BOX_ROW (row));
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  else
    gtk_widget_child_focus (GTK_WIDGET (self->fits), GTK_DIR_TAB_FORWARD);
}

/* Digits are the same keys in both layouts. Texts being typed get theirs first. */
static gboolean
veche_check_grid_key_cb (VecheCheckGrid *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  VecheCheckItemRow *row = veche_check_grid_get_row (self, self->current);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    veche_check_grid_next (self);
  else if (row != NULL && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_4)
    veche_check_item_row_mark (row, keyval - GDK_KEY_1);
  else if (row != NULL && keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_4)
    veche_check_item_row_mark (row, keyval - GDK_KEY_KP_1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- showing ------------------------------------------------------------------------------------------------------ */

static void
veche_check_grid_rebuild (VecheCheckGrid *self)
{
  const VecheCheckSheet *sheet = self->contents != NULL ? self->contents->sheet : NULL;

  gtk_list_box_remove_all (self->items);
  for (guint i = 0; sheet != NULL && i < sheet->items->len; i++)
    {
      GtkWidget *row = veche_check_item_row_new (g_ptr_array_index (sheet->items, i));
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (row, "marked", G_CALLBACK (veche_check_grid_marked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "remarked", G_CALLBACK (veche_check_grid_remarked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "left", G_CALLBACK (veche_check_grid_next), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "enter", G_CALLBACK (veche_check_grid_entered_cb), self, 0);
      gtk_widget_add_controller (row, focus);
      gtk_list_box_append (self->items, row);
    }
}

static void
veche_check_grid_show_theme (VecheCheckGrid *self, gboolean editable)
{
  VecheRecord *theme = self->contents->theme;
  int fits = veche_check_sheet_theme_fits (self->contents->sheet);
  const char *scope = theme != NULL ? veche_record_get_text (theme, "scope") : NULL;
  g_autofree char *text = NULL;

  if (theme == NULL)
    text = g_strdup (_("The application names no theme"));
  else if (scope == NULL)
    text = g_strdup (veche_record_get_title (theme));
  else
    text = g_strdup_printf ("%s: %s", veche_record_get_title (theme), scope);
  gtk_label_set_text (self->theme, text);

  self->showing = TRUE;
  if (fits < 0)
    adw_toggle_group_set_active (self->fits, GTK_INVALID_LIST_POSITION);
  else
    adw_toggle_group_set_active_name (self->fits, fits ? "yes" : "no");
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->fits), editable);
  gtk_widget_set_visible (self->move, fits == 0 && editable && veche_check_theme_dialog_is_possible (self->contents));
}

static void
veche_check_grid_show_remark (VecheCheckGrid *self, gboolean editable, gboolean same)
{
  const char *message;
  const char *remark = veche_check_remark_get (self->unsaved, self->contents->sheet->application, NULL,
                                               self->contents->sheet->check, &message);
  g_autofree char *text = veche_text_row_dup_text (self->remark);
  gboolean typing = same && g_strcmp0 (text, self->saved) != 0;

  g_set_str (&self->saved, remark != NULL ? remark : "");
  if (!typing)
    veche_text_row_set_text (self->remark, self->saved);
  veche_text_row_set_editable (self->remark, editable);
  veche_field_problem_show (GTK_WIDGET (self->remark), GTK_ACCESSIBLE (veche_text_row_get_view (self->remark)), NULL, message);
}

/* Whether both are one application with one list of items, so that rows can stay as they are. */
static gboolean
veche_check_grid_is_same (const VecheCheckContents *a, const VecheCheckContents *b)
{
  if (a == NULL || b == NULL || a->sheet->items->len != b->sheet->items->len
      || veche_record_get_id (a->sheet->application) != veche_record_get_id (b->sheet->application))
    return FALSE;
  for (guint i = 0; i < a->sheet->items->len; i++)
    if (veche_record_get_id (g_ptr_array_index (a->sheet->items, i))
        != veche_record_get_id (g_ptr_array_index (b->sheet->items, i)))
      return FALSE;
  return TRUE;
}

static void
veche_check_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_uint (value, VECHE_CHECK_GRID (object)->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_check_grid_dispose (GObject *object)
{
  VecheCheckGrid *self = VECHE_CHECK_GRID (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_CHECK_GRID);
  g_clear_object (&self->workspace);
  g_clear_object (&self->unsaved);
  g_clear_pointer (&self->contents, veche_check_contents_unref);

  G_OBJECT_CLASS (veche_check_grid_parent_class)->dispose (object);
}

static void
veche_check_grid_finalize (GObject *object)
{
  g_free (VECHE_CHECK_GRID (object)->saved);

  G_OBJECT_CLASS (veche_check_grid_parent_class)->finalize (object);
}

static void
veche_check_grid_class_init (VecheCheckGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = veche_check_grid_dispose;
  object_class->finalize = veche_check_grid_finalize;
  object_class->get_property = veche_check_grid_get_property;

  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, GTK_INVALID_LIST_POSITION,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VECHE_TYPE_CHECK_DIFFERENCES);
  g_type_ensure (VECHE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/check/veche-check-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, differences);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, fits);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, items);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, move);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, remark);
  gtk_widget_class_bind_template_child (widget_class, VecheCheckGrid, theme);
  gtk_widget_class_bind_template_callback_full (widget_class, "fits_cb", G_CALLBACK (veche_check_grid_fits_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "row_selected_cb", G_CALLBACK (veche_check_grid_row_selected_cb));
}

static void
veche_check_grid_init (VecheCheckGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->current = GTK_INVALID_LIST_POSITION;
  self->saved = g_strdup ("");
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_toggle_group_set_active (self->fits, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (veche_check_grid_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->items), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (veche_check_grid_commit_remark), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (veche_text_row_get_view (self->remark), focus);
}

void
veche_check_grid_set_workspace (VecheCheckGrid *self, VecheWorkspace *workspace)
{
  g_return_if_fail (VECHE_IS_CHECK_GRID (self));

  if (!g_set_object (&self->workspace, workspace) || workspace == NULL)
    return;
  g_set_object (&self->unsaved, veche_unsaved_get (workspace));
  g_signal_connect_object (self->unsaved, "changed", G_CALLBACK (veche_check_grid_unsaved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsaved, "collect", G_CALLBACK (veche_check_grid_commit), self, G_CONNECT_SWAPPED);
}

void
veche_check_grid_show (VecheCheckGrid *self, VecheCheckContents *contents)
{
  gboolean same;
  gboolean editable;

  g_return_if_fail (VECHE_IS_CHECK_GRID (self));

  same = veche_check_grid_is_same (self->contents, contents);
  if (contents != NULL)
    veche_check_contents_ref (contents);
  g_clear_pointer (&self->contents, veche_check_contents_unref);
  self->contents = contents;
  if (!same)
    veche_check_grid_rebuild (self);
  if (contents == NULL)
    return;

  editable = veche_check_contents_is_editable (contents) && !veche_workspace_is_read_only (self->workspace);
  for (guint i = 0; i < contents->sheet->items->len; i++)
    {
      VecheRecord *mark = g_ptr_array_index (contents->sheet->marks, i);
      VecheCheckItemRow *row = veche_check_grid_get_row (self, i);
      const char *message;
      const char *remark = veche_check_remark_get (self->unsaved, contents->sheet->application,
                                                   g_ptr_array_index (contents->sheet->items, i), mark, &message);

      veche_check_item_row_show (row, mark != NULL ? veche_record_get_text (mark, "state") : NULL, contents->sheet->derived[i],
                                 remark, editable);
      veche_check_item_row_set_mark (row, message);
    }
  veche_check_differences_show (self->differences, contents);
  veche_check_grid_show_theme (self, editable);
  veche_check_grid_show_remark (self, editable, same);
  gtk_widget_set_visible (GTK_WIDGET (self->items), contents->sheet->items->len > 0);
  if (!same)
    gtk_list_box_select_row (self->items, gtk_list_box_get_row_at_index (self->items, 0));
}

void
veche_check_grid_commit (VecheCheckGrid *self)
{
  VecheCheckItemRow *row;

  g_return_if_fail (VECHE_IS_CHECK_GRID (self));

  for (guint i = 0; (row = veche_check_grid_get_row (self, i)) != NULL; i++)
    veche_check_item_row_commit (row);
  veche_check_grid_commit_remark (self);
}

guint
veche_check_grid_get_current (VecheCheckGrid *self)
{
  g_return_val_if_fail (VECHE_IS_CHECK_GRID (self), GTK_INVALID_LIST_POSITION);
  return self->current;
}

void
veche_check_grid_focus (VecheCheckGrid *self)
{
  VecheCheckItemRow *row;

  g_return_if_fail (VECHE_IS_CHECK_GRID (self));

  row = veche_check_grid_get_row (self, self->current);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
