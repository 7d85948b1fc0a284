/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "veche-import-row.h"
#include "veche-workspace.h"

G_BEGIN_DECLS

/** VecheTableImportOptions: how a table is taken in. All texts borrowed; %NULL or 0: found out from the source. */
typedef struct
{
  const VecheKind *kind;
  const char *mapping_path; /* a mapping file (docs: cli.md), or %NULL: columns are guessed */
  JsonObject *mapping;      /* the same already read (the dialog's), or %NULL */
  const char *key;          /* source column whose cells are the row key */
  const char *series;       /* by default the base name of the source */
  const char *programme;    /* reference of the programme that new applications go to */
  const char *layer;        /* of map objects: code or title of the layer that they go to; made if it is not there */
  const char *survey;       /* of trees: reference of the survey that they were taken in */
  const char *block;        /* of trees: its number block: a workplace's name, or a reference */
  const char *crs;          /* of map objects, instead of what the source says: WKT, PROJ or «EPSG:…» */
  gboolean swap_xy;         /* of map objects: the first coordinate is the northing */
  const char *errors_path;  /* where refused rows are written as CSV, with the reason in a last column */
  gboolean dry_run;
  gboolean one_transaction; /* the command line */
  GHashTable *take_theirs;  /* "line\tfield" of clashes that the source wins, or %NULL */
  const char *stamp;        /* of the dry run that the user has seen, or %NULL: a source that has changed since is refused */
  GCancellable *cancellable;
  /* Called on the main context, fraction 0..1 and rows read so far. */
  void (*progress) (double fraction, guint64 rows, gpointer data);
  gpointer progress_data;
} VecheTableImportOptions;

/** VecheTableImportReport: what an import did, or (dry run) would do. */
typedef struct
{
  guint64 read, created, updated, unchanged, refused;
  guint64 linked;      /* applications whose leader was found in the directory */
  guint64 pictures;    /* attached: they were packed with the source */
  gint64 step;         /* 0: none */
  char *key;           /* «Column», «uuid» or «hash» */
  char *encoding;
  char *stamp;         /* of the sources as they were read: size and time, a line each */
  JsonObject *mapping; /* source column → field, or an object with its unit */
  GPtrArray *warnings; /* of text */
  GPtrArray *rows;     /* of VecheImportRow that need a look: refused, or with clashes; at most 1000 */
  GPtrArray *written;  /* of VecheImportRow, of a dry run: the rest that would be made or changed; at most 1000 of each */
} VecheTableImportReport;

#define VECHE_TYPE_TABLE_IMPORT_REPORT (veche_table_import_report_get_type ())
GType veche_table_import_report_get_type (void);
VecheTableImportReport *veche_table_import_report_ref (VecheTableImportReport *self);
void veche_table_import_report_unref (VecheTableImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTableImportReport, veche_table_import_report_unref)

/**
 * veche_table_import_run:
 * @sources: paths, ends with %NULL
 *
 * Takes tables into the workspace as one step; a fiber of its own reads on a pool thread and writes through the import session.
 * Resolves with a boxed VecheTableImportReport. Cancelled or failed, nothing is left behind. Workspaces that are open (by
 * device and inode) are refused as sources.
 */
DexFuture *veche_table_import_run (VecheWorkspace *workspace, const char *const *sources,
                                   const VecheTableImportOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/** VecheTablePreview: for the mapping page of the dialog. */
typedef struct
{
  GStrv columns;
  GStrv sheets;
  char *encoding;
  char *delimiter;
  gboolean asks_encoding; /* what it is in may be said wrong, or not at all */
  JsonObject *mapping; /* as guessed, or as remembered for this series */
  GPtrArray *rows;     /* of GStrv, the first twenty */
  double *medians;     /* of trees: by column, the middle of what is a size in it; 0 where there are too few; else %NULL */
  GPtrArray *own;      /* of VecheOwnField: what the office's layers ask of objects of the kind */
} VecheTablePreview;

#define VECHE_TYPE_TABLE_PREVIEW (veche_table_preview_get_type ())
GType veche_table_preview_get_type (void);
VecheTablePreview *veche_table_preview_ref (VecheTablePreview *self);
void veche_table_preview_unref (VecheTablePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VecheTablePreview, veche_table_preview_unref)

/** veche_table_preview_dup_samples: the first values of a column on one line, each once; %NULL: it is empty in the first rows. Owned. */
char *veche_table_preview_dup_samples (const VecheTablePreview *self, guint column) G_GNUC_WARN_UNUSED_RESULT;

/** veche_table_import_preview: looks into a source; boxed VecheTablePreview. @mapping may be %NULL. */
DexFuture *veche_table_import_preview (VecheWorkspace *workspace, const VecheKind *kind, const char *source,
                                       JsonObject *mapping) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
