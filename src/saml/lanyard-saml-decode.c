/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-decode-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <openssl/evp.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-report-private.h"

#define BLANKS " \t\r\n"

/* M-02 */
static void
fail (GError     **error,
      const char  *expected,
      const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     NULL,
                     _("Start again from the application"),
                     "%s", what);
  _lanyard_saml_error_blame (error, "M-02", expected, NULL);
}

static gboolean
is_base64 (const char *text)
{
  gsize length = strlen (text);
  gsize digits = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

  return length > 0 && length < G_MAXINT && length % 4 == 0 &&
         length - digits <= 2 &&
         strspn (text + digits, "=") == length - digits;
}

/* @text: what is_base64() has looked at. OpenSSL decodes four times as fast as
 * GLib, and counts the padding as bytes. */
static GBytes *
decode_digits (const char *text,
               gsize       length)
{
  gsize padding = length - strcspn (text, "=");
  guchar *data = g_malloc (length / 4 * 3);
  int size = EVP_DecodeBlock (data, (const guchar *) text, (int) length);

  g_assert (size >= (int) padding);

  return g_bytes_new_take (data, (gsize) size - padding);
}

/*
 * _lanyard_saml_decode_base64:
 * @text: base64
 * @allow_blanks: whether white space may stand in it (POST alone, M-02)
 * @error: MALFORMED
 *
 * Strict otherwise: the padding must be there, and nothing but the alphabet.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
_lanyard_saml_decode_base64 (const char  *text,
                             gboolean     allow_blanks,
                             GError     **error)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  while (allow_blanks && *text != '\0')
    {
      gsize length = strcspn (text, BLANKS);

      g_string_append_len (digits, text, length);
      text += length;
      text += strspn (text, BLANKS);
    }
  g_string_append (digits, text);

  if (!is_base64 (digits->str))
    {
      fail (error, "base64", _("The message is not base64"));
      return NULL;
    }

  return decode_digits (digits->str, digits->len);
}

/* What GLib says of a stream that is not DEFLATE, as one of our errors. */
static void
set_inflate_error (GError **error,
                   GError  *reason,
                   gsize    limit)
{
  g_autoptr(GError) owned = reason;
  g_autofree char *expected = NULL;

  if (!g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      fail (error, "DEFLATE", _("The message is not compressed as the Redirect binding demands (DEFLATE)"));
      return;
    }

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                     NULL,
                     _("Start again from the application"),
                     _("The message has more than the %zu bytes that are read"), limit);
  expected = g_strdup_printf ("at most %zu bytes", limit);
  _lanyard_saml_error_blame (error, "A-19", expected, NULL);
}

/*
 * _lanyard_saml_inflate:
 * @deflated: raw DEFLATE (RFC 1951)
 * @limit: the most bytes that may come out
 * @error: MALFORMED, TOO_LARGE
 *
 * stops at @limit; nothing may follow the stream.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
_lanyard_saml_inflate (GBytes  *deflated,
                       gsize    limit,
                       GError **error)
{
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree char *out = g_malloc (limit);
  gsize size;
  const char *in = g_bytes_get_data (deflated, &size);
  gsize consumed = 0;
  gsize produced = 0;
  GConverterResult result;

  do
    {
      GError *reason = NULL;
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (G_CONVERTER (decompressor),
                                    in + consumed, size - consumed,
                                    out + produced, limit - produced,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, &reason);
      if (result == G_CONVERTER_ERROR)
        {
          set_inflate_error (error, reason, limit);
          return NULL;
        }
      consumed += n_read;
      produced += n_written;
    }
  while (result != G_CONVERTER_FINISHED && produced < limit);

  if (result != G_CONVERTER_FINISHED)
    {
      set_inflate_error (error, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, ""), limit);
      return NULL;
    }
  if (consumed != size)
    {
      fail (error, "nothing after the compressed message", _("Something follows the compressed message"));
      return NULL;
    }

  return g_bytes_new (out, produced);
}
