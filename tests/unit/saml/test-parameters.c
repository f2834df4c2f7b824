/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *raw;
} refusals[] = {
  { "doubled", "SAMLRequest=a&SAMLRequest=a" },
  { "doubled-relay-state", "SAMLRequest=a&RelayState=b&x=y&RelayState=" },
  { "doubled-signature", "Signature=a&Signature=b" },
  { "escaped-name", "%53AMLRequest=a" },
  { "escaped-after-plain", "SAMLRequest=a&SAML%52equest=b" },
  { "escaped-sigalg", "SAMLRequest=a&%53igAlg=zz" },
  { "escaped-lower-case", "RelaySt%61te=a" },
  { "bad-escape-in-name", "SAML%5=a" },
  { "nul-in-name", "a%00=b" },
  { "no-equals", "SAMLRequest=a&RelayState" },
  { "semicolon", "RelayState=a;SAMLRequest=b" },
  { "second-semicolon", "x=a;b;Signature=b" },
  { "blank", "SAMLRequest=a b" },
  { "line-feed", "SAMLRequest=a\n" },
  { "not-ascii", "RelayState=\xc3\xbc" },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_parameters_new (refusals[i].raw, strlen (refusals[i].raw), &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
}

static void
test_nul (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_parameters_new ("RelayState=a\0b", 14, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
}

static void
test_too_many (void)
{
  g_autoptr(GString) raw = g_string_new ("a=b");
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (raw, "&a=b");
  g_assert_null (lanyard_saml_parameters_new (raw->str, raw->len, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
}

static void
test_too_large (void)
{
  g_autofree char *raw = g_strnfill (4 * 1024 * 1024, ';');
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_parameters_new (raw, strlen (raw), &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
}

/* Raw and decoded value of RelayState; NULL: absent, or an error. */
static const struct
{
  const char *query;
  const char *raw;
  const char *value;
  gboolean is_error;
} values[] = {
  { "", NULL, NULL, FALSE },
  { "a=b&&c", NULL, NULL, FALSE },
  { "RelayState=", "", "", FALSE },
  { "x=y&RelayState=a%2fb%2B+c%20d&z", "a%2fb%2B+c%20d", "a/b+ c d", FALSE },
  { "RelayState=a=b;c", "a=b;c", "a=b;c", FALSE },
  { "relaystate=a", NULL, NULL, FALSE },
  { "RelayState=%C3%BC%22%3Cscript%3E%0D%0A", "%C3%BC%22%3Cscript%3E%0D%0A", "ü\"<script>\r\n", FALSE },
  { "RelayState=%", "%", NULL, TRUE },
  { "RelayState=%4", "%4", NULL, TRUE },
  { "RelayState=%zz", "%zz", NULL, TRUE },
  { "RelayState=a%00b", "a%00b", NULL, TRUE },
  { "RelayState=%ff", "%ff", NULL, TRUE },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(LanyardSamlParameters) parameters = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *value = NULL;

      g_test_message ("%s", values[i].query);
      parameters = lanyard_saml_parameters_new (values[i].query, strlen (values[i].query), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (lanyard_saml_parameters_get_raw (parameters, "RelayState"), ==, values[i].raw);
      value = lanyard_saml_parameters_dup (parameters, "RelayState", &error);
      g_assert_cmpstr (value, ==, values[i].value);
      if (values[i].is_error)
        g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING);
      else
        g_assert_no_error (error);
    }
}

static void
test_long_relay_state (void)
{
  g_autofree char *value = g_strnfill (1024 * 1024, 'x');
  g_autofree char *query = g_strconcat ("RelayState=", value, NULL);
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autofree char *result = NULL;
  g_autoptr(GError) error = NULL;

  parameters = lanyard_saml_parameters_new (query, strlen (query), &error);
  g_assert_no_error (error);
  result = lanyard_saml_parameters_dup (parameters, "RelayState", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result, ==, value);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/parameters/a-13-refuses/%s", refusals[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/saml/parameters/a-13-refuses/nul", test_nul);
  g_test_add_func ("/saml/parameters/a-13-refuses/too-many", test_too_many);
  g_test_add_func ("/saml/parameters/a-13-refuses/too-large", test_too_large);
  g_test_add_func ("/saml/parameters/values", test_values);
  g_test_add_func ("/saml/parameters/long-relay-state", test_long_relay_state);

  return g_test_run ();
}
