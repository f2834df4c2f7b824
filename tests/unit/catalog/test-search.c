/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-error.h"

static const struct
{
  const char *text;
  const char *first;      /* NULL: nothing is found */
} search_cases[] = {
  { "jira", "atlassian-cloud" },
  { "JIRA", "atlassian-cloud" },
  { "Confluence", "atlassian-cloud" },
  { "bitbucket", "atlassian-cloud" },
  { "bitb", "atlassian-cloud" },
  { "Jira Service", "atlassian-cloud" },
  { "mimecast", "mimecast" },
  { "mimcast", "mimecast" },
  { "mimecats", "mimecast" },
  { "personal portal", "mimecast" },
  { "portal mimecast", "mimecast" },
  { "salesforce", "salesforce" },
  { "salesfroce", "salesforce" },
  { "salseforc", "salesforce" },
  { "sfdc", "salesforce" },
  { "aws", "aws" },
  { "amazon", "aws" },
  { "gmail", "google-workspace" },
  { "G Suite", "google-workspace" },
  { "google drvie", "google-workspace" },
  { "slack", "slack" },
  { "slak", "slack" },
  { "dmarc", "valimail" },
  { "office", "microsoft-365" },
  { "jir", "atlassian-cloud" },
  { "atlasian", "atlassian-cloud" },
  { "trello", "atlassian-cloud" },
  { "ofice", "microsoft-365" },
  { "office365", "microsoft-365" },
  { "outlok", "microsoft-365" },
  { "SharePoint", "microsoft-365" },
  { "teams", "microsoft-365" },
  { "zoom", "zoom" },
  { "zendsk", "zendesk" },
  { "servicenow", "servicenow" },
  { "service now", "servicenow" },
  { "github", "github-organization" },
  { "gitub", "github-organization" },
  { "okta", "okta-inbound" },
  { "workdy", "workday" },
  { "tableau", "tableau-cloud" },
  { "dropbx", "dropbox-business" },
  { "box", "box" },
  { "docusgn", "docusign" },
  { "photoshop", "adobe-creative-cloud" },
  { "hubspot", "hubspot" },
  { "concur", "sap-concur" },
  { "netsuit", "netsuite" },
  { "crowdstrike", "crowdstrike-falcon" },
  { "paloalto", "palo-alto-cloud-identity-engine" },
  { "newrelic", "new-relic" },
  { "meraki", "cisco-meraki" },
  { "webex", "webex-meetings" },
  { "moodle", "moodle-saml2" },
  { "grafana", "grafana-enterprise" },
  { "bamboo", "bamboohr" },
  { "ultipro", "ukg-pro" },
  { "lucidchart", "lucid" },
  { "Zöho Mail", "zoho-one" },
  { "gotomeeting", "goto" },
  { "victorops", "splunk-on-call" },
  { "pulse", "ivanti-connect-secure" },
  { "bomgar", "beyondtrust-remote-support" },
  { "lynda", "linkedin-learning" },
  { "payroll", "adp" },
  { "off", "microsoft-365" },
  { "azure", "microsoft-365" },
  { "generic", "generic" },
  { "  deskpro!  ", "deskpro" },
  { "custom", "custom" },
  { "saml 2.0", "custom" },
  { "bookmark", "bookmark" },
  { "döskpro", "deskpro" },
  { "xyzzyplugh", NULL },
  { "jira xyzzyplugh", NULL },
  { "zz", NULL },
};

static void
test_search (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      g_autoptr(GPtrArray) found = lanyard_catalog_search (catalog, search_cases[i].text, NULL);

      g_test_message ("%s", search_cases[i].text);
      g_assert_cmpstr (found->len > 0 ? lanyard_template_get_id (found->pdata[0]) : NULL, ==, search_cases[i].first);
    }
}

static void
test_all (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  const char * const texts[] = { "", "  ", "…!" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) found = lanyard_catalog_search (catalog, texts[i], NULL);

      g_assert_cmpuint (found->len, ==, g_list_model_get_n_items (G_LIST_MODEL (catalog)));
      g_assert_cmpstr (lanyard_template_get_id (found->pdata[0]), ==, "15five");
    }
}

static void
test_category (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  g_autofree const char **categories = lanyard_catalog_list_categories ();
  g_autoptr(GPtrArray) travel = lanyard_catalog_search (catalog, "sap", "travel");
  g_autoptr(GPtrArray) nothing = lanyard_catalog_search (catalog, "jira", "travel");
  guint n_listed = 0;

  g_assert_cmpuint (travel->len, ==, 1);
  g_assert_cmpstr (lanyard_template_get_id (travel->pdata[0]), ==, "sap-concur");
  g_assert_cmpuint (nothing->len, ==, 0);

  for (gsize i = 0; categories[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) found = lanyard_catalog_search (catalog, "", categories[i]);

      g_test_message ("%s", categories[i]);
      g_assert_cmpuint (found->len, >, 0);
      g_assert_nonnull (lanyard_catalog_get_category_title (categories[i]));
      n_listed += found->len;
    }

  g_assert_cmpuint (n_listed, >=, g_list_model_get_n_items (G_LIST_MODEL (catalog)));
  g_assert_null (lanyard_catalog_get_category_title ("shoes"));
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr(GPtrArray) found = lanyard_catalog_search (lanyard_catalog_get_default (), text, NULL);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_lookup (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (lanyard_template_get_name (lanyard_catalog_lookup (catalog, "aws", &error)), ==,
                   "Amazon Web Services (single account)");
  g_assert_null (lanyard_catalog_lookup (catalog, "jira", &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "atlassian-cloud"));
}

/* A catalog far larger than ours finds the same way. */
static void
test_large (void)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardCatalog) catalog = NULL;
  g_autoptr(GPtrArray) exact = NULL;
  g_autoptr(GPtrArray) common = NULL;
  g_autoptr(GPtrArray) typo = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *json = g_strdup_printf ("{ \"id\": \"t%u\", \"name\": \"Tool number%05u\", \"summary\": \"x\","
                                               "  \"keywords\": [\"word%u\"], \"categories\": [\"common\"] }", i, i, i);
      g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr(GError) error = NULL;
      LanyardTemplate *tmpl = lanyard_template_new_from_json (bytes, &error);

      g_assert_no_error (error);
      g_ptr_array_add (templates, tmpl);
    }

  catalog = lanyard_catalog_new (templates);
  exact = lanyard_catalog_search (catalog, "word7777", NULL);
  common = lanyard_catalog_search (catalog, "tool common", NULL);
  typo = lanyard_catalog_search (catalog, "nubmer07777", NULL);

  g_assert_cmpuint (exact->len, ==, 1);
  g_assert_cmpstr (lanyard_template_get_id (exact->pdata[0]), ==, "t7777");
  g_assert_cmpuint (common->len, ==, 10000);
  g_assert_cmpstr (lanyard_template_get_id (common->pdata[0]), ==, "t0");
  g_assert_cmpstr (lanyard_template_get_id (typo->pdata[0]), ==, "t7777");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/search/table", test_search);
  g_test_add_func ("/catalog/search/all", test_all);
  g_test_add_func ("/catalog/search/category", test_category);
  g_test_add_func ("/catalog/search/long", test_long);
  g_test_add_func ("/catalog/search/lookup", test_lookup);
  g_test_add_func ("/catalog/search/large", test_large);

  return g_test_run ();
}
