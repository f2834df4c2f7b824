/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-facts-private.h"

#include <string.h>

#include "lanyard-saml.h"

static void
add_fact (GVariantBuilder *facts,
          const char      *name,
          GPtrArray       *values)
{
  if (values->len > 0)
    g_variant_builder_add (facts, "{s@as}", name, g_variant_new_strv ((const char * const *) values->pdata, values->len));
}

static void
add_endpoints (GVariantBuilder   *facts,
               LanyardSamlEntity *entity)
{
  g_autoptr(GPtrArray) urls = g_ptr_array_new ();
  g_autoptr(GPtrArray) defaults = g_ptr_array_new ();

  for (guint i = 0; i < entity->acs->len; i++)
    {
      LanyardSamlEndpoint *endpoint = g_ptr_array_index (entity->acs, i);

      if (strcmp (endpoint->binding, LANYARD_SAML_BINDING_POST) != 0)
        continue;
      g_ptr_array_add (urls, endpoint->location);
      if (endpoint->is_default && defaults->len == 0)
        g_ptr_array_add (defaults, endpoint->location);
    }

  add_fact (facts, "acs", urls);
  add_fact (facts, "default_acs", defaults);
}

/* SHA-256 fingerprints; a key without a use is for both (M-14). */
static void
add_keys (GVariantBuilder   *facts,
          LanyardSamlEntity *entity)
{
  g_autoptr(GPtrArray) signing = g_ptr_array_new ();
  g_autoptr(GPtrArray) encryption = g_ptr_array_new ();
  g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entity->keys->len; i++)
    {
      LanyardSamlKeyDescriptor *key = g_ptr_array_index (entity->keys, i);
      char *fingerprint;

      if (key->certificate == NULL)
        continue;
      fingerprint = lanyard_certificate_dup_fingerprint (key->certificate, G_CHECKSUM_SHA256);
      g_ptr_array_add (owned, fingerprint);
      if (key->signing)
        g_ptr_array_add (signing, fingerprint);
      if (key->encryption)
        g_ptr_array_add (encryption, fingerprint);
    }

  add_fact (facts, "signing_keys", signing);
  add_fact (facts, "encryption_keys", encryption);
}

static void
add_attributes (GVariantBuilder   *facts,
                LanyardSamlEntity *entity)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) required = g_ptr_array_new ();

  for (guint i = 0; i < entity->requested_attributes->len; i++)
    {
      LanyardSamlRequestedAttribute *requested = g_ptr_array_index (entity->requested_attributes, i);

      g_ptr_array_add (names, requested->name);
      if (requested->required)
        g_ptr_array_add (required, requested->name);
    }

  add_fact (facts, "attributes", names);
  add_fact (facts, "required", required);
}

static void
add_wishes (GVariantBuilder   *facts,
            LanyardSamlEntity *entity)
{
  g_autoptr(GPtrArray) wishes = g_ptr_array_new ();

  if (entity->want_assertions_signed)
    g_ptr_array_add (wishes, (gpointer) "assertions-signed");
  if (entity->authn_requests_signed)
    g_ptr_array_add (wishes, (gpointer) "requests-signed");
  if (entity->is_verified)
    g_ptr_array_add (wishes, (gpointer) "verified");
  add_fact (facts, "wishes", wishes);
}

/*
 * _lanyard_metadata_facts_new:
 * @entity: a service provider
 * @digest: of the metadata that it was read from
 *
 * What the connector check compares a connector with later, when its fields
 * were edited: the connector's "metadata_facts".
 *
 * Returns: (transfer floating): an a{sas}
 */
GVariant *
_lanyard_metadata_facts_new (LanyardSamlEntity           *entity,
                             const LanyardMetadataDigest *digest)
{
  GVariantBuilder facts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  g_autoptr(GPtrArray) entity_id = g_ptr_array_new ();
  g_autoptr(GPtrArray) entities = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) cache_duration = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (entity_id, entity->entity_id);
  add_fact (&facts, "entity_id", entity_id);
  add_endpoints (&facts, entity);
  add_keys (&facts, entity);
  add_attributes (&facts, entity);
  add_wishes (&facts, entity);
  if (digest->n_entities > 1)
    g_ptr_array_add (entities, g_strdup_printf ("%u", digest->n_entities));
  add_fact (&facts, "entities", entities);
  if (entity->cache_duration > 0)
    g_ptr_array_add (cache_duration, g_strdup_printf ("%" G_GINT64_FORMAT, entity->cache_duration));
  add_fact (&facts, "cache_duration", cache_duration);

  return g_variant_builder_end (&facts);
}
