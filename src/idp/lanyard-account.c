/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-account-private.h"
#include "lanyard-attempts.h"
#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-password.h"
#include "lanyard-second-factor-private.h"
#include "lanyard-secret.h"
#include "lanyard-session-chain-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODES_FORM "recovery-codes"
#define SESSION_FORM "end-session"
/* Later than this after the password it is asked for again: a browser that was
 * left open must not give its finder a second factor. */
#define FRESH_SECONDS 600

static char *
make_path (LanyardIdp *self,
           const char *path)
{
  return g_strconcat (lanyard_idp_get_base_path (self), path, NULL);
}

static char *
make_readable_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%d %H:%M UTC");
}

static LanyardHttpResponse *
go_to (LanyardIdp *self,
       const char *path)
{
  g_autofree char *full = make_path (self, path);

  return lanyard_http_response_new_redirect (full);
}

static void
fill_password (LanyardPage *page,
               LanyardIdp  *self)
{
  g_autofree char *change = make_path (self, "/account/password");

  lanyard_page_set_text (page, NULL, "password-heading", _("Password"));
  lanyard_page_set_attribute (page, NULL, "password-change", "href", change);
  lanyard_page_set_text (page, NULL, "password-change", _("Change Password"));
}

/* The form for new recovery codes. */
static void
fill_codes (LanyardPage        *page,
            LanyardIdp         *self,
            LanyardHttpRequest *request,
            LanyardSession     *session,
            const char         *problem)
{
  g_autofree char *action = make_path (self, "/account/recovery-codes");
  g_autofree char *token = lanyard_browser_dup_token (request, CODES_FORM);

  lanyard_page_set_attribute (page, NULL, "codes-form", "action", action);
  lanyard_page_set_attribute (page, NULL, "codes-token", "value", token);
  lanyard_page_set_text (page, NULL, "codes-submit", _("New Recovery Codes"));
  lanyard_pages_show_problem (page, request, problem);
  if (_lanyard_account_needs_password (session, request->now))
    {
      lanyard_page_set_text (page, NULL, "codes-password-label", _("Your password, once more"));
    }
  else
    {
      lanyard_page_remove (page, NULL, "codes-password-label");
      lanyard_page_remove (page, NULL, "codes-password");
    }
}

static void
fill_factor (LanyardPage        *page,
             LanyardIdp         *self,
             LanyardHttpRequest *request,
             LanyardSession     *session,
             LanyardFactorInfo  *factor,
             const char         *problem)
{
  g_autofree char *set_up = make_path (self, "/account/second-factor");
  g_autofree char *since = make_readable_time (factor->since);
  g_autofree char *state = NULL;

  lanyard_page_set_text (page, NULL, "factor-heading", _("Second Factor"));
  lanyard_page_set_attribute (page, NULL, "factor-set-up", "href", set_up);
  if (factor->since == 0)
    {
      lanyard_page_set_text (page, NULL, "factor-state", _("Your password alone opens your account."));
      lanyard_page_set_text (page, NULL, "factor-set-up", _("Set Up a Second Factor"));
      lanyard_page_remove (page, NULL, "codes-form");
      return;
    }

  /* Translators: the first %s is a time, the second a number */
  state = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Codes of an authenticator app, since %s. %u recovery code is left.",
                                        "Codes of an authenticator app, since %s. %u recovery codes are left.",
                                        factor->n_recovery_codes),
                           since, factor->n_recovery_codes);
  lanyard_page_set_text (page, NULL, "factor-state", state);
  lanyard_page_set_text (page, NULL, "factor-set-up", _("Use Another App"));
  fill_codes (page, self, request, session, problem);
}

static void
add_session (LanyardPage        *page,
             LanyardIdp         *self,
             LanyardHttpRequest *request,
             LanyardSession     *session,
             gboolean            is_this)
{
  LanyardPageScope *row = lanyard_page_repeat (page, NULL, "session");
  g_autofree char *action = make_path (self, "/account/end-session");
  g_autofree char *token = lanyard_browser_dup_token (request, SESSION_FORM);
  g_autofree char *began = make_readable_time (session->authn_instant);
  g_autofree char *used = make_readable_time (session->used);
  /* Translators: an address and two times */
  g_autofree char *detail = g_strdup_printf (_("%s · since %s · last used %s"),
                                             session->address != NULL ? session->address : "–", began, used);

  lanyard_page_set_text (page, row, "session-agent",
                         session->agent != NULL ? session->agent : _("A browser that does not say what it is"));
  lanyard_page_set_text (page, row, "session-detail", detail);
  if (is_this)
    {
      lanyard_page_set_text (page, row, "session-here", _("This browser"));
      lanyard_page_remove (page, row, "session-form");
      return;
    }

  lanyard_page_remove (page, row, "session-here");
  lanyard_page_set_attribute (page, row, "session-form", "action", action);
  lanyard_page_set_attribute (page, row, "session-token", "value", token);
  lanyard_page_set_attribute (page, row, "session-id", "value", session->id);
  lanyard_page_set_text (page, row, "session-end", _("Sign Out"));
}

static gboolean
fill_sessions (LanyardPage         *page,
               LanyardIdp          *self,
               LanyardHttpRequest  *request,
               LanyardSession      *own,
               GError             **error)
{
  g_autoptr(GPtrArray) sessions = lanyard_session_list_sync (lanyard_idp_get_configuration (self), own->person_id,
                                                             request->now, error);

  if (sessions == NULL)
    return FALSE;

  lanyard_page_set_text (page, NULL, "sessions-heading", _("Where You Are Signed In"));
  for (guint i = 0; i < sessions->len; i++)
    {
      LanyardSession *session = g_ptr_array_index (sessions, i);

      add_session (page, self, request, session, strcmp (session->id, own->id) == 0);
    }

  return TRUE;
}

/*
 * _lanyard_account_load_session:
 * @factor: (out): what the person has
 * @response: (out) (transfer full) (nullable): the way there, if nobody is
 *   signed in or the second factor was not proved
 *
 * Returns: (transfer full) (nullable): whoever is signed in, with the second
 *   factor if they have one
 */
LanyardSession *
_lanyard_account_load_session (LanyardIdp           *self,
                               LanyardHttpRequest   *request,
                               LanyardFactorInfo    *factor,
                               LanyardHttpResponse **response,
                               GError              **error)
{
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(GError) cause = NULL;

  *response = NULL;
  session = lanyard_session_load (self, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session == NULL)
    {
      *response = go_to (self, "/login");
      return NULL;
    }

  if (!lanyard_factor_load_sync (lanyard_idp_get_configuration (self), session->person_id, request->now, factor, error))
    return NULL;
  if (factor->since == 0 || session->second_factor != LANYARD_SECOND_FACTOR_NONE)
    return g_steal_pointer (&session);

  *response = _lanyard_second_factor_ask (self, NULL);
  return NULL;
}

/* Whether the password of @session was typed so long ago that it is asked for
 * once more before a second factor or recovery codes become other ones. */
gboolean
_lanyard_account_needs_password (LanyardSession *session,
                                 gint64          now)
{
  return now - session->authn_instant > FRESH_SECONDS;
}

/*
 * _lanyard_account_check_password:
 * @field: the form's field with the person's password
 * @problem: (out) (transfer full) (nullable): what to tell the person if it
 *   is not right
 *
 * Failures are counted like those of a sign-in.
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
_lanyard_account_check_password (LanyardIdp          *self,
                                 LanyardHttpRequest  *request,
                                 LanyardPerson       *person,
                                 const char          *field,
                                 char               **problem,
                                 GError             **error)
{
  const char *username = lanyard_person_get_username (person);
  g_autoptr(LanyardSecret) password = lanyard_http_request_dup_form (request, field, NULL);
  g_autoptr(LanyardSecret) hash = NULL;
  g_autoptr(GError) cause = NULL;
  gint64 delay;

  *problem = NULL;
  if (!lanyard_attempts_begin (self, request, LANYARD_ATTEMPT_PASSWORD, username, &delay, error))
    return FALSE;

  hash = lanyard_configuration_load_password_sync (lanyard_idp_get_configuration (self),
                                                   lanyard_record_get_id (LANYARD_RECORD (person)), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (delay == 0 && lanyard_password_verify (password != NULL ? password : "", hash))
    return lanyard_attempts_succeed (self, request, LANYARD_ATTEMPT_PASSWORD, username, error);

  *problem = g_strdup (_("That is not your password. After several failures, wait a little before you try again."));
  g_object_set (request->event,
                "person", username,
                "code", delay > 0 ? "too-many-attempts" : "password",
                "message", *problem,
                NULL);
  lanyard_idp_record_event (self, request, "refusal");

  return TRUE;
}

/*
 * _lanyard_account_show_codes:
 * @pending: (nullable): what waits
 * @codes: recovery codes, shown this once
 *
 * Returns: (transfer full): the page with them
 */
LanyardHttpResponse *
_lanyard_account_show_codes (LanyardIdp         *self,
                             LanyardPending     *pending,
                             const char * const *codes)
{
  LanyardPage *page = lanyard_pages_begin (self, "recovery-codes", _("Recovery Codes"));
  g_autofree char *next = pending != NULL ? lanyard_pending_dup_path (self, pending) : make_path (self, "/account");

  lanyard_page_set_text (page, NULL, "purpose",
                         _("Print them or write them down, and keep them where you keep your passport. "
                           "Each one opens your account once if the telephone is lost. "
                           "They are not shown again."));
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      LanyardPageScope *row = lanyard_page_repeat (page, NULL, "code");

      lanyard_page_set_text (page, row, "code", codes[i]);
    }
  lanyard_page_set_attribute (page, NULL, "next", "href", next);
  lanyard_page_set_text (page, NULL, "next", _("Go On"));

  return lanyard_pages_finish (page, 200);
}

/* Something that a person did to their own account. */
void
_lanyard_account_note (LanyardIdp         *self,
                       LanyardHttpRequest *request,
                       LanyardSession     *session,
                       const char         *event,
                       const char         *detail)
{
  g_object_set (request->event,
                "person", lanyard_person_get_username (session->person),
                "flow", "portal",
                "detail", detail,
                NULL);
  lanyard_idp_record_event (self, request, event);
}

/* @problem: why there are no new recovery codes */
static LanyardHttpResponse *
show_account (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              LanyardSession      *session,
              LanyardFactorInfo   *factor,
              const char          *problem,
              GError             **error)
{
  g_autoptr(LanyardPage) page = lanyard_pages_begin (self, "account", _("Your Account"));
  g_autofree char *home = make_path (self, "/");
  g_autofree char *sign_out = make_path (self, "/logout");

  lanyard_page_set_attribute (page, NULL, "applications", "href", home);
  lanyard_page_set_text (page, NULL, "applications", _("Your Applications"));
  lanyard_page_set_attribute (page, NULL, "sign-out", "href", sign_out);
  lanyard_page_set_text (page, NULL, "sign-out", _("Sign Out"));
  if (!_lanyard_account_fill_facts (page, lanyard_idp_get_configuration (self), session->person, error))
    return NULL;
  fill_password (page, self);
  fill_factor (page, self, request, session, factor, problem);
  if (!fill_sessions (page, self, request, session, error))
    return NULL;

  return lanyard_pages_finish_form (g_steal_pointer (&page), problem != NULL ? 403 : 200);
}

/**
 * lanyard_handle_account:
 * @self: the identity provider
 * @request: GET /account
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what a person sees and changes of
 *   their own; the way to the sign-in or to the second step before
 */
LanyardHttpResponse *
lanyard_handle_account (LanyardIdp          *self,
                        LanyardHttpRequest  *request,
                        GError             **error)
{
  LanyardHttpResponse *response;
  LanyardFactorInfo factor;
  g_autoptr(LanyardSession) session = _lanyard_account_load_session (self, request, &factor, &response, error);

  return session != NULL ? show_account (self, request, session, &factor, NULL, error) : response;
}

/**
 * lanyard_handle_new_recovery_codes:
 * @self: the identity provider
 * @request: POST /account/recovery-codes
 * @error: return location for an error
 *
 * The password is asked for if it was not typed just now, and guesses of it
 * are counted like those of a sign-in.
 *
 * Returns: (transfer full) (nullable): new recovery codes; the old ones are
 *   worth nothing any more
 */
LanyardHttpResponse *
lanyard_handle_new_recovery_codes (LanyardIdp          *self,
                                   LanyardHttpRequest  *request,
                                   GError             **error)
{
  LanyardHttpResponse *response;
  LanyardFactorInfo factor;
  g_autoptr(LanyardSession) session = _lanyard_account_load_session (self, request, &factor, &response, error);
  g_autofree char *problem = NULL;
  char **codes;

  if (session == NULL)
    return response;
  if (!lanyard_browser_check_form (self, request, CODES_FORM, error))
    return NULL;
  if (_lanyard_account_needs_password (session, request->now) &&
      !_lanyard_account_check_password (self, request, session->person, "password", &problem, error))
    return NULL;
  if (problem != NULL)
    return show_account (self, request, session, &factor, problem, error);

  codes = lanyard_factor_renew_sync (lanyard_idp_get_configuration (self), session->person_id, request->now, error);
  if (codes == NULL)
    return NULL;

  _lanyard_account_note (self, request, session, "second-factor", "new recovery codes");
  response = _lanyard_account_show_codes (self, NULL, (const char * const *) codes);
  lanyard_factor_free_codes (codes);
  return response;
}

/* Nobody ends a session of somebody else by its id. */
static gboolean
end_own (LanyardIdp          *self,
         LanyardHttpRequest  *request,
         LanyardSession      *own,
         const char          *id,
         GError             **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardSession) ended = NULL;

  if (!lanyard_session_resolve_sync (configuration, id, request->now, &session, error))
    return FALSE;
  if (session == NULL)
    return TRUE;
  if (strcmp (session->person_id, own->person_id) != 0)
    {
      g_object_set (request->event, "person", lanyard_person_get_username (own->person), "flow", "portal", NULL);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It is not in the list of your sessions"),
                         _("Go back to your account and choose one of yours"),
                         _("This session cannot be ended"));
      return FALSE;
    }

  if (!_lanyard_session_chain_end_sync (configuration, session->id, request->now, &ended, error))
    return FALSE;
  if (ended != NULL)
    _lanyard_account_note (self, request, own, "logout", "another session of the person");
  return TRUE;
}

/**
 * lanyard_handle_end_session:
 * @self: the identity provider
 * @request: POST /account/end-session
 * @error: return location for an error
 *
 * Ends another session of the person who is signed in. One that is over
 * already is no failure; one of somebody else is.
 *
 * Returns: (transfer full) (nullable): the way back to the account
 */
LanyardHttpResponse *
lanyard_handle_end_session (LanyardIdp          *self,
                            LanyardHttpRequest  *request,
                            GError             **error)
{
  LanyardHttpResponse *response;
  LanyardFactorInfo factor;
  g_autoptr(LanyardSession) session = _lanyard_account_load_session (self, request, &factor, &response, error);
  g_autofree char *id = lanyard_http_request_dup_form (request, "session", NULL);

  if (session == NULL)
    return response;
  if (!lanyard_browser_check_form (self, request, SESSION_FORM, error) ||
      (id != NULL && !end_own (self, request, session, id, error)))
    return NULL;

  return go_to (self, "/account");
}
