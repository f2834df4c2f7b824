/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What shows beside the fields is what the response says. */

#include "config.h"

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-preview.h"
#include "lanyard-saml.h"

static LanyardPreview *
preview (IdpFixture       *fixture,
         LanyardConnector *connector,
         LanyardPerson    *person)
{
  g_autoptr(GError) error = NULL;
  LanyardPreview *told = lanyard_preview_new_sync (fixture->configuration, connector,
                                                   lanyard_record_get_id (LANYARD_RECORD (person)), FIXTURE_NOW, &error);

  g_assert_no_error (error);
  return told;
}

static void
set (LanyardConnector *connector,
     const char       *field,
     const char       *value)
{
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (LANYARD_ITEM (connector), field, value, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_rows (IdpFixture    *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *row;
    const char *expected;   /* NULL: the reason why there is none */
  } rows[] = {
    { "{\"name\":\"a\",\"source\":\"email\"}", "ada@example.org" },
    { "{\"name\":\"a\",\"source\":\"email\",\"transform\":\"upper\",\"prefix\":\"X-\"}", "X-ADA@EXAMPLE.ORG" },
    { "{\"name\":\"a\",\"source\":\"email\",\"pattern\":\"@.*\",\"replacement\":\"\"}", "ada" },
    { "{\"name\":\"a\",\"source\":\"phone\",\"if_empty\":\"none\"}", "none" },
    { "{\"name\":\"a\",\"source\":\"groups\"}", "Admins · Staff" },
    { "{\"name\":\"a\",\"source\":\"groups\",\"multiple\":\"join\",\"separator\":\"|\"}", "Admins|Staff" },
    { "{\"name\":\"a\",\"source\":\"groups\",\"multiple\":\"repeat\"}", "Admins · Staff" },
    { "{\"name\":\"a\",\"source\":\"phone\"}", NULL },
    { "{\"name\":\"a\",\"source\":\"email\",\"multiple\":\"join\",\"separator\":\"@\"}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *list = g_strdup_printf ("[%s]", rows[i].row);
      g_autoptr(LanyardPreview) told = NULL;

      g_test_message ("%s", rows[i].row);
      set (fixture->connector, "attributes", list);
      told = preview (fixture, fixture->connector, fixture->ada);
      g_assert_true (told->allowed);
      g_assert_cmpuint (g_strv_length (told->attributes), ==, 1);
      if (rows[i].expected != NULL)
        g_assert_cmpstr (told->attributes[0], ==, rows[i].expected);
      else
        {
          g_assert_cmpstr (told->attributes[0], !=, "");
          g_assert_cmpstr (told->attributes[0], !=, "ada@example.org");
        }
    }
}

/* Each row alone: neither constants nor rows of the same name are mixed in. */
static void
test_order (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardPreview) told = NULL;

  set (fixture->connector, "attributes", "[{\"name\":\"n\",\"source\":\"first_name\"},{\"name\":\"n\",\"source\":\"last_name\"}]");
  set (fixture->connector, "constants", "n=constant");
  set (fixture->connector, "group_attribute_enabled", "true");
  set (fixture->connector, "group_attribute_filter", "^S");
  told = preview (fixture, fixture->connector, fixture->ada);
  g_assert_cmpstr (told->attributes[0], ==, "Ada");
  g_assert_cmpstr (told->attributes[1], ==, "Lovelace");
  g_assert_null (told->attributes[2]);
  g_assert_cmpstr (told->groups, ==, "Staff");

  g_clear_pointer (&told, lanyard_preview_free);
  told = preview (fixture, fixture->connector, fixture->eve);
  g_assert_false (told->allowed);
  g_assert_cmpstr (told->groups, !=, "Staff");
}

/* Somebody to whom it is granted alone may sign in, in no group at all. */
static void
test_single (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(LanyardPreview) told = NULL;
  g_autoptr(GError) error = NULL;

  lanyard_changes_link (changes, LANYARD_RELATION_PERSON_GRANT, lanyard_record_get_id (LANYARD_RECORD (fixture->eve)),
                        lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), TRUE);
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
  told = preview (fixture, fixture->connector, fixture->eve);
  g_assert_true (told->allowed);
}

/* Groups add attributes whether or not they grant the application. */
static void
test_groups_add (IdpFixture    *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *bowlers, *admins, *own;   /* their attributes */
    int order;                            /* of the bowlers */
    gboolean disabled;                    /* the bowlers are */
    const char *expected;                 /* NULL: no value */
  } cases[] = {
    { "{}", "{}", "{\"floor\":[\"1\"]}", 100, FALSE, "1" },
    { "{\"floor\":[\"2\"]}", "{}", "{}", 100, FALSE, "2" },
    { "{\"floor\":[\"2\"]}", "{}", "{\"floor\":[\"1\"]}", 0, FALSE, "1" },
    { "{\"floor\":[\"2\"]}", "{\"floor\":[\"3\"]}", "{}", 100, FALSE, "3" },
    { "{\"floor\":[\"2\"]}", "{\"floor\":[\"3\"]}", "{}", 99, FALSE, "2" },
    { "{\"floor\":[\"2\"]}", "{\"floor\":[\"3\"]}", "{}", 99, TRUE, "3" },
    { "{\"floor\":[\"2\"]}", "{}", "{}", 99, TRUE, NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);

  g_assert_no_error (error);
  lanyard_item_set_text (LANYARD_ITEM (settings), "custom_attributes", "[{\"name\":\"floor\",\"type\":\"number\"}]", FALSE, &error);
  g_assert_no_error (error);
  idp_fixture_save (fixture, &settings);
  set (fixture->connector, "attributes", "[{\"name\":\"a\",\"source\":\"custom:floor\"}]");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPreview) told = NULL;

      g_test_message ("case %zu", i);
      lanyard_item_set_text (LANYARD_ITEM (fixture->bowlers), "attributes", cases[i].bowlers, FALSE, &error);
      g_assert_no_error (error);
      g_object_set (fixture->bowlers, "order", cases[i].order, "disabled", cases[i].disabled, NULL);
      lanyard_item_set_text (LANYARD_ITEM (fixture->admins), "attributes", cases[i].admins, FALSE, &error);
      g_assert_no_error (error);
      lanyard_item_set_text (LANYARD_ITEM (fixture->ada), "attributes", cases[i].own, FALSE, &error);
      g_assert_no_error (error);
      idp_fixture_save (fixture, &fixture->bowlers);
      idp_fixture_save (fixture, &fixture->admins);
      idp_fixture_save (fixture, &fixture->ada);

      told = preview (fixture, fixture->connector, fixture->ada);
      g_assert_true (told->allowed);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (told->attributes[0], ==, cases[i].expected);
      else
        g_assert_false (g_ascii_isdigit (*told->attributes[0]));
    }
}

static void
test_name_id (IdpFixture    *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *field, *value;
    const char *expected;     /* NULL: another text */
  } cases[] = {
    { "name_id_source", "email", "ada@example.org" },
    { "name_id_prefix", "X-", "X-ada@example.org" },
    { "name_id_format", LANYARD_SAML_NAME_ID_TRANSIENT, NULL },
    { "name_id_format", LANYARD_SAML_NAME_ID_PERSISTENT, "X-ada@example.org" },
    { "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT, NULL },
    { "send_name_id", "false", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPreview) told = NULL;

      g_test_message ("%s=%s", cases[i].field, cases[i].value);
      set (fixture->connector, cases[i].field, cases[i].value);
      told = preview (fixture, fixture->connector, fixture->ada);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (told->name_id, ==, cases[i].expected);
      else
        g_assert_cmpstr (told->name_id, !=, "X-ada@example.org");
      g_assert_null (told->groups);
    }
}

/* Nothing is made that a sign-in would make and keep; a draft will do. */
static void
test_no_trace (IdpFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardConnector) draft = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (fixture->connector)));
  g_autoptr(LanyardPreview) one = NULL;
  g_autoptr(LanyardPreview) other = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (draft, "state", LANYARD_CONNECTOR_DRAFT, NULL);
  set (draft, "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT);
  set (draft, "name_id_format", LANYARD_SAML_NAME_ID_PERSISTENT);
  one = preview (fixture, draft, fixture->ada);
  other = preview (fixture, draft, fixture->ada);
  g_assert_cmpstr (one->name_id, ==, other->name_id);

  g_assert_null (lanyard_preview_new_sync (fixture->configuration, draft, "nobody", FIXTURE_NOW, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/idp/preview/" name, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down)
  ADD ("rows", test_rows);
  ADD ("order", test_order);
  ADD ("single", test_single);
  ADD ("groups-add", test_groups_add);
  ADD ("name-id", test_name_id);
  ADD ("no-trace", test_no_trace);

  return g_test_run ();
}
