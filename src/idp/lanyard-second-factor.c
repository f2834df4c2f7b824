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
#include "lanyard-refusal-private.h"
#include "lanyard-second-factor-private.h"
#include "lanyard-second-step.h"
#include "lanyard-secret.h"
#include "lanyard-sso-private.h"

#include <glib/gi18n-lib.h>

#define FORM "second-factor"
#define PATH "/second-factor"
#define ENROLMENT_PATH "/account/second-factor"

/* Whose code is asked for: somebody between password and code, or somebody
 * who is signed in and needs more than the password now. */
typedef struct
{
  LanyardPending *pending;
  LanyardSession *session;    /* NULL between password and code */
  LanyardPerson  *person;     /* NULL: nobody */
} Subject;

static void
subject_clear (Subject *subject)
{
  lanyard_pending_free (subject->pending);
  lanyard_session_free (subject->session);
  g_clear_object (&subject->person);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
find_subject (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              const char          *handle,
              Subject             *subject,
              GError             **error)
{
  g_autoptr(GError) cause = NULL;

  if (!_lanyard_second_factor_find (self, request, handle, &subject->pending, error))
    return FALSE;

  subject->person = lanyard_second_step_load (self, request, &cause);
  if (subject->person == NULL && cause == NULL)
    {
      subject->session = lanyard_session_load (self, request, &cause);
      if (subject->session != NULL)
        subject->person = g_object_ref (subject->session->person);
    }
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static LanyardHttpResponse *
show_form (LanyardIdp         *self,
           LanyardHttpRequest *request,
           guint               status,
           Subject            *subject,
           const char         *problem)
{
  LanyardPage *page = lanyard_pages_begin (self, "second-factor", _("Second Step"));
  g_autofree char *action = g_strconcat (lanyard_idp_get_base_path (self), PATH, NULL);
  g_autofree char *token = lanyard_browser_dup_token (request, FORM);
  g_autofree char *name = lanyard_person_dup_full_name (subject->person);
  /* Translators: %s is a person's name */
  g_autofree char *purpose = g_strdup_printf (_("Open your authenticator app and type the code that it shows for %s."),
                                              name);

  lanyard_page_set_text (page, NULL, "purpose", purpose);
  lanyard_pages_show_problem (page, request, problem);

  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  lanyard_page_set_attribute (page, NULL, "token", "value", token);
  if (subject->pending != NULL)
    lanyard_page_set_attribute (page, NULL, "handle", "value", subject->pending->handle);
  else
    lanyard_page_remove (page, NULL, "handle");
  lanyard_page_set_text (page, NULL, "code-label", _("Code"));
  lanyard_page_set_text (page, NULL, "submit", _("Go On"));
  if (subject->pending != NULL && subject->pending->can_be_cancelled)
    lanyard_page_set_text (page, NULL, "cancel", _("Cancel"));
  else
    lanyard_page_remove (page, NULL, "cancel");
  lanyard_page_set_text (page, NULL, "help",
                         _("Telephone not at hand? Type one of your recovery codes instead. "
                           "Without them, your administrator can reset the second factor."));

  return lanyard_pages_finish_form (page, status);
}

static LanyardHttpResponse *
refuse_code (LanyardIdp         *self,
             LanyardHttpRequest *request,
             Subject            *subject,
             gint64              delay)
{
  const char *problem = _("That did not work. Each code is good once and for a short time: wait for the next one. "
                          "After several failures, wait a little before you try again.");

  g_object_set (request->event,
                "code", delay > 0 ? "too-many-attempts" : "second-factor",
                "message", problem,
                "detail", delay > 0 ? NULL : "wrong or used code",
                NULL);
  lanyard_idp_record_event (self, request, "refusal");

  return lanyard_attempts_tell_delay (show_form (self, request, delay > 0 ? 429 : 403, subject, problem),
                                      delay);
}

/* A new password, and suspension, end steps first and then sessions. So a
 * session that is stored before its step is taken is either ended by them, or
 * here, since the step was not there any more. */
static gboolean
begin_session (LanyardIdp           *self,
               LanyardHttpRequest   *request,
               Subject              *subject,
               LanyardSecondFactor   proved,
               GError              **error)
{
  gboolean was_waiting = FALSE;

  subject->session = lanyard_session_begin (self, request, subject->person, proved, error);
  if (subject->session == NULL)
    return FALSE;
  if (lanyard_second_step_end (self, request, &was_waiting, error) && was_waiting)
    return TRUE;

  lanyard_session_refuse (self, request);
  if (error == NULL || *error == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       _("It was finished already, or it waited too long"), _("Sign in again"),
                       _("The sign-in is over"));
  return FALSE;
}

/* Between password and code the session begins now; else the one that there
 * is counts for more. */
static gboolean
accept_code (LanyardIdp           *self,
             LanyardHttpRequest   *request,
             Subject              *subject,
             LanyardSecondFactor   proved,
             GError              **error)
{
  if (subject->session != NULL)
    return lanyard_session_step_up (self, request, subject->session, proved, error);

  return begin_session (self, request, subject, proved, error);
}

static LanyardHttpResponse *
try_code (LanyardIdp          *self,
          LanyardHttpRequest  *request,
          Subject             *subject,
          const char          *code,
          GError             **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (subject->person));
  LanyardSecondFactor proved;
  gint64 delay = 0;

  g_object_set (request->event, "person", lanyard_person_get_username (subject->person), NULL);
  if (!lanyard_attempts_begin (self, request, LANYARD_ATTEMPT_CODE, id, &delay, error))
    return NULL;
  if (delay > 0)
    return refuse_code (self, request, subject, delay);
  if (!lanyard_factor_prove_sync (lanyard_idp_get_configuration (self), id, code, request->now, &proved, error))
    return NULL;
  if (proved == LANYARD_SECOND_FACTOR_NONE)
    return refuse_code (self, request, subject, 0);

  if (!lanyard_attempts_succeed (self, request, LANYARD_ATTEMPT_CODE, id, error) ||
      !accept_code (self, request, subject, proved, error))
    return NULL;

  g_object_set (request->event,
                "flow", "portal",
                "detail", proved == LANYARD_SECOND_FACTOR_TOTP ? "second factor: one-time code"
                                                               : "second factor: recovery code",
                NULL);
  lanyard_idp_record_event (self, request, "sign-in");

  return _lanyard_second_factor_go_on (self, subject->pending);
}

/* What waits under @handle, if anything does. */
gboolean
_lanyard_second_factor_find (LanyardIdp          *self,
                             LanyardHttpRequest  *request,
                             const char          *handle,
                             LanyardPending     **pending,
                             GError             **error)
{
  *pending = handle != NULL ? lanyard_pending_find (self, request, handle, error) : NULL;

  return handle == NULL || *pending != NULL;
}

/* @path with the handle of what waits. */
char *
_lanyard_second_factor_dup_path (LanyardIdp     *self,
                                 const char     *path,
                                 LanyardPending *pending)
{
  const char *base_path = lanyard_idp_get_base_path (self);

  if (pending == NULL)
    return g_strconcat (base_path, path, NULL);

  return g_strconcat (base_path, path, "?handle=", pending->handle, NULL);
}

/* Sends the browser to the page that asks for a code; who has no second
 * factor is led on to setting it up. */
LanyardHttpResponse *
_lanyard_second_factor_ask (LanyardIdp     *self,
                            LanyardPending *pending)
{
  g_autofree char *path = _lanyard_second_factor_dup_path (self, PATH, pending);

  return lanyard_http_response_new_redirect (path);
}

/* To what waits, else to the portal. */
LanyardHttpResponse *
_lanyard_second_factor_go_on (LanyardIdp     *self,
                              LanyardPending *pending)
{
  g_autofree char *path = pending != NULL ? lanyard_pending_dup_path (self, pending)
                                          : g_strconcat (lanyard_idp_get_base_path (self), "/", NULL);

  return lanyard_http_response_new_redirect (path);
}

/**
 * lanyard_handle_second_factor_page:
 * @self: the identity provider
 * @request: GET /second-factor, with the handle of a request that waits or
 *   without
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form for the code; the way to the
 *   sign-in page if nobody typed a password, to setting up a second factor if
 *   there is none, and on if it was proved already
 */
LanyardHttpResponse *
lanyard_handle_second_factor_page (LanyardIdp          *self,
                                   LanyardHttpRequest  *request,
                                   GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_query (request, "handle", NULL);
  g_auto(Subject) subject = { 0 };
  g_autofree char *path = NULL;
  LanyardFactorInfo factor;

  if (!find_subject (self, request, handle, &subject, error))
    return NULL;
  if (subject.session != NULL && subject.session->second_factor != LANYARD_SECOND_FACTOR_NONE)
    return _lanyard_second_factor_go_on (self, subject.pending);

  if (subject.person == NULL)
    {
      path = _lanyard_second_factor_dup_path (self, "/login", subject.pending);
      return lanyard_http_response_new_redirect (path);
    }
  if (!lanyard_factor_load_sync (lanyard_idp_get_configuration (self),
                                 lanyard_record_get_id (LANYARD_RECORD (subject.person)), request->now, &factor, error))
    return NULL;
  if (factor.since != 0)
    return show_form (self, request, 200, &subject, NULL);

  path = _lanyard_second_factor_dup_path (self, subject.session != NULL ? ENROLMENT_PATH : "/login", subject.pending);
  return lanyard_http_response_new_redirect (path);
}

/**
 * lanyard_handle_second_factor:
 * @self: the identity provider
 * @request: POST /second-factor
 * @error: return location for an error
 *
 * Checks the code. Failures are counted per person.
 *
 * Returns: (transfer full) (nullable): the way on; after a failure the form
 *   again
 */
LanyardHttpResponse *
lanyard_handle_second_factor (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  g_autofree char *handle = lanyard_http_request_dup_form (request, "handle", NULL);
  g_autoptr(LanyardSecret) code = lanyard_http_request_dup_form (request, "code", NULL);
  g_autofree char *cancel = lanyard_http_request_dup_form (request, "cancel", NULL);
  g_auto(Subject) subject = { 0 };
  g_autoptr(GError) cause = NULL;

  if (!find_subject (self, request, handle, &subject, error))
    return NULL;
  if (subject.person == NULL)
    {
      g_autofree char *path = _lanyard_second_factor_dup_path (self, "/login", subject.pending);

      return lanyard_http_response_new_redirect (path);
    }
  if (!lanyard_browser_check_form (self, request, FORM, &cause))
    {
      _lanyard_refusal_record (self, request, cause);
      return show_form (self, request, 403, &subject, cause->message);
    }
  if (cancel != NULL && subject.pending != NULL && subject.pending->can_be_cancelled)
    return lanyard_second_step_end (self, request, NULL, error) ?
           _lanyard_sso_cancel (self, request, subject.pending, error) : NULL;

  return try_code (self, request, &subject, code != NULL ? code : "", error);
}
