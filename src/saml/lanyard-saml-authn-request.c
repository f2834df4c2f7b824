/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-response.h"

#include "lanyard-random.h"
#include "lanyard-saml-send-private.h"
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
  g_autofree char *url = NULL;
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL, NULL);

  id = dup_id (request);
  span.id = id;
  document = write_unsigned (request, &span, error);
  if (document != NULL)
    url = _lanyard_saml_send_redirect (document, "SAMLRequest", request->destination, relay_state, signer, error);
  if (url != NULL && id_out != NULL)
    *id_out = g_steal_pointer (&id);

  return g_steal_pointer (&url);
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
  g_autofree char *text = NULL;
  GString *document;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL, NULL);

  id = dup_id (request);
  span.id = id;
  document = write_unsigned (request, &span, error);
  if (document != NULL)
    text = _lanyard_saml_send_enveloped (document, &span, signer, error);
  if (text != NULL && id_out != NULL)
    *id_out = g_steal_pointer (&id);

  return g_steal_pointer (&text);
}
