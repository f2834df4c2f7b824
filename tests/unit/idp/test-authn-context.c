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
#define MICROSOFT "http://schemas.microsoft.com/claims/multipleauthn"
#define X509 "urn:oasis:names:tc:SAML:2.0:ac:classes:X509"

typedef struct
{
  const char *configured;
  gboolean    over_tls;
  const char *requested[3];
  const char *comparison;
  const char *expected;           /* NULL: NoAuthnContext */
  const char *mapped;             /* of a second factor that was done */
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
  { PROTECTED, TRUE, { MFA }, "exact", MFA, MFA },
  { PROTECTED, TRUE, { X509, MFA }, "exact", MFA, MFA },
  { PROTECTED, TRUE, { MICROSOFT }, "exact", NULL, MFA },
  { PROTECTED, TRUE, { PROTECTED }, "exact", PROTECTED, MFA },
  { X509, TRUE, { X509 }, "exact", X509, MFA },
  { PROTECTED, TRUE, { PROTECTED }, "minimum", PROTECTED, MFA },
  { PROTECTED, TRUE, { PASSWORD }, "maximum", PASSWORD, MFA },
  { PROTECTED, TRUE, { PROTECTED }, "better", MFA, MFA },
  { PROTECTED, TRUE, { X509 }, "better", NULL, MFA },
};

static void
test_requested (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *chosen = _lanyard_authn_context_choose (cases[i].mapped, cases[i].configured, cases[i].over_tls,
                                                          (const char * const *) cases[i].requested,
                                                          cases[i].comparison);

      g_test_message ("case %u", i);
      g_assert_cmpstr (chosen, ==, cases[i].expected);
    }
}

static void
test_free (void)
{
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, PROTECTED, TRUE, NULL, NULL), ==, PROTECTED);
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, PROTECTED, FALSE, NULL, NULL), ==, PASSWORD);
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, PASSWORD, TRUE, NULL, NULL), ==, PASSWORD);
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, NULL, TRUE, NULL, NULL), ==, PROTECTED);
  g_assert_cmpstr (_lanyard_authn_context_choose (NULL, MFA, TRUE, NULL, NULL), ==, MFA);
  g_assert_cmpstr (_lanyard_authn_context_choose (MFA, PROTECTED, TRUE, NULL, NULL), ==, MFA);
}

/* The class of the factor that was done, else that of any, and none for a
 * password alone. */
static void
test_second_factor (void)
{
  static const struct
  {
    LanyardSecondFactor factor;
    const char *mfa, *totp, *recovery;
    const char *expected;
  } rows[] = {
    { LANYARD_SECOND_FACTOR_NONE, MFA, MICROSOFT, X509, NULL },
    { LANYARD_SECOND_FACTOR_TOTP, NULL, NULL, NULL, NULL },
    { LANYARD_SECOND_FACTOR_TOTP, "", "", NULL, NULL },
    { LANYARD_SECOND_FACTOR_TOTP, MFA, NULL, X509, MFA },
    { LANYARD_SECOND_FACTOR_TOTP, MFA, MICROSOFT, X509, MICROSOFT },
    { LANYARD_SECOND_FACTOR_TOTP, NULL, MICROSOFT, NULL, MICROSOFT },
    { LANYARD_SECOND_FACTOR_RECOVERY_CODE, MFA, MICROSOFT, NULL, MFA },
    { LANYARD_SECOND_FACTOR_RECOVERY_CODE, MFA, MICROSOFT, X509, X509 },
    { LANYARD_SECOND_FACTOR_RECOVERY_CODE, NULL, MICROSOFT, NULL, NULL },
    { LANYARD_SECOND_FACTOR_OTHER, MFA, MICROSOFT, X509, MFA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(LanyardConnector) connector = lanyard_connector_new ();

      g_test_message ("row %u", i);
      g_object_set (connector, "mfa-authn-context", rows[i].mfa, "totp-authn-context", rows[i].totp,
                    "recovery-authn-context", rows[i].recovery, NULL);
      g_assert_cmpstr (_lanyard_authn_context_map (connector, rows[i].factor), ==, rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/idp/authn-context/m-27-i-23-i-25-requested", test_requested);
  g_test_add_func ("/idp/authn-context/m-36-i-26-free", test_free);
  g_test_add_func ("/idp/authn-context/m-36-second-factor", test_second_factor);

  return g_test_run ();
}
