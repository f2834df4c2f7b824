/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo.h"

#include "lanyard-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
guess_type (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (size > 4 && g_utf8_validate_len ((const char *) data, size, NULL) && memmem (data, size, "<svg", 4) != NULL)
    return "image/svg+xml";

  return NULL;
}

/* Everything in an SVG that runs or loads something. What is only drawn has
 * none of it, so nothing is taken out: such a file is refused. */
static gboolean
is_svg_passive (GBytes *bytes)
{
  static const char *pattern =
    "<!DOCTYPE|<!ENTITY|<\\?xml-stylesheet|<script|<foreignObject|<iframe|javascript:|@import"
    "|\\son[a-z]+\\s*=|href\\s*=\\s*[\"'](?!#)|url\\(\\s*[\"']?(?!#)";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);

  return !g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/**
 * lanyard_logo_make_uri:
 * @bytes: the file
 * @error: %LANYARD_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the logo as a data URI
 */
char *
lanyard_logo_make_uri (GBytes  *bytes,
                       GError **error)
{
  const char *type;
  g_autofree char *base64 = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > LANYARD_LOGO_MAX)
    {
      g_autofree char *size = g_format_size_full (g_bytes_get_size (bytes), G_FORMAT_SIZE_IEC_UNITS);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("The portal sends the logo to every person"), _("Choose a file of at most 100 KiB"),
                         /* Translators: %s is a size like 2.1 MiB */
                         _("The logo is %s large"), size);
      return NULL;
    }

  type = guess_type (bytes);
  if (type == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Browsers show PNG, JPEG and SVG"), _("Choose such a file"),
                         _("The logo is not a PNG, JPEG or SVG picture"));
      return NULL;
    }

  if (g_str_equal (type, "image/svg+xml") && !is_svg_passive (bytes))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("It could act in the browser of everybody who opens the portal"),
                         _("Export it as plain SVG or as PNG"),
                         _("The SVG logo has scripts or refers to other files"));
      return NULL;
    }

  base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strdup_printf ("data:%s;base64,%s", type, base64);
}

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
