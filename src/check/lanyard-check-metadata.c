/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-url.h"

static gboolean
is_https (const char *url)
{
  return g_ascii_strncasecmp (url, "https://", strlen ("https://")) == 0;
}

/* C01: metadata that was imported says what the service provider is. */
void
_lanyard_check_sp_entity_id_metadata (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  g_autofree const char **known = _lanyard_check_get_facts (context, "entity_id");
  g_autofree char *visible = NULL;
  g_autofree char *visible_known = NULL;

  if (entity_id == NULL || known == NULL || known[0] == NULL || strcmp (entity_id, known[0]) == 0 ||
      _lanyard_check_is_near (entity_id, known[0]))
    return;

  visible = _lanyard_check_show (entity_id);
  visible_known = _lanyard_check_show (known[0]);
  _lanyard_check_report (context, "sp_entity_id",
                         _("The service provider refuses a response that is addressed to another"),
                         _("Use the value of the metadata, or import the metadata of the right service provider"),
                         /* Translators: two entity IDs */
                         _("The SP entity ID is “%s”, and the metadata has “%s”"), visible, visible_known);
  _lanyard_check_offer_string (context, _("Use Metadata Value"), "sp_entity_id", known[0]);
}

static void
offer_acs_url (LanyardCheckContext *context,
               guint                position,
               const char          *url)
{
  JsonArray *list = _lanyard_check_copy_list (context, "acs");

  json_object_set_string_member (json_array_get_object_element (list, position), "url", url);
  _lanyard_check_offer_list (context, _("Use Metadata Value"), "acs", list);
}

static void
report_foreign_acs (LanyardCheckContext *context,
                    gboolean             of_default)
{
  GListModel *list = lanyard_connector_get_acs (context->connector);
  LanyardAcs *chosen = lanyard_connector_get_default_acs (context->connector);
  g_autofree const char **known = _lanyard_check_get_facts (context, "acs");

  for (guint i = 0; known != NULL && known[0] != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);
      const char *url = lanyard_acs_get_url (acs);
      const char *nearest;
      g_autofree char *visible = NULL;
      g_autofree char *visible_nearest = NULL;

      if (url == NULL || (acs == chosen) != of_default || g_strv_contains (known, url))
        continue;

      nearest = _lanyard_check_find_nearest (known, url);
      visible = _lanyard_check_show (url);
      visible_nearest = _lanyard_check_show (nearest);
      _lanyard_check_report (context, "acs",
                             _("Responses that go elsewhere are lost, or refused"),
                             _("Use the value of the metadata, or import newer metadata"),
                             /* Translators: two URLs */
                             _("The ACS URL “%s” is not in the metadata; the nearest there is “%s”"),
                             visible, visible_nearest);
      offer_acs_url (context, i, nearest);
    }
}

/* C03 */
void
_lanyard_check_acs_metadata (LanyardCheckContext *context)
{
  report_foreign_acs (context, TRUE);
}

/* C03: one more may have been agreed on. */
void
_lanyard_check_acs_metadata_more (LanyardCheckContext *context)
{
  report_foreign_acs (context, FALSE);
}

/* Where this identity provider itself answers. */
static gboolean
is_own_address (LanyardCheckContext *context,
                const char          *url)
{
  g_autofree char *prefix = context->input->base_url != NULL
                            ? g_strconcat (context->input->base_url, "/saml2/", NULL) : NULL;

  return prefix != NULL && g_str_has_prefix (url, prefix);
}

/* Unless the metadata itself is the wrong one. */
static void
offer_foreign_entity_id (LanyardCheckContext *context)
{
  g_autofree const char **known = _lanyard_check_get_facts (context, "entity_id");

  if (known == NULL || known[0] == NULL ||
      (!is_own_address (context, known[0]) &&
       _lanyard_check_find_other (context, LANYARD_CHECK_BY_IDP_ENTITY_ID, known[0]) == NULL))
    _lanyard_check_offer_known (context, "sp_entity_id");
}

/* C07: what the identity provider's metadata says, taken for the service
 * provider's. */
void
_lanyard_check_wrong_side (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  GListModel *list = lanyard_connector_get_acs (context->connector);
  g_autofree char *visible = NULL;

  if (entity_id != NULL &&
      (is_own_address (context, entity_id) ||
       _lanyard_check_find_other (context, LANYARD_CHECK_BY_IDP_ENTITY_ID, entity_id) != NULL))
    {
      visible = _lanyard_check_show (entity_id);
      _lanyard_check_report (context, "sp_entity_id",
                             _("The service provider would not know itself by it"),
                             _("Import the metadata that the application shows, not the one made here"),
                             _("The SP entity ID “%s” is that of an identity provider here"), visible);
      offer_foreign_entity_id (context);
    }

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);
      g_autofree char *url = NULL;

      if (lanyard_acs_get_url (acs) == NULL || !is_own_address (context, lanyard_acs_get_url (acs)))
        continue;
      url = _lanyard_check_show (lanyard_acs_get_url (acs));
      _lanyard_check_report (context, "acs",
                             _("Responses would come back instead of reaching the application"),
                             _("Enter the address that the application shows as its own"),
                             _("The ACS URL “%s” is the identity provider’s own"), url);
      if (g_list_model_get_n_items (list) > 1)
        _lanyard_check_offer_without (context, _("Remove It"), "acs", i);
    }
}

static gboolean
find_acs (JsonArray  *list,
          const char *url)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_object_get_string_member_with_default (json_array_get_object_element (list, i), "url", NULL), url) == 0)
      return TRUE;

  return FALSE;
}

/* C08: the default of the metadata is where its service provider waits. */
void
_lanyard_check_acs_other_default (LanyardCheckContext *context)
{
  LanyardAcs *chosen = lanyard_connector_get_default_acs (context->connector);
  const char *url = chosen != NULL ? lanyard_acs_get_url (chosen) : NULL;
  g_autofree const char **known = _lanyard_check_get_facts (context, "acs");
  g_autofree const char **defaults = _lanyard_check_get_facts (context, "default_acs");
  const char *wanted = defaults != NULL ? defaults[0] : known != NULL ? known[0] : NULL;
  g_autoptr(JsonArray) list = NULL;
  g_autofree char *visible = NULL;

  if (url == NULL || wanted == NULL || known == NULL || known[1] == NULL || strcmp (url, wanted) == 0 ||
      !g_strv_contains (known, url))
    return;

  visible = _lanyard_check_show (wanted);
  _lanyard_check_report (context, "acs",
                         _("Who comes from the portal may land where nothing waits for them"),
                         _("Make the metadata’s default the default here, unless the other was chosen on purpose"),
                         /* Translators: a number, then a URL */
                         _("The metadata has %u ACS URLs, and its default is “%s”, not the one here"),
                         g_strv_length ((char **) known), visible);

  list = _lanyard_check_copy_list (context, "acs");
  if (!find_acs (list, wanted))
    return;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *acs = json_array_get_object_element (list, i);

      json_object_set_boolean_member (acs, "default",
                                      g_strcmp0 (json_object_get_string_member_with_default (acs, "url", NULL), wanted) == 0);
    }
  _lanyard_check_offer_list (context, _("Use Metadata’s Default"), "acs", json_array_ref (list));
}

/* C08 */
void
_lanyard_check_several_entities (LanyardCheckContext *context)
{
  g_autofree const char **entities = _lanyard_check_get_facts (context, "entities");
  g_autofree const char **entity_id = _lanyard_check_get_facts (context, "entity_id");
  g_autofree char *visible = NULL;

  if (entities == NULL || entities[0] == NULL || entity_id == NULL)
    return;

  visible = _lanyard_check_show (entity_id[0]);
  _lanyard_check_report (context, "sp_entity_id",
                         _("One of the others may be the application that is meant"),
                         _("Compare it with what the application shows"),
                         /* Translators: a number, then an entity ID */
                         _("The metadata describes %s service providers, and “%s” was taken"), entities[0], visible);
}

/* C09 */
void
_lanyard_check_metadata_expired (LanyardCheckContext *context)
{
  gint64 valid_until = lanyard_connector_get_metadata_valid_until (context->connector);
  g_autofree char *date = NULL;

  if (valid_until == 0 || valid_until > context->input->now)
    return;

  date = _lanyard_check_format_date (valid_until);
  _lanyard_check_report (context, "metadata_valid_until",
                         _("Its certificates and addresses may be others by now"),
                         _("Import the service provider’s metadata again"),
                         _("The metadata was valid until %s"), date);
}

/* C09: cacheDuration, counted from the import. */
void
_lanyard_check_metadata_aged (LanyardCheckContext *context)
{
  g_autofree const char **durations = _lanyard_check_get_facts (context, "cache_duration");
  gint64 read = lanyard_connector_get_metadata_date (context->connector);
  gint64 duration = durations != NULL && durations[0] != NULL ? g_ascii_strtoll (durations[0], NULL, 10) : 0;
  g_autofree char *date = NULL;

  if (read <= 0 || duration <= 0 || context->input->now - read <= duration)
    return;

  date = _lanyard_check_format_date (read);
  _lanyard_check_report (context, "metadata_source",
                         _("The service provider says that it may have changed by now"),
                         _("Check it again, or import it again"),
                         _("The metadata was read on %s, and is to be read again after the time that it gives"), date);
}

/* C09 */
void
_lanyard_check_metadata_changed (LanyardCheckContext *context)
{
  const char *hash = lanyard_connector_get_metadata_hash (context->connector);
  const char *source = lanyard_connector_get_metadata_source (context->connector);
  g_autofree char *visible = NULL;

  if (hash == NULL || context->input->fresh_hash == NULL || strcmp (hash, context->input->fresh_hash) == 0)
    return;

  visible = _lanyard_check_show (source);
  _lanyard_check_report (context, "metadata_hash",
                         _("The connector still has the old certificates and addresses"),
                         _("Look at the differences and take what is right"),
                         /* Translators: a URL or a file */
                         _("The metadata at “%s” changed since it was imported"), visible);
}

/* C50 */
void
_lanyard_check_metadata_unprotected (LanyardCheckContext *context)
{
  const char *source = lanyard_connector_get_metadata_source (context->connector);
  g_autofree char *visible = NULL;
  g_autofree char *secure = NULL;

  if (source == NULL || g_ascii_strncasecmp (source, "http://", strlen ("http://")) != 0 ||
      lanyard_url_is_loopback (source) || _lanyard_check_has_fact (context, "wishes", "verified"))
    return;

  visible = _lanyard_check_show (source);
  _lanyard_check_report (context, "metadata_source",
                         _("Who changes it on the way can have responses sent to another address"),
                         _("Fetch it from an https address, or compare the certificates with the service provider"),
                         _("The metadata came from “%s” without encryption and without a signature that was verified"),
                         visible);
  secure = g_strconcat ("https", source + strlen ("http"), NULL);
  if (is_https (secure))
    _lanyard_check_offer_string (context, _("Use https Next Time"), "metadata_source", secure);
}

/* C19 */
void
_lanyard_check_assertion_unsigned (LanyardCheckContext *context)
{
  if (lanyard_connector_get_sign (context->connector) != LANYARD_SIGN_RESPONSE ||
      !_lanyard_check_has_fact (context, "wishes", "assertions-signed"))
    return;

  _lanyard_check_report (context, "sign",
                         _("The service provider refuses an assertion without a signature of its own"),
                         _("Sign both"),
                         _("The metadata wants assertions signed (WantAssertionsSigned), and only the response is"));
  _lanyard_check_offer_string (context, _("Sign Both"), "sign", "both");
}
