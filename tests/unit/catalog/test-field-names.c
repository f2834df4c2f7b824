/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-object.h>
#include <string.h>

#include "lanyard-field-names.h"

static const struct
{
  const char *text;
  const char *field;      /* NULL: none */
  gboolean    is_exact;
} name_cases[] = {
  { "Audience Restriction", "sp_entity_id", TRUE },
  { "Audience URI (SP Entity ID)", "sp_entity_id", TRUE },
  { "Identifier (Entity ID):", "sp_entity_id", TRUE },
  { "entity-id", "sp_entity_id", TRUE },
  { "Target URL", "acs", TRUE },
  { "ACS URL", "acs", TRUE },
  { "Reply URL (Assertion Consumer Service URL)", "acs", TRUE },
  { "Assertion Consumer Service (ACS) URL", "acs", FALSE },
  { "Single Logout URL", "slo_url", TRUE },
  { "  SLO   URL ", "slo_url", TRUE },
  { "NameID format", "name_id_format", TRUE },
  { "RelayState", "relay_state", TRUE },
  { "Identity Provider Issuer", "idp_entity_id", TRUE },
  { "IdP SSO URL", "slug", TRUE },
  { "X.509 Certificate", "idp_certificate", TRUE },
  { "sp signing cert", "sp_signing_certificates", FALSE },
  { "logout", "slo_url", FALSE },
  { "audience", "sp_entity_id", TRUE },
  { "aud", "sp_entity_id", FALSE },
  { "weather", NULL, FALSE },
  { "…", NULL, FALSE },
  { "", NULL, FALSE },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      guint score;
      const LanyardFieldName *name = lanyard_field_names_find (name_cases[i].text, &score);

      g_test_message ("“%s”: %s, %u", name_cases[i].text, name != NULL ? name->field : "none", score);
      g_assert_cmpstr (name != NULL ? name->field : NULL, ==, name_cases[i].field);
      g_assert_cmpint (score == LANYARD_FIELD_NAME_EXACT, ==, name_cases[i].is_exact);
      g_assert_cmpint (score > 0, ==, name != NULL);
    }
}

/* No name belongs to two fields: which one was meant could not be told. */
static void
test_unique (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n_names;
  const LanyardFieldName *names = lanyard_field_names_get (&n_names);

  for (gsize i = 0; i < n_names; i++)
    {
      g_auto(GStrv) synonyms = g_strsplit (names[i].synonyms, "|", -1);

      for (guint j = 0; synonyms[j] != NULL; j++)
        {
          g_test_message ("%s", synonyms[j]);
          g_assert_cmpuint (lanyard_field_names_score (&names[i], synonyms[j]), ==, LANYARD_FIELD_NAME_EXACT);
          g_assert_true (g_hash_table_add (seen, g_strdup (synonyms[j])));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/field-names/find", test_find);
  g_test_add_func ("/catalog/field-names/unique", test_unique);

  return g_test_run ();
}
