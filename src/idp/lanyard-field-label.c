/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-pair.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *field;
  const char *label;
} labels[] = {
  { "kind", N_("Kind") },
  { "template", N_("Template") },
  { "label", N_("Display Label") },
  { "description", N_("Description") },
  { "color", N_("Color") },
  { "logo", N_("Logo") },
  { "show_in_portal", N_("Show in Portal") },
  { "state", N_("State") },
  { "slug", N_("End of the IdP URL") },
  { "bookmark_url", N_("Address") },
  { "notes", N_("Notes") },
  { "contact", N_("Contact") },
  { "access_policy", N_("Access Policy") },
  { "placeholders", N_("Placeholder") },
  { "secrets", N_("Secret Placeholder") },
  { "sp_entity_id", N_("SP Entity ID") },
  { "audience", N_("Audience") },
  { "additional_audiences", N_("Additional Audience") },
  { "sp_name_qualifiers", N_("SP Name Qualifier") },
  { "acs", N_("ACS URL") },
  { "destination", N_("Destination") },
  { "recipient", N_("Recipient") },
  { "sp_signing_certificates", N_("Signing Certificate of the SP") },
  { "sp_encryption_certificates", N_("Encryption Certificate of the SP") },
  { "require_signed_requests", N_("Require Signed Requests") },
  { "ignore_request_signatures", N_("Ignore Signatures of Requests") },
  { "allow_sha1", N_("Allow SHA-1 in Requests") },
  { "accepted_destinations", N_("Accepted Destination") },
  { "encrypt_assertion", N_("Encrypt Assertion") },
  { "encryption_optional", N_("Encryption Is Optional") },
  { "content_encryption", N_("Content Encryption") },
  { "key_transport", N_("Key Transport") },
  { "encrypted_key_placement", N_("Place of the Encrypted Key") },
  { "sp_encryption_methods", N_("Encryption Algorithm of the SP") },
  { "sp_signing_methods", N_("Signature Algorithm of the SP") },
  { "sp_digest_methods", N_("Digest Algorithm of the SP") },
  { "login_url", N_("Login URL") },
  { "slo_url", N_("Single Logout URL") },
  { "slo_response_url", N_("Single Logout Response URL") },
  { "slo_binding", N_("Single Logout Binding") },
  { "name_id_formats", N_("Offered NameID Format") },
  { "metadata_source", N_("Source of the Metadata") },
  { "metadata_hash", N_("Hash of the Metadata") },
  { "metadata_date", N_("Date of the Metadata") },
  { "metadata_valid_until", N_("End of the Metadata") },
  { "metadata_signing_certificates", N_("Signing Certificate of the Metadata") },
  { "metadata_keys", N_("Certificates in Our Metadata") },
  { "metadata_cache_duration", N_("Cache Duration of the Metadata") },
  { "metadata_watch_hours", N_("Watch for Changes") },
  { "metadata_watch_private", N_("Watch in This Network") },
  { "idp_entity_id", N_("IdP Entity ID") },
  { "declare_redirect", N_("Declare the Redirect Binding") },
  { "idp_initiated", N_("IdP-Initiated Sign-In") },
  { "signature_algorithm", N_("Signature Algorithm") },
  { "digest_algorithm", N_("Digest Algorithm") },
  { "sign", N_("Signed Part") },
  { "key_info", N_("Key Information") },
  { "key_name", N_("Key Name") },
  { "base64_line_length", N_("Line Length of Base64") },
  { "xml_prefixes", N_("XML Prefixes") },
  { "xsi_type", N_("Types of Attribute Values") },
  { "assertion_lifetime", N_("Assertion Lifetime") },
  { "send_not_before", N_("Send NotBefore") },
  { "session_lifetime", N_("Session Lifetime") },
  { "authn_context", N_("Authentication Context") },
  { "mfa_authn_context", N_("Authentication Context of a Second Factor") },
  { "totp_authn_context", N_("Authentication Context of a One-Time Code") },
  { "recovery_authn_context", N_("Authentication Context of a Recovery Code") },
  { "relay_state", N_("Default RelayState") },
  { "allowed_relay_states", N_("Allowed RelayState") },
  { "name_id_source", N_("NameID Source") },
  { "name_id_format", N_("NameID Format") },
  { "name_id_policy", N_("Format in the Request") },
  { "send_name_id", N_("Send a NameID") },
  { "name_id_transform", N_("Letters of the NameID") },
  { "name_id_pattern", N_("Replace in the NameID") },
  { "name_id_replacement", N_("Replacement in the NameID") },
  { "name_id_prefix", N_("Prefix of the NameID") },
  { "ignore_allow_create", N_("Ignore AllowCreate") },
  { "attributes", N_("Attribute") },
  { "constants", N_("Constant") },
  { "group_attribute_enabled", N_("Send Groups") },
  { "group_attribute_name", N_("Group Attribute") },
  { "group_attribute_name_format", N_("Name Format of the Group Attribute") },
  { "group_attribute_multiple", N_("Several Groups") },
  { "group_attribute_separator", N_("Separator of Groups") },
  { "group_attribute_value", N_("What Stands for a Group") },
  { "group_attribute_filter", N_("Only Groups Like") },

  { "friendly_name", N_("Friendly Name") },
  { "name_format", N_("Name Format") },
  { "required", N_("Required") },
  { "jit", N_("JIT") },
  { "multiple", N_("Several Values") },
  { "separator", N_("Separator") },
  { "transform", N_("Letters") },
  { "pattern", N_("Replace") },
  { "replacement", N_("Replace With") },
  { "prefix", N_("Prefix") },
  { "if_empty", N_("If There Is No Value") },
  { "binding", N_("Binding") },
  { "default", N_("Default") },
  { "edited", N_("Edited by Hand") },
  { "role", N_("Role") },
  { "certificate", N_("Certificate") },

  { "name", N_("Name") },
  { "username", N_("User Name") },
  { "email", N_("E-Mail") },
  { "first_name", N_("First Name") },
  { "last_name", N_("Last Name") },
  { "base_url", N_("Base URL") },
  { "port", N_("Port") },
  { "organization", N_("Organization") },
};

/**
 * lanyard_field_get_label:
 * @field: the JSON name of a field, "acs[1].url" inside lists
 *
 * Returns: its name for people; @field if it has none
 */
const char *
lanyard_field_get_label (const char *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].field, field))
      return _(labels[i].label);

  return field;
}
