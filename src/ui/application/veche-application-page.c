/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-page.h"

#include "veche-application-detail.h"
#include "veche-application-filter.h"
#include "veche-application-news.h"
#include "veche-application-rows.h"
#include "veche-application.h"
#include "veche-export-dialog.h"
#include "veche-i18n.h"
#include "veche-import-dialog.h"
#include "veche-intake-dialog.h"
#include "veche-layout-note.h"
#include "veche-programme-choice.h"
#include "veche-programme-total.h"
#include "veche-record-list.h"
#include "veche-report-action.h"
#include "veche-text.h"

struct _VecheApplicationPage
{
  VechePage parent_instance;

  AdwNavigationSplitView *split;
  AdwWindowTitle *title;
  GtkMenuButton *filter_button;
  GtkWidget *search;
  VecheApplicationFilter *filter;
  VecheLayoutNote *swapped;
  GtkStack *stack;
  GMenu *columns_menu;
  VecheApplicationRows *rows;
  VecheApplicationDetail *detail;

  VecheRecordList *records;
  VecheProgrammeTotal *total;
  gboolean narrow; /* list and card do not fit beside each other */
  gint64 shown; /* row in the detail, 0: none */
  gboolean scroll; /* the list has still to be scrolled to what is shown */
};

G_DEFINE_FINAL_TYPE (VecheApplicationPage, veche_application_page, VECHE_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- what is chosen --------------------------------------------------------------------------------------------- */

static void
veche_application_page_show_application (VecheApplicationPage *self, gint64 id)
{
  if (self->shown == id)
    return;
  self->shown = id;
  veche_application_detail_show (self->detail, veche_page_get_workspace (VECHE_PAGE (self)), id);
}

static void
veche_application_page_chosen_cb (VecheApplicationPage *self, gint64 id)
{
  veche_application_page_show_application (self, id);
}

static void
veche_application_page_opened_cb (VecheApplicationPage *self, gint64 id)
{
  veche_application_page_show_application (self, id);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* A table wants the whole width: its card comes in its place. */
static void
veche_application_page_view_cb (VecheApplicationPage *self)
{
  g_autofree char *view = NULL;
  gboolean table;

  g_object_get (self->rows, "view", &view, NULL);
  table = g_str_equal (view, "table");
  if (table && !adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  adw_navigation_split_view_set_collapsed (self->split, self->narrow || table);
}

/* After the order has changed, the row of the card is marked wherever it is now. */
static void
veche_application_page_reselect (VecheApplicationPage *self)
{
  if (veche_application_rows_mark (self->rows, self->shown, self->scroll))
    self->scroll = FALSE;
}

static void
veche_application_page_gone_cb (VecheApplicationPage *self)
{
  self->shown = 0;
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* --- the query -------------------------------------------------------------------------------------------------- */

static VecheQuery *
veche_application_page_new_query (VecheApplicationPage *self)
{
  VecheQuery *query = veche_query_new (&veche_application_kind);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *sort = NULL;

  if (*text != '\0')
    veche_query_set_text (query, text);
  g_object_get (self->rows, "sort", &sort, NULL);
  if (*sort != '\0')
    veche_query_set_sort (query, sort + (*sort == '-'), *sort == '-');
  veche_application_filter_apply (self->filter, query);
  veche_programme_choice_narrow (veche_programme_choice_get (veche_page_get_workspace (VECHE_PAGE (self))), query);
  return query;
}

/* What the list shows at last: where nothing was found, by the same keys in the other layout. */
static VecheQuery *
veche_application_page_new_shown_query (VecheApplicationPage *self)
{
  VecheQuery *query = veche_application_page_new_query (self);
  gboolean swapped;

  g_object_get (self->records, "swapped", &swapped, NULL);
  if (swapped && query->text != NULL)
    {
      g_autofree char *text = veche_text_swap_layout (query->text);

      veche_query_set_text (query, text);
    }
  return query;
}

static void
veche_application_page_query_changed_cb (VecheApplicationPage *self)
{
  g_autoptr (VecheQuery) query = NULL;

  if (self->records == NULL)
    return;
  query = veche_application_page_new_query (self);
  veche_record_list_set_query (self->records, query);
}

static void
veche_application_page_update (VecheApplicationPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  guint total = veche_programme_total_get (self->total);
  gboolean counted = veche_programme_total_is_known (self->total);
  gboolean loading, swapped;
  g_autofree char *count = NULL;
  const char *child = "list";

  g_object_get (self->records, "loading", &loading, "swapped", &swapped, NULL);
  if (shown == total || !counted)
    count = g_strdup_printf ("%u", shown);
  else
    count = g_strdup_printf (_("%u of %u shown"), shown, total);
  adw_window_title_set_subtitle (self->title, count);
  if (shown == 0 && (loading || !counted))
    child = "loading";
  else if (shown == 0)
    child = total > 0 ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, child);
  veche_layout_note_show (self->swapped, gtk_editable_get_text (GTK_EDITABLE (self->search)), swapped);
  if (!loading)
    veche_application_page_reselect (self);
}

/* --- actions ---------------------------------------------------------------------------------------------------- */

static void
veche_application_page_clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  veche_application_filter_clear (self->filter);
  gtk_widget_grab_focus (self->search);
}

static void
veche_application_page_stop_search_cb (VecheApplicationPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (veche_application_rows_get_focus (self->rows));
}

static void
veche_application_page_export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (widget);
  g_autoptr (VecheQuery) query = veche_application_page_new_shown_query (self);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  adw_dialog_present (veche_export_dialog_new (veche_page_get_workspace (VECHE_PAGE (self)), query, count), widget);
}

static void
veche_application_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (VecheQuery) query = veche_application_page_new_shown_query (VECHE_APPLICATION_PAGE (widget));
  g_autofree char *columns = veche_application_rows_dup_columns (VECHE_APPLICATION_PAGE (widget)->rows);
  const char *report = g_variant_get_string (parameter, NULL);

  veche_report_action_save_list (widget, veche_page_get_workspace (VECHE_PAGE (widget)), report, query, columns);
}

/* --- the page --------------------------------------------------------------------------------------------------- */

static void
veche_application_page_open (VechePage *page)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);
  VecheWorkspace *workspace = veche_page_get_workspace (page);
  g_autoptr (VecheQuery) query = veche_application_page_new_query (self);

  self->records = veche_record_list_new (workspace, query);
  self->total = veche_programme_total_new (GTK_WIDGET (self), workspace);
  veche_application_rows_set_list (self->rows, workspace, self->records);
  veche_application_filter_set_workspace (self->filter, workspace);
  veche_application_filter_open_saved (self->filter, veche_page_get_workspace (VECHE_PAGE (self)), GTK_EDITABLE (self->search));
  g_signal_connect_object (self->records, "notify", G_CALLBACK (veche_application_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (veche_application_page_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (veche_programme_choice_get (workspace), "chosen", G_CALLBACK (veche_application_page_query_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->total, "counted", G_CALLBACK (veche_application_page_update), self, G_CONNECT_SWAPPED);
  veche_application_page_update (self);
}

static void
veche_application_page_taken_in_cb (VecheApplicationPage *self, gint64 id)
{
  g_autoptr (VecheQuery) query = veche_application_page_new_query (self);

  self->scroll = TRUE;
  veche_application_page_show_application (self, id);
  veche_application_page_reselect (self);
  veche_application_news_tell (GTK_WIDGET (self), veche_page_get_workspace (VECHE_PAGE (self)), query, id);
}

static void
veche_application_page_open_card_cb (VecheApplicationPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
veche_application_page_create (VechePage *page)
{
  AdwDialog *dialog = veche_intake_dialog_new (veche_page_get_workspace (page));

  g_signal_connect_object (dialog, "taken-in", G_CALLBACK (veche_application_page_taken_in_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "open-card", G_CALLBACK (veche_application_page_open_card_cb), page, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

static void
veche_application_page_search (VechePage *page)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (self->search);
}

static void
veche_application_page_edit (VechePage *page)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);

  if (self->shown == 0)
    return;
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  veche_application_detail_edit (self->detail);
}

static void
veche_application_page_toggle_pane (VechePage *page)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail));

  adw_navigation_split_view_set_show_content (self->split, !in_detail);
  if (in_detail)
    gtk_widget_grab_focus (veche_application_rows_get_focus (self->rows));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static gboolean
veche_application_page_print (VechePage *page)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);

  return self->shown != 0 && gtk_widget_activate_action (GTK_WIDGET (self->detail), "application.print", "s", "receipt");
}

static void
veche_application_page_take_table (VechePage *page)
{
  adw_dialog_present (veche_import_dialog_new (veche_page_get_workspace (page), &veche_application_kind), GTK_WIDGET (page));
}

static void
veche_application_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (page);

  if (id == 0 || g_variant_n_children (filter) > 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      veche_application_filter_set (self->filter, filter);
    }
  if (id == 0)
    {
      adw_navigation_split_view_set_show_content (self->split, FALSE);
      return;
    }
  self->scroll = TRUE;
  veche_application_page_show_application (self, id);
  veche_application_page_reselect (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
veche_application_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, VECHE_APPLICATION_PAGE (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_application_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = !self->narrow;
      veche_application_page_view_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
veche_application_page_dispose (GObject *object)
{
  VecheApplicationPage *self = VECHE_APPLICATION_PAGE (object);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_APPLICATION_PAGE);
  g_clear_object (&self->records);
  g_clear_object (&self->total);

  G_OBJECT_CLASS (veche_application_page_parent_class)->dispose (object);
}

static void
veche_application_page_class_init_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (VECHE_TYPE_APPLICATION_DETAIL);
  g_type_ensure (VECHE_TYPE_APPLICATION_FILTER);
  g_type_ensure (VECHE_TYPE_APPLICATION_ROWS);
  g_type_ensure (VECHE_TYPE_LAYOUT_NOTE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/application/veche-application-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, detail);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, filter);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, rows);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, search);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, split);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, swapped);
  gtk_widget_class_bind_template_child (widget_class, VecheApplicationPage, title);
  gtk_widget_class_bind_template_callback_full (widget_class, "chosen_cb", G_CALLBACK (veche_application_page_chosen_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "opened_cb", G_CALLBACK (veche_application_page_opened_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "query_changed_cb",
                                                G_CALLBACK (veche_application_page_query_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "stop_search_cb",
                                                G_CALLBACK (veche_application_page_stop_search_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "view_cb", G_CALLBACK (veche_application_page_view_cb));
}

static void
veche_application_page_class_init (VecheApplicationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  object_class->dispose = veche_application_page_dispose;
  object_class->get_property = veche_application_page_get_property;
  object_class->set_property = veche_application_page_set_property;

  page_class->slug = "applications";
  page_class->title = N_("Applications");
  page_class->section = N_("Selection");
  page_class->icon_name = "view-list-symbolic";
  page_class->by_programme = TRUE;
  page_class->open = veche_application_page_open;
  page_class->create = veche_application_page_create;
  page_class->search = veche_application_page_search;
  page_class->edit = veche_application_page_edit;
  page_class->toggle_pane = veche_application_page_toggle_pane;
  page_class->print = veche_application_page_print;
  page_class->take_table = veche_application_page_take_table;
  page_class->show_rows = veche_application_page_show_rows;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  veche_application_page_class_init_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, veche_application_page_clear_action);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, veche_application_page_export_action);
  gtk_widget_class_install_action (widget_class, "page.print", "s", veche_application_page_print_action);
}

static void
veche_application_page_add_actions (VecheApplicationPage *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) sort = g_property_action_new ("sort", self->rows, "sort");
  g_autoptr (GPropertyAction) view = g_property_action_new ("view", self->rows, "view");

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (sort));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (view));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "rows", G_ACTION_GROUP (actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", veche_application_rows_get_actions (self->rows));
  g_menu_append_submenu (self->columns_menu, _("Colu_mns of the table"), veche_application_rows_get_menu (self->rows));
}

static void
veche_application_page_init (VecheApplicationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  veche_application_page_add_actions (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->rows));
  gtk_menu_button_set_popover (self->filter_button, veche_application_filter_get_popover (self->filter));
  g_signal_connect_object (self->detail, "gone", G_CALLBACK (veche_application_page_gone_cb), self, G_CONNECT_SWAPPED);
  veche_application_page_view_cb (self);
}
