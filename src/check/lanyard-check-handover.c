/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_host (const char *url)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}

static char *
dup_path (const char *url)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL ? g_strdup (g_uri_get_path (uri)) : NULL;
}

/* Whether the URL that was handed over leads to another host than ours. */
static gboolean
has_other_host (LanyardCheckContext *context)
{
  g_autofree char *then = dup_host (lanyard_handover_get_sso_url (context->input->handover));
  g_autofree char *now = dup_host (context->input->base_url);

  return then != NULL && now != NULL && strcmp (then, now) != 0;
}

static gboolean
has_other_path (LanyardCheckContext *context)
{
  g_autofree char *url = lanyard_connector_dup_sso_url (context->connector, context->input->base_url);
  g_autofree char *then = dup_path (lanyard_handover_get_sso_url (context->input->handover));
  g_autofree char *now = dup_path (url);

  return then != NULL && now != NULL && strcmp (then, now) != 0;
}

static gboolean
is_known (LanyardCheckContext *context)
{
  return context->input->handover != NULL && context->input->base_url != NULL;
}

/* C44 */
void
_lanyard_check_handed_over_host (LanyardCheckContext *context)
{
  g_autofree char *visible = NULL;

  if (!is_known (context) || !has_other_host (context))
    return;

  visible = _lanyard_check_show (lanyard_handover_get_sso_url (context->input->handover));
  _lanyard_check_report (context, NULL,
                         _("People are sent to an address that does not lead here"),
                         _("Export the metadata again and hand it over, or set the address of the IdP back"),
                         /* Translators: two URLs */
                         _("The service provider was given “%s”, and the IdP is at “%s”"),
                         visible, context->input->base_url);
}

static void
offer_old_slug (LanyardCheckContext *context)
{
  g_autofree char *path = dup_path (lanyard_handover_get_sso_url (context->input->handover));
  const char *slug = strrchr (path, '/');
  g_autofree char *usual = slug != NULL ? g_strconcat ("/saml2", slug, NULL) : NULL;

  if (usual != NULL && g_str_has_suffix (path, usual))
    _lanyard_check_offer_string (context, _("Change It Back"), "slug", slug + 1);
}

/* C45 */
void
_lanyard_check_handed_over_url (LanyardCheckContext *context)
{
  g_autofree char *visible = NULL;
  g_autofree char *now = NULL;

  if (!is_known (context) || has_other_host (context) || !has_other_path (context))
    return;

  visible = _lanyard_check_show (lanyard_handover_get_sso_url (context->input->handover));
  now = lanyard_connector_dup_sso_url (context->connector, context->input->base_url);
  _lanyard_check_report (context, "slug",
                         _("The service provider still sends people to the old address"),
                         _("Export the metadata again and hand it over, or change the end of the IdP URL back"),
                         /* Translators: two URLs */
                         _("The service provider was given “%s”, and the IdP URL is now “%s”"), visible, now);
  offer_old_slug (context);
}

static char *
dup_active_fingerprint (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);

  return certificate != NULL ? lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256) : NULL;
}

/* Whether somebody said, after the time, that the service provider has it. */
static gboolean
is_ticked_since (LanyardCheckContext *context,
                 gint64               time)
{
  LanyardKeyPair *pair = _lanyard_check_find_active_pair (context);

  return pair != NULL && lanyard_key_pair_get_ticked (pair) > time;
}

static gboolean
has_other_certificate (LanyardCheckContext *context)
{
  const char * const *given = lanyard_handover_get_certificates (context->input->handover);
  g_autofree char *active = dup_active_fingerprint (context);

  return active != NULL && given != NULL && given[0] != NULL && !g_strv_contains (given, active) &&
         !is_ticked_since (context, lanyard_handover_get_time (context->input->handover));
}

/* C13 */
void
_lanyard_check_certificate_handed_over (LanyardCheckContext *context)
{
  g_autofree char *date = NULL;

  if (context->input->handover == NULL || !has_other_certificate (context))
    return;

  date = _lanyard_check_format_date (lanyard_handover_get_time (context->input->handover));
  _lanyard_check_report (context, NULL,
                         _("It cannot verify what is signed with the new key"),
                         _("Export the metadata or the certificate again and hand it over"),
                         _("The metadata of %s, which the service provider was given, does not have the certificate that signs now"),
                         date);
}

/* When the pair before the one that signs stopped; 0: there was none. */
static gint64
get_replaced (LanyardCheckContext *context)
{
  GPtrArray *pairs = context->input->key_pairs;
  gint64 replaced = 0;

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    if (lanyard_key_pair_get_role (pairs->pdata[i]) != LANYARD_KEY_ROLE_ACTIVE)
      replaced = MAX (replaced, lanyard_key_pair_get_replaced (pairs->pdata[i]));

  return replaced;
}

/* C13: it was replaced, and neither metadata nor a tick says that the service
 * provider knows. */
void
_lanyard_check_certificate_unticked (LanyardCheckContext *context)
{
  gint64 replaced = get_replaced (context);
  g_autofree char *date = NULL;

  if (replaced == 0 || context->input->handover != NULL || is_ticked_since (context, 0) ||
      lanyard_connector_get_state (context->connector) != LANYARD_CONNECTOR_ACTIVE)
    return;

  date = _lanyard_check_format_date (replaced);
  _lanyard_check_report (context, NULL,
                         _("It cannot verify what is signed with the new key"),
                         _("Hand the certificate over, and tick on the Certificates page that the service provider has it"),
                         _("The IdP certificate was replaced on %s, and nobody has said that the service provider has the new one"),
                         date);
}

/* C46: what other rules say better is not said again. */
void
_lanyard_check_handed_over_old (LanyardCheckContext *context)
{
  LanyardHandover *handover = context->input->handover;
  LanyardConnector *connector = context->connector;
  g_autofree char *date = NULL;

  if (!is_known (context) || has_other_host (context) || has_other_path (context) || has_other_certificate (context))
    return;
  if (g_strcmp0 (lanyard_handover_get_idp_entity_id (handover), lanyard_connector_get_idp_entity_id (connector)) == 0 &&
      lanyard_handover_get_declares_redirect (handover) == lanyard_connector_get_declare_redirect (connector) &&
      lanyard_handover_get_wants_signed_requests (handover) == lanyard_connector_get_require_signed_requests (connector))
    return;

  date = _lanyard_check_format_date (lanyard_handover_get_time (handover));
  _lanyard_check_report (context, NULL,
                         _("The service provider goes by what it was given then"),
                         _("Export the metadata again and hand it over"),
                         _("The connector changed after its metadata was exported on %s"), date);
  _lanyard_check_offer_string (context, _("Change It Back"), "idp_entity_id", lanyard_handover_get_idp_entity_id (handover));
  _lanyard_check_offer_boolean (context, NULL, "declare_redirect", lanyard_handover_get_declares_redirect (handover));
  _lanyard_check_offer_boolean (context, NULL, "require_signed_requests",
                                lanyard_handover_get_wants_signed_requests (handover));
}

/* C47 */
void
_lanyard_check_never_tried (LanyardCheckContext *context)
{
  if (context->input->tried == LANYARD_TRIED_NEVER &&
      lanyard_connector_get_state (context->connector) == LANYARD_CONNECTOR_ACTIVE)
    _lanyard_check_report (context, NULL,
                           _("If the service provider now takes nothing but single sign-on, a mistake locks everybody out"),
                           _("Try a sign-in, and keep an account there that can sign in with a password"),
                           _("“%s” is active, and nobody has signed in yet"),
                           lanyard_connector_get_label (context->connector));
}

/* C47 */
void
_lanyard_check_not_tried_yet (LanyardCheckContext *context)
{
  if (context->input->tried == LANYARD_TRIED_NEVER &&
      lanyard_connector_get_state (context->connector) == LANYARD_CONNECTOR_INACTIVE)
    _lanyard_check_report (context, NULL,
                           _("A mistake shows when people want to work"),
                           _("Try a sign-in before the service provider takes nothing else"),
                           _("No sign-in to “%s” was tried"), lanyard_connector_get_label (context->connector));
}
