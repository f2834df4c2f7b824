/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-account-private.h"
#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-qr-private.h"
#include "lanyard-second-factor-private.h"
#include "lanyard-second-step.h"
#include "lanyard-secret.h"
#include "lanyard-totp.h"

#include <glib/gi18n-lib.h>

#define PATH "/account/second-factor"
#define KEY_GROUP 4

typedef struct
{
  LanyardSession *session;
  LanyardPending *pending;
} Enrolment;

static void
enrolment_clear (Enrolment *enrolment)
{
  lanyard_session_free (enrolment->session);
  lanyard_pending_free (enrolment->pending);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Enrolment, enrolment_clear)

/* The secret travels through the browser, bound to it and to this form, so
 * that nothing is kept of those that are not used. */
static LanyardSecret *
dup_form_name (const char *secret)
{
  return g_strconcat ("enrolment:", secret, NULL);
}

static LanyardSecret *
dup_uri (LanyardIdp     *self,
         LanyardSession *session,
         const char     *secret)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (self), NULL);
  const char *organization = settings != NULL ? lanyard_settings_get_organization (settings) : NULL;

  return lanyard_totp_dup_uri (secret, organization != NULL ? organization : "Lanyard",
                               lanyard_person_get_username (session->person));
}

static LanyardSecret *
group_key (const char *secret)
{
  GString *text = g_string_sized_new (64);

  for (gsize i = 0; secret[i] != '\0'; i++)
    {
      if (i > 0 && i % KEY_GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, secret[i]);
    }

  return g_string_free (text, FALSE);
}

static void
fill_secret (LanyardPage        *page,
             LanyardIdp         *self,
             LanyardHttpRequest *request,
             LanyardSession     *session,
             const char         *secret)
{
  g_autoptr(LanyardSecret) uri = dup_uri (self, session, secret);
  g_autoptr(LanyardSecret) picture = _lanyard_qr_dup_uri (uri);
  g_autoptr(LanyardSecret) key = group_key (secret);
  g_autoptr(LanyardSecret) form = dup_form_name (secret);
  g_autofree char *token = lanyard_browser_dup_token (request, form);

  lanyard_page_set_text (page, NULL, "scan", _("Scan this picture with an authenticator app on your telephone."));
  if (picture != NULL)
    {
      lanyard_page_set_attribute (page, NULL, "picture", "src", picture);
      lanyard_page_set_attribute (page, NULL, "picture", "alt", _("QR code of the key below"));
    }
  else
    {
      lanyard_page_remove (page, NULL, "picture");
    }
  lanyard_page_set_text (page, NULL, "type", _("Or type this key into the app:"));
  lanyard_page_set_text (page, NULL, "key", key);
  lanyard_page_set_attribute (page, NULL, "secret", "value", secret);
  lanyard_page_set_attribute (page, NULL, "token", "value", token);
}

static LanyardHttpResponse *
show_form (LanyardIdp         *self,
           LanyardHttpRequest *request,
           guint               status,
           Enrolment          *enrolment,
           const char         *secret,
           const char         *problem)
{
  LanyardPage *page = lanyard_pages_begin (self, "enrolment", _("Set Up a Second Factor"));
  g_autofree char *action = g_strconcat (lanyard_idp_get_base_path (self), PATH, NULL);
  g_autofree char *back = g_strconcat (lanyard_idp_get_base_path (self), "/account", NULL);

  lanyard_page_set_text (page, NULL, "purpose",
                         enrolment->pending != NULL
                         ? _("The application needs more than a password. It takes a minute, once.")
                         : _("A code from your telephone protects your account even if somebody learns the password."));
  lanyard_pages_show_problem (page, request, problem);
  fill_secret (page, self, request, enrolment->session, secret);

  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  if (enrolment->pending != NULL)
    lanyard_page_set_attribute (page, NULL, "handle", "value", enrolment->pending->handle);
  else
    lanyard_page_remove (page, NULL, "handle");
  if (_lanyard_account_needs_password (enrolment->session, request->now))
    {
      lanyard_page_set_text (page, NULL, "password-label", _("Your password, once more"));
    }
  else
    {
      lanyard_page_remove (page, NULL, "password-label");
      lanyard_page_remove (page, NULL, "password");
    }
  lanyard_page_set_text (page, NULL, "code-label", _("Code that the app shows"));
  lanyard_page_set_text (page, NULL, "others", _("Wherever else you are signed in, you will be signed out."));
  lanyard_page_set_text (page, NULL, "submit", _("Set Up"));
  lanyard_page_set_attribute (page, NULL, "back", "href", back);
  lanyard_page_set_text (page, NULL, "back", _("Your account"));

  return lanyard_pages_finish_form (page, status);
}

/* NULL without an error in @response: it can go on. Who has a second factor
 * proves it before there is another. */
static LanyardHttpResponse *
begin (LanyardIdp          *self,
       LanyardHttpRequest  *request,
       const char          *handle,
       Enrolment           *enrolment,
       gboolean            *goes_on,
       GError             **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) cause = NULL;
  LanyardFactorInfo factor;

  *goes_on = FALSE;
  if (!_lanyard_second_factor_find (self, request, handle, &enrolment->pending, error))
    return NULL;

  enrolment->session = lanyard_session_load (self, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (enrolment->session == NULL)
    {
      path = _lanyard_second_factor_dup_path (self, "/login", enrolment->pending);
      return lanyard_http_response_new_redirect (path);
    }

  if (!lanyard_factor_load_sync (lanyard_idp_get_configuration (self), enrolment->session->person_id, request->now,
                                 &factor, error))
    return NULL;
  if (factor.since != 0 && enrolment->session->second_factor == LANYARD_SECOND_FACTOR_NONE)
    return _lanyard_second_factor_ask (self, enrolment->pending);

  *goes_on = TRUE;
  return NULL;
}

/* The code that proved the app is used up, like any other. All other sessions
 * of the person end, and what waits for a code of the old one. */
static char **
set_up (LanyardIdp          *self,
        LanyardHttpRequest  *request,
        LanyardSession      *session,
        const char          *secret,
        const char          *code,
        GError             **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  char **codes = lanyard_factor_set_up_sync (configuration, session->person_id, secret, request->now, error);
  LanyardSecondFactor proved;

  if (codes == NULL)
    return NULL;
  if (lanyard_factor_prove_sync (configuration, session->person_id, code, request->now, &proved, error) &&
      lanyard_session_step_up (self, request, session, LANYARD_SECOND_FACTOR_TOTP, error) &&
      lanyard_second_step_end_all_sync (configuration, session->person_id, error) &&
      lanyard_session_end_others_sync (configuration, session->person_id, session->id, request->now, error))
    return codes;

  lanyard_factor_free_codes (codes);
  return NULL;
}

static LanyardHttpResponse *
refuse_code (LanyardIdp         *self,
             LanyardHttpRequest *request,
             Enrolment          *enrolment,
             const char         *secret)
{
  const char *problem = _("That is not the code of this key. Check that the clock of your telephone is right, "
                          "and type the code that the app shows now.");

  g_object_set (request->event,
                "person", lanyard_person_get_username (enrolment->session->person),
                "code", "second-factor",
                "message", problem,
                "detail", "wrong code of a new key",
                NULL);
  lanyard_idp_record_event (self, request, "refusal");

  return show_form (self, request, 403, enrolment, secret, problem);
}

static LanyardHttpResponse *
try_to_set_up (LanyardIdp          *self,
               LanyardHttpRequest  *request,
               Enrolment           *enrolment,
               const char          *secret,
               GError             **error)
{
  g_autoptr(LanyardSecret) code = lanyard_http_request_dup_form (request, "code", NULL);
  g_autofree char *problem = NULL;
  LanyardHttpResponse *response;
  gint64 step;
  char **codes;

  if (_lanyard_account_needs_password (enrolment->session, request->now))
    {
      if (!_lanyard_account_check_password (self, request, enrolment->session->person, "password", &problem, error))
        return NULL;
      if (problem != NULL)
        return show_form (self, request, 403, enrolment, secret, problem);
    }
  if (code == NULL || !lanyard_totp_verify (secret, g_strstrip (code), request->now, &step))
    return refuse_code (self, request, enrolment, secret);

  codes = set_up (self, request, enrolment->session, secret, code, error);
  if (codes == NULL)
    return NULL;

  _lanyard_account_note (self, request, enrolment->session, "second-factor", "set up");
  response = _lanyard_account_show_codes (self, enrolment->pending, (const char * const *) codes);
  lanyard_factor_free_codes (codes);
  return response;
}

/**
 * lanyard_handle_enrolment_page:
 * @self: the identity provider
 * @request: GET /account/second-factor, with the handle of a request that
 *   waits or without
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a new secret as a QR code and as text;
 *   who has a second factor is asked for it first
 */
LanyardHttpResponse *
lanyard_handle_enrolment_page (LanyardIdp          *self,
                               LanyardHttpRequest  *request,
                               GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_query (request, "handle", NULL);
  g_auto(Enrolment) enrolment = { 0 };
  g_autoptr(LanyardSecret) secret = NULL;
  gboolean goes_on;
  LanyardHttpResponse *response = begin (self, request, handle, &enrolment, &goes_on, error);

  if (!goes_on)
    return response;

  secret = lanyard_totp_dup_secret ();
  return show_form (self, request, 200, &enrolment, secret, NULL);
}

/**
 * lanyard_handle_enrolment:
 * @self: the identity provider
 * @request: POST /account/second-factor
 * @error: return location for an error
 *
 * Keeps the secret that was shown once the person's app proves to have it.
 *
 * Returns: (transfer full) (nullable): the recovery codes; after a failure the
 *   form again with the same secret
 */
LanyardHttpResponse *
lanyard_handle_enrolment (LanyardIdp          *self,
                          LanyardHttpRequest  *request,
                          GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_form (request, "handle", NULL);
  g_autoptr(LanyardSecret) secret = lanyard_http_request_dup_form (request, "secret", NULL);
  g_autoptr(LanyardSecret) form = NULL;
  g_auto(Enrolment) enrolment = { 0 };
  gboolean goes_on;
  LanyardHttpResponse *response = begin (self, request, handle, &enrolment, &goes_on, error);

  if (!goes_on)
    return response;

  form = dup_form_name (secret != NULL ? secret : "");
  if (!lanyard_browser_check_form (self, request, form, error))
    return NULL;
  if (secret == NULL || !lanyard_totp_is_secret (secret))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("The key in it is not one that we made"),
                         _("Go back, reload the page and try again"),
                         _("This form is not accepted"));
      return NULL;
    }

  return try_to_set_up (self, request, &enrolment, secret, error);
}
