/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-send-private.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-saml-guard-private.h"

/* Raw DEFLATE (RFC 1951), then base64 (Bindings 3.4.4.1). */
static char *
deflate_and_encode (const GString  *document,
                    GError        **error)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1);
  g_autoptr(GInputStream) memory = g_memory_input_stream_new_from_data (document->str, (gssize) document->len, NULL);
  g_autoptr(GInputStream) input = g_converter_input_stream_new (memory, G_CONVERTER (compressor));
  g_autoptr(GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_base64_encode (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (output)),
                          g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)));
}

static void
append_parameter (GString    *query,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (query, "%s%s=%s", query->len > 0 ? "&" : "", name, escaped);
}

/*
 * _lanyard_saml_send_redirect:
 * @document: an unsigned message
 * @parameter: "SAMLRequest" or "SAMLResponse"
 * @destination: where it goes
 * @relay_state: (nullable): sent when not NULL, even if empty
 * @signer: (nullable): who signs
 * @error: LANYARD_CRYPTO_ERROR_FAILED
 *
 * The Redirect binding (Bindings 3.4.4.1): the signature is over the octets of
 * the query as they are sent, in the order message, RelayState, SigAlg (M-11,
 * M-50).
 *
 * Returns: (transfer full): the whole URL to send the browser to
 */
char *
_lanyard_saml_send_redirect (const GString      *document,
                             const char         *parameter,
                             const char         *destination,
                             const char         *relay_state,
                             LanyardSamlSigner  *signer,
                             GError            **error)
{
  g_autofree char *encoded = deflate_and_encode (document, error);
  g_autoptr(GString) query = g_string_new (NULL);

  if (encoded == NULL)
    return NULL;

  append_parameter (query, parameter, encoded);
  if (relay_state != NULL)
    append_parameter (query, "RelayState", relay_state);
  if (signer != NULL)
    {
      g_autoptr(GString) signature = g_string_new (NULL);

      append_parameter (query, "SigAlg", _lanyard_saml_signer_get_algorithm (signer));
      if (!_lanyard_saml_signer_append (signer, signature, (LanyardSamlPiece[2]) { { query->str, query->len } }, error))
        return NULL;
      append_parameter (query, "Signature", signature->str);
    }

  return g_strconcat (destination, strchr (destination, '?') != NULL ? "&" : "?", query->str, NULL);
}

/*
 * _lanyard_saml_send_enveloped:
 * @document: (transfer full): an unsigned message
 * @span: its root element
 * @signer: (nullable): who signs
 * @error: LANYARD_CRYPTO_ERROR_FAILED
 *
 * For the POST binding: with an enveloped signature (M-44).
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
_lanyard_saml_send_enveloped (GString            *document,
                              LanyardSamlSpan    *span,
                              LanyardSamlSigner  *signer,
                              GError            **error)
{
  g_autoptr(GString) owned = document;

  if (signer != NULL)
    {
      if (!_lanyard_saml_signer_envelop (signer, owned, span, error))
        return NULL;
      _lanyard_saml_guard_check (owned, span, 1, signer);
    }

  return g_string_free (g_steal_pointer (&owned), FALSE);
}
