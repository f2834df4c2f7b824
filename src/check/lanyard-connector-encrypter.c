/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-encrypter.h"

/**
 * lanyard_connector_make_encrypter:
 * @connector: a connector
 * @error: %LANYARD_SAML_ERROR_CERTIFICATE: none of its service provider's
 *   certificates holds a usable key; %LANYARD_SAML_ERROR_ALGORITHM: nothing
 *   that its metadata lists is used here (M-49)
 *
 * What a response is encrypted with, and what the check looks at.
 *
 * Returns: (transfer full): an encrypter
 */
LanyardSamlEncrypter *
lanyard_connector_make_encrypter (LanyardConnector  *connector,
                                  GError           **error)
{
  const LanyardSamlEncryption encryption = {
    .certificates = lanyard_connector_get_sp_encryption_certificates (connector),
    .methods = lanyard_connector_get_sp_encryption_methods (connector),
    .content = lanyard_enum_get_nick (LANYARD_TYPE_CONTENT_ENCRYPTION,
                                      lanyard_connector_get_content_encryption (connector)),
    .key_transport = lanyard_enum_get_nick (LANYARD_TYPE_KEY_TRANSPORT,
                                            lanyard_connector_get_key_transport (connector)),
    .key_is_sibling = lanyard_connector_get_encrypted_key_placement (connector) == LANYARD_ENCRYPTED_KEY_SIBLING,
    .recipient = lanyard_connector_get_sp_entity_id (connector),
    .saml2_prefixes = lanyard_connector_get_xml_prefixes (connector) == LANYARD_XML_PREFIXES_SAML2,
  };

  return lanyard_saml_encrypter_new (&encryption, error);
}
