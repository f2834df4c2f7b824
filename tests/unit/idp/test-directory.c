/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "idp-fixture.h"
#include "lanyard-directory-client-private.h"
#include "lanyard-directory-plan-private.h"
#include "lanyard-directory-sync.h"
#include "lanyard-error.h"
#include "lanyard-field-pair.h"
#include "lanyard-ldif.h"
#include "lanyard-local-configuration.h"

#define ADA "dn: uid=ada,dc=x\nentryUUID: 1\nuid: ada\nmail: ada@x.org\nsn: L\n"
#define BEN "dn: uid=ben,dc=x\nentryUUID: 2\nuid: ben\nmail: ben@x.org\nsn: B\n"
#define CLEO "dn: uid=cleo,dc=x\nentryUUID: 3\nuid: cleo\nmail: cleo@x.org\nsn: C\n"
#define DAN "dn: uid=dan,dc=x\nentryUUID: 4\nuid: dan\nmail: dan@x.org\nsn: D\n"
#define TEAM "dn: cn=team,dc=x\nentryUUID: 9\ncn: team\n"
#define OTHER_STAFF "dn: cn=crew,ou=y,dc=x\nentryUUID: 7\ncn: crew\n"
#define NAMELESS "dn: cn=crew,dc=x\nentryUUID: 9\ncn:\n"
#define LOCKED "pwdAccountLockedTime: 000001010000Z\n"
#define UNLOCKED "pwdAccountLockedTime: 20260101000000Z\n"
#define STAFF "dn: cn=crew,dc=x\nentryUUID: 9\ncn: crew\n"

static LanyardDirectoryTable *
read_table (const char  *text,
            const char  *group_name,
            GError     **error)
{
  g_autoptr(LanyardDirectoryTable) table = lanyard_directory_table_new ();
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(LanyardLdifReader) reader = lanyard_ldif_reader_new (bytes, NULL);
  LanyardDirectoryEntry *entry;

  g_assert_nonnull (reader);
  while (lanyard_ldif_reader_next (reader, &entry, NULL) && entry != NULL)
    if (g_str_has_prefix (entry->dn, "cn="))
      lanyard_directory_table_add_group (table, entry);
    else
      lanyard_directory_table_add_person (table, entry);

  return lanyard_directory_table_close (table, group_name, error) ? g_steal_pointer (&table) : NULL;
}

static void
test_names (void)
{
  static const struct
  {
    const char *dn;
    const char *same;   /* as this one is */
    const char *leaf;
  } cases[] = {
    { "cn=Ada,dc=x", "CN=ada , DC=X", "Ada" },
    { "cn=Ada Lovelace,dc=x", "cn=ada lovelace,dc=x", "Ada Lovelace" },
    { "cn=a\\,b,dc=x", "cn=a\\2cb,dc=x", "a,b" },
    { "cn=\\c3\\bc,dc=x", "cn=\xc3\x9c,dc=x", "\xc3\xbc" },
    { "cn=a+sn=b,dc=x", "cn=A + sn=B,dc=x", "a" },
    { "cn=a;dc=x", "cn=a,dc=x", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lanyard_directory_dn_fold (cases[i].dn);
      g_autofree char *same = lanyard_directory_dn_fold (cases[i].same);
      g_autofree char *leaf = lanyard_directory_dn_dup_leaf (cases[i].dn);

      g_assert_cmpstr (folded, ==, same);
      g_assert_cmpstr (leaf, ==, cases[i].leaf);
    }
}

/* What becomes of an attribute of ada, whose manager is ben. */
static void
test_mapping (void)
{
  static const struct
  {
    const char *preset;
    const char *attributes;
    const char *field;
    const char *cell;
  } cases[] = {
    { LANYARD_DIRECTORY_OPENLDAP, "uid: ada\n", "username", "ada" },
    { LANYARD_DIRECTORY_OPENLDAP, "UID: ada\n", "username", "ada" },
    { LANYARD_DIRECTORY_OPENLDAP, "mail: a@x.org\nmail: b@x.org\n", "email", "a@x.org" },
    { LANYARD_DIRECTORY_OPENLDAP, "sn;lang-de: L\n", "last_name", "" },
    { LANYARD_DIRECTORY_OPENLDAP, "cn: Ada\n", "last_name", "" },
    { LANYARD_DIRECTORY_OPENLDAP, "entryUUID: 6ba7b810-9dad-11d1-80b4-00c04fd430c8\n", "directory_id",
      "6ba7b810-9dad-11d1-80b4-00c04fd430c8" },
    { LANYARD_DIRECTORY_OPENLDAP, "manager: UID=Ben, dc=x\n", "manager", "ben" },
    { LANYARD_DIRECTORY_OPENLDAP, "manager: uid=zoe,dc=x\n", "manager", "zoe" },
    { LANYARD_DIRECTORY_OPENLDAP, "manager: ben\n", "manager", "ben" },
    { LANYARD_DIRECTORY_OPENLDAP, "pwdAccountLockedTime: 000001010000Z\n", "suspended", "yes" },
    { LANYARD_DIRECTORY_OPENLDAP, "pwdAccountLockedTime: 20260101000000Z\n", "suspended", "no" },
    { LANYARD_DIRECTORY_OPENLDAP, "sn: L\n", "suspended", "" },
    { LANYARD_DIRECTORY_OPENLDAP, "roomNumber: 1\nroomNumber: 2\n", "attributes.room", "1;2" },
    { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, "userPrincipalName: ada@x.org\n", "username", "ada@x.org" },
    { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, "objectGUID:: ABEiM0RVZneImaq7zN3u/w==\n", "directory_id",
      "33221100-5544-7766-8899-aabbccddeeff" },
    { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, "userAccountControl: 512\n", "suspended", "no" },
    { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, "userAccountControl: 514\n", "suspended", "yes" },
    { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, "userAccountControl: on\n", "suspended", "on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardDirectory) directory = lanyard_directory_new ();
      g_autofree char *text = g_strconcat ("dn: uid=ada,dc=x\n", cases[i].attributes, "\n", BEN, NULL);
      g_autoptr(LanyardDirectoryTable) table = read_table (text, "cn", NULL);
      g_autoptr(GPtrArray) columns = NULL;
      g_autofree char *cell = NULL;
      int column;

      g_object_set (directory, "preset", cases[i].preset, NULL);
      lanyard_directory_set_attribute (directory, "attributes.room", "roomNumber");
      columns = _lanyard_directory_make_columns (directory, NULL);
      g_assert_nonnull (columns);
      column = lanyard_people_columns_find (columns, cases[i].field);
      g_assert_cmpint (column, >=, 0);
      cell = lanyard_directory_table_dup_cell (table, lanyard_directory_table_get_people (table)->pdata[0], columns, column);
      g_test_message ("%s %s", cases[i].field, cases[i].attributes);
      g_assert_cmpstr (cell, ==, cases[i].cell);
    }
}

/* People who cannot be told apart, and fields that nobody has. */
static void
test_refused_mapping (void)
{
  static const struct
  {
    const char *field;
    const char *attribute;
  } cases[] = {
    { "username", NULL }, { "directory_id", NULL }, { "groups", "memberOf" }, { "active", "x" }, { "attributes.", "x" },
    { "nothing", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardDirectory) directory = lanyard_directory_new ();
      g_autoptr(GPtrArray) columns = NULL;
      g_autoptr(GError) error = NULL;

      lanyard_directory_set_attribute (directory, cases[i].field, cases[i].attribute);
      columns = _lanyard_directory_make_columns (directory, &error);
      g_test_message ("%s", cases[i].field);
      g_assert_null (columns);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

/* In which groups ada is. */
static void
test_memberships (void)
{
  static const struct
  {
    const char *groups;
    const char *names;
  } cases[] = {
    { STAFF "member: UID=Ada, DC=x\n", "crew" },
    { STAFF "uniqueMember: uid=ada,dc=x#'0101'B\n", "crew" },
    { STAFF "memberUid: ada\n", "crew" },
    { STAFF "memberUid: Ada\n", "" },
    { STAFF "member: uid=ben,dc=x\n", "" },
    { "dn: uid=mallory,dc=x\nuid: mallory\nuid: ada\n\n" STAFF "memberUid: ada\n", "" },
    { "dn: uid=mallory,dc=x\nuid: mallory\nuid: ada\n\ndn: uid=z,dc=x\nuid: ada\n\n" STAFF "memberUid: ada\n", "" },
    { "dn: uid=mallory,dc=x\nuid: mallory\n\n" STAFF "memberUid: ada\n", "crew" },
    { STAFF "member: uid=ada,dc=x\n\ndn: cn=z,dc=x\ncn: b\nmemberUid: ada\n", "b;crew" },
    { STAFF "member: cn=b,dc=x\n\ndn: cn=b,dc=x\ncn: b\nmemberUid: ada\n", "b" },
    { STAFF "\ndn: cn=crew,ou=y,dc=x\ncn: crew\nmemberUid: ada\n", "crew" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (ADA "\n", cases[i].groups, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardDirectoryTable) table = read_table (text, "cn", &error);
      g_auto(GStrv) names = NULL;
      g_autofree char *joined = NULL;

      g_test_message ("%s", cases[i].groups);
      g_assert_no_error (error);
      names = lanyard_directory_table_list_names (table, lanyard_directory_table_get_people (table)->pdata[0]);
      joined = g_strjoinv (";", names);
      g_assert_cmpstr (joined, ==, cases[i].names);
    }
}

/* People of our own, ada and eve, and a directory. */
typedef struct
{
  IdpFixture        idp;
  LanyardDirectory *directory;
} Fixture;

/* Without what takes its time and is not needed: a pair of keys. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->idp.folder = g_dir_make_tmp ("lanyard-directory-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->idp.folder, "test.lanyard", NULL);
  fixture->idp.configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_CREATE, "test", &error);
  g_assert_no_error (error);
  fixture->idp.ada = lanyard_person_new ("ada", "ada@example.org");
  g_object_set (fixture->idp.ada, "first-name", "Ada", "last-name", "Lovelace", NULL);
  fixture->idp.eve = lanyard_person_new ("eve", "eve@example.org");
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->idp.ada));
  lanyard_changes_save (changes, LANYARD_RECORD (fixture->idp.eve));
  lanyard_configuration_apply_sync (fixture->idp.configuration, changes, NULL, &error);
  g_assert_no_error (error);

  fixture->directory = lanyard_directory_new ();
  lanyard_directory_set_attribute (fixture->directory, "attributes.floor", "roomNumber");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->directory);
  idp_fixture_tear_down (&fixture->idp, NULL);
}

static LanyardPeopleImport *
plan (Fixture       *fixture,
      const char    *text,
      guint          accepted,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(LanyardDirectoryTable) table = read_table (text, "cn", NULL);

  g_assert_nonnull (table);
  return _lanyard_directory_plan_sync (fixture->idp.configuration, fixture->directory, table, accepted, cancellable, error);
}

static char *
apply (Fixture             *fixture,
       LanyardPeopleImport *import)
{
  g_autoptr(GError) error = NULL;
  char *change = NULL;

  g_assert_true (lanyard_directory_apply_sync (fixture->idp.configuration, import, NULL, &change, &error));
  g_assert_no_error (error);
  return change;
}

static void
synchronize (Fixture    *fixture,
             const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardPeopleImport) import = plan (fixture, text, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_free (apply (fixture, import));
}

static void
append_line (LanyardPeopleLine *line,
             GString           *text)
{
  static const char signs[] = { '+', '~', '=', '!' };
  g_autoptr(GPtrArray) pairs = NULL;

  g_string_append_printf (text, "%c%s", line->vanished ? '-' : signs[line->verdict], line->key);
  if (line->verdict == LANYARD_PEOPLE_LINE_REFUSED)
    g_string_append_printf (text, " %s", lanyard_error_get_parts (line->error)->code);
  if (line->verdict == LANYARD_PEOPLE_LINE_CHANGED && !line->vanished)
    {
      pairs = lanyard_people_line_list_pairs (line);
      for (guint i = 0; i < pairs->len; i++)
        g_string_append_printf (text, " %s", lanyard_field_pair_get_field (pairs->pdata[i]));
    }
  g_string_append (text, "; ");
}

static void
append_groups (GPtrArray  *groups,
               const char *sign,
               GString    *text)
{
  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (text, "%s[%s]; ", sign, lanyard_group_get_name (groups->pdata[i]));
}

/* "+new; ~changed field…; =same; -suspended; !refused code; +[group]" */
static char *
describe (LanyardPeopleImport *import)
{
  GPtrArray *lines = lanyard_people_import_get_lines (import);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    append_line (lines->pdata[i], text);
  append_groups (lanyard_people_import_get_groups (import), "+", text);
  append_groups (lanyard_people_import_get_changed_groups (import), "~", text);

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static LanyardPerson *
find (Fixture    *fixture,
      const char *username)
{
  LanyardRecord *person = lanyard_configuration_find_sync (fixture->idp.configuration, LANYARD_TYPE_PERSON, "username",
                                                           username, NULL);

  g_assert_nonnull (person);
  return LANYARD_PERSON (person);
}

static const struct
{
  const char *name;
  const char *before;       /* NULL: nobody came from there */
  const char *after;
  const char *difference;
} differences[] = {
  { "nobody-yet", NULL, BEN "\n" CLEO, "+ben; +cleo;" },
  { "nothing", BEN "\n" CLEO, CLEO "\n" BEN, "=cleo; =ben;" },
  { "ours-by-name", NULL, "dn: uid=ada,dc=x\nentryUUID: 1\nuid: ada\nmail: ada@example.org\n", "~ada first_name last_name directory_id;" },
  { "ours-by-address", NULL, "dn: uid=b,dc=x\nentryUUID: 1\nuid: b\nmail: ADA@example.org\n", "~b username first_name last_name directory_id;" },
  { "value", BEN, BEN "title: Boss\n", "~ben job_title;" },
  { "value-gone", BEN "title: Boss\n", BEN, "~ben job_title;" },
  { "renamed", BEN, "dn: uid=benny,dc=x\nentryUUID: 2\nuid: benny\nmail: ben@x.org\nsn: B\n", "~benny username;" },
  { "names-swapped", BEN "\n" CLEO,
    "dn: uid=cleo,dc=x\nentryUUID: 2\nuid: cleo\nmail: ben@x.org\n\ndn: uid=ben,dc=x\nentryUUID: 3\nuid: ben\nmail: cleo@x.org\n",
    "!cleo taken; !ben taken;" },
  { "name-of-another", BEN "\n" CLEO, BEN "\n" CLEO "\n" "dn: uid=n,dc=x\nentryUUID: 5\nuid: ben\n", "=ben; =cleo; !ben doubled;" },
  { "name-given-anew", BEN "\n" CLEO, "dn: uid=ben,dc=x\nentryUUID: 5\nuid: ben\n\n" CLEO, "!ben other-entry; =cleo; -ben;" },
  { "without-identifier", NULL, "dn: uid=ben,dc=x\nuid: ben\n", "!ben no-identifier;" },
  { "without-name", NULL, "dn: ou=ben,dc=x\nentryUUID: 2\nmail: ben@x.org\n", "!ou=ben,dc=x no-key;" },
  { "bad-name", NULL, "dn: uid=ben,dc=x\nentryUUID: 2\nuid: b en\n", "!b en bad-value;" },
  { "bad-number", NULL, BEN "roomNumber: first\n\n" CLEO "roomNumber: 1\n", "!ben bad-value; +cleo;" },
  { "vanished", BEN "\n" CLEO, CLEO, "=cleo; -ben;" },
  { "locked", BEN "\n" CLEO, BEN "pwdAccountLockedTime: 000001010000Z\n\n" CLEO, "~ben suspended directory_suspended; =cleo;" },
  { "new-group", BEN, BEN "\n" STAFF "memberUid: ben\n", "~ben groups; +[crew];" },
  { "group-left", BEN "\n" STAFF "memberUid: ben\n", BEN "\n" STAFF, "~ben groups;" },
  { "group-described", BEN "\n" STAFF "memberUid: ben\n", BEN "\n" STAFF "description: All\nmemberUid: ben\n", "=ben; ~[crew];" },
  { "group-renamed", BEN "\n" STAFF "memberUid: ben\n", BEN "\ndn: cn=team,dc=x\nentryUUID: 9\ncn: team\nmemberUid: ben\n",
    "=ben; ~[team];" },
  { "group-name-given-anew", BEN "\n" STAFF "memberUid: ben\n", BEN "\n" OTHER_STAFF "memberUid: ben\n", "!crew other-entry; ~ben groups;" },
  { "group-name-of-another", BEN "\n" CLEO "\n" STAFF "memberUid: ben\n",
    BEN "\n" CLEO "\n" OTHER_STAFF "memberUid: cleo\n\n" STAFF "memberUid: ben\n", "!crew other-entry; =ben; =cleo;" },
  { "group-renamed-and-new", BEN "\n" CLEO "\n" STAFF "memberUid: ben\n",
    BEN "\n" CLEO "\n" TEAM "memberUid: ben\n\n" OTHER_STAFF "memberUid: cleo\n", "=ben; ~cleo groups; +[crew]; ~[team];" },
  { "group-new-and-renamed", BEN "\n" CLEO "\n" STAFF "memberUid: ben\n",
    BEN "\n" CLEO "\n" OTHER_STAFF "memberUid: cleo\n\n" TEAM "memberUid: ben\n", "=ben; ~cleo groups; +[crew]; ~[team];" },
  { "groups-of-one-name", BEN "\n" CLEO,
    BEN "\n" CLEO "\n" STAFF "memberUid: ben\n\n" OTHER_STAFF "memberUid: cleo\n\ndn: cn=b,dc=x\nentryUUID: 8\ncn: b\nmemberUid: ben\n",
    "!crew doubled; !crew doubled; ~ben groups; =cleo; +[b];" },
  { "groups-of-one-identifier", BEN "\n" STAFF "memberUid: ben\n",
    BEN "\n" STAFF "description: All\nmemberUid: ben\n\ndn: cn=b,dc=x\nentryUUID: 9\ncn: b\nmemberUid: ben\n",
    "!crew doubled; !b doubled; =ben;" },
  { "nobody-comes-into-doubled-groups", BEN "\n" CLEO "\n" DAN "\n" STAFF "memberUid: ben\nmemberUid: dan\n",
    BEN "\n" CLEO "\n" DAN "\n" STAFF "memberUid: cleo\n\ndn: cn=b,dc=x\nentryUUID: 9\ncn: b\nmemberUid: ben\n",
    "!crew doubled; !b doubled; =ben; =cleo; ~dan groups;" },
  { "group-without-identifier", BEN, BEN "\ndn: cn=crew,dc=x\ncn: crew\nmemberUid: ben\n", "!crew no-identifier; =ben;" },
  { "people-of-one-identifier", BEN "\n" CLEO,
    "dn: uid=dan,dc=x\nentryUUID: 2\nuid: dan\npwdAccountLockedTime: 000001010000Z\n\n" BEN "title: Boss\n\n" CLEO,
    "!dan doubled; !ben doubled; =cleo;" },
  { "locked-people-of-one-identifier", BEN "\n" CLEO,
    "dn: uid=dan,dc=x\nentryUUID: 2\nuid: dan\npwdAccountLockedTime: 000001010000Z\n\n" BEN LOCKED "\n" CLEO,
    "!dan doubled; !ben doubled; ~ben suspended directory_suspended; =cleo;" },
  { "group-of-one-of-one-identifier", BEN "\n" CLEO "\n" STAFF "memberUid: ben\n",
    BEN "\ndn: uid=dan,dc=x\nentryUUID: 2\nuid: dan\n\n" CLEO "\n" STAFF "memberUid: dan\n", "!ben doubled; !dan doubled; =cleo;" },
  { "group-of-none-of-one-identifier", BEN "\n" CLEO "\n" STAFF "memberUid: ben\n",
    BEN "\ndn: uid=dan,dc=x\nentryUUID: 2\nuid: dan\n\n" CLEO "\n" STAFF, "!ben doubled; !dan doubled; ~ben groups; =cleo;" },
  { "new-people-of-one-identifier", CLEO, CLEO "\ndn: uid=dan,dc=x\nentryUUID: 2\nuid: dan\n\n" BEN,
    "=cleo; !dan doubled; !ben doubled;" },
  { "group-without-name", BEN, BEN "\n" NAMELESS "memberUid: ben\n", "!cn=crew,dc=x bad-value; =ben;" },
  { "group-not-named-any-more", BEN "\n" CLEO "\n" DAN "\n" STAFF "memberUid: ben\nmemberUid: dan\n",
    BEN "\n" CLEO "\n" DAN "\n" NAMELESS "memberUid: ben\nmemberUid: cleo\n", "!cn=crew,dc=x bad-value; =ben; =cleo; ~dan groups;" },
  { "group-gone", BEN "\n" STAFF "memberUid: ben\n\ndn: cn=b,dc=x\nentryUUID: 8\ncn: b\n", BEN "\n" STAFF "memberUid: ben\n", "=ben;" },
};

static void
declare_floor (Fixture *fixture)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->idp.configuration, NULL);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Declare");
  g_autoptr(LanyardCustomAttribute) floor = lanyard_custom_attribute_new ("floor", LANYARD_VALUE_NUMBER, NULL);
  g_autoptr(GError) error = NULL;

  g_list_store_append (G_LIST_STORE (lanyard_settings_get_custom_attributes (settings)), floor);
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  lanyard_configuration_apply_sync (fixture->idp.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
test_difference (Fixture       *fixture,
                 gconstpointer  data)
{
  guint number = GPOINTER_TO_UINT (data);
  g_autoptr(LanyardPeopleImport) import = NULL;
  g_autoptr(LanyardPeopleImport) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *difference = NULL;

  declare_floor (fixture);
  if (differences[number].before != NULL)
    synchronize (fixture, differences[number].before);
  import = plan (fixture, differences[number].after, FALSE, NULL, &error);
  g_assert_no_error (error);
  difference = describe (import);
  g_assert_cmpstr (difference, ==, differences[number].difference);

  /* what was taken over is not different any more */
  g_free (apply (fixture, import));
  again = plan (fixture, differences[number].after, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lanyard_people_import_count (again, LANYARD_PEOPLE_LINE_NEW), ==, 0);
  g_assert_cmpuint (lanyard_people_import_count (again, LANYARD_PEOPLE_LINE_CHANGED), ==, 0);
}

/* Who vanished is suspended, and returns with the entry; who was suspended
 * here stays so. */
static void
test_vanished (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(LanyardPerson) ben = NULL;
  g_autoptr(LanyardPerson) cleo = NULL;
  g_autoptr(LanyardPerson) eve = NULL;

  synchronize (fixture, BEN "\n" CLEO "\n" DAN);
  cleo = find (fixture, "cleo");
  g_object_set (cleo, "suspended", TRUE, NULL);
  idp_fixture_save (&fixture->idp, &cleo);
  synchronize (fixture, CLEO "\n" DAN);
  ben = find (fixture, "ben");
  g_assert_true (lanyard_person_is_suspended (ben));
  g_assert_true (lanyard_person_is_directory_suspended (ben));

  synchronize (fixture, BEN "\n" CLEO "\n" DAN);
  g_set_object (&ben, NULL);
  ben = find (fixture, "ben");
  g_assert_false (lanyard_person_is_suspended (ben));
  g_set_object (&cleo, NULL);
  cleo = find (fixture, "cleo");
  g_assert_true (lanyard_person_is_suspended (cleo));
  eve = LANYARD_PERSON (lanyard_configuration_load_sync (fixture->idp.configuration, LANYARD_TYPE_PERSON,
                                                         lanyard_record_get_id (LANYARD_RECORD (fixture->idp.eve)), NULL));
  g_assert_false (lanyard_person_is_suspended (eve));
}

/* Ben is locked or has vanished; then the directory says nothing about accounts,
 * or not of him. */
static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *attribute;  /* of "suspended"; NULL: that of the preset */
    const char *before;
    const char *after;
    const char *difference; /* NULL: refused until it is accepted */
    gboolean    suspended;  /* once it is carried out */
  } cases[] = {
    { NULL, BEN LOCKED "\n" CLEO, BEN "\n" CLEO, NULL, FALSE },
    { NULL, BEN LOCKED "\n" CLEO, BEN UNLOCKED "\n" CLEO, "~ben suspended directory_suspended; =cleo;", FALSE },
    { NULL, BEN LOCKED "\n" CLEO, BEN "\n" CLEO UNLOCKED, "~ben suspended directory_suspended; =cleo;", FALSE },
    { NULL, BEN LOCKED "\n" CLEO, CLEO, "=cleo;", TRUE },
    { NULL, CLEO "\n" DAN, BEN "\n" CLEO "\n" DAN,
      "~ben suspended directory_suspended directory_vanished; =cleo; =dan;", FALSE },
    { NULL, CLEO "\n" DAN, BEN LOCKED "\n" CLEO "\n" DAN, "~ben directory_vanished; =cleo; =dan;", TRUE },
    { "misspelt", BEN LOCKED "\n" CLEO, BEN "\n" CLEO, NULL, FALSE },
    { "-", BEN LOCKED "\n" CLEO, BEN "\n" CLEO, NULL, FALSE },
    { "userAccountControl", BEN LOCKED "\n" CLEO, BEN "\n" CLEO, "!ben no-account-state; !cleo no-account-state;", TRUE },
    { "useraccountcontrol", BEN LOCKED "\n" CLEO, BEN "\n" CLEO "userAccountControl: 512\n", "!ben no-account-state; =cleo;", TRUE },
    { "userAccountControl", CLEO "\n" DAN, BEN "\n" CLEO "userAccountControl: 512\n\n" DAN "userAccountControl: 512\n",
      "!ben no-account-state; =cleo; =dan;", TRUE },
    { "userAccountControl", BEN LOCKED "\n" CLEO, BEN "userAccountControl: 512\n\n" CLEO "userAccountControl: 512\n",
      "~ben suspended directory_suspended; =cleo;", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPeopleImport) refused = NULL;
      g_autoptr(LanyardPeopleImport) accepted = NULL;
      g_autoptr(LanyardPerson) ben = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *difference = NULL;

      g_test_message ("%s: %s", cases[i].attribute, cases[i].after);
      lanyard_directory_set_attribute (fixture->directory, "suspended", "pwdAccountLockedTime");
      synchronize (fixture, BEN UNLOCKED "\n" CLEO "\n" DAN);
      synchronize (fixture, cases[i].before);
      if (cases[i].attribute != NULL)
        lanyard_directory_set_attribute (fixture->directory, "suspended", strcmp (cases[i].attribute, "-") != 0 ? cases[i].attribute : NULL);

      refused = plan (fixture, cases[i].after, FALSE, NULL, &error);
      if (cases[i].difference == NULL)
        {
          g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
          g_assert_cmpstr (lanyard_error_get_parts (error)->code, ==, LANYARD_DIRECTORY_RETURNING);
        }
      else
        {
          g_assert_no_error (error);
          difference = describe (refused);
          g_assert_cmpstr (difference, ==, cases[i].difference);
        }
      if (cases[i].difference == NULL)
        g_assert_null (plan (fixture, cases[i].after, LANYARD_DIRECTORY_ACCEPT_MISSING, NULL, NULL));
      accepted = plan (fixture, cases[i].after, LANYARD_DIRECTORY_ACCEPT_RETURNING, NULL, NULL);
      g_free (apply (fixture, accepted));
      ben = find (fixture, "ben");
      g_assert_true (lanyard_person_is_suspended (ben) == cases[i].suspended);
    }
}

/* Who was let in here and suspended here after that stays so, whatever the
 * directory suspended before. */
static void
test_suspended_here (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *before;     /* suspends ben */
    const char *after;      /* does not */
  } cases[] = {
    { BEN LOCKED "\n" CLEO, BEN UNLOCKED "\n" CLEO },
    { CLEO "\n" DAN, BEN "\n" CLEO "\n" DAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LanyardPerson) ben = NULL;

      synchronize (fixture, BEN UNLOCKED "\n" CLEO "\n" DAN);
      synchronize (fixture, cases[i].before);
      for (int suspended = FALSE; suspended <= TRUE; suspended++)
        {
          g_set_object (&ben, NULL);
          ben = find (fixture, "ben");
          g_assert_true (lanyard_person_is_suspended (ben) != suspended);
          g_object_set (ben, "suspended", suspended, NULL);
          idp_fixture_save (&fixture->idp, &ben);
        }
      g_assert_false (lanyard_person_is_directory_suspended (ben));
      g_assert_false (lanyard_person_is_directory_vanished (ben));

      synchronize (fixture, cases[i].after);
      g_set_object (&ben, NULL);
      ben = find (fixture, "ben");
      g_assert_true (lanyard_person_is_suspended (ben));
      g_object_set (ben, "suspended", FALSE, NULL);
      idp_fixture_save (&fixture->idp, &ben);
    }
}

/* A wrong base or filter looks as if all had gone. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *after;
    gboolean    is_refused;
  } cases[] = {
    { "", TRUE },
    { BEN "\n" STAFF, TRUE },
    { STAFF, TRUE },
    { BEN "\n" CLEO "\n" DAN, TRUE },                   /* no groups any more */
    { BEN "\n" CLEO "\n" STAFF, FALSE },
    { BEN "\n" CLEO "\n" DAN "\n" STAFF, FALSE },
    { ADA "\n" STAFF, TRUE },
  };

  synchronize (fixture, BEN "\n" CLEO "\n" DAN "\n" STAFF);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardPeopleImport) refused = plan (fixture, cases[i].after, FALSE, NULL, &error);
      g_autoptr(LanyardPeopleImport) accepted = plan (fixture, cases[i].after, LANYARD_DIRECTORY_ACCEPT_MISSING, NULL, NULL);

      g_test_message ("%s", cases[i].after);
      g_assert_true ((refused == NULL) == cases[i].is_refused);
      if (refused == NULL)
        g_assert_null (plan (fixture, cases[i].after, LANYARD_DIRECTORY_ACCEPT_RETURNING, NULL, NULL));
      g_assert_nonnull (accepted);
      if (refused != NULL)
        continue;
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED);
      g_assert_cmpstr (lanyard_error_get_parts (error)->code, ==, LANYARD_DIRECTORY_MISSING);
    }
}

/* All of it is one step, which undo takes back; cancelled, nothing is left of it. */
static void
test_one_step (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardPeopleImport) import = NULL;
  g_autoptr(LanyardPeopleImport) other = NULL;
  g_autofree char *change = NULL;
  g_autofree char *none = NULL;
  g_autofree char *difference = NULL;

  synchronize (fixture, BEN "\n" CLEO);
  import = plan (fixture, BEN "title: Boss\n\n" DAN "\n" STAFF "memberUid: dan\n", FALSE, NULL, &error);
  g_assert_no_error (error);
  change = apply (fixture, import);
  g_assert_nonnull (change);
  g_assert_true (lanyard_configuration_undo_sync (fixture->idp.configuration, change, &error));
  g_assert_no_error (error);

  other = plan (fixture, BEN "\n" CLEO, FALSE, NULL, &error);
  difference = describe (other);
  g_assert_cmpstr (difference, ==, "=ben; =cleo;");

  g_clear_pointer (&import, lanyard_people_import_free);
  import = plan (fixture, BEN "title: Boss\n\n" CLEO "\n" DAN, FALSE, NULL, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (lanyard_directory_apply_sync (fixture->idp.configuration, import, cancellable, &none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
  g_clear_error (&error);
  g_assert_null (plan (fixture, BEN, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_pointer (&other, lanyard_people_import_free);
  g_clear_pointer (&difference, g_free);
  other = plan (fixture, BEN "\n" CLEO, FALSE, NULL, NULL);
  difference = describe (other);
  g_assert_cmpstr (difference, ==, "=ben; =cleo;");
}

/* The guard ends a connection that says nothing: when the time is over, and
 * when it is cancelled, before or meanwhile. */
static void
test_guard (void)
{
  static const struct
  {
    guint    seconds;
    gboolean cancelled_before;
    gboolean cancelled;
    gboolean ended;
    gboolean expired;
  } cases[] = {
    { 0, FALSE, FALSE, TRUE, TRUE },
    { 60, FALSE, TRUE, TRUE, FALSE },
    { 60, TRUE, FALSE, TRUE, FALSE },
    { 60, FALSE, FALSE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      LanyardDirectoryGuard *guard;
      int fds[2];
      char byte;

      g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM, 0, fds), ==, 0);
      if (cases[i].cancelled_before)
        g_cancellable_cancel (cancellable);
      guard = _lanyard_directory_guard_new (fds[0], cases[i].seconds, cancellable, NULL);
      if (cases[i].cancelled)
        g_cancellable_cancel (cancellable);
      if (cases[i].ended)
        g_assert_cmpint (read (fds[0], &byte, 1), ==, 0);
      else
        g_assert_cmpint (recv (fds[0], &byte, 1, MSG_DONTWAIT), ==, -1);
      g_assert_true (_lanyard_directory_guard_is_expired (guard) == cases[i].expired);
      _lanyard_directory_guard_free (guard);

      /* What the connection is used for goes on, unless it was ended. */
      g_assert_true ((send (fds[1], "x", 1, MSG_NOSIGNAL) == 1) == !cases[i].ended);
      close (fds[0]);
      close (fds[1]);
    }
}

/* What cannot be guarded is no connection. */
static void
test_no_guard (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (_lanyard_directory_guard_new (-1, 60, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_IO);
}

/* More values of an attribute that is there always have room. */
static void
test_attributes_limit (void)
{
  g_autoptr(LanyardDirectoryEntry) entry = lanyard_directory_entry_new ("dc=x", 1);
  g_autoptr(GBytes) value = g_bytes_new_static ("1", 1);

  for (guint i = 0; i < LANYARD_DIRECTORY_NAMES_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i);

      g_assert_true (lanyard_directory_entry_add (entry, name, value));
    }
  g_assert_false (lanyard_directory_entry_add (entry, "b", value));
  g_assert_true (lanyard_directory_entry_add (entry, "A0", value));
  g_assert_cmpuint (entry->attributes->len, ==, LANYARD_DIRECTORY_NAMES_MAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory/names", test_names);
  g_test_add_func ("/directory/mapping", test_mapping);
  g_test_add_func ("/directory/refused-mapping", test_refused_mapping);
  g_test_add_func ("/directory/memberships", test_memberships);
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autofree char *path = g_strconcat ("/directory/difference/", differences[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_difference, tear_down);
    }
  g_test_add ("/directory/vanished", Fixture, NULL, set_up, test_vanished, tear_down);
  g_test_add ("/directory/state", Fixture, NULL, set_up, test_state, tear_down);
  g_test_add ("/directory/suspended-here", Fixture, NULL, set_up, test_suspended_here, tear_down);
  g_test_add ("/directory/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/directory/one-step", Fixture, NULL, set_up, test_one_step, tear_down);
  g_test_add_func ("/directory/guard", test_guard);
  g_test_add_func ("/directory/no-guard", test_no_guard);
  g_test_add_func ("/directory/attributes-limit", test_attributes_limit);

  return g_test_run ();
}
