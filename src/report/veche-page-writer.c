/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-page-writer.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

#include "veche-error.h"
#include "veche-i18n.h"

static cairo_status_t
veche_page_writer_append (void                *closure,
                          const unsigned char *data,
                          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Takes @surface and @cr. */
static gboolean
veche_page_writer_finish (cairo_surface_t *surface,
                          cairo_t         *cr,
                          GError         **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, VECHE_ERROR, VECHE_ERROR_FAILED,
               /* TRANSLATORS: %s is a message of the drawing library */
               _("Could not draw the pages: %s. Try a smaller paper size."), cairo_status_to_string (status));
  return FALSE;
}

static void
veche_page_writer_set_metadata (cairo_surface_t *surface,
                                const char      *title,
                                const char      *moment)
{
  /* Whole seconds: the fraction of a moment is not part of a PDF's date. */
  g_autofree char *made_at = g_strndup (moment, strlen ("2020-02-17T09:30:00"));
  g_autofree char *date = strchr (made_at, 'T') != NULL ? g_strconcat (made_at, "Z", NULL) : g_strdup (made_at);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Veche");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

GBytes *
veche_page_writer_draw_pdf (const VechePageDrawing *drawing,
                            GError                **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  g_return_val_if_fail (drawing != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (veche_page_writer_append, data, drawing->width, drawing->height);
  veche_page_writer_set_metadata (surface, drawing->title, drawing->made_at);
  cr = cairo_create (surface);
  for (guint i = 0; i < drawing->n_pages; i++)
    {
      const char *bookmark = drawing->get_bookmark != NULL ? drawing->get_bookmark (drawing->data, i) : NULL;

      if (bookmark != NULL && *bookmark != '\0')
        {
          g_autofree char *link = g_strdup_printf ("page=%u", i + 1);

          cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, bookmark, link, 0);
        }
      if (drawing->get_size != NULL)
        {
          double width, height;

          drawing->get_size (drawing->data, i, &width, &height);
          cairo_pdf_surface_set_size (surface, width, height);
        }
      cairo_save (cr);
      drawing->paint (drawing->data, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  if (!veche_page_writer_finish (surface, cr, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
veche_page_writer_write_png (const VechePageDrawing *drawing,
                             guint                   page,
                             double                  dpi,
                             GError                **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (drawing->width * dpi / 72 + 0.5),
                                        (int) (drawing->height * dpi / 72 + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  drawing->paint (drawing->data, page, cr);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    cairo_surface_write_to_png_stream (surface, veche_page_writer_append, data);
  if (!veche_page_writer_finish (surface, cr, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
veche_page_writer_write_svg (const VechePageDrawing *drawing,
                             guint                   page,
                             GError                **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_svg_surface_create_for_stream (veche_page_writer_append, data, drawing->width, drawing->height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  drawing->paint (drawing->data, page, cr);
  if (!veche_page_writer_finish (surface, cr, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
veche_page_writer_draw_png (const VechePageDrawing *drawing,
                            double                  dpi,
                            GError                **error)
{
  g_return_val_if_fail (drawing != NULL && dpi > 0, NULL);

  return veche_page_writer_write_png (drawing, 0, dpi, error);
}

GBytes *
veche_page_writer_draw_svg (const VechePageDrawing *drawing,
                            GError                **error)
{
  g_return_val_if_fail (drawing != NULL, NULL);

  return veche_page_writer_write_svg (drawing, 0, error);
}

/* --- flowing text as a drawing -------------------------------------------------------------------------------------- */

static void
veche_page_writer_paint_cb (gpointer data,
                            guint    page,
                            cairo_t *cr)
{
  veche_pages_paint (data, page, cr);
}

static const char *
veche_page_writer_get_bookmark_cb (gpointer data,
                                   guint    page)
{
  return veche_pages_get_bookmark (data, page);
}

static VechePageDrawing
veche_page_writer_describe (const VechePages *pages)
{
  VechePageDrawing drawing = {
    .n_pages = veche_pages_get_n_pages (pages),
    .paint = veche_page_writer_paint_cb,
    .get_bookmark = veche_page_writer_get_bookmark_cb,
    .data = (gpointer) pages,
  };

  veche_pages_get_size (pages, &drawing.width, &drawing.height);
  return drawing;
}

GBytes *
veche_page_writer_make_pdf (const VechePages    *pages,
                            const VecheDocument *document,
                            GError             **error)
{
  VechePageDrawing drawing;

  g_return_val_if_fail (pages != NULL && document != NULL, NULL);

  drawing = veche_page_writer_describe (pages);
  drawing.title = veche_document_get_title (document);
  drawing.made_at = veche_document_get_made_at (document);
  return veche_page_writer_draw_pdf (&drawing, error);
}

GBytes *
veche_page_writer_make_png (const VechePages *pages,
                            guint             page,
                            double            dpi,
                            GError          **error)
{
  VechePageDrawing drawing;

  g_return_val_if_fail (pages != NULL && dpi > 0, NULL);

  drawing = veche_page_writer_describe (pages);
  return veche_page_writer_write_png (&drawing, page, dpi, error);
}

GBytes *
veche_page_writer_make_svg (const VechePages *pages,
                            guint             page,
                            GError          **error)
{
  VechePageDrawing drawing;

  g_return_val_if_fail (pages != NULL, NULL);

  drawing = veche_page_writer_describe (pages);
  return veche_page_writer_write_svg (&drawing, page, error);
}
