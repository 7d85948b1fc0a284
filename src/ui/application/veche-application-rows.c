/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-rows.h"

#include "veche-application-batch.h"
#include "veche-application-row.h"
#include "veche-application.h"
#include "veche-i18n.h"
#include "veche-page-settings.h"
#include "veche-record-selection.h"
#include "veche-record-table.h"
#include "veche-row-name.h"

#define SLUG "applications"
/* The columns that a table begins with, and those of copied rows while there is a list. */
#define COLUMNS "number title state theme city responsible due"

struct _VecheApplicationRows
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;
  VecheRecordTable *table;
  VecheApplicationBatch *batch;

  VecheRecordSelection *selection;
  char *sort;
  gboolean from_top; /* another order is on its way: it is looked at from its beginning */
};

G_DEFINE_FINAL_TYPE (VecheApplicationRows, veche_application_rows, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_SORT,
  N_PROPS,
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* --- rows of the list --------------------------------------------------------------------------------------------- */

/* A plain click asks for the card; with Ctrl or Shift it selects. */
static void
veche_application_rows_released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *item)
{
  VecheApplicationRows *self = g_object_get_data (G_OBJECT (item), "rows");
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  VecheRecordItem *place = gtk_list_item_get_item (item);

  if (place != NULL && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    g_signal_emit (self, signals[OPENED], 0, veche_record_item_get_id (place));
}

static void
veche_application_rows_setup_cb (VecheApplicationRows *self, GtkListItem *item)
{
  GtkWidget *row = veche_application_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (item), "rows", self);
  g_signal_connect_object (click, "released", G_CALLBACK (veche_application_rows_released_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
veche_application_rows_bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  VecheRecordItem *place = gtk_list_item_get_item (item);

  veche_application_row_set_item (VECHE_APPLICATION_ROW (gtk_list_item_get_child (item)), place);
  veche_row_name_bind (G_OBJECT (item));
}

static void
veche_application_rows_unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  veche_row_name_unbind (G_OBJECT (item));
  veche_application_row_set_item (VECHE_APPLICATION_ROW (gtk_list_item_get_child (item)), NULL);
}

/* --- what is selected --------------------------------------------------------------------------------------------- */

static void
veche_application_rows_selection_changed_cb (VecheApplicationRows *self)
{
  g_autoptr (GArray) ids = NULL;

  if (veche_record_selection_get_size (self->selection) != 1)
    return;
  ids = veche_record_selection_list_ids (self->selection);
  g_signal_emit (self, signals[CHOSEN], 0, g_array_index (ids, gint64, 0));
}

static void
veche_application_rows_scroll (VecheApplicationRows *self, guint position)
{
  GtkWidget *view = veche_record_table_get_view (self->table);

  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
veche_application_rows_items_changed_cb (VecheApplicationRows *self)
{
  if (!self->from_top || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  self->from_top = FALSE;
  veche_application_rows_scroll (self, 0);
}

static void
veche_application_rows_activate_cb (VecheApplicationRows *self, guint position)
{
  gint64 id = veche_record_list_get_id (veche_record_selection_get_list (self->selection), position);

  if (id == 0)
    return;
  veche_record_selection_select_id (self->selection, id);
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
veche_application_rows_columns_changed_cb (VecheApplicationRows *self)
{
  veche_application_batch_set_fields (self->batch, veche_record_table_list_fields (self->table));
}

static gboolean
veche_application_rows_copy_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return veche_application_batch_copy (VECHE_APPLICATION_ROWS (data)->batch);
}

static gboolean
veche_application_rows_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  VecheApplicationRows *self = data;

  if (self->selection == NULL || veche_record_selection_get_size (self->selection) < 2)
    return FALSE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  return TRUE;
}

static void
veche_application_rows_add_keys (VecheApplicationRows *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c|<Control>Insert"),
                      gtk_callback_action_new (veche_application_rows_copy_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (veche_application_rows_escape_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static char *
veche_application_rows_dup_stored (const char *key, const char *otherwise)
{
  g_autoptr (GVariant) stored = veche_page_settings_dup (key, SLUG);

  return stored != NULL ? g_variant_dup_string (stored, NULL) : g_strdup (otherwise);
}

static void
veche_application_rows_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VecheApplicationRows *self = VECHE_APPLICATION_ROWS (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->stack));
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_application_rows_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VecheApplicationRows *self = VECHE_APPLICATION_ROWS (object);
  const char *text = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_VIEW:
      if (text == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), text) == 0)
        break;
      gtk_stack_set_visible_child_name (self->stack, text);
      veche_page_settings_store ("page-views", SLUG, g_variant_new_string (text));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SORT:
      if (!g_set_str (&self->sort, text != NULL ? text : ""))
        break;
      self->from_top = TRUE;
      veche_page_settings_store ("page-sorts", SLUG, g_variant_new_string (self->sort));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_application_rows_dispose (GObject *object)
{
  VecheApplicationRows *self = VECHE_APPLICATION_ROWS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_ROWS);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (veche_application_rows_parent_class)->dispose (object);
}

static void
veche_application_rows_finalize (GObject *object)
{
  g_free (VECHE_APPLICATION_ROWS (object)->sort);

  G_OBJECT_CLASS (veche_application_rows_parent_class)->finalize (object);
}

static void
veche_application_rows_class_init (VecheApplicationRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = veche_application_rows_dispose;
  object_class->finalize = veche_application_rows_finalize;
  object_class->get_property = veche_application_rows_get_property;
  object_class->set_property = veche_application_rows_set_property;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "list", flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);

  g_type_ensure (VECHE_TYPE_APPLICATION_BATCH);
  g_type_ensure (VECHE_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRows, batch);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRows, list);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRows, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationRows, table);
  gtk_widget_class_bind_template_callback_full (widget_class, "activate_cb", G_CALLBACK (veche_application_rows_activate_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "bind_cb", G_CALLBACK (veche_application_rows_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "columns_changed_cb",
                                                G_CALLBACK (veche_application_rows_columns_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "setup_cb", G_CALLBACK (veche_application_rows_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "unbind_cb", G_CALLBACK (veche_application_rows_unbind_cb));
}

static void
veche_application_rows_init (VecheApplicationRows *self)
{
  g_autofree char *view = veche_application_rows_dup_stored ("page-views", "list");

  self->sort = veche_application_rows_dup_stored ("page-sorts", "");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_stack_set_visible_child_name (self->stack, g_str_equal (view, "table") ? "table" : "list");
  veche_record_table_build (self->table, &veche_application_kind, SLUG, COLUMNS);
  veche_record_table_set_label (self->table, _("Applications"));
  veche_application_rows_columns_changed_cb (self);
  veche_application_rows_add_keys (self);
}

void
veche_application_rows_set_list (VecheApplicationRows *self, VecheWorkspace *workspace, VecheRecordList *list)
{
  g_return_if_fail (VECHE_IS_APPLICATION_ROWS (self) && self->selection == NULL);

  self->selection = veche_record_selection_new (list);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (veche_application_rows_selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  veche_record_table_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  veche_application_batch_set_selection (self->batch, workspace, self->selection);
  /* After the views, which keep what is in sight where it is. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (veche_application_rows_items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

gboolean
veche_application_rows_mark (VecheApplicationRows *self, gint64 id, gboolean scroll)
{
  guint position;

  g_return_val_if_fail (VECHE_IS_APPLICATION_ROWS (self), FALSE);

  /* What a person has selected is theirs. */
  if (veche_record_selection_get_size (self->selection) > 1)
    return FALSE;
  position = veche_record_selection_select_id (self->selection, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (scroll)
    veche_application_rows_scroll (self, position);
  return TRUE;
}

char *
veche_application_rows_dup_columns (VecheApplicationRows *self)
{
  g_auto (GStrv) fields = NULL;

  g_return_val_if_fail (VECHE_IS_APPLICATION_ROWS (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") != 0)
    return NULL;
  fields = veche_record_table_list_fields (self->table);
  return g_strjoinv (",", fields);
}

GMenuModel *
veche_application_rows_get_menu (VecheApplicationRows *self)
{
  g_return_val_if_fail (VECHE_IS_APPLICATION_ROWS (self), NULL);

  return veche_record_table_get_menu (self->table);
}

GActionGroup *
veche_application_rows_get_actions (VecheApplicationRows *self)
{
  g_return_val_if_fail (VECHE_IS_APPLICATION_ROWS (self), NULL);

  return veche_record_table_get_actions (self->table);
}

GtkWidget *
veche_application_rows_get_focus (VecheApplicationRows *self)
{
  g_return_val_if_fail (VECHE_IS_APPLICATION_ROWS (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0)
    return veche_record_table_get_view (self->table);
  return GTK_WIDGET (self->list);
}
