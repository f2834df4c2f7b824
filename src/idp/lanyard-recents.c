/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-recents-private.h"

#include <string.h>

/* Key and owner: a person's id. Ids of connectors, the last one first. */
#define RECENTS_KIND "recents"
/* Who was away for so long begins anew. */
#define RETENTION (180 * 24 * 3600)

/* @connector_id in front of the others */
static char *
put_first (char       **ids,
           const char  *connector_id)
{
  GString *text = g_string_new (connector_id);
  guint n = 1;

  for (gsize i = 0; ids[i] != NULL && n < LANYARD_RECENTS_MAX; i++)
    if (strcmp (ids[i], connector_id) != 0)
      {
        g_string_append_printf (text, " %s", ids[i]);
        n++;
      }

  return g_string_free (text, FALSE);
}

static void
warn (const GError *error)
{
  g_warning ("Recently used applications are not kept: %s", error->message);
}

static void
put_cb (const GError *error,
        gpointer      user_data)
{
  if (error != NULL)
    warn (error);
  lanyard_http_request_let_go (user_data);
}

static void
put (LanyardConfiguration *configuration,
     LanyardHttpRequest   *request,
     const char           *person_id,
     const char           *text,
     gint64                expires)
{
  g_autoptr(GError) error = NULL;

  if (request != NULL && request->ready != NULL)
    {
      lanyard_http_request_hold (request);
      lanyard_configuration_put_owned_state_later (configuration, RECENTS_KIND, person_id, person_id, text, expires,
                                                   put_cb, request);
    }
  else
    {
      lanyard_configuration_put_owned_state_sync (configuration, RECENTS_KIND, person_id, person_id, text, expires, FALSE,
                                                  &error);
      if (error != NULL)
        warn (error);
    }
}

/*
 * _lanyard_recents_note:
 * @request: (nullable): its reply is sent when it is kept
 * @person_id: who signed in
 * @connector_id: to what
 *
 * Writes only when another application was the last one. What goes wrong is no
 * reason to refuse a sign-in.
 */
void
_lanyard_recents_note (LanyardConfiguration *configuration,
                       LanyardHttpRequest   *request,
                       const char           *person_id,
                       const char           *connector_id,
                       gint64                now)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = _lanyard_recents_list_sync (configuration, person_id, now, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    warn (error);
  if (ids == NULL || g_strcmp0 (ids[0], connector_id) == 0)
    return;

  text = put_first (ids, connector_id);
  put (configuration, request, person_id, text, now + RETENTION);
}

/*
 * _lanyard_recents_list_sync:
 * @person_id: a person
 *
 * Returns: (transfer full) (nullable): ids of connectors, the last one that was
 *   used first; some may be gone
 */
char **
_lanyard_recents_list_sync (LanyardConfiguration  *configuration,
                            const char            *person_id,
                            gint64                 now,
                            GError               **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *text = lanyard_configuration_get_state_sync (configuration, RECENTS_KIND, person_id, now, FALSE, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  return text != NULL ? g_strsplit (text, " ", LANYARD_RECENTS_MAX) : g_new0 (char *, 1);
}
