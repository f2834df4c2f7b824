/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-response-options-private.h"

#include <string.h>

/* Digests that a service provider's metadata may name, and SHA-1 is none that
 * is chosen without being asked for. */
static const struct
{
  const char *uri;
  const char *name;
} digests[] = {
  { "http://www.w3.org/2001/04/xmlenc#sha256", "sha256" },
  { "http://www.w3.org/2001/04/xmldsig-more#sha384", "sha384" },
  { "http://www.w3.org/2001/04/xmlenc#sha512", "sha512" },
};

static const char *
find_digest (const char *uri)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (strcmp (digests[i].uri, uri) == 0)
      return digests[i].name;

  return NULL;
}

/* M-49: that of the signature algorithm, unless the service provider lists
 * others and not this one. */
static const char *
choose_digest (LanyardConnector *connector)
{
  const char *algorithm = lanyard_enum_get_nick (LANYARD_TYPE_SIGNATURE_ALGORITHM,
                                                 lanyard_connector_get_signature_algorithm (connector));
  const char *own = strchr (algorithm, '-') + 1;
  const char *first = NULL;

  if (lanyard_connector_get_digest_algorithm (connector) != LANYARD_DIGEST_AUTO)
    return lanyard_enum_get_nick (LANYARD_TYPE_DIGEST_ALGORITHM, lanyard_connector_get_digest_algorithm (connector));

  for (const char * const *p = lanyard_connector_get_sp_digest_methods (connector); *p != NULL; p++)
    {
      const char *name = find_digest (*p);

      if (g_strcmp0 (name, own) == 0)
        return own;
      if (first == NULL)
        first = name;
    }

  return first != NULL ? first : own;
}

/**
 * _lanyard_response_options_fill:
 * @response: a response whose destination is the ACS URL used
 * @connector: for whom
 *
 * What the connector says of every response: both sides, lifetime, audiences
 * (I-21, I-22), other values than the ACS URL (M-31, M-35) and what is left
 * out (M-34, M-39, M-40). The texts are the connector's.
 */
void
_lanyard_response_options_fill (LanyardSamlResponse *response,
                                LanyardConnector    *connector)
{
  const char *audience = lanyard_connector_get_audience (connector);
  const char *destination = lanyard_connector_get_destination (connector);
  const char *recipient = lanyard_connector_get_recipient (connector);

  response->issuer = lanyard_connector_get_idp_entity_id (connector);
  response->audience = audience != NULL ? audience : lanyard_connector_get_sp_entity_id (connector);
  response->additional_audiences = lanyard_connector_get_additional_audiences (connector);
  response->recipient = recipient != NULL ? recipient : response->destination;
  if (destination != NULL)
    response->destination = destination;
  response->lifetime = lanyard_connector_get_assertion_lifetime (connector);

  response->omit = 0;
  if (!lanyard_connector_get_send_not_before (connector))
    response->omit |= LANYARD_SAML_OMIT_NOT_BEFORE;
  if (!lanyard_connector_get_xsi_type (connector))
    response->omit |= LANYARD_SAML_OMIT_XSI_TYPE;
  if (!lanyard_connector_get_send_name_id (connector))
    response->omit |= LANYARD_SAML_OMIT_NAME_ID;
}

/**
 * _lanyard_response_options_fill_signer:
 * @options: how signed messages are written
 * @connector: for whom
 * @pair: the pair that signs
 * @certificate: its certificate
 *
 * What the connector says of signed messages (M-46, I-04, I-12, I-39). The
 * texts are those of the arguments.
 */
void
_lanyard_response_options_fill_signer (LanyardSamlSignerOptions *options,
                                       LanyardConnector         *connector,
                                       LanyardKeyPair           *pair,
                                       LanyardCertificate       *certificate)
{
  options->digest_algorithm = choose_digest (connector);
  options->omit_certificate = lanyard_connector_get_key_info (connector) == LANYARD_KEY_INFO_NONE;
  options->line_length = lanyard_connector_get_base64_line_length (connector);
  options->saml2_prefixes = lanyard_connector_get_xml_prefixes (connector) == LANYARD_XML_PREFIXES_SAML2;

  switch (lanyard_connector_get_key_name (connector))
    {
    case LANYARD_KEY_NAME_KEY_ID:
      options->key_name = lanyard_record_get_id (LANYARD_RECORD (pair));
      break;
    case LANYARD_KEY_NAME_SUBJECT:
      options->key_name = lanyard_certificate_get_subject (certificate);
      break;
    case LANYARD_KEY_NAME_NONE:
    default:
      options->key_name = NULL;
    }
}
