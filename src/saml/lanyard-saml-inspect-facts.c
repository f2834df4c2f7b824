/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-inspect-private.h"

#include <string.h>

#include "lanyard-text.h"

#define VALUE_MAX 512
#define ENTITIES_MAX 20

static void
add_fact (LanyardSamlInspection *self,
          const char            *name,
          const char            *value)
{
  LanyardSamlFact *fact;

  if (value == NULL)
    return;

  fact = g_new0 (LanyardSamlFact, 1);
  fact->name = lanyard_text_make_visible (name, VALUE_MAX);
  fact->value = lanyard_text_make_visible (value, VALUE_MAX);
  g_ptr_array_add (self->facts, fact);
}

static void
add_text (LanyardSamlInspection *self,
          xmlNode               *element)
{
  g_autofree char *text = _lanyard_saml_xml_dup_text (element);

  if (element != NULL)
    add_fact (self, (const char *) element->name, g_strstrip (text));
}

static void
add_attributes (LanyardSamlInspection *self,
                xmlNode               *element)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlNodeGetContent ((xmlNode *) attribute);

      add_fact (self, (const char *) attribute->name, (const char *) value);
      xmlFree (value);
    }
}

/* "StatusCode: …", the second level after the first. */
static void
add_status (LanyardSamlInspection *self,
            xmlNode               *root)
{
  xmlNode *status = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "Status");

  for (xmlNode *code = _lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL, "StatusCode");
       code != NULL;
       code = _lanyard_saml_xml_find (code, LANYARD_SAML_NS_PROTOCOL, "StatusCode"))
    {
      g_autofree char *value = _lanyard_saml_xml_dup_attribute (code, "Value");

      add_fact (self, "StatusCode", value);
    }
  add_text (self, _lanyard_saml_xml_find (status, LANYARD_SAML_NS_PROTOCOL, "StatusMessage"));
}

/* "Signature of Response: URI of the algorithm" */
static void
add_signature (LanyardSamlInspection *self,
               xmlNode               *element)
{
  xmlNode *signature = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "Signature");
  xmlNode *info = _lanyard_saml_xml_find (signature, LANYARD_SAML_NS_DSIG, "SignedInfo");
  xmlNode *method = _lanyard_saml_xml_find (info, LANYARD_SAML_NS_DSIG, "SignatureMethod");
  g_autofree char *name = g_strconcat ("Signature of ", (const char *) element->name, NULL);
  g_autofree char *algorithm = method != NULL ? _lanyard_saml_xml_dup_attribute (method, "Algorithm") : NULL;

  if (signature != NULL)
    add_fact (self, name, algorithm != NULL ? algorithm : "");
}

static void
add_assertion (LanyardSamlInspection *self,
               xmlNode               *assertion)
{
  xmlNode *subject = _lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION, "Subject");
  xmlNode *conditions = _lanyard_saml_xml_find (assertion, LANYARD_SAML_NS_ASSERTION, "Conditions");
  xmlNode *restriction = _lanyard_saml_xml_find (conditions, LANYARD_SAML_NS_ASSERTION, "AudienceRestriction");

  add_signature (self, assertion);
  add_text (self, _lanyard_saml_xml_find (subject, LANYARD_SAML_NS_ASSERTION, "NameID"));
  add_text (self, _lanyard_saml_xml_find (restriction, LANYARD_SAML_NS_ASSERTION, "Audience"));
  if (conditions != NULL)
    add_attributes (self, conditions);
}

/*
 * _lanyard_saml_inspection_add_assertion:
 * @self: an inspection
 * @assertion: an assertion in a message, or one that was encrypted in it
 *
 * Adds its ID and what it says first of all.
 */
void
_lanyard_saml_inspection_add_assertion (LanyardSamlInspection *self,
                                        xmlNode               *assertion)
{
  g_autofree char *id = _lanyard_saml_xml_dup_attribute (assertion, "ID");

  add_fact (self, "Assertion", id != NULL ? id : "");
  add_assertion (self, assertion);
}

static void
add_assertions (LanyardSamlInspection *self,
                xmlNode               *root)
{
  for (xmlNode *child = _lanyard_saml_xml_first (root); child != NULL; child = _lanyard_saml_xml_next (child))
    {
      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "EncryptedAssertion"))
        add_fact (self, "EncryptedAssertion", "");
      if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Assertion"))
        _lanyard_saml_inspection_add_assertion (self, child);
    }
}
static void
add_roles (LanyardSamlInspection *self,
           xmlNode               *entity)
{
  for (xmlNode *child = _lanyard_saml_xml_first (entity); child != NULL; child = _lanyard_saml_xml_next (child))
    if (g_str_has_suffix ((const char *) child->name, "Descriptor"))
      add_fact (self, "Role", (const char *) child->name);
}

/* The first of an aggregate by name, the rest by number. */
static void
add_entities (LanyardSamlInspection *self,
              xmlNode               *root)
{
  guint count = 0;
  int depth = 0;

  for (xmlNode *node = root; node != NULL; node = _lanyard_saml_xml_walk (root, node, &depth))
    {
      g_autofree char *id = NULL;

      if (node == root || !_lanyard_saml_xml_is (node, LANYARD_SAML_NS_METADATA, "EntityDescriptor"))
        continue;
      if (count++ >= ENTITIES_MAX)
        continue;
      id = _lanyard_saml_xml_dup_attribute (node, "entityID");
      add_fact (self, "EntityDescriptor", id != NULL ? id : "");
      add_roles (self, node);
    }

  if (count > 0)
    {
      g_autofree char *text = g_strdup_printf ("%u", count);

      add_fact (self, "Entities", text);
    }
}

/*
 * _lanyard_saml_inspection_add_facts:
 * @self: an inspection whose kind is known
 * @root: the root of its document
 *
 * Adds a line for each thing that people look for first.
 */
void
_lanyard_saml_inspection_add_facts (LanyardSamlInspection *self,
                                    xmlNode               *root)
{
  add_attributes (self, root);
  add_text (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Issuer"));
  add_signature (self, root);

  switch (self->kind)
    {
    case LANYARD_SAML_KIND_RESPONSE:
    case LANYARD_SAML_KIND_LOGOUT_RESPONSE:
      add_status (self, root);
      add_assertions (self, root);
      return;

    case LANYARD_SAML_KIND_LOGOUT_REQUEST:
      add_text (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "NameID"));
      add_text (self, _lanyard_saml_xml_find (root, LANYARD_SAML_NS_PROTOCOL, "SessionIndex"));
      return;

    case LANYARD_SAML_KIND_ASSERTION:
      add_assertion (self, root);
      return;

    case LANYARD_SAML_KIND_METADATA:
      if (_lanyard_saml_xml_is (root, LANYARD_SAML_NS_METADATA, "EntityDescriptor"))
        add_roles (self, root);
      add_entities (self, root);
      return;

    case LANYARD_SAML_KIND_AUTHN_REQUEST:
    case LANYARD_SAML_KIND_UNKNOWN:
    default:
      return;
    }
}
