/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-kml-pictures.h"

#include <string.h>

#include "veche-text-html.h"
#include "veche-zip.h"

#define MAX_PICTURE ((guint64) 32 << 20)
#define MAX_PICTURES ((guint64) 256 << 20) /* all of one KMZ */
#define HEAD 16
#define FLAG_ENCRYPTED 1u

struct _VecheKmlPictures
{
  GPtrArray *entries;  /* of VecheZipEntry */
  GHashTable *packed;  /* name → VecheZipEntry, borrowed: pictures */
  GHashTable *large;   /* names of files that are too much to take */
  GPtrArray *present;  /* names of the present object, borrowed */
  GHashTable *missing; /* of what was referred to and is not there */
  GHashTable *refused; /* of what was referred to and is too large */
};

static gboolean
veche_kml_pictures_is_picture (const char *head, gsize length)
{
  static const struct
  {
    const char *magic;
    gsize length;
  } pictures[] = { { "\377\330\377", 3 }, { "\211PNG\r\n\032\n", 8 }, { "GIF87a", 6 }, { "GIF89a", 6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (length >= pictures[i].length && memcmp (head, pictures[i].magic, pictures[i].length) == 0)
      return TRUE;
  return length >= 12 && memcmp (head, "RIFF", 4) == 0 && memcmp (head + 8, "WEBP", 4) == 0;
}

/* By their first bytes: a name says nothing. */
static void
veche_kml_pictures_find (VecheKmlPictures *self, int fd)
{
  guint64 sum = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const VecheZipEntry *entry = g_ptr_array_index (self->entries, i);
      gsize length = 0;
      g_autofree char *head = NULL;

      if (entry->size == 0 || (entry->flags & FLAG_ENCRYPTED) || !g_utf8_validate (entry->name, -1, NULL)
          || strchr (entry->name, '\n') != NULL)
        continue;
      if (entry->size > MAX_PICTURE || sum + entry->size > MAX_PICTURES)
        {
          g_hash_table_add (self->large, entry->name);
          continue;
        }
      head = veche_zip_read (fd, entry, HEAD, &length);
      if (head == NULL || !veche_kml_pictures_is_picture (head, length))
        continue;
      sum += entry->size;
      g_hash_table_insert (self->packed, entry->name, (gpointer) entry);
    }
}

VecheKmlPictures *
veche_kml_pictures_new (int fd, guint64 size)
{
  VecheKmlPictures *self = g_new0 (VecheKmlPictures, 1);
  VecheZipStatus status;

  self->entries = fd >= 0 ? veche_zip_list (fd, size, &status) : g_ptr_array_new ();
  self->packed = g_hash_table_new (g_str_hash, g_str_equal);
  self->present = g_ptr_array_new ();
  self->large = g_hash_table_new (g_str_hash, g_str_equal);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (fd >= 0)
    veche_kml_pictures_find (self, fd);

  return self;
}

void
veche_kml_pictures_free (VecheKmlPictures *self)
{
  g_ptr_array_unref (self->present);
  g_hash_table_unref (self->packed);
  g_hash_table_unref (self->large);
  g_hash_table_unref (self->missing);
  g_hash_table_unref (self->refused);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

gboolean
veche_kml_pictures_has_any (VecheKmlPictures *self)
{
  return g_hash_table_size (self->packed) > 0;
}

static void
veche_kml_pictures_take (VecheKmlPictures *self, const char *link)
{
  g_autofree char *plain = g_uri_unescape_string (link, NULL);
  const char *name = plain != NULL ? plain : link;
  gpointer known;

  while (g_str_has_prefix (name, "./"))
    name += 2;
  if (*name == '\0')
    return;
  if (g_hash_table_lookup_extended (self->packed, name, &known, NULL) || g_hash_table_lookup_extended (self->packed, link, &known, NULL))
    {
      if (!g_ptr_array_find (self->present, known, NULL))
        g_ptr_array_add (self->present, known);
    }
  else if (g_hash_table_contains (self->large, name) || g_hash_table_contains (self->large, link))
    g_hash_table_add (self->refused, g_strdup (name));
  else
    g_hash_table_add (self->missing, g_strdup (name));
}

void
veche_kml_pictures_take_html (VecheKmlPictures *self, const char *html)
{
  g_auto (GStrv) images = veche_text_html_list_images (html);

  for (guint i = 0; images[i] != NULL; i++)
    veche_kml_pictures_take (self, images[i]);
}

void
veche_kml_pictures_take_links (VecheKmlPictures *self, const char *links)
{
  g_auto (GStrv) parts = g_strsplit_set (links, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    veche_kml_pictures_take (self, parts[i]);
}

char *
veche_kml_pictures_end (VecheKmlPictures *self)
{
  char *names = NULL;

  if (self->present->len > 0)
    {
      g_ptr_array_add (self->present, NULL);
      names = g_strjoinv ("\n", (char **) self->present->pdata);
      g_ptr_array_set_size (self->present, 0);
    }

  return names;
}

void
veche_kml_pictures_tell (VecheKmlPictures *self, VecheEmit *emit)
{
  const guint missing = g_hash_table_size (self->missing);
  const guint refused = g_hash_table_size (self->refused);

  if (refused > 0)
    veche_emit_message (emit, "large-pictures", 0, refused, NULL);
  if (missing > 0)
    veche_emit_message (emit, "missing-pictures", 0, missing, NULL);
}

static gboolean
veche_kml_pictures_send_part (const guint8 *data, gsize length, gpointer user_data)
{
  veche_emit_bytes (user_data, data, length);

  return TRUE;
}

typedef struct
{
  guint64 length;
  guint64 expected;
} VecheKmlPicturesSum;

static gboolean
veche_kml_pictures_count_part (const guint8 *data, gsize length, gpointer user_data)
{
  VecheKmlPicturesSum *sum = user_data;

  sum->length += length;

  return sum->length <= sum->expected;
}

/* A damaged one is left out before it is announced: half of it would spoil what follows. */
static gboolean
veche_kml_pictures_is_sound (int fd, const VecheZipEntry *entry)
{
  VecheKmlPicturesSum sum = { 0, entry->size };

  return veche_zip_unpack (fd, entry, veche_kml_pictures_count_part, &sum) && sum.length == sum.expected;
}

gboolean
veche_kml_pictures_send (VecheEmit *emit, int fd, guint64 size, JsonArray *names)
{
  g_autoptr (VecheKmlPictures) self = veche_kml_pictures_new (fd, size);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  JsonObject *header = json_object_new ();
  JsonArray *files = json_array_new ();

  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const VecheZipEntry *entry = g_hash_table_lookup (self->packed, json_array_get_string_element (names, i));
      JsonObject *file;

      if (entry == NULL || !veche_kml_pictures_is_sound (fd, entry))
        continue;
      file = json_object_new ();
      json_object_set_string_member (file, "name", entry->name);
      json_object_set_int_member (file, "size", (gint64) entry->size);
      json_array_add_object_element (files, file);
      g_ptr_array_add (chosen, (gpointer) entry);
    }
  json_object_set_string_member (header, "driver", "ZIP");
  json_object_set_array_member (header, "files", files);
  veche_emit_header (emit, header);
  for (guint i = 0; i < chosen->len; i++)
    if (!veche_zip_unpack (fd, g_ptr_array_index (chosen, i), veche_kml_pictures_send_part, emit))
      return veche_emit_error (emit, "damaged", 0, NULL);
  veche_emit_done (emit);

  return TRUE;
}
