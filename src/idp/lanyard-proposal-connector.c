/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-proposal-private.h"

static char **
dup_acs_urls (LanyardSamlEntity *entity)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < entity->acs->len; i++)
    g_strv_builder_add (builder, ((LanyardSamlEndpoint *) g_ptr_array_index (entity->acs, i))->location);

  return g_strv_builder_end (builder);
}

/* (transfer full): the template that fits, else Custom SAML. */
static LanyardTemplate *
find_template (LanyardSamlEntity  *entity,
               LanyardPaste       *paste,
               GVariant          **values,
               GError            **error)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  g_auto(GStrv) acs = entity != NULL ? dup_acs_urls (entity) : lanyard_paste_dup_acs (paste);
  const LanyardTemplateClues clues = {
    .entity_id = entity != NULL ? entity->entity_id : lanyard_paste_get_value (paste, "sp_entity_id"),
    .acs = (const char * const *) acs,
    .login_url = paste != NULL ? lanyard_paste_get_value (paste, "login_url") : NULL,
    .slo_url = paste != NULL ? lanyard_paste_get_value (paste, "slo_url") : NULL,
    .url = paste != NULL ? paste->url : NULL,
  };
  LanyardTemplate *tmpl = lanyard_catalog_match (catalog, &clues, values);

  if (tmpl != NULL)
    return tmpl;

  tmpl = lanyard_catalog_lookup (catalog, "custom", error);
  return tmpl != NULL ? g_object_ref (tmpl) : NULL;
}

/* What a new application is called: by the source itself, else the template,
 * else its host. */
static char *
dup_label (LanyardTemplate   *tmpl,
           LanyardSamlEntity *entity,
           LanyardPaste      *paste)
{
  const char *url = entity != NULL ? entity->entity_id : paste->url;
  const char *label = entity != NULL ? entity->display_name : lanyard_paste_get_value (paste, "label");
  g_autoptr(GUri) uri = NULL;

  if (label != NULL && *label != '\0')
    return g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), 255));
  if (strcmp (lanyard_template_get_id (tmpl), "custom") != 0)
    return g_strdup (lanyard_template_get_name (tmpl));

  if (url == NULL && paste != NULL)
    url = lanyard_paste_get_value (paste, "acs");
  if (url == NULL && paste != NULL)
    url = lanyard_paste_get_value (paste, "sp_entity_id");
  uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  if (uri != NULL && g_uri_get_host (uri) != NULL)
    return g_strdup (g_uri_get_host (uri));

  return g_strdup (lanyard_template_get_name (tmpl));
}

/* With everything that the source says filled in; a URL that only finds a
 * template says no more. */
static LanyardConnector *
fill_connector (LanyardConnector   *draft,
                LanyardSamlEntity  *entity,
                LanyardPaste       *paste,
                const char         *source,
                GBytes             *document,
                gint64              now,
                GError            **error)
{
  g_autoptr(LanyardConnector) copy = NULL;

  if (entity != NULL)
    return lanyard_administration_propose_metadata (draft, entity, source, document, TRUE, now, NULL, error);

  copy = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (draft));
  if (paste->facts->len > 0 && !lanyard_paste_apply (paste, copy, error))
    return NULL;

  return g_steal_pointer (&copy);
}

/**
 * lanyard_proposal_new_connector:
 * @entity: (nullable): a service provider
 * @paste: (nullable): what was read, if not metadata
 * @source: (nullable): where it came from
 * @document: (nullable): of @entity
 * @slug: (nullable): the end of the IdP URL; made from the label if %NULL
 * @base_url: of the IdP, without a slash at the end
 * @now: seconds
 * @error: as lanyard_administration_apply_metadata(), lanyard_paste_apply();
 *   %LANYARD_ERROR_NOT_FOUND for an address of no application of the catalog
 *
 * A new connector from the template that the entity ID or the host belongs
 * to, else from Custom SAML 2.0, with the placeholders that follow from them.
 *
 * Returns: (transfer full): what it would be
 */
LanyardProposal *
lanyard_proposal_new_connector (LanyardSamlEntity  *entity,
                                LanyardPaste       *paste,
                                const char         *source,
                                GBytes             *document,
                                const char         *slug,
                                const char         *base_url,
                                gint64              now,
                                GError            **error)
{
  g_autoptr(GVariant) values = NULL;
  g_autoptr(LanyardTemplate) tmpl = NULL;
  g_autofree char *label = NULL;
  g_autoptr(LanyardConnector) before = NULL;
  g_autoptr(LanyardConnector) draft = NULL;
  g_autoptr(LanyardConnector) after = NULL;
  LanyardProposal *proposal;

  g_return_val_if_fail (entity != NULL || paste != NULL, NULL);

  tmpl = find_template (entity, paste, &values, error);
  if (tmpl == NULL)
    return NULL;
  if (entity == NULL && paste->facts->len == 0 && values == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Look for the application in the catalog, or paste its metadata"),
                         _("“%s” belongs to no application of the catalog"), paste->url != NULL ? paste->url : "…");
      return NULL;
    }

  label = dup_label (tmpl, entity, paste);
  before = lanyard_template_instantiate (tmpl, label, slug, NULL, base_url, error);
  draft = before != NULL ? lanyard_template_instantiate (tmpl, label, slug, values, base_url, error) : NULL;
  if (draft == NULL)
    return NULL;
  after = fill_connector (draft, entity, paste, source, document, now, error);
  if (after == NULL)
    return NULL;

  proposal = _lanyard_proposal_new (before, after, source);
  proposal->tmpl = g_steal_pointer (&tmpl);
  proposal->entity_id = g_strdup (lanyard_connector_get_sp_entity_id (after));
  _lanyard_proposal_describe_changes (proposal, NULL, paste);
  _lanyard_proposal_add_notes (proposal, entity, paste);
  return proposal;
}

/**
 * lanyard_proposal_new_connector_sync:
 * @configuration: where it would be added
 * @entity: (nullable): a service provider
 * @paste: (nullable): what was read, if not metadata
 * @source: (nullable): where it came from
 * @document: (nullable): of @entity
 * @slug: (nullable): the end of the IdP URL; a free one is made from the label
 *   if %NULL
 * @now: seconds
 * @error: as lanyard_proposal_new_connector(), and what loading gives
 *
 * lanyard_proposal_new_connector() with the settings and an IdP URL that is
 * free in @configuration.
 *
 * Returns: (transfer full): what it would be
 */
LanyardProposal *
lanyard_proposal_new_connector_sync (LanyardConfiguration  *configuration,
                                     LanyardSamlEntity     *entity,
                                     LanyardPaste          *paste,
                                     const char            *source,
                                     GBytes                *document,
                                     const char            *slug,
                                     gint64                 now,
                                     GError               **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, error);
  g_autoptr(LanyardProposal) first = NULL;
  g_autofree char *free_slug = NULL;

  if (settings == NULL)
    return NULL;

  first = lanyard_proposal_new_connector (entity, paste, source, document, slug, lanyard_settings_get_base_url (settings),
                                          now, error);
  if (first == NULL || slug != NULL)
    return g_steal_pointer (&first);
  free_slug = lanyard_administration_dup_free_slug_sync (configuration, lanyard_connector_get_label (first->after), error);
  if (free_slug == NULL)
    return NULL;
  if (g_strcmp0 (free_slug, lanyard_connector_get_slug (first->after)) == 0)
    return g_steal_pointer (&first);

  return lanyard_proposal_new_connector (entity, paste, source, document, free_slug,
                                         lanyard_settings_get_base_url (settings), now, error);
}
