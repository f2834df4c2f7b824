/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-portal-private.h"
#include "lanyard-session.h"

#include <glib/gi18n-lib.h>

#define QUERY_MAX 100

static char *
make_letter (const char *label)
{
  g_autofree char *letter = g_strndup (label, g_utf8_next_char (label) - label);

  return g_utf8_strup (letter, -1);
}

static void
fill_picture (LanyardPage      *page,
              LanyardPageScope *tile,
              LanyardConnector *connector)
{
  const char *logo = lanyard_connector_get_logo (connector);
  g_autofree char *letter = NULL;
  g_autofree char *color = NULL;

  if (logo != NULL && g_str_has_prefix (logo, "data:image/"))
    {
      lanyard_page_set_attribute (page, tile, "tile-logo", "src", logo);
      lanyard_page_remove (page, tile, "tile-letter");
      return;
    }

  letter = make_letter (lanyard_connector_get_label (connector));
  color = g_strdup_printf ("color-%d", lanyard_connector_get_color (connector));
  lanyard_page_set_text (page, tile, "tile-letter", letter);
  lanyard_page_set_attribute (page, tile, "tile-letter", "class", color);
  lanyard_page_remove (page, tile, "tile-picture");
}

static void
add_tile (LanyardPage       *page,
          LanyardPageScope  *section,
          LanyardPortalTile *tile)
{
  LanyardPageScope *scope = lanyard_page_repeat (page, section, "tile");
  const char *description = lanyard_connector_get_description (tile->connector);

  lanyard_page_set_attribute (page, scope, "tile-link", "href", tile->link);
  lanyard_page_set_text (page, scope, "tile-label", lanyard_connector_get_label (tile->connector));
  fill_picture (page, scope, tile->connector);

  if (description == NULL)
    {
      lanyard_page_remove (page, scope, "tile-details");
      return;
    }

  lanyard_page_set_text (page, scope, "tile-summary", _("Details"));
  lanyard_page_set_text (page, scope, "tile-description", description);
}

static void
add_section (LanyardPage *page,
             const char  *title,
             GPtrArray   *tiles)
{
  LanyardPageScope *section = lanyard_page_repeat (page, NULL, "section");

  if (title != NULL)
    lanyard_page_set_text (page, section, "section-heading", title);
  else
    lanyard_page_remove (page, section, "section-heading");

  for (guint i = 0; i < tiles->len; i++)
    add_tile (page, section, g_ptr_array_index (tiles, i));
}

static void
fill_sections (LanyardPage *page,
               GPtrArray   *tiles)
{
  g_autoptr(GPtrArray) sections = _lanyard_portal_list_sections (tiles);

  for (guint i = 0; i < sections->len; i++)
    {
      LanyardPortalSection *section = g_ptr_array_index (sections, i);

      add_section (page, section->title, section->tiles);
    }
}

static void
fill_empty (LanyardPage *page,
            const char  *text)
{
  lanyard_page_set_text (page, NULL, "empty", text);
  lanyard_page_remove (page, NULL, "section");
}

/* @found: NULL if nothing is looked for */
static void
fill_tiles (LanyardPage *page,
            GPtrArray   *tiles,
            GPtrArray   *found)
{
  if (found != NULL && found->len == 0)
    {
      fill_empty (page, _("Check the spelling, or look through all of your applications."));
      return;
    }
  if (tiles->len == 0)
    {
      fill_empty (page, _("There is nothing here for you yet. Ask your administrator for access to the "
                          "applications that you need."));
      return;
    }

  lanyard_page_remove (page, NULL, "empty");
  if (found != NULL)
    add_section (page, NULL, found);
  else
    fill_sections (page, tiles);
}

static void
fill_search (LanyardPage *page,
             LanyardIdp  *self,
             const char  *query,
             const char  *status)
{
  g_autofree char *home = g_strconcat (lanyard_idp_get_base_path (self), "/", NULL);

  lanyard_page_set_attribute (page, NULL, "search", "action", home);
  lanyard_page_set_text (page, NULL, "search-label", _("Search your applications"));
  lanyard_page_set_attribute (page, NULL, "query", "value", query);
  lanyard_page_set_text (page, NULL, "search-submit", _("Search"));
  if (status == NULL)
    {
      lanyard_page_remove (page, NULL, "result");
      return;
    }

  lanyard_page_set_text (page, NULL, "status", status);
  lanyard_page_set_attribute (page, NULL, "all", "href", home);
  lanyard_page_set_text (page, NULL, "all", _("Show All"));
}

/* What is looked for; NULL: nothing. */
static char *
dup_search_text (LanyardHttpRequest *request)
{
  g_autofree char *query = lanyard_http_request_dup_query (request, "q", NULL);

  if (query == NULL || !g_utf8_validate (query, -1, NULL))
    return NULL;

  g_strstrip (query);
  return *query != '\0' ? g_utf8_substring (query, 0, MIN (g_utf8_strlen (query, -1), QUERY_MAX)) : NULL;
}

static char *
make_status (GPtrArray  *found,
             const char *query)
{
  if (found->len == 0)
    /* Translators: %s is what was looked for */
    return g_strdup_printf (_("No application found for “%s”"), query);

  /* Translators: %u is a number, %s is what was looked for */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application found for “%s”", "%u applications found for “%s”",
                                       found->len),
                          found->len, query);
}

static void
fill_bar (LanyardPage   *page,
          LanyardIdp    *self,
          LanyardPerson *person)
{
  const char *base_path = lanyard_idp_get_base_path (self);
  g_autofree char *sign_out = g_strconcat (base_path, "/logout", NULL);
  g_autofree char *account = g_strconcat (base_path, "/account", NULL);
  g_autofree char *name = lanyard_person_dup_full_name (person);

  lanyard_page_set_attribute (page, NULL, "account", "href", account);
  lanyard_page_set_text (page, NULL, "account", name);
  lanyard_page_set_attribute (page, NULL, "sign-out", "href", sign_out);
  lanyard_page_set_text (page, NULL, "sign-out", _("Sign Out"));
}

/* The number of results is in the title, too: it is what a screen reader says
 * when the page comes. */
static LanyardPage *
make_page (LanyardIdp         *self,
           LanyardHttpRequest *request,
           LanyardPerson      *person,
           GPtrArray          *tiles)
{
  gboolean has_search = tiles->len > LANYARD_PORTAL_HANDFUL;
  g_autofree char *query = has_search ? dup_search_text (request) : NULL;
  g_autoptr(GPtrArray) found = query != NULL ? _lanyard_portal_search (tiles, query) : NULL;
  g_autofree char *status = found != NULL ? make_status (found, query) : NULL;
  LanyardPage *page = lanyard_pages_begin (self, "portal", status != NULL ? status : _("Your Applications"));

  lanyard_page_set_text (page, NULL, "heading", _("Your Applications"));
  fill_bar (page, self, person);
  if (has_search)
    fill_search (page, self, query, status);
  else
    {
      lanyard_page_remove (page, NULL, "search");
      lanyard_page_remove (page, NULL, "result");
    }
  fill_tiles (page, tiles, found);

  return page;
}

/**
 * lanyard_handle_portal:
 * @self: the identity provider
 * @request: GET /, with what is looked for in the query or without
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the tiles of the person who is signed
 *   in; the sign-in page when nobody is
 */
LanyardHttpResponse *
lanyard_handle_portal (LanyardIdp          *self,
                       LanyardHttpRequest  *request,
                       GError             **error)
{
  g_autofree char *sign_in = g_strconcat (lanyard_idp_get_base_path (self), "/login", NULL);
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(GPtrArray) tiles = NULL;
  g_autoptr(GError) cause = NULL;

  session = lanyard_session_load (self, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session == NULL)
    return lanyard_http_response_new_redirect (sign_in);

  tiles = _lanyard_portal_list_tiles_sync (self, session->person, request->now, error);
  if (tiles == NULL)
    return NULL;

  return lanyard_pages_finish (make_page (self, request, session->person, tiles), 200);
}
