/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "veche-kind.h"

G_BEGIN_DECLS

typedef enum
{
  VECHE_EDIT_INSERT,
  VECHE_EDIT_UPDATE,
  VECHE_EDIT_DELETE,
  VECHE_EDIT_ATTACH,   /* a file to a record */
  VECHE_EDIT_REGISTER, /* an application: gives the number */
  VECHE_EDIT_MOVE,     /* an application to another state */
  VECHE_EDIT_MERGE,    /* a person or organisation into another; out again with no parent */
  VECHE_EDIT_TELL_APART, /* a person or organisation from another that looks like it */
  VECHE_EDIT_RETHEME,  /* an application to another theme */
} VecheEditVerb;

typedef struct
{
  const VecheField *field;
  VecheValue value;
  char *patch; /* of own fields: what is laid over what the row has by then, which makes the value; or %NULL */
} VecheEditCell;

typedef struct
{
  VecheEditVerb verb;
  const VecheKind *kind;
  gint64 id;        /* the row; an insert's or attached file's becomes known when it is done */
  gint64 parent_id; /* insert of a child; the record that a file is attached to; merge: into which; tell apart: from which; retheme: the theme */
  int parent_op;    /* the earlier op that inserts the parent (or the row itself: register, move), or -1 */
  char *uuid;       /* insert: the wanted one, or %NULL; known when done */
  GArray *cells;    /* of VecheEditCell */
  gboolean bare;    /* delete: only while there are no files of it */
  GFile *file;      /* attach: where the bytes come from */
  GInputStream *stream; /* attach: the same, read already; or %NULL */
  char *name;       /* attach: the file's name, or %NULL for that of @file */
  char *code;       /* attach: code of the required item, or %NULL; move: the state */
  char *text;       /* move: the reason; retheme: the day on which the applicant agreed; attach: when it was handed in (ISO) or %NULL: now; register: the number, known when done */
} VecheEditOp;

/**
 * VecheEdit:
 * Changes that become one undo step: all of them or none. Made by dialogs, pages and verbs, carried out by the store.
 */
typedef struct
{
  char *title;     /* what the menu calls the step, translated */
  char *actor;     /* who, or %NULL: whoever is working */
  GPtrArray *ops;  /* of VecheEditOp */
  gboolean verb;   /* made by a verb: may set VECHE_FIELD_VERB fields */
  gint64 step;     /* known when done; 0: nothing had to change */
} VecheEdit;

#define VECHE_TYPE_EDIT (veche_edit_get_type ())
GType veche_edit_get_type (void);

VecheEdit *veche_edit_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
VecheEdit *veche_edit_ref (VecheEdit *self);
void veche_edit_unref (VecheEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheEdit, veche_edit_unref)

/** veche_edit_insert: appends an insert; returns its index, which the setters and veche_edit_insert_child() take. */
guint veche_edit_insert (VecheEdit *self, const VecheKind *kind, gint64 parent_id);
guint veche_edit_insert_child (VecheEdit *self, const VecheKind *kind, guint parent_op);
guint veche_edit_update (VecheEdit *self, const VecheKind *kind, gint64 id);
guint veche_edit_delete (VecheEdit *self, const VecheKind *kind, gint64 id);

/** veche_edit_delete_bare: the same unless it has files by then, which nobody has seen: %VECHE_ERROR_NOT_ALLOWED. */
guint veche_edit_delete_bare (VecheEdit *self, const VecheKind *kind, gint64 id);

/** veche_edit_attach: a file to the record @id of @kind; @name and @item may be %NULL. */
guint veche_edit_attach (VecheEdit *self, const VecheKind *kind, gint64 id, GFile *file, const char *name, const char *item);

/** veche_edit_attach_to_op: the same to a record that an earlier op inserts. */
guint veche_edit_attach_to_op (VecheEdit *self, guint parent_op, GFile *file, const char *name, const char *item);

/** veche_edit_register: registers the application @id, or, with 0, the one that @parent_op inserts. */
guint veche_edit_register (VecheEdit *self, gint64 id, guint parent_op);

/** veche_edit_move: moves the application to a state («withdrawn» with its @reason). */
guint veche_edit_move (VecheEdit *self, gint64 id, const char *state, const char *reason);

/**
 * veche_edit_merge:
 * @keeper: the row that stands for both from now on
 *
 * The row @id is the same person or organisation as @keeper: lists leave it out, what refers to it counts as @keeper's. Nothing else
 * changes, so veche_edit_unmerge() makes it as it was.
 */
guint veche_edit_merge (VecheEdit *self, const VecheKind *kind, gint64 id, gint64 keeper);
guint veche_edit_unmerge (VecheEdit *self, const VecheKind *kind, gint64 id);

/** veche_edit_tell_apart: somebody has looked: @id and @other are two, and are not named as likely doubles any more. */
guint veche_edit_tell_apart (VecheEdit *self, const VecheKind *kind, gint64 id, gint64 other);

/** veche_edit_retheme: moves the application to the theme of its programme; the applicant @agreed to it on that day (ISO). */
guint veche_edit_retheme (VecheEdit *self, gint64 id, gint64 theme, const char *agreed);

/** Setters of a cell of the op; @field must be of its kind. A %NULL text is null. */
void veche_edit_set_text (VecheEdit *self, guint op, const char *field, const char *text);
void veche_edit_set_integer (VecheEdit *self, guint op, const char *field, gint64 integer);
void veche_edit_set_real (VecheEdit *self, guint op, const char *field, double real);
void veche_edit_set_null (VecheEdit *self, guint op, const char *field);
void veche_edit_set_value (VecheEdit *self, guint op, const char *field, const VecheValue *value);

/** veche_edit_set_own: lays @patch (JSON, see veche_own_form_merge()) over the own fields that the row has when the op is carried out. */
void veche_edit_set_own (VecheEdit *self, guint op, const char *patch);

/**
 * veche_edit_parse:
 *
 * Sets the cell from what a person or file wrote, by veche_field_parse(); an unknown field is an error. Of map kinds the shape is set
 * by «lon» and «lat» (points) or «geometry» (well-known text); of lon and lat the one that is not said stays as it was.
 */
gboolean veche_edit_parse (VecheEdit *self, guint op, const char *field, const char *text, GError **error);

VecheEditOp *veche_edit_get_op (VecheEdit *self, guint op);

/** veche_edit_op_get_cell: the cell's value, or %NULL where the op leaves the field alone. */
const VecheValue *veche_edit_op_get_cell (const VecheEditOp *op, const char *field);

G_END_DECLS
