/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The program xmlsec1 and the schema of OASIS judge the logout messages that
 * we write. */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "lanyard-saml-logout.h"
#include "saml-judge.h"
#include "signer-fixture.h"

#define SIGNATURE "/*/*[local-name()='Signature']"
#define PROTOCOL "/usr/share/xml/opensaml/saml-schema-protocol-2.0.xsd"
#define IDP "https://idp.example/"
#define DESTINATION "https://sp.example/slo"

static void
judge (const char     *document,
       LanyardKeyType  key)
{
  g_auto(Judge) with_judge = { NULL };
  g_autofree char *wrong = NULL;

  judge_init (&with_judge);
  judge_save (&with_judge, document, test_get_certificate (key));
  g_assert_true (judge_accepts_signature (&with_judge, SIGNATURE));
  g_assert_true (judge_accepts_schema (&with_judge, PROTOCOL));

  /* A judge that accepts everything would be none. */
  wrong = g_strdup (document);
  memcpy (strstr (wrong, DESTINATION), "https://sp.example/SLO", strlen (DESTINATION));
  judge_save (&with_judge, wrong, test_get_certificate (key));
  g_assert_false (judge_accepts_signature (&with_judge, SIGNATURE));
}

static void
test_requests (void)
{
  const LanyardSamlNameId name_ids[] = {
    { (char *) "Ünï & <co>", NULL, NULL, NULL },
    { (char *) "ABC", (char *) LANYARD_SAML_NAME_ID_PERSISTENT, (char *) IDP, (char *) "https://sp.example/metadata" },
  };

  if (judge_is_missing ("xmlsec1", NULL) || judge_is_missing ("xmllint", PROTOCOL))
    return;

  for (gsize i = 0; i < JUDGE_ALGORITHMS; i++)
    {
      const LanyardSamlLogoutRequest request = {
        .id = "_request",
        .issuer = IDP,
        .destination = DESTINATION,
        .name_id = &name_ids[i % G_N_ELEMENTS (name_ids)],
        .session_index = i % 2 == 0 ? "_index" : NULL,
        .not_on_or_after = i % 2 == 0 ? TEST_NOW + 300 : 0,
        .now = TEST_NOW,
      };
      g_autoptr(GError) error = NULL;
      g_autofree char *document = lanyard_saml_logout_request_write (&request, test_get_signer (judge_algorithms[i].name),
                                                                     &error);

      g_assert_no_error (error);
      judge (document, judge_algorithms[i].key);
    }
}

static void
test_responses (void)
{
  if (judge_is_missing ("xmlsec1", NULL) || judge_is_missing ("xmllint", PROTOCOL))
    return;

  for (gsize i = 0; i < JUDGE_ALGORITHMS; i++)
    {
      const LanyardSamlLogoutResponse response = {
        .id = "_response",
        .issuer = IDP,
        .destination = DESTINATION,
        .in_response_to = "_theirs",
        .status = LANYARD_SAML_STATUS_SUCCESS,
        .sub_status = i % 2 == 0 ? LANYARD_SAML_STATUS_PARTIAL_LOGOUT : NULL,
        .message = i % 2 == 0 ? "Not everywhere" : NULL,
        .now = TEST_NOW,
      };
      g_autoptr(GError) error = NULL;
      g_autofree char *document = lanyard_saml_logout_response_write (&response, test_get_signer (judge_algorithms[i].name),
                                                                      &error);

      g_assert_no_error (error);
      judge (document, judge_algorithms[i].key);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/interop/logout/m-53-requests", test_requests);
  g_test_add_func ("/interop/logout/m-53-responses", test_responses);

  return g_test_run ();
}
