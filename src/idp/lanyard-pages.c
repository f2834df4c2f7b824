/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pages.h"

#include "lanyard-brand-private.h"
#include "lanyard-error.h"
#include "lanyard-form-private.h"
#include "lanyard-http-private.h"
#include "lanyard-idp-private.h"
#include "lanyard-language.h"
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

  settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), NULL);
  organization = settings != NULL ? lanyard_settings_get_organization (settings) : NULL;

  return g_strdup (organization != NULL ? organization : "Lanyard");
}

static char *
dup_contact (LanyardIdp *idp)
{
  g_autoptr(LanyardSettings) settings = NULL;
  char *contact = NULL;

  settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), NULL);
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

/**
 * lanyard_pages_begin:
 * @idp: the identity provider
 * @name: a skeleton of data/web
 * @title: (nullable): the page's title and heading
 *
 * Loads a page and fills in what is on all of them: title, heading,
 * organisation, language, style sheets.
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
  g_autofree char *language = lanyard_language_dup_current ();
  g_autofree char *style = lanyard_static_dup_url (idp, "style.css");
  g_autofree char *brand = _lanyard_brand_dup_url (idp);
  g_autofree char *icon = lanyard_static_dup_url (idp, "icon.svg");

  lanyard_page_set_attribute (page, NULL, "page", "lang", language);
  lanyard_page_set_text (page, NULL, "title", full_title);
  lanyard_page_set_attribute (page, NULL, "style", "href", style);
  if (brand != NULL)
    lanyard_page_set_attribute (page, NULL, "brand-style", "href", brand);
  else
    lanyard_page_remove (page, NULL, "brand-style");
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

/**
 * lanyard_pages_show_problem:
 * @page: a page with "problem" and "reference"
 * @request: what is answered
 * @problem: (nullable): why the form is shown once more
 *
 * Shows it with the reference of its event, if that was recorded.
 */
void
lanyard_pages_show_problem (LanyardPage        *page,
                            LanyardHttpRequest *request,
                            const char         *problem)
{
  g_autofree char *reference = NULL;

  if (problem == NULL)
    {
      lanyard_page_remove (page, NULL, "problem");
      lanyard_page_remove (page, NULL, "reference");
      return;
    }

  lanyard_page_set_text (page, NULL, "problem", problem);
  /* Translators: %s is a reference number such as “RAA5CV5Z” */
  reference = g_strdup_printf (_("Reference: %s"), request->reference);
  if (request->reference != NULL)
    lanyard_page_set_text (page, NULL, "reference", reference);
  else
    lanyard_page_remove (page, NULL, "reference");
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

  if (!lanyard_url_check (action, LANYARD_URL_HTTPS, NULL) || !_lanyard_form_check (fields, n_fields, NULL))
    return lanyard_pages_refuse (idp, request, NULL, reason);

  page = begin_refusal (idp, request, NULL, reason);
  /* Translators: %s is an application */
  label = g_strdup_printf (_("Back to %s"), to);
  _lanyard_form_fill (page, action, fields, n_fields);
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
