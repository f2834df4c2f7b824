/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Logout messages as we write them: read again by our own reader here, judged
 * by others in tests/interop. */

#include "config.h"

#include "lanyard-saml-logout.h"

#include <string.h>

#include "lanyard-saml.h"
#include "signer-fixture.h"

#define IDP "https://idp.example/"
#define DESTINATION "https://sp.example/slo"

static LanyardSamlNameId name_id = { (char *) "ada@example.org", (char *) LANYARD_SAML_NAME_ID_EMAIL, NULL, NULL };

static LanyardSamlLogoutRequest
make_request (void)
{
  return (LanyardSamlLogoutRequest) {
    .id = "_request",
    .issuer = IDP,
    .destination = DESTINATION,
    .name_id = &name_id,
    .session_index = "_index",
    .not_on_or_after = TEST_NOW + 300,
    .now = TEST_NOW,
  };
}

static LanyardSamlLogoutResponse
make_response (void)
{
  return (LanyardSamlLogoutResponse) {
    .id = "_response",
    .issuer = IDP,
    .destination = DESTINATION,
    .in_response_to = "_theirs",
    .status = LANYARD_SAML_STATUS_SUCCESS,
    .sub_status = LANYARD_SAML_STATUS_PARTIAL_LOGOUT,
    .now = TEST_NOW,
  };
}

static void
validate (LanyardSamlLogout *logout)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  LanyardSamlTrust trust = { .entity_id = IDP, .signing_keys = keys };
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (keys, test_get_key (LANYARD_KEY_RSA_2048));
  lanyard_saml_logout_validate (logout, &trust, DESTINATION, TEST_NOW, NULL, &error);
  g_assert_no_error (error);
}

/* As the service provider's server sees it. */
static LanyardSamlLogout *
receive_url (const char *url)
{
  g_autoptr(GError) error = NULL;
  LanyardSamlLogout *logout;

  g_assert_true (g_str_has_prefix (url, DESTINATION "?"));
  logout = lanyard_saml_logout_decode_redirect (strchr (url, '?') + 1, &error);
  g_assert_no_error (error);

  return logout;
}

static LanyardSamlLogout *
receive_document (const char *document,
                  gboolean    is_request)
{
  g_autoptr(GBytes) bytes = g_bytes_new (document, strlen (document));
  g_autoptr(GError) error = NULL;
  LanyardSamlLogout *logout = lanyard_saml_logout_decode_xml (bytes, is_request, &error);

  g_assert_no_error (error);
  return logout;
}

static void
check_request (LanyardSamlLogout *logout)
{
  validate (logout);
  g_assert_cmpstr (lanyard_saml_logout_get_id (logout), ==, "_request");
  g_assert_true (lanyard_saml_name_id_matches (&name_id, lanyard_saml_logout_get_name_id (logout), IDP, "sp"));
  g_assert_cmpstr (lanyard_saml_logout_get_session_indexes (logout)[0], ==, "_index");
  g_assert_null (lanyard_saml_logout_get_session_indexes (logout)[1]);
}

static void
test_request_redirect (void)
{
  LanyardSamlLogoutRequest request = make_request ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_logout_request_redirect (&request, "a b", test_get_signer ("rsa-sha256"), &error);
  g_autoptr(LanyardSamlLogout) logout = NULL;

  g_assert_no_error (error);
  logout = receive_url (url);
  check_request (logout);
  g_assert_cmpstr (lanyard_saml_logout_get_relay_state (logout), ==, "a b");
  g_assert_null (g_strstr_len (g_bytes_get_data (lanyard_saml_logout_get_document (logout), NULL),
                               (gssize) g_bytes_get_size (lanyard_saml_logout_get_document (logout)), "ds:Signature"));
}

static void
test_request_post (void)
{
  LanyardSamlLogoutRequest request = make_request ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_logout_request_write (&request, test_get_signer ("rsa-sha256"), &error);
  g_autoptr(LanyardSamlLogout) logout = NULL;

  g_assert_no_error (error);
  logout = receive_document (document, TRUE);
  check_request (logout);
}

static void
check_response (LanyardSamlLogout *logout)
{
  validate (logout);
  g_assert_cmpstr (lanyard_saml_logout_get_in_response_to (logout), ==, "_theirs");
  g_assert_cmpstr (lanyard_saml_logout_get_status (logout), ==, LANYARD_SAML_STATUS_SUCCESS);
  g_assert_cmpstr (lanyard_saml_logout_get_sub_status (logout), ==, LANYARD_SAML_STATUS_PARTIAL_LOGOUT);
}

static void
test_response_redirect (void)
{
  LanyardSamlLogoutResponse response = make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_logout_response_redirect (&response, "", test_get_signer ("rsa-sha256"), &error);
  g_autoptr(LanyardSamlLogout) logout = NULL;

  g_assert_no_error (error);
  logout = receive_url (url);
  check_response (logout);
  g_assert_cmpstr (lanyard_saml_logout_get_relay_state (logout), ==, "");
}

static void
test_response_post (void)
{
  LanyardSamlLogoutResponse response = make_response ();
  g_autoptr(GError) error = NULL;
  g_autofree char *document = lanyard_saml_logout_response_write (&response, test_get_signer ("rsa-sha256"), &error);
  g_autoptr(LanyardSamlLogout) logout = NULL;

  g_assert_no_error (error);
  logout = receive_document (document, FALSE);
  check_response (logout);
}

static void
expect_refused (const LanyardSamlLogoutRequest *request,
                LanyardSamlError                code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_logout_request_redirect (request, NULL, test_get_signer ("rsa-sha256"), &error);
  g_autoptr(GError) other_error = NULL;
  g_autofree char *document = lanyard_saml_logout_request_write (request, test_get_signer ("rsa-sha256"), &other_error);

  g_assert_null (url);
  g_assert_null (document);
  g_assert_error (error, LANYARD_SAML_ERROR, (int) code);
  g_assert_error (other_error, LANYARD_SAML_ERROR, (int) code);
}

/* A-18, M-21, M-32: what cannot be sent is not. */
static void
test_values (void)
{
  LanyardSamlLogoutRequest request = make_request ();
  LanyardSamlNameId wrong = { (char *) "", NULL, NULL, NULL };

  request.id = "1";
  expect_refused (&request, LANYARD_SAML_ERROR_VALUE);
  request = make_request ();
  request.destination = "javascript:alert(1)";
  expect_refused (&request, LANYARD_SAML_ERROR_URL);
  request = make_request ();
  request.issuer = "";
  expect_refused (&request, LANYARD_SAML_ERROR_VALUE);
  request = make_request ();
  request.name_id = &wrong;
  expect_refused (&request, LANYARD_SAML_ERROR_VALUE);
  wrong.value = (char *) "a\001b";
  expect_refused (&request, LANYARD_SAML_ERROR_VALUE);
}

static void
test_response_values (void)
{
  static const struct
  {
    gsize offset;
    const char *value;
    LanyardSamlError code;
  } wrong[] = {
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, id), "1", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, issuer), NULL, LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, issuer), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, destination), "javascript:alert(1)", LANYARD_SAML_ERROR_URL },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, in_response_to), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, in_response_to), "1\"", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, status), "", LANYARD_SAML_ERROR_VALUE },
    { G_STRUCT_OFFSET (LanyardSamlLogoutResponse, message), "a\001b", LANYARD_SAML_ERROR_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      LanyardSamlLogoutResponse response = make_response ();
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) other_error = NULL;
      g_autofree char *url = NULL;
      g_autofree char *document = NULL;

      G_STRUCT_MEMBER (const char *, &response, wrong[i].offset) = wrong[i].value;
      url = lanyard_saml_logout_response_redirect (&response, NULL, test_get_signer ("rsa-sha256"), &error);
      document = lanyard_saml_logout_response_write (&response, test_get_signer ("rsa-sha256"), &other_error);
      g_assert_null (url);
      g_assert_null (document);
      g_assert_error (error, LANYARD_SAML_ERROR, (int) wrong[i].code);
      g_assert_error (other_error, LANYARD_SAML_ERROR, (int) wrong[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/saml/logout-writer/m-50-request-redirect", test_request_redirect);
  g_test_add_func ("/saml/logout-writer/m-53-request-post", test_request_post);
  g_test_add_func ("/saml/logout-writer/m-50-response-redirect", test_response_redirect);
  g_test_add_func ("/saml/logout-writer/m-53-response-post", test_response_post);
  g_test_add_func ("/saml/logout-writer/a-18-values", test_values);
  g_test_add_func ("/saml/logout-writer/a-18-m-21-m-32-response-values", test_response_values);

  return g_test_run ();
}
