/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-person.h"
#include "lanyard-settings.h"

#define DECLARED                                                         \
  "{\"custom_attributes\":[{\"name\":\"floor\",\"type\":\"number\"},"     \
  "{\"name\":\"vip\",\"type\":\"boolean\"},{\"name\":\"langs\",\"type\":\"list\"},{\"name\":\"pin\"}]}"

static gpointer
read_item (GType       type,
           const char *json)
{
  g_autoptr(GError) error = NULL;
  LanyardItem *item = lanyard_item_new_from_json_text (type, json, &error);

  g_assert_no_error (error);

  return item;
}

static void
test_fold (void)
{
  static const struct
  {
    LanyardValueType type;
    const char *value;
    const char *expected;   /* NULL: it is none */
  } cases[] = {
    { LANYARD_VALUE_TEXT, " a b ", " a b " },
    { LANYARD_VALUE_TEXT, "", "" },
    { LANYARD_VALUE_LIST, "x", "x" },
    { LANYARD_VALUE_NUMBER, "42", "42" },
    { LANYARD_VALUE_NUMBER, " 42\n", "42" },
    { LANYARD_VALUE_NUMBER, "007", "7" },
    { LANYARD_VALUE_NUMBER, "0", "0" },
    { LANYARD_VALUE_NUMBER, "+5", "5" },
    { LANYARD_VALUE_NUMBER, "-3.50", "-3.5" },
    { LANYARD_VALUE_NUMBER, "2.00", "2" },
    { LANYARD_VALUE_NUMBER, "-0", "0" },
    { LANYARD_VALUE_NUMBER, "-0.0", "0" },
    { LANYARD_VALUE_NUMBER, "123456789012345678901234567890", "123456789012345678901234567890" },
    { LANYARD_VALUE_NUMBER, "", NULL },
    { LANYARD_VALUE_NUMBER, "-", NULL },
    { LANYARD_VALUE_NUMBER, ".5", NULL },
    { LANYARD_VALUE_NUMBER, "5.", NULL },
    { LANYARD_VALUE_NUMBER, "1,5", NULL },
    { LANYARD_VALUE_NUMBER, "1.2.3", NULL },
    { LANYARD_VALUE_NUMBER, "1e3", NULL },
    { LANYARD_VALUE_NUMBER, "0x1f", NULL },
    { LANYARD_VALUE_NUMBER, "4 2", NULL },
    { LANYARD_VALUE_NUMBER, "٤", NULL },
    { LANYARD_VALUE_NUMBER, "inf", NULL },
    { LANYARD_VALUE_NUMBER, "00000000000000000000000000000000000000000000000000000000000000001", NULL },
    { LANYARD_VALUE_BOOLEAN, "yes", "true" },
    { LANYARD_VALUE_BOOLEAN, "TRUE", "true" },
    { LANYARD_VALUE_BOOLEAN, " 1 ", "true" },
    { LANYARD_VALUE_BOOLEAN, "off", "false" },
    { LANYARD_VALUE_BOOLEAN, "no", "false" },
    { LANYARD_VALUE_BOOLEAN, "", NULL },
    { LANYARD_VALUE_BOOLEAN, "2", NULL },
    { LANYARD_VALUE_BOOLEAN, "maybe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lanyard_custom_values_fold (cases[i].type, cases[i].value);

      g_assert_cmpstr (folded, ==, cases[i].expected);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char *before;     /* NULL: somebody new */
    const char *attributes;
    const char *expected;   /* NULL: refused */
  } cases[] = {
    { NULL, "{}", "{}" },
    { NULL, "{\"floor\":[\"03\"],\"vip\":[\"Yes\"]}", "{\"floor\":[\"3\"],\"vip\":[\"true\"]}" },
    { NULL, "{\"langs\":[\"de\",\"fr\"],\"pin\":[\"007\"]}", "{\"langs\":[\"de\",\"fr\"],\"pin\":[\"007\"]}" },
    { NULL, "{\"else\":[\"a\",\"b\"],\"floor\":[]}", "{\"else\":[\"a\",\"b\"],\"floor\":[]}" },
    { NULL, "{\"floor\":[\"ground\"]}", NULL },
    { NULL, "{\"floor\":[\"1\",\"2\"]}", NULL },
    { NULL, "{\"vip\":[\"perhaps\"]}", NULL },
    { NULL, "{\"pin\":[\"1\",\"2\"]}", NULL },
    { "{\"floor\":[\"ground\"]}", "{\"floor\":[\"ground\"],\"vip\":[\"no\"]}", "{\"floor\":[\"ground\"],\"vip\":[\"false\"]}" },
    { "{\"floor\":[\"ground\"]}", "{\"floor\":[\"cellar\"]}", NULL },
    { "{\"floor\":[\"ground\"]}", "{\"vip\":[\"ground\"]}", NULL },
  };
  g_autoptr(LanyardSettings) settings = read_item (LANYARD_TYPE_SETTINGS, DECLARED);
  GListModel *declared = lanyard_settings_get_custom_attributes (settings);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"attributes\":%s}", cases[i].attributes);
      g_autofree char *old_json = g_strdup_printf ("{\"attributes\":%s}", cases[i].before != NULL ? cases[i].before : "{}");
      g_autofree char *expected = g_strdup_printf ("{\"attributes\":%s}", cases[i].expected);
      g_autoptr(LanyardItem) item = read_item (LANYARD_TYPE_PERSON, json);
      g_autoptr(LanyardItem) before = read_item (LANYARD_TYPE_PERSON, old_json);
      g_autoptr(LanyardItem) wanted = cases[i].expected != NULL ? read_item (LANYARD_TYPE_PERSON, expected) : NULL;
      g_autoptr(GError) error = NULL;

      if (!lanyard_custom_values_check (declared, item, cases[i].before != NULL ? before : NULL, &error))
        {
          g_assert_null (wanted);
          g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
          continue;
        }
      g_assert_nonnull (wanted);
      g_assert_true (lanyard_item_equal (item, wanted));
    }
}

static void
test_single (void)
{
  g_autoptr(LanyardSettings) settings = read_item (LANYARD_TYPE_SETTINGS, DECLARED);
  GListModel *declared = lanyard_settings_get_custom_attributes (settings);

  g_assert_true (lanyard_custom_values_is_single (declared, "floor"));
  g_assert_true (lanyard_custom_values_is_single (declared, "pin"));
  g_assert_false (lanyard_custom_values_is_single (declared, "langs"));
  g_assert_false (lanyard_custom_values_is_single (declared, "else"));
  g_assert_false (lanyard_custom_values_is_single (NULL, "floor"));
}

static void
test_declarations (void)
{
  static const struct
  {
    const char *json;
    gboolean is_valid;
  } cases[] = {
    { DECLARED, TRUE },
    { "{\"custom_attributes\":[{\"name\":\"größe\",\"label\":\"Shoe size\"}]}", TRUE },
    { "{\"custom_attributes\":[{}]}", FALSE },
    { "{\"custom_attributes\":[{\"name\":\"\"}]}", FALSE },
    { "{\"custom_attributes\":[{\"name\":\"a b\"}]}", FALSE },
    { "{\"custom_attributes\":[{\"name\":\"a=b\"}]}", FALSE },
    { "{\"custom_attributes\":[{\"name\":\"a\"},{\"name\":\"a\",\"type\":\"list\"}]}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardItem) settings = read_item (LANYARD_TYPE_SETTINGS, cases[i].json);
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (lanyard_item_validate (settings, &error), ==, cases[i].is_valid);
      if (!cases[i].is_valid)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/custom-values/fold", test_fold);
  g_test_add_func ("/model/custom-values/check", test_check);
  g_test_add_func ("/model/custom-values/single", test_single);
  g_test_add_func ("/model/custom-values/declarations", test_declarations);

  return g_test_run ();
}
