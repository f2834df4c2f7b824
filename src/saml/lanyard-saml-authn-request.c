/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-response.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-random.h"
#include "lanyard-saml-guard-private.h"
#include "lanyard-saml-signer-private.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-saml-writer-private.h"
#include "lanyard-time.h"

static gboolean
check_request (const LanyardSamlAuthnRequest  *request,
               const char                     *id,
               GError                        **error)
{
  return _lanyard_saml_value_check_present (request->issuer, "Issuer", error) &&
         _lanyard_saml_value_check_url (request->destination, "Destination", error) &&
         (request->acs_url == NULL ||
          _lanyard_saml_value_check_url (request->acs_url, "AssertionConsumerServiceURL", error)) &&
         _lanyard_saml_value_check_id (id, "ID", error);
}

static void
write_request (LanyardSamlWriter             *writer,
               const LanyardSamlAuthnRequest *request,
               LanyardSamlSpan               *span)
{
  g_autofree char *issue_instant = lanyard_time_format (request->now);

  _lanyard_saml_writer_start (writer, "samlp:AuthnRequest");
  _lanyard_saml_writer_namespace (writer, "samlp", LANYARD_SAML_NS_PROTOCOL);
  _lanyard_saml_writer_attribute (writer, "AssertionConsumerServiceURL", request->acs_url);
  _lanyard_saml_writer_attribute (writer, "Destination", request->destination);
  _lanyard_saml_writer_attribute (writer, "ForceAuthn", request->force_authn ? "true" : NULL);
  _lanyard_saml_writer_attribute (writer, "ID", span->id);
  _lanyard_saml_writer_attribute (writer, "IsPassive", request->is_passive ? "true" : NULL);
  _lanyard_saml_writer_attribute (writer, "IssueInstant", issue_instant);
  _lanyard_saml_writer_attribute (writer, "ProtocolBinding",
                                  request->acs_url != NULL ? LANYARD_SAML_BINDING_POST : NULL);
  _lanyard_saml_writer_attribute (writer, "Version", "2.0");

  _lanyard_saml_writer_start (writer, "saml:Issuer");
  _lanyard_saml_writer_namespace (writer, "saml", LANYARD_SAML_NS_ASSERTION);
  _lanyard_saml_writer_text (writer, request->issuer);
  _lanyard_saml_writer_end (writer);
  span->gap = _lanyard_saml_writer_tell (writer);

  if (request->name_id_format != NULL)
    {
      _lanyard_saml_writer_start (writer, "samlp:NameIDPolicy");
      _lanyard_saml_writer_attribute (writer, "AllowCreate", "true");
      _lanyard_saml_writer_attribute (writer, "Format", request->name_id_format);
      _lanyard_saml_writer_end (writer);
    }

  _lanyard_saml_writer_end (writer);
  span->end = _lanyard_saml_writer_tell (writer);
}

static GString *
write_unsigned (const LanyardSamlAuthnRequest  *request,
                LanyardSamlSpan                *span,
                GError                        **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };

  if (!check_request (request, span->id, error))
    return NULL;

  _lanyard_saml_writer_init (&writer, FALSE);
  write_request (&writer, request, span);

  return _lanyard_saml_writer_finish (&writer, error);
}

static char *
dup_id (const LanyardSamlAuthnRequest *request)
{
  return request->id != NULL ? g_strdup (request->id) : lanyard_random_dup_id ();
}

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

/**
 * lanyard_saml_authn_request_redirect:
 * @request: what it says
 * @relay_state: (nullable): sent when not %NULL, even if empty
 * @signer: (nullable): who signs
 * @id_out: (out) (optional): the request's ID
 * @error: %LANYARD_SAML_ERROR_VALUE, %LANYARD_SAML_ERROR_URL,
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes an AuthnRequest (Core 3.4.1) for the Redirect binding (Bindings
 * 3.4.4.1): the signature is over the octets of the query as they are sent,
 * in the order SAMLRequest, RelayState, SigAlg (M-11).
 *
 * Returns: (transfer full): the whole URL to send the browser to
 */
char *
lanyard_saml_authn_request_redirect (const LanyardSamlAuthnRequest  *request,
                                     const char                     *relay_state,
                                     LanyardSamlSigner              *signer,
                                     char                          **id_out,
                                     GError                        **error)
{
  g_autofree char *id = NULL;
  g_autofree char *encoded = NULL;
  g_autoptr(GString) document = NULL;
  g_autoptr(GString) query = g_string_new (NULL);
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL, NULL);

  id = dup_id (request);
  span.id = id;
  document = write_unsigned (request, &span, error);
  encoded = document != NULL ? deflate_and_encode (document, error) : NULL;
  if (encoded == NULL)
    return NULL;

  append_parameter (query, "SAMLRequest", encoded);
  if (relay_state != NULL)
    append_parameter (query, "RelayState", relay_state);
  if (signer != NULL)
    {
      g_autofree char *signature = NULL;

      append_parameter (query, "SigAlg", _lanyard_saml_signer_get_algorithm (signer));
      signature = _lanyard_saml_signer_sign (signer, query->str, query->len, error);
      if (signature == NULL)
        return NULL;
      append_parameter (query, "Signature", signature);
    }

  if (id_out != NULL)
    *id_out = g_steal_pointer (&id);

  return g_strconcat (request->destination, strchr (request->destination, '?') != NULL ? "&" : "?",
                      query->str, NULL);
}

/**
 * lanyard_saml_authn_request_write:
 * @request: what it says
 * @signer: (nullable): who signs
 * @id_out: (out) (optional): the request's ID
 * @error: as lanyard_saml_authn_request_redirect()
 *
 * Writes an AuthnRequest (Core 3.4.1) for the POST binding, with an enveloped
 * signature (M-44).
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
lanyard_saml_authn_request_write (const LanyardSamlAuthnRequest  *request,
                                  LanyardSamlSigner              *signer,
                                  char                          **id_out,
                                  GError                        **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL, NULL);

  id = dup_id (request);
  span.id = id;
  document = write_unsigned (request, &span, error);
  if (document == NULL)
    return NULL;

  if (signer != NULL)
    {
      if (!_lanyard_saml_signer_envelop (signer, document, &span, error))
        return NULL;
      _lanyard_saml_guard_check (document, &span, 1, signer);
    }

  if (id_out != NULL)
    *id_out = g_steal_pointer (&id);

  return g_string_free (g_steal_pointer (&document), FALSE);
}
