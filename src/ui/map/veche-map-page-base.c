/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-i18n.h"
#include "veche-map-address.h"
#include "veche-map-file.h"
#include "veche-map-online-dialog.h"
#include "veche-map-online.h"
#include "veche-map-page-private.h"
#include "veche-map-tile-source.h"
#include "veche-mercator.h"
#include "veche-page-settings.h"
#include "veche-task.h"
#include "veche-template.h"
#include "veche-toast.h"
#include "veche-workspace-guard.h"

/* The file of the base map; plans over it and how both look. */
#define SETTINGS "map-bases"
#define LOOKS "map-plans"
/* Of Veche itself: the quarter where the demo lies. */
#define BUILT_IN "maps/ostankino.mbtiles"

typedef struct
{
  VecheMapPage *page;
  gboolean base;
  VecheMapPlan *plan; /* that gets another file; %NULL: a new one */
} VecheMapPageBaseChoice;

static void
veche_map_page_base_choice_free (VecheMapPageBaseChoice *choice)
{
  g_object_unref (choice->page);
  g_clear_object (&choice->plan);
  g_free (choice);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheMapPageBaseChoice, veche_map_page_base_choice_free)

static const char *
veche_map_page_base_get_slug (VecheMapPage *self)
{
  return veche_workspace_get_uuid (veche_page_get_workspace (VECHE_PAGE (self)));
}

static VecheMapBackdrop *
veche_map_page_base_get_backdrop (VecheMapPage *self)
{
  return veche_map_view_get_backdrop (self->view);
}

/* --- files ------------------------------------------------------------------------------------------------------------ */

static ShumateMapSource *
veche_map_page_base_new_online (const char *address)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "veche", "map", NULL);
  g_autofree char *credit = veche_map_online_dialog_dup_credit (address);

  return veche_map_online_new (address, credit, folder);
}

typedef struct
{
  char *path;
  char *style;
  gboolean flat;
} VecheMapPageBaseFile;

static void
veche_map_page_base_file_free (gpointer data)
{
  VecheMapPageBaseFile *file = data;

  g_free (file->path);
  g_free (file->style);
  g_free (file);
}

static ShumateMapSource *
veche_map_page_base_open_thread (const VecheMapPageBaseFile *file, GError **error)
{
  /* A second descriptor of an open workspace, once closed, would drop its locks. */
  if (!veche_workspace_guard_check (file->path, error) || (file->style != NULL && !veche_workspace_guard_check (file->style, error)))
    return NULL;
  return veche_map_file_open (file->path, file->style, file->flat, error);
}

static DexFuture *
veche_map_page_base_open_fiber (gpointer data)
{
  GError *error = NULL;
  ShumateMapSource *source = veche_map_page_base_open_thread (data, &error);

  if (source == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_object (source);
}

/* Names along streets take the processor more time for each frame than the map has, where no graphics card draws them. */
static gboolean
veche_map_page_base_is_flat (VecheMapPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

/* For fibers. Owned. */
static ShumateMapSource *
veche_map_page_base_await (VecheMapPage *self, const char *path, GError **error)
{
  VecheMapPageBaseFile *file;

  if (veche_map_address_is_online (path))
    return veche_map_page_base_new_online (path);
  file = g_new0 (VecheMapPageBaseFile, 1);
  file->path = g_strdup (path);
  file->style = veche_map_file_dup_style_path (path);
  file->flat = veche_map_page_base_is_flat (self);
  return dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_map_page_base_open_fiber, file,
                                                veche_map_page_base_file_free),
                           error);
}

/* --- what is remembered ------------------------------------------------------------------------------------------------ */

void
veche_map_page_base_save (VecheMapPage *self)
{
  GListModel *plans = veche_map_backdrop_list_plans (veche_map_page_base_get_backdrop (self));
  VecheMapPlan *base = veche_map_backdrop_get_base (veche_map_page_base_get_backdrop (self));
  GVariantBuilder list;
  GVariantBuilder looks;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(sbd)"));
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (plans, i);

      /* Names in another encoding are not remembered: settings are texts. */
      if (!g_utf8_validate (veche_map_plan_get_path (plan), -1, NULL))
        continue;
      g_variant_builder_add (&list, "(sbd)", veche_map_plan_get_path (plan), veche_map_plan_is_shown (plan), veche_map_plan_get_opacity (plan));
    }
  g_variant_builder_init (&looks, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&looks, "{sv}", "plans", g_variant_builder_end (&list));
  if (base != NULL)
    g_variant_builder_add (&looks, "{sv}", "base", g_variant_new ("(bd)", veche_map_plan_is_shown (base), veche_map_plan_get_opacity (base)));
  veche_page_settings_store (LOOKS, veche_map_page_base_get_slug (self), g_variant_builder_end (&looks));
}

static void
veche_map_page_base_remember (VecheMapPage *self, const char *base)
{
  if (g_utf8_validate (base, -1, NULL))
    veche_page_settings_store (SETTINGS, veche_map_page_base_get_slug (self), g_variant_new_string (base));
  veche_map_page_base_save (self);
}

/* One that has been on a stick is not there today: its row and a toast say so, and the rest of the map is as it was. */
static void
veche_map_page_base_restore_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  GPtrArray *plans = data;

  for (guint i = 0; i < plans->len && !veche_task_is_over (task); i++)
    {
      VecheMapPlan *plan = g_ptr_array_index (plans, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (ShumateMapSource) source = veche_map_page_base_await (self, veche_map_plan_get_path (plan), &local);

      if (veche_task_is_over (task))
        return;
      veche_map_plan_set_source (plan, source, local != NULL ? local->message : NULL);
    }
}

static void
veche_map_page_base_dress (VecheMapPage *self, VecheMapPlan *base)
{
  g_autoptr (GVariant) looks = veche_page_settings_dup (LOOKS, veche_map_page_base_get_slug (self));
  gboolean shown;
  double opacity;

  if (looks == NULL || !g_variant_lookup (looks, "base", "(bd)", &shown, &opacity))
    return;
  veche_map_plan_set_shown (base, shown);
  veche_map_plan_set_opacity (base, CLAMP (opacity, 0.1, 1));
}

static void
veche_map_page_base_restore_plans (VecheMapPage *self, GPtrArray *plans)
{
  g_autoptr (GVariant) looks = veche_page_settings_dup (LOOKS, veche_map_page_base_get_slug (self));
  g_autoptr (GVariant) list = looks != NULL ? g_variant_lookup_value (looks, "plans", G_VARIANT_TYPE ("a(sbd)")) : NULL;
  GVariantIter iter;
  const char *path;
  gboolean shown;
  double opacity;

  if (list == NULL)
    return;
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&sbd)", &path, &shown, &opacity))
    {
      VecheMapPlan *plan = veche_map_plan_new (path);

      veche_map_plan_set_shown (plan, shown);
      veche_map_plan_set_opacity (plan, CLAMP (opacity, 0.1, 1));
      veche_map_backdrop_add_plan (veche_map_page_base_get_backdrop (self), plan);
      g_ptr_array_add (plans, plan);
    }
}

void
veche_map_page_base_restore (VecheMapPage *self)
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, veche_map_page_base_get_slug (self));
  const char *path = kept != NULL ? g_variant_get_string (kept, NULL) : "";
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);

  if (*path != '\0')
    {
      VecheMapPlan *base = veche_map_plan_new (path);

      veche_map_page_base_dress (self, base);
      veche_map_backdrop_set_base (veche_map_page_base_get_backdrop (self), base);
      g_ptr_array_add (plans, base);
    }
  veche_map_page_base_restore_plans (self, plans);
  veche_task_spawn (self, veche_map_page_base_restore_fiber, plans, (GDestroyNotify) g_ptr_array_unref);
}

/* On a thread too: which file there is, and whether it has the place, is read from the disk. */
static DexFuture *
veche_map_page_base_built_in_fiber (gpointer data)
{
  const double *place = data;
  g_autofree char *path = veche_template_find (BUILT_IN, NULL);
  const VecheMapPageBaseFile file = { .path = path };
  g_autoptr (ShumateMapSource) source = path != NULL ? veche_map_page_base_open_thread (&file, NULL) : NULL;

  if (source == NULL || !veche_map_tile_source_covers (VECHE_MAP_TILE_SOURCE (source), place[0], place[1]))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", BUILT_IN);
  g_object_set_data_full (G_OBJECT (source), "path", g_steal_pointer (&path), g_free);
  return dex_future_new_take_object (g_steal_pointer (&source));
}

static void
veche_map_page_base_offer_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  g_autoptr (ShumateMapSource) source
    = dex_await_object (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, veche_map_page_base_built_in_fiber,
                                             g_memdup2 (data, 2 * sizeof (double)), g_free),
                        NULL);

  if (source != NULL && !veche_task_is_over (task) && veche_map_backdrop_get_base (veche_map_page_base_get_backdrop (self)) == NULL)
    {
      g_autoptr (VecheMapPlan) base = veche_map_plan_new (g_object_get_data (G_OBJECT (source), "path"));

      veche_map_plan_set_source (base, source, NULL);
      veche_map_page_base_dress (self, base);
      veche_map_backdrop_set_base (veche_map_page_base_get_backdrop (self), base);
    }
}

void
veche_map_page_base_offer (VecheMapPage *self, const double bounds[4])
{
  g_autoptr (GVariant) kept = veche_page_settings_dup (SETTINGS, veche_map_page_base_get_slug (self));
  const double place[] = { veche_mercator_lon ((bounds[0] + bounds[2]) / 2), veche_mercator_lat ((bounds[1] + bounds[3]) / 2) };

  if (kept == NULL)
    veche_task_spawn (self, veche_map_page_base_offer_fiber, g_memdup2 (place, sizeof place), g_free);
}

/* --- what a person does ------------------------------------------------------------------------------------------------ */

static void
veche_map_page_base_chosen_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  VecheMapPlan *fresh = data;
  g_autoptr (ShumateMapSource) source = veche_map_page_base_await (self, veche_map_plan_get_path (fresh), error);

  if (source == NULL || veche_task_is_over (task))
    return;
  veche_map_plan_set_source (fresh, source, NULL);
  veche_map_backdrop_set_base (veche_map_page_base_get_backdrop (self), fresh);
  veche_map_page_base_remember (self, veche_map_plan_get_path (fresh));
}

/* A plan goes where the old one was. */
static void
veche_map_page_base_plan_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheMapPage *self = object;
  VecheMapBackdrop *backdrop = veche_map_page_base_get_backdrop (self);
  VecheMapPlan *fresh = data;
  VecheMapPlan *old = g_object_get_data (G_OBJECT (fresh), "old");
  g_autoptr (ShumateMapSource) source = veche_map_page_base_await (self, veche_map_plan_get_path (fresh), error);
  guint at;

  if (source == NULL || veche_task_is_over (task))
    return;
  veche_map_plan_set_source (fresh, source, NULL);
  veche_map_backdrop_add_plan (backdrop, fresh);
  if (old != NULL && g_list_store_find (G_LIST_STORE (veche_map_backdrop_list_plans (backdrop)), old, &at))
    {
      veche_map_backdrop_remove_plan (backdrop, old);
      veche_map_backdrop_move_plan (backdrop, fresh, at);
    }
  veche_map_page_base_save (self);
}

static void
veche_map_page_base_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VecheMapPageBaseChoice) choice = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  VecheMapPlan *fresh;

  if (path == NULL)
    return;
  fresh = veche_map_plan_new (path);
  if (choice->plan != NULL)
    {
      veche_map_plan_set_opacity (fresh, veche_map_plan_get_opacity (choice->plan));
      g_object_set_data_full (G_OBJECT (fresh), "old", g_object_ref (choice->plan), g_object_unref);
    }
  veche_task_spawn (choice->page, choice->base ? veche_map_page_base_chosen_fiber : veche_map_page_base_plan_fiber, fresh, g_object_unref);
}

static void
veche_map_page_base_ask (VecheMapPage *self, const char *title, gboolean base, VecheMapPlan *plan)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  VecheMapPageBaseChoice *choice = g_new0 (VecheMapPageBaseChoice, 1);

  choice->page = g_object_ref (self);
  choice->base = base;
  choice->plan = plan != NULL ? g_object_ref (plan) : NULL;
  gtk_file_filter_set_name (filter, _("Files with map tiles"));
  gtk_file_filter_add_suffix (filter, "mbtiles");
  gtk_file_filter_add_suffix (filter, "gpkg");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, veche_map_page_base_chosen_cb, choice);
}

void
veche_map_page_base_choose (VecheMapPage *self)
{
  veche_map_page_base_ask (self, _("Choose a base map"), TRUE, NULL);
}

void
veche_map_page_base_choose_plan (VecheMapPage *self, VecheMapPlan *plan)
{
  if (plan != NULL && veche_map_address_is_online (veche_map_plan_get_path (plan)))
    veche_map_page_base_choose_online (self);
  else if (plan != NULL && plan == veche_map_backdrop_get_base (veche_map_page_base_get_backdrop (self)))
    veche_map_page_base_choose (self);
  else
    veche_map_page_base_ask (self, _("Choose a plan"), FALSE, plan);
}

static void
veche_map_page_base_online_cb (VecheMapPage *self, const char *address)
{
  g_autoptr (VecheMapPlan) base = veche_map_plan_new (address);
  g_autoptr (ShumateMapSource) source = veche_map_page_base_new_online (address);

  veche_map_plan_set_source (base, source, NULL);
  veche_map_backdrop_set_base (veche_map_page_base_get_backdrop (self), base);
  veche_map_page_base_remember (self, address);
}

void
veche_map_page_base_choose_online (VecheMapPage *self)
{
  VecheMapPlan *base = veche_map_backdrop_get_base (veche_map_page_base_get_backdrop (self));
  const char *path = base != NULL ? veche_map_plan_get_path (base) : NULL;
  AdwDialog *dialog = veche_map_online_dialog_new (veche_map_address_is_online (path) ? path : NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (veche_map_page_base_online_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

void
veche_map_page_base_drop (VecheMapPage *self)
{
  veche_map_backdrop_set_base (veche_map_page_base_get_backdrop (self), NULL);
  /* Empty: that there is to be none. */
  veche_map_page_base_remember (self, "");
}

/* --- what is said ------------------------------------------------------------------------------------------------------ */

/* The first that there is: a network that is gone takes one map away, but a stick may take many. */
static const char *
veche_map_page_base_get_problem (VecheMapBackdrop *backdrop)
{
  VecheMapPlan *base = veche_map_backdrop_get_base (backdrop);
  GListModel *plans = veche_map_backdrop_list_plans (backdrop);
  const char *problem = base != NULL ? veche_map_plan_get_problem (base) : NULL;

  for (guint i = 0; problem == NULL && i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (VecheMapPlan) plan = g_list_model_get_item (plans, i);

      problem = veche_map_plan_get_problem (plan);
    }
  return problem;
}

static void
veche_map_page_base_told_cb (VecheMapPage *self)
{
  VecheMapBackdrop *backdrop = veche_map_page_base_get_backdrop (self);
  g_autofree char *credit = veche_map_backdrop_dup_credit (backdrop);
  const char *problem = veche_map_page_base_get_problem (backdrop);

  if (g_set_str (&self->told, problem) && problem != NULL)
    veche_toast_show (GTK_WIDGET (self), problem);
  gtk_label_set_text (self->credit, credit != NULL ? credit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->credit), credit != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.no-base", veche_map_backdrop_get_base (backdrop) != NULL);
}

void
veche_map_page_base_connect (VecheMapPage *self)
{
  veche_map_plan_list_set_view (self->plans, self->view);
  g_signal_connect_object (veche_map_page_base_get_backdrop (self), "changed", G_CALLBACK (veche_map_page_base_told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "changed", G_CALLBACK (veche_map_page_base_save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "choose", G_CALLBACK (veche_map_page_base_choose_plan), self, G_CONNECT_SWAPPED);
  veche_map_page_base_told_cb (self);
}
