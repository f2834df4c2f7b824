/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-dry-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-dry-run-request-private.h"
#include "lanyard-error.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-random.h"
#include "lanyard-rehearsal-private.h"
#include "lanyard-responder.h"
#include "lanyard-saml-response.h"
#include "lanyard-saml.h"
#include "lanyard-stand-in-private.h"
#include "lanyard-strict-sp-private.h"
#include "lanyard-test-result-private.h"
#include "lanyard-time.h"

/* One dry run while it goes on. */
typedef struct
{
  LanyardDryRun            *dry_run;
  const LanyardDryRunWish  *wish;
  LanyardConfiguration     *rehearsal;
  LanyardSamlRequest       *request;
  char                     *base_url;
  char                     *destination;
} Run;

static void
run_clear (Run *run)
{
  g_clear_object (&run->rehearsal);
  g_clear_pointer (&run->request, lanyard_saml_request_free);
  g_clear_pointer (&run->base_url, g_free);
  g_clear_pointer (&run->destination, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
add_note (Run        *run,
          const char *note)
{
  g_ptr_array_add (run->dry_run->notes, g_strdup (note));
}

/* As a real sign-in, with a session that began a moment ago. */
static LanyardAnswer *
respond (Run               *run,
         LanyardConnector  *connector,
         GError           **error)
{
  g_autoptr(LanyardResponder) responder = lanyard_responder_new (run->rehearsal);
  g_autofree char *session_id = lanyard_random_dup_id ();
  const LanyardSignIn sign_in = {
    .authn_instant = run->wish->now,
    .session_id = session_id,
    .over_tls = TRUE,
  };

  return lanyard_responder_respond_sync (responder, connector, run->dry_run->person, &sign_in, run->request, NULL,
                                         run->destination, run->wish->now, NULL, error);
}

/* The age of what somebody copied says nothing; all else about it counts. */
static gboolean
accept_request (Run               *run,
                LanyardConnector  *connector,
                GError           **error)
{
  g_autoptr(LanyardResponder) responder = NULL;
  g_autoptr(GError) local_error = NULL;
  gint64 instant;
  gint64 age;

  if (run->request == NULL)
    return TRUE;

  responder = lanyard_responder_new (run->rehearsal);
  instant = lanyard_saml_request_get_issue_instant (run->request);
  age = run->wish->now - instant;
  if (age > LANYARD_SAML_SKEW || age < -LANYARD_SAML_SKEW)
    {
      g_autofree char *time = lanyard_time_format (instant);
      /* Translators: a time */
      g_autofree char *note = g_strdup_printf (_("The request is of %s and is looked at as of then; a real sign-in "
                                                 "would refuse one that old"), time);

      add_note (run, note);
    }
  else
    {
      instant = run->wish->now;
    }

  return lanyard_responder_accept (responder, connector, run->request, run->destination, instant,
                                   run->dry_run->request_findings, error);
}

static void
note_kept (Run *run)
{
  LanyardRehearsal *rehearsal = LANYARD_REHEARSAL (run->rehearsal);

  if (_lanyard_rehearsal_would_keep (rehearsal, LANYARD_OPAQUE_NAME_ID))
    add_note (run, _("The person has no persistent identifier at the application yet. The first sign-in makes one and "
                     "keeps it; the one shown is made up"));
  if (_lanyard_rehearsal_would_keep (rehearsal, LANYARD_OPAQUE_PAIRWISE_ID))
    add_note (run, _("The person has no pairwise-id at the application yet. The first sign-in makes one and keeps it; "
                     "the one shown is made up"));
}

static void
note_masked (Run *run)
{
  run->dry_run->masked = _lanyard_rehearsal_has_masked (LANYARD_REHEARSAL (run->rehearsal));
  if (run->dry_run->masked)
    add_note (run, _("Secret values are masked here, in the signed response as well. A real sign-in sends them"));
}

/* What the response says, for those who cannot decrypt it. */
static char *
dup_readable (Run               *run,
              LanyardConnector  *connector,
              const char        *document,
              GError           **error)
{
  g_autoptr(LanyardConnector) plain = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;

  if (strstr (document, ":EncryptedAssertion") == NULL)
    return g_strdup (document);

  plain = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
  g_object_set (plain, "encrypt-assertion", FALSE, NULL);
  answer = respond (run, plain, error);
  if (answer == NULL)
    return NULL;

  add_note (run, _("The assertion is encrypted for the application. Verdicts and tree are those of a second response "
                   "that is not, with other IDs"));
  return g_steal_pointer (&answer->document);
}

static gboolean
judge (Run               *run,
       LanyardConnector  *connector,
       const char        *document,
       GError           **error)
{
  LanyardDryRun *dry_run = run->dry_run;
  g_autofree char *readable = dup_readable (run, connector, document, error);
  LanyardSamlReceived *received;
  gsize size;

  if (readable == NULL)
    return FALSE;
  received = _lanyard_strict_sp_judge_sync (run->rehearsal, connector, readable, dry_run->acs_url, dry_run->request_id,
                                            run->wish->now, dry_run->findings, &dry_run->objection);
  g_clear_pointer (&received, lanyard_saml_received_free);
  size = strlen (readable);
  dry_run->readable = g_bytes_new_take (g_steal_pointer (&readable), size);
  dry_run->outline = lanyard_saml_outline_new (dry_run->readable, error);

  return dry_run->outline != NULL;
}

static gboolean
take_answer (Run               *run,
             LanyardConnector  *connector,
             LanyardAnswer     *answer,
             GError           **error)
{
  LanyardDryRun *dry_run = run->dry_run;

  dry_run->document = g_steal_pointer (&answer->document);
  dry_run->acs_url = g_steal_pointer (&answer->acs_url);
  dry_run->relay_state = g_steal_pointer (&answer->relay_state);
  dry_run->encoded = lanyard_saml_post_value (dry_run->document);
  dry_run->refusal = g_steal_pointer (&answer->reason);

  return judge (run, connector, dry_run->document, error);
}

static gboolean
begin (Run                   *run,
       LanyardConfiguration  *configuration,
       LanyardConnector      *connector,
       GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;

  run->rehearsal = _lanyard_rehearsal_new (configuration);
  if (!run->wish->show_secrets)
    _lanyard_rehearsal_mask_secrets (LANYARD_REHEARSAL (run->rehearsal));
  run->base_url = g_strdup (run->wish->base_url);
  if (run->base_url == NULL)
    {
      settings = lanyard_configuration_load_settings_sync (configuration, error);
      if (settings == NULL)
        return FALSE;
      run->base_url = g_strdup (lanyard_settings_get_base_url (settings));
    }
  run->destination = lanyard_connector_dup_sso_url (connector, run->base_url);

  if (run->wish->request != NULL)
    run->request = _lanyard_dry_run_read_request (run->wish->request, error);
  else if (run->wish->sp_initiated)
    run->request = _lanyard_dry_run_make_request (connector, run->destination, run->wish->now, error);

  return run->request != NULL || (run->wish->request == NULL && !run->wish->sp_initiated);
}

/* A request that is made up here has no signature to demand. */
static LanyardConnector *
choose_connector (Run              *run,
                  LanyardConnector *connector)
{
  LanyardConnector *copy;

  if (!run->dry_run->made_up || !lanyard_connector_get_require_signed_requests (connector))
    return g_object_ref (connector);

  copy = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
  g_object_set (copy, "require-signed-requests", FALSE, NULL);
  add_note (run, _("The request is made up and not signed; a real one must be"));
  return copy;
}

static gboolean
go (Run                   *run,
    LanyardConfiguration  *configuration,
    LanyardConnector      *connector,
    GError               **error)
{
  LanyardDryRun *dry_run = run->dry_run;
  g_autoptr(LanyardConnector) used = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;
  gboolean answered;

  if (!begin (run, configuration, connector, error))
    return FALSE;

  dry_run->made_up = run->request != NULL && run->wish->request == NULL;
  dry_run->request_id = run->request != NULL ? g_strdup (lanyard_saml_request_get_id (run->request)) : NULL;
  used = choose_connector (run, connector);
  accept_request (run, used, &dry_run->refusal);
  if (dry_run->refusal != NULL && !lanyard_saml_error_get_status (dry_run->refusal, &(LanyardSamlStatus) { NULL }))
    return TRUE;

  g_clear_error (&dry_run->refusal);
  answer = respond (run, used, &dry_run->refusal);
  if (answer == NULL)
    return TRUE;

  answered = take_answer (run, used, answer, error);
  note_kept (run);
  note_masked (run);
  return answered;
}

/**
 * lanyard_dry_run_new_sync:
 * @configuration: a configuration; nothing in it is changed
 * @connector: where to sign in
 * @person: who
 * @wish: how
 * @error: what was given as a request is none; what the configuration says.
 *   A sign-in that is refused is no error but a result
 *
 * Goes the way of a real sign-in, without anybody's password: the same
 * authorization, the same response, signed with the connector's key. Nothing
 * is kept of it: no session, no identifier, no event, no used-up request.
 *
 * Returns: (transfer full): what it would have been
 */
LanyardDryRun *
lanyard_dry_run_new_sync (LanyardConfiguration     *configuration,
                          LanyardConnector         *connector,
                          LanyardPerson            *person,
                          const LanyardDryRunWish  *wish,
                          GError                  **error)
{
  g_autoptr(LanyardDryRun) dry_run = NULL;
  g_auto(Run) run = { NULL };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  dry_run = g_new0 (LanyardDryRun, 1);
  dry_run->connector = g_object_ref (connector);
  dry_run->person = g_object_ref (person);
  dry_run->request_findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  dry_run->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  dry_run->notes = g_ptr_array_new_with_free_func (g_free);
  run.dry_run = dry_run;
  run.wish = wish;

  return go (&run, configuration, connector, error) ? g_steal_pointer (&dry_run) : NULL;
}

/**
 * lanyard_dry_run_free:
 * @dry_run: (nullable) (transfer full): a dry run
 */
void
lanyard_dry_run_free (LanyardDryRun *dry_run)
{
  if (dry_run == NULL)
    return;

  g_clear_object (&dry_run->connector);
  g_clear_object (&dry_run->person);
  g_clear_error (&dry_run->refusal);
  g_free (dry_run->document);
  g_free (dry_run->acs_url);
  g_free (dry_run->relay_state);
  g_free (dry_run->encoded);
  g_clear_pointer (&dry_run->readable, g_bytes_unref);
  g_clear_pointer (&dry_run->outline, g_ptr_array_unref);
  g_ptr_array_unref (dry_run->request_findings);
  g_ptr_array_unref (dry_run->findings);
  g_clear_error (&dry_run->objection);
  g_ptr_array_unref (dry_run->notes);
  g_free (dry_run->request_id);
  g_free (dry_run);
}

/**
 * lanyard_dry_run_is_accepted:
 * @dry_run: a dry run
 *
 * Returns: whether the person would be signed in to the application
 */
gboolean
lanyard_dry_run_is_accepted (LanyardDryRun *dry_run)
{
  g_return_val_if_fail (dry_run != NULL, FALSE);

  return dry_run->refusal == NULL && dry_run->document != NULL && dry_run->objection == NULL;
}

static gboolean
refuse_to_stand_in (LanyardDryRun  *dry_run,
                    const char     *why,
                    const char     *fix,
                    GError        **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, why, fix,
                     /* Translators: %s is the label of an application */
                     _("The test service provider cannot stand in for “%s”"),
                     lanyard_connector_get_label (dry_run->connector));
  return FALSE;
}

/* It is known by the request in whose place it took it. */
static gboolean
stand_in (LanyardDryRun         *dry_run,
          LanyardConfiguration  *configuration,
          gint64                 now,
          GError               **error)
{
  g_autofree char *acs_url = NULL;
  g_autoptr(LanyardConnector) known = _lanyard_stand_in_find_sync (configuration, dry_run->request_id, now, &acs_url);

  return known != NULL ||
         _lanyard_stand_in_begin_sync (configuration, dry_run->connector, dry_run->request_id, now, error);
}

/* The test SP takes answers to its own requests alone. */
static gboolean
register_request (LanyardDryRun         *dry_run,
                  LanyardConfiguration  *configuration,
                  const char            *base_url,
                  gint64                 now,
                  GError               **error)
{
  g_autofree char *waiting = NULL;

  if (!dry_run->made_up)
    return TRUE;
  if (lanyard_dry_run_stands_in (dry_run, base_url) && !stand_in (dry_run, configuration, now, error))
    return FALSE;

  waiting = g_strconcat (lanyard_record_get_id (LANYARD_RECORD (dry_run->connector)), "\n",
                         dry_run->relay_state != NULL ? dry_run->relay_state : "", NULL);
  return lanyard_configuration_put_state_sync (configuration, LANYARD_TEST_REQUEST_KIND, dry_run->request_id, waiting,
                                               now + LANYARD_SAML_SKEW, FALSE, error);
}

/**
 * lanyard_dry_run_stands_in:
 * @dry_run: a dry run
 * @base_url: where the test SP is
 *
 * Returns: whether the test SP is not the connector's own service provider, so
 *   that it has to take the place of that one
 */
gboolean
lanyard_dry_run_stands_in (LanyardDryRun *dry_run,
                           const char    *base_url)
{
  g_autofree char *entity_id = NULL;

  g_return_val_if_fail (dry_run != NULL, FALSE);
  g_return_val_if_fail (base_url != NULL, FALSE);

  entity_id = g_strconcat (base_url, "/test-sp/metadata", NULL);
  return g_strcmp0 (lanyard_connector_get_sp_entity_id (dry_run->connector), entity_id) != 0;
}

/**
 * lanyard_dry_run_check_test_sp:
 * @dry_run: a dry run
 * @base_url: where the test SP is
 * @error: %LANYARD_ERROR_REFUSED
 *
 * For a connector of another service provider the test SP must be able to do
 * what that one does, and must know by the request in whose place it is.
 *
 * Returns: whether the response can be sent to the test SP
 */
gboolean
lanyard_dry_run_check_test_sp (LanyardDryRun  *dry_run,
                               const char     *base_url,
                               GError        **error)
{
  g_return_val_if_fail (dry_run != NULL, FALSE);
  g_return_val_if_fail (base_url != NULL, FALSE);

  if (dry_run->document == NULL)
    return refuse_to_stand_in (dry_run, _("There is no response"), _("Remove what the refusal names"), error);
  if (!lanyard_dry_run_stands_in (dry_run, base_url))
    return TRUE;
  if (strstr (dry_run->document, ":EncryptedAssertion") != NULL)
    return refuse_to_stand_in (dry_run, _("Only the application can decrypt its assertions"),
                               _("Rely on the verdicts above, or sign in at the application"), error);
  if (!dry_run->made_up)
    return refuse_to_stand_in (dry_run, _("It only takes answers to a request that was made for it"),
                               _("Run dry again and let it begin with the application"), error);

  return TRUE;
}

/**
 * lanyard_dry_run_send_to_test_sp_sync:
 * @dry_run: a dry run that has a response
 * @configuration: the configuration of the identity provider with the test SP
 * @base_url: where that is
 * @now: seconds
 * @error: what the configuration says; %LANYARD_ERROR_REFUSED; that the test
 *   SP refuses the response is no error
 *
 * Hands the response to the bundled test service provider, as a browser would;
 * if it has another addressee, the test SP stands in for that one.
 * From here on it is a test like any other: an event, and a result.
 *
 * Returns: whether it arrived
 */
gboolean
lanyard_dry_run_send_to_test_sp_sync (LanyardDryRun         *dry_run,
                                      LanyardConfiguration  *configuration,
                                      const char            *base_url,
                                      gint64                 now,
                                      GError               **error)
{
  const char *relay_state;
  g_autoptr(LanyardTestResult) result = NULL;
  g_autoptr(LanyardEvent) event = NULL;

  g_return_val_if_fail (dry_run != NULL && dry_run->encoded != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  if (!lanyard_dry_run_check_test_sp (dry_run, base_url, error) ||
      !register_request (dry_run, configuration, base_url, now, error))
    return FALSE;

  relay_state = dry_run->relay_state != NULL || !dry_run->made_up ? dry_run->relay_state : "";
  result = _lanyard_test_result_verify_sync (configuration, base_url, dry_run->encoded, relay_state, now);
  event = lanyard_event_new ("test", now);
  g_object_set (event, "person", lanyard_record_get_id (LANYARD_RECORD (dry_run->person)), NULL);

  return _lanyard_test_result_keep_sync (result, configuration, event, now, error) &&
         lanyard_configuration_add_event_sync (configuration, event, error);
}
