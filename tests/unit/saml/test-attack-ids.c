/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "attack-vectors.h"
#include "signer-fixture.h"

/* a second element with the ID of the signed one, however the
 * attribute is written, wherever it stands. */
static const struct
{
  const char *name;
  const char *attributes;
} writings[] = {
  { "ID", "ID=\"{id}\"" },
  { "Id", "Id=\"{id}\"" },
  { "id", "id=\"{id}\"" },
  { "iD", "iD=\"{id}\"" },
  { "xml-id", "xml:id=\"{id}\"" },
  { "other-namespace", "xmlns:b=\"urn:b\" b:ID=\"{id}\"" },
  { "other-namespace-id", "xmlns:b=\"urn:b\" b:id=\"{id}\"" },
  { "wsu-Id", "xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\" wsu:Id=\"{id}\"" },
  { "character-reference", "ID=\"&#x5f;{rest-of-id}\"" },
};

/* Where it stands: text that is there, and text with "{}" in its place. */
static const struct
{
  const char *name;
  const char *find;
  const char *replacement;
} places[] = {
  { "before-issuer", ">", ">{}" },
  { "after-issuer", "</saml:Issuer>", "</saml:Issuer>{}" },
  { "at-end", "</{tag}>", "{}</{tag}>" },
  { "in-signature", "</ds:SignatureValue>", "</ds:SignatureValue><ds:Object>{}</ds:Object>" },
  { "in-key-info", "</ds:SignatureValue>", "</ds:SignatureValue><ds:KeyInfo>{}</ds:KeyInfo>" },
};

static char *
make_element (const AttackTarget *target,
              gsize               i)
{
  g_autoptr(GString) element = g_string_new (NULL);

  g_string_printf (element, "<a xmlns=\"urn:a\" %s/>", writings[i].attributes);
  g_string_replace (element, "{id}", target->id, 0);
  g_string_replace (element, "{rest-of-id}", target->id + 1, 0);

  return g_string_free (g_steal_pointer (&element), FALSE);
}

/* After the signed element's start tag, for "before-issuer". */
static char *
add_element (const AttackTarget *target,
             const char         *document,
             gsize               place,
             const char         *element)
{
  const char *start = strstr (document, target->tag);
  g_autofree char *head = g_strndup (document, start - document);
  g_autofree char *with_element = forge_replace (places[place].replacement, "{}", element);
  g_autofree char *tail = attack_change (target, start, places[place].find, with_element);

  return g_strconcat (head, tail, NULL);
}

static void
test_writing (gconstpointer data)
{
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *element = make_element (target, ATTACK_GET_ROW (data));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *document = NULL;

      if (target->anchor == NULL && strstr (places[i].find, "Issuer") != NULL)
        continue;
      document = add_element (target, good, i, element);

      g_test_message ("%s", places[i].name);
      g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
      g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
    }
}

/* Even when the sender itself signed it so. */
static void
test_signed_so (gconstpointer data)
{
  static const ForgeSignature signature = { 0 };
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  g_autofree char *template = target->dup_template ();
  g_autofree char *element = make_element (target, ATTACK_GET_ROW (data));
  g_autofree char *end = g_strconcat ("</", target->tag, ">", NULL);
  g_autofree char *replacement = g_strconcat (element, end, NULL);
  g_autofree char *with_element = forge_replace (template, end, replacement);
  g_autofree char *document = attack_sign_text (target, with_element, &signature, attack_key ());

  g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
}

/* Another ID that comes twice, of which none is signed. */
static void
test_other_ids (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *document = attack_change (target, good, "</ds:SignatureValue>",
                                             "</ds:SignatureValue><ds:KeyInfo><a Id=\"x\"/><a id=\"x\"/></ds:KeyInfo>");
  g_autofree char *single = attack_change (target, good, "</ds:SignatureValue>",
                                           "</ds:SignatureValue><ds:KeyInfo Id=\"x\"/>");

  g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
  g_assert_cmpint (attack_judge (target, single, ATTACK_STRICT), ==, ATTACK_PASSES);
}

/* The signed element's ID said another time by itself. */
static void
test_same_element (gconstpointer data)
{
  static const char *const attributes[] = { "xml:id=\"{id}\"", "xmlns:b=\"urn:b\" b:ID=\"{id}\"", "Id=\"{id}\"", "id=\"{id}\"" };
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *replacement = g_strconcat (" ID=\"{id}\" ", attributes[i], NULL);
      g_autofree char *document = attack_change (target, good, " ID=\"{id}\"", replacement);

      g_assert_cmpint (attack_judge (target, document, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD (writings, "a-02-duplicate-id", test_writing);
  ATTACK_ADD (writings, "a-02-duplicate-id-signed-so", test_signed_so);
  ATTACK_ADD_ONE ("a-02-other-ids", test_other_ids);
  ATTACK_ADD_ONE ("a-02-same-element", test_same_element);

  return g_test_run ();
}
