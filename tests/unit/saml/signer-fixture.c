/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "signer-fixture.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

#include "lanyard-saml.h"

static LanyardKey *keys[LANYARD_KEY_EC_P384 + 1];
static LanyardCertificate *certificates[LANYARD_KEY_EC_P384 + 1];
static GHashTable *signers;

static void
free_fixtures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_clear_pointer (&keys[i], lanyard_key_unref);
      g_clear_pointer (&certificates[i], lanyard_certificate_unref);
    }
  g_clear_pointer (&signers, g_hash_table_unref);
}

/* Everything that is written by these tests passes the guard. */
void
test_init (int    *argc,
           char ***argv)
{
  g_setenv ("LANYARD_SAML_GUARD", "1", TRUE);
  lanyard_saml_init ();
  g_test_init (argc, argv, NULL);
}

/* Made once a run, since RSA keys take their time. */
LanyardKey *
test_get_key (LanyardKeyType type)
{
  g_autoptr(GError) error = NULL;

  if (signers == NULL)
    {
      signers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lanyard_saml_signer_unref);
      atexit (free_fixtures);
    }

  if (keys[type] == NULL)
    keys[type] = lanyard_key_generate (type, &error);
  g_assert_no_error (error);

  return keys[type];
}

LanyardCertificate *
test_get_certificate (LanyardKeyType type)
{
  g_autoptr(GError) error = NULL;

  if (certificates[type] == NULL)
    certificates[type] = lanyard_certificate_new_self_signed (test_get_key (type), "idp.example", TEST_NOW, 30, &error);
  g_assert_no_error (error);

  return certificates[type];
}

/* @algorithm: a static string */
LanyardSamlSigner *
test_get_signer (const char *algorithm)
{
  LanyardKeyType type = g_str_has_prefix (algorithm, "rsa-") ? LANYARD_KEY_RSA_2048
                        : strcmp (algorithm, "ecdsa-sha256") == 0 ? LANYARD_KEY_EC_P256
                        : LANYARD_KEY_EC_P384;
  LanyardKey *key = test_get_key (type);
  LanyardSamlSigner *signer = g_hash_table_lookup (signers, algorithm);
  g_autoptr(GError) error = NULL;

  if (signer == NULL)
    {
      signer = lanyard_saml_signer_new (key, test_get_certificate (type), algorithm, &error);
      g_assert_no_error (error);
      g_hash_table_insert (signers, (gpointer) algorithm, signer);
    }

  return signer;
}

LanyardSamlResponse
test_make_response (void)
{
  static const char * const groups[] = { "staff", "admins", NULL };
  static const char * const mail[] = { "jane@customer.example", NULL };
  static const LanyardSamlAttribute attributes[] = {
    { "mail", LANYARD_SAML_NAME_FORMAT_BASIC, "E-mail", mail },
    { "memberOf", NULL, NULL, groups },
  };

  return (LanyardSamlResponse) {
    .response_id = "_response",
    .assertion_id = "_assertion",
    .issuer = "https://idp.example/saml2/app",
    .destination = "https://sp.example/acs?a=1&b=2",
    .in_response_to = "_request",
    .audience = "https://sp.example/metadata",
    .name_id = "jane@customer.example",
    .name_id_format = LANYARD_SAML_NAME_ID_EMAIL,
    .attributes = attributes,
    .n_attributes = G_N_ELEMENTS (attributes),
    .authn_context = LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED,
    .session_index = "_session",
    .authn_instant = TEST_NOW - 600,
    .now = TEST_NOW,
    .lifetime = 300,
  };
}

static xmlDoc *
parse (const char *document)
{
  xmlDoc *doc = xmlReadMemory (document, (int) strlen (document), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);

  return doc;
}

static void
append_outline (GString *outline,
                xmlNode *element)
{
  g_string_append_printf (outline, "%s(", element->name);
  for (xmlNode *child = xmlFirstElementChild (element); child != NULL; child = xmlNextElementSibling (child))
    append_outline (outline, child);
  g_string_append_c (outline, ')');
}

/* The elements of @document in their order, as "Outer(First()Second())". */
char *
test_dup_outline (const char *document)
{
  xmlDoc *doc = parse (document);
  GString *outline = g_string_new (NULL);

  append_outline (outline, xmlDocGetRootElement (doc));
  xmlFreeDoc (doc);

  return g_string_free (outline, FALSE);
}

/* What @xpath is as a string: of a set, its first node. */
char *
test_dup_xpath (const char *document,
                const char *xpath)
{
  static const char * const namespaces[][2] = {
    { "p", "urn:oasis:names:tc:SAML:2.0:protocol" },
    { "a", "urn:oasis:names:tc:SAML:2.0:assertion" },
    { "md", "urn:oasis:names:tc:SAML:2.0:metadata" },
    { "mdui", "urn:oasis:names:tc:SAML:metadata:ui" },
    { "alg", "urn:oasis:names:tc:SAML:metadata:algsupport" },
    { "ds", "http://www.w3.org/2000/09/xmldsig#" },
    { "ec", "http://www.w3.org/2001/10/xml-exc-c14n#" },
    { "xsi", "http://www.w3.org/2001/XMLSchema-instance" },
  };
  xmlDoc *doc = parse (document);
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *object;
  xmlChar *string;
  char *copy;

  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    xmlXPathRegisterNs (context, BAD_CAST namespaces[i][0], BAD_CAST namespaces[i][1]);
  object = xmlXPathEvalExpression (BAD_CAST xpath, context);
  g_assert_nonnull (object);
  string = xmlXPathCastToString (object);
  copy = g_strdup ((const char *) string);

  xmlFree (string);
  xmlXPathFreeObject (object);
  xmlXPathFreeContext (context);
  xmlFreeDoc (doc);

  return copy;
}
