/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include "lanyard-saml.h"
#include "lanyard-saml-encryption-private.h"
#include "lanyard-saml-metadata-writer-private.h"
#include "lanyard-saml-value-private.h"

static void
write_sp_info (LanyardSamlWriter *writer,
               const char        *display_name)
{
  if (display_name == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:Extensions");
  _lanyard_saml_metadata_start_info (writer);
  _lanyard_saml_metadata_write_localized (writer, "mdui:DisplayName", display_name);
  _lanyard_saml_metadata_end_info (writer);
  _lanyard_saml_writer_end (writer);
}

/* M-49: with the algorithms that the key's owner reads. */
static void
write_encryption_key (LanyardSamlWriter  *writer,
                      LanyardCertificate *certificate)
{
  static const char * const methods[] = {
    LANYARD_SAML_NS_XENC11 "aes256-gcm", LANYARD_SAML_NS_XENC11 "aes128-gcm",
    LANYARD_SAML_NS_XENC "rsa-oaep-mgf1p", LANYARD_SAML_NS_XENC11 "rsa-oaep",
  };

  _lanyard_saml_metadata_start_key (writer, "encryption", certificate);
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      _lanyard_saml_writer_start (writer, "md:EncryptionMethod");
      _lanyard_saml_writer_attribute (writer, "Algorithm", methods[i]);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
}

static void
write_acs (LanyardSamlWriter *writer,
           const char        *acs_url)
{
  _lanyard_saml_writer_start (writer, "md:AssertionConsumerService");
  _lanyard_saml_writer_attribute (writer, "Binding", LANYARD_SAML_BINDING_POST);
  _lanyard_saml_writer_attribute (writer, "Location", acs_url);
  _lanyard_saml_writer_attribute (writer, "index", "0");
  _lanyard_saml_writer_attribute (writer, "isDefault", "true");
  _lanyard_saml_writer_end (writer);
}

static void
write_requested_attributes (LanyardSamlWriter              *writer,
                            const LanyardSamlSpDescription *description)
{
  if (description->requested_attributes == NULL || description->requested_attributes[0] == NULL)
    return;

  _lanyard_saml_writer_start (writer, "md:AttributeConsumingService");
  _lanyard_saml_writer_attribute (writer, "index", "0");
  _lanyard_saml_writer_attribute (writer, "isDefault", "true");
  _lanyard_saml_metadata_write_localized (writer, "md:ServiceName",
                   description->display_name != NULL ? description->display_name : description->entity_id);
  for (gsize i = 0; description->requested_attributes[i] != NULL; i++)
    {
      _lanyard_saml_writer_start (writer, "md:RequestedAttribute");
      _lanyard_saml_writer_attribute (writer, "Name", description->requested_attributes[i]);
      _lanyard_saml_writer_end (writer);
    }
  _lanyard_saml_writer_end (writer);
}

static void
write_sp (LanyardSamlWriter              *writer,
          const LanyardSamlSpDescription *description)
{
  _lanyard_saml_writer_start (writer, "md:SPSSODescriptor");
  _lanyard_saml_writer_attribute (writer, "AuthnRequestsSigned", "false");
  _lanyard_saml_writer_attribute (writer, "WantAssertionsSigned", "true");
  _lanyard_saml_writer_attribute (writer, "protocolSupportEnumeration", LANYARD_SAML_NS_PROTOCOL);

  write_sp_info (writer, description->display_name);
  if (description->signing_certificate != NULL)
    {
      _lanyard_saml_metadata_start_key (writer, "signing", description->signing_certificate);
      _lanyard_saml_writer_end (writer);
    }
  if (description->encryption_certificate != NULL)
    write_encryption_key (writer, description->encryption_certificate);
  if (description->slo_url != NULL)
    _lanyard_saml_metadata_write_endpoint (writer, "md:SingleLogoutService", LANYARD_SAML_BINDING_REDIRECT,
                                           description->slo_url);
  _lanyard_saml_writer_element (writer, "md:NameIDFormat", description->name_id_format);
  write_acs (writer, description->acs_url);
  write_requested_attributes (writer, description);

  _lanyard_saml_writer_end (writer);
}

/**
 * lanyard_saml_sp_metadata_write:
 * @description: what the test SP says of itself
 * @error: as lanyard_saml_idp_metadata_write()
 *
 * Writes the metadata of a service provider that wants its assertions signed
 * and does not sign its requests for them (Metadata 2.4.4).
 *
 * Returns: (transfer full): an EntityDescriptor in UTF-8, indented, unsigned
 */
GBytes *
lanyard_saml_sp_metadata_write (const LanyardSamlSpDescription  *description,
                                GError                         **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  GString *document;

  g_return_val_if_fail (description != NULL, NULL);

  if (!_lanyard_saml_metadata_check_entity_id (description->entity_id, error) ||
      !_lanyard_saml_value_check_url (description->acs_url, "AssertionConsumerService", error) ||
      !_lanyard_saml_metadata_check_optional_url (description->slo_url, "SingleLogoutService", error))
    return NULL;

  _lanyard_saml_writer_init (&writer, TRUE);
  _lanyard_saml_metadata_start_entity (&writer, NULL, NULL, description->entity_id, NULL);
  write_sp (&writer, description);
  _lanyard_saml_writer_end (&writer);
  document = _lanyard_saml_writer_finish (&writer, error);

  return document != NULL ? _lanyard_saml_metadata_finish_document (document) : NULL;
}
