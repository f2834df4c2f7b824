/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pages.h"

#include "lanyard-error.h"
#include "lanyard-http-private.h"
#include "lanyard-idp-private.h"
#include "lanyard-refusal-private.h"
#include "lanyard-static.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HTML_TYPE "text/html; charset=utf-8"

static char *
dup_organization (LanyardIdp *idp)
{
  g_autoptr(LanyardSettings) settings = NULL;
  const char *organization;

  settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (idp), NULL);
  organization = settings != NULL ? lanyard_settings_get_organization (settings) : NULL;

  return g_strdup (organization != NULL ? organization : "Lanyard");
}

static char *
dup_contact (LanyardIdp *idp)
{
  g_autoptr(LanyardSettings) settings = NULL;
  char *contact = NULL;

  settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (idp), NULL);
  if (settings != NULL)
    g_object_get (settings, "contact", &contact, NULL);

  return contact;
}

static char *
make_readable_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%Y-%m-%d %H:%M:%S UTC");
}

/* "de" of "de_DE.UTF-8": the language that gettext answers in */
static char *
dup_language (void)
{
  const char * const *names = g_get_language_names ();

  if (strcmp (names[0], "C") == 0 || g_str_has_prefix (names[0], "C."))
    return g_strdup ("en");

  return g_strndup (names[0], strcspn (names[0], "_.@"));
}

static const char *
get_general_title (guint status)
{
  switch (status)
    {
    case 400:
      return _("This Request Cannot Be Answered");

    case 403:
      return _("Access Refused");

    case 404:
      return _("Not Found");

    default:
      return _("Something Went Wrong");
    }
}

/* A-17: a page leaves out what it has no place for, and what is sent on must
 * be what came. */
static gboolean
check_fields (const LanyardFormField  *fields,
              gsize                    n_fields,
              GError                 **error)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].value != NULL && !lanyard_page_can_hold (fields[i].value))
      {
        lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                           _("It would not arrive as it was sent"),
                           _("Check the single sign-on settings of the application"),
                           /* Translators: %s is the name of a form field, like RelayState */
                           _("“%s” holds control characters"), fields[i].name);
        return FALSE;
      }

  return TRUE;
}

/**
 * lanyard_pages_begin:
 * @idp: the identity provider
 * @name: a skeleton of data/web
 * @title: (nullable): the page's title and heading
 *
 * Loads a page and fills in what is on all of them: title, heading,
 * organisation, language, style sheet.
 *
 * Returns: (transfer full): the page
 */
LanyardPage *
lanyard_pages_begin (LanyardIdp *idp,
                     const char *name,
                     const char *title)
{
  LanyardPage *page = lanyard_page_new (name);
  g_autofree char *organization = dup_organization (idp);
  g_autofree char *full_title = g_strdup_printf ("%s – %s", title, organization);
  g_autofree char *language = dup_language ();
  g_autofree char *style = lanyard_static_dup_url (idp, "style.css");
  g_autofree char *icon = lanyard_static_dup_url (idp, "icon.svg");

  lanyard_page_set_attribute (page, NULL, "page", "lang", language);
  lanyard_page_set_text (page, NULL, "title", full_title);
  lanyard_page_set_attribute (page, NULL, "style", "href", style);
  lanyard_page_set_attribute (page, NULL, "icon", "href", icon);
  lanyard_page_set_text (page, NULL, "organization", organization);
  lanyard_page_set_text (page, NULL, "heading", title);

  return page;
}

/**
 * lanyard_pages_finish:
 * @page: (transfer full): a filled page
 * @status: HTTP status
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pages_finish (LanyardPage *page,
                      guint        status)
{
  g_autoptr(LanyardPage) owned = page;
  g_autofree char *script = lanyard_page_dup_script_source (page);
  g_autoptr(GBytes) html = lanyard_page_serialize (page);
  LanyardHttpResponse *response = lanyard_http_response_new (status, HTML_TYPE, html);

  if (script != NULL)
    {
      g_autofree char *policy = g_strdup_printf ("%s; script-src %s", LANYARD_HTTP_POLICY, script);

      lanyard_http_response_set_header (response, "Content-Security-Policy", policy);
    }

  return response;
}

/**
 * lanyard_pages_finish_form:
 * @page: (transfer full): a filled page with a form that is sent back to us
 * @status: HTTP status
 *
 * Like lanyard_pages_finish(), and lets the browser say to us, and to nobody
 * else, where the form comes from: without a referrer its Origin is "null".
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pages_finish_form (LanyardPage *page,
                           guint        status)
{
  LanyardHttpResponse *response = lanyard_pages_finish (page, status);

  lanyard_http_response_set_header (response, "Referrer-Policy", "same-origin");

  return response;
}

static void
fill_reference (LanyardPage        *page,
                LanyardIdp         *idp,
                LanyardHttpRequest *request)
{
  g_autofree char *contact = dup_contact (idp);
  g_autofree char *timestamp = lanyard_time_format (request->now);
  g_autofree char *time = make_readable_time (request->now);
  g_autofree char *hint = NULL;

  if (contact != NULL)
    hint = g_strdup_printf (_("If it goes on, give the reference to %s."), contact);
  else
    hint = g_strdup (_("If it goes on, give the reference to your administrator."));

  lanyard_page_set_text (page, NULL, "reference-label", _("Reference"));
  lanyard_page_set_text (page, NULL, "reference", lanyard_idp_record_event (idp, request, "refusal"));
  lanyard_page_set_text (page, NULL, "time-label", _("Time"));
  lanyard_page_set_text (page, NULL, "time", time);
  lanyard_page_set_attribute (page, NULL, "time", "datetime", timestamp);
  lanyard_page_set_text (page, NULL, "contact", hint);
}

static LanyardPage *
begin_refusal (LanyardIdp         *idp,
               LanyardHttpRequest *request,
               const char         *title,
               const GError       *reason)
{
  guint status = _lanyard_refusal_get_status (reason);
  g_autofree char *home = g_strconcat (lanyard_idp_get_base_path (idp), "/", NULL);
  g_autofree char *sentence = _lanyard_refusal_dup_sentence (reason);
  LanyardPage *page;

  _lanyard_refusal_note (request, reason);
  if (status >= 500)
    g_warning ("A request failed: %s", reason != NULL ? reason->message : "no reason given");

  page = lanyard_pages_begin (idp, "refusal", title != NULL ? title : get_general_title (status));
  lanyard_page_set_text (page, NULL, "reason", sentence);
  fill_reference (page, idp, request);
  lanyard_page_set_attribute (page, NULL, "home", "href", home);
  lanyard_page_set_text (page, NULL, "home", _("Your Applications"));

  return page;
}

static void
fill_form (LanyardPage            *page,
           const char             *action,
           const LanyardFormField *fields,
           gsize                   n_fields)
{
  lanyard_page_set_attribute (page, NULL, "form", "action", action);
  for (gsize i = 0; i < n_fields; i++)
    {
      LanyardPageScope *field;

      if (fields[i].value == NULL)
        continue;

      field = lanyard_page_repeat (page, NULL, "field");
      lanyard_page_set_attribute (page, field, "field", "name", fields[i].name);
      lanyard_page_set_attribute (page, field, "field", "value", fields[i].value);
    }
}

/**
 * lanyard_pages_refuse:
 * @idp: the identity provider
 * @request: what is refused
 * @title: (nullable): heading of the page, %NULL for a general one
 * @reason: (nullable): why
 *
 * Records the event "refusal" and makes the page that says in one sentence
 * what happened, and under which reference an administrator finds the rest.
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pages_refuse (LanyardIdp         *idp,
                      LanyardHttpRequest *request,
                      const char         *title,
                      const GError       *reason)
{
  LanyardPage *page = begin_refusal (idp, request, title, reason);

  lanyard_page_remove (page, NULL, "form");

  return lanyard_pages_finish (page, _lanyard_refusal_get_status (reason));
}

/**
 * lanyard_pages_refuse_person:
 * @idp: the identity provider
 * @request: what is refused
 * @reason: why this person may not
 * @to: name of the service provider
 * @action: its URL
 * @fields: (array length=n_fields): names and values
 * @n_fields: how many
 *
 * Like lanyard_pages_refuse(), with a button that brings the person back to
 * the service provider, which is told that it was denied (M-52) and nothing of
 * why. The policy leaves form-action out, as in lanyard_pages_post().
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pages_refuse_person (LanyardIdp             *idp,
                             LanyardHttpRequest     *request,
                             const GError           *reason,
                             const char             *to,
                             const char             *action,
                             const LanyardFormField *fields,
                             gsize                   n_fields)
{
  LanyardPage *page;
  LanyardHttpResponse *response;
  g_autofree char *label = NULL;

  if (!lanyard_url_check (action, LANYARD_URL_HTTPS, NULL) || !check_fields (fields, n_fields, NULL))
    return lanyard_pages_refuse (idp, request, NULL, reason);

  page = begin_refusal (idp, request, NULL, reason);
  /* Translators: %s is an application */
  label = g_strdup_printf (_("Back to %s"), to);
  fill_form (page, action, fields, n_fields);
  lanyard_page_set_text (page, NULL, "back", label);

  response = lanyard_pages_finish (page, _lanyard_refusal_get_status (reason));
  lanyard_http_response_set_header (response, "Content-Security-Policy", LANYARD_HTTP_POLICY_BASE);
  return response;
}

/**
 * lanyard_pages_tell:
 * @idp: the identity provider
 * @status: HTTP status
 * @title: heading of the page
 * @text: a sentence or two
 * @link: (nullable): where one goes on
 * @link_label: (nullable): its label
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pages_tell (LanyardIdp *idp,
                    guint       status,
                    const char *title,
                    const char *text,
                    const char *link,
                    const char *link_label)
{
  LanyardPage *page = lanyard_pages_begin (idp, "message", title);

  lanyard_page_set_text (page, NULL, "text", text);
  if (link != NULL)
    {
      lanyard_page_set_attribute (page, NULL, "link", "href", link);
      lanyard_page_set_text (page, NULL, "link", link_label);
    }
  else
    lanyard_page_remove (page, NULL, "actions");

  return lanyard_pages_finish (page, status);
}

/**
 * lanyard_pages_post_text:
 * @idp: the identity provider
 * @title: heading of the page
 * @text: what to do if it does not go on by itself
 * @action: the service provider's URL
 * @fields: (array length=n_fields): names and values
 * @n_fields: how many
 * @error: return location for an error
 *
 * The form of the POST binding (Bindings 3.5.4). It submits itself with a
 * script whose hash is in the policy, and has a button that needs no script.
 * The policy leaves form-action out (I-46): browsers apply it to the redirects of
 * the service provider as well.
 *
 * Returns: (transfer full) (nullable): the reply; %NULL when @action is
 *   refused by lanyard_url_check(), or with %LANYARD_ERROR_INVALID when a
 *   value could only be sent changed (M-30, I-18, I-19)
 */
LanyardHttpResponse *
lanyard_pages_post_text (LanyardIdp             *idp,
                         const char             *title,
                         const char             *text,
                         const char             *action,
                         const LanyardFormField *fields,
                         gsize                   n_fields,
                         GError                **error)
{
  g_autoptr(LanyardPage) page = NULL;
  g_autofree char *script = NULL;
  g_autofree char *policy = NULL;
  g_autoptr(GBytes) html = NULL;
  LanyardHttpResponse *response;

  if (!lanyard_url_check (action, LANYARD_URL_HTTPS, error) || !check_fields (fields, n_fields, error))
    return NULL;

  page = lanyard_pages_begin (idp, "post", title);
  lanyard_page_set_text (page, NULL, "text", text);
  lanyard_page_set_text (page, NULL, "continue", _("Continue"));
  fill_form (page, action, fields, n_fields);

  script = lanyard_page_dup_script_source (page);
  policy = g_strdup_printf ("%s; script-src %s", LANYARD_HTTP_POLICY_BASE, script);
  html = lanyard_page_serialize (page);
  response = lanyard_http_response_new (200, HTML_TYPE, html);
  lanyard_http_response_set_header (response, "Content-Security-Policy", policy);

  return response;
}

/**
 * lanyard_pages_post:
 * @idp: the identity provider
 * @to: name of the service provider
 * @action: its URL
 * @fields: (array length=n_fields): names and values
 * @n_fields: how many
 * @error: return location for an error
 *
 * lanyard_pages_post_text() for a sign-in.
 *
 * Returns: (transfer full) (nullable): the reply; %NULL when @action is
 *   refused by lanyard_url_check()
 */
LanyardHttpResponse *
lanyard_pages_post (LanyardIdp             *idp,
                    const char             *to,
                    const char             *action,
                    const LanyardFormField *fields,
                    gsize                   n_fields,
                    GError                **error)
{
  /* Translators: %s is an application */
  g_autofree char *title = g_strdup_printf (_("Opening %s"), to);

  return lanyard_pages_post_text (idp, title,
                                  _("You are signed in. If the application does not open by itself, continue here."),
                                  action, fields, n_fields, error);
}
