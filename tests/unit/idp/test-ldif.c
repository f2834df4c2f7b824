/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-ldif.h"
#include "lanyard-people-export.h"
#include "lanyard-people-import.h"

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_detection (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_ldif;
  } cases[] = {
    { "dn: dc=example\nobjectClass: top\n", TRUE },
    { "version: 1\n\ndn: dc=example\n", TRUE },
    { "version:1\r\n\r\ndn: dc=example\r\n", TRUE },
    { "\xef\xbb\xbf" "DN:: ZGM9ZXhhbXBsZQ==\n", TRUE },
    { "# extended LDIF\n#\n# LDAPv3\n\ndn: dc=example\n", TRUE },
    { "# a comment\n  that goes on\ndn: dc=example\n", TRUE },
    { "version:v1.0\nName [displayName] Required\n", FALSE },
    { "version: 10\n", FALSE },
    { "dn,uid\ncn=ada,ada\n", FALSE },
    { "username,email\n", FALSE },
    { "# only a comment\n", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = make_bytes (cases[i].text);
      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_true (lanyard_ldif_is_ldif (bytes) == cases[i].is_ldif);
    }
}

/* All entries as "dn|name=value|…" and a semicolon. */
static char *
read_all (const char  *text,
          GError     **error)
{
  g_autoptr(GBytes) bytes = make_bytes (text);
  g_autoptr(LanyardLdifReader) reader = lanyard_ldif_reader_new (bytes, error);
  g_autoptr(GString) all = g_string_new (NULL);

  while (reader != NULL)
    {
      g_autoptr(LanyardDirectoryEntry) entry = NULL;

      if (!lanyard_ldif_reader_next (reader, &entry, error))
        return NULL;
      if (entry == NULL)
        return g_string_free (g_steal_pointer (&all), FALSE);

      g_string_append_printf (all, "%u %s", entry->number, entry->dn);
      for (guint i = 0; i < entry->attributes->len; i++)
        {
          LanyardDirectoryAttribute *attribute = entry->attributes->pdata[i];
          g_auto(GStrv) values = lanyard_directory_entry_dup_texts (entry, attribute->name);
          g_autofree char *joined = g_strjoinv ("+", values);

          g_string_append_printf (all, "|%s=%s", attribute->name, joined);
        }
      g_string_append_c (all, ';');
    }

  return NULL;
}

static void
test_reader (void)
{
  static const struct
  {
    const char *text;
    const char *expected;       /* NULL: refused */
  } cases[] = {
    { "dn: uid=ada,dc=example\nuid: ada\nsn:Lovelace\n", "1 uid=ada,dc=example|uid=ada|sn=Lovelace;" },
    { "dn: a=1\r\nuid: x\r\n\r\n\r\ndn: a=2\r\nuid: y\r\n", "1 a=1|uid=x;5 a=2|uid=y;" },
    { "version: 1\ndn: a=1\nuid: x\n", "2 a=1|uid=x;" },
    { "dn: a=1\ndescription: one\n  two\n three\n", "1 a=1|description=one twothree;" },
    { "dn: a=1\n# a\n  comment\nuid: x\n", "1 a=1|uid=x;" },
    { "dn:: YT3DvA==\nsn:: w7w=\nsn: b\nSN: c\n", "1 a=\xc3\xbc|sn=\xc3\xbc+b+c;" },
    { "dn: a=1\nsn;lang-de: x\n2.5.4.4: y\n", "1 a=1|sn;lang-de=x|2.5.4.4=y;" },
    { "dn: a=1\nphoto:: /9j/\nuid: x\n", "1 a=1|photo=|uid=x;" },
    { "dn: a=1\nuid: x\n\nsearch: 2\nresult: 0 Success\n", "1 a=1|uid=x;" },
    { "dn: a=1\nempty:\n", "1 a=1|empty=;" },
    { "dn: a=1", "1 a=1;" },
    { "version: 1\n", "" },
    { "", "" },
    { "dn: a=1\nchangetype: modify\nreplace: sn\nsn: x\n", NULL },
    { "dn: a=1\ncontrol: 1.2.3 true\nchangetype: add\n", NULL },
    { "dn: a=1\njpegPhoto:< file:///etc/passwd\n", NULL },
    { "dn: a=1\nsn:: w7w\n", NULL },
    { "dn: a=1\nsn:: w7=w\n", NULL },
    { "dn: a=1\nsn:: ====\n", NULL },
    { "dn: a=1\nno colon\n", NULL },
    { "dn: a=1\nb\xc3\xa4: x\n", NULL },
    { "dn: a=1\n: x\n", NULL },
    { "dn: a=1\ndn: a=2\n", NULL },
    { "uid: x\n", NULL },
    { "dn:\nuid: x\n", NULL },
    { "dn:: /w==\nuid: x\n", NULL },
    { " dn: a=1\n", NULL },
    { "dn: a=1\nsn: \xff\n", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *all = read_all (cases[i].text, &error);
      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_cmpstr (all, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

static void
assert_too_large (GString *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *all = read_all (text->str, &error);

  g_assert_null (all);
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

static void
test_limits (void)
{
  g_autoptr(GString) value = g_string_new ("dn: a=1\nsn: ");
  g_autoptr(GString) values = g_string_new ("dn: a=1\n");
  g_autoptr(GString) entries = g_string_new (NULL);
  g_autoptr(GString) names = g_string_new ("dn: a=1\n");

  for (guint i = 0; i <= LANYARD_LDIF_LINE_MAX / 64; i++)
    g_string_append (value, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n ");
  for (guint i = 0; i <= LANYARD_LDIF_VALUES_MAX; i++)
    g_string_append (values, "m:1\n");
  for (guint i = 0; i <= LANYARD_LDIF_ENTRIES_MAX; i++)
    g_string_append (entries, "dn:a=1\n\n");

  for (guint i = 0; i <= LANYARD_LDIF_NAMES_MAX; i++)
    g_string_append_printf (names, "a%u: x\n", i);

  assert_too_large (value);
  assert_too_large (names);
  assert_too_large (values);
  assert_too_large (entries);
}

static void
test_writer (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } cases[] = {
    { "Ada", "sn: Ada\n" },
    { "", "sn: \n" },
    { " Ada", "sn:: IEFkYQ==\n" },
    { "Ada ", "sn:: QWRhIA==\n" },
    { ":Ada", "sn:: OkFkYQ==\n" },
    { "<Ada", "sn:: PEFkYQ==\n" },
    { "A<d:a #", "sn: A<d:a #\n" },
    { "\xc3\xbc", "sn:: w7w=\n" },
    { "two\nlines", "sn:: dHdvCmxpbmVz\n" },
    { "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "sn: 012345678901234567890123456789012345678901234567890123456789012345678901\n 2345678901234567890\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      lanyard_ldif_append (text, "sn", cases[i].value);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *dn;
    const char *folded;
    const char *leaf;
  } cases[] = {
    { "CN=Ada Lovelace,DC=Example", "cn=ada lovelace,dc=example", "Ada Lovelace" },
    { " cn = Ada , dc = Example ", "cn=ada,dc=example", "Ada" },
    { "cn=Lovelace\\, Ada,dc=x", "cn=lovelace\\, ada,dc=x", "Lovelace, Ada" },
    { "cn=Lovelace\\2C Ada,dc=x", "cn=lovelace\\, ada,dc=x", "Lovelace, Ada" },
    { "cn=\"Lovelace, Ada\";dc=x", "cn=lovelace\\, ada,dc=x", "Lovelace, Ada" },
    { "cn=\\C3\\9C,dc=x", "cn=\xc3\xbc,dc=x", "\xc3\x9c" },
    { "cn=a+uid=b,dc=x", "cn=a+uid=b,dc=x", "a" },
    { "cn=a\\ ,dc=x", "cn=a\\ ,dc=x", "a " },
    { "cn=a\\", "cn=a", "a" },
    { "nothing", "nothing", "nothing" },
    { "", "", "" },
    { "cn=\\FA x,dc=y", "cn=\\fa\\20\\78,dc=y", "\\FA x" },
    { "cn=a\\00b", "cn=\\61\\00\\62", "a\\00b" },
    { "cn=\\\\fa", "cn=\\\\fa", "\\fa" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = lanyard_directory_dn_fold (cases[i].dn);
      g_autofree char *leaf = lanyard_directory_dn_dup_leaf (cases[i].dn);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (leaf, ==, cases[i].leaf);
    }
}

static LanyardPeopleImport *
plan_well (IdpFixture *fixture,
           const char *text)
{
  const LanyardPeopleImportOptions options = { .match = LANYARD_PEOPLE_MATCH_AUTO, .make_groups = TRUE };
  g_autoptr(GBytes) bytes = make_bytes (text);
  g_autoptr(GError) error = NULL;
  LanyardPeopleImport *import = lanyard_people_import_plan_sync (fixture->configuration, bytes, &options, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* What becomes of the person with that key: its fields as "name=value|". */
static char *
describe (LanyardPeopleImport *import,
          const char          *key,
          const char * const  *fields)
{
  GPtrArray *lines = lanyard_people_import_get_lines (import);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      LanyardPeopleLine *line = lines->pdata[i];
      g_autoptr(JsonNode) node = line->after != NULL ? lanyard_item_to_json (LANYARD_ITEM (line->after)) : NULL;

      if (g_strcmp0 (line->key, key) != 0)
        continue;
      g_assert_nonnull (node);
      for (gsize j = 0; fields[j] != NULL; j++)
        {
          JsonNode *member = json_object_get_member (json_node_get_object (node), fields[j]);
          g_autofree char *value = member != NULL ? json_to_string (member, FALSE) : g_strdup ("-");

          g_string_append_printf (text, "%s|", value);
        }
      for (guint j = 0; j < line->groups->len; j++)
        g_string_append_printf (text, "[%s]", lanyard_group_get_name (line->groups->pdata[j]));
    }

  return g_string_free (text, FALSE);
}

static const char open_ldap[] =
  "dn: dc=example,dc=org\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n\n"
  "dn: uid=ada,ou=People,dc=example,dc=org\nobjectClass: inetOrgPerson\nobjectClass: posixAccount\nuid: ada\ncn: Ada Lovelace\n"
  "sn: Lovelace\ngivenName: Ada\nmail: Ada@example.org\nmail: second@example.org\nemployeeNumber: 7\ntitle: Countess\n"
  "departmentNumber: Engines\no: Example\nl: London\ntelephoneNumber: +44 1\n"
  "manager: uid=charles, ou=people, dc=example, dc=org\ndescription:: R3LDvMOfZQ==\nuserPassword: {SSHA}x\njpegPhoto:: /9j/\n\n"
  "dn: uid=charles,ou=people,dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: charles\ncn: Charles\nsn: Babbage\n\n"
  "dn: cn=staff,ou=groups,dc=example,dc=org\nobjectClass: groupOfNames\ncn: staff\ndescription: All of us\n"
  "member: UID=Ada,OU=people,DC=example,DC=org\nmember: uid=nobody,dc=example,dc=org\n\n"
  "dn: cn=unix,ou=groups,dc=example,dc=org\nobjectClass: posixGroup\ncn: unix\ngidNumber: 1\nmemberUid: charles\nmemberUid: ada\n\n"
  "dn: cn=unique,ou=groups,dc=example,dc=org\nobjectClass: groupOfUniqueNames\ncn: unique\n"
  "uniqueMember: uid=charles,ou=people,dc=example,dc=org#'01'B\n\n"
  "dn: cn=empty,ou=groups,dc=example,dc=org\nobjectClass: groupOfNames\ncn: empty\nmember:\n";

static const char active_directory[] =
  "dn: CN=Ada Lovelace,OU=Staff,DC=corp,DC=example\nobjectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\n"
  "objectClass: user\ncn: Ada Lovelace\nsn: Lovelace\ngivenName: Ada\ndisplayName: Ada L.\nsAMAccountName: ada\n"
  "userPrincipalName: ada@corp.example\nmail: lovelace@corp.example\nemployeeID: 7\ntitle: Countess\ndepartment: Engines\ncompany: Example\n"
  "physicalDeliveryOfficeName: London\nl: City\ntelephoneNumber: 1\nmobile: 2\n"
  "manager: CN=Charles\\, B.,OU=Staff,DC=corp,DC=example\nuserAccountControl: 512\n"
  "memberOf: CN=Staff,OU=Groups,DC=corp,DC=example\nmemberOf: CN=Elsewhere,DC=corp,DC=example\n\n"
  "dn: CN=Charles\\, B.,OU=Staff,DC=corp,DC=example\nobjectClass: person\nobjectClass: user\ncn: Charles, B.\ndisplayName: Charles, B.\n"
  "sAMAccountName: charles\nuserPrincipalName: charles@corp.example\nuserAccountControl: 514\n\n"
  "dn: CN=PC1,OU=Machines,DC=corp,DC=example\nobjectClass: person\nobjectClass: user\nobjectClass: computer\n"
  "sAMAccountName: PC1$\n\n"
  "dn: CN=Staff,OU=Groups,DC=corp,DC=example\nobjectClass: top\nobjectClass: group\ncn: Staff\nsAMAccountName: Staff\n"
  "member: CN=Ada Lovelace,OU=Staff,DC=corp,DC=example\nmember: CN=Charles\\2C B.,OU=Staff,DC=corp,DC=example\n";

static void
test_open_ldap (IdpFixture    *fixture,
                gconstpointer  data)
{
  static const char * const fields[] = {
    "email", "first_name", "last_name", "display_name", "employee_id", "job_title", "department", "company", "location",
    "phone", "manager", "description", NULL,
  };
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, open_ldap);
  g_autofree char *ada = describe (import, "ada", fields);
  g_autofree char *charles = describe (import, "charles", fields);

  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_NEW), ==, 1);
  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_CHANGED), ==, 1);
  g_assert_cmpstr (ada, ==, "\"ada@example.org\"|\"Ada\"|\"Lovelace\"|\"Ada Lovelace\"|\"7\"|\"Countess\"|\"Engines\"|\"Example\"|"
                   "\"London\"|\"+44 1\"|\"charles\"|\"Gr\xc3\xbc\xc3\x9f" "e\"|[staff][unix]");
  g_assert_cmpstr (charles, ==, "-|-|\"Babbage\"|\"Charles\"|-|-|-|-|-|-|-|-|[unique][unix]");
  g_assert_cmpuint (lanyard_people_import_get_groups (import)->len, ==, 4);
}

static void
test_active_directory (IdpFixture    *fixture,
                       gconstpointer  data)
{
  static const char * const fields[] = {
    "email", "display_name", "employee_id", "job_title", "department", "company", "location", "phone", "manager", "suspended", NULL,
  };
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, active_directory);
  g_autofree char *ada = describe (import, "ada@corp.example", fields);
  g_autofree char *charles = describe (import, "charles@corp.example", fields);

  g_assert_cmpuint (lanyard_people_import_count (import, LANYARD_PEOPLE_LINE_NEW), ==, 2);
  g_assert_cmpstr (ada, ==, "\"lovelace@corp.example\"|\"Ada L.\"|\"7\"|\"Countess\"|\"Engines\"|\"Example\"|\"London\"|\"1\"|"
                   "\"charles@corp.example\"|-|[Elsewhere][Staff]");
  g_assert_cmpstr (charles, ==, "-|\"Charles, B.\"|-|-|-|-|-|-|-|true|[Staff]");
}

/* Who writes somebody else’s name into their own entry is not in that one’s groups. */
static void
test_ambiguous_name (IdpFixture    *fixture,
                     gconstpointer  data)
{
  static const char text[] =
    "dn: uid=alice,dc=x\nobjectClass: posixAccount\nuid: alice\n\n"
    "dn: uid=mallory,dc=x\nobjectClass: posixAccount\nuid: mallory\nuid: alice\n\n"
    "dn: cn=unix,dc=x\nobjectClass: posixGroup\ncn: unix\nmemberUid: alice\nmemberUid: mallory\n";
  static const char * const fields[] = { "email", NULL };
  g_autoptr(LanyardPeopleImport) import = plan_well (fixture, text);
  g_autofree char *alice = describe (import, "alice", fields);
  g_autofree char *mallory = describe (import, "mallory", fields);

  g_assert_cmpstr (alice, ==, "-|");
  g_assert_cmpstr (mallory, ==, "-|[unix]");
}

static void
test_refusals (IdpFixture    *fixture,
               gconstpointer  data)
{
  static const char * const texts[] = {
    "dn: dc=example\nobjectClass: domain\n",
    "dn: uid=a,dc=x\nuid: a\n\ndn: cn=g,ou=a,dc=x\nobjectClass: group\ncn: g\n\ndn: cn=G,ou=b,dc=x\nobjectClass: group\ncn: g\n",
    "dn: cn=a,dc=x\nobjectClass: person\ncn: a\n",
  };
  const LanyardPeopleImportOptions options = { .match = LANYARD_PEOPLE_MATCH_AUTO };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = make_bytes (texts[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (lanyard_people_import_plan_sync (fixture->configuration, bytes, &options, NULL, &error));
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
}

static void
test_round_trip (IdpFixture    *fixture,
                 gconstpointer  data)
{
  g_autoptr(LanyardPeopleImport) first = plan_well (fixture, open_ldap);
  g_autoptr(LanyardPeopleImport) second = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_people_import_apply_sync (first, fixture->configuration, NULL, NULL, &error));
  g_assert_no_error (error);
  bytes = lanyard_people_export_ldif_sync (fixture->configuration, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_ldif_is_ldif (bytes));

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  second = plan_well (fixture, text);
  g_assert_cmpuint (lanyard_people_import_count (second, LANYARD_PEOPLE_LINE_NEW), ==, 0);
  g_assert_cmpuint (lanyard_people_import_count (second, LANYARD_PEOPLE_LINE_REFUSED), ==, 0);
  g_assert_cmpuint (lanyard_people_import_count (second, LANYARD_PEOPLE_LINE_SAME), >=, 2);
  g_assert_cmpuint (lanyard_people_import_get_groups (second)->len, ==, 0);
}

static void
add (const char *path,
     void      (*func) (IdpFixture    *fixture,
                        gconstpointer  data))
{
  g_test_add (path, IdpFixture, NULL, idp_fixture_set_up, func, idp_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ldif/detection", test_detection);
  g_test_add_func ("/ldif/reader", test_reader);
  g_test_add_func ("/ldif/limits", test_limits);
  g_test_add_func ("/ldif/writer", test_writer);
  g_test_add_func ("/ldif/names", test_names);
  add ("/ldif/openldap", test_open_ldap);
  add ("/ldif/active-directory", test_active_directory);
  add ("/ldif/ambiguous-name", test_ambiguous_name);
  add ("/ldif/refusals", test_refusals);
  add ("/ldif/round-trip", test_round_trip);

  return g_test_run ();
}
