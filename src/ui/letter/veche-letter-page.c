/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-page.h"

#include "veche-i18n.h"
#include "veche-letter-bulk.h"
#include "veche-letter-outgoing.h"
#include "veche-letter-templates.h"

struct _VecheLetterPage
{
  VechePage parent_instance;

  AdwViewStack *views;
  VecheLetterBulk *bulk;
  VecheLetterOutgoing *outgoing;
  VecheLetterTemplates *templates;
};

G_DEFINE_FINAL_TYPE (VecheLetterPage, veche_letter_page, VECHE_TYPE_PAGE)

static void
veche_letter_page_open (VechePage *page)
{
  VecheLetterPage *self = VECHE_LETTER_PAGE (page);

  veche_letter_bulk_set_workspace (self->bulk, veche_page_get_workspace (page));
  veche_letter_outgoing_set_workspace (self->outgoing, veche_page_get_workspace (page));
  veche_letter_templates_set_workspace (self->templates, veche_page_get_workspace (page));
}

static void
veche_letter_page_search (VechePage *page)
{
  VecheLetterPage *self = VECHE_LETTER_PAGE (page);

  adw_view_stack_set_visible_child_name (self->views, "outgoing");
  veche_letter_outgoing_search (self->outgoing);
}

/* «applications»: rows of applications that the letters are for, by the template @id (0: whichever); «code» («reminder»): letters of this kind to all that wait for one. */
static void
veche_letter_page_show_rows (VechePage *page, GVariant *filter, gint64 id)
{
  VecheLetterPage *self = VECHE_LETTER_PAGE (page);
  const char *text = NULL, *code = NULL;

  if (g_variant_lookup (filter, "code", "&s", &code))
    veche_letter_bulk_show_code (self->bulk, code);
  else if (g_variant_lookup (filter, "applications", "&s", &text))
    {
      g_autoptr (GArray) applications = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_auto (GStrv) rows = g_strsplit (text, " ", -1);

      for (guint i = 0; rows[i] != NULL; i++)
        {
          gint64 row = g_ascii_strtoll (rows[i], NULL, 10);

          g_array_append_val (applications, row);
        }
      veche_letter_bulk_select (self->bulk, applications, id);
    }
  else
    return;
  adw_view_stack_set_visible_child_name (self->views, "bulk");
}

static void
veche_letter_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VECHE_TYPE_LETTER_PAGE);

  G_OBJECT_CLASS (veche_letter_page_parent_class)->dispose (object);
}

static void
veche_letter_page_class_init (VecheLetterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  VechePageClass *page_class = VECHE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_letter_page_dispose;

  page_class->slug = "letters";
  page_class->title = N_("Letters");
  page_class->section = N_("Selection");
  page_class->icon_name = "mail-unread-symbolic";
  page_class->by_programme = TRUE;
  page_class->open = veche_letter_page_open;
  page_class->search = veche_letter_page_search;
  page_class->show_rows = veche_letter_page_show_rows;

  g_type_ensure (VECHE_TYPE_LETTER_BULK);
  g_type_ensure (VECHE_TYPE_LETTER_OUTGOING);
  g_type_ensure (VECHE_TYPE_LETTER_TEMPLATES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, outgoing);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, templates);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, views);
}

static void
veche_letter_page_init (VecheLetterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
