/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-browser.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-new-password-private.h"
#include "lanyard-pages.h"
#include "lanyard-password-link.h"
#include "lanyard-password-policy.h"
#include "lanyard-password-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHANGE_PATH "/account/password"

static char *
make_rule (LanyardIdp *self)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (self), NULL);
  int minimum = settings != NULL ? lanyard_settings_get_password_min_length (settings) : 0;

  return g_strdup_printf (ngettext ("At least %d character. A few words that have nothing to do with each other are good.",
                                    "At least %d characters. A few words that have nothing to do with each other are good.",
                                    (gulong) minimum),
                          minimum);
}

/* With a link there is no old password to ask for. */
static void
fill_way (LanyardPage *page,
          LanyardIdp  *self,
          const char  *link)
{
  const char *base_path = lanyard_idp_get_base_path (self);
  g_autofree char *action = g_strconcat (base_path, link != NULL ? LANYARD_PASSWORD_LINK_PATH : CHANGE_PATH, NULL);
  g_autofree char *back = g_strconcat (base_path, link != NULL ? "/login" : "/account", NULL);

  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  lanyard_page_set_attribute (page, NULL, "back", "href", back);
  lanyard_page_set_text (page, NULL, "back", link != NULL ? _("Sign In") : _("Your account"));
  if (link != NULL)
    {
      lanyard_page_set_attribute (page, NULL, "link", "value", link);
      lanyard_page_remove (page, NULL, "old-label");
      lanyard_page_remove (page, NULL, "old");
      lanyard_page_set_attribute (page, NULL, "password", "autofocus", "autofocus");
    }
  else
    {
      lanyard_page_remove (page, NULL, "link");
      lanyard_page_set_text (page, NULL, "old-label", _("Your password until now"));
      lanyard_page_set_attribute (page, NULL, "old", "autofocus", "autofocus");
    }
}

/*
 * _lanyard_new_password_show:
 * @link: (nullable): the token of the link that stands for the old password
 * @problem: (nullable): why the last attempt did not work
 *
 * Where the page came from says nobody: the link may be in its address.
 *
 * Returns: (transfer full): the form
 */
LanyardHttpResponse *
_lanyard_new_password_show (LanyardIdp         *self,
                            LanyardHttpRequest *request,
                            LanyardPerson      *person,
                            const char         *link,
                            const char         *problem)
{
  LanyardPage *page = lanyard_pages_begin (self, "new-password", _("New Password"));
  g_autofree char *token = lanyard_browser_dup_token (request, LANYARD_NEW_PASSWORD_FORM);
  g_autofree char *rule = make_rule (self);
  g_autofree char *name = lanyard_person_dup_full_name (person);
  /* Translators: %s is a person's name */
  g_autofree char *purpose = g_strdup_printf (_("For %s. You will be signed out wherever else you are signed in."), name);

  lanyard_page_set_text (page, NULL, "purpose", purpose);
  lanyard_pages_show_problem (page, request, problem);

  fill_way (page, self, link);
  lanyard_page_set_attribute (page, NULL, "token", "value", token);
  lanyard_page_set_attribute (page, NULL, "username", "value", lanyard_person_get_username (person));
  lanyard_page_set_text (page, NULL, "password-label", _("New password"));
  lanyard_page_set_text (page, NULL, "rule", rule);
  lanyard_page_set_text (page, NULL, "repeat-label", _("New password, once more"));
  lanyard_page_set_text (page, NULL, "submit", _("Set Password"));

  return lanyard_pages_finish (page, problem != NULL ? 403 : 200);
}

/*
 * _lanyard_new_password_read:
 * @problem: (out) (transfer full) (nullable): what to tell the person if it
 *   cannot be theirs
 *
 * Returns: (transfer full) (nullable): what was typed twice, if the policy
 *   takes it; %NULL without an error if there is a @problem
 */
LanyardSecret *
_lanyard_new_password_read (LanyardIdp         *self,
                            LanyardHttpRequest *request,
                            LanyardPerson      *person,
                            char              **problem,
                            GError            **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (self), error);
  g_autoptr(LanyardSecret) password = lanyard_http_request_dup_form (request, "password", NULL);
  g_autoptr(LanyardSecret) repeat = lanyard_http_request_dup_form (request, "repeat", NULL);
  g_autoptr(GError) cause = NULL;

  *problem = NULL;
  if (settings == NULL)
    return NULL;
  if (password == NULL || repeat == NULL || strcmp (password, repeat) != 0)
    {
      *problem = g_strdup (_("The two new passwords differ. Type the same one twice."));
      return NULL;
    }
  if (lanyard_password_policy_check (password, person, settings, &cause))
    return g_steal_pointer (&password);

  *problem = g_strdup (cause->message);
  return NULL;
}

static LanyardHttpResponse *
tell_set (LanyardIdp *self)
{
  g_autofree char *sign_in = g_strconcat (lanyard_idp_get_base_path (self), "/login", NULL);

  return lanyard_pages_tell (self, 200, _("Your Password Is Set"), _("Sign in with it from now on."),
                             sign_in, _("Sign In"));
}

/* The link is used up before the password is: two who have it do not both
 * get in. */
static LanyardHttpResponse *
set_password (LanyardIdp          *self,
              LanyardHttpRequest  *request,
              const char          *link,
              const char          *password,
              GError             **error)
{
  LanyardConfiguration *configuration = lanyard_idp_get_configuration (self);
  g_autoptr(LanyardPerson) person = lanyard_password_link_find_sync (configuration, link, request->now, TRUE, error);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Set a password with a link"));

  if (person == NULL ||
      !lanyard_password_store_sync (configuration, changes, person, password, NULL, request->now, NULL, error))
    return NULL;

  g_object_set (request->event,
                "person", lanyard_person_get_username (person),
                "flow", "portal",
                "detail", "set with a link",
                NULL);
  lanyard_idp_record_event (self, request, "password");

  return tell_set (self);
}

/**
 * lanyard_handle_password_link_page:
 * @self: the identity provider
 * @request: GET /new-password/TOKEN
 * @error: %LANYARD_ERROR_NOT_FOUND if the link is not good any more
 *
 * Looking at the page does not use the link up: programs that look through
 * mail for dangers do that.
 *
 * Returns: (transfer full) (nullable): the form
 */
LanyardHttpResponse *
lanyard_handle_password_link_page (LanyardIdp          *self,
                                   LanyardHttpRequest  *request,
                                   GError             **error)
{
  g_autoptr(LanyardPerson) person = lanyard_password_link_find_sync (lanyard_idp_get_configuration (self), request->segment,
                                                                     request->now, FALSE, error);

  return person != NULL ? _lanyard_new_password_show (self, request, person, request->segment, NULL) : NULL;
}

/**
 * lanyard_handle_password_link:
 * @self: the identity provider
 * @request: POST /new-password, with the token in the form
 * @error: %LANYARD_ERROR_NOT_FOUND if the link is not good any more
 *
 * Sets the password. Nobody is signed in by that: the second factor is asked
 * for as ever.
 *
 * Returns: (transfer full) (nullable): the way to the sign-in; the form again
 *   if the policy refuses the password
 */
LanyardHttpResponse *
lanyard_handle_password_link (LanyardIdp          *self,
                              LanyardHttpRequest  *request,
                              GError             **error)
{
  g_autoptr(LanyardSecret) link = lanyard_http_request_dup_form (request, "link", NULL);
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(LanyardSecret) password = NULL;
  g_autofree char *problem = NULL;

  if (!lanyard_browser_check_form (self, request, LANYARD_NEW_PASSWORD_FORM, error))
    return NULL;

  person = lanyard_password_link_find_sync (lanyard_idp_get_configuration (self), link != NULL ? link : "", request->now,
                                            FALSE, error);
  if (person == NULL)
    return NULL;

  password = _lanyard_new_password_read (self, request, person, &problem, error);
  if (problem != NULL)
    return _lanyard_new_password_show (self, request, person, link, problem);

  return password != NULL ? set_password (self, request, link, password, error) : NULL;
}
