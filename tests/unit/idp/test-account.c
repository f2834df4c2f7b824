/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sp-fixture.h"

#include "lanyard-custom-attribute.h"

#include <string.h>

static void
declare (SpFixture        *fixture,
         const char       *name,
         LanyardValueType  type,
         const char       *label)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->base.configuration, NULL);
  g_autoptr(LanyardCustomAttribute) attribute = lanyard_custom_attribute_new (name, type, label);

  g_list_store_append (G_LIST_STORE (lanyard_settings_get_custom_attributes (settings)), attribute);
  idp_fixture_save (&fixture->base, &settings);
}

/* @record_pointer: where the record is; @text: a{sas} as text */
static void
give (SpFixture  *fixture,
      gpointer    record_pointer,
      const char *text)
{
  g_autoptr(GVariant) values = g_variant_ref_sink (g_variant_new_parsed (text));

  g_object_set (*(gpointer *) record_pointer, "attributes", values, NULL);
  idp_fixture_save (&fixture->base, record_pointer);
}

static void
assert_fact (HttpReply  *reply,
             const char *label,
             const char *value)
{
  g_autofree char *expected = g_strdup_printf ("<dt>%s</dt><dd>%s</dd>", label, value);

  if (strstr (reply->body, expected) == NULL)
    g_error ("%s is not in %s", expected, reply->body);
}

/* Those of groups, too, under the names that people know; notes are not. */
static void
test_facts (SpFixture     *fixture,
            gconstpointer  data)
{
  g_autofree char *request = sp_make_request (fixture, "", "");
  g_autoptr(SpOutcome) outcome = NULL;
  g_autoptr(HttpReply) reply = NULL;

  declare (fixture, "floor", LANYARD_VALUE_NUMBER, "Floor");
  declare (fixture, "remote", LANYARD_VALUE_BOOLEAN, "Works from home");
  g_object_set (fixture->base.ada, "notes", "Not for her eyes", "department", "R & D", NULL);
  give (fixture, &fixture->base.ada, "{'remote': ['true'], 'pets': ['<b>cat', 'dog'], 'floor': @as []}");
  give (fixture, &fixture->base.bowlers, "{'floor': ['3']}");

  outcome = sp_send (fixture, request, NULL, "ada");
  reply = http_browser_send (fixture->browser, "/account", NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  assert_fact (reply, "Department", "R &amp; D");
  assert_fact (reply, "Floor", "3");
  assert_fact (reply, "Works from home", "Yes");
  assert_fact (reply, "pets", "&lt;b&gt;cat, dog");
  g_assert_null (strstr (reply->body, "Not for her eyes"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/idp/account/facts", SpFixture, NULL, sp_fixture_set_up, test_facts, sp_fixture_tear_down);

  return g_test_run ();
}
