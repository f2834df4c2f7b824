/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-field-pair.h"
#include "lanyard-people-export.h"
#include "lanyard-people-import.h"

static LanyardPeopleImport *
plan (IdpFixture                        *fixture,
      const char                        *text,
      const LanyardPeopleImportOptions  *options,
      GError                           **error)
{
  static const LanyardPeopleImportOptions defaults = { .match = LANYARD_PEOPLE_MATCH_AUTO };
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return lanyard_people_import_plan_sync (fixture->configuration, bytes, options != NULL ? options : &defaults, NULL, error);
}

static LanyardPeopleImport *
plan_well (IdpFixture                       *fixture,
           const char                       *text,
           const LanyardPeopleImportOptions *options)
{
  g_autoptr(GError) error = NULL;
  LanyardPeopleImport *import = plan (fixture, text, options, &error);

  g_assert_no_error (error);
  return import;
}

static char *
apply (IdpFixture          *fixture,
       LanyardPeopleImport *import)
{
  g_autoptr(GError) error = NULL;
  char *change = NULL;

  g_assert_true (lanyard_people_import_apply_sync (import, fixture->configuration, NULL, &change, &error));
  g_assert_no_error (error);
  return change;
}

static LanyardPerson *
find (IdpFixture *fixture,
      const char *username)
{
  return (LanyardPerson *) lanyard_configuration_find_sync (fixture->configuration, LANYARD_TYPE_PERSON, "username",
                                                            username, NULL);
}

static char *
get_text (LanyardPerson *person,
          const char    *field)
{
  char *text;

  g_object_get (person, field, &text, NULL);
  return text;
}

static void
assert_counts (LanyardPeopleImport *import,
               guint                n_new,
               guint                n_changed,
               guint                n_same,
               guint                n_refused)
{
  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_NEW), ==, n_new);
  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_CHANGED), ==, n_changed);
  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_SAME), ==, n_same);
  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_REFUSED), ==, n_refused);
}

/* What other products call their columns. */
static void
test_columns (void)
{
  static const struct
  {
    const char *headers;    /* with "|" between them */
    const char *fields;     /* "-": left out */
  } cases[] = {
    { "username|email|first_name|cost_center|suspended|notes|groups", "username|email|first_name|cost_center|suspended|notes|groups" },
    { "Username|Email|First Name|Job Title|Employee ID", "username|email|first_name|job_title|employee_id" },
    { "FirstName|LastName|DisplayName|EmployeeIdentifier|CostCenter", "first_name|last_name|display_name|employee_id|cost_center" },
    { "Name [displayName] Required|User name [userPrincipalName] Required|Initial password [passwordProfile] Required|"
      "Block sign in (Yes/No) [accountEnabled] Required|First name [givenName]|Last name [surname]|Usage location [usageLocation]",
      "display_name|username|-|suspended|first_name|last_name|-" },
    { "userPrincipalName|displayName|surname|mail|givenName|accountEnabled|telephoneNumber",
      "username|display_name|last_name|email|first_name|active|phone" },
    { "First Name [Required]|Last Name [Required]|Email Address [Required]|Password [Required]|Recovery Email|Work Phone|Employee Title",
      "first_name|last_name|email|-|-|phone|job_title" },
    { "SamAccountName|sn|givenName|mail|title|physicalDeliveryOfficeName|Enabled",
      "username|last_name|first_name|email|job_title|location|active" },
    { "UserPrincipalName|SamAccountName|mobile|telephoneNumber", "username|-|-|phone" },
    { "attributes.Shoe Size|attributes.|shoe size", "attributes.Shoe Size|-|-" },
    { "|*|[]", "-|-|-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) headers = g_strsplit (cases[i].headers, "|", -1);
      g_auto(GStrv) fields = g_strsplit (cases[i].fields, "|", -1);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) columns = lanyard_people_columns_recognise ((const char * const *) headers, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (columns->len, ==, g_strv_length (fields));
      for (guint j = 0; j < columns->len; j++)
        {
          LanyardPeopleColumn *column = columns->pdata[j];

          g_assert_cmpstr (column->field != NULL ? column->field : "-", ==, fields[j]);
          g_assert_true ((column->field == NULL) == (column->reason != NULL));
        }
    }
}

static void
test_mappings (void)
{
  static const struct
  {
    const char *mapping;
    const char *fields;     /* NULL: refused */
    int         code;
  } cases[] = {
    { "Shoe=attributes.shoe", "username|email|attributes.shoe|-" },
    { "shoe=notes", "username|email|notes|-" },
    { "Mail=", "username|-|-|-" },
    { "Mail=notes", "username|notes|-|-" },
    { "Shoe=email", "username|-|email|-" },
    { "Shoe=active", "username|email|active|-" },
    { "Nothing=notes", NULL, LANYARD_ERROR_NOT_FOUND },
    { "Shoe=nothing", NULL, LANYARD_ERROR_INVALID },
    { "Shoe=attributes", NULL, LANYARD_ERROR_INVALID },
    { "Shoe", NULL, LANYARD_ERROR_INVALID },
    { "=notes", NULL, LANYARD_ERROR_INVALID },
    { "Password=notes", NULL, LANYARD_ERROR_REFUSED },
    { "Password=attributes.x", NULL, LANYARD_ERROR_REFUSED },
    { "Shoe=password", NULL, LANYARD_ERROR_REFUSED },
  };
  static const char * const headers[] = { "User", "Mail", "Shoe", "Password", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *mappings[] = { cases[i].mapping, NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) columns = lanyard_people_columns_recognise (headers, mappings, &error);
      g_auto(GStrv) fields = cases[i].fields != NULL ? g_strsplit (cases[i].fields, "|", -1) : NULL;

      if (fields == NULL)
        {
          g_assert_null (columns);
          g_assert_error (error, LANYARD_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      for (guint j = 0; j < columns->len; j++)
        {
          LanyardPeopleColumn *column = columns->pdata[j];

          g_assert_cmpstr (column->field != NULL ? column->field : "-", ==, fields[j]);
        }
    }
}

/* Faults of a whole table. */
static void
test_tables (IdpFixture    *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char         *text;
    LanyardPeopleMatch  match;
    int                 code;     /* -1: it is read */
  } cases[] = {
    { "", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
    { "\n\n", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
    { "version:v1.0\n", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
    { "version:v1.0\nusername\nada\n", LANYARD_PEOPLE_MATCH_AUTO, -1 },
    { "first name,sn\nAda,Love\n", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
    { "username\nada\n", LANYARD_PEOPLE_MATCH_EMAIL, LANYARD_ERROR_INVALID },
    { "email\nada@example.org\n", LANYARD_PEOPLE_MATCH_USERNAME, LANYARD_ERROR_INVALID },
    { "email\nada@example.org\n", LANYARD_PEOPLE_MATCH_AUTO, -1 },
    { "email,Email\na@b,a@b\n", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
    { "suspended,enabled,email\nno,yes,a@b\n", LANYARD_PEOPLE_MATCH_AUTO, -1 },
    { "username\nada\n\"eve\n", LANYARD_PEOPLE_MATCH_AUTO, LANYARD_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const LanyardPeopleImportOptions options = { .match = cases[i].match };
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardPeopleImport) import = plan (fixture, cases[i].text, &options, &error);

      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, LANYARD_ERROR, cases[i].code);
    }
}

/* Faults of single lines: each with its code, and none of them is imported. */
static void
test_lines (IdpFixture    *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *line;
    const char *code;
  } cases[] = {
    { "zoe,zoe@example.org,no,,x", "columns" },
    { "zoe,zoe@example.org", "columns" },
    { ",zoe@example.org,no,", "no-key" },
    { "a b,zoe@example.org,no,", "bad-value" },
    { "zoe,nonsense,no,", "bad-value" },
    { "zoe,zoe@example.org,perhaps,", "bad-value" },
    { "zoe,zoe@example.org,no,nowhere", "no-group" },
    { "first,first@example.org,no,", "doubled" },
    { "FIRST,other@example.org,no,", "doubled" },
    { "zoe,First@example.org,no,", "taken" },
    { "zo\x01" "e,zoe@example.org,no,", "bad-value" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("username,email,suspended,groups\nfirst,first@example.org,no,\n%s\n",
                                               cases[i].line);
      g_autoptr(LanyardPeopleImport) import = plan_well (fixture, text, NULL);
      LanyardPeopleLine *line = lanyard_people_import_get_lines (import)->pdata[1];
      g_autoptr(GError) error = NULL;

      assert_counts (import, 1, 0, 0, 1);
      g_assert_cmpuint (line->number, ==, 3);
      g_assert_cmpstr (lanyard_error_get_parts (line->error)->code, ==, cases[i].code);
      g_assert_null (line->after);
      g_assert_false (lanyard_people_import_apply_sync (import, fixture->configuration, NULL, NULL, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
      g_assert_null (find (fixture, "first"));
    }
}

/* Nobody changes, and the plan can be carried out later. */
static void
test_cancel_storing (IdpFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, "username,email\nzoe,zoe@example.org\nada,new@example.org\n", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(LanyardPerson) ada = NULL;
  g_autofree char *change = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lanyard_people_import_apply_sync (import, fixture->configuration, cancellable, &change, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (change);
  g_assert_null (find (fixture, "zoe"));
  ada = find (fixture, "ada");
  g_assert_cmpstr (lanyard_person_get_email (ada), ==, "ada@example.org");

  change = apply (fixture, import);
  g_assert_nonnull (change);
}

static void
test_skip_faulty (IdpFixture    *fixture,
                  gconstpointer  data)
{
  const LanyardPeopleImportOptions options = { .skip_faulty = TRUE };
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, "username,email\nzoe,zoe@example.org\nyan,nonsense\n,,\n", &options);
  g_autoptr(LanyardPerson) zoe = NULL;
  g_autofree char *change = apply (fixture, import);

  assert_counts (import, 1, 0, 0, 1);
  zoe = find (fixture, "zoe");
  g_assert_nonnull (zoe);
  g_assert_null (find (fixture, "yan"));
  g_assert_nonnull (change);
}

/* People that are there get only what the table has columns for. */
static void
test_update (IdpFixture    *fixture,
             gconstpointer  data)
{
  const LanyardPeopleImportOptions clear = { .clear_empty = TRUE };
  g_autoptr(LanyardPeopleImport) first = NULL, second = NULL, third = NULL;
  g_autoptr(LanyardPerson) before = find (fixture, "ada");
  g_autoptr(LanyardPerson) after = NULL, cleared = NULL, undone = NULL;
  g_autofree char *email = get_text (before, "email");
  g_autofree char *email_after = NULL, *title = NULL, *title_cleared = NULL, *change = NULL, *other = NULL;
  g_autoptr(GPtrArray) pairs = NULL;
  g_autoptr(GError) error = NULL;

  first = plan_well (fixture, "username,job_title,suspended,attributes.shoe\nADA,Boss,Yes,40;41\n", NULL);
  assert_counts (first, 0, 1, 0, 0);
  pairs = lanyard_people_line_list_pairs (lanyard_people_import_get_lines (first)->pdata[0]);
  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_cmpstr (lanyard_field_pair_get_field (pairs->pdata[0]), ==, "job_title");
  g_assert_cmpstr (lanyard_field_pair_get_left (pairs->pdata[0]), ==, NULL);
  g_assert_cmpstr (lanyard_field_pair_get_right (pairs->pdata[0]), ==, "Boss");

  change = apply (fixture, first);
  after = find (fixture, "ada");
  email_after = get_text (after, "email");
  title = get_text (after, "job-title");
  g_assert_cmpstr (email_after, ==, email);
  g_assert_cmpstr (title, ==, "Boss");
  g_assert_cmpstr (lanyard_person_get_username (after), ==, lanyard_person_get_username (before));
  g_assert_true (lanyard_person_is_suspended (after));

  second = plan_well (fixture, "username,job_title,suspended,attributes.shoe\nada,,,\n", NULL);
  assert_counts (second, 0, 0, 1, 0);
  g_assert_null (apply (fixture, second));

  third = plan_well (fixture, "username,job_title,suspended,attributes.shoe\nada, ,,\n", &clear);
  other = apply (fixture, third);
  cleared = find (fixture, "ada");
  title_cleared = get_text (cleared, "job-title");
  g_assert_null (title_cleared);
  g_assert_true (lanyard_person_is_suspended (cleared));

  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, other, &error));
  g_assert_no_error (error);
  undone = find (fixture, "ada");
  g_assert_true (lanyard_item_equal (LANYARD_ITEM (undone), LANYARD_ITEM (after)));
}

static void
test_match (IdpFixture    *fixture,
            gconstpointer  data)
{
  const LanyardPeopleImportOptions by_email = { .match = LANYARD_PEOPLE_MATCH_EMAIL };
  g_autoptr(LanyardPerson) ada = find (fixture, "ada");
  g_autofree char *email = g_ascii_strup (lanyard_person_get_email (ada), -1);
  g_autofree char *text = g_strdup_printf ("username,email\ncountess,%s\n", email);
  g_autoptr(LanyardPeopleImport) by_name = plan_well (fixture, text, NULL);
  g_autoptr(LanyardPeopleImport) renamed = plan_well (fixture, text, &by_email);
  g_autoptr(LanyardPeopleImport) without = plan_well (fixture, "E-mail;Vorname\nnew@example.org;Neu\n", NULL);
  g_autoptr(LanyardPerson) countess = NULL, newcomer = NULL;
  g_autofree char *change = NULL, *other = NULL;

  assert_counts (by_name, 0, 0, 0, 1);
  assert_counts (renamed, 0, 1, 0, 0);
  change = apply (fixture, renamed);
  countess = find (fixture, "countess");
  g_assert_cmpstr (lanyard_record_get_id (LANYARD_RECORD (countess)), ==, lanyard_record_get_id (LANYARD_RECORD (ada)));

  other = apply (fixture, without);
  newcomer = find (fixture, "new@example.org");
  g_assert_cmpstr (lanyard_person_get_first_name (newcomer), ==, "Neu");
}

/* An address moves on within one table, in the order of its lines. */
static void
test_order (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(LanyardPerson) ada = find (fixture, "ada");
  const char *email = lanyard_person_get_email (ada);
  g_autofree char *good = g_strdup_printf ("username,email\nada,countess@example.org\nzoe,%s\n", email);
  g_autofree char *bad = g_strdup_printf ("username,email\nzoe,%s\nada,countess@example.org\n", email);
  g_autoptr(LanyardPeopleImport) refused = plan_well (fixture, bad, NULL);
  g_autoptr(LanyardPeopleImport) taken = plan_well (fixture, good, NULL);
  g_autofree char *change = NULL;
  g_autoptr(GError) error = NULL;

  assert_counts (refused, 0, 1, 0, 1);
  assert_counts (taken, 1, 1, 0, 0);
  change = apply (fixture, taken);
  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change, &error));
  g_assert_no_error (error);
}

static void
test_groups (IdpFixture    *fixture,
             gconstpointer  data)
{
  const LanyardPeopleImportOptions make = { .make_groups = TRUE };
  const char *staff = lanyard_group_get_name (fixture->staff);
  g_autofree char *text = g_strdup_printf ("username,groups\neve,%s; %s ;new;one\\;two\nzoe,new\nada,\n", staff, staff);
  g_autoptr(LanyardPeopleImport) refused = plan_well (fixture, text, NULL);
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, text, &make);
  g_autoptr(LanyardPeopleImport) again = NULL;
  LanyardPeopleLine *eve = lanyard_people_import_get_lines (import)->pdata[0];
  g_auto(GStrv) ids = NULL;
  g_autofree char *change = NULL;
  g_autoptr(GError) error = NULL;

  assert_counts (refused, 0, 0, 1, 2);
  assert_counts (import, 1, 1, 1, 0);
  g_assert_cmpuint (eve->groups->len, ==, 3);
  g_assert_cmpuint (lanyard_people_import_get_groups (import)->len, ==, 2);
  g_assert_cmpstr (lanyard_group_get_name (lanyard_people_import_get_groups (import)->pdata[1]), ==, "one;two");

  change = apply (fixture, import);
  again = plan_well (fixture, text, NULL);
  assert_counts (again, 0, 0, 3, 0);
  ids = lanyard_configuration_list_links_sync (fixture->configuration, LANYARD_RELATION_MEMBER, NULL,
                                               lanyard_record_get_id (LANYARD_RECORD (fixture->eve)), &error);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  g_assert_true (lanyard_configuration_undo_sync (fixture->configuration, change, &error));
  g_assert_no_error (error);
}

/* What is exported reads back as the same, also with what a spreadsheet must
 * not run. */
static void
test_round_trip (IdpFixture    *fixture,
                 gconstpointer  data)
{
  static const char * const values[] = { "a;b", "c\\", "=1", NULL };
  g_autoptr(LanyardPerson) zoe = lanyard_person_new ("=zoe", "+zoe@example.org");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardPeopleImport) import = NULL;
  const LanyardPeopleImportOptions options = { .clear_empty = TRUE };
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Add");
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_builder_add (&builder, "{s^as}", "odd, \"name\"", values);
  g_object_set (zoe, "phone", "+49 30 123", "notes", "two\r\nlines, \"quoted\"; and 'more", "description", "'=1",
                "job-title", "@x", "suspended", TRUE, "attributes", g_variant_builder_end (&builder), NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (zoe));
  g_assert_true (lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error));
  g_assert_no_error (error);

  bytes = lanyard_people_export_sync (fixture->configuration, &error);
  g_assert_no_error (error);
  import = lanyard_people_import_plan_sync (fixture->configuration, bytes, &options, NULL, &error);
  g_assert_no_error (error);
  assert_counts (import, 0, 0, lanyard_people_import_get_lines (import)->len, 0);
  g_assert_cmpuint (lanyard_people_import_get_lines (import)->len, >=, 3);
}

static void
test_cancel (IdpFixture    *fixture,
             gconstpointer  data)
{
  const LanyardPeopleImportOptions options = { .match = LANYARD_PEOPLE_MATCH_AUTO };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("username\nzoe\n", 13);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lanyard_people_import_plan_sync (fixture->configuration, bytes, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static double
measure_plan (IdpFixture *fixture,
              guint       n)
{
  const LanyardPeopleImportOptions options = { .make_groups = TRUE };
  g_autoptr(GString) text = g_string_new ("username,email,first_name,last_name,job_title,groups,attributes.shoe\n");
  g_autoptr(LanyardPeopleImport) import = NULL;
  clock_t start;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "user%u,user%u@example.org,First %u,Last %u,Title,all;group %u,%u\n",
                            i, i, i, i, i % 100, i % 50);

  start = clock ();
  import = plan_well (fixture, text->str, &options);
  assert_counts (import, n, 0, 0, 0);

  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* The time grows with the lines, not with their square. */
static void
test_many (IdpFixture    *fixture,
           gconstpointer  data)
{
  double few = measure_plan (fixture, 2000);
  double many = measure_plan (fixture, 20000);

  g_test_message ("2,000: %.2f s, 20,000: %.2f s", few, many);
  g_assert_cmpfloat (many, <, MAX (few, 0.02) * 30);
  g_assert_cmpfloat (many, <, 5.0);
}

static void
add (const char *path,
     void      (*func) (IdpFixture    *fixture,
                        gconstpointer  data))
{
  g_test_add (path, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down);
}

/* What a table begins with; that it has no column for people is for the plan. */
static void
test_preview (void)
{
  static const char table[] = "Mail,Shoe\na@b,40\nc@d,\ne@f,41\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardPeoplePreview) preview = lanyard_people_preview_new (bytes, 2, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (preview->columns->len, ==, 2);
  g_assert_cmpstr (((LanyardPeopleColumn *) preview->columns->pdata[0])->field, ==, "email");
  g_assert_null (((LanyardPeopleColumn *) preview->columns->pdata[1])->field);
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpstr (((char **) preview->rows->pdata[1])[0], ==, "c@d");

  g_assert_null (lanyard_people_preview_new (empty, 2, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/columns", test_columns);
  g_test_add_func ("/people/mappings", test_mappings);
  g_test_add_func ("/people/preview", test_preview);
  add ("/people/tables", test_tables);
  add ("/people/lines", test_lines);
  add ("/people/skip-faulty", test_skip_faulty);
  add ("/people/update", test_update);
  add ("/people/match", test_match);
  add ("/people/order", test_order);
  add ("/people/groups", test_groups);
  add ("/people/round-trip", test_round_trip);
  add ("/people/cancel", test_cancel);
  add ("/people/cancel/storing", test_cancel_storing);
  add ("/people/many", test_many);

  return g_test_run ();
}
