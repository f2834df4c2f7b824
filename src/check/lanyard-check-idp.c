/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIFETIME_USUAL (5 * 60)
#define LIFETIME_SHORT (2 * 60)
#define LIFETIME_LONG (10 * 60)
#define SESSION_USUAL (8 * 60 * 60)
#define SESSION_SHORT (5 * 60)
#define SESSION_LONG (24 * 60 * 60)
#define RELAY_STATE_MAX 80

static gboolean
starts_at_sp_only (LanyardCheckContext *context)
{
  return context->input->tmpl != NULL &&
         (lanyard_template_get_labels (context->input->tmpl) & LANYARD_TEMPLATE_SP_INITIATED_ONLY) != 0;
}

static gboolean
has_host (const char *url,
          const char *host)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri), host) == 0;
}

static gboolean
is_host_of_sp (LanyardConnector *connector,
               const char       *host)
{
  GListModel *acs = lanyard_connector_get_acs (connector);

  if (has_host (lanyard_connector_get_sp_entity_id (connector), host) ||
      has_host (lanyard_connector_get_login_url (connector), host))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (has_host (lanyard_acs_get_url (item), host))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_sign_name (LanyardSign sign)
{
  switch (sign)
    {
    case LANYARD_SIGN_RESPONSE:
      return _("the response");
    case LANYARD_SIGN_ASSERTION:
      return _("the assertion");
    case LANYARD_SIGN_BOTH:
    default:
      return _("the response and the assertion");
    }
}

/* C19 */
void
_lanyard_check_signed_part (LanyardCheckContext *context)
{
  LanyardSign sign = lanyard_connector_get_sign (context->connector);
  const LanyardTemplateProfile *profile;

  if (context->input->tmpl == NULL)
    return;

  profile = lanyard_template_get_profile (context->input->tmpl);
  if (!profile->sign_known || sign == LANYARD_SIGN_BOTH || sign == profile->sign)
    return;

  _lanyard_check_report (context, "sign",
                         _("The service provider refuses what does not bear the signature that it looks for"),
                         _("Sign both unless the service provider was set up differently"),
                         /* Translators: an application, then two of “the response”, “the assertion” … */
                         _("%s expects a signature on %s, and only %s is signed"),
                         lanyard_template_get_name (context->input->tmpl),
                         get_sign_name (profile->sign), get_sign_name (sign));
  _lanyard_check_offer_string (context, _("Sign Both"), "sign", "both");
}

/* C36 */
void
_lanyard_check_lifetime_zero (LanyardCheckContext *context)
{
  int lifetime = lanyard_connector_get_assertion_lifetime (context->connector);

  if (lifetime > 0)
    return;

  _lanyard_check_report (context, "assertion_lifetime",
                         _("Every assertion would be expired when it arrives"),
                         _("Enter 300 seconds or so"),
                         _("The assertion lifetime is %d seconds"), lifetime);
  _lanyard_check_offer_int (context, _("Use 5 Minutes"), "assertion_lifetime", LIFETIME_USUAL);
}

/* C36 */
void
_lanyard_check_lifetime (LanyardCheckContext *context)
{
  int lifetime = lanyard_connector_get_assertion_lifetime (context->connector);

  if (lifetime <= 0 || (lifetime >= LIFETIME_SHORT && lifetime <= LIFETIME_LONG))
    return;

  if (lifetime < LIFETIME_SHORT)
    _lanyard_check_report (context, "assertion_lifetime",
                           _("Where clocks differ a little, assertions arrive expired"),
                           _("Enter at least 120 seconds"),
                           _("The assertion lifetime is only %d seconds"), lifetime);
  else
    _lanyard_check_report (context, "assertion_lifetime",
                           _("A stolen response can be used for that long"),
                           _("Enter at most 600 seconds"),
                           _("The assertion lifetime is %d seconds"), lifetime);
  _lanyard_check_offer_int (context, _("Use 5 Minutes"), "assertion_lifetime", LIFETIME_USUAL);
}

/* C37 */
void
_lanyard_check_session (LanyardCheckContext *context)
{
  int lifetime = lanyard_connector_get_session_lifetime (context->connector);

  if (lifetime == 0 || (lifetime >= SESSION_SHORT && lifetime <= SESSION_LONG))
    return;

  _lanyard_check_report (context, "session_lifetime",
                         lifetime > SESSION_LONG
                         ? _("People who may no longer use the application stay signed in for that long")
                         : _("People are asked to sign in again and again"),
                         _("Enter something between five minutes and a day, or 0 to leave it to the service provider"),
                         _("The session lifetime is %d seconds"), lifetime);
  _lanyard_check_offer_int (context, _("Use 8 Hours"), "session_lifetime", SESSION_USUAL);
}

/* C38: Bindings 3.4.3 */
void
_lanyard_check_relay_state_long (LanyardCheckContext *context)
{
  const char *relay_state = lanyard_connector_get_relay_state (context->connector);

  const char *usual = context->reference != NULL ? lanyard_connector_get_relay_state (context->reference) : NULL;

  if (relay_state == NULL || strlen (relay_state) <= RELAY_STATE_MAX)
    return;

  _lanyard_check_report (context, "relay_state",
                         _("SAML allows 80 bytes, and some service providers refuse more"),
                         _("Use a shorter one"),
                         _("The default RelayState has %d bytes"), (int) strlen (relay_state));
  if (usual == NULL)
    _lanyard_check_offer_string (context, _("Remove RelayState"), "relay_state", NULL);
  else if (strlen (usual) <= RELAY_STATE_MAX)
    _lanyard_check_offer_string (context, _("Use Template’s Value"), "relay_state", usual);
}

/* C38 */
void
_lanyard_check_relay_state_host (LanyardCheckContext *context)
{
  const char *relay_state = lanyard_connector_get_relay_state (context->connector);
  g_autoptr(GUri) uri = relay_state != NULL ? g_uri_parse (relay_state, G_URI_FLAGS_ENCODED, NULL) : NULL;
  g_autofree char *visible = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      is_host_of_sp (context->connector, g_uri_get_host (uri)))
    return;

  if (context->reference != NULL &&
      g_strcmp0 (relay_state, lanyard_connector_get_relay_state (context->reference)) == 0)
    return;

  visible = _lanyard_check_show (relay_state);
  _lanyard_check_report (context, "relay_state",
                         _("Service providers refuse to lead people to a foreign address, or should"),
                         _("Use an address of the application"),
                         _("The default RelayState “%s” leads to another host"), visible);
  _lanyard_check_offer_string (context, _("Remove RelayState"), "relay_state", NULL);
}

/* C38 */
void
_lanyard_check_relay_state_missing (LanyardCheckContext *context)
{
  if (context->reference == NULL ||
      lanyard_connector_get_relay_state (context->reference) == NULL ||
      lanyard_connector_get_relay_state (context->connector) != NULL)
    return;

  _lanyard_check_report (context, "relay_state",
                         _("The service provider may not know where to lead people who come from the portal"),
                         _("Use the template’s value"),
                         /* Translators: an application */
                         _("%s needs a default RelayState, and it is empty"),
                         lanyard_template_get_name (context->input->tmpl));
  _lanyard_check_offer_string (context, _("Use Template’s Value"), "relay_state",
                               lanyard_connector_get_relay_state (context->reference));
}

/* C39 */
void
_lanyard_check_unsolicited (LanyardCheckContext *context)
{
  gboolean has_login_url = lanyard_connector_get_login_url (context->connector) != NULL;

  if (!starts_at_sp_only (context) || !lanyard_connector_get_idp_initiated (context->connector))
    return;

  _lanyard_check_report (context, "idp_initiated",
                         has_login_url ? _("The tile in the portal starts here, and not at the Login URL: it would lead to an "
                                           "error page")
                                       : _("The tile in the portal would lead to an error page"),
                         has_login_url ? _("Turn IdP-initiated sign-in off: the tile then opens the Login URL")
                                       : _("Turn IdP-initiated sign-in off and enter the Login URL"),
                         /* Translators: an application */
                         _("%s refuses responses that it did not ask for"),
                         lanyard_template_get_name (context->input->tmpl));
  _lanyard_check_offer_boolean (context, _("Turn It Off"), "idp_initiated", FALSE);
}

/* C40 */
void
_lanyard_check_login_url_missing (LanyardCheckContext *context)
{
  if (lanyard_connector_get_idp_initiated (context->connector) ||
      lanyard_connector_get_login_url (context->connector) != NULL ||
      !lanyard_connector_get_show_in_portal (context->connector))
    return;

  _lanyard_check_report (context, "login_url",
                         _("The tile in the portal has nowhere to lead"),
                         _("Enter the address at which the application begins its sign-in, or hide the tile"),
                         _("Sign-in begins at the service provider only, and the Login URL is empty"));
  if (!_lanyard_check_offer_known (context, "login_url"))
    _lanyard_check_offer_boolean (context, _("Hide Tile"), "show_in_portal", FALSE);
}

/* C10 */
void
_lanyard_check_groups (LanyardCheckContext *context)
{
  if (context->input->n_groups == 0)
    _lanyard_check_report (context, NULL,
                           _("Nobody can sign in"),
                           _("Grant the connector to a group"),
                           _("No group may use “%s”"), lanyard_connector_get_label (context->connector));
  else if (context->input->people != NULL && lanyard_check_people_get_all (context->input->people)->len == 0)
    _lanyard_check_report (context, NULL,
                           _("Nobody can sign in"),
                           _("Add people to the groups"),
                           _("The groups that may use “%s” have no members"),
                           lanyard_connector_get_label (context->connector));
}

/* "Wiki 2", or the first of those that is free. */
static void
offer_other_label (LanyardCheckContext *context,
                   const char          *label)
{
  for (guint i = 2; i < 100; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s %u", label, i);

      if (_lanyard_check_find_other (context, LANYARD_CHECK_BY_LABEL, other) != NULL)
        continue;
      _lanyard_check_offer_string (context, _("Number It"), "label", other);
      return;
    }
}

/* L05 */
void
_lanyard_check_label_duplicate (LanyardCheckContext *context)
{
  const char *label = lanyard_connector_get_label (context->connector);

  if (_lanyard_check_find_other (context, LANYARD_CHECK_BY_LABEL, label) == NULL)
    return;

  _lanyard_check_report (context, "label",
                         _("People see two tiles that look the same"),
                         _("Give them different labels"),
                         _("Another connector is called “%s” as well"), label);
  offer_other_label (context, label);
}
