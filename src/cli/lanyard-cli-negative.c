/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-negative-suite.h"
#include "lanyard-time.h"

static LanyardNegativeSuite *
make (LanyardCli  *cli,
      gint64       now,
      GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardPerson) person = NULL;

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  if (connector == NULL)
    return NULL;
  person = cli->person != NULL ? (LanyardPerson *) _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->person, error)
                               : lanyard_negative_suite_choose_person_sync (cli->configuration, connector, error);
  if (person == NULL)
    return NULL;

  return lanyard_negative_suite_make_sync (cli->configuration, connector, person, now, error);
}

static const char *
get_verdict (LanyardNegativeCase *item)
{
  if (item->document == NULL)
    return _("not made");
  if (!item->judged)
    return _("made");

  return item->accepted ? _("ACCEPTED") : _("refused");
}

static void
print (LanyardNegativeSuite *suite)
{
  g_auto(GStrv) limits = lanyard_negative_suite_list_limits (suite->connector);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = suite->cases->pdata[i];
      const GError *reason = item->fault != NULL ? item->fault : item->refusal;

      _lanyard_cli_add_row (rows, get_verdict (item), item->id, item->title, reason != NULL ? reason->message : NULL, NULL);
    }
  _lanyard_cli_print_rows (rows);
  g_print ("\n%s\n", _("What it means if the application accepts one:"));
  for (guint i = 0; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = suite->cases->pdata[i];

      g_print ("%s: %s\n", item->id, item->conclusion);
    }
  for (guint i = 0; limits[i] != NULL; i++)
    g_print ("\n%s\n", limits[i]);
}

static JsonNode *
case_to_json (LanyardNegativeCase *item)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "id", item->id);
  _lanyard_cli_add_string (node, "title", item->title);
  _lanyard_cli_add_string (node, "conclusion", item->conclusion);
  json_object_set_boolean_member (object, "made", item->document != NULL);
  if (item->judged)
    json_object_set_boolean_member (object, "accepted", item->accepted);
  else
    json_object_set_null_member (object, "accepted");
  _lanyard_cli_add_error (node, "refusal", item->refusal);
  _lanyard_cli_add_error (node, "fault", item->fault);
  return node;
}

static gboolean
print_json (LanyardNegativeSuite *suite)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_auto(GStrv) limits = lanyard_negative_suite_list_limits (suite->connector);
  JsonArray *array = json_array_new ();
  JsonArray *reasons = json_array_new ();

  for (guint i = 0; i < suite->cases->len; i++)
    json_array_add_element (array, case_to_json (suite->cases->pdata[i]));
  _lanyard_cli_add_string (node, "acs_url", suite->acs_url);
  for (guint i = 0; limits[i] != NULL; i++)
    json_array_add_string_element (reasons, limits[i]);
  json_object_set_array_member (object, "cases", array);
  json_object_set_array_member (object, "limits", reasons);

  return _lanyard_cli_print_json (node);
}

gboolean
_lanyard_cli_test_negative (LanyardCli  *cli,
                            GError     **error)
{
  gint64 now = lanyard_time_now ();
  g_autoptr(LanyardNegativeSuite) suite = NULL;
  gboolean good = TRUE;

  if (!cli->to_test_sp && cli->save == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("--to-test-sp or --save says what is done with the broken responses; one of them is needed."));
      return FALSE;
    }

  suite = make (cli, now, error);
  if (suite == NULL)
    return FALSE;
  if (cli->to_test_sp)
    good = lanyard_negative_suite_judge_sync (suite, cli->configuration, now, error);
  if (good && cli->save != NULL)
    good = lanyard_negative_suite_save_sync (suite, cli->save, error);
  if (cli->json)
    print_json (suite);
  else
    print (suite);

  return good;
}
