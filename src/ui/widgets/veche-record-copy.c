/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-record-copy.h"

#include "veche-i18n.h"
#include "veche-table-cell.h"
#include "veche-task.h"
#include "veche-toast.h"

/* Rows asked for at once: whoever scrolls meanwhile does not wait. */
#define SLICE 500

typedef struct
{
  VecheWorkspace *workspace;
  const VecheKind *kind;
  GArray *ids;
  GStrv fields;
} VecheRecordCopy;

static void
veche_record_copy_free (gpointer data)
{
  VecheRecordCopy *self = data;

  g_object_unref (self->workspace);
  g_array_unref (self->ids);
  g_strfreev (self->fields);
  g_free (self);
}

static void
veche_record_copy_append_cell (GString *text, VecheRecord *record, const VecheField *field)
{
  const VecheValue *value = veche_record_get_value (record, field->name);
  g_autofree char *shown = NULL;
  g_autofree char *guarded = NULL;

  if (value->type == VECHE_VALUE_NULL)
    return;
  if (field->type == VECHE_FIELD_MONEY)
    {
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ",%02d", value->integer < 0 ? "-" : "", ABS (value->integer) / 100,
                              (int) (ABS (value->integer) % 100));
      return;
    }
  if (field->type == VECHE_FIELD_INTEGER)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT, value->integer);
      return;
    }
  shown = veche_record_dup_display (record, field->name);
  /* A cell is one line. */
  g_strdelimit (shown, "\t\r\n", ' ');
  guarded = veche_table_cell_guard (shown);
  g_string_append (text, guarded);
}

static void
veche_record_copy_append_heading (GString *text, const VecheKind *kind, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            veche_field_get_label (&kind->fields[veche_kind_find_field (kind, fields[i])]));
}

static void
veche_record_copy_append_rows (GString *text, const VecheKind *kind, GPtrArray *records, const char *const *fields)
{
  for (guint row = 0; row < records->len; row++)
    {
      g_string_append_c (text, '\n');
      for (guint i = 0; fields[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (text, '\t');
          veche_record_copy_append_cell (text, g_ptr_array_index (records, row),
                                         &kind->fields[veche_kind_find_field (kind, fields[i])]);
        }
    }
}

char *
veche_record_copy_dup_text (const VecheKind *kind, GPtrArray *records, const char *const *fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  veche_record_copy_append_heading (text, kind, fields);
  veche_record_copy_append_rows (text, kind, records, fields);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
veche_record_copy_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  const VecheRecordCopy *self = data;
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;
  const char *const *fields = (const char *const *) self->fields;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *said = NULL;
  guint rows = 0;

  /* A slice at a time is read, written down and let go: others have their turn between. */
  veche_record_copy_append_heading (text, self->kind, fields);
  for (guint i = 0; i < self->ids->len; i += SLICE)
    {
      g_autoptr (GPtrArray) records
        = dex_await_boxed (veche_workspace_get_many (self->workspace, self->kind, ids + i, MIN (SLICE, self->ids->len - i)), error);

      if (records == NULL || veche_task_is_over (task))
        return;
      veche_record_copy_append_rows (text, self->kind, records, fields);
      rows += records->len;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (object), text->str);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", rows), rows);
  veche_toast_show (object, said);
}

void
veche_record_copy_rows (GtkWidget *widget, VecheWorkspace *workspace, const VecheKind *kind, GArray *ids,
                        const char *const *fields)
{
  VecheRecordCopy *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && VECHE_IS_WORKSPACE (workspace));

  self = g_new0 (VecheRecordCopy, 1);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->ids = g_array_ref (ids);
  self->fields = g_strdupv ((char **) fields);
  veche_task_spawn (widget, veche_record_copy_fiber, self, veche_record_copy_free);
}
