/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-qr-private.h"

#include "lanyard-secret.h"

#include <qrencode.h>
#include <string.h>

/* ISO/IEC 18004: four modules of light around it. */
#define QUIET 4
#define SMALLEST_VERSION 0

/* The dark modules of a row, neighbours as one bar. */
static void
append_row (GString             *path,
            const unsigned char *row,
            int                  width,
            int                  y)
{
  for (int x = 0, length; x < width; x += length)
    {
      length = 1;
      if ((row[x] & 1) == 0)
        continue;
      while (x + length < width && (row[x + length] & 1) != 0)
        length++;
      g_string_append_printf (path, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, length, length);
    }
}

/*
 * _lanyard_qr_dup_svg:
 * @text: at most 2000 bytes; it may be a secret
 *
 * Returns: (transfer full) (nullable): a picture of the QR code, dark on
 *   light whatever the page is; %NULL if @text is too long. To be freed with
 *   lanyard_secret_free() if @text is a secret.
 */
char *
_lanyard_qr_dup_svg (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, SMALLEST_VERSION, QR_ECLEVEL_M);
  g_autoptr(GString) path = g_string_sized_new (32 * 1024);
  char *svg;
  int size;

  if (code == NULL)
    return NULL;

  size = code->width + 2 * QUIET;
  for (int y = 0; y < code->width; y++)
    append_row (path, code->data + (gsize) y * code->width, code->width, y);
  svg = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                         "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"%s\"/></svg>",
                         size, size, size, size, path->str);

  lanyard_secret_erase (path->str, path->len);
  lanyard_secret_erase (code->data, (gsize) code->width * code->width);
  QRcode_free (code);

  return svg;
}

/* The picture as a data: URI; to be freed in the same way. */
char *
_lanyard_qr_dup_uri (const char *text)
{
  g_autoptr(LanyardSecret) svg = _lanyard_qr_dup_svg (text);
  g_autoptr(LanyardSecret) base64 = NULL;

  if (svg == NULL)
    return NULL;

  base64 = g_base64_encode ((const guchar *) svg, strlen (svg));
  return g_strconcat ("data:image/svg+xml;base64,", base64, NULL);
}
