/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-entity-reader-private.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

/* Earlier than SAML itself: what programs write that mean "not set", such as
 * 0001-01-01T00:00:00Z. */
#define TIME_NOT_SET 0

typedef struct
{
  gint64 now;
  gboolean is_signed;
  GPtrArray *entities;   /* LanyardSamlEntity */
  GError *refusal;       /* of the first service provider that was left out */
} Reader;

static gint64
earlier (gint64 a,
         gint64 b)
{
  if (a == 0 || b == 0)
    return MAX (a, b);

  return MIN (a, b);
}

/* M-65: nested values only shorten (E76). */
static gboolean
read_valid_until (xmlNode  *element,
                  gint64   *valid_until,
                  GError  **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, "validUntil");
  g_autoptr(GError) local_error = NULL;
  gint64 time;

  if (text == NULL)
    return TRUE;
  if (!lanyard_time_parse (text, &time, &local_error))
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         NULL,
                         _("Get the metadata again from the application"),
                         _("The validUntil of the metadata cannot be read: %s"), local_error->message);
      return FALSE;
    }

  if (time > TIME_NOT_SET)
    *valid_until = earlier (*valid_until, time);
  return TRUE;
}

static gboolean
check_valid_until (gint64   valid_until,
                   gint64   now,
                   GError **error)
{
  g_autofree char *text = NULL;

  if (valid_until == 0 || now < valid_until)
    return TRUE;

  text = lanyard_time_format (valid_until);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_EXPIRED,
                     _("Its keys and addresses may no longer be right"),
                     _("Get the metadata again from the application"),
                     _("The metadata was valid until %s"), text);
  return FALSE;
}

static void
set_wrong_side (GError     **error,
                const char  *entity_id)
{
  g_autofree char *visible = lanyard_text_make_visible (entity_id != NULL ? entity_id : "", 256);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_WRONG_SIDE,
                     _("The metadata of the application (the service provider) is needed"),
                     _("Look for the service provider’s metadata in the application’s settings"),
                     _("“%s” is not a service provider"), visible);
}

/* The descriptor for SAML 2.0 if there are several, else the first. */
static xmlNode *
find_role (xmlNode *element)
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

static LanyardSamlEntity *
read_entity (Reader   *reader,
             xmlNode  *element,
             gint64    valid_until,
             GError  **error)
{
  g_autoptr(LanyardSamlEntity) entity = NULL;
  xmlNode *role = find_role (element);

  if (role == NULL)
    {
      g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");

      set_wrong_side (error, entity_id);
      return NULL;
    }
  if (!read_valid_until (element, &valid_until, error) ||
      !read_valid_until (role, &valid_until, error) ||
      !check_valid_until (valid_until, reader->now, error))
    return NULL;

  entity = _lanyard_saml_entity_read (element, role, error);
  if (entity == NULL)
    return NULL;

  entity->valid_until = valid_until;
  entity->is_signed = reader->is_signed;

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
read_element (Reader  *reader,
              xmlNode *element,
              gint64   valid_until)
{
  LanyardSamlEntity *entity;
  GError *error = NULL;

  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntityDescriptor"))
    {
      entity = read_entity (reader, element, valid_until, &error);
      if (entity != NULL)
        g_ptr_array_add (reader->entities, entity);
      else
        keep_refusal (reader, error);
      return;
    }

  if (!_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntitiesDescriptor"))
    return;

  if (!read_valid_until (element, &valid_until, &error) ||
      !check_valid_until (valid_until, reader->now, &error))
    {
      keep_refusal (reader, error);
      return;
    }

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    read_element (reader, child, valid_until);
}

static gboolean
check_root (xmlNode  *root,
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
 * signature is noted, not checked (M-64 is the caller's).
 *
 * Returns: (transfer full) (element-type LanyardSamlEntity): at least one
 */
GPtrArray *
lanyard_saml_metadata_read (GBytes  *document,
                            gint64   now,
                            GError **error)
{
  g_autoptr(xmlDoc) xml = NULL;
  g_autoptr(GPtrArray) entities = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_entity_unref);
  Reader reader = { .now = now, .entities = entities };
  xmlNode *root;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  xml = _lanyard_saml_xml_parse (g_bytes_get_data (document, NULL), g_bytes_get_size (document),
                                 LANYARD_SAML_XML_METADATA, error);
  if (xml == NULL)
    return NULL;

  root = xmlDocGetRootElement (xml);
  if (!check_root (root, error))
    return NULL;

  reader.is_signed = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_DSIG, "Signature") != NULL;
  read_element (&reader, root, 0);
  if (entities->len == 0)
    {
      if (reader.refusal == NULL)
        set_wrong_side (&reader.refusal, "EntitiesDescriptor");
      g_propagate_error (error, reader.refusal);
      return NULL;
    }

  g_clear_error (&reader.refusal);
  return g_steal_pointer (&entities);
}
