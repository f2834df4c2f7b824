/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo.h"

#include <string.h>

/**
 * lanyard_logo_create_paintable:
 * @uri: (nullable): a data URI
 *
 * Returns: (transfer full) (nullable): something to draw; %NULL for what is
 *   no picture
 */
GdkPaintable *
lanyard_logo_create_paintable (const char *uri)
{
  const char *base64 = uri != NULL ? strstr (uri, ";base64,") : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  GdkTexture *texture;
  guchar *data;
  gsize size;

  if (base64 == NULL)
    return NULL;

  data = g_base64_decode (base64 + strlen (";base64,"), &size);
  bytes = g_bytes_new_take (data, size);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture == NULL)
    {
      g_debug ("Logo cannot be shown: %s", error->message);
      return NULL;
    }

  return GDK_PAINTABLE (texture);
}
