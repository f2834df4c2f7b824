/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-json-private.h"

#include "lanyard-state-json-private.h"

#include <string.h>

/* What is kept, by strength: what an older or newer version wrote and is not
 * known here counts as nothing. */
static const char * const factors[] = {
  [LANYARD_SECOND_FACTOR_NONE] = "none",
  [LANYARD_SECOND_FACTOR_TOTP] = "totp",
  [LANYARD_SECOND_FACTOR_RECOVERY_CODE] = "recovery-code",
  [LANYARD_SECOND_FACTOR_OTHER] = "other",
};

static LanyardSecondFactor
find_factor (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (g_str_equal (factors[i], name))
      return i;

  return LANYARD_SECOND_FACTOR_NONE;
}

/* What is kept of a session, without the person's record. */
char *
_lanyard_session_to_json (LanyardSession *session)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  _lanyard_state_json_set_string (object, "id", session->id);
  _lanyard_state_json_set_string (object, "index", session->index_id);
  _lanyard_state_json_set_string (object, "person", session->person_id);
  json_object_set_int_member (object, "authn_instant", session->authn_instant);
  json_object_set_int_member (object, "expires", session->expires);
  json_object_set_int_member (object, "idle_time", session->idle_time);
  _lanyard_state_json_set_string (object, "second_factor", factors[session->second_factor]);
  _lanyard_state_json_set_string (object, "address", session->address);
  _lanyard_state_json_set_string (object, "agent", session->agent);
  _lanyard_state_json_set_string (object, "cookie", session->cookie_sha256);
  json_node_take_object (node, object);

  return json_to_string (node, FALSE);
}

/* Whether it is an object at all. */
static gboolean
read_tree (const char     *text,
           LanyardSession *session)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);
  session->id = _lanyard_state_json_dup_string (object, "id");
  session->index_id = _lanyard_state_json_dup_string (object, "index");
  session->person_id = _lanyard_state_json_dup_string (object, "person");
  session->authn_instant = json_object_get_int_member_with_default (object, "authn_instant", 0);
  session->expires = json_object_get_int_member_with_default (object, "expires", 0);
  session->idle_time = (int) json_object_get_int_member_with_default (object, "idle_time", 0);
  session->second_factor = find_factor (json_object_get_string_member_with_default (object, "second_factor", ""));
  session->address = _lanyard_state_json_dup_string (object, "address");
  session->agent = _lanyard_state_json_dup_string (object, "agent");
  session->cookie_sha256 = _lanyard_state_json_dup_string (object, "cookie");

  return TRUE;
}

static void
set_text (LanyardSession *session,
          const char     *name,
          gsize           length,
          const char     *value)
{
  g_autofree char *owned = NULL;
  const struct
  {
    const char *name;
    char      **place;
  } texts[] = {
    { "id", &session->id },
    { "index", &session->index_id },
    { "person", &session->person_id },
    { "address", &session->address },
    { "agent", &session->agent },
    { "cookie", &session->cookie_sha256 },
    { "second_factor", &owned },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strlen (texts[i].name) == length && memcmp (texts[i].name, name, length) == 0)
      {
        g_free (*texts[i].place);
        *texts[i].place = g_strndup (value, strcspn (value, "\""));
      }
  if (owned != NULL)
    session->second_factor = find_factor (owned);
}

static void
set_number (LanyardSession *session,
            const char     *name,
            gsize           length,
            gint64          value)
{
  if (length == strlen ("authn_instant") && memcmp (name, "authn_instant", length) == 0)
    session->authn_instant = value;
  else if (length == strlen ("expires") && memcmp (name, "expires", length) == 0)
    session->expires = value;
  else if (length == strlen ("idle_time") && memcmp (name, "idle_time", length) == 0)
    session->idle_time = (int) value;
}

/* What _lanyard_session_to_json() writes, if nothing in it is escaped: without
 * a tree, for this is read with each request. %FALSE: it is not such a text. */
static gboolean
read_flat (const char     *text,
           LanyardSession *session)
{
  const char *p = text;

  if (*p != '{' || strchr (text, '\\') != NULL)
    return FALSE;

  do
    {
      const char *name = p + 2;
      gsize length;

      if (p[1] != '"')
        return FALSE;
      length = strcspn (name, "\"");
      p = name + length;
      if (p[0] != '"' || p[1] != ':')
        return FALSE;
      p += 2;

      if (*p == '"')
        {
          const char *end = strchr (p + 1, '"');

          if (end == NULL)
            return FALSE;
          set_text (session, name, length, p + 1);
          p = end + 1;
        }
      else
        {
          char *end;

          set_number (session, name, length, g_ascii_strtoll (p, &end, 10));
          if (end == p)
            return FALSE;
          p = end;
        }
    }
  while (*p == ',');

  return g_str_equal (p, "}");
}

/* Returns: (nullable): the session, without the person's record */
LanyardSession *
_lanyard_session_from_json (const char *text)
{
  g_autoptr(LanyardSession) session = g_new0 (LanyardSession, 1);

  if (!read_flat (text, session))
    {
      g_clear_pointer (&session, lanyard_session_free);
      session = g_new0 (LanyardSession, 1);
      if (!read_tree (text, session))
        return NULL;
    }
  if (session->id == NULL || session->person_id == NULL || session->cookie_sha256 == NULL)
    return NULL;
  if (session->index_id == NULL)
    session->index_id = g_strdup (session->id);

  return g_steal_pointer (&session);
}
