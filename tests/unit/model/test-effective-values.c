/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-effective-values.h"
#include "lanyard-settings.h"

#define DECLARED                                                        \
  "{\"custom_attributes\":[{\"name\":\"floor\",\"type\":\"number\"},"    \
  "{\"name\":\"langs\",\"type\":\"list\"},{\"name\":\"pin\"}]}"

static gpointer
read_item (GType       type,
           const char *json)
{
  g_autoptr(GError) error = NULL;
  LanyardItem *item = lanyard_item_new_from_json_text (type, json, &error);

  g_assert_no_error (error);

  return item;
}

static GPtrArray *
read_groups (const char * const *json)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; json[i] != NULL; i++)
    g_ptr_array_add (groups, read_item (LANYARD_TYPE_GROUP, json[i]));

  return groups;
}

static void
describe_given (GString   *text,
                GPtrArray *given)
{
  for (guint i = 0; i < given->len; i++)
    {
      LanyardGivenValues *values = given->pdata[i];
      g_autofree char *joined = g_strjoinv (",", values->values);

      g_string_append_printf (text, " %s:%s", values->group != NULL ? lanyard_group_get_name (values->group) : "own", joined);
    }
}

/* NAME=VALUES, who gives them, and what lost */
static char *
describe (GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      LanyardEffectiveValues *effective = list->pdata[i];
      g_autofree char *joined = g_strjoinv (",", effective->values);

      g_string_append_printf (text, "%s%s=%s <", i > 0 ? "; " : "", effective->name, joined);
      describe_given (text, effective->givers);
      g_string_append (text, " !");
      describe_given (text, effective->lost);
    }

  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  static const struct
  {
    const char *person;
    const char *groups[4];
    const char *expected;
  } cases[] = {
    { "{}", { NULL }, "" },
    { "{}", { "{\"name\":\"A\"}" }, "" },
    { "{\"attributes\":{\"floor\":[\"1\"]}}", { "{\"name\":\"A\"}" }, "floor=1 < own:1 !" },
    { "{}", { "{\"name\":\"A\",\"attributes\":{\"floor\":[\"2\"]}}" }, "floor=2 < A:2 !" },
    /* the person's own value wins, whatever the order */
    { "{\"attributes\":{\"floor\":[\"1\"]}}", { "{\"name\":\"A\",\"order\":0,\"attributes\":{\"floor\":[\"2\"]}}" },
      "floor=1 < own:1 ! A:2" },
    /* the same value is no conflict */
    { "{\"attributes\":{\"floor\":[\"2\"]}}", { "{\"name\":\"A\",\"attributes\":{\"floor\":[\"2\"]}}" },
      "floor=2 < own:2 A:2 !" },
    /* by name, then by order */
    { "{}", { "{\"name\":\"B\",\"attributes\":{\"pin\":[\"b\"]}}", "{\"name\":\"A\",\"attributes\":{\"pin\":[\"a\"]}}" },
      "pin=a < A:a ! B:b" },
    { "{}", { "{\"name\":\"B\",\"order\":99,\"attributes\":{\"pin\":[\"b\"]}}", "{\"name\":\"A\",\"attributes\":{\"pin\":[\"a\"]}}" },
      "pin=b < B:b ! A:a" },
    { "{}", { "{\"name\":\"A\",\"attributes\":{\"pin\":[\"a\"]}}", "{\"name\":\"B\",\"attributes\":{\"pin\":[\"b\"]}}",
              "{\"name\":\"C\",\"attributes\":{\"pin\":[\"a\"]}}" },
      "pin=a < A:a C:a ! B:b" },
    /* a disabled group adds nothing */
    { "{}", { "{\"name\":\"A\",\"disabled\":true,\"attributes\":{\"pin\":[\"a\"]}}", "{\"name\":\"B\",\"attributes\":{\"pin\":[\"b\"]}}" },
      "pin=b < B:b !" },
    { "{}", { "{\"name\":\"A\",\"disabled\":true,\"attributes\":{\"pin\":[\"a\"]}}" }, "" },
    /* lists, and what is not declared, are merged, each value once */
    { "{\"attributes\":{\"langs\":[\"de\",\"en\"]}}",
      { "{\"name\":\"B\",\"attributes\":{\"langs\":[\"fr\",\"de\"]}}", "{\"name\":\"A\",\"attributes\":{\"langs\":[\"en\",\"it\"]}}" },
      "langs=de,en,it,fr < own:de,en A:en,it B:fr,de !" },
    { "{}", { "{\"name\":\"B\",\"attributes\":{\"tag\":[\"x\"]}}", "{\"name\":\"A\",\"attributes\":{\"tag\":[\"y\",\"x\"]}}" },
      "tag=y,x < A:y,x B:x !" },
    /* nothing is no value */
    { "{\"attributes\":{\"floor\":[]}}", { "{\"name\":\"A\",\"attributes\":{\"floor\":[\"2\"]}}" }, "floor=2 < A:2 !" },
    { "{\"attributes\":{\"pin\":[\"p\"]}}", { "{\"name\":\"A\",\"attributes\":{\"floor\":[\"2\"],\"pin\":[]}}" },
      "pin=p < own:p !; floor=2 < A:2 !" },
  };
  g_autoptr(LanyardSettings) settings = read_item (LANYARD_TYPE_SETTINGS, DECLARED);
  GListModel *declared = lanyard_settings_get_custom_attributes (settings);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPerson) person = read_item (LANYARD_TYPE_PERSON, cases[i].person);
      g_autoptr(GPtrArray) groups = read_groups (cases[i].groups);
      g_autoptr(GPtrArray) list = lanyard_effective_values_list (person, groups, declared);
      g_autofree char *text = describe (list);

      g_test_message ("case %zu", i);
      g_assert_cmpstr (text, ==, cases[i].expected);
      for (guint j = 0; j < list->len; j++)
        {
          LanyardEffectiveValues *effective = list->pdata[j];
          g_auto(GStrv) values = lanyard_effective_values_dup (person, groups, declared, effective->name);

          g_assert_cmpstrv (values, effective->values);
        }
    }
}

static void
test_nothing (void)
{
  g_autoptr(LanyardPerson) person = lanyard_person_new ("ada", NULL);
  g_auto(GStrv) values = lanyard_effective_values_dup (person, NULL, NULL, "floor");
  g_autoptr(GPtrArray) list = lanyard_effective_values_list (person, NULL, NULL);

  g_assert_nonnull (values);
  g_assert_null (values[0]);
  g_assert_cmpuint (list->len, ==, 0);
}

/* A group that was stored before there were attributes. */
static void
test_old (void)
{
  g_autoptr(LanyardGroup) group = read_item (LANYARD_TYPE_GROUP, "{\"name\":\"A\",\"description\":\"d\"}");
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) groups = g_ptr_array_new ();
  g_autoptr(LanyardPerson) person = lanyard_person_new ("ada", NULL);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (groups, group);
  list = lanyard_effective_values_list (person, groups, NULL);
  g_assert_cmpint (lanyard_group_get_order (group), ==, 100);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_true (lanyard_item_validate (LANYARD_ITEM (group), &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/effective-values/list", test_list);
  g_test_add_func ("/model/effective-values/nothing", test_nothing);
  g_test_add_func ("/model/effective-values/old", test_old);

  return g_test_run ();
}
