/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-page.h"

#include "veche-i18n.h"
#include "veche-letter-bulk.h"
#include "veche-letter-templates.h"

struct _VecheLetterPage
{
  VechePage parent_instance;

  VecheLetterBulk *bulk;
  VecheLetterTemplates *templates;
};

G_DEFINE_FINAL_TYPE (VecheLetterPage, veche_letter_page, VECHE_TYPE_PAGE)

static void
veche_letter_page_open (VechePage *page)
{
  VecheLetterPage *self = VECHE_LETTER_PAGE (page);

  veche_letter_bulk_set_workspace (self->bulk, veche_page_get_workspace (page));
  veche_letter_templates_set_workspace (self->templates, veche_page_get_workspace (page));
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

  g_type_ensure (VECHE_TYPE_LETTER_BULK);
  g_type_ensure (VECHE_TYPE_LETTER_TEMPLATES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/letter/veche-letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, VecheLetterPage, templates);
}

static void
veche_letter_page_init (VecheLetterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
