/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-check-clock.h"
#include "lanyard-saml.h"

#define CONTEXT_UNSPECIFIED "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"
#define REFEDS_MFA "https://refeds.org/profile/mfa"

/* Unless its signature was verified, anybody can have sent the request: what
 * it says is worth a warning, and never stands against activation. */

/* C01 */
void
_lanyard_check_sp_entity_id_request (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  const char *issuer = context->input->request != NULL ? lanyard_seen_request_get_issuer (context->input->request) : NULL;
  g_autofree char *visible = NULL;
  g_autofree char *visible_id = NULL;

  if (issuer == NULL || entity_id == NULL || strcmp (issuer, entity_id) == 0)
    return;

  visible = _lanyard_check_show (issuer);
  visible_id = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("The request was refused, since they are compared character by character"),
                         _("If the request was the application’s, use its issuer"),
                         /* Translators: two entity IDs */
                         _("The last request came from “%s”, and the SP entity ID is “%s”"), visible, visible_id);
  _lanyard_check_offer_string (context, _("Use Request’s Issuer"), "sp_entity_id", issuer);
}

static gboolean
has_acs (LanyardConnector *connector,
         const char       *url)
{
  GListModel *list = lanyard_connector_get_acs (connector);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_acs_get_url (acs), url) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_nearest_acs (LanyardConnector *connector,
                 const char       *url)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  g_autoptr(GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (lanyard_acs_get_url (acs) != NULL)
        g_ptr_array_add (known, (gpointer) lanyard_acs_get_url (acs));
    }
  g_ptr_array_add (known, NULL);

  return _lanyard_check_show (_lanyard_check_find_nearest ((const char * const *) known->pdata, url));
}

/* C03: no button adds the address that a request asks for: that is how
 * responses would be led astray. */
void
_lanyard_check_acs_request (LanyardCheckContext *context)
{
  const char *url = context->input->request != NULL ? lanyard_seen_request_get_acs_url (context->input->request) : NULL;
  g_autofree char *visible = NULL;
  g_autofree char *nearest = NULL;

  if (url == NULL || has_acs (context->connector, url))
    return;

  visible = _lanyard_check_show (url);
  nearest = dup_nearest_acs (context->connector, url);
  _lanyard_check_report (context, "acs",
                         _("Responses are only sent to addresses that are listed here"),
                         _("If it is the application’s own address, add it exactly so"),
                         /* Translators: two URLs */
                         _("The last request asked for the ACS URL “%s”; the nearest here is “%s”"), visible, nearest);
}

/* C21 */
void
_lanyard_check_request_signature (LanyardCheckContext *context)
{
  const char *code = context->input->request != NULL ? lanyard_seen_request_get_code (context->input->request) : NULL;

  if (g_strcmp0 (code, "signature-invalid") == 0)
    _lanyard_check_report (context, "sp_signing_certificates",
                           _("The service provider may sign with a key that is not known here"),
                           _("Import its metadata again, or add its new certificate"),
                           _("The signature of the last request could not be verified"));
  else if (g_strcmp0 (code, "signature-missing") == 0)
    _lanyard_check_report (context, "require_signed_requests",
                           _("Such requests are refused"),
                           _("Have the service provider sign its requests, or do not require it"),
                           _("The last request was not signed"));
}

/* C41 */
void
_lanyard_check_redirect_undeclared (LanyardCheckContext *context)
{
  LanyardSeenRequest *request = context->input->request;

  if (request == NULL || lanyard_connector_get_declare_redirect (context->connector) ||
      g_strcmp0 (lanyard_seen_request_get_binding (request), "redirect") != 0)
    return;

  _lanyard_check_report (context, "declare_redirect",
                         _("A service provider that reads our metadata does not find the address it needs"),
                         _("Declare the redirect endpoint and hand over the metadata again"),
                         _("Requests come by redirect, and our metadata has no redirect endpoint"));
  _lanyard_check_offer_boolean (context, _("Declare It"), "declare_redirect", TRUE);
}

/* What a sign-in with a password may say of itself. */
gboolean
_lanyard_check_is_password_context (const char *context)
{
  return g_str_equal (context, LANYARD_SAML_CONTEXT_PASSWORD) ||
         g_str_equal (context, LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED) ||
         g_str_equal (context, CONTEXT_UNSPECIFIED);
}

static gboolean
offers_context (LanyardConnector   *connector,
                const char * const *wanted)
{
  const char *offered[] = {
    lanyard_connector_get_authn_context (connector),
    lanyard_connector_get_mfa_authn_context (connector),
    lanyard_connector_get_totp_authn_context (connector),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    if (offered[i] != NULL && g_strv_contains (wanted, offered[i]))
      return TRUE;

  return FALSE;
}

/* Only what is true of a sign-in here. */
static void
offer_context (LanyardCheckContext *context,
               const char * const  *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    if (_lanyard_check_is_password_context (wanted[i]))
      {
        _lanyard_check_offer_string (context, _("Claim a Password"), "authn_context", wanted[i]);
        return;
      }

  if (lanyard_connector_get_mfa_authn_context (context->connector) == NULL && g_strv_contains (wanted, REFEDS_MFA))
    _lanyard_check_offer_string (context, _("Claim It With a Second Factor"), "mfa_authn_context", REFEDS_MFA);
}

/* C42: other comparisons than “exact” can be met by something stronger. */
void
_lanyard_check_authn_context (LanyardCheckContext *context)
{
  LanyardSeenRequest *request = context->input->request;
  const char * const *wanted = request != NULL ? lanyard_seen_request_get_authn_contexts (request) : NULL;
  const char *offered = lanyard_connector_get_authn_context (context->connector);
  const char *comparison = request != NULL ? lanyard_seen_request_get_comparison (request) : NULL;
  g_autofree char *visible = NULL;
  g_autofree char *visible_offered = NULL;

  if (wanted == NULL || wanted[0] == NULL || offered == NULL || offers_context (context->connector, wanted) ||
      (comparison != NULL && strcmp (comparison, "exact") != 0))
    return;

  visible = _lanyard_check_show (wanted[0]);
  visible_offered = _lanyard_check_show (offered);
  _lanyard_check_report (context, "authn_context",
                         _("Unless people can sign in that way, they are refused"),
                         _("Claim what the service provider asks for, if it is true, or have it ask for less"),
                         /* Translators: two URIs */
                         _("The service provider asks for the authentication context “%s”, and “%s” is offered"),
                         visible, visible_offered);
  offer_context (context, wanted);
}

static gint64
get_clock_offset (LanyardCheckContext *context)
{
  gint64 offset;

  lanyard_clock_get_request_offset (context->input->request, &offset);
  return offset;
}

static void
report_clock (LanyardCheckContext *context,
              gint64               offset)
{
  _lanyard_check_report (context, NULL,
                         _("Messages are only valid for minutes, so sign-ins fail now and then, or always"),
                         _("Have both computers take their time from the network (NTP)"),
                         offset > 0 ? _("The service provider’s clock is %d seconds fast, or the one here is slow")
                                    : _("The service provider’s clock is %d seconds slow, or the one here is fast"),
                         (int) ABS (offset));
}

/* C35 */
void
_lanyard_check_clock_far (LanyardCheckContext *context)
{
  gint64 offset = get_clock_offset (context);

  if (lanyard_clock_judge (offset) == LANYARD_CLOCK_FAR && lanyard_seen_request_is_verified (context->input->request))
    report_clock (context, offset);
}

/* C35 */
void
_lanyard_check_clock (LanyardCheckContext *context)
{
  gint64 offset = get_clock_offset (context);

  if (lanyard_clock_judge (offset) != LANYARD_CLOCK_RIGHT &&
      (lanyard_clock_judge (offset) == LANYARD_CLOCK_OFF || !lanyard_seen_request_is_verified (context->input->request)))
    report_clock (context, offset);
}

static gboolean
last_code_is (LanyardCheckContext *context,
              const char          *code)
{
  return context->input->request != NULL && g_strcmp0 (lanyard_seen_request_get_code (context->input->request), code) == 0;
}

/* C43 */
void
_lanyard_check_request_encoding (LanyardCheckContext *context)
{
  LanyardSeenRequest *request = context->input->request;

  if (!last_code_is (context, "binding") && !last_code_is (context, "malformed"))
    return;

  _lanyard_check_report (context, NULL,
                         _("Requests come deflated in the address, or as a form; one for the other cannot be read"),
                         _("Compare the address that the service provider sends to with the endpoints in our metadata"),
                         g_strcmp0 (lanyard_seen_request_get_binding (request), "redirect") == 0
                         ? _("The last message to the redirect endpoint could not be decoded")
                         : _("The last message to the POST endpoint could not be decoded"));
}

/* One more that leads here. */
static void
offer_destination (LanyardCheckContext *context,
                   const char          *destination)
{
  JsonArray *list = _lanyard_check_copy_list (context, "accepted_destinations");

  json_array_add_string_element (list, destination);
  _lanyard_check_offer_list (context, _("Accept It"), "accepted_destinations", list);
}

/* C44: a button only for what the service provider has signed. */
void
_lanyard_check_request_destination (LanyardCheckContext *context)
{
  const char *destination = context->input->request != NULL
                            ? lanyard_seen_request_get_destination (context->input->request) : NULL;
  const char * const *accepted = lanyard_connector_get_accepted_destinations (context->connector);
  g_autofree char *own = NULL;
  g_autofree char *visible = NULL;

  if (destination == NULL || context->input->base_url == NULL ||
      (accepted != NULL && g_strv_contains (accepted, destination)))
    return;
  own = lanyard_connector_dup_sso_url (context->connector, context->input->base_url);
  if (g_strcmp0 (destination, own) == 0)
    return;

  visible = _lanyard_check_show (destination);
  _lanyard_check_report (context, "accepted_destinations",
                         _("Requests for another address are refused"),
                         _("Have the service provider use our address, or accept the other one if it leads here"),
                         /* Translators: two URLs */
                         _("The last request was addressed to “%s”, and the IdP URL is “%s”"), visible, own);
  if (lanyard_seen_request_is_verified (context->input->request))
    offer_destination (context, destination);
}

/* C52 */
void
_lanyard_check_request_dtd (LanyardCheckContext *context)
{
  if (last_code_is (context, "dtd"))
    _lanyard_check_report (context, NULL,
                           _("Such definitions are used for attacks, and no service provider needs them"),
                           _("Find out who sent it: the request’s address is in the events"),
                           _("The last request held a document type definition, and was refused"));
}
