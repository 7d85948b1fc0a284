/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-zip.h"

G_BEGIN_DECLS

/**
 * VecheXmlFuncs:
 * @start: an element: its name and attributes as «namespace|name», pairs of name and value, %NULL
 * @end: its end
 * @text: characters, in parts; UTF-8, not NUL-terminated; may be %NULL
 */
typedef struct
{
  void (*start) (gpointer user_data, const char *name, const char **attributes);
  void (*end) (gpointer user_data, const char *name);
  void (*text) (gpointer user_data, const char *text, gsize length);
} VecheXmlFuncs;

/** VecheXml: one document of a zip on its way through Expat. */
typedef struct _VecheXml VecheXml;

VecheXml *veche_xml_new (const VecheXmlFuncs *funcs, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void veche_xml_free (VecheXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheXml, veche_xml_free)

/** veche_xml_stop: from a function: nothing more is wanted. @problem: what veche_xml_parse() returns; static. */
void veche_xml_stop (VecheXml *self, const char *problem);

/**
 * veche_xml_parse:
 *
 * Reads the whole entry. %NULL when all was well; else a code for veche_emit_error(): «damaged» for what is no XML, has a
 * DOCTYPE (no sheet has; entities are the way of bombs) or does not unpack, or what veche_xml_stop() was given. Static.
 */
const char *veche_xml_parse (VecheXml *self, int fd, const VecheZipEntry *entry);

/** veche_xml_local: the name without its namespace. Borrowed from @name. */
const char *veche_xml_local (const char *name);

/** veche_xml_attribute: value of the attribute with this full name; %NULL without. Borrowed. */
const char *veche_xml_attribute (const char **attributes, const char *name);

G_END_DECLS
