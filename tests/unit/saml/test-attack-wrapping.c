/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "attack-vectors.h"
#include "signer-fixture.h"

/* what was signed is moved, and something forged stands where it is
 * looked for. {element}: the signed element; {rest}: it without its
 * Signature; {signature}: that. {evil}: the rest with something changed,
 * {evil+X}: that with X where the Signature belongs, {evil>X}: with X at its
 * end, {evil<X}: at its start. Numbers as those of the eight known shapes. */
static const struct
{
  const char *name;
  const char *message;        /* the root is signed */
  const char *assertion;      /* an element in it is signed */
} shapes[] = {
  { "1-original-in-signature", "{evil+signature>rest}", "{evil+signature>rest}" },
  { "2-original-before-signature", "{evil+rest,signature}", "{evil+rest,signature}" },
  { "3-evil-before-original", "{evil<element}", "{evil}{element}" },
  { "4-original-in-evil", "{evil>element}", "{evil>element}" },
  { "5-original-at-end", "{evil+signature>>rest}", "{evil+signature}{rest}" },
  { "6-original-first-in-signature", "{evil+signature<rest}", "{evil+signature<rest}" },
  { "7-original-in-extensions", "{evil+extensions-of-element}", "<samlp:Extensions>{evil}</samlp:Extensions>{element}" },
  { "8-original-in-object", "{evil+signature>object-of-rest}", "{evil+signature>object-of-rest}" },
  { "evil-in-object", "{element>object-of-evil}", "{element>object-of-evil}" },
  { "original-in-extensions", "{evil+signature,extensions-of-rest}", "<samlp:Extensions>{element}</samlp:Extensions>{evil}" },
  { "original-after-evil", "{evil>rest}", "{element}{evil}" },
  { "original-in-object-alone", "{evil+object-alone-of-element}", "{evil+object-alone-of-element}" },
  { "signature-copied", "{evil+signature}", "{evil+signature}" },
  { "signature-beside", "{evil+extensions-of-signature}", "{signature}{evil}" },
  { "signature-of-nothing", "{evil}", "{evil}" },
  { "nothing", "", "" },
};

/* The parts of one signed document. */
typedef struct
{
  char *frame;        /* "{}" where the signed element was */
  char *element;
  char *rest;
  char *signature;
  char *evil;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->frame);
  g_free (parts->element);
  g_free (parts->rest);
  g_free (parts->signature);
  g_free (parts->evil);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
take_apart (Parts              *parts,
            const AttackTarget *target,
            gboolean            same_ids)
{
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *start = g_strconcat ("<", target->tag, " ", NULL);
  g_autofree char *end = g_strconcat ("</", target->tag, ">", NULL);
  g_autofree char *changed = NULL;
  g_autoptr(GString) evil = NULL;

  parts->element = attack_take (good, start, end, NULL);
  parts->frame = forge_replace (good, parts->element, "{}");
  parts->signature = attack_take (parts->element, "<ds:Signature ", "</ds:Signature>", &parts->rest);

  changed = forge_replace (parts->rest, target->find, target->evil);
  evil = g_string_new (changed);
  if (!same_ids)
    g_string_replace (evil, " ID=\"_", " ID=\"_evil", 0);
  parts->evil = g_string_free (g_steal_pointer (&evil), FALSE);
}

/* @text after the place of the Signature, at the start or at the end. */
static char *
insert (const AttackTarget *target,
        const char         *element,
        char                where,
        const char         *text)
{
  const char *place;
  g_autofree char *head = NULL;

  if (where == '>')
    place = g_strrstr (element, "</");
  else if (where == '+' && target->anchor != NULL)
    place = strstr (element, target->anchor) + strlen (target->anchor);
  else
    place = strchr (element, '>') + 1;
  head = g_strndup (element, place - element);

  return g_strconcat (head, text, place, NULL);
}

static char *
dup_object (const char *content,
            gboolean    alone)
{
  return g_strconcat (alone ? "<ds:Signature xmlns:ds=\"" FORGE_DSIG "\">" : "",
                      "<ds:Object>", content, "</ds:Object>",
                      alone ? "</ds:Signature>" : "", NULL);
}

static char *
dup_extensions (const AttackTarget *target,
                const char         *content)
{
  if (g_str_has_prefix (target->tag, "md:"))
    return g_strconcat ("<md:Extensions>", content, "</md:Extensions>", NULL);

  return g_strconcat ("<samlp:Extensions xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">", content,
                      "</samlp:Extensions>", NULL);
}

static char *
build_shape (const AttackTarget *target,
             const Parts        *parts,
             const char         *shape)
{
  g_autofree char *object_of_rest = dup_object (parts->rest, FALSE);
  g_autofree char *object_of_evil = dup_object (parts->evil, FALSE);
  g_autofree char *object_alone = dup_object (parts->element, TRUE);
  g_autofree char *extensions_of_element = dup_extensions (target, parts->element);
  g_autofree char *extensions_of_rest = dup_extensions (target, parts->rest);
  g_autofree char *extensions_of_signature = dup_extensions (target, parts->signature);
  g_autofree char *signature_with_rest = insert (target, parts->signature, '>', parts->rest);
  g_autofree char *rest_in_signature = insert (target, parts->signature, '<', parts->rest);
  g_autofree char *signature_with_object = insert (target, parts->signature, '>', object_of_rest);
  g_autofree char *signature_with_evil = insert (target, parts->signature, '>', object_of_evil);
  g_autofree char *rest_and_signature = g_strconcat (parts->rest, parts->signature, NULL);
  g_autofree char *signature_and_extensions = g_strconcat (parts->signature, extensions_of_rest, NULL);
  g_autofree char *evil_signed = insert (target, parts->evil, '+', parts->signature);
  const struct
  {
    const char *place;
    char       *text;
  } pieces[] = {
    { "{element}", g_strdup (parts->element) },
    { "{rest}", g_strdup (parts->rest) },
    { "{signature}", g_strdup (parts->signature) },
    { "{evil}", g_strdup (parts->evil) },
    { "{evil+signature}", g_strdup (evil_signed) },
    { "{evil+signature>rest}", insert (target, parts->evil, '+', signature_with_rest) },
    { "{evil+signature<rest}", insert (target, parts->evil, '+', rest_in_signature) },
    { "{evil+signature>>rest}", insert (target, evil_signed, '>', parts->rest) },
    { "{evil+signature>object-of-rest}", insert (target, parts->evil, '+', signature_with_object) },
    { "{evil+rest,signature}", insert (target, parts->evil, '+', rest_and_signature) },
    { "{evil+signature,extensions-of-rest}", insert (target, parts->evil, '+', signature_and_extensions) },
    { "{evil+extensions-of-element}", insert (target, parts->evil, '+', extensions_of_element) },
    { "{evil+extensions-of-signature}", insert (target, parts->evil, '+', extensions_of_signature) },
    { "{evil+object-alone-of-element}", insert (target, parts->evil, '+', object_alone) },
    { "{evil<element}", insert (target, parts->evil, '<', parts->element) },
    { "{evil>element}", insert (target, parts->evil, '>', parts->element) },
    { "{evil>rest}", insert (target, parts->evil, '>', parts->rest) },
    { "{element>object-of-evil}", forge_replace (parts->element, parts->signature, signature_with_evil) },
  };
  g_autoptr(GString) built = g_string_new (shape);
  g_autofree char *content = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_string_replace (built, pieces[i].place, pieces[i].text, 0);
      g_free (pieces[i].text);
    }
  content = g_string_free (g_steal_pointer (&built), FALSE);

  return forge_replace (parts->frame, "{}", content);
}

static char *
build (const AttackTarget *target,
       gsize               i,
       gboolean            same_ids)
{
  g_auto(Parts) parts = { 0 };

  take_apart (&parts, target, same_ids);

  return build_shape (target, &parts, target->is_root ? shapes[i].message : shapes[i].assertion);
}

static void
test_shape (gconstpointer data)
{
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  gsize i = ATTACK_GET_ROW (data);
  g_autofree char *document = build (target, i, FALSE);
  gboolean is_unsigned = strstr (document, "<ds:Signature ") == NULL;
  int code = attack_judge (target, document, ATTACK_STRICT);

  g_test_message ("%d", code);
  g_assert_true (code == LANYARD_SAML_ERROR_SIGNATURE_INVALID || code == LANYARD_SAML_ERROR_SIGNATURE_MISSING ||
                 code == LANYARD_SAML_ERROR_MALFORMED);
  /* A Signature that stands anywhere is never passed over. */
  if (!is_unsigned)
    g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), !=, ATTACK_PASSES);
}

/* A-01 with A-02: the forged element under the ID that was signed. */
static void
test_same_id (gconstpointer data)
{
  const AttackTarget *target = ATTACK_GET_TARGET (data);
  gsize i = ATTACK_GET_ROW (data);
  const char *shape = target->is_root ? shapes[i].message : shapes[i].assertion;
  gboolean has_both = strstr (shape, "rest") != NULL || strstr (shape, "element") != NULL;
  g_autofree char *document = build (target, i, TRUE);
  int code = attack_judge (target, document, ATTACK_STRICT);

  if (has_both)
    g_assert_cmpint (code, ==, LANYARD_SAML_ERROR_DUPLICATE_ID);
  else
    g_assert_cmpint (code, !=, ATTACK_PASSES);
}

/* Without which the others would show nothing: the original passes, the
 * forged one alone would do what the attacker wants. */
static void
test_original (gconstpointer data)
{
  const AttackTarget *target = data;
  g_autofree char *good = attack_dup_good (target);
  g_autofree char *evil = forge_replace (good, target->find, target->evil);

  g_assert_cmpint (attack_judge (target, good, ATTACK_STRICT), ==, ATTACK_PASSES);
  g_assert_cmpint (attack_judge (target, evil, ATTACK_STRICT), ==, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

/* The signed element as the content of another document. */
static void
test_other_root (gconstpointer data)
{
  static const char *const outer[] = {
    "<a xmlns=\"urn:a\">{}</a>",
    "<samlp:Outer xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">{}</samlp:Outer>",
    "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>{}</soap:Body></soap:Envelope>",
  };
  const AttackTarget *target = data;

  for (gsize i = 0; i < G_N_ELEMENTS (outer); i++)
    {
      g_auto(Parts) parts = { 0 };
      g_autofree char *document = NULL;

      take_apart (&parts, target, FALSE);
      document = forge_replace (outer[i], "{}", parts.element);
      g_assert_cmpint (attack_judge (target, document, ATTACK_UNSIGNED), !=, ATTACK_PASSES);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  ATTACK_ADD (shapes, "a-01-wrapping", test_shape);
  ATTACK_ADD (shapes, "a-01-wrapping-same-id", test_same_id);
  ATTACK_ADD_ONE ("a-01-original", test_original);
  ATTACK_ADD_ONE ("a-01-other-root", test_other_root);

  return g_test_run ();
}
