/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-person.h"

#include <string.h>

static LanyardPerson *
read_person (const char *json)
{
  g_autoptr(GError) error = NULL;
  LanyardItem *item = lanyard_item_new_from_json_text (LANYARD_TYPE_PERSON, json, &error);

  g_assert_no_error (error);

  return LANYARD_PERSON (item);
}

static void
test_email_is_folded (void)
{
  g_autoptr(LanyardPerson) person = lanyard_person_new ("Ada", "Ada.LOVELACE@Example.COM");

  g_assert_cmpstr (lanyard_person_get_username (person), ==, "Ada");
  g_assert_cmpstr (lanyard_person_get_email (person), ==, "ada.lovelace@example.com");
  g_object_set (person, "email", "ÄDA@example.com", NULL);
  g_assert_cmpstr (lanyard_person_get_email (person), ==, "äda@example.com");
}

static void
test_validate (void)
{
  static const struct
  {
    const char *json;
    gboolean is_valid;
  } cases[] = {
    { "{\"username\":\"ada\"}", TRUE },
    { "{\"username\":\"ädá.l-42@x\",\"email\":\"a@b\"}", TRUE },
    { "{\"username\":\"ada\",\"notes\":\"two\\nlines\\t\"}", TRUE },
    { "{}", FALSE },
    { "{\"username\":\"\"}", FALSE },
    { "{\"username\":\"ada l\"}", FALSE },
    { "{\"username\":\"ada\\u00a0l\"}", FALSE },
    { "{\"username\":\"ada\\n\"}", FALSE },
    { "{\"username\":\"ada\\u007f\"}", FALSE },
    { "{\"username\":\"ada\\u0085\"}", FALSE },
    { "{\"username\":\"ada\",\"email\":\"ada\"}", FALSE },
    { "{\"username\":\"ada\",\"email\":\"@b\"}", FALSE },
    { "{\"username\":\"ada\",\"email\":\"a@\"}", FALSE },
    { "{\"username\":\"ada\",\"email\":\"a@b@c\"}", FALSE },
    { "{\"username\":\"ada\",\"email\":\"a b@c\"}", FALSE },
    { "{\"username\":\"ada\",\"first_name\":\"A\\u0007\"}", FALSE },
    { "{\"username\":\"ada\",\"attributes\":{\"a\":[\"b\",\"\\u001b[0m\"]}}", FALSE },
    { "{\"username\":\"ada\",\"attributes\":{\"\\ufffe\":[\"b\"]}}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPerson) person = read_person (cases[i].json);
      g_autoptr(GError) error = NULL;
      gboolean is_valid = lanyard_item_validate (LANYARD_ITEM (person), &error);

      if (is_valid != cases[i].is_valid)
        g_error ("Unexpected verdict on %s", cases[i].json);
      if (!is_valid)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

/* Whoever lets a person in ends the suspension of the directory, in any way. */
static void
test_directory_suspension (void)
{
  static const char * const ways[] = { "property", "text", "copy" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(LanyardPerson) person =
        read_person ("{\"directory_suspended\":true,\"directory_vanished\":true,\"suspended\":true,\"username\":\"ada\"}");
      g_autoptr(LanyardPerson) free_one = lanyard_person_new ("ada", NULL);

      g_assert_true (lanyard_person_is_suspended (person));
      g_assert_true (lanyard_person_is_directory_suspended (person));
      g_assert_true (lanyard_person_is_directory_vanished (person));
      if (i == 0)
        g_object_set (person, "suspended", FALSE, NULL);
      else if (i == 1)
        g_assert_true (lanyard_item_set_text (LANYARD_ITEM (person), "suspended", "no", FALSE, NULL));
      else
        lanyard_item_assign (LANYARD_ITEM (person), LANYARD_ITEM (free_one));

      g_test_message ("%s", ways[i]);
      g_object_set (person, "suspended", TRUE, NULL);
      g_assert_false (lanyard_person_is_directory_suspended (person));
      g_assert_false (lanyard_person_is_directory_vanished (person));
    }
}

static void
test_full_name (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } cases[] = {
    { "{\"username\":\"ada\",\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"display_name\":\"Countess\"}", "Countess" },
    { "{\"username\":\"ada\",\"first_name\":\"Ada\",\"last_name\":\"Lovelace\"}", "Ada Lovelace" },
    { "{\"username\":\"ada\",\"first_name\":\"Ada\"}", "Ada" },
    { "{\"username\":\"ada\",\"last_name\":\"Lovelace\"}", "Lovelace" },
    { "{\"username\":\"ada\"}", "ada" },
    { "{}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPerson) person = read_person (cases[i].json);
      g_autofree char *name = lanyard_person_dup_full_name (person);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *source;
    const char *expected;   /* joined with "|"; NULL: no such source */
    gboolean is_source;
  } cases[] = {
    { "username", "ada", TRUE },
    { "email", "ada@example.com", TRUE },
    { "first_name", "Ada", TRUE },
    { "last_name", "", TRUE },
    { "display_name", "", TRUE },
    { "description", "d", TRUE },
    { "employee_id", "7", TRUE },
    { "job_title", "j", TRUE },
    { "department", "dep", TRUE },
    { "company", "co", TRUE },
    { "cost_center", "cc", TRUE },
    { "location", "lo", TRUE },
    { "phone", "ph", TRUE },
    { "manager", "m", TRUE },
    { "custom:floor", "1|2", TRUE },
    { "custom:none", "", TRUE },
    { "groups", NULL, TRUE },
    { "subject_id", NULL, TRUE },
    { "pairwise_id", NULL, TRUE },
    { "custom:", NULL, FALSE },
    { "suspended", NULL, FALSE },
    { "notes", NULL, FALSE },
    { "attributes", NULL, FALSE },
    { "first-name", NULL, FALSE },
    { "Email", NULL, FALSE },
    { "", NULL, FALSE },
  };
  g_autoptr(LanyardPerson) person = read_person (
    "{\"username\":\"ada\",\"email\":\"Ada@example.com\",\"first_name\":\"Ada\",\"description\":\"d\","
    "\"employee_id\":\"7\",\"job_title\":\"j\",\"department\":\"dep\",\"company\":\"co\",\"cost_center\":\"cc\","
    "\"location\":\"lo\",\"phone\":\"ph\",\"manager\":\"m\",\"suspended\":true,"
    "\"attributes\":{\"floor\":[\"1\",\"2\"]},\"notes\":\"n\"}");

  g_assert_true (lanyard_person_is_suspended (person));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) values = lanyard_person_dup_values (person, cases[i].source);
      g_autofree char *joined = values != NULL ? g_strjoinv ("|", values) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].expected);
      g_assert_cmpint (lanyard_person_is_source (cases[i].source), ==, cases[i].is_source);
      g_assert_cmpint (lanyard_person_is_own_source (cases[i].source), ==, cases[i].expected != NULL);
    }
  g_assert_false (lanyard_person_is_source (NULL));
  g_assert_false (lanyard_person_is_own_source (NULL));
}

/* The table names what is a source, and nothing else. */
static void
test_sources (void)
{
  guint n_sources = 0;

  for (const LanyardSource *source = lanyard_person_get_sources (); source->source != NULL; source++, n_sources++)
    {
      g_assert_nonnull (source->label);
      g_assert_true (lanyard_person_is_source (source->source));
    }
  g_assert_cmpuint (n_sources, ==, 17);
}

static void
test_search_key (void)
{
  static const struct
  {
    const char *text;
    gboolean is_found;
  } cases[] = {
    { "", TRUE },
    { "LOVELACE", TRUE },
    { "zo\u00eb love", TRUE },
    { "ZOE\u0308", TRUE },
    { "zo\u00eb@example", TRUE },
    { "zl-42", TRUE },
    { "zoe lovelace", TRUE },
    { "zoa", FALSE },
    { "secret", FALSE },
  };
  g_autoptr(LanyardPerson) person = lanyard_person_new ("ZL-42", "zo\u00eb@example.org");

  g_object_set (person, "first-name", "Zo\u00eb", "last-name", "Lovelace", "notes", "secret", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lanyard_record_fold (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (strstr (lanyard_record_get_search_key (LANYARD_RECORD (person)), folded) != NULL, ==, cases[i].is_found);
    }

  g_object_set (person, "last-name", "Byron", NULL);
  g_assert_nonnull (strstr (lanyard_record_get_search_key (LANYARD_RECORD (person)), "byron"));
  g_assert_null (strstr (lanyard_record_get_search_key (LANYARD_RECORD (person)), "lovelace"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/person/email-is-folded", test_email_is_folded);
  g_test_add_func ("/model/person/validate", test_validate);
  g_test_add_func ("/model/person/directory-suspension", test_directory_suspension);
  g_test_add_func ("/model/person/full-name", test_full_name);
  g_test_add_func ("/model/person/values", test_values);
  g_test_add_func ("/model/person/sources", test_sources);
  g_test_add_func ("/model/person/search-key", test_search_key);

  return g_test_run ();
}
