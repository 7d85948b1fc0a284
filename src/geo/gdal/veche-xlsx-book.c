/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xlsx-book.h"

#include <string.h>

#include "veche-xml.h"
#include "veche-zip.h"

#define MAX_FORMATS 65536
#define MAX_SHEETS 1024

/* One document of the book at a time. */
typedef struct
{
  VecheXlsxBook *book;
  VecheXml *xml;
  GHashTable *targets;  /* of relations: id → path */
  char *folder;         /* of the part whose relations are read */
  char *strings_part;
  char *styles_part;
  char *workbook_part;
  GHashTable *codes;    /* of number formats: id → VecheXlsxFormat + 1 */
  gboolean in_cell_xfs;
  gboolean in_text;
  guint phonetic;       /* depth within «rPh», whose text is only how to say it */
} VecheXlsxReading;

/* The path of a relation's target: from the root, or from the folder of the part it belongs to. */
static char *
veche_xlsx_book_resolve (const char *folder, const char *target)
{
  g_autofree char *joined = target[0] == '/' ? g_strdup (target + 1) : g_build_path ("/", folder, target, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "..") && kept->len > 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (!g_str_equal (parts[i], ".") && !g_str_equal (parts[i], "..") && parts[i][0] != '\0')
        g_ptr_array_add (kept, parts[i]);
    }
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
veche_xlsx_book_nothing_cb (gpointer data, const char *name)
{
}

static void
veche_xlsx_book_relation_cb (gpointer data, const char *name, const char **attributes)
{
  VecheXlsxReading *reading = data;
  const char *id = veche_xml_attribute (attributes, "Id");
  const char *type = veche_xml_attribute (attributes, "Type");
  const char *target = veche_xml_attribute (attributes, "Target");
  g_autofree char *path = NULL;

  if (!g_str_equal (veche_xml_local (name), "Relationship") || id == NULL || type == NULL || target == NULL)
    return;

  path = veche_xlsx_book_resolve (reading->folder, target);
  if (g_str_has_suffix (type, "/officeDocument"))
    g_set_str (&reading->workbook_part, path);
  else if (g_str_has_suffix (type, "/sharedStrings"))
    g_set_str (&reading->strings_part, path);
  else if (g_str_has_suffix (type, "/styles"))
    g_set_str (&reading->styles_part, path);
  else if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_insert (reading->targets, g_strdup (id), g_steal_pointer (&path));
}

static void
veche_xlsx_book_workbook_cb (gpointer data, const char *name, const char **attributes)
{
  VecheXlsxReading *reading = data;
  const char *local = veche_xml_local (name);

  if (g_str_equal (local, "workbookPr"))
    {
      const char *from = veche_xml_attribute (attributes, "date1904");

      reading->book->days_1904 = from != NULL && (g_str_equal (from, "1") || g_str_equal (from, "true"));
    }
  else if (g_str_equal (local, "sheet") && reading->book->sheets->len < MAX_SHEETS)
    {
      const char *title = veche_xml_attribute (attributes, "name");
      const char *state = veche_xml_attribute (attributes, "state");
      const char *part = NULL;

      for (guint i = 0; attributes[i] != NULL; i += 2)
        if (strstr (attributes[i], "elationships|") != NULL && g_str_equal (veche_xml_local (attributes[i]), "id"))
          part = g_hash_table_lookup (reading->targets, attributes[i + 1]);
      /* Sheets of charts and macros have no rows; hidden ones nobody has seen. */
      if (title != NULL && part != NULL && (state == NULL || g_str_equal (state, "visible")))
        {
          VecheSheet sheet = { .name = g_strdup (title), .part = g_strdup (part) };

          g_array_append_val (reading->book->sheets, sheet);
        }
    }
}

static void
veche_xlsx_book_style_cb (gpointer data, const char *name, const char **attributes)
{
  VecheXlsxReading *reading = data;
  const char *local = veche_xml_local (name);
  const char *id = veche_xml_attribute (attributes, "numFmtId");
  const char *code = veche_xml_attribute (attributes, "formatCode");

  if (g_str_equal (local, "numFmt") && id != NULL && code != NULL)
    {
      g_hash_table_insert (reading->codes, g_strdup (id), GUINT_TO_POINTER (veche_xlsx_format_from_code (code) + 1));
    }
  else if (g_str_equal (local, "cellXfs"))
    {
      reading->in_cell_xfs = TRUE;
    }
  else if (g_str_equal (local, "xf") && reading->in_cell_xfs && reading->book->formats->len < MAX_FORMATS)
    {
      guint known = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (reading->codes, id)) : 0;
      VecheXlsxFormat format = known > 0 ? (VecheXlsxFormat) (known - 1)
                                         : veche_xlsx_format_from_id (id != NULL ? g_ascii_strtoull (id, NULL, 10) : 0);

      g_array_append_val (reading->book->formats, format);
    }
}

static void
veche_xlsx_book_style_end_cb (gpointer data, const char *name)
{
  VecheXlsxReading *reading = data;

  if (g_str_equal (veche_xml_local (name), "cellXfs"))
    reading->in_cell_xfs = FALSE;
}

static void
veche_xlsx_book_string_cb (gpointer data, const char *name, const char **attributes)
{
  VecheXlsxReading *reading = data;
  const char *local = veche_xml_local (name);

  if (reading->phonetic > 0 || g_str_equal (local, "rPh"))
    reading->phonetic++;
  else if (g_str_equal (local, "si"))
    g_array_append_val (reading->book->offsets, reading->book->strings->len);
  else if (g_str_equal (local, "t"))
    reading->in_text = TRUE;
}

static void
veche_xlsx_book_string_end_cb (gpointer data, const char *name)
{
  VecheXlsxReading *reading = data;

  if (reading->phonetic > 0)
    reading->phonetic--;
  else if (g_str_equal (veche_xml_local (name), "t"))
    reading->in_text = FALSE;
  else if (g_str_equal (veche_xml_local (name), "si"))
    g_string_append_c (reading->book->strings, '\0');
}

static void
veche_xlsx_book_string_text_cb (gpointer data, const char *text, gsize length)
{
  VecheXlsxReading *reading = data;

  if (reading->in_text && reading->phonetic == 0 && reading->book->offsets->len > 0)
    g_string_append_len (reading->book->strings, text, (gssize) length);
}

/* Reads a part with these functions; NULL when all was well. A part that is not there is an empty one. */
static const char *
veche_xlsx_book_read_part (VecheXlsxReading *reading, const char *part, const VecheXmlFuncs *funcs)
{
  const VecheZipEntry *entry = part != NULL ? veche_zip_find (reading->book->entries, part) : NULL;
  g_autoptr (VecheXml) xml = NULL;

  if (entry == NULL)
    return NULL;

  xml = veche_xml_new (funcs, reading);

  return veche_xml_parse (xml, reading->book->fd, entry);
}

static const char *
veche_xlsx_book_read_relations (VecheXlsxReading *reading, const char *part)
{
  static const VecheXmlFuncs relations = { veche_xlsx_book_relation_cb, veche_xlsx_book_nothing_cb, NULL };
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);
  g_autofree char *path = NULL;

  g_set_str (&reading->folder, g_str_equal (folder, ".") ? "" : folder);
  path = g_strdup_printf ("%s%s_rels/%s.rels", reading->folder, reading->folder[0] != '\0' ? "/" : "",
                          g_str_equal (name, ".") ? "" : name);

  return veche_xlsx_book_read_part (reading, path, &relations);
}

static const char *
veche_xlsx_book_read (VecheXlsxReading *reading)
{
  static const VecheXmlFuncs workbook = { veche_xlsx_book_workbook_cb, veche_xlsx_book_nothing_cb, NULL };
  static const VecheXmlFuncs styles = { veche_xlsx_book_style_cb, veche_xlsx_book_style_end_cb, NULL };
  static const VecheXmlFuncs strings = { veche_xlsx_book_string_cb, veche_xlsx_book_string_end_cb, veche_xlsx_book_string_text_cb };
  const char *problem = veche_xlsx_book_read_relations (reading, ".");

  if (reading->workbook_part == NULL)
    reading->workbook_part = g_strdup ("xl/workbook.xml");
  problem = problem != NULL ? problem : veche_xlsx_book_read_relations (reading, reading->workbook_part);
  problem = problem != NULL ? problem : veche_xlsx_book_read_part (reading, reading->workbook_part, &workbook);
  problem = problem != NULL ? problem : veche_xlsx_book_read_part (reading, reading->styles_part, &styles);
  problem = problem != NULL ? problem : veche_xlsx_book_read_part (reading, reading->strings_part, &strings);
  if (problem == NULL && veche_zip_find (reading->book->entries, reading->workbook_part) == NULL)
    problem = "damaged";

  return problem;
}

VecheXlsxBook *
veche_xlsx_book_open (int fd, guint64 size, const char **problem)
{
  g_autoptr (VecheXlsxBook) self = g_new0 (VecheXlsxBook, 1);
  VecheXlsxReading reading = { .book = self };
  VecheZipStatus status;

  self->fd = fd;
  self->entries = veche_zip_list (fd, size, &status);
  self->sheets = veche_sheet_list_new ();
  self->formats = g_array_new (FALSE, FALSE, sizeof (VecheXlsxFormat));
  self->strings = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  reading.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *problem = veche_xlsx_book_read (&reading);

  g_hash_table_unref (reading.targets);
  g_hash_table_unref (reading.codes);
  g_free (reading.folder);
  g_free (reading.strings_part);
  g_free (reading.styles_part);
  g_free (reading.workbook_part);

  return *problem == NULL ? g_steal_pointer (&self) : NULL;
}

void
veche_xlsx_book_free (VecheXlsxBook *self)
{
  g_ptr_array_unref (self->entries);
  g_array_unref (self->sheets);
  g_array_unref (self->formats);
  g_string_free (self->strings, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

const char *
veche_xlsx_book_get_string (VecheXlsxBook *self, guint64 index)
{
  return index < self->offsets->len ? self->strings->str + g_array_index (self->offsets, gsize, index) : "";
}
