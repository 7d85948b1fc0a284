/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "veche-value.h"

G_BEGIN_DECLS

/** VecheFieldType: what a field means; the store keeps it as the SQLite class in brackets. */
typedef enum
{
  VECHE_FIELD_TEXT,      /* one line [text] */
  VECHE_FIELD_LONG_TEXT, /* lines and paragraphs [text] */
  VECHE_FIELD_INTEGER,   /* [integer] */
  VECHE_FIELD_REAL,      /* [real] */
  VECHE_FIELD_MONEY,     /* kopecks [integer] */
  VECHE_FIELD_DATE,      /* a day, ISO 8601 [text] */
  VECHE_FIELD_TIME,      /* a moment, ISO 8601 in UTC [text] */
  VECHE_FIELD_BOOLEAN,   /* 0 or 1 [integer] */
  VECHE_FIELD_CODE,      /* one of `codes` [text] */
  VECHE_FIELD_REF,       /* a row of the kind `target` [integer] */
  VECHE_FIELD_GEOMETRY,  /* a GeoPackage blob [blob] */
} VecheFieldType;

typedef enum
{
  VECHE_FIELD_REQUIRED = 1 << 0, /* a record cannot be without it */
  VECHE_FIELD_SEARCH = 1 << 1,   /* its text is in the search index */
  VECHE_FIELD_PERSONAL = 1 << 2, /* a contact: stays out of exports unless asked for (152-FZ) */
  VECHE_FIELD_VERB = 1 << 3,     /* changed by a verb of its own (register, techcheck …), never by hand */
  VECHE_FIELD_BRIEF = 1 << 4,    /* in the rows of lists */
  VECHE_FIELD_FROM = 1 << 5,     /* of a moment: a bare day means when it begins, by the clocks of the programme */
  VECHE_FIELD_UNTIL = 1 << 6,    /* the same: its last second, so that the day named belongs to the time */
  VECHE_FIELD_FILLED_IN = 1 << 7, /* what stands in braces is a field of letters */
  VECHE_FIELD_STEMS = 1 << 9,    /* a number, or several joined by «+», each of which becomes a child of the record */
  VECHE_FIELD_GIRTH = 1 << 10,   /* a number, or a girth («обхват 63») that it follows from: of the kind's field «girth» */
  VECHE_FIELD_GIRTHS = 1 << 11,  /* a number that is a girth, or several joined by «+»: those of the stems */
  VECHE_FIELD_SECRET = 1 << 8,   /* stays in the store: records and the journal only tell that there is something (VECHE_FIELD_MASK) */
} VecheFieldFlags;

/* What stands for a secret that is there. */
#define VECHE_FIELD_MASK "••••"

/** VecheCode: one value of a coded field: the code of files and JSON, and its msgid for people. */
typedef struct
{
  const char *code;
  const char *label;
  const char *context; /* msgctxt, or %NULL */
} VecheCode;

/** VecheField: one field of a kind. Its name is also the column, the JSON key and the word on the command line. */
typedef struct
{
  const char *name;
  const char *label; /* msgid */
  VecheFieldType type;
  guint flags;
  const char *target;     /* VECHE_FIELD_REF: name of the kind; _GEOMETRY: what the column holds («POINT») */
  const VecheCode *codes; /* VECHE_FIELD_CODE: ends with a %NULL code */
  const char *synonyms;   /* headers by which an import guesses it, folded, separated by '|'; or %NULL */
} VecheField;

/** veche_field_get_label: what people call the field, translated. Static. */
const char *veche_field_get_label (const VecheField *self);

/** veche_field_get_code_label: the translated label of a code; the code itself when it is unknown. Static or borrowed. */
const char *veche_field_get_code_label (const VecheField *self, const char *code);

/**
 * veche_field_parse:
 *
 * Reads a text as the field's value: numbers with point or comma, kopecks for money, days and moments as
 * veche_time_parse() takes them (a bare day stays one where the field is VECHE_FIELD_FROM or _UNTIL: only the store knows the
 * programme's clocks), a code or its translated label, yes/no. A reference stays text, for the store to look up.
 * An empty text is null. %VECHE_ERROR_INVALID, naming the field and what it may be.
 */
gboolean veche_field_parse (const VecheField *self, const char *text, VecheValue *value, GError **error);

/** veche_field_format: the value as people read it (money with ₽, days as 17.02.2020, labels of codes). Owned, never %NULL. */
char *veche_field_format (const VecheField *self, const VecheValue *value) G_GNUC_WARN_UNUSED_RESULT;

/** veche_field_check: whether the value may stand in the field at all (type, length, code, range). */
gboolean veche_field_check (const VecheField *self, const VecheValue *value, GError **error);

G_END_DECLS
