/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <string.h>

/* Where @token, which begins at @at in @text, stands in a URL. */
static LanyardPlace
find_place_in_url (const char *text,
                   const char *at,
                   const char *token)
{
  const char *after = at + strlen (token);
  const char *scheme_end = strstr (text, "://");
  const char *host, *host_end;

  if (at == text)
    return *after == '\0' || *after == '/' || *after == ':' ? LANYARD_PLACE_URL : LANYARD_PLACE_SEGMENT;
  if (scheme_end == NULL || at < scheme_end)
    return LANYARD_PLACE_SEGMENT;

  host = scheme_end + strlen ("://");
  host_end = host + strcspn (host, "/?#");
  if (at >= host_end)
    return at[-1] == '/' && *after == '\0' && *host_end == '/' ? LANYARD_PLACE_PATH : LANYARD_PLACE_SEGMENT;

  return at == host && (after == host_end || *after == ':') ? LANYARD_PLACE_HOST : LANYARD_PLACE_HOST_PART;
}

/* The strictest place that @token has in @text, or @place. */
static LanyardPlace
find_strictest (const char   *text,
                const char   *token,
                gboolean      is_url,
                LanyardPlace  place)
{
  for (const char *at = text != NULL ? strstr (text, token) : NULL;
       at != NULL;
       at = strstr (at + 1, token))
    {
      gboolean is_whole = strcmp (text, token) == 0;

      if (is_url || (!is_whole && strstr (text, "://") != NULL))
        place = MAX (place, find_place_in_url (text, at, token));
    }

  return place;
}

/* Which values the placeholder may have: those that stay within the strictest
 * of all the places where it stands. */
LanyardPlace
_lanyard_template_get_place (LanyardTemplate *self,
                             const char      *key)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  g_autofree char *token = g_strdup_printf ("{%s}", key);
  LanyardPlace place = LANYARD_PLACE_TEXT;

  for (guint i = 0; i < profile->acs->len; i++)
    place = find_strictest (lanyard_acs_get_url (profile->acs->pdata[i]), token, TRUE, place);

  if (g_strcmp0 (profile->login_url, token) == 0 || g_strcmp0 (profile->bookmark_url, token) == 0)
    place = MAX (place, LANYARD_PLACE_PAGE);
  if (g_strcmp0 (profile->login_url, token) != 0)
    place = find_strictest (profile->login_url, token, TRUE, place);
  place = find_strictest (profile->slo_url, token, TRUE, place);
  if (g_strcmp0 (profile->bookmark_url, token) != 0)
    place = find_strictest (profile->bookmark_url, token, TRUE, place);
  place = find_strictest (profile->entity_id, token, FALSE, place);
  place = find_strictest (profile->relay_state, token, FALSE, place);

  /* An entity ID need not be a URL, but nothing in it may be blank. */
  if (place == LANYARD_PLACE_TEXT && profile->entity_id != NULL &&
      strstr (profile->entity_id, token) != NULL && strcmp (profile->entity_id, token) != 0)
    place = LANYARD_PLACE_SEGMENT;

  return place;
}
