/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout.h"

#include "lanyard-saml-send-private.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-saml-writer-private.h"
#include "lanyard-time.h"

static gboolean
check_request (const LanyardSamlLogoutRequest  *request,
               GError                         **error)
{
  return _lanyard_saml_value_check_present (request->issuer, "Issuer", error) &&
         _lanyard_saml_value_check_url (request->destination, "Destination", error) &&
         _lanyard_saml_value_check_present (request->name_id->value, "NameID", error) &&
         _lanyard_saml_value_check_id (request->id, "ID", error);
}

static void
write_issuer (LanyardSamlWriter *writer,
              const char        *issuer)
{
  _lanyard_saml_writer_start (writer, "saml:Issuer");
  _lanyard_saml_writer_namespace (writer, "saml", LANYARD_SAML_NS_ASSERTION);
  _lanyard_saml_writer_text (writer, issuer);
  _lanyard_saml_writer_end (writer);
}

static void
write_name_id (LanyardSamlWriter       *writer,
               const LanyardSamlNameId *name_id)
{
  _lanyard_saml_writer_start (writer, "saml:NameID");
  _lanyard_saml_writer_namespace (writer, "saml", LANYARD_SAML_NS_ASSERTION);
  _lanyard_saml_writer_attribute (writer, "Format", name_id->format);
  _lanyard_saml_writer_attribute (writer, "NameQualifier", name_id->name_qualifier);
  _lanyard_saml_writer_attribute (writer, "SPNameQualifier", name_id->sp_name_qualifier);
  _lanyard_saml_writer_text (writer, name_id->value);
  _lanyard_saml_writer_end (writer);
}

static GString *
write_unsigned (const LanyardSamlLogoutRequest  *request,
                LanyardSamlSigner               *signer,
                LanyardSamlSpan                 *span,
                GError                         **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  g_autofree char *issue_instant = lanyard_time_format (request->now);
  g_autofree char *not_on_or_after = NULL;

  if (!check_request (request, error))
    return NULL;
  if (request->not_on_or_after > 0)
    not_on_or_after = lanyard_time_format (request->not_on_or_after);

  _lanyard_saml_writer_init (&writer, FALSE);
  writer.saml2 = signer->saml2;
  _lanyard_saml_writer_start (&writer, "samlp:LogoutRequest");
  _lanyard_saml_writer_namespace (&writer, "samlp", LANYARD_SAML_NS_PROTOCOL);
  _lanyard_saml_writer_attribute (&writer, "Destination", request->destination);
  _lanyard_saml_writer_attribute (&writer, "ID", request->id);
  _lanyard_saml_writer_attribute (&writer, "IssueInstant", issue_instant);
  _lanyard_saml_writer_attribute (&writer, "NotOnOrAfter", not_on_or_after);
  _lanyard_saml_writer_attribute (&writer, "Version", "2.0");
  write_issuer (&writer, request->issuer);
  span->id = request->id;
  span->gap = _lanyard_saml_writer_tell (&writer);
  write_name_id (&writer, request->name_id);
  _lanyard_saml_writer_element (&writer, "samlp:SessionIndex", request->session_index);
  _lanyard_saml_writer_end (&writer);
  span->end = _lanyard_saml_writer_tell (&writer);

  return _lanyard_saml_writer_finish (&writer, error);
}

/**
 * lanyard_saml_logout_request_redirect:
 * @request: what it says
 * @relay_state: (nullable): sent when not %NULL
 * @signer: who signs
 * @error: %LANYARD_SAML_ERROR_VALUE, %LANYARD_SAML_ERROR_URL,
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes a LogoutRequest (Core 3.7.1) for the Redirect binding: deflated, its
 * encoded octets signed, with Destination (M-50).
 *
 * Returns: (transfer full): the whole URL to send the browser to
 */
char *
lanyard_saml_logout_request_redirect (const LanyardSamlLogoutRequest  *request,
                                      const char                      *relay_state,
                                      LanyardSamlSigner               *signer,
                                      GError                         **error)
{
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL && request->name_id != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  document = write_unsigned (request, signer, &span, error);
  if (document == NULL)
    return NULL;

  return _lanyard_saml_send_redirect (document, "SAMLRequest", request->destination, relay_state, signer, error);
}

/**
 * lanyard_saml_logout_request_write:
 * @request: what it says
 * @signer: who signs
 * @error: as lanyard_saml_logout_request_redirect()
 *
 * Writes a LogoutRequest for the POST binding, with an enveloped signature
 * (M-44, M-53).
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
lanyard_saml_logout_request_write (const LanyardSamlLogoutRequest  *request,
                                   LanyardSamlSigner               *signer,
                                   GError                         **error)
{
  GString *document;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (request != NULL && request->name_id != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  document = write_unsigned (request, signer, &span, error);

  return document != NULL ? _lanyard_saml_send_enveloped (document, &span, signer, error) : NULL;
}
