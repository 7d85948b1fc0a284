/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-packed.h"

#include <cpl_vsi.h>
#include <string.h>
#include <zlib.h>

#include "veche-zip.h"

#define FOLDER "/vsimem/veche-in"
#define MAX_BYTES ((guint64) 256 << 20)
#define MAX_FILES 400
#define FLAG_ENCRYPTED 1u

/* Endings of main files, by which a layer is opened, and of what goes with it. */
static const struct
{
  const char *ending;
  const char *companions[5];
} formats[] = {
  { "shp", { "dbf", "shx", "prj", "cpg", NULL } }, { "tab", { "dat", "map", "id", "ind", NULL } }, { "mif", { "mid", NULL } },
  { "gpkg", { NULL } },                            { "geojson", { NULL } },                       { "kml", { NULL } },
  { "gpx", { NULL } },                             { "dxf", { NULL } },
};

/* The last part of an entry's name; %NULL for a folder and for what macOS puts beside. */
static const char *
veche_packed_get_name (const VecheZipEntry *entry)
{
  const char *slash = strrchr (entry->name, '/');
  const char *name = slash != NULL ? slash + 1 : entry->name;

  return *name == '\0' || *name == '.' || g_str_has_prefix (entry->name, "__MACOSX/") ? NULL : name;
}

static char *
veche_packed_dup_ending (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  return dot != NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
}

/* Index of the format whose main files are in the zip; -1 when an error was sent. */
static int
veche_packed_choose_format (VecheEmit *emit, GPtrArray *entries, guint *n_main)
{
  int chosen = -1;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *ending = veche_packed_dup_ending (veche_packed_get_name (g_ptr_array_index (entries, i)));

      for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
        {
          if (strcmp (formats[f].ending, ending) != 0)
            continue;
          if (chosen >= 0 && chosen != (int) f)
            {
              g_autofree char *both = g_ascii_strup (formats[chosen].ending, -1);
              g_autofree char *other = g_ascii_strup (ending, -1);
              g_autofree char *detail = g_strdup_printf ("%s, %s", both, other);

              veche_emit_error (emit, "mixed", 0, detail);
              return -1;
            }
          chosen = (int) f;
          *n_main += 1;
        }
    }
  if (chosen < 0)
    veche_emit_error (emit, "archive", 0, "ZIP");

  return chosen;
}

static gboolean
veche_packed_wants (int format, const char *ending)
{
  return strcmp (formats[format].ending, ending) == 0 || g_strv_contains (formats[format].companions, ending);
}

/* Layers of one name in two folders: the second is told from the first, and its companions go with it. */
static char *
veche_packed_dup_target (GHashTable *folders, const VecheZipEntry *entry, const char *name, const char *ending)
{
  g_autofree char *stem = g_strndup (name, (gsize) (strrchr (name, '.') - name));
  g_autofree char *valid = g_utf8_make_valid (stem, -1);
  g_autofree char *folder = g_strndup (entry->name, (gsize) (name - entry->name));
  g_autofree char *key = g_utf8_strdown (valid, -1);
  GPtrArray *known = g_hash_table_lookup (folders, key);
  guint at;

  if (known == NULL)
    {
      known = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (folders, g_steal_pointer (&key), known);
    }
  if (!g_ptr_array_find_with_equal_func (known, folder, g_str_equal, &at))
    {
      at = known->len;
      g_ptr_array_add (known, g_steal_pointer (&folder));
    }

  return at == 0 ? g_strdup_printf (FOLDER "/%s.%s", valid, ending) : g_strdup_printf (FOLDER "/%s (%u).%s", valid, at + 1, ending);
}

static gboolean
veche_packed_unpack (int fd, const VecheZipEntry *entry, const char *target)
{
  gsize length = 0;
  g_autofree char *bytes = veche_zip_read (fd, entry, entry->size + 1, &length);
  guint8 *owned;

  if (bytes == NULL || length != entry->size || crc32 (crc32 (0, NULL, 0), (const Bytef *) bytes, (uInt) length) != entry->crc)
    return FALSE;
  /* GDAL frees with its own allocator. */
  owned = VSIMalloc (length + 1);
  if (owned == NULL)
    return FALSE;
  memcpy (owned, bytes, length);
  VSIFCloseL (VSIFileFromMemBuffer (target, owned, length, TRUE));

  return TRUE;
}

static gboolean
veche_packed_unpack_all (VecheEmit *emit, int fd, GPtrArray *entries, int format, char **main_path)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  guint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const VecheZipEntry *entry = g_ptr_array_index (entries, i);
      const char *name = veche_packed_get_name (entry);
      g_autofree char *ending = veche_packed_dup_ending (name);
      g_autofree char *target = NULL;

      if (!veche_packed_wants (format, ending))
        continue;
      sum += entry->size;
      if (sum > MAX_BYTES || ++n > MAX_FILES)
        return veche_emit_error (emit, "bomb", 0, NULL);
      if (entry->flags & FLAG_ENCRYPTED)
        return veche_emit_error (emit, "password", 0, NULL);
      target = veche_packed_dup_target (folders, entry, name, ending);
      if (!veche_packed_unpack (fd, entry, target))
        return veche_emit_error (emit, "damaged", 0, NULL);
      if (strcmp (ending, formats[format].ending) == 0)
        g_set_str (main_path, target);
    }

  return TRUE;
}

char *
veche_packed_open (VecheEmit *emit, int fd, guint64 size)
{
  VecheZipStatus status;
  g_autoptr (GPtrArray) entries = veche_zip_list (fd, size, &status);
  g_autofree char *main_path = NULL;
  guint n_main = 0;
  int format;

  if (status != VECHE_ZIP_OK)
    {
      veche_emit_error (emit, status == VECHE_ZIP_BOMB ? "bomb" : status == VECHE_ZIP_TRUNCATED ? "truncated" : "damaged", 0, NULL);
      return NULL;
    }
  format = veche_packed_choose_format (emit, entries, &n_main);
  if (format < 0)
    return NULL;
  VSIMkdir (FOLDER, 0700);
  if (!veche_packed_unpack_all (emit, fd, entries, format, &main_path))
    return NULL;
  if (n_main > 1 && formats[format].companions[0] == NULL)
    {
      veche_emit_error (emit, "several", 0, NULL);
      return NULL;
    }

  return n_main > 1 ? g_strdup (FOLDER) : g_steal_pointer (&main_path);
}

char *
veche_packed_open_kml (int fd, guint64 size)
{
  VecheZipStatus status;
  g_autoptr (GPtrArray) entries = veche_zip_list (fd, size, &status);
  const VecheZipEntry *document = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const VecheZipEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *ending = veche_packed_dup_ending (veche_packed_get_name (entry));

      if (strcmp (ending, "kml") != 0)
        continue;
      if (document != NULL)
        return NULL;
      document = entry;
    }
  if (document == NULL || document->size > MAX_BYTES || (document->flags & FLAG_ENCRYPTED) || VSIMkdir (FOLDER, 0700) != 0
      || !veche_packed_unpack (fd, document, FOLDER "/doc.kml"))
    return NULL;

  return g_strdup (FOLDER "/doc.kml");
}
