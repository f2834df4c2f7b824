/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-transform.h"

static const struct
{
  const char *text;
  const char *pattern;
  const char *replacement;
  const char *prefix;
  LanyardTransform letters;
  const char *expected;     /* NULL: the steps are impossible */
} cases[] = {
  { "Ada@Example.org", NULL, NULL, NULL, LANYARD_TRANSFORM_NONE, "Ada@Example.org" },
  { "Ada@Example.org", "@.*$", NULL, NULL, LANYARD_TRANSFORM_LOWER, "ada" },
  { "Ada@Example.org", "^(.*)@(.*)$", "\\2/\\1", NULL, LANYARD_TRANSFORM_UPPER, "EXAMPLE.ORG/ADA" },
  { "ada", NULL, NULL, "CORP\\", LANYARD_TRANSFORM_NONE, "CORP\\ada" },
  { "ada", "z", "y", NULL, LANYARD_TRANSFORM_NONE, "ada" },
  { "ada", ".*", NULL, "CORP\\", LANYARD_TRANSFORM_NONE, "" },
  { "ada", "(", NULL, NULL, LANYARD_TRANSFORM_NONE, NULL },
  { "ada", "a", "\\", NULL, LANYARD_TRANSFORM_NONE, NULL },
};

static void
test_attribute (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new ("name", "email");
      g_autoptr(GError) error = NULL;
      g_autofree char *value = NULL;

      g_object_set (attribute, "pattern", cases[i].pattern, "replacement", cases[i].replacement,
                    "prefix", cases[i].prefix, "transform", cases[i].letters, NULL);
      value = lanyard_transform_attribute (attribute, cases[i].text, &error);
      g_assert_cmpstr (value, ==, cases[i].expected);
      g_assert_true ((value == NULL) == (error != NULL));
    }
}

static void
test_name_id (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *value = NULL;

      g_object_set (connector, "name-id-pattern", cases[i].pattern, "name-id-replacement", cases[i].replacement,
                    "name-id-prefix", cases[i].prefix, "name-id-transform", cases[i].letters, NULL);
      value = lanyard_transform_name_id (connector, cases[i].text, &error);
      g_assert_cmpstr (value, ==, cases[i].expected);
      g_assert_true ((value == NULL) == (error != NULL));
    }
}

static void
test_pattern (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_transform_check_pattern (NULL, NULL));
  g_assert_true (lanyard_transform_check_pattern ("^a+$", NULL));
  g_assert_false (lanyard_transform_check_pattern ("[", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/transform/i-30-attribute", test_attribute);
  g_test_add_func ("/model/transform/i-30-name-id", test_name_id);
  g_test_add_func ("/model/transform/pattern", test_pattern);

  return g_test_run ();
}
