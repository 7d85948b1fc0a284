/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-xml.h"

#include <expat.h>
#include <string.h>

struct _VecheXml
{
  XML_Parser parser;
  VecheXmlFuncs funcs;
  gpointer user_data;
  const char *problem;
};

static void XMLCALL
veche_xml_start_cb (void *data, const char *name, const char **attributes)
{
  VecheXml *self = data;

  self->funcs.start (self->user_data, name, attributes);
}

static void XMLCALL
veche_xml_end_cb (void *data, const char *name)
{
  VecheXml *self = data;

  self->funcs.end (self->user_data, name);
}

static void XMLCALL
veche_xml_text_cb (void *data, const char *text, int length)
{
  VecheXml *self = data;

  self->funcs.text (self->user_data, text, (gsize) length);
}

static void XMLCALL
veche_xml_doctype_cb (void *data, const char *name, const char *system, const char *public, int internal)
{
  veche_xml_stop (data, "damaged");
}

VecheXml *
veche_xml_new (const VecheXmlFuncs *funcs, gpointer user_data)
{
  VecheXml *self = g_new0 (VecheXml, 1);

  self->funcs = *funcs;
  self->user_data = user_data;
  self->parser = XML_ParserCreateNS (NULL, '|');
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, veche_xml_start_cb, veche_xml_end_cb);
  if (funcs->text != NULL)
    XML_SetCharacterDataHandler (self->parser, veche_xml_text_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, veche_xml_doctype_cb);

  return self;
}

void
veche_xml_free (VecheXml *self)
{
  XML_ParserFree (self->parser);
  g_free (self);
}

void
veche_xml_stop (VecheXml *self, const char *problem)
{
  if (self->problem == NULL)
    self->problem = problem;
  XML_StopParser (self->parser, XML_FALSE);
}

static gboolean
veche_xml_take (const guint8 *data, gsize length, gpointer user_data)
{
  VecheXml *self = user_data;

  if (XML_Parse (self->parser, (const char *) data, (int) length, 0) != XML_STATUS_OK && self->problem == NULL)
    self->problem = "damaged";

  return self->problem == NULL;
}

const char *
veche_xml_parse (VecheXml *self, int fd, const VecheZipEntry *entry)
{
  gboolean unpacked = veche_zip_unpack (fd, entry, veche_xml_take, self);

  if (self->problem == NULL && (!unpacked || XML_Parse (self->parser, "", 0, 1) != XML_STATUS_OK))
    self->problem = "damaged";

  return self->problem;
}

const char *
veche_xml_local (const char *name)
{
  const char *bar = strrchr (name, '|');

  return bar != NULL ? bar + 1 : name;
}

const char *
veche_xml_attribute (const char **attributes, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (g_str_equal (attributes[i], name))
      return attributes[i + 1];

  return NULL;
}
