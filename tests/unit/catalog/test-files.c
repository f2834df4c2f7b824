/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-person.h"
#include "lanyard-template-private.h"
#include "lanyard-url.h"

/* The rules that every template of the catalog keeps. */

static char *catalog_folder;

typedef void (*TemplateFunc) (LanyardTemplate           *tmpl,
                              const LanyardTemplateData *data);

static void
foreach_template (gconstpointer data)
{
  const TemplateFunc *func = data;
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalog));

  g_assert_cmpuint (n, >=, 475);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (G_LIST_MODEL (catalog), i);

      g_test_message ("%s", lanyard_template_get_id (tmpl));
      (*func) (tmpl, _lanyard_template_get_data (tmpl));
    }
}

/* All texts in which placeholders may stand, one after the other. */
static char *
join_texts (const LanyardTemplateProfile *profile)
{
  const char *texts[] = { profile->entity_id, profile->login_url, profile->slo_url,
                          profile->relay_state, profile->bookmark_url };
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (joined, "%s\n", texts[i] != NULL ? texts[i] : "");
  for (guint i = 0; i < profile->acs->len; i++)
    g_string_append_printf (joined, "%s\n", lanyard_acs_get_url (profile->acs->pdata[i]));
  for (guint i = 0; i < profile->constants->len; i++)
    g_string_append_printf (joined, "%s\n", lanyard_constant_get_value (profile->constants->pdata[i]));

  return g_string_free (joined, FALSE);
}

static void
check_file (LanyardTemplate           *tmpl,
            const LanyardTemplateData *data)
{
  g_autofree char *name = g_strconcat (data->id, ".json", NULL);
  g_autofree char *path = g_build_filename (catalog_folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lanyard_template_get_json (tmpl), ==, contents);
}

static void
check_placeholders (LanyardTemplate           *tmpl,
                    const LanyardTemplateData *data)
{
  g_autofree char *texts = join_texts (&data->profile);
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = data->placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);
      g_autoptr(GError) error = NULL;

      g_assert_true (g_hash_table_add (keys, placeholder->key));
      g_assert_nonnull (strstr (texts, token));
      if (placeholder->example != NULL)
        lanyard_template_check_placeholder (tmpl, placeholder->key, placeholder->example, &error);
      g_assert_no_error (error);
    }

  /* and none that is not declared */
  for (const char *open = strchr (texts, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      g_autofree char *key = g_strndup (open + 1, strcspn (open + 1, "}"));

      g_assert_true (g_hash_table_contains (keys, key) || g_str_equal (key, "idp_entity_id"));
    }
}

static void
check_labels (LanyardTemplate           *tmpl,
              const LanyardTemplateData *data)
{
  const char * const *unproven = (const char * const *) data->unproven;
  const char * const own_ids[] = { "bookmark", "custom", "generic", NULL };
  gboolean own = g_strv_contains (own_ids, data->id);
  gboolean proven = data->profile.entity_id != NULL && data->profile.acs->len > 0 &&
                    data->source != NULL && !g_strv_contains (unproven, "source") &&
                    !g_strv_contains (unproven, "entity_id") && !g_strv_contains (unproven, "acs");

  g_assert_cmpint ((data->labels & LANYARD_TEMPLATE_BETA) == 0, ==, proven || own);
  if ((data->labels & LANYARD_TEMPLATE_SP_INITIATED_ONLY) != 0)
    g_assert_nonnull (data->profile.login_url);
}

static void
check_service_provider (LanyardTemplate           *tmpl,
                        const LanyardTemplateData *data)
{
  guint n_defaults = 0;

  if (data->kind == LANYARD_CONNECTOR_BOOKMARK)
    {
      g_assert_nonnull (data->profile.bookmark_url);
      return;
    }

  g_assert_nonnull (data->profile.entity_id);
  g_assert_cmpuint (data->profile.acs->len, >, 0);
  for (guint i = 0; i < data->profile.acs->len; i++)
    {
      n_defaults += lanyard_acs_is_default (data->profile.acs->pdata[i]) ? 1 : 0;
      if (data->profile.acs->len > 1)
        g_assert_nonnull (lanyard_acs_get_label (data->profile.acs->pdata[i]));
    }
  g_assert_cmpuint (n_defaults, ==, 1);
}

static void
check_sources (LanyardTemplate           *tmpl,
               const LanyardTemplateData *data)
{
  for (guint i = 0; i < data->profile.attributes->len; i++)
    {
      const char *source = lanyard_attribute_get_source (data->profile.attributes->pdata[i]);

      g_assert_nonnull (lanyard_attribute_get_name (data->profile.attributes->pdata[i]));
      g_assert_true (g_str_equal (source, "groups") || lanyard_person_is_source (source));
    }

  for (guint i = 0; i < data->setup_fields->len; i++)
    {
      LanyardTemplateField *field = data->setup_fields->pdata[i];

      g_assert_nonnull (field->label);
    }
}

static void
check_url (const char      *url,
           LanyardUrlFlags  flags)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (strpbrk (url, "{}"));
  lanyard_url_check (url, flags, &error);
  g_assert_no_error (error);
}

/* A secret stays in its braces. */
static char *
dup_without_secrets (const char                *text,
                     const LanyardTemplateData *data)
{
  g_autoptr(GString) shown = g_string_new (text);

  for (guint i = 0; i < data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = data->placeholders->pdata[i];
      g_autofree char *token = g_strdup_printf ("{%s}", placeholder->key);

      if (placeholder->secret)
        g_string_replace (shown, token, "x", 0);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
check_addresses (LanyardConnector          *connector,
                 const LanyardTemplateData *data)
{
  GListModel *acs = lanyard_connector_get_acs (connector);

  if (lanyard_connector_get_sp_entity_id (connector) != NULL)
    g_assert_null (strpbrk (lanyard_connector_get_sp_entity_id (connector), "{}"));
  if (lanyard_connector_get_login_url (connector) != NULL)
    {
      g_autofree char *login_url = dup_without_secrets (lanyard_connector_get_login_url (connector), data);

      check_url (login_url, LANYARD_URL_PAGE);
    }
  if (lanyard_connector_get_slo_url (connector) != NULL)
    check_url (lanyard_connector_get_slo_url (connector), LANYARD_URL_ALLOW_HTTP);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      check_url (lanyard_acs_get_url (item), LANYARD_URL_ALLOW_HTTP);
    }
}

/* What was asked for is used: each field that the template knows is filled in. */
static void
check_filled (LanyardConnector          *connector,
              const LanyardTemplateData *data)
{
  g_assert_true ((lanyard_connector_get_sp_entity_id (connector) != NULL) == (data->profile.entity_id != NULL));
  g_assert_true ((lanyard_connector_get_login_url (connector) != NULL) == (data->profile.login_url != NULL));
  g_assert_true ((lanyard_connector_get_slo_url (connector) != NULL) == (data->profile.slo_url != NULL));
  g_assert_true ((lanyard_connector_get_relay_state (connector) != NULL) == (data->profile.relay_state != NULL));
  g_assert_true ((lanyard_connector_get_bookmark_url (connector) != NULL) == (data->profile.bookmark_url != NULL));
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_constants (connector)), ==, data->profile.constants->len);
}

/* Filled in with its examples each one makes a record that can be stored. */
static void
check_instance (LanyardTemplate           *tmpl,
                const LanyardTemplateData *data)
{
  g_autoptr(GVariant) dict = NULL;
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(GError) error = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = data->placeholders->pdata[i];

      g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
    }
  dict = g_variant_ref_sink (g_variant_builder_end (&builder));

  connector = lanyard_template_instantiate (tmpl, NULL, NULL, dict, "https://idp.example.com", &error);
  g_assert_no_error (error);
  lanyard_item_validate (LANYARD_ITEM (connector), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_acs (connector)), ==, data->profile.acs->len);
  check_addresses (connector, data);
  check_filled (connector, data);
}

static const TemplateFunc funcs[] = {
  check_file, check_placeholders, check_labels, check_service_provider, check_sources, check_instance,
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  catalog_folder = argv[1];

  g_test_add_data_func ("/catalog/files/built-in", &funcs[0], foreach_template);
  g_test_add_data_func ("/catalog/files/placeholders", &funcs[1], foreach_template);
  g_test_add_data_func ("/catalog/files/labels", &funcs[2], foreach_template);
  g_test_add_data_func ("/catalog/files/service-provider", &funcs[3], foreach_template);
  g_test_add_data_func ("/catalog/files/sources", &funcs[4], foreach_template);
  g_test_add_data_func ("/catalog/files/instance", &funcs[5], foreach_template);

  return g_test_run ();
}
