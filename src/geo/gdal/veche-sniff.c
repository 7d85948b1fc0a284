/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sniff.h"

#include <string.h>
#include <unistd.h>

#include "veche-charset.h"
#include "veche-ole.h"
#include "veche-zip.h"

#define HEAD_SIZE 8192

static VecheSniff
veche_sniff_refuse (char *problem, const char *code, char **detail, const char *what)
{
  g_strlcpy (problem, code, VECHE_SNIFF_PROBLEM_SIZE);
  if (what != NULL)
    *detail = g_strdup (what);

  return VECHE_SNIFF_REFUSED;
}

static VecheSniff
veche_sniff_ole (int fd, guint64 size, char *problem, char **detail)
{
  switch (veche_ole_inspect (fd, size))
    {
    case VECHE_OLE_BIFF8:
      return VECHE_SNIFF_XLS;
    case VECHE_OLE_BIFF5:
      /* GDAL reads some of these. */
      g_strlcpy (problem, "old-excel", VECHE_SNIFF_PROBLEM_SIZE);
      return VECHE_SNIFF_XLS;
    case VECHE_OLE_BIFF_ENCRYPTED:
    case VECHE_OLE_ENCRYPTED_PACKAGE:
      return veche_sniff_refuse (problem, "password", detail, NULL);
    case VECHE_OLE_WORD:
      return veche_sniff_refuse (problem, "other-format", detail, "Word");
    case VECHE_OLE_POWERPOINT:
      return veche_sniff_refuse (problem, "other-format", detail, "PowerPoint");
    case VECHE_OLE_OTHER:
      return veche_sniff_refuse (problem, "not-table", detail, NULL);
    case VECHE_OLE_DAMAGED:
    default:
      return veche_sniff_refuse (problem, "damaged", detail, NULL);
    }
}

/* ODS: the manifest tells which parts are encrypted. */
static VecheSniff
veche_sniff_ods (int fd, GPtrArray *entries, char *problem, char **detail)
{
  const VecheZipEntry *manifest = veche_zip_find (entries, "META-INF/manifest.xml");
  gsize length = 0;
  g_autofree char *text = manifest != NULL ? veche_zip_read (fd, manifest, 1u << 20, &length) : NULL;

  if (text != NULL && memmem (text, length, "encryption-data", 15) != NULL)
    return veche_sniff_refuse (problem, "password", detail, NULL);

  return VECHE_SNIFF_ODS;
}

static VecheSniff
veche_sniff_zip_kind (int fd, GPtrArray *entries, char *problem, char **detail)
{
  const VecheZipEntry *mimetype = veche_zip_find (entries, "mimetype");
  gsize length = 0;
  g_autofree char *mime = mimetype != NULL ? veche_zip_read (fd, mimetype, 256, &length) : NULL;

  if (veche_zip_find (entries, "xl/workbook.xml") != NULL)
    return VECHE_SNIFF_XLSX;
  if (veche_zip_find (entries, "xl/workbook.bin") != NULL)
    return veche_sniff_refuse (problem, "other-format", detail, "XLSB");
  if (veche_zip_find (entries, "word/document.xml") != NULL)
    return veche_sniff_refuse (problem, "other-format", detail, "Word");
  if (veche_zip_find (entries, "ppt/presentation.xml") != NULL)
    return veche_sniff_refuse (problem, "other-format", detail, "PowerPoint");
  if (mime != NULL && strstr (mime, "opendocument.spreadsheet") != NULL)
    return veche_sniff_ods (fd, entries, problem, detail);
  if (mime != NULL && strstr (mime, "opendocument") != NULL)
    return veche_sniff_refuse (problem, "other-format", detail, "OpenDocument");
  /* Some writers name the workbook otherwise; its relations tell. */
  if (veche_zip_find (entries, "[Content_Types].xml") != NULL && veche_zip_find (entries, "_rels/.rels") != NULL)
    return VECHE_SNIFF_XLSX;

  return veche_sniff_refuse (problem, "archive", detail, "ZIP");
}

static VecheSniff
veche_sniff_zip (int fd, guint64 size, char *problem, char **detail)
{
  VecheZipStatus status;
  g_autoptr (GPtrArray) entries = veche_zip_list (fd, size, &status);
  VecheSniff kind = VECHE_SNIFF_REFUSED;

  if (status == VECHE_ZIP_OK)
    {
      kind = veche_sniff_zip_kind (fd, entries, problem, detail);
      if (kind == VECHE_SNIFF_REFUSED)
        return kind;
      status = veche_zip_check (fd, entries, size, detail);
    }

  switch (status)
    {
    case VECHE_ZIP_OK:
      return kind;
    case VECHE_ZIP_TRUNCATED:
      return veche_sniff_refuse (problem, "truncated", detail, NULL);
    case VECHE_ZIP_BOMB:
      return veche_sniff_refuse (problem, "bomb", detail, NULL);
    case VECHE_ZIP_DAMAGED:
    default:
      return veche_sniff_refuse (problem, "damaged", detail, NULL);
    }
}

/* Web pages and XML that are saved under the name of a table. */
static VecheSniff
veche_sniff_markup (const char *head, char *problem, char **detail)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);

  if (strstr (lower, "urn:schemas-microsoft-com:office:spreadsheet") != NULL)
    return veche_sniff_refuse (problem, "xml-spreadsheet", detail, NULL);
  if (strstr (lower, "<html") != NULL || strstr (lower, "<!doctype html") != NULL || strstr (lower, "<table") != NULL)
    return veche_sniff_refuse (problem, "html", detail, NULL);
  if (g_str_has_prefix (lower, "<?xml"))
    return veche_sniff_refuse (problem, "xml", detail, NULL);

  return VECHE_SNIFF_TEXT;
}

static VecheSniff
veche_sniff_text (const char *head, gsize length, char *problem, char **detail)
{
  const char *start = head;
  gsize bom;

  if (veche_charset_from_bom (head, length, &bom) == NULL && veche_charset_looks_binary (head, length)
      && !g_str_has_prefix (veche_charset_detect (head, length, FALSE), "UTF-16"))
    return veche_sniff_refuse (problem, "not-table", detail, NULL);

  start += bom;
  while (g_ascii_isspace (*start))
    start++;
  if (*start == '<')
    return veche_sniff_markup (start, problem, detail);
  if (g_str_has_prefix (start, "{\\rtf"))
    return veche_sniff_refuse (problem, "other-format", detail, "RTF");
  if ((*start == '{' || *start == '[') && start[1] != '\0' && strchr ("{[\"} \t\r\n", start[1]) != NULL)
    return veche_sniff_refuse (problem, "json", detail, NULL);

  return VECHE_SNIFF_TEXT;
}

VecheSniff
veche_sniff_table (int fd, guint64 size, char problem[VECHE_SNIFF_PROBLEM_SIZE], char **detail)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *code;
    const char *what;
  } others[] = {
    { "%PDF-", 5, "other-format", "PDF" },
    { "\211PNG", 4, "other-format", "PNG" },
    { "\377\330\377", 3, "other-format", "JPEG" },
    { "GIF8", 4, "other-format", "GIF" },
    { "SQLite format 3", 15, "other-format", "SQLite" },
    { "\037\213", 2, "archive", "GZIP" },
    { "BZh", 3, "archive", "BZIP2" },
    { "\3757zXZ", 6, "archive", "XZ" },
    { "7z\274\257\047\034", 6, "archive", "7z" },
    { "Rar!", 4, "archive", "RAR" },
    /* Excel 2 to 4: records without a container. */
    { "\011\000\004\000", 4, "old-excel", NULL },
    { "\011\002\006\000", 4, "old-excel", NULL },
    { "\011\004\006\000", 4, "old-excel", NULL },
  };
  char head[HEAD_SIZE + 1] = "";
  ssize_t length = pread (fd, head, HEAD_SIZE, 0);

  *detail = NULL;
  g_strlcpy (problem, "driver", VECHE_SNIFF_PROBLEM_SIZE);
  if (length < 0)
    return veche_sniff_refuse (problem, "unreadable", detail, NULL);
  if (length == 0)
    return veche_sniff_refuse (problem, "empty", detail, NULL);

  if (length >= 4 && memcmp (head, "PK\3\4", 4) == 0)
    return veche_sniff_zip (fd, size, problem, detail);
  if (length >= 8 && memcmp (head, "\320\317\021\340\241\261\032\341", 8) == 0)
    return veche_sniff_ole (fd, size, problem, detail);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if ((gsize) length >= others[i].length && memcmp (head, others[i].magic, others[i].length) == 0)
      return veche_sniff_refuse (problem, others[i].code, detail, others[i].what);

  return veche_sniff_text (head, (gsize) length, problem, detail);
}
