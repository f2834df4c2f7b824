/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo-uri.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define PNG_TYPE "image/png"
#define JPEG_TYPE "image/jpeg"
#define SVG_TYPE "image/svg+xml"

/* Everything in an SVG that runs or loads something; what is only drawn has
 * none of it. */
#define ELEMENTS "(?:[a-z0-9_.-]+:)?(?:script|foreignObject|iframe|object|embed)\\b"
#define ACTIVE \
  "<!DOCTYPE|<!ENTITY|<\\?xml-stylesheet|<" ELEMENTS "|javascript:|@import|\\son[a-z]+\\s*=" \
  "|href\\s*=\\s*[\"']?\\s*(?![\"'#\\s])|url\\(\\s*[\"']?\\s*(?![\"'#\\s])"

/* The same where it can be taken out as it usually stands. What is left is
 * looked at again, so nothing depends on these. */
static const char * const removable[] = {
  "<!DOCTYPE[^<>\\[]*>",
  "<\\?xml-stylesheet[^>]*\\?>",
  "<" ELEMENTS "[^>]*/>",
  "<" ELEMENTS "[^>]*>.*?</" ELEMENTS "\\s*>",
  "\\son[a-z]+\\s*=\\s*(\"[^\"]*\"|'[^']*')",
  "\\s([a-z]+:)?href\\s*=\\s*(\"\\s*(?!#)[^\"]*\"|'\\s*(?!#)[^']*')",
  "@import[^;<]*;",
};

static const char *
guess_type (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > strlen (PNG_SIGNATURE) && memcmp (data, PNG_SIGNATURE, strlen (PNG_SIGNATURE)) == 0)
    return PNG_TYPE;
  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return JPEG_TYPE;
  if (size > 4 && g_utf8_validate_len ((const char *) data, size, NULL) && memmem (data, size, "<svg", 4) != NULL)
    return SVG_TYPE;

  return NULL;
}

static gboolean
is_passive (const char *svg)
{
  return !g_regex_match_simple (ACTIVE, svg, G_REGEX_CASELESS, 0);
}

static char *
strip (const char *svg)
{
  char *text = g_strdup (svg);

  for (gsize i = 0; i < G_N_ELEMENTS (removable); i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (removable[i], G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
      char *less = regex != NULL ? g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL) : NULL;

      if (less == NULL)
        continue;
      g_free (text);
      text = less;
    }

  return text;
}

static GBytes *
refuse_size (gsize    size,
             GError **error)
{
  g_autofree char *shown = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("The portal sends the logo to every person"), _("Choose a file of at most 100 KiB"),
                     /* Translators: %s is a size like 2.1 MiB */
                     _("The logo is %s large"), shown);
  return NULL;
}

static GBytes *
refuse_type (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Browsers show PNG, JPEG and SVG"), _("Choose such a file"),
                     _("The logo is not a PNG, JPEG or SVG picture"));
  return NULL;
}

static GBytes *
refuse_active (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("It could act in the browser of everybody who opens the portal"),
                     _("Export it as plain SVG or as PNG"),
                     _("The SVG logo has scripts or refers to other files"));
  return NULL;
}

/* @bytes as they may be stored: an SVG without what runs or loads something. */
static GBytes *
clean (GBytes      *bytes,
       const char **type,
       GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;

  if (g_bytes_get_size (bytes) > LANYARD_LOGO_MAX)
    return refuse_size (g_bytes_get_size (bytes), error);
  *type = guess_type (bytes);
  if (*type == NULL)
    return refuse_type (error);
  if (strcmp (*type, SVG_TYPE) != 0)
    return g_bytes_ref (bytes);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (is_passive (text))
    return g_bytes_ref (bytes);

  less = strip (text);
  if (!is_passive (less) || strstr (less, "<svg") == NULL)
    return refuse_active (error);

  return g_bytes_new (less, strlen (less));
}

/* The bytes of a data URI of a kind that is stored. */
static GBytes *
decode (const char *uri)
{
  static const char * const prefixes[] = {
    "data:" PNG_TYPE ";base64,", "data:" JPEG_TYPE ";base64,", "data:" SVG_TYPE ";base64,",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (uri, prefixes[i]))
      {
        gsize size;
        guchar *data = g_base64_decode (uri + strlen (prefixes[i]), &size);

        return g_bytes_new_take (data, size);
      }

  return NULL;
}

static char *
encode (GBytes     *bytes,
        const char *type)
{
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strdup_printf ("data:%s;base64,%s", type, base64);
}

/**
 * lanyard_logo_make_uri:
 * @bytes: the file
 * @error: %LANYARD_ERROR_INVALID: not PNG, JPEG or SVG, larger than
 *   %LANYARD_LOGO_MAX, or an SVG that acts in a way that cannot be taken out
 *
 * Scripts, event handlers and references to anything else are taken out of an
 * SVG; if any is left it is refused.
 *
 * Returns: (transfer full): the logo as a data URI
 */
char *
lanyard_logo_make_uri (GBytes  *bytes,
                       GError **error)
{
  g_autoptr(GBytes) cleaned = NULL;
  const char *type;

  g_return_val_if_fail (bytes != NULL, NULL);

  cleaned = clean (bytes, &type, error);
  return cleaned != NULL ? encode (cleaned, type) : NULL;
}

/**
 * lanyard_logo_check_uri:
 * @uri: a logo as it is stored
 * @error: %LANYARD_ERROR_INVALID
 *
 * Returns: whether lanyard_logo_make_uri() could have made it
 */
gboolean
lanyard_logo_check_uri (const char  *uri,
                        GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) cleaned = NULL;
  g_autofree char *again = NULL;
  const char *type;

  g_return_val_if_fail (uri != NULL, FALSE);

  bytes = decode (uri);
  cleaned = bytes != NULL ? clean (bytes, &type, error) : refuse_type (error);
  if (cleaned == NULL)
    return FALSE;

  again = encode (cleaned, type);
  if (strcmp (again, uri) == 0)
    return TRUE;

  refuse_active (error);
  return FALSE;
}

static guint
read_16 (const guint8 *data)
{
  return (guint) data[0] << 8 | data[1];
}

/* PNG 11.2.2: width and height are the first of the first chunk. */
static gboolean
read_png_size (const guint8 *data,
               gsize         size,
               guint        *width,
               guint        *height)
{
  if (size < 24 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;

  *width = read_16 (data + 16) << 16 | read_16 (data + 18);
  *height = read_16 (data + 20) << 16 | read_16 (data + 22);
  return TRUE;
}

/* ISO 10918-1 B.2.2: they stand in the frame header, SOF0 to SOF15. */
static gboolean
read_jpeg_size (const guint8 *data,
                gsize         size,
                guint        *width,
                guint        *height)
{
  gsize at = 2;

  while (at + 9 <= size && data[at] == 0xff)
    {
      guint marker = data[at + 1];

      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *height = read_16 (data + at + 5);
          *width = read_16 (data + at + 7);
          return TRUE;
        }
      at += 2 + read_16 (data + at + 2);
    }

  return FALSE;
}

/**
 * lanyard_logo_get_size:
 * @uri: a logo as it is stored
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * Returns: %FALSE for what has no size in pixels, such as an SVG
 */
gboolean
lanyard_logo_get_size (const char *uri,
                       guint      *width,
                       guint      *height)
{
  g_autoptr(GBytes) bytes = NULL;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (uri != NULL, FALSE);

  bytes = decode (uri);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
  if (size > strlen (PNG_SIGNATURE) && memcmp (data, PNG_SIGNATURE, strlen (PNG_SIGNATURE)) == 0)
    return read_png_size (data, size, width, height);

  return size > 3 && data[0] == 0xff && data[1] == 0xd8 && read_jpeg_size (data, size, width, height);
}
