/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a connector's switches change in a response, as it is written. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "idp-fixture.h"
#include "lanyard-error.h"
#include "lanyard-responder.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-transform.h"

#define DESTINATION FIXTURE_BASE_URL "/saml2/example"
#define GROUPS "group_attribute_enabled=true"
#define PERSISTENT "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT
#define AUDIENCE(text) "<saml:Audience>" text "</saml:Audience>"
#define VALUE(text) "xsi:type=\"xs:string\">" text "</saml:AttributeValue>"

static const LanyardSignIn sign_in = {
  .authn_instant = FIXTURE_NOW - 60,
  .session_id = "session-1",
  .over_tls = TRUE,
};

static LanyardAnswer *
respond (IdpFixture  *fixture,
         GError     **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (fixture->configuration);

  return lanyard_responder_respond_sync (responder, fixture->connector, fixture->ada, &sign_in, NULL, NULL, DESTINATION,
                                         FIXTURE_NOW, NULL, error);
}

static char *
dup_document (IdpFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = respond (fixture, &error);

  g_assert_no_error (error);
  g_assert_true (answer->success);

  return g_strdup (answer->document);
}

static void
set (gpointer    item,
     const char *assignment)
{
  g_auto(GStrv) parts = g_strsplit (assignment, "=", 2);
  g_autoptr(GError) error = NULL;

  lanyard_item_set_text (item, parts[0], parts[1], FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_item_validate (item, &error));
}

static void
set_scope (IdpFixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);

  g_assert_no_error (error);
  g_object_set (settings, "scope", "example.org", NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;

  return n;
}

/* How often parts are in the document, with what is set. */
static const struct
{
  const char *rule;
  const char *sets[3];
  struct
  {
    const char *text;
    guint       count;
  } parts[3];
} cases[] = {
  { "usual", { NULL }, { { AUDIENCE (FIXTURE_SP), 1 }, { " NotBefore=\"", 1 }, { "<samlp:Response", 1 } } },
  { "i-21-audience", { "audience=https://sp.example.org/metadata/" },
    { { AUDIENCE (FIXTURE_SP "/"), 1 }, { AUDIENCE (FIXTURE_SP), 0 } } },
  { "i-21-qualifier", { "audience=urn:other", PERSISTENT },
    { { AUDIENCE ("urn:other"), 1 }, { " SPNameQualifier=\"" FIXTURE_SP "\"", 1 } } },
  { "m-31-destination", { "destination=https://sp.example.org/d" },
    { { " Destination=\"https://sp.example.org/d\"", 1 }, { " Recipient=\"" FIXTURE_ACS "\"", 1 } } },
  { "m-35-recipient", { "recipient=https://sp.example.org/r" },
    { { " Destination=\"" FIXTURE_ACS "\"", 1 }, { " Recipient=\"https://sp.example.org/r\"", 1 } } },
  { "m-36-no-second-factor", { "mfa_authn_context=https://refeds.org/profile/mfa" },
    { { "https://refeds.org/profile/mfa", 0 }, { LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED "<", 1 } } },
  { "m-20-binding", { "acs=[{\"url\":\"https://sp.example.org/artifact\",\"default\":true,\"binding\":\"artifact\"},{\"url\":\"" FIXTURE_ACS "\",\"index\":1}]" },
    { { " Destination=\"" FIXTURE_ACS "\"", 1 } } },
  { "i-22-m-34-additional-audiences", { "additional_audiences=[\"urn:b\",\"urn:c\"]" },
    { { AUDIENCE (FIXTURE_SP) AUDIENCE ("urn:b") AUDIENCE ("urn:c"), 1 }, { "<saml:AudienceRestriction>", 1 } } },
  { "m-34-no-not-before", { "send_not_before=false" }, { { " NotBefore=\"", 0 } } },
  { "m-39-i-10-no-xsi-type", { "xsi_type=false", GROUPS }, { { "xsi:type", 0 }, { "<saml:AttributeValue>Staff<", 1 } } },
  { "m-40-no-name-id", { "send_name_id=false" }, { { "<saml:NameID", 0 }, { "<saml:Subject><saml:SubjectConfirmation ", 1 } } },
  { "i-12-prefixes", { "xml_prefixes=saml2" }, { { "<samlp:", 0 }, { "<saml:", 0 }, { "<saml2p:Response ", 1 } } },
  { "m-46-no-key-info", { "key_info=none" }, { { "<ds:KeyInfo>", 0 } } },
  { "m-46-i-39-key-name-subject", { "key_name=subject" }, { { "<ds:KeyInfo><ds:KeyName>CN=example</ds:KeyName><ds:X509Data>", 2 } } },
  { "m-46-key-name-alone", { "key_info=none", "key_name=subject" },
    { { "<ds:KeyInfo><ds:KeyName>CN=example</ds:KeyName></ds:KeyInfo>", 2 } } },
  { "i-04-one-line", { NULL }, { { "\n", 0 } } },
  { "digest", { "digest_algorithm=sha512" }, { { "xmlenc#sha512\"", 2 }, { "xmldsig-more#rsa-sha256\"", 2 } } },
  { "m-49-digest-listed", { "sp_digest_methods=http://www.w3.org/2001/04/xmldsig-more#sha384" }, { { "xmldsig-more#sha384\"", 2 } } },
  { "m-49-digest-own-first",
    { "sp_digest_methods=[\"http://www.w3.org/2001/04/xmlenc#sha512\",\"http://www.w3.org/2001/04/xmlenc#sha256\"]" },
    { { "xmlenc#sha256\"", 2 } } },
  { "m-49-digest-unknown", { "sp_digest_methods=[\"http://www.w3.org/2000/09/xmldsig#sha1\",\"urn:x\"]" }, { { "xmlenc#sha256\"", 2 } } },
  { "i-28-m-38-values", { GROUPS },
    { { " Name=\"memberOf\"", 1 }, { VALUE ("Admins") "<saml:AttributeValue " VALUE ("Staff"), 1 } } },
  { "i-28-m-38-join", { GROUPS, "group_attribute_multiple=join" }, { { " Name=\"memberOf\"", 1 }, { VALUE ("Admins;Staff"), 1 } } },
  { "i-28-join-separator", { GROUPS, "group_attribute_multiple=join", "group_attribute_separator=, " }, { { VALUE ("Admins, Staff"), 1 } } },
  { "i-28-m-38-repeat", { GROUPS, "group_attribute_multiple=repeat" },
    { { " Name=\"memberOf\"", 2 }, { VALUE ("Admins") "</saml:Attribute>", 1 }, { VALUE ("Staff") "</saml:Attribute>", 1 } } },
  { "i-28-attribute-join",
    { "attributes=[{\"name\":\"g\",\"source\":\"groups\",\"multiple\":\"join\",\"separator\":\"|\"}]" }, { { VALUE ("Admins|Staff"), 1 } } },
  { "i-28-attribute-repeat", { "attributes=[{\"name\":\"g\",\"source\":\"groups\",\"multiple\":\"repeat\"}]" }, { { " Name=\"g\"", 2 } } },
  { "i-28-repeat-nothing", { "attributes=[{\"name\":\"g\",\"source\":\"phone\",\"multiple\":\"repeat\"}]" }, { { " Name=\"g\"", 0 } } },
  { "i-28-join-nothing", { "attributes=[{\"name\":\"g\",\"source\":\"phone\",\"multiple\":\"join\"}]" }, { { " Name=\"g\"", 0 } } },
  { "i-29-merged", { "attributes=[{\"name\":\"n\",\"source\":\"first_name\"},{\"name\":\"n\",\"source\":\"last_name\"}]" },
    { { " Name=\"n\"", 1 }, { VALUE ("Ada") "<saml:AttributeValue " VALUE ("Lovelace"), 1 } } },
  { "i-29-merged-joined",
    { "attributes=[{\"name\":\"n\",\"source\":\"first_name\",\"multiple\":\"join\",\"separator\":\" \"},"
      "{\"name\":\"n\",\"source\":\"last_name\",\"transform\":\"upper\"}]" },
    { { VALUE ("Ada LOVELACE"), 1 } } },
  { "i-30-transform",
    { "attributes=[{\"name\":\"n\",\"source\":\"first_name\",\"transform\":\"lower\"},{\"name\":\"m\",\"source\":\"first_name\"}]" },
    { { VALUE ("ada"), 1 }, { VALUE ("Ada"), 1 } } },
  { "i-30-name-id", { "name_id_source=first_name", "name_id_format=" LANYARD_SAML_NAME_ID_UNSPECIFIED, "name_id_transform=upper" },
    { { ">ADA</saml:NameID>", 1 } } },
  { "i-31-name-id-format", { "name_id_format=" LANYARD_SAML_NAME_ID_EMAIL }, { { "emailAddress\">ada@example.org</saml:NameID>", 1 } } },
  { "i-35-no-session-end", { "session_lifetime=0" }, { { "SessionNotOnOrAfter", 0 } } },
  { "m-38-name-formats",
    { "attributes=[{\"name\":\"urn:oid:2.5.4.42\",\"source\":\"first_name\"},{\"name\":\"sn\",\"source\":\"last_name\"},"
      "{\"name\":\"urn:x\",\"source\":\"email\",\"name_format\":\"urn:own\"}]" },
    { { " Name=\"urn:oid:2.5.4.42\" NameFormat=\"" LANYARD_SAML_NAME_FORMAT_URI "\">", 1 },
      { " Name=\"sn\"><saml:AttributeValue", 1 }, { " Name=\"urn:x\" NameFormat=\"urn:own\">", 1 } } },
  { "m-37-no-statement", { NULL }, { { "AttributeStatement", 0 } } },
};

/* Keys take their time: what stores nothing shares a configuration. */
static IdpFixture shared;

static void
test_case (gconstpointer data)
{
  IdpFixture *fixture = &shared;
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(LanyardConnector) stored = g_object_ref (fixture->connector);
  g_autofree char *document = NULL;

  fixture->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (stored)));
  for (gsize j = 0; j < G_N_ELEMENTS (cases[i].sets) && cases[i].sets[j] != NULL; j++)
    set (fixture->connector, cases[i].sets[j]);

  document = dup_document (fixture);
  g_test_message ("%s", document);
  for (gsize j = 0; j < G_N_ELEMENTS (cases[i].parts) && cases[i].parts[j].text != NULL; j++)
    g_assert_cmpuint (count (document, cases[i].parts[j].text), ==, cases[i].parts[j].count);

  g_object_unref (fixture->connector);
  fixture->connector = g_steal_pointer (&stored);
}

static void
test_key_id (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pairs = lanyard_configuration_list_key_pairs_sync (
    fixture->configuration, lanyard_record_get_id (LANYARD_RECORD (fixture->connector)), &error);
  g_autofree char *expected = NULL;
  g_autofree char *document = NULL;

  g_assert_no_error (error);
  expected = g_strdup_printf ("<ds:KeyName>%s</ds:KeyName>", lanyard_record_get_id (pairs->pdata[0]));
  set (fixture->connector, "key_name=key-id");
  document = dup_document (fixture);
  g_assert_cmpuint (count (document, expected), ==, 2);
}

static void
test_lines (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *document = NULL;
  g_auto(GStrv) lines = NULL;

  set (fixture->connector, "base64_line_length=64");
  document = dup_document (fixture);
  lines = g_strsplit (document, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  g_assert_cmpuint (strlen (lines[1]), ==, 64);
}

/* I-28: a value that would arrive as two is not sent. */
static void
test_separator_in_value (IdpFixture    *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;

  g_object_set (fixture->ada, "first-name", "Ada;admin", NULL);
  set (fixture->connector, "attributes=[{\"name\":\"n\",\"source\":\"first_name\",\"multiple\":\"join\"}]");
  answer = respond (fixture, &error);
  g_assert_null (answer);
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
}

/* I-28: nothing is sent of which the application could not tell the values
 * apart, or find them. */
static void
test_nothing_to_join_with (IdpFixture    *fixture,
                           gconstpointer  data)
{
  static const char * const unfinished[][3] = {
    { "attributes=[{\"name\":\"n\",\"source\":\"groups\",\"multiple\":\"join\",\"separator\":\"\"}]" },
    { GROUPS, "group_attribute_multiple=join", "group_attribute_separator=" },
    { GROUPS, "group_attribute_name=" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unfinished); i++)
    {
      g_autoptr(LanyardItem) plain = lanyard_item_copy (LANYARD_ITEM (fixture->connector));
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardAnswer) answer = NULL;

      for (gsize j = 0; j < 3 && unfinished[i][j] != NULL; j++)
        set (fixture->connector, unfinished[i][j]);
      answer = respond (fixture, &error);
      g_assert_null (answer);
      g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE);
      lanyard_item_assign (LANYARD_ITEM (fixture->connector), plain);
    }
}

static char *
dup_between (const char *text,
             const char *start,
             const char *end)
{
  const char *p = strstr (text, start);

  g_assert_nonnull (p);
  p += strlen (start);
  g_assert_nonnull (strstr (p, end));

  return g_strndup (p, strstr (p, end) - p);
}

/* SDP-IDP13: nothing without a scope, then the same each time; subject-id is
 * one for all service providers. */
static void
test_subject_identifiers (IdpFixture    *fixture,
                          gconstpointer  data)
{
  g_autofree char *without = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *pairwise = NULL;
  g_autofree char *expected = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (fixture->ada)), "@example.org", NULL);

  set (fixture->connector, "attributes=[{\"name\":\"s\",\"source\":\"subject_id\"},{\"name\":\"p\",\"source\":\"pairwise_id\"}]");
  without = dup_document (fixture);
  g_assert_null (strstr (without, "AttributeStatement"));

  set_scope (fixture);
  first = dup_document (fixture);
  second = dup_document (fixture);
  subject = dup_between (first, " Name=\"s\"><saml:AttributeValue xsi:type=\"xs:string\">", "<");
  pairwise = dup_between (first, " Name=\"p\"><saml:AttributeValue xsi:type=\"xs:string\">", "<");
  g_assert_cmpstr (subject, ==, expected);
  g_assert_cmpuint (strspn (pairwise, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ==, 32);
  g_assert_cmpstr (pairwise + 32, ==, "@example.org");
  g_assert_nonnull (strstr (second, subject));
  g_assert_nonnull (strstr (second, pairwise));
}

/* M-40: opaque identifiers are as they were made, whatever letters are
 * wanted, and E86 holds of them. */
static void
test_opaque_untouched (IdpFixture    *fixture,
                       gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name_id = NULL;
  g_autofree char *again = NULL;

  set (fixture->connector, PERSISTENT);
  set (fixture->connector, "name_id_source=persistent");
  first = dup_document (fixture);
  set (fixture->connector, "name_id_transform=lower");
  second = dup_document (fixture);
  name_id = dup_between (first, " SPNameQualifier=\"" FIXTURE_SP "\">", "<");
  again = dup_between (second, " SPNameQualifier=\"" FIXTURE_SP "\">", "<");
  g_assert_cmpstr (name_id, ==, again);
}

static void
import (IdpFixture    *fixture,
        LanyardPerson *person,
        const char    *value,
        int            code)
{
  g_autoptr(GError) error = NULL;
  gboolean imported = lanyard_administration_import_name_id_sync (fixture->configuration, fixture->connector, person,
                                                                  value, FIXTURE_NOW, &error);

  if (code >= 0)
    g_assert_error (error, LANYARD_ERROR, code);
  else
    g_assert_no_error (error);
  g_assert_cmpint (imported, ==, code < 0);
}

/* M-41: what another identity provider made is kept, and stays somebody's. */
static void
test_import (IdpFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (256, 'x');
  g_autofree char *too_long = g_strnfill (257, 'x');
  g_autofree char *document = NULL;

  import (fixture, fixture->ada, "", LANYARD_ERROR_INVALID);
  import (fixture, fixture->ada, too_long, LANYARD_ERROR_INVALID);
  import (fixture, fixture->ada, "a\nb", LANYARD_ERROR_INVALID);
  import (fixture, fixture->ada, "\xff", LANYARD_ERROR_INVALID);
  import (fixture, fixture->ada, "Old-ID+/=", -1);
  import (fixture, fixture->ada, "Old-ID+/=", -1);
  import (fixture, fixture->ada, "new", LANYARD_ERROR_EXISTS);
  import (fixture, fixture->eve, "Old-ID+/=", LANYARD_ERROR_EXISTS);
  import (fixture, fixture->eve, "old-id+/=", LANYARD_ERROR_EXISTS);
  import (fixture, fixture->eve, longest, -1);

  set (fixture->connector, PERSISTENT);
  set (fixture->connector, "name_id_source=persistent");
  document = dup_document (fixture);
  g_assert_nonnull (strstr (document, ">Old-ID+/=</saml:NameID>"));
}

/* M-41: an identifier that was made here is nobody else's either. */
static void
test_import_made (IdpFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *document = NULL;
  g_autofree char *name_id = NULL;

  set (fixture->connector, PERSISTENT);
  set (fixture->connector, "name_id_source=persistent");
  document = dup_document (fixture);
  name_id = dup_between (document, " SPNameQualifier=\"" FIXTURE_SP "\">", "<");
  import (fixture, fixture->eve, name_id, LANYARD_ERROR_EXISTS);
  import (fixture, fixture->ada, "another", LANYARD_ERROR_EXISTS);
}

/* M-41, Core 8.3.7: nor is that of somebody who is gone. */
static void
test_import_deleted (IdpFixture    *fixture,
                     gconstpointer  data)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;

  import (fixture, fixture->eve, "eve-id", -1);
  idp_fixture_save (fixture, &fixture->eve);
  lanyard_changes_delete (changes, LANYARD_RECORD (fixture->eve));
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
  import (fixture, fixture->ada, "Eve-ID", LANYARD_ERROR_EXISTS);
}

static void
test_transform (void)
{
  static const struct
  {
    LanyardTransform transform;
    const char *text;
    const char *expected;
  } rows[] = {
    { LANYARD_TRANSFORM_NONE, "İıIi", "İıIi" },
    { LANYARD_TRANSFORM_LOWER, "TITLE@Example.ORG", "title@example.org" },
    { LANYARD_TRANSFORM_LOWER, "ÄÖÉ Σ", "äöé σ" },
    { LANYARD_TRANSFORM_UPPER, "title ß é", "TITLE ß É" },
    { LANYARD_TRANSFORM_LOWER, "", "" },
  };

  setlocale (LC_ALL, "tr_TR.UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = lanyard_transform_apply (rows[i].transform, rows[i].text);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
  setlocale (LC_ALL, "C");
}

static void
add (const char *name,
     void      (*test) (IdpFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/idp/switches/", name, NULL);

  g_test_add (path, IdpFixture, NULL, idp_fixture_set_up, test, idp_fixture_tear_down);
}

/* M-39: values that were declared as numbers or booleans say so. */
static void
test_typed_values (IdpFixture    *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *value;
    const char *part;
  } numbers[] = {
    { "attributes.floor=3", "xsi:type=\"xs:integer\">3</saml:AttributeValue>" },
    { "attributes.floor=-3.5", "xsi:type=\"xs:decimal\">-3.5</saml:AttributeValue>" },
    { "attributes.floor=ground", VALUE ("ground") },
    { "attributes.floor=03", VALUE ("03") },
  };
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);

  g_assert_no_error (error);
  set (settings, "custom_attributes=[{\"name\":\"floor\",\"type\":\"number\"},{\"name\":\"vip\",\"type\":\"boolean\"}]");
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  lanyard_configuration_apply_sync (fixture->configuration, changes, NULL, &error);
  g_assert_no_error (error);
  set (fixture->connector, "attributes=[{\"name\":\"floor\",\"source\":\"custom:floor\"},"
                           "{\"name\":\"vip\",\"source\":\"custom:vip\"},"
                           "{\"name\":\"VIP\",\"source\":\"custom:vip\",\"prefix\":\"is-\"},"
                           "{\"name\":\"both\",\"source\":\"custom:vip\"},{\"name\":\"both\",\"source\":\"username\"}]");
  idp_fixture_save (fixture, &fixture->connector);
  set (fixture->ada, "attributes.vip=true");

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *document = NULL;

      set (fixture->ada, numbers[i].value);
      idp_fixture_save (fixture, &fixture->ada);
      document = dup_document (fixture);
      g_assert_cmpuint (count (document, numbers[i].part), ==, 1);
      g_assert_cmpuint (count (document, "xsi:type=\"xs:boolean\">true</saml:AttributeValue>"), ==, 1);
      g_assert_cmpuint (count (document, VALUE ("is-true")), ==, 1);
      g_assert_cmpuint (count (document, VALUE ("true") "<saml:AttributeValue " VALUE ("ada")), ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("LANYARD_SAML_GUARD", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/idp/switches/", cases[i].rule, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  add ("m-39-typed-values", test_typed_values);
  add ("m-46-key-id", test_key_id);
  add ("i-04-i-05-lines", test_lines);
  add ("i-28-separator-in-value", test_separator_in_value);
  add ("i-28-nothing-to-join-with", test_nothing_to_join_with);
  add ("m-40-subject-identifiers", test_subject_identifiers);
  add ("m-40-m-41-opaque-untouched", test_opaque_untouched);
  add ("m-41-import", test_import);
  add ("m-41-import-made", test_import_made);
  add ("m-41-import-deleted", test_import_deleted);
  g_test_add_func ("/idp/switches/i-30-letters", test_transform);

  idp_fixture_set_up (&shared, NULL);
  status = g_test_run ();
  idp_fixture_tear_down (&shared, NULL);

  return status;
}
