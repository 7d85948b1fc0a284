/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-import.h"

G_DEFINE_BOXED_TYPE (VecheTableImportReport, veche_table_import_report, veche_table_import_report_ref,
                     veche_table_import_report_unref)

VecheTableImportReport *
veche_table_import_report_ref (VecheTableImportReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
veche_table_import_report_clear (gpointer data)
{
  VecheTableImportReport *self = data;

  g_free (self->key);
  g_free (self->encoding);
  g_free (self->stamp);
  g_clear_pointer (&self->mapping, json_object_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_ptr_array_unref);
}

void
veche_table_import_report_unref (VecheTableImportReport *self)
{
  g_atomic_rc_box_release_full (self, veche_table_import_report_clear);
}
