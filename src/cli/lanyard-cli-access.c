/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include "lanyard-access-decision.h"
#include "lanyard-time.h"

static JsonNode *
rule_to_json (const LanyardAccessRule *rule)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "rule", lanyard_access_rule_get_nick (rule));
  _lanyard_cli_add_string (node, "group", rule->title);
  json_object_set_boolean_member (object, "decides", rule->decides);

  return node;
}

static gboolean
print_json (const LanyardAccessDecision *decision,
            LanyardConnector            *connector,
            LanyardPerson               *person,
            const char                  *obstacle)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  JsonArray *rules = json_array_new ();

  _lanyard_cli_add_string (node, "person", lanyard_person_get_username (person));
  _lanyard_cli_add_string (node, "connector", lanyard_connector_get_slug (connector));
  json_object_set_boolean_member (object, "allowed", decision->allowed);
  if (decision->allowed)
    json_object_set_boolean_member (object, "second_factor", decision->needs_mfa);
  else
    json_object_set_null_member (object, "second_factor");
  _lanyard_cli_add_string (node, "obstacle", obstacle);
  for (guint i = 0; i < decision->rules->len; i++)
    json_array_add_element (rules, rule_to_json (g_ptr_array_index (decision->rules, i)));
  json_object_set_array_member (object, "rules", rules);

  return _lanyard_cli_print_json (node);
}

static gboolean
print_text (const LanyardAccessDecision *decision,
            LanyardConnector            *connector,
            LanyardPerson               *person,
            const char                  *obstacle)
{
  g_autofree char *headline = lanyard_access_decision_dup_text (decision, connector, person);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n", headline);
  for (guint i = 0; i < decision->rules->len; i++)
    {
      g_autofree char *said = lanyard_access_rule_dup_text (g_ptr_array_index (decision->rules, i));

      g_string_append_printf (text, "  %s\n", said);
    }
  if (obstacle != NULL)
    g_string_append_printf (text, "%s\n", obstacle);

  _lanyard_cli_print (text->str);
  return TRUE;
}

/* access explain PERSON CONNECTOR */
gboolean
_lanyard_cli_access_explain (LanyardCli  *cli,
                             GError     **error)
{
  g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[0], error);
  g_autoptr(LanyardRecord) connector = NULL;
  g_autoptr(LanyardAccessDecision) decision = NULL;
  g_autofree char *obstacle = NULL;

  connector = person != NULL ? _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[1], error) : NULL;
  if (connector == NULL)
    return FALSE;

  decision = lanyard_access_decision_new_sync (cli->configuration, LANYARD_CONNECTOR (connector), LANYARD_PERSON (person),
                                               error);
  if (decision == NULL)
    return FALSE;

  lanyard_access_decision_load_titles (decision, cli->configuration);
  obstacle = lanyard_access_dup_obstacle (LANYARD_CONNECTOR (connector), lanyard_time_now ());
  if (cli->json)
    return print_json (decision, LANYARD_CONNECTOR (connector), LANYARD_PERSON (person), obstacle);

  return print_text (decision, LANYARD_CONNECTOR (connector), LANYARD_PERSON (person), obstacle);
}
