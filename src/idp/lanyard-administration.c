/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>

#include "lanyard-administration-private.h"
#include "lanyard-error.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

static LanyardConnector *
load_connector (LanyardConfiguration  *configuration,
                const char            *connector_id,
                GError               **error)
{
  return (LanyardConnector *) lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR,
                                                               connector_id, error);
}

static gboolean
slug_is_taken (GPtrArray  *connectors,
               const char *slug)
{
  for (guint i = 0; i < connectors->len; i++)
    if (g_strcmp0 (lanyard_connector_get_slug (g_ptr_array_index (connectors, i)), slug) == 0)
      return TRUE;

  return FALSE;
}

/* The pair that a connector's first activation makes. */
gboolean
_lanyard_administration_add_first_pair (LanyardChanges    *changes,
                                        LanyardConnector  *connector,
                                        gint64             now,
                                        GError           **error)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_3072, error);
  g_autoptr(LanyardCertificate) certificate = NULL;

  if (key == NULL)
    return FALSE;

  certificate = lanyard_certificate_new_self_signed (key, lanyard_connector_get_slug (connector), now,
                                                     LANYARD_CERTIFICATE_DAYS, error);
  if (certificate == NULL)
    return FALSE;

  return _lanyard_administration_add_key_pair (changes, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                               LANYARD_KEY_ROLE_ACTIVE, key, certificate, now, error);
}

static gboolean
apply_state (LanyardConfiguration   *configuration,
             LanyardChanges         *changes,
             LanyardConnector       *connector,
             LanyardConnectorState   state,
             char                  **change_id,
             GError                **error)
{
  g_object_set (connector, "state", state, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));

  return lanyard_configuration_apply_sync (configuration, changes, change_id, error);
}

gboolean
_lanyard_administration_check_bookmark (LanyardConnector  *connector,
                                        GError           **error)
{
  const char *url = lanyard_connector_get_bookmark_url (connector);
  g_autoptr(GError) cause = NULL;

  if (url != NULL && lanyard_url_check (url, LANYARD_URL_PAGE, &cause))
    return TRUE;

  if (cause != NULL)
    g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, cause->message);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       _("Its tile would open nothing"),
                       _("Enter the address that the tile opens"),
                       _("The bookmark “%s” has no address"), lanyard_connector_get_label (connector));
  return FALSE;
}

static gboolean
activate_saml (LanyardConfiguration  *configuration,
               LanyardConnector      *connector,
               gint64                 now,
               char                 **change_id,
               GError               **error)
{
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;
  gboolean has_key_pair;

  if (!_lanyard_administration_may_activate_sync (configuration, connector, now, &has_key_pair, error))
    return FALSE;

  /* Translators: an entry of the history; the label of an application */
  summary = g_strdup_printf (_("Activate %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  if (!has_key_pair && !_lanyard_administration_add_first_pair (changes, connector, now, error))
    return FALSE;

  return apply_state (configuration, changes, connector, LANYARD_CONNECTOR_ACTIVE, change_id, error);
}

static gboolean
activate_bookmark (LanyardConfiguration  *configuration,
                   LanyardConnector      *connector,
                   char                 **change_id,
                   GError               **error)
{
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;

  if (!_lanyard_administration_check_bookmark (connector, error))
    return FALSE;

  summary = g_strdup_printf (_("Activate %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  return apply_state (configuration, changes, connector, LANYARD_CONNECTOR_ACTIVE, change_id, error);
}

/**
 * lanyard_administration_dup_free_slug_sync:
 * @configuration: where it is to be free
 * @text: a label
 * @error: what loading gives
 *
 * Returns: (transfer full): the slug of @text, or that with the first free
 *   number at its end
 */
char *
lanyard_administration_dup_free_slug_sync (LanyardConfiguration  *configuration,
                                           const char            *text,
                                           GError               **error)
{
  g_autoptr(GPtrArray) connectors = NULL;
  g_autofree char *wanted = lanyard_text_make_slug (text);
  g_autofree char *slug = g_strdup (wanted);

  connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  if (connectors == NULL)
    return NULL;

  for (guint number = 2; slug_is_taken (connectors, slug); number++)
    {
      g_free (slug);
      slug = g_strdup_printf ("%.58s-%u", wanted, number);
    }

  return g_steal_pointer (&slug);
}

/**
 * lanyard_administration_add_connector_sync:
 * @configuration: where to add it
 * @tmpl: a template of the catalog
 * @label: (nullable): what people read; the template's name if %NULL
 * @slug: (nullable): the end of the IdP URL; if %NULL a free one is made from
 *   the label
 * @placeholders: (nullable): a{ss}
 * @error: %LANYARD_ERROR_INVALID, %LANYARD_ERROR_EXISTS
 *
 * Makes a draft from a template and stores it.
 *
 * Returns: (transfer full): the connector as it is stored
 */
LanyardConnector *
lanyard_administration_add_connector_sync (LanyardConfiguration  *configuration,
                                           LanyardTemplate       *tmpl,
                                           const char            *label,
                                           const char            *slug,
                                           GVariant              *placeholders,
                                           GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *free_slug = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_TEMPLATE (tmpl), NULL);

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;

  if (slug == NULL)
    {
      free_slug = lanyard_administration_dup_free_slug_sync (configuration,
                                                             label != NULL ? label : lanyard_template_get_name (tmpl),
                                                             error);
      if (free_slug == NULL)
        return NULL;
      slug = free_slug;
    }

  connector = lanyard_template_instantiate (tmpl, label, slug, placeholders,
                                            lanyard_settings_get_base_url (settings), error);
  if (connector == NULL)
    return NULL;

  summary = g_strdup_printf (_("Add %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  if (!lanyard_configuration_apply_sync (configuration, changes, NULL, error))
    return NULL;

  return load_connector (configuration, lanyard_record_get_id (LANYARD_RECORD (connector)), error);
}

/**
 * lanyard_administration_activate_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @now: seconds
 * @change_id: (out) (optional) (transfer full) (nullable): what undoes it
 * @error: %LANYARD_ERROR_REFUSED, with the first error that the check finds
 *
 * Switches single sign-on on. When the connector has no active pair, an RSA
 * key of 3072 bits and its self-signed certificate are made in the same
 * transaction. A bookmark needs its address only.
 *
 * Returns: whether the connector is active now
 */
gboolean
lanyard_administration_activate_sync (LanyardConfiguration  *configuration,
                                      const char            *connector_id,
                                      gint64                 now,
                                      char                 **change_id,
                                      GError               **error)
{
  g_autoptr(LanyardConnector) connector = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);

  connector = load_connector (configuration, connector_id, error);
  if (connector == NULL)
    return FALSE;

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return activate_bookmark (configuration, connector, change_id, error);

  return activate_saml (configuration, connector, now, change_id, error);
}

/**
 * lanyard_administration_deactivate_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @change_id: (out) (optional) (transfer full) (nullable): what undoes it
 * @error: what loading and saving give
 *
 * Switches single sign-on off; everything else is kept. A draft stays one.
 *
 * Returns: whether the connector is not active now
 */
gboolean
lanyard_administration_deactivate_sync (LanyardConfiguration  *configuration,
                                        const char            *connector_id,
                                        char                 **change_id,
                                        GError               **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);

  connector = load_connector (configuration, connector_id, error);
  if (connector == NULL)
    return FALSE;
  if (lanyard_connector_get_state (connector) != LANYARD_CONNECTOR_ACTIVE)
    return TRUE;

  /* Translators: an entry of the history; the label of an application */
  summary = g_strdup_printf (_("Deactivate %s"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  return apply_state (configuration, changes, connector, LANYARD_CONNECTOR_INACTIVE, change_id, error);
}
