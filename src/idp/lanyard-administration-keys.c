/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration-private.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-pair-file.h"
#include "lanyard-time.h"

/* What every change of keys is made from. */
typedef struct
{
  LanyardConnector *connector;
  GPtrArray        *key_pairs;
  LanyardChanges   *changes;
} Work;

static void
clear_work (Work *work)
{
  g_clear_object (&work->connector);
  g_clear_pointer (&work->key_pairs, g_ptr_array_unref);
  g_clear_pointer (&work->changes, lanyard_changes_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static gboolean
begin_work (Work                  *work,
            LanyardConfiguration  *configuration,
            const char            *connector_id,
            GError               **error)
{
  work->connector = (LanyardConnector *) lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR,
                                                                          connector_id, error);
  if (work->connector == NULL)
    return FALSE;
  work->key_pairs = lanyard_configuration_list_key_pairs_sync (configuration, connector_id, error);

  return work->key_pairs != NULL;
}

/*< private >
 * _lanyard_administration_fit_algorithm:
 * @connector: a connector that may be changed
 * @key: what signs for it
 *
 * An RSA algorithm cannot be used with an EC key and the other way round: the
 * algorithm follows the key, in the same step.
 *
 * Returns: whether the connector has another one now
 */
gboolean
_lanyard_administration_fit_algorithm (LanyardConnector *connector,
                                       LanyardKey       *key)
{
  LanyardSignatureAlgorithm algorithm = lanyard_connector_get_signature_algorithm (connector);
  gboolean is_ecdsa = algorithm == LANYARD_SIGNATURE_ECDSA_SHA256 || algorithm == LANYARD_SIGNATURE_ECDSA_SHA384;

  if (lanyard_key_is_rsa (key) && is_ecdsa)
    algorithm = LANYARD_SIGNATURE_RSA_SHA256;
  else if (!lanyard_key_is_rsa (key) && !is_ecdsa)
    algorithm = lanyard_key_get_bits (key) > 256 ? LANYARD_SIGNATURE_ECDSA_SHA384 : LANYARD_SIGNATURE_ECDSA_SHA256;
  else
    return FALSE;

  g_object_set (connector, "signature-algorithm", algorithm, NULL);
  return TRUE;
}

static void
fit_signature_algorithm (Work       *work,
                         LanyardKey *key)
{
  if (_lanyard_administration_fit_algorithm (work->connector, key))
    lanyard_changes_save (work->changes, LANYARD_RECORD (work->connector));
}

static void
retire_active_key_pairs (Work   *work,
                         gint64  now)
{
  for (guint i = 0; i < work->key_pairs->len; i++)
    {
      LanyardKeyPair *pair = g_ptr_array_index (work->key_pairs, i);

      if (lanyard_key_pair_get_role (pair) != LANYARD_KEY_ROLE_ACTIVE)
        continue;

      g_object_set (pair, "role", LANYARD_KEY_ROLE_RETIRED, "replaced", now, "retired", now, NULL);
      lanyard_changes_save (work->changes, LANYARD_RECORD (pair));
    }
}

static gboolean
check_key_fits (LanyardKey          *key,
                LanyardCertificate  *certificate,
                GError             **error)
{
  if (lanyard_key_matches (key, lanyard_certificate_get_key (certificate)))
    return TRUE;

  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_MISMATCH,
                     _("Nothing that it signs would verify"),
                     _("Choose the private key that this certificate was made for"),
                     _("The private key (%s) does not belong to the certificate of “%s”"),
                     lanyard_key_get_label (key), lanyard_certificate_get_subject (certificate));
  return FALSE;
}

static char *
summarize_step (LanyardRolloverStep  step,
                LanyardConnector    *connector)
{
  const char *label = lanyard_connector_get_label (connector);

  switch (step)
    {
    case LANYARD_ROLLOVER_START:
      /* Translators: an entry of the history; the label of an application */
      return g_strdup_printf (_("Make the next certificate of %s"), label);
    case LANYARD_ROLLOVER_TICK:
      /* Translators: an entry of the history; the label of an application */
      return g_strdup_printf (_("Tick that %s has the next certificate"), label);
    case LANYARD_ROLLOVER_SWITCH:
      /* Translators: an entry of the history; the label of an application */
      return g_strdup_printf (_("Sign for %s with the next certificate"), label);
    case LANYARD_ROLLOVER_RETIRE:
      /* Translators: an entry of the history; the label of an application */
      return g_strdup_printf (_("Retire the certificate before of %s"), label);
    case LANYARD_ROLLOVER_BACK:
    default:
      /* Translators: an entry of the history; the label of an application */
      return g_strdup_printf (_("Go a step back with the certificate of %s"), label);
    }
}

LanyardCertificate *
_lanyard_administration_parse_certificate (LanyardKeyPair  *pair,
                                           GError         **error)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));

  return lanyard_certificate_new_from_data (data, error);
}

/* A service provider that was given ECDSA may not take RSA, and the other way
 * round: the next key is of the kind that signs now. */
static LanyardKeyType
choose_key_type (LanyardKeyPair *active)
{
  g_autoptr(LanyardCertificate) certificate = _lanyard_administration_parse_certificate (active, NULL);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || lanyard_key_is_rsa (key))
    return LANYARD_KEY_RSA_3072;

  return lanyard_key_get_bits (key) > 256 ? LANYARD_KEY_EC_P384 : LANYARD_KEY_EC_P256;
}

/* After a switch, or a switch back. */
static gboolean
fit_to_active_pair (Work    *work,
                    GError **error)
{
  LanyardKeyPair *active = lanyard_rollover_get_active (work->key_pairs);
  g_autoptr(LanyardCertificate) certificate = _lanyard_administration_parse_certificate (active, error);

  if (certificate == NULL)
    return FALSE;

  fit_signature_algorithm (work, lanyard_certificate_get_key (certificate));
  return TRUE;
}

static gboolean
put_pair_in_use (Work                  *work,
                 LanyardConfiguration  *configuration,
                 LanyardKey            *key,
                 LanyardCertificate    *certificate,
                 gint64                 now,
                 char                 **change_id,
                 GError               **error)
{
  g_autofree char *summary = g_strdup_printf (_("Replace the key of %s"), lanyard_connector_get_label (work->connector));

  work->changes = lanyard_changes_new (summary);
  retire_active_key_pairs (work, now);
  if (!_lanyard_administration_add_key_pair (work->changes, lanyard_record_get_id (LANYARD_RECORD (work->connector)),
                                             LANYARD_KEY_ROLE_ACTIVE, key, certificate, now, error))
    return FALSE;

  fit_signature_algorithm (work, key);
  return lanyard_configuration_apply_sync (configuration, work->changes, change_id, error);
}

static gboolean
stage_pair (Work                  *work,
            LanyardConfiguration  *configuration,
            LanyardKey            *key,
            LanyardCertificate    *certificate,
            gint64                 now,
            char                 **change_id,
            GError               **error)
{
  g_autofree char *summary = summarize_step (LANYARD_ROLLOVER_START, work->connector);

  if (!lanyard_rollover_check (lanyard_rollover_get_stage (work->key_pairs), LANYARD_ROLLOVER_START, error))
    return FALSE;

  work->changes = lanyard_changes_new (summary);
  return _lanyard_administration_add_key_pair (work->changes, lanyard_record_get_id (LANYARD_RECORD (work->connector)),
                                               LANYARD_KEY_ROLE_NEXT, key, certificate, now, error) &&
         lanyard_configuration_apply_sync (configuration, work->changes, change_id, error);
}

/*< private >
 * _lanyard_administration_add_next_pair:
 * @changes: where to
 * @connector: whose
 * @key_pairs: (element-type LanyardKeyPair): its pairs, of which one is active
 *
 * Makes the pair that signs next.
 */
gboolean
_lanyard_administration_add_next_pair (LanyardChanges    *changes,
                                       LanyardConnector  *connector,
                                       GPtrArray         *key_pairs,
                                       gint64             now,
                                       GError           **error)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (choose_key_type (lanyard_rollover_get_active (key_pairs)), error);
  g_autoptr(LanyardCertificate) certificate = NULL;

  if (key == NULL)
    return FALSE;

  certificate = lanyard_certificate_new_self_signed (key, lanyard_connector_get_slug (connector), now,
                                                     LANYARD_CERTIFICATE_DAYS, error);
  return certificate != NULL &&
         _lanyard_administration_add_key_pair (changes, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                               LANYARD_KEY_ROLE_NEXT, key, certificate, now, error);
}

gboolean
_lanyard_administration_add_key_pair (LanyardChanges      *changes,
                                      const char          *connector_id,
                                      LanyardKeyRole       role,
                                      LanyardKey          *key,
                                      LanyardCertificate  *certificate,
                                      gint64               now,
                                      GError             **error)
{
  g_autoptr(GBytes) private_key = lanyard_key_export_private (key, error);
  g_autoptr(LanyardKeyPair) pair = NULL;
  g_autofree char *pem = NULL;

  if (private_key == NULL)
    return FALSE;

  pem = lanyard_certificate_dup_pem (certificate);
  pair = lanyard_key_pair_new (connector_id, role, pem, now);
  lanyard_changes_add_key_pair (changes, pair, private_key);
  return TRUE;
}

/**
 * lanyard_administration_replace_key_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @key: a private key
 * @certificate: the certificate of @key
 * @error: %LANYARD_CRYPTO_ERROR_MISMATCH
 *
 * Makes a pair the one that signs; the one before is retired. When the
 * signature algorithm does not fit the new kind of key, it becomes the usual
 * one for it in the same transaction. Dates and strength are not looked at:
 * that is what lanyard_administration_import_pair_sync() does.
 *
 * Returns: whether the pair is in use
 */
gboolean
lanyard_administration_replace_key_sync (LanyardConfiguration  *configuration,
                                         const char            *connector_id,
                                         LanyardKey            *key,
                                         LanyardCertificate    *certificate,
                                         GError               **error)
{
  g_auto(Work) work = { NULL };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);
  g_return_val_if_fail (key != NULL && certificate != NULL, FALSE);

  return check_key_fits (key, certificate, error) &&
         begin_work (&work, configuration, connector_id, error) &&
         put_pair_in_use (&work, configuration, key, certificate, lanyard_time_now (), NULL, error);
}

/**
 * lanyard_administration_import_pair_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @role: %LANYARD_KEY_ROLE_ACTIVE to sign with it at once,
 *   %LANYARD_KEY_ROLE_NEXT to begin a rollover with it
 * @key: a private key
 * @certificate: the certificate of @key
 * @now: seconds
 * @change_id: (out) (optional): what undoes it
 * @error: what lanyard_pair_check() gives, or %LANYARD_ERROR_REFUSED when a
 *   rollover is under way already
 *
 * Takes over a pair that an administrator made elsewhere.
 *
 * Returns: whether it is there
 */
gboolean
lanyard_administration_import_pair_sync (LanyardConfiguration  *configuration,
                                         const char            *connector_id,
                                         LanyardKeyRole         role,
                                         LanyardKey            *key,
                                         LanyardCertificate    *certificate,
                                         gint64                 now,
                                         char                 **change_id,
                                         GError               **error)
{
  g_auto(Work) work = { NULL };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);
  g_return_val_if_fail (role == LANYARD_KEY_ROLE_ACTIVE || role == LANYARD_KEY_ROLE_NEXT, FALSE);

  if (!lanyard_pair_check (key, certificate, now, error) ||
      !begin_work (&work, configuration, connector_id, error))
    return FALSE;

  return role == LANYARD_KEY_ROLE_NEXT
         ? stage_pair (&work, configuration, key, certificate, now, change_id, error)
         : put_pair_in_use (&work, configuration, key, certificate, now, change_id, error);
}

/**
 * lanyard_administration_rollover_sync:
 * @configuration: where the connector is
 * @connector_id: its id
 * @step: what to do
 * @now: seconds
 * @change_id: (out) (optional): what undoes it
 * @error: %LANYARD_ERROR_REFUSED when that is not the next step
 *
 * One step of a change of certificates with an overlap (M-61), as one change
 * that can be undone. The first makes a pair of the kind that signs now, with
 * a certificate of three years. The signature algorithm follows the key that
 * signs.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_administration_rollover_sync (LanyardConfiguration  *configuration,
                                      const char            *connector_id,
                                      LanyardRolloverStep    step,
                                      gint64                 now,
                                      char                 **change_id,
                                      GError               **error)
{
  g_auto(Work) work = { NULL };
  g_autofree char *summary = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (connector_id != NULL, FALSE);

  if (!begin_work (&work, configuration, connector_id, error) ||
      !lanyard_rollover_check (lanyard_rollover_get_stage (work.key_pairs), step, error))
    return FALSE;

  summary = summarize_step (step, work.connector);
  work.changes = lanyard_changes_new (summary);
  if (step == LANYARD_ROLLOVER_START)
    {
      if (!_lanyard_administration_add_next_pair (work.changes, work.connector, work.key_pairs, now, error))
        return FALSE;
    }
  else if (!lanyard_rollover_take (step, work.key_pairs, lanyard_configuration_get_actor (configuration), now,
                                   work.changes, error) ||
           !fit_to_active_pair (&work, error))
    return FALSE;

  return lanyard_configuration_apply_sync (configuration, work.changes, change_id, error);
}
