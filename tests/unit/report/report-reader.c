/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

static char *directory;

gboolean
report_reader_has_pdf_tools (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  if (tool == NULL)
    g_test_skip ("pdftotext is not installed");
  return tool != NULL;
}

static void
report_reader_remove_directory (void)
{
  g_assert_cmpint (g_rmdir (directory), ==, 0);
  g_clear_pointer (&directory, g_free);
}

char *
report_reader_dup_path (const char *name)
{
  g_autoptr (GError) error = NULL;

  if (directory == NULL)
    {
      directory = g_dir_make_tmp ("veche-report-XXXXXX", &error);
      g_assert_no_error (error);
    }
  return g_build_filename (directory, name, NULL);
}

void
report_reader_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  dir = g_dir_open (directory, 0, NULL);
  /* Nothing temporary is left beside a report. */
  g_assert_null (g_dir_read_name (dir));
  report_reader_remove_directory ();
}

static char *
report_reader_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* pdftotext marks the direction of text; soft space and form feeds go with the white space. */
      if (!g_unichar_isspace (c) && c != 0x202a && c != 0x202b && c != 0x202c && c != 0x200e && c != 0x200f)
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

static char *
report_reader_run (const char *path,
                   const char *mode,
                   guint       first,
                   guint       last)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *to = g_strdup_printf ("%u", last);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  process = g_subprocess_launcher_spawn (launcher, &error, "pdftotext", mode, "-enc", "UTF-8", "-f", from,
                                         "-l", to, path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_utf8_make_valid (g_bytes_get_data (output, NULL), (gssize) g_bytes_get_size (output));
}

char *
report_reader_read_page (const char *path,
                         guint       page)
{
  g_autofree char *text = report_reader_run (path, "-raw", page, page);

  return report_reader_squeeze (text);
}

char *
report_reader_read_pdf (const char *path)
{
  g_autofree char *text = report_reader_run (path, "-raw", 1, 9999);

  return report_reader_squeeze (text);
}

static double
report_reader_get_number (xmlNode    *node,
                          const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  double number;

  g_assert_nonnull (value);
  number = g_ascii_strtod ((const char *) value, NULL);
  xmlFree (value);
  return number;
}

static void
report_reader_check_page (xmlNode *page)
{
  double width = report_reader_get_number (page, "width");
  double height = report_reader_get_number (page, "height");

  for (xmlNode *word = xmlFirstElementChild (page); word != NULL; word = xmlNextElementSibling (word))
    {
      g_assert_cmpfloat (report_reader_get_number (word, "xMin"), >=, 0);
      g_assert_cmpfloat (report_reader_get_number (word, "yMin"), >=, 0);
      g_assert_cmpfloat (report_reader_get_number (word, "xMax"), <=, width);
      g_assert_cmpfloat (report_reader_get_number (word, "yMax"), <=, height);
    }
}

static guint
report_reader_check_pages (xmlNode *node)
{
  guint n_pages = 0;

  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    if (strcmp ((const char *) child->name, "page") == 0)
      {
        report_reader_check_page (child);
        n_pages++;
      }
    else
      n_pages += report_reader_check_pages (child);
  return n_pages;
}

guint
report_reader_assert_inside (const char *path)
{
  g_autofree char *text = report_reader_run (path, "-bbox", 1, 9999);
  g_autoptr (xmlDoc) document = xmlReadMemory (text, (int) strlen (text), NULL, "UTF-8",
                                               XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_RECOVER
                                                   | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  g_assert_nonnull (document);
  return report_reader_check_pages (xmlDocGetRootElement (document));
}

void
report_reader_assert_words (const char *haystack,
                            const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      g_error ("the word “%s” is lost", words[i]);
}

xmlDoc *
report_reader_read_part (const char *path,
                         const char *part)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  xmlDoc *document = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (document == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), part) == 0)
      {
        g_autoptr (GByteArray) data = g_byte_array_new ();
        guint8 buffer[4096];
        la_ssize_t n;

        while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
          g_byte_array_append (data, buffer, (guint) n);
        g_assert_cmpint (n, ==, 0);
        document = xmlReadMemory ((const char *) data->data, (int) data->len, part, NULL,
                                  XML_PARSE_NONET | XML_PARSE_HUGE);
        g_assert_nonnull (document);
      }
  archive_read_free (archive);
  g_assert_nonnull (document);
  return document;
}

char *
report_reader_get_text (xmlDoc *document)
{
  xmlChar *content = xmlNodeGetContent (xmlDocGetRootElement (document));
  char *text = report_reader_squeeze ((const char *) content);

  xmlFree (content);
  return text;
}
