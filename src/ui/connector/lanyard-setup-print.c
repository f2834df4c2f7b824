/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-setup-print.h"

/* What is printed; freed with its operation. */
typedef struct
{
  PangoLayout *layout;
  GArray      *pages;       /* int: the first line of each */
  char        *text;
} Document;

static void
free_document (Document *document)
{
  g_clear_object (&document->layout);
  g_array_unref (document->pages);
  g_free (document->text);
  g_free (document);
}

static double
get_line_height (Document *document,
                 int       number)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (document->layout, number), NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

static gboolean
is_empty_line (Document *document,
               int       number)
{
  return pango_layout_get_line_readonly (document->layout, number)->length == 0;
}

/* Breaks where a page is full: before the block of lines that would not fit,
 * so that a value stands below its name and a certificate on one page; inside
 * of a block only if it is longer than a page. */
static void
break_into_pages (Document *document,
                  double    height)
{
  int n_lines = pango_layout_get_line_count (document->layout);
  double filled = 0;
  int page = 0, block = 0;

  g_array_set_size (document->pages, 0);
  g_array_append_val (document->pages, page);
  for (int i = 0; i < n_lines; i++)
    {
      filled += get_line_height (document, i);
      if (is_empty_line (document, i))
        block = i + 1;
      else if (filled > height && i > page)
        {
          page = block > page ? block : i;
          g_array_append_val (document->pages, page);
          filled = 0;
          for (int j = page; j <= i; j++)
            filled += get_line_height (document, j);
        }
    }
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Document          *document)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Sans 10");

  document->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (document->layout, font);
  pango_layout_set_width (document->layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (document->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (document->layout, document->text, -1);
  break_into_pages (document, gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int) document->pages->len);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Document          *document)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  int first = g_array_index (document->pages, int, number);
  int end = number + 1 < (int) document->pages->len ? g_array_index (document->pages, int, number + 1)
                                                    : pango_layout_get_line_count (document->layout);
  double y = 0;

  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (document->layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cairo, 0, y - (double) extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cairo, line);
      y += (double) extents.height / PANGO_SCALE;
    }
}

/**
 * lanyard_setup_print_new:
 * @title: what the printer's queue shows
 * @text: a setup sheet
 *
 * Returns: (transfer full): what prints it
 */
GtkPrintOperation *
lanyard_setup_print_new (const char *title,
                         const char *text)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Document *document = g_new0 (Document, 1);

  document->text = g_strdup (text);
  document->pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_object_set_data_full (G_OBJECT (operation), "document", document, (GDestroyNotify) free_document);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), document);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), document);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);

  return operation;
}
