/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-object.h>
#include <string.h>

#include "lanyard-field-help-private.h"
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
  { "IdP SSO URL", "sso_url", TRUE },
  { "X.509 Certificate", "certificate", TRUE },
  { "sp signing cert", "sp_signing_certificates", FALSE },
  { "logout", "slo_url", FALSE },
  { "Certificate Fingerprint", "fingerprint", TRUE },
  { "Login URL", "login_url", TRUE },
  { "SingleLogoutService", "slo_url", TRUE },
  { "audience", "sp_entity_id", TRUE },
  { "aud", "sp_entity_id", FALSE },
  { "weather", NULL, FALSE },
  { "Index", NULL, FALSE },
  { "Title", NULL, FALSE },
  { "Color", NULL, FALSE },
  { "…", NULL, FALSE },
  { "", NULL, FALSE },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      guint score;
      const LanyardFieldHelp *name = lanyard_field_names_find (name_cases[i].text, &score);

      g_test_message ("“%s”: %s, %u", name_cases[i].text, name != NULL ? name->field : "none", score);
      g_assert_cmpstr (name != NULL ? name->field : NULL, ==, name_cases[i].field);
      g_assert_cmpint (score == LANYARD_FIELD_NAME_EXACT, ==, name_cases[i].is_exact);
      g_assert_cmpint (score > 0, ==, name != NULL);
    }
}

/* No name belongs to two fields: which one was meant could not be told. What
 * is too vague, or not for pasted text, is not found by its name. */
static void
test_unique (void)
{
  for (const LanyardFieldHelp *help = _lanyard_field_helps; help->field != NULL; help++)
    {
      g_autofree char *list = g_strjoin ("|", help->names, help->more_names, NULL);
      g_auto(GStrv) names = g_strsplit (list, "|", -1);

      g_assert_true (help->more_names == NULL || help->paste_name != NULL);
      for (char **name = names; *name != NULL; name++)
        {
          gboolean is_vague = **name == '~';
          guint score;
          const LanyardFieldHelp *found = lanyard_field_names_find (*name + is_vague, &score);
          gboolean is_found = found == help && score == LANYARD_FIELD_NAME_EXACT;

          g_test_message ("%s: %s", help->field, *name);
          g_assert_cmpint (is_found, ==, help->paste_name != NULL && !is_vague);
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
