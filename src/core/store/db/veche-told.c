/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-told.h"

#include "veche-application-warnings.h"
#include "veche-contents.h"
#include "veche-time-zone.h"

static void
veche_told_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gint64 limit = sqlite3_value_int64 (values[1]);
  gboolean limited = sqlite3_value_type (values[1]) != SQLITE_NULL;
  const char *state = veche_contents_derive ((const char *) sqlite3_value_text (values[0]), limited ? &limit : NULL,
                                             (const char *) sqlite3_value_text (values[2]));

  sqlite3_result_text (context, state, -1, SQLITE_STATIC);
}

static void
veche_told_consent_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GTimeZone) zone = veche_time_zone_load ((const char *) sqlite3_value_text (values[3]));
  g_autofree char *today = veche_time_zone_today (zone);
  gboolean consented
    = veche_application_warnings_is_consent ((const char *) sqlite3_value_text (values[0]), (const char *) sqlite3_value_text (values[1]),
                                             (const char *) sqlite3_value_text (values[2]), today);

  sqlite3_result_int (context, consented);
}

gboolean
veche_told_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "veche_consent", 4, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, veche_told_consent_cb, NULL, NULL,
                                     NULL)
           == SQLITE_OK
         && sqlite3_create_function_v2 (handle, "veche_told", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, veche_told_cb,
                                     NULL, NULL, NULL)
         == SQLITE_OK;
}
