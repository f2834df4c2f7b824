/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

static const Case * const tables[] = { sp_cases, identity_cases, attribute_cases, key_cases, use_cases };

/* Which rows of the table of rules the cases triggered, which of those said
 * how to put it right, and how many cases were not run yet. */
static GHashTable *triggered;
static GHashTable *with_remedy;
static guint n_left;

static void
note_rows (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];

      g_hash_table_add (triggered, (gpointer) finding->title);
      if (finding->remedy != NULL)
        g_hash_table_add (with_remedy, (gpointer) finding->title);
    }
  n_left--;
}

static gboolean
has_finding (GPtrArray       *findings,
             const char      *rule,
             LanyardSeverity  severity)
{
  for (guint i = 0; i < findings->len; i++)
    {
      LanyardCheckFinding *finding = findings->pdata[i];

      g_test_message ("%s %d %s", finding->rule, finding->severity, finding->what);
      g_assert_nonnull (finding->what);
      g_assert_nonnull (finding->why);
      g_assert_nonnull (finding->fix);
      if (strcmp (finding->rule, rule) == 0 && finding->severity == severity)
        return TRUE;
    }

  return FALSE;
}

/* What a remedy leaves is another connector, which the rule likes better. */
static guint
count_findings (GPtrArray                 *findings,
                const LanyardCheckFinding *like)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    count += g_str_equal (((LanyardCheckFinding *) findings->pdata[i])->title, like->title) ? 1 : 0;

  return count;
}

static gboolean
has_same (GPtrArray                 *findings,
          const LanyardCheckFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *other = findings->pdata[i];

      if (g_str_equal (other->title, finding->title) && g_strcmp0 (other->field, finding->field) == 0 &&
          g_str_equal (other->what, finding->what))
        return TRUE;
    }

  return FALSE;
}

static void
check_remedies (const LanyardCheckInput *input,
                GPtrArray               *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[i];
      g_autoptr(LanyardItem) copy = lanyard_item_copy (LANYARD_ITEM (input->connector));
      g_autoptr(GPtrArray) after = NULL;
      g_autoptr(GError) error = NULL;
      LanyardCheckInput changed = *input;

      if (finding->remedy == NULL)
        continue;

      g_assert_nonnull (finding->remedy->title);
      lanyard_check_remedy_apply (finding->remedy, LANYARD_CONNECTOR (copy), &error);
      g_assert_no_error (error);
      changed.connector = LANYARD_CONNECTOR (copy);
      after = lanyard_check_run (&changed);
      if (count_findings (after, finding) >= count_findings (findings, finding) || has_same (after, finding))
        g_error ("“%s” does not put %s right: %s", finding->remedy->title, finding->rule, finding->what);
    }
}

static Fixture *
fixture_new_for_case (const Case *expected)
{
  Fixture *fixture = fixture_new ();
  g_autoptr(GError) error = NULL;

  if (expected->template_id != NULL)
    fixture->tmpl = g_object_ref (lanyard_catalog_lookup (lanyard_catalog_get_default (), expected->template_id, NULL));
  for (gsize i = 0; expected->sets[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (expected->sets[i], "=", 2);

      lanyard_item_set_text (LANYARD_ITEM (fixture->connector), pair[0], pair[1], FALSE, &error);
      g_assert_no_error (error);
    }
  if (expected->prepare != NULL)
    expected->prepare (fixture);

  return fixture;
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  Fixture *fixture = fixture_new_for_case (expected);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  LanyardCheckInput input;
  gboolean active;

  input = make_input (fixture);
  findings = lanyard_check_run (&input);
  g_assert_cmpint (has_finding (findings, expected->rule, expected->severity), ==, expected->found);

  note_rows (findings);
  check_remedies (&input, findings);
  active = lanyard_check_can_activate (&input, &error);
  if (expected->found && expected->severity == ERROR)
    g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
  g_assert_cmpint (active, ==, error == NULL);

  for (guint i = 1; i < findings->len; i++)
    g_assert_cmpint (((LanyardCheckFinding *) findings->pdata[i - 1])->severity, >=,
                     ((LanyardCheckFinding *) findings->pdata[i])->severity);

  fixture_free (fixture);
}

static gboolean
has_innocent_case (const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const Case *one = tables[i]; one->name != NULL; one++)
      if (!one->found && strcmp (one->rule, rule) == 0)
        return TRUE;

  return FALSE;
}

/* Each of C01 to C52 is in the table of rules. For each row there is a
 * connector here that triggers it, and for each number one that does not; the
 * rows say which findings one click puts right. */
static void
test_complete (void)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  LanyardCheckRuleInfo rule;

  if (n_left > 0)
    {
      g_test_skip ("only some of the cases were run");
      return;
    }

  for (guint i = 0; lanyard_check_get_rule (i, &rule); i++)
    {
      g_assert_nonnull (rule.title);
      g_hash_table_add (ids, (gpointer) rule.id);
      if (!g_hash_table_contains (triggered, rule.title))
        g_error ("No case triggers %s, “%s”", rule.id, rule.title);
      if (!has_innocent_case (rule.id))
        g_error ("No case leaves out %s", rule.id);
      if (g_hash_table_contains (with_remedy, rule.title) != rule.has_remedy)
        g_error ("%s, “%s” %s", rule.id, rule.title, rule.has_remedy ? "has no remedy" : "has a remedy");
    }

  for (int i = 1; i <= 52; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%02d", i);

      if (!g_hash_table_contains (ids, id))
        g_error ("%s is not in the table of rules", id);
    }
}

static void
test_clean (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = make_input (fixture);
  g_autoptr(GPtrArray) findings = lanyard_check_run (&input);
  g_autoptr(GError) error = NULL;

  g_assert_false (has_finding (findings, "", ERROR));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (lanyard_check_can_activate (&input, &error));
  g_assert_no_error (error);

  fixture_free (fixture);
}

/* Nothing but the connector is known. */
static void
test_alone (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = { 0, };
  g_autoptr(GPtrArray) findings = NULL;

  input.connector = fixture->connector;
  input.now = NOW;
  input.n_groups = 1;
  findings = lanyard_check_run (&input);

  g_assert_cmpuint (findings->len, ==, 0);

  fixture_free (fixture);
}

static void
test_visible (void)
{
  Fixture *fixture = fixture_new ();
  LanyardCheckInput input = make_input (fixture);
  g_autoptr(GPtrArray) findings = NULL;
  LanyardCheckFinding *first;

  g_object_set (fixture->connector, "sp-entity-id", "https://sp.test/\xe2\x80\x8b", NULL);
  findings = lanyard_check_run (&input);
  first = findings->pdata[0];

  g_assert_nonnull (strstr (first->what, "[U+200B]"));
  g_assert_cmpstr (first->field, ==, "sp_entity_id");

  fixture_free (fixture);
}

/* Every template, filled in with its examples, can be activated. */
static void
test_templates (void)
{
  GListModel *catalog = G_LIST_MODEL (lanyard_catalog_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (catalog, i);
      GPtrArray *placeholders = lanyard_template_get_placeholders (tmpl);
      g_autoptr(LanyardConnector) connector = NULL;
      g_autoptr(GVariant) values = NULL;
      g_autoptr(GError) error = NULL;
      LanyardCheckInput input = { 0, };
      GVariantBuilder builder;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      for (guint j = 0; j < placeholders->len; j++)
        {
          LanyardPlaceholder *placeholder = placeholders->pdata[j];

          g_variant_builder_add (&builder, "{ss}", placeholder->key, placeholder->example);
        }
      values = g_variant_ref_sink (g_variant_builder_end (&builder));
      connector = lanyard_template_instantiate (tmpl, NULL, NULL, values, BASE_URL, &error);
      g_assert_no_error (error);

      input.connector = connector;
      input.tmpl = tmpl;
      input.base_url = BASE_URL;
      input.now = NOW;
      lanyard_check_can_activate (&input, &error);
      g_assert_no_error (error);
    }
}

static void
add_cases (const Case *table)
{
  for (const Case *one = table; one->name != NULL; one++)
    {
      g_autofree char *path = g_strdup_printf ("/check/%s/%s", one->rule, one->name);

      g_test_add_data_func (path, one, test_case);
      n_left++;
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rsa_key = lanyard_key_generate (LANYARD_KEY_RSA_3072, NULL);
  ec_key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);

  triggered = g_hash_table_new (g_str_hash, g_str_equal);
  with_remedy = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    add_cases (tables[i]);
  g_test_add_func ("/check/table/complete", test_complete);
  g_test_add_func ("/check/clean", test_clean);
  g_test_add_func ("/check/alone", test_alone);
  g_test_add_func ("/check/visible", test_visible);
  g_test_add_func ("/check/templates", test_templates);

  status = g_test_run ();
  lanyard_key_unref (rsa_key);
  lanyard_key_unref (ec_key);
  g_hash_table_unref (triggered);
  g_hash_table_unref (with_remedy);

  return status;
}
