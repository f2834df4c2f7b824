/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration-private.h"
#include "lanyard-error.h"
#include "lanyard-known-attribute.h"
#include "lanyard-metadata-facts-private.h"
#include "lanyard-saml.h"
#include "lanyard-url.h"

/* (transfer full) (element-type LanyardSamlEndpoint borrowed): only endpoints
 * with the POST binding are candidates (M-20). */
static GPtrArray *
list_post_endpoints (LanyardSamlEntity  *entity,
                     GError            **error)
{
  g_autoptr(GPtrArray) endpoints = g_ptr_array_new ();

  for (guint i = 0; i < entity->acs->len; i++)
    {
      LanyardSamlEndpoint *endpoint = g_ptr_array_index (entity->acs, i);

      if (strcmp (endpoint->binding, LANYARD_SAML_BINDING_POST) == 0)
        g_ptr_array_add (endpoints, endpoint);
    }

  if (endpoints->len > 0)
    return g_steal_pointer (&endpoints);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED,
                     _("Responses are sent with the HTTP-POST binding only"),
                     _("Ask the service provider for metadata with an HTTP-POST endpoint"),
                     _("“%s” has no assertion consumer service for HTTP-POST"), entity->entity_id);
  return NULL;
}

/* The first with isDefault true, else the first without isDefault false, else
 * the first (Metadata 2.2.3; M-20). */
static guint
find_default_endpoint (GPtrArray *endpoints)
{
  for (guint i = 0; i < endpoints->len; i++)
    if (((LanyardSamlEndpoint *) g_ptr_array_index (endpoints, i))->is_default)
      return i;
  for (guint i = 0; i < endpoints->len; i++)
    if (!((LanyardSamlEndpoint *) g_ptr_array_index (endpoints, i))->is_not_default)
      return i;

  return 0;
}

/* The endpoint's own index unless it has none or an earlier one took it. */
static int
take_index (GHashTable *taken,
            int         wanted)
{
  int index = wanted;

  if (index < 0 || index > G_MAXUINT16 || g_hash_table_contains (taken, GINT_TO_POINTER (index)))
    for (index = 0; g_hash_table_contains (taken, GINT_TO_POINTER (index)); index++)
      continue;

  g_hash_table_add (taken, GINT_TO_POINTER (index));
  return index;
}

static LanyardAcs *
find_acs (GListModel *list,
          const char *url)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_acs_get_url (acs), url) == 0)
        return acs;
    }

  return NULL;
}

/* An endpoint that was there keeps its label; a new one no longer follows the
 * template's placeholders. */
static LanyardAcs *
make_acs (GListModel          *before,
          LanyardSamlEndpoint *endpoint,
          int                  index,
          gboolean             is_default)
{
  LanyardAcs *known = find_acs (before, endpoint->location);
  LanyardAcs *acs;
  gboolean edited = TRUE;

  acs = lanyard_acs_new (endpoint->location, known != NULL ? lanyard_acs_get_label (known) : NULL, index, is_default);
  if (known != NULL)
    g_object_get (known, "edited", &edited, NULL);
  g_object_set (acs, "edited", edited, NULL);
  return acs;
}

static void
apply_acs (LanyardConnector *connector,
           GPtrArray        *endpoints)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint default_position = find_default_endpoint (endpoints);

  for (guint i = 0; i < endpoints->len; i++)
    {
      LanyardSamlEndpoint *endpoint = g_ptr_array_index (endpoints, i);

      g_ptr_array_add (items, make_acs (list, endpoint, take_index (taken, endpoint->index), i == default_position));
    }

  g_list_store_splice (G_LIST_STORE (list), 0, g_list_model_get_n_items (list), items->pdata, items->len);
}

/* PEM texts of the keys for signing or encryption, each once. */
static char **
dup_certificates (LanyardSamlEntity *entity,
                  gboolean           encryption)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entity->keys->len; i++)
    {
      LanyardSamlKeyDescriptor *key = g_ptr_array_index (entity->keys, i);
      g_autofree char *pem = NULL;

      if (encryption ? !key->encryption : !key->signing)
        continue;

      pem = lanyard_certificate_dup_pem (key->certificate);
      if (g_hash_table_contains (seen, pem))
        continue;
      g_strv_builder_add (builder, pem);
      g_hash_table_add (seen, g_steal_pointer (&pem));
    }

  return g_strv_builder_end (builder);
}

/* Whether responses go over a network in the clear: http is for loopback
 * only (M-21). */
static gboolean
is_open_to_others (GPtrArray *endpoints)
{
  for (guint i = 0; i < endpoints->len; i++)
    {
      LanyardSamlEndpoint *endpoint = g_ptr_array_index (endpoints, i);

      if (g_strcmp0 (g_uri_peek_scheme (endpoint->location), "http") == 0 &&
          !lanyard_url_is_loopback (endpoint->location))
        return TRUE;
    }

  return FALSE;
}

/* Whether metadata that was imported before has set the field. */
static gboolean
has_imported (LanyardConnector *connector,
              const char       *field)
{
  GVariant *values = lanyard_connector_get_metadata_values (connector);
  const char *imported;

  return values != NULL && g_variant_lookup (values, field, "&s", &imported);
}

/* metadata without a signing key does not take away what a person
 * entered before there was metadata; one that metadata brought is no longer
 * trusted when metadata no longer has it. What the service provider verifies
 * and decrypts is as it says now (M-49). With a key, what would be open to others is encrypted (M-47);
 * nothing turns that off again. */
static void
apply_keys (LanyardConnector  *connector,
            LanyardSamlEntity *entity,
            GPtrArray         *endpoints)
{
  g_auto(GStrv) signing = dup_certificates (entity, FALSE);
  g_auto(GStrv) encryption = dup_certificates (entity, TRUE);

  if (*signing != NULL || has_imported (connector, "sp_signing_certificates"))
    g_object_set (connector, "sp-signing-certificates", *signing != NULL ? signing : NULL, NULL);
  if (*encryption != NULL)
    g_object_set (connector, "sp-encryption-certificates", encryption, NULL);
  if (*encryption != NULL && is_open_to_others (endpoints))
    g_object_set (connector, "encrypt-assertion", TRUE, NULL);

  g_object_set (connector,
                "sp-encryption-methods", entity->encryption_methods,
                "sp-signing-methods", entity->signing_methods,
                "sp-digest-methods", entity->digest_methods,
                NULL);
}

/* The format we have for one that metadata names, with the frequent wrong
 * versions of the URN put right; NULL for one that we do not have. */
static const char *
find_supported_format (const char *format)
{
  static const struct
  {
    const char *listed;
    const char *format;
  } formats[] = {
    { LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_EMAIL },
    { LANYARD_SAML_NAME_ID_UNSPECIFIED, LANYARD_SAML_NAME_ID_UNSPECIFIED },
    { LANYARD_SAML_NAME_ID_PERSISTENT, LANYARD_SAML_NAME_ID_PERSISTENT },
    { LANYARD_SAML_NAME_ID_TRANSIENT, LANYARD_SAML_NAME_ID_TRANSIENT },
    { "urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress", LANYARD_SAML_NAME_ID_EMAIL },
    { "urn:oasis:names:tc:SAML:1.0:nameid-format:emailAddress", LANYARD_SAML_NAME_ID_EMAIL },
    { "urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified", LANYARD_SAML_NAME_ID_UNSPECIFIED },
    { "urn:oasis:names:tc:SAML:1.0:nameid-format:unspecified", LANYARD_SAML_NAME_ID_UNSPECIFIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].listed, format) == 0)
      return formats[i].format;

  return NULL;
}

/* A persistent identifier is opaque, unless somebody chose an attribute that
 * serves as one; no other format is made from an opaque one (M-40). */
static void
apply_name_id_format (LanyardConnector *connector,
                      const char       *format)
{
  gboolean persistent = strcmp (format, LANYARD_SAML_NAME_ID_PERSISTENT) == 0;
  const char *source = lanyard_connector_get_name_id_source (connector);

  if (g_strcmp0 (lanyard_connector_get_name_id_format (connector), format) == 0)
    return;

  if (persistent && (source == NULL || strcmp (source, "email") == 0))
    g_object_set (connector, "name-id-source", LANYARD_NAME_ID_SOURCE_PERSISTENT, NULL);
  else if (!persistent && g_strcmp0 (source, LANYARD_NAME_ID_SOURCE_PERSISTENT) == 0)
    g_object_set (connector, "name-id-source", "email", NULL);

  g_object_set (connector, "name-id-format", format, NULL);
}

/* The first format of the metadata that we have wins (I-45); without one what
 * the connector had stays. */
static void
apply_name_id_formats (LanyardConnector  *connector,
                       LanyardSamlEntity *entity)
{
  const char *chosen = NULL;

  g_object_set (connector, "name-id-formats", entity->name_id_formats, NULL);

  for (guint i = 0; chosen == NULL && entity->name_id_formats != NULL && entity->name_id_formats[i] != NULL; i++)
    chosen = find_supported_format (entity->name_id_formats[i]);

  if (chosen != NULL)
    apply_name_id_format (connector, chosen);
}

/* Metadata can ask for more signatures than there were, never for fewer. */
static void
apply_signing_wishes (LanyardConnector  *connector,
                      LanyardSamlEntity *entity)
{
  if (entity->want_assertions_signed && lanyard_connector_get_sign (connector) == LANYARD_SIGN_RESPONSE)
    g_object_set (connector, "sign", LANYARD_SIGN_BOTH, NULL);
  if (entity->authn_requests_signed)
    g_object_set (connector, "require-signed-requests", TRUE, NULL);
}

static LanyardSamlEndpoint *
find_slo_endpoint (LanyardSamlEntity *entity,
                   const char        *binding)
{
  for (guint i = 0; i < entity->slo->len; i++)
    {
      LanyardSamlEndpoint *endpoint = g_ptr_array_index (entity->slo, i);

      if (strcmp (endpoint->binding, binding) == 0)
        return endpoint;
    }

  return NULL;
}

static void
apply_slo (LanyardConnector  *connector,
           LanyardSamlEntity *entity)
{
  LanyardSamlEndpoint *endpoint = find_slo_endpoint (entity, LANYARD_SAML_BINDING_REDIRECT);
  LanyardBinding binding = LANYARD_BINDING_REDIRECT;

  if (endpoint == NULL)
    {
      endpoint = find_slo_endpoint (entity, LANYARD_SAML_BINDING_POST);
      if (endpoint != NULL)
        binding = LANYARD_BINDING_POST;
    }

  g_object_set (connector,
                "slo-url", endpoint != NULL ? endpoint->location : NULL,
                "slo-response-url", endpoint != NULL ? endpoint->response_location : NULL,
                "slo-binding", binding,
                NULL);
}

static LanyardAttribute *
find_attribute (GListModel *list,
                const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_attribute_get_name (attribute), name) == 0)
        return attribute;
    }

  return NULL;
}

/* "uri" for a name that is one (SDP-IDP18), as asked for otherwise. */
static const char *
choose_name_format (LanyardSamlRequestedAttribute *requested)
{
  if (requested->name_format != NULL && strcmp (requested->name_format, LANYARD_SAML_NAME_FORMAT_UNSPECIFIED) != 0)
    return requested->name_format;

  return strchr (requested->name, ':') != NULL ? LANYARD_SAML_NAME_FORMAT_URI : NULL;
}

/* A row that was there keeps its source; a wish that we know nothing for is
 * taken only when the service provider insists on it, for a person to fill. */
static void
apply_requested_attribute (GListModel                    *list,
                           LanyardSamlRequestedAttribute *requested)
{
  LanyardAttribute *known = find_attribute (list, requested->name);
  const char *source = lanyard_known_attribute_find_source (requested->name);
  g_autoptr(LanyardAttribute) attribute = NULL;

  if (known != NULL)
    {
      g_object_set (known, "required", requested->required, NULL);
      return;
    }

  if (source == NULL)
    source = lanyard_known_attribute_find_source (requested->friendly_name);
  if (source == NULL && !requested->required)
    return;

  attribute = lanyard_attribute_new (requested->name, source);
  g_object_set (attribute,
                "friendly-name", requested->friendly_name,
                "name-format", choose_name_format (requested),
                "required", requested->required,
                NULL);
  g_list_store_append (G_LIST_STORE (list), attribute);
}

static void
apply_source (LanyardConnector            *connector,
              const char                  *source,
              const LanyardMetadataDigest *digest,
              LanyardSamlEntity           *entity,
              gint64                       now)
{
  g_object_set (connector,
                "metadata-source", source,
                "metadata-hash", digest->hash,
                "metadata-date", now,
                "metadata-valid-until", entity->valid_until,
                "metadata-cache-duration", entity->cache_duration,
                NULL);
}

/* lanyard_administration_apply_metadata() where the document is not in memory. */
gboolean
_lanyard_administration_apply_digest (LanyardConnector             *connector,
                                      LanyardSamlEntity            *entity,
                                      const char                   *source,
                                      const LanyardMetadataDigest  *digest,
                                      gint64                        now,
                                      GError                      **error)
{
  g_autoptr(GPtrArray) endpoints = NULL;

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It only opens an address"),
                         _("Add the application from its own template or as Custom SAML 2.0"),
                         _("The bookmark “%s” has no place for metadata"), lanyard_connector_get_label (connector));
      return FALSE;
    }

  endpoints = list_post_endpoints (entity, error);
  if (endpoints == NULL)
    return FALSE;

  g_object_set (connector, "sp-entity-id", entity->entity_id, NULL);
  apply_acs (connector, endpoints);
  apply_keys (connector, entity, endpoints);
  apply_name_id_formats (connector, entity);
  apply_signing_wishes (connector, entity);
  apply_slo (connector, entity);
  for (guint i = 0; i < entity->requested_attributes->len; i++)
    apply_requested_attribute (lanyard_connector_get_attributes (connector),
                               g_ptr_array_index (entity->requested_attributes, i));
  apply_source (connector, source, digest, entity, now);
  g_object_set (connector, "metadata-facts", _lanyard_metadata_facts_new (entity, digest), NULL);
  return TRUE;
}

/**
 * lanyard_administration_apply_metadata:
 * @connector: an editor's copy, changed in place
 * @entity: the service provider
 * @source: where the metadata came from: a file's name, a URL, "pasted"
 * @document: the metadata as it was read
 * @now: seconds
 * @error: %LANYARD_SAML_ERROR_UNSUPPORTED without an endpoint for HTTP-POST,
 *   %LANYARD_ERROR_REFUSED for a bookmark
 *
 * Makes the fields of a connector those of the service provider's metadata:
 * entity ID, ACS list, certificates, encryption, NameID format, signing wishes,
 * single logout and requested attributes. Attribute rows that the metadata does not
 * ask for stay. lanyard_item_diff() of before and after is the review.
 *
 * Returns: whether @connector was changed; it is untouched otherwise
 */
gboolean
lanyard_administration_apply_metadata (LanyardConnector   *connector,
                                       LanyardSamlEntity  *entity,
                                       const char         *source,
                                       GBytes             *document,
                                       gint64              now,
                                       GError            **error)
{
  g_autoptr(LanyardMetadataDigest) digest = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (entity != NULL, FALSE);
  g_return_val_if_fail (document != NULL, FALSE);

  digest = lanyard_metadata_digest_new (document);
  return _lanyard_administration_apply_digest (connector, entity, source, digest, now, error);
}
