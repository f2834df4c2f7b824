/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include "lanyard-administration-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define HASH_LENGTH 32

/* What metadata fills in as a whole; attribute rows are merged one by one. */
static const char * const managed_fields[] = {
  "sp_entity_id", "acs", "sp_signing_certificates", "sp_encryption_certificates", "sp_encryption_methods",
  "sp_signing_methods", "sp_digest_methods", "require_signed_requests", "encrypt_assertion", "slo_url",
  "slo_response_url", "slo_binding", "name_id_formats", "name_id_format", "name_id_source", "sign",
};

/* The value of a field, shortened; "" for one that is at its default. */
static char *
hash_field (JsonObject *object,
            const char *field)
{
  JsonNode *node = json_object_get_member (object, field);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : g_strdup ("");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (hash, HASH_LENGTH);
}

/* Whether somebody changed the field after the last import. */
static gboolean
is_overridden (JsonObject *object,
               GVariant   *values,
               const char *field)
{
  g_autofree char *hash = hash_field (object, field);
  const char *imported = NULL;

  return values != NULL && g_variant_lookup (values, field, "&s", &imported) && strcmp (imported, hash) != 0;
}

static void
copy_member (JsonObject *from,
             JsonObject *to,
             const char *field)
{
  if (json_object_has_member (from, field))
    json_object_set_member (to, field, json_object_dup_member (from, field));
  else
    json_object_remove_member (to, field);
}

/* What the next import compares with: for a field that a person set, still
 * what the metadata once said. */
static GVariant *
make_values (JsonObject         *after,
             GVariant           *before,
             const char * const *kept)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (gsize i = 0; i < G_N_ELEMENTS (managed_fields); i++)
    {
      const char *field = managed_fields[i];
      g_autofree char *hash = hash_field (after, field);
      const char *imported = hash;

      if (g_strv_contains (kept, field))
        g_variant_lookup (before, field, "&s", &imported);
      g_variant_builder_add (&builder, "{ss}", field, imported);
    }

  return g_variant_builder_end (&builder);
}

/* Puts back what a person set after the last import. */
static char **
keep_overrides (JsonObject *before,
                JsonObject *after,
                GVariant   *values)
{
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (managed_fields); i++)
    {
      const char *field = managed_fields[i];
      g_autofree char *own = NULL;
      g_autofree char *proposed = NULL;

      if (!is_overridden (before, values, field))
        continue;

      own = hash_field (before, field);
      proposed = hash_field (after, field);
      copy_member (before, after, field);
      if (strcmp (own, proposed) != 0)
        g_strv_builder_add (kept, field);
    }

  return g_strv_builder_end (kept);
}

/**
 * lanyard_administration_propose_digest:
 * @connector: what is stored
 * @entity: the service provider
 * @source: where the metadata came from
 * @digest: of the metadata as it was read
 * @overwrite: whether the metadata wins over what a person set
 * @now: seconds
 * @kept: (out) (optional) (transfer full): as lanyard_administration_propose_metadata()
 * @error: as lanyard_administration_apply_metadata()
 *
 * lanyard_administration_propose_metadata() where the document is not in
 * memory, because it is one of a federation (M-63).
 *
 * Returns: (transfer full): a copy to look at, and to save
 */
LanyardConnector *
lanyard_administration_propose_digest (LanyardConnector             *connector,
                                       LanyardSamlEntity            *entity,
                                       const char                   *source,
                                       const LanyardMetadataDigest  *digest,
                                       gboolean                      overwrite,
                                       gint64                        now,
                                       char                       ***kept,
                                       GError                      **error)
{
  g_autoptr(LanyardConnector) copy = NULL;
  g_autoptr(LanyardItem) merged = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(JsonNode) after = NULL;
  g_auto(GStrv) names = NULL;
  GVariant *values;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (entity != NULL, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  copy = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (connector));
  if (!_lanyard_administration_apply_digest (copy, entity, source, digest, now, error))
    return NULL;

  values = lanyard_connector_get_metadata_values (connector);
  before = lanyard_item_to_json (LANYARD_ITEM (connector));
  after = lanyard_item_to_json (LANYARD_ITEM (copy));
  names = keep_overrides (json_node_get_object (before), json_node_get_object (after), overwrite ? NULL : values);
  merged = lanyard_item_new_from_json (LANYARD_TYPE_CONNECTOR, after, error);
  if (merged == NULL)
    return NULL;

  lanyard_item_assign (LANYARD_ITEM (copy), merged);
  g_object_set (copy,
                "metadata-values", make_values (json_node_get_object (after), values, (const char * const *) names),
                NULL);
  if (kept != NULL)
    *kept = g_steal_pointer (&names);

  return g_steal_pointer (&copy);
}

/**
 * lanyard_administration_propose_metadata:
 * @connector: what is stored
 * @entity: the service provider
 * @source: where the metadata came from: a file's name, a URL, "pasted"
 * @document: the metadata as it was read
 * @overwrite: whether the metadata wins over what a person set
 * @now: seconds
 * @kept: (out) (optional) (transfer full): the JSON names of the fields in
 *   which what a person set stays, though the metadata says something else
 * @error: as lanyard_administration_apply_metadata()
 *
 * M-68, A-29: what @connector would be with the metadata. Fields that a
 * person changed since metadata was imported last stay as they are, unless
 * @overwrite; lanyard_item_diff() of the two connectors shows the rest.
 *
 * Returns: (transfer full): a copy to look at, and to save
 */
LanyardConnector *
lanyard_administration_propose_metadata (LanyardConnector   *connector,
                                         LanyardSamlEntity  *entity,
                                         const char         *source,
                                         GBytes             *document,
                                         gboolean            overwrite,
                                         gint64              now,
                                         char             ***kept,
                                         GError            **error)
{
  g_autoptr(LanyardMetadataDigest) digest = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  digest = lanyard_metadata_digest_new (document);
  return lanyard_administration_propose_digest (connector, entity, source, digest, overwrite, now, kept, error);
}
