/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include "lanyard-saml-entity-private.h"

G_DEFINE_BOXED_TYPE (LanyardSamlEntity, lanyard_saml_entity, lanyard_saml_entity_ref, lanyard_saml_entity_unref)

void
_lanyard_saml_key_descriptor_free (LanyardSamlKeyDescriptor *descriptor)
{
  lanyard_certificate_unref (descriptor->certificate);
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

/* With empty lists, to be filled by the reader. */
LanyardSamlEntity *
_lanyard_saml_entity_new (void)
{
  LanyardSamlEntity *self = g_atomic_rc_box_new0 (LanyardSamlEntity);

  self->acs = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  self->slo = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_endpoint_free);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_key_descriptor_free);
  self->requested_attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_requested_attribute_free);

  return self;
}

static void
clear_entity (LanyardSamlEntity *self)
{
  g_free (self->entity_id);
  g_free (self->display_name);
  g_free (self->description);
  g_free (self->information_url);
  g_ptr_array_unref (self->acs);
  g_ptr_array_unref (self->slo);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->requested_attributes);
  g_strfreev (self->name_id_formats);
  g_strfreev (self->warnings);
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
