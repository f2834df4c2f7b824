/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "attack-vectors.h"
#include "lanyard-saml-metadata.h"
#include "signer-fixture.h"

/* Which rule notices it first depends on the message. */
#define REFUSED -2

/* A signed message on its way; {tag}, {id} and {identity} are those of the
 * message. ATTACK_PASSES: it still says what was signed. */
typedef struct
{
  const char *name;
  const char *find;
  const char *replacement;
  int code;
} Change;

#define START "<{tag} "
#define PROLOG "<?xml version=\"1.0\"?>"

/* what two parsers would read in two ways. */
static const Change oddities[] = {
  { "a-03/doctype", PROLOG, PROLOG "<!DOCTYPE a>", LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-after-comment", PROLOG, PROLOG "<!-- > --><!DOCTYPE a>", LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-after-instruction", PROLOG, PROLOG "<?a <!-- ?><!DOCTYPE a>", LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-empty-subset", PROLOG, PROLOG "<!DOCTYPE a []>", LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-lower-case", PROLOG, PROLOG "<!doctype a>", LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-attribute-default", PROLOG, PROLOG "<!DOCTYPE a [<!ATTLIST {tag} ID ID #IMPLIED Id CDATA '{id}'>]>",
    LANYARD_SAML_ERROR_DTD },
  { "a-03/doctype-inside", "</{tag}>", "<!DOCTYPE a></{tag}>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/doctype-in-comment", PROLOG, PROLOG "<!-- <!DOCTYPE a> -->", ATTACK_PASSES },
  { "a-03/second-declaration", PROLOG, PROLOG "<?xml version=\"1.0\"?>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/version-1.1", PROLOG, "<?xml version=\"1.1\"?>", ATTACK_PASSES },
  { "a-03/utf-7", PROLOG, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/utf-16-declared", PROLOG, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/latin-1", PROLOG, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/ebcdic", PROLOG, "<?xml version=\"1.0\" encoding=\"IBM037\"?>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/prefix-undeclared", "<ds:SignedInfo>", "<x:a/><ds:SignedInfo>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/prefix-undeclared-attribute", " ID=\"{id}\"", " x:ID=\"a\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/attribute-twice", " ID=\"{id}\"", " ID=\"a\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/attribute-twice-by-namespace", " ID=\"{id}\"", " xmlns:a=\"urn:a\" xmlns:b=\"urn:a\" a:c=\"1\" b:c=\"2\" ID=\"{id}\"",
    LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/signature-in-other-namespace", "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">", "<ds:Signature xmlns:ds=\"" FORGE_DSIG "x\">",
    LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-03/signature-blank-in-namespace", "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">", "<ds:Signature xmlns:ds=\" " FORGE_DSIG "\">",
    LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/namespace-redeclared", "<ds:SignedInfo>", "<ds:SignedInfo xmlns:ds=\"urn:a\">", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-03/cdata-around-signature", "<ds:SignedInfo>", "<![CDATA[<ds:SignedInfo>]]><ds:SignedInfo>", ATTACK_PASSES },
  { "a-03/angle-in-attribute", " ID=\"{id}\"", " a=\"<\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-03/unclosed", "</ds:Signature>", "", LANYARD_SAML_ERROR_MALFORMED },

  /* what makes canonicalisation fail. */
  { "a-04/relative-namespace", " ID=\"{id}\"", " xmlns:x=\"1\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-04/relative-namespace-path", " ID=\"{id}\"", " xmlns:x=\"../a\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-04/relative-namespace-in-signature", "<ds:SignedInfo>", "<ds:SignedInfo xmlns:x=\"a\">", LANYARD_SAML_ERROR_MALFORMED },
  { "a-04/namespace-without-scheme", " ID=\"{id}\"", " xmlns:x=\"//a/b\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },
  { "a-04/namespace-not-a-uri", " ID=\"{id}\"", " xmlns:x=\"http://[\" ID=\"{id}\"", LANYARD_SAML_ERROR_MALFORMED },

  /* what a document type could make a parser do. */
  { "a-05/entity-file", PROLOG, PROLOG "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", LANYARD_SAML_ERROR_DTD },
  { "a-05/external-subset", PROLOG, PROLOG "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>", LANYARD_SAML_ERROR_DTD },
  { "a-05/public", PROLOG, PROLOG "<!DOCTYPE a PUBLIC 'b' 'http://127.0.0.1:9/c'>", LANYARD_SAML_ERROR_DTD },
  { "a-05/xinclude", "</{tag}>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"/etc/passwd\"/></{tag}>",
    LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-05/stylesheet", PROLOG, PROLOG "<?xml-stylesheet type=\"text/xsl\" href=\"file:///etc/passwd\"?>", ATTACK_PASSES },
  { "a-06/parameter-entity", PROLOG, PROLOG "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'>%p;]>", LANYARD_SAML_ERROR_DTD },
  { "a-06/entity-undeclared", "{identity}", "&a;{identity}", LANYARD_SAML_ERROR_MALFORMED },

  /* what canonicalisation drops or joins, in the middle of a text. */
  { "a-07/comment-in-identity", "{identity}", "<!-- -->{identity}", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/instruction-in-identity", "{identity}", "<?a?>{identity}", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/entity-in-identity", "{identity}", "&evil;{identity}", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/element-in-identity", "{identity}", "<a xmlns=\"urn:a\"/>{identity}", REFUSED },
  { "a-07/empty-cdata-in-identity", "{identity}", "<![CDATA[]]>{identity}", ATTACK_PASSES },
  { "a-07/cdata-in-identity", "{identity}", "<![CDATA[a]]>{identity}", REFUSED },
  { "a-07/comment-in-digest", "</ds:DigestValue>", "<!-- --></ds:DigestValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/comment-before-digest", "<ds:DigestValue>", "<ds:DigestValue><!--a-->", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/instruction-in-digest", "</ds:DigestValue>", "<?a?></ds:DigestValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/entity-in-digest", "</ds:DigestValue>", "&a;</ds:DigestValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/cdata-in-digest", "<ds:DigestValue>", "<ds:DigestValue><![CDATA[AAAA]]>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-07/element-in-digest", "</ds:DigestValue>", "<a xmlns=\"urn:a\"/></ds:DigestValue>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-07/comment-in-signature-value", "</ds:SignatureValue>", "<!-- --></ds:SignatureValue>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/element-in-signature-value", "</ds:SignatureValue>", "<a xmlns=\"urn:a\"/></ds:SignatureValue>", LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-07/comment-at-end", "</{tag}>", "<!-- --></{tag}>", LANYARD_SAML_ERROR_MALFORMED },
  { "a-07/comment-in-signed-info", "<ds:SignedInfo>", "<ds:SignedInfo><!-- -->", LANYARD_SAML_ERROR_MALFORMED },
};

static void
test_change (gconstpointer data)
{
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  const Change *change = &oddities[ATTACK_GET_ROW (data)];
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *document = attack_change (target, good, change->find, change->replacement);
  int code = attack_judge (target, document, ATTACK_STRICT);

  /* What canonicalisation drops may stand where nobody is misled by it: then
   * the judge has seen that what was read is what was signed. */
  if (target->may_comment && change->code == LANYARD_SAML_ERROR_MALFORMED &&
      (strstr (change->replacement, "<!--") != NULL || strstr (change->replacement, "<?a?>") != NULL))
    return;

  if (change->code == REFUSED)
    g_assert_cmpint (code, !=, ATTACK_PASSES);
  else
    g_assert_cmpint (code, ==, change->code);
  if (change->code != ATTACK_PASSES && change->code != LANYARD_SAML_ERROR_SIGNATURE_MISSING)
    g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), !=, ATTACK_PASSES);
}

/* bytes that are not UTF-8, or more than one document. */
static void
test_encodings (gconstpointer data)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "UCS-4LE" };
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *with_bom = g_strconcat ("\xef\xbb\xbf", good, NULL);
  g_autofree char *bom_and_dtd = g_strconcat ("\xef\xbb\xbf<!DOCTYPE a>", strstr (good, "?>") + 2, NULL);
  g_autofree char *not_utf8 = forge_replace (good, " ID=\"", " x=\"\xff\" ID=\"");
  g_autofree char *overlong = forge_replace (good, " ID=\"", " x=\"\xc0\xbc\" ID=\"");
  g_autofree char *trailing = g_strconcat (good, "<a xmlns=\"urn:a\"/>", NULL);
  g_autofree char *twice = g_strconcat (good, strstr (good, "?>") + 2, NULL);
  g_autofree char *surrogate = forge_replace (good, " ID=\"", " x=\"\xed\xa0\x80\" ID=\"");

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize size;
      char *converted = g_convert (good, -1, encodings[i], "UTF-8", NULL, &size, NULL);
      g_autoptr(GBytes) bytes = NULL;

      g_assert_nonnull (converted);
      bytes = g_bytes_new_take (converted, size);
      g_assert_cmpint (target->judge (bytes, attack_key (), ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
    }

  g_assert_cmpint (attack_judge (target, with_bom, ATTACK_STRICT), ==, ATTACK_PASSES);
  g_assert_cmpint (attack_judge (target, bom_and_dtd, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DTD);
  g_assert_cmpint (attack_judge (target, trailing, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
  g_assert_cmpint (attack_judge (target, twice, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
  g_assert_cmpint (attack_judge (target, not_utf8, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
  g_assert_cmpint (attack_judge (target, overlong, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
  g_assert_cmpint (attack_judge (target, surrogate, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
}

/* the digest of nothing, of every algorithm, with and without what
 * makes canonicalisation fail. */
static void
test_empty_digest (gconstpointer data)
{
  static const struct
  {
    GChecksumType type;
    const char *uri;
  } digests[] = {
    { G_CHECKSUM_SHA256, FORGE_XENC "sha256" },
    { G_CHECKSUM_SHA384, FORGE_MORE "sha384" },
    { G_CHECKSUM_SHA512, FORGE_XENC "sha512" },
  };
  const AttackTarget *target = data;

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      const ForgeSignature signature = { .digest = digests[i].uri };
      g_autoptr(GChecksum) checksum = g_checksum_new (digests[i].type);
      guint8 digest[64];
      gsize size = sizeof digest;
      g_autofree char *good = attack_sign (target, &signature, attack_key ());
      g_autofree char *rest = NULL;
      g_autofree char *value = attack_take (good, "<ds:DigestValue>", "</ds:DigestValue>", &rest);
      g_autofree char *text = NULL;
      g_autofree char *replacement = NULL;
      g_autofree char *document = NULL;
      g_autofree char *with_namespace = NULL;

      g_checksum_get_digest (checksum, digest, &size);
      text = g_base64_encode (digest, size);
      replacement = g_strconcat ("<ds:DigestValue>", text, "</ds:DigestValue>", NULL);
      document = forge_replace (good, value, replacement);
      with_namespace = attack_change (target, document, "<{tag} ", "<{tag} xmlns:x=\"1\" ");

      g_assert_cmpint (attack_judge (target, good, ATTACK_STRICT), ==, ATTACK_PASSES);
      g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
      g_assert_cmpint (attack_judge (target, with_namespace, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_MALFORMED);
    }
}

static gboolean
count_connection_cb (GSocketService    *service,
                     GSocketConnection *connection,
                     GObject           *source,
                     gpointer           user_data)
{
  int *n_connections = user_data;

  (*n_connections)++;

  return TRUE;
}

static guint
listen_somewhere (GSocketService *service,
                  int            *n_connections)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &effective, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (count_connection_cb), n_connections);
  g_socket_service_start (service);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

/* nothing is fetched, wherever the document points; a connection of
 * our own shows that the listener would have noticed. */
static void
test_listener (gconstpointer data)
{
  static const char *const changes[][2] = {
    { PROLOG, PROLOG "<!DOCTYPE a SYSTEM '{url}'>" },
    { PROLOG, PROLOG "<!DOCTYPE a PUBLIC 'a' '{url}'>" },
    { PROLOG, PROLOG "<!DOCTYPE a [<!ENTITY x SYSTEM '{url}'>]>" },
    { PROLOG, PROLOG "<!DOCTYPE a [<!ENTITY % x SYSTEM '{url}'>%x;]>" },
    { PROLOG, PROLOG "<?xml-stylesheet type=\"text/xsl\" href=\"{url}\"?>" },
    { START, "<{tag} xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:a {url}\" " },
    { "</{tag}>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{url}\"/></{tag}>" },
    { "URI=\"#{id}\"", "URI=\"{url}\"" },
    { "</ds:SignatureValue>", "</ds:SignatureValue><ds:KeyInfo><ds:RetrievalMethod URI=\"{url}\"/></ds:KeyInfo>" },
  };
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autoptr(GSocketService) service = g_socket_service_new ();
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autofree char *url = NULL;
  int n_connections = 0;
  guint port = listen_somewhere (service, &n_connections);

  url = g_strdup_printf ("http://127.0.0.1:%u/x", port);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GString) replacement = g_string_new (changes[i][1]);
      g_autofree char *document = NULL;

      g_string_replace (replacement, "{url}", url, 0);
      document = attack_change (target, good, changes[i][0], replacement->str);
      attack_judge (target, document, ATTACK_STRICT);
      attack_judge (target, document, ATTACK_UNSIGNED);
    }

  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);
  g_assert_nonnull (connection);
  while (n_connections == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n_connections, ==, 1);
  g_socket_service_stop (service);
}

/* the content of a file turns up nowhere, not even in an error. */
static void
test_file (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("lanyard-XXXXXX.xml", &path, NULL);
  g_autofree char *uri = g_strconcat ("URI=\"file://", path, "\"", NULL);
  g_autofree char *entity = g_strdup_printf (PROLOG "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://%s'>]>", path);
  g_autofree char *by_reference = NULL;
  g_autofree char *by_entity = NULL;
  g_autofree char *used = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "<a/>", -1, NULL));

  by_reference = attack_change (target, good, "URI=\"#{id}\"", uri);
  by_entity = attack_change (target, good, PROLOG, entity);
  used = attack_change (target, by_entity, "{identity}", "&x;{identity}");
  g_assert_cmpint (attack_judge (target, by_reference, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
  g_assert_cmpint (attack_judge (target, by_entity, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DTD);
  g_assert_cmpint (attack_judge (target, used, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DTD);
  g_unlink (path);
}

/* by levels, by one long entity used often, by parameter entities, and
 * in a default of an attribute. */
static void
test_expansion (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autoptr(GString) levels = g_string_new (PROLOG "<!DOCTYPE a [<!ENTITY e0 'ha'>");
  g_autoptr(GString) often = g_string_new ("&big;");
  g_autofree char *big = g_strnfill (16 * 1024, 'x');
  g_autofree char *quadratic = g_strdup_printf (PROLOG "<!DOCTYPE a [<!ENTITY big '%s'>]>", big);
  g_autofree char *attribute = NULL;
  const char *parameters = PROLOG "<!DOCTYPE a [<!ENTITY % p0 'haha'><!ENTITY % p1 '%p0;%p0;%p0;%p0;%p0;'>"
                           "<!ENTITY % p2 '%p1;%p1;%p1;%p1;%p1;'><!ENTITY % p3 '%p2;%p2;%p2;%p2;%p2;'>]>";
  const char *bombs[4];

  for (int i = 1; i < 12; i++)
    g_string_append_printf (levels, "<!ENTITY e%d '&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;&e%d;'>", i,
                            i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (levels, "]>");
  for (int i = 0; i < 12; i++)
    g_string_append (often, often->str);
  g_string_truncate (often, 5 * 2000);
  g_string_append (often, "{identity}");
  attribute = g_strdup_printf (PROLOG "<!DOCTYPE a [<!ENTITY big '%s'><!ATTLIST {tag} x CDATA '&big;&big;&big;'>]>", big);

  bombs[0] = levels->str;
  bombs[1] = quadratic;
  bombs[2] = parameters;
  bombs[3] = attribute;
  for (gsize i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *document = attack_change (target, good, PROLOG, bombs[i]);
      g_autofree char *used = attack_change (target, document, "{identity}", i == 1 ? often->str : "&e11;{identity}");

      g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DTD);
      g_assert_cmpint (attack_judge (target, used, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DTD);
    }
}

/* nor by nesting. */
static void
test_nesting (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);

  for (guint depth = 200; depth < 5000; depth *= 4)
    {
      g_autoptr(GString) nested = g_string_new (NULL);
      g_autofree char *document = NULL;
      int code;

      for (guint i = 0; i < depth; i++)
        g_string_append (nested, "<a xmlns=\"\">");
      for (guint i = 0; i < depth; i++)
        g_string_append (nested, "</a>");
      g_string_append (nested, "</{tag}>");
      document = attack_change (target, good, "</{tag}>", nested->str);
      code = attack_judge (target, document, ATTACK_UNSIGNED);
      g_assert_true (code == LANYARD_SAML_ERROR_TOO_LARGE || code == LANYARD_SAML_ERROR_MALFORMED);
    }
}

/* Long metadata goes another way, one entity after the other, which is as
 * closed to document types as the first. */
static int
judge_stream (const char *document)
{
  static const LanyardSamlMetadataPolicy policy = { .now = TEST_NOW };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (document, (gssize) strlen (document), NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlEntity) entity = lanyard_saml_metadata_pick (stream, &policy, "https://sp.example/metadata", NULL, &error);

  if (entity != NULL)
    return ATTACK_PASSES;

  g_assert_cmpuint (error->domain, ==, LANYARD_SAML_ERROR);
  return error->code;
}

static void
test_stream (void)
{
  const AttackTarget *target = &attack_targets[attack_n_targets - 1];
  g_autofree char *good = NULL;
  guint n_refused = 0;

  g_assert_cmpstr (target->name, ==, "metadata");
  good = attack_dup_good (target);
  g_assert_cmpint (judge_stream (good), ==, ATTACK_PASSES);
  for (gsize i = 0; i < G_N_ELEMENTS (oddities); i++)
    {
      g_autofree char *document = NULL;

      if (oddities[i].code != LANYARD_SAML_ERROR_DTD)
        continue;
      document = attack_change (target, good, oddities[i].find, oddities[i].replacement);
      g_test_message ("%s", oddities[i].name);
      g_assert_cmpint (judge_stream (document), ==, LANYARD_SAML_ERROR_DTD);
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 5);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD (oddities, "xml", test_change);
  ATTACK_ADD_ONE ("a-03-encodings", test_encodings);
  ATTACK_ADD_ONE ("a-04-empty-digest", test_empty_digest);
  ATTACK_ADD_ONE ("a-05-listener", test_listener);
  ATTACK_ADD_ONE ("a-05-file", test_file);
  ATTACK_ADD_ONE ("a-06-expansion", test_expansion);
  ATTACK_ADD_ONE ("a-06-nesting", test_nesting);
  g_test_add_func ("/saml/attack/a-05-stream", test_stream);

  return g_test_run ();
}
