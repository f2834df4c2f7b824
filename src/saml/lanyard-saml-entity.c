/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-entity.h"

#include "lanyard-saml-entity-private.h"

G_DEFINE_BOXED_TYPE (LanyardSamlEntity, lanyard_saml_entity, lanyard_saml_entity_ref, lanyard_saml_entity_unref)

LanyardSamlText *
_lanyard_saml_text_new (const char *language,
                        const char *text)
{
  LanyardSamlText *self = g_new0 (LanyardSamlText, 1);

  self->language = g_strdup (language);
  self->text = g_strdup (text);

  return self;
}

void
_lanyard_saml_text_free (LanyardSamlText *text)
{
  g_free (text->language);
  g_free (text->text);
  g_free (text);
}

void
_lanyard_saml_logo_free (LanyardSamlLogo *logo)
{
  g_free (logo->language);
  g_free (logo->url);
  g_free (logo);
}

void
_lanyard_saml_contact_free (LanyardSamlContact *contact)
{
  g_free (contact->kind);
  g_free (contact->company);
  g_free (contact->given_name);
  g_free (contact->surname);
  g_strfreev (contact->emails);
  g_strfreev (contact->phones);
  g_free (contact);
}

void
_lanyard_saml_key_descriptor_free (LanyardSamlKeyDescriptor *descriptor)
{
  lanyard_certificate_unref (descriptor->certificate);
  g_strfreev (descriptor->encryption_methods);
  g_free (descriptor);
}

void
_lanyard_saml_requested_attribute_free (LanyardSamlRequestedAttribute *attribute)
{
  g_free (attribute->name);
  g_free (attribute->name_format);
  g_free (attribute->friendly_name);
  g_strfreev (attribute->values);
  g_free (attribute);
}

LanyardSamlRequestedAttribute *
_lanyard_saml_requested_attribute_copy (LanyardSamlRequestedAttribute *attribute)
{
  LanyardSamlRequestedAttribute *copy = g_new0 (LanyardSamlRequestedAttribute, 1);

  copy->name = g_strdup (attribute->name);
  copy->name_format = g_strdup (attribute->name_format);
  copy->friendly_name = g_strdup (attribute->friendly_name);
  copy->required = attribute->required;
  copy->values = g_strdupv (attribute->values);

  return copy;
}

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_text_free);
}

static GPtrArray *
new_attributes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_requested_attribute_free);
}

/* With empty lists, as the next. */
LanyardSamlAttributeService *
_lanyard_saml_attribute_service_new (void)
{
  LanyardSamlAttributeService *service = g_new0 (LanyardSamlAttributeService, 1);

  service->index = -1;
  service->names = new_texts ();
  service->requested = new_attributes ();

  return service;
}

void
_lanyard_saml_attribute_service_free (LanyardSamlAttributeService *service)
{
  g_ptr_array_unref (service->names);
  g_ptr_array_unref (service->requested);
  g_free (service);
}

/* To be filled by the reader. */
LanyardSamlEntity *
_lanyard_saml_entity_new (void)
{
  LanyardSamlEntity *self = g_atomic_rc_box_new0 (LanyardSamlEntity);

  self->display_names = new_texts ();
  self->descriptions = new_texts ();
  self->information_urls = new_texts ();
  self->privacy_urls = new_texts ();
  self->logos = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_logo_free);
  self->organization_names = new_texts ();
  self->organization_titles = new_texts ();
  self->organization_urls = new_texts ();
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_contact_free);
  self->entity_attributes = new_attributes ();
  self->acs = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  self->slo = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_key_descriptor_free);
  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_attribute_service_free);
  self->requested_attributes = new_attributes ();

  return self;
}

static void
clear_entity (LanyardSamlEntity *self)
{
  GPtrArray *arrays[] = {
    self->display_names, self->descriptions, self->information_urls, self->privacy_urls, self->logos,
    self->organization_names, self->organization_titles, self->organization_urls, self->contacts,
    self->entity_attributes, self->acs, self->slo, self->keys, self->services, self->requested_attributes,
  };
  char **lists[] = {
    self->name_id_formats, self->encryption_methods, self->signing_methods, self->digest_methods, self->warnings,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_unref (arrays[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
  g_free (self->entity_id);
  g_free (self->display_name);
  g_free (self->description);
  g_free (self->information_url);
}

/**
 * lanyard_saml_endpoint_new:
 * @binding: the URI of a binding
 * @location: a URL
 * @index: its index, -1 for none
 *
 * Returns: (transfer full): an endpoint without isDefault
 */
LanyardSamlEndpoint *
lanyard_saml_endpoint_new (const char *binding,
                           const char *location,
                           int         index)
{
  LanyardSamlEndpoint *endpoint;

  g_return_val_if_fail (binding != NULL, NULL);
  g_return_val_if_fail (location != NULL, NULL);

  endpoint = g_new0 (LanyardSamlEndpoint, 1);
  endpoint->binding = g_strdup (binding);
  endpoint->location = g_strdup (location);
  endpoint->index = index;

  return endpoint;
}

/**
 * lanyard_saml_endpoint_free:
 * @endpoint: (nullable) (transfer full): an endpoint
 */
void
lanyard_saml_endpoint_free (LanyardSamlEndpoint *endpoint)
{
  if (endpoint == NULL)
    return;

  g_free (endpoint->binding);
  g_free (endpoint->location);
  g_free (endpoint->response_location);
  g_free (endpoint);
}

/**
 * lanyard_saml_entity_ref:
 * @self: an entity
 *
 * Returns: (transfer full): @self
 */
LanyardSamlEntity *
lanyard_saml_entity_ref (LanyardSamlEntity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * lanyard_saml_entity_unref:
 * @self: (transfer full): an entity
 */
void
lanyard_saml_entity_unref (LanyardSamlEntity *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_entity);
}
