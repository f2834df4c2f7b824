/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logout-json-private.h"

#include "lanyard-state-json-private.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_part (JsonBuilder       *builder,
          LanyardLogoutPart *part)
{
  const LanyardParticipant *participant = part->participant;

  json_builder_begin_object (builder);
  add_string (builder, "session", participant->session);
  add_string (builder, "connector", participant->connector);
  add_string (builder, "name_id", participant->name_id->value);
  add_string (builder, "format", participant->name_id->format);
  add_string (builder, "name_qualifier", participant->name_id->name_qualifier);
  add_string (builder, "sp_name_qualifier", participant->name_id->sp_name_qualifier);
  add_string (builder, "session_index", participant->session_index);
  add_string (builder, "label", part->label);
  add_int (builder, "step", part->step);
  add_string (builder, "request_id", part->request_id);
  add_int (builder, "sent", part->sent);
  json_builder_end_object (builder);
}

static LanyardLogoutPart *
read_part (JsonObject *object)
{
  LanyardLogoutPart *part = g_new0 (LanyardLogoutPart, 1);
  LanyardParticipant *participant = g_new0 (LanyardParticipant, 1);
  LanyardSamlNameId *name_id = g_new0 (LanyardSamlNameId, 1);

  name_id->value = _lanyard_state_json_dup_string (object, "name_id");
  name_id->format = _lanyard_state_json_dup_string (object, "format");
  name_id->name_qualifier = _lanyard_state_json_dup_string (object, "name_qualifier");
  name_id->sp_name_qualifier = _lanyard_state_json_dup_string (object, "sp_name_qualifier");
  participant->name_id = name_id;
  participant->session = _lanyard_state_json_dup_string (object, "session");
  participant->connector = _lanyard_state_json_dup_string (object, "connector");
  participant->session_index = _lanyard_state_json_dup_string (object, "session_index");
  part->participant = participant;
  part->label = _lanyard_state_json_dup_string (object, "label");
  part->step = (LanyardLogoutStep) json_object_get_int_member_with_default (object, "step", LANYARD_LOGOUT_FAILED);
  part->request_id = _lanyard_state_json_dup_string (object, "request_id");
  part->sent = json_object_get_int_member_with_default (object, "sent", 0);

  return part;
}

/* As it is kept while it lasts. */
char *
_lanyard_logout_to_json (LanyardLogout *logout)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "handle", logout->handle);
  add_string (builder, "browser", logout->browser);
  add_int (builder, "created", logout->created);
  add_string (builder, "person", logout->person);
  add_string (builder, "requester", logout->requester);
  add_string (builder, "request_id", logout->request_id);
  add_string (builder, "relay_state", logout->relay_state);
  add_int (builder, "is_asynchronous", logout->is_asynchronous);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < logout->parts->len; i++)
    add_part (builder, g_ptr_array_index (logout->parts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

/* NULL: it cannot be read. */
LanyardLogout *
_lanyard_logout_from_json (const char *text)
{
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  LanyardLogout *logout;
  JsonObject *object;
  JsonArray *parts;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  logout = _lanyard_logout_new (json_object_get_int_member_with_default (object, "created", 0));
  g_free (logout->handle);
  logout->handle = _lanyard_state_json_dup_string (object, "handle");
  g_free (logout->browser);
  logout->browser = _lanyard_state_json_dup_string (object, "browser");
  logout->person = _lanyard_state_json_dup_string (object, "person");
  logout->requester = _lanyard_state_json_dup_string (object, "requester");
  logout->request_id = _lanyard_state_json_dup_string (object, "request_id");
  logout->relay_state = _lanyard_state_json_dup_string (object, "relay_state");
  logout->is_asynchronous = json_object_get_int_member_with_default (object, "is_asynchronous", 0) != 0;
  parts = json_object_get_array_member (object, "parts");
  for (guint i = 0; i < json_array_get_length (parts); i++)
    g_ptr_array_add (logout->parts, read_part (json_array_get_object_element (parts, i)));

  return logout;
}
