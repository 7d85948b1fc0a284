/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-check-request-private.h"

struct _VecheCheckRequest
{
  gint64 application;
  GArray *marks; /* of VecheCheckMark, its texts owned */
  int theme_fits;
  char *remark;
  char *decision;
  GStrv reasons;
  char *override;
  gboolean confirm;
  char *due;
  char *stamp;
};

static void
veche_check_request_clear_mark (gpointer data)
{
  VecheCheckMark *mark = data;

  g_free ((char *) mark->item);
  g_free ((char *) mark->state);
  g_free ((char *) mark->remark);
}

VecheCheckRequest *
veche_check_request_new (gint64 application)
{
  VecheCheckRequest *self = g_new0 (VecheCheckRequest, 1);

  self->application = application;
  self->theme_fits = -1;
  self->marks = g_array_new (FALSE, TRUE, sizeof (VecheCheckMark));
  g_array_set_clear_func (self->marks, veche_check_request_clear_mark);
  return self;
}

void
veche_check_request_free (VecheCheckRequest *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self->remark);
  g_free (self->decision);
  g_strfreev (self->reasons);
  g_free (self->override);
  g_free (self->due);
  g_free (self->stamp);
  g_free (self);
}

void
veche_check_request_mark (VecheCheckRequest *self, const char *item, const char *state, const char *remark)
{
  VecheCheckMark mark = { g_strdup (item), g_strdup (state), g_strdup (remark) };

  g_array_append_val (self->marks, mark);
}

void
veche_check_request_set_theme_fits (VecheCheckRequest *self, gboolean fits)
{
  self->theme_fits = fits != FALSE;
}

void
veche_check_request_set_remark (VecheCheckRequest *self, const char *remark)
{
  g_set_str (&self->remark, remark);
}

void
veche_check_request_decide (VecheCheckRequest *self, const char *decision, const char *const *reasons, const char *override)
{
  g_set_str (&self->decision, decision);
  g_set_str (&self->override, override);
  g_strfreev (self->reasons);
  self->reasons = g_strdupv ((char **) reasons);
}

void
veche_check_request_confirm (VecheCheckRequest *self)
{
  self->confirm = TRUE;
}

void
veche_check_request_set_due (VecheCheckRequest *self, const char *due)
{
  g_set_str (&self->due, due);
}

void
veche_check_request_set_sheet (VecheCheckRequest *self, const VecheCheckSheet *sheet)
{
  g_free (self->stamp);
  self->stamp = veche_check_sheet_dup_stamp (sheet);
}

gint64
veche_check_request_get_application (const VecheCheckRequest *self)
{
  return self->application;
}

void
veche_check_request_get_change (const VecheCheckRequest *self, VecheCheckChange *change)
{
  change->marks = (const VecheCheckMark *) (gpointer) self->marks->data;
  change->n_marks = self->marks->len;
  change->theme_fits = self->theme_fits;
  change->remark = self->remark;
  change->decision = self->decision;
  change->reasons = (const char *const *) self->reasons;
  change->override = self->override;
  change->actor = NULL;
  change->confirm = self->confirm;
  change->due = self->due;
  change->stamp = self->stamp;
}
