/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout.h"

#include <string.h>

#include "lanyard-saml-logout-private.h"

#define REQUEST "LogoutRequest"
#define RESPONSE "LogoutResponse"

static LanyardSamlLogout *
make_logout (gboolean is_request)
{
  LanyardSamlLogout *self = g_new0 (LanyardSamlLogout, 1);

  g_mutex_init (&self->message.lock);
  self->is_request = is_request;

  return self;
}

/* Which of the two it is says the parameter's name; with both or none of them
 * the message is refused as a request. */
static gboolean
detect_request (const char  *raw,
                gsize        length,
                gboolean    *is_request,
                GError     **error)
{
  g_autoptr(LanyardSamlParameters) parameters = lanyard_saml_parameters_new (raw, length, error);

  if (parameters == NULL)
    return FALSE;

  *is_request = lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") == NULL ||
                lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") != NULL;
  return TRUE;
}

static const char *
get_element (LanyardSamlLogout *self)
{
  return self->is_request ? REQUEST : RESPONSE;
}

static LanyardSamlLogout *
finish (LanyardSamlLogout  *self,
        gboolean            received,
        GError            **error)
{
  if (received && _lanyard_saml_logout_read (self, error))
    return self;

  lanyard_saml_logout_free (self);
  return NULL;
}

/**
 * lanyard_saml_logout_free:
 * @logout: (nullable) (transfer full): a logout message
 */
void
lanyard_saml_logout_free (LanyardSamlLogout *logout)
{
  if (logout == NULL)
    return;

  _lanyard_saml_message_clear (&logout->message);
  g_clear_pointer (&logout->name_id, lanyard_saml_name_id_free);
  g_strfreev (logout->session_indexes);
  g_free (logout->in_response_to);
  g_free (logout->status);
  g_free (logout->sub_status);
  g_free (logout);
}

/**
 * lanyard_saml_logout_decode_redirect:
 * @raw_query: the query as it stood in the request line, without "?"
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE,
 *   %LANYARD_SAML_ERROR_DTD, %LANYARD_SAML_ERROR_DUPLICATE_ID,
 *   %LANYARD_SAML_ERROR_VERSION, %LANYARD_SAML_ERROR_BINDING,
 *   %LANYARD_SAML_ERROR_UNSUPPORTED (another message, or a BaseID)
 *
 * M-02 … M-05 for the HTTP-Redirect binding (Bindings 3.4.4), for a
 * LogoutRequest in SAMLRequest or a LogoutResponse in SAMLResponse.
 *
 * Returns: (transfer full): the message, its signature not yet checked
 */
LanyardSamlLogout *
lanyard_saml_logout_decode_redirect (const char  *raw_query,
                                     GError     **error)
{
  LanyardSamlLogout *self;
  gboolean is_request;

  g_return_val_if_fail (raw_query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!detect_request (raw_query, strlen (raw_query), &is_request, error))
    return NULL;

  self = make_logout (is_request);
  return finish (self, _lanyard_saml_message_receive_redirect (&self->message, get_element (self), raw_query, error),
                 error);
}

/**
 * lanyard_saml_logout_decode_post:
 * @raw_form: (array length=length): the application/x-www-form-urlencoded body
 * @length: its length in bytes
 * @error: as of lanyard_saml_logout_decode_redirect()
 *
 * M-02 … M-05 for the HTTP-POST binding (Bindings 3.5.4).
 *
 * Returns: (transfer full): the message, its signature not yet checked
 */
LanyardSamlLogout *
lanyard_saml_logout_decode_post (const char  *raw_form,
                                 gsize        length,
                                 GError     **error)
{
  LanyardSamlLogout *self;
  gboolean is_request;

  g_return_val_if_fail (raw_form != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!detect_request (raw_form, length, &is_request, error))
    return NULL;

  self = make_logout (is_request);
  return finish (self,
                 _lanyard_saml_message_receive_post (&self->message, get_element (self), raw_form, length, error),
                 error);
}

/**
 * lanyard_saml_logout_decode_xml:
 * @document: plain XML
 * @is_request: whether it is to be a LogoutRequest
 * @error: as of lanyard_saml_logout_decode_redirect()
 *
 * Returns: (transfer full): the message, its signature not yet checked
 */
LanyardSamlLogout *
lanyard_saml_logout_decode_xml (GBytes    *document,
                                gboolean   is_request,
                                GError   **error)
{
  LanyardSamlLogout *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = make_logout (is_request);
  return finish (self, _lanyard_saml_message_receive_xml (&self->message, get_element (self), document, error), error);
}

/**
 * lanyard_saml_logout_is_request:
 * @logout: a logout message
 *
 * Returns: %TRUE for a LogoutRequest, %FALSE for a LogoutResponse
 */
gboolean
lanyard_saml_logout_is_request (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, FALSE);

  return logout->is_request;
}

/**
 * lanyard_saml_logout_get_id:
 * @logout: a logout message
 *
 * Returns: its ID, an NCName
 */
const char *
lanyard_saml_logout_get_id (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->message.id;
}

/**
 * lanyard_saml_logout_get_issuer:
 * @logout: a logout message
 *
 * Returns: (nullable): who says to have sent it
 */
const char *
lanyard_saml_logout_get_issuer (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->message.issuer;
}

/**
 * lanyard_saml_logout_get_relay_state:
 * @logout: a logout message
 *
 * Returns: (nullable): RelayState, to be sent back byte for byte (M-30)
 */
const char *
lanyard_saml_logout_get_relay_state (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->message.relay_state;
}

/**
 * lanyard_saml_logout_get_document:
 * @logout: a logout message
 *
 * Returns: (transfer none): the decoded XML
 */
GBytes *
lanyard_saml_logout_get_document (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->message.document;
}

/**
 * lanyard_saml_logout_get_name_id:
 * @logout: a LogoutRequest
 *
 * Returns: (nullable) (transfer none): whom to sign out; %NULL for one that is
 *   encrypted until lanyard_saml_logout_decrypt()
 */
const LanyardSamlNameId *
lanyard_saml_logout_get_name_id (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->name_id;
}

/**
 * lanyard_saml_logout_get_session_indexes:
 * @logout: a logout message
 *
 * Returns: (nullable) (array zero-terminated=1): the sessions that a
 *   LogoutRequest names; none means all of that NameID (M-53)
 */
const char * const *
lanyard_saml_logout_get_session_indexes (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return (const char * const *) logout->session_indexes;
}

/**
 * lanyard_saml_logout_is_asynchronous:
 * @logout: a logout message
 *
 * Returns: whether the sender of a LogoutRequest wants no LogoutResponse
 *   (SAML V2.0 Asynchronous Single Logout Profile Extension; M-55)
 */
gboolean
lanyard_saml_logout_is_asynchronous (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, FALSE);

  return logout->is_asynchronous;
}

/**
 * lanyard_saml_logout_get_in_response_to:
 * @logout: a logout message
 *
 * Returns: (nullable): the ID of the request that a LogoutResponse answers
 */
const char *
lanyard_saml_logout_get_in_response_to (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->in_response_to;
}

/**
 * lanyard_saml_logout_get_status:
 * @logout: a logout message
 *
 * Returns: (nullable): the top-level status of a LogoutResponse
 */
const char *
lanyard_saml_logout_get_status (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->status;
}

/**
 * lanyard_saml_logout_get_sub_status:
 * @logout: a logout message
 *
 * Returns: (nullable): the second-level status of a LogoutResponse
 */
const char *
lanyard_saml_logout_get_sub_status (LanyardSamlLogout *logout)
{
  g_return_val_if_fail (logout != NULL, NULL);

  return logout->sub_status;
}
