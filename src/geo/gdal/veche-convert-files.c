/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-convert-files.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <string.h>

#include "veche-ogr.h"

#define CHUNK (1u << 20)
#define STEM "layer."

gboolean
veche_convert_files_pack (const char *from, const char *name, const char *to)
{
  VSILFILE *file = VSIFOpenL (from, "rb");
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  void *zip = file != NULL ? CPLCreateZip (to, NULL) : NULL;
  gboolean ok = zip != NULL && CPLCreateFileInZip (zip, name, NULL) == CE_None;
  size_t n;

  while (ok && (n = VSIFReadL (chunk, 1, CHUNK, file)) > 0)
    ok = CPLWriteFileInZip (zip, chunk, (int) n) == CE_None;
  ok = ok && CPLCloseFileInZip (zip) == CE_None;
  if (zip != NULL)
    ok = CPLCloseZip (zip) == CE_None && ok;
  if (file != NULL)
    VSIFCloseL (file);

  return ok;
}

static gboolean
veche_convert_files_send_one (VecheEmit *emit, const char *path)
{
  VSILFILE *file = VSIFOpenL (path, "rb");
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  size_t n;

  if (file == NULL)
    return veche_emit_error (emit, "write", 0, veche_ogr_last_message ());
  while ((n = VSIFReadL (chunk, 1, CHUNK, file)) > 0)
    veche_emit_bytes (emit, chunk, n);
  VSIFCloseL (file);

  return TRUE;
}

gboolean
veche_convert_files_send (VecheEmit *emit, const char *format, const char *folder)
{
  char **names = VSIReadDir (folder);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  JsonObject *header = json_object_new ();
  JsonArray *files = json_array_new ();
  gboolean ok = TRUE;

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, names[i]);
      VSIStatBufL info;
      JsonObject *file;

      if (!g_str_has_prefix (names[i], STEM) || VSIStatL (path, &info) != 0 || !VSI_ISREG (info.st_mode))
        continue;
      file = json_object_new ();
      json_object_set_string_member (file, "ending", names[i] + strlen (STEM));
      json_object_set_int_member (file, "size", (gint64) info.st_size);
      json_array_add_object_element (files, file);
      g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  CSLDestroy (names);

  json_object_set_string_member (header, "driver", format);
  json_object_set_array_member (header, "files", files);
  veche_emit_header (emit, header);
  for (guint i = 0; ok && i < paths->len; i++)
    ok = veche_convert_files_send_one (emit, g_ptr_array_index (paths, i));
  if (ok)
    veche_emit_done (emit);

  return ok;
}
