/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-table.h"

#include "veche-i18n.h"
#include "veche-page-settings.h"
#include "veche-record-cell.h"
#include "veche-record-item.h"
#include "veche-row-name.h"

#define SETTING "table-columns"
/* A column is dragged wider in many small steps: what comes of it is remembered once. */
#define REMEMBER_MS 400

struct _VecheRecordTable
{
  AdwBin parent_instance;

  GtkColumnView *view;
  const VecheKind *kind;
  char *slug;
  char *sort;
  GMenu *menu;
  GSimpleActionGroup *actions;
  guint remember; /* source, or 0 */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (VecheRecordTable, veche_record_table, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SORT,
  N_PROPS,
};

enum
{
  ACTIVATE,
  COLUMNS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkColumnViewColumn *
veche_record_table_find_column (VecheRecordTable *self, const char *field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), field) == 0)
        return column;
    }
  return NULL;
}

/* --- what is remembered ------------------------------------------------------------------------------------------- */

static void
veche_record_table_store (VecheRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GVariantBuilder all;

  g_clear_handle_id (&self->remember, g_source_remove);
  g_variant_builder_init (&all, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&all, "(sbi)", gtk_column_view_column_get_id (column), gtk_column_view_column_get_visible (column),
                             gtk_column_view_column_get_fixed_width (column));
    }
  veche_page_settings_store (SETTING, self->slug, g_variant_builder_end (&all));
}

static void
veche_record_table_store_cb (gpointer data)
{
  VecheRecordTable *self = data;

  self->remember = 0;
  veche_record_table_store (self);
}

static void
veche_record_table_columns_changed_cb (VecheRecordTable *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->remember, g_source_remove);
  self->remember = g_timeout_add_once (REMEMBER_MS, veche_record_table_store_cb, self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* --- order -------------------------------------------------------------------------------------------------------- */

static void
veche_record_table_show_sort (VecheRecordTable *self)
{
  gboolean descending = *self->sort == '-';
  GtkColumnViewColumn *column = *self->sort != '\0' ? veche_record_table_find_column (self, self->sort + descending) : NULL;

  self->filling = TRUE;
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->filling = FALSE;
}

static void
veche_record_table_sorter_changed_cb (VecheRecordTable *self, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  g_autofree char *sort = NULL;

  if (self->filling)
    return;
  if (column == NULL)
    sort = g_strdup ("");
  else
    sort = g_strconcat (gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING ? "-" : "",
                        gtk_column_view_column_get_id (column), NULL);
  if (g_set_str (&self->sort, sort))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/* --- columns ------------------------------------------------------------------------------------------------------ */

static void
veche_record_table_add_column (VecheRecordTable *self, const VecheField *field)
{
  g_autoptr (GtkColumnViewColumn) column
    = gtk_column_view_column_new (veche_field_get_label (field), veche_record_cell_new_factory (field));
  /* Nothing is compared here, but a header can be pressed only where its column has a sorter. */
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  g_autofree char *action = g_strconcat ("columns.", field->name, NULL);
  g_autoptr (GPropertyAction) shown = NULL;

  gtk_column_view_column_set_id (column, field->name);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_visible (column, FALSE);
  gtk_column_view_column_set_fixed_width (column, veche_record_cell_get_width (field, self->kind));
  gtk_column_view_append_column (self->view, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (veche_record_table_columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (veche_record_table_columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  shown = g_property_action_new (field->name, column, "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (shown));
  /* A table without what its rows are called is no use. */
  if (g_str_equal (field->name, self->kind->title_field))
    gtk_column_view_column_set_visible (column, TRUE);
  else
    g_menu_append (self->menu, veche_field_get_label (field), action);
}

/* Puts a column at a place among them and shows it so. */
static void
veche_record_table_put_column (VecheRecordTable *self, const char *field, guint *position, gboolean visible, int width)
{
  g_autoptr (GtkColumnViewColumn) column = veche_record_table_find_column (self, field);

  if (column == NULL)
    return;
  g_object_ref (column);
  gtk_column_view_insert_column (self->view, (*position)++, column);
  gtk_column_view_column_set_visible (column, visible || g_str_equal (field, self->kind->title_field));
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
}

static void
veche_record_table_arrange (VecheRecordTable *self, const char *fields)
{
  g_autoptr (GVariant) stored = veche_page_settings_dup (SETTING, self->slug);
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  GVariantIter iter;
  const char *field;
  gboolean visible;
  guint position = 0;
  int width;

  if (stored == NULL)
    for (guint i = 0; names[i] != NULL; i++)
      veche_record_table_put_column (self, names[i], &position, TRUE, 0);
  else
    {
      g_variant_iter_init (&iter, stored);
      while (g_variant_iter_next (&iter, "(&sbi)", &field, &visible, &width))
        veche_record_table_put_column (self, field, &position, visible, width);
    }
}

/* --- the widget --------------------------------------------------------------------------------------------------- */

static void
veche_record_table_activate_cb (VecheRecordTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
veche_record_table_bind_row_cb (GtkListItemFactory *factory, GtkColumnViewRow *row)
{
  veche_row_name_bind (G_OBJECT (row));
}

static void
veche_record_table_unbind_row_cb (GtkListItemFactory *factory, GtkColumnViewRow *row)
{
  veche_row_name_unbind (G_OBJECT (row));
}

static void
veche_record_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, VECHE_RECORD_TABLE (object)->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_record_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VecheRecordTable *self = VECHE_RECORD_TABLE (object);

  switch (prop_id)
    {
    case PROP_SORT:
      if (g_set_str (&self->sort, g_value_get_string (value) != NULL ? g_value_get_string (value) : ""))
        {
          veche_record_table_show_sort (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_record_table_dispose (GObject *object)
{
  VecheRecordTable *self = VECHE_RECORD_TABLE (object);

  /* What has just been made wider or narrower is remembered though the window closes. */
  if (self->remember != 0)
    veche_record_table_store (self);
  self->filling = TRUE;
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (veche_record_table_parent_class)->dispose (object);
}

static void
veche_record_table_finalize (GObject *object)
{
  VecheRecordTable *self = VECHE_RECORD_TABLE (object);

  g_free (self->slug);
  g_free (self->sort);

  G_OBJECT_CLASS (veche_record_table_parent_class)->finalize (object);
}

static void
veche_record_table_class_init (VecheRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = veche_record_table_dispose;
  object_class->finalize = veche_record_table_finalize;
  object_class->get_property = veche_record_table_get_property;
  object_class->set_property = veche_record_table_set_property;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_UINT);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
veche_record_table_init (VecheRecordTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->sort = g_strdup ("");
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect (rows, "bind", G_CALLBACK (veche_record_table_bind_row_cb), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (veche_record_table_unbind_row_cb), NULL);
  gtk_column_view_set_row_factory (self->view, rows);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (veche_record_table_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (veche_record_table_sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

void
veche_record_table_build (VecheRecordTable *self, const VecheKind *kind, const char *slug, const char *fields)
{
  g_return_if_fail (VECHE_IS_RECORD_TABLE (self) && self->kind == NULL);

  self->kind = kind;
  self->slug = g_strdup (slug);
  self->filling = TRUE;
  for (const VecheField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & VECHE_FIELD_BRIEF) != 0)
      veche_record_table_add_column (self, field);
  veche_record_table_arrange (self, fields);
  self->filling = FALSE;
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (veche_record_table_columns_changed_cb), self, G_CONNECT_SWAPPED);
  veche_record_table_show_sort (self);
}

void
veche_record_table_set_model (VecheRecordTable *self, GtkSelectionModel *model)
{
  g_return_if_fail (VECHE_IS_RECORD_TABLE (self));

  gtk_column_view_set_model (self->view, model);
}

GMenuModel *
veche_record_table_get_menu (VecheRecordTable *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_TABLE (self), NULL);

  return G_MENU_MODEL (self->menu);
}

GActionGroup *
veche_record_table_get_actions (VecheRecordTable *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_TABLE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GStrv
veche_record_table_list_fields (VecheRecordTable *self)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  GListModel *columns;

  g_return_val_if_fail (VECHE_IS_RECORD_TABLE (self), NULL);

  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_strv_builder_add (fields, gtk_column_view_column_get_id (column));
    }
  return g_strv_builder_end (fields);
}

GtkWidget *
veche_record_table_get_view (VecheRecordTable *self)
{
  g_return_val_if_fail (VECHE_IS_RECORD_TABLE (self), NULL);

  return GTK_WIDGET (self->view);
}

void
veche_record_table_set_label (VecheRecordTable *self, const char *label)
{
  g_return_if_fail (VECHE_IS_RECORD_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
