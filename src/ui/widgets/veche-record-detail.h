/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-record-form.h"

G_BEGIN_DECLS

/** VecheRecordDetailSpec: whose card it is; texts are msgids. Constants of the program. */
typedef struct
{
  const VecheKind *kind;
  const VecheFormSection *sections;
  const char *icon_name;
  const char *none;    /* nothing is chosen */
  const char *deleted; /* of the toast and the step */
  const char *first;   /* the field that F2 leads to; %NULL: the title */
  gboolean reads;      /* the menu has something for a file that is read-only, too */
} VecheRecordDetailSpec;

#define VECHE_TYPE_RECORD_DETAIL (veche_record_detail_get_type ())

/**
 * VecheRecordDetail:
 * The card of one record, changed in place, and its history; the menu deletes it (`record.delete`) with a toast that takes it back.
 * Derivable, because what hangs on a record below its fields is each page's own. Signal `gone`: what was shown is no longer there.
 */
G_DECLARE_DERIVABLE_TYPE (VecheRecordDetail, veche_record_detail, VECHE, RECORD_DETAIL, AdwBin)

struct _VecheRecordDetailClass
{
  AdwBinClass parent_class;

  /* Another row (0: none) is shown from now on; %NULL: nothing hangs on it. */
  void (*show_row) (VecheRecordDetail *self, gint64 id);
  /* Its record has been read (%NULL: there is none); by default the form shows it. */
  void (*show_record) (VecheRecordDetail *self, VecheRecord *record);
  /* What its card is headed by; %NULL: its title. Owned. */
  char *(*dup_title) (VecheRecordDetail *self, VecheRecord *record);
  /* Whether the record still stands for itself; %NULL: always. */
  gboolean (*is_there) (VecheRecordDetail *self, VecheRecord *record);
  /* In a fiber: why it cannot be deleted; %NULL: it can, or @error is set. Owned. */
  char *(*dup_obstacle) (VecheRecordDetail *self, gint64 id, GError **error);
};

/** veche_record_detail_build: once, by the derived class. What it appends to the card comes below the form. */
void veche_record_detail_build (VecheRecordDetail *self, VecheWorkspace *workspace, const VecheRecordDetailSpec *spec);
void veche_record_detail_append (VecheRecordDetail *self, GtkWidget *child);

/** veche_record_detail_add_action: an entry at the top of the menu, hidden while the action is disabled. @label: translated. */
void veche_record_detail_add_action (VecheRecordDetail *self, const char *label, const char *action);

VecheWorkspace *veche_record_detail_get_workspace (VecheRecordDetail *self);
VecheRecordForm *veche_record_detail_get_form (VecheRecordDetail *self);
/** veche_record_detail_get_record: %NULL: none. Borrowed. */
VecheRecord *veche_record_detail_get_record (VecheRecordDetail *self);
/** veche_record_detail_can_change: whether there is a record, in a file that is not read-only. */
gboolean veche_record_detail_can_change (VecheRecordDetail *self);

/** veche_record_detail_show: @id: row id; 0: none. */
void veche_record_detail_show (VecheRecordDetail *self, gint64 id);
gint64 veche_record_detail_get_shown (VecheRecordDetail *self);

/** veche_record_detail_edit: puts the focus into the first field. */
void veche_record_detail_edit (VecheRecordDetail *self);

G_END_DECLS
