/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* make-crowd FILE PEOPLE SESSIONS PORT PASSWORD: a configuration of two
 * applications that everybody may use; the responses of "one" have one
 * signature, those of "both" have two, as is the default. Prints the cookies of the sessions. The
 * first hundred people have the password. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-key.h"
#include "lanyard-local-configuration.h"
#include "lanyard-password.h"
#include "lanyard-saml.h"
#include "lanyard-session.h"
#include "lanyard-time.h"

#define STEP 1000
#define PASSWORDS 100
#define COOKIE "lanyard_session="

static LanyardConfiguration *configuration;

static void
stop_on_error (GError *error)
{
  if (error == NULL)
    return;

  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
apply (LanyardChanges *changes)
{
  GError *error = NULL;

  lanyard_configuration_apply_sync (configuration, changes, NULL, &error);
  stop_on_error (error);
}

static void
set_port (guint port)
{
  g_autoptr(LanyardChanges) changes = lanyard_changes_new ("Port");
  g_autoptr(LanyardSettings) settings = NULL;
  g_autofree char *base_url = g_strdup_printf ("http://127.0.0.1:%u", port);
  GError *error = NULL;

  settings = lanyard_configuration_load_settings_sync (configuration, &error);
  stop_on_error (error);
  g_object_set (settings, "base-url", base_url, "port", port, NULL);
  lanyard_changes_save (changes, LANYARD_RECORD (settings));
  apply (changes);
}

static LanyardConnector *
make_connector (const char  *slug,
                LanyardSign  sign)
{
  LanyardConnector *connector = lanyard_connector_new ();
  g_autofree char *sp_entity_id = g_strdup_printf ("https://%s.example/saml", slug);
  g_autofree char *idp_entity_id = g_strdup_printf ("https://idp.example/saml2/%s/metadata", slug);
  g_autofree char *acs_url = g_strconcat (sp_entity_id, "/acs", NULL);
  g_autoptr(LanyardAcs) acs = lanyard_acs_new (acs_url, NULL, 0, TRUE);
  static const char * const attributes[][2] = {
    { "mail", "email" }, { "givenName", "first_name" }, { "sn", "last_name" }, { "department", "department" },
  };

  g_object_set (connector,
                "label", "Example", "slug", slug, "sp-entity-id", sp_entity_id, "idp-entity-id", idp_entity_id,
                "state", LANYARD_CONNECTOR_ACTIVE, "sign", sign, NULL);
  g_list_store_append (G_LIST_STORE (lanyard_connector_get_acs (connector)), acs);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new (attributes[i][0], attributes[i][1]);

      g_list_store_append (G_LIST_STORE (lanyard_connector_get_attributes (connector)), attribute);
    }

  return connector;
}

static void
add_key_pair (LanyardChanges   *changes,
              LanyardConnector *connector)
{
  gint64 now = lanyard_time_now ();
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, "example", now, 30, NULL);
  g_autoptr(GBytes) private_key = lanyard_key_export_private (key, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autoptr(LanyardKeyPair) pair = lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                         LANYARD_KEY_ROLE_ACTIVE, pem, now);

  lanyard_changes_add_key_pair (changes, pair, private_key);
}

static LanyardPerson *
make_person (guint number)
{
  g_autofree char *username = g_strdup_printf ("person%u", number);
  g_autofree char *email = g_strdup_printf ("person%u@example.org", number);
  g_autofree char *last_name = g_strdup_printf ("Lovelace %u", number);
  LanyardPerson *person = lanyard_person_new (username, email);

  g_object_set (person, "first-name", "Ada", "last-name", last_name, "department", "Analytical Engines", NULL);
  return person;
}

static void
add_person (LanyardChanges *changes,
            LanyardGroup   *group,
            LanyardPerson  *person,
            const char     *hash)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (person));

  lanyard_changes_save (changes, LANYARD_RECORD (person));
  lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (LANYARD_RECORD (group)), id, TRUE);
  if (hash != NULL)
    lanyard_changes_set_password (changes, id, hash);
}

static void
add_connector (LanyardChanges *changes,
               LanyardGroup   *group,
               const char     *slug,
               LanyardSign     sign)
{
  g_autoptr(LanyardConnector) connector = make_connector (slug, sign);

  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  add_key_pair (changes, connector);
  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, lanyard_record_get_id (LANYARD_RECORD (group)),
                        lanyard_record_get_id (LANYARD_RECORD (connector)), TRUE);
}

static GPtrArray *
add_people (guint       n_people,
            const char *hash)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardGroup) group = lanyard_group_new ("Everybody");
  LanyardChanges *changes = lanyard_changes_new ("Crowd");

  lanyard_changes_save (changes, LANYARD_RECORD (group));
  add_connector (changes, group, "one", LANYARD_SIGN_ASSERTION);
  add_connector (changes, group, "both", LANYARD_SIGN_BOTH);
  for (guint i = 0; i < n_people; i++)
    {
      g_ptr_array_add (people, make_person (i));
      add_person (changes, group, people->pdata[i], i < PASSWORDS ? hash : NULL);
      if (i % STEP != STEP - 1)
        continue;
      apply (changes);
      lanyard_changes_free (changes);
      changes = lanyard_changes_new ("Crowd");
    }
  apply (changes);
  lanyard_changes_free (changes);

  return people;
}

static void
begin_session (LanyardIdp    *idp,
               LanyardPerson *person)
{
  g_autoptr(LanyardHttpRequest) request = lanyard_http_request_new ();
  g_autoptr(LanyardSession) session = NULL;
  const char *cookie;
  GError *error = NULL;

  request->now = lanyard_time_now ();
  request->address = g_strdup ("127.0.0.1");
  request->user_agent = g_strdup ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
  session = lanyard_session_begin (idp, request, person, LANYARD_SECOND_FACTOR_NONE, &error);
  stop_on_error (error);

  cookie = strstr (request->set_cookies->pdata[0], COOKIE);
  if (cookie == NULL)
    g_error ("A session has no cookie");
  printf ("%.*s\n", (int) strcspn (cookie, ";"), cookie);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(LanyardIdp) idp = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autofree char *hash = NULL;
  GError *error = NULL;
  guint n_sessions;

  if (argc != 6)
    return 2;

  lanyard_saml_init ();
  configuration = lanyard_local_configuration_open (argv[1], LANYARD_OPEN_CREATE, "bench", &error);
  stop_on_error (error);
  hash = lanyard_password_hash (argv[5], &error);
  stop_on_error (error);

  set_port (atoi (argv[4]));
  people = add_people (atoi (argv[2]), hash);
  idp = lanyard_idp_new (configuration);
  n_sessions = atoi (argv[3]);
  for (guint i = 0; i < n_sessions; i++)
    begin_session (idp, people->pdata[i % people->len]);
  g_clear_object (&idp);
  g_clear_object (&configuration);

  return 0;
}
