/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include "lanyard-saml-request-private.h"

#define ELEMENT "AuthnRequest"

/* @received tells whether the message in @self could be. */
static LanyardSamlRequest *
finish (LanyardSamlRequest  *self,
        gboolean             received,
        GError             **error)
{
  if (received && _lanyard_saml_request_read (self, error))
    return self;

  lanyard_saml_request_free (self);
  return NULL;
}

/**
 * lanyard_saml_request_decode_redirect:
 * @raw_query: the query as it stood in the request line, without "?"
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE,
 *   %LANYARD_SAML_ERROR_DTD, %LANYARD_SAML_ERROR_DUPLICATE_ID,
 *   %LANYARD_SAML_ERROR_VERSION, %LANYARD_SAML_ERROR_BINDING,
 *   %LANYARD_SAML_ERROR_UNSUPPORTED (another message than AuthnRequest)
 *
 * M-02 … M-05 for the HTTP-Redirect binding (Bindings 3.4.4). What is signed
 * is kept as received (M-11); a ds:Signature inside the message proves
 * nothing in this binding.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_redirect (const char  *raw_query,
                                      GError     **error)
{
  LanyardSamlRequest *self;

  g_return_val_if_fail (raw_query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = _lanyard_saml_request_new ();
  return finish (self, _lanyard_saml_message_receive_redirect (&self->message, ELEMENT, raw_query, error), error);
}

/**
 * lanyard_saml_request_decode_post:
 * @raw_form: (array length=length): the application/x-www-form-urlencoded body
 * @length: its length in bytes
 * @error: as of lanyard_saml_request_decode_redirect()
 *
 * M-02 … M-05 for the HTTP-POST binding (Bindings 3.5.4). White space in the
 * base64 is passed over.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_post (const char  *raw_form,
                                  gsize        length,
                                  GError     **error)
{
  LanyardSamlRequest *self;

  g_return_val_if_fail (raw_form != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = _lanyard_saml_request_new ();
  return finish (self, _lanyard_saml_message_receive_post (&self->message, ELEMENT, raw_form, length, error), error);
}

/**
 * lanyard_saml_request_decode_xml:
 * @document: plain XML, as a person pastes it
 * @error: as of lanyard_saml_request_decode_redirect()
 *
 * It counts as unsigned unless it has an enveloped signature.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_xml (GBytes  *document,
                                 GError **error)
{
  LanyardSamlRequest *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = _lanyard_saml_request_new ();
  return finish (self, _lanyard_saml_message_receive_xml (&self->message, ELEMENT, document, error), error);
}

/**
 * lanyard_saml_request_freeze:
 * @request: a request
 *
 * Returns: (transfer full): an opaque ASCII text, to be kept where nobody else
 *   can write while the person signs in; lanyard_saml_request_thaw() reads it
 */
char *
lanyard_saml_request_freeze (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return _lanyard_saml_message_freeze (&request->message);
}

/**
 * lanyard_saml_request_thaw:
 * @frozen: what lanyard_saml_request_freeze() returned
 * @error: as of the functions that decode
 *
 * Decodes the request again from what was received: nothing that was kept is
 * believed more than the request itself.
 *
 * Returns: (transfer full): the same request
 */
LanyardSamlRequest *
lanyard_saml_request_thaw (const char  *frozen,
                           GError     **error)
{
  LanyardSamlRequest *self;

  g_return_val_if_fail (frozen != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = _lanyard_saml_request_new ();
  return finish (self, _lanyard_saml_message_thaw (&self->message, ELEMENT, frozen, error), error);
}
