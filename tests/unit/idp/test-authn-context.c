/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib.h>

#include "lanyard-authn-context-private.h"
#include "lanyard-saml.h"

#define UNSPECIFIED "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"
#define PASSWORD LANYARD_SAML_CONTEXT_PASSWORD
#define PROTECTED LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED
#define MFA "https://refeds.org/profile/mfa"
#define X509 "urn:oasis:names:tc:SAML:2.0:ac:classes:X509"

typedef struct
{
  const char *configured;
  gboolean    over_tls;
  const char *requested[3];
  const char *comparison;
  const char *expected;           /* NULL: NoAuthnContext */
} Case;

/* with a RequestedAuthnContext */
static const Case cases[] = {
  { PROTECTED, TRUE, { PROTECTED }, NULL, PROTECTED },
  { PROTECTED, TRUE, { PROTECTED }, "exact", PROTECTED },
  { PROTECTED, FALSE, { PROTECTED }, "exact", NULL },
  { PROTECTED, FALSE, { PROTECTED, PASSWORD }, "exact", PASSWORD },
  { PROTECTED, TRUE, { PASSWORD }, "exact", PASSWORD },
  { PROTECTED, TRUE, { X509, PASSWORD }, "exact", PASSWORD },
  { PROTECTED, TRUE, { MFA }, "exact", NULL },
  { MFA, TRUE, { MFA }, "exact", MFA },
  { PROTECTED, TRUE, { NULL }, "exact", NULL },
  { PROTECTED, TRUE, { UNSPECIFIED }, "exact", UNSPECIFIED },
  { PROTECTED, TRUE, { PASSWORD }, "minimum", PASSWORD },
  { PROTECTED, FALSE, { PROTECTED }, "minimum", NULL },
  { PROTECTED, TRUE, { X509 }, "minimum", NULL },
  { PROTECTED, TRUE, { PASSWORD }, "maximum", PASSWORD },
  { PROTECTED, FALSE, { PROTECTED }, "maximum", PASSWORD },
  { PROTECTED, TRUE, { X509 }, "maximum", NULL },
  { PROTECTED, TRUE, { PASSWORD }, "better", PROTECTED },
  { PROTECTED, FALSE, { PASSWORD }, "better", NULL },
  { PROTECTED, TRUE, { PROTECTED }, "better", NULL },
  { PROTECTED, TRUE, { PASSWORD, X509 }, "better", NULL },
  { PROTECTED, TRUE, { PASSWORD }, "nearly", NULL },
};

static void
test_requested (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *chosen = _lanyard_authn_context_choose (cases[i].configured, cases[i].over_tls,
                                                          (const char * const *) cases[i].requested,
                                                          cases[i].comparison);

      g_test_message ("case %u", i);
      g_assert_cmpstr (chosen, ==, cases[i].expected);
    }
}

static void
test_free (void)
{
  g_assert_cmpstr (_lanyard_authn_context_choose (PROTECTED, TRUE, NULL, NULL), ==, PROTECTED);
  g_assert_cmpstr (_lanyard_authn_context_choose (PROTECTED, FALSE, NULL, NULL), ==, PASSWORD);
  g_assert_cmpstr (_lanyard_authn_context_choose (PASSWORD, TRUE, NULL, NULL), ==, PASSWORD);
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, TRUE, NULL, NULL), ==, PROTECTED);
  g_assert_cmpstr (_lanyard_authn_context_choose (MFA, TRUE, NULL, NULL), ==, MFA);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idp/authn-context/m-27-i-23-i-25-requested", test_requested);
  g_test_add_func ("/idp/authn-context/m-36-i-26-free", test_free);

  return g_test_run ();
}
