/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lanyard-saml.h"
#include "signer-fixture.h"

static const char * const algorithms[] = {
  "rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "rsa-sha1",
};

static const LanyardSamlSign signs[] = {
  LANYARD_SAML_SIGN_RESPONSE, LANYARD_SAML_SIGN_ASSERTION, LANYARD_SAML_SIGN_BOTH,
};

/* Every document passes the guard: canonical bytes, signatures that xmlsec
 * verifies. */
static void
test_variants (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (signs); j++)
      for (int variant = 0; variant < 8; variant++)
        {
          LanyardSamlResponse response = test_make_response ();
          g_autoptr(GError) error = NULL;
          g_autofree char *document = NULL;

          if ((variant & 1) != 0)
            response.in_response_to = NULL;
          if ((variant & 2) != 0)
            response.n_attributes = 0;
          if ((variant & 4) != 0)
            {
              response.name_id_format = LANYARD_SAML_NAME_ID_PERSISTENT;
              response.name_qualifier = response.issuer;
              response.sp_name_qualifier = response.audience;
              response.session_not_on_or_after = TEST_NOW + 3600;
            }

          document = lanyard_saml_response_write (&response, test_get_signer (algorithms[i]), signs[j], &error);
          g_assert_no_error (error);
          g_assert_nonnull (document);
        }
}

int
main (int    argc,
      char **argv)
{
  lanyard_saml_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saml/response/variants", test_variants);

  return g_test_run ();
}
