/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-negative-suite.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-dry-run-request-private.h"
#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-rehearsal-private.h"
#include "lanyard-responder.h"
#include "lanyard-saml-broken.h"
#include "lanyard-saml.h"
#include "lanyard-strict-sp-private.h"

#define DAY 86400
#define WRONG_AUDIENCE "https://wrong-audience.invalid/metadata"

typedef struct _Making Making;

/* Makes the document of one case. */
typedef char *(*MakeFunc) (Making  *making,
                           GError **error);

/* A suite while it is made. */
struct _Making
{
  LanyardNegativeSuite *suite;
  LanyardConfiguration *rehearsal;
  LanyardSamlRequest   *request;
  LanyardConnector     *connector;      /* in the clear, unsigned requests are fine */
  char                 *destination;
  char                 *control;
  gint64                now;
};

static void
making_clear (Making *making)
{
  g_clear_object (&making->rehearsal);
  g_clear_pointer (&making->request, lanyard_saml_request_free);
  g_clear_object (&making->connector);
  g_clear_pointer (&making->destination, g_free);
  g_clear_pointer (&making->control, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static LanyardAnswer *
respond (Making            *making,
         LanyardConnector  *connector,
         gint64             now,
         GError           **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (making->rehearsal);
  g_autofree char *session_id = lanyard_random_dup_id ();
  const LanyardSignIn sign_in = { .authn_instant = now, .session_id = session_id, .over_tls = TRUE };
  g_autoptr(LanyardAnswer) answer = NULL;

  answer = lanyard_responder_respond_sync (responder, connector, making->suite->person, &sign_in, making->request, NULL,
                                           making->destination, now, NULL, error);
  if (answer == NULL || answer->success)
    return g_steal_pointer (&answer);

  g_propagate_error (error, g_steal_pointer (&answer->reason));
  return NULL;
}

static char *
dup_response (Making            *making,
              LanyardConnector  *connector,
              gint64             now,
              GError           **error)
{
  g_autoptr(LanyardAnswer) answer = respond (making, connector, now, error);

  return answer != NULL ? g_steal_pointer (&answer->document) : NULL;
}

static LanyardConnector *
copy_connector (Making *making)
{
  return LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (making->connector)));
}

static char *
make_control (Making  *making,
              GError **error)
{
  return g_strdup (making->control);
}

static char *
make_expired (Making  *making,
              GError **error)
{
  return dup_response (making, making->connector, making->now - DAY, error);
}

static char *
make_future (Making  *making,
             GError **error)
{
  return dup_response (making, making->connector, making->now + DAY, error);
}

static char *
make_audience (Making  *making,
               GError **error)
{
  g_autoptr(LanyardConnector) connector = copy_connector (making);

  g_object_set (connector, "audience", WRONG_AUDIENCE, "additional-audiences", NULL, NULL);
  return dup_response (making, connector, making->now, error);
}

static char *
make_sha1 (Making  *making,
           GError **error)
{
  g_autoptr(LanyardConnector) connector = copy_connector (making);

  g_object_set (connector, "signature-algorithm", LANYARD_SIGNATURE_RSA_SHA1, NULL);
  return dup_response (making, connector, making->now, error);
}

static LanyardSamlSign
get_sign (LanyardConnector *connector)
{
  switch (lanyard_connector_get_sign (connector))
    {
    case LANYARD_SIGN_RESPONSE:
      return LANYARD_SAML_SIGN_RESPONSE;
    case LANYARD_SIGN_ASSERTION:
      return LANYARD_SAML_SIGN_ASSERTION;
    case LANYARD_SIGN_BOTH:
    default:
      return LANYARD_SAML_SIGN_BOTH;
    }
}

static char *
make_broken (Making            *making,
             LanyardSamlBreak   what,
             GError           **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (making->rehearsal);
  g_autoptr(LanyardSamlSigner) signer = lanyard_responder_prepare_signer_sync (responder, making->connector, error);
  g_autofree char *document = signer != NULL ? dup_response (making, making->connector, making->now, error) : NULL;

  return document != NULL ? lanyard_saml_broken_write (document, what, signer, get_sign (making->connector), error) : NULL;
}

static char *
make_recipient (Making  *making,
                GError **error)
{
  return make_broken (making, LANYARD_SAML_BREAK_RECIPIENT, error);
}

static char *
make_unsigned (Making  *making,
               GError **error)
{
  return make_broken (making, LANYARD_SAML_BREAK_UNSIGNED, error);
}

static char *
make_wrapped (Making  *making,
              GError **error)
{
  return make_broken (making, LANYARD_SAML_BREAK_WRAPPED, error);
}

/* One that is required, else any that the person has a value for. */
static guint
choose_attribute (Making *making)
{
  GListModel *rows = lanyard_connector_get_attributes (making->connector);
  guint chosen = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(LanyardAttribute) row = g_list_model_get_item (rows, i);
      g_autofree char *name = g_markup_printf_escaped (" Name=\"%s\"", lanyard_attribute_get_name (row) != NULL
                                                                       ? lanyard_attribute_get_name (row) : "");

      if (strstr (making->control, name) == NULL)
        continue;
      if (lanyard_attribute_is_required (row))
        return i;
      if (chosen == G_MAXUINT)
        chosen = i;
    }

  return chosen;
}

static char *
make_attribute (Making  *making,
                GError **error)
{
  g_autoptr(LanyardConnector) connector = copy_connector (making);
  GListModel *rows = lanyard_connector_get_attributes (making->suite->demanding);
  guint position = choose_attribute (making);
  g_autoptr(LanyardAttribute) row = NULL;

  if (position == G_MAXUINT)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, NULL, _("The application gets no attribute that could be left out"));
      return NULL;
    }

  row = g_list_model_get_item (rows, position);
  g_object_set (row, "required", TRUE, NULL);
  g_list_store_remove (G_LIST_STORE (lanyard_connector_get_attributes (connector)), position);
  return dup_response (making, connector, making->now, error);
}

static const struct
{
  const char *id;
  const char *title;
  const char *conclusion;
  MakeFunc    make;
} cases[] = {
  { "control", N_("A correct response"),
    N_("It must be accepted: while it is refused, the others prove nothing"), make_control },
  { "expired", N_("Expired since yesterday"),
    N_("Times are not checked: who finds an old response can use it"), make_expired },
  { "future", N_("Valid from tomorrow"),
    N_("The beginning of the validity is not checked, or the clock is off by a day"), make_future },
  { "audience", N_("Made for another application"),
    N_("The audience is not checked: the administrator of another application could sign in here"), make_audience },
  { "recipient", N_("Made for another address"),
    N_("The recipient is not checked: what was sent to another application could be used here"), make_recipient },
  { "unsigned", N_("Not signed at all"),
    N_("Signatures are not required: anybody can sign in as anybody. Switch single sign-on off and tell the vendor"),
    make_unsigned },
  { "wrapped", N_("A forged part beside the signed one"),
    N_("Something else is read than was signed: anybody who has one response can become anybody. Tell the vendor"),
    make_wrapped },
  { "sha1", N_("Signed with SHA-1"),
    N_("A broken algorithm is still accepted: demand SHA-256 in the settings of the application"), make_sha1 },
  { "attribute", N_("An attribute is missing"),
    N_("The application does without it: look which account it made, and with which rights"), make_attribute },
  { "replay", N_("The correct response a second time"),
    N_("Responses are not remembered: who overhears one can use it while it is valid. Send the control first"),
    make_control },
};

static void
free_case (gpointer data)
{
  LanyardNegativeCase *item = data;

  g_free (item->document);
  g_free (item->encoded);
  g_clear_error (&item->fault);
  g_clear_error (&item->refusal);
  g_free (item);
}

static void
make_cases (Making *making)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LanyardNegativeCase *item = g_new0 (LanyardNegativeCase, 1);

      item->id = cases[i].id;
      item->title = _(cases[i].title);
      item->conclusion = _(cases[i].conclusion);
      item->document = cases[i].make (making, &item->fault);
      item->encoded = item->document != NULL ? lanyard_saml_post_value (item->document) : NULL;
      g_ptr_array_add (making->suite->cases, item);
    }
}

/* An application that takes no unsolicited response gets the answer to a
 * request that it did not send. */
static gboolean
begin (Making                *making,
       LanyardConfiguration  *configuration,
       GError               **error)
{
  LanyardNegativeSuite *suite = making->suite;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (configuration, error);
  g_autoptr(LanyardAnswer) answer = NULL;

  if (settings == NULL)
    return FALSE;

  making->rehearsal = _lanyard_rehearsal_new (configuration);
  making->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (suite->connector)));
  g_object_set (making->connector, "encrypt-assertion", FALSE, "require-signed-requests", FALSE, NULL);
  making->destination = lanyard_connector_dup_sso_url (making->connector, lanyard_settings_get_base_url (settings));
  if (!lanyard_connector_get_idp_initiated (making->connector))
    {
      making->request = _lanyard_dry_run_make_request (making->connector, making->destination, making->now, error);
      if (making->request == NULL)
        return FALSE;
      suite->request_id = g_strdup (lanyard_saml_request_get_id (making->request));
    }

  answer = respond (making, making->connector, making->now, error);
  if (answer == NULL)
    return FALSE;

  making->control = g_steal_pointer (&answer->document);
  suite->acs_url = g_steal_pointer (&answer->acs_url);
  suite->relay_state = g_steal_pointer (&answer->relay_state);
  suite->demanding = copy_connector (making);
  suite->valid_until = making->now + lanyard_connector_get_assertion_lifetime (suite->connector);
  return TRUE;
}

static gboolean
record (LanyardNegativeSuite  *suite,
        LanyardConfiguration  *configuration,
        gint64                 now,
        GError               **error)
{
  g_autoptr(LanyardEvent) event = lanyard_event_new (LANYARD_NEGATIVE_EVENT, now);

  g_object_set (event,
                "connector", lanyard_record_get_id (LANYARD_RECORD (suite->connector)),
                "person", lanyard_record_get_id (LANYARD_RECORD (suite->person)),
                "detail", suite->acs_url,
                "message", _("Broken responses were made on purpose to test the application"),
                NULL);
  return lanyard_configuration_add_event_sync (configuration, event, error);
}

/**
 * lanyard_negative_suite_list_limits:
 * @connector: whose service provider is to be tested
 *
 * The responses answer no request of the service provider and are never
 * encrypted: one that demands either refuses the control as well.
 *
 * Returns: (transfer full): why the real service provider may refuse the control,
 *   and what to do, translated sentences; empty if nothing speaks for it
 */
char **
lanyard_negative_suite_list_limits (LanyardConnector *connector)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  if (!lanyard_connector_get_idp_initiated (connector))
    g_strv_builder_add (builder,
                        _("This application takes only answers to its own requests, and these answer none: it refuses the "
                          "correct response, too, and its refusals prove nothing. Allow sign-in that the identity provider "
                          "starts there for the time of the test, else try at the test service provider."));
  if (lanyard_connector_get_encrypt_assertion (connector))
    g_strv_builder_add (builder,
                        _("This application gets encrypted assertions, and these are not encrypted: if it demands encryption, "
                          "it refuses the correct response, too, and its refusals prove nothing. Allow unencrypted assertions "
                          "there for the time of the test, else try at the test service provider."));

  return g_strv_builder_end (builder);
}

/**
 * lanyard_negative_suite_make_sync:
 * @configuration: a configuration; it gets an event and is else not changed
 * @connector: whose service provider is to be tested
 * @person: who signs in; must be allowed to
 * @now: seconds
 * @error: why @person cannot sign in at all; the configuration's
 *
 * Makes a correct response and those that every service provider must refuse,
 * signed with the connector's key: only for an administrator who asked for
 * exactly that. Nothing is sent.
 *
 * Returns: (transfer full): the responses
 */
LanyardNegativeSuite *
lanyard_negative_suite_make_sync (LanyardConfiguration  *configuration,
                                  LanyardConnector      *connector,
                                  LanyardPerson         *person,
                                  gint64                 now,
                                  GError               **error)
{
  g_autoptr(LanyardNegativeSuite) suite = NULL;
  g_auto(Making) making = { NULL };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  suite = g_new0 (LanyardNegativeSuite, 1);
  suite->connector = g_object_ref (connector);
  suite->person = g_object_ref (person);
  suite->cases = g_ptr_array_new_with_free_func (free_case);
  making.suite = suite;
  making.now = now;
  if (!begin (&making, configuration, error) || !record (suite, configuration, now, error))
    return NULL;

  make_cases (&making);
  return g_steal_pointer (&suite);
}

/**
 * lanyard_negative_suite_free:
 * @suite: (nullable) (transfer full): a suite
 */
void
lanyard_negative_suite_free (LanyardNegativeSuite *suite)
{
  if (suite == NULL)
    return;

  g_clear_object (&suite->connector);
  g_clear_object (&suite->person);
  g_clear_object (&suite->demanding);
  g_free (suite->acs_url);
  g_free (suite->relay_state);
  g_free (suite->request_id);
  g_ptr_array_unref (suite->cases);
  g_free (suite);
}

/**
 * lanyard_negative_suite_find:
 * @suite: a suite
 * @id: a case
 *
 * Returns: (transfer none) (nullable): the case; %NULL: there is none of that name
 */
LanyardNegativeCase *
lanyard_negative_suite_find (LanyardNegativeSuite *suite,
                             const char           *id)
{
  g_return_val_if_fail (suite != NULL, NULL);

  for (guint i = 0; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = suite->cases->pdata[i];

      if (g_strcmp0 (item->id, id) == 0)
        return item;
    }

  return NULL;
}

/**
 * lanyard_negative_suite_judge_sync:
 * @suite: a suite
 * @configuration: where the connector's certificate is
 * @now: seconds
 * @error: what is no verdict
 *
 * Lets the test service provider judge all of them, in the place of the
 * application's own. Nothing is kept of it.
 *
 * Returns: whether it accepts the control and refuses the rest
 */
gboolean
lanyard_negative_suite_judge_sync (LanyardNegativeSuite  *suite,
                                   LanyardConfiguration  *configuration,
                                   gint64                 now,
                                   GError               **error)
{
  g_autoptr(LanyardConfiguration) rehearsal = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (suite != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  rehearsal = _lanyard_rehearsal_new (configuration);
  for (guint i = 0; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = suite->cases->pdata[i];
      gboolean is_control = strcmp (item->id, "control") == 0;
      g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
      g_autoptr(LanyardSamlReceived) received = NULL;

      if (item->document == NULL)
        continue;
      g_clear_error (&item->refusal);
      received = _lanyard_strict_sp_judge_sync (rehearsal, strcmp (item->id, "attribute") == 0 ? suite->demanding
                                                                                               : suite->connector,
                                                item->document, suite->acs_url, suite->request_id, now, findings,
                                                &item->refusal);
      item->judged = TRUE;
      item->accepted = received != NULL;
      good &= item->accepted == is_control;
    }

  if (!good)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, NULL, NULL,
                       _("The test service provider did not accept the correct response alone"));
  return good;
}

/**
 * lanyard_negative_suite_choose_person_sync:
 * @configuration: a configuration
 * @connector: a connector
 * @error: %LANYARD_ERROR_NOT_FOUND: nobody may use it
 *
 * Returns: (transfer full): somebody who may use @connector
 */
LanyardPerson *
lanyard_negative_suite_choose_person_sync (LanyardConfiguration  *configuration,
                                           LanyardConnector      *connector,
                                           GError               **error)
{
  g_auto(GStrv) groups = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, NULL,
                                                  lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      g_auto(GStrv) people = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, groups[i],
                                                                    NULL, error);

      if (people == NULL)
        return NULL;
      for (guint j = 0; people[j] != NULL; j++)
        {
          g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, people[j],
                                                                             NULL);

          if (person != NULL && !lanyard_person_is_suspended (LANYARD_PERSON (person)))
            return LANYARD_PERSON (g_steal_pointer (&person));
        }
    }

  if (groups != NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("A response is always about somebody"),
                       _("Grant the application to a group that has members"),
                       _("Nobody may use “%s”"), lanyard_connector_get_label (connector));
  return NULL;
}
