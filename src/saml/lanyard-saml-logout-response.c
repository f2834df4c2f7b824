/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout.h"

#include "lanyard-saml-send-private.h"
#include "lanyard-saml-status-private.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-time.h"

static gboolean
check_response (const LanyardSamlLogoutResponse  *response,
                GError                          **error)
{
  return _lanyard_saml_value_check_present (response->issuer, "Issuer", error) &&
         _lanyard_saml_value_check_url (response->destination, "Destination", error) &&
         _lanyard_saml_value_check_present (response->status, "StatusCode", error) &&
         _lanyard_saml_value_check_present (response->in_response_to, "InResponseTo", error) &&
         _lanyard_saml_value_check_id (response->in_response_to, "InResponseTo", error) &&
         _lanyard_saml_value_check_id (response->id, "ID", error);
}

static GString *
write_unsigned (const LanyardSamlLogoutResponse  *response,
                LanyardSamlSigner                *signer,
                LanyardSamlSpan                  *span,
                GError                          **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  g_autofree char *issue_instant = lanyard_time_format (response->now);

  if (!check_response (response, error))
    return NULL;

  _lanyard_saml_writer_init (&writer, FALSE);
  writer.saml2 = signer->saml2;
  _lanyard_saml_writer_start (&writer, "samlp:LogoutResponse");
  _lanyard_saml_writer_namespace (&writer, "samlp", LANYARD_SAML_NS_PROTOCOL);
  _lanyard_saml_writer_attribute (&writer, "Destination", response->destination);
  _lanyard_saml_writer_attribute (&writer, "ID", response->id);
  _lanyard_saml_writer_attribute (&writer, "InResponseTo", response->in_response_to);
  _lanyard_saml_writer_attribute (&writer, "IssueInstant", issue_instant);
  _lanyard_saml_writer_attribute (&writer, "Version", "2.0");
  _lanyard_saml_writer_start (&writer, "saml:Issuer");
  _lanyard_saml_writer_namespace (&writer, "saml", LANYARD_SAML_NS_ASSERTION);
  _lanyard_saml_writer_text (&writer, response->issuer);
  _lanyard_saml_writer_end (&writer);
  span->id = response->id;
  span->gap = _lanyard_saml_writer_tell (&writer);
  _lanyard_saml_status_write (&writer, response->status, response->sub_status, response->message);
  _lanyard_saml_writer_end (&writer);
  span->end = _lanyard_saml_writer_tell (&writer);

  return _lanyard_saml_writer_finish (&writer, error);
}

/**
 * lanyard_saml_logout_response_redirect:
 * @response: what it says
 * @relay_state: (nullable): that of the request, sent when not %NULL
 * @signer: who signs
 * @error: %LANYARD_SAML_ERROR_VALUE, %LANYARD_SAML_ERROR_URL,
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes a LogoutResponse (Core 3.7.2) for the Redirect binding: deflated, its
 * encoded octets signed, with Destination (M-50).
 *
 * Returns: (transfer full): the whole URL to send the browser to
 */
char *
lanyard_saml_logout_response_redirect (const LanyardSamlLogoutResponse  *response,
                                       const char                       *relay_state,
                                       LanyardSamlSigner                *signer,
                                       GError                          **error)
{
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (response != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  document = write_unsigned (response, signer, &span, error);
  if (document == NULL)
    return NULL;

  return _lanyard_saml_send_redirect (document, "SAMLResponse", response->destination, relay_state, signer, error);
}

/**
 * lanyard_saml_logout_response_write:
 * @response: what it says
 * @signer: who signs
 * @error: as lanyard_saml_logout_response_redirect()
 *
 * Writes a LogoutResponse for the POST binding, with an enveloped signature
 * (M-44, M-53).
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
lanyard_saml_logout_response_write (const LanyardSamlLogoutResponse  *response,
                                    LanyardSamlSigner                *signer,
                                    GError                          **error)
{
  GString *document;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (response != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  document = write_unsigned (response, signer, &span, error);

  return document != NULL ? _lanyard_saml_send_enveloped (document, &span, signer, error) : NULL;
}
