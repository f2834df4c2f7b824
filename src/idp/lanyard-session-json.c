/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-json-private.h"

#include "lanyard-state-json-private.h"

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

/* Returns: (nullable): the session, without the person's record */
LanyardSession *
_lanyard_session_from_json (const char *text)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(LanyardSession) session = g_new0 (LanyardSession, 1);
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  session->id = _lanyard_state_json_dup_string (object, "id");
  session->person_id = _lanyard_state_json_dup_string (object, "person");
  session->authn_instant = json_object_get_int_member_with_default (object, "authn_instant", 0);
  session->expires = json_object_get_int_member_with_default (object, "expires", 0);
  session->idle_time = (int) json_object_get_int_member_with_default (object, "idle_time", 0);
  session->second_factor = find_factor (json_object_get_string_member_with_default (object, "second_factor", ""));
  session->address = _lanyard_state_json_dup_string (object, "address");
  session->agent = _lanyard_state_json_dup_string (object, "agent");
  session->cookie_sha256 = _lanyard_state_json_dup_string (object, "cookie");
  if (session->id == NULL || session->person_id == NULL || session->cookie_sha256 == NULL)
    return NULL;

  return g_steal_pointer (&session);
}
