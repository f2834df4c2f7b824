/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-browser.h"

#include "lanyard-browser-private.h"
#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-random.h"
#include "lanyard-sso-private.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STATE_KIND "login"
#define HANDLE_SIZE 24
#define PENDING_SECONDS (30 * 60)

static char *
freeze_pending (LanyardPending *pending,
                const char     *binding)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "slug");
  json_builder_add_string_value (builder, pending->slug);
  json_builder_set_member_name (builder, "data");
  json_builder_add_string_value (builder, pending->data);
  json_builder_set_member_name (builder, "created");
  json_builder_add_int_value (builder, pending->created);
  json_builder_set_member_name (builder, "browser");
  json_builder_add_string_value (builder, binding);
  if (pending->username != NULL)
    {
      json_builder_set_member_name (builder, "username");
      json_builder_add_string_value (builder, pending->username);
    }
  json_builder_set_member_name (builder, "forces_sign_in");
  json_builder_add_boolean_value (builder, pending->forces_sign_in);
  json_builder_set_member_name (builder, "can_be_cancelled");
  json_builder_add_boolean_value (builder, pending->can_be_cancelled);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

static LanyardPending *
thaw_pending (const char  *handle,
              const char  *text,
              char       **binding)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  LanyardPending *pending;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  pending = g_new0 (LanyardPending, 1);
  pending->handle = g_strdup (handle);
  pending->slug = g_strdup (json_object_get_string_member_with_default (object, "slug", ""));
  pending->data = g_strdup (json_object_get_string_member_with_default (object, "data", ""));
  pending->created = json_object_get_int_member_with_default (object, "created", 0);
  pending->username = g_strdup (json_object_get_string_member_with_default (object, "username", NULL));
  pending->forces_sign_in = json_object_get_boolean_member_with_default (object, "forces_sign_in", FALSE);
  pending->can_be_cancelled = json_object_get_boolean_member_with_default (object, "can_be_cancelled", FALSE);
  *binding = g_strdup (json_object_get_string_member_with_default (object, "browser", ""));

  return pending;
}

static gboolean
store_pending (LanyardIdp      *idp,
               LanyardPending  *pending,
               const char      *binding,
               gboolean         only_new,
               GError         **error)
{
  g_autofree char *text = freeze_pending (pending, binding);

  return lanyard_configuration_put_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, pending->handle, text,
                                               pending->created + PENDING_SECONDS,
                                               only_new, error);
}

static void
set_expired_error (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It was answered already, or it waited too long"),
                     _("Go back to the application and sign in from there again"),
                     _("This sign-in is over"));
}

static gboolean
check_browser (LanyardIdp          *idp,
               LanyardHttpRequest  *request,
               LanyardPending      *pending,
               const char          *binding,
               GError             **error)
{
  g_autofree char *ours = lanyard_browser_dup_binding (request, pending->handle);

  if (*binding == '\0')
    return store_pending (idp, pending, ours, FALSE, error);
  if (lanyard_secret_equal (binding, ours))
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("It was begun in another browser"),
                     _("Go back to the application and sign in from there again"),
                     _("This sign-in cannot be continued here"));
  return FALSE;
}

/**
 * lanyard_pending_free:
 * @pending: (nullable) (transfer full): a request that waits
 */
void
lanyard_pending_free (LanyardPending *pending)
{
  if (pending == NULL)
    return;

  g_free (pending->handle);
  g_free (pending->slug);
  g_free (pending->data);
  g_free (pending->username);
  g_free (pending);
}

/**
 * lanyard_pending_dup_path:
 * @idp: the identity provider
 * @pending: a request that waits
 *
 * Returns: (transfer full): where it is answered
 */
char *
lanyard_pending_dup_path (LanyardIdp     *idp,
                          LanyardPending *pending)
{
  return g_strdup_printf ("%s/%s/%s?handle=%s", lanyard_idp_get_base_path (idp),
                          pending->data[0] == LANYARD_PENDING_OPEN ? "open" : "saml2", pending->slug, pending->handle);
}

/**
 * lanyard_pending_find:
 * @idp: the identity provider
 * @request: a request
 * @handle: (nullable): what the browser says it waits for
 * @error: return location for an error
 *
 * Finds a request that waits and binds it to the browser that asks for it
 * first: a handle alone is worth nothing in another browser.
 *
 * Returns: (transfer full) (nullable): the request; %NULL with
 *   %LANYARD_ERROR_NOT_FOUND or %LANYARD_ERROR_REFUSED
 */
LanyardPending *
lanyard_pending_find (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      const char          *handle,
                      GError             **error)
{
  g_autoptr(LanyardPending) pending = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = NULL;
  g_autofree char *binding = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  if (handle != NULL)
    text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp),
                                                 STATE_KIND, handle, request->now, FALSE, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  pending = text != NULL ? thaw_pending (handle, text, &binding) : NULL;
  if (pending == NULL)
    {
      set_expired_error (error);
      return NULL;
    }

  return check_browser (idp, request, pending, binding, error) ? g_steal_pointer (&pending) : NULL;
}

/**
 * lanyard_pending_keep_for:
 * @idp: the identity provider
 * @request: a request of a service provider
 * @wish: the connector's slug, what has to be known when it is answered, and
 *   what the sign-in page needs to know; the rest is not read
 * @error: return location for an error
 *
 * Keeps @wish for the time of a sign-in and sends the browser to
 * lanyard_pending_dup_path(), where the next GET carries our cookies even when
 * @request came by POST from another site (M-56).
 *
 * Returns: (transfer full) (nullable): the reply
 */
LanyardHttpResponse *
lanyard_pending_keep_for (LanyardIdp            *idp,
                          LanyardHttpRequest    *request,
                          const LanyardPending  *wish,
                          GError               **error)
{
  g_autofree char *handle = lanyard_random_dup_token (HANDLE_SIZE);
  LanyardPending pending = *wish;
  g_autofree char *path = NULL;

  g_return_val_if_fail (lanyard_text_is_slug (wish->slug), NULL);
  g_return_val_if_fail (wish->data != NULL, NULL);

  pending.handle = handle;
  pending.created = request->now;
  if (!store_pending (idp, &pending, "", TRUE, error))
    return NULL;

  path = lanyard_pending_dup_path (idp, &pending);

  return lanyard_http_response_new_redirect (path);
}

/**
 * lanyard_pending_keep:
 * @idp: the identity provider
 * @request: a request
 * @slug: the connector's
 * @data: what has to be known when it is answered
 * @error: return location for an error
 *
 * lanyard_pending_keep_for() with nothing to say to the sign-in page.
 *
 * Returns: (transfer full) (nullable): the reply
 */
LanyardHttpResponse *
lanyard_pending_keep (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      const char          *slug,
                      const char          *data,
                      GError             **error)
{
  const LanyardPending wish = { .slug = (char *) slug, .data = (char *) data };

  return lanyard_pending_keep_for (idp, request, &wish, error);
}

/**
 * lanyard_pending_load:
 * @idp: the identity provider
 * @request: GET /saml2/SLUG?handle=… or /open/SLUG?handle=…
 * @slug: the connector's
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what waits under the query's "handle";
 *   %NULL with %LANYARD_ERROR_NOT_FOUND when it is over, with
 *   %LANYARD_ERROR_REFUSED when it is another browser's or for another @slug
 */
LanyardPending *
lanyard_pending_load (LanyardIdp          *idp,
                      LanyardHttpRequest  *request,
                      const char          *slug,
                      GError             **error)
{
  g_autofree char *handle = NULL;
  g_autoptr(LanyardPending) pending = NULL;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (slug != NULL, NULL);

  handle = lanyard_http_request_dup_query (request, "handle", NULL);
  pending = lanyard_pending_find (idp, request, handle, error);
  if (pending == NULL)
    return NULL;

  if (strcmp (pending->slug, slug) != 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("It was begun by another application"),
                         _("Go back to the application and sign in from there again"),
                         _("This sign-in cannot be continued here"));
      return NULL;
    }

  return g_steal_pointer (&pending);
}

/**
 * lanyard_pending_sign_in:
 * @idp: the identity provider
 * @pending: a request that waits
 *
 * Sends the browser to the sign-in page, which always asks for the password
 * and then sends it back to BASE/saml2/SLUG?handle=…. A session whose
 * authn_instant is at or after the time of @pending is a fresh one (M-22).
 *
 * Returns: (transfer full): the reply
 */
LanyardHttpResponse *
lanyard_pending_sign_in (LanyardIdp     *idp,
                         LanyardPending *pending)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (pending != NULL, NULL);

  path = g_strdup_printf ("%s/login?handle=%s", lanyard_idp_get_base_path (idp), pending->handle);

  return lanyard_http_response_new_redirect (path);
}

/**
 * lanyard_pending_finish:
 * @idp: the identity provider
 * @pending: a request that waits
 * @now: the present, in seconds
 * @error: return location for an error
 *
 * To be called before the answer is made: from now on the handle is worth
 * nothing, so that a request is answered once.
 *
 * Returns: %FALSE with %LANYARD_ERROR_NOT_FOUND when it was answered already
 */
gboolean
lanyard_pending_finish (LanyardIdp      *idp,
                        LanyardPending  *pending,
                        gint64           now,
                        GError         **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (pending != NULL, FALSE);

  text = lanyard_configuration_get_state_sync (lanyard_idp_get_configuration (idp),
                                               STATE_KIND, pending->handle, now, TRUE, &cause);
  if (text != NULL)
    return TRUE;

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    set_expired_error (error);

  return FALSE;
}
