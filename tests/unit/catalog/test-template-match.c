/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-template-match.h"

static const struct
{
  const char *entity_id;
  const char *acs;
  const char *url;
  const char *id;         /* NULL: no template */
  const char *values;     /* as text */
} match_cases[] = {
  { NULL, NULL, "https://acme.deskpro.com/admin/login", "deskpro", "{'subdomain': 'acme'}" },
  { "https://acme.deskpro.com/auth/saml/metadata/1", "https://acme.deskpro.com/auth/saml/acs/1", NULL, "deskpro",
    "{'entity_id': 'https://acme.deskpro.com/auth/saml/metadata/1', "
    "'acs_url': 'https://acme.deskpro.com/auth/saml/acs/1', 'subdomain': 'acme'}" },
  { "eu-api.mimecast.com.CUSA1A1", NULL, NULL, "mimecast", "{'region': 'eu', 'account_code': 'CUSA1A1'}" },
  { NULL, "https://eu-api.mimecast.com/login/sso/mpp", NULL, "mimecast", "{'region': 'eu'}" },
  { NULL, NULL, "https://deskpro.com.attacker.test/", NULL, NULL },
  { NULL, NULL, "https://notdeskpro.com/", NULL, NULL },
  { "https://sp.example.org/metadata", "https://sp.example.org/acs", NULL, NULL, NULL },
  { "urn:example:sp", NULL, NULL, NULL, NULL },
  { "", "", "", NULL, NULL },
};

static void
test_match (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      const char * const acs[] = { match_cases[i].acs, NULL };
      const LanyardTemplateClues clues = {
        .entity_id = match_cases[i].entity_id, .acs = acs, .url = match_cases[i].url,
      };
      g_autoptr(GVariant) values = NULL;
      g_autoptr(LanyardTemplate) tmpl = lanyard_catalog_match (lanyard_catalog_get_default (), &clues, &values);
      g_autofree char *text = values != NULL ? g_variant_print (values, FALSE) : NULL;

      g_test_message ("%s %s %s", clues.entity_id, acs[0], clues.url);
      g_assert_cmpstr (tmpl != NULL ? lanyard_template_get_id (tmpl) : NULL, ==, match_cases[i].id);
      g_assert_cmpstr (text, ==, match_cases[i].values);
    }
}

/* Not all of it, or of its host, is the customer's. */
static gboolean
is_telling (const char *pattern)
{
  const char *host = pattern != NULL ? strstr (pattern, "://") : NULL;
  gsize length;

  if (pattern == NULL || *pattern == '{')
    return FALSE;
  if (host == NULL)
    return strchr (pattern, '{') == NULL && strlen (pattern) >= 10;

  length = strcspn (host + 3, "/");
  return g_strrstr_len (host + 3, (gssize) length, "{") == NULL;
}

/* What a template makes of its placeholders' examples belongs to it. */
static void
test_examples (void)
{
  GListModel *catalog = G_LIST_MODEL (lanyard_catalog_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (catalog, i);
      const LanyardTemplateProfile *profile = lanyard_template_get_profile (tmpl);
      GPtrArray *placeholders = lanyard_template_get_placeholders (tmpl);
      GVariantBuilder builder;
      g_autoptr(GVariant) values = NULL;
      g_autofree char *entity_id = NULL;
      LanyardTemplateClues clues = { NULL };

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      for (guint j = 0; j < placeholders->len; j++)
        {
          LanyardPlaceholder *placeholder = placeholders->pdata[j];

          if (placeholder->example != NULL)
            g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
        }
      values = g_variant_ref_sink (g_variant_builder_end (&builder));
      if (!is_telling (profile->entity_id))
        continue;

      entity_id = lanyard_template_expand (tmpl, profile->entity_id, values, NULL);
      clues.entity_id = entity_id;
      g_test_message ("%s: %s", lanyard_template_get_id (tmpl), entity_id);
      g_assert_cmpuint (lanyard_template_match (tmpl, &clues, NULL), >, 0);
    }
}

/* An address that fits in very many ways does not take for ever. */
static void
test_long (void)
{
  static const char json[] =
    "{\"id\":\"long\",\"name\":\"Long\",\"vendor\":\"V\",\"summary\":\"S\",\"categories\":[\"support\"],\"color\":1,"
    "\"placeholders\":[{\"key\":\"a\",\"label\":\"A\",\"hint\":\"h\",\"example\":\"a\"},"
    "{\"key\":\"b\",\"label\":\"B\",\"hint\":\"h\",\"example\":\"b\"},"
    "{\"key\":\"c\",\"label\":\"C\",\"hint\":\"h\",\"example\":\"c\"}],"
    "\"service_provider\":{\"entity_id\":\"https://x.test.invalid/{a}a{b}a{c}b\"},\"source\":\"https://x.test\"}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardTemplate) tmpl = lanyard_template_new_from_json (bytes, &error);
  g_autofree char *fill = g_strnfill (1500, 'a');
  g_autofree char *entity_id = g_strconcat ("https://x.test.invalid/", fill, NULL);
  const LanyardTemplateClues clues = { .entity_id = entity_id };

  g_assert_no_error (error);
  g_assert_cmpuint (lanyard_template_match (tmpl, &clues, NULL), <, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/template-match/match", test_match);
  g_test_add_func ("/catalog/template-match/examples", test_examples);
  g_test_add_func ("/catalog/template-match/long", test_long);

  return g_test_run ();
}
