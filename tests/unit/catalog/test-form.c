/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog.h"

#define BASE_URL "https://idp.example"

static LanyardTemplate *
find_template (const char *id)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL);

  g_assert_nonnull (tmpl);
  return tmpl;
}

static LanyardConnector *
instantiate (LanyardTemplate *tmpl,
             const char      *values)
{
  g_autoptr(GVariant) dict = g_variant_ref_sink (g_variant_new_parsed (values));
  LanyardConnector *connector = lanyard_template_instantiate (tmpl, NULL, NULL, dict, BASE_URL, NULL);

  g_assert_nonnull (connector);
  return connector;
}

static void
assert_form (LanyardTemplate     *tmpl,
             LanyardConnector    *connector,
             const char          *property,
             LanyardTemplateForm  expected)
{
  g_assert_cmpint (lanyard_template_compare_field (tmpl, connector, property, NULL), ==, expected);
}

/* What was edited by hand stays when a placeholder changes, and has a way back. */
static void
test_edited (void)
{
  LanyardTemplate *tmpl = find_template ("mimecast");
  g_autoptr(LanyardConnector) connector = instantiate (tmpl, "{'region': 'eu', 'account_code': 'CUSA1A1'}");
  g_autoptr(GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("{'region': 'us', 'account_code': 'CUSA1A1'}"));
  g_autofree char *form = NULL;

  assert_form (tmpl, connector, "sp-entity-id", LANYARD_TEMPLATE_FORM_SAME);
  assert_form (tmpl, connector, "acs", LANYARD_TEMPLATE_FORM_SAME);
  assert_form (tmpl, connector, "slo-url", LANYARD_TEMPLATE_FORM_NONE);

  g_object_set (connector, "sp-entity-id", "urn:mine", NULL);
  g_assert_true (lanyard_template_update_placeholders (tmpl, connector, values, NULL));
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, "urn:mine");
  g_assert_cmpint (lanyard_template_compare_field (tmpl, connector, "sp-entity-id", &form), ==, LANYARD_TEMPLATE_FORM_EDITED);
  g_assert_true (g_str_has_prefix (form, "us-api."));
  assert_form (tmpl, connector, "acs", LANYARD_TEMPLATE_FORM_SAME);

  lanyard_template_restore_field (tmpl, connector, "sp-entity-id");
  g_assert_cmpstr (lanyard_connector_get_sp_entity_id (connector), ==, form);
  assert_form (tmpl, connector, "sp-entity-id", LANYARD_TEMPLATE_FORM_SAME);
}

static void
test_edited_list (void)
{
  LanyardTemplate *tmpl = find_template ("mimecast");
  g_autoptr(LanyardConnector) connector = instantiate (tmpl, "{'region': 'eu', 'account_code': 'CUSA1A1'}");
  guint n_acs = g_list_model_get_n_items (lanyard_connector_get_acs (connector));

  g_list_store_remove (G_LIST_STORE (lanyard_connector_get_acs (connector)), 0);
  assert_form (tmpl, connector, "acs", LANYARD_TEMPLATE_FORM_EDITED);
  lanyard_template_restore_field (tmpl, connector, "acs");
  assert_form (tmpl, connector, "acs", LANYARD_TEMPLATE_FORM_SAME);
  g_assert_cmpuint (g_list_model_get_n_items (lanyard_connector_get_acs (connector)), ==, n_acs);
}

static const char * const properties[] = {
  "sp-entity-id", "acs", "login-url", "slo-url", "relay-state", "bookmark-url", "require-signed-requests", "encrypt-assertion",
  "sign", "name-id-source", "name-id-format", "group-attribute-name", "attributes", "constants",
};

static GVariant *
make_examples (LanyardTemplate *tmpl)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (tmpl);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];

      if (placeholder->example != NULL)
        g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Another value, whatever it is. */
static void
edit (LanyardConnector *connector,
      const char       *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (connector), property);
  gboolean active;

  if (g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    {
      g_autoptr(GListStore) list = NULL;

      g_object_get (connector, property, &list, NULL);
      g_list_store_remove_all (list);
    }
  else if (pspec->value_type == G_TYPE_BOOLEAN)
    {
      g_object_get (connector, property, &active, NULL);
      g_object_set (connector, property, !active, NULL);
    }
  else if (pspec->value_type == G_TYPE_STRING)
    g_object_set (connector, property, "urn:mine", NULL);
  else
    g_object_set (connector, property, lanyard_connector_get_sign (connector) == LANYARD_SIGN_BOTH ? LANYARD_SIGN_RESPONSE
                                                                                                : LANYARD_SIGN_BOTH, NULL);
}

/* Whatever the catalog fixes is so at first, is marked when it is edited, and
 * has a way back. */
static void
test_each_field (void)
{
  LanyardCatalog *catalog = lanyard_catalog_get_default ();
  guint n_compared[G_N_ELEMENTS (properties)] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalog)); i += 7)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (G_LIST_MODEL (catalog), i);
      g_autoptr(GVariant) values = make_examples (tmpl);
      g_autoptr(LanyardConnector) connector = lanyard_template_instantiate (tmpl, NULL, NULL, values, BASE_URL, NULL);

      for (gsize k = 0; connector != NULL && k < G_N_ELEMENTS (properties); k++)
        {
          LanyardTemplateForm form = lanyard_template_compare_field (tmpl, connector, properties[k], NULL);

          g_test_message ("%s: %s", lanyard_template_get_id (tmpl), properties[k]);
          g_assert_cmpint (form, !=, LANYARD_TEMPLATE_FORM_EDITED);
          if (form == LANYARD_TEMPLATE_FORM_NONE)
            continue;
          edit (connector, properties[k]);
          assert_form (tmpl, connector, properties[k], LANYARD_TEMPLATE_FORM_EDITED);
          lanyard_template_restore_field (tmpl, connector, properties[k]);
          assert_form (tmpl, connector, properties[k], LANYARD_TEMPLATE_FORM_SAME);
          n_compared[k]++;
        }
    }

  for (gsize k = 0; k < G_N_ELEMENTS (properties); k++)
    g_test_message ("%s: %u", properties[k], n_compared[k]);
  g_assert_cmpuint (n_compared[0], >, 0);
  g_assert_cmpuint (n_compared[G_N_ELEMENTS (properties) - 2], >, 0);
}

/* The custom template asks for whole fields: in the editor these are the fields. */
static void
test_is_field (void)
{
  LanyardTemplate *custom = find_template ("custom");
  LanyardTemplate *mimecast = find_template ("mimecast");
  GPtrArray *placeholders = lanyard_template_get_placeholders (custom);

  g_assert_cmpuint (placeholders->len, >, 0);
  for (guint i = 0; i < placeholders->len; i++)
    g_assert_true (lanyard_template_is_field (custom, ((LanyardPlaceholder *) placeholders->pdata[i])->key));
  g_assert_false (lanyard_template_is_field (mimecast, "region"));
  g_assert_false (lanyard_template_is_field (mimecast, "nothing"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/form/edited", test_edited);
  g_test_add_func ("/catalog/form/edited-list", test_edited_list);
  g_test_add_func ("/catalog/form/each-field", test_each_field);
  g_test_add_func ("/catalog/form/is-field", test_is_field);

  return g_test_run ();
}
