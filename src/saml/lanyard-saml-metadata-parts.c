/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-value-private.h"

#define ENTITY_ID_MAX 1024
#define LANGUAGE "en"

gboolean
_lanyard_saml_metadata_check_entity_id (const char  *entity_id,
                                        GError     **error)
{
  if (!_lanyard_saml_value_check_present (entity_id, "entityID", error))
    return FALSE;
  if (strlen (entity_id) <= ENTITY_ID_MAX)
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                     _("The standard allows 1024 characters"),
                     _("Enter a shorter entity ID"),
                     _("The entity ID is too long"));
  return FALSE;
}

void
_lanyard_saml_metadata_start_entity (LanyardSamlWriter *writer,
                                     const char        *id,
                                     const char        *cache_duration,
                                     const char        *entity_id,
                                     const char        *valid_until)
{
  _lanyard_saml_writer_start (writer, "md:EntityDescriptor");
  _lanyard_saml_writer_namespace (writer, "md", LANYARD_SAML_NS_METADATA);
  _lanyard_saml_writer_attribute (writer, "ID", id);
  _lanyard_saml_writer_attribute (writer, "cacheDuration", cache_duration);
  _lanyard_saml_writer_attribute (writer, "entityID", entity_id);
  _lanyard_saml_writer_attribute (writer, "validUntil", valid_until);
}

/* To be ended by the caller, after what it says of the key. */
void
_lanyard_saml_metadata_start_key (LanyardSamlWriter  *writer,
                                  const char         *use,
                                  LanyardCertificate *certificate)
{
  _lanyard_saml_writer_start (writer, "md:KeyDescriptor");
  _lanyard_saml_writer_attribute (writer, "use", use);
  _lanyard_saml_writer_start (writer, "ds:KeyInfo");
  _lanyard_saml_writer_namespace (writer, "ds", LANYARD_SAML_NS_DSIG);
  _lanyard_saml_writer_start (writer, "ds:X509Data");
  _lanyard_saml_writer_element (writer, "ds:X509Certificate", lanyard_certificate_get_base64 (certificate));
  _lanyard_saml_writer_end (writer);
  _lanyard_saml_writer_end (writer);
}

void
_lanyard_saml_metadata_write_localized (LanyardSamlWriter *writer,
                                        const char        *name,
                                        const char        *value)
{
  _lanyard_saml_writer_start (writer, name);
  _lanyard_saml_writer_attribute (writer, "xml:lang", LANGUAGE);
  _lanyard_saml_writer_text (writer, value);
  _lanyard_saml_writer_end (writer);
}

void
_lanyard_saml_metadata_start_info (LanyardSamlWriter *writer)
{
  _lanyard_saml_writer_start (writer, "mdui:UIInfo");
  _lanyard_saml_writer_namespace (writer, "mdui", LANYARD_SAML_NS_MDUI);
}

void
_lanyard_saml_metadata_end_info (LanyardSamlWriter *writer)
{
  _lanyard_saml_writer_end (writer);
}

void
_lanyard_saml_metadata_write_endpoint (LanyardSamlWriter *writer,
                                       const char        *name,
                                       const char        *binding,
                                       const char        *location)
{
  _lanyard_saml_writer_start (writer, name);
  _lanyard_saml_writer_attribute (writer, "Binding", binding);
  _lanyard_saml_writer_attribute (writer, "Location", location);
  _lanyard_saml_writer_end (writer);
}

/* Takes @document. */
GBytes *
_lanyard_saml_metadata_finish_document (GString *document)
{
  g_string_prepend (document, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_c (document, '\n');

  return g_string_free_to_bytes (document);
}

gboolean
_lanyard_saml_metadata_check_optional_url (const char  *url,
                                           const char  *name,
                                           GError     **error)
{
  return url == NULL || _lanyard_saml_value_check_url (url, name, error);
}
