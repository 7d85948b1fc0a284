/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-application-news.h"

#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-toast.h"

typedef struct
{
  VecheWorkspace *workspace;
  VecheQuery *query;
} VecheApplicationNews;

static void
veche_application_news_free (gpointer data)
{
  VecheApplicationNews *news = data;

  veche_query_free (news->query);
  g_object_unref (news->workspace);
  g_free (news);
}

static void
veche_application_news_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheApplicationNews *news = data;
  g_autoptr (GPtrArray) found = dex_await_boxed (veche_workspace_query (news->workspace, news->query), error);

  if (found != NULL && found->len == 0 && !veche_task_is_over (task))
    veche_toast_show_way_out (object, _("The new application is hidden by the search or the filter"), _("Show _all"), "page.clear");
}

void
veche_application_news_tell (GtkWidget *page, VecheWorkspace *workspace, const VecheQuery *query, gint64 id)
{
  VecheApplicationNews *news;

  g_return_if_fail (GTK_IS_WIDGET (page) && VECHE_IS_WORKSPACE (workspace) && query != NULL);

  news = g_new0 (VecheApplicationNews, 1);
  news->workspace = g_object_ref (workspace);
  news->query = veche_query_copy (query);
  veche_query_set_ids (news->query, &id, 1);
  veche_task_spawn (page, veche_application_news_fiber, news, veche_application_news_free);
}
