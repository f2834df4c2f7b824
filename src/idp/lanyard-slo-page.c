/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-slo-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-idp-private.h"
#include "lanyard-pages.h"

static const char *
describe_step (LanyardLogoutStep step)
{
  switch (step)
    {
    case LANYARD_LOGOUT_DONE:
      return _("Signed out");
    case LANYARD_LOGOUT_FAILED:
      return _("Still open");
    case LANYARD_LOGOUT_SENT:
      return _("No answer yet");
    case LANYARD_LOGOUT_WAITING:
    default:
      return _("Waiting");
    }
}

static const char *
get_step_class (LanyardLogoutStep step)
{
  switch (step)
    {
    case LANYARD_LOGOUT_DONE:
      return "passed";
    case LANYARD_LOGOUT_FAILED:
      return "failed";
    case LANYARD_LOGOUT_SENT:
    case LANYARD_LOGOUT_WAITING:
    default:
      return "open";
    }
}

static void
fill_parts (LanyardPage   *page,
            LanyardLogout *logout)
{
  if (logout->parts->len == 0)
    {
      lanyard_page_remove (page, NULL, "parts");
      return;
    }

  for (guint i = 0; i < logout->parts->len; i++)
    {
      LanyardLogoutPart *part = g_ptr_array_index (logout->parts, i);
      LanyardPageScope *row = lanyard_page_repeat (page, NULL, "part");

      lanyard_page_set_text (page, row, "part-label", part->label);
      lanyard_page_set_text (page, row, "part-state", describe_step (part->step));
      lanyard_page_set_attribute (page, row, "part", "class", get_step_class (part->step));
    }
}

static void
set_link (LanyardPage *page,
          const char  *id,
          const char  *url,
          const char  *label)
{
  lanyard_page_set_attribute (page, NULL, id, "href", url);
  lanyard_page_set_text (page, NULL, id, label);
}

/*
 * _lanyard_slo_show:
 * @logout: a logout that is not finished
 *
 * The page goes on by itself as long as the next was not asked before: who
 * comes back, by the button of the browser or because nothing came, decides.
 *
 * Returns: (transfer full): how far it is
 */
LanyardHttpResponse *
_lanyard_slo_show (LanyardIdp    *self,
                   LanyardLogout *logout)
{
  LanyardLogoutPart *current = _lanyard_logout_get_current (logout);
  const char *base_path = lanyard_idp_get_base_path (self);
  g_autofree char *send = g_strdup_printf ("%s/logout/send?handle=%s", base_path, logout->handle);
  g_autofree char *skip = g_strdup_printf ("%s/logout/progress?handle=%s&skip=%s", base_path, logout->handle,
                                           current->participant->connector);
  g_autofree char *refresh = g_strdup_printf ("0; url=%s", send);
  /* Translators: %s is an application */
  g_autofree char *title = g_strdup_printf (_("Signing out of %s"), current->label);
  /* Translators: %s is an application */
  g_autofree char *without = g_strdup_printf (_("Go On Without %s"), current->label);
  gboolean is_asked = current->step == LANYARD_LOGOUT_SENT;
  LanyardPage *page = lanyard_pages_begin (self, "logout", title);
  LanyardHttpResponse *response;

  lanyard_page_set_text (page, NULL, "text",
                         is_asked ? _("The application has not answered yet. Ask it again, or go on without it.")
                                  : _("You are signed out here. The applications that you opened are told one after another; "
                                      "if one does not answer, go on without it."));
  fill_parts (page, logout);
  set_link (page, "next", send, is_asked ? _("Ask Again") : _("Continue"));
  set_link (page, "skip", skip, without);

  response = lanyard_pages_finish (page, 200);
  if (!is_asked)
    lanyard_http_response_set_header (response, "Refresh", refresh);

  return response;
}

/* (transfer full): what worked and what did not. */
LanyardHttpResponse *
_lanyard_slo_show_result (LanyardIdp    *self,
                          LanyardLogout *logout)
{
  g_autofree char *sign_in = g_strconcat (lanyard_idp_get_base_path (self), "/login", NULL);
  LanyardPage *page = lanyard_pages_begin (self, "logout", _("You Are Signed Out"));

  lanyard_page_set_text (page, NULL, "text",
                         _lanyard_logout_is_partial (logout)
                         ? _("Not every application could be told. Sign out there yourself, or close the browser.")
                         : _("Close the browser if others use this computer too."));
  fill_parts (page, logout);
  set_link (page, "next", sign_in, _("Sign In Again"));
  lanyard_page_remove (page, NULL, "skip-actions");

  return lanyard_pages_finish (page, 200);
}
