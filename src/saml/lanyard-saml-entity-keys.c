/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-text.h"

/* M-14, A-29: a key without use serves for both. */
static gboolean
read_key_use (LanyardSamlEntityReader  *reader,
              xmlNode                  *element,
              LanyardSamlKeyDescriptor *descriptor)
{
  g_autofree char *use = _lanyard_saml_xml_dup_attribute (element, "use");
  g_autofree char *visible = NULL;

  descriptor->signing = use == NULL || strcmp (use, "signing") == 0;
  descriptor->encryption = use == NULL || strcmp (use, "encryption") == 0;
  if (descriptor->signing || descriptor->encryption)
    return TRUE;

  visible = lanyard_text_make_visible (use, 32);
  _lanyard_saml_entity_reader_warn (reader, _("A key with the unknown use “%s” was left out."), visible);
  return FALSE;
}

/* M-67, I-06: of several certificates of one key the first is the key's own. */
static LanyardCertificate *
read_certificate (LanyardSamlEntityReader *reader,
                  xmlNode                 *element)
{
  xmlNode *info = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "KeyInfo");
  xmlNode *data = _lanyard_saml_xml_find (info, LANYARD_SAML_NS_DSIG, "X509Data");
  xmlNode *certificate = _lanyard_saml_xml_find (data, LANYARD_SAML_NS_DSIG, "X509Certificate");
  g_autofree char *text = _lanyard_saml_xml_dup_text (certificate);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LanyardCertificate *result;

  if (text == NULL)
    {
      _lanyard_saml_entity_reader_warn (reader, _("A key without a certificate was left out."));
      return NULL;
    }
  if (_lanyard_saml_xml_count (data, LANYARD_SAML_NS_DSIG, "X509Certificate") > 1)
    _lanyard_saml_entity_reader_warn (reader, _("Of the certificates of one key only the first was taken."));

  bytes = g_bytes_new (text, strlen (text));
  result = lanyard_certificate_new_from_data (bytes, &error);
  if (result == NULL)
    _lanyard_saml_entity_reader_warn (reader, _("A key was left out: %s"), error->message);

  return result;
}

/* Each once, in the order in which they come. */
static void
add_methods (LanyardSamlEntity  *entity,
             char              **methods)
{
  for (guint i = 0; methods[i] != NULL; i++)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

      if (g_strv_contains ((const char * const *) entity->encryption_methods, methods[i]))
        continue;
      g_strv_builder_addv (builder, (const char **) entity->encryption_methods);
      g_strv_builder_add (builder, methods[i]);
      g_strfreev (entity->encryption_methods);
      entity->encryption_methods = g_strv_builder_end (builder);
    }
}

/*
 * _lanyard_saml_entity_reader_add_key:
 * @element: a KeyDescriptor
 *
 * M-66, M-67, I-06 … I-08: the certificate, what it is for, and what may be
 * encrypted with it (M-49).
 */
void
_lanyard_saml_entity_reader_add_key (LanyardSamlEntityReader *reader,
                                     xmlNode                 *element)
{
  LanyardSamlKeyDescriptor descriptor = { 0 };

  if (!read_key_use (reader, element, &descriptor))
    return;
  descriptor.certificate = read_certificate (reader, element);
  if (descriptor.certificate == NULL)
    return;

  descriptor.encryption_methods = _lanyard_saml_entity_dup_list (element, LANYARD_SAML_NS_METADATA,
                                                                 "EncryptionMethod", "Algorithm");
  if (descriptor.encryption)
    add_methods (reader->entity, descriptor.encryption_methods);
  g_ptr_array_add (reader->entity->keys, g_memdup2 (&descriptor, sizeof descriptor));
}
