/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handlers.h"

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-pages.h"
#include "lanyard-session.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>

static char *
check_link (const char *url)
{
  if (url == NULL || !lanyard_url_check (url, LANYARD_URL_PAGE, NULL))
    return NULL;

  return g_strdup (url);
}

/* The service provider's sign-in page, which may need a secret of its own. */
static char *
make_login_link (LanyardIdp       *self,
                 LanyardConnector *connector)
{
  const char *url = lanyard_connector_get_login_url (connector);
  g_autoptr(LanyardSecret) expanded = NULL;
  g_autoptr(GError) error = NULL;

  if (url == NULL)
    return NULL;

  expanded = lanyard_configuration_expand_secrets_sync (lanyard_idp_get_configuration (self), connector, url, &error);
  if (expanded == NULL)
    g_warning ("“%s” has no tile: %s", lanyard_connector_get_label (connector), error->message);

  return check_link (expanded);
}

/* Where a tile leads; NULL: nowhere, so that there is no tile. */
static char *
make_link (LanyardIdp       *self,
           LanyardConnector *connector)
{
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return check_link (lanyard_connector_get_bookmark_url (connector));
  if (!lanyard_connector_get_idp_initiated (connector))
    return make_login_link (self, connector);

  return g_strdup_printf ("%s/saml2/%s",
                          lanyard_idp_get_base_path (self), lanyard_connector_get_slug (connector));
}

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
add_tile (LanyardPage      *page,
          LanyardConnector *connector,
          const char       *link)
{
  LanyardPageScope *tile = lanyard_page_repeat (page, NULL, "tile");
  const char *description = lanyard_connector_get_description (connector);

  lanyard_page_set_attribute (page, tile, "tile-link", "href", link);
  lanyard_page_set_text (page, tile, "tile-label", lanyard_connector_get_label (connector));
  fill_picture (page, tile, connector);

  if (description == NULL)
    {
      lanyard_page_remove (page, tile, "tile-details");
      return;
    }

  lanyard_page_set_text (page, tile, "tile-summary", _("Details"));
  lanyard_page_set_text (page, tile, "tile-description", description);
}

/* Whether the person finds it here: switched on and not hidden. */
static gboolean
add_if_shown (LanyardIdp   *self,
              GPtrArray    *connectors,
              const char   *id,
              GError      **error)
{
  g_autoptr(LanyardRecord) record = NULL;
  g_autoptr(GError) cause = NULL;
  LanyardConnector *connector;

  record = lanyard_configuration_load_sync (lanyard_idp_get_configuration (self),
                                            LANYARD_TYPE_CONNECTOR, id, &cause);
  if (record == NULL)
    {
      if (g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  connector = LANYARD_CONNECTOR (record);
  if (lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE
      && lanyard_connector_get_show_in_portal (connector))
    g_ptr_array_add (connectors, g_steal_pointer (&record));

  return TRUE;
}

/* As the language sorts them, which the store does not know. */
static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const char *title = lanyard_record_get_title (*(LanyardRecord * const *) a);
  const char *other = lanyard_record_get_title (*(LanyardRecord * const *) b);

  return g_utf8_collate (title, other);
}

/* (element-type LanyardConnector) */
static GPtrArray *
list_connectors (LanyardIdp     *self,
                 LanyardPerson  *person,
                 GError        **error)
{
  g_autoptr(GPtrArray) connectors = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) ids = NULL;

  ids = lanyard_configuration_list_portal_sync (lanyard_idp_get_configuration (self),
                                                lanyard_record_get_id (LANYARD_RECORD (person)), error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!add_if_shown (self, connectors, ids[i], error))
        return NULL;
    }
  g_ptr_array_sort (connectors, compare_titles);

  return g_steal_pointer (&connectors);
}

static gboolean
fill_tiles (LanyardIdp      *self,
            LanyardPage     *page,
            LanyardPerson   *person,
            GError         **error)
{
  g_autoptr(GPtrArray) connectors = list_connectors (self, person, error);
  guint n_tiles = 0;

  if (connectors == NULL)
    return FALSE;

  for (guint i = 0; i < connectors->len; i++)
    {
      g_autofree char *link = make_link (self, g_ptr_array_index (connectors, i));

      if (link == NULL)
        continue;
      add_tile (page, g_ptr_array_index (connectors, i), link);
      n_tiles++;
    }

  if (n_tiles > 0)
    {
      lanyard_page_remove (page, NULL, "empty");
      return TRUE;
    }

  lanyard_page_set_text (page, NULL, "empty",
                         _("There is nothing here for you yet. Ask your administrator for access to the "
                           "applications that you need."));
  lanyard_page_remove (page, NULL, "tiles");

  return TRUE;
}

/**
 * lanyard_handle_portal:
 * @self: the identity provider
 * @request: GET /
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
  const char *base_path = lanyard_idp_get_base_path (self);
  g_autoptr(LanyardSession) session = NULL;
  g_autoptr(LanyardPage) page = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *sign_in = g_strconcat (base_path, "/login", NULL);
  g_autofree char *sign_out = g_strconcat (base_path, "/logout", NULL);
  g_autofree char *account = g_strconcat (base_path, "/account", NULL);
  g_autofree char *name = NULL;

  session = lanyard_session_load (self, request, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (session == NULL)
    return lanyard_http_response_new_redirect (sign_in);

  name = lanyard_person_dup_full_name (session->person);
  page = lanyard_pages_begin (self, "portal", _("Your Applications"));
  lanyard_page_set_attribute (page, NULL, "account", "href", account);
  lanyard_page_set_text (page, NULL, "account", name);
  lanyard_page_set_attribute (page, NULL, "sign-out", "href", sign_out);
  lanyard_page_set_text (page, NULL, "sign-out", _("Sign Out"));
  if (!fill_tiles (self, page, session->person, error))
    return NULL;

  return lanyard_pages_finish (g_steal_pointer (&page), 200);
}
