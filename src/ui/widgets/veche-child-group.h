/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/** VecheChildSpec: how the records that another one owns are shown; a constant of the program. Texts are msgids. */
typedef struct
{
  const VecheKind *kind;
  const char *title;     /* of the group */
  const char *empty;     /* when there are none */
  const char *add;       /* of the button, the dialog and the step */
  const char *edit;      /* of the dialog and the step */
  const char *deleted;   /* of the toast and the step */
  const char *headline;  /* fields of a row's first line, space-separated */
  const char *details;   /* and of its second */
  const VecheFormSection *sections; /* of the dialog */
  GtkWidget *(*new_suffix) (VecheWorkspace *workspace, VecheRecord *record); /* of a row, before its other buttons; or %NULL */
  void (*decorate) (GtkWidget *row, VecheRecord *record); /* adds marks to an AdwActionRow; or %NULL */
  void (*prepare) (VecheRecordForm *form, VecheWorkspace *workspace, VecheRecord *record); /* of a new one (%NULL) presets fields; or %NULL */
  const char *add_action; /* of a widget around the group, instead of the dialog for a new one; or %NULL */
  gboolean follows; /* which there are follows from elsewhere: they are changed here, but neither added nor deleted; without any the group is hidden */
  gboolean repeats; /* one comes after the other: Ctrl+Enter saves a new one and begins the next */
} VecheChildSpec;

#define VECHE_TYPE_CHILD_GROUP (veche_child_group_get_type ())

/**
 * VecheChildGroup:
 * A boxed list of the records that one record owns, with add, edit and delete. Those of a kind that is only ever added to have a button
 * «Correct…» instead of the latter two. Signals: `shown` (other records than before may be there), `correct` (VecheRecord).
 */
G_DECLARE_FINAL_TYPE (VecheChildGroup, veche_child_group, VECHE, CHILD_GROUP, AdwPreferencesGroup)

GtkWidget *veche_child_group_new (VecheWorkspace *workspace, const VecheChildSpec *spec) G_GNUC_WARN_UNUSED_RESULT;

/** veche_child_group_set_parent_id: whose records are shown; 0: none. Reads them anew. */
void veche_child_group_set_parent_id (VecheChildGroup *self, gint64 parent_id);

/** veche_child_group_get_records: of #VecheRecord: what is shown; %NULL: nothing. Borrowed. */
GPtrArray *veche_child_group_get_records (VecheChildGroup *self);

G_END_DECLS
