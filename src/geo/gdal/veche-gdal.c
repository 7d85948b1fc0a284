/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program that reads files of strangers for Veche. One process reads one file and ends: a JSON request comes on stdin
 * (a 32-bit little-endian length and the text), the file as an open descriptor that the request names, the answer goes out
 * on stdout as frames (veche-emit.h). The parent makes an empty private folder, in which the file gets a name with the
 * ending that GDAL's drivers want: a link to the descriptor.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "veche-convert.h"
#include "veche-emit.h"
#include "veche-kml-pictures.h"
#include "veche-ods-table.h"
#include "veche-ogr.h"
#include "veche-packed.h"
#include "veche-sandbox.h"
#include "veche-shapes.h"
#include "veche-sniff.h"
#include "veche-text-table.h"
#include "veche-vector.h"
#include "veche-xls-table.h"
#include "veche-xlsx-table.h"

#define MAX_REQUEST (1u << 20)
#define XLS_NAME "table.xls"

static gboolean
veche_gdal_read_all (int fd, void *buffer, gsize length)
{
  char *to = buffer;

  while (length > 0)
    {
      ssize_t n = read (fd, to, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      to += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static JsonObject *
veche_gdal_read_request (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  guint32 length;

  if (!veche_gdal_read_all (STDIN_FILENO, &length, sizeof length))
    return NULL;
  length = GUINT32_FROM_LE (length);
  if (length > MAX_REQUEST)
    return NULL;
  text = g_malloc0 (length + 1);
  if (!veche_gdal_read_all (STDIN_FILENO, text, length) || !json_parser_load_from_data (parser, text, length, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static gboolean
veche_gdal_link (const char *folder, const char *name, int fd)
{
  g_autofree char *target = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return symlink (target, path) == 0;
}

/* Names for the descriptors in the private folder: those of the request, and one by which the driver of XLS takes it. */
static gboolean
veche_gdal_link_files (JsonObject *request)
{
  const char *folder = json_object_get_string_member (request, "folder");
  JsonArray *files = json_object_get_array_member (request, "files");

  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = json_array_get_object_element (files, i);
      int fd = (int) json_object_get_int_member (file, "fd");

      if (!veche_gdal_link (folder, json_object_get_string_member (file, "name"), fd)
          || (i == 0 && !veche_gdal_link (folder, XLS_NAME, fd)))
        return FALSE;
    }

  return json_array_get_length (files) > 0;
}

static gboolean
veche_gdal_read_table (VecheEmit *emit, JsonObject *request, int fd, guint64 size)
{
  char problem[VECHE_SNIFF_PROBLEM_SIZE];
  g_autofree char *detail = NULL;
  g_autofree char *path = g_build_filename (json_object_get_string_member (request, "folder"), XLS_NAME, NULL);
  const char *sheet = json_object_get_string_member_with_default (request, "sheet", NULL);
  gint64 header_row = json_object_get_int_member (request, "header_row");

  switch (veche_sniff_table (fd, size, problem, &detail))
    {
    case VECHE_SNIFF_XLS:
      return veche_xls_table_read (emit, path, sheet, header_row, problem);
    case VECHE_SNIFF_XLSX:
      return veche_xlsx_table_read (emit, fd, size, sheet, header_row);
    case VECHE_SNIFF_ODS:
      return veche_ods_table_read (emit, fd, size, sheet, header_row);
    case VECHE_SNIFF_TEXT:
      return veche_text_table_read (emit, fd, size, json_object_get_string_member (request, "encoding"),
                                    json_object_get_string_member (request, "delimiter"), header_row);
    case VECHE_SNIFF_REFUSED:
    default:
      return veche_emit_error (emit, problem, 0, detail);
    }
}

static gboolean
veche_gdal_read_vector (VecheEmit *emit, JsonObject *request, JsonObject *file, guint64 size)
{
  const char *name = json_object_get_string_member (file, "name");
  const int fd = (int) json_object_get_int_member (file, "fd");
  g_autofree char *linked = g_build_filename (json_object_get_string_member (request, "folder"), name, NULL);
  g_autofree char *kml = g_str_has_suffix (name, ".kmz") ? veche_packed_open_kml (fd, size) : NULL;
  const gboolean packed = kml != NULL;
  g_autofree char *path = packed                            ? g_steal_pointer (&kml)
                          : g_str_has_suffix (name, ".zip") ? veche_packed_open (emit, fd, size)
                                                            : g_steal_pointer (&linked);
  VecheVectorRequest vector = {
    .path = path,
    .layer = json_object_get_string_member_with_default (request, "sheet", NULL),
    .encoding = json_object_get_string_member (request, "encoding"),
    .crs = json_object_get_string_member_with_default (request, "crs", NULL),
    .swap_xy = json_object_get_boolean_member (request, "swap_xy"),
    .geometry = json_object_get_string_member_with_default (request, "geometry", NULL),
    .kmz = packed ? fd : -1,
    .kmz_size = size,
  };

  return path != NULL && veche_vector_read (emit, &vector);
}

static gboolean
veche_gdal_convert (VecheEmit *emit, JsonObject *request, JsonObject *file)
{
  g_autofree char *path = g_build_filename (json_object_get_string_member (request, "folder"),
                                            json_object_get_string_member (file, "name"), NULL);
  VecheConvertRequest convert = {
    .path = path,
    .format = json_object_get_string_member (request, "format"),
    .layer = json_object_get_string_member (request, "layer"),
    .crs = json_object_get_string_member_with_default (request, "crs", NULL),
    .encoding = json_object_get_string_member_with_default (request, "encoding", NULL),
    .geometry = json_object_get_string_member_with_default (request, "geometry", NULL),
    .colors = json_object_has_member (request, "colors") ? json_object_get_object_member (request, "colors") : NULL,
  };

  return veche_convert_write (emit, &convert);
}

static gboolean
veche_gdal_run (VecheEmit *emit, JsonObject *request)
{
  JsonObject *file;
  struct stat info;
  int fd;

  if (!veche_gdal_link_files (request))
    return veche_emit_error (emit, "request", 0, g_strerror (errno));

  file = json_array_get_object_element (json_object_get_array_member (request, "files"), 0);
  fd = (int) json_object_get_int_member (file, "fd");
  veche_ogr_init (emit, json_object_get_string_member (request, "folder"));
  if (!veche_sandbox_enter ())
    return veche_emit_error (emit, "sandbox", 0, NULL);

  if (fstat (fd, &info) != 0)
    return veche_emit_error (emit, "unreadable", 0, g_strerror (errno));
  if (strcmp (json_object_get_string_member (request, "mode"), "vector") == 0)
    return veche_gdal_read_vector (emit, request, file, (guint64) info.st_size);
  if (strcmp (json_object_get_string_member (request, "mode"), "pictures") == 0)
    return veche_kml_pictures_send (emit, fd, (guint64) info.st_size, json_object_get_array_member (request, "names"));
  if (strcmp (json_object_get_string_member (request, "mode"), "place") == 0)
    return veche_shapes_place (emit, fd, (guint64) info.st_size, json_object_get_string_member (request, "crs"),
                               json_object_get_boolean_member (request, "swap_xy"));
  if (strcmp (json_object_get_string_member (request, "mode"), "convert") == 0)
    return veche_gdal_convert (emit, request, file);

  return veche_gdal_read_table (emit, request, fd, (guint64) info.st_size);
}

int
main (void)
{
  g_autoptr (JsonObject) request = NULL;
  g_autoptr (VecheEmit) emit = NULL;
  int out;
  int null;

  setlocale (LC_ALL, "C.UTF-8");
  request = veche_gdal_read_request ();
  if (request == NULL)
    return 2;
  veche_sandbox_tie_to_parent (json_object_get_int_member (request, "parent"));

  /* What a library prints must not get among the frames. */
  out = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  if (out < 0 || null < 0 || dup2 (null, STDOUT_FILENO) < 0 || dup2 (null, STDIN_FILENO) < 0)
    return 2;

  emit = veche_emit_new (out);

  /* At once: neither destructors of libraries nor a leak checker are of use to a process whose work is sent. */
  _exit (veche_gdal_run (emit, request) ? 0 : 1);
}
