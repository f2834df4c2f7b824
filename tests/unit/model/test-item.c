/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-connector.h"
#include "lanyard-error.h"
#include "lanyard-group.h"
#include "lanyard-person.h"
#include "lanyard-settings.h"

static LanyardItem *
read_item (GType       type,
           const char *text)
{
  g_autoptr(GError) error = NULL;
  LanyardItem *item = lanyard_item_new_from_json_text (type, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (item);

  return item;
}

/* Every type of field, none at its default. */
static const char FULL_CONNECTOR[] =
  "{\"kind\":\"bookmark\",\"label\":\"Größe\",\"color\":11,\"show_in_portal\":false,\"state\":\"active\","
  "\"slug\":\"mail\",\"placeholders\":{\"account\":\"C0A1\",\"region\":\"eu\"},"
  "\"acs\":[{\"url\":\"https://sp.example/acs\",\"default\":true},"
  "{\"url\":\"https://sp.example/acs2\",\"label\":\"Console\",\"index\":7,\"edited\":true}],"
  "\"sp_signing_certificates\":[\"one\",\"two\"],\"slo_binding\":\"post\",\"metadata_date\":1795000000000,"
  "\"declare_redirect\":false,\"signature_algorithm\":\"ecdsa-sha384\",\"sign\":\"response\","
  "\"session_lifetime\":0,\"name_id_source\":\"\",\"name_id_policy\":\"force\","
  "\"attributes\":[{\"name\":\"mail\",\"source\":\"email\",\"required\":true}],"
  "\"constants\":[{\"name\":\"SessionDuration\",\"value\":\"3600\"}]}";

static void
test_round_trip (void)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *text;
  } cases[] = {
    { lanyard_connector_get_type, "{}" },
    { lanyard_connector_get_type, FULL_CONNECTOR },
    { lanyard_group_get_type, "{\"name\":\"a\\\\u0000\"}" },
    { lanyard_group_get_type, "{\"name\":\"Staff\",\"description\":\"a\\nb \\\"c\\\"\"}" },
    { lanyard_person_get_type, "{\"username\":\"ada\",\"email\":\"ada@example.com\",\"suspended\":true,"
                               "\"attributes\":{\"floor\":[\"1\",\"2\"],\"shoe\":[\"42\"]}}" },
    { lanyard_settings_get_type, "{\"base_url\":\"https://idp.example\",\"port\":40404,\"organization\":\"Example\"}" },
    { lanyard_key_pair_get_type, "{\"connector\":\"x\",\"role\":\"next\",\"certificate\":\"pem\",\"created\":-1}" },
    { lanyard_event_get_type, "{\"time\":5,\"event\":\"sign-in\",\"reference\":\"ABCDEFGH\"}" },
    { lanyard_history_entry_get_type, "{\"sequence\":9,\"action\":\"update\",\"before\":\"{}\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardItem) item = read_item (cases[i].get_type (), cases[i].text);
      g_autofree char *text = lanyard_item_to_json_text (item, FALSE);
      g_autofree char *pretty = lanyard_item_to_json_text (item, TRUE);
      g_autoptr(LanyardItem) again = read_item (cases[i].get_type (), pretty);
      g_autoptr(LanyardItem) copy = lanyard_item_copy (item);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (lanyard_item_equal (item, again));
      g_assert_true (lanyard_item_equal (item, copy));
      g_assert_finalize_object (g_steal_pointer (&item));
      g_assert_finalize_object (g_steal_pointer (&again));
      g_assert_finalize_object (g_steal_pointer (&copy));
    }
}

static void
test_order_is_the_class_s (void)
{
  g_autoptr(LanyardItem) item = read_item (LANYARD_TYPE_CONNECTOR,
                                           "{\"slug\":\"b\",\"placeholders\":{\"z\":\"1\",\"a\":\"2\"},\"label\":\"a\"}");
  g_autofree char *text = lanyard_item_to_json_text (item, FALSE);

  g_assert_cmpstr (text, ==, "{\"label\":\"a\",\"slug\":\"b\",\"placeholders\":{\"a\":\"2\",\"z\":\"1\"}}");
}

static void
test_strict (void)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *text;
  } cases[] = {
    { lanyard_connector_get_type, "" },
    { lanyard_connector_get_type, "[]" },
    { lanyard_connector_get_type, "null" },
    { lanyard_connector_get_type, "\"text\"" },
    { lanyard_connector_get_type, "{\"label\":\"a\"" },
    { lanyard_connector_get_type, "{\"label\":\"\xff\"}" },
    { lanyard_connector_get_type, "{\"label\":\"a\\u0000b\"}" },
    { lanyard_connector_get_type, "{\"label\":\"a\\\\\\u0000b\"}" },
    { lanyard_connector_get_type, "{\"Label\":\"a\"}" },
    { lanyard_connector_get_type, "{\"labels\":\"a\"}" },
    { lanyard_connector_get_type, "{\"show-in-portal\":true}" },
    { lanyard_connector_get_type, "{\"id\":\"x\"}" },
    { lanyard_connector_get_type, "{\"revision\":1}" },
    { lanyard_connector_get_type, "{\"label\":1}" },
    { lanyard_connector_get_type, "{\"label\":null}" },
    { lanyard_connector_get_type, "{\"label\":[\"a\"]}" },
    { lanyard_connector_get_type, "{\"show_in_portal\":1}" },
    { lanyard_connector_get_type, "{\"show_in_portal\":\"true\"}" },
    { lanyard_connector_get_type, "{\"color\":\"1\"}" },
    { lanyard_connector_get_type, "{\"color\":1.5}" },
    { lanyard_connector_get_type, "{\"color\":12}" },
    { lanyard_connector_get_type, "{\"color\":-1}" },
    { lanyard_connector_get_type, "{\"assertion_lifetime\":4294967296}" },
    { lanyard_connector_get_type, "{\"metadata_date\":\"now\"}" },
    { lanyard_connector_get_type, "{\"state\":\"on\"}" },
    { lanyard_connector_get_type, "{\"state\":1}" },
    { lanyard_connector_get_type, "{\"name_id_formats\":\"a\"}" },
    { lanyard_connector_get_type, "{\"name_id_formats\":[1]}" },
    { lanyard_connector_get_type, "{\"placeholders\":[]}" },
    { lanyard_connector_get_type, "{\"placeholders\":{\"a\":1}}" },
    { lanyard_connector_get_type, "{\"placeholders\":{\"a\":[\"b\"]}}" },
    { lanyard_connector_get_type, "{\"acs\":{}}" },
    { lanyard_connector_get_type, "{\"acs\":[\"https://sp.example/\"]}" },
    { lanyard_connector_get_type, "{\"acs\":[{\"index\":65536}]}" },
    { lanyard_connector_get_type, "{\"acs\":[{},{\"location\":\"a\"}]}" },
    { lanyard_person_get_type, "{\"attributes\":{\"a\":\"b\"}}" },
    { lanyard_person_get_type, "{\"attributes\":{\"a\":[null]}}" },
    { lanyard_person_get_type, "{\"password\":\"x\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      LanyardItem *item = lanyard_item_new_from_json_text (cases[i].get_type (), cases[i].text, &error);

      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      g_assert_null (item);
    }
}

static void
count_cb (gpointer instance,
          guint   *count)
{
  (*count)++;
}

static void
test_changed (void)
{
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  g_autoptr(LanyardConnector) other = LANYARD_CONNECTOR (read_item (LANYARD_TYPE_CONNECTOR, FULL_CONNECTOR));
  GListStore *list = G_LIST_STORE (lanyard_connector_get_acs (connector));
  g_autoptr(LanyardAcs) acs = lanyard_acs_new ("https://sp.example/", NULL, 0, FALSE);
  guint count = 0;

  g_signal_connect (connector, "changed", G_CALLBACK (count_cb), &count);

  g_object_set (connector, "label", "", "session-lifetime", 28800, NULL);
  g_assert_cmpuint (count, ==, 0);
  g_object_set (connector, "label", "Mail", NULL);
  g_assert_cmpuint (count, ==, 1);
  g_object_set (connector, "label", "Mail", NULL);
  g_assert_cmpuint (count, ==, 1);

  g_list_store_append (list, acs);
  g_list_store_append (list, acs);
  g_assert_cmpuint (count, ==, 3);
  g_list_store_remove (list, 0);
  g_assert_cmpuint (count, ==, 4);
  g_object_set (acs, "label", "Console", NULL);
  g_assert_cmpuint (count, ==, 5);
  g_list_store_remove_all (list);
  g_assert_cmpuint (count, ==, 6);
  g_object_set (acs, "label", "Portal", NULL);
  g_assert_cmpuint (count, ==, 6);

  lanyard_item_assign (LANYARD_ITEM (connector), LANYARD_ITEM (other));
  g_assert_cmpuint (count, ==, 7);
  lanyard_item_assign (LANYARD_ITEM (connector), LANYARD_ITEM (other));
  g_assert_cmpuint (count, ==, 7);

  /* The list may outlive its owner. */
  g_list_store_append (list, acs);
  g_object_ref (list);
  g_assert_finalize_object (g_steal_pointer (&connector));
  g_object_set (acs, "label", "Alone", NULL);
  g_list_store_remove_all (list);
  g_assert_finalize_object (list);
}

static void
test_copy_is_independent (void)
{
  g_autoptr(LanyardItem) item = read_item (LANYARD_TYPE_CONNECTOR, FULL_CONNECTOR);
  g_autoptr(LanyardItem) copy = NULL;
  LanyardAcs *acs;

  lanyard_record_set_identity (LANYARD_RECORD (item), "id-1", 7);
  copy = lanyard_item_copy (item);
  g_assert_cmpstr (lanyard_record_get_id (LANYARD_RECORD (copy)), ==, "id-1");
  g_assert_cmpint (lanyard_record_get_revision (LANYARD_RECORD (copy)), ==, 7);

  acs = lanyard_connector_get_default_acs (LANYARD_CONNECTOR (copy));
  g_object_set (acs, "url", "https://elsewhere.example/", NULL);
  g_assert_false (lanyard_item_equal (item, copy));
  g_assert_cmpstr (lanyard_acs_get_url (lanyard_connector_get_default_acs (LANYARD_CONNECTOR (item))), ==, "https://sp.example/acs");
}

typedef struct
{
  const char *before;
  const char *after;
  const char *expected;   /* "field|before|after" lines; "-" for NULL */
} DiffCase;

static void
test_diff (void)
{
  static const DiffCase cases[] = {
    { "{}", "{}", "" },
    { "{\"label\":\"a\"}", "{\"label\":\"b\"}", "label|a|b\n" },
    { "{}", "{\"label\":\"b\"}", "label|-|b\n" },
    { "{\"label\":\"a\"}", "{}", "label|a|-\n" },
    { "{}", "{\"state\":\"active\",\"show_in_portal\":false,\"color\":3}",
      "color|0|3\nshow_in_portal|true|false\nstate|draft|active\n" },
    { "{}", "{\"name_id_source\":\"\"}", "name_id_source|email|-\n" },
    { "{\"placeholders\":{\"a\":\"1\",\"b\":\"2\"}}", "{\"placeholders\":{\"b\":\"3\",\"c\":\"4\"}}",
      "placeholders.a|1|-\nplaceholders.b|2|3\nplaceholders.c|-|4\n" },
    { "{\"name_id_formats\":[\"a\",\"b\"]}", "{\"name_id_formats\":[\"x\",\"a\",\"b\"]}", "name_id_formats[0]|-|x\n" },
    { "{\"name_id_formats\":[\"a\",\"b\"]}", "{\"name_id_formats\":[\"a\"]}", "name_id_formats[1]|b|-\n" },
    { "{\"acs\":[{\"url\":\"u\"},{\"url\":\"v\"}]}", "{\"acs\":[{\"url\":\"u\"},{\"url\":\"w\",\"index\":1}]}",
      "acs[1].url|v|w\nacs[1].index|0|1\n" },
    { "{}", "{\"acs\":[{\"url\":\"u\",\"default\":true},{}]}", "acs[0].url|-|u\nacs[0].default|-|true\nacs[1]|-|{}\n" },
    { "{\"acs\":[{\"url\":\"u\"},{\"url\":\"v\"}]}", "{\"acs\":[{\"url\":\"v\"}]}", "acs[0].url|u|-\n" },
    { "{}", "{\"attributes\":[{\"name\":\"mail\",\"source\":\"email\"}]}",
      "attributes[0].name|-|mail\nattributes[0].source|-|email\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardItem) before = read_item (LANYARD_TYPE_CONNECTOR, cases[i].before);
      g_autoptr(LanyardItem) after = read_item (LANYARD_TYPE_CONNECTOR, cases[i].after);
      g_autoptr(GPtrArray) changes = lanyard_item_diff (before, after);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < changes->len; j++)
        {
          LanyardFieldChange *change = changes->pdata[j];

          g_string_append_printf (text, "%s|%s|%s\n", change->field,
                                  change->before != NULL ? change->before : "-",
                                  change->after != NULL ? change->after : "-");
        }
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

typedef struct
{
  GType (*get_type) (void);
  const char *before;
  const char *field;
  const char *value;
  gboolean append;
  const char *expected;   /* NULL: refused */
} TextCase;

static const TextCase text_cases[] = {
  { lanyard_connector_get_type, "{}", "label", "Mail", FALSE, "{\"label\":\"Mail\"}" },
  { lanyard_connector_get_type, "{\"label\":\"a\"}", "label", "", FALSE, "{}" },
  { lanyard_connector_get_type, "{}", "label", "\xff", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "label", "a\x01" "b", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "label", "a\xef\xbf\xbf", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "lable", "a", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "label.x", "a", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "", "a", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "show_in_portal", "No", FALSE, "{\"show_in_portal\":false}" },
  { lanyard_connector_get_type, "{}", "show_in_portal", "off", FALSE, "{\"show_in_portal\":false}" },
  { lanyard_connector_get_type, "{}", "encrypt_assertion", "1", FALSE, "{\"encrypt_assertion\":true}" },
  { lanyard_connector_get_type, "{}", "encrypt_assertion", "maybe", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "encrypt_assertion", "", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "color", "11", FALSE, "{\"color\":11}" },
  { lanyard_connector_get_type, "{}", "color", "12", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "color", "1x", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "color", "99999999999999999999", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "sign", "assertion", FALSE, "{\"sign\":\"assertion\"}" },
  { lanyard_connector_get_type, "{}", "sign", "none", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "name_id_formats", "a", FALSE, "{\"name_id_formats\":[\"a\"]}" },
  { lanyard_connector_get_type, "{\"name_id_formats\":[\"a\"]}", "name_id_formats", "b", FALSE, "{\"name_id_formats\":[\"b\"]}" },
  { lanyard_connector_get_type, "{\"name_id_formats\":[\"a\"]}", "name_id_formats", "b", TRUE, "{\"name_id_formats\":[\"a\",\"b\"]}" },
  { lanyard_connector_get_type, "{\"name_id_formats\":[\"a\"]}", "name_id_formats", "[\"b\",\"c\"]", TRUE,
    "{\"name_id_formats\":[\"a\",\"b\",\"c\"]}" },
  { lanyard_connector_get_type, "{\"name_id_formats\":[\"a\"]}", "name_id_formats", "", FALSE, "{}" },
  { lanyard_connector_get_type, "{}", "name_id_formats", "[\"b\"", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "name_id_formats", "[1]", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "acs", "https://sp.example/?a=b", FALSE, "{\"acs\":[{\"url\":\"https://sp.example/?a=b\"}]}" },
  { lanyard_connector_get_type, "{\"acs\":[{\"url\":\"u\",\"index\":4,\"default\":true}]}", "acs", "v", TRUE,
    "{\"acs\":[{\"url\":\"u\",\"index\":4,\"default\":true},{\"url\":\"v\",\"index\":5}]}" },
  { lanyard_connector_get_type, "{}", "acs", "[{\"url\":\"u\",\"default\":true}]", FALSE, "{\"acs\":[{\"url\":\"u\",\"default\":true}]}" },
  { lanyard_connector_get_type, "{}", "acs", "[{\"uri\":\"u\"}]", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "attributes", "mail=email", FALSE, "{\"attributes\":[{\"name\":\"mail\",\"source\":\"email\"}]}" },
  { lanyard_connector_get_type, "{}", "attributes", "mail", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "attributes", "=email", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "constants", "a=b=c", FALSE, "{\"constants\":[{\"name\":\"a\",\"value\":\"b=c\"}]}" },
  { lanyard_connector_get_type, "{\"placeholders\":{\"a\":\"1\"}}", "placeholders", "b=2", FALSE, "{\"placeholders\":{\"b\":\"2\"}}" },
  { lanyard_connector_get_type, "{\"placeholders\":{\"a\":\"1\"}}", "placeholders", "b=2", TRUE, "{\"placeholders\":{\"a\":\"1\",\"b\":\"2\"}}" },
  { lanyard_connector_get_type, "{\"placeholders\":{\"a\":\"1\"}}", "placeholders.b", "2", FALSE, "{\"placeholders\":{\"a\":\"1\",\"b\":\"2\"}}" },
  { lanyard_connector_get_type, "{\"placeholders\":{\"a\":\"1\"}}", "placeholders.a", "", FALSE, "{}" },
  { lanyard_connector_get_type, "{}", "placeholders", "{\"a\":\"1\"}", FALSE, "{\"placeholders\":{\"a\":\"1\"}}" },
  { lanyard_connector_get_type, "{}", "placeholders", "{\"a\":1}", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "placeholders", "a", FALSE, NULL },
  { lanyard_connector_get_type, "{}", "placeholders.", "a", FALSE, NULL },
  { lanyard_person_get_type, "{\"attributes\":{\"a\":[\"1\"]}}", "attributes", "a=2", TRUE, "{\"attributes\":{\"a\":[\"1\",\"2\"]}}" },
  { lanyard_person_get_type, "{\"attributes\":{\"a\":[\"1\"]}}", "attributes", "b=2", FALSE, "{\"attributes\":{\"b\":[\"2\"]}}" },
  { lanyard_person_get_type, "{\"attributes\":{\"a\":[\"1\"]}}", "attributes.a", "", FALSE, "{}" },
  { lanyard_person_get_type, "{}", "email", "Ada@Example.COM", FALSE, "{\"email\":\"ada@example.com\"}" },
  { lanyard_settings_get_type, "{}", "base_url", "https://idp.example/sso//", FALSE, "{\"base_url\":\"https://idp.example/sso\"}" },
};

static void
test_set_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      const TextCase *c = &text_cases[i];
      g_autoptr(LanyardItem) item = read_item (c->get_type (), c->before);
      g_autoptr(GError) error = NULL;
      gboolean done = lanyard_item_set_text (item, c->field, c->value, c->append, &error);
      g_autofree char *text = lanyard_item_to_json_text (item, FALSE);

      if (c->expected != NULL)
        {
          g_assert_no_error (error);
          g_assert_true (done);
          g_assert_cmpstr (text, ==, c->expected);
        }
      else
        {
          g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
          g_assert_false (done);
          g_assert_cmpstr (text, ==, c->before);
        }
    }
}

static void
test_finalize (void)
{
  static GType (* const types[]) (void) = {
    lanyard_acs_get_type, lanyard_attribute_get_type, lanyard_connector_get_type, lanyard_constant_get_type,
    lanyard_event_get_type, lanyard_group_get_type, lanyard_history_entry_get_type, lanyard_key_pair_get_type,
    lanyard_person_get_type, lanyard_settings_get_type,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *object = g_object_new (types[i] (), NULL);
      guint n_pspecs;
      g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_pspecs);

      /* every property can be read, and set to what was read */
      for (guint j = 0; j < n_pspecs; j++)
        {
          g_auto(GValue) value = G_VALUE_INIT;

          g_object_get_property (object, pspecs[j]->name, &value);
          if (pspecs[j]->flags & G_PARAM_WRITABLE)
            g_object_set_property (object, pspecs[j]->name, &value);
        }
      g_assert_true (lanyard_item_equal (LANYARD_ITEM (object), LANYARD_ITEM (object)));
      g_assert_finalize_object (object);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/item/round-trip", test_round_trip);
  g_test_add_func ("/model/item/order-is-the-class-s", test_order_is_the_class_s);
  g_test_add_func ("/model/item/strict", test_strict);
  g_test_add_func ("/model/item/changed", test_changed);
  g_test_add_func ("/model/item/copy-is-independent", test_copy_is_independent);
  g_test_add_func ("/model/item/diff", test_diff);
  g_test_add_func ("/model/item/set-text", test_set_text);
  g_test_add_func ("/model/item/finalize", test_finalize);

  return g_test_run ();
}
