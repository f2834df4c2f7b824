/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Refusals and logout messages, as documents and as URLs of the Redirect
 * binding; what they are goes into messages.json. */

#include "config.h"

#include "lanyard-random.h"
#include "lanyard-saml-logout.h"
#include "signer-fixture.h"
#include "write-variants.h"

#define ISSUER "https://idp.example/saml2/app?a=<1>&b=2"
#define DESTINATION "https://sp.example/slo?a=1&b=%20"

static const char * const sub_statuses[] = {
  LANYARD_SAML_STATUS_NO_PASSIVE,
  LANYARD_SAML_STATUS_REQUEST_DENIED,
  NULL,
};

static char *
write_refusal (Writer *writer,
               guint   number)
{
  g_autofree char *message = writer_make_text (writer, 200);
  g_autoptr(GError) error = NULL;
  char *document = lanyard_saml_error_response_write (ISSUER, DESTINATION, number % 2 == 0 ? "_request" : NULL,
                                                      LANYARD_SAML_STATUS_RESPONDER,
                                                      sub_statuses[number % G_N_ELEMENTS (sub_statuses)], message,
                                                      writer_get_now (writer), writer_get_signer (writer, number),
                                                      &error);

  g_assert_no_error (error);

  return document;
}

static char *
write_logout_request (Writer   *writer,
                      guint     number,
                      gboolean  as_url)
{
  g_autofree char *value = g_strdelimit (writer_make_text (writer, 80), "\r", '_');
  g_autofree char *relay_state = number % 2 == 0 ? writer_make_text (writer, 40) : NULL;
  g_autofree char *id = lanyard_random_dup_id ();
  g_autoptr(LanyardSamlNameId) name_id =
    lanyard_saml_name_id_new (value, LANYARD_SAML_NAME_ID_PERSISTENT, number % 3 == 0 ? ISSUER : NULL, NULL);
  const LanyardSamlLogoutRequest request = {
    .id = id,
    .issuer = ISSUER,
    .destination = DESTINATION,
    .name_id = name_id,
    .session_index = number % 5 == 0 ? NULL : "_session",
    .not_on_or_after = number % 7 == 0 ? 0 : writer_get_now (writer) + 300,
    .now = writer_get_now (writer),
  };
  g_autoptr(GError) error = NULL;
  LanyardSamlSigner *signer = writer_get_signer (writer, number);
  char *text = as_url ? lanyard_saml_logout_request_redirect (&request, relay_state, signer, &error)
                      : lanyard_saml_logout_request_write (&request, signer, &error);

  g_assert_no_error (error);

  return text;
}

static char *
write_logout_response (Writer   *writer,
                       guint     number,
                       gboolean  as_url)
{
  g_autofree char *message = number % 2 == 0 ? writer_make_text (writer, 80) : NULL;
  g_autofree char *id = lanyard_random_dup_id ();
  const LanyardSamlLogoutResponse response = {
    .id = id,
    .issuer = ISSUER,
    .destination = DESTINATION,
    .in_response_to = "_request",
    .status = LANYARD_SAML_STATUS_SUCCESS,
    .sub_status = number % 3 == 0 ? LANYARD_SAML_STATUS_PARTIAL_LOGOUT : NULL,
    .message = message,
    .now = writer_get_now (writer),
  };
  g_autoptr(GError) error = NULL;
  LanyardSamlSigner *signer = writer_get_signer (writer, number);
  char *text = as_url ? lanyard_saml_logout_response_redirect (&response, number % 3 == 0 ? "" : NULL, signer, &error)
                      : lanyard_saml_logout_response_write (&response, signer, &error);

  g_assert_no_error (error);

  return text;
}

static void
add_row (JsonBuilder *index,
         const char  *file,
         gboolean     is_url,
         guint        number)
{
  json_builder_begin_object (index);
  json_builder_set_member_name (index, "file");
  json_builder_add_string_value (index, file);
  json_builder_set_member_name (index, "certificate");
  json_builder_add_string_value (index, writer_get_certificate_name (number));
  json_builder_set_member_name (index, "is_url");
  json_builder_add_boolean_value (index, is_url);
  json_builder_end_object (index);
}

/* @n_messages of them: kinds in turn, with all signers. */
void
write_messages (Writer *writer,
                guint   n_messages)
{
  g_autoptr(JsonBuilder) index = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *list = NULL;

  json_builder_begin_array (index);
  for (guint i = 0; i < n_messages; i++)
    {
      gboolean is_url = i % 4 == 3;
      g_autofree char *file = g_strdup_printf ("message-%05u.%s", i, is_url ? "url" : "xml");
      g_autofree char *text = NULL;

      if (i % 4 == 0)
        text = write_refusal (writer, i);
      else if (i % 8 < 4)
        text = write_logout_request (writer, i, is_url);
      else
        text = write_logout_response (writer, i, is_url);
      writer_save (writer, file, text);
      add_row (index, file, is_url, i);
    }
  json_builder_end_array (index);

  root = json_builder_get_root (index);
  list = json_to_string (root, TRUE);
  writer_save (writer, "messages.json", list);
}
