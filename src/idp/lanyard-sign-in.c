/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-attempts.h"
#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-password.h"
#include "lanyard-refusal-private.h"
#include "lanyard-second-factor-private.h"
#include "lanyard-second-step.h"
#include "lanyard-secret.h"
#include "lanyard-session.h"
#include "lanyard-sso-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORM "sign-in"

/* A password that was right. */
typedef struct
{
  LanyardPerson *person;
  const char    *password;
  LanyardSecret *hash;          /* that it was held against */
} Proof;

static void
proof_clear (Proof *proof)
{
  g_clear_object (&proof->person);
  lanyard_secret_free (proof->hash);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

static char *
make_path (LanyardIdp *self,
           const char *path)
{
  return g_strconcat (lanyard_idp_get_base_path (self), path, NULL);
}

static char *
make_purpose (LanyardIdp     *self,
              LanyardPending *pending)
{
  g_autoptr(LanyardRecord) connector = NULL;

  if (pending == NULL)
    return g_strdup (_("Sign in to see your applications."));

  connector = lanyard_configuration_find_sync (lanyard_idp_get_configuration (self),
                                               LANYARD_TYPE_CONNECTOR, "slug", pending->slug, NULL);
  if (connector == NULL)
    return g_strdup (_("Sign in to go on."));

  /* M-22: who is signed in already wonders why there is a form */
  if (pending->forces_sign_in)
    /* Translators: %s is an application */
    return g_strdup_printf (_("%s asks you to prove that it is still you, even if you are signed in already."),
                            lanyard_record_get_title (connector));

  /* Translators: %s is an application */
  return g_strdup_printf (_("Sign in to go on to %s."), lanyard_record_get_title (connector));
}

static LanyardHttpResponse *
show_form (LanyardIdp         *self,
           LanyardHttpRequest *request,
           guint               status,
           LanyardPending     *pending,
           const char         *username,
           const char         *problem)
{
  LanyardPage *page = lanyard_pages_begin (self, "sign-in",
                                           pending != NULL && pending->forces_sign_in ? _("Sign In Again")
                                                                                      : _("Sign In"));
  g_autofree char *action = make_path (self, "/login");
  g_autofree char *token = lanyard_browser_dup_token (request, FORM);
  g_autofree char *purpose = make_purpose (self, pending);

  if (username == NULL && pending != NULL)
    username = pending->username;

  lanyard_page_set_text (page, NULL, "purpose", purpose);
  lanyard_pages_show_problem (page, request, problem);

  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  lanyard_page_set_attribute (page, NULL, "token", "value", token);
  if (pending != NULL)
    lanyard_page_set_attribute (page, NULL, "handle", "value", pending->handle);
  else
    lanyard_page_remove (page, NULL, "handle");

  lanyard_page_set_text (page, NULL, "username-label", _("User name or email"));
  lanyard_page_set_attribute (page, NULL, "username", "value", username);
  lanyard_page_set_text (page, NULL, "password-label", _("Password"));
  lanyard_page_set_attribute (page, NULL, username != NULL ? "password" : "username", "autofocus", "autofocus");
  lanyard_page_set_text (page, NULL, "submit", _("Sign In"));
  if (pending != NULL && pending->can_be_cancelled)
    lanyard_page_set_text (page, NULL, "cancel", _("Cancel"));
  else
    lanyard_page_remove (page, NULL, "cancel");
  lanyard_page_set_text (page, NULL, "help", _("Forgotten your password? Your administrator can give you a link for a new one."));

  return lanyard_pages_finish_form (page, status);
}

/* By user name, else by email address. NULL without error: nobody. */
static LanyardPerson *
find_person (LanyardIdp  *self,
             const char  *username,
             GError     **error)
{
  static const char * const fields[] = { "username", "email" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GError) cause = NULL;
      LanyardRecord *record;

      record = lanyard_configuration_find_sync (lanyard_idp_get_configuration (self),
                                                LANYARD_TYPE_PERSON, fields[i], username, &cause);
      if (record != NULL)
        return LANYARD_PERSON (record);
      if (!g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND)
          && !g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
    }

  return NULL;
}

/* The same work for everybody, known or not. NULL without error: not
 * proven; the event knows why. */
static LanyardPerson *
authenticate (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              const char          *username,
              const char          *password,
              LanyardSecret      **proved_hash,
              GError             **error)
{
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(LanyardSecret) hash = NULL;
  g_autoptr(GError) cause = NULL;
  const char *detail;
  gboolean is_right;

  person = find_person (self, username, &cause);
  if (person != NULL)
    hash = lanyard_configuration_load_password_sync (lanyard_idp_get_configuration (self),
                                                     lanyard_record_get_id (LANYARD_RECORD (person)), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  is_right = lanyard_password_verify (password, hash);
  if (person != NULL)
    g_object_set (request->event, "person", lanyard_person_get_username (person), NULL);
  if (is_right && person != NULL && !lanyard_person_is_suspended (person))
    {
      *proved_hash = g_steal_pointer (&hash);
      return g_steal_pointer (&person);
    }

  if (person == NULL)
    detail = "no such person";
  else if (hash == NULL)
    detail = "the person has no password";
  else if (!is_right)
    detail = "wrong password";
  else
    detail = "the person is suspended";
  g_object_set (request->event, "detail", detail, NULL);

  return NULL;
}

static LanyardHttpResponse *
refuse_attempt (LanyardIdp         *self,
                LanyardHttpRequest *request,
                LanyardPending     *pending,
                const char         *username,
                gint64              delay)
{
  const char *problem = _("That did not work. Check the user name and the password. "
                          "After several failures, wait a little before you try again.");

  g_object_set (request->event,
                "code", delay > 0 ? "too-many-attempts" : "password",
                "message", problem,
                NULL);
  lanyard_idp_record_event (self, request, "refusal");

  return lanyard_attempts_tell_delay (show_form (self, request, delay > 0 ? 429 : 403, pending, username, problem),
                                      delay);
}

/* With today's parameters; only now is the password there to be hashed. One
 * that was changed meanwhile stays. A failure is no reason to keep the person
 * out. */
static void
upgrade_hash (LanyardIdp *self,
              Proof      *proof)
{
  g_autoptr(LanyardSecret) upgraded = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_password_needs_upgrade (proof->hash))
    return;

  upgraded = lanyard_password_hash (proof->password, &error);
  if (upgraded == NULL ||
      !lanyard_configuration_replace_password_sync (lanyard_idp_get_configuration (self),
                                                    lanyard_record_get_id (LANYARD_RECORD (proof->person)), proof->hash,
                                                    upgraded, &error))
    {
      g_warning ("A password’s hash was not upgraded: %s", error->message);
      return;
    }

  lanyard_secret_free (proof->hash);
  proof->hash = g_steal_pointer (&upgraded);
}

static gboolean
is_still_right (LanyardIdp  *self,
                Proof       *proof,
                GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardSecret) hash = NULL;

  hash = lanyard_configuration_load_password_sync (lanyard_idp_get_configuration (self),
                                                   lanyard_record_get_id (LANYARD_RECORD (proof->person)), &cause);
  if (hash != NULL && (strcmp (hash, proof->hash) == 0 || lanyard_password_verify (proof->password, hash)))
    return TRUE;

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL,
                       _("Sign in with the new one"),
                       _("The password was changed just now"));
  return FALSE;
}

static gboolean
refuse_now (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("It was finished already, or it waited too long"), _("Sign in again"),
                     _("The sign-in is over"));
  return FALSE;
}

/* Gone or suspended since the password was found to be right. */
static gboolean
is_still_welcome (LanyardIdp  *self,
                  Proof       *proof,
                  GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(LanyardRecord) person = NULL;

  person = lanyard_configuration_load_sync (lanyard_idp_get_configuration (self), LANYARD_TYPE_PERSON,
                                            lanyard_record_get_id (LANYARD_RECORD (proof->person)), &cause);
  if (person != NULL && !lanyard_person_is_suspended (LANYARD_PERSON (person)))
    return TRUE;

  if (cause == NULL || g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return refuse_now (error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* There was no second factor when the session began. */
static gboolean
is_still_enough (LanyardIdp          *self,
                 LanyardHttpRequest  *request,
                 Proof               *proof,
                 GError             **error)
{
  LanyardFactorInfo factor;

  return lanyard_factor_load_sync (lanyard_idp_get_configuration (self),
                                   lanyard_record_get_id (LANYARD_RECORD (proof->person)), request->now, &factor, error) &&
         (factor.since == 0 || refuse_now (error));
}

/* A new password, suspension, and a new second factor end what began before.
 * What began meanwhile was not there to be ended: so it is looked once more. */
static gboolean
look_again (LanyardIdp          *self,
            LanyardHttpRequest  *request,
            Proof               *proof,
            gboolean             asks_for_code,
            GError             **error)
{
  if (is_still_right (self, proof, error) && is_still_welcome (self, proof, error) &&
      (asks_for_code || is_still_enough (self, request, proof, error)))
    return TRUE;

  (void) lanyard_second_step_end (self, request, NULL, NULL);
  lanyard_session_refuse (self, request);
  return FALSE;
}

/* The password is right: whoever has a second factor is asked for it before
 * there is a session. */
static LanyardHttpResponse *
complete_sign_in (LanyardIdp          *self,
                  LanyardHttpRequest  *request,
                  LanyardPending      *pending,
                  Proof               *proof,
                  const char          *username,
                  GError             **error)
{
  g_autoptr(LanyardSession) session = NULL;
  g_autofree char *path = NULL;
  LanyardFactorInfo factor;

  if (!lanyard_attempts_succeed (self, request, LANYARD_ATTEMPT_PASSWORD, username, error) ||
      !lanyard_factor_load_sync (lanyard_idp_get_configuration (self),
                                 lanyard_record_get_id (LANYARD_RECORD (proof->person)), request->now, &factor, error))
    return NULL;

  if (factor.since != 0)
    return lanyard_second_step_begin (self, request, proof->person, error) &&
           look_again (self, request, proof, TRUE, error)
           ? _lanyard_second_factor_ask (self, pending) : NULL;

  session = lanyard_session_begin (self, request, proof->person, LANYARD_SECOND_FACTOR_NONE, error);
  if (session == NULL || !look_again (self, request, proof, FALSE, error))
    return NULL;

  g_object_set (request->event, "flow", "portal", NULL);
  lanyard_idp_record_event (self, request, "sign-in");
  path = pending != NULL ? lanyard_pending_dup_path (self, pending) : make_path (self, "/");

  return lanyard_http_response_new_redirect (path);
}

static LanyardHttpResponse *
try_sign_in (LanyardIdp          *self,
             LanyardHttpRequest  *request,
             LanyardPending      *pending,
             const char          *username,
             const char          *password,
             GError             **error)
{
  g_auto(Proof) proof = { .password = password };
  g_autoptr(GError) cause = NULL;
  gint64 delay = 0;

  if (!lanyard_attempts_begin (self, request, LANYARD_ATTEMPT_PASSWORD, username, &delay, error))
    return NULL;
  if (delay > 0)
    return refuse_attempt (self, request, pending, username, delay);

  proof.person = authenticate (self, request, username, password, &proof.hash, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (proof.person == NULL)
    return refuse_attempt (self, request, pending, username, 0);

  upgrade_hash (self, &proof);
  return complete_sign_in (self, request, pending, &proof, username, error);
}

/**
 * lanyard_handle_sign_in_page:
 * @self: the identity provider
 * @request: GET /login, with the handle of a request that waits or without
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the password form; who is signed in and
 *   has nothing waiting goes to the portal
 */
LanyardHttpResponse *
lanyard_handle_sign_in_page (LanyardIdp          *self,
                             LanyardHttpRequest  *request,
                             GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_query (request, "handle", NULL);
  g_autoptr(LanyardPending) pending = NULL;
  g_autoptr(LanyardSession) session = NULL;

  if (handle != NULL)
    {
      pending = lanyard_pending_find (self, request, handle, error);
      return pending != NULL ? show_form (self, request, 200, pending, NULL, NULL) : NULL;
    }

  session = lanyard_session_load (self, request, NULL);
  if (session != NULL)
    {
      g_autofree char *home = make_path (self, "/");

      return lanyard_http_response_new_redirect (home);
    }

  return show_form (self, request, 200, NULL, NULL, NULL);
}

/**
 * lanyard_handle_sign_in:
 * @self: the identity provider
 * @request: POST /login
 * @error: return location for an error
 *
 * Checks the password. The answer to a failure is the same whatever the
 * reason; the event "refusal" has it. Who cancels goes back to the service
 * provider that waits, with AuthnFailed (M-52).
 *
 * Returns: (transfer full) (nullable): the way on: to the request that waits
 *   or to the portal; after a failure the form again
 */
LanyardHttpResponse *
lanyard_handle_sign_in (LanyardIdp          *self,
                        LanyardHttpRequest  *request,
                        GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_form (request, "handle", NULL);
  g_autofree char *username = lanyard_http_request_dup_form (request, "username", NULL);
  g_autoptr(LanyardSecret) password = lanyard_http_request_dup_form (request, "password", NULL);
  g_autofree char *cancel = lanyard_http_request_dup_form (request, "cancel", NULL);
  g_autoptr(LanyardPending) pending = NULL;
  g_autoptr(GError) cause = NULL;

  if (handle != NULL)
    {
      pending = lanyard_pending_find (self, request, handle, error);
      if (pending == NULL)
        return NULL;
    }

  if (!lanyard_browser_check_form (self, request, FORM, &cause))
    {
      _lanyard_refusal_record (self, request, cause);
      return show_form (self, request, 403, pending, username, cause->message);
    }
  if (cancel != NULL && pending != NULL && pending->can_be_cancelled)
    return _lanyard_sso_cancel (self, request, pending, error);

  return try_sign_in (self, request, pending,
                      username != NULL ? g_strstrip (username) : "",
                      password != NULL ? password : "", error);
}
