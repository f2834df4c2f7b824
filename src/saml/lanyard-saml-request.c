/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include "lanyard-saml-request-private.h"

/* To be filled by the functions that decode. */
LanyardSamlRequest *
_lanyard_saml_request_new (void)
{
  LanyardSamlRequest *self = g_new0 (LanyardSamlRequest, 1);

  g_mutex_init (&self->message.lock);

  return self;
}

/**
 * lanyard_saml_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lanyard_saml_request_free (LanyardSamlRequest *request)
{
  if (request == NULL)
    return;

  _lanyard_saml_message_clear (&request->message);
  g_free (request->acs_url);
  g_free (request->protocol_binding);
  g_free (request->name_id_format);
  g_free (request->sp_name_qualifier);
  g_free (request->subject.name_id);
  g_free (request->subject.format);
  g_free (request->subject.name_qualifier);
  g_free (request->subject.sp_name_qualifier);
  g_strfreev (request->idp_list);
  g_strfreev (request->authn_contexts);
  g_free (request->authn_context_comparison);
  g_free (request);
}

/**
 * lanyard_saml_request_get_id:
 * @request: a request
 *
 * Returns: its ID, an NCName
 */
const char *
lanyard_saml_request_get_id (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->message.id;
}

/**
 * lanyard_saml_request_get_issuer:
 * @request: a request
 *
 * Returns: (nullable): who says to have sent it
 */
const char *
lanyard_saml_request_get_issuer (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->message.issuer;
}

/**
 * lanyard_saml_request_get_issue_instant:
 * @request: a request
 *
 * Returns: when it was made, in seconds
 */
gint64
lanyard_saml_request_get_issue_instant (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, 0);

  return request->message.issue_instant;
}

/**
 * lanyard_saml_request_get_destination:
 * @request: a request
 *
 * Returns: (nullable): the URL that it was meant for
 */
const char *
lanyard_saml_request_get_destination (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->message.destination;
}

/**
 * lanyard_saml_request_get_acs_url:
 * @request: a request
 *
 * Returns: (nullable): AssertionConsumerServiceURL, not checked: use the
 *   endpoint that lanyard_saml_request_validate() chose
 */
const char *
lanyard_saml_request_get_acs_url (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->acs_url;
}

/**
 * lanyard_saml_request_get_acs_index:
 * @request: a request
 *
 * Returns: AssertionConsumerServiceIndex, -1 if it is not given
 */
int
lanyard_saml_request_get_acs_index (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, -1);

  return request->acs_index;
}

/**
 * lanyard_saml_request_get_protocol_binding:
 * @request: a request
 *
 * Returns: (nullable): the binding that the answer should come by
 */
const char *
lanyard_saml_request_get_protocol_binding (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->protocol_binding;
}

/**
 * lanyard_saml_request_get_force_authn:
 * @request: a request
 *
 * Returns: whether the person must sign in anew (M-22)
 */
gboolean
lanyard_saml_request_get_force_authn (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return request->force_authn;
}

/**
 * lanyard_saml_request_get_is_passive:
 * @request: a request
 *
 * Returns: whether nothing may be shown to the person (M-23)
 */
gboolean
lanyard_saml_request_get_is_passive (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return request->is_passive;
}

/**
 * lanyard_saml_request_get_name_id_format:
 * @request: a request
 *
 * Returns: (nullable): Format of NameIDPolicy (M-24)
 */
const char *
lanyard_saml_request_get_name_id_format (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->name_id_format;
}

/**
 * lanyard_saml_request_get_sp_name_qualifier:
 * @request: a request
 *
 * Returns: (nullable): SPNameQualifier of NameIDPolicy (M-26)
 */
const char *
lanyard_saml_request_get_sp_name_qualifier (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->sp_name_qualifier;
}

/**
 * lanyard_saml_request_get_allow_create:
 * @request: a request
 *
 * Returns: AllowCreate of NameIDPolicy, %FALSE when it is not given (M-25)
 */
gboolean
lanyard_saml_request_get_allow_create (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return request->allow_create;
}

/**
 * lanyard_saml_request_get_subject:
 * @request: a request
 *
 * Returns: (nullable): whom it names (M-28), %NULL if nobody
 */
const LanyardSamlSubject *
lanyard_saml_request_get_subject (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->subject.present ? &request->subject : NULL;
}

/**
 * lanyard_saml_request_get_authn_contexts:
 * @request: a request
 *
 * Returns: (nullable) (array zero-terminated=1): the classes of
 *   RequestedAuthnContext, %NULL if there is none. An empty list (only
 *   declarations were named) can be met by nothing (M-27).
 */
const char *const *
lanyard_saml_request_get_authn_contexts (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return (const char *const *) request->authn_contexts;
}

/**
 * lanyard_saml_request_get_authn_context_comparison:
 * @request: a request
 *
 * Returns: "exact" (also when it is not given), "minimum", "maximum" or "better"
 */
const char *
lanyard_saml_request_get_authn_context_comparison (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->authn_context_comparison != NULL ? request->authn_context_comparison : "exact";
}

/**
 * lanyard_saml_request_get_relay_state:
 * @request: a request
 *
 * Returns: (nullable): RelayState, to be sent back byte for byte and never
 *   interpreted (M-30, I-18, I-19); %NULL: absent, which is not the same as empty
 */
const char *
lanyard_saml_request_get_relay_state (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->message.relay_state;
}

/**
 * lanyard_saml_request_get_document:
 * @request: a request
 *
 * Returns: (transfer none): the decoded XML
 */
GBytes *
lanyard_saml_request_get_document (LanyardSamlRequest *request)
{
  g_return_val_if_fail (request != NULL, NULL);

  return request->message.document;
}
