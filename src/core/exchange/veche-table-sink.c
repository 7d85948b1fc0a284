/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-table-sink.h"

#include <errno.h>

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-table-cell.h"
#include "veche-time-zone.h"

void
veche_table_sink_init (VecheTableSink *sink, const VecheTableSinkSetup *setup)
{
  sink->what = g_strdup (setup->what);
  sink->warnings = g_ptr_array_ref (setup->warnings);
  sink->zone_name = g_strdup (setup->zone);
  sink->zone = setup->zone != NULL ? g_time_zone_new_identifier (setup->zone) : NULL;
  /* A zone that this computer does not know is not named either. */
  if (sink->zone == NULL)
    {
      g_clear_pointer (&sink->zone_name, g_free);
      sink->zone = g_time_zone_new_local ();
    }
  sink->n_columns = setup->n_columns;
  sink->columns = g_new0 (VecheTableColumn, setup->n_columns + 1);
  for (guint i = 0; i < setup->n_columns; i++)
    {
      sink->columns[i].name = g_strdup (setup->columns[i].name);
      sink->columns[i].type = setup->columns[i].type;
    }
}

void
veche_table_sink_clear (VecheTableSink *sink)
{
  for (guint i = 0; i < sink->n_columns; i++)
    g_free ((char *) sink->columns[i].name);
  g_clear_pointer (&sink->columns, g_free);
  g_clear_pointer (&sink->warnings, g_ptr_array_unref);
  g_clear_pointer (&sink->what, g_free);
  g_clear_pointer (&sink->zone_name, g_free);
  g_clear_pointer (&sink->zone, g_time_zone_unref);
}

char *
veche_table_sink_dup_head (VecheTableSink *sink, guint column)
{
  const VecheTableColumn *own = &sink->columns[column];
  g_autofree char *name = veche_time_zone_name_column (own->name, own->type == VECHE_TABLE_MOMENT ? sink->zone_name : NULL);

  return veche_table_cell_guard (name);
}

GDateTime *
veche_table_sink_read_moment (VecheTableSink *sink, const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  return time != NULL ? g_date_time_to_timezone (time, sink->zone) : NULL;
}

gboolean
veche_table_sink_set_error (const char *what, int number, GError **error)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NO_SPACE,
                   _ ("Could not write “%s”: the disk is full. Free some space and try again; what was there before is unchanged."), what);
      break;
    case EROFS:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_READ_ONLY,
                   _ ("Could not write “%s”: the disk cannot be written to. Choose another folder."), what);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_ALLOWED,
                   _ ("Could not write “%s”: you may not write to its folder. Choose another folder."), what);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_NOT_FOUND,
                   _ ("Could not write “%s”: there is no such folder. Make it, or choose another."), what);
      break;
    case EISDIR:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _ ("Could not write “%s”: it is a folder. Give the name of a file in it."), what);
      break;
    default:
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
                   _ ("Could not write “%s”: the system reports an error (%s). Try another folder."), what,
                   number != 0 ? g_strerror (number) : _ ("unknown"));
      break;
    }

  return FALSE;
}

static gboolean
veche_table_sink_is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

char *
veche_table_sink_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, veche_table_sink_is_xml_char (c) ? c : 0xFFFD);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
veche_table_sink_warn_once (VecheTableSink *sink, const char *text)
{
  for (guint i = 0; i < sink->warnings->len; i++)
    if (g_str_equal (g_ptr_array_index (sink->warnings, i), text))
      return;

  g_ptr_array_add (sink->warnings, g_strdup (text));
}
