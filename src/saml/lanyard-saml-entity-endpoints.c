/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity-reader-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-saml-error.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#define INDEX_MAX 65535

void
_lanyard_saml_entity_reader_warn (LanyardSamlEntityReader *reader,
                                  const char              *format,
                                  ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (reader->warnings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* An attribute that some products write with a small first letter. */
static char *
dup_endpoint_attribute (LanyardSamlEntityReader *reader,
                        xmlNode                 *element,
                        const char              *name)
{
  char *value = _lanyard_saml_xml_dup_attribute (element, name);
  g_autofree char *lower = NULL;

  if (value != NULL)
    return value;

  lower = g_ascii_strdown (name, -1);
  value = _lanyard_saml_xml_dup_attribute (element, lower);
  if (value != NULL)
    /* Translators: two XML attribute names, then an XML element name */
    _lanyard_saml_entity_reader_warn (reader, _("“%s” was taken for “%s” of a %s."), lower, name,
                                      (const char *) element->name);

  return value;
}

/* An xs:boolean, absent meaning false; @is_false: it is said to be false. */
gboolean
_lanyard_saml_entity_reader_read_flag (LanyardSamlEntityReader *reader,
                                       xmlNode                 *element,
                                       const char              *name,
                                       gboolean                *is_false)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);
  g_autofree char *lower = NULL;
  g_autofree char *visible = NULL;
  gboolean value = FALSE;

  *is_false = FALSE;
  if (text == NULL)
    return FALSE;

  lower = g_ascii_strdown (text, -1);
  if (_lanyard_saml_xml_read_boolean (lower, &value))
    {
      *is_false = !value;
      return value;
    }

  visible = lanyard_text_make_visible (text, 32);
  /* Translators: an XML attribute name, then its value */
  _lanyard_saml_entity_reader_warn (reader, _("%s is “%s”, which is neither true nor false: it was taken for false."),
                                    name, visible);
  return FALSE;
}

/* M-21; what it says of plain http is a warning here (M-68). */
static gboolean
check_location (LanyardSamlEntityReader *reader,
                xmlNode                 *element,
                const char              *location)
{
  g_autoptr(GError) error = NULL;
  const char *name = (const char *) element->name;

  if (!lanyard_url_check (location, LANYARD_URL_ALLOW_HTTP, &error))
    {
      /* Translators: an XML element name, then a sentence */
      _lanyard_saml_entity_reader_warn (reader, _("A %s was left out: %s"), name, error->message);
      if (reader->refusal == NULL)
        reader->refusal = g_error_new_literal (LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_URL, error->message);
      return FALSE;
    }
  if (!lanyard_url_check (location, LANYARD_URL_HTTPS, NULL))
    _lanyard_saml_entity_reader_warn (reader, _("The %s “%s” is not encrypted (http)."), name, location);

  return TRUE;
}

/* M-68: -1 with a warning for none or a wrong one. */
int
_lanyard_saml_entity_reader_read_index (LanyardSamlEntityReader *reader,
                                        xmlNode                 *element,
                                        const char              *what)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, "index");
  guint64 index;

  if (text == NULL)
    {
      _lanyard_saml_entity_reader_warn (reader, _("The %s “%s” has no index."), (const char *) element->name, what);
      return -1;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 0, INDEX_MAX, &index, NULL))
    {
      g_autofree char *visible = lanyard_text_make_visible (text, 32);

      _lanyard_saml_entity_reader_warn (reader, _("The index “%s” of “%s” is not a number from 0 to 65535 and was left out."),
                                        visible, what);
      return -1;
    }

  return (int) index;
}

/* NULL with a warning for an endpoint that cannot be used. */
static LanyardSamlEndpoint *
read_endpoint (LanyardSamlEntityReader *reader,
               xmlNode                 *element)
{
  g_autofree char *binding = dup_endpoint_attribute (reader, element, "Binding");
  g_autofree char *location = dup_endpoint_attribute (reader, element, "Location");

  if (binding == NULL || location == NULL)
    {
      _lanyard_saml_entity_reader_warn (reader, _("A %s without Binding or Location was left out."),
                                        (const char *) element->name);
      return NULL;
    }
  if (!check_location (reader, element, location))
    return NULL;

  return lanyard_saml_endpoint_new (binding, location, -1);
}

void
_lanyard_saml_entity_reader_add_acs (LanyardSamlEntityReader *reader,
                                     xmlNode                 *element)
{
  LanyardSamlEndpoint *endpoint = read_endpoint (reader, element);

  if (endpoint == NULL)
    return;

  endpoint->index = _lanyard_saml_entity_reader_read_index (reader, element, endpoint->location);
  endpoint->is_default = _lanyard_saml_entity_reader_read_flag (reader, element, "isDefault",
                                                                &endpoint->is_not_default);
  if (endpoint->index >= 0 && !g_hash_table_add (reader->indexes, GINT_TO_POINTER (endpoint->index)))
    _lanyard_saml_entity_reader_warn (reader, _("The index %d is given to several AssertionConsumerService elements."),
                                      endpoint->index);

  g_ptr_array_add (reader->entity->acs, endpoint);
}

void
_lanyard_saml_entity_reader_add_slo (LanyardSamlEntityReader *reader,
                                     xmlNode                 *element)
{
  g_autofree char *response_location = NULL;
  LanyardSamlEndpoint *endpoint = read_endpoint (reader, element);

  if (endpoint == NULL)
    return;

  response_location = _lanyard_saml_xml_dup_attribute (element, "ResponseLocation");
  if (response_location != NULL && check_location (reader, element, response_location))
    endpoint->response_location = g_steal_pointer (&response_location);

  g_ptr_array_add (reader->entity->slo, endpoint);
}
