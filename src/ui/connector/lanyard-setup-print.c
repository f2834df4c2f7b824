/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-setup-print.h"

#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

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

/* Breaks between lines, where a page is full. */
static void
break_into_pages (Document *document,
                  double    height)
{
  int n_lines = pango_layout_get_line_count (document->layout);
  double filled = 0;
  int first = 0;

  g_array_set_size (document->pages, 0);
  g_array_append_val (document->pages, first);
  for (int i = 0; i < n_lines; i++)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (document->layout, i), NULL, &extents);
      filled += (double) extents.height / PANGO_SCALE;
      if (filled > height && i > g_array_index (document->pages, int, document->pages->len - 1))
        {
          g_array_append_val (document->pages, i);
          filled = (double) extents.height / PANGO_SCALE;
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

void
lanyard_setup_print (GtkWidget  *from,
                     const char *title,
                     const char *text)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (from);
  Document *document = g_new0 (Document, 1);

  document->text = g_strdup (text);
  document->pages = g_array_new (FALSE, FALSE, sizeof (int));
  g_object_set_data_full (G_OBJECT (operation), "document", document, (GDestroyNotify) free_document);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), document);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), document);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    lanyard_window_show_error (from, _("The Sheet Cannot Be Printed"), error);
}
