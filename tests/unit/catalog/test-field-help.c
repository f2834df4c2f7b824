/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-connector.h"
#include "lanyard-field-help.h"

static const struct
{
  const char *words;
  const char *field;      /* what comes first; NULL: nothing is found */
} searches[] = {
  { "Audience Restriction", "sp_entity_id" },
  { "audience restriction", "sp_entity_id" },
  { "Target URL", "acs" },
  { "IdP SSO target URL", "sso_url" },
  { "Assertion Consumer", "acs" },
  { "assertion consumer service url", "acs" },
  { "Reply URL", "acs" },
  { "Recipient", "acs" },
  { "Destination", "acs" },
  { "ACS", "acs" },
  { "Issuer", "idp_entity_id" },
  { "identity provider issuer", "idp_entity_id" },
  { "SP Entity ID", "sp_entity_id" },
  { "IdP Entity ID", "idp_entity_id" },
  { "SAML 2.0 endpoint", "sso_url" },
  { "x.509 certificate", "certificate" },
  { "Thumbprint", "fingerprint" },
  { "NameIDFormat", "name_id_format" },
  { "memberOf", "group_attribute_name" },
  { "WantAssertionsSigned", "sign" },
  { "SessionNotOnOrAfter", "session_lifetime" },
  { "name_id_source", "name_id_source" },
  { "isDefault", "acs.default" },
  { "AssertionConsumerServiceIndex", "acs.index" },
  { "ACS Binding", "acs.binding" },
  { "FriendlyName", "attributes.friendly_name" },
  { "friendly name", "attributes.friendly_name" },
  { "if there is no value", "attributes.if_empty" },
  { "attributes.name_format", "attributes.name_format" },
  { "isRequired", "attributes.required" },
  { "Static Value", "constants.value" },
  { "relay state", "relay_state" },
  { "audiense restriction", "sp_entity_id" },
  { "asertion consumer", "acs" },
  { "recipeint", "acs" },
  { "zzz", NULL },
  { "", NULL },
  { " .-", NULL },
};

static void
test_searches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr(GPtrArray) found = lanyard_field_help_search (searches[i].words, NULL);
      const LanyardFieldHelp *first = found->len > 0 ? found->pdata[0] : NULL;

      g_test_message ("%s", searches[i].words);
      g_assert_cmpstr (first != NULL ? first->field : NULL, ==, searches[i].field);
    }
}

/* What this service provider calls a value comes first. */
static void
test_setup_labels (void)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), "deskpro", NULL);
  g_autoptr(GPtrArray) found = lanyard_field_help_search ("single sign on url", NULL);
  g_autoptr(GPtrArray) found_there = lanyard_field_help_search ("single sign on url", tmpl);

  g_assert_nonnull (tmpl);
  g_assert_cmpstr (((const LanyardFieldHelp *) found->pdata[0])->field, ==, "acs");
  g_assert_cmpstr (((const LanyardFieldHelp *) found_there->pdata[0])->field, ==, "sso_url");
}

/* Each name leads to its field, though perhaps not as the first. */
static void
test_each_name (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      const LanyardFieldHelp *help = searches[i].field != NULL ? lanyard_field_help_lookup (searches[i].field) : NULL;
      g_auto(GStrv) names = help != NULL ? lanyard_field_help_get_names (help) : NULL;

      for (char **name = names; name != NULL && *name != NULL; name++)
        {
          g_autoptr(GPtrArray) found = lanyard_field_help_search (*name, NULL);

          g_test_message ("%s: %s", searches[i].field, *name);
          g_assert_true (g_ptr_array_find (found, help, NULL));
        }
    }
}

/* Fields that nobody edits by hand. */
static const char * const without_help[] = {
  "kind", "template", "state", "sp_encryption_methods", "sp_signing_methods", "sp_digest_methods", "name_id_formats",
  "metadata_hash", "metadata_date", "metadata_valid_until", "metadata_values",
  "metadata_facts", "metadata_cache_duration", "secrets", NULL
};

static void
test_each_field (void)
{
  g_autofree GParamSpec **pspecs = NULL;
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  guint n_pspecs;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (connector), &n_pspecs);
  g_assert_cmpuint (n_pspecs, >, 0);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_autofree char *field = g_strdelimit (g_strdup (pspecs[i]->name), "-", '_');

      if (pspecs[i]->owner_type != LANYARD_TYPE_CONNECTOR || g_strv_contains (without_help, field))
        continue;
      g_test_message ("%s", field);
      g_assert_nonnull (lanyard_field_help_lookup (field));
    }
}

/* What the lists of the editor have. */
static void
test_each_member (void)
{
  const struct { GType type; const char *list; } lists[] = {
    { LANYARD_TYPE_ACS, "acs" }, { LANYARD_TYPE_ATTRIBUTE, "attributes" }, { LANYARD_TYPE_CONSTANT, "constants" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GObject) item = g_object_new (lists[i].type, NULL);
      g_autofree GParamSpec **pspecs = NULL;
      guint n_pspecs;

      pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n_pspecs);
      g_assert_cmpuint (n_pspecs, >, 0);
      for (guint k = 0; k < n_pspecs; k++)
        {
          g_autofree char *member = g_strdelimit (g_strdup (pspecs[k]->name), "-", '_');
          g_autofree char *field = g_strconcat (lists[i].list, ".", member, NULL);

          g_test_message ("%s", field);
          if (pspecs[k]->owner_type == lists[i].type && strcmp (field, "acs.edited") != 0)
            g_assert_nonnull (lanyard_field_help_lookup (field));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/field-help/searches", test_searches);
  g_test_add_func ("/catalog/field-help/setup-labels", test_setup_labels);
  g_test_add_func ("/catalog/field-help/each-name", test_each_name);
  g_test_add_func ("/catalog/field-help/each-field", test_each_field);
  g_test_add_func ("/catalog/field-help/each-member", test_each_member);

  return g_test_run ();
}
