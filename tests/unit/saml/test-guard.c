/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml-guard-private.h"
#include "signer-fixture.h"

#define HEAD "<p:r xmlns:p=\"urn:x-test\" ID=\"_a\"><p:i></p:i>"

/* A document with what the writer would never write behind the signature. */
static GString *
sign_document (const char      *tail,
               LanyardSamlSpan *span)
{
  GString *document = g_string_new (HEAD);
  g_autoptr(GError) error = NULL;

  g_string_append (document, tail);
  g_string_append (document, "</p:r>");
  *span = (LanyardSamlSpan) { "_a", 0, strlen (HEAD), document->len };
  _lanyard_saml_signer_envelop (test_get_signer ("ecdsa-sha256"), document, span, &error);
  g_assert_no_error (error);

  return document;
}

static void
check_document (const char *tail,
                const char *from,
                const char *to)
{
  LanyardSamlSpan span;
  g_autoptr(GString) document = sign_document (tail, &span);

  if (from != NULL)
    g_assert_cmpuint (g_string_replace (document, from, to, 1), ==, 1);
  span.end = document->len;
  _lanyard_saml_guard_check (document, &span, 1, test_get_signer ("ecdsa-sha256"));
}

static const struct
{
  const char *name;
  const char *tail;
  const char *from;
  const char *to;
  const char *message;   /* NULL: passes */
} cases[] = {
  { "canonical", "<p:e></p:e>", NULL, NULL, NULL },
  { "empty-element", "<p:e/>", NULL, NULL, "*not canonical*" },
  { "attribute-order", "<p:e b=\"1\" a=\"2\"></p:e>", NULL, NULL, "*not canonical*" },
  { "quotes", "<p:e a='1'></p:e>", NULL, NULL, "*not canonical*" },
  { "redundant-namespace", "<p:e xmlns:p=\"urn:x-test\"></p:e>", NULL, NULL, "*not canonical*" },
  { "unescaped", "<p:e>a></p:e>", NULL, NULL, "*not canonical*" },
  { "carriage-return", "<p:e>a\rb</p:e>", NULL, NULL, "*not canonical*" },
  { "not-xml", "<p:e>", NULL, NULL, "*could not read*" },
  { "same-id", "<p:e ID=\"_a\"></p:e>", NULL, NULL, "*could not read*" },
  { "other-content", "<p:e>a</p:e>", "<p:e>a", "<p:e>b", "*could not verify*" },
  { "other-reference", "", "URI=\"#_a\"", "URI=\"#_b\"", "*could not verify*" },
  { "no-signature", "", "ds:Signature ", "ds:signature ", "*could not*" },
};

static void
test_case (gconstpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);

  if (g_test_subprocess ())
    {
      check_document (cases[i].tail, cases[i].from, cases[i].to);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  if (cases[i].message == NULL)
    {
      g_test_trap_assert_passed ();
      return;
    }
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr (cases[i].message);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/saml/guard/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
