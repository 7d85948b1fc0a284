/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-remark.h"

#include "veche-i18n.h"

typedef struct
{
  gint64 application;
  char *item;  /* code; %NULL: the general remark */
  char *title; /* of the step */
} VecheCheckRemark;

static void
veche_check_remark_free (gpointer data)
{
  VecheCheckRemark *self = data;

  g_free (self->item);
  g_free (self->title);
  g_free (self);
}

static DexFuture *
veche_check_remark_write (VecheWorkspace *workspace, const VecheValue *value, gpointer data)
{
  const VecheCheckRemark *self = data;
  VecheCheckRequest *request = veche_check_request_new (self->application);

  if (self->item != NULL)
    veche_check_request_mark (request, self->item, NULL, value->text);
  else
    veche_check_request_set_remark (request, value->text);
  return veche_workspace_check (workspace, request, self->title);
}

static char *
veche_check_remark_dup_key (VecheRecord *application, VecheRecord *item)
{
  return g_strdup_printf ("check:%" G_GINT64_FORMAT ":%s", veche_record_get_id (application),
                          item != NULL ? veche_record_get_text (item, "code") : "");
}

void
veche_check_remark_save (VecheUnsaved *unsaved, VecheRecord *application, VecheRecord *item, const char *text)
{
  VecheCheckRemark *self;
  g_autofree char *key = NULL;
  g_autofree char *what = NULL;
  g_auto (VecheValue) value = VECHE_VALUE_INIT;

  g_return_if_fail (VECHE_IS_RECORD (application));

  self = g_new0 (VecheCheckRemark, 1);
  self->application = veche_record_get_id (application);
  self->item = item != NULL ? g_strdup (veche_record_get_text (item, "code")) : NULL;
  self->title = item != NULL ? g_strdup_printf (_("Remark on “%s”"), veche_record_get_title (item))
                             : g_strdup (_("General remark of the check"));
  key = veche_check_remark_dup_key (application, item);
  what = g_strdup_printf ("%s (%s)", self->title, veche_record_get_title (application));
  veche_value_set_text (&value, text);
  veche_unsaved_save (unsaved, key, what, &value, veche_check_remark_write, self, veche_check_remark_free);
}

const char *
veche_check_remark_get (VecheUnsaved *unsaved, VecheRecord *application, VecheRecord *item, VecheRecord *stored,
                        const char **message)
{
  g_autofree char *key = veche_check_remark_dup_key (application, item);
  const VecheValue *typed = veche_unsaved_get_value (unsaved, key);

  *message = veche_unsaved_get_message (unsaved, key);
  if (typed != NULL)
    return typed->text;
  return stored != NULL ? veche_record_get_text (stored, "remark") : NULL;
}

gboolean
veche_check_remark_is_of (const char *key, VecheRecord *application)
{
  g_autofree char *prefix = g_strdup_printf ("check:%" G_GINT64_FORMAT ":", veche_record_get_id (application));

  return g_str_has_prefix (key, prefix);
}
