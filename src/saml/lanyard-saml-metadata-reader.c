/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-entity-reader-private.h"
#include "lanyard-saml-metadata-private.h"
#include "lanyard-saml-signature-private.h"
#include "lanyard-text.h"

typedef struct
{
  gint64 now;
  GPtrArray *entities;   /* LanyardSamlEntity */
  GError *refusal;       /* of the first service provider that was left out */
} Reader;

/* WRONG_SIDE: metadata of an identity provider. */
void
_lanyard_saml_metadata_set_wrong_side (GError     **error,
                                       const char  *entity_id)
{
  g_autofree char *visible = lanyard_text_make_visible (entity_id != NULL ? entity_id : "", 256);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_WRONG_SIDE,
                     _("The metadata of the application (the service provider) is needed"),
                     _("Look for the service provider’s metadata in the application’s settings"),
                     _("“%s” is not a service provider"), visible);
}

/* The SPSSODescriptor for SAML 2.0 if there are several, else the first. */
xmlNode *
_lanyard_saml_metadata_find_role (xmlNode *element)
{
  xmlNode *first = NULL;

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      g_autofree char *text = NULL;
      g_auto(GStrv) protocols = NULL;

      if (!_lanyard_saml_xml_is (child, LANYARD_SAML_NS_METADATA, "SPSSODescriptor"))
        continue;

      text = _lanyard_saml_xml_dup_attribute (child, "protocolSupportEnumeration");
      protocols = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
      if (g_strv_contains ((const char *const *) protocols, LANYARD_SAML_NS_PROTOCOL))
        return child;
      if (first == NULL)
        first = child;
    }

  return first;
}

/*
 * _lanyard_saml_metadata_read_entity:
 * @element: an EntityDescriptor
 * @limits: what the levels above say
 * @now: seconds
 * @error: WRONG_SIDE, EXPIRED, MALFORMED, URL
 *
 * Returns: (transfer full): the service provider
 */
LanyardSamlEntity *
_lanyard_saml_metadata_read_entity (xmlNode                    *element,
                                    LanyardSamlMetadataLimits   limits,
                                    gint64                      now,
                                    GError                    **error)
{
  g_autoptr(LanyardSamlEntity) entity = NULL;
  xmlNode *role = _lanyard_saml_metadata_find_role (element);

  if (role == NULL)
    {
      g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");

      _lanyard_saml_metadata_set_wrong_side (error, entity_id);
      return NULL;
    }
  if (!_lanyard_saml_metadata_narrow (&limits, element, now, error) ||
      !_lanyard_saml_metadata_narrow (&limits, role, now, error))
    return NULL;

  entity = _lanyard_saml_entity_read (element, role, error);
  if (entity == NULL)
    return NULL;

  entity->valid_until = limits.valid_until;
  entity->cache_duration = limits.cache_duration;

  return g_steal_pointer (&entity);
}

/* A service provider's own refusal says more than that of an identity
 * provider next to it. */
static void
keep_refusal (Reader *reader,
              GError *refusal)
{
  if (reader->refusal == NULL ||
      (g_error_matches (reader->refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_WRONG_SIDE) &&
       !g_error_matches (refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_WRONG_SIDE)))
    {
      g_clear_error (&reader->refusal);
      reader->refusal = g_steal_pointer (&refusal);
    }

  g_clear_error (&refusal);
}

/* M-63: one entity after the other, groups in groups as they come. */
static void
read_element (Reader                    *reader,
              xmlNode                   *element,
              LanyardSamlMetadataLimits  limits)
{
  LanyardSamlEntity *entity;
  GError *error = NULL;

  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntityDescriptor"))
    {
      entity = _lanyard_saml_metadata_read_entity (element, limits, reader->now, &error);
      if (entity != NULL)
        g_ptr_array_add (reader->entities, entity);
      else
        keep_refusal (reader, error);
      return;
    }

  if (!_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntitiesDescriptor"))
    return;

  if (!_lanyard_saml_metadata_narrow (&limits, element, reader->now, &error))
    {
      keep_refusal (reader, error);
      return;
    }

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    read_element (reader, child, limits);
}

/* M-63: MALFORMED for what is no metadata. */
gboolean
_lanyard_saml_metadata_check_root (xmlNode  *root,
                                   GError  **error)
{
  g_autofree char *name = NULL;

  if (_lanyard_saml_xml_is (root, LANYARD_SAML_NS_METADATA, "EntityDescriptor") ||
      _lanyard_saml_xml_is (root, LANYARD_SAML_NS_METADATA, "EntitiesDescriptor"))
    return TRUE;

  name = lanyard_text_make_visible ((const char *) root->name, 64);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     _("Metadata begins with EntityDescriptor or EntitiesDescriptor"),
                     _("Get the metadata again from the application"),
                     _("The document is not SAML 2.0 metadata: its first element is “%s”"), name);
  return FALSE;
}

/* The end of validity of the root alone: nested ones only shorten it. */
static gboolean
check_policy (xmlNode                          *root,
              const LanyardSamlMetadataPolicy  *policy,
              GError                          **error)
{
  LanyardSamlMetadataLimits limits = { 0 };

  return _lanyard_saml_metadata_check_signature (root, policy, error) &&
         _lanyard_saml_metadata_narrow (&limits, root, policy->now, error) &&
         _lanyard_saml_metadata_check_validity (&limits, policy, error);
}

static void
mark_entities (GPtrArray *entities,
               gboolean   is_signed,
               gboolean   is_verified)
{
  for (guint i = 0; i < entities->len; i++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (entities, i);

      entity->is_signed = is_signed;
      entity->is_verified = is_verified;
    }
}

/**
 * lanyard_saml_metadata_read_trusted:
 * @document: UTF-8 XML
 * @policy: what is demanded of it
 * @error: as lanyard_saml_metadata_read(), and
 *   %LANYARD_SAML_ERROR_SIGNATURE_MISSING,
 *   %LANYARD_SAML_ERROR_SIGNATURE_INVALID, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_VALIDITY
 *
 * lanyard_saml_metadata_read() of a document whose signature and validity are
 * checked first (M-64, M-65).
 *
 * Returns: (transfer full) (element-type LanyardSamlEntity): at least one
 */
GPtrArray *
lanyard_saml_metadata_read_trusted (GBytes                           *document,
                                    const LanyardSamlMetadataPolicy  *policy,
                                    GError                          **error)
{
  g_autoptr(xmlDoc) xml = NULL;
  g_autoptr(GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_entity_unref);
  Reader reader = { .now = policy->now, .entities = entities };
  xmlNode *root;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  xml = _lanyard_saml_xml_parse (g_bytes_get_data (document, NULL), g_bytes_get_size (document),
                                 LANYARD_SAML_XML_METADATA, error);
  if (xml == NULL)
    return NULL;

  root = xmlDocGetRootElement (xml);
  if (!_lanyard_saml_metadata_check_root (root, error) || !check_policy (root, policy, error))
    return NULL;

  read_element (&reader, root, (LanyardSamlMetadataLimits) { 0 });
  if (entities->len == 0)
    {
      if (reader.refusal == NULL)
        _lanyard_saml_metadata_set_wrong_side (&reader.refusal, "EntitiesDescriptor");
      g_propagate_error (error, reader.refusal);
      return NULL;
    }

  g_clear_error (&reader.refusal);
  mark_entities (entities, _lanyard_saml_signature_is_present (root), _lanyard_saml_metadata_demands_trust (policy));

  return g_steal_pointer (&entities);
}

/**
 * lanyard_saml_metadata_read:
 * @document: UTF-8 XML
 * @now: the time that decides about validUntil
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE,
 *   %LANYARD_SAML_ERROR_DTD, %LANYARD_SAML_ERROR_DUPLICATE_ID,
 *   %LANYARD_SAML_ERROR_EXPIRED, %LANYARD_SAML_ERROR_WRONG_SIDE (nothing but
 *   identity providers), %LANYARD_SAML_ERROR_URL (M-21 refuses every
 *   AssertionConsumerService)
 *
 * M-63 … M-68: reads the service providers of an EntityDescriptor or of an
 * EntitiesDescriptor with any nesting. Of an aggregate, a service provider
 * that cannot be used (expired, no endpoint left) is passed over; if none is
 * left, the reason of the first is the error. An endpoint that M-21 refuses
 * is left out with a warning, a plain http one is taken with a warning. A
 * signature is noted, not checked: lanyard_saml_metadata_read_trusted() does.
 *
 * Returns: (transfer full) (element-type LanyardSamlEntity): at least one
 */
GPtrArray *
lanyard_saml_metadata_read (GBytes  *document,
                            gint64   now,
                            GError **error)
{
  const LanyardSamlMetadataPolicy policy = { .now = now };

  return lanyard_saml_metadata_read_trusted (document, &policy, error);
}
