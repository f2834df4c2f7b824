/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "attack-vectors.h"
#include "signer-fixture.h"

#define XPATH(expression) \
  "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>" expression "</ds:XPath></ds:Transform>"
#define XPATH2(filter, expression) \
  "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><XPath xmlns=\"http://www.w3.org/2002/06/xmldsig-filter2\"" \
  " Filter=\"" filter "\">" expression "</XPath></ds:Transform>"
#define XSLT(content) \
  "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><xsl:stylesheet" \
  " xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\">" content "</xsl:stylesheet></ds:Transform>"
#define REFERENCE(uri) \
  "<ds:Reference URI=\"" uri "\"><ds:Transforms>" ATTACK_ENVELOPED ATTACK_C14N "</ds:Transforms><ds:DigestMethod Algorithm=\"" \
  FORGE_XENC "sha256\"/><ds:DigestValue/></ds:Reference>"

/* a message that its own sender signed in another way than SAML allows,
 * so that xmlsec alone would say it is valid. */
static const struct
{
  const char *name;
  ForgeSignature signature;
  int code;
} forms[] = {
  { "a-08/as-it-should-be", { 0 }, ATTACK_PASSES },
  { "a-08/with-comments", { .transforms = ATTACK_ENVELOPED ATTACK_TRANSFORM (FORGE_EXC_C14N "WithComments") }, ATTACK_PASSES },
  { "a-08/xslt", { .transforms = ATTACK_ENVELOPED XSLT ("<xsl:template match=\"/\"><a/></xsl:template>") }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xslt-first", { .transforms = XSLT ("<xsl:template match=\"/\"><a/></xsl:template>") ATTACK_C14N }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath", { .transforms = XPATH ("not(ancestor-or-self::ds:Signature)") ATTACK_C14N }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath-nothing", { .transforms = XPATH ("false()") ATTACK_C14N }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath-after", { .transforms = ATTACK_ENVELOPED XPATH ("false()") }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath-third", { .transforms = ATTACK_ENVELOPED ATTACK_C14N XPATH ("false()") }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/xpath-slow",
    { .transforms = XPATH ("count(//. | //@* | //namespace::*) &gt; 0") ATTACK_C14N }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath2", { .transforms = ATTACK_ENVELOPED XPATH2 ("intersect", "/*") }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpath2-subtract", { .transforms = XPATH2 ("subtract", "/*") ATTACK_C14N }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/enveloped-twice", { .transforms = ATTACK_ENVELOPED ATTACK_ENVELOPED ATTACK_C14N }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/enveloped-alone", { .transforms = ATTACK_ENVELOPED }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/c14n-alone", { .transforms = ATTACK_C14N }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/c14n-twice", { .transforms = ATTACK_ENVELOPED ATTACK_C14N ATTACK_C14N }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/no-transforms", { .transforms = "" }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/c14n-inclusive",
    { .transforms = ATTACK_ENVELOPED ATTACK_TRANSFORM ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315") }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/c14n-1.1",
    { .transforms = ATTACK_ENVELOPED ATTACK_TRANSFORM ("http://www.w3.org/2006/12/xml-c14n11") }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/signed-info-inclusive", { .c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/uri-empty", { .uri = "" }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-xpointer-all", { .uri = "#xpointer(/)" }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/two-references", { .more_references = REFERENCE ("") }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/object", { .more_objects = "<ds:Object>a</ds:Object>" }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/manifest",
    { .more_objects = "<ds:Object><ds:Manifest Id=\"manifest\">" REFERENCE ("") "</ds:Manifest></ds:Object>" },
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_form (gconstpointer data)
{
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  gsize i = ATTACK_GET_ROW (data);
  g_autofree char *document = attack_sign (target, &forms[i].signature, attack_key ());

  g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, forms[i].code);
  g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, forms[i].code);
}

/* what xmlsec could not sign, put into a signature afterwards. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} changes[] = {
  { "a-08/base64-first", "<ds:Transforms>", "<ds:Transforms>" ATTACK_TRANSFORM (FORGE_DSIG "base64"), LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/c14n-first", "<ds:Transforms>", "<ds:Transforms>" ATTACK_C14N, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/base64-last", "</ds:Transforms>", ATTACK_TRANSFORM (FORGE_DSIG "base64") "</ds:Transforms>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/decryption", "<ds:Transforms>", "<ds:Transforms>" ATTACK_TRANSFORM ("http://www.w3.org/2002/07/decrypt#XML"),
    LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/xpointer", "<ds:Transforms>", "<ds:Transforms>" ATTACK_TRANSFORM ("http://www.w3.org/2001/04/xmldsig-more/xptr"),
    LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/unknown", "<ds:Transforms>", "<ds:Transforms>" ATTACK_TRANSFORM ("urn:a"), LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/no-algorithm", "<ds:Transforms>", "<ds:Transforms><ds:Transform/>", LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08/transforms-twice", "<ds:DigestMethod", "<ds:Transforms>" ATTACK_C14N "</ds:Transforms><ds:DigestMethod",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/xpath-inside-c14n", "<ds:Transform Algorithm=\"" FORGE_EXC_C14N "\"/>",
    "<ds:Transform Algorithm=\"" FORGE_EXC_C14N "\"><ds:XPath>/</ds:XPath></ds:Transform>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-absent", "URI=\"#{id}\"", "", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-other", "URI=\"#{id}\"", "URI=\"#other\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-file", "URI=\"#{id}\"", "URI=\"file:///etc/passwd\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-http", "URI=\"#{id}\"", "URI=\"http://127.0.0.1:9/a\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-relative", "URI=\"#{id}\"", "URI=\"a#{id}\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-without-hash", "URI=\"#{id}\"", "URI=\"{id}\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-escaped", "URI=\"#{id}\"", "URI=\"%23{id}\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-blank", "URI=\"#{id}\"", "URI=\" #{id}\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/uri-xpointer-id", "URI=\"#{id}\"", "URI=\"#xpointer(id('{id}'))\"", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/no-reference", "<ds:Reference ", "<ds:Elsewhere ", LANYARD_SAML_ERROR_MALFORMED },
  { "a-08/signature-nested", "<ds:SignedInfo>", "<ds:Signature><ds:SignedInfo>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-08/signed-info-twice", "<ds:SignatureValue>", "<ds:SignedInfo/><ds:SignatureValue>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-08/signature-value-twice", "</ds:SignatureValue>", "</ds:SignatureValue><ds:SignatureValue/>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_change (gconstpointer data)
{
  gsize i = ATTACK_GET_ROW (data);

  attack_assert_refused (ATTACK_GET_TARGET (data), changes[i].find, changes[i].replacement, changes[i].code);
}

/* A-08 (CVE-2011-1425): a style sheet that writes a file where the verifier
 * runs; xmlsec would run it before it looks at the digest. */
static void
test_xslt_file (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *folder = g_dir_make_tmp ("lanyard-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "written", NULL);
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *sheet = g_strdup_printf ("<ds:Transforms>"
                                            XSLT ("<xsl:template match=\"/\"><exsl:document xmlns:exsl=\"http://exslt.org/common\""
                                                  " extension-element-prefixes=\"exsl\" href=\"%s\"><a/></exsl:document></xsl:template>"),
                                            path);
  g_autofree char *document = attack_change (target, good, "<ds:Transforms>", sheet);

  g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_ALGORITHM);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD (forms, "signed-form", test_form);
  ATTACK_ADD (changes, "changed-form", test_change);
  ATTACK_ADD_ONE ("a-08-xslt-file", test_xslt_file);

  return g_test_run ();
}
