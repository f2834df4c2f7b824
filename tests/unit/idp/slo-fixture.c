/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "slo-fixture.h"

#include <string.h>

#include "lanyard-password.h"
#include "lanyard-random.h"
#include "lanyard-saml.h"

#define PASSWORD "correct"

static void
apply (SloFixture     *fixture,
       LanyardChanges *changes)
{
  g_autoptr(GError) error = NULL;

  lanyard_configuration_apply_sync (fixture->base.configuration, changes, NULL, &error);
  g_assert_no_error (error);
}

static void
make_sp_key (SloFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;

  fixture->key = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (fixture->key, "sp", FIXTURE_NOW, 30, &error);
  g_assert_no_error (error);
  fixture->pem = lanyard_certificate_dup_pem (certificate);
}

static void
set_password (SloFixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  static char *hash = NULL;

  /* The costly things are made once. */
  if (hash == NULL)
    hash = lanyard_password_hash (PASSWORD, &error);
  g_assert_no_error (error);
  lanyard_changes_set_password (changes, lanyard_record_get_id (LANYARD_RECORD (fixture->base.ada)), hash);
  apply (fixture, changes);
}

/* A second application for Staff, with a pair of its own. */
static LanyardConnector *
add_second (SloFixture *fixture)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Test");
  g_autoptr(GError) error = NULL;
  LanyardConnector *connector = lanyard_connector_new ();
  g_autoptr(LanyardAcs) acs = lanyard_acs_new ("https://second.example.org/acs", NULL, 0, TRUE);
  static LanyardKey *key = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(LanyardKeyPair) pair = NULL;
  g_autoptr(GBytes) private_key = NULL;
  g_autofree char *pem = NULL;

  g_object_set (connector, "label", "Second", "slug", "second", "state", LANYARD_CONNECTOR_ACTIVE,
                "sp-entity-id", "https://second.example.org/metadata",
                "idp-entity-id", FIXTURE_BASE_URL "/saml2/second/metadata", NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_acs (connector)), acs);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  if (key == NULL)
    key = lanyard_key_generate (LANYARD_KEY_RSA_2048, &error);
  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (key, "second", FIXTURE_NOW, 30, &error);
  private_key = lanyard_key_export_private (key, &error);
  g_assert_no_error (error);
  pem = lanyard_certificate_dup_pem (certificate);
  pair = lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (connector)), LANYARD_KEY_ROLE_ACTIVE, pem,
                               FIXTURE_NOW);
  lanyard_changes_add_key_pair (changes, pair, private_key);
  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, lanyard_record_get_id (LANYARD_RECORD (fixture->base.staff)),
                        lanyard_record_get_id (LANYARD_RECORD (connector)), TRUE);
  apply (fixture, changes);

  return connector;
}

static void
init_sp (SloFixture       *fixture,
         SloSp            *sp,
         LanyardConnector *connector)
{
  const char *certificates[] = { fixture->pem, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) idp_certificate = NULL;

  sp->connector = connector;
  sp->slug = g_strdup (lanyard_connector_get_slug (connector));
  sp->entity_id = g_strdup (lanyard_connector_get_sp_entity_id (connector));
  sp->slo_url = g_strdup_printf ("https://%s.example.org/slo", sp->slug);
  g_object_set (connector, "slo-url", sp->slo_url, "sp-signing-certificates", certificates, NULL);
  idp_fixture_save (&fixture->base, &sp->connector);
  sp->signer = lanyard_saml_signer_new (fixture->key, NULL, "ecdsa-sha256", &error);
  g_assert_no_error (error);
  idp_certificate = lanyard_administration_load_certificate_sync (fixture->base.configuration,
                                                                  lanyard_record_get_id (LANYARD_RECORD (sp->connector)),
                                                                  &error);
  g_assert_no_error (error);
  sp->idp_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_ptr_array_add (sp->idp_keys, lanyard_key_ref (lanyard_certificate_get_key (idp_certificate)));
}

static void
clear_sp (SloSp *sp)
{
  g_clear_object (&sp->connector);
  g_free (sp->slug);
  g_free (sp->entity_id);
  g_free (sp->slo_url);
  lanyard_saml_signer_unref (sp->signer);
  g_ptr_array_unref (sp->idp_keys);
}

void
slo_fixture_start (SloFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  fixture->idp = lanyard_idp_new (fixture->base.configuration);
  lanyard_idp_start (fixture->idp, NULL, fixture->browser != NULL ? fixture->browser->port : 0, NULL, &error);
  g_assert_no_error (error);
}

void
slo_fixture_set_up (SloFixture    *fixture,
                    gconstpointer  data)
{
  idp_fixture_set_up (&fixture->base, data);
  set_password (fixture);
  make_sp_key (fixture);
  init_sp (fixture, &fixture->first, g_object_ref (fixture->base.connector));
  init_sp (fixture, &fixture->second, add_second (fixture));
  slo_fixture_start (fixture);
  fixture->base_url = g_strdup (lanyard_idp_get_base_url (fixture->idp));
  fixture->browser = http_browser_new (lanyard_idp_get_port (fixture->idp));
}

void
slo_fixture_tear_down (SloFixture    *fixture,
                       gconstpointer  data)
{
  lanyard_idp_stop (fixture->idp);
  g_assert_finalize_object (g_steal_pointer (&fixture->idp));
  http_browser_free (fixture->browser);
  clear_sp (&fixture->first);
  clear_sp (&fixture->second);
  lanyard_key_unref (fixture->key);
  g_free (fixture->pem);
  g_free (fixture->base_url);
  idp_fixture_tear_down (&fixture->base, data);
}

void
slo_sign_in (HttpBrowser *browser)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = g_strdup_printf ("token=%s&username=ada&password=%s", token, PASSWORD);
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/login", form);

  g_assert_cmpuint (reply->status, ==, 303);
}

gboolean
slo_is_signed_in (HttpBrowser *browser)
{
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/", NULL);

  return reply->status == 200;
}

/* "…" of start…end. */
char *
slo_cut (const char *text,
         const char *start,
         const char *end)
{
  const char *from = strstr (text, start);

  g_assert_nonnull (from);
  from += strlen (start);
  g_assert_nonnull (strstr (from, end));

  return g_strndup (from, strstr (from, end) - from);
}

/* Opens an application; returns its SessionIndex. */
char *
slo_open (HttpBrowser *browser,
          SloSp       *sp)
{
  g_autofree char *path = g_strconcat ("/saml2/", sp->slug, NULL);
  g_autoptr(HttpReply) reply = http_browser_send (browser, path, NULL);
  g_autofree char *encoded = http_find_input (reply->body, "SAMLResponse");
  g_autofree guchar *document = NULL;
  gsize size;

  g_assert_cmpuint (reply->status, ==, 200);
  document = g_base64_decode (encoded, &size);
  g_assert_nonnull (strstr ((char *) document, SLO_EMAIL));

  return slo_cut ((char *) document, "SessionIndex=\"", "\"");
}

char *
slo_make_request (SloFixture    *fixture,
                  SloSp         *sp,
                  const SloWish *wish)
{
  g_autofree char *id = wish->id != NULL ? g_strdup (wish->id) : lanyard_random_dup_id ();
  g_autofree char *destination = g_strdup_printf ("%s/saml2/%s/slo", fixture->base_url,
                                                  wish->destination_slug != NULL ? wish->destination_slug : sp->slug);
  g_autoptr(LanyardSamlNameId) name_id =
    lanyard_saml_name_id_new (wish->name_id != NULL ? wish->name_id : SLO_EMAIL,
                              wish->format != NULL ? wish->format : LANYARD_SAML_NAME_ID_EMAIL, NULL, NULL);
  const LanyardSamlLogoutRequest request = {
    .id = id,
    .issuer = sp->entity_id,
    .destination = destination,
    .name_id = name_id,
    .session_index = wish->session_index,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr(GError) error = NULL;
  char *text = wish->is_post ? lanyard_saml_logout_request_write (&request, sp->signer, &error)
                             : lanyard_saml_logout_request_redirect (&request, wish->relay_state, sp->signer, &error);

  g_assert_no_error (error);
  return text;
}

/* The target of a URL of ours. */
const char *
slo_get_target (SloFixture *fixture,
                const char *url)
{
  g_assert_true (g_str_has_prefix (url, fixture->base_url));
  return url + strlen (fixture->base_url);
}

HttpReply *
slo_send_request (SloFixture    *fixture,
                  HttpBrowser   *browser,
                  SloSp         *sp,
                  const SloWish *wish)
{
  g_autofree char *text = slo_make_request (fixture, sp, wish);
  g_autofree char *path = g_strdup_printf ("/saml2/%s/slo", sp->slug);

  if (wish->is_post)
    {
      g_autofree char *value = lanyard_saml_post_value (text);
      g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
      g_autofree char *form = g_strdup_printf ("SAMLRequest=%s%s%s", escaped,
                                               wish->relay_state != NULL ? "&RelayState=" : "",
                                               wish->relay_state != NULL ? wish->relay_state : "");
      /* Cookies do not come along with a POST from another site (M-56). */
      g_autoptr(HttpBrowser) bare = http_browser_new (browser->port);

      return http_browser_send (bare, path, form);
    }
  if (wish->is_unsigned)
    *strstr (text, "&SigAlg=") = '\0';

  return http_browser_send (browser, slo_get_target (fixture, text), NULL);
}

/* Goes where the browser is sent, through pages of ours, until a service
 * provider's turn comes (its URL) or nothing more follows (NULL, and the last
 * page in @last). */
char *
slo_walk (SloFixture   *fixture,
          HttpBrowser  *browser,
          HttpReply    *reply,
          HttpReply   **last)
{
  g_autoptr(HttpReply) current = reply;

  for (guint hops = 0; hops < 20; hops++)
    {
      g_autofree char *location = http_reply_dup (current, "Location", 0);
      g_autofree char *refresh = http_reply_dup (current, "Refresh", 0);
      const char *target = NULL;

      if (current->status == 303 && g_str_has_prefix (location, "https://"))
        return g_steal_pointer (&location);
      if (current->status == 303)
        target = g_str_has_prefix (location, "http") ? slo_get_target (fixture, location) : location;
      else if (current->status == 200 && refresh != NULL)
        target = strstr (refresh, "url=") + strlen ("url=");
      if (target == NULL)
        {
          *last = g_steal_pointer (&current);
          return NULL;
        }

      g_clear_pointer (&current, http_reply_free);
      current = http_browser_send (browser, target, NULL);
    }

  g_assert_not_reached ();
}

/* A person signs in and opens an application, or two. */
void
slo_enter (HttpBrowser *browser,
           SloSp       *sp,
           SloSp       *other)
{
  slo_sign_in (browser);
  g_free (slo_open (browser, sp));
  if (other != NULL)
    g_free (slo_open (browser, other));
}

HttpReply *
slo_sign_out (HttpBrowser *browser)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/logout", NULL);
  g_autofree char *token = http_find_input (page->body, "token");
  g_autofree char *form = g_strconcat ("token=", token, NULL);

  return http_browser_send (browser, "/logout", form);
}

/* Whom the browser comes to when a service provider asks for a logout. */
char *
slo_ask (SloFixture    *fixture,
         SloSp         *sp,
         const SloWish *wish)
{
  HttpReply *last = NULL;
  char *url = slo_walk (fixture, fixture->browser, slo_send_request (fixture, fixture->browser, sp, wish), &last);

  g_assert_nonnull (url);
  return url;
}

/* Whom it comes to when a service provider answers what it was asked. */
char *
slo_tell (SloFixture        *fixture,
          SloSp             *sp,
          LanyardSamlLogout *asked,
          const char        *status)
{
  HttpReply *last = NULL;
  const char *id = lanyard_saml_logout_get_id (asked);
  char *url = slo_walk (fixture, fixture->browser, slo_answer (fixture, fixture->browser, sp, id, status), &last);

  g_assert_nonnull (url);
  return url;
}

/* What arrived at a service provider, verified as it would. */
LanyardSamlLogout *
slo_receive (SloSp      *sp,
             const char *url)
{
  g_autofree char *idp_entity_id = g_strdup (lanyard_connector_get_idp_entity_id (sp->connector));
  const LanyardSamlTrust trust = { .entity_id = idp_entity_id, .signing_keys = sp->idp_keys };
  g_autoptr(GError) error = NULL;
  LanyardSamlLogout *logout;

  g_assert_nonnull (url);
  g_assert_true (g_str_has_prefix (url, sp->slo_url));
  logout = lanyard_saml_logout_decode_redirect (strchr (url, '?') + 1, &error);
  g_assert_no_error (error);
  lanyard_saml_logout_validate (logout, &trust, sp->slo_url, g_get_real_time () / G_USEC_PER_SEC, NULL, &error);
  g_assert_no_error (error);

  return logout;
}

HttpReply *
slo_answer (SloFixture  *fixture,
            HttpBrowser *browser,
            SloSp       *sp,
            const char  *in_response_to,
            const char  *status)
{
  g_autofree char *id = lanyard_random_dup_id ();
  g_autofree char *destination = g_strdup_printf ("%s/saml2/%s/slo", fixture->base_url, sp->slug);
  const LanyardSamlLogoutResponse response = {
    .id = id,
    .issuer = sp->entity_id,
    .destination = destination,
    .in_response_to = in_response_to,
    .status = status,
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *url = lanyard_saml_logout_response_redirect (&response, NULL, sp->signer, &error);

  g_assert_no_error (error);
  return http_browser_send (browser, slo_get_target (fixture, url), NULL);
}

void
slo_assert_answered (SloSp      *sp,
                     const char *url,
                     const char *in_response_to,
                     const char *status,
                     const char *sub_status)
{
  g_autoptr(LanyardSamlLogout) logout = slo_receive (sp, url);

  g_assert_false (lanyard_saml_logout_is_request (logout));
  g_assert_cmpstr (lanyard_saml_logout_get_in_response_to (logout), ==, in_response_to);
  g_assert_cmpstr (lanyard_saml_logout_get_status (logout), ==, status);
  g_assert_cmpstr (lanyard_saml_logout_get_sub_status (logout), ==, sub_status);
}

void
slo_assert_event (SloFixture *fixture,
                  const char *event,
                  const char *code,
                  const char *rule)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_list_events_sync (fixture->base.configuration, NULL, 1, &error);
  g_autofree char *last = NULL;
  g_autofree char *last_code = NULL;
  g_autofree char *last_rule = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  g_object_get (g_ptr_array_index (events, 0), "event", &last, "code", &last_code, "rule", &last_rule, NULL);
  g_assert_cmpstr (last, ==, event);
  g_assert_cmpstr (last_code, ==, code);
  g_assert_cmpstr (last_rule, ==, rule);
}
