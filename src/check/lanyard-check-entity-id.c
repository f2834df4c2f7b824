/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Equal for IDs that people take for the same. */
static char *
normalise_entity_id (const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  char *start = g_strstrip (lower);
  gsize length;

  if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");
  else if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;

  return g_strndup (start, length);
}

/* C01: nothing can be addressed to an SP without an entity ID. */
void
_lanyard_check_sp_entity_id_missing (LanyardCheckContext *context)
{
  if (lanyard_connector_get_sp_entity_id (context->connector) != NULL)
    return;

  _lanyard_check_report (context, "sp_entity_id",
                         _("The response is addressed to the service provider by it"),
                         _("Import the service provider’s metadata or enter its entity ID"),
                         _("The SP entity ID is missing"));
  _lanyard_check_offer_known (context, "sp_entity_id");
}

/* C01: requests are matched by it. A draft does not stand against what works: it cannot be activated as it is. */
void
_lanyard_check_sp_entity_id_duplicate (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  LanyardConnector *other = _lanyard_check_find_other (context, LANYARD_CHECK_BY_SP_ENTITY_ID, entity_id);
  g_autofree char *visible = NULL;

  if (other == NULL ||
      (lanyard_connector_get_state (context->connector) == LANYARD_CONNECTOR_ACTIVE &&
       lanyard_connector_get_state (other) == LANYARD_CONNECTOR_DRAFT))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("A service provider belongs to one connector"),
                         _("Enter the entity ID of this application, or delete one of the two connectors"),
                         /* Translators: an entity ID, then a connector's label */
                         _("The SP entity ID “%s” is also that of “%s”"),
                         visible, lanyard_connector_get_label (other));
}

/* C02: compared byte by byte, so what cannot be seen must not be there. */
void
_lanyard_check_sp_entity_id_blank (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  g_autofree char *visible = NULL;
  g_autofree char *clean = NULL;

  if (entity_id == NULL || !_lanyard_check_has_blank (entity_id))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("Entity IDs are compared character by character, so the service provider would not recognize its own"),
                         _("Remove what cannot be seen"),
                         _("The SP entity ID “%s” holds a blank or an invisible character"), visible);
  clean = _lanyard_check_dup_without_blanks (entity_id);
  _lanyard_check_offer_string (context, _("Remove Blanks"), "sp_entity_id", clean);
}

gboolean
_lanyard_check_is_near (const char *entity_id,
                        const char *known)
{
  g_autofree char *normal = normalise_entity_id (entity_id);
  g_autofree char *known_normal = normalise_entity_id (known);

  return strcmp (entity_id, known) != 0 && strcmp (normal, known_normal) == 0;
}

static gboolean
has_prefix (const char *text,
            const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* The first thing in which two that are near each other differ. */
static const char *
name_difference (const char *one,
                 const char *other)
{
  if (g_str_has_suffix (one, "/") != g_str_has_suffix (other, "/"))
    return _("the slash at the end");
  if (has_prefix (one, "https:") != has_prefix (other, "https:"))
    return _("http and https");
  if ((strstr (one, "://www.") != NULL) != (strstr (other, "://www.") != NULL))
    return _("“www”");
  if (g_ascii_strcasecmp (one, other) == 0)
    return _("upper and lower case");

  return _("blanks");
}

/* C02: almost the ID that the metadata, or else the template, gives. */
void
_lanyard_check_sp_entity_id_near (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  g_autofree const char **imported = _lanyard_check_get_facts (context, "entity_id");
  const char *known = imported != NULL ? imported[0] : NULL;
  g_autofree char *visible = NULL;

  if (known == NULL && context->reference != NULL)
    known = lanyard_connector_get_sp_entity_id (context->reference);
  if (entity_id == NULL || known == NULL || !_lanyard_check_is_near (entity_id, known))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("Slash, scheme, case and “www” count, so the service provider would refuse the response"),
                         _("Use the known one, or change more than that if it really is another"),
                         /* Translators: two entity IDs, then what is different in them */
                         _("The SP entity ID “%s” is almost, but not quite, “%s”: they differ in %s"), visible, known,
                         name_difference (entity_id, known));
  _lanyard_check_offer_string (context, imported != NULL ? _("Use Metadata Value") : _("Use Template’s Value"),
                               "sp_entity_id", known);
}

/* The address of the metadata, which nobody else has. */
static void
offer_own_idp_entity_id (LanyardCheckContext *context)
{
  g_autofree char *own = context->input->base_url != NULL && lanyard_connector_get_slug (context->connector) != NULL
                         ? lanyard_connector_dup_metadata_url (context->connector, context->input->base_url) : NULL;

  if (own != NULL && g_strcmp0 (own, lanyard_connector_get_idp_entity_id (context->connector)) != 0)
    _lanyard_check_offer_string (context, _("Use Metadata’s Address"), "idp_entity_id", own);
}

/* C06 */
void
_lanyard_check_idp_entity_id_missing (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_idp_entity_id (context->connector);
  g_autofree char *visible = NULL;
  g_autofree char *clean = NULL;

  if (entity_id == NULL)
    {
      _lanyard_check_report (context, "idp_entity_id",
                             _("The service provider knows this identity provider by it"),
                             _("Enter an ID, such as the address of the metadata"),
                             _("The IdP entity ID is missing"));
      offer_own_idp_entity_id (context);
      return;
    }

  if (!_lanyard_check_has_blank (entity_id))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "idp_entity_id",
                         _("Entity IDs are compared character by character"),
                         _("Remove what cannot be seen"),
                         _("The IdP entity ID “%s” holds a blank or an invisible character"), visible);
  clean = _lanyard_check_dup_without_blanks (entity_id);
  _lanyard_check_offer_string (context, _("Remove Blanks"), "idp_entity_id", clean);
}

static void
check_idp_entity_id_same (LanyardCheckContext *context,
                          gboolean             is_imported)
{
  const char *entity_id = lanyard_connector_get_idp_entity_id (context->connector);
  g_autofree char *visible = NULL;

  if (entity_id == NULL || is_imported != (lanyard_connector_get_metadata_source (context->connector) != NULL) ||
      g_strcmp0 (entity_id, lanyard_connector_get_sp_entity_id (context->connector)) != 0)
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "idp_entity_id",
                         _("Each side of the sign-in has an ID of its own; a response could be taken for a request"),
                         _("Enter another IdP entity ID, such as the address of the metadata"),
                         _("IdP and SP have the same entity ID, “%s”"), visible);
  offer_own_idp_entity_id (context);
}

/* C06 */
void
_lanyard_check_idp_entity_id_same (LanyardCheckContext *context)
{
  check_idp_entity_id_same (context, FALSE);
}

/* C06: guides teach it, so there are service providers that work so. */
void
_lanyard_check_idp_entity_id_same_imported (LanyardCheckContext *context)
{
  check_idp_entity_id_same (context, TRUE);
}

/* C06 */
void
_lanyard_check_idp_entity_id_duplicate (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_idp_entity_id (context->connector);
  LanyardConnector *other = _lanyard_check_find_other (context, LANYARD_CHECK_BY_IDP_ENTITY_ID, entity_id);
  g_autofree char *visible = NULL;

  if (other == NULL)
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "idp_entity_id",
                         _("Connectors have different keys, so nobody could tell which one belongs to the ID"),
                         _("Enter an ID of its own, such as the address of the metadata"),
                         /* Translators: an entity ID, then a connector's label */
                         _("The IdP entity ID “%s” is also that of “%s”"),
                         visible, lanyard_connector_get_label (other));
  offer_own_idp_entity_id (context);
}
